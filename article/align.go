package article

import (
	"html"
	"strings"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"

	"sitrep"
)

// aligner finds extracted text in the page again. Both are compared without
// white space, because extractors set their own; a text that cannot be found
// whole is found by its beginning and its end.
type aligner struct {
	d      *decoded
	solid  string  // the page's text without space: that of <meta> first, then the elements'
	pieces []piece // in order of solid
	cursor int     // in solid: reports are read in order
	meta   int     // where the text of elements begins
}

// piece is a stretch of solid and where it stands in the page.
type piece struct {
	solid, page, size int // size: bytes of the page; those of solid reach to the next piece
	copied            bool
}

func newAligner(d *decoded) *aligner {
	a := &aligner{d: d}
	var solid strings.Builder
	a.collect(&solid, true)
	a.meta = solid.Len()
	a.collect(&solid, false)
	a.solid = solid.String()
	a.cursor = a.meta
	return a
}

// collect reads the page's tokens; meta: only the contents of <meta>, otherwise
// only the text between tags.
func (a *aligner) collect(solid *strings.Builder, meta bool) {
	s := a.d.text
	z := xhtml.NewTokenizer(strings.NewReader(s))
	skip := ""
	for at := 0; ; {
		t := z.Next()
		raw := len(z.Raw())
		switch t {
		case xhtml.ErrorToken:
			return
		case xhtml.TextToken:
			if skip == "" && !meta {
				a.add(solid, at, at+raw)
			}
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken, xhtml.EndTagToken:
			name, more := z.TagName()
			switch string(name) {
			case "script", "style", "template":
				skip = string(name)
				if t != xhtml.StartTagToken {
					skip = ""
				}
			case "meta":
				if meta && more {
					if i := strings.Index(s[at:at+raw], "content="); i >= 0 {
						a.add(solid, at+i+len("content="), at+raw)
					}
				}
			}
		}
		at += raw
	}
}

// add appends the text of a token without its space, entities resolved.
func (a *aligner) add(solid *strings.Builder, start, end int) {
	s := a.d.text
	put := func(text string, page, size int, copied bool) {
		if n := len(a.pieces); copied && n > 0 {
			if p := &a.pieces[n-1]; p.copied && p.page+p.size == page {
				p.size += size
				solid.WriteString(text)
				return
			}
		}
		a.pieces = append(a.pieces, piece{solid.Len(), page, size, copied})
		solid.WriteString(text)
	}
	for at := start; at < end; {
		if s[at] == '&' {
			if i := strings.IndexByte(s[at:min(end, at+34)], ';'); i > 0 {
				if text := html.UnescapeString(s[at : at+i+1]); text != s[at:at+i+1] {
					if text = squeezeSpace(text); text != "" {
						put(text, at, i+1, false)
					}
					at += i + 1
					continue
				}
			}
		}
		r, n := utf8.DecodeRuneInString(s[at:end])
		if !isSpace(r) && !isInvisible(r) {
			put(s[at:at+n], at, n, true)
		}
		at += n
	}
}

func squeezeSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || isInvisible(r) {
			return -1
		}
		return r
	}, s)
}

// align appends the runs of a text that stands at an offset of the document.
func (a *aligner) align(runs []sitrep.OriginRun, text int, s string) []sitrep.OriginRun {
	want := squeezeSpace(s)
	at := a.find(want)
	if at < 0 {
		lo, hi := a.around(want)
		from, to := a.d.capture(lo, hi)
		return appendRun(runs, sitrep.OriginRun{Text: text, Len: len(s), Capture: from, Size: max(to-from, 0)})
	}
	// Walk both: characters by pieces, space to whatever stands between them.
	k := a.pieceAt(at)
	last := a.pagePos(k, at)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isSpace(r) {
			next := last
			if at < len(a.solid) {
				next = a.pagePos(a.pieceFrom(k, at), at)
			}
			if next < last {
				next = last
			}
			if s[i:i+n] == a.d.text[last:next] {
				runs = a.d.origin(runs, text+i, last, next)
			} else {
				from, to := a.d.capture(last, next)
				runs = append(runs, sitrep.OriginRun{Text: text + i, Len: n, Capture: from, Size: to - from})
			}
			last = next
			i += n
			continue
		}
		k = a.pieceFrom(k, at)
		p := a.pieces[k]
		room := a.pieceEnd(k) - at // of this piece
		end := i
		for end < len(s) && end-i < room {
			r, n := utf8.DecodeRuneInString(s[end:])
			if isSpace(r) {
				break
			}
			end += n
		}
		if p.copied {
			from := p.page + at - p.solid
			runs = a.d.origin(runs, text+i, from, from+end-i)
			last = from + end - i
		} else {
			from, to := a.d.capture(p.page, p.page+p.size)
			runs = append(runs, sitrep.OriginRun{Text: text + i, Len: end - i, Capture: from, Size: to - from})
			last = p.page + p.size
		}
		at += end - i
		i = end
	}
	return runs
}

// find looks for the words after those found last, then anywhere.
func (a *aligner) find(want string) int {
	if want == "" {
		return -1
	}
	if i := strings.Index(a.solid[a.cursor:], want); i >= 0 {
		at := a.cursor + i
		a.cursor = at + len(want)
		return at
	}
	if i := strings.Index(a.solid[a.meta:], want); i >= 0 {
		return a.meta + i
	}
	return strings.Index(a.solid, want)
}

// around is the range of the page that a text lies in which the page does not
// hold letter by letter: from its beginning to its end where they are found.
func (a *aligner) around(want string) (lo, hi int) {
	const few = 24
	if len(want) > 2*few {
		first, last := want[:few], want[len(want)-few:]
		for !utf8.ValidString(first) && len(first) > few-4 {
			first = first[:len(first)-1]
		}
		for !utf8.RuneStart(last[0]) {
			last = last[1:]
		}
		if i := strings.Index(a.solid[a.cursor:], first); i >= 0 {
			i += a.cursor
			if j := strings.Index(a.solid[i:], last); j >= 0 && j < 4*len(want) {
				j += i + len(last)
				a.cursor = j
				k := a.pieceAt(j - 1)
				return a.pagePos(a.pieceAt(i), i), a.pieces[k].page + a.pieces[k].size
			}
		}
	}
	return 0, len(a.d.text)
}

func (a *aligner) pieceAt(at int) int {
	lo, hi := 0, len(a.pieces)-1
	for lo < hi {
		m := (lo + hi + 1) / 2
		if a.pieces[m].solid <= at {
			lo = m
		} else {
			hi = m - 1
		}
	}
	return lo
}

// pieceFrom is pieceAt for a place at or after piece k.
func (a *aligner) pieceFrom(k, at int) int {
	for k+1 < len(a.pieces) && a.pieces[k+1].solid <= at {
		k++
	}
	return k
}

func (a *aligner) pieceEnd(k int) int {
	if k+1 < len(a.pieces) {
		return a.pieces[k+1].solid
	}
	return len(a.solid)
}

// pagePos is where a byte of solid stands in the page.
func (a *aligner) pagePos(k, at int) int {
	p := a.pieces[k]
	if p.copied {
		return p.page + at - p.solid
	}
	return p.page
}
