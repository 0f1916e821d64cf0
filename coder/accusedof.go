package coder

import (
	_ "embed"
	"slices"
	"strings"

	"sitrep"
)

//go:embed lexicon/accused.txt
var accusedText string

// accusedLexicon: words by which somebody stands before the law, by what he is then, or for free, exclude, unrelated,
// drop, without, excuse, counsel and of in any case.
type accusedLexicon struct {
	verb, bound, passive, noun, called, adj, free, exclude, unrelated, drop, without, excuse, counsel, of map[string]string
	lets                                                                                                  map[string]bool // verbs of free, exclude and unrelated
}

func loadAccused() (*accusedLexicon, error) {
	lines, err := readLexicon("lexicon/accused.txt", accusedText, 2)
	if err != nil {
		return nil, err
	}
	l := &accusedLexicon{lets: map[string]bool{}}
	sets := map[string]*map[string]string{"verb": &l.verb, "bound": &l.bound, "passive": &l.passive, "noun": &l.noun, "called": &l.called, "adj": &l.adj,
		"free": &l.free, "exclude": &l.exclude, "unrelated": &l.unrelated, "drop": &l.drop, "without": &l.without, "excuse": &l.excuse, "counsel": &l.counsel, "of": &l.of}
	for _, m := range sets {
		*m = map[string]string{}
	}
	for _, line := range lines {
		as := line.keys[0]
		if gravity[as] == 0 && as != sitrep.Cleared || sets[line.keys[1]] == nil {
			return nil, faultf(line.file, line.line, 1, "want suspected, charged, convicted or cleared, and %s, found %q", namesOf(sets), line.keys)
		}
		for _, w := range line.list {
			(*sets[line.keys[1]])[w] = as
		}
	}
	for _, words := range [...]map[string]string{l.free, l.exclude, l.unrelated} {
		for w := range words {
			verb, _, _ := strings.Cut(w, "_")
			l.lets[verb] = true
		}
	}
	return l, nil
}

// gravity orders how somebody stands accused.
var gravity = map[string]int{sitrep.Suspected: 1, sitrep.Charged: 2, sitrep.Convicted: 3}

// lawStanding is how a report says that somebody stands before the law.
type lawStanding struct {
	as   string
	t    *tree
	tok  int    // the word that says so
	who  int    // the word for him, -1 where none says of whom it is
	deed *event // which he is held to have done, nil where nothing says which
}

// standings are all that the report tells, in the order of its text.
func (w *work) standings() (out []lawStanding) {
	for si, t := range w.trees {
		if t == nil || !w.coded(si) {
			continue
		}
		for x := range t.tok {
			as, who := t.standsAs(x)
			if as == "" || len(who) == 0 && as != sitrep.Cleared {
				continue
			}
			deed := t.chargedWith(x)
			if deed == nil && t.anotherMatter(x) {
				continue
			}
			for _, k := range who {
				out = append(out, lawStanding{as, t, x, k, deed})
			}
			if len(who) == 0 {
				out = append(out, lawStanding{as, t, x, -1, deed})
			}
		}
	}
	return out
}

// standsAs is what the word at x makes of those whom it is about, "" for nothing.
func (t *tree) standsAs(x int) (as string, who []int) {
	l := t.w.c.accused
	lemma := t.lemma[x]
	switch {
	case t.isVerb(x):
		if as = t.actOfLaw(x); as == "" {
			return t.freedOf(x)
		}
		if t.negated(x) {
			return "", nil
		}
		return as, t.people(t.argument(x, argObj))
	case t.tok[x].UPOS == "ADJ" && lemma == "guilty":
		return t.foundGuilty(x)
	case t.isNoun(x) && l.called[lemma] != "" && t.tok[x].UPOS != "PROPN":
		switch s := t.child(x, "nsubj"); {
		case s >= 0 && t.child(x, "cop") >= 0:
			if t.denied(x) || t.negated(x) || t.noLonger(x) {
				return sitrep.Cleared, t.people(s)
			}
			return l.called[lemma], t.people(s)
		case t.denied(x):
			return "", nil
		}
		return l.called[lemma], []int{x}
	case t.isNoun(x) && l.noun[lemma] != "":
		return t.underLaw(x)
	}
	return "", nil
}

