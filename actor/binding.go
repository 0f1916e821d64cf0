package actor

import "sitrep"

// What a pronoun cannot stand for in its own clause.

// bar collects the entities that a pronoun cannot stand for: other arguments of
// its verb, and what its own phrase names.
func (d *document) bar(i int32) {
	m := &d.mentions[i]
	toks := d.a.Sentences[m.sent].Tokens
	d.barred = d.barred[:0]
	h := toks[m.head].Head - 1
	clause := governor(toks, int(m.head))
	for j := i - 1; j >= 0 && d.mentions[j].sent == m.sent; j-- {
		o := &d.mentions[j]
		if o.entity < 0 {
			continue
		}
		if m.pronoun.poss {
			if int(o.head) == h && toks[h].Deprel != "appos" {
				d.barred = append(d.barred, o.entity)
			}
			continue
		}
		if !o.owned && !o.nested && argument(toks, int(o.head)) && argument(toks, int(m.head)) && governor(toks, int(o.head)) == clause && (o.subject || m.subject || !d.twoObjects(toks, int(o.head), int(m.head))) {
			d.barred = append(d.barred, o.entity)
		}
	}
	if m.pronoun.poss || m.subject || clause < 0 || clause >= len(toks) {
		return
	}
	if c := controller(toks, clause); c >= 0 {
		if j := d.at(m.sent, int32(c)); j >= 0 && j < i && d.mentions[j].entity >= 0 {
			d.barred = append(d.barred, d.mentions[j].entity) // "Ruiz tried to stop her"
		}
	}
}

// twoObjects: each is the object of another verb: "striking Ruiz and killing him".
func (d *document) twoObjects(toks []sitrep.Token, a, b int) bool {
	return toks[a].Deprel == "obj" && toks[b].Deprel == "obj" && toks[a].Head != toks[b].Head && toks[b].UPOS == "PRON" && pronouns[string(d.form(b))].gender != 0
}

// controller is who does what an infinitive or participle without subject at v tells, -1 unknown.
func controller(toks []sitrep.Token, v int) int {
	h := toks[v].Head - 1
	r := toks[v].Deprel
	if h < 0 || toks[v].UPOS != "VERB" || r != "xcomp" && (r != "advcl" || toks[v].XPOS != "VBG") || ownSubject(toks, v) {
		return -1
	}
	who := -1
	for k := range toks {
		if toks[k].Head-1 != h {
			continue
		}
		if rel := toks[k].Deprel; r == "xcomp" && rel == "obj" {
			return k
		} else if rel == "nsubj" && who < 0 {
			who = k
		}
	}
	return who
}

// argument reports a noun that is an argument of a predicate, not part of
// another noun's phrase.
func argument(toks []sitrep.Token, t int) bool {
	for range 4 {
		switch toks[t].Deprel {
		case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nsubj:outer":
			return true
		case "conj":
			if t = toks[t].Head - 1; t < 0 || t >= len(toks) {
				return false
			}
			continue
		case "nmod": // "arrested nine of them"
			if t = toks[t].Head - 1; t >= 0 && t < len(toks) && counts(&toks[t]) {
				continue
			}
		}
		return false
	}
	return false
}

// counts reports a word for so many of those behind it: "nine of them", "dozens of them".
func counts(tk *sitrep.Token) bool {
	switch tk.UPOS {
	case "NUM", "DET", "PRON", "ADJ":
		return true
	}
	switch tk.Lemma {
	case "dozen", "score", "hundred", "thousand", "half", "majority", "handful", "number", "most", "none":
		return true
	}
	return false
}
