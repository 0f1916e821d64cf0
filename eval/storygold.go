package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// goldReader reads gold.txt: first the events, whose labels the reports use,
// then all that refers to reports.
type goldReader struct {
	story *Story
	file  string
	line  int // from 1
	text  string
	last  *Telling // what "or" adds to
}

// fault is an error at the words of the line, the first column where they are none.
func (g *goldReader) fault(words, want string) error {
	return fmt.Errorf("%s:%d:%d: expected %s", g.file, g.line, max(strings.Index(g.text, words), 0)+1, want)
}

// each calls read with the first word of every line, whether it ends in "?", and the rest.
func (g *goldReader) each(text string, read func(word string, open bool, rest string) error) error {
	for i, line := range strings.Split(text, "\n") {
		g.line, g.text = i+1, line
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		plain, open := strings.CutSuffix(word, "?")
		if err := read(plain, open, strings.TrimSpace(rest)); err != nil {
			return err
		}
	}
	return nil
}

// declare reads the events: "event LABEL TYPE[,TYPE] : what".
func (g *goldReader) declare(text string) error {
	return g.each(text, func(word string, open bool, rest string) error {
		if word != "event" {
			return nil
		}
		head, what, ok := strings.Cut(rest, " : ")
		f := strings.Fields(head)
		if !ok || len(f) != 2 {
			return g.fault(rest, "event LABEL TYPE : what happened")
		}
		if g.event(f[0]) >= 0 {
			return g.fault(f[0], "a label that no other event has")
		}
		types := strings.Split(f[1], ",")
		for _, t := range types {
			if _, ok := ontology.TypeOf(t); !ok {
				return g.fault(t, "a PLOVER type")
			}
		}
		g.story.Events = append(g.story.Events, StoryEvent{Label: f[0], Types: types, Open: open, What: what})
		return nil
	})
}

func (g *goldReader) event(label string) int {
	return slices.IndexFunc(g.story.Events, func(e StoryEvent) bool { return e.Label == label })
}

func (g *goldReader) read(text string) error {
	return g.each(text, func(word string, open bool, rest string) error {
		switch word {
		case "event":
			return nil
		case "toll":
			return g.toll(rest, open)
		case "process":
			head, name, ok := strings.Cut(rest, " : ")
			f := strings.Fields(head)
			if !ok || len(f) != 2 {
				return g.fault(rest, "process LABEL KIND : name")
			}
			g.story.Processes = append(g.story.Processes, StoryProcess{Label: f[0], Kind: f[1], Name: name, Open: open})
			g.last = nil
			return nil
		}
		n := len(g.story.Processes)
		if n == 0 {
			return g.fault(word, "event, toll or process")
		}
		p := &g.story.Processes[n-1]
		switch word {
		case "phase":
			return g.phase(p, rest, open)
		case "because":
			if len(p.Phases) == 0 {
				return g.fault(word, "phase before its cause")
			}
			g.last = &p.Phases[len(p.Phases)-1].Cause
			return g.told(rest)
		case "if":
			p.Conditions = append(p.Conditions, nil)
			g.last = &p.Conditions[len(p.Conditions)-1]
			return g.told(rest)
		case "or":
			if g.last == nil {
				return g.fault(word, "because or if before it")
			}
			return g.told(rest)
		}
		return g.fault(word, "event, toll, process, phase, because, if or or")
	})
}

// toll reads "LABEL KIND NUMBER [by WHO [/ WHO]] in REPORT…".
func (g *goldReader) toll(rest string, open bool) error {
	const want = "toll EVENT KIND NUMBER [by WHO] in REPORT…"
	i := strings.LastIndex(rest, " in ")
	if i < 0 {
		return g.fault(rest, want)
	}
	head, who, claimed := strings.Cut(rest[:i], " by ")
	f := strings.Fields(head)
	if len(f) != 3 {
		return g.fault(rest, want)
	}
	t := StoryToll{Event: g.event(f[0]), Reports: strings.Fields(rest[i+4:]), Open: open}
	if t.Event < 0 {
		return g.fault(f[0], "the label of an event")
	}
	var ok bool
	if t.Number, ok = parseNumber(f[2]); !ok {
		return g.fault(f[2], "a number as 12, 12+, -12, 24-99 or ~12")
	}
	t.Number.Kind = f[1]
	if claimed {
		for w := range strings.SplitSeq(who, " / ") {
			t.By = append(t.By, strings.TrimSpace(w))
		}
	}
	for _, r := range t.Reports {
		if g.story.report(r) == nil {
			return g.fault(r, "the name of a report")
		}
	}
	g.story.addToll(t)
	return nil
}

