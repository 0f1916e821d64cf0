package actor

import (
	"slices"

	"sitrep"
)

// Antecedents of pronouns by salience (Lappin and Leass 1994): each mention of an
// entity counts by its role in its sentence, halved with every sentence that
// follows; number, gender and kind must agree, arguments of one verb differ. Nouns
// that name no actor compete for "it" and "they": where one of them stands out,
// nothing is linked.

// standing is a candidate's salience.
type standing struct {
	entity int32
	sent   int32 // of the last mention counted
	here   int   // what that sentence gives
	sum    int
}

// Weights: Lappin and Leass's, then moved one at a time as long as the pronouns of
// eval/coref-dev and of the openly licensed reports, interviews, lives and judgments
// of GUM (annotations CC BY) came out better.
const (
	inText   = 160
	asSubj   = 80
	asObj    = 50
	asObl    = 35
	free     = 80 // not inside another phrase
	parallel = 43
	named    = 12
	centre   = 20  // a pronoun refers to it already
	agreed   = 30  // the gender is known
	above    = 60  // its verb governs the pronoun's clause, the less the more verbs stand between
	telling  = 120 // who tells of it is seldom who did it
	again    = 12  // each mention so far, up to five
)

// weigh is what a role in a sentence is worth.
func weigh(toks []sitrep.Token, t int) int {
	switch toks[t].Deprel {
	case "nsubj", "nsubj:pass", "nsubj:outer", "csubj":
		return asSubj + free
	case "obj", "iobj", "obl:agent":
		return asObj + free
	case "obl", "root", "parataxis", "dislocated", "vocative", "ccomp":
		return asObl + free
	case "conj", "appos", "list":
		h := toks[t].Head - 1
		if h >= 0 && h < t && toks[h].Deprel != "conj" && toks[h].Deprel != "appos" && toks[h].Deprel != "list" {
			return weigh(toks, h) - 10
		}
		return free
	}
	return 0
}

// antecedent links a pronoun: the index of an entity, -1 when none is safe.
func (d *document) antecedent(i int32) int32 {
	m := &d.mentions[i]
	p := m.pronoun
	toks := d.a.Sentences[m.sent].Tokens
	if p.relative {
		d.byHead = d.heads[m.sent]
		if a := d.relates(toks, int(m.head)) - 1; a >= 0 && a < i {
			return d.mentions[a].entity
		}
		return -1
	}
	if p.person != 3 {
		return -1
	}
	if p.self {
		if e := d.subjectOf(i); e >= 0 {
			return e
		}
	}
	d.standings(i)
	best := d.highest()
	if best < 0 {
		return -1
	}
	top := d.sum(best)
	sayer := m.subject && d.verbOf(toks, int(m.head)).wills
	switch {
	case p.gender != 0:
		if top < 20 {
			return -1
		}
	case sayer || p.poss && d.ownsPeople(m, toks):
		if top < 45 {
			return -1
		}
	default:
		floor := 120
		if p.plural {
			floor = 45
		}
		rival := d.rival(i)
		if m.subject && transitive(toks, toks[m.head].Head-1) {
			rival = rival * 3 / 10 // things do little to others
		}
		if top < floor || rival >= top {
			return -1
		}
	}
	return best
}

// sum is a candidate's salience.
func (d *document) sum(e int32) int {
	for k := range d.rank {
		if d.rank[k].entity == e {
			return d.rank[k].sum
		}
	}
	return 0
}

// subjectOf is the entity of the subject of a reflexive's clause, or of the noun
// that it stands beside ("the bomber himself"); -1 when it does not agree.
func (d *document) subjectOf(i int32) int32 {
	m := &d.mentions[i]
	toks := d.a.Sentences[m.sent].Tokens
	fit := func(t int) int32 {
		if j := d.at(m.sent, int32(t)); j >= 0 && j < i && d.mentions[j].entity >= 0 && d.agrees(&m.pronoun, &d.entities[d.mentions[j].entity]) {
			return d.mentions[j].entity
		}
		return -1
	}
	at := int(m.head)
	for range 6 {
		h := toks[at].Head - 1
		if h < 0 || h >= len(toks) {
			return -1
		}
		if e := fit(h); e >= 0 && toks[h].UPOS != "VERB" {
			return e
		}
		for k := range toks {
			if toks[k].Head-1 == h && (toks[k].Deprel == "nsubj" || toks[k].Deprel == "nsubj:pass") {
				if e := fit(k); e >= 0 {
					return e
				}
			}
		}
		if r := toks[h].Deprel; (r == "acl" || r == "acl:relcl") && toks[h].Head > 0 {
			if e := fit(toks[h].Head - 1); e >= 0 {
				return e
			}
		}
		at = h
	}
	return -1
}

