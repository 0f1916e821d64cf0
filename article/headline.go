package article

import (
	"strings"
	"unicode/utf8"
)

// candidate is a line that may be a headline, with what speaks for it.
type candidate struct {
	at    int // item, -1 none
	from  int // first item of the head it opens
	score float32
	fit   float32 // share of its words that the following paragraphs have
	past  float32 // share that the paragraphs before have
	fresh float32 // share that the following have and those before have not
	twice bool
	list  bool // stands among other such lines
	cued  bool // follows "read more" or the like
	signs headVector
}

const headReach = 60 // lines before a body that may hold its headline

// headline finds the line between two paragraphs that best suits as the headline of what
// follows: k is the index in prose of the paragraph at item b.
func (p *page) headline(from, b int, prose []int, k int) candidate {
	best := candidate{at: -1, from: from}
	p.candidates(from, b, prose, k, func(c candidate) {
		if c.score = weighed(loadHeadline(), c.signs[:]); c.score > best.score {
			best = c
		}
	})
	if best.at < 0 {
		return best
	}
	for i := max(from, b-headReach); i < best.at; i++ { // the first of doubled headlines opens the head
		if p.items[i].key == p.items[best.at].key && p.headlineLike(i) {
			best.at, best.from, best.twice = i, i, true
			break
		}
	}
	return best
}

// candidates gives the lines that may be the headline of the paragraph at item b.
func (p *page) candidates(from, b int, prose []int, k int, see func(candidate)) {
	lo := max(from, b-headReach)
	var next, past, fresh bag
	left := 0 // candidates from here on
	for i := lo; i < b; i++ {
		if p.headlineLike(i) {
			left++
		}
	}
	for i := lo; i < b; i++ {
		if !p.headlineLike(i) {
			continue
		}
		if next == nil {
			next, past = p.bag(prose, k, 5), p.bagBefore(prose, k, 5)
			fresh = next.without(past)
		}
		left--
		text := p.text(i)
		c := candidate{at: i, from: i, fit: next.share(text), past: past.share(text), fresh: fresh.share(text)}
		it := &p.items[i]
		for j := i + 1; j < b && j < i+40; j++ {
			c.twice = c.twice || p.items[j].key == it.key
		}
		c.list, c.cued = p.listed(i, lo, b), p.cued(i, lo)
		p.headlineSigns(&c, i, lo, b, left)
		see(c)
	}
}

// bareHeadline is the headline without the number of an item, the name of a field
// and the marks that lists and wires put around it.
func (p *page) bareHeadline(start, end int) (int, int) {
	s := p.d.text
	const marks = "=<>^#*|•·»«■▪►▶→_~ "
	for range 3 {
		from := start
		start += len(s[start:end]) - len(strings.TrimLeft(s[start:end], marks))
		if i := strings.IndexFunc(s[start:end], func(r rune) bool { return r < '0' || r > '9' }); i > 0 && i <= 3 && start+i+2 < end &&
			(s[start+i] == '.' || s[start+i] == ')') && s[start+i+1] == ' ' {
			start += i + 2
		}
		if i := strings.IndexAny(s[start:end], ":："); i > 0 && i <= 30 && loadVocabulary().weigh(wordsOf(s[start:start+i], nil))[classLabel] > 0 {
			_, n := utf8.DecodeRuneInString(s[start+i:])
			start += i + n
		}
		if start == from {
			break
		}
	}
	return start, start + len(strings.TrimRight(s[start:end], marks))
}

// headlineLike: a line whose form allows it to be a headline.
func (p *page) headlineLike(i int) bool {
	it := &p.items[i]
	switch it.form {
	case formShort, formSentence:
		return it.words >= 2 && it.words <= 40
	case formInset, formEnd: // "Watch: …" may be both; only where it is doubled
		return it.words >= 5 && it.count > 1
	}
	return false
}

// listed: the lines on both sides are of the same kind, each once.
func (p *page) listed(i, from, to int) bool {
	like := func(j int) bool {
		return j >= from && j < to && p.items[j].form == formShort && p.items[j].words >= 4 && p.items[j].key != p.items[i].key
	}
	even := func(j int) bool { return j+1 >= to || p.items[j].gap == p.items[j+1].gap } // a list goes on with the same space
	return like(i-1) && like(i+1) && even(i) || like(i-1) && like(i-2) && even(i-1) || like(i+1) && like(i+2) && even(i+1)
}

// cued: an inset or a tail was opened by a line shortly before, with only list lines between.
func (p *page) cued(i, from int) bool {
	for j := i - 1; j >= from && j >= i-12; j-- {
		switch it := &p.items[j]; {
		case it.form == formInset || it.form == formEnd && it.words <= 6:
			return it.words <= 6 && p.items[i].gap < 3
		case it.form == formShort, it.form == formControl && it.words <= 2:
			if p.items[j+1].gap >= 3 {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// usualGap is the number of blank lines that stands before most lines.
func (p *page) usualGap() int {
	var n [4]int
	for i := 1; i < len(p.items) && i < 2000; i++ {
		n[min(p.items[i].gap, 3)]++
	}
	best := 0
	for g, c := range n {
		if c > n[best] {
			best = g
		}
	}
	return best
}
