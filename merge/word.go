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
var wordLevels = sync.OnceValue(func() *levelTable {
	var t levelTable
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
			t.set(lowerHash(w), float32(x))
		}
	}
	return &t
})

// levelTable is a map of levels by hash, with room for twice as many words as there are.
type levelTable [1 << 14]struct {
	hash  uint32 // 0: free
	level float32
}

func (t *levelTable) slot(h uint32) int {
	i := (h ^ h>>16) % uint32(len(t))
	for t[i].hash != 0 && t[i].hash != h {
		i = (i + 1) % uint32(len(t))
	}
	return int(i)
}

func (t *levelTable) set(h uint32, level float32) {
	s := &t[t.slot(h)]
	s.hash, s.level = h, level
}

// unknownWord is the level of a word that the table does not have.
const unknownWord = 8

func level(h uint32) float32 { return wordLevels().level(h) }

func (t *levelTable) level(h uint32) float32 {
	if s := t[t.slot(h)]; s.hash != 0 {
		return s.level
	}
	return unknownWord
}

// weigher gives the weighted words of a document and of its sentences.
type weigher struct {
	hashes []uint32 // of the content words
	ends   []int    // by sentence, in hashes
	buf    []uint32
}

// weighers keep their room.
var weighers = sync.Pool{New: func() any { return new(weigher) }}

// read takes the words of a document.
func (w *weigher) read(a *sitrep.Analysis) {
	w.hashes, w.ends = w.hashes[:0], w.ends[:0]
	for i := range a.Sentences {
		tokens := a.Sentences[i].Tokens
		for j := range tokens {
			switch t := &tokens[j]; t.UPOS {
			case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
				w.hashes = append(w.hashes, lowerHash(t.Lemma))
			}
		}
		w.ends = append(w.ends, len(w.hashes))
	}
}

// all of the document.
func (w *weigher) all() []Word {
	w.buf = append(w.buf[:0], w.hashes...)
	return weigh(w.buf, reportWords)
}

// of the given sentences.
func (w *weigher) of(sentences []int) []Word {
	w.buf = w.buf[:0]
	for _, i := range sentences {
		from := 0
		if i > 0 {
			from = w.ends[i-1]
		}
		w.buf = append(w.buf, w.hashes[from:w.ends[i]]...)
	}
	return weigh(w.buf, sentenceWords)
}

// weigh counts and weighs hashes and keeps the heaviest, norm one, sorted by hash.
func weigh(hashes []uint32, most int) []Word {
	sortHashes(hashes)
	room := weighings.Get().(*weighing)
	defer weighings.Put(room)
	levels, out := wordLevels(), room.words[:0]
	for i := 0; i < len(hashes); {
		j := i
		for j < len(hashes) && hashes[j] == hashes[i] {
			j++
		}
		if x := levels.level(hashes[i]); x > 0 {
			out = append(out, Word{hashes[i], weightOf(x, j-i)})
		}
		i = j
	}
	if len(out) > most {
		ranks := room.ranks[:0]
		for _, w := range out {
			ranks = append(ranks, w.rank())
		}
		least := smallest(ranks, len(ranks)-most)
		out = slices.DeleteFunc(out, func(w Word) bool { return w.rank() < least })
		room.ranks = ranks
	}
	room.words = out
	out = append([]Word(nil), out...)
	normalize(out)
	return out
}

// weighing is room for it.
type weighing struct {
	words []Word
	ranks []uint64
}

var weighings = sync.Pool{New: func() any { return new(weighing) }}

// smallest is the number that stands at n once all are sorted (Hoare's quickselect). All are
// moved about.
func smallest(all []uint64, n int) uint64 {
	for lo, hi := 0, len(all)-1; lo < hi; {
		pivot, i, j := all[(lo+hi)/2], lo, hi
		for i <= j {
			for all[i] < pivot {
				i++
			}
			for all[j] > pivot {
				j--
			}
			if i <= j {
				all[i], all[j] = all[j], all[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n <= j:
			hi = j
		case n >= i:
			lo = i
		default:
			return all[n]
		}
	}
	return all[n]
}

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

// wordIndex finds the words of a list that is compared with many others.
type wordIndex struct {
	words []Word
	slots [256]uint8 // a table of words by hash, from one
}

// mostIndexed is how many words have room in the table; longer lists are read in order.
const mostIndexed = 128

// set makes it that of a list, if it is another's.
func (x *wordIndex) set(words []Word) {
	if len(words) == len(x.words) && (len(words) == 0 || &words[0] == &x.words[0]) {
		return
	}
	x.words = words
	clear(x.slots[:])
	if len(words) > mostIndexed {
		return
	}
	for i, w := range words {
		at := uint8(w.Hash)
		for x.slots[at] != 0 {
			at++
		}
		x.slots[at] = uint8(i + 1)
	}
}

// cosine is that of the list and another one, both of norm one.
func (x *wordIndex) cosine(words []Word) (s float64) {
	if len(x.words) > mostIndexed {
		return cosine(x.words, words)
	}
	for _, w := range words {
		for at := uint8(w.Hash); x.slots[at] != 0; at++ {
			if o := &x.words[x.slots[at]-1]; o.Hash == w.Hash {
				s += float64(o.Weight) * float64(w.Weight)
				break
			}
		}
	}
	return s
}

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
