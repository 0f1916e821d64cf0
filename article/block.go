package article

import "unicode/utf8"

// block is a stretch of a page's text that no other element parts, with what
// speaks for and against its being of the article.
type block struct {
	elem     int32 // innermost element that sets it apart
	from, to int32 // its nodes: [from, to)
	tag      tag   // of the element that says what it is: a heading, li, p, td …
	marks    marks // of all elements around it
	text     string
	words    int
	link     float32 // share of its text within links
	list     bool    // within a list
	quote    bool
	table    bool
	item     item // its lexical form; of long blocks only the counts
	prose    bool
	card     bool // within what the page repeats
	unread   bool // it stands where little is of an article; its form is not told yet
}

// blocks divides the page.
func (t *tree) blocks(x *itemReader) []block {
	var all []block
	f := folder{}
	b := block{elem: -1}
	linked := 0 // bytes within links
	flush := func(next int32) {
		if b.elem >= 0 && len(f.out) > 0 {
			b.to = next
			if t.describe(&b, string(f.out), linked, x) {
				all = append(all, b)
			}
		}
		b = block{elem: -1}
		f.reset()
		linked = 0
	}
	// elem is the innermost element that sets text apart; open ends hold where
	// each such element ends, so that the text after it is another block.
	type open struct {
		elem, last int32
		marks      marks
	}
	stack := []open{{0, int32(len(t.nodes)), 0}}
	linkLast := int32(-1)
	breaks := 0
	for i := int32(1); i < int32(len(t.nodes)); i++ {
		for stack[len(stack)-1].last < i {
			flush(i)
			stack = stack[:len(stack)-1]
		}
		n := &t.nodes[i]
		switch {
		case n.tag == tagText:
			if b.elem < 0 {
				top := stack[len(stack)-1]
				b.elem, b.from, b.marks = top.elem, i, top.marks
			}
			before := len(f.out)
			f.put(t.page, int(n.start), int(n.end))
			if i <= linkLast {
				linked += len(f.out) - before
			}
			if len(f.out) > before {
				breaks = 0
			}
		case n.marks&markDropped != 0 || n.marks&markHidden != 0 && !n.tag.blocky():
			i = n.last
		case t.nodes[stack[len(stack)-1].elem].tag.heading() && n.besideHeadline() && t.saysMore(stack[len(stack)-1].elem, i):
			n.marks |= markHidden
			i = n.last
		case n.tag == tagBr:
			f.space = true
			if breaks++; breaks > 1 {
				flush(i)
			}
		case n.tag.blocky() || n.tag == tagButton:
			flush(i)
			if n.last > i {
				stack = append(stack, open{i, n.last, stack[len(stack)-1].marks | n.marks})
			}
		case n.tag == tagA:
			linkLast = max(linkLast, n.last)
		}
	}
	flush(int32(len(t.nodes)))
	return all
}

// besideHeadline: an element within a heading that is none of the headline: a line over
// or under it, a label, a day.
func (n *node) besideHeadline() bool {
	return !n.tag.blocky() && n.tag != tagText && n.marks&(markHeadline|markHidden) == 0 && n.beside()
}

func (n *node) beside() bool { return n.tag == tagSmall || n.marks&(markDeck|markTool|markStamp) != 0 }

// saysMore: the heading has words outside of the element.
func (t *tree) saysMore(heading, elem int32) bool {
	words := 0
	for i := heading + 1; i <= t.nodes[heading].last; i++ {
		n := &t.nodes[i]
		switch {
		case i == elem, n.marks&(markDropped|markHidden) != 0, n.besideHeadline():
			i = n.last
		case n.tag == tagText:
			words += countWords(t.page[n.start:n.end])
		}
	}
	return words >= 2
}

// describe fills in a block; false: it holds nothing to read.
func (t *tree) describe(b *block, text string, linked int, x *itemReader) bool {
	b.text = text
	b.link = float32(linked) / float32(len(text))
	for e := b.elem; ; e = t.nodes[e].parent {
		switch g := t.nodes[e].tag; g {
		case tagH1, tagH2, tagH3, tagH4, tagH5, tagH6, tagFigcaption, tagCaption, tagPre, tagDt, tagDd, tagSummary, tagButton:
			if b.tag == 0 || b.tag == tagP || b.tag == tagLi && g.heading() {
				b.tag = g
			}
		case tagP:
			if b.tag == 0 {
				b.tag = g
			}
		case tagLi:
			b.list = true
			if b.tag == 0 {
				b.tag = g
			}
		case tagTd, tagTh:
			b.table = true
			if b.tag == 0 {
				b.tag = g
			}
		case tagBlockquote:
			b.quote = true
		}
		if e == 0 {
			break
		}
	}
	const unlikely = markNav | markFoot | markHidden | markNotice
	if b.marks&unlikely != 0 && !b.tag.heading() || b.link > 0.9 && !b.tag.heading() {
		b.words = countWords(text)
		b.item = item{words: b.words, ends: endsSentence(text), key: lineKey(text)}
		b.prose = b.link < 0.5 && b.words >= 12 && b.item.ends
		b.unread = b.link <= 0.9
		return b.words > 0
	}
	b.read(x)
	return b.words > 0
}

// read tells the form of a block's text.
func (b *block) read(x *itemReader) {
	const long = 420
	b.unread = false
	if len(b.text) > long {
		b.words = countWords(b.text)
		b.item = item{words: b.words, ends: endsSentence(b.text), form: formProse}
		b.prose = b.link < 0.5
		return
	}
	b.item = x.read(b.text, paragraph{start: 0, end: len(b.text)})
	b.words = b.item.words
	b.prose = b.link < 0.5 && (b.item.form == formProse || b.words >= 12 && b.item.ends)
	if b.tag.heading() {
		// Some pages set their paragraphs as headings.
		if b.prose = b.prose && b.words >= 18 && b.item.ends; b.prose {
			b.tag = tagP
		}
	}
}

// countWords counts the words of a text; scripts without spaces count by pairs
// of characters.
func countWords(s string) int {
	n, wide := 0, 0
	in := false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			word := wordRune(rune(c))
			if word && !in {
				n++
			}
			in = word
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7b0 || r >= 0xf900 && r < 0xfb00 || r >= 0x0e00 && r < 0x0f00 {
			wide++
		} else if word := wordRune(r); word && !in {
			n++
			in = true
		}
		i += size
	}
	return n + wide/2
}
