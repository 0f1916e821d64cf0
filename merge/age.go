package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed age.txt
var ageFile string

// ageWords are what stands before and behind a number that is an age (age.txt).
var ageWords = sync.OnceValue(func() (w struct{ before, behind []string }) {
	for line := range strings.Lines(ageFile) {
		line = strings.TrimSpace(line)
		if s, ok := strings.CutSuffix(line, " N"); ok {
			w.before = append(w.before, " "+s+" ")
		}
		if s, ok := strings.CutPrefix(line, "N "); ok {
			w.behind = append(w.behind, s)
		}
	}
	return w
})

// agesIn adds the ages that a text gives: "a 28-year-old man", "two boys, aged 12 and 13", "Ann Lee, 31, was".
func agesIn(text string, to []uint8) []uint8 {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' || i > 0 && !strings.ContainsRune(" -,(\n", rune(text[i-1])) {
			continue
		}
		n, from := 0, i
		for ; i < len(text) && '0' <= text[i] && text[i] <= '9'; i++ {
			n = min(10*n+int(text[i]-'0'), 1000)
		}
		if a := uint8(n); 0 < n && n < 100 && isAge(text[:from], text[i:]) && !slices.Contains(to, a) {
			to = append(to, a)
		}
	}
	return to
}

// namesAge: an age stands for who has it: "a 16-year-old", of which the word has no digits.
func namesAge(word string) bool {
	return slices.ContainsFunc(ageWords().behind, func(w string) bool { return strings.HasSuffix(word, "-"+w) })
}

// isAge: what stands around a number makes it an age.
func isAge(before, behind string) bool {
	if strings.HasSuffix(before, ", ") && strings.HasPrefix(behind, ",") {
		return true
	}
	words := ageWords()
	unit := strings.TrimLeft(behind, "- ")
	return slices.ContainsFunc(words.before, func(w string) bool { return strings.HasSuffix(before, w) }) ||
		slices.ContainsFunc(words.behind, func(w string) bool { return strings.HasPrefix(unit, w) })
}
