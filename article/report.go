package article

import (
	"strings"

	"sitrep"
)

// report writes the document of a section; nil when nothing of it is left.
func (p *page) report(s section) *sitrep.Document {
	w := &writer{from: p.d}
	seen := map[uint64]bool{}
	if s.headline >= 0 && p.isHeadline(s) {
		above := p.stampAbove(w, s)
		seen[p.items[s.headline].key] = true
		start, end := p.items[s.headline].start, p.items[s.headline].end
		if at := siteSuffix(p.d.text[start:end]); at > 0 && lineKey(p.d.text[start:start+at]) == p.items[s.headline].key {
			end = start + at
		}
		start, end = p.bareHeadline(start, end)
		w.block(sitrep.RoleHeadline, "\n\n", start, end)
		p.head(w, s, seen, above)
	} else {
		s.headline = s.from - 1
		p.head(w, s, seen, false)
	}
	p.body(w, s, seen)
	doc := w.document()
	for _, b := range doc.Blocks {
		if b.Role == sitrep.RoleBody {
			return doc
		}
	}
	return nil
}

// isHeadline: the best line before the body is good enough to be its headline.
func (p *page) isHeadline(s section) bool {
	it := &p.items[s.headline]
	return it.words >= 3 || it.count > 1 || s.first-s.headline <= 2
}

// stampAbove writes the day that stands right above the headline, alone or with the name
// of the paper; it reports whether there is one.
func (p *page) stampAbove(w *writer, s section) bool {
	for i := s.headline - 1; i >= s.from && i >= s.headline-3; i-- {
		it := &p.items[i]
		if it.form != formStamp && it.form != formShort || it.words > 8 {
			return false
		}
		if a, b, ok := dateApart(p.text(i)); ok {
			w.block(sitrep.RoleDateline, "\n\n", it.start+a, it.start+b)
			return true
		}
	}
	return false
}

// head writes what stands between the headline and the first paragraph.
func (p *page) head(w *writer, s section, seen map[uint64]bool, dated bool) {
	listing := false
	from := s.headline + 1
	untitled := s.headline < s.from
	for i := from; i < s.first; i++ {
		it := &p.items[i]
		if seen[it.key] {
			continue
		}
		text := p.text(i)
		switch it.form {
		case formByline:
			seen[it.key] = true
			_, a, b, ok := lineDate(text)
			if ok && b == len(text) { // "By Name, 4 May 2019"
				name := strings.TrimRight(text[:a], " ,|·•–—-")
				w.block(sitrep.RoleByline, "\n\n", it.start, it.start+len(name))
			} else {
				w.block(sitrep.RoleByline, "\n\n", it.start, it.end)
				continue
			}
			if !dated {
				dated = true
				w.block(sitrep.RoleDateline, "\n\n", it.start+a, it.start+b)
			}
		case formStamp:
			if _, a, b, ok := lineDate(text); ok && !dated {
				dated = true
				w.block(sitrep.RoleDateline, "\n\n", it.start+a, it.start+b)
			}
		case formCaption:
			seen[it.key] = true
			p.caption(w, i)
		case formCredit:
			seen[it.key] = true
			w.block(sitrep.RoleCredit, "\n\n", it.start, it.end)
		case formInset:
			listing = it.words <= 6
		case formSentence, formProse:
			if !untitled {
				seen[it.key] = true
				w.block(sitrep.RoleDeck, "\n\n", it.start, it.end)
			}
		case formShort:
			if untitled || listing {
				continue
			}
			seen[it.key] = true
			if a, b, ok := dateApart(text); ok && (it.words <= 12 || a < 20) && !it.quoted { // a time with words beside it
				if !dated {
					dated = true
					w.block(sitrep.RoleDateline, "\n\n", it.start+a, it.start+b)
				}
				continue
			}
			if fieldLine(text, it.words) {
				continue
			}
			switch {
			case it.count > 1 && p.again(i, s.first) && it.words >= 4:
				p.caption(w, i)
			case it.words >= 6 && !p.listed(i, from, s.first) && i <= s.headline+4:
				w.block(sitrep.RoleDeck, "\n\n", it.start, it.end)
			}
		}
	}
}

// caption writes a caption and the credit at its end.
func (p *page) caption(w *writer, i int) {
	it := &p.items[i]
	at := creditAt(p.text(i))
	if at == 0 {
		at = it.end - it.start
	}
	w.block(sitrep.RoleCaption, "\n\n", it.start, it.start+at)
	w.block(sitrep.RoleCredit, " ", it.start+at, it.end)
}

// body writes the paragraphs and what belongs to them.
func (p *page) body(w *writer, s section, seen map[uint64]bool) {
	last := p.lastLine(s)
	written := 0
	listing := 0 // lines of a list of links that an inset opened
	for i := s.first; i <= last; i++ {
		it := &p.items[i]
		if seen[it.key] && (it.words >= 4 || it.form != formSentence) {
			continue
		}
		if it.form == formProse {
			listing = 0
			if p.excerpt(i, s) {
				continue
			}
			seen[it.key] = true
			n := 0
			if written < 3 {
				n = dateline(p.text(i))
			}
			if n > 0 {
				w.block(sitrep.RoleDateline, "\n\n", it.start, it.start+n)
				w.block(sitrep.RoleBody, " ", it.start+n, it.end)
			} else {
				w.block(sitrep.RoleBody, "\n\n", it.start, it.end)
			}
			written++
			continue
		}
		switch it.form {
		case formInset:
			if it.words <= 6 {
				listing = 8
			}
			continue
		case formCaption:
			seen[it.key] = true
			p.caption(w, i)
			continue
		case formCredit:
			seen[it.key] = true
			w.block(sitrep.RoleCredit, "\n\n", it.start, it.end)
			continue
		}
		if it.form.residue() || it.form == formStamp || it.form == formByline {
			continue
		}
		if listing > 0 && (it.form == formShort || it.form == formSentence && p.teaser(i, s)) {
			listing--
			continue
		}
		listing = 0
		if role := p.within(i, s, last); role != "" {
			seen[it.key] = true
			w.block(role, "\n\n", it.start, it.end)
		}
	}
}

