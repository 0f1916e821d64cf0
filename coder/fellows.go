package coder

import "slices"

// fellows are those told of in one breath with those at x, in their order: "two men, a driver
// and a guard" are no more than two, and an age or a word for the same person is nobody.
func (t *tree) fellows(x int, all []int) []int {
	list := false
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		list = list || k > x && (t.rel(k) == "appos" && t.plural(x) && !t.onePerson(x) || t.dash(x+1))
		if t.tok[k].Deprel != "conj" || t.tells(k) != "" || list || t.either(k) || t.alsoHim(x, k) || t.bareAge(k) || t.ofThese(x, k) {
			continue
		}
		all = t.fellows(k, append(all, k))
	}
	return all
}

// bareAge: the figures between commas are how old the person before them is: "the boy, 11, and".
func (t *tree) bareAge(k int) bool {
	if k < 2 || k+1 >= len(t.form) || t.form[k-1] != "," || t.form[k+1] != "," && t.form[k+1] != "and" || !t.isNoun(k-2) || t.plural(k-2) {
		return false
	}
	return t.numeric(k) && years(t.form[k]) > 0
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
	return k > 0 && k < len(t.form) && (t.form[k] == "-" || t.form[k] == "–" || t.form[k] == "—" || t.form[k] == "--") && t.tok[k].Start > t.tok[k-1].End
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
