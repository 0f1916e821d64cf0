package merge

import (
	"slices"

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
	index runTable // sampled runs → the last of their postings, from one
	lists []posting
	count []int32 // by document: runs looked up that it shares with the new one, 0 between two
	pairs []alike // of one text

	near   []int32 // room for what is near the new one
	shares []float64
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
	if keys := lookups(p.runs); len(keys) > 0 {
		near := r.near[:0]
		for _, h := range keys {
			at := r.index.of(h)
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
		r.near = near
		shares := slices.Grow(r.shares[:0], len(near))[:len(near)]
		clear(shares)
		r.shares = shares
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
			p := posting{doc: int32(n), next: r.index.of(h), n: 1}
			if p.next > 0 {
				p.n = r.lists[p.next-1].n + 1
			}
			r.lists = append(r.lists, p)
			r.index.set(h, int32(len(r.lists)))
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
			h = (h ^ r) * prime32
		}
		return []uint32{h}
	}
	if len(runs) < allRuns {
		return runs
	}
	out = make([]uint32, 0, len(runs)/sampled*5/4)
	for _, h := range runs {
		if h%sampled == 0 {
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
