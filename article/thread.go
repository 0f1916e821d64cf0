package article

import (
	"strings"
	"unicode"
)

// threads finds what readers wrote under a report: after a line that opens
// comments, texts that stand between names, times and buttons. The thread ends
// where a line looks like the headline of another report.
func (p *page) threads() {
	for i := range p.items {
		if p.opensThread(i) {
			p.thread(i + 1)
		}
	}
}

// opensThread: the line opens comments and stands under a report, not in its head.
func (p *page) opensThread(i int) bool {
	it := &p.items[i]
	if it.words > 6 || it.ends || !commentWord(p.text(i)) || it.form != formEnd && it.form != formControl {
		return false
	}
	for j := i - 1; j >= 0 && j > i-40; j-- {
		switch o := &p.items[j]; {
		case o.form == formProse || o.form == formAuthor:
			return true
		case o.form == formShort && o.words >= 5 && !p.listed(j, 0, i) && !p.cued(j, 0):
			return false
		}
	}
	return false
}

func commentWord(s string) bool {
	for _, w := range wordsOf(s, nil) {
		for _, ph := range loadVocabulary()[w] {
			if ph.class == classThread {
				return true
			}
		}
	}
	return false
}

// thread marks the texts of a thread that begins at a line.
func (p *page) thread(from int) {
	signed := false // a name or a time came since the last text
	for i := from; i < len(p.items); i++ {
		it := &p.items[i]
		switch it.form {
		case formControl, formVisitor, formEnd, formInset:
			continue
		case formSeparator:
			return
		case formStamp, formByline:
			if it.form == formByline && signed {
				return
			}
			signed = true
			continue
		case formShort:
			if it.words <= 4 || p.signature(i) {
				signed = true
				continue
			}
			if it.count > 1 && it.words >= 5 || !signed {
				return
			}
		}
		if !signed || it.plainHead(p, i) {
			return
		}
		// All of one reader's paragraphs, up to the next name, time or button.
		j := i + 1
		for j < len(p.items) && j < i+4 && (p.items[j].form == formProse || p.items[j].form == formSentence) && p.items[j].gap <= 1 {
			j++
		}
		if j == i+4 {
			return // a report
		}
		for ; i < j; i++ {
			p.items[i].form = formRemark
		}
		i--
		signed = false
	}
}

// plainHead: the line is followed by what opens a report, or has a dateline.
func (it *item) plainHead(p *page, i int) bool {
	if p.plainDateline(i) {
		return true
	}
	return it.form == formShort && i+1 < len(p.items) && (p.items[i+1].form == formProse || p.items[i+1].form == formByline)
}

// signature: "name says:", "#4 name wrote:", "name • 3h".
func (p *page) signature(i int) bool {
	it := &p.items[i]
	return it.words <= 6 && (it.colon || strings.ContainsAny(p.text(i), "•·@#|»"))
}

// strays finds short paragraphs alone under a link of a list, or after controls,
// that have hardly a word in common with the paragraphs around.
func (p *page) strays() {
	prose := p.prose()
	for k, i := range prose {
		it := &p.items[i]
		if k == 0 || it.words > 24 || i == 0 || i+1 < len(p.items) && p.items[i+1].form == formProse || p.plainDateline(i) {
			continue
		}
		switch before := p.items[i-1].form; {
		case before == formSeparator && it.words <= 8: // who reported from where
			it.form = formRemark
			continue
		case before == formSeparator, before == formControl:
			if it.words > 12 {
				continue
			}
		case before == formShort && i > 1:
			if f := p.items[i-2].form; f != formStamp && f != formInset && f != formRemark {
				continue
			}
		default:
			continue
		}
		text := p.text(i)
		if p.bagBefore(prose, k, 6).share(text) < 0.25 && p.bag(prose, k+1, 4).share(text) < 0.25 {
			it.form = formRemark
		}
	}
}

// strangers makes controls of short lines in another script than the page's paragraphs.
func (p *page) strangers() {
	var letters [2]int // Latin, others
	for i := range p.items {
		if p.items[i].form == formProse {
			a, b := scripts(head(p.text(i), 200))
			letters[0] += a
			letters[1] += b
		}
	}
	own := 0
	if letters[1] > letters[0] {
		own = 1
	}
	if letters[1-own]*10 > letters[own] {
		return
	}
	for i := range p.items {
		it := &p.items[i]
		if it.form == formProse || it.form == formStamp || it.words > 14 {
			continue
		}
		a, b := scripts(p.text(i))
		if own == 0 && a == 0 && b > 0 || own == 1 && b == 0 && a > 0 && it.words <= 4 {
			it.form = formControl
		}
	}
}

// scripts counts the letters that are Latin and those that are not.
func scripts(s string) (latin, others int) {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			others++
		}
	}
	return latin, others
}
