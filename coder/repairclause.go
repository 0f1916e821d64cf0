package coder

import "strings"

// attach hangs token i under head with a relation.
type attach func(i, head int, rel string)

// repairClauses mends which clause words belong to: who a verb of saying speaks
// of, what a participle at the end follows from, whom a name stands beside.
func (t *tree) repairClauses(set attach) {
	t.repairWhoever(set)
	for i := range t.tok {
		if t.isVerb(i) && t.form[i] == "fighting" && i+1 < len(t.tok) && t.form[i+1] == "between" && t.tok[i].UPOS == "VERB" {
			switch h := t.head(i); {
			case t.rel(i) == "xcomp": // "fled fighting between the army and the militia"
				t.makeNoun(i, "obj", set)
			case t.rel(i) == "advcl" && h > i && t.firstRel(h, "nsubj") < 0: // "Fighting between the two raged"
				t.makeNoun(i, "nsubj", set)
			}
		}
		switch t.tok[i].UPOS {
		case "VERB":
			t.repairVoice(i, set)
			if x := t.tok[i].XPOS; x == "VBN" || x == "VBD" {
				t.repairKin(i, set)
				t.repairHarmed(i, set)
				t.repairReduced(i, set)
				t.repairReported(i, set)
				t.repairJoined(i, set)
				t.repairSevered(i, set)
				t.repairIdentified(i, set)
			}
			t.repairSaidOf(i, set)
			t.repairBegun(i, set)
			t.repairTimed(i, set)
			t.repairUnled(i, set)
			t.repairAfter(i, set)
		case "NUM":
			t.repairAge(i, set)
		case "NOUN":
			t.repairApposed(i, set)
			t.repairDated(i, set)
			t.repairAges(i, set)
			t.repairTogether(i, set)
			t.repairShot(i, set)
			t.repairShotDead(i, set)
		}
		t.repairManner(i, set)
		t.repairTally(i, set)
		t.repairFirst(i, set)
		if t.tok[i].XPOS == "VBN" {
			t.reduce(i, set)
			t.nounOf(i, set)
		}
		if t.formIs(i, isFate) {
			t.repairStruck(i, set)
		}
		if i > 0 && t.lemma[i-1] == "tell" {
			t.toldWhom(i, set)
		}
		switch t.tok[i].Deprel {
		case "nsubj", "nsubj:pass":
			if c := t.firstRel(i, "case"); c >= 0 && c < i && t.w.c.speech.source[t.form[c]+"_"+t.form[c+1]] { // "According to the mayor, a total of five were shot"
				set(i, t.head(i), "obl")
				continue
			}
			if t.tok[i].UPOS == "NOUN" {
				t.repairHeaded(i, set)
				t.repairCased(i, set)
			}
			if t.tok[i].Deprel != "nsubj" {
				continue
			}
			t.toldSubject(i, set)
			t.namedSource(i, set)
			t.tellsOf(i, set)
		case "advcl", "conj":
			if t.strife(i) { // "killed in fighting between the army and the rebels"
				t.makeNoun(i, "obl", set)
				set(i-1, i, "case")
				continue
			}
			if h := t.outcomeOf(i); h >= 0 {
				set(i, h, "advcl")
			}
			if t.tok[i].Deprel == "conj" {
				t.repairTown(i, set)
				t.conjoin(i, t.besideName(i), set)
				t.conjoin(i, t.besideState(i), set)
				if v := t.besideSaying(i); v >= 0 {
					set(i, v, "conj")
				} else if v := t.withinSaid(i); v >= 0 {
					set(i, v, "conj")
				} else if v := t.besideRelative(i); v >= 0 {
					set(i, v, "conj")
				}
				if v := t.besideFinite(i); v >= 0 {
					set(i, v, "conj")
					t.tok[i].XPOS = "VBD"
					t.kind[i] = kindOf(&t.tok[i])
				}
			}
		case "acl":
			if v := t.saidIn(i); v >= 0 {
				set(i, v, "ccomp")
			}
		case "appos":
			t.repairLabel(i, set)
		case "obl:agent":
			t.repairAgent(i, set)
		case "obl", "nmod":
			t.conjoin(i, t.comitative(i), set)
			if t.tok[i].UPOS == "ADJ" {
				t.repairLabel(i, set)
			}
			if v := t.blamedOn(i); v >= 0 {
				set(i, v, "obl")
			}
		case "compound":
			t.toDeath(i, set)
			// "On Sunday rebels attacked": a subject has no preposition
			if h := t.head(i); strings.HasSuffix(t.form[i], "day") && t.tok[i].UPOS == "PROPN" && i > 0 && h == i+1 && t.rel(h) == "nsubj" && t.head(h) > h && t.rel(i-1) == "case" && t.head(i-1) == i {
				set(i, t.head(h), "obl")
			}
		case "obj":
			t.repairAmong(i, set)
			t.repairSeems(i, set)
		case "amod":
			t.repairLabel(i, set)
			if v := i - 1; v >= 0 && t.form[i] == "dead" && t.head(i) > i && (t.lemma[v] == "shoot" || t.lemma[v] == "gun") && t.isVerb(v) {
				set(i, v, "xcomp") // "shot dead policeman Ali Khan"
			}
		case "advmod":
			// "vowed never to lay down arms"
			if x := i + 2; x < len(t.tok) && t.form[i+1] == "to" && t.rel(i+1) == "mark" && t.head(i+1) >= x && t.head(i) == t.head(t.head(i+1)) &&
				(t.form[i] == "never" || t.form[i] == "not") {
				set(i, t.head(i+1), "advmod")
			}
		}
	}
}

