package coder

import (
	"slices"

	"sitrep"
)

// accuse says of those who are told to have done violence on others' word alone how they stand before
// the law, and takes those who were cleared of it out of its doers. What the report tells in its own
// voice ("Owen Marsh shot two clerks") needs nobody's word.
func (w *work) accuse(live []*event) {
	if !slices.ContainsFunc(live, func(e *event) bool { return e.accusable() && (len(e.actors) > 0 || len(e.recipients) > 0) }) {
		return
	}
	all := w.standings()
	digest := w.digest()
	for _, e := range live {
		if !e.accusable() {
			continue
		}
		for i := range e.actors {
			if r := &e.actors[i]; r.kind != "" {
				r.ground = e.ground(r)
				if r.ground.as != "" {
					r.ground = graver(r.ground, w.standingIn(all, r, e, digest))
				}
			}
		}
	}
	w.withoutVictims(live)
	for _, e := range live {
		for i := range e.actors {
			if r := &e.actors[i]; r.kind == "" && e.accusable() {
				r.ground = sharedGround(live, e, r)
			}
		}
	}
	w.clear(all, live)
}

// withoutVictims takes from the doers of a deed who stands before a court for it by a pronoun or a family name alone
// and is told elsewhere to have been killed by others: the words are of another of the name. The dead are not charged.
func (w *work) withoutVictims(live []*event) {
	for _, e := range live {
		for _, r := range e.actors {
			if e.typ != "ASSAULT" || r.kind != "blamed" || gravity[r.ground.as] < gravity[sitrep.Charged] || !r.barelyNamed() || !killedIn(live, &r) {
				continue
			}
			for _, o := range live {
				if o.firstMention() == e.firstMention() {
					o.actors = slices.DeleteFunc(slices.Clone(o.actors), func(q role) bool { return (q.kind == "" || q.kind == "blamed") && samePerson(&q.p, &r.p) })
				}
			}
		}
	}
}

// barelyNamed: by a pronoun or one name alone.
func (r *role) barelyNamed() bool {
	t, x := r.t, r.tok
	return t.tok[x].UPOS == "PRON" || t.tok[x].UPOS == "PROPN" && t.child(x, "flat") < 0 && t.child(x, "compound") < 0 && t.child(x, "appos") < 0
}

// killedIn: some event tells that he was killed, not by himself and not by police.
func killedIn(live []*event, r *role) bool {
	return slices.ContainsFunc(live, func(o *event) bool {
		return o.typ == "ASSAULT" && settled(o.fact.reality) && len(o.recipients) == 1 && !o.toHimself() && samePerson(&o.recipients[0].p, &r.p) &&
			slices.ContainsFunc(o.quantities, func(s size) bool { return s.kind == "killed" }) &&
			!slices.ContainsFunc(o.actors, func(a role) bool { return a.police() })
	})
}

// accusable: violence or force that somebody can be brought to court for.
func (e *event) accusable() bool { return e.typ == "ASSAULT" || e.typ == "COERCE" }

// ground is by whose word somebody counts as doer: how he stands, and the word that says so. Nothing:
// the report tells it itself.
type ground struct {
	as   string
	t    *tree
	tok  int
	said sitrep.Span // the words of whoever says so, where these are it
}

// span of the words that say so.
func (g *ground) span() sitrep.Span {
	if !g.said.Empty() {
		return g.said
	}
	return g.t.tok[g.tok].Span
}

// graver is the one by which somebody stands accused of more; who is cleared is so.
func graver(a, b ground) ground {
	if b.as == sitrep.Cleared || a.as != sitrep.Cleared && gravity[b.as] > gravity[a.as] {
		return b
	}
	return a
}

// ground of a role that the event's own words give.
func (e *event) ground(r *role) ground {
	t := e.t
	if g := t.lawOver(e, r); g.as != "" {
		return g
	}
	if g := r.t.calledBefore(r.tok); g.as != "" {
		return g
	}
	switch {
	case r.kind == "blamed" || r.kind == "culprit":
		if r.t.calledDoerAt(r.tok) {
			return ground{}
		}
		return ground{as: sitrep.Suspected, t: r.t, tok: r.tok}
	case e.fact.reality == sitrep.Alleged && e.fact.polarity == sitrep.Positive:
		return ground{as: sitrep.Suspected, t: t, tok: max(e.fact.first, 0)}
	case e.typ == "ASSAULT" && r.privatePerson() && !r.calledDoer():
		for i := range e.stances {
			if s := &e.stances[i]; s.Act == "asserts" && (r.p.Entity < 0 || s.Who.Entity != r.p.Entity) {
				return ground{sitrep.Suspected, r.t, r.tok, s.Span} // "police say that Owen Marsh shot"
			}
		}
	}
	return ground{}
}

