package article

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraph is a stretch of the decoded text that reads as one line: a line, or
// several that were broken at a fixed width.
type paragraph struct {
	start, end int
	gap        int // blank lines before
}

// rawLine is one line of the file without the space around it.
type rawLine struct {
	start, end int
	runes      int
	indent     int
	gap        int
}

// lines gives the lines that hold something.
func lines(s string) []rawLine {
	out := make([]rawLine, 0, strings.Count(s, "\n")/2+1) // most texts have a blank line between paragraphs
	gap := 0
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at)
		start, stop := trim(s, at, end)
		if start < stop {
			out = append(out, rawLine{start: start, end: stop, runes: utf8.RuneCountInString(s[start:stop]),
				indent: indent(s[at:start]), gap: gap})
			gap = 0
		} else {
			gap++
		}
		at = next
	}
	return out
}

// lineEnd finds the end of the line that begins at a byte, and the next one's beginning.
func lineEnd(s string, at int) (end, next int) {
	for i := at; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n', c == '\f', c == '\v':
			return i, i + 1
		case c == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xa8 || s[i+2] == 0xa9): // U+2028, U+2029
			return i, i + 3
		case c == 0xc2 && i+1 < len(s) && s[i+1] == 0x85: // U+0085
			return i, i + 2
		}
	}
	return len(s), len(s)
}

// indent is the width of the space before a line.
func indent(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == '\t':
			n += 8
		case isSpace(r):
			n++
		}
	}
	return n
}

// paragraphs joins the lines of hard-wrapped stretches and of paragraphs broken around links.
func paragraphs(s string) []paragraph {
	ls := lines(s)
	out := make([]paragraph, 0, len(ls))
	for i := 0; i < len(ls); {
		j := i + 1 // a stretch whose lines could all have been broken at one width
		for j < len(ls) && narrow(ls[j-1]) == narrow(ls[j]) {
			j++
		}
		if narrow(ls[i]) {
			out = append(out, unwrap(s, ls[i:j])...)
		} else {
			for _, l := range ls[i:j] {
				out = append(out, paragraph{l.start, l.end, l.gap})
			}
		}
		i = j
	}
	return relink(s, out)
}

const wrapLimit = 100 // no one breaks lines wider than this

func narrow(l rawLine) bool { return l.runes+l.indent <= wrapLimit }

// unwrap joins the lines of a stretch where they prove to be broken at a width:
// most lines that are followed by another are so long that the next word would
// not have fitted, and most of them end within a sentence. What holds for the
// stretch, which may have lists and captions in it, or for a block of lines
// without a blank between them is enough.
//
// The width is that of the lines around, since a text may be put together from
// columns of several widths.
func unwrap(s string, ls []rawLine) []paragraph {
	const reach = 40 // lines around a block that tell its width
	var out []paragraph
	var w wrapping
	columns := columns(s, ls)
	for at := 0; at < len(ls); {
		n := 1
		for at+n < len(ls) && ls[at+n].gap == 0 {
			n++
		}
		block := ls[at : at+n]
		if n > 1 {
			if lo, hi := max(0, at-reach), min(len(ls), at+n+reach); lo != w.lo || hi != w.hi {
				w = wrapping{lo: lo, hi: hi, width: wrapWidth(ls[lo:hi])}
				w.wrapped, w.sure = broken(s, ls[lo:hi], w.width)
			}
		}
		width, wrapped, sure := w.width, w.wrapped, w.sure
		if n > 1 && !wrapped {
			wrapped, _ = broken(s, block, width)
		}
		if n > 2 && !wrapped {
			if own := wrapWidth(block); own < width {
				if wrapped, _ = broken(s, block, own); wrapped {
					width = own
				}
			}
		}
		if (columns || wrapped && shouted(s, block)) && oneParagraph(s, block) ||
			columns && (fullBlock(s, ls, at, n) || brokenHeadline(s, block, ls[at+n:])) {
			out = append(out, paragraph{block[0].start, block[n-1].end, block[0].gap})
			at += n
			continue
		}
		for i := 0; i < n; {
			j := i + 1 // the run of lines that were one
			for wrapped && j < n && joins(s, block[j-1], block[j], width) {
				j++
			}
			// A headline fills a line too, and what follows it is another line.
			if !sure && j > i+1 && j-i < 4 && !(endsSentence(s[block[j-1].start:block[j-1].end]) && continued(s, block[i:j])) {
				j = i + 1
			}
			out = append(out, paragraph{block[i].start, block[j-1].end, block[i].gap})
			i = j
		}
		at += n
	}
	return out
}

// columns: several blocks of three lines and more prove to be broken paragraphs.
func columns(s string, ls []rawLine) bool {
	found := 0
	for at := 0; at < len(ls) && found < 3; {
		n := 1
		for at+n < len(ls) && ls[at+n].gap == 0 {
			n++
		}
		if n > 2 && oneParagraph(s, ls[at:at+n]) {
			found++
		}
		at += n
	}
	return found >= 3
}

// oneParagraph: among broken lines, a block of full lines that goes on from line
// to line and ends with a sentence, whatever its width.
func oneParagraph(s string, block []rawLine) bool {
	n, widest := len(block), 0
	for _, l := range block {
		widest = max(widest, l.runes)
	}
	for i, l := range block[:n-1] {
		if l.runes*10 < widest*7 || l.runes < 30 || block[i+1].indent > l.indent+1 {
			return false
		}
	}
	return n > 1 && endsSentence(s[block[n-1].start:block[n-1].end]) && continued(s, block)
}

