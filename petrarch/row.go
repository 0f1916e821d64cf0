package petrarch

import (
	"slices"
	"strings"

	"sitrep"
)

// word is what a pattern is held against; a token may be several.
type word struct {
	form  string // in capitals
	tok   int
	group int // noun phrase that it stands in, -1
}

// group is a noun phrase with its own prepositional phrases, without clauses.
type group struct {
	head  int
	toks  []int // in text order
	codes []string
	by    []*entry
	parts []part // of each code
}

// part is the member of a coordination that a code comes from.
type part struct {
	toks []int
	by   []*entry
}

func (g *group) coded() bool { return g.codes[0] != Null }

// sentence is a sentence as the dictionary reads it.
type sentence struct {
	d     *Dictionary
	a     *sitrep.Analysis
	si    int
	at    sitrep.Day
	tok   []sitrep.Token
	head  []int // -1 root
	kids  [][]int
	first []int // token's first word
	words []word
	group []group
	done  []bool // tokens in the clause of a verb that was coded
}

func (d *Dictionary) sentence(a *sitrep.Analysis, si int, at sitrep.Day) *sentence {
	t := a.Sentences[si].Tokens
	n := len(t)
	s := &sentence{d: d, a: a, si: si, at: at, tok: t, head: make([]int, n), kids: make([][]int, n), first: make([]int, n+1), done: make([]bool, n)}
	for i := range t {
		s.head[i] = t[i].Head - 1
	}
	for i, h := range s.head {
		// What stands behind the word that governs its head hangs on that word.
		if h >= 0 && s.head[h] > h && s.head[h] < i {
			s.head[i] = s.head[h]
		}
	}
	for c, h := range s.head {
		// "the government of Peru and rebels": not the rebels' government.
		if h >= 0 && s.rel(c) == "conj" && t[c].UPOS == "NOUN" && t[h].UPOS == "PROPN" && s.rel(h) == "nmod" && s.head[h] >= 0 && t[s.head[h]].UPOS == "NOUN" && s.head[h] < h && h < c {
			s.head[c] = s.head[h]
		}
	}
	s.link()
	s.joinNames()
	for i := range t {
		s.first[i] = len(s.words)
		if t[i].UPOS == "PUNCT" {
			continue
		}
		for _, w := range words(a.Text(t[i].Span)) {
			s.words = append(s.words, word{w, i, -1})
		}
	}
	s.first[n] = len(s.words)
	s.bracket()
	return s
}

func (s *sentence) link() {
	for i := range s.kids {
		s.kids[i] = s.kids[i][:0]
	}
	for i, h := range s.head {
		if h >= 0 && h < len(s.kids) && h != i {
			s.kids[h] = append(s.kids[h], i)
		}
	}
}

// joinNames makes one phrase of two names side by side that the parser took for
// two subjects or objects of a verb: "Prime Minister | Okello".
func (s *sentence) joinNames() {
	joined := false
	for i := 1; i < len(s.tok); i++ {
		if s.tok[i].UPOS != "PROPN" {
			continue
		}
		first := s.low(i)
		if first == 0 || s.tok[i].Deprel == "conj" || s.kid(i, "case") >= 0 {
			continue
		}
		for h := first - 1; h >= 0; h = s.head[h] {
			if s.tok[h].UPOS == "PROPN" && s.head[h] == s.head[i] && s.tok[h].Deprel == s.tok[i].Deprel && s.head[h] >= 0 && s.high(h) == first-1 {
				s.head[h] = i
				joined = true
				break
			}
		}
	}
	if joined {
		s.link()
	}
}

// low and high are the ends of what hangs on a token.
func (s *sentence) low(i int) int {
	for _, k := range s.kids[i] {
		if k < i {
			i = min(i, s.low(k))
		}
	}
	return i
}

func (s *sentence) high(i int) int {
	out := i
	for _, k := range s.kids[i] {
		if k > i {
			out = max(out, s.high(k))
		}
	}
	return out
}

// rel is the relation without its subtype.
func (s *sentence) rel(i int) string {
	r, _, _ := strings.Cut(s.tok[i].Deprel, ":")
	return r
}

func (s *sentence) nominal(i int) bool {
	switch s.tok[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM":
		return true
	case "ADJ", "X", "DET":
		switch s.rel(i) {
		case "nsubj", "obj", "iobj", "obl", "nmod":
			return true
		}
	}
	return false
}

// within reports whether a child belongs to the noun phrase of its head.
func (s *sentence) within(i, child int) bool {
	switch s.rel(child) {
	case "det", "amod", "compound", "flat", "nmod", "nummod", "goeswith", "fixed", "dep", "advmod":
		return s.tok[child].UPOS != "PUNCT"
	case "case":
		return child > i || s.rel(i) == "nmod"
	case "conj":
		return s.nominal(child) || s.tok[child].UPOS == "ADJ"
	case "nsubj", "obj", "obl": // joined names
		return s.head[child] != s.tok[child].Head-1
	case "appos": // no pause: "the chief | Brandt"
		return child > i && s.low(child) == i+1 || s.listed(i, child)
	}
	return false
}

