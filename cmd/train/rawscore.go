package main

import (
	"fmt"
	"strings"

	"sitrep"
)

// rawScore counts what raw text scoring after CoNLL 2018 compares: sentences
// and words with exactly the gold bounds; tags and relations of the words that
// align.
type rawScore struct {
	gold, found, right             int // sentences
	goldWords, foundWords, aligned int
	upos, las                      int
}

func f1(right, gold, found int) float64 { return 200 * float64(right) / float64(max(1, gold+found)) }

func (r *rawScore) sentenceF() float64 { return f1(r.right, r.gold, r.found) }
func (r *rawScore) wordF() float64     { return f1(r.aligned, r.goldWords, r.foundWords) }

func (r *rawScore) String() string {
	s := fmt.Sprintf("sentences %.2f (%d gold, %d found)  words %.2f", r.sentenceF(), r.gold, r.found, r.wordF())
	if r.upos > 0 {
		s += fmt.Sprintf("  UPOS %.2f  LAS %.2f", f1(r.upos, r.goldWords, r.foundWords), f1(r.las, r.goldWords, r.foundWords))
	}
	return s
}

// scoreRaw compares sentences found in a text with the gold ones. Words align
// by their bounds; within a multiword token whose words have no bounds of their
// own, by their forms in order.
func scoreRaw(t *rawText, sents []sitrep.Sentence) rawScore {
	r := rawScore{gold: len(t.sents), found: len(sents)}
	ends := map[sitrep.Span]bool{}
	for _, s := range t.sents {
		ends[s.Span] = true
	}
	var words []foundWord
	for _, s := range sents {
		if ends[s.Span] {
			r.right++
		}
		first := len(words)
		for _, tok := range s.Tokens {
			head := -1
			if tok.Head > 0 {
				head = first + tok.Head - 1
			}
			words = append(words, foundWord{tok, head})
		}
	}
	r.foundWords = len(words)
	var gold []rawWord // heads are indices into it, -1 root
	for _, s := range t.sents {
		first := len(gold)
		for _, w := range s.words {
			if w.head > 0 {
				w.head += first
			}
			w.head--
			gold = append(gold, w)
		}
	}
	r.goldWords = len(gold)
	align := alignRaw(t.text, gold, words)
	for i, k := range align {
		if k < 0 {
			continue
		}
		r.aligned++
		r.upos += b2i(words[k].UPOS == gold[i].upos)
		head := words[k].head
		same := head < 0 && gold[i].head < 0 || head >= 0 && gold[i].head >= 0 && align[gold[i].head] == head
		r.las += b2i(same && words[k].Deprel != "" && base(words[k].Deprel) == base(gold[i].rel))
	}
	return r
}

type foundWord struct {
	sitrep.Token
	head int // index of the head in the text, -1 root
}

// alignRaw is for each gold word the index of the word found, -1 if none.
func alignRaw(text string, gold []rawWord, found []foundWord) []int {
	align := make([]int, len(gold))
	k := 0
	for i := 0; i < len(gold); i++ {
		align[i] = -1
		for k < len(found) && found[k].Start < gold[i].Start {
			k++
		}
		if j := i + 1; j < len(gold) && gold[j].Span == gold[i].Span { // no bounds of their own
			for ; i < len(gold) && gold[i].Span == gold[j].Span; i++ {
				align[i] = -1
				for q := k; q < len(found) && found[q].End <= gold[i].End; q++ {
					if strings.EqualFold(text[found[q].Start:found[q].End], gold[i].form) {
						align[i], k = q, q+1
						break
					}
				}
			}
			i--
			continue
		}
		if k < len(found) && found[k].Span == gold[i].Span {
			align[i] = k
		}
	}
	return align
}
