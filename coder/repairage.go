package coder

import "sitrep"

// oldest is the highest number that is taken for an age.
const oldest = 115

// ageBehind: behind the name or noun that ends at x an age stands between commas: "Kadi, 34, of Arbin".
func (t *tree) ageBehind(x int) bool {
	if x < 0 || x+3 >= len(t.form) || t.form[x+1] != "," || t.form[x+3] != "," {
		return false
	}
	n := years(t.form[x+2])
	return n > 0 && n <= oldest
}

// repairAge hangs an age on the person it is said of, and what it stands between with it:
// in "killed Jan Toth, 22, and Petra Nagy, 35, a teacher" nobody is one of 22.
func (t *tree) repairAge(i int, set attach) {
	if i < 2 || t.form[i-1] != "," || !t.namedAs(i-2, sitrep.NamePerson) {
		return
	}
	if n := years(t.form[i]); n < 1 || n > oldest {
		return
	}
	if i+1 < len(t.tok) {
		switch next := &t.tok[i+1]; {
		case next.UPOS == "PUNCT" && t.form[i+1] != "-", next.UPOS == "AUX", next.UPOS == "VERB", next.UPOS == "CCONJ", t.form[i+1] == "of":
		default:
			return // "Toth, 12 guards and a driver"
		}
	}
	x := i - 2
	for h := t.head(x); h >= 0 && (t.rel(x) == "flat" || t.rel(x) == "compound"); h = t.head(x) {
		x = h
	}
	of := t.tok[i].Head - 1
	if of != x || t.tok[i].Deprel == "conj" {
		set(i, x, "amod")
	}
	for c := i + 1; c < len(t.tok); c++ {
		switch {
		case t.head(c) == i && t.rel(c) == "conj":
			set(c, x, "conj")
		case t.head(c) == x && t.rel(c) == "conj" && c > i+2 && c < i+6 && t.form[i+1] == "," && t.tok[c].UPOS == "NOUN" && (t.form[i+2] == "a" || t.form[i+2] == "an") && t.head(i+2) == c:
			set(c, x, "appos")
		}
	}
}

// repairAges hangs ages on the people before them, which the parser takes for the subject of them:
// "Four people ages 18 to 25 were shot".
func (t *tree) repairAges(i int, set attach) {
	if i > 1 && i+1 < len(t.tok) && t.form[i] == "ages" && t.form[i-1] == "," && t.tok[i-2].UPOS == "NOUN" && t.tok[i+1].UPOS == "NUM" && t.rel(i) == "conj" {
		x := i - 2
		set(i, x, "nmod:unmarked") // "three women, ages 21, 32 and 49, and two men"
		for k := i + 1; k < len(t.tok) && (t.tok[k].UPOS == "NUM" || t.form[k] == "," || t.form[k] == "and"); k++ {
			if t.tok[k].UPOS == "NUM" && (t.head(k) == x || t.head(k) == i) {
				set(k, i, "nummod")
			}
		}
	}
	if i == 0 || i+1 >= len(t.tok) || t.form[i] != "ages" || t.tok[i-1].UPOS != "NOUN" || t.tok[i+1].UPOS != "NUM" || t.head(i-1) != i {
		return
	}
	x, rel := t.head(i), t.tok[i].Deprel
	set(i-1, x, rel)
	set(i, i-1, "nmod:unmarked")
	for c := range i - 1 {
		if t.head(c) == i {
			set(c, i-1, t.tok[c].Deprel)
		}
	}
}

// repairDated hangs a full date on the noun that it stands before: "sentenced for the March
// 11, 2005, shooting" tells the day of the shooting.
func (t *tree) repairDated(i int, set attach) {
	if i < 6 || t.form[i-1] != "," || t.form[i-3] != "," || t.tok[i].UPOS != "NOUN" || len(t.form[i-2]) != 4 || t.tok[i-2].UPOS != "NUM" || t.tok[i-4].UPOS != "NUM" || t.tok[i-5].UPOS != "PROPN" {
		return
	}
	switch t.form[i-6] {
	case "the", "a", "an", "his", "her", "its", "their", "this", "that":
	default:
		return
	}
	x := i - 4 // the head of the date
	if h := t.head(i - 5); h < i-6 && h >= 0 {
		x = i - 5
	}
	if h := t.head(x); h >= i-6 {
		return // hung on the noun already
	}
	set(i, t.head(x), bare(t.tok[x].Deprel))
	for c := max(0, i-9); c < i; c++ {
		if c != x && t.head(c) == x {
			set(c, i, t.tok[c].Deprel)
		}
	}
	set(i-5, i, "compound")
	set(i-4, i-5, "nmod:unmarked")
	set(i-2, i-5, "nmod:unmarked")
	set(i-6, i, "det")
}

// repairAmong makes those told to be "among them" part of the object before, which the
// parser takes for one more: "wounded 27, among them a general and two reporters".
func (t *tree) repairAmong(i int, set attach) {
	v := t.head(i)
	for k := i - 1; k > 1 && k > i-8 && inNounPhrase(t.tok[k].UPOS) || k > 1 && t.form[k] == "them"; k-- {
		if t.form[k] != "them" {
			continue
		}
		if o := t.firstRel(v, "obj"); t.form[k-1] == "among" && t.head(k) == v && o >= 0 && o < k {
			set(i, k, "appos")
		}
		return
	}
}

// repairTogether hangs people on those told of in one breath with them: a second subject behind an "and" of
// the verb ("Two boys, 15 and 16, and a man were wounded"), and those whom the parser hangs on where the
// first are ("wounded two men in a shop and a woman").
func (t *tree) repairTogether(i int, set attach) {
	human := func(x int) bool { return t.tok[x].UPOS == "NOUN" && t.lemmaIs(x, isPeople|isArmed|isCivilian) }
	h := t.head(i)
	if h < 0 || !human(i) {
		return
	}
	if t.rel(i) == "nsubj" && h > i {
		first, and := -1, -1
		for k := range i {
			switch {
			case t.head(k) != h || t.rel(k) == "punct":
			case t.rel(k) == "nsubj" && first < 0:
				first = k
			case t.rel(k) == "cc" && t.form[k] == "and" && first >= 0 && and < 0:
				and = k
			default:
				return
			}
		}
		if and > 0 && human(first) {
			set(i, first, "conj")
			set(and, i, "cc")
		}
		return
	}
	if t.rel(i) != "conj" || h > i || t.tok[h].UPOS != "NOUN" || t.rel(h) != "nmod" && t.rel(h) != "obl" || human(h) || t.lemmaIs(h, isPartitive|isGov) || t.firstRel(i, "det") < 0 && t.firstRel(i, "nummod") < 0 {
		return
	}
	p := t.head(h)
	if p >= 0 && t.rel(h) == "obl" {
		p = t.firstRel(p, "obj")
	}
	if p < 0 || p > h || !human(p) {
		return
	}
	switch c := t.firstRel(h, "case"); {
	case c < p:
	case t.form[c] == "in", t.form[c] == "inside", t.form[c] == "at", t.form[c] == "on", t.form[c] == "outside":
		set(i, p, "conj")
	}
}
