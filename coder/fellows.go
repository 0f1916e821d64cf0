package coder

import (
	"slices"

	"sitrep"
)

// fellows are those told of in one breath with those at x, in their order: "two men, a driver
// and a guard" are no more than two, and an age or a word for the same person is nobody.
func (t *tree) fellows(x int, all []int) []int {
	list := false
	last, closed := x, false
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		list = list || k > x && (t.rel(k) == "appos" && t.plural(x) && !t.onePerson(x) && t.lemma[k] != "age" && !t.bareAge(k) || t.dash(x+1))
		if t.tok[k].Deprel != "conj" || t.tells(k) != "" || list || t.either(k) || t.alsoHim(x, k) || t.bareAge(k) || t.ofThese(x, k) || t.lemma[k] == "age" {
			continue
		}
		if t.nameOf(last, k, closed) {
			all = t.fellows(k, all)
			continue
		}
		last, closed = k, closed || t.child(k, "cc") >= 0
		all = t.fellows(k, append(all, k))
	}
	return all
}

// nameOf: the name at k is that of who is told of before at x: "her father Jon"; behind the last
// of a list also after a comma: "Jon and his friend, Tom Marn", "and their two sons, Jan and Tom".
func (t *tree) nameOf(x, k int, closed bool) bool {
	if k <= x || t.tok[x].UPOS != "NOUN" || t.tok[k].UPOS != "PROPN" {
		return false
	}
	if k == x+1 {
		return !t.plural(x)
	}
	if !closed {
		return false
	}
	if cc := t.child(k, "cc"); cc >= 0 {
		return t.plural(x) && t.form[cc-1] != "," && t.form[cc] == "and"
	}
	return t.form[x+1] == ","
}

// bareAge: the figures between commas are how old those before them are: "the boy, 11, and",
// "two men, 20 and 24, were", "males, ages, 20 and 24,".
func (t *tree) bareAge(k int) bool {
	if k < 2 || t.form[k] == "" || t.form[k][0] < '0' || t.form[k][0] > '9' || years(t.form[k]) <= 0 {
		return false
	}
	of, and := t.form[k-1] == ",", t.form[k-1] == "and"
	switch {
	case t.lemma[k-1] == "age" || t.form[k-1] == "aged":
	case and && k > 3 && t.form[k-2] == "," && t.tok[k-3].UPOS == "NUM" && t.bareAge(k-3):
	case (and || of) && k > 2 && t.tok[k-2].UPOS == "NUM" && t.bareAge(k-2):
	case of && (t.isNoun(k-2) || t.form[k-2] == "one" || t.form[k-2] == "another"):
	default:
		return false
	}
	if k+1 >= len(t.form) {
		return true
	}
	switch t.form[k+1] {
	case ",":
		return k+2 >= len(t.form) || t.form[k+2] != "000"
	case "and":
		return !t.plural(k-2) || k+3 < len(t.form) && years(t.form[k+2]) > 0 && !t.isNoun(k+3) && t.tok[k+3].UPOS != "ADJ"
	case ".", ";", ")":
		return true
	}
	return t.tok[k+1].UPOS == "AUX"
}

// ofThese: the words at k say what some of those are that the names before them tell: "the first
// five Spaniards and the last a Dane", "both teachers".
func (t *tree) ofThese(x, k int) bool {
	if t.tok[x].UPOS != "PROPN" {
		return false
	}
	for c := t.first[k]; c >= 0 && int(c) < k; c = t.next[c] {
		switch t.form[c] {
		case "both", "all":
			return t.rel(int(c)) == "det" && t.plural(k)
		case "first", "last", "latter", "former":
			return c > 0 && t.form[c-1] == "the" && (t.plural(k) || t.form[c+1] == "a" || t.form[c+1] == "an")
		}
	}
	return false
}

// dash: a dash that sets words apart, none within a word.
func (t *tree) dash(k int) bool {
	return k > 0 && k < len(t.form) && sitrep.IsDash(t.form[k]) && t.tok[k].Start > t.tok[k-1].End
}

// spellsOut: those told of after a number of people and a comma are the same ones, for they are as
// many: "five people, two women and three boys", not "two teachers, a driver and a guard".
func (t *tree) spellsOut(x int, fellows []int, number, sum amount) bool {
	if number.best == nil || sum.best == nil || *number.best < 2 || *sum.best != 2**number.best || x+1 >= len(t.form) || t.form[x+1] != "," {
		return false
	}
	if t.victimAt(x).sex != 0 {
		return false
	}
	if l := t.lemma[x]; t.w.c.class["anybody"].words[l] || t.w.c.class["others"].words[l] {
		return true
	}
	return !slices.ContainsFunc(fellows, func(k int) bool {
		v := t.victimAt(k)
		return v.sex == 0 && v.grown == 0
	})
}
