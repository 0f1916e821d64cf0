package process

import (
	"slices"

	"sitrep"
)

// campaigns gives attacks to the campaign of who made them that went on at their time.
func (tr *tracker) campaigns(ps []sitrep.Process) {
	by := map[string][]int{}
	for i := range ps {
		p := &ps[i]
		if p.Type != "campaign" || len(p.Parties) == 0 || began(p) == 1<<30 {
			continue
		}
		s := newParty(&p.Parties[0]).side
		by[s] = append(by[s], i)
	}
	if len(by) == 0 {
		return
	}
	given := map[int][]*sitrep.Event{}
	for n := range tr.events {
		e := &tr.events[n]
		if e.Type != "ASSAULT" || e.Polarity == sitrep.Negative || e.OccurredOn == nil || !e.OccurredOn.Known() || e.Reality != sitrep.Actual && e.Reality != sitrep.Historical {
			continue
		}
		best := -1
		for i := range e.Actors {
			for _, c := range by[newParty(&e.Actors[i]).side] {
				p := &ps[c]
				if d := key(e.OccurredOn.Interval); d < int(began(p)) || d > ended(p) || slices.ContainsFunc(p.Steps, func(st sitrep.Step) bool { return st.Event == e.ID }) {
					continue
				}
				if best < 0 || began(p) > began(&ps[best]) {
					best = c
				}
			}
		}
		if best >= 0 {
			given[best] = append(given[best], e)
		}
	}
	for c, es := range given {
		p := &ps[c]
		for _, e := range es {
			p.Steps = append(p.Steps, sitrep.Step{Event: e.ID, Phase: "continuing", On: e.OccurredOn.Interval})
		}
		slices.SortStableFunc(p.Steps, func(a, b sitrep.Step) int { return key(a.On) - key(b.On) })
	}
}

// ended is the last day of a process as far as its phases tell.
func ended(p *sitrep.Process) int {
	last := &p.Phases[len(p.Phases)-1]
	if last.State == "over" && last.From.Known() {
		return key(last.From)
	}
	return int(p.LastHeard) + 30
}
