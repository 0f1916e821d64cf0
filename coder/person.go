package coder

import (
	"strconv"
	"strings"

	"sitrep"
)

// onePerson: a name, a pronoun or a definite noun for one person.
func (t *tree) onePerson(x int) bool {
	switch {
	case t.tok[x].UPOS == "PRON":
		switch t.lemma[x] {
		case "he", "she", "him", "her", "i", "himself", "herself":
			return true
		case "his":
			return t.tok[x].Deprel == "nmod:poss"
		case "itself": // "the toddler shot itself"
			s := t.child(max(0, t.head(x)), "nsubj")
			return s >= 0 && !t.plural(s) && t.lemmaIs(s, isCivilian) && !t.groupNoun(s)
		}
		return false
	case t.ofAge(x):
		return t.child(x, "nummod") < 0 && !t.plural(x)
	case !t.isNoun(x) || t.plural(x):
		return false
	case t.tok[x].UPOS == "PROPN":
		e := t.entityAt(x)
		return e != nil && e.Type == sitrep.EntityPerson || e == nil && t.namedAs(x, sitrep.NamePerson)
	}
	if !t.lemmaIs(x, isPeople) && !t.property(x, "person") || t.groupNoun(x) {
		return false
	}
	definite := false
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch t.tok[c].Deprel {
		case "nummod":
			if !t.age(int(c), x) {
				return false
			}
		case "nmod:poss":
			definite = true
		case "det":
			definite = t.form[c] == "the" || t.form[c] == "this" || t.form[c] == "that"
		}
	}
	return definite || t.namedPerson(x) || t.sharesArticle(x)
}

// namedPerson: a noun that a person's name follows ("schoolteacher Musa Ali").
func (t *tree) namedPerson(x int) bool {
	e := t.entityAt(x)
	return e != nil && e.Type == sitrep.EntityPerson && e.Name != ""
}

// sharesArticle: the noun stands under the article or possessor of the one before:
// "his son and nephew", "a man and woman", "the man and woman".
func (t *tree) sharesArticle(x int) bool {
	h := t.head(x)
	return t.tok[x].Deprel == "conj" && h >= 0 && t.child(x, "det") < 0 && t.isNoun(h) && !t.plural(h) &&
		(t.child(h, "det") >= 0 || t.child(h, "nmod:poss") >= 0)
}

// bareHead: one of the nouns for people that headlines leave without an article:
// "Man shot at bus stop".
func (t *tree) bareHead(x int) bool {
	if t.tok[x].UPOS != "NOUN" || t.plural(x) || !t.lemmaIs(x, isCivilian) && !t.lemmaIs(x, isArmed) || t.groupNoun(x) || t.form[x] == "people" {
		return false
	}
	return t.child(x, "det") < 0 && t.child(x, "nummod") < 0 && t.child(x, "nmod:poss") < 0
}

// ordinal: the word stands for one more person: "a fifth died".
func (t *tree) ordinal(x int) bool {
	if t.plural(x) || t.timex[x] >= 0 || !t.w.c.class["others"].words[t.form[x]] {
		return false
	}
	d := t.child(x, "det")
	return d >= 0 && (t.form[d] == "a" || t.form[d] == "the") && t.form[x] != "other" && t.form[x] != "more" && t.form[x] != "else"
}

// ofAge: the word names people by their age ("a 16-year-old").
func (t *tree) ofAge(x int) bool {
	f := t.form[x]
	return strings.HasSuffix(f, "-year-old") || strings.HasSuffix(f, "-month-old") || strings.HasSuffix(f, "-year-olds") ||
		(f == "old" || f == "olds") && x > 1 && t.form[x-1] == "-"
}

// somebody: an age that stands for who has it ("shot a 19-year-old"), not for how old
// another is ("a 19-year-old student").
func (t *tree) somebody(x int) bool {
	switch t.rel(x) {
	case "amod", "compound", "det", "flat":
		return false
	}
	return t.child(x, "det") >= 0 || t.child(x, "nummod") >= 0 || t.rel(x) == "nsubj"
}

// personKey is the same for all mentions of one person.
func (t *tree) personKey(x int) string {
	if m := t.ment[x]; m >= 0 {
		if e := t.w.a.Mentions[m].Entity; e >= 0 && e < len(t.w.a.Entities) {
			if n := t.w.a.Entities[e].Name; n != "" {
				return n
			}
			return t.w.a.Doc.ID + " " + strconv.Itoa(e)
		}
	}
	return t.w.a.Doc.ID + " " + t.form[x]
}
