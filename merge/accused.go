package merge

import (
	"slices"

	"sitrep"
)

// cleared are those, by key, of whom the latest report that says so tells that they were acquitted or let off, with
// whether nobody tells the deed as theirs on his own word. Who is charged or convicted by a later report is none; of a
// report without a day nobody knows which is later.
func cleared(members []Ref, ms []*sitrep.EventMention) map[string]bool {
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool { return len(m.Cleared) > 0 }) {
		return nil
	}
	on := map[string]sitrep.Day{}
	for _, m := range members {
		on[m.Report.ID] = m.Report.Published.Start
	}
	out := map[string]bool{}
	for _, m := range ms {
		for i := range m.Cleared {
			p := &m.Cleared[i]
			again, plain, keys := false, false, []string{key(p)}
			for _, o := range ms {
				for k := range o.Actors {
					q := &o.Actors[k]
					if !sameAccused(p, q) {
						continue
					}
					keys = append(keys, key(q))
					again = again || (q.Accused == sitrep.Charged || q.Accused == sitrep.Convicted) && on[m.Document] != 0 && on[o.Document] > on[m.Document]
					plain = plain || q.Accused == "" && firm(o, "actors")
				}
			}
			if !again {
				for _, k := range keys {
					out[k] = !plain
				}
			}
		}
	}
	return out
}

// withoutCleared are the mentions without those who were cleared among their actors; who is told to have done it
// nonetheless stays, and stands accused of nothing.
func withoutCleared(ms []*sitrep.EventMention, cleared map[string]bool) []*sitrep.EventMention {
	if len(cleared) == 0 {
		return ms
	}
	out := slices.Clone(ms)
	for i, m := range ms {
		o := *m
		o.Actors = nil
		for _, p := range m.Actors {
			gone, is := cleared[key(&p)]
			if is {
				p.Accused = ""
			}
			if !gone {
				o.Actors = append(o.Actors, p)
			}
		}
		out[i] = &o
	}
	return out
}

// sameAccused: the two are one, whichever of them is told by more of his name.
func sameAccused(p, q *sitrep.Participant) bool {
	return key(p) == key(q) || p.Name != "" && q.Name != "" && (toldShorter(p.Name, q) || toldShorter(q.Name, p) || misspelled(p.Name, q.Name))
}

// accuse says of each actor how he stands before the law: convicted where a report says so, else charged where one
// says so, else suspected, unless as many reports tell the deed as his on their own word as on that of others.
func accuse(actors []sitrep.Participant, ms []*sitrep.EventMention) []sitrep.Participant {
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return slices.ContainsFunc(m.Actors, func(p sitrep.Participant) bool { return p.Accused != "" })
	}) {
		return actors
	}
	out := slices.Clone(actors)
	for i := range out {
		p := &out[i]
		reports, last := map[string]int{}, map[string]string{} // by how he stands, "" told plainly
		for _, m := range ms {
			for k := range m.Actors {
				q := &m.Actors[k]
				if as := q.Accused; sameAccused(p, q) && last[as] != m.Document && (as != "" || firm(m, "actors")) {
					last[as] = m.Document
					reports[as]++
				}
			}
		}
		switch {
		case reports[sitrep.Convicted] > 0:
			p.Accused = sitrep.Convicted
		case reports[sitrep.Charged] > 0:
			p.Accused = sitrep.Charged
		case reports[sitrep.Suspected] > reports[""]:
			p.Accused = sitrep.Suspected
		default:
			p.Accused = ""
		}
	}
	return out
}
