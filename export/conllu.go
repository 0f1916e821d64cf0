package export

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// CoNLLU writes the syntactic layer of documents in CoNLL-U
// (universaldependencies.org/format.html). MISC says where a word stands
// (TokenRange=start:end, bytes into the document's text) and, as SpaceAfter=No,
// that the next one follows at once. Lost: every layer above syntax.
type CoNLLU struct {
	out  *bufio.Writer
	line []byte // lines that are being made up
}

// NewCoNLLU returns a writer; Flush when done.
func NewCoNLLU(w io.Writer) *CoNLLU { return &CoNLLU{out: bufio.NewWriterSize(w, 64<<10)} }

// Flush writes what is still buffered.
func (c *CoNLLU) Flush() error { return c.out.Flush() }

// Document writes all sentences of a document.
func (c *CoNLLU) Document(a *sitrep.Analysis) error {
	b := append(c.line[:0], "# newdoc id = "...)
	b = append(b, a.Doc.ID...)
	b = append(b, '\n')
	block := -1
	for i := range a.Sentences {
		s := &a.Sentences[i]
		if len(s.Tokens) == 0 {
			continue
		}
		if s.Block != block {
			block = s.Block
			b = append(b, "# newpar"...)
			if block >= 0 && block < len(a.Doc.Blocks) {
				b = append(append(b, "\n# role = "...), a.Doc.Blocks[block].Role...)
			}
			b = append(b, '\n')
		}
		b = append(append(b, "# sent_id = "...), a.Doc.ID...)
		b = strconv.AppendInt(append(b, '-'), int64(i+1), 10)
		b = appendLine(append(b, "\n# text = "...), a.Text(s.Span))
		b = append(b, '\n')
		for j := range s.Tokens {
			t := &s.Tokens[j]
			b = strconv.AppendInt(b, int64(j+1), 10)
			b = appendRow(b, oneWord(a.Text(t.Span)), t)
			b = append(b, "\t_\t"...)
			if j+1 < len(s.Tokens) && s.Tokens[j+1].Start == t.End {
				b = append(b, "SpaceAfter=No|"...)
			}
			b = strconv.AppendInt(append(b, "TokenRange="...), int64(t.Start), 10)
			b = strconv.AppendInt(append(b, ':'), int64(t.End), 10)
			b = append(b, '\n')
		}
		b = append(b, '\n')
		if len(b) > 16<<10 {
			c.out.Write(b)
			b = b[:0]
		}
	}
	c.line = b
	_, err := c.out.Write(b)
	return err
}

// appendRow adds the columns from FORM to DEPREL, each after a tab.
func appendRow(b []byte, form string, t *sitrep.Token) []byte {
	b = appendColumn(b, form)
	b = appendColumn(b, t.Lemma)
	b = appendColumn(b, t.UPOS)
	b = appendColumn(b, t.XPOS)
	b = appendColumn(b, t.Feats)
	b = strconv.AppendInt(append(b, '\t'), int64(t.Head), 10)
	return appendColumn(b, t.Deprel)
}

func appendColumn(b []byte, s string) []byte {
	if s == "" {
		s = "_"
	}
	return append(append(b, '\t'), s...)
}

// appendLine adds s with its white space folded, so that a text fits a comment.
func appendLine(b []byte, s string) []byte {
	first := true
	for f := range strings.FieldsSeq(s) {
		if !first {
			b = append(b, ' ')
		}
		b, first = append(b, f...), false
	}
	return b
}

// oneWord keeps a form within its column; CoNLL-U allows spaces, no tabs or line ends.
func oneWord(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= utf8.RuneSelf {
			if strings.ContainsAny(s, "\t\n\r\v\f\u0085\u2028\u2029") {
				return sitrep.OneLine(s)
			}
			break
		}
	}
	return s
}
