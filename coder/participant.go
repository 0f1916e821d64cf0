package coder

import (
	"strings"

	"sitrep"
)

// participants turns an argument token into those it names: conjuncts one by
// one, pronouns resolved, instruments by whoever's they are.
func (t *tree) participants(x int, out []role) []role {
	return t.participantsDepth(x, out, 0)
}

// role is a participant with the tokens it comes from.
type role struct {
	p    sitrep.Participant
	t    *tree
	tok  int
	kind string // by which argument

	ground ground // on which he counts as doer
}

func (t *tree) participantsDepth(x int, out []role, depth int) []role {
	if x < 0 || depth > 3 {
		return out
	}
	if t.lemma[x] == "other" && t.rel(x) == "obj" && t.ment[x] < 0 && t.head(x) >= 0 && t.severally(t.head(x)) {
		if s := t.argument(t.head(x), argSubj); s >= 0 && s != x {
			return t.participantsDepth(s, out, depth+1) // "each accused the other"
		}
	}
	if t.numeric(x) && t.ment[x] < 0 {
		if k := t.child(x, "appos"); k > x && t.tok[k].UPOS == "PROPN" && t.namedActor(k) {
			return t.participantsDepth(k, out, depth+1) // "one of its leaders, Omar Saleh"
		}
	}
	if s := t.child(x, "nsubj"); s >= 0 && t.lemma[x] == "one" && t.child(x, "cop") >= 0 && t.child(x, "det") >= 0 {
		return t.participantsDepth(s, out, depth+1) // "the rebels were the ones that shelled"
	}
	inner := t.content(x)
	if t.lemma[x] == "life" && t.head(x) >= 0 && t.lemma[t.head(x)] == "take" && t.ofOneself(x) {
		return out // nobody else's
	}
	if t.lemma[x] == "life" { // "an attempt on his life", "took the lives of"
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.tok[c].Deprel == "nmod:poss" || t.rel(int(c)) == "nmod" && t.prep(int(c)) == "of" {
				return t.participantsDepth(int(c), out, depth+1)
			}
		}
	}
	if inner != x && t.ment[x] < 0 && !t.personalPartitive(x) {
		had := len(out)
		out = t.participantsDepth(inner, out, depth+1)
		if f, _ := t.subtree(x, true); len(out) == had+1 && t.numeric(x) && f < inner && out[had].p.Span.Contains(t.tok[inner].Span) && out[had].p.Name == "" {
			out[had].p.Span.Start = t.tok[f].Start // "thousands of villagers" and "ten of its leaders" are so many
			out[had].p.Text = t.w.a.Text(out[had].p.Span)
		}
		return out
	}
	if h := t.head(x); t.rel(x) == "appos" && h >= 0 && h < x && t.namedOneByOne(x) < 0 && t.plural(x) && !t.plural(h) && t.namedActor(h) && t.child(h, "conj") >= 0 {
		return t.participantsDepth(h, out, depth+1) // "Omar Saleh and Abu Zaid, two students who"
	}
	if k := t.saidWho(x); k >= 0 {
		return t.participantsDepth(k, out, depth+1)
	}
	if s := t.sayersTogether(x); s >= 0 {
		return t.participantsDepth(s, out, depth+1)
	}
	if named := t.namedOneByOne(x); named >= 0 {
		return t.participantsDepth(named, out, depth+1)
	}
	if r, ok := t.participant(x); ok {
		if a, b := t.ofTwo(x); a >= 0 {
			return t.twoParties(r, a, b, out)
		}
		if a, b := t.twoBodies(x); a >= 0 && r.p.Span.Start <= t.tok[a].Start {
			return t.eachBody(r, a, b, out)
		}
		out = t.w.plot.roles.more(out, r)
		out = t.eachOf(x, out)
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "conj" && t.nominal(int(c)) {
			out = t.participantsDepth(int(c), out, depth+1)
		}
	}
	return out
}

// shed takes words of the verb off the front of the mention that the actor stage
// read before attachments were mended: "shot dead three men", "handed over 38 women".
func (t *tree) shed(r role, m int) role {
	w := t.w.a.Mentions[m].Words
	if w.Sentence != t.si || w.First >= r.tok || r.tok >= w.End || r.p.Span.Start != t.tok[w.First].Start || w.First == 0 && t.tok[0].UPOS != "ADP" {
		return r
	}
	f := w.First
	for f < r.tok && !t.under(f, r.tok) || t.form[f] == "over" && w.First > 0 && t.w.c.phrasal[t.lemma[w.First-1]+" over"] {
		f++
	}
	if f > w.First {
		r.p.Span.Start = t.tok[f].Start
		r.p.Text = t.w.a.Text(r.p.Span)
	}
	return r
}

// severally: "each" goes with verb v or its subject.
func (t *tree) severally(v int) bool {
	for c := v - 1; c >= 0 && c > v-3; c-- {
		if t.form[c] == "each" {
			return true
		}
	}
	return false
}

