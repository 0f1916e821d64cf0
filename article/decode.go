package article

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"sitrep"
)

// DecodeError says why a capture holds no text that can be read.
type DecodeError struct {
	Source string
	Reason string // what it is and what to do
}

func (e *DecodeError) Error() string { return e.Source + ": " + e.Reason }

// decoded is a capture's text in UTF-8. The runs map it to the capture's bytes
// in order and without gaps; nil where every byte stands for itself, shifted by lead.
type decoded struct {
	text string
	lead int // bytes before the text: a byte order mark
	runs []sitrep.OriginRun
}

// decode reads bytes of any charset. declared is a charset's name or empty; it
// is passed over where the bytes are UTF-8 or carry a byte order mark.
func decode(b []byte, declared string) (*decoded, string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		d := decodeUTF8(b[3:])
		d.shift(3)
		return d, ""
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return decodeUTF16(b, 2, 0), ""
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decodeUTF16(b, 2, 1), ""
	}
	if what := binaryFormat(b); what != "" {
		return nil, "is " + what + ", not text; save or convert it as text first"
	}
	if order, ok := sniffUTF16(b); ok {
		return decodeUTF16(b, 0, order), ""
	}
	if controls(b) {
		return nil, "is binary data, not text; save or convert it as text first"
	}
	if mostlyUTF8(b, declared) {
		return decodeUTF8(b), ""
	}
	return decodeCharset(b, declared), ""
}

// binaryFormat names a format by its first bytes.
func binaryFormat(b []byte) string {
	for _, f := range [][2]string{
		{"%PDF-", "a PDF"}, {"PK\x03\x04", "a ZIP archive or office document"}, {"\x1f\x8b", "gzip-compressed data"},
		{"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"}, {"\x7fELF", "a program"},
		{"\xd0\xcf\x11\xe0", "an office document"}, {"BZh", "bzip2-compressed data"}, {"\xfd7zXZ", "xz-compressed data"},
		{"\x28\xb5\x2f\xfd", "zstd-compressed data"}, {"SQLite format 3", "a database"}, {"{\\rtf", "an RTF document"},
	} {
		if bytes.HasPrefix(b, []byte(f[0])) {
			return f[1]
		}
	}
	return ""
}

// sniffUTF16: one byte of each pair is often NUL. order is 0 for little endian,
// 1 for big endian.
func sniffUTF16(b []byte) (order int, ok bool) {
	b = b[:min(len(b), 8192)&^1]
	if len(b) < 4 || bytes.IndexByte(b, 0) < 0 {
		return 0, false
	}
	var nul [2]int
	for i, c := range b {
		if c == 0 {
			nul[i&1]++
		}
	}
	pairs := len(b) / 2
	switch {
	case nul[1]*10 > pairs*4 && nul[0]*20 < pairs:
		return 0, true
	case nul[0]*10 > pairs*4 && nul[1]*20 < pairs:
		return 1, true
	}
	return 0, false
}

// controls: more control bytes than a text with a few stray ones has.
func controls(b []byte) bool {
	n, seen := 0, 0
	for _, c := range b[:min(len(b), 1<<20)] {
		seen++
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1a && c != 0x1b {
			n++
		}
	}
	return n > 4 && n*100 > seen*2
}

// mostlyUTF8: valid, or with a broken place here and there among valid ones; as many
// of either will do where nothing speaks for another charset.
func mostlyUTF8(b []byte, declared string) bool {
	if utf8.Valid(b) {
		return true
	}
	for i := max(0, len(b)-utf8.UTFMax+1); i < len(b); i++ {
		if b[i] >= utf8.RuneSelf && !utf8.FullRune(b[i:]) { // cut off within a character
			b = b[:i]
		}
	}
	good, bad := 0, 0
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		b = b[n:]
	}
	if good >= bad && (declared == "" || declared == "utf-8") {
		return true
	}
	return good > 4*bad
}

func decodeUTF8(b []byte) *decoded {
	if utf8.Valid(b) {
		return &decoded{text: string(b)}
	}
	d := &decoded{}
	var text strings.Builder
	text.Grow(len(b))
	for at := 0; at < len(b); {
		r, n := utf8.DecodeRune(b[at:])
		size := n
		if r == utf8.RuneError && n == 1 {
			size = text.Len()
			text.WriteRune(stray(b, at))
			size = text.Len() - size
		} else {
			text.Write(b[at : at+n])
		}
		d.add(text.Len()-size, size, at, n)
		at += n
	}
	d.text = text.String()
	return d
}

// stray reads a byte that is no UTF-8: one alone is left from a text in Windows-1252
// that was put into this one.
func stray(b []byte, at int) rune {
	if at > 0 && b[at-1] >= utf8.RuneSelf || at+1 >= len(b) || b[at+1] >= utf8.RuneSelf {
		return utf8.RuneError
	}
	if r := charmap.Windows1252.DecodeByte(b[at]); r >= 0xa0 {
		return r
	}
	return utf8.RuneError
}

// add appends a run, joined to the one before where both are plain copies.
func (d *decoded) add(text, n, capture, size int) {
	d.runs = appendRun(d.runs, sitrep.OriginRun{Text: text, Len: n, Capture: capture, Size: size})
}

// shift counts bytes that stand before those decoded.
func (d *decoded) shift(n int) {
	d.lead += n
	for i := range d.runs {
		d.runs[i].Capture += n
	}
}