// teaser: a sentence under a link of a list, of other matters than the report.
func (p *page) teaser(i int, s section) bool {
	if f := p.items[i-1].form; f != formShort && f != formStamp && f != formControl && f != formInset {
		return false
	}
	b := bag{}
	for j, n := s.first, 0; j <= s.last && n < 6; j++ {
		if p.items[j].form == formProse {
			b.add(p.text(j))
			n++
		}
	}
	return b.share(p.text(i)) < 0.3
}

// lastLine is the last line that can belong to the body: sentences that follow
// the last paragraph before anything of the page comes.
func (p *page) lastLine(s section) int {
	last := s.last
	for i := s.last + 1; i < s.to; i++ {
		it := &p.items[i]
		if it.form != formSentence && !(it.form == formShort && (p.items[i-1].colon || it.bullet)) || it.gap >= 3 {
			break
		}
		last = i
	}
	return last
}

// within is the role of a line that stands between paragraphs and is none
// itself; "" for what the page put there.
func (p *page) within(i int, s section, last int) sitrep.BlockRole {
	it := &p.items[i]
	var keep float32
	if it.ends {
		keep += 2
	}
	if it.quoted && it.ends {
		keep += 0.8
	}
	if p.listItem(i, s) {
		keep += 2.5
	}
	if it.count > 1 {
		keep -= 4
	}
	alone := p.alone(i, last)
	subhead := alone && !it.ends && it.words >= 1 && it.words <= 9 && !it.bullet && it.title > 0
	switch {
	case subhead:
		keep += 0.8
	case !it.ends && !alone:
		keep -= 1.5
	case !it.ends && it.words >= 9:
		keep -= 0.5
	}
	for c, w := range it.w {
		switch class(c) {
		case classInset, classEnd, classVisitor, classAuthor:
			keep -= w
		case classControl:
			keep -= w / 2
		}
	}
	if p.excerpt(i, s) {
		keep -= 4
	}
	switch {
	case keep <= 0:
		return ""
	case subhead && it.form == formShort:
		return sitrep.RoleDeck
	}
	return sitrep.RoleBody
}

// alone: the lines on both sides are paragraphs or sentences.
func (p *page) alone(i, last int) bool {
	firm := func(j int) bool {
		f := p.items[j].form
		return f == formProse || f == formSentence
	}
	return i > 0 && firm(i-1) && i < last && firm(i+1)
}

// listItem: the line belongs to a list that a paragraph's colon opened.
func (p *page) listItem(i int, s section) bool {
	for j := i - 1; j >= s.first && j >= i-20; j-- {
		switch it := &p.items[j]; {
		case it.colon:
			return true
		case it.form == formShort || it.form == formSentence:
		default:
			return false
		}
	}
	return false
}

// excerpt: the words of the line stand within another paragraph nearby, as
// those of a pull quote do.
func (p *page) excerpt(i int, s section) bool {
	it := &p.items[i]
	if it.words < 5 || it.words > 60 || it.end-it.start > 500 {
		return false
	}
	want := squeeze(p.text(i))
	for j := max(s.first, i-12); j <= min(s.last, i+12); j++ {
		o := &p.items[j]
		if j != i && o.form == formProse && o.words > it.words+3 && o.end-o.start < 8000 && contains(p.text(j), want) {
			return true
		}
	}
	return false
}

// shortReport is a text of a few lines without a paragraph: a sentence or two.
func (p *page) shortReport() *sitrep.Document {
	sentence := -1
	for i := range p.items {
		if it := &p.items[i]; (it.form == formSentence || it.form == formCaption) && it.words >= 4 && sentence < 0 {
			sentence = i
		}
	}
	if sentence < 0 && len(p.items) == 1 && p.items[0].form == formShort && p.items[0].words >= 5 {
		sentence = 0
	}
	if sentence < 0 || len(p.items) > 12 && !p.mostlySentences() {
		return nil
	}
	w := &writer{from: p.d}
	for i := range p.items {
		it := &p.items[i]
		switch {
		case it.form.residue() || it.first != i:
		case i < sentence && it.form == formShort && it.words >= 3 && len(w.blks) == 0:
			w.block(sitrep.RoleHeadline, "\n\n", it.start, it.end)
		case it.form == formByline:
			w.block(sitrep.RoleByline, "\n\n", it.start, it.end)
		case it.form == formSentence || it.form == formCaption || i == sentence:
			n := dateline(p.text(i))
			w.block(sitrep.RoleDateline, "\n\n", it.start, it.start+n)
			w.block(sitrep.RoleBody, "\n\n", it.start+n, it.end)
		}
	}
	return w.document()
}

func (p *page) mostlySentences() bool {
	n := 0
	for i := range p.items {
		if p.items[i].form == formSentence {
			n++
		}
	}
	return n*2 > len(p.items)
}
