package coder

import (
	_ "embed"

	"sitrep"
)

//go:embed lexicon/totals.txt
var totalText string

// totalLexicon: words that give a sum.
type totalLexicon struct {
	sum, toll, move, stand, reach, over, listed, early, account, turn, amend, mistaken, borneOut map[string]bool
	kind                                                                                         map[string]string // of size, by word
}

func loadTotals() (*totalLexicon, error) {
	lines, err := readLexicon("lexicon/totals.txt", totalText, 1)
	if err != nil {
		return nil, err
	}
	l := &totalLexicon{kind: map[string]string{}}
	sets := map[string]*map[string]bool{"sum": &l.sum, "toll": &l.toll, "move": &l.move, "stand": &l.stand, "reach": &l.reach, "over": &l.over, "listed": &l.listed,
		"early": &l.early, "account": &l.account, "turn": &l.turn, "amend": &l.amend, "mistaken": &l.mistaken, "borneOut": &l.borneOut}
	for _, m := range sets {
		*m = map[string]bool{}
	}
	for _, line := range lines {
		for _, w := range line.list {
			switch k := line.keys[0]; k {
			case "killed", "injured", "missing", "detained", "displaced", "released":
				l.kind[w] = k
			default:
				if sets[k] == nil {
					return nil, faultf(line.file, line.line, 1, "want %s, killed, injured, missing, detained, displaced or released, found %q", namesOf(sets), k)
				}
				(*sets[k])[w] = true
			}
		}
	}
	return l, nil
}

// totals reads sums by the order of words, as parsers hang the number on what is summed:
// "taking the number of those held to six", "bringing the total to 43". told is what the
// sentence tells of sizes otherwise, about the kind that the sentence before counts; sure where it does so in words.
func (t *tree) totals(told []size, about string, sure bool) []size {
	var out []size
	for i := range t.tok {
		if !t.isNoun(i) || !t.w.c.totals.sum[t.lemma[i]] {
			continue
		}
		n, v, kind := t.summed(i)
		if n < 0 {
			continue
		}
		a, ok := t.amountAt(n)
		if !ok || t.knows(told, n) {
			continue
		}
		if t.w.c.totals.over[t.lemma[v]] {
			a.best, a.high = nil, nil
		}
		if kind == "" {
			if kind = t.kindBefore(i, told); kind == "" && (sure || t.child(i, "nmod") < 0) {
				kind = about
			}
		}
		if kind != "" {
			s := size{kind: kind, t: t, a: a, of: -1, first: a.first, end: a.end, by: "sum"}
			if p := t.child(i, "nmod:poss"); p >= 0 && t.canSay(p) {
				s.said = t.sayer(p) // "the ministry's figure for the dead is six"
			} else if s.said = t.giver(&s); s.said == nil {
				s.said = t.claimant(v)
			}
			out = append(out, s)
		}
	}
	return out
}

// summed is the number that the sum at i comes to, -1 none, the word that says so, and
// what it counts, "" unsaid.
func (t *tree) summed(i int) (n, v int, kind string) {
	l := t.w.c.totals
	v = i
	if l.toll[t.lemma[i]] {
		kind = "killed"
	}
	if i > 0 && l.kind[t.form[i-1]] != "" { // "the injury toll"
		kind = l.kind[t.form[i-1]]
	}
	moved := false
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if p := t.tok[k].UPOS; p == "VERB" {
			if moved = l.move[t.lemma[k]]; moved {
				v = k
			}
			break
		} else if p != "DET" && p != "ADJ" && p != "NOUN" && p != "PRON" && p != "PROPN" {
			break
		}
	}
	for k := i + 1; k < len(t.form) && k <= i+12; k++ {
		w := t.form[k]
		switch {
		case w == "," && k+1 < len(t.form) && t.place[k-1] >= 0 && t.place[k+1] >= 0: // "the toll in Karm, Veland"
		case w == "," || w == "." || t.isMark(k):
			return -1, v, ""
		case l.kind[t.lemma[k]] != "" && k < i+8:
			kind = l.kind[t.lemma[k]]
		case l.kind[w] != "" && k < i+8:
			kind = l.kind[w]
		case (w == "to" || w == "at" || w == "as" || w == "above" || w == "past") && moved:
			if n := t.numberAfter(k); n >= 0 {
				return n, v, kind
			}
		case t.isVerb(k) && l.reach[t.lemma[k]]:
			return t.numberAfter(k), k, kind
		case t.tok[k].UPOS == "AUX" && t.lemma[k] == "be" && t.numberAfter(k) >= 0:
			return t.numberAfter(k), k, kind
		case (t.isVerb(k) || t.tok[k].UPOS == "AUX") && l.stand[t.lemma[k]]:
			moved, v = true, k
		}
	}
	return -1, v, ""
}

