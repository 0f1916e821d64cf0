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

// flow is the element whose flow has the most prose of what was not dropped, with its
// share of it all.
func (r *region) flow(lo, hi int, drop []cause) (main int32, share float32, total int) {
	words := map[int32]int{}
	main = -1
	most := 0
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
	return main, float32(most) / float32(max(1, total)), total
}

// tail drops what follows the article: paragraphs outside the element that holds
// nearly all others, notes on rights, the making and the author, calls to the visitor.
func (r *region) tail(author string, lo, hi int, drop []cause) {
	main, share, total := r.flow(lo, hi, drop)
	if total < 100 || share*10 < tailShare {
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

const boxWords = 60 // that may be left of a box

// boxes drops what is left of a box, an element beside the article's own flow, of
// which twice as much was dropped.
func (r *region) boxes(lo, hi int, drop []cause) {
	t := r.t
	main, share, _ := r.flow(lo, hi, drop)
	if share*10 < tailShare || r.wide || r.forum {
		return
	}
	for i := lo; i < hi; i++ {
		if drop[i-lo] != 0 || r.blocks[i].table {
			continue
		}
		box := int32(-1)
		for e := r.blocks[i].elem; e > r.top && !(e <= main && main <= t.nodes[e].last); e = t.nodes[e].parent {
			if g := t.nodes[e].tag; g == tagDiv || g == tagSection || g == tagAside || g == tagArticle {
				box = e
			}
		}
		if box < 0 {
			continue
		}
		from, to := i, i
		for from > lo && r.blocks[from-1].from > box {
			from--
		}
		kept, gone := 0, 0
		for to = from; to < hi && r.blocks[to].from <= t.nodes[box].last; to++ {
			switch drop[to-lo] {
			case 0:
				kept += r.blocks[to].words
			case causeMark, causeForm, causeSection, causeCard, causeLink:
				gone += r.blocks[to].words
			}
		}
		if kept <= boxWords && gone > kept*2 {
			for k := from; k < to; k++ {
				if drop[k-lo] == 0 {
					drop[k-lo] = causeCard
				}
			}
		}
		i = to - 1
	}
}

// inForm: within the region readers fill in what stands around the block; a form that
// holds a good part of the page's prose is one around the page.
func (r *region) inForm(b *block) bool {
	for e := b.elem; e > r.top; e = r.t.nodes[e].parent {
		if r.t.nodes[e].tag == tagForm {
			return !r.wide && r.raw[e] < 0.25*r.raw[0]
		}
	}
	return false
}