// privatePerson: a person known by name to the report alone, who bears no arms for others.
func (r *role) privatePerson() bool {
	return r.p.Name != "" && !sitrep.Listed(r.p.Actor) && r.t.property(r.tok, "person") && !slices.Contains(r.p.Sectors, "COP") && !slices.Contains(r.p.Sectors, "MIL")
}

// calledDoer: the report itself calls him the gunman, or the like, somewhere.
func (r *role) calledDoer() bool {
	w := r.t.w
	if r.p.Entity < 0 || r.p.Entity >= len(w.a.Entities) {
		return false
	}
	for _, i := range w.a.Entities[r.p.Entity].Mentions {
		m := &w.a.Mentions[i]
		if t := w.tree(m.Words.Sentence); t != nil && m.Head >= 0 && m.Head < len(t.tok) && t.offender(m.Head) && t.calledBefore(m.Head).as == "" {
			return true
		}
	}
	return false
}

// lawOver is the word over the event by which whoever has the role stands accused of it: "was convicted
// of killing", "faces charges in the killing".
func (t *tree) lawOver(e *event, r *role) ground {
	for _, x := range [...]int{e.anchor(), e.tok} {
		for k := 0; k < 6; k++ {
			h := t.head(x)
			if h < 0 {
				break
			}
			rel := t.rel(x)
			if rel == "conj" && t.isVerb(x) && t.child(x, "nsubj") >= 0 || rel == "parataxis" || t.tok[x].Deprel == "acl:relcl" || rel == "ccomp" || rel == "nsubj" && k > 0 {
				break
			}
			x = h
			if g, said := t.lawAt(x, r); said {
				return g
			}
			for c := t.first[x]; c >= 0; c = t.next[c] {
				if t.lemma[c] == "guilty" {
					if g, said := t.lawAt(int(c), r); said {
						return g
					}
				}
			}
		}
	}
	return ground{}
}

// lawAt is how the word at x makes whoever has the role stand; said: it says it of him or of nobody.
func (t *tree) lawAt(x int, r *role) (g ground, said bool) {
	as, who := t.standsAs(x)
	if as == "" {
		return g, false
	}
	if len(who) > 0 && !slices.ContainsFunc(who, func(k int) bool { return r.isAt(t, k) }) {
		return g, false
	}
	return ground{as: as, t: t, tok: x}, true
}

// isAt: the word at k of a sentence stands for who has the role.
func (r *role) isAt(t *tree, k int) bool {
	if r.t == t && (r.tok == k || t.under(r.tok, k) && !t.isVerb(k)) {
		return true
	}
	m := t.ment[k]
	return m >= 0 && r.p.Entity >= 0 && t.w.a.Mentions[m].Entity == r.p.Entity
}

// calledBefore is a word on who stands at x by which he is not told as a fact to have done it: "suspected
// rebels", "the alleged gunman".
func (t *tree) calledBefore(x int) ground {
	l := t.w.c.accused
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		if r := t.rel(k); (r == "amod" || r == "compound" || r == "advmod") && k < x {
			if as := l.adj[t.form[k]]; as != "" {
				return ground{as: as, t: t, tok: k}
			}
			if as := l.called[t.lemma[k]]; as != "" && t.isNoun(k) {
				return ground{as: as, t: t, tok: k}
			}
		}
	}
	if as := l.called[t.lemma[x]]; as != "" && t.tok[x].UPOS != "PROPN" {
		return ground{as: as, t: t, tok: x}
	}
	return ground{}
}

// calledDoerAt: the sentence calls who stands at x the doer, and does not only suspect him: "the gunman, Owen Marsh".
func (t *tree) calledDoerAt(x int) bool {
	for k := range t.tok {
		if t.isNoun(k) && t.offender(k) && t.w.c.accused.called[t.lemma[k]] == "" && t.calledBefore(k).as == "" &&
			slices.ContainsFunc(t.calledSo(k), func(r role) bool { return r.tok == x }) {
			return true
		}
	}
	return false
}

// standingIn is how the report elsewhere says that who has the role stands in the deed; in a digest only where
// the words name the deed.
func (w *work) standingIn(all []lawStanding, r *role, e *event, digest bool) (g ground) {
	for i := range all {
		s := &all[i]
		if s.as == sitrep.Cleared || s.who < 0 || gravity[s.as] <= gravity[g.as] {
			continue
		}
		if s.deed == nil && digest || s.deed != nil && s.deed.firstMention() != e.firstMention() || len(w.item) > 0 && w.item[s.t.si] != w.item[e.t.si] {
			continue
		}
		if r.isAt(s.t, s.who) && !s.beforeDeed(e) {
			g = ground{as: s.as, t: s.t, tok: s.tok}
		}
	}
	return g
}

