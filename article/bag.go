package article

import (
	"strings"
	"unicode/utf8"
)

// bag is the words with content of some paragraphs, cut to their beginnings so
// that forms of one word agree.
type bag map[string]struct{}

const stemLen = 5

// stem is a word's beginning, "" for a word without content.
func stem(w string) string {
	if len(w) < 3 {
		return ""
	}
	for _, p := range loadVocabulary()[w] {
		if p.class == classFunction && len(p.rest) == 0 {
			return ""
		}
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
	n := 0
	for i := range w {
		if n == stemLen {
			return w[:i]
		}
		n++
	}
	return w
}

func (b bag) add(text string) {
	const reach = 1500 // bytes of one paragraph
	if len(text) > reach {
		text = text[:reach]
		for !utf8.ValidString(text[len(text)-1:]) && len(text) > reach-4 {
			text = text[:len(text)-1]
		}
	}
	for _, w := range wordsOf(text, nil) {
		if s := stem(w); s != "" {
			b[s] = struct{}{}
		}
	}
}

// share of the content words of a line that the bag holds.
func (b bag) share(line string) float32 {
	n, in := 0, 0
	for _, w := range wordsOf(line, nil) {
		s := stem(w)
		if s == "" {
			continue
		}
		n++
		if _, ok := b[s]; ok {
			in++
		}
	}
	if n == 0 {
		return 0
	}
	if n < 3 {
		n = 3
	}
	return float32(in) / float32(n)
}

// without is the words that another bag has not.
func (b bag) without(o bag) bag {
	only := make(bag, len(b))
	for w := range b {
		if _, both := o[w]; !both {
			only[w] = struct{}{}
		}
	}
	return only
}

// bag of the n paragraphs from the k-th on, copies passed over.
func (p *page) bag(prose []int, k, n int) bag {
	b := bag{}
	for ; k < len(prose) && n > 0; k, n = k+1, n-1 {
		b.add(p.text(prose[k]))
	}
	return b
}

func (p *page) bagBefore(prose []int, k, n int) bag {
	return p.bag(prose[:k], max(0, k-n), n)
}

// cohesion is how far the paragraphs before and after share their words: the
// common ones over those of the smaller side, 0 to 1.
func (p *page) cohesion(prose []int, k int) float32 {
	a, b := p.bagBefore(prose, k, 6), p.bag(prose, k, 3)
	if len(b) > len(a) {
		a, b = b, a
	}
	if len(b) == 0 {
		return 0
	}
	n := 0
	for w := range b {
		if _, ok := a[w]; ok {
			n++
		}
	}
	return float32(n) / float32(len(b))
}
