package article

import (
	"html"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// folder writes text of a page with white space folded and entities resolved.
type folder struct {
	out   []byte
	space bool // white space waits
	last  int  // where the text written last ends in the page
	from  *decoded
	runs  []sitrep.OriginRun // kept where from is set
	base  int                // offset of out in the document
}

func (f *folder) reset() {
	f.out = f.out[:0]
	f.space = false
}

// put appends page[start:end).
func (f *folder) put(page string, start, end int) {
	for at := start; at < end; {
		c := page[at]
		switch {
		case c == '&':
			text, n := entity(page[at:end])
			if n == 1 {
				f.copy(page, at, at+1)
			} else {
				f.word(page, text, at, at+n)
			}
			at += n
		case c > ' ' && c < 0x7f:
			to := at + 1
			for to < end && page[to] > ' ' && page[to] < 0x7f && page[to] != '&' {
				to++
			}
			f.copy(page, at, to)
			at = to
		case c == ' ' || c == '\n':
			f.space = true
			at++
		default:
			r, n := utf8.DecodeRuneInString(page[at:end])
			switch {
			case isSpace(r):
				f.space = true
			case isInvisible(r):
			default:
				f.copy(page, at, at+n)
			}
			at += n
		}
	}
}

// word appends what an entity at page[start:end) stands for.
func (f *folder) word(page, text string, start, end int) {
	for _, r := range text {
		switch {
		case isSpace(r):
			f.space = true
		case isInvisible(r):
		default:
			f.blank(page, start)
			if f.from != nil {
				lo, hi := f.from.capture(start, end)
				f.runs = append(f.runs, sitrep.OriginRun{Text: f.base + len(f.out), Len: utf8.RuneLen(r), Capture: lo, Size: hi - lo})
			}
			f.out = utf8.AppendRune(f.out, r)
			f.last = end
		}
	}
}

func (f *folder) copy(page string, start, end int) {
	f.blank(page, start)
	if f.from != nil {
		f.runs = f.from.origin(f.runs, f.base+len(f.out), start, end)
	}
	f.out = append(f.out, page[start:end]...)
	f.last = end
}

// blank writes the space that waits; it stands for all that is between the words.
func (f *folder) blank(page string, next int) {
	if !f.space {
		return
	}
	f.space = false
	if len(f.out) == 0 {
		return
	}
	if f.from != nil {
		at := f.base + len(f.out)
		if next-f.last == 1 && page[f.last] == ' ' {
			f.runs = f.from.origin(f.runs, at, f.last, next)
		} else {
			lo, hi := f.from.capture(f.last, next)
			f.runs = append(f.runs, sitrep.OriginRun{Text: at, Len: 1, Capture: lo, Size: max(hi-lo, 0)})
		}
	}
	f.out = append(f.out, ' ')
}

// entity reads the character reference that s begins with: what it stands for
// and its length; 1 where the & stands for itself.
func entity(s string) (string, int) {
	const longest = 34
	n := 1
	for n < len(s) && n < longest && (s[n] == '#' || 'a' <= s[n]|32 && s[n]|32 <= 'z' || '0' <= s[n] && s[n] <= '9') {
		n++
	}
	if n == 1 {
		return "&", 1
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	text := html.UnescapeString(s[:n])
	if text == s[:n] {
		return "&", 1
	}
	// A reference without its semicolon ends before what was not part of it.
	if rest := len(text); s[n-1] != ';' {
		k := 0
		for k < rest-1 && k < n-2 && text[rest-1-k] == s[n-1-k] {
			k++
		}
		if k > 0 && strings.HasSuffix(text, s[n-k:n]) {
			return text[:rest-k], n - k
		}
	}
	return text, n
}

// fold makes white space single spaces and leaves out what cannot be seen.
func fold(s string) string {
	plain := len(s) > 0 && s[0] != ' ' && s[len(s)-1] != ' '
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = c > ' ' && c < 0x7f || c == ' ' && s[i-1] != ' '
	}
	if plain {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case isSpace(r):
			space = b.Len() > 0
		case isInvisible(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
