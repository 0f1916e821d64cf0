package coder

import (
	"strings"
)

// repair corrects attachments that English does not allow, which the parser
// makes now and then. It works on a copy of the tokens; the record of the
// syntax stage stays as it is.
func repair(t *tree) {
	n := len(t.tok)
	own := false
	set := func(i, head int, rel string) {
		if !own {
			t.tok = append(t.w.plot.tokens.take(n)[:0], t.tok...)
			own = true
		}
		t.tok[i].Head, t.tok[i].Deprel, t.rels[i] = head+1, rel, bare(rel)
		t.kind[i] = kindOf(&t.tok[i])
	}
	// What most sentences lack, and no repair brings in.
	var nounRoot, fighting, hyphen, comma, conjunction, clause, passive, coordinated, captives bool
	unwelcome := -1
	for i := range t.tok {
		tk := &t.tok[i]
		nounRoot = nounRoot || tk.Head == 0 && tk.UPOS == "NOUN"
		conjunction = conjunction || tk.UPOS == "CCONJ"
		switch t.form[i] {
		case "-":
			hyphen = true
		case ",":
			comma = true
		case "fighting":
			fighting = true
		case "hostage", "prisoner", "captive":
			captives = true
		case "persona", "personae", "personas":
			unwelcome = i
		}
		switch tk.Deprel {
		case "cc":
			coordinated = true
		case "acl":
			clause = true
		case "nsubj:pass":
			passive = true
		}
	}
	// "The bank froze lending", "Mutiny topples cabinet": the noun as root that has an object
	// is a verb where its form is one, and the noun before it the subject.
	for i := 1; nounRoot && i < n; i++ {
		if t.tok[i].UPOS != "NOUN" || t.tok[i].Head != 0 || i == 0 || !t.nominal(i-1) {
			continue
		}
		l := t.w.c.forms.lemmas[t.lex[2*i].verb]
		o := t.firstRel(i, "obj")
		if l == "" || o < i || t.form[i] == l {
			continue
		}
		set(i-1, i, "nsubj")
		for c := 0; c < i-1; c++ {
			if t.head(c) == i && t.rel(c) != "punct" {
				set(c, i-1, t.tok[c].Deprel)
			}
		}
		t.tok[i].UPOS, t.tok[i].XPOS, t.kind[i] = "VERB", "VBD", verbKind
		t.setLemma(i, l)
		if strings.HasSuffix(t.form[i], "s") {
			t.tok[i].XPOS = "VBZ"
		}
		for c := i + 1; c < n; c++ {
			switch {
			case t.head(c) == i && t.rel(c) == "nmod":
				set(c, i, "obl")
			case t.head(c) == o && t.rel(c) == "advcl":
				set(c, i, "advcl")
			}
		}
		break
	}
	// "Fighting between the two armies went on": a noun, though it looks like a verb.
	for i := 0; fighting && i < n; i++ {
		if t.form[i] != "fighting" || t.tok[i].UPOS != "VERB" || t.rel(i) != "csubj" && t.rel(i) != "nsubj" || t.firstRel(i, "obj") >= 0 {
			continue
		}
		t.makeNoun(i, "nsubj", set)
	}
	// "Iran-backed militants": what stands before the hyphen belongs to the participle.
	for i := 0; hyphen && i+2 < n; i++ {
		if t.form[i+1] == "-" && t.participle(i+2) && t.tok[i+2].Deprel == "amod" && t.head(i) != i+2 {
			if h := t.head(i + 2); h > i+2 && t.head(i) != h {
				set(i, i+2, "compound")
			}
		}
	}
	// "India test-launched a rocket": what stands before the hyphen is no subject.
	for i := 1; hyphen && i+2 < n; i++ {
		if t.form[i+1] != "-" || t.tok[i].UPOS != "NOUN" || t.tok[i].Deprel != "nsubj" || t.head(i) != i+2 || t.tok[i].Span.End != t.tok[i+1].Span.Start || t.tok[i+1].Span.End != t.tok[i+2].Span.Start {
			continue
		}
		set(i, i+2, "compound")
		if t.nominal(i-1) && t.head(i-1) == i {
			set(i-1, i+2, "nsubj")
			for c := 0; c < i-1; c++ {
				if t.head(c) == i {
					set(c, i-1, t.tok[c].Deprel)
				}
			}
		}
	}
	// A noun as root with a finite verb and its object as reduced relative clause:
	// the verb is the root ("US airstrikes on the town killed 16 fighters").
	for i := 0; clause && i < n; i++ {
		h := t.head(i)
		if t.tok[i].Deprel != "acl" || h < 0 || h > i || t.tok[h].Head != 0 || !t.isNoun(h) {
			continue
		}
		switch {
		case t.tok[i].XPOS == "VBD" && t.firstRel(i, "obj") >= 0:
		case t.tok[i].XPOS == "VBN" && t.neverPassive(i): // "A report called for sanctions"
		default:
			continue
		}
		set(i, -1, "root")
		set(h, i, "nsubj")
		for c := 0; c < n; c++ {
			if t.head(c) == h && t.tok[c].Deprel == "nsubj" && c < h {
				set(c, h, "compound")
			}
			if t.head(c) == h && (t.tok[c].Deprel == "punct" && c > i) {
				set(c, i, "punct")
			}
		}
		break
	}
	// "Another 1,500 demonstrated": what takes no object has no passive.
	for i := 0; passive && i < n; i++ {
		h := t.head(i)
		if t.tok[i].Deprel != "nsubj:pass" || h < 0 || t.firstRel(h, "aux:pass") >= 0 {
			continue
		}
		// "Troops sealed off the valley" has its object, which the parser took for a place.
		if (t.tok[h].XPOS == "VBD" || t.tok[h].XPOS == "VBN" && t.rel(h) != "acl" && t.rel(h) != "advcl" && !t.w.headline(t.si)) && h+2 < n && t.w.c.phrasal[t.lemma[h]+" "+t.form[h+1]] && t.rel(h+1) == "case" && t.head(t.head(h+1)) == h {
			set(i, h, "nsubj")
			continue
		}
		// "The attack killed six": what has an object is no passive.
		if o := t.firstRel(h, "obj"); o > h && h > i && t.firstRel(h, "aux") < 0 && t.formIs(h, isFate) && (t.tok[h].XPOS == "VBD" || t.tok[h].XPOS == "VBN") {
			set(i, h, "nsubj")
			t.tok[h].XPOS = "VBD"
			continue
		}
		// "Activists called for reform" neither.
		if t.neverPassive(h) && (h > i || t.lemmaIs(h, isIntransitive)) {
			set(i, h, "nsubj")
		}
	}
	// Coordination: two with one relation to one head, the later led by a
	// conjunction of its own, are conjuncts.
	for i := 0; coordinated && i < n; i++ {
		r := t.tok[i].Deprel
		switch r {
		case "nsubj", "nsubj:pass", "obj", "obl", "nmod":
		default:
			continue
		}
		if t.coordinator(i) < 0 {
			continue
		}
		for k := i - 1; k >= 0 && k > i-60; k-- {
			if t.tok[k].Head == t.tok[i].Head && t.tok[k].Deprel == r && (r != "obl" && r != "nmod" || k > t.head(k)) {
				set(i, k, "conj")
				break
			}
		}
	}
	// "…, killing 21 people, hospital and police sources said": what stands between
	// the last comma and the verb of saying is its subject, no conjunct of the object before.
	for v := 4; conjunction && comma && v < n; v++ {
		if !t.lemmaIs(v, isAsserting) || t.tok[v].XPOS != "VBD" {
			continue
		}
		c, and := v-1, false
		for ; c > 0 && v-c < 12 && inNounPhrase(t.tok[c].UPOS); c-- {
			and = and || t.tok[c].UPOS == "CCONJ"
		}
		if !and || t.form[c] != "," || !t.nominal(v-1) {
			continue
		}
		x := -1
		for i := c + 1; i < v && x < 0; i++ {
			if h := t.head(i); t.nominal(i) && h >= 0 && h < c && t.rel(i) == "conj" {
				x = i
			}
		}
		if x < 0 {
			continue
		}
		set(x, v, "nsubj")
		for i := x + 1; i < v; i++ {
			if h := t.head(i); t.nominal(i) && (h < c || h == v) {
				set(i, x, "conj")
			}
		}
	}
	if unwelcome >= 0 {
		t.repairUnwelcome(unwelcome, set)
	}
	if hyphen {
		t.repairHyphened(set)
		t.repairLed(set)
	}
	if captives {
		t.repairCaptives(set)
	}
	if coordinated {
		t.repairPlaces(set)
	}
	t.repairTownDeeds(set)
	t.repairDeedNoun(set)
	t.repairSubjects(set)
	t.repairPossessors(set)
	t.repairBound(set)
	if coordinated {
		t.repairParallel(set)
	}
	t.repairClauses(set)
	for i := 1; comma && i < n; i++ {
		if !t.isVerb(i) || t.form[i-1] != "," || t.tok[i].XPOS != "VBD" {
			continue
		}
		if to := t.sharesSubject(i); to >= 0 {
			set(i, to, "conj")
		}
	}
	for i := 0; i < n; i++ {
		if !t.isVerb(i) || t.tok[i].Deprel != "conj" {
			continue
		}
		if to := t.finiteConjunct(i); to >= 0 {
			set(i, to, "conj")
			if t.tok[i].XPOS == "VBN" {
				t.tok[i].XPOS = "VBD"
			}
		}
	}
	// A subject that stands after its verb and right before a finite verb without
	// subject is that verb's ("put on pause after militants struck").
	for i := 0; i+1 < n; i++ {
		v, u := i+1, t.head(i)
		if !t.isVerb(v) || u < 0 || u > i || t.rel(i) != "nsubj" && (t.tok[i].Deprel != "obl" || t.cased(i)) || !t.nominal(i) || t.lemmaIs(u, isSaying) {
			continue
		}
		if t.tok[v].XPOS != "VBD" && t.tok[v].XPOS != "VBZ" && t.tok[v].XPOS != "VBP" || t.firstRel(v, "nsubj") >= 0 {
			continue
		}
		set(i, v, "nsubj")
		if t.head(v) == u && t.rel(v) == "advcl" {
			continue
		}
		mark := -1
		for c := u + 1; c < i; c++ {
			if t.head(c) == i && t.rel(c) == "case" || t.head(c) == u && t.rel(c) == "mark" || t.rel(c) == "case" && t.under(c, i) {
				mark = c
			}
		}
		if mark >= 0 {
			set(mark, v, "mark")
			set(v, u, "advcl")
		}
	}
	if own && !t.acyclic() {
		t.tok = t.s.Tokens // two repairs that contradict each other: none of them
		for i := range t.tok {
			t.kind[i] = kindOf(&t.tok[i])
		}
	}
}

