package coder

import "sitrep"

// plot is room for the trees of a document, taken once for all and used again for the next.
type plot struct {
	trees []tree
	ints  []int32
	words []string
	keys  []uint32
	lex   []*lexeme
	bits  []uint64
	args  [][]argument
	with  [][]argument
	state []uint8
	found []*found
	told  []*event
	kinds []tokenKind
	ids   []int // 0, 1, 2 … of the longest sentence

	list  []*tree // work.trees
	names [][]int
	sites [][]int32
	ends  map[string]int // see repeats

	arguments slab[argument]
	events    slab[event]
	profiles  slab[profile]
	roles     slab[role]
	added     slab[sitrep.PlaceMention] // sites
	tokens    slab[sitrep.Token]
	rules     slab[found]
	scores    slab[typeScores]
	whys      slab[evidence]
	sizes     slab[size]
	lemmas    slab[string] // of profiles
	runs      slab[int]    // tokens of triggers

	features []feature
	signs    []string
}

// slab is room for values that nobody looks at after the document.
type slab[T any] struct{ room, left []T }

// take is n values, all zero.
func (s *slab[T]) take(n int) []T {
	if len(s.left) < n {
		s.room = make([]T, max(n, 64, 2*len(s.room)))
		s.left = s.room
	}
	return cut(&s.left, n)
}

// one is a value, zero.
func (s *slab[T]) one() *T { return &s.take(1)[0] }

// leave takes all back.
func (s *slab[T]) leave() {
	clear(s.room[:len(s.room)-len(s.left)])
	s.left = s.room
}

// more is list with one more at its end, in new room if there is none left.
func (s *slab[T]) more(list []T, v T) []T {
	if len(list) == cap(list) {
		list = append(s.take(2*len(list) + 1)[:0], list...)
	}
	return append(list, v)
}

// largestPlot is how many tokens a plot that is kept may have room for.
const largestPlot = 1 << 16

// newPlot takes a plot that is done with, or a new one.
func (c *Coder) newPlot(a *sitrep.Analysis) *plot {
	n, longest := 0, 0
	for i := range a.Sentences {
		n += len(a.Sentences[i].Tokens)
		longest = max(longest, len(a.Sentences[i].Tokens))
	}
	p := c.plots.Get().(*plot)
	p.trees, p.ints, p.words, p.keys, p.bits = fit(p.trees, len(a.Sentences)), fit(p.ints, 6*n), fit(p.words, 3*n), fit(p.keys, 2*n), fit(p.bits, n)
	p.lex = fit(p.lex, 2*n)
	p.args, p.with, p.state, p.found = fit(p.args, n), fit(p.with, n), fit(p.state, 3*n), fit(p.found, 2*n)
	for k := range p.ints[:min(64, len(p.ints))] {
		p.ints[k] = -1
	}
	for k := 64; k < len(p.ints); k *= 2 {
		copy(p.ints[k:], p.ints[:k])
	}
	p.told = fit(p.told, n)
	clear(p.told)
	p.kinds = fit(p.kinds, n)
	clear(p.bits)
	clear(p.with)
	clear(p.state)
	p.list, p.names, p.sites = fit(p.list, len(a.Sentences)), emptied(p.names, len(a.Sentences)), emptied(p.sites, len(a.Sentences))
	for len(p.ids) < longest {
		p.ids = append(p.ids, len(p.ids))
	}
	return p
}

// fit is n items in the place of s, with whatever stood there.
func fit[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// emptied is n lists without items in the place of s.
func emptied[T any](s [][]T, n int) [][]T {
	s = fit(s, n)
	for i := range s {
		s[i] = s[i][:0]
	}
	return s
}

// leave gives the room of the trees back, which nobody may look at any more.
func (w *work) leave() {
	if p := w.plot; cap(p.bits) <= largestPlot {
		p.arguments.leave()
		p.events.leave()
		p.profiles.leave()
		p.roles.leave()
		p.added.leave()
		p.tokens.leave()
		p.rules.leave()
		p.scores.leave()
		p.whys.leave()
		clear(p.ends)
		p.sizes.leave()
		p.lemmas.leave()
		p.runs.leave()
		w.c.plots.Put(p)
	}
	w.plot, w.trees = nil, nil
}

// cut takes the first n of what is left.
func cut[T any](left *[]T, n int) []T {
	s := (*left)[:n:n]
	*left = (*left)[n:]
	return s
}
