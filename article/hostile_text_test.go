package article

import (
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"sitrep"
)

// Texts made to break the reader of scraped ones.
func TestHostileTexts(t *testing.T) {
	const size = 4 << 20
	para := "The council of Larun met on Monday, and its members agreed to send aid to the flooded villages along the river.\n\n"
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, text := range map[string]string{
		"one line":    fill("The council met. "),
		"one word":    fill("a"),
		"letters":     fill("a\n"),
		"blank lines": para + fill("\n") + para,
		"same":        fill(para),
		"headlines":   fill("Council of Larun sends aid\n\n"),
		"colons":      fill("a: b\n"),
		"numbers":     fill("1 2 3 4 5 6 7\n"),
		"dates":       fill("5 March 2021\n"),
		"bullets":     fill("- a | b > c\n"),
		"quotes":      fill("“‘«"),
		"columns":     fill("The council of Larun met on Mon-\nday, and its members agreed to\nsend aid to the flooded vil-\nlages along the river.\n"),
		"bylines":     fill("By Ana Beren and Ilo Marat\n"),
		"credits":     fill("(Photo: Ana Beren/Larun Press)\n"),
		"datelines":   fill("LARUN, March 5 (Wire) - The council met.\n"),
		"marks":       fill("e\u0301\u0302\u0303"),
		"brackets":    fill("((([[["),
		"addresses":   fill("http://a.example/b?c=d&e "),
		"rules":       fill("----------\n"),
		"controls":    para + fill("\x01\x02\x7f\x1b[0m"),
		"markup":      fill("<b>&amp;</b> "),
		"forms":       fill("\f\v\r\u2028\u2029\u0085"),
		"spaces":      para + fill(" \t\u00a0\u3000"),
	} {
		for _, form := range []sitrep.Form{sitrep.FormScraped, sitrep.FormClean} {
			start := time.Now()
			c := &sitrep.Capture{Source: name, Form: form, Bytes: []byte(text)}
			docs, err := Parse(c)
			took := time.Since(start)
			t.Logf("%s %s: %v, %d documents, %v", name, form, took.Round(time.Millisecond), len(docs), err)
			if took > time.Minute { // about a second on an idle machine: what hangs is meant
				t.Errorf("%s: took %v", name, took)
			}
			if len(docs) > 0 {
				checkDocument(t, c, docs[0])
			}
		}
	}
}

// Wrong, mixed and broken encodings are refused with a reason or read.
func TestHostileEncodings(t *testing.T) {
	const text = "The council of Larun met on Monday, and its members agreed to send “aid” to the flooded villages along the river."
	page := func(charset, body string) string {
		return "<html><head><meta charset=\"" + charset + "\"></head><body><p>" + body + "</p></body></html>"
	}
	wide := func(s string, big bool) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			if big {
				b = append(b, byte(u>>8), byte(u))
			} else {
				b = append(b, byte(u), byte(u>>8))
			}
		}
		return string(b)
	}
	cp1252 := strings.NewReplacer("“", "\x93", "”", "\x94").Replace(text)
	for name, c := range map[string]struct {
		bytes string
		form  sitrep.Form
		want  string // of the text, "" where it is refused
	}{
		"a name that is none":            {page("x-unknown-9", text), sitrep.FormHTML, "“aid”"},
		"a name of another":              {page("utf-8", cp1252), sitrep.FormHTML, "“aid”"},
		"says UTF-16 in plain bytes":     {page("utf-16", text), sitrep.FormHTML, "“aid”"},
		"says UTF-7":                     {page("utf-7", text), sitrep.FormHTML, "flooded villages"},
		"replacement":                    {page("iso-2022-kr", text), sitrep.FormHTML, "flooded villages"},
		"both in one page":               {page("utf-8", text+"</p><p>"+cp1252), sitrep.FormHTML, "flooded villages"},
		"UTF-16 with a mark":             {"\xff\xfe" + wide(page("utf-16", text), false), sitrep.FormHTML, "“aid”"},
		"UTF-16 with a mark, big":        {"\xfe\xff" + wide(page("utf-16", text), true), sitrep.FormHTML, "“aid”"},
		"UTF-16 without a mark":          {wide(page("utf-16", text), false), sitrep.FormHTML, "“aid”"},
		"UTF-16 with an odd byte":        {"\xff\xfe" + wide(page("utf-16", text), false) + "a", sitrep.FormHTML, "“aid”"},
		"a lone surrogate":               {"\xff\xfe" + wide("<p>"+text+" ", false) + "\x00\xd8" + wide("x</p>", false), sitrep.FormHTML, "“aid”"},
		"two marks":                      {"\xef\xbb\xbf\xef\xbb\xbf" + text, sitrep.FormScraped, "flooded villages"},
		"UTF-8 cut within a letter":      {text[:len(text)-40] + "\xe2\x80", sitrep.FormScraped, "“aid”"},
		"overlong letters":               {text + " \xc0\xaf\xe0\x80\xaf", sitrep.FormScraped, "flooded villages"},
		"escape of ISO-2022 without end": {page("iso-2022-jp", text+" \x1b$B"), sitrep.FormHTML, "flooded villages"},
		"GB with half a letter":          {page("gb18030", "The council of Larun met on Monday, and its members agreed to send aid to the villages.\x81"), sitrep.FormHTML, "to the villages"},
		"a picture":                      {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\x01\xfe\xff", 100), sitrep.FormScraped, ""},
		"a program":                      {"\x7fELF\x02\x01\x01" + strings.Repeat("\x00\x8b\x45\xfc", 1000), sitrep.FormScraped, ""},
		"nothing but NULs":               {strings.Repeat("\x00", 1000), sitrep.FormHTML, ""},
	} {
		capture := &sitrep.Capture{Source: name, Form: c.form, Bytes: []byte(c.bytes)}
		docs, err := Parse(capture)
		switch {
		case c.want == "" && (err == nil || err.Error() == ""):
			t.Errorf("%s: read as %q", name, docs[0].Text)
		case c.want != "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && !strings.Contains(docs[0].Text, c.want):
			t.Errorf("%s: %q", name, docs[0].Text)
		case c.want != "":
			checkDocument(t, capture, docs[0])
		}
	}
}

// FuzzDecode: whatever a page says of its encoding, its text is UTF-8 and every
// byte of it leads back to the capture.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("caf\xe9 “aid” \xe2\x80"), "utf-8")
	f.Add([]byte("\xff\xfea\x00\x00\xd8"), "utf-16")
	f.Add([]byte("\x1b$B"), "iso-2022-jp")
	f.Add([]byte("\x81a\n\x82"), "gb18030")
	f.Fuzz(func(t *testing.T, b []byte, declared string) {
		d, reason := decode(b, declared)
		if reason != "" {
			return
		}
		if !utf8.ValidString(d.text) {
			t.Fatalf("%q as %q: %q", b, declared, d.text)
		}
		for at := 0; at < len(d.text); {
			_, n := utf8.DecodeRuneInString(d.text[at:])
			if lo, hi := d.capture(at, at+n); lo < 0 || lo > hi || hi > len(b) {
				t.Fatalf("%q as %q: character at %d leads to %d to %d", b, declared, at, lo, hi)
			}
			at += n
		}
	})
}