// actOfLaw is how the verb at v, with what it is for, makes somebody stand, "" where it does not.
func (t *tree) actOfLaw(v int) string {
	l := t.w.c.accused
	as := l.verb[t.lemma[v]]
	if as == "" && t.passive(v) {
		as = l.passive[t.lemma[v]]
	}
	if as == "" {
		if as = l.bound[t.lemma[v]]; as == "" || !t.boundTo(v) {
			return ""
		}
	}
	if gravity[as] > 1 && !t.cameAbout(v) {
		return sitrep.Suspected // "could be charged"
	}
	return as
}

// boundTo: something says what the verb at v holds somebody for.
func (t *tree) boundTo(v int) bool {
	for _, a := range t.arguments(v) {
		switch a.prep {
		case "of", "with", "for", "in", "over", "on", "as":
			if t.place[a.tok] < 0 && t.timex[a.tok] < 0 {
				return true
			}
		}
	}
	return false
}

// cameAbout: what the verb tells is done, not only expected.
func (t *tree) cameAbout(v int) bool {
	if t.future(v) || t.isTo(v) >= 0 {
		return false
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if f := t.form[c]; t.w.c.class["may"].words[f] || f == "would" || f == "if" || f == "whether" {
			return t.rel(int(c)) != "aux" && t.rel(int(c)) != "mark"
		}
	}
	if h := t.head(v); h >= 0 && t.rel(v) == "conj" && t.isVerb(h) && t.child(v, "nsubj") < 0 {
		return t.cameAbout(h) // "if she were indicted and convicted"
	}
	if h := t.head(v); h >= 0 && t.rel(v) == "xcomp" && t.infinitive(v) {
		return t.lemma[h] == "have"
	}
	return true
}

// people are the heads of those whom the word at x stands for with those joined to it.
func (t *tree) people(x int) (out []int) {
	if x < 0 {
		return nil
	}
	out = append(out, x)
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if k := int(c); t.rel(k) == "conj" && t.nominal(k) {
			out = append(out, t.people(k)...)
		}
	}
	return out
}

// foundGuilty reads "guilty", with who says so of whom: "pleaded guilty", "was found not guilty".
func (t *tree) foundGuilty(x int) (as string, who []int) {
	v := t.head(x)
	if v >= 0 && t.lemma[v] == "plea" {
		return "", nil // "his not guilty plea"
	}
	pleads := v >= 0 && t.lemma[v] == "plead"
	not := t.negated(x) || x > 0 && t.form[x-1] == "not"
	if v >= 0 && t.isVerb(v) && !pleads && t.lemma[v] != "find" && t.lemma[v] != "be" || v >= 0 && t.negated(v) && !not {
		return "", nil
	}
	who = t.people(t.guilty(x))
	switch {
	case pleads && not:
		return sitrep.Charged, who
	case not:
		return sitrep.Cleared, who
	}
	return sitrep.Convicted, who
}

// underLaw reads a noun for what somebody stands under: "her arrest", "charges against the major", "faces
// charges", "the charges were dropped".
func (t *tree) underLaw(x int) (as string, who []int) {
	as = t.w.c.accused.noun[t.lemma[x]]
	for _, p := range [...]string{"against", "of", "for"} {
		if k := t.behind(x, p); k >= 0 && t.orPeople(k) {
			who = t.people(k)
			break
		}
	}
	if k := t.child(x, "nmod:poss"); k >= 0 && len(who) == 0 && t.orPeople(k) {
		who = t.people(k)
	}
	v := t.head(x)
	if len(who) == 0 && v >= 0 && t.isVerb(v) {
		if k := t.behind(v, "against"); k >= 0 && t.orPeople(k) {
			who = t.people(k)
		}
	}
	if v >= 0 && t.isVerb(v) && (t.rel(x) == "obj" || t.rel(x) == "nsubj") && t.w.c.accused.drop[t.lemma[v]] != "" && gravity[as] > 1 {
		if t.rel(x) == "nsubj" && !t.passive(v) || t.negated(v) || !t.cameAbout(v) {
			return "", nil
		}
		if k := t.behind(v, "for"); k >= 0 && len(who) == 0 && t.orPeople(k) {
			who = t.people(k)
		}
		if s := t.argument(v, argSubj); s >= 0 && len(who) == 1 && t.tok[who[0]].UPOS == "PRON" && t.entityAt(s) != nil && t.entityAt(s) == t.entityAt(who[0]) {
			who = nil // "a judge dismissed the charges against him", which is not the judge
		}
		return sitrep.Cleared, who
	}
	if gravity[as] > 1 && t.isAim(x) {
		return "", nil
	}
	if len(who) == 0 {
		who = t.people(t.charged(x))
	}
	if t.denied(x) || v >= 0 && t.isVerb(v) && t.negated(v) {
		return "", nil
	}
	return as, who
}

