package merge

import (
	"slices"

	"sitrep"
)

// persons are those told of one by one, those of each state together.
type persons []state

type state struct {
	kind   string           // what is counted, "struck" for those hit
	first  *sitrep.Quantity // that tells of them
	who    []string
	most   int  // told of in one breath
	others bool // some are told apart from people told before
}

func (p *persons) add(s *sitrep.Quantity) {
	kind := s.Kind
	if s.Struck {
		kind = "struck"
	}
	of := p.of(kind)
	if of == nil {
		*p = append(*p, state{kind: kind, first: s})
		of = &(*p)[len(*p)-1]
	}
	of.most = max(of.most, len(s.Who))
	of.who, of.others = union(of.who, s.Who), of.others || s.Others
}

// of a state, nil where none are.
func (p persons) of(kind string) *state {
	for i := range p {
		if p[i].kind == kind {
			return &p[i]
		}
	}
	return nil
}

// besideTheDead puts those of the hurt whom a sentence tells of one by one beside the dead in place of a number of
// both: "three are dead and a fourth is wounded; all four were injured at the same time".
func besideTheDead(all []sitrep.Quantity, p persons, ms []*sitrep.EventMention) []sitrep.Quantity {
	hurt, dead := p.of("injured"), deadOf(all)
	if hurt == nil || len(hurt.who) == 0 || dead == 0 {
		return all
	}
	n := len(hurt.who)
	at := slices.IndexFunc(all, func(q sitrep.Quantity) bool {
		return q.Kind == "injured" && !q.Struck && !q.Others && len(q.Who) == 0 && q.Best != nil && *q.Best == n+dead
	})
	if at < 0 || !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return slices.ContainsFunc(m.Sizes, func(q sitrep.Quantity) bool { return q.Kind == "killed" && number(&q) == dead }) &&
			slices.ContainsFunc(m.Sizes, func(q sitrep.Quantity) bool { return q.Kind == "injured" && !q.Struck && len(q.Who) == n })
	}) {
		return all
	}
	q := &all[at]
	q.Low, q.Best, q.High = &n, &n, &n
	return all
}

// inOneBreath are the most of a state that are told of together: they are no one person told of twice.
func (p persons) inOneBreath(kind string) int {
	if of := p.of(kind); of != nil {
		return of.most
	}
	return 0
}

// sizes counts them beside a number of dead; the dead are not among the hurt, and the hurt not
// among those only told to be hit. Of whom nobody says that they live or are others than the
// dead, they are the dead where there are as many.
func (p persons) sizes(died int) (out []sitrep.Quantity) {
	dead, hurt, struck := p.of("killed"), p.of("injured"), p.of("struck")
	for _, of := range [...]*state{hurt, struck} {
		if of != nil && dead != nil {
			of.who = slices.DeleteFunc(of.who, func(w string) bool { return slices.Contains(dead.who, w) })
		}
	}
	if dead != nil {
		died = max(died, len(dead.who))
	}
	if struck != nil && !struck.others && len(struck.who) <= died {
		struck.who = nil
	}
	if hurt != nil && struck != nil && len(hurt.who) > 0 {
		hurt.who, struck.who = union(hurt.who, struck.who), nil
	}
	for i := range p {
		if n := len(p[i].who); n > 0 {
			s := *p[i].first
			s.Low, s.Best, s.High = &n, &n, &n
			out = append(out, s)
		}
	}
	return out
}
