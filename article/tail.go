package article

import "strings"

const noteReach = 500 // bytes that tell a note

// container is the element whose flow a block is part of.
func (r *region) container(b *block) int32 {
	e := b.elem
	for e > r.top {
		switch g := r.t.nodes[e].tag; {
		case g == tagDiv || g == tagSection || g == tagArticle || g == tagMain || g == tagAside || g == tagFooter || g == tagHeader || g == tagForm:
			if e != b.elem {
				return e
			}
		}
		e = r.t.nodes[e].parent
	}
	return r.top
}

// tail drops what follows the article: paragraphs outside the element that holds
// nearly all others, notes on rights, the making and the author, calls to the visitor.
func (r *region) tail(author string, lo, hi int, drop []cause) {
	words := map[int32]int{}
	total, main, most := 0, int32(-1), 0
	for i := lo; i < hi; i++ {
		if b := &r.blocks[i]; drop[i-lo] == 0 && b.prose {
			c := r.container(b)
			words[c] += b.words
			total += b.words
			if words[c] > most {
				main, most = c, words[c]
			}
		}
	}
	if total < 150 || most*10 < total*tailShare {
		main = -1
	}
	left := total / 5
	for i := hi - 1; i > lo; i-- {
		if drop[i-lo] != 0 {
			continue
		}
		b := &r.blocks[i]
		w := b.item.w
		if w == (weights{}) {
			w = loadVocabulary().weigh(wordsOf(head(b.text, noteReach), nil))
		}
		outside := main >= 0 && (b.from < main || b.from > r.t.nodes[main].last) && !r.alike(r.container(b), main)
		note := b.words <= 60 && w[classEnd] >= 5 || b.words <= 150 && (w[classAuthor] >= 6 || b.tells(author))
		if left -= b.words; left < 0 || !outside && !note {
			return
		}
		drop[i-lo] = causeEnd
	}
}

// tells: a block begins with somebody's name and goes on with a sentence.
func (b *block) tells(name string) bool {
	if len(name) < 5 || !strings.Contains(name, " ") || len(b.text) < len(name)+20 || !strings.EqualFold(b.text[:len(name)], name) {
		return false
	}
	c := b.text[len(name)]
	return c == ' ' || c == ',' || c == '('
}

// alike: two elements have the same tag and begin their classes alike.
func (r *region) alike(a, b int32) bool {
	return r.firstClass(a) == r.firstClass(b)
}

func (r *region) firstClass(e int32) string {
	n := &r.t.nodes[e]
	s := r.t.page[n.start:n.end]
	i := strings.Index(s, "class=")
	if i < 0 {
		return s[:min(len(s), 4)]
	}
	s = strings.TrimLeft(s[i+len("class="):], "\"' ")
	if i = strings.IndexAny(s, "\"' >"); i >= 0 {
		s = s[:i]
	}
	return s
}

const tailShare = 6 // tenths
