package merge

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed anybody.txt
var anybodyFile string

// anybodyWords say no more of people than that they are some (anybody.txt).
var anybodyWords = sync.OnceValue(func() map[string]bool { return wordsIn(anybodyFile) })

// isAnybody: the description has no other words.
func isAnybody(description string) bool {
	words := anybodyWords()
	for w := range strings.FieldsSeq(description) {
		if !words[strings.ToLower(w)] {
			return false
		}
	}
	return description != ""
}