// namedOneByOne is the first of several names in apposition to a plural ("the
// mediators, Lord Hale and Mr Brand"), -1 if there are none.
func (t *tree) namedOneByOne(x int) int {
	if !t.plural(x) || t.namedActor(x) || !t.agent(x) {
		return -1
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if k := int(c); t.rel(k) == "appos" && k > x && t.tok[k].UPOS == "PROPN" && !t.plural(k) && t.namedActor(k) {
			if n := t.child(k, "conj"); n >= 0 && t.tok[n].UPOS == "PROPN" {
				return k
			}
		}
		if k := int(c); t.rel(k) == "nmod" && k > x && t.tok[k].UPOS == "PROPN" && t.namedActor(k) {
			if p := t.prep(k); p == "like" || p == "such_as" { // "militias such as the Northern Front"
				return k
			}
		}
	}
	return -1
}

// personalPartitive: "members of the group" stay members.
func (t *tree) personalPartitive(x int) bool {
	switch t.lemma[x] {
	case "member", "group", "part":
		return true
	}
	return false
}

// participant of one head token; ok is false for what acts on nobody's behalf:
// times, bare numbers, events, means without an owner.
func (t *tree) participant(x int) (role, bool) {
	w := t.w
	if t.timex[x] >= 0 && t.ment[x] < 0 {
		return role{}, false
	}
	if t.denied(x) || t.agencyOf(x) || t.heldOccasion(x) {
		return role{}, false
	}
	e := t.entityAt(x)
	if (e == nil || e.Actor == "" && e.Type == sitrep.EntityThing) && t.w.c.times.when[t.lemma[x]] && t.tok[x].UPOS == "NOUN" {
		return role{}, false // "at the same moment"
	}
	if e == nil && t.tells(x) != "" && !t.lemmaIs(x, isPeople) && !t.theHurt(x) {
		return role{}, false
	}
	if (e == nil || !sitrep.Listed(e.Actor) && e.Type != sitrep.EntityPerson) && t.namedRoad(x) && t.rel(x) != "nsubj" {
		return role{}, false
	}
	if inner := t.content(x); inner != x && t.means(inner) && t.ment[x] >= 0 && (e == nil || e.Actor == "") {
		return t.participant(inner) // "one of the bullets"
	}
	if t.means(x) && (e == nil || e.Type == sitrep.EntityThing) {
		for c := t.first[x]; c >= 0; c = t.next[c] {
			switch t.rel(int(c)) {
			case "nmod", "amod", "compound":
				if (t.rel(int(c)) != "nmod" || t.tok[c].Deprel == "nmod:poss") && t.actorish(int(c)) {
					return t.participant(int(c))
				}
			case "acl": // "a missile fired by Karsia"
				if s := t.child(int(c), "obl:agent"); s >= 0 {
					return t.participant(s)
				}
			}
		}
		return role{}, false
	}
	if r, ok := t.described(x); ok {
		return r, true
	}
	if e == nil && !t.nominal(x) && t.place[x] < 0 && !t.namedActor(x) && !t.theHurt(x) {
		return role{}, false
	}
	m := -1
	if t.ment[x] >= 0 {
		m = int(t.ment[x])
	}
	if r, ok := t.bareTwo(x); ok && m < 0 {
		return r, true
	}
	if m < 0 && t.tok[x].UPOS == "PRON" {
		return t.quotedSpeaker(x)
	}
	if m < 0 && t.tok[x].UPOS == "NUM" && (t.rel(x) != "nsubj" && t.rel(x) != "obj" || t.child(x, "nmod") >= 0 || t.form[x] == "one") {
		return role{}, false
	}
	r := role{t: t, tok: x}
	if m >= 0 {
		r, ok := w.fromMention(r, m)
		return t.shed(r, m), ok
	}
	f, end := t.subtree(x, true)
	r.p.Span = t.trimmed(x, t.span(f, end))
	r.p.Text = w.a.Text(r.p.Span)
	r.p.Entity = -1
	if t.place[x] >= 0 {
		p := &w.a.Places[t.place[x]]
		r.p.Country = p.Country
		if p.Precision == sitrep.PlaceCountry && !p.Demonym {
			r.p.Name = p.Name
		}
	} else {
		r.p.Country = t.countryWithin(f, end)
	}
	if o := t.besideIt(x); o != nil {
		r.p.Actor, r.p.Name, r.p.Country, r.p.Sectors, r.p.Ties = o.Actor, o.Name, o.Country, o.Sectors, o.Ties
	}
	return r, true
}

// quotedSpeaker is who says "I" or "we" at token x of a quotation.
func (t *tree) quotedSpeaker(x int) (role, bool) {
	if l := t.lemma[x]; l != "i" && l != "we" {
		return role{}, false
	}
	q := t.w.quoteOver(t, x)
	if q == nil || q.q.Speaker == nil {
		return role{}, false
	}
	return t.roleOf(x, q.q.Speaker), true
}

// denied: nobody of the kind ("no group has claimed the attack").
func (t *tree) denied(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "det" && t.form[c] == "no" {
			return true
		}
	}
	switch t.form[x] {
	case "nobody", "no-one", "none":
		return true
	}
	if h := t.head(x); h >= 0 && t.rel(x) == "conj" && t.child(x, "det") < 0 {
		c := t.child(x, "cc")
		return c >= 0 && t.form[c] == "or" && t.denied(h) // "no group or person"
	}
	return false
}