// beforeDeed: the day on which he was charged or convicted came before that of the deed.
func (s *lawStanding) beforeDeed(e *event) bool {
	o, on := s.t.teller(s.tok), e.firstMention().on
	return o != nil && o.on != nil && o.onTimex >= 0 && on != nil && on.Start != 0 && o.on.End != 0 && o.on.End <= on.Start
}

// sharedGround is the ground of a role that another mention of the happening gives: none where one of them tells it plainly.
func sharedGround(live []*event, e *event, r *role) (g ground) {
	for _, o := range live {
		if o.firstMention() != e.firstMention() {
			continue
		}
		for i := range o.actors {
			q := &o.actors[i]
			if q.kind == "" || !samePerson(&q.p, &r.p) {
				continue
			}
			if q.ground.as == "" {
				return ground{}
			}
			g = graver(g, q.ground)
		}
	}
	return g
}

// clear takes out of the doers of a deed those of whom the report says that they were acquitted of it, or that
// charges were dropped, unless it tells the deed as theirs nonetheless or convicts them of it elsewhere.
func (w *work) clear(all []lawStanding, live []*event) {
	var main *event
	for i := range all {
		s := &all[i]
		if s.as != sitrep.Cleared || s.t.excused() {
			continue
		}
		deed := s.deed
		if deed == nil {
			deed = s.onlyDeed(live)
		}
		if deed == nil {
			if main == nil {
				main = w.mainDeed(live)
			}
			deed = main
		}
		if deed == nil {
			continue
		}
		if r, ok := w.clearedOne(s, deed, live); ok && !w.convictedIn(all, &r, s) {
			deed.firstMention().letGo(r, ground{as: s.as, t: s.t, tok: s.tok}, live)
		}
	}
}

// onlyDeed is the one of which alone who is cleared, or anybody, stands accused, nil where there is none or are several.
func (s *lawStanding) onlyDeed(live []*event) (only *event) {
	for _, e := range live {
		for i := range e.actors {
			if r := &e.actors[i]; r.ground.as == "" || s.who >= 0 && !r.isAt(s.t, s.who) {
				continue
			}
			if only != nil && only != e.firstMention() {
				return nil
			}
			only = e.firstMention()
		}
	}
	return only
}

// clearedOne is who is cleared: whom the words name, else the only one who stands accused of the deed.
func (w *work) clearedOne(s *lawStanding, deed *event, live []*event) (r role, ok bool) {
	if s.who >= 0 {
		r, ok = s.t.participant(s.who)
		return r, ok && r.p.Name != "" && s.t.property(s.who, "person")
	}
	for _, e := range live {
		for i := range e.actors {
			q := &e.actors[i]
			if e.firstMention() != deed.firstMention() || q.ground.as == "" {
				continue
			}
			if ok && !samePerson(&q.p, &r.p) {
				return r, false
			}
			r, ok = *q, true
		}
	}
	return r, ok
}

// convictedIn: another sentence, or another part of this one, has him convicted, and not of what the words undo.
func (w *work) convictedIn(all []lawStanding, r *role, of *lawStanding) bool {
	if of.t.lemma[of.tok] == "conviction" {
		return false
	}
	return slices.ContainsFunc(all, func(s lawStanding) bool {
		return s.as == sitrep.Convicted && s.who >= 0 && r.isAt(s.t, s.who) && (s.deed == nil || of.deed == nil || s.deed.firstMention() == of.deed.firstMention())
	})
}

// excused: the sentence says why somebody goes unpunished for what he did.
func (t *tree) excused() bool {
	for x := range t.tok {
		if t.w.c.accused.excuse[t.lemma[x]] != "" || t.w.c.accused.excuse[t.form[x]] != "" {
			return true
		}
	}
	return false
}

// letGo takes one who was cleared out of the doers of the happening whose first mention e is.
func (e *event) letGo(who role, g ground, live []*event) {
	did, at := false, e
	bare := len(e.recipients) == 0 // "acquitted of murder", of which nothing is told
	for _, o := range live {
		if o.firstMention() != e {
			if bare && o.typ == e.typ {
				did = did || slices.ContainsFunc(o.actors, func(r role) bool { return r.ground.as == "" && samePerson(&r.p, &who.p) })
			}
			continue
		}
		kept := o.actors[:0:0]
		for _, r := range o.actors {
			switch {
			case !samePerson(&r.p, &who.p):
				kept = append(kept, r)
			case r.ground.as == "" && r.kind != "":
				did = true
				kept = append(kept, r)
			}
		}
		o.actors = kept
		if o.t == g.t {
			at = o
		}
	}
	if did {
		return
	}
	who.ground = g
	at.cleared = addRole(at.cleared, who)
}
