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
// which unlike a sketch of fixed size also finds a part of a long text.
//
// The zero value is ready. Memory is about six bytes a word.
type Reprints struct {
	docs  []printed
	index map[uint32]int32 // sampled runs → the last of their postings, from one
	lists []posting
	count []int32 // by document: runs looked up that it shares with the new one, 0 between two
}

// posting is a document with a run: most runs have one, and a list for each would be most of the memory.
type posting struct {
	doc  int32
	next int32 // the one before it with the run, from one; 0 none
	n    int32 // how many there are up to it
}

// printed is a document as Reprints knows it.
type printed struct {
	id    string
	on    sitrep.Day // 0 unknown
	runs  []uint32   // hashes of all runs, sorted
	group int32      // the first document of the same text
	first int32      // of the first document: the earliest one of its group
}

const (
	runWords   = 4
	sampled    = 4    // one run of so many is looked up
	sameShare  = 0.5  // share of the shorter one's runs
	fewestRuns = 16   // of a text of which a part tells; a shorter one has to be the same
	allRuns    = 128  // a text of fewer runs is found by each of them
	mostShared = 2000 // documents with a run beyond which it says nothing
)

// add takes the next report and gives its number.
func (r *Reprints) add(rep *Report) int {
	n := len(r.docs)
	r.docs = append(r.docs, printed{id: rep.ID, on: rep.Published.Start, runs: rep.Runs, group: int32(n), first: int32(n)})
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
		for _, o := range near {
			shared := r.count[o]
			r.count[o] = 0
			if r.root(int32(n)) == r.root(o) {
				continue // of one text already
			}
			least := min(len(p.runs), len(r.docs[o].runs))
			if least >= allRuns && float64(shared*sampled) < 0.25*float64(least) || !sameRuns(p.runs, r.docs[o].runs, least) {
				continue
			}
			r.join(int32(n), o)
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

// Group is the same number for all documents of one text.
func (r *Reprints) Group(n int) int32 { return r.root(int32(n)) }

// Origin is the ID of the earliest document of the same text among those added, "" for
// that document itself and for one of a text of its own. Of an equal or unknown day the
// first one added is the earliest.
func (r *Reprints) Origin(n int) string {
	if f := r.docs[r.Group(n)].first; f != int32(n) {
		return r.docs[f].id
	}
	return ""
}

// sameRuns: most of the shorter one's runs are in the other.
func sameRuns(x, y []uint32, least int) bool {
	both := 0
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			both++
			x, y = x[1:], y[1:]
		}
	}
	return float64(both) >= sameShare*float64(least)
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
