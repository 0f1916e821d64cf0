package merge

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sitrep"
)

//go:embed words.txt
var wordsFile string

// wordLevels is how much news tells a word apart, by the hash of its lemma: the natural
// logarithm of how many stretches of text there are for one that has it (words.txt).
var wordLevels = sync.OnceValue(func() map[uint32]float32 {
	m := make(map[uint32]float32, 8192)
	for line := range strings.Lines(wordsFile) {
		line = strings.TrimSpace(line)
		level, words, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		x, err := strconv.ParseFloat(level, 32)
		if err != nil {
			panic("merge: words.txt: " + err.Error()) // a fault of the build
		}
		for w := range strings.FieldsSeq(words) {
			m[lowerHash(w)] = float32(x)
		}
	}
	return m
})

// unknownWord is the level of a word that the table does not have.
const unknownWord = 8

func level(h uint32) float32 {
	if x, ok := wordLevels()[h]; ok {
		return x
	}
	return unknownWord
}

// weigher gives the weighted words of a document and of its sentences.
type weigher struct {
	a   *sitrep.Analysis
	buf []uint32
}

// weighers keep their room.
var weighers = sync.Pool{New: func() any { return new(weigher) }}

// all of the document.
func (w *weigher) all() []Word {
	w.buf = w.buf[:0]
	for i := range w.a.Sentences {
		w.add(i)
	}
	return weigh(w.buf, reportWords)
}

// of the given sentences.
func (w *weigher) of(sentences []int) []Word {
	w.buf = w.buf[:0]
	for _, i := range sentences {
		w.add(i)
	}
	return weigh(w.buf, sentenceWords)
}

func (w *weigher) add(sentence int) {
	tokens := w.a.Sentences[sentence].Tokens
	for j := range tokens {
		switch t := &tokens[j]; t.UPOS {
		case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
			w.buf = append(w.buf, lowerHash(t.Lemma))
		}
	}
}

// weigh counts and weighs hashes and keeps the heaviest, norm one, sorted by hash.
func weigh(hashes []uint32, most int) []Word {
	slices.Sort(hashes)
	room := wordRoom.Get().(*[]Word)
	defer wordRoom.Put(room)
	out := (*room)[:0]
	for i := 0; i < len(hashes); {
		j := i
		for j < len(hashes) && hashes[j] == hashes[i] {
			j++
		}
		if x := level(hashes[i]); x > 0 {
			out = append(out, Word{hashes[i], weightOf(x, j-i)})
		}
		i = j
	}
	if len(out) > most {
		ranks := make([]uint64, len(out))
		for i, w := range out {
			ranks[i] = w.rank()
		}
		slices.Sort(ranks)
		least := ranks[len(ranks)-most]
		out = slices.DeleteFunc(out, func(w Word) bool { return w.rank() < least })
	}
	*room = out
	out = append([]Word(nil), out...)
	normalize(out)
	return out
}

var wordRoom = sync.Pool{New: func() any { return new([]Word) }}

// weightOf a word of a level that a text has so many times.
func weightOf(level float32, times int) float32 {
	if times > 1 {
		level *= float32(1 + math.Log(float64(times)))
	}
	return level
}

func normalize(words []Word) {
	norm := 0.0
	for _, w := range words {
		norm += float64(w.Weight) * float64(w.Weight)
	}
	for i := range words {
		words[i].Weight /= float32(math.Sqrt(norm))
	}
}

// rank orders words by weight, those of one weight by hash, the lower one higher. Weights
// are positive: their bits are ordered as they are.
func (w Word) rank() uint64 { return uint64(math.Float32bits(w.Weight))<<32 | uint64(^w.Hash) }

// cosine of two weighted lists of norm one.
func cosine(x, y []Word) float64 {
	s := 0.0
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].Hash < y[0].Hash:
			x = x[1:]
		case x[0].Hash > y[0].Hash:
			y = y[1:]
		default:
			s += float64(x[0].Weight) * float64(y[0].Weight)
			x, y = x[1:], y[1:]
		}
	}
	return s
}
