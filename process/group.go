package process

import (
	"slices"

	"sitrep"
)

// year is how far apart steps of one process may lie.
const year = 366

// grouped puts the steps of one process together, in order of their first.
// Parties decide; a step that names none joins the process of its kind that
// its report told last, else the next one that it tells.
func grouped(steps []*step) [][]*step {
	var groups [][]*step
	var partyless []*step
	for _, s := range steps {
		if len(s.parties) == 0 {
			partyless = append(partyless, s)
			continue
		}
		var joined []*step
		kept := groups[:0:0]
		for _, g := range groups {
			if slices.ContainsFunc(g, func(o *step) bool { return related(s, o) }) {
				joined = append(joined, g...)
				continue
			}
			kept = append(kept, g)
		}
		groups = append(kept, append(joined, s))
	}
	for _, s := range partyless {
		best := -1
		for i, g := range groups {
			for _, o := range g {
				if o.kind == s.kind && shares(o.docs, s.docs) && (best < 0 || near(s, o) < nearest(s, groups[best])) {
					best = i
				}
			}
		}
		if best < 0 {
			groups = append(groups, []*step{s})
			continue
		}
		groups[best] = append(groups[best], s)
	}
	for _, g := range groups {
		slices.SortFunc(g, func(a, b *step) int { return a.index - b.index })
	}
	slices.SortFunc(groups, func(a, b []*step) int { return a[0].index - b[0].index })
	return groups
}

// related reports whether two steps that name parties belong to one process.
// A negotiation needs two common parties where both name two; attacks of one
// side on different others are different campaigns.
func related(a, b *step) bool {
	if a.kind != b.kind || apart(a.on, b.on) > year {
		return false
	}
	common := 0
	for _, p := range a.parties {
		if slices.ContainsFunc(b.parties, p.same) {
			common++
		}
	}
	return common >= min(2, len(a.parties), len(b.parties))
}

func apart(a, b sitrep.Interval) int {
	if a.Start == 0 || b.Start == 0 {
		return 0
	}
	return max(int(a.Start-b.Start), int(b.Start-a.Start))
}

// near ranks how close two steps are told: earlier ones before later ones.
func near(s, o *step) int {
	if o.index <= s.index {
		return s.index - o.index
	}
	return 1<<20 + o.index - s.index
}

func nearest(s *step, g []*step) int {
	n := 1 << 30
	for _, o := range g {
		if o.kind == s.kind {
			n = min(n, near(s, o))
		}
	}
	return n
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// party is a participant of a step. A coalition and the state that leads it
// speak for each other.
type party struct{ id, name, leader string }

func newParty(p sitrep.Participant) party {
	q := party{id: p.Actor, name: p.Name}
	for _, t := range p.Ties {
		if t.Relation == "led by" && !t.Ended {
			q.leader = t.Actor
		}
	}
	return q
}

func (p party) same(q party) bool {
	return p.id == q.id || p.leader != "" && p.leader == q.name || q.leader != "" && q.leader == p.name
}