// strife: the gerund at i is the noun of fights and shelling that others, not the
// subject of the verb over it, are in: it stands right behind a preposition that makes
// it one, and has no object.
func (t *tree) strife(i int) bool {
	if t.tok[i].XPOS != "VBG" || t.tok[i].Deprel != "advcl" || i == 0 || i+1 == len(t.tok) || t.head(i-1) != i {
		return false
	}
	if !t.w.c.class["strife"].words[t.form[i]] || t.firstRel(i, "obj") >= 0 || t.firstRel(i, "xcomp") >= 0 {
		return false
	}
	switch t.form[i-1] {
	case "in", "during", "amid", "amidst":
		return t.form[i+1] != "with" && t.form[i+1] != "against" // those killed are the other side
	case "by", "after", "from", "since", "before", "despite":
		switch t.form[i+1] {
		case "between", "among", "in", "near", "around", "outside", "across", "by", "of", ",", ".":
			return true
		}
	}
	return false
}

// conjoin makes i, and those named with it, conjuncts of n, unless that is -1.
func (t *tree) conjoin(i, n int, set attach) {
	if n < 0 {
		return
	}
	set(i, n, "conj")
	for c := i + 1; c < len(t.tok); c++ {
		if t.head(c) == i && t.rel(c) == "conj" {
			set(c, n, "conj")
		}
	}
}

// subjectBefore is the last subject of v that stands before it, -1 if none.
func (t *tree) subjectBefore(v int) int {
	for c := v - 1; c >= 0 && c > v-20; c-- {
		if t.head(c) == v && t.rel(c) == "nsubj" {
			return c
		}
	}
	return -1
}

func (t *tree) commaBetween(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if t.form[k] == "," {
			return true
		}
	}
	return false
}

// outcomeOf is the verb whose outcome the participle i tells where the parser hung
// it on the clause between that only says when: "exploded as a convoy was passing,
// killing two", or on who says so: "rockets landed in a yard, the Red Cross said, injuring six". -1: leave it.
func (t *tree) outcomeOf(i int) int {
	h := t.head(i)
	if h > 0 && h < i-1 && t.lemmaIs(h, isSaying) && t.form[i-1] == "," && t.fateOf(i) != "" && t.tok[i].XPOS == "VBG" && t.firstRel(h, "obj") < 0 {
		if v := t.firstRel(h, "ccomp"); v >= 0 && v < h && t.isVerb(v) {
			return v
		}
	}
	if t.tok[i].XPOS != "VBG" || i == 0 || t.form[i-1] != "," || h < 0 || h > i || t.tok[h].Deprel != "advcl" || t.fateOf(i) == "" && t.form[i] != "leaving" {
		return -1
	}
	switch m := t.firstRel(h, "mark"); {
	case m < 0:
		return -1
	case t.form[m] != "as" && t.form[m] != "while" && t.form[m] != "when":
		return -1
	}
	over := t.head(h)
	if over < 0 || over > h || !t.lemmaIs(over, isStriking) || t.lemmaIs(h, isStriking) {
		return -1
	}
	return over
}

// besideName is the noun that i is a conjunct of where the parser made it one of the
// name beside that noun: "the governor Ali Musa and two of his guards". -1: leave it.
func (t *tree) besideName(i int) int {
	name := t.head(i)
	if name < 0 || name > i || t.tok[name].Deprel != "appos" || t.tok[name].UPOS != "PROPN" || t.tok[i].UPOS == "PROPN" {
		return -1
	}
	n := t.head(name)
	if n < 0 || n > name || t.tok[n].UPOS != "NOUN" || t.tok[n].XPOS == "NNS" {
		return -1
	}
	return n
}

// besideState is the noun that i is a conjunct of where the parser made it one of the
// state that the noun is of: "the government of Niger and the rebels". -1: leave it.
func (t *tree) besideState(i int) int {
	state := t.head(i)
	if state < 0 || state > i || t.tok[state].UPOS != "PROPN" || t.rel(state) != "nmod" {
		return -1
	}
	place := t.stateNamed(state)
	if !place && t.firstRel(state, "det") >= 0 { // but "the Philippines"
		return -1
	}
	d := t.firstRel(i, "det")
	if d < 0 || t.form[d] != "the" {
		return -1
	}
	word := t.w.a.Text(t.tok[i].Span)
	if t.tok[i].UPOS == "PROPN" && !t.formIs(i, isArmed) && !bodies[t.form[i]] && !(place && t.partyNamed(i)) && (len(word) < 3 || strings.ToUpper(word) != word || word == "UAE" || word == "USA" || word == "DRC") {
		return -1 // "the leaders of France and the United States"
	}
	n := t.head(state)
	if n < 0 || n > state || t.tok[n].UPOS != "NOUN" || t.tok[n].XPOS == "NNS" || !t.lemmaIs(n, isGov) && !t.lemmaIs(n, isArmed) {
		return -1
	}
	return n
}