// window is how many sentences back a pronoun may reach.
func (p *pronoun) window() int32 {
	switch {
	case p.gender != 0:
		return 6
	case p.plural:
		return 3
	}
	return 2
}

// standings fills d.rank with the entities that a pronoun may stand for.
func (d *document) standings(i int32) {
	m := &d.mentions[i]
	p := &m.pronoun
	toks := d.a.Sentences[m.sent].Tokens
	d.bar(i)
	d.rank = d.rank[:0]
	speaker := int32(-1)
	if sp := d.speakerOf(m.quote); sp >= 0 && sp < i {
		speaker = d.mentions[sp].entity
	}
	sayer := m.subject && m.quote == 0 && d.verbOf(toks, int(m.head)).says
	held := p.gender != 0 && d.undergoes(m)
	told := d.toldPolice(m)
	offends := offence{known: held || p.gender == 0 && !p.plural, is: held}
	for j := i - 1; j >= 0 && i-j < 120; j-- {
		o := &d.mentions[j]
		back := m.sent - o.sent
		if back > p.window() {
			break
		}
		if o.entity < 0 || o.kind == sitrep.MentionPronoun && (o.pronoun.relative && !o.subject || o.pronoun.person == 2 || o.pronoun.person == 0 && !o.pronoun.relative) || o.entity == speaker || slices.Contains(d.barred, o.entity) {
			continue
		}
		if back == 0 && o.lo <= m.head && m.head < o.hi && d.tok(o.sent, o.head).Deprel != "appos" {
			continue // within the phrase itself
		}
		e := &d.entities[o.entity]
		if !d.agrees(p, e) || told && (slices.Contains(e.sectors, "COP") || d.source(e)) {
			continue
		}
		// "Ruiz, an officer, was at work when he fired" tells more than that he speaks.
		teller := !(back == 0 && o.subject && !d.verbOf(toks, int(o.head)).says) && offends.of(d, m) && d.source(e)
		if teller && (back > 0 || !o.subject || governs(toks, int(o.head), int(m.head)) < 0) {
			continue
		}
		w := inText + weigh(d.a.Sentences[o.sent].Tokens, int(o.head))
		if o.owned || o.nested {
			w -= 40
		}
		if o.kind == sitrep.MentionName {
			w += named
		} else if o.kind == sitrep.MentionPronoun {
			w += centre
		}
		if back == 0 && d.tok(o.sent, o.head).Deprel == d.tok(m.sent, m.head).Deprel || back == 1 && o.subject && m.subject {
			w += parallel
		}
		if back == 0 && o.subject {
			if k := governs(toks, int(o.head), int(m.head)); k >= 0 {
				w += max(0, above-k*above/4)
				if d.verbOf(toks, int(o.head)).says && d.subjectBetween(j, i) {
					w -= telling // "the sheriff said the suspect ran to a school, where he ..."
				}
			}
		}
		if back > 0 && o.subject && d.verbOf(d.a.Sentences[o.sent].Tokens, int(o.head)).says && (held || p.gender != 0 && offends.of(d, m)) {
			w /= 3 // "the sheriff said that Soto fled. He was arrested on Friday"
		}
		if teller && p.gender != 0 {
			w /= 3
		}
		if o.quote != m.quote {
			w = w * 2 / 3
		}
		if sayer && back < 3 && d.voice[o.sent] == j+1 {
			w += 90 // whoever spoke goes on
		}
		if p.gender != 0 && e.gender == p.gender {
			w += agreed
		}
		if p.plural && e.typ == sitrep.EntityOrg && !o.desc.plural {
			if armed(e) {
				w = w * 3 / 4
			} else {
				w = w * 9 / 25
			}
		}
		if p.poss && back > 0 {
			w = w * 2 / 3
		}
		if p.thing && e.typ == sitrep.EntityGroup {
			w /= 2
		}
		if p.plural && e.typ == sitrep.EntityGroup && slices.Contains(e.sectors, "JRN") {
			w /= 3 // "told reporters" in passing
		}
		w += again * min(len(e.mentions), 5)
		w >>= back
		d.stand(o.entity, o.sent, w)
	}
}

