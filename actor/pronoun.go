package actor

import "sitrep"

// pronoun is what a pronoun tells of its antecedent.
type pronoun struct {
	person   byte // 3, or 1 and 2
	gender   byte // 'm' 'f', 0 open
	plural   bool
	thing    bool // it, its
	relative bool
	poss     bool
	self     bool // himself: the subject of its own clause
}

var pronouns = map[string]pronoun{
	"he": {person: 3, gender: 'm'}, "him": {person: 3, gender: 'm'}, "his": {person: 3, gender: 'm', poss: true}, "himself": {person: 3, gender: 'm', self: true},
	"she": {person: 3, gender: 'f'}, "her": {person: 3, gender: 'f', poss: true}, "hers": {person: 3, gender: 'f'}, "herself": {person: 3, gender: 'f', self: true},
	"they": {person: 3, plural: true}, "them": {person: 3, plural: true}, "their": {person: 3, plural: true, poss: true}, "theirs": {person: 3, plural: true}, "themselves": {person: 3, plural: true, self: true},
	"it": {person: 3, thing: true}, "its": {person: 3, thing: true, poss: true}, "itself": {person: 3, thing: true, self: true},
	"i": {person: 1}, "me": {person: 1}, "my": {person: 1, poss: true}, "we": {person: 1, plural: true}, "us": {person: 1, plural: true}, "our": {person: 1, plural: true, poss: true},
	"you": {person: 2}, "your": {person: 2, poss: true},
	"who": {relative: true}, "whom": {relative: true}, "which": {relative: true}, "that": {relative: true}, "whose": {relative: true, poss: true},
	"mine": {person: 1}, "ours": {person: 1, plural: true}, "myself": {person: 1}, "ourselves": {person: 1, plural: true},
	"both": {plural: true}, "many": {plural: true}, "others": {plural: true}, "some": {plural: true}, "those": {plural: true}, "others'": {plural: true}, "several": {plural: true}, "everyone": {}, "nobody": {}, "anyone": {}, "someone": {},
}

// pronounAt reads a pronoun that can stand for an actor.
func (d *document) pronounAt(toks []sitrep.Token, t int) (pronoun, bool) {
	if !d.has(t, pronominal) {
		return pronoun{}, false
	}
	p, ok := pronouns[string(d.form(t))]
	if !ok {
		return p, false
	}
	rel := toks[t].Deprel
	switch {
	case rel == "expl" || rel == "mark" || rel == "det" || rel == "det:predet" || rel == "cc:preconj" || rel == "advmod":
		return p, false
	case toks[t].UPOS == "DET" && !p.poss && !p.plural:
		return p, false
	case p.relative && clauseOf(toks, t) < 0:
		return p, false
	case p.gender == 'f' && d.is(t, "her") && rel != "nmod:poss":
		p.poss = false
	}
	return p, true
}

// clauseOf is the head token of the relative clause that a relative pronoun
// opens, -1 when it stands in none.
func clauseOf(toks []sitrep.Token, t int) int {
	at := t
	for range 8 {
		switch toks[at].Deprel {
		case "acl:relcl", "acl", "advcl:relcl":
			return at
		}
		at = toks[at].Head - 1
		if at < 0 || at >= len(toks) {
			return -1
		}
	}
	return -1
}

// relates is the mention (+ 1) in this sentence that a relative pronoun stands
// for: the noun of its clause, or for "who" the person or group whose phrase that
// noun belongs to; where the noun is no actor, the one right before the comma.
func (d *document) relates(toks []sitrep.Token, t int) int32 {
	c := clauseOf(toks, t)
	if c < 0 {
		return 0
	}
	h := toks[c].Head - 1
	if h < 0 || h >= t {
		return 0
	}
	at := h
	who := d.is(t, "who") || d.is(t, "whom")
	for range 4 {
		if m := d.byHead[at]; m > 0 && (!who || d.animate(&d.mentions[m-1])) {
			return m
		}
		if !who {
			break
		}
		if at = toks[at].Head - 1; at < 0 || at >= t {
			break
		}
	}
	if who {
		return 0
	}
	if t < 2 || !d.is(t-1, ",") {
		return d.byHead[h]
	}
	if d.byHead[h] > 0 {
		return d.byHead[h]
	}
	return d.byHead[t-2]
}

// animate reports a mention of people.
func (d *document) animate(m *mention) bool {
	if m.person {
		return true
	}
	if m.nameHi == 0 {
		return m.desc.ag != nil && m.desc.ag.typ == sitrep.EntityPerson || m.desc.ag != nil && m.desc.ag.part
	}
	for _, f := range d.found {
		if int32(f.lo) <= m.nameLo && m.nameHi <= int32(f.hi) {
			return d.isPerson(f)
		}
	}
	return false
}

// governor is the verb or predicate that a token depends on.
func governor(toks []sitrep.Token, t int) int {
	at := t
	for range 12 {
		h := toks[at].Head - 1
		if h < 0 || h >= len(toks) {
			return at
		}
		switch toks[at].Deprel {
		case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nsubj:outer", "csubj", "xcomp":
			for toks[h].Deprel == "conj" && toks[h].Head > 0 && !ownSubject(toks, h) { // "raised … and urged him"
				h = toks[h].Head - 1
			}
			return h
		}
		at = h
	}
	return at
}

// ownSubject reports a predicate with a subject of its own.
func ownSubject(toks []sitrep.Token, v int) bool {
	for i := max(0, v-12); i < v; i++ {
		if toks[i].Head-1 == v && (toks[i].Deprel == "nsubj" || toks[i].Deprel == "nsubj:pass") {
			return true
		}
	}
	return false
}
