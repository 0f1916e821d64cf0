package export

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

// TerminalTold writes one event as a page to read: its values, the claims that differ
// from them, and every report that tells it with its words.
func TerminalTold(w io.Writer, e *sitrep.Told, opt TerminalOptions) error {
	t := newTerminal(w, opt)
	t.toldHead(e.Event)
	t.values(e.Event)
	t.claims(e)
	for i, d := range e.Documents {
		t.rule(fmt.Sprintf("Report %d of %d", i+1, len(e.Documents)))
		t.source(d)
		var shown []sitrep.Span // sentences
		around := t.sentencesAround(d)
		for _, m := range e.Mentions {
			if m.Document == d.ID {
				shown = append(shown, m.Sentence)
			}
		}
		last := sitrep.Span{Start: -1}
		for _, m := range e.Mentions {
			if m.Document != d.ID {
				continue
			}
			if m.Sentence != last && readAt(d, m.Sentence.Start) >= 0 { // a headline beside the report stands above
				last = m.Sentence
				t.w.WriteByte('\n')
				t.line(margin, margin, t.sentence(&report{Analysis: &sitrep.Analysis{Doc: d}}, m)...)
			}
			shown = t.elsewhere(d, m, around, shown)
		}
	}
	return t.w.Flush()
}

// elsewhere writes the sentences in which somebody takes a position to a mention without
// telling it: "The army denied the accusation." It adds them to those that are shown.
func (t *terminal) elsewhere(d *sitrep.Document, m *sitrep.EventMention, around func(sitrep.Span) sitrep.Span, shown []sitrep.Span) []sitrep.Span {
	for i := range m.Stances {
		s := &m.Stances[i]
		if s.Empty() || s.Start < 0 || s.End > len(d.Text) || slices.ContainsFunc(shown, func(x sitrep.Span) bool { return x.Start <= s.Start && s.End <= x.End }) {
			continue
		}
		at := around(s.Span)
		shown = append(shown, at)
		t.w.WriteByte('\n')
		t.line(margin, margin, run{d.Text[at.Start:s.Start], plain}, run{d.Text[s.Start:s.End], styleSource}, run{d.Text[s.End:at.End], plain})
	}
	return shown
}

// sentencesAround finds the sentence of a span of a report, the span itself where nobody tells
// sentences; these are told once, when the first is asked for.
func (t *terminal) sentencesAround(d *sitrep.Document) func(sitrep.Span) sitrep.Span {
	all := sync.OnceValue(func() []sitrep.Sentence {
		if t.opt.Sentences == nil {
			return nil
		}
		return t.opt.Sentences(d)
	})
	return func(s sitrep.Span) sitrep.Span {
		for _, x := range all() {
			if x.Start <= s.Start && s.Start < x.End {
				return sitrep.Span{Start: x.Start, End: max(x.End, s.End)}
			}
		}
		return s
	}
}

func (t *terminal) toldHead(e *sitrep.Event) {
	t.line("", "", run{e.Headline, bold})
	about := []string{e.ID, e.Status, count(e.IndependentSources, "independent source"), count(len(e.Documents), "report")}
	t.line("", "  ", run{strings.Join(about, " · "), dim})
	t.w.WriteByte('\n')
}

func (t *terminal) source(d *sitrep.Document) {
	t.line("", "", run{headline(d), bold})
	about := []string{publishedWords(d)}
	for _, s := range []string{d.Publisher, d.URL, d.SourceID, d.ID} {
		if s != "" {
			about = append(about, s)
		}
	}
	if d.ReprintOf != "" {
		about = append(about, "the text of "+d.ReprintOf)
	}
	if d.VersionOf != "" {
		about = append(about, "a later version of "+d.VersionOf)
	}
	t.line("", "  ", run{strings.Join(about, " · "), dim})
}

