package process

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// describe sets parties, subject, mediators, venues, conditions, deadlines, plans and
// counters from signs.
func (tr *tracker) describe(k *Kind, p *sitrep.Process, signs []*told) {
	p.Parties = ranked(signs, func(s *told) []sitrep.Participant { return s.Parties })
	p.Mediators = ranked(signs, func(s *told) []sitrep.Participant { return s.Mediators })
	p.Parties = slices.DeleteFunc(p.Parties, func(q sitrep.Participant) bool {
		return slices.ContainsFunc(p.Mediators, func(m sitrep.Participant) bool { return same(&q, &m) })
	})
	p.Subject, p.Venues, p.Conditions, p.Deadlines, p.Next, p.Counters, p.LastHeard = "", nil, nil, nil, nil, nil, 0
	subjects := map[string]int{}
	events := map[string]bool{}
	for _, s := range signs {
		p.LastHeard = max(p.LastHeard, s.thread.published.End)
		if s.Subject != nil {
			subjects[s.Subject.Text]++
		}
		if v := s.Venue; v != nil && !slices.ContainsFunc(p.Venues, func(o sitrep.EventPlace) bool { return o.Name == v.Name }) {
			p.Venues = append(p.Venues, *v)
		}
		for _, c := range s.Conditions {
			if !slices.ContainsFunc(p.Conditions, func(o sitrep.Condition) bool { return alikeWords(o.Text, c.Text.Text) }) {
				p.Conditions = append(p.Conditions, sitrep.Condition{Text: c.Text.Text, By: c.By, Document: s.thread.doc, Span: c.Span})
			}
		}
		for _, d := range s.Deadlines {
			if !slices.ContainsFunc(p.Deadlines, func(o sitrep.Deadline) bool { return o.On == d.On }) {
				p.Deadlines = append(p.Deadlines, sitrep.Deadline{Text: d.Text.Text, On: d.On, By: d.By, Document: s.thread.doc, Span: d.Span})
			}
		}
		if s.Planned != "" && s.Mode == modePlanned {
			p.Next = plan(k, p.Next, s)
		}
		if e := s.event; e != nil && s.Mode == "" && !events[e.ID] {
			events[e.ID] = true
			tr.count(k, p, e)
		}
	}
	best := 0
	for text, n := range subjects {
		if n > best || n == best && (len(text) < len(p.Subject) || len(text) == len(p.Subject) && text < p.Subject) {
			best, p.Subject = n, text
		}
	}
	slices.SortStableFunc(p.Next, func(a, b sitrep.NextStep) int { return cmp.Compare(key(a.On), key(b.On)) })
	slices.SortStableFunc(p.Deadlines, func(a, b sitrep.Deadline) int { return cmp.Compare(key(a.On), key(b.On)) })
}

// ranked are the participants, those that most reports name first.
func ranked(signs []*told, of func(*told) []sitrep.Participant) []sitrep.Participant {
	type counted struct {
		party
		docs int
	}
	type naming struct {
		at  int
		doc string
	}
	var all []counted
	known := map[[3]string]int{} // by the words themselves
	told := map[naming]bool{}
	for _, s := range signs {
		ps := of(s)
		for i := range ps {
			p := &ps[i]
			words := [3]string{p.Actor, p.Name, p.Text}
			at, ok := known[words]
			if !ok {
				q := newParty(p)
				at = slices.IndexFunc(all, func(c counted) bool { return c.same(&q) })
				if at < 0 {
					at = len(all)
					all = append(all, counted{q, 0})
				}
				known[words] = at
				if better(p, all[at].Participant) {
					all[at].party = q
				}
			}
			if n := (naming{at, s.thread.doc}); !told[n] {
				told[n] = true
				all[at].docs++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return b.docs - a.docs })
	var out []sitrep.Participant
	for _, c := range all[:min(12, len(all))] {
		out = append(out, *c.Participant)
	}
	return out
}

// better: the fuller name, that of the state rather than of its organ.
func better(a, b *sitrep.Participant) bool {
	if state(a) && state(b) {
		return len(a.Sectors) < len(b.Sectors)
	}
	return a.Name != "" && b.Name == ""
}

// alikeWords: two ways to write one condition.
func alikeWords(a, b string) bool {
	x, y := strings.ToLower(strings.Trim(a, " .,;:“”‘’\"'")), strings.ToLower(strings.Trim(b, " .,;:“”‘’\"'"))
	return x == y || len(x) > 12 && strings.Contains(y, x) || len(y) > 12 && strings.Contains(x, y)
}

// plan adds an announced step; the same one told again counts once.
func plan(k *Kind, to []sitrep.NextStep, s *told) []sitrep.NextStep {
	announced := s.latest
	if s.on.End != 0 && (announced == 0 || s.on.End < announced) {
		announced = s.on.End
	}
	for i := range to {
		o := &to[i]
		if o.Phase == s.Planned && (!s.Due.Known() || !o.On.Known() || overlap(o.On, s.Due)) {
			if !o.On.Known() && s.Due.Known() {
				o.On = s.Due
			}
			if o.Announced == 0 || announced != 0 && announced < o.Announced {
				o.Announced = announced
			}
			return to
		}
	}
	return append(to, sitrep.NextStep{Phase: s.Planned, On: s.Due, Announced: announced, Text: s.Words.Text, Document: s.thread.doc, Span: s.Words.Span, Sentence: s.Sentence})
}

// count lays the sizes of a step's event beside those of the others; what several
// independent sources tell of single acts adds up.
func (tr *tracker) count(k *Kind, p *sitrep.Process, e *sitrep.Event) {
	if e.Polarity == sitrep.Negative {
		return
	}
	summed := map[string]bool{}
	for i := range e.Sizes {
		s := &e.Sizes[i]
		if len(k.counters) > 0 && !slices.Contains(k.counters, s.Kind) {
			continue
		}
		at := slices.IndexFunc(p.Counters, func(c sitrep.Counter) bool { return c.Kind == s.Kind })
		if at < 0 {
			at = len(p.Counters)
			p.Counters = append(p.Counters, sitrep.Counter{Kind: s.Kind})
		}
		c := &p.Counters[at]
		claim := sitrep.Claim{Value: s.Text, By: s.By, Documents: e.Documents, Span: s.Span}
		if !slices.ContainsFunc(c.Claims, func(o sitrep.Claim) bool { return o.Value == claim.Value && o.By == claim.By }) {
			c.Claims = append(c.Claims, claim)
		}
		if !summed[s.Kind] && e.IndependentSources > 1 && s.Best != nil {
			summed[s.Kind] = true
			n := *s.Best
			if c.Corroborated != nil {
				n += *c.Corroborated
			}
			c.Corroborated = &n
		}
	}
}
