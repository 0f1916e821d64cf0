package article

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep"
)

// examine checks what holds for every document: blocks in order within the text
// and on rune boundaries, and bytes that were copied equal those of the capture.
func examine(t *testing.T, c *sitrep.Capture) {
	t.Helper()
	docs, err := Parse(c)
	if err != nil {
		if len(docs) > 0 {
			t.Errorf("documents beside the error %v", err)
		}
		return
	}
	for _, d := range docs {
		checkDocument(t, c, d)
	}
}

func checkDocument(t *testing.T, c *sitrep.Capture, d *sitrep.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatalf("text is not UTF-8: %q", d.Text)
	}
	last := 0
	for _, b := range d.Blocks {
		if b.Start < last || b.End <= b.Start || b.End > len(d.Text) {
			t.Fatalf("block %v after %d in a text of %d", b, last, len(d.Text))
		}
		if !utf8.RuneStart(d.Text[b.Start]) || b.End < len(d.Text) && !utf8.RuneStart(d.Text[b.End]) {
			t.Fatalf("block %v cuts a rune", b)
		}
		last = b.End
	}
	for _, r := range d.Origin {
		if r.Text < 0 || r.Len < 0 || r.Text+r.Len > len(d.Text) || r.Capture < 0 || r.Size < 0 || r.Capture+r.Size > len(c.Bytes) {
			t.Fatalf("run %+v beyond the text (%d) or the capture (%d)", r, len(d.Text), len(c.Bytes))
		}
	}
}

func TestEveryBlockLeadsBackToTheBytes(t *testing.T) {
	for _, name := range []string{"talks-paused.txt", "market-blast.txt", "wire-1987.txt", "drone-border.txt", "page.html"} {
		b, err := os.ReadFile("../examples/" + name)
		if err != nil {
			t.Fatal(err)
		}
		form := sitrep.FormScraped
		if strings.HasSuffix(name, ".html") {
			form = sitrep.FormHTML
		}
		c := &sitrep.Capture{Source: name, Form: form, Bytes: b}
		examine(t, c)
		docs, err := Parse(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			for _, bl := range d.Blocks {
				at, ok := d.CaptureSpan(bl.Span)
				if !ok || at.Empty() {
					t.Errorf("%s: block %v has no origin", name, bl)
					continue
				}
				// The block's first word stands in the bytes that it comes from.
				word := strings.FieldsFunc(d.Text[bl.Start:bl.End], func(r rune) bool { return r > 127 || !('a' <= r|32 && r|32 <= 'z') })
				if len(word) > 0 && !strings.Contains(string(b[at.Start:at.End]), word[0]) {
					t.Errorf("%s: %q is not in the bytes %d–%d that it comes from", name, word[0], at.Start, at.End)
				}
			}
		}
	}
}

func TestEncodings(t *testing.T) {
	const text = "Rebels hold “Älmhult”\n\nRebels held the town of Älmhult on Monday, residents said, and thousands of people fled to the other bank of the river.\n"
	utf16 := []byte{0xff, 0xfe}
	for _, r := range text {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	windows := strings.NewReplacer("“", "\x93", "”", "\x94", "Ä", "\xc4").Replace(text)
	f := func(name string, b []byte) {
		t.Helper()
		c := &sitrep.Capture{Source: name, Form: sitrep.FormScraped, Bytes: b}
		examine(t, c)
		docs, err := Parse(c)
		if err != nil || len(docs) != 1 {
			t.Fatalf("%s: %d documents, %v", name, len(docs), err)
		}
		if docs[0].Title != "Rebels hold “Älmhult”" || !strings.Contains(docs[0].Text, "town of Älmhult on Monday") {
			t.Errorf("%s: title %q, text %q", name, docs[0].Title, docs[0].Text)
		}
	}
	f("UTF-8", []byte(text))
	f("UTF-8 with a mark", []byte("\ufeff"+text))
	f("UTF-16", utf16)
	f("windows-1252", []byte(windows))
	f("CRLF", []byte(strings.ReplaceAll(text, "\n", "\r\n")))
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"talks-paused.txt", "market-blast.txt", "wire-1987.txt", "page.html"} {
		b, err := os.ReadFile("../examples/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, uint8(len(name)))
	}
	f.Add([]byte("\xff\xfeA\x00"), uint8(0))
	f.Add([]byte("<html><body><plaintext><p>&#x110000;&amp"), uint8(2))
	f.Fuzz(func(t *testing.T, b []byte, form uint8) {
		if len(b) > 1<<14 {
			return
		}
		examine(t, &sitrep.Capture{Source: "f", Form: []sitrep.Form{sitrep.FormScraped, sitrep.FormClean, sitrep.FormHTML}[form%3], Bytes: b})
	})
}

// How a word is read stands beside it and is no part of the sentence.
func TestRubyIsLeftOut(t *testing.T) {
	d := parsePage(t, `<html lang="ja"><head><title>x</title></head><body><article><h1>Dam holds</h1>`+
		body(`<p>The <ruby>dam<rp>(</rp><rt>dæm</rt><rp>)</rp></ruby> of <ruby>Orlen<rt>or-len</ruby> held through the night, and the engineers left it at dawn, the governor said.</p>`)+`</article></body></html>`)
	if !strings.Contains(d.Text, "The dam of Orlen held through the night") {
		t.Errorf("%s", d.Text)
	}
}
