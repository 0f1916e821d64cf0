package merge

import (
	"slices"
	"unicode"

	"sitrep"
)

// Reprints finds documents that carry the same text: agency copy under another
// headline, shortened, extended, lightly edited. Two documents are of one text when most
// of the shorter one's runs of words stand in the other. Which are compared is found by
// a sample of the runs, the same in all documents (FracMinHash: Irber et al. 2022),
// which unlike a sketch of fixed size also finds a part of a long text. Bulletins that say
// something else in the same form every day are not of one text: their names and numbers differ.
//
// The zero value is ready. Memory is about six bytes a word.
type Reprints struct {
	docs  []printed
	index map[uint32]int32 // sampled runs → the last of their postings, from one
	lists []posting
	count []int32 // by document: runs looked up that it shares with the new one, 0 between two
	pairs []alike // of one text
}

// posting is a document with a run: most runs have one, and a list for each would be most of the memory.
type posting struct {
	doc  int32
	next int32 // the one before it with the run, from one; 0 none
	n    int32 // how many there are up to it
}

// alike is a pair of documents with the share of the shorter one's runs that is in both.
type alike struct {
	a, b  int32
	share float64
}

// printed is a document as Reprints knows it.
type printed struct {
	id    string
	on    sitrep.Day // 0 unknown
	runs  []uint32   // hashes of all runs, sorted
	facts []uint32   // hashes of its names and numbers, sorted
	group int32      // the first document of the same text
	first int32      // of the first document: the earliest one of its group
}

const (
	runWords    = 4
	sampled     = 4    // one run of so many is looked up
	sameShare   = 0.5  // share of the shorter one's runs
	fewestRuns  = 16   // of a text of which a part tells; a shorter one has to be the same
	allRuns     = 128  // a text of fewer runs is found by each of them
	fewCopies   = 16   // of one text are enough to compare with
	mostShared  = 2000 // documents with a run beyond which it says nothing
	nearBest    = 0.75 // of the share with the text that it has most of
	factShare   = 0.6  // share of the names and numbers of whichever has fewer
	fewFacts    = 6    // tell nothing
	fewNumbers  = 4
	numberShare = 0.4
)

// add takes the next report and gives its number.
func (r *Reprints) add(rep *Report) int {
	n := len(r.docs)
	r.docs = append(r.docs, printed{id: rep.ID, on: rep.Published.Start, runs: rep.Runs, facts: rep.Facts, group: int32(n), first: int32(n)})
	r.count = append(r.count, 0)
	p := &r.docs[n]
	if r.index == nil {
		r.index = map[uint32]int32{}
	}
	if keys := lookups(p.runs); len(keys) > 0 {
		var near []int32
		for _, h := range keys {
			at := r.index[h]
			if at > 0 && r.lists[at-1].n > mostShared {
				continue
			}
			for ; at > 0; at = r.lists[at-1].next {
				o := r.lists[at-1].doc
				if r.count[o]++; r.count[o] == 1 {
					near = append(near, o)
				}
			}
		}
		slices.Sort(near)
		shares := make([]float64, len(near))
		best := 0.0
		var compared map[int32]int // of a text that is printed often, by its group
		if len(near) > fewCopies {
			compared = map[int32]int{}
		}
		for i, o := range near {
			shared := r.count[o]
			r.count[o] = 0
			d := &r.docs[o]
			if least := min(len(p.runs), len(d.runs)); least >= allRuns && float64(shared*sampled) < 0.25*float64(least) {
				continue
			}
			if compared != nil && compared[r.root(o)] >= fewCopies {
				continue
			}
			if shares[i] = textShare(p.runs, d.runs, p.facts, d.facts); shares[i] > 0 {
				if compared != nil {
					compared[r.root(o)]++
				}
				r.pairs = append(r.pairs, alike{int32(n), o, shares[i]})
				best = max(best, shares[i])
			}
		}
		for i, o := range near {
			if shares[i] > 0 && shares[i] >= nearBest*best && r.root(int32(n)) != r.root(o) {
				r.join(int32(n), o)
			}
		}
		for _, h := range keys {
			before := r.index[h]
			p := posting{doc: int32(n), next: before, n: 1}
			if before > 0 {
				p.n = r.lists[before-1].n + 1
			}
			r.lists = append(r.lists, p)
			r.index[h] = int32(len(r.lists))
		}
	}
	return n
}

// lookups are the runs by which a document is found; of a short text one for the whole.
func lookups(runs []uint32) (out []uint32) {
	if len(runs) == 0 {
		return nil
	}
	if len(runs) < fewestRuns {
		h := uint32(len(runs))
		for _, r := range runs {
			h = (h ^ r) * 16777619
		}
		return []uint32{h}
	}
	for _, h := range runs {
		if h%sampled == 0 || len(runs) < allRuns {
			out = append(out, h)
		}
	}
	return out
}

