package actor

import (
	"sitrep"
)

// hyphened is the relation of the participle of "Iran-backed", and of "allied"
// before the second of two nouns: "the army and allied militias".
func (d *document) hyphened(toks []sitrep.Token, t int) string {
	if t < 1 || toks[t].UPOS != "VERB" && toks[t].UPOS != "ADJ" {
		return ""
	}
	rel := d.base.ties.hyphens[lowerForm(d.a.Doc.Text[toks[t].Start:toks[t].End])]
	if rel == "" {
		return ""
	}
	if d.a.Doc.Text[toks[t-1].Start:toks[t-1].End] == "-" && t > 1 && toks[t-2].UPOS != "ADV" {
		return rel
	}
	if h := toks[t].Head - 1; toks[t].Deprel == "amod" && h > t && toks[h].Deprel == "conj" && (rel == "allied with" || rel == "aligned with") {
		return rel
	}
	return ""
}

// bindHyphen adds the tie of such a participle where the description has none yet.
func (d *document) bindHyphen(s int32, t int, relation string) {
	toks := d.a.Sentences[s].Tokens
	of := int32(-1)
	for at, k := t, 0; k < 4 && of < 0; k++ {
		if at = toks[at].Head - 1; at < 0 {
			break
		}
		of = d.at(s, int32(at))
		if of >= 0 && (d.mentions[of].lo > int32(t) || d.mentions[of].hi <= int32(t)) {
			of = -1
		}
	}
	for _, h := range d.heads[s] { // the parser hung it elsewhere
		if of < 0 && h > 0 && d.mentions[h-1].lo <= int32(t) && int32(t)+1 < d.mentions[h-1].hi {
			of = h - 1
		}
	}
	if of < 0 || d.mentions[of].entity < 0 {
		return
	}
	m := &d.mentions[of]
	for _, b := range m.desc.back {
		if b.lo <= int32(t) && int32(t) < b.hi {
			return
		}
	}
	d.reread(m)
	to, lo := "", int32(t)
	if d.is(t-1, "-") {
		lo = int32(t - 2)
		if f, ok := d.foundOver(t - 2); ok && f.hi >= t+1 { // "the US-led coalition" has a name
			for _, tg := range d.base.readings(d.text(s, int32(f.lo), int32(t-1))) {
				to, lo = d.base.nameOf(tg, true), int32(f.lo)
				break
			}
		} else if ok {
			tg, ok := d.pick(f)
			to, lo = d.base.nameOf(tg, ok), int32(f.lo)
		} else if o, ok := d.base.byNoun[string(d.form(t-2))]; ok {
			to = d.organHere(o)
		} else if d.is(t-2, "state") {
			to = d.organHere(d.base.byNoun["government"])
		} else if d.words[t-2].upper {
			to = d.text(s, lo, lo+1)
		}
	} else if first := d.at(s, int32(toks[m.head].Head-1)); first >= 0 && first != of && d.mentions[first].entity >= 0 {
		to = d.called(first)
	}
	if e := &d.entities[m.entity]; to != "" && to != e.name {
		d.addTie(e, sitrep.Tie{Relation: relation, Actor: to}, s, lo, int32(t+1), "adjective")
	}
}

// organHere is the name of an organ of the state that the report is about.
func (d *document) organHere(organ int32) string {
	if d.main >= 0 {
		return d.base.organName(organRef{d.main, organ})
	}
	return d.base.organs[organ].nouns[0]
}

// backedAt reports a token of "Iran-backed".
func (r *desc) backedAt(i int32) bool {
	for _, b := range r.back {
		if b.lo <= i && i < b.hi {
			return true
		}
	}
	return false
}

// sided parts "pro-Iranian", "anti-government", folded; relation is "" for other words.
func sided(word []byte) (to []byte, relation string) {
	switch {
	case len(word) > 5 && string(word[:4]) == "pro-":
		return word[4:], "aligned with"
	case len(word) > 6 && string(word[:5]) == "anti-":
		return word[5:], "opposed to"
	}
	return nil, ""
}

// side is whom such a word is for or against.
func (d *document) side(i int) (to, relation string) {
	f, relation := sided(d.form(i))
	if o, ok := d.base.byNoun[string(f)]; ok {
		return d.organHere(o), relation
	}
	for _, t := range d.base.readings(string(f)) {
		if rec := &d.base.records[t.entry]; rec.typ != sitrep.EntityPerson || d.surnameKnown(t) {
			return rec.names[0], relation
		}
	}
	return "", ""
}

// surnameKnown reports a person in office on the report's day.
func (d *document) surnameKnown(t target) bool {
	r := &d.base.records[t.entry]
	for i := range r.ties {
		if r.ties[i].relation == office && r.ties[i].inForce(d.day) {
			return true
		}
	}
	return false
}
