package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"sitrep"
)

// rawText is a stretch of a treebank as running text, with the bounds of its
// sentences and syntactic words: paragraphs are parted by blank lines,
// sentences by a blank, as in the CoNLL 2018 shared task.
type rawText struct {
	id    string // "EWT train weblog"
	text  string
	sents []rawSentence
}

type rawSentence struct {
	sitrep.Span
	words []rawWord
}

// rawWord is a syntactic word. Those of a multiword token whose forms do not
// make up its letters ("ain't" as "are" and "n't") share the token's span.
type rawWord struct {
	sitrep.Span
	form      string
	upos, rel string
	head      int  // 1-based, 0 root
	multi     bool // part of a multiword token
}

// readRaw reads CoNLL-U and hands out a text for each document.
func readRaw(path, id string) ([]*rawText, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	b := rawBuilder{id: id}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		if err := b.line(sc.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	b.flush()
	return b.out, sc.Err()
}

// rawBuilder puts texts together from the lines of CoNLL-U.
type rawBuilder struct {
	id   string
	out  []*rawText
	text strings.Builder
	cur  rawSentence
	gap  string // what stands before the next token
	end  int    // last word of the multiword token that is being read
	from int    // its first word's index in cur
	surf sitrep.Span
}

func (b *rawBuilder) line(line string) error {
	switch {
	case line == "":
		b.sentence()
		return nil
	case strings.HasPrefix(line, "# newdoc"):
		b.flush()
		genre := ""
		if _, name, ok := strings.Cut(line, " = "); ok {
			genre = strings.TrimPrefix(name, "GUM_")
			genre, _, _ = strings.Cut(genre, "-")
			genre, _, _ = strings.Cut(genre, "_")
		}
		b.out = append(b.out, &rawText{id: b.id + " " + genre})
		return nil
	case line == "# newpar" || strings.HasPrefix(line, "# newpar id"):
		if b.text.Len() > 0 {
			b.gap = "\n\n"
		}
		return nil
	case line[0] == '#':
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, expected 10", len(f))
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	if first, last, ok := strings.Cut(f[0], "-"); ok {
		end, err := strconv.Atoi(last)
		if err != nil {
			return fmt.Errorf("range %q: %w", first+"-"+last, err)
		}
		b.end, b.from = end, len(b.cur.words)
		b.surf = b.write(f)
		return nil
	}
	n, err := strconv.Atoi(f[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return err
	}
	w := rawWord{form: f[1], upos: f[3], rel: f[7], head: head, multi: n <= b.end}
	if !w.multi {
		w.Span = b.write(f)
	}
	b.cur.words = append(b.cur.words, w)
	if n == b.end {
		b.place()
	}
	return nil
}

// write appends a surface token and what stands after it.
func (b *rawBuilder) write(f []string) sitrep.Span {
	b.text.WriteString(b.gap)
	start := b.text.Len()
	b.text.WriteString(f[1])
	b.gap = " "
	if f[9] == "SpaceAfter=No" || strings.Contains("|"+f[9]+"|", "|SpaceAfter=No|") {
		b.gap = ""
	}
	return sitrep.Span{Start: start, End: b.text.Len()}
}

// place gives the words of a multiword token their spans.
func (b *rawBuilder) place() {
	words := b.cur.words[b.from:]
	surface, at := b.text.String()[b.surf.Start:b.surf.End], b.surf.Start
	joined := ""
	for _, w := range words {
		joined += w.form
	}
	for i := range words {
		words[i].Span = b.surf
		if strings.EqualFold(joined, surface) && len(joined) == len(surface) {
			words[i].Span = sitrep.Span{Start: at, End: at + len(words[i].form)}
			at = words[i].End
		}
	}
}

func (b *rawBuilder) sentence() {
	if n := len(b.cur.words); n > 0 {
		b.cur.Start, b.cur.End = b.cur.words[0].Start, b.cur.words[n-1].End
		if len(b.out) == 0 { // no document was named
			b.out = append(b.out, &rawText{})
		}
		t := b.out[len(b.out)-1]
		t.sents = append(t.sents, b.cur)
	}
	b.cur, b.end = rawSentence{}, 0
}

func (b *rawBuilder) flush() {
	b.sentence()
	if len(b.out) > 0 {
		b.out[len(b.out)-1].text = b.text.String()
	}
	b.text.Reset()
	b.gap = ""
}

// joinRaw makes one text of many, a blank line between them.
func joinRaw(texts []*rawText) *rawText {
	var b strings.Builder
	out := &rawText{}
	for i, t := range texts {
		if i > 0 {
			b.WriteString("\n\n")
		}
		base := b.Len()
		b.WriteString(t.text)
		for _, s := range t.sents {
			out.sents = append(out.sents, s.shift(base))
		}
	}
	out.text = b.String()
	return out
}

func (s rawSentence) shift(by int) rawSentence {
	words := make([]rawWord, len(s.words))
	copy(words, s.words)
	for i := range words {
		words[i].Span = shiftSpan(words[i].Span, by)
	}
	return rawSentence{shiftSpan(s.Span, by), words}
}

func shiftSpan(s sitrep.Span, by int) sitrep.Span {
	return sitrep.Span{Start: s.Start + by, End: s.End + by}
}