// values are the fields of an event, merged.
func (t *terminal) values(e *sitrep.Event) {
	what := []run{{e.Type, styleAction}}
	if len(e.Modes) > 0 {
		what = append(what, run{" " + strings.Join(e.Modes, ", "), bold})
	}
	if len(e.Contexts) > 0 {
		what = append(what, run{" (" + strings.Join(e.Contexts, ", ") + ")", dim})
	}
	if f := factuality(e.Polarity, e.Reality); f != "" {
		what = append(what, run{"  " + f, styleDoubt})
	}
	t.field("what", what...)
	t.field("who", t.participants(e.Actors, styleActor)...)
	t.field("to whom", t.participants(e.Recipients, styleRecipient)...)
	if w := e.OccurredOn; w != nil {
		t.field("when", run{intervalWords(w.Interval), styleTime})
	}
	if p := e.Place; p != nil {
		t.field("where", run{placeWords(&p.Place), stylePlace}, run{" (" + string(p.Precision) + ")", dim})
	}
	for i := range e.Sizes {
		t.field([]string{"how many", ""}[min(i, 1)], run{sizeWords(&e.Sizes[i]), styleSize})
	}
	if r := e.Relevance; r.Off() {
		t.field("relevance", run{"of no public affairs", styleDoubt}, run{" (" + strings.Join(r.Reasons, "; ") + ")", dim})
	}
	for i := range e.Stances {
		s := &e.Stances[i]
		t.field([]string{"says who", ""}[min(i, 1)], append([]run{{speakerName(&s.Who) + " " + s.Act, styleSource}}, quoted(s.Text)...)...)
	}
	for i, d := range e.Decided {
		what := strings.ReplaceAll(cmp.Or(d.Field, "the event"), "_", " ")
		t.field([]string{"decided", ""}[min(i, 1)], run{what + " " + decidedWords[d.Act] + " by " + sitrep.OneLine(d.By), styleDoubt}, run{" · " + d.Decision, dim})
	}
}

var decidedWords = map[string]string{sitrep.ActAccept: "accepted", sitrep.ActReject: "rejected", sitrep.ActCorrect: "corrected"}

// claims shows the fields of which reports give several values.
func (t *terminal) claims(e *sitrep.Told) {
	number := map[string]int{}
	for i, d := range e.Documents {
		number[d.ID] = i + 1
	}
	for _, field := range claimed(e.Event.Claims) {
		for i, c := range e.Event.Claims[field] {
			name := ""
			if i == 0 {
				name = FieldWords(field)
			}
			runs := []run{{ClaimWords(field, c.Value), plain}}
			if c.By != "" {
				runs = append(runs, run{", says " + sitrep.OneLine(c.By), styleSource})
			}
			var in []string
			for _, d := range c.Documents {
				if n := number[d]; n > 0 {
					in = append(in, fmt.Sprint(n))
				}
			}
			if len(in) > 0 {
				runs = append(runs, run{" in report " + strings.Join(in, ", "), dim})
			}
			if i == 0 {
				t.w.WriteByte('\n')
			}
			t.field(name, runs...)
		}
	}
}

// TerminalExplain writes why each field of an event has its value: per mention the words,
// the rule or model that read them, and what else they could be.
func TerminalExplain(w io.Writer, e *sitrep.Told, opt TerminalOptions) error {
	t := newTerminal(w, opt)
	t.toldHead(e.Event)
	t.values(e.Event)
	t.claims(e)
	docs := map[string]*sitrep.Document{}
	for _, d := range e.Documents {
		docs[d.ID] = d
	}
	for i, m := range e.Mentions {
		d := docs[m.Document]
		if d == nil {
			continue
		}
		t.rule(fmt.Sprintf("Mention %d of %d · %s", i+1, len(e.Mentions), headline(d)))
		t.line(margin, margin, t.sentence(&report{Analysis: &sitrep.Analysis{Doc: d}}, m)...)
		t.line(margin, margin, run{m.ID, dim})
		t.w.WriteByte('\n')
		t.reasons(d, m)
	}
	return t.w.Flush()
}

// byWords say where a value is from that is no rule's of the mention itself.
var byWords = map[string]string{sitrep.ByHappening: "from another mention of the same happening"}