func inNounPhrase(upos string) bool {
	switch upos {
	case "NOUN", "PROPN", "ADJ", "DET", "CCONJ", "NUM", "PART":
		return true
	}
	return false
}

// sharesSubject is the verb of which the finite verb i without a subject is a
// conjunct where the parser hung both on a third ("raided two villages, killed ten
// and …, police said") or i on it as a clause of its own, else -1.
func (t *tree) sharesSubject(i int) int {
	h := t.head(i)
	if h < 0 || t.tok[i].UPOS != "VERB" || t.tok[i].XPOS != "VBD" || i == 0 || t.form[i-1] != "," {
		return -1
	}
	for _, r := range [...]string{"nsubj", "nsubj:pass", "mark", "aux", "expl", "csubj"} {
		if t.firstRel(i, r) >= 0 {
			return -1
		}
	}
	switch t.rel(i) {
	case "ccomp":
		for k := i - 1; k >= 0 && k > i-40; k-- {
			if t.head(k) == h && t.rel(k) == "ccomp" && t.tok[k].UPOS == "VERB" && t.firstRel(k, "nsubj") >= 0 {
				return k
			}
		}
	case "advcl", "parataxis":
		if h < i && t.tok[h].XPOS == "VBD" && t.firstRel(h, "nsubj") >= 0 && t.firstRel(i, "obj") >= 0 && !t.lemmaIs(i, isSaying) {
			return h
		}
	}
	return -1
}

