package merge

import (
	"math"
	"math/bits"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"
)

// textShare is the share of the shorter one's runs that are in the other, 0 where they are
// not of one text. Names and numbers tell most texts apart, and are fewer than runs.
func textShare(x, y, factsX, factsY []uint32) float64 {
	if !sameFacts(factsX, factsY) {
		return 0
	}
	least := float64(min(len(x), len(y)))
	need := int(math.Ceil(sameShare * least))
	if both, _ := common(x, y, need); both >= need {
		return float64(both) / least
	}
	return 0
}

// sameFacts: most of the names and numbers of one are in the other, and of the numbers
// more than a few.
func sameFacts(x, y []uint32) bool {
	least := min(len(x), len(y))
	if least < fewFacts {
		return true
	}
	need := int(math.Ceil(factShare * float64(least)))
	both, shared := common(x, y, need)
	if both < need {
		return false
	}
	numbers := min(countNumbers(x), countNumbers(y))
	return numbers < fewNumbers || float64(shared) >= numberShare*float64(numbers)
}

// common counts what is in both of two sorted lists, and what of it are numbers; where
// that cannot be as much as is needed it gives up and says less.
func common(x, y []uint32, need int) (both, numbers int) {
	for len(x) > 0 && len(y) > 0 && both+min(len(x), len(y)) >= need {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			both, numbers = both+1, numbers+int(x[0]&numberBit)
			x, y = x[1:], y[1:]
		}
	}
	return both, numbers
}

// numberBit is set in the hash of a number and of no name.
const numberBit = 1

func countNumbers(facts []uint32) (n int) {
	for _, f := range facts {
		n += int(f & numberBit)
	}
	return n
}

// letters are the bytes of words in lower case; 0: of no word, or part of a rune.
var letters = func() (t [256]byte) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyz0123456789'") {
		t[c] = c
	}
	for c := byte('A'); c <= 'Z'; c++ {
		t[c] = c + 'a' - 'A'
	}
	return t
}()

// textWords are the hashes of the words of a text, without case and punctuation.
func textWords(text string) []uint32 {
	words := make([]uint32, 0, len(text)/4)
	h := uint32(offset32)
	for i := 0; i < len(text); {
		for ; i < len(text); i++ {
			c := letters[text[i]]
			if c == 0 {
				break
			}
			h = (h ^ uint32(c)) * prime32
		}
		if c, n := utf8.DecodeRuneInString(text[i:]); n > 1 {
			i += n
			if c == '’' || unicode.IsLetter(c) || unicode.IsDigit(c) {
				h = (h ^ uint32(unicode.ToLower(c))) * prime32
				continue
			}
		} else {
			i++
		}
		if h != offset32 {
			words, h = append(words, h), offset32
		}
	}
	if h != offset32 {
		words = append(words, h)
	}
	return words
}

// What a byte is to textFacts. One beyond ASCII goes on with a word and begins none.
const (
	lowerCase = 1 << iota
	upperCase
	digit
	beyond
)

var factBytes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z':
			t[c] = lowerCase
		case 'A' <= c && c <= 'Z':
			t[c] = upperCase
		case '0' <= c && c <= '9':
			t[c] = digit
		case c >= utf8.RuneSelf:
			t[c] = beyond
		}
	}
	return t
}()

// textFacts are the hashes of the numbers of a text and of the words with a capital that
// do not begin a sentence, without case, sorted.
func textFacts(text string) []uint32 {
	var facts []uint32
	first := true
	for i := 0; i < len(text); {
		opens := factBytes[text[i]]
		if opens == 0 || opens == beyond {
			switch text[i] {
			case '.', '!', '?', '\n', ':', '"':
				first = true
			}
			i++
			continue
		}
		from, seen := i, opens
		for i++; i < len(text) && factBytes[text[i]] != 0; i++ {
			seen |= factBytes[text[i]]
		}
		switch {
		case seen&digit != 0:
			facts = append(facts, asciiLowerHash(text[from:i])|numberBit)
		case opens == upperCase && !first:
			facts = append(facts, asciiLowerHash(text[from:i])&^numberBit)
		}
		first = false
	}
	sortHashes(facts)
	return slices.Clone(slices.Compact(facts)) // without what grew too far
}

// asciiLowerHash is FNV-1a of a word with its ASCII letters in lower case.
func asciiLowerHash(s string) uint32 {
	h := uint32(offset32)
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * prime32
	}
	return h
}

// textRuns are the hashes of all runs of words, without case and punctuation, sorted.
func textRuns(text string) []uint32 {
	words := textWords(text)
	runs := make([]uint32, 0, len(words))
	for i := 0; i+runWords <= len(words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range (*[runWords]uint32)(words[i:]) {
			h = (h ^ uint64(w)) * 1099511628211
			h ^= h >> 29
		}
		runs = append(runs, uint32(h>>32)^uint32(h))
	}
	sortHashes(runs)
	return slices.Compact(runs)
}

// sortHashes sorts numbers that are spread evenly: parted by their first bits, a few are
// left to each part.
func sortHashes(all []uint32) {
	if len(all) < 64 {
		slices.Sort(all)
		return
	}
	r := sortRoom.Get().(*sorting)
	defer sortRoom.Put(r)
	width := bits.Len(uint(len(all) / 2))
	r.ends = slices.Grow(r.ends[:0], 1<<width+1)[:1<<width+1]
	clear(r.ends)
	shift := (32 - width) & 31
	for _, h := range all {
		r.ends[h>>shift+1]++
	}
	for i := range r.ends[1:] {
		r.ends[i+1] += r.ends[i]
	}
	r.all = append(r.all[:0], all...)
	for _, h := range r.all {
		end := &r.ends[h>>shift]
		all[*end] = h
		*end++
	}
	from := int32(0)
	for _, end := range r.ends[:1<<width] {
		part := all[from:end]
		from = end
		if len(part) > 16 {
			slices.Sort(part)
			continue
		}
		for i := 1; i < len(part); i++ {
			h, k := part[i], i
			for ; k > 0 && part[k-1] > h; k-- {
				part[k] = part[k-1]
			}
			part[k] = h
		}
	}
}

// sorting is room for it.
type sorting struct {
	all  []uint32
	ends []int32
}

var sortRoom = sync.Pool{New: func() any { return new(sorting) }}

// runTable is a map of runs, which are hashes, to numbers from one.
type runTable struct {
	slots []runSlot
	n     int // that are taken
}

type runSlot struct {
	run uint32
	to  int32 // 0: free
}

func (t *runTable) slot(run uint32) *runSlot {
	mask := uint32(len(t.slots) - 1)
	i := (run ^ run>>16) & mask
	for t.slots[i].to > 0 && t.slots[i].run != run {
		i = (i + 1) & mask
	}
	return &t.slots[i]
}

// of is the number of a run, 0 for none.
func (t *runTable) of(run uint32) int32 {
	if t.n == 0 {
		return 0
	}
	return t.slot(run).to
}

func (t *runTable) set(run uint32, to int32) {
	if 4*t.n >= 3*len(t.slots) {
		old := t.slots
		t.slots = make([]runSlot, max(1024, 2*len(old)))
		for _, s := range old {
			if s.to > 0 {
				*t.slot(s.run) = s
			}
		}
	}
	s := t.slot(run)
	if s.to == 0 {
		t.n++
	}
	*s = runSlot{run, to}
}