// decodeUTF16 gives a run a word, so that a long text does not need a run a
// character; a word whose sizes happen to agree is given by characters.
func decodeUTF16(b []byte, lead, order int) *decoded {
	d := &decoded{}
	var text strings.Builder
	text.Grow(len(b) / 2)
	word, from := text.Len(), lead
	flush := func(at int) {
		if n := text.Len() - word; n > 0 {
			d.runs = append(d.runs, sitrep.OriginRun{Text: word, Len: n, Capture: from, Size: at - from})
		}
		word, from = text.Len(), at
	}
	unit := func(at int) rune {
		if order == 0 {
			return rune(b[at]) | rune(b[at+1])<<8
		}
		return rune(b[at])<<8 | rune(b[at+1])
	}
	at := lead
	for at+1 < len(b) {
		r, n := unit(at), 2
		switch {
		case 0xd800 <= r && r < 0xdc00 && at+3 < len(b) && unit(at+2)&0xfc00 == 0xdc00:
			r, n = 0x10000+(r-0xd800)<<10|(unit(at+2)-0xdc00), 4
		case 0xd800 <= r && r < 0xe000:
			r = utf8.RuneError
		}
		if r >= utf8.RuneSelf || r == ' ' || r == '\n' {
			flush(at)
		}
		text.WriteRune(r)
		at += n
		if r >= utf8.RuneSelf {
			flush(at)
		}
	}
	if at < len(b) { // half a character at the end
		flush(at)
		text.WriteRune(utf8.RuneError)
		at = len(b)
	}
	flush(at)
	d.text = text.String()
	return d
}

// decodeCharset reads one of the charsets from before UTF-8.
func decodeCharset(b []byte, declared string) *decoded {
	enc, _ := htmlindex.Get(declared)
	if enc == nil || enc == encoding.Nop || enc == unicode.UTF8 {
		enc = detect(b)
	}
	if m, ok := enc.(*charmap.Charmap); ok {
		d := &decoded{}
		var text strings.Builder
		text.Grow(len(b) + len(b)/8)
		for at := range b {
			before := text.Len()
			text.WriteRune(m.DecodeByte(b[at]))
			d.add(before, text.Len()-before, at, 1)
		}
		d.text = text.String()
		return d
	}
	return decodeLines(b, enc)
}

// decodeLines is for charsets of several bytes a character: a line that is not
// ASCII is one run.
func decodeLines(b []byte, enc encoding.Encoding) *decoded {
	d := &decoded{}
	var text strings.Builder
	for at := 0; at < len(b); {
		n := bytes.IndexByte(b[at:], '\n') + 1
		if n == 0 {
			n = len(b) - at
		}
		line, err := enc.NewDecoder().Bytes(b[at : at+n])
		if err != nil || !utf8.Valid(line) {
			line = bytes.ToValidUTF8(b[at:at+n], []byte("\uFFFD"))
		}
		before := text.Len()
		text.Write(line)
		d.add(before, len(line), at, n)
		at += n
	}
	d.text = text.String()
	return d
}

// detect guesses a charset from the bytes; Western European where nothing speaks
// for another.
func detect(b []byte) encoding.Encoding {
	sample := b[:min(len(b), 64<<10)]
	found := chardet.Detect(sample)
	name := strings.ToLower(found.Encoding)
	if found.Confidence < 0.5 || name == "" || strings.HasPrefix(name, "utf") || name == "ascii" {
		return charmap.Windows1252
	}
	enc, _ := htmlindex.Get(name)
	switch enc {
	case nil, encoding.Nop:
		return charmap.Windows1252
	}
	return enc
}

const charsetReach = 64 << 10 // bytes of a page that may declare its charset

// declaredCharset is the charset that the head of a page gives in a <meta>; "" where
// none does. Archives put scripts before it, so it may stand far down.
func declaredCharset(b []byte) string {
	b = b[:min(len(b), charsetReach)]
	for len(b) > 0 {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			return ""
		}
		b = b[i+1:]
		switch {
		case hasFold(b, "/head"), hasFold(b, "body"):
			return ""
		case hasFold(b, "!--"):
			if i = bytes.Index(b, []byte("-->")); i < 0 {
				return ""
			}
			b = b[i:]
		case hasFold(b, "script"):
			if i = bytes.Index(b, []byte("</")); i < 0 {
				return ""
			}
			b = b[i:]
		case hasFold(b, "meta"):
			i = bytes.IndexByte(b, '>')
			if i < 0 {
				return ""
			}
			if name := charsetIn(string(b[:i])); name != "" {
				return name
			}
			b = b[i:]
		}
	}
	return ""
}

func hasFold(b []byte, s string) bool {
	return len(b) > len(s) && bytes.EqualFold(b[:len(s)], []byte(s))
}

// charsetIn is the charset in the attributes of a <meta>; pages that say UTF-16 in
// ASCII are in UTF-8.
func charsetIn(meta string) string {
	_, s, ok := strings.Cut(strings.ToLower(meta), "charset")
	if s = strings.TrimLeft(s, " \t\r\n"); !ok || s == "" || s[0] != '=' {
		return ""
	}
	s = strings.TrimLeft(s[1:], " \t\r\n\"'")
	if i := strings.IndexAny(s, " \t\r\n\"';/>"); i >= 0 {
		s = s[:i]
	}
	if strings.HasPrefix(s, "utf-16") {
		return "utf-8"
	}
	return s
}
