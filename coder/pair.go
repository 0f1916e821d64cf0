package coder

import "sitrep"

// pairSpan is how many sentences back "the two sides" look for who they are.
const pairSpan = 2

// pairKind is what the words for two parties say of them.
type pairKind int8

const (
	noPair  pairKind = iota
	anyTwo           // "both", "the two"
	parties          // "both sides": no single persons
	groups           // "the two movements"
	states           // "both countries"
	persons          // "the two ministers"
)

// pairs gives what "the two sides", "both" or "each country" do to the two that the report
// told of last as facing or joining each other. Their own words stay: that there are
// two is told here, who they are there.
func (w *work) pairs(live []*event) {
	for i, e := range live {
		e.actors = w.bothOf(live, i, e.actors, e.recipients)
		e.recipients = w.bothOf(live, i, e.recipients, e.actors)
		if len(e.actors) > 0 {
			continue
		}
		for _, wanted := range [...]argKind{argSubj, argObj} {
			x := e.arg(arg{kind: wanted})
			if wanted == argObj && len(e.f.rule.all) == 0 || x < 0 || e.t.tok[x].UPOS == "NOUN" || e.t.pairOf(x) == noPair {
				continue // a noun has its say as a participant
			}
			if both := w.bothOf(live, i, []role{{t: e.t, tok: x}}, e.recipients); len(both) == 2 {
				e.actors = both
			}
			break
		}
	}
}

// bothOf is the list with the word for a pair replaced by the two, where they are known
// and none of them stands on the other side.
func (w *work) bothOf(live []*event, at int, list, not []role) []role {
	for n := range list {
		r := list[n]
		kind := r.t.pairOf(r.tok)
		if kind == noPair || r.p.Entity >= 0 && r.p.Name != "" {
			continue
		}
		a, b, ok := w.pairBefore(live, at, r.t, r.tok, kind, not)
		if !ok {
			continue
		}
		out := append([]role(nil), list[:n]...)
		for _, p := range [2]role{a, b} {
			p.kind = "pair"
			out = append(out, p)
		}
		return append(out, list[n+1:]...)
	}
	return list
}

// pairOf is what kind of two the noun or number x stands for on its own.
func (t *tree) pairOf(x int) pairKind {
	two, each, the := false, false, false
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		switch f := t.form[k]; {
		case k > x:
			if r := t.rel(k); r == "conj" || r == "appos" || t.tok[k].Deprel == "acl:relcl" || r == "acl" || r == "nmod" && t.prep(k) != "in" && t.prep(k) != "to" {
				return noPair
			}
		case f == "both" || f == "two":
			two = true
		case f == "each" || f == "either":
			each = true
		case f == "the" || f == "these" || f == "those":
			the = true
		default:
			if r := t.rel(k); r == "compound" || r == "nmod" {
				return noPair
			}
		}
		if t.form[k] == "both" {
			the = true
		}
	}
	switch f := t.form[x]; {
	case f == "both" && t.first[x] < 0, f == "two" && the:
		return anyTwo
	case !t.isNoun(x) || !(two && the && t.plural(x) || each):
		return noPair
	}
	switch k := t.w.cls; {
	case k["two-parties"].words[t.lemma[x]]:
		return parties
	case each:
		return noPair
	case k["two-states"].words[t.lemma[x]]:
		return states
	case k["two-groups"].words[t.lemma[x]] || t.lemmaIs(x, isArmed):
		return groups
	case t.lemmaIs(x, isPeople|isGov):
		return persons
	}
	return noPair
}

// bareTwo is "both" or "the two" without a noun.
func (t *tree) bareTwo(x int) (role, bool) {
	if t.form[x] != "two" && t.form[x] != "both" || t.pairOf(x) == noPair {
		return role{}, false
	}
	f, end := t.subtree(x, true)
	sp := t.span(f, end)
	return role{t: t, tok: x, p: sitrep.Participant{Text: t.w.a.Text(sp), Span: sp, Entity: -1}}, true
}

// pairBefore are the two of the kind told last before token x of t: who face each other
// in an event, take part in one together, or are named in one breath.
func (w *work) pairBefore(live []*event, at int, t *tree, x int, kind pairKind, not []role) (a, b role, ok bool) {
	k := at
	for k+1 < len(live) && live[k+1].t == t {
		k++
	}
	for si := t.si; si >= 0 && t.si-si <= pairSpan; si-- {
		s := w.trees[si]
		if s == nil || w.headline(si) && !w.headline(t.si) {
			continue
		}
		best := -1
		for ; k >= 0 && live[k].t.si >= si; k-- {
			e := live[k]
			if e.t != s || s == t && e.tok > x || e.tok <= best {
				continue
			}
			if p, q, found := e.facing(); found && fitPair(&p, &q, kind) && len(inherited([]role{p, q}, not)) == 2 {
				a, b, ok, best = p, q, true, e.tok
			}
		}
		if !ok {
			a, b, ok = s.inOneBreath(x, s == t, kind)
			ok = ok && len(inherited([]role{a, b}, not)) == 2
		}
		if ok {
			return a, b, true
		}
	}
	return a, b, false
}

// facing are the two parties of the event, if there are just two.
func (e *event) facing() (a, b role, ok bool) {
	if len(e.actors) != 2 {
		return a, b, false
	}
	a, b = e.actors[0], e.actors[1]
	return a, b, a.t.pairOf(a.tok) == noPair && b.t.pairOf(b.tok) == noPair
}

// inOneBreath are the two that are joined by "and" last, before token x where the sentence is its own.
func (t *tree) inOneBreath(x int, own bool, kind pairKind) (a, b role, ok bool) {
	for y := len(t.tok) - 1; y > 0; y-- {
		h := t.head(y)
		if own && y >= x || t.rel(y) != "conj" || h < 0 || h > y || t.isVerb(h) || !t.agent(y) || !t.agent(h) || t.rel(h) == "conj" || t.rel(h) == "nmod" && t.prep(h) != "between" {
			continue
		}
		if ps := t.participants(h, nil); len(ps) == 2 && ps[0].known() && ps[1].known() && fitPair(&ps[0], &ps[1], kind) {
			return ps[0], ps[1], true
		}
	}
	return a, b, false
}

// known: named, or one that the report speaks of as known ("the army").
func (r *role) known() bool {
	d := r.t.child(r.tok, "det")
	return r.p.Name != "" || r.t.namedActor(r.tok) || d >= 0 && r.t.form[d] == "the" && !r.t.plural(r.tok)
}

// fitPair: both can be meant by words of the kind.
func fitPair(a, b *role, kind pairKind) bool {
	if samePerson(&a.p, &b.p) {
		return false
	}
	for _, r := range [2]*role{a, b} {
		person := r.t.property(r.tok, "person")
		single := person || r.t.lemmaIs(r.tok, isPeople) && !r.t.lemmaIs(r.tok, isArmed) && r.t.isNoun(r.tok) && !r.t.plural(r.tok)
		switch {
		case !r.t.agent(r.tok) || r.t.property(r.tok, "civilian") && !single:
			return false
		case kind == persons && !single, (kind == groups || kind == parties) && person, kind == states && r.p.Country == "":
			return false
		}
	}
	return kind != states || a.p.Country != b.p.Country
}
