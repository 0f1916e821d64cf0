package syntax

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"sitrep"
)

//go:embed initials.txt
var initialsFile string

// namesake is what the model reads in the stead of initials.
type namesake struct {
	name  string
	after []string // words after which they are the small word
}

// initials are those that the model takes for a small word (initials.txt).
var initials = sync.OnceValue(func() map[string]namesake {
	all := map[string]namesake{}
	for line := range strings.Lines(initialsFile) {
		if line == "" || strings.ContainsRune("#+-", rune(line[0])) {
			continue
		}
		head, after, _ := strings.Cut(line, ":")
		if f := strings.Fields(head); len(f) == 2 {
			all[f[0]] = namesake{f[1], strings.Fields(after)}
		}
	}
	return all
})

// read is the form that the model reads at token i: its own, or the name that stands for
// initials. It is asked of every word, and small enough to be inlined.
func read(form, text string, tokens []sitrep.Token, i int) string {
	if len(form) < 2 || form[1]-'A' >= 26 {
		return form
	}
	return readInitials(form, text, tokens, i)
}

func readInitials(form, text string, tokens []sitrep.Token, i int) string {
	n, ok := initials()[form]
	if !ok || inCapitals(text, tokens) || i > 0 && slices.Contains(n.after, strings.ToLower(text[tokens[i-1].Start:tokens[i-1].End])) {
		return form
	}
	return n.name
}

// inCapitals: most words of the sentence have no small letters.
func inCapitals(text string, tokens []sitrep.Token) bool {
	small, all := 0, 0
	for i := range tokens {
		if w := text[tokens[i].Start:tokens[i].End]; len(w) > 2 && unicode.IsLetter(rune(w[0])) {
			all++
			if strings.IndexFunc(w, unicode.IsLower) >= 0 {
				small++
			}
		}
	}
	return 2*small <= all
}
