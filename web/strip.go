package web

import (
	"fmt"
	"net/url"

	"sitrep"
	"sitrep/export"
)

// strip is a process and the attacks beside it on one axis of time.
type strip struct {
	Width, Height int
	Phases        []stripPhase
	Steps         []mark
	Attacks       []mark
	Ticks         []tick
	Axis          int
}

type stripPhase struct {
	X, W       int
	State      string
	Name, When string
	Open       bool // goes on beyond what is told
	Label      bool // there is room for its name
}

// mark is an event on an axis: a dot for a day, a bar with soft ends for an interval.
type mark struct {
	X, W, Y int
	Point   bool
	Class   string
	Title   string
	Href    string
	Left    bool // open to the left
	Right   bool
	Label   string
}

type tick struct {
	X     int
	Label string
	End   bool
}

// scale turns days into places.
type scale struct {
	from, to sitrep.Day
	left, w  int
}

func (s scale) x(d sitrep.Day) int {
	if s.to == s.from {
		return s.left + s.w/2
	}
	return s.left + int(float64(d-s.from)/float64(s.to-s.from)*float64(s.w))
}

// ticks are days, months or years, so that their words have room.
func (s scale) ticks() (out []tick) {
	var unit string
	begin, next := unitOf(int(s.to-s.from)+1, &unit)
	var days []sitrep.Day
	for d := begin(s.from); d <= s.to && len(days) < 5000; d = next(d) {
		if d >= s.from {
			days = append(days, d)
		}
	}
	room := 90
	if unit == "year" {
		room = 50
	}
	every := max((len(days)*room)/max(s.w, 1)+1, 1)
	for i, d := range days {
		x := s.x(d)
		if i%every == 0 && x < s.left+s.w-room+20 {
			out = append(out, tick{x, export.IntervalWords(sitrep.Interval{Start: d, End: next(d) - 1}), false})
		}
	}
	return out
}

// place lays an interval on the scale; ok is false when nothing of it is known.
func (s scale) place(i sitrep.Interval) (m mark, ok bool) {
	if !i.Known() {
		return m, false
	}
	start, end := i.Start, i.End
	if start == 0 {
		start, m.Left = max(end-(s.to-s.from)/20-1, s.from), true
	}
	if end == 0 {
		end, m.Right = min(start+(s.to-s.from)/20+1, s.to), true
	}
	start, end = max(start, s.from), min(end, s.to)
	m.X, m.Point = s.x(start), start == end
	m.W = max(s.x(end+1)-m.X, 4)
	return m, true
}

const stripWidth = 960

func newStrip(sp *export.Spine, attacks []*sitrep.Event) *strip {
	var from, to sitrep.Day
	see := func(i sitrep.Interval) { widen(&from, &to, i.Start, i.End) }
	p := sp.Process
	for i := range p.Phases {
		see(p.Phases[i].From)
	}
	for _, k := range sp.Knots {
		see(k.On)
	}
	for _, a := range attacks {
		if a.OccurredOn != nil {
			see(a.OccurredOn.Interval)
		}
	}
	if from == 0 || from == to {
		return nil
	}
	pad := (to-from)/40 + 1
	sc := scale{max(from-pad, 1), to + pad, 10, stripWidth - 20}
	s := &strip{Width: stripWidth, Height: 118, Axis: 96, Ticks: sc.ticks()}
	// Phases in the order of their days; one ends where the next begins.
	var dated []int
	for i := range p.Phases {
		if p.Phases[i].From.Known() {
			dated = append(dated, i)
		}
	}
	begin := func(i int) sitrep.Day {
		f := p.Phases[i].From
		if f.Start != 0 {
			return f.Start
		}
		return f.End
	}
	for n, i := range dated {
		ph := &p.Phases[i]
		end, open := sc.to, true
		if n+1 < len(dated) {
			end, open = begin(dated[n+1]), false
		}
		x := sc.x(begin(i))
		w := sc.x(end) - x
		if w < 2 {
			w = 2
		}
		state := stateOfPhase(p.Type, ph)
		s.Phases = append(s.Phases, stripPhase{x, w, state, ph.Phase, export.PhaseWords(ph), open && state != "over", w > 8*len(ph.Phase)})
	}
	for _, k := range sp.Knots {
		m, ok := sc.place(k.On)
		if !ok {
			continue
		}
		m.Y, m.Class, m.Title = 50, "s-"+stateOfPhase(p.Type, &sitrep.Phase{Phase: k.Phase, State: k.State}), k.Phase+", "+k.When
		if k.What != "" {
			m.Title += ": " + k.What
		}
		if k.Event != "" {
			m.Href = "/events/" + url.PathEscape(k.Event)
		}
		s.Steps = append(s.Steps, m)
	}
	for _, a := range attacks {
		if a.OccurredOn == nil {
			continue
		}
		m, ok := sc.place(a.OccurredOn.Interval)
		if !ok {
			continue
		}
		m.Y, m.Class, m.Href = 76, fmt.Sprint("q", a.Quad), "/events/"+url.PathEscape(a.ID)
		m.Title = titleOf(a) + ", " + whenWords(a.OccurredOn)
		s.Attacks = append(s.Attacks, m)
	}
	return s
}
