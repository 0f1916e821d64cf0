package actor

import (
	"strings"

	"sitrep"
)

func (b *base) addTies(file, text string) error {
	for _, l := range lines(file, text) {
		c := l.columns()
		w := strings.Fields(c[0].text)
		if len(c) != 2 || len(w) != 2 {
			return l.fault(c[0], "two words | relation")
		}
		ok := false
		for _, r := range relations {
			ok = ok || r == c[1].text
		}
		if !ok {
			return l.fault(c[1], "a relation: "+strings.Join(relations, ", "))
		}
		b.tieWords[w[0]] = append(b.tieWords[w[0]], [2]string{w[1], c[1].text})
	}
	return nil
}

// tell reads ties off predicates and additions: "which is part of".
func (d *document) tell() {
	d.current = -1
	d.leaders()
	for s := range d.a.Sentences {
		toks := d.a.Sentences[s].Tokens
		text := d.a.Doc.Text
		for t := 0; t+2 < len(toks); t++ {
			next := text[toks[t+1].Start:toks[t+1].End]
			switch next {
			case "of", "by", "with", "to":
			default:
				continue
			}
			d.buf = appendFold(d.buf[:0], text[toks[t].Start:toks[t].End])
			for _, w := range d.base.tieWords[string(d.buf)] {
				if w[0] == next {
					d.bind(int32(s), t, w[1])
				}
			}
		}
	}
}

// leaders reads "the leader of the X, NAME": X is led by NAME.
func (d *document) leaders() {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.kind == sitrep.MentionPronoun || m.desc.ag == nil || m.desc.plural || m.desc.former {
			continue
		}
		switch m.desc.noun {
		case "leader", "chief", "head", "top leader", "supreme leader":
		default:
			continue
		}
		who := &d.entities[m.entity]
		if who.typ != sitrep.EntityPerson || who.label() == "" {
			continue
		}
		for j := i + 1; j < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].hi <= m.hi; j++ {
			o := &d.mentions[j]
			e := &d.entities[o.entity]
			if o.lo >= m.desc.nounHi && o.entity != m.entity && !o.nested && e.typ == sitrep.EntityOrg && o.kind != sitrep.MentionPronoun {
				d.addTie(e, sitrep.Tie{Relation: "led by", Actor: who.label()}, m.sent, m.desc.nounLo, m.desc.nounHi+1, "leader of")
				break
			}
		}
	}
}

// bind finds both sides of a tie's words and adds it.
func (d *document) bind(s int32, t int, relation string) {
	toks := d.a.Sentences[s].Tokens
	object := int32(-1)
	for i := t + 2; i < len(toks) && i < t+14; i++ {
		if m := d.at(s, int32(i)); m >= 0 && d.mentions[m].kind != sitrep.MentionPronoun && !d.mentions[m].nested && int(d.mentions[m].lo) <= t+4 {
			object = m
			break
		}
	}
	if object < 0 {
		return
	}
	for _, subj := range d.subjects(s, t) {
		e := d.mentions[subj].entity
		o := d.mentions[object].entity
		name := d.entities[o].label()
		if e == o || name == "" || d.entities[e].label() == "" && d.entities[e].typ == sitrep.EntityThing {
			continue
		}
		d.addTie(&d.entities[e], sitrep.Tie{Relation: relation, Actor: name}, s, int32(t), d.mentions[object].hi, "predicate")
	}
}

// subjects of a predicate or of a noun's addition.
func (d *document) subjects(s int32, t int) []int32 {
	toks := d.a.Sentences[s].Tokens
	var out []int32
	take := func(h int) {
		if m := d.at(s, int32(h)); m >= 0 && d.mentions[m].entity >= 0 {
			out = append(out, m)
			for i := h + 1; i < len(toks); i++ { // its conjuncts
				if toks[i].Head-1 == h && toks[i].Deprel == "conj" {
					if m := d.at(s, int32(i)); m >= 0 && d.mentions[m].entity >= 0 && i < t {
						out = append(out, m)
					}
				}
			}
		}
	}
	for i := range toks {
		if toks[i].Head-1 == t && (toks[i].Deprel == "nsubj" || toks[i].Deprel == "nsubj:pass") {
			take(i)
		}
	}
	if len(out) > 0 {
		return out
	}
	switch toks[t].Deprel {
	case "acl", "appos", "acl:relcl", "amod":
		if h := toks[t].Head - 1; h >= 0 && h < t {
			take(h)
		}
	}
	return out
}

// label is an entity's name, "" when nobody is named; a capital's is its state's.
func (e *entity) label() string {
	if e.seat != "" {
		return e.seat
	}
	return e.name
}

// office adds the office that a title before or beside a name tells.
func (d *document) office(e *entity, m *mention) {
	ds := &m.desc
	if e.typ != sitrep.EntityPerson || ds.ag == nil || !ds.ag.title || e.name == "" || m.kind == sitrep.MentionPronoun || e.hasOrgan {
		return
	}
	to := ""
	switch {
	case ds.owner >= 0 && d.base.records[ds.owner].typ != sitrep.EntityPerson:
		to = d.base.records[ds.owner].names[0]
	case ds.hasOrgan && (ds.ownerOrg || ds.ag.holds):
		to = d.base.organName(ds.organ)
	case ds.state >= 0:
		to = d.base.states[ds.state].name
	case e.entry >= 0:
		if s, ok := d.base.byCode[e.country]; ok {
			to = d.base.states[s].name
		}
	}
	lo, hi := ds.nounLo, ds.nounHi
	if m.nameHi > 0 && hi <= m.nameLo { // all of what stands before the name but whom it belongs to
		lo = m.lo
		for _, f := range d.found {
			if int32(f.lo) >= m.lo && int32(f.hi) <= ds.nounLo {
				lo = max(lo, int32(f.hi))
				break
			}
		}
		for lo < ds.nounLo {
			switch t := d.tok(m.sent, lo); {
			case t.UPOS == "DET" || t.UPOS == "PUNCT" || t.UPOS == "PART" || d.is(int(lo), "former") || d.is(int(lo), "ex"):
				lo++
				continue
			}
			break
		}
	}
	if lo >= hi {
		return
	}
	title := strings.ToLower(d.text(m.sent, lo, hi))
	d.addTie(e, sitrep.Tie{Relation: "office", Actor: to, Title: title, Ended: ds.former}, m.sent, m.lo, max(hi, min(m.hi, hi)), "title")
}