// fromMention fills a participant from the mention's entity.
func (w *work) fromMention(r role, m int) (role, bool) {
	ms := w.a.Mentions
	mt := &ms[m]
	r.p.Entity = mt.Entity
	r.p.Span = mt.Span
	if mt.Entity < 0 || mt.Entity >= len(w.a.Entities) {
		r.p.Entity = -1
		r.p.Text = w.a.Text(mt.Span)
		return r, mt.Kind != sitrep.MentionPronoun
	}
	e := &w.a.Entities[mt.Entity]
	r.p.Span = r.t.trimmed(r.tok, r.p.Span)
	if mt.Kind == sitrep.MentionPronoun {
		best := w.fullest(e)
		if best < 0 {
			return r.t.quotedSpeaker(r.tok)
		}
		switch r.t.lemma[r.tok] {
		case "he", "she", "him", "her", "his":
			if e.Type == sitrep.EntityThing || e.Type == sitrep.EntityCountry || e.Type == sitrep.EntityOrg {
				return r, false // no person: a chain that went wrong
			}
		}
		r.p.Span = ms[best].Span
	}
	r.p.Text = w.a.Text(r.p.Span)
	if e.Actor == "" && e.Name == "" && mt.Kind != sitrep.MentionPronoun {
		if o := r.t.membersOf(r.tok); o != nil {
			e = o
		} else if o := r.t.besideIt(r.tok); o != nil {
			e = o
		}
	}
	r.p.Actor, r.p.Name, r.p.Country, r.p.Sectors, r.p.Ties = e.Actor, e.Name, e.Country, e.Sectors, e.Ties
	if r.p.Country == "" && e.Type != sitrep.EntityOrg && e.Actor == "" {
		r.p.Country = r.t.countryWithin(mt.Words.First, mt.Words.End)
	}
	return r, true
}

// trimmed cuts from the words of a participant what the parser hung on it though it
// belongs to the verb: "accused the army [of looting]", "hit the depot [with drones]".
func (t *tree) trimmed(x int, sp sitrep.Span) sitrep.Span {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		if k < x || t.tok[k].Start >= sp.End {
			continue
		}
		switch p := t.prep(k); {
		case t.tok[k].Deprel == "conj" && t.tok[k].XPOS == "NNS" && t.tok[x].XPOS == "NNS": // each for itself
			f, _ := t.subtree(k, false)
			parted := t.tok[f].UPOS == "CCONJ"
			for ; f > x+1 && (t.tok[f-1].UPOS == "CCONJ" || t.tok[f-1].UPOS == "PUNCT"); f-- {
				parted = true
			}
			if parted {
				sp.End = t.tok[f-1].End
				return sp
			}
		case p == "of" && (t.deed(k) || t.gerund(k)), p == "with" && t.means(k), p == "of" && t.prep(x) == "by" && t.head(x) >= 0 && t.doneTo(t.head(x), x) == k:
			if f, _ := t.subtree(k, false); f > x {
				sp.End = t.tok[f-1].End
				return sp
			}
		}
	}
	return sp
}

// fullest is the mention that names an entity most fully: the longest name, else
// the first description; -1 when there are pronouns only.
func (w *work) fullest(e *sitrep.Entity) int {
	best := -1
	for _, i := range e.Mentions {
		if i < 0 || i >= len(w.a.Mentions) {
			continue
		}
		m := &w.a.Mentions[i]
		if m.Kind == sitrep.MentionPronoun {
			continue
		}
		switch {
		case best < 0, m.Kind < w.a.Mentions[best].Kind:
			best = i
		case m.Kind == w.a.Mentions[best].Kind && m.Kind == sitrep.MentionName && m.Len() > w.a.Mentions[best].Len() && m.Len() <= 60:
			best = i
		}
	}
	return best
}

// means: a weapon, vehicle or the like.
func (t *tree) means(x int) bool {
	armed := t.lemmaIs(x, isArmed)
	for _, c := range t.w.c.means {
		if !armed && t.inClass(x, c) || c.name == "drone" && armed && c.words[t.lemma[x]] {
			return true
		}
	}
	return false
}

// samePerson reports whether two participants are one: the entity, the actor, or the name or text.
func samePerson(a, b *sitrep.Participant) bool {
	if a.Entity >= 0 && b.Entity >= 0 {
		return a.Entity == b.Entity || a.Actor != "" && a.Actor == b.Actor
	}
	return a.Name != "" && a.Name == b.Name || strings.EqualFold(a.Text, b.Text)
}

// inBoth: somebody is in both lists.
func inBoth(a, b []role) bool {
	for i := range a {
		for k := range b {
			if samePerson(&a[i].p, &b[k].p) {
				return true
			}
		}
	}
	return false
}

func addRole(list []role, r role) []role {
	for i := range list {
		if samePerson(&list[i].p, &r.p) {
			return list
		}
	}
	return r.t.w.plot.roles.more(list, r)
}
