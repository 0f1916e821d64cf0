package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// Who only tells of a deed did not do it. Officials, spokesmen and the press are named in reports of
// violence because they speak; "he" who shot somebody is seldom one of them.

// official reports somebody of the police, a court or the press, or whom some words call by an office,
// a rank or as who speaks for a body.
func (d *document) official(e *entity) (office, police bool) {
	for _, s := range e.sectors {
		switch s {
		case "COP", "JUD", "JRN":
			return true, !slices.Contains(e.sectors, "MIL")
		}
	}
	if e.typ != sitrep.EntityPerson || e.plural {
		return false, false
	}
	for _, i := range e.mentions {
		if ag := d.mentions[i].desc.ag; ag != nil && (ag.title || ag.holds) {
			return true, false
		}
	}
	return false, false
}

// source: an official of whom the report so far tells that he speaks, and of no harm that he did or
// that befell him, nor, unless he is of the police, of anything else that he did.
func (d *document) source(e *entity) bool {
	office, police := d.official(e)
	if !office {
		return false
	}
	speaks := false
	for _, i := range e.mentions {
		o := &d.mentions[i]
		toks := d.a.Sentences[o.sent].Tokens
		switch v := d.verbOf(toks, int(o.head)); {
		case d.hurt(o) || d.blamed(o) || o.subject && v.strikes:
			return false
		case o.subject && v.says || d.voice[o.sent] == i+1:
			speaks = true
		case o.subject && !police && o.kind != sitrep.MentionPronoun:
			return false
		}
	}
	return speaks
}

// uninvolved: an official of whom the report so far tells no harm that he did or that befell him.
func (d *document) uninvolved(e *entity) bool {
	office, _ := d.official(e)
	return office && !slices.ContainsFunc(e.mentions, func(i int32) bool {
		o := &d.mentions[i]
		return d.hurt(o) || d.blamed(o) || o.subject && d.verbOf(d.a.Sentences[o.sent].Tokens, int(o.head)).strikes
	})
}

// offends: the sentence tells of whom the pronoun means that he did or suffered what one does not who
// only tells of it.
func (d *document) offends(m *mention) bool {
	if d.undergoes(m) {
		return true
	}
	if !m.subject {
		return false
	}
	toks := d.a.Sentences[m.sent].Tokens
	v := toks[m.head].Head - 1
	if v < 0 {
		return false
	}
	for k := range toks {
		verb, object := toks[k].UPOS == "VERB" && beneath(toks, k, v), toks[k].Deprel == "obj" && beneath(toks, toks[k].Head-1, v)
		if !verb && !object {
			continue
		}
		if w := d.base.verbs[toks[k].Lemma]; w.harms || verb && w.strikes { // an object that harms: "opened fire"
			return true
		}
	}
	return false
}

// offence is whether a mention offends, read when it is first asked for.
type offence struct{ known, is bool }

func (o *offence) of(d *document, m *mention) bool {
	if !o.known {
		o.known, o.is = true, d.offends(m)
	}
	return o.is
}

// toldPolice: the pronoun is of who tells something to the police, so none of them nor who speaks for
// them; of a county's deputies no list tells that they are police.
func (d *document) toldPolice(m *mention) bool {
	toks := d.a.Sentences[m.sent].Tokens
	v := int32(toks[m.head].Head - 1)
	if !m.subject || v < 0 || !d.verbOf(toks, int(m.head)).says {
		return false
	}
	for t := v + 1; int(t) < len(toks) && t < v+6; t++ {
		if toks[t].Head-1 != int(v) || toks[t].Deprel != "obj" && toks[t].Deprel != "iobj" && toks[t].Deprel != "obl" {
			continue
		}
		if k := d.at(m.sent, t); k >= 0 && d.mentions[k].desc.ag != nil && (slices.Contains(d.mentions[k].desc.ag.sectors, "COP") || toks[t].Lemma == "deputy") {
			return true
		}
	}
	return false
}

// ofFamily is whom a family name alone means of several who bear it, where one of them was struck and m is
// held for it, or m was struck and one of them is held, or one alone is told to be held, or struck, as m is; -1 where that tells nothing.
func (d *document) ofFamily(m *mention, key string) int32 {
	if strings.Contains(key, " ") || !d.heldName(m) {
		return -1
	}
	blamed, hurt := d.blamed(m), d.hurt(m)
	if blamed == hurt {
		return -1
	}
	best, last, out := int32(-1), int32(-1), false
	again, many := int32(-1), false // of whom the same was told before
	for i := max(0, len(d.entities)-300); i < len(d.entities); i++ {
		e := &d.entities[i]
		if e.typ != sitrep.EntityPerson || e.plural || !strings.HasSuffix(e.key, " "+key) || !d.sameSex(m, int32(i)) {
			continue
		}
		if slices.ContainsFunc(e.mentions, func(k int32) bool {
			o := &d.mentions[k]
			return blamed && d.blamed(o) || hurt && d.hurt(o)
		}) {
			again, many = int32(i), again >= 0
		}
		if slices.ContainsFunc(e.mentions, func(k int32) bool {
			o := &d.mentions[k]
			return blamed && (d.hurt(o) || d.deedOn(o)) || hurt && d.blamed(o)
		}) {
			out = true
			continue
		}
		if at := e.mentions[len(e.mentions)-1]; at > last {
			best, last = int32(i), at
		}
	}
	switch {
	case out:
		return best
	case again >= 0 && !many:
		return again
	}
	return -1
}

// deedOn: a noun of harm is of whom the mention names, alone or beside others: "the shooting of Ana Ruiz", "the
// bodies of Ivo Ruiz and Ana Ruiz".
func (d *document) deedOn(o *mention) bool {
	toks := d.a.Sentences[o.sent].Tokens
	x := int(o.head)
	for k := 0; k < 3 && toks[x].Deprel == "conj" && toks[x].Head > 0 && toks[x].Head-1 < x; k++ {
		x = toks[x].Head - 1
	}
	h := toks[x].Head - 1
	if toks[x].Deprel != "nmod" || h < 0 || !slices.ContainsFunc(toks, func(k sitrep.Token) bool { return k.Head-1 == x && k.Lemma == "of" }) {
		return false
	}
	deed, gerund := strings.CutSuffix(toks[h].Lemma, "ing")
	if n := len(deed); gerund && n > 2 && deed[n-1] == deed[n-2] && !d.base.verbs[deed].strikes {
		deed = deed[:n-1] // "stabbing"
	}
	return d.base.verbs[deed].strikes
}

// bearerOf is who bears the name of a capital as his family name and is meant where that stands alone as a
// person's, or as the name of who did or suffered harm: "Clarence Washington fled. Washington shot two", or where
// the report tells of nothing else of the state; -1 where it is the government's.
func (d *document) bearerOf(m *mention, state int32) int32 {
	if m.nameHi-m.nameLo != 1 {
		return -1
	}
	e, ok := d.byName[" "+d.foldName(d.text(m.sent, m.nameLo, m.nameHi))]
	if !ok || d.entities[e].typ != sitrep.EntityPerson || !strings.Contains(d.entities[e].key, " ") || !m.person && !d.offends(m) && d.toldOf(state) {
		return -1
	}
	return e
}

// toldOf: the report names the state, its people or a place in it other than its capital.
func (d *document) toldOf(state int32) bool {
	return slices.ContainsFunc(d.a.Places, func(p sitrep.PlaceMention) bool {
		return p.Country == d.base.states[state].code && !d.base.capital(state, p.Name)
	})
}