// bodies end the names of parties to a conflict.
var bodies = map[string]bool{"front": true, "movement": true, "party": true, "alliance": true, "union": true, "council": true, "league": true, "forces": true, "brigades": true, "organisation": true, "organization": true, "congress": true, "coalition": true, "nations": true}

// comitative is the noun that i is named along with: "an elder along with his son",
// "was killed together with two guards". -1 if none.
func (t *tree) comitative(i int) int {
	w := i - 1
	for w > 0 && w > i-6 && !(t.form[w] == "with" && (t.form[w-1] == "along" || t.form[w-1] == "together")) {
		w--
	}
	if w < 1 || t.form[w] != "with" || t.head(w) != i || t.head(i) < 0 || !t.nominal(i) {
		return -1
	}
	h := t.head(i)
	if t.rel(i) == "nmod" && h < w {
		return h
	}
	if !t.isVerb(h) {
		return -1
	}
	if o := t.firstRel(h, "obj"); o >= 0 && o < w {
		return o
	}
	for _, r := range [...]string{"nsubj:pass", "nsubj"} {
		if s := t.firstRel(h, r); s >= 0 && s < w && (r == "nsubj:pass" || t.firstRel(h, "obj") < 0 || i < h) {
			return s
		}
	}
	return -1
}

// blamedOn is the verb of blame that the noun behind "on" belongs to where the parser hung it on
// the deed: "blamed the ambush on remnants of the army". -1: leave it.
func (t *tree) blamedOn(i int) int {
	h := t.head(i)
	if t.rel(i) != "nmod" || h < 0 || h > i || t.tok[h].Deprel != "obj" || t.head(h) < 0 {
		return -1
	}
	if c, v := t.firstRel(i, "case"), t.head(h); c > h && t.form[c] == "on" && (t.lemma[v] == "blame" || t.lemma[v] == "pin") {
		return v
	}
	return -1
}

// toDeath: what stands behind "to death" is no death's: "hacked to death 23 civilians".
func (t *tree) toDeath(i int, set attach) {
	if t.form[i] != "death" || i < 2 || t.form[i-1] != "to" || !t.isVerb(i-2) || t.head(i) < i {
		return
	}
	v, n := i-2, t.head(i)
	if t.head(n) != v || t.firstRel(v, "obj") >= 0 {
		return
	}
	set(n, v, "obj")
	set(i, v, "obl")
	set(i-1, i, "case")
}

// makeNoun takes a gerund for the noun that it is.
func (t *tree) makeNoun(i int, rel string, set attach) {
	set(i, t.head(i), rel)
	t.tok[i].UPOS, t.tok[i].XPOS = "NOUN", "NN"
	t.kind[i] = kindOf(&t.tok[i])
	t.setLemma(i, t.form[i])
	for c := i + 1; c < len(t.tok); c++ {
		if t.head(c) == i && t.rel(c) == "obl" {
			set(c, i, "nmod")
		}
	}
}

// nounOf makes the participle that an article stands right before, and that is an
// argument, the noun that it is: "evacuated the injured".
func (t *tree) nounOf(i int, set attach) {
	if i == 0 || t.form[i-1] != "the" || t.head(i-1) != i {
		return
	}
	switch t.tok[i].Deprel {
	case "obj", "nsubj", "nsubj:pass", "obl", "nmod", "iobj":
		t.makeNoun(i, t.tok[i].Deprel, set)
		t.tok[i].XPOS = "NNS"
	}
}

// reduce makes the adjective for a people that the parser hung on the participle
// behind it the noun that the participle describes: "the home of a Palestinian accused of".
func (t *tree) reduce(i int, set attach) {
	switch t.tok[i].Deprel {
	case "nmod", "obj", "nsubj", "nsubj:pass", "obl":
	default:
		return
	}
	a := i - 1
	if a < 1 || t.head(a) != i || t.tok[a].Deprel != "amod" || t.tok[a].UPOS != "ADJ" || !capital(t.w.a.Text(t.tok[a].Span)) {
		return
	}
	h, rel := t.head(i), t.tok[i].Deprel
	set(a, h, rel)
	t.tok[a].UPOS, t.tok[a].XPOS = "NOUN", "NN"
	t.kind[a] = kindOf(&t.tok[a])
	set(i, a, "acl")
	for c := 0; c < a; c++ {
		if t.head(c) == i {
			set(c, a, t.tok[c].Deprel)
		}
	}
}

func capital(word string) bool { return word != "" && word[0] >= 'A' && word[0] <= 'Z' }