// addToll keeps the number that one claimant gives in several reports as one toll,
// on however many lines gold.txt has it.
func (s *Story) addToll(t StoryToll) {
	for i := range s.Tolls {
		o := &s.Tolls[i]
		if o.Event == t.Event && o.Open == t.Open && o.Number.Kind == t.Number.Kind && o.Number.String() == t.Number.String() && sharesClaimant(o.By, t.By) {
			for _, by := range t.By {
				if !slices.Contains(o.By, by) {
					o.By = append(o.By, by)
				}
			}
			for _, r := range t.Reports {
				if !slices.Contains(o.Reports, r) {
					o.Reports = append(o.Reports, r)
				}
			}
			return
		}
	}
	s.Tolls = append(s.Tolls, t)
}

// sharesClaimant: one of the words for the claimants is the same, or the report itself is either.
func sharesClaimant(a, b []string) bool {
	own := func(by []string) bool { return len(by) == 0 || slices.Contains(by, "-") }
	return own(a) && own(b) || slices.ContainsFunc(a, func(x string) bool {
		return x != "-" && slices.ContainsFunc(b, func(y string) bool { return slices.Equal(folded(x), folded(y)) })
	})
}

// parseNumber reads 12, 12+ (or more), -12 (up to), 24-99 and ~12 (about).
func parseNumber(s string) (GoldSize, bool) {
	number := func(s string) *int {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return nil
		}
		return &n
	}
	var q GoldSize
	if about, ok := strings.CutPrefix(s, "~"); ok {
		q.Best = number(about)
	} else if least, ok := strings.CutSuffix(s, "+"); ok {
		q.Low = number(least)
	} else if low, high, ok := strings.Cut(s, "-"); ok {
		q.Low, q.High = number(low), number(high)
		return q, q.High != nil && (q.Low != nil || low == "")
	} else if n := number(s); n != nil {
		q.Low, q.Best, q.High = n, n, n
	}
	return q, q.Low != nil || q.Best != nil
}

// phase reads "NAME START".
func (g *goldReader) phase(p *StoryProcess, rest string, open bool) error {
	i := strings.LastIndexByte(rest, ' ')
	if i < 0 {
		return g.fault(rest, "phase NAME START")
	}
	start, ok := parseStart(rest[i+1:])
	if !ok {
		return g.fault(rest[i+1:], "a day, month, year, FIRST..LAST or ?")
	}
	p.Phases = append(p.Phases, StoryPhase{Name: rest[:i], Start: start, Open: open})
	g.last = nil
	return nil
}

// parseStart reads YYYY-MM-DD, YYYY-MM, YYYY, two of them around "..", or "?".
func parseStart(s string) (i sitrep.Interval, ok bool) {
	if s == "?" {
		return i, true
	}
	first, last, both := strings.Cut(s, "..")
	if !both {
		last = first
	}
	i.Start, i.End = edge(first, false), edge(last, true)
	return i, i.Start != 0 && i.End >= i.Start
}

// edge is the first or last day of a day, month or year; 0 when it is none.
func edge(s string, last bool) sitrep.Day {
	var ymd [3]int
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return 0
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil {
			return 0
		}
		ymd[i] = n
	}
	switch {
	case len(parts) == 3:
		return sitrep.DayOf(ymd[0], ymd[1], ymd[2])
	case len(parts) == 2 && !last:
		return sitrep.DayOf(ymd[0], ymd[1], 1)
	case len(parts) == 2 && ymd[1] == 12, len(parts) == 1 && last:
		return sitrep.DayOf(ymd[0], 12, 31)
	case len(parts) == 2:
		return max(sitrep.DayOf(ymd[0], ymd[1]+1, 1)-1, 0)
	}
	return sitrep.DayOf(ymd[0], 1, 1)
}

// told reads "REPORT: words of it" or "event LABEL".
func (g *goldReader) told(rest string) error {
	if label, ok := strings.CutPrefix(rest, "event "); ok {
		k := g.event(label)
		if k < 0 {
			return g.fault(label, "the label of an event")
		}
		*g.last = append(*g.last, Told{Event: k})
		return nil
	}
	id, words, ok := strings.Cut(rest, ": ")
	r := g.story.report(id)
	if !ok || r == nil {
		return g.fault(rest, "REPORT: words of it, or event LABEL")
	}
	if !strings.Contains(strings.Join(strings.Fields(r.Text), " "), words) {
		return g.fault(words, "words that stand in report "+id)
	}
	*g.last = append(*g.last, Told{Report: id, Words: words, Event: -1})
	return nil
}
