package export

import (
	"fmt"
	"io"
	"strings"

	"sitrep"
)

// knots by the state of the phase that they begin.
var knotMarks = map[string]string{"before": "○", "on": "●", "halt": "◐", "over": "■"}

// SpineText writes a process as a page to read: what it is, then its steps down a spine
// with the time between them, causes and quotations.
func SpineText(w io.Writer, s *Spine, opt TerminalOptions) error {
	t := newTerminal(w, opt)
	t.spine(s)
	return t.w.Flush()
}

const (
	factColumn = "            "
	whenWidth  = 22
)

func (t *terminal) fact(name string, runs ...run) {
	t.line("", factColumn, append([]run{{fmt.Sprintf("%-*s", len(factColumn), name), dim | fixed}}, runs...)...)
}

func (t *terminal) spine(s *Spine) {
	p := s.Process
	t.line("", "    ", run{p.Name, bold})
	about := []string{p.Type, count(len(p.Steps), "step")}
	if s.Reports > 0 {
		about = append(about, count(s.Reports, "report"))
	}
	t.line("", "", run{strings.Join(about, " · ") + " · " + p.ID, dim})
	if s.Now != "" {
		t.fact("now", run{s.Now, styleDoubt})
	}
	if p.SilentSince != 0 {
		t.fact("silent", run{"nothing heard since " + dayWords(p.LastHeard), plain})
	}
	if len(p.Parties) > 0 {
		t.fact("between", t.participants(p.Parties, styleActor)...)
	}
	if len(p.Mediators) > 0 {
		t.fact("mediated by", t.participants(p.Mediators, styleActor)...)
	}
	if len(p.Venues) > 0 {
		var names []string
		for i := range p.Venues {
			names = append(names, placeWords(&p.Venues[i].Place))
		}
		t.fact("held in", run{strings.Join(names, "; "), stylePlace})
	}
	if p.Subject != "" {
		t.fact("about", run{sitrep.OneLine(p.Subject), plain})
	}
	for _, c := range p.Conditions {
		runs := []run{{"“" + sitrep.OneLine(c.Text) + "”", plain}}
		if c.By != "" {
			runs = append(runs, run{", says " + sitrep.OneLine(c.By), dim})
		}
		t.fact("condition", runs...)
	}
	for _, d := range p.Deadlines {
		runs := []run{{intervalWords(d.On), styleTime}}
		runs = append(runs, quoted(d.Text)...)
		if d.By != "" {
			runs = append(runs, run{", set by " + sitrep.OneLine(d.By), dim})
		}
		t.fact("deadline", runs...)
	}
	for _, c := range p.Counters {
		t.fact(c.Kind, counterRuns(&c)...)
	}
	t.w.WriteByte('\n')
	for i := range s.Knots {
		t.knot(s, &s.Knots[i], i == len(s.Knots)-1)
	}
	t.next(p)
}

// counterRuns lay the claims side by side.
func counterRuns(c *sitrep.Counter) []run {
	var runs []run
	for i, cl := range c.Claims {
		if i > 0 {
			runs = append(runs, run{" · ", dim})
		}
		runs = append(runs, run{sitrep.OneLine(cl.Value), styleSize})
		if cl.By != "" {
			runs = append(runs, run{" says " + sitrep.OneLine(cl.By), dim})
		}
	}
	if c.Corroborated != nil {
		runs = append(runs, run{fmt.Sprintf(" · %d told by several sources", *c.Corroborated), dim})
	}
	return runs
}

func (t *terminal) knot(s *Spine, n *Knot, last bool) {
	bar := "│"
	blank := strings.Repeat(" ", whenWidth)
	if n.Gap != "" {
		t.line(blank+"┊ ", blank+"┊ ", run{n.Gap, dim})
	}
	when := n.When
	if when == "" {
		when = "date unknown"
	}
	mark := "·"
	name := run{n.Phase, plain}
	if n.Begins {
		mark = knotMarks[n.State]
		if mark == "" {
			mark = "●"
		}
		name.style = styleDoubt
	}
	if columns(when) > whenWidth-1 { // a line of its own
		t.line(blank+bar+" ", blank+bar+" ", run{when, styleTime})
		when = ""
	}
	runs := []run{{when + strings.Repeat(" ", whenWidth-columns(when)), styleTime | fixed}, {mark + " ", dim | fixed}, name}
	if n.Round > 0 {
		runs = append(runs, run{fmt.Sprintf(" (round %d)", n.Round), dim})
	}
	rest := blank + bar + "   "
	if last {
		rest = blank + "    "
	}
	t.line("", rest, runs...)
	if n.Cause != "" {
		t.line(rest, rest, run{"cause: ", dim}, run{sitrep.OneLine(n.Cause), plain})
	}
	if n.Same {
		t.line(rest, rest, run{"in the same sentence", dim})
		return
	}
	for _, q := range n.Quotes {
		t.line(rest, rest, run{"“" + q.Text + "”", plain}, run{" — " + citeWords(&q), dim})
	}
	if len(n.Quotes) == 0 && n.What != "" {
		t.line(rest, rest, run{n.What, plain})
	}
	if n.More > 0 {
		t.line(rest, rest, run{"and in " + count(n.More, "other sentence"), dim})
	}
}

func citeWords(q *Cited) string {
	s := q.Source
	if q.Published != 0 {
		if s != "" {
			s += ", "
		}
		s += dayWords(q.Published)
	}
	if s == "" {
		return q.Document
	}
	return s
}

func (t *terminal) next(p *sitrep.Process) {
	if len(p.Next) == 0 {
		return
	}
	t.w.WriteByte('\n')
	for i, n := range p.Next {
		name := "announced"
		if i > 0 {
			name = ""
		}
		t.fact(name, nextRuns(&n)...)
	}
}

func nextRuns(n *sitrep.NextStep) []run {
	runs := []run{{n.Phase, plain}}
	if w := intervalWords(n.On); w != "" {
		runs = append(runs, run{" for " + w, styleTime})
	}
	runs = append(runs, quoted(n.Text)...)
	return append(runs, run{": " + n.Outcome, styleDoubt})
}

// SpineList writes one line a process.
func SpineList(w io.Writer, k *Kept, ps []*sitrep.Process, opt TerminalOptions) error {
	t := newTerminal(w, opt)
	for i, p := range ps {
		s := NewSpine(k, p)
		t.line(fmt.Sprintf("%3d  ", i+1), "     ", run{p.Name, bold})
		runs := []run{{p.Type, dim}, {" · " + count(len(p.Steps), "step"), dim}}
		if s.Now != "" {
			runs = append(runs, run{" · ", dim}, run{s.Now, styleTime})
		}
		t.line("     ", "     ", append(runs, run{" · " + p.ID, dim})...)
	}
	return t.w.Flush()
}
