package lang

import (
	"slices"
	"sync"
	"unicode"
	_ "unsafe" // for linkname

	"github.com/abadojack/whatlanggo"
)

// detect is whatlanggo.Detect, whose answer it gives on texts in Latin letters at a tenth of the
// cost: the library looks each trigram of each of its languages up in the text; here the text's
// are looked up, all languages at once.
func detect(text string) whatlanggo.Info {
	keys, ok := trigrams(text)
	if !ok {
		return whatlanggo.Detect(text)
	}
	p := profiles()
	scores := make([]int, len(p.langs))
	for at, k := range keys {
		for _, r := range p.ranks[k] {
			scores[r.lang] += rankCount - max(at-int(r.rank), int(r.rank)-at)
		}
	}
	first, second := 0, 1
	if scores[second] > scores[first] {
		first, second = second, first
	}
	for i := 2; i < len(scores); i++ {
		switch {
		case scores[i] > scores[first]:
			first, second = i, first
		case scores[i] > scores[second]:
			second = i
		}
	}
	info := whatlanggo.Info{Lang: p.langs[first], Script: unicode.Latin}
	switch a, b := scores[first], scores[second]; {
	case a == 0:
		info.Lang = -1
	case b == 0:
		info.Confidence = min(float64(a/500), 1)
	default:
		rate, sure := float64(a-b)/float64(b), 12/float64(len(keys))+0.05
		info.Confidence = 1
		if rate <= sure {
			info.Confidence = rate / sure
		}
	}
	return info
}

// A trigram's key is its characters, so that keys are in the order of the strings.
const (
	charBits = 17 // of a Latin letter
	keyBits  = 3 * charBits
)

func keyOf(a, b, c rune) uint64 { return uint64(a)<<(2*charBits) | uint64(b)<<charBits | uint64(c) }

// trigrams are those of a text, the most frequent first and of equally frequent ones the last in
// order; false where it has letters or signs of another script, none at all, or one too often to
// be counted beside its key.
func trigrams(text string) (keys []uint64, ok bool) {
	keys = make([]uint64, 0, len(text)+1)
	a, b := ' ', rune(-1)
	add := func(c rune) {
		if b >= 0 {
			if b != ' ' || a != ' ' && c != ' ' {
				keys = append(keys, keyOf(a, b, c))
			}
			a = b
		}
		b = c
	}
	for _, r := range text {
		switch {
		case unicode.IsSymbol(r) || unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsDigit(r):
			r = ' '
		case r < unicode.MaxASCII || unicode.Is(unicode.Latin, r):
			r = unicode.ToLower(r)
		default:
			return nil, false
		}
		if r >= 1<<charBits {
			return nil, false
		}
		add(r)
	}
	add(' ')
	slices.Sort(keys)
	n := 0
	for i := 0; i < len(keys); {
		k := i + 1
		for k < len(keys) && keys[k] == keys[i] {
			k++
		}
		if k-i >= 1<<(64-keyBits) {
			return nil, false
		}
		keys[n] = uint64(k-i)<<keyBits | keys[i]
		n++
		i = k
	}
	keys = keys[:n]
	slices.Sort(keys)
	slices.Reverse(keys)
	for i := range keys {
		keys[i] &= 1<<keyBits - 1
	}
	return keys, n > 0
}

// rankCount is how many trigrams the library knows of a language.
const rankCount = 300

// rank is a language's trigram among its most frequent ones.
type rank struct {
	lang uint16
	rank uint16
}

type profileTable struct {
	langs []whatlanggo.Lang
	ranks map[uint64][]rank
}

// The library keeps its table to itself.
//
//go:linkname latinLangs github.com/abadojack/whatlanggo.latinLangs
var latinLangs map[whatlanggo.Lang][]string

var profiles = sync.OnceValue(func() *profileTable {
	p := &profileTable{ranks: map[uint64][]rank{}}
	for l := range latinLangs {
		p.langs = append(p.langs, l)
	}
	slices.Sort(p.langs)
	for i, l := range p.langs {
		for at, t := range latinLangs[l] {
			r := []rune(t)
			k := keyOf(r[0], r[1], r[2])
			p.ranks[k] = append(p.ranks[k], rank{uint16(i), uint16(at)})
		}
	}
	return p
})
