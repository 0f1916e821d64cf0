package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sitrep"
)

// GivenWords is a document of a CoNLL-U file whose sentences and words are kept,
// to be annotated as they are. Every line of the file is held: comments, ranges
// of multiword tokens and empty nodes come out again where they stood.
type GivenWords struct {
	Analysis *sitrep.Analysis
	lines    []givenLine
}

// givenLine is a line of the file; word is the token's number in its sentence,
// from 0, where the line is a word.
type givenLine struct {
	text           string
	sentence, word int
}

// WordsError is a fault of a CoNLL-U file.
type WordsError struct {
	Line int
	Want string
}

func (e *WordsError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Want) }

// WordsReader reads a CoNLL-U file document by document, in parts of at most
// partSentences sentences.
type WordsReader struct {
	in   *bufio.Reader
	line int
	held string // a line that opens the next document
}

const partSentences = 500

// NewWordsReader reads CoNLL-U.
func NewWordsReader(r io.Reader) *WordsReader {
	return &WordsReader{in: bufio.NewReaderSize(r, 64<<10)}
}

// Next gives the next document or part of one, io.EOF after the last. Words
// stand in the text one blank apart, those of a multiword token and those before
// SpaceAfter=No without.
func (r *WordsReader) Next() (*GivenWords, error) {
	g := &GivenWords{}
	var text strings.Builder
	var tokens []sitrep.Token
	var sentences []sitrep.Sentence
	glue, rangeEnd := true, 0
	closeSentence := func() {
		if len(tokens) > 0 {
			s := sitrep.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}
			sentences = append(sentences, sitrep.Sentence{Span: s, Tokens: tokens})
			tokens = nil
			text.WriteByte('\n')
		}
		glue, rangeEnd = true, 0
	}
	for {
		line, err := r.next()
		if err == io.EOF {
			if closeSentence(); len(g.lines) == 0 {
				return nil, io.EOF
			}
			break
		}
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(line, "# newdoc") && len(sentences) > 0 {
			r.held = line
			break
		}
		if line == "" {
			closeSentence()
			g.lines = append(g.lines, givenLine{word: -1})
			if len(sentences) >= partSentences {
				break
			}
			continue
		}
		if line[0] == '#' {
			g.lines = append(g.lines, givenLine{line, len(sentences), -1})
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 10 {
			return nil, &WordsError{r.line, fmt.Sprintf("%d columns, a word of CoNLL-U has 10", len(col))}
		}
		switch _, to, isRange := strings.Cut(col[0], "-"); {
		case isRange:
			n, err := strconv.Atoi(to)
			if err != nil {
				return nil, &WordsError{r.line, fmt.Sprintf("%q is no range of words", col[0])}
			}
			space(&text, &glue)
			rangeEnd, glue = n, noSpace(col[9])
			g.lines = append(g.lines, givenLine{line, len(sentences), -1})
			continue
		case strings.Contains(col[0], "."):
			g.lines = append(g.lines, givenLine{line, len(sentences), -1})
			continue
		}
		if n, err := strconv.Atoi(col[0]); err != nil || n != len(tokens)+1 {
			return nil, &WordsError{r.line, fmt.Sprintf("%q, expected word number %d", col[0], len(tokens)+1)}
		}
		if col[1] == "" {
			return nil, &WordsError{r.line, "a word without a form"}
		}
		inRange := len(tokens)+1 <= rangeEnd
		if !inRange {
			space(&text, &glue)
			glue = noSpace(col[9])
		}
		start := text.Len()
		text.WriteString(col[1])
		g.lines = append(g.lines, givenLine{line, len(sentences), len(tokens)})
		tokens = append(tokens, sitrep.Token{Span: sitrep.Span{Start: start, End: text.Len()}})
	}
	closeSentence()
	doc := &sitrep.Document{Kind: "document", Lang: "en", Text: text.String(), Blocks: []sitrep.Block{}}
	for i := range sentences {
		sentences[i].Block = i
		doc.Blocks = append(doc.Blocks, sitrep.Block{Role: sitrep.RoleBody, Span: sentences[i].Span})
	}
	g.Analysis = &sitrep.Analysis{Doc: doc, Sentences: sentences}
	return g, nil
}

// space writes the blank before a word unless the one before it forbids.
func space(text *strings.Builder, glue *bool) {
	if !*glue {
		text.WriteByte(' ')
	}
	*glue = false
}

func noSpace(misc string) bool {
	for m := range strings.SplitSeq(misc, "|") {
		if m == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

func (r *WordsReader) next() (string, error) {
	if r.held != "" {
		line := r.held
		r.held = ""
		return line, nil
	}
	line, err := r.in.ReadString('\n')
	if line == "" && err != nil {
		return "", err
	}
	if r.line++; r.line == 1 {
		line = strings.TrimPrefix(line, "\ufeff")
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// Given writes a document whose words were given, with its own numbers, forms,
// enhanced dependencies and MISC, and the annotation in between.
func (c *CoNLLU) Given(g *GivenWords) error {
	b := c.line[:0]
	for _, l := range g.lines {
		if l.word < 0 {
			b = append(append(b, l.text...), '\n')
			continue
		}
		col := strings.Split(l.text, "\t")
		b = appendRow(append(b, col[0]...), col[1], &g.Analysis.Sentences[l.sentence].Tokens[l.word])
		for _, s := range col[8:] {
			b = append(append(b, '\t'), s...)
		}
		b = append(b, '\n')
	}
	c.line = b
	_, err := c.out.Write(b)
	return err
}
