package actor

import (
	"sitrep"
)

// common adds a mention for a pronoun or a noun phrase without a name.
func (d *document) common(s int32, toks []sitrep.Token, t int) {
	tok := &toks[t]
	switch tok.UPOS {
	case "PRON", "DET":
		if p, ok := d.pronounAt(toks, t); ok && (!p.relative || d.relates(toks, t) > 0) {
			d.put(toks, mention{sent: s, head: int32(t), lo: int32(t), hi: int32(t + 1), kind: sitrep.MentionPronoun, pronoun: p, entity: -1, desc: desc{state: -1, owner: -1}})
		}
		return
	case "NOUN", "PROPN":
	case "NUM", "ADJ":
		switch tok.Deprel {
		case "nsubj", "obj", "nsubj:pass", "obl", "obl:agent", "conj", "nmod":
		case "root":
			if tok.UPOS == "ADJ" {
				return // "are still missing"
			}
		default:
			return
		}
	default:
		return
	}
	switch tok.Deprel {
	case "flat", "fixed", "goeswith", "flat:name", "case":
		return
	}
	if !d.mayName(toks, t) && !d.has(t, landsWord) && (t == 0 || !d.has(t-1, saysDefinite)) {
		return // no noun that names anybody, and nothing that was told of before
	}
	for _, f := range d.found {
		if f.lo <= t && t < f.hi {
			return
		}
	}
	lo, hi := d.phrase(toks, t)
	if h := tok.Head - 1; h >= 0 && h < len(toks) && d.byHead[h] > 0 && modifies(tok.Deprel) {
		if o := &d.mentions[d.byHead[h]-1]; o.lo <= int32(t) && int32(t) < o.hi && o.nameHi > 0 {
			return // a title within a name's phrase
		}
	}
	if tok.Deprel == "compound" || tok.Deprel == "amod" {
		lo, hi = t, t+1
		if h := tok.Head - 1; h >= 0 && h < len(toks) {
			if toks[h].UPOS != "NOUN" && toks[h].UPOS != "PROPN" {
				return
			}
			if d.partOfNoun(toks, h) {
				if tok.Deprel == "amod" {
					return
				}
				if o := d.describe(toks, t, t, t+1); o.ag != nil && o.ag.organ && o.ag.typ == sitrep.EntityOrg {
					d.put(toks, mention{sent: s, head: int32(t), lo: int32(t), hi: int32(t + 1), kind: sitrep.MentionNominal, desc: o, entity: -1, modifier: true, nested: true})
				}
				return
			}
		}
	}
	r := d.describe(toks, lo, t, hi)
	if r.ag == nil {
		if !d.land(toks, t, lo, &r) && !d.lands(toks, t, &r) && !d.ofName(toks, t, lo, hi, &r) && !d.several(toks, t, lo, hi, &r) {
			return
		}
	}
	if r.ag.typ == sitrep.EntityThing && (tok.Deprel == "compound" || tok.Deprel == "amod") {
		return
	}
	if r.ag.bare && hi-lo == 1 && tok.Deprel != "nsubj" {
		return
	}
	if r.ag.part && (hi-lo < 3 && !d.quantified(toks, t)) {
		return
	}
	m := mention{sent: s, head: int32(t), lo: int32(lo), hi: int32(hi), kind: sitrep.MentionNominal, desc: r, entity: -1, modifier: tok.Deprel == "compound" || tok.Deprel == "amod"}
	if r.hasOrgan && !r.ownerOrg && !r.ag.holds {
		m.kind = sitrep.MentionName
	} else if r.ag.typ == sitrep.EntityOrg && tok.UPOS == "PROPN" && !d.shouted && !m.modifier && r.country == "" {
		d.proper(&m, toks, t)
	}
	d.put(toks, m)
}

// mayName tells whether an agent noun may be found at a token.
func (d *document) mayName(toks []sitrep.Token, t int) bool {
	return d.agentWords(toks, t) > 0 || d.is(t+1, "of") || d.is(t+1, "for")
}

// partOfNoun reports a head whose phrase an agent noun describes.
func (d *document) partOfNoun(toks []sitrep.Token, h int) bool {
	if !d.mayName(toks, h) {
		return false
	}
	lo, hi := d.phrase(toks, h)
	return d.describe(toks, lo, h, hi).ag != nil
}

// proper makes a name of a description in capitals: "the Eastern Liberation Bloc".
func (d *document) proper(m *mention, toks []sitrep.Token, t int) {
	lo := t
	for lo > int(m.lo) && d.words[lo-1].upper && toks[lo-1].UPOS != "DET" && toks[lo-1].UPOS != "PUNCT" {
		lo--
	}
	if t-lo < 1 || t-lo < 2 && d.inName(toks, lo) || lo > int(m.lo)+1 || lo == 0 {
		return
	}
	m.kind, m.nameLo, m.nameHi = sitrep.MentionName, int32(lo), int32(t+1)
}

// quantified reports a number that stands for people: "dozens were killed".
func (d *document) quantified(toks []sitrep.Token, t int) bool {
	switch toks[t].Deprel {
	case "nsubj", "nsubj:pass", "obj":
		switch toks[t].UPOS {
		case "NUM", "NOUN":
			return !d.is(t, "one") && !d.is(t, "part") && !d.is(t, "half") && !d.is(t, "rest") && !d.is(t, "series") && !d.is(t, "number") && !d.is(t, "wave") && !d.is(t, "string") && !d.is(t, "total") && !d.is(t, "lot") && !d.is(t, "mass")
		}
	}
	return false
}

// put records a mention unless its head has one.
func (d *document) put(toks []sitrep.Token, m mention) {
	if d.byHead[m.head] != 0 {
		return
	}
	rel := toks[m.head].Deprel
	m.subject = rel == "nsubj" || rel == "nsubj:pass"
	m.owned = rel == "nmod:poss" || m.modifier
	m.quote = d.inQuote[m.head]
	if m.kind != sitrep.MentionPronoun && toks[m.lo].UPOS == "PRON" {
		p, ok := pronouns[string(d.form(int(m.lo)))]
		m.theirs = ok && p.poss && m.lo < m.head
	}
	d.mentions = append(d.mentions, m)
	d.byHead[m.head] = int32(len(d.mentions))
}
