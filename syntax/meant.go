package syntax

import (
	_ "embed"
	"strings"
	"sync"

	"sitrep"
)

//go:embed meant.txt
var meantFile string

// meant are the heads whose "it" is somebody (meant.txt): true for a verb that is to be one of the active voice.
var meant = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(meantFile) {
		kind, rest, _ := strings.Cut(line, " ")
		if kind != "state" && kind != "deed" {
			continue
		}
		for w := range strings.FieldsSeq(rest) {
			words[w] = kind == "deed"
		}
	}
	return words
})

// subjects makes subjects of those tokens of a sentence, from one on, that stand for somebody though the model takes
// them for a mere "it", as what is said of them only somebody can be or do: "said it was ready to talk", "it is
// demanding that he go".
func subjects(tokens []sitrep.Token, from int) {
	for i := from; i < len(tokens); i++ {
		t := &tokens[i]
		if t.Deprel != "expl" || t.Head <= i+1 || t.Head > len(tokens) {
			continue
		}
		h := &tokens[t.Head-1]
		if deed, ok := meant()[h.Lemma]; ok && (!deed || h.UPOS == "VERB" && h.XPOS != "VBN") {
			t.Deprel = "nsubj"
		}
	}
}
