package export

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"sitrep"
)

// Articles writes documents as plain text or as Markdown: what the article stage
// made of a capture, for reading. Blocks stand a blank line apart, documents a
// line of dashes. Lost: roles (in plain text), metadata, offsets.
type Articles struct {
	buf      *bufio.Writer
	markdown bool
	n        int
}

// NewArticles returns a writer; Flush when done.
func NewArticles(w io.Writer, markdown bool) *Articles {
	return &Articles{buf: bufio.NewWriterSize(w, 64<<10), markdown: markdown}
}

// Flush writes what is still buffered.
func (w *Articles) Flush() error { return w.buf.Flush() }

// Document writes one document.
func (w *Articles) Document(a *sitrep.Analysis) error {
	if w.n++; w.n > 1 {
		w.buf.WriteString("\n---\n\n")
	}
	d := a.Doc
	first := true
	block := func(s string) {
		if !first {
			w.buf.WriteByte('\n')
		}
		first = false
		w.buf.WriteString(s + "\n")
	}
	blocks := asRead(d, d.Blocks)
	if d.Title != "" && !slices.ContainsFunc(blocks, func(b sitrep.Block) bool { return b.Role == sitrep.RoleHeadline }) {
		block(w.mark(sitrep.RoleHeadline, d.Title))
	}
	for _, b := range blocks {
		block(w.mark(b.Role, d.Text[b.Start:b.End]))
	}
	if len(d.Blocks) == 0 {
		block(w.mark(sitrep.RoleBody, d.Text))
	}
	return nil
}

func (w *Articles) mark(role sitrep.BlockRole, text string) string {
	text = strings.TrimSpace(text)
	if !w.markdown {
		return printable(text)
	}
	text = markdown(text)
	switch role {
	case sitrep.RoleHeadline:
		return "# " + sitrep.OneLine(text)
	case sitrep.RoleDeck:
		return "**" + sitrep.OneLine(text) + "**"
	case sitrep.RoleQuote:
		return "> " + strings.ReplaceAll(text, "\n", "\n> ")
	case sitrep.RoleCaption, sitrep.RoleCredit, sitrep.RoleByline, sitrep.RoleDateline:
		return "*" + sitrep.OneLine(text) + "*"
	}
	return text
}

// printable replaces control characters, which a terminal would obey, and the
// marks that turn the direction of what follows them.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return -1
		case r < 0x20, 0x7f <= r && r < 0xa0:
			return '\uFFFD'
		case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}