func (t *terminal) reasons(d *sitrep.Document, m *sitrep.EventMention) {
	var fields []string
	for _, ev := range m.Evidence {
		if !slices.Contains(fields, ev.Field) {
			fields = append(fields, ev.Field)
		}
	}
	slices.Sort(fields)
	for _, f := range fields {
		name := f
		for i, ev := range m.Evidence {
			if ev.Field != f || slices.Contains(m.Evidence[:i], ev) {
				continue
			}
			var runs []run
			if !ev.Empty() && ev.Start >= 0 && ev.End <= len(d.Text) {
				runs = append(runs, run{"“" + sitrep.OneLine(d.Text[ev.Start:ev.End]) + "” ", plain})
			}
			runs = append(runs, run{cmp.Or(byWords[ev.By], "by "+ev.By), dim})
			if c, ok := d.CaptureSpan(ev.Span); ok && !ev.Empty() {
				runs = append(runs, run{fmt.Sprintf(" · bytes %d–%d of the capture", c.Start, c.End), dim})
			}
			t.reason(name, runs...)
			name = ""
		}
	}
	for i, a := range m.Alternatives {
		t.reason([]string{"or else", ""}[min(i, 1)], run{fmt.Sprintf("%s, %.0f %% ", a.Type, 100*a.Probability), styleDoubt}, run{"by " + a.By, dim})
	}
}

// reason is a field with a wider label.
func (t *terminal) reason(name string, runs ...run) {
	const wide = 14
	t.line(margin, margin+strings.Repeat(" ", wide+1), append([]run{{fmt.Sprintf("%-*s ", wide, name), dim | fixed}}, runs...)...)
}

// TerminalEvents lists events, one a line or two.
func TerminalEvents(w io.Writer, events []*sitrep.Event, opt TerminalOptions) error {
	t := newTerminal(w, opt)
	for _, e := range events {
		on := "date unknown"
		if e.OccurredOn != nil && e.OccurredOn.Known() {
			on = intervalWords(e.OccurredOn.Interval)
		}
		runs := []run{{e.ID, dim}, {"  " + on, styleTime}, {"  " + e.Type, styleAction}, {"  " + e.Headline, plain}}
		if f := factuality(e.Polarity, e.Reality); f != "" {
			runs = append(runs, run{"  " + f, styleDoubt})
		}
		if e.Status == sitrep.Reviewed || e.Status == sitrep.Rejected || e.Status == sitrep.Withdrawn {
			runs = append(runs, run{"  " + e.Status, styleDoubt})
		}
		if n := len(e.Documents); n > 1 {
			runs = append(runs, run{"  in " + count(n, "report"), dim})
		}
		t.line("", "      ", runs...)
	}
	return t.w.Flush()
}

// TerminalReports lists reports, each with the words around the first of the terms.
func TerminalReports(w io.Writer, docs []*sitrep.Document, terms []string, opt TerminalOptions) error {
	t := newTerminal(w, opt)
	for _, d := range docs {
		on := "date unknown"
		if p := d.PublishedOn; p != nil && p.Known() {
			on = intervalWords(p.Interval)
		}
		runs := []run{{d.ID, dim}, {"  " + on, styleTime}, {"  " + headline(d), bold}}
		if d.Publisher != "" {
			runs = append(runs, run{"  " + d.Publisher, styleSource})
		}
		t.line("", "      ", runs...)
		t.line("      ", "      ", run{excerpt(d.Text, terms), plain})
	}
	return t.w.Flush()
}

// excerpt is the words of a text about the first place where one of the terms stands.
func excerpt(text string, terms []string) string {
	const before, after = 60, 120
	lower := strings.ToLower(text)
	at := -1
	for _, term := range terms {
		if i := strings.Index(lower, strings.ToLower(term)); term != "" && i >= 0 && i < len(text) && (at < 0 || i < at) {
			at = i
		}
	}
	at = max(at, 0)
	from, to := max(0, at-before), min(len(text), at+after)
	for from > 0 && text[from-1] != ' ' && text[from-1] != '\n' && at-from < 2*before {
		from--
	}
	for to < len(text) && text[to] != ' ' && text[to] != '\n' && to-at < 2*after {
		to++
	}
	s := sitrep.OneLine(strings.ToValidUTF8(text[from:to], ""))
	if from > 0 {
		s = "… " + s
	}
	if to < len(text) {
		s += " …"
	}
	return s
}
