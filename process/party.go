package process

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"sitrep"
)

func nameOf(p *sitrep.Participant) string { return cmp.Or(p.Name, p.Text) }

// side is the words by which a party is known over reports: a state, its organs and
// forces by their country; an actor of the list by its ID; others by their name.
func side(p *sitrep.Participant) string {
	switch {
	case state(p):
		return "state " + p.Country
	case strings.HasPrefix(p.Actor, "actor:"):
		return p.Actor
	}
	return plainName(nameOf(p))
}

// plainName is a name without articles, in lower case.
func plainName(s string) string {
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for len(f) > 1 && (f[0] == "the" || f[0] == "a" || f[0] == "an") {
		f = f[1:]
	}
	if n := len(f); n > 1 && f[n-1] == "s" {
		f = f[:n-1]
	}
	return strings.Join(f, " ")
}

// same: one party under two names. A coalition and the state that leads it, and a part
// and its whole, speak for each other.
func same(p, q *sitrep.Participant) bool {
	a, b := side(p), side(q)
	if a == b {
		return a != ""
	}
	if p.Actor != "" && p.Actor == q.Actor || leads(p, q) || leads(q, p) {
		return true
	}
	if strings.HasPrefix(a, "state ") || strings.HasPrefix(b, "state ") || strings.HasPrefix(a, "actor:") && strings.HasPrefix(b, "actor:") {
		return false
	}
	return alike(plainName(nameOf(p)), plainName(nameOf(q)))
}

// described: a party that no name tells, "the rebels": it may be any that is no state.
func described(p *sitrep.Participant) bool {
	if p.Name != "" || p.Actor != "" || state(p) {
		return false
	}
	f := strings.Fields(p.Text)
	if len(f) > 1 || len(f) == 1 && len(f[0]) > 2 {
		if c := f[len(f)-1][0]; c >= 'A' && c <= 'Z' && !plural(f[len(f)-1]) {
			return false // "the Civic Committee"
		}
	}
	return true
}

// plural: "Gunmen", "Rebels" at the head of a sentence.
func plural(w string) bool { return strings.HasSuffix(w, "s") || strings.HasSuffix(w, "men") }

// commonParties counts those that two lists share, and how many more may be the same
// because one of the lists only describes them.
func commonParties(a, b []sitrep.Participant) (common, open int) {
	taken := make([]bool, len(b))
	wildA, wildB := 0, 0
	for i := range a {
		at := -1
		for j := range b {
			if !taken[j] && same(&a[i], &b[j]) {
				at = j
				break
			}
		}
		if at >= 0 {
			taken[at] = true
			common++
		} else if described(&a[i]) {
			wildA++
		}
	}
	restA, restB := len(a)-common, 0
	for j := range b {
		if !taken[j] {
			restB++
			if described(&b[j]) {
				wildB++
			}
		}
	}
	return common, min(restA, restB, wildA+wildB)
}

func leads(p, q *sitrep.Participant) bool {
	for _, t := range p.Ties {
		if !t.Ended && (t.Relation == "led by" || t.Relation == "part of") && t.Actor != "" && t.Actor == nameOf(q) {
			return true
		}
	}
	return false
}

// alike: one name is a part of the other ("the Front" of "Karem Front") or its initials.
func alike(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 1 && len(y) > 1 && len(x[0]) == len(y) {
		initials := ""
		for _, w := range y {
			initials += w[:1]
		}
		if initials == x[0] {
			return true
		}
	}
	for _, w := range x {
		if !slices.ContainsFunc(y, func(v string) bool { return v == w || len(w) > 4 && strings.HasPrefix(v, w[:len(w)-1]) }) {
			return false
		}
	}
	return true
}