// fullBlock: a block that ends with a sentence and whose other lines are as full
// as those of the block before or after it.
func fullBlock(s string, ls []rawLine, at, n int) bool {
	if n < 2 || !endsSentence(s[ls[at+n-1].start:ls[at+n-1].end]) {
		return false
	}
	widest := func(i, step int) int {
		w, lines := 0, 0
		for ; i >= 0 && i < len(ls) && lines < 8; i += step {
			w, lines = max(w, ls[i].runes), lines+1
			if next := max(i, i+step); next >= len(ls) || ls[next].gap > 0 {
				break
			}
		}
		if lines < 2 {
			return 0
		}
		return w
	}
	for _, w := range [2]int{widest(at-1, -1), widest(at+n, 1)} {
		full := w >= 40
		for i := at; i+1 < at+n && full; i++ {
			full = ls[i].runes <= w+2 && fills(s, ls[i], ls[i+1], w) && ls[i+1].indent <= ls[i].indent+1
		}
		if full && ls[at+n-1].runes <= w+2 {
			return true
		}
	}
	return false
}

// brokenHeadline: two lines alone, the first as full as the column under it.
func brokenHeadline(s string, block, after []rawLine) bool {
	if len(block) != 2 || len(after) < 2 || after[1].gap > 0 || after[0].gap > 2 {
		return false
	}
	width := after[0].runes
	for _, l := range after[1:min(len(after), 6)] {
		if l.gap > 0 {
			break
		}
		width = max(width, l.runes)
	}
	second := s[block[1].start:block[1].end]
	for _, l := range block {
		if endsSentence(s[l.start:l.end]) || l.runes > width {
			return false
		}
	}
	return fills(s, block[0], block[1], width) && block[1].runes < block[0].runes &&
		!strings.EqualFold(head(second, 3), "by ") && !hasDate(second)
}

// wrapping is how the lines of a range were broken.
type wrapping struct {
	lo, hi, width int
	wrapped, sure bool
}

// broken reports whether lines were broken at a width, and whether there are
// so many that even two of them may be joined.
func broken(s string, ls []rawLine, width int) (wrapped, sure bool) {
	full, within, pairs, goesOn := 0, 0, 0, 0
	capitals := shouted(s, ls) // what goes on in a small letter cannot be seen
	for i := 0; i+1 < len(ls); i++ {
		if ls[i+1].gap > 0 || ls[i].runes*10 < width*6 {
			continue
		}
		pairs++
		if fills(s, ls[i], ls[i+1], width) {
			full++
			if r, _ := utf8.DecodeRuneInString(s[ls[i+1].start:]); unicode.IsLower(r) {
				goesOn++
			}
		}
		if !endsSentence(s[ls[i].start:ls[i].end]) {
			within++
		}
	}
	wrapped = width >= 40 && pairs >= 1 && full*10 >= pairs*7 && within*2 >= pairs
	if !capitals && goesOn*10 < full*4 || pairs <= 3 && !continued(s, ls) {
		wrapped = false // headlines of a list happen to be alike
	}
	return wrapped, wrapped && pairs >= surePairs
}

// surePairs is how many broken lines show that a text is broken at a width.
const surePairs = 12

// joins: the line was broken off the one before it.
func joins(s string, before, l rawLine, width int) bool {
	return l.gap == 0 && l.indent <= before.indent+1 && fills(s, before, l, width) && before.runes+before.indent <= width+1 &&
		(capitals(s[before.start:before.end]) == capitals(s[l.start:l.end]) || l.runes < 20) &&
		!(endsSentence(s[before.start:before.end]) && l.indent > before.indent)
}

// continued: some line begins in lower case after one that ends without a stop. In capitals throughout
// some line ends without a stop, and the last one with it.
func continued(s string, ls []rawLine) bool {
	within := false
	for i := 1; i < len(ls); i++ {
		if ls[i].gap > 0 || endsSentence(s[ls[i-1].start:ls[i-1].end]) {
			continue
		}
		within = true
		if r, _ := utf8.DecodeRuneInString(s[ls[i].start:]); unicode.IsLower(r) {
			return true
		}
	}
	last := ls[len(ls)-1]
	return within && endsSentence(s[last.start:last.end]) && shouted(s, ls)
}

// shouted: the lines have no small letter.
func shouted(s string, ls []rawLine) bool {
	for _, l := range ls {
		if line := s[l.start:l.end]; line != strings.ToUpper(line) {
			return false
		}
	}
	return true
}

// wrapWidth is the width that nearly all lines keep within.
func wrapWidth(ls []rawLine) int {
	var n []int
	for i, l := range ls {
		if i+1 < len(ls) && ls[i+1].gap == 0 {
			n = append(n, l.runes+l.indent)
		}
	}
	if len(n) == 0 {
		return 0
	}
	sort.Ints(n)
	return n[(len(n)-1)*97/100]
}

// fills: the first word of the next line would not have fitted on this one.
func fills(s string, l, next rawLine, width int) bool {
	word := 0
	for _, r := range s[next.start:next.end] {
		if isSpace(r) {
			break
		}
		word++
	}
	return l.indent+l.runes+1+word > width-4
}

// endsSentence: the last character closes a sentence, quotes and brackets after it aside.
func endsSentence(s string) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '։':
			return true
		case '"', '\'', '”', '’', '»', ')', ']', '“', '«', '」', '』', ' ':
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}