// listed: a name in a list that the parser took for an apposition, "Lyon, Metz and
// Brest": a conjunct of either stands behind it.
func (s *sentence) listed(i, child int) bool {
	conj := func(k int) bool { return k > child && s.rel(k) == "conj" }
	return s.rel(child) == "appos" && s.tok[child].UPOS == "PROPN" && s.tok[i].UPOS == "PROPN" &&
		(slices.ContainsFunc(s.kids[i], conj) || slices.ContainsFunc(s.kids[child], conj))
}

// joined: a member of a coordination beside its head.
func (s *sentence) joined(i, child int) bool { return s.rel(child) == "conj" || s.listed(i, child) }

// bracket finds the noun phrases and their codes.
func (s *sentence) bracket() {
	in := make([]bool, len(s.tok))
	for i := range s.tok {
		h := s.head[i]
		if !s.nominal(i) || h >= 0 && s.held(i) {
			continue
		}
		var g group
		g.head = i
		s.collect(i, &g.toks)
		slices.Sort(g.toks)
		if slices.ContainsFunc(g.toks, func(t int) bool { return in[t] }) {
			continue
		}
		seen := map[string]bool{}
		for _, m := range s.members(i) {
			code, by := s.d.code(s.wordsOf(m), s.at)
			for one := range strings.SplitSeq(code, "/") {
				if one != Null && !seen[one] {
					seen[one] = true
					g.codes = append(g.codes, one)
					g.by = append(g.by, by...)
					g.parts = append(g.parts, part{m, by})
				}
			}
		}
		if len(g.codes) == 0 {
			g.codes = []string{Null}
		}
		for _, t := range g.toks {
			in[t] = true
			for w := s.first[t]; w < s.first[t+1]; w++ {
				s.words[w].group = len(s.group)
			}
		}
		s.group = append(s.group, g)
	}
}

// held reports whether a token stands within the noun phrase of another.
func (s *sentence) held(i int) bool {
	for k := 0; k < len(s.tok); k++ {
		h := s.head[i]
		if h < 0 || !s.within(h, i) {
			return false
		}
		if s.nominal(h) {
			return true
		}
		i = h
	}
	return false
}

func (s *sentence) collect(i int, out *[]int) {
	*out = append(*out, i)
	for _, k := range s.kids[i] {
		if s.within(i, k) {
			s.collect(k, out)
		} else if s.rel(k) == "cc" {
			*out = append(*out, k)
		}
	}
}

// members writes out the coordination in a noun phrase: one list of tokens for
// each thing that is named, what stands before or behind all of them in each.
func (s *sentence) members(i int) [][]int {
	out := s.single(i)
	own := s.mods(i)
	for _, c := range s.kids[i] {
		if !s.joined(i, c) || !s.within(i, c) {
			continue
		}
		more := s.members(c)
		if s.tok[c].UPOS != "PROPN" && s.rel(i) != "amod" {
			before, behind, owner := s.mods(c), 0, false
			for _, k := range before {
				if k > c {
					behind++
				}
			}
			for _, k := range own {
				if k > c && s.rel(k) == "nmod" {
					more = s.product(more, s.members(k))
					owner = owner || s.prep(k) == "OF"
				}
			}
			for _, k := range own {
				if k < i && len(before) == 0 && !owner && s.tok[i].UPOS != "PROPN" && s.rel(k) != "det" {
					more = s.product(more, s.members(k))
				}
			}
			if s.tok[i].UPOS != "PROPN" && behind > 0 && !slices.ContainsFunc(own, func(k int) bool { return s.rel(k) == "nmod" }) {
				for _, k := range before {
					if k > c && s.rel(k) == "nmod" {
						out = s.product(out, s.members(k))
					}
				}
			}
		}
		out = append(out, more...)
	}
	return out
}

// mods is what a noun has of its own beside articles.
func (s *sentence) mods(i int) (out []int) {
	for _, k := range s.kids[i] {
		if s.within(i, k) && !s.joined(i, k) && s.rel(k) != "case" {
			out = append(out, k)
		}
	}
	return out
}

// single is a member by itself; coordination below it multiplies it.
func (s *sentence) single(i int) [][]int {
	out := [][]int{{i}}
	for _, k := range s.kids[i] {
		if s.within(i, k) && !s.joined(i, k) {
			out = s.product(out, s.members(k))
		}
	}
	return out
}

func (s *sentence) product(a, b [][]int) [][]int {
	const most = 64 // names in one phrase
	var out [][]int
	for _, x := range a {
		for _, y := range b {
			if len(out) < most {
				out = append(out, append(slices.Clone(x), y...))
			}
		}
	}
	return out
}

func (s *sentence) wordsOf(toks []int) []string {
	slices.Sort(toks)
	var out []string
	for _, t := range slices.Compact(toks) {
		for w := s.first[t]; w < s.first[t+1]; w++ {
			out = append(out, s.words[w].form)
		}
	}
	return out
}

// span of tokens from the first to the last.
func (s *sentence) span(first, last int) sitrep.Span {
	return sitrep.Span{Start: s.tok[first].Start, End: s.tok[last].End}
}
