package merge

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"sitrep"
)

//go:embed another.txt
var anotherFile string

// apartWords are the words that tell a happening apart from its like, with their numbers,
// and the nouns that they tell apart (another.txt).
type apartWords struct {
	number map[string]int
	nouns  map[string]bool
	begins [256]bool // the first letters of those with a number, large and small
}

var apart = sync.OnceValue(func() *apartWords {
	w := &apartWords{number: map[string]int{}, nouns: map[string]bool{}}
	for line := range strings.Lines(anotherFile) {
		f := strings.Fields(line)
		if len(f) < 2 || strings.ContainsAny(f[0], "#+-") {
			continue
		}
		if f[0] == "on" {
			for _, n := range f[1:] {
				w.nouns[n] = true
			}
			continue
		}
		n, err := strconv.Atoi(f[0])
		if err != nil {
			panic("merge: another.txt: expected a number or on, not " + f[0]) // a fault of the build
		}
		w.number[f[1]] = n
		w.begins[f[1][0]], w.begins[f[1][0]&^0x20] = true, true
	}
	return w
})

// toldAsAnother reports whether a sentence tells of another one of its like, at the trigger or
// at a noun for such happenings, and its number, 0 when it is only another one.
func toldAsAnother(tokens []sitrep.Token, trigger int) (number int, ok bool) {
	w := apart()
	for i := range tokens {
		t := &tokens[i]
		if t.UPOS != "ADJ" && t.UPOS != "NUM" && t.UPOS != "DET" || t.Lemma == "" || t.Lemma == "the" || !w.begins[t.Lemma[0]] {
			continue
		}
		n, known := w.number[strings.ToLower(t.Lemma)]
		// The noun that ends the phrase: "the second suicide bombing".
		for j := i + 1; known && j < len(tokens) && j < i+5; j++ {
			u := &tokens[j]
			if u.UPOS != "NOUN" && u.UPOS != "PROPN" && u.UPOS != "ADJ" && u.UPOS != "VERB" {
				break
			}
			if last := j+1 == len(tokens) || tokens[j+1].UPOS != "NOUN"; last && (j == trigger || u.UPOS == "NOUN" && w.nouns[strings.ToLower(u.Lemma)]) {
				return n, true
			}
		}
	}
	return 0, false
}
