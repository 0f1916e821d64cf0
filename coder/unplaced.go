package coder

import (
	"strings"
	"unicode"

	"sitrep"
)

// unplaced are names of places that the place stage left alone, but that stand
// where only a place can: at the head of a dateline, before the police of a
// town. They have a name and no coordinates.
func (w *work) unplaced() []sitrep.PlaceMention {
	var out []sitrep.PlaceMention
	for si, t := range w.trees {
		if t == nil {
			continue
		}
		if t.dateline() {
			if n := t.filedFrom(); n > 0 {
				out = append(out, w.nameOnly(t, 0, n))
			}
			continue
		}
		for k := 1; k < len(t.tok) && si < 40; k++ {
			if t.kind[k-1]&properKind == 0 {
				continue
			}
			if first := t.townOfPolice(k); first >= 0 {
				out = append(out, w.nameOnly(t, first, k))
			}
		}
	}
	return out
}

// nameOnly is a place that is known by its name alone.
func (w *work) nameOnly(t *tree, first, end int) sitrep.PlaceMention {
	sp := t.span(first, end)
	return sitrep.PlaceMention{Span: sp, Phrase: sp, Words: sitrep.Words{Sentence: t.si, First: first, End: end},
		Place: sitrep.Place{Name: capitalized(w.a.Text(sp)), Precision: sitrep.PlacePoint}}
}

// filedFrom is the number of words of the name that opens a dateline, 0 when the
// place stage knows a place in it or no name opens it.
func (t *tree) filedFrom() int {
	n := 0
	for n < len(t.tok) && n < 4 && letters(t.form[n]) && !t.w.c.scene.noTown[t.form[n]] && t.timex[n] < 0 && upper(t.w.a.Text(t.tok[n].Span)) {
		n++
	}
	for k := range t.tok {
		if i := t.place[k]; i >= 0 && (k == 0 || placeRank[t.w.a.Places[i].Precision] <= 1) {
			return 0
		}
	}
	return n
}

// townOfPolice is the first token of a name right before a town's police at k
// ("Arbin Police Department"), −1 if there is none.
func (t *tree) townOfPolice(k int) int {
	s := t.w.c.scene
	if k == 0 || t.tok[k-1].UPOS != "PROPN" || !t.formIs(k, ofScene) || !s.police[t.form[k]] {
		return -1
	}
	f := k
	for f > 0 && k-f < 3 && t.tok[f-1].UPOS == "PROPN" && letters(t.form[f-1]) && !s.noTown[t.form[f-1]] && t.place[f-1] < 0 && upper(t.w.a.Text(t.tok[f-1].Span)) {
		f--
	}
	if f == k || f > 0 && (t.tok[f-1].UPOS == "PROPN" || t.form[f-1] == "'s" || t.form[f-1] == "-") {
		return -1 // no name, or only the end of a longer one
	}
	return f
}

func letters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '.' && r != '\'' && r != '-' {
			return false
		}
	}
	return len(s) > 1
}

// upper: begins with a capital.
func upper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// capitalized writes a name in capitals as names are written.
func capitalized(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.ToUpper(s) != s {
		return s
	}
	start := true
	return strings.Map(func(r rune) rune {
		if !start {
			r = unicode.ToLower(r)
		}
		start = !unicode.IsLetter(r)
		return r
	}, s)
}