// governs is how many verbs stand between a pronoun's clause and the subject's verb that governs
// it, -1 where that one does not.
func governs(toks []sitrep.Token, subject, t int) int {
	v := governor(toks, t)
	for k := 0; k < 8 && v >= 0 && v < len(toks); k++ {
		if v == toks[subject].Head-1 {
			return k
		}
		v = toks[v].Head - 1
	}
	return -1
}

// subjectBetween: somebody between two mentions of a sentence does something and may be meant.
func (d *document) subjectBetween(j, i int32) bool {
	for k := j + 1; k < i; k++ {
		o := &d.mentions[k]
		if o.sent == d.mentions[i].sent && o.subject && o.entity >= 0 && o.entity != d.mentions[j].entity && d.agrees(&d.mentions[i].pronoun, &d.entities[o.entity]) {
			return true
		}
	}
	return false
}

// armed reports a body that is spoken of as its people: "the Taliban said they".
func armed(e *entity) bool {
	for _, s := range e.sectors {
		switch s {
		case "UAF", "REB", "PRM", "CRM", "COP":
			return true
		}
	}
	return false
}

// stand counts the best mention of each sentence.
func (d *document) stand(e, sent int32, w int) {
	for k := range d.rank {
		r := &d.rank[k]
		if r.entity != e {
			continue
		}
		if r.sent == sent {
			if w > r.here {
				r.sum += w - r.here
				r.here = w
			}
		} else {
			r.sum += w * 3 / 10
			r.sent, r.here = sent, w
		}
		return
	}
	d.rank = append(d.rank, standing{e, sent, w, w})
}

// transitive reports an active verb with an object.
func transitive(toks []sitrep.Token, v int) bool {
	if v < 0 || v >= len(toks) {
		return false
	}
	for i := v + 1; i < len(toks) && i < v+10; i++ {
		if toks[i].Head-1 == v && toks[i].Deprel == "obj" {
			return true
		}
	}
	return false
}

// ownsPeople reports a possessive before people or bodies: "its fighters".
func (d *document) ownsPeople(m *mention, toks []sitrep.Token) bool {
	h := d.at(m.sent, int32(toks[m.head].Head-1))
	return h >= 0 && d.mentions[h].desc.ag != nil && d.mentions[h].desc.ag.typ != sitrep.EntityThing
}

// rival is the salience of the nouns that name no actor and could be meant by
// "it" or "they".
func (d *document) rival(i int32) int {
	m := &d.mentions[i]
	top := 0
	for back := int32(0); back < 2 && m.sent >= back; back++ {
		s := m.sent - back
		toks := d.a.Sentences[s].Tokens
		heads := d.heads[s]
		end := len(toks)
		if back == 0 {
			end = int(m.head)
		}
		for t := range end {
			if u := toks[t].UPOS; u != "NOUN" && u != "PROPN" || heads[t] != 0 {
				continue
			}
			many := toks[t].XPOS == "NNS" || toks[t].XPOS == "NNPS"
			if many != m.pronoun.plural {
				continue
			}
			w := weigh(toks, t)
			if w < free || toks[t].Deprel == "root" {
				continue
			}
			w += inText
			if back == 1 && toks[t].Deprel != "nsubj" && toks[t].Deprel != "nsubj:pass" {
				w -= 40
			}
			if w >>= back; w > top {
				top = w
			}
		}
	}
	return top
}

// agrees tells whether a pronoun can stand for an entity.
func (d *document) agrees(p *pronoun, e *entity) bool {
	switch {
	case p.gender != 0:
		return e.typ == sitrep.EntityPerson && !e.plural && e.gender != 'n' && (e.gender == 0 || e.gender == p.gender)
	case p.thing:
		return !e.plural && (e.typ == sitrep.EntityOrg || e.typ == sitrep.EntityCountry || e.typ == sitrep.EntityThing || e.typ == sitrep.EntityGroup && e.by == "description")
	case p.plural:
		return e.typ == sitrep.EntityGroup || e.plural || e.typ == sitrep.EntityOrg
	}
	return false
}