// numberAfter is the number that follows token k, with what qualifies it before it, -1 none.
func (t *tree) numberAfter(k int) int {
	_, n := t.quantifier(k + 1)
	if n < 0 || t.unitNoun(n) || n+1 < len(t.form) && (t.unitNoun(n+1) || t.form[n+1] == "%") || t.age(n, n) {
		return -1
	}
	return n
}

// knows: a size has its number at n.
func (t *tree) knows(told []size, n int) bool {
	for i := range told {
		if s := &told[i]; s.t == t && s.a.first <= n && n < s.a.end {
			return true
		}
	}
	return false
}

// kindBefore is the kind of the last size told before token i, "" none.
func (t *tree) kindBefore(i int, told []size) string {
	kind, at := "", -1
	for k := range told {
		if s := &told[k]; s.t == t && s.first < i && s.first > at && s.kind != "attacks" && s.kind != "struck" {
			kind, at = s.kind, s.first
		}
	}
	return kind
}

// ofNumber: the word of fate at i says no more than what a number is of: "the number injured topped 2,200".
func (t *tree) ofNumber(i int) bool {
	return i > 1 && i+1 < len(t.form) && t.lemma[i-1] == "number" && t.tok[i-2].UPOS == "DET" && t.fateOf(i) != "" &&
		(t.isVerb(i+1) || t.tok[i+1].UPOS == "AUX") && t.form[i-2] != "a"
}

// summing: a noun of the sentence may give a total.
func (t *tree) summing() bool {
	for i := range t.tok {
		if t.isNoun(i) && t.lemmaIs(i, isSum) {
			return true
		}
	}
	return false
}

// sums are the totals of a sentence beside the sizes that its events and loose words tell.
func (w *work) sums(t *tree, here []*event, loose []size, q *question, last *event) []size {
	if !t.summing() {
		return nil
	}
	var told []size
	for _, e := range here {
		told = append(told, e.quantities...)
	}
	about, sure := "", false
	switch {
	case q.host != nil && t.si-q.si <= 1:
		about, sure = q.last.kind, true
	case last != nil && t.si-last.t.si <= 2:
		about = "killed" // "A bomb went off. By Thursday the figure had climbed to 68"
	}
	return t.totals(append(told, loose...), about, sure)
}

// hostOfSum is the event told last, in this sentence or the one before, that counts the same.
func hostOfSum(before []*event, t *tree, kind string) *event {
	for k := len(before) - 1; k >= 0 && t.si-before[k].t.si <= 1; k-- {
		if hasKind(before[k].quantities, kind) {
			return before[k]
		}
	}
	return nil
}

// hostOfMoved is the event told last that sets people free, takes or moves them, for a
// number of such told by words that are no event; those of the sentence stand before others.
func hostOfMoved(before []*event, t *tree, kind string) *event {
	for k := len(before) - 1; k >= 0 && t.si-before[k].t.si <= 4; k-- {
		e := before[k]
		if e.fact.polarity != sitrep.Positive {
			continue
		}
		switch kind {
		case "released":
			if contains(e.modes, "release") || hasKind(e.quantities, kind) {
				return e
			}
		case "detained":
			if contains(e.modes, "arrest") || contains(e.modes, "abduct") || hasKind(e.quantities, kind) {
				return e
			}
		case "troops":
			if contains(e.modes, "withdraw") || hasKind(e.quantities, kind) || e.typ == "MOBILIZE" {
				return e
			}
		case "protesters":
			if e.typ == "PROTEST" {
				return e
			}
		}
	}
	return nil
}

// assaultKind: sizes of violence, which any event of violence may carry.
var assaultKind = map[string]bool{"killed": true, "injured": true, "missing": true}
