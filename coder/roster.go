package coder

import (
	"strings"

	"sitrep"
)

// roster are the persons of a list of names at x, each with a rank, an age or what he is, keyed as
// personKey does, and the end of the list: "judge Ivo Lasko, clerk Anna Holm and Sgt. Karl Wood", "Ivo
// Lasko, a teacher, and Anna Holm, 29". Parsers lose some of those. nil where the words are no such list.
func (t *tree) roster(x int) (who []string, end int) {
	if t.tok[x].UPOS != "PROPN" || !t.namedAs(x, sitrep.NamePerson) {
		return nil, 0
	}
	first, end := t.subtree(x, false)
	for k := x; k < end; k++ { // what follows on the last of them
		if t.tok[k].UPOS == "ADP" && !t.listGoesOn(k, end) {
			end = k
		}
	}
	from := first
	for k := first; k <= end; k++ {
		if k < end && t.form[k] != "," && t.form[k] != "and" {
			if t.isVerb(k) || t.tok[k].UPOS == "PUNCT" && t.form[k] != "." && t.form[k] != "-" || t.tok[k].UPOS == "ADP" || t.tok[k].UPOS == "PRON" {
				return nil, 0
			}
			continue
		}
		if from < k {
			switch p := t.nameWithin(from, k); {
			case p >= 0:
				who = append(who, t.personKey(p))
			case len(who) == 0:
				return nil, 0
			case k == from+1 && t.numeric(from), t.tok[from].UPOS == "DET" && (t.form[from] == "a" || t.form[from] == "an"): // how old he is, or what
			default:
				return nil, 0
			}
		}
		from = k + 1
	}
	return who, end
}

// listGoesOn: a comma or "and" follows.
func (t *tree) listGoesOn(k, end int) bool {
	for ; k < end; k++ {
		if t.form[k] == "," || t.form[k] == "and" {
			return true
		}
	}
	return false
}

// nameWithin is where the name of the one person begins that the words tell of, a rank before it, -1
// where they have none or several people.
func (t *tree) nameWithin(first, end int) int {
	at := -1
	for _, n := range t.w.names[t.si] {
		if m := &t.w.a.Names[n]; m.Type == sitrep.NamePerson && m.Words.First >= first && m.Words.End <= end {
			if at >= 0 && m.Words.End != end {
				return -1
			}
			at = m.Words.First
		}
	}
	for k := first; k < end && at >= 0; k++ {
		if t.tok[k].UPOS == "NOUN" && t.plural(k) && k+1 != at || t.numeric(k) { // "reporters Ann Holm and Paul Beck"
			return -1
		}
	}
	return at
}

// countNames is the number at x by the names of a list, where it says another than the syntax does.
func (t *tree) countNames(x int, a amount, who string) (amount, string, bool) {
	if a.best == nil || *a.best < 2 {
		return a, who, false
	}
	names, end := t.roster(x)
	if len(names) < 2 || len(names) == *a.best {
		return a, who, false
	}
	return exactly(len(names), min(a.first, x), end), strings.Join(names, "\n"), true
}
