package merge

import (
	"slices"

	"sitrep"
)

// Flags of reports and events: what is odd about them. Nothing is left out for it.
const (
	flagEarly      = "reported before it happened" // by the report's own date
	flagCopies     = "many copies of one report"
	flagContradict = "a report contradicts itself"
)

// manyCopies of one text are more than newspapers print.
const manyCopies = 100

// flags says what is odd about a report.
func flags(r *Report) (out []string) {
	for i := range r.Tellings {
		t := &r.Tellings[i]
		if w := t.When; w != nil && r.Published.End != 0 && w.Start > r.Published.End+1 && told(t.Reality) == sitrep.Actual && !t.Loose {
			return append(out, flagEarly)
		}
	}
	return out
}

// oddities of an event: those of its reports, and a report that gives two exact numbers of a
// kind by one claimant of which neither is part of the other, or two days.
func oddities(members []Ref, src *sources) (out []string) {
	add := func(f string) {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	var room [16]*sitrep.EventMention
	for _, m := range members {
		if w := m.Telling.When; w != nil && slices.Contains(m.Report.Flags, flagEarly) && w.Start > m.Report.Published.End+1 {
			add(flagEarly)
		}
		if contradicts(m.Telling.mentions(m.Report, room[:0])) {
			add(flagContradict)
		}
	}
	for _, s := range src.list {
		if len(s.Documents) >= manyCopies {
			add(flagCopies)
		}
	}
	slices.Sort(out)
	return out
}

func contradicts(ms []*sitrep.EventMention) bool {
	type count struct{ kind, by string }
	var numbers map[count]int
	var day sitrep.Day
	days := false
	for _, m := range ms {
		if w := m.OccurredOn; w != nil && w.Days() == 1 && firm(m, "occurred_on") {
			days = days || day != 0 && w.Start != day
			day = w.Start
		}
		for _, q := range m.Sizes {
			if q.Part || q.Side || q.Others || q.Struck || len(q.Who) > 0 || q.Approximate || q.Best == nil || q.Of == "" {
				continue
			}
			k := count{q.Kind + " " + q.Of, q.By}
			if n, ok := numbers[k]; ok && n != *q.Best {
				return true
			}
			if numbers == nil {
				numbers = map[count]int{}
			}
			numbers[k] = *q.Best
		}
	}
	return days
}
