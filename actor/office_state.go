package actor

import "sitrep"

// spokenOf is the state whose business the sentence of a title is, -1 for none: of
// whom a minister tells ("…, Defence Minister X said" after "Peru will send"), and
// whose body tells of him ("the Pentagon said Defense Secretary X would speak").
func (d *document) spokenOf(m *mention) int32 {
	toks := d.a.Sentences[m.sent].Tokens
	x := int(m.head)
	for x >= 0 && toks[x].Deprel != "nsubj" && toks[x].Deprel != "nsubj:pass" {
		switch toks[x].Deprel {
		case "flat", "appos", "compound", "flat:name", "nmod":
			x = toks[x].Head - 1
		default:
			return -1
		}
	}
	if x < 0 {
		return -1
	}
	v := toks[x].Head - 1
	if v < 0 {
		return -1
	}
	if toks[v].Deprel == "ccomp" || toks[v].Deprel == "parataxis" { // told by a body; or the tag of what is told
		if s := d.subjectState(m.sent, toks[v].Head-1, toks); s >= 0 {
			return s
		}
	}
	for i := range toks {
		if toks[i].Head-1 == v && toks[i].Deprel == "ccomp" {
			return d.subjectState(m.sent, i, toks)
		}
	}
	return -1
}

// subjectState is the state that the subject of verb v is or is a body of, -1 for none.
func (d *document) subjectState(sent int32, v int, toks []sitrep.Token) int32 {
	for i := range toks {
		if toks[i].Head-1 != v || toks[i].Deprel != "nsubj" {
			continue
		}
		m := d.at(sent, int32(i))
		if m < 0 || d.mentions[m].entity < 0 {
			return -1
		}
		e := &d.entities[d.mentions[m].entity]
		for k := i + 1; k < len(toks); k++ {
			if toks[k].Head-1 == i && toks[k].Deprel == "conj" {
				return -1 // two states
			}
		}
		if e.typ != sitrep.EntityCountry && !e.hasOrgan && (e.entry < 0 || e.typ != sitrep.EntityOrg || !shared(e.sectors, []string{"GOV", "MIL"})) {
			return -1
		}
		if s, ok := d.base.byCode.find(e.country); ok {
			return int32(s)
		}
	}
	return -1
}
