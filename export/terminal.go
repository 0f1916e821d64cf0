package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sitrep"
)

// TerminalOptions say how the page is set.
type TerminalOptions struct {
	Width  int  // columns; 0: 100
	Colour bool // ANSI escapes

	// Sentences of a document, by which words that tell no event are shown; nil: those words alone.
	Sentences func(*sitrep.Document) []sitrep.Sentence
}

// terminal is a page being written.
type terminal struct {
	w    *bufio.Writer
	opt  TerminalOptions
	reps []report
}

func newTerminal(w io.Writer, opt TerminalOptions) *terminal {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	opt.Width = max(opt.Width, 40)
	return &terminal{w: bufio.NewWriterSize(w, 64<<10), opt: opt}
}

// Terminal writes the record as a page to read: each report with its events and
// the words that support them, then actors, processes and quotations. Lost:
// offsets, scores, codes of CAMEO, claims that agree.
func Terminal(w io.Writer, r *Record, opt TerminalOptions) error {
	t := newTerminal(w, opt)
	t.reps = reports(r)
	for i := range t.reps {
		t.report(&t.reps[i])
	}
	t.actors(r.Actors)
	t.processes(r)
	t.quotations()
	t.failures(r.Failures)
	return t.w.Flush()
}

func (t *terminal) line(first, rest string, runs ...run) {
	t.w.WriteString(wrap(runs, t.opt.Width, first, rest, t.opt.Colour))
}

// rule opens a part of the page.
func (t *terminal) rule(title string) {
	t.w.WriteByte('\n')
	bar := strings.Repeat("─", max(2, t.opt.Width-columns(title)-4))
	t.line("", "", run{"── ", dim}, run{title, bold}, run{" " + bar, dim})
}

const (
	margin = "     "           // under an event's number
	column = "               " // under its fields
	label  = len(column) - len(margin) - 1
)

// field writes a labelled line, nothing when there is nothing to say.
func (t *terminal) field(name string, runs ...run) {
	if len(runs) == 0 {
		return
	}
	t.line(margin, column, append([]run{{fmt.Sprintf("%-*s ", label, name), dim | fixed}}, runs...)...)
}

func (t *terminal) report(r *report) {
	title := "Report"
	if len(t.reps) > 1 {
		title = fmt.Sprintf("Report %d of %d", r.number, len(t.reps))
	}
	t.rule(title)
	t.line("", "", run{r.headline, bold})
	about := []string{publishedWords(r.Doc)}
	for _, s := range []string{r.Doc.Publisher, r.Doc.Byline, r.Doc.SourceID} {
		if s != "" {
			about = append(about, s)
		}
	}
	if l := r.Doc.Lang; l != "" && l != "en" {
		about = append(about, "in another language ("+l+"), not coded")
	}
	if r.Doc.VersionOf != "" {
		about = append(about, "a later version of "+r.Doc.VersionOf)
	}
	t.line("", "  ", run{strings.Join(about, " · "), dim})
	if len(r.told) == 0 {
		t.w.WriteByte('\n')
		t.line("  ", "  ", run{"No events.", dim})
	}
	for i := range r.told {
		t.w.WriteByte('\n')
		t.event(r, &r.told[i])
	}
}

