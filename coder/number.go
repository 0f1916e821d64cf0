package coder

import (
	"strings"

	"sitrep"
)

// amount is a number as told: bounds open where nil.
type amount struct {
	low, best, high *int
	approx          bool
	first, end      int // tokens, modifiers included
}

// none: there were none of them.
func (a *amount) none() bool { return a.high != nil && *a.high == 0 }

func num(n int) *int { return &n }

// exactly is the number n told by tokens.
func exactly(n, first, end int) amount {
	v := num(n)
	return amount{low: v, best: v, high: v, first: first, end: end}
}

var digitWords = map[string]int{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

var scaleWords = map[string]int{"hundred": 100, "thousand": 1000, "million": 1000000, "billion": 1000000000, "dozen": 12}

// vagueWords are numbers of a rough order, as ontology and guidelines fix them.
var vagueWords = map[string][2]int{"dozens": {24, 99}, "scores": {40, 199}, "hundreds": {100, 999}, "thousands": {1000, 9999}, "tens": {20, 99}, "several": {3, 0},
	"millions": {1000000, 9999999}}

// vagueScales are the orders that "tens of" and "hundreds of" multiply.
var vagueScales = map[string]int{"thousands": 1000, "millions": 1000000}

// parseNumber reads digits with commas.
func parseNumber(s string) (float64, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	v, frac, scale := 0.0, false, 1.0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if frac {
				scale /= 10
				v += float64(c-'0') * scale
			} else {
				v = v*10 + float64(c-'0')
			}
		case c == ',' && i+3 < len(s) && !frac:
		case c == '.' && i+1 < len(s) && !frac:
			frac = true
		default:
			return 0, false
		}
		if v > 1e10 {
			return 0, false
		}
	}
	return v, true
}

var fractions = map[string]bool{"half": true, "halves": true, "third": true, "thirds": true, "quarter": true, "quarters": true, "fourths": true, "fifth": true, "fifths": true, "tenths": true}

// numeric: the token is part of a number.
func (t *tree) numeric(i int) bool {
	f := t.form[i]
	switch {
	case f == "":
		return false
	case f[0] >= '0' && f[0] <= '9':
		_, ok := parseNumber(f)
		return ok
	case t.formIs(i, isDigit):
		return i+2 >= len(t.form) || t.form[i+1] != "-" || !fractions[t.form[i+2]]
	case t.formIs(i, isScale):
		return true
	}
	if k := strings.IndexByte(f, '-'); k > 0 {
		_, ok := digitWords[f[:k]]
		return ok
	}
	return false
}

// amountOf is the number that the noun at x carries; ok is false when none.
func (t *tree) amountOf(x int) (amount, bool) {
	n := -1
	if t.numeric(x) || vagueWords[t.form[x]] != [2]int{} {
		n = x
	}
	for c := t.first[x]; c >= 0 && n < 0; c = t.next[c] {
		ci := int(c)
		switch t.rel(ci) {
		case "nummod", "det", "amod", "compound", "nmod":
			if t.age(ci, x) || t.ofGallery(ci) {
				continue
			}
			if t.rel(ci) != "nmod" && (t.numeric(ci) || ci < x && vagueWords[t.form[ci]] != [2]int{}) {
				n = ci
			}
		}
	}
	if n < 0 && x > 0 { // "dozens of villagers" with the noun as head
		if h := t.head(x); h >= 0 && t.rel(x) == "nmod" && t.prep(x) == "of" && (t.numeric(h) || vagueWords[t.form[h]] != [2]int{}) {
			n = h
		}
	}
	if n < 0 && t.groupNoun(x) && !t.plural(x) { // "a family of five"
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if ci := int(c); t.rel(ci) == "nmod" && t.prep(ci) == "of" && t.numeric(ci) && ci > x {
				n = ci
			}
		}
	}
	if n < 0 {
		return t.uncounted(x)
	}
	if t.timex[n] >= 0 && t.timex[x] < 0 {
		return amount{}, false // "the Oct. 7 attacks"
	}
	return t.amountAt(n)
}

