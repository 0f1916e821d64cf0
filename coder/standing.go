package coder

import "sitrep"

// standing finds how the place mention stands to what its sentence tells, from
// the words between it and the verb above it.
func (t *tree) standing(i int) standing {
	p := &t.w.a.Places[i]
	x := t.placeHead(p)
	if x < 0 {
		return standsNamed
	}
	if t.dateline() {
		return standsDateline
	}
	if t.streetName(p) || t.credit() || t.ofSomebody(p) {
		return standsAside
	}
	if t.nounBefore(p) != nil {
		return standsWhere
	}
	c := t.w.c
	where := false // a firm preposition says so
	for k := 0; k < 10; k++ {
		h, rel, prep := t.head(x), t.tok[x].Deprel, t.prep(x)
		if h < 0 {
			break
		}
		l := t.lemma[h]
		inside := h >= p.Words.First && h < p.Words.End
		switch {
		case inside:
		case t.isVerb(h):
			return t.clausePlace(x, h, where || firm[prep])
		case rel == "nmod:poss", t.rel(x) == "compound", rel == "amod", rel == "nmod:desc", rel == "nmod" && prep == "of":
			switch {
			case c.scene.hospital[l]:
				return standsAside
			case c.scene.part[l]:
				return standsPart
			case c.scene.unit[l]:
				return standsNamed // "the 4th brigade of Arbin": where it is at home
			case c.scene.body[l] || t.property(h, "org") || t.property(h, "gov"):
				if where {
					return standsAside
				}
				return standsBody
			case c.scene.inhabitant[l] && t.rel(h) == "nsubj" && h < t.head(h):
				return standsBody // "residents of Arbin woke to gunfire"
			case c.scene.origin[l] || t.property(h, "people"):
				return standsAside
			}
		case rel == "nmod" && firm[prep]:
			switch {
			case c.scene.hospital[l], (c.scene.body[l] || t.property(h, "org")) && t.rel(h) == "obl" && t.prep(h) == "to": // "taken to the coroner's office in Arbin"
				return standsAside
			case c.scene.body[l], t.property(h, "org"):
				return standsBody
			case t.otherBusiness(h):
				return standsNamed // "talks in X"
			case t.property(h, "person"):
				return standsAside
			}
			where = true
		case rel == "nmod" && prep != "":
			return standsAside // "from X", "to X"
		}
		x = h
	}
	if where || firm[t.prep(x)] {
		return standsWhere
	}
	return standsNamed
}

// clausePlace: the phrase x that holds the place hangs on verb h.
func (t *tree) clausePlace(x, h int, where bool) standing {
	switch {
	case !where:
		return standsNamed
	case t.speechVerb(h) && (t.rel(x) == "obl" || t.rel(x) == "nsubj" || t.rel(x) == "iobj" || t.rel(x) == "obj" && t.property(x, "person")):
		return standsAside
	case t.w.c.scene.hospital[t.lemma[x]], t.w.c.scene.dwell[t.lemma[h]], t.w.c.scene.mend[t.lemma[h]]:
		return standsAside
	case t.otherBusiness(h), t.rite(h, nil):
		return standsNamed
	}
	return standsWhere
}

// nounBefore is the physical event told by the noun right before the place's
// preposition, where the parser hung the place on a verb of other business:
// "is investigating a shooting in X".
func (t *tree) nounBefore(p *sitrep.PlaceMention) *event {
	x := t.placeHead(p)
	for k := 0; k < 2 && x >= 0 && t.rel(x) == "compound"; k++ {
		x = t.head(x) // "a shooting at an Arbin hotel"
	}
	if x < 0 || t.rel(x) != "obl" || t.head(x) < 0 || !firm[t.prep(x)] {
		return nil
	}
	if o := t.teller(t.head(x)); o == nil || physical[o.typ] {
		return nil
	}
	n := p.Words.First - 1
	for n > 0 && t.rel(n) != "case" {
		n--
	}
	for n--; n > 0 && t.timex[n] >= 0; n-- {
	} // "a shooting last month at"
	if n < 0 || !t.isNoun(n) {
		return nil
	}
	for _, k := range []int{n, n - 1} {
		if k < 0 {
			break
		}
		if e := t.teller(k); e != nil && physical[e.typ] && (k == n || e.tells(n) || t.head(k) == n) {
			return e
		}
	}
	return nil
}

// otherBusiness: the token tells an event that is no physical one.
func (t *tree) otherBusiness(x int) bool {
	e := t.w.eventAt(t, x)
	return e != nil && !physical[e.typ]
}

// dateline reports whether the sentence is the report's dateline.
func (t *tree) dateline() bool {
	b := t.s.Block
	return b >= 0 && b < len(t.w.a.Doc.Blocks) && t.w.a.Doc.Blocks[b].Role == sitrep.RoleDateline
}

// streetName: the words after the name make it that of a street ("Arbin Avenue"),
// or a number of a block stands before it ("the 600 block of Arbin").
func (t *tree) streetName(p *sitrep.PlaceMention) bool {
	s := t.w.c.scene.street
	if n := p.Words.End; n < len(t.form) && s[t.form[n]] && t.tok[n].UPOS == "PROPN" {
		return true
	}
	if x := t.placeHead(p); x >= 0 && t.rel(x) == "conj" && t.head(x) >= 0 && t.head(x) < x && s[t.form[t.head(x)]] && t.tok[t.head(x)].UPOS == "PROPN" {
		return true // "Karm Street and Arbin" is a corner
	}
	f := p.Words.First
	n := p.Words.End
	switch {
	case n+2 < len(t.form) && (t.form[n] == "and" || t.form[n] == "&") && s[t.form[n+2]] && upper(t.w.a.Text(t.tok[n+1].Span)):
		return true // "Karm and Arbin streets"
	case n < len(t.form) && s[t.form[n]] && f > 0 && (t.form[f-1] == "and" || t.form[f-1] == "&"):
		return true
	case f >= 2 && (t.form[f-1] == "and" || t.form[f-1] == "&") && ordinal(t.form[f-2]):
		return true // "35th and Arbin"
	}
	return f >= 2 && t.form[f-1] == "of" && t.form[f-2] == "block"
}

// ordinal: "35th", the name of a street by number.
func ordinal(s string) bool {
	n := len(s)
	if n < 3 || s[0] < '0' || s[0] > '9' {
		return false
	}
	switch s[n-2:] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// credit: the sentence says no more than whose picture it is: "Arbin Police
// Department/via AP", "Karm Fire Brigade / Getty Images".
func (t *tree) credit() bool {
	n := len(t.tok)
	if n > 12 {
		return false
	}
	slash := false
	for i := range t.tok {
		switch t.tok[i].UPOS {
		case "VERB", "AUX":
			return false
		}
		slash = slash || t.form[i] == "/" && i > 0 && i+4 >= n
	}
	return slash && t.tok[n-1].UPOS != "NUM"
}

// ofSomebody: the place is whence somebody of so many years is: "the killing of Kadi, 47, of Arbin".
func (t *tree) ofSomebody(p *sitrep.PlaceMention) bool {
	k := p.Words.First - 1
	return k > 2 && k < len(t.form) && (t.form[k] == "of" || t.form[k] == "from") && t.ageBehind(k-4)
}
