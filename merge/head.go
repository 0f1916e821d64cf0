package merge

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"sitrep"
)

//go:embed head.txt
var headFile string

// afterHead are the words before which the head of a description stands (head.txt).
var afterHead = sync.OnceValue(func() map[string]bool { return wordsIn(headFile) })

// wordsIn are the words of a file beside its comments and its examples.
func wordsIn(file string) map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(file) {
		if strings.IndexByte("#+-", line[0]) < 0 {
			for w := range strings.FieldsSeq(line) {
				words[w] = true
			}
		}
	}
	return words
}

func headsOf(ps []sitrep.Participant) (heads []string) {
	for i := range ps {
		heads = with(heads, headOf(ps[i].Text))
	}
	return heads
}

// headOf is the word of a description that says what somebody is, in lower case and without
// the "s" of many: "two packages of dynamite".
func headOf(description string) (head string) {
	return strings.TrimSuffix(headWord(description), "s")
}

// headWord is the head as it is written, in lower case.
func headWord(description string) (head string) {
	after := afterHead()
	for w := range strings.FieldsFuncSeq(strings.ToLower(description), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		switch {
		case !after[w]:
			head = w
		case head != "":
			return head
		}
	}
	return head
}
