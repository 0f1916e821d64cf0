// Package review turns what analysts decided into what the program does: which mentions
// are of one happening and which are not, and which events and mentions have fields that
// were decided; and the other way round: what is worth a decision, how far two readers
// agree, and decisions as gold and as examples to learn from.
//
// Decisions are applied in their order, undone ones not at all; a later one holds against
// an earlier one. Each holds of the mentions that the analyst saw, and of the same words
// in later versions of their reports.
package review

import (
	"slices"

	"sitrep"
)

// Ruling says of two mentions that they are of one happening or that they are not.
type Ruling struct {
	A, B string
	Same bool
}

// Effect is what decisions do. IDs of mentions are those of today.
type Effect struct {
	Rulings  []Ruling                     // a later one holds against an earlier one on the same pair
	Closed   [][]string                   // mentions that merge with nothing outside of the group
	Parted   []map[string]bool            // mentions that leave the telling of others in their report, one set a decision
	Mentions map[string][]sitrep.Decision // on single mentions
	Events   map[string][]sitrep.Decision // on the event that a mention belongs to
}

// A Finder finds the mention of an anchor as it is now, "" where it is no more.
type Finder func(a *sitrep.Anchor) string

// Later are the mentions that say in later versions of its report, in the same words, what
// a mention says. nil: none.
type Later func(mention string) []string

// Apply works out what the decisions do, all of them in order. What puts mentions together,
// tells them apart or rejects them holds of the same words in later versions too, unless
// the analyst saw those beside them.
func Apply(ds []sitrep.Decision, find Finder, later Later) *Effect {
	r := &rules{same: map[[2]string]bool{}, of: map[string][]string{}, closed: map[string]int{}}
	e := &Effect{Mentions: map[string][]sitrep.Decision{}, Events: map[string][]sitrep.Decision{}}
	standing := sitrep.Standing(ds)
	for i := range standing {
		d := &standing[i]
		here, there := found(d.Here, find), found(d.There, find)
		if len(here) == 0 {
			continue // nothing is left of what was decided on
		}
		if saw := append(here[:len(here):len(here)], there...); later != nil {
			here, there = followed(here, saw, later), followed(there, saw, later)
		}
		one := len(d.Subject) > 8 && d.Subject[:8] == "mention-"
		switch d.Act {
		case sitrep.ActMerge:
			r.merge(here, there)
		case sitrep.ActSplit:
			r.split(here, there)
			e.part(there)
		case sitrep.ActAccept:
			if d.Field == "" && !one {
				r.hold(here)
			}
		case sitrep.ActReject:
			if d.Field == "" {
				r.hold(here)
				r.close(here)
				if one {
					e.part(here)
				}
			}
		}
		switch {
		case d.Act == sitrep.ActMerge || d.Act == sitrep.ActSplit:
		case one && !(d.Act == sitrep.ActReject && d.Field == ""):
			e.Mentions[here[0]] = append(e.Mentions[here[0]], *d)
		default: // the event of a rejected mention is that mention alone
			e.Events[here[0]] = append(e.Events[here[0]], *d)
		}
	}
	for _, p := range r.order {
		e.Rulings = append(e.Rulings, Ruling{p[0], p[1], r.same[p]})
	}
	e.Closed = r.groups()
	return e
}

func (e *Effect) part(ids []string) {
	set := map[string]bool{}
	for _, id := range ids {
		set[id] = true
	}
	e.Parted = append(e.Parted, set)
}

func found(as []sitrep.Anchor, find Finder) (ids []string) {
	seen := map[string]bool{}
	for i := range as {
		if id := find(&as[i]); id != "" && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// followed are mentions with those of later versions, of which the analyst saw none.
func followed(ids, saw []string, later Later) []string {
	out := ids[:len(ids):len(ids)]
	for _, id := range ids {
		for _, l := range later(id) {
			if !slices.Contains(saw, l) && !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// rules are pairs and closed groups on their way.
type rules struct {
	same   map[[2]string]bool
	order  [][2]string         // of same, as they came first
	of     map[string][]string // on whom something is ruled with a mention
	closed map[string]int
	n      int
	seen   []string // mentions in the order in which they were closed
}

func (r *rules) rule(a, b string, same bool) {
	if a == b {
		return
	}
	p := [2]string{min(a, b), max(a, b)}
	if _, known := r.same[p]; !known {
		r.order = append(r.order, p)
		r.of[a], r.of[b] = append(r.of[a], b), append(r.of[b], a)
	}
	r.same[p] = same
}

// hold puts all to the first.
func (r *rules) hold(ids []string) {
	for _, id := range ids[1:] {
		r.rule(ids[0], id, true)
	}
}

// merge puts two sides together, whatever was ruled between them before.
func (r *rules) merge(here, there []string) {
	if len(there) == 0 {
		return
	}
	other := map[string]bool{}
	for _, id := range there {
		other[id] = true
	}
	for _, a := range here {
		for _, b := range r.of[a] {
			if other[b] {
				r.rule(a, b, true)
			}
		}
	}
	r.hold(append(here[:len(here):len(here)], there...))
	for _, ids := range [][]string{here, there} {
		for _, id := range ids {
			delete(r.closed, id)
		}
	}
}

// split tells those that leave from those that stay. They are one happening among themselves.
func (r *rules) split(stay, leave []string) {
	if len(leave) == 0 {
		return
	}
	for _, a := range leave {
		for _, b := range stay {
			r.rule(a, b, false)
		}
	}
	r.hold(leave)
}

func (r *rules) close(ids []string) {
	r.n++
	for _, id := range ids {
		r.closed[id] = r.n
		r.seen = append(r.seen, id)
	}
}

func (r *rules) groups() (out [][]string) {
	at := map[int]int{}
	done := map[string]bool{}
	for _, id := range r.seen {
		g := r.closed[id]
		if g == 0 || done[id] {
			continue
		}
		done[id] = true
		i, known := at[g]
		if !known {
			i = len(out)
			at[g] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], id)
	}
	return out
}
