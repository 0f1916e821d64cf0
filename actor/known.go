package actor

import "sitrep"

// What a report has named once it names again by a part: a person by the family
// name, a group by its acronym, whatever the model makes of the part alone.

// familiar collects the family names and acronyms of the names that the model found.
func (d *document) familiar() {
	text := d.a.Doc.Text
	for s := range d.a.Sentences { // "Mrs Maelanga"
		toks, words := d.a.Sentences[s].Tokens, d.wordsOf(s)
		for t := 0; t+1 < len(toks); t++ {
			if words[t].marks&honorific == 0 {
				continue
			}
			form := text[toks[t].Start:toks[t].End]
			if toks[t].UPOS != "PROPN" || len(form) > 10 || !capitalized(form[:1]) {
				continue
			}
			last := t
			for k := t + 1; k < len(toks) && k < t+5 && toks[k].UPOS == "PROPN" && capitalized(text[toks[k].Start:toks[k].Start+1]); k++ {
				last = k
			}
			if last > t && toks[last].Len() > 2 {
				if w := &words[last]; w.marks&honorific == 0 {
					d.known[string(d.lettersOf(w))] = sitrep.NamePerson
				}
			}
		}
	}
	for i := range d.a.Names {
		n := &d.a.Names[i]
		toks, words := d.a.Sentences[n.Words.Sentence].Tokens, d.wordsOf(n.Words.Sentence)
		last := text[toks[n.Words.End-1].Start:toks[n.Words.End-1].End]
		switch n.Type {
		case sitrep.NamePerson:
			if len(last) > 2 && (n.Words.End-n.Words.First > 1 || n.Words.First > 0 && toks[n.Words.First-1].Deprel == "nmod:desc") && capitalized(last[:1]) {
				d.known[string(d.lettersOf(&words[n.Words.End-1]))] = n.Type
			}
		case sitrep.NameOrganization, sitrep.NameArmedGroup:
			for k := n.Words.First; k < n.Words.End && n.Words.End-n.Words.First > 1; k++ {
				if toks[k].Len() > 3 {
					d.bodies[string(d.lettersOf(&words[k]))] = true
				}
			}
			if n.Words.End-n.Words.First > 2 {
				if key := initials(text[n.Start:n.End]); len(key) > 2 && d.known[key] == "" {
					d.known[key] = n.Type
				}
			}
			if n.Words.End-n.Words.First == 1 && len(last) > 1 && len(last) < 8 && capitals(last) {
				if key := d.lettersOf(&words[n.Words.First]); d.known[string(key)] == "" {
					d.known[string(key)] = n.Type
				}
			}
		}
	}
}

// again adds the parts of known names that nobody has marked as names.
func (d *document) again(s int32, toks []sitrep.Token) {
	if len(d.known) == 0 {
		return
	}
	for t := range toks {
		if !d.words[t].upper || d.byHead[t] != 0 || toks[t].UPOS != "PROPN" {
			continue
		}
		typ, ok := d.known[string(d.form(t))]
		if !ok || typ != sitrep.NamePerson && !d.words[t].caps || d.held(s, t) {
			continue
		}
		switch toks[t].Deprel {
		case "flat", "flat:name", "goeswith":
			continue
		case "compound", "amod":
			if h := toks[t].Head - 1; h >= 0 && toks[h].UPOS == "PROPN" {
				continue // "Mugabo Street"
			}
		}
		d.named(s, toks, t, t+1, nil, typ)
	}
}

// bodyAgent is "the column" after a column was named.
var bodyAgent = &agent{typ: sitrep.EntityOrg, ref: true, words: 1}

// ofName reports "the column", "the samiti": a word of the name of a body in the
// report, and completes the description of it.
func (d *document) ofName(toks []sitrep.Token, t, lo, hi int, r *desc) bool {
	if !r.definite || r.plural || t-lo != 1 || hi != t+1 || toks[t].UPOS != "NOUN" && toks[t].UPOS != "PROPN" || !d.bodies[string(d.form(t))] {
		return false
	}
	r.ag, r.noun = bodyAgent, string(d.form(t))
	return true
}

// given reports a given name, a title or a particle of names.
func (d *document) given(toks []sitrep.Token, t int) bool {
	f := d.form(t)
	return !d.words[t].upper || d.has(t, honorific) || d.base.given[string(f)] != 0
}

// held reports a token within a name of this sentence.
func (d *document) held(s int32, t int) bool {
	for i := len(d.mentions) - 1; i >= 0 && d.mentions[i].sent == s; i-- {
		if m := &d.mentions[i]; m.nameLo <= int32(t) && int32(t) < m.nameHi {
			return true
		}
	}
	for _, f := range d.found {
		if f.lo <= t && t < f.hi {
			return true
		}
	}
	return false
}

// runsInto reports a name that ends within an office: "US Defense" of "US Defense
// Secretary".
func (d *document) runsInto(toks []sitrep.Token, lo, hi int) bool {
	if hi >= len(toks) {
		return false
	}
	ag, _, at, _ := d.nounAt(toks, lo, hi, hi+1)
	return ag != nil && at < hi
}

// within adds a name that stands inside the phrase that it describes: "the Iraqi
// army", "ISIL fighters", "Iran-backed". An adjective stands for its state before
// an organ or office of it only, not in "Iraqi farmers".
func (d *document) within(s int32, toks []sitrep.Token, lo, hi int, f *found, kind sitrep.NameType, organ bool) {
	switch {
	case f != nil:
		t, ok := d.pick(*f)
		if !ok || t.role == roleSeat || t.role == rolePeople || t.role == roleDemo && !organ {
			return
		}
	case kind != sitrep.NamePerson && !kind.Collective() || d.runsInto(toks, lo, hi):
		return
	}
	d.put(toks, mention{
		sent: s, head: int32(headOf(toks, lo, hi)), lo: int32(lo), hi: int32(hi), kind: sitrep.MentionName, desc: desc{state: -1, owner: -1},
		nameLo: int32(lo), nameHi: int32(hi), person: kind == sitrep.NamePerson, armed: kind == sitrep.NameArmedGroup, modifier: true, nested: true, entity: -1,
	})
}

// unnamed adds names that the model misses where only somebody can stand: the
// capitalized subject of a verb of saying or willing.
func (d *document) unnamed(s int32, toks []sitrep.Token) {
	for t := range toks {
		if !d.words[t].upper || d.byHead[t] != 0 || toks[t].UPOS != "PROPN" || toks[t].Deprel != "nsubj" || !d.verbOf(toks, t).wills || d.held(s, t) {
			continue
		}
		lo, hi := d.phrase(toks, t)
		if _, ok := d.places[toks[t].Start]; ok || d.dated(toks[t].Span) {
			continue
		}
		kind := sitrep.NameOrganization
		if toks[lo].UPOS != "DET" {
			if hi != t+2 || toks[t+1].Deprel != "flat" || lo != t {
				continue
			}
			kind = sitrep.NamePerson
		} else {
			lo++
		}
		if lo >= hi || !d.words[lo].upper {
			continue
		}
		d.named(s, toks, lo, hi, nil, kind)
	}
}

// dated reports a span within an expression of time.
func (d *document) dated(sp sitrep.Span) bool {
	for i := range d.a.Timexes {
		if d.a.Timexes[i].Span.Overlaps(sp) {
			return true
		}
	}
	return false
}
