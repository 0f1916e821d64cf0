package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"sitrep"
)

// CoNLLU writes the syntactic layer of documents in CoNLL-U
// (universaldependencies.org/format.html). MISC says where a word stands
// (TokenRange=start:end, bytes into the document's text) and, as SpaceAfter=No,
// that the next one follows at once. Lost: every layer above syntax.
type CoNLLU struct{ buf *bufio.Writer }

// NewCoNLLU returns a writer; Flush when done.
func NewCoNLLU(w io.Writer) *CoNLLU { return &CoNLLU{bufio.NewWriterSize(w, 64<<10)} }

// Flush writes what is still buffered.
func (c *CoNLLU) Flush() error { return c.buf.Flush() }

// Document writes all sentences of a document.
func (c *CoNLLU) Document(a *sitrep.Analysis) error {
	fmt.Fprintf(c.buf, "# newdoc id = %s\n", a.Doc.ID)
	block := -1
	for i := range a.Sentences {
		s := &a.Sentences[i]
		if len(s.Tokens) == 0 {
			continue
		}
		if s.Block != block {
			block = s.Block
			c.buf.WriteString("# newpar")
			if block >= 0 && block < len(a.Doc.Blocks) {
				c.buf.WriteString("\n# role = " + string(a.Doc.Blocks[block].Role))
			}
			c.buf.WriteByte('\n')
		}
		fmt.Fprintf(c.buf, "# sent_id = %s-%d\n# text = %s\n", a.Doc.ID, i+1, oneLine(a.Text(s.Span)))
		for j := range s.Tokens {
			t := &s.Tokens[j]
			c.row(fmt.Sprint(j+1), oneWord(a.Text(t.Span)), t)
			misc := fmt.Sprintf("TokenRange=%d:%d", t.Start, t.End)
			if j+1 < len(s.Tokens) && s.Tokens[j+1].Start == t.End {
				misc = "SpaceAfter=No|" + misc
			}
			c.buf.WriteString("\t_\t" + misc + "\n")
		}
		c.buf.WriteByte('\n')
	}
	return nil
}

// row writes the first eight columns.
func (c *CoNLLU) row(id, form string, t *sitrep.Token) {
	for i, s := range [...]string{id, form, t.Lemma, t.UPOS, t.XPOS, t.Feats, fmt.Sprint(t.Head), t.Deprel} {
		if i > 0 {
			c.buf.WriteByte('\t')
		}
		if s == "" {
			s = "_"
		}
		c.buf.WriteString(s)
	}
}

// oneLine folds white space, so that a text fits a comment.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// oneWord keeps a form within its column; CoNLL-U allows spaces, no tabs or line ends.
func oneWord(s string) string {
	if strings.ContainsAny(s, "\t\n\r\v\f\u0085\u2028\u2029") {
		return oneLine(s)
	}
	return s
}
