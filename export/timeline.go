package export

import (
	"fmt"
	"math"
	"slices"

	"sitrep"
)

// timeline is the events of a record on a line of days. Places are in percent of
// its width, so that it fits a telephone as it fits a screen.
type timeline struct {
	Height  int
	Base    int // where the axis lies
	Bars    []timelineBar
	Ticks   []timelineTick
	Gaps    []float64 // where the axis leaves out time
	Undated []timelineBar
	Dates   []timelineTick // of the reports
}

type timelineBar struct {
	Href, Label, Title string
	Quad               int
	X, Width           float64 // percent
	Y                  int
	Point              bool // of a day or little more: a dot
	OpenLeft           bool
	OpenRight          bool
	Doubt              bool
	LabelX             float64
	LabelEnd           bool // the label stands left of the bar
}

type timelineTick struct {
	X     float64
	Label string
	End   bool // the label stands left of it
}

const (
	rowHeight = 24
	inset     = 2.0 // percent left free on both sides
	maxGap    = 0.2 // of all time between two dates; what is longer is folded
)

// newTimeline is nil when no event has a date.
func newTimeline(r *Record, reps []report) *timeline {
	t := &timeline{}
	type row struct {
		e *told
		i sitrep.Interval
	}
	var rows []row
	var days []sitrep.Day
	seen := map[int]bool{}
	for i := range reps {
		for j := range reps[i].told {
			e := &reps[i].told[j]
			if seen[e.number] {
				continue
			}
			seen[e.number] = true
			if e.OccurredOn == nil || !e.OccurredOn.Known() {
				t.Undated = append(t.Undated, newBar(&reps[i], e))
				continue
			}
			rows = append(rows, row{e, e.OccurredOn.Interval})
			for _, d := range []sitrep.Day{e.OccurredOn.Start, e.OccurredOn.End} {
				if d != 0 {
					days = append(days, d)
				}
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	for i := range reps {
		if p := reps[i].Doc.PublishedOn; p != nil && p.Start != 0 && len(reps) <= 12 {
			days = append(days, p.Start)
		}
	}
	s := newScale(days)
	slices.SortStableFunc(rows, func(a, b row) int {
		x, y := a.i.Start, b.i.Start
		if x == 0 {
			x = a.i.End
		}
		if y == 0 {
			y = b.i.End
		}
		return int(x - y)
	})
	for n, w := range rows {
		rep := firstReport(reps, w.e.number)
		b := newBar(rep, w.e)
		from, to := 0.0, 100.0
		if w.i.Start != 0 {
			from = s.at(w.i.Start)
		}
		if w.i.End != 0 {
			to = s.at(w.i.End + 1)
		}
		b.OpenLeft, b.OpenRight = w.i.Start == 0, w.i.End == 0
		b.X, b.Width, b.Y = from, math.Max(to-from, 0.4), 8+n*rowHeight
		b.Point = w.i.Start == w.i.End
		if b.Point {
			to = from
		}
		switch {
		case to <= 70:
			b.LabelX = to
		case from >= 30:
			b.LabelX, b.LabelEnd = from, true
		default: // on the bar
			b.LabelX = from
		}
		t.Bars = append(t.Bars, b)
	}
	t.Base = 12 + len(rows)*rowHeight
	t.Height = t.Base + 44
	t.Ticks, t.Gaps = s.ticks(), s.gaps()
	for i := range reps {
		if p := reps[i].Doc.PublishedOn; p != nil && p.Start != 0 && len(reps) <= 12 {
			x := s.at(p.Start)
			t.Dates = append(t.Dates, timelineTick{x, fmt.Sprintf("report %d", i+1), x > 60})
		}
	}
	return t
}

func firstReport(reps []report, event int) *report {
	for i := range reps {
		for j := range reps[i].told {
			if reps[i].told[j].number == event {
				return &reps[i]
			}
		}
	}
	return &reps[0]
}

func newBar(r *report, e *told) timelineBar {
	b := timelineBar{Href: "#" + cardID(r.number, e.number), Quad: e.Quad, Label: fmt.Sprintf("%d %s", e.number, e.Type),
		Doubt: e.Polarity == sitrep.Negative || e.Reality != sitrep.Actual && e.Reality != ""}
	if len(e.Modes) > 0 {
		b.Label += " " + e.Modes[0]
	}
	b.Title = sitrep.OneLine(e.mentions[0].Trigger.Text)
	if e.OccurredOn != nil {
		b.Title += ", " + intervalWords(e.OccurredOn.Interval)
	}
	if f := factuality(e.Polarity, e.Reality); f != "" {
		b.Title += ", " + f
	}
	return b
}

// scale maps days to percent; long stretches in which nothing begins or ends are
// folded to a fixed width.
type scale struct {
	days  []sitrep.Day // edges, ascending
	x     []float64    // where each lies
	folds []bool       // whether the stretch after it is folded
}

func newScale(days []sitrep.Day) *scale {
	slices.Sort(days)
	days = slices.Compact(days)
	days = append(days, days[len(days)-1]+1)
	s := &scale{days: days, folds: make([]bool, len(days))}
	// Fold the longest stretches until none dominates.
	length := make([]float64, len(days)-1)
	total := 0.0
	for i := range length {
		length[i] = float64(days[i+1] - days[i])
		total += length[i]
	}
	for range length {
		longest := 0
		for i := range length {
			if length[i] > length[longest] && !s.folds[i] || s.folds[longest] {
				longest = i
			}
		}
		rest := total - length[longest]
		if s.folds[longest] || length[longest] <= maxGap*total || length[longest] <= 20 || rest <= 0 {
			break
		}
		short := math.Max(rest*maxGap/2, 1)
		total += short - length[longest]
		length[longest], s.folds[longest] = short, true
	}
	x := 0.0
	for i := range days {
		s.x = append(s.x, inset+x/total*(100-2*inset))
		if i < len(length) {
			x += length[i]
		}
	}
	return s
}

func (s *scale) at(d sitrep.Day) float64 {
	i, exact := slices.BinarySearch(s.days, d)
	switch {
	case exact:
		return s.x[i]
	case i == 0:
		return 0
	case i == len(s.days):
		return 100
	}
	part := float64(d-s.days[i-1]) / float64(s.days[i]-s.days[i-1])
	return s.x[i-1] + part*(s.x[i]-s.x[i-1])
}

func (s *scale) gaps() (at []float64) {
	for i, f := range s.folds {
		if f {
			at = append(at, (s.x[i]+s.x[i+1])/2)
		}
	}
	return at
}

// ticks are dates written under the axis, as many as have room.
func (s *scale) ticks() (out []timelineTick) {
	last := -100.0
	year := 0
	for i, d := range s.days[:len(s.days)-1] {
		if s.x[i]-last < 14 {
			continue
		}
		last = s.x[i]
		y, m, n := d.Date()
		label := fmt.Sprintf("%d %s", n, months[m][:3])
		if y != year {
			label += fmt.Sprintf(" %d", y)
			year = y
		}
		out = append(out, timelineTick{s.x[i], label, s.x[i] > 85})
	}
	return out
}