// age: a number after the noun and a comma is an age ("Lena Karm, 21"), and one
// before "-year-old", "year old" or "y.o.", or before a name ("18 Jose Moral").
func (t *tree) age(n, x int) bool {
	if !t.numeric(n) {
		return false
	}
	if n > x {
		return t.form[n-1] == ","
	}
	if t.tok[x].UPOS == "PROPN" && !t.plural(x) && n < x && t.form[n][0] <= '9' && t.namedAs(x, sitrep.NamePerson) {
		return true
	}
	k := n + 1
	if k+2 < len(t.form) && (t.form[k] == "or" || t.form[k] == "to") && t.numeric(k+1) { // "a 9 or 10 year old boy"
		k += 2
	}
	if k < len(t.form) && t.form[k] == "-" {
		k++
	}
	if k < len(t.form) && t.w.c.times.old[strings.TrimRight(t.form[k], ".")] {
		return true
	}
	if k+1 >= len(t.form) {
		return false
	}
	switch t.lemma[k] {
	case "year", "month", "week", "day":
		return t.form[k+1] == "-" || t.form[k+1] == "old"
	}
	return false
}

// uncounted reads articles: "a soldier" is one, "no casualties" none.
func (t *tree) uncounted(x int) (amount, bool) {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		ci := int(c)
		if t.rel(ci) != "det" {
			continue
		}
		switch t.form[ci] {
		case "no":
			return exactly(0, ci, x+1), true
		case "a", "an", "another":
			if t.isNoun(x) && !t.plural(x) && !t.groupNoun(x) && !t.inBodies(x) {
				return exactly(1, ci, x+1), true
			}
		}
	}
	return amount{}, false
}

func (t *tree) groupNoun(x int) bool { return t.lemmaIs(x, isPartitive) || groupNouns[t.lemma[x]] }

var groupNouns = map[string]bool{"group": true, "family": true, "crowd": true, "mob": true, "army": true, "police": true, "gang": true, "team": true, "force": true,
	"convoy": true, "militia": true, "unit": true, "patrol": true, "village": true, "community": true, "couple": true, "battalion": true, "delegation": true,
	"coalition": true, "city": true, "town": true, "base": true, "bus": true, "hospital": true, "school": true, "building": true, "house": true, "home": true}

func (t *tree) plural(x int) bool {
	return t.tok[x].XPOS == "NNS" || t.tok[x].XPOS == "NNPS" || strings.Contains(t.tok[x].Feats, "Number=Plur") || t.form[x] == "people"
}

// amountAt reads the number around token n with what qualifies it.
func (t *tree) amountAt(n int) (amount, bool) {
	if v, ok := vagueWords[t.form[n]]; ok && !(n+1 < len(t.form) && vagueWords[t.form[n+1]+"s"] != [2]int{}) {
		if a, ok := t.vagueScale(n); ok {
			return a, true
		}
		a := amount{low: num(v[0]), first: n, end: n + 1}
		if v[1] > 0 {
			a.high = num(v[1])
		}
		return a, true
	}
	if vagueWords[t.form[n]] != [2]int{} {
		n++ // "several hundred"
	}
	f, e := t.run(n)
	if v, ok := vagueWords[t.form[f]+"s"]; ok && e == f+1 && f > 0 && (t.form[f-1] == "several" || t.form[f-1] == "few") { // "several hundred"
		return amount{low: num(v[0]), high: num(v[1]), first: f - 1, end: e}, true
	}
	if t.numbersName(f) {
		return amount{}, false
	}
	if e == f+1 && strings.Contains(t.form[f], ".") { // "a 1.5-year-old"
		return amount{}, false
	}
	if e+1 < len(t.form) && t.form[e] == "-" && t.w.c.class["no-people"].words[t.lemma[e+1]] { // "the 500-pound bombs"
		return amount{}, false
	}
	v, ok := t.value(f, e)
	if ok && e == f+2 && t.form[f] == "hundred" && vagueScales[t.form[f+1]+"s"] > 0 && f > 0 && (t.form[f-1] == "several" || t.form[f-1] == "few") {
		return amount{low: num(v), high: num(10*v - 1), first: f - 1, end: e}, true // "several hundred thousand"
	}
	if !ok || v >= 1900 && v <= 2100 && e-f == 1 && t.timex[f] >= 0 {
		return amount{}, false
	}
	switch { // "half a dozen", "a half-dozen", "half a million"
	case f > 1 && t.form[f-2] == "half" && (t.form[f-1] == "a" || t.form[f-1] == "-") && scaleWords[t.form[f]] > 0:
		f, v = f-2, v/2
	case f > 0 && t.form[f-1] == "half" && scaleWords[t.form[f]] > 0:
		f, v = f-1, v/2
	}
	a := exactly(v, f, e)
	// ranges: "3,000 to 5,000", "between 10 and 15", "10-15"
	if e+1 < len(t.form) && (t.form[e] == "to" || t.form[e] == "-" || t.form[e] == "–" || t.form[e] == "or" || t.form[e] == "and" && f > 0 && t.form[f-1] == "between") && t.numeric(e+1) {
		f2, e2 := t.run(e + 1)
		if v2, ok := t.value(f2, e2); ok && v2 > v {
			a = amount{low: num(v), high: num(v2), first: f, end: e2}
			if t.form[e] == "and" {
				a.first--
			}
			return a, true
		}
	}
	if f > 1 && (t.form[f-1] == "to" || t.form[f-1] == "-" || t.form[f-1] == "–" || t.form[f-1] == "or" || t.form[f-1] == "and") && t.numeric(f-2) {
		f2, e2 := t.run(f - 2)
		if v2, ok := t.value(f2, e2); ok && v2 < v && (t.form[f-1] != "and" || f2 > 0 && t.form[f2-1] == "between") {
			return amount{low: num(v2), high: num(v), first: f2, end: e}, true
		}
	}
	return t.qualify(a, v), true
}