// join puts the groups of two documents together.
func (r *Reprints) join(n, o int32) {
	a, b := r.root(n), r.root(o)
	keep, gone := min(a, b), max(a, b)
	first := r.earlier(r.docs[keep].first, r.docs[gone].first)
	r.docs[gone].group, r.docs[keep].first = keep, first
}

func (r *Reprints) earlier(a, b int32) int32 {
	x, y := r.docs[a].on, r.docs[b].on
	if y != 0 && (x == 0 || y < x) {
		return b
	}
	return a
}

func (r *Reprints) root(g int32) int32 {
	for r.docs[g].group != g {
		g = r.docs[g].group
	}
	return g
}

// Groups gives the same number to all documents of one text. It does not depend on the
// order in which they came.
func (r *Reprints) Groups() []int32 {
	best := make([]float64, len(r.docs))
	for _, p := range r.pairs {
		best[p.a], best[p.b] = max(best[p.a], p.share), max(best[p.b], p.share)
	}
	of := make([]int32, len(r.docs))
	for i := range of {
		of[i] = int32(i)
	}
	root := func(i int32) int32 {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for _, p := range r.pairs {
		if p.share >= nearBest*max(best[p.a], best[p.b]) {
			a, b := root(p.a), root(p.b)
			of[max(a, b)] = min(a, b)
		}
	}
	for i := range of {
		of[i] = root(int32(i))
	}
	return of
}

// Origin is the ID of the earliest document of the same text among those added, "" for
// that document itself and for one of a text of its own. Of an equal or unknown day the
// first one added is the earliest.
func (r *Reprints) Origin(n int) string {
	if f := r.docs[r.root(int32(n))].first; f != int32(n) {
		return r.docs[f].id
	}
	return ""
}

// textShare is the share of the shorter one's runs that are in the other, 0 where they are
// not of one text.
func textShare(x, y, factsX, factsY []uint32) float64 {
	share := float64(common(x, y)) / float64(min(len(x), len(y)))
	if share < sameShare || !sameFacts(factsX, factsY) {
		return 0
	}
	return share
}

// sameFacts: most of the names and numbers of one are in the other, and of the numbers
// more than a few.
func sameFacts(x, y []uint32) bool {
	least := min(len(x), len(y))
	if least < fewFacts {
		return true
	}
	if float64(common(x, y)) < factShare*float64(least) {
		return false
	}
	numbers := min(countNumbers(x), countNumbers(y))
	return numbers < fewNumbers || float64(commonOf(x, y, numberBit)) >= numberShare*float64(numbers)
}

// common counts what is in both of two sorted lists.
func common(x, y []uint32) int { return commonOf(x, y, 0) }

// commonOf counts that of it which has a bit set.
func commonOf(x, y []uint32, bit uint32) (both int) {
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			if x[0]&bit == bit {
				both++
			}
			x, y = x[1:], y[1:]
		}
	}
	return both
}

// numberBit is set in the hash of a number and of no name.
const numberBit = 1

func countNumbers(facts []uint32) (n int) {
	for _, f := range facts {
		n += int(f & numberBit)
	}
	return n
}

// textWords are the hashes of the words of a text, without case and punctuation.
func textWords(text string) []uint32 {
	const empty = 2166136261
	words := make([]uint32, 0, len(text)/4)
	h := uint32(empty)
	for _, c := range text {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '\'', c == '’':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c >= 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			c = unicode.ToLower(c)
		default:
			if h != empty {
				words = append(words, h)
				h = empty
			}
			continue
		}
		h = (h ^ uint32(c)) * 16777619
	}
	if h != empty {
		words = append(words, h)
	}
	return words
}

// textFacts are the hashes of the numbers of a text and of the words with a capital that
// do not begin a sentence, without case, sorted.
func textFacts(text string) []uint32 {
	const empty = 2166136261
	var facts []uint32
	h, fact, number, first := uint32(empty), false, false, true
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		switch {
		case 'a' <= c && c <= 'z', c >= 0x80 && h != empty:
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
			fact = fact || h == empty && !first
		case '0' <= c && c <= '9':
			number = true
		default:
			if h != empty {
				switch {
				case number:
					facts = append(facts, h|numberBit)
				case fact:
					facts = append(facts, h&^numberBit)
				}
				h, fact, number, first = empty, false, false, false
			}
			if c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"' {
				first = true
			}
			continue
		}
		if c < 0x80 || h != empty {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	slices.Sort(facts)
	return slices.Clone(slices.Compact(facts)) // without what grew too far
}

// textRuns are the hashes of all runs of words, without case and punctuation, sorted.
func textRuns(text string) []uint32 {
	words := textWords(text)
	runs := make([]uint32, 0, len(words))
	for i := 0; i+runWords <= len(words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range words[i : i+runWords] {
			h = (h ^ uint64(w)) * 1099511628211
			h ^= h >> 29
		}
		runs = append(runs, uint32(h>>32)^uint32(h))
	}
	slices.Sort(runs)
	return slices.Compact(runs)
}
