package process

import (
	"slices"

	"sitrep"
)

// soften: what was told as the end was none when the process then went on.
func (k *Kind) soften(es []*episode) []*episode {
	for i, e := range es {
		p := k.phase(e.phase)
		if p.is == "" {
			continue
		}
		for _, o := range es[i+1:] {
			if o.phase == e.phase || slices.Contains(p.keeps, o.phase) && o.phase != p.before {
				continue
			}
			if o.phase == p.before && key(o.on) < 1<<30 && key(o.on)-key(e.on) < 366 {
				e.phase = p.is
			}
			break
		}
	}
	return es
}

// imply adds the beginning that was announced for a day and that later steps take for
// granted: talks that were set for the 25th and broke down on the 30th were held.
func (k *Kind) imply(es []*episode, signs []*told) []*episode {
	if k.implied == "" || slices.ContainsFunc(es, func(e *episode) bool { return e.phase == k.implied }) {
		return es
	}
	for i, e := range es {
		if i == 0 || k.phase(e.phase).state == "before" || k.phase(es[i-1].phase).state != "before" {
			continue
		}
		for _, s := range signs {
			if s.Planned == k.implied && s.Due.Start != 0 && width(s.Due) < narrow && key(s.Due) >= key(es[i-1].on) && key(s.Due) <= key(e.on) {
				return slices.Insert(es, i, &episode{phase: k.implied, on: s.Due, signs: []*told{s}, exact: true})
			}
		}
		return es
	}
	return es
}

// begin gives a process that is first told when it goes on the event that it went on from:
// of "the second bombing in a week", the bombing before, which the same reports recall.
func (tr *tracker) begin(k *Kind, es []*episode) []*episode {
	if k.begins == "" || len(es) == 0 || es[0].phase == k.begins || es[0].on.Start == 0 {
		return es
	}
	var best *sitrep.Event
	for _, s := range es[0].signs {
		for _, e := range tr.byDocument[s.thread.doc] {
			on := e.OccurredOn.Interval
			if !k.openers[e.Type] || e == s.event || width(on) > narrow || on.End >= es[0].on.Start || int(es[0].on.Start)-key(on) > 60 {
				continue
			}
			if best == nil || len(e.Mentions) > len(best.Mentions) || len(e.Mentions) == len(best.Mentions) && e.ID < best.ID {
				best = e
			}
		}
	}
	if best == nil {
		best = tr.beganBy(k, es[0])
	}
	if best == nil {
		return es
	}
	s := es[0].signs[0]
	return slices.Insert(es, 0, &episode{phase: k.begins, on: best.OccurredOn.Interval, exact: true, signs: []*told{{Sign: s.Sign, thread: s.thread, event: best, on: best.OccurredOn.Interval}}})
}

// beganBy is the first event of the same doer in the month before.
func (tr *tracker) beganBy(k *Kind, first *episode) (best *sitrep.Event) {
	for _, s := range first.signs {
		for i := range s.Parties {
			p := newParty(&s.Parties[i])
			if p.described || p.side == "" {
				continue
			}
			for _, e := range tr.doneBy(p.side) {
				on := e.OccurredOn.Interval
				if !k.openers[e.Type] || width(on) > narrow || on.End >= first.on.Start || int(first.on.Start)-key(on) > 30 {
					continue
				}
				if best == nil || key(on) < key(best.OccurredOn.Interval) || key(on) == key(best.OccurredOn.Interval) && e.ID < best.ID {
					best = e
				}
			}
		}
	}
	return best
}

// doneBy are the dated attacks of an actor.
func (tr *tracker) doneBy(side string) []*sitrep.Event {
	if tr.bySide == nil {
		tr.bySide = map[string][]*sitrep.Event{}
		for i := range tr.events {
			e := &tr.events[i]
			if e.Type != "ASSAULT" || e.Polarity == sitrep.Negative || e.OccurredOn == nil || !e.OccurredOn.Known() {
				continue
			}
			for j := range e.Actors {
				if p := newParty(&e.Actors[j]); !p.described && p.side != "" {
					tr.bySide[p.side] = append(tr.bySide[p.side], e)
				}
			}
		}
	}
	return tr.bySide[side]
}
