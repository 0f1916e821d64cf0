package eval

import (
	"slices"

	"sitrep"
)

// compareProcesses pairs processes of one kind one to one, most common phases
// first, then their phases. A phase is right by its name and its start, which must
// lie within the one asked for, a day's slack on either side. Causes and
// conditions are found when the paired process, or one of its kind that nothing is
// paired with, gives one in any of the tellings.
func (a *alignment) compareProcesses(s *StoryScore) {
	partner := a.pairProcesses()
	used := map[int]bool{}
	for i := range a.story.Processes {
		g := &a.story.Processes[i]
		var p *sitrep.Process
		if k := partner[i]; k >= 0 {
			p, used[k] = &a.record.Processes[k], true
		}
		if g.Open {
			continue
		}
		a.comparePhases(s, g, p)
		own := []*sitrep.Process{}
		for k := range a.record.Processes {
			if o := &a.record.Processes[k]; o == p || o.Type == g.Kind && !slices.Contains(partner, k) {
				own = append(own, o)
			}
		}
		a.compareCauses(s, g, own)
	}
	for k := range a.record.Processes {
		if used[k] {
			continue
		}
		p := &a.record.Processes[k]
		s.wrong("process not told: %s %q, %d phases", p.Type, p.Name, len(p.Phases))
		for _, name := range []string{"phases", "phases, start aside"} {
			s.add(name, Measure{Given: float64(len(p.Phases))})
		}
	}
}

// pairProcesses gives for each process asked for the index of its partner, -1 none.
func (a *alignment) pairProcesses() []int {
	type pair struct{ gold, given, common int }
	var pairs []pair
	for i := range a.story.Processes {
		g := &a.story.Processes[i]
		for k := range a.record.Processes {
			if p := &a.record.Processes[k]; p.Type == g.Kind {
				n := 2*len(pairPhases(g, p, true)) + len(pairPhases(g, p, false))
				if !g.Open {
					n *= 2
				}
				if n > 0 {
					pairs = append(pairs, pair{i, k, n})
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return y.common - x.common })
	partner := slices.Repeat([]int{-1}, len(a.story.Processes))
	for _, p := range pairs {
		if partner[p.gold] < 0 && !slices.Contains(partner, p.given) {
			partner[p.gold] = p.given
		}
	}
	return partner
}

// pairPhases gives the phases asked for their partners among those given, by index.
func pairPhases(g *StoryProcess, p *sitrep.Process, starts bool) map[int]int {
	out := map[int]int{}
	used := make([]bool, len(p.Phases))
	for _, open := range []bool{false, true} {
		for i := range g.Phases {
			if g.Phases[i].Open != open {
				continue
			}
			for k := range p.Phases {
				if !used[k] && p.Phases[k].Phase == g.Phases[i].Name && (!starts || startsIn(p.Phases[k].From, g.Phases[i].Start)) {
					out[i], used[k] = k, true
					break
				}
			}
		}
	}
	return out
}

// startsIn reports whether a start lies within the one asked for, give or take a day.
func startsIn(from, want sitrep.Interval) bool {
	if !want.Known() {
		return true
	}
	last := from.End
	if last == 0 {
		last = from.Start
	}
	return from.Start >= want.Start-1 && from.Start != 0 && last <= want.End+1
}

func (a *alignment) comparePhases(s *StoryScore, g *StoryProcess, p *sitrep.Process) {
	if p == nil {
		p = &sitrep.Process{}
	}
	for _, name := range []string{"phases", "phases, start aside"} {
		pairs := pairPhases(g, p, name == "phases")
		m := Measure{Given: float64(len(p.Phases))}
		for i := range g.Phases {
			_, ok := pairs[i]
			switch {
			case g.Phases[i].Open && ok:
				m.Given--
			case g.Phases[i].Open:
			case ok:
				m.Asked++
				m.Found++
				m.Right++
			default:
				m.Asked++
			}
			if !ok && !g.Phases[i].Open && name == "phases" {
				s.wrong("phase missed: %s %s %s", g.Label, g.Phases[i].Name, dayRange(g.Phases[i].Start))
			}
		}
		if name == "phases" {
			right := map[int]bool{}
			for _, k := range pairs {
				right[k] = true
			}
			for k, ph := range p.Phases {
				if !right[k] {
					s.wrong("phase not told: %s %s %s", g.Label, ph.Phase, dayRange(ph.From))
				}
			}
		}
		s.add(name, m)
	}
}

func dayRange(i sitrep.Interval) string {
	if i.Start == i.End {
		if i.Start == 0 {
			return "?"
		}
		return i.Start.String()
	}
	return i.Start.String() + ".." + i.End.String()
}

// compareCauses looks for causes and conditions in the processes that are the one
// asked for or pieces of it.
func (a *alignment) compareCauses(s *StoryScore, g *StoryProcess, own []*sitrep.Process) {
	byID := map[string]*sitrep.Event{}
	for i := range a.record.Events {
		byID[a.record.Events[i].ID] = &a.record.Events[i]
	}
	var m Measure
	count := func(what string, t Telling, found bool) {
		m.Asked++
		if found {
			m.Found++
		} else {
			words := "event"
			if t[0].Event < 0 {
				words = t[0].Words
			} else {
				words += " " + a.label(t[0].Event)
			}
			s.wrong("%s missed: %s: %s", what, g.Label, words)
		}
	}
	for i := range g.Phases {
		t := g.Phases[i].Cause
		if len(t) == 0 || g.Phases[i].Open {
			continue
		}
		count("cause of "+g.Phases[i].Name, t, slices.ContainsFunc(own, func(p *sitrep.Process) bool {
			return slices.ContainsFunc(p.Phases, func(ph sitrep.Phase) bool { return a.tells(t, ph.Cause, byID[ph.CauseBy]) })
		}))
	}
	for _, t := range g.Conditions {
		count("condition", t, slices.ContainsFunc(own, func(p *sitrep.Process) bool {
			return slices.ContainsFunc(p.Conditions, func(c sitrep.Condition) bool { return a.tells(t, c.Text, nil) })
		}))
	}
	m.Right, m.Given = m.Found, m.Found
	s.add("causes and conditions", m)
}
