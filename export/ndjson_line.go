package export

import (
	"encoding/binary"
	"math"
	"strconv"
	"unicode/utf8"

	"sitrep"
)

// appender is the line in the making.
type appender struct {
	b    []byte
	keys []string
	odd  bool // left to encoding/json: decided upon, or with a number that JSON cannot write
}

func (w *appender) words(key string, t *sitrep.Text) {
	w.open(key, '{')
	w.text(`"text":`, t.Text)
	w.spanFields(t.Span)
	w.close('}')
}

func (w *appender) span(key string, s sitrep.Span) {
	w.raw(key)
	w.number(`{"start":`, s.Start)
	w.number(`,"end":`, s.End)
	w.close('}')
}

func (w *appender) spanFields(s sitrep.Span) {
	w.number(`,"start":`, s.Start)
	w.number(`,"end":`, s.End)
}

func (w *appender) interval(i sitrep.Interval) {
	w.day(`"start":`, i.Start)
	w.day(`,"end":`, i.End)
}

func (w *appender) raw(s string)            { w.b = append(w.b, s...) }
func (w *appender) null(key string)         { w.raw(key); w.raw(`null`) }
func (w *appender) open(key string, c byte) { w.b = append(append(w.b, key...), c) }
func (w *appender) close(c byte)            { w.b = append(w.b, c) }
func (w *appender) text(key, s string)      { w.b = appendJSON(append(w.b, key...), s) }
func (w *appender) number(key string, n int) {
	w.b = strconv.AppendInt(append(w.b, key...), int64(n), 10)
}

// next parts the members of a list.
func (w *appender) next(i int) {
	if i > 0 {
		w.close(',')
	}
}

// some is a text that is left out where there is none.
func (w *appender) some(key, s string) {
	if s != "" {
		w.text(key, s)
	}
}

func (w *appender) texts(key string, ss []string) {
	if ss == nil {
		w.null(key)
		return
	}
	w.open(key, '[')
	for i, s := range ss {
		w.next(i)
		w.text(``, s)
	}
	w.close(']')
}

func (w *appender) numberAt(key string, n *int) {
	if n == nil {
		w.null(key)
		return
	}
	w.number(key, *n)
}

func (w *appender) floatAt(key string, f *float64) {
	if f == nil {
		w.null(key)
		return
	}
	w.float(key, *f)
}

func (w *appender) float(key string, f float64) {
	a := math.Abs(f)
	if !(a == 0 || a >= 1e-6 && a < 1e21) { // encoding/json has its own form for these
		w.odd = true
	}
	w.b = strconv.AppendFloat(append(w.b, key...), f, 'f', -1, 64)
}

func (w *appender) day(key string, d sitrep.Day) {
	w.open(key, '"')
	if year, month, day := d.Date(); d > 0 && year < 10000 {
		w.b = append(w.b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
			byte('0'+month/10), byte('0'+month%10), '-', byte('0'+day/10), byte('0'+day%10))
	} else {
		w.raw(d.String())
	}
	w.close('"')
}

// verbatim: of eight bytes none is a control, a quote or a backslash, and all are ASCII. It may
// say no where that is so.
func verbatim(x uint64) bool {
	const each = 0x0101010101010101
	return (x|(x-' '*each)|((x^'"'*each)-each)|((x^'\\'*each)-each))&(0x80*each) == 0
}

// asIs are the bytes that stand in a JSON string as they are.
var asIs = func() (t [256]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		t[c] = c != '"' && c != '\\'
	}
	return t
}()

const hexDigits = "0123456789abcdef"

// appendJSON appends a JSON string as encoding/json writes it, without escapes for HTML.
func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		if left := len(s) - i; left >= 8 {
			if verbatim(binary.LittleEndian.Uint64([]byte(s)[i:])) {
				i += 8
				continue
			}
		} else if len(s) >= 8 && verbatim(binary.LittleEndian.Uint64([]byte(s)[len(s)-8:])) {
			break // the last eight, some of them once more
		}
		end := min(i+8, len(s))
		for i < end && asIs[s[i]] {
			i++
		}
		if i == end {
			continue
		}
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && n == 1:
				b = append(append(b, s[from:i]...), `\ufffd`...)
			case r == '\u2028' || r == '\u2029':
				b = append(append(b, s[from:i]...), `\u202`...)
				b = append(b, hexDigits[r&0xF])
			default:
				i += n
				continue
			}
			i += n
			from = i
			continue
		}
		b = append(b, s[from:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
		}
		i++
		from = i
	}
	return append(append(b, s[from:]...), '"')
}
