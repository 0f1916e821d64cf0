package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// style of words on a terminal.
type style uint8

const (
	plain style = iota
	dim
	bold
	heading
	styleAction
	styleActor
	styleRecipient
	styleTime
	stylePlace
	styleSize
	styleSource
	styleDoubt

	fixed style = 0x80 // added to a style: blanks are kept as they are
)

var escapes = [...]string{
	dim: "\x1b[2m", bold: "\x1b[1m", heading: "\x1b[1;7m", styleAction: "\x1b[1;31m", styleActor: "\x1b[36m", styleRecipient: "\x1b[35m",
	styleTime: "\x1b[33m", stylePlace: "\x1b[32m", styleSize: "\x1b[31m", styleSource: "\x1b[34m", styleDoubt: "\x1b[1;33m",
}

// run is words of one style.
type run struct {
	text  string
	style style
}

// wrap sets runs into lines of at most cols columns, the first line indented as
// given by first, the others by rest. A word longer than a line is not broken.
func wrap(runs []run, cols int, first, rest string, colour bool) string {
	var b strings.Builder
	b.WriteString(first)
	at, fresh := columns(first), true
	cur := plain
	set := func(s style) {
		if !colour || s == cur {
			return
		}
		if cur != plain {
			b.WriteString("\x1b[0m")
		}
		if s != plain {
			b.WriteString(escapes[s])
		}
		cur = s
	}
	for _, u := range units(runs) {
		length := 0
		for _, w := range u.words {
			length += columns(w.text)
		}
		switch {
		case fresh || !u.gap:
		case at+1+length > cols:
			set(plain)
			b.WriteString("\n" + rest)
			at = columns(rest)
		default:
			if cur != u.words[0].style {
				set(plain)
			}
			b.WriteByte(' ')
			at++
		}
		for _, w := range u.words {
			set(w.style)
			b.WriteString(w.text)
		}
		at += length
		fresh = false
	}
	set(plain)
	b.WriteByte('\n')
	return b.String()
}

// unit is what may not be broken: words of several styles without a blank between.
type unit struct {
	words []run
	gap   bool // a blank stands before it
}

// units cuts runs at white space; each stretch of it is one blank.
func units(runs []run) []unit {
	var out []unit
	gap, open := false, false
	add := func(text string, s style) {
		if !open {
			out = append(out, unit{gap: gap})
			open, gap = true, false
		}
		u := &out[len(out)-1]
		u.words = append(u.words, run{text, s &^ fixed})
	}
	for _, r := range runs {
		text := printable(r.text)
		if r.style&fixed != 0 {
			add(text, r.style)
			continue
		}
		for text != "" {
			i := strings.IndexFunc(text, isBreak)
			switch {
			case i == 0:
				text = strings.TrimLeftFunc(text, isBreak)
				gap, open = true, false
			case i < 0:
				add(text, r.style)
				text = ""
			default:
				add(text[:i], r.style)
				text = text[i:]
			}
		}
	}
	return out
}

func isBreak(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// columns is how wide a terminal shows a text.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x300:
			n++
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}