// vagueScale reads the words around n as one rough number of thousands or more:
// "tens of thousands", whichever of the two nouns the parser makes the head.
func (t *tree) vagueScale(n int) (amount, bool) {
	if vagueScales[t.form[n]] > 0 {
		n -= 2
	}
	if n < 0 || n+2 >= len(t.form) || t.form[n+1] != "of" || vagueScales[t.form[n+2]] == 0 {
		return amount{}, false
	}
	v, scale := vagueWords[t.form[n]], vagueScales[t.form[n+2]]
	switch t.form[n] {
	case "tens":
		v[0] = 10
	case "dozens", "scores", "hundreds":
	default:
		return amount{}, false
	}
	return amount{low: num(v[0] * scale), high: num((v[1]+1)*scale - 1), first: n, end: n + 3}, true
}

// qualify reads "at least", "about", "nearly" before the number.
func (t *tree) qualify(a amount, v int) amount {
	f := a.first
	if f > 1 && t.form[f-1] == "a" && scaleWords[t.form[f]] > 0 { // "more than a dozen"
		f--
	}
	word := func(k int) string {
		if f-k < 0 {
			return ""
		}
		return t.form[f-k]
	}
	two := word(2) + " " + word(1)
	three := word(3) + " " + two
	switch {
	case three == "as many as", three == "a maximum of":
		a.low, a.first = nil, f-3
		a.best = nil
	case three == "as few as", three == "a minimum of", three == "no fewer than", three == "no less than", three == "not less than":
		a.best, a.high, a.first = nil, nil, f-3
	case two == "up to", two == "at most":
		a.low, a.best, a.first = nil, nil, f-2
	case two == "at least", two == "more than", two == "more then", two == "upwards of":
		a.best, a.high, a.first = nil, nil, f-2
	case two == "less than", two == "fewer than":
		a.low, a.best, a.high, a.first = nil, nil, num(v-1), f-2
	case two == "close to", two == "closer to", two == "an estimated", word(1) == "estimated", word(1) == "about", word(1) == "around", word(1) == "approximately", word(1) == "roughly", word(1) == "some", word(1) == "circa":
		a.low, a.high, a.approx, a.first = nil, nil, true, f-1
		if two == "close to" || two == "closer to" || two == "an estimated" {
			a.first = f - 2
		}
	case word(1) == "nearly", word(1) == "almost":
		a.low, a.approx, a.first = nil, true, f-1
	case word(1) == "over" && f > 1 && t.isVerb(f-2) && t.w.c.phrasal[t.lemma[f-2]+" over"]: // "handed over 38 women"
	case word(1) == "over", word(1) == "exceeding":
		a.best, a.high, a.first = nil, nil, f-1
	case word(1) == "under":
		a.low, a.best, a.high, a.first = nil, nil, num(v-1), f-1
	}
	return a
}

// sum adds amounts; a side that is open in one is open in the whole.
func (a amount) sum(b amount) amount {
	add := func(x, y *int) *int {
		if x == nil || y == nil {
			return nil
		}
		return num(*x + *y)
	}
	return amount{add(a.low, b.low), add(a.best, b.best), add(a.high, b.high), a.approx || b.approx, min(a.first, b.first), max(a.end, b.end)}
}
