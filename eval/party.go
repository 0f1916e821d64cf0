package eval

import (
	"slices"
	"strings"
	"unicode"

	"sitrep"
)

// folded are the words of a name in lower case, without articles, possessives
// and titles, so that "the Ministry's" and "Ministry" are one.
func folded(s string) []string {
	s = strings.NewReplacer("’s", "", "'s", "", "-", " ").Replace(strings.ToLower(s))
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(words, func(w string) bool {
		switch w {
		case "the", "a", "an", "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "sgt", "several", "some", "his", "her", "its", "their":
			return true
		}
		return false
	})
}

// headWord is the last word before a preposition or comma: "three officers of
// the guard" is "officers".
func headWord(s string) string {
	s = strings.ToLower(spaced(s)) // reports in capitals too
	for _, stop := range []string{",", " of ", " in ", " from ", " at ", " for ", " near ", " who ", " which ", " that "} {
		if i := strings.Index(s, stop); i > 0 {
			s = s[:i]
		}
	}
	w := folded(s)
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}

// sameParty reports whether a coded participant is the one that the reader
// wrote: one of the names equal after folding, or the head of the one among
// the words of the other.
func sameParty(text, name string, pText, pName string, aliases []string) bool {
	text, _, _ = strings.Cut(text, "@")
	names := append([]string{pText, pName}, aliases...)
	for _, g := range []string{text, name} {
		w := folded(g)
		if len(w) == 0 {
			continue
		}
		for _, p := range names {
			if slices.Equal(w, folded(p)) {
				return true
			}
		}
	}
	for _, g := range []string{text, name} {
		for _, p := range []string{pText, pName} {
			hg, hp := headWord(g), headWord(p)
			if hg != "" && hp != "" && (slices.Contains(folded(p), hg) || slices.Contains(folded(g), hp)) {
				return true
			}
		}
	}
	return false
}

// pairUp counts the pairs of a one-to-one assignment, first come first served.
func pairUp(n, m int, same func(i, j int) bool) int {
	used := make([]bool, m)
	pairs := 0
	for i := range n {
		for j := range m {
			if !used[j] && same(i, j) {
				used[j] = true
				pairs++
				break
			}
		}
	}
	return pairs
}

// samePlace holds for the same country and name, or within fifty kilometres.
func samePlace(g *GoldPlace, p *sitrep.EventPlace) bool {
	if g.Country != p.Country {
		return false
	}
	if g.Precision == "country" && p.Precision == sitrep.PlaceCountry {
		return true
	}
	text, _, _ := strings.Cut(g.Text, "@")
	for _, a := range []string{text, g.Name} {
		if slices.Equal(folded(a), folded(p.Name)) || slices.Equal(folded(a), folded(p.Text)) {
			return true
		}
	}
	return g.Lat != nil && p.Lat != nil && kilometres(*g.Lat, *g.Lon, *p.Lat, *p.Lon) <= 50
}