// finiteConjunct is the verb whose conjunct i must be where the parser made the finite
// verb i one of an infinitive, participle or adjective ("urged them to stay calm and
// promised", "said the strike was illegal and threatened to"), else -1.
func (t *tree) finiteConjunct(i int) int {
	h := t.head(i)
	if t.tok[i].Deprel != "conj" || h < 0 || h > i || t.tok[i].UPOS != "VERB" || t.firstRel(i, "aux") >= 0 || t.firstRel(i, "nsubj") >= 0 || t.firstRel(i, "nsubj:pass") >= 0 {
		return -1
	}
	switch t.tok[i].XPOS {
	case "VBD", "VBZ", "VBN":
	default:
		return -1
	}
	switch t.tok[h].XPOS {
	case "VB":
	case "VBN": // "that the rig be withdrawn, and sent out six cutters"
		if k := t.firstRel(h, "aux:pass"); k < 0 || t.form[k] != "be" || t.firstRel(i, "obj") < 0 {
			return -1
		}
	case "VBG":
		if t.firstRel(h, "aux") >= 0 || t.tok[i].XPOS == "VBN" {
			return -1
		}
	case "JJ":
		if t.tok[h].Deprel != "ccomp" || !subjectControl[t.lemma[i]] || t.firstRel(i, "xcomp") < 0 {
			return -1
		}
	default:
		return -1
	}
	if t.tok[i].XPOS == "VBN" && (t.firstRel(i, "obl:agent") >= 0 || t.firstRel(h, "aux:pass") >= 0 || t.firstRel(i, "aux:pass") >= 0) {
		return -1
	}
	for a, k := t.head(h), 0; a >= 0 && k < 6; a, k = t.head(a), k+1 {
		if x := t.tok[a].XPOS; t.tok[a].UPOS == "VERB" && a < i && (x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && t.firstRel(a, "aux") >= 0) {
			return a
		}
	}
	return -1
}