// isAim: the noun is what something is to bring about: "information leading to her arrest and conviction".
func (t *tree) isAim(x int) bool {
	for k := 0; k < 3 && x >= 0 && t.isNoun(x); k++ {
		switch t.prep(x) {
		case "to", "for", "until", "before", "without":
			return true
		}
		if t.rel(x) != "conj" && t.rel(x) != "nmod" {
			break
		}
		x = t.head(x)
	}
	return false
}

// behind is what hangs on x with the preposition, -1 for nothing.
func (t *tree) behind(x int, prep string) int {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (r == "nmod" || r == "obl") && t.prep(int(c)) == prep {
			return int(c)
		}
	}
	return -1
}

// orPeople: the word is a person or people.
func (t *tree) orPeople(x int) bool {
	e := t.entityAt(x)
	return e != nil && (e.Type == sitrep.EntityPerson || e.Type == sitrep.EntityGroup || e.Type == sitrep.EntityOrg) || t.tok[x].UPOS == "PRON" || t.namedPerson(x) || t.agent(x)
}

// noLonger: "is no longer a suspect".
func (t *tree) noLonger(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.form[c] == "longer" && c > 0 && t.form[c-1] == "no" {
			return true
		}
	}
	return false
}

// freedOf reads verbs by which somebody is let off: "released without charge", "ruled out as a suspect",
// "had nothing to do with it".
func (t *tree) freedOf(v int) (as string, who []int) {
	l, lemma := t.w.c.accused, t.lemma[v]
	part := t.w.c.speech.involved[lemma]
	if !part && !l.lets[lemma] || t.negated(v) != part || !t.cameAbout(v) {
		return "", nil
	}
	switch {
	case part:
		if t.behind(v, "in") >= 0 && t.clears(v) { // "was not involved in the shooting"
			return sitrep.Cleared, t.people(max(t.argument(v, argObj), t.child(v, "nsubj")))
		}
	case l.free[lemma] != "":
		if k := t.behind(v, "without"); k >= 0 && (l.without[t.form[k]] != "" || l.without[t.lemma[k]] != "") {
			return sitrep.Cleared, t.people(t.argument(v, argObj))
		}
	case l.exclude[t.phrasal(v)] != "":
		if k := t.behind(v, "as"); k >= 0 && l.called[t.lemma[k]] != "" {
			return sitrep.Cleared, t.people(t.argument(v, argObj))
		}
	default:
		if o := t.child(v, "obj"); o >= 0 && l.unrelated[lemma+"_"+t.lemma[o]] != "" && t.clears(v) {
			for k := o + 1; k < len(t.form) && k < o+5; k++ {
				if t.form[k] == "with" {
					return sitrep.Cleared, t.people(t.argument(v, argSubj))
				}
			}
		}
	}
	return "", nil
}

// clears: police, prosecutors or courts say what the verb at v tells, or nobody but the report.
func (t *tree) clears(v int) bool {
	h := t.head(v)
	if t.rel(v) != "ccomp" || h < 0 {
		return t.rel(v) == "root"
	}
	s := t.speaker(h)
	if s < 0 {
		return false
	}
	if t.w.c.accused.counsel[t.lemma[s]] != "" && t.child(s, "compound") < 0 { // no district attorney
		return false
	}
	if e := t.entityAt(s); e != nil && (slices.Contains(e.Sectors, "COP") || slices.Contains(e.Sectors, "JUD")) {
		return true
	}
	c := t.w.c.class
	return c["courts"].words[t.lemma[s]] || c["accounting"].words[t.lemma[s]]
}