func (t *terminal) event(r *report, e *told) {
	head := []run{{e.Type, styleAction}}
	if len(e.Modes) > 0 {
		head = append(head, run{" " + strings.Join(e.Modes, ", "), bold})
	}
	head = append(head, run{"  “" + sitrep.OneLine(e.mentions[0].Trigger.Text) + "”", plain})
	if f := factuality(e.Polarity, e.Reality); f != "" {
		head = append(head, run{"  " + f, styleDoubt})
	}
	if e.others > 0 {
		head = append(head, run{fmt.Sprintf("  also in %s", count(e.others, "other report")), dim})
	}
	t.line(fmt.Sprintf("%3d  ", e.number), margin, head...)
	t.field("who", t.participants(e.Actors, styleActor)...)
	t.field("to whom", t.participants(e.Recipients, styleRecipient)...)
	if w := e.OccurredOn; w != nil {
		t.field("when", append([]run{{intervalWords(w.Interval), styleTime}}, quoted(w.Text)...)...)
	}
	if p := e.Place; p != nil {
		runs := []run{{placeWords(&p.Place), stylePlace}, {" (" + string(p.Precision) + ")", dim}}
		t.field("where", append(runs, quoted(p.Text)...)...)
	}
	for i := range e.Sizes {
		name := "how many"
		if i > 0 {
			name = ""
		}
		t.field(name, append([]run{{sizeWords(&e.Sizes[i]), styleSize}}, quoted(e.Sizes[i].Text)...)...)
	}
	for i := range e.Stances {
		s := &e.Stances[i]
		name := "says who"
		if i > 0 {
			name = ""
		}
		runs := []run{{speakerName(&s.Who) + " " + s.Act, styleSource}}
		if s.Channel != "" {
			runs = append(runs, run{" (" + s.Channel + ")", dim})
		}
		t.field(name, append(runs, quoted(s.Text)...)...)
	}
	for i, m := range e.mentions {
		name := "words"
		if i > 0 {
			name = ""
		}
		if i > 0 && m.Sentence == e.mentions[i-1].Sentence {
			continue
		}
		t.field(name, t.sentence(r, m)...)
		if m.Cause != nil {
			t.field("because", run{sitrep.OneLine(m.Cause.Text), plain})
		}
		if m.Condition != nil {
			t.field("condition", run{sitrep.OneLine(m.Condition.Text), plain})
		}
	}
}

func quoted(words string) []run {
	if words == "" {
		return nil
	}
	return []run{{" “" + sitrep.OneLine(words) + "”", dim}}
}

func (t *terminal) participants(ps []sitrep.Participant, s style) []run {
	var runs []run
	for i := range ps {
		p := &ps[i]
		if i > 0 {
			runs = append(runs, run{"; ", plain})
		}
		runs = append(runs, run{participantName(p), s})
		if as := p.Standing(); as != "" {
			runs = append(runs, run{" " + as, styleDoubt})
		}
		if c := codes(p.Country, p.Sectors); c != "" {
			runs = append(runs, run{" (" + c + ")", dim})
		}
		if p.Name != "" && !strings.EqualFold(p.Name, sitrep.OneLine(p.Text)) {
			runs = append(runs, quoted(p.Text)...)
		}
	}
	return runs
}

// sentence shows the words around a trigger, those of each field in its colour.
func (t *terminal) sentence(r *report, m *sitrep.EventMention) []run {
	s := m.Sentence
	if s.Empty() {
		s = m.Trigger.Span
	}
	styles := make([]style, s.Len())
	paint := func(p sitrep.Span, st style) {
		for i := max(p.Start, s.Start); i < min(p.End, s.End); i++ {
			styles[i-s.Start] = st
		}
	}
	for _, st := range m.Stances {
		paint(st.Span, styleSource)
	}
	if m.Place != nil {
		paint(m.Place.Span, stylePlace)
	}
	if m.OccurredOn != nil {
		paint(m.OccurredOn.Span, styleTime)
	}
	for _, p := range m.Recipients {
		paint(p.Span, styleRecipient)
	}
	for _, p := range m.Actors {
		paint(p.Span, styleActor)
	}
	for _, q := range m.Sizes {
		paint(q.Span, styleSize)
	}
	paint(m.Trigger.Span, styleAction)
	text := r.Text(s)
	var runs []run
	for i := 0; i < len(text); {
		j := i + 1
		for j < len(text) && styles[j] == styles[i] {
			j++
		}
		runs = append(runs, run{text[i:j], styles[i]})
		i = j
	}
	return runs
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
