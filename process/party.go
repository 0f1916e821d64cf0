package process

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

func nameOf(p *sitrep.Participant) string { return cmp.Or(p.Name, p.Text) }

// plainWords are those of a name without articles, in lower case.
func plainWords(s string) []string {
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		if r < utf8.RuneSelf {
			return (r < 'a' || r > 'z') && (r < '0' || r > '9')
		}
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	for len(f) > 1 && (f[0] == "the" || f[0] == "a" || f[0] == "an") {
		f = f[1:]
	}
	if n := len(f); n > 1 && f[n-1] == "s" {
		f = f[:n-1]
	}
	return f
}

// party is a participant with what tells whether it is another one.
type party struct {
	*sitrep.Participant
	side      string   // see newParty
	words     []string // of the name; a state's are of no use
	state     bool     // the side is that of a state
	described bool
}

// newParty gives a party its side, by which it is known over reports: a state, its organs and
// forces by their country; an actor of the list by its ID; others by their name.
func newParty(p *sitrep.Participant) party {
	if state(p) {
		return party{Participant: p, side: "state " + p.Country, state: true}
	}
	q := party{Participant: p, words: plainWords(nameOf(p))}
	switch {
	case sitrep.Listed(p.Actor):
		q.side = p.Actor
	default:
		q.side = strings.Join(q.words, " ")
		q.described = described(p)
	}
	return q
}

func newParties(ps []sitrep.Participant) []party {
	out := make([]party, len(ps))
	for i := range ps {
		out[i] = newParty(&ps[i])
	}
	return out
}

// same: one party under two names. A coalition and the state that leads it, and a part
// and its whole, speak for each other.
func same(p, q *sitrep.Participant) bool {
	a, b := newParty(p), newParty(q)
	return a.same(&b)
}

// among reports whether it is one of the parties.
func (p *party) among(all []party) bool {
	for i := range all {
		if p.same(&all[i]) {
			return true
		}
	}
	return false
}

func (p *party) same(q *party) bool {
	if p.Actor != "" && p.Actor == q.Actor {
		return true
	}
	if p.side == q.side {
		return p.side != ""
	}
	if leads(p.Participant, q.Participant) || leads(q.Participant, p.Participant) {
		return true
	}
	if p.state || q.state || sitrep.Listed(p.side) && sitrep.Listed(q.side) {
		return false
	}
	return alike(p.words, q.words)
}

// described: a party that is no state and that no name tells, "the rebels": it may be any.
func described(p *sitrep.Participant) bool {
	if p.Name != "" || p.Actor != "" {
		return false
	}
	w := headWord(p.Text)
	return !capital(w) || plural(w) && len(strings.Fields(p.Text)) == 1 // not "the Civic Committee", but "Gunmen"
}

// headWord is the word that a name is built on: "delegations" of "delegations of Ardania".
func headWord(s string) string {
	last := ""
	for w := range strings.FieldsSeq(s) {
		if last != "" && (w == "of" || w == "from" || w == "for" || w == "in") && !capital(last) {
			return last
		}
		last = w
	}
	return last
}

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// regular are the last words of names of a state's forces.
var regular = wordSet{"Brigade": true, "Regiment": true, "Battalion": true, "Division": true, "Police": true, "Navy": true, "Corps": true, "Ministry": true, "Army": true}

// plural: "Gunmen", "Rebels" at the head of a sentence.
func plural(w string) bool { return strings.HasSuffix(w, "s") || strings.HasSuffix(w, "men") }

// commonParties counts those that two lists share, and how many more may be the same
// because one of the lists only describes them.
func commonParties(a, b []party) (common, open int) {
	var few [8]bool
	taken := few[:]
	if len(b) > len(few) {
		taken = make([]bool, len(b))
	}
	wildA, wildB := 0, 0
	for i := range a {
		at := -1
		for j := range b {
			if !taken[j] && a[i].same(&b[j]) {
				at = j
				break
			}
		}
		if at >= 0 {
			taken[at] = true
			common++
		} else if a[i].described {
			wildA++
		}
	}
	restA, restB := len(a)-common, 0
	for j := range b {
		if !taken[j] {
			restB++
			if b[j].described {
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
func alike(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
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
