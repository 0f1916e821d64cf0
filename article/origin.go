package article

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// appendRun adds a run of a text that is built from left to right, joined to
// the last one where both are plain copies of neighbouring bytes.
func appendRun(runs []sitrep.OriginRun, r sitrep.OriginRun) []sitrep.OriginRun {
	if r.Len == 0 {
		return runs
	}
	if n := len(runs); n > 0 && r.Len == r.Size {
		last := &runs[n-1]
		if last.Len == last.Size && last.Text+last.Len == r.Text && last.Capture+last.Size == r.Capture {
			last.Len += r.Len
			last.Size += r.Size
			return runs
		}
	}
	return append(runs, r)
}

// capture is the range of the capture's bytes behind a range of the decoded text.
func (d *decoded) capture(start, end int) (from, to int) {
	if d.runs == nil {
		return d.lead + start, d.lead + end
	}
	i := d.runAt(start)
	from = -1
	for ; i < len(d.runs) && d.runs[i].Text < end; i++ {
		r := d.runs[i]
		lo, hi := r.Capture, r.Capture+r.Size
		if r.Len == r.Size {
			lo += max(0, start-r.Text)
			hi -= max(0, r.Text+r.Len-end)
		}
		if from < 0 {
			from = lo
		}
		to = hi
	}
	return max(from, 0), to
}

func (d *decoded) runAt(offset int) int {
	return sort.Search(len(d.runs), func(i int) bool { return d.runs[i].Text+d.runs[i].Len > offset })
}

// origin appends the runs of the decoded text [start, end) standing at text.
func (d *decoded) origin(runs []sitrep.OriginRun, text, start, end int) []sitrep.OriginRun {
	if d.runs == nil {
		return appendRun(runs, sitrep.OriginRun{Text: text, Len: end - start, Capture: d.lead + start, Size: end - start})
	}
	for i := d.runAt(start); i < len(d.runs) && d.runs[i].Text < end; i++ {
		r := d.runs[i]
		lo, hi := max(r.Text, start), min(r.Text+r.Len, end)
		part := sitrep.OriginRun{Text: text + lo - start, Len: hi - lo, Capture: r.Capture, Size: r.Size}
		if r.Len == r.Size {
			part.Capture += lo - r.Text
			part.Size = hi - lo
		}
		runs = appendRun(runs, part)
	}
	return runs
}

// writer builds a document's text from stretches of the decoded text.
type writer struct {
	from *decoded
	text strings.Builder
	runs []sitrep.OriginRun
	blks []sitrep.Block
}

// block appends a block with the words of [start, end): white space of several
// bytes becomes one space, invisible characters go. An empty one is left out.
func (w *writer) block(role sitrep.BlockRole, between string, start, end int) {
	start, end = trim(w.from.text, start, end)
	if start == end {
		return
	}
	if w.text.Len() > 0 {
		w.text.WriteString(between)
	}
	at := w.text.Len()
	w.fold(start, end)
	w.blks = append(w.blks, sitrep.Block{Role: role, Span: sitrep.Span{Start: at, End: w.text.Len()}})
}

func (w *writer) fold(start, end int) {
	s := w.from.text
	copied := start // [copied, at) waits to be copied unchanged
	flush := func(at int) {
		if copied < at {
			w.runs = w.from.origin(w.runs, w.text.Len(), copied, at)
			w.text.WriteString(s[copied:at])
		}
	}
	for at := start; at < end; {
		if c := s[at]; c < utf8.RuneSelf && c > ' ' && c != 0x7f {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		switch {
		case isSpace(r):
			to := at + n
			for to < end {
				r, n := utf8.DecodeRuneInString(s[to:])
				if !isSpace(r) && !isInvisible(r) {
					break
				}
				to += n
			}
			if brokenWord(s, start, at, to, end) {
				flush(at - 1)
				copied, at = to, to
				continue
			}
			if lo, hi := w.from.capture(at, to); to-at > 1 && hi-lo > 1 {
				flush(at)
				w.runs = appendRun(w.runs, sitrep.OriginRun{Text: w.text.Len(), Len: 1, Capture: lo, Size: hi - lo})
				w.text.WriteByte(' ')
				copied = to
			}
			at = to
		case isInvisible(r):
			flush(at)
			at += n
			copied = at
		default:
			at += n
		}
	}
	flush(end)
}

// document gives what was written.
// brokenWord: the space at [at, to) is a line's end within a word that a hyphen
// broke; a hyphen that the word has elsewhere, or that stands beside another, is its own.
func brokenWord(s string, start, at, to, end int) bool {
	if at-2 < start || to >= end || s[at-1] != '-' || !smallLetter(s[at-2]) || !smallLetter(s[to]) || !strings.ContainsAny(s[at:to], "\n\r\f") {
		return false
	}
	from, till := at-1, to
	for from > start && (smallLetter(s[from-1]) || s[from-1] == '-') {
		from--
	}
	for till < end && (smallLetter(s[till]) || s[till] == '-') {
		till++
	}
	left, right := s[from:at-1], s[to:till]
	return !strings.Contains(left, "-") && !strings.Contains(right, "-") && !strings.Contains(s, left+"-"+right)
}

func smallLetter(c byte) bool { return 'a' <= c && c <= 'z' }

func (w *writer) document() *sitrep.Document {
	return &sitrep.Document{Kind: "document", Text: w.text.String(), Blocks: w.blks, Origin: w.runs}
}

// trim narrows a range to begin and end with something to be seen.
func trim(s string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(s[start:end])
		if !isSpace(r) && !isInvisible(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !isSpace(r) && !isInvisible(r) {
			break
		}
		end -= n
	}
	return start, end
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r' || 0x1c <= r && r <= 0x1f
	}
	return unicode.IsSpace(r)
}

// isInvisible: characters that carry no word: controls, direction marks, zero
// width spaces. The joiners that some scripts spell with (ZWNJ, ZWJ) are kept.
func isInvisible(r rune) bool {
	switch {
	case r < ' ' && !isSpace(r), r == 0x7f, 0x80 <= r && r < 0xa0 && r != 0x85:
		return true
	case r == 0x200b, r == 0xfeff, r == 0xad, r == 0x2060, r == 0x200e, r == 0x200f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}
