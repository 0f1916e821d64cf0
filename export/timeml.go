package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// TimeML writes documents with their temporal expressions as TIMEX3 inline
// (TimeML 1.2.1). A file of several documents is one XML document after the
// other, each with its own declaration. Lost: every layer but times; intervals
// and anchors; expressions that overlap an earlier one.
type TimeML struct{ buf *bufio.Writer }

// NewTimeML returns a writer; Flush when done.
func NewTimeML(w io.Writer) *TimeML { return &TimeML{bufio.NewWriterSize(w, 64<<10)} }

// Flush writes what is still buffered.
func (t *TimeML) Flush() error { return t.buf.Flush() }

// Document writes one document.
func (t *TimeML) Document(a *sitrep.Analysis) error {
	t.buf.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">` + "\n")
	fmt.Fprintf(t.buf, "<DOCID>%s</DOCID>\n<DCT>", escapeXML(a.Doc.ID))
	if p := a.Doc.PublishedOn; p != nil && p.Start != 0 && p.Start == p.End {
		fmt.Fprintf(t.buf, `<TIMEX3 tid="t0" type="DATE" value="%s" temporalFunction="false" functionInDocument="CREATION_TIME">%s</TIMEX3>`, p.Start, p.Start)
	}
	fmt.Fprintf(t.buf, "</DCT>\n<TITLE>%s</TITLE>\n<TEXT>", escapeXML(sitrep.OneLine(a.Doc.Title)))
	at := 0
	for i := range a.Timexes {
		x := &a.Timexes[i]
		if x.Start < at {
			continue
		}
		t.buf.WriteString(escapeXML(a.Doc.Text[at:x.Start]))
		fmt.Fprintf(t.buf, `<TIMEX3 tid="t%d" type="%s" value="%s"`, i+1, escapeXML(x.Type), escapeXML(x.Value))
		if x.Mod != "" {
			fmt.Fprintf(t.buf, ` mod="%s"`, escapeXML(x.Mod))
		}
		fmt.Fprintf(t.buf, ">%s</TIMEX3>", escapeXML(a.Text(x.Span)))
		at = x.End
	}
	t.buf.WriteString(escapeXML(a.Doc.Text[at:]))
	_, err := t.buf.WriteString("</TEXT>\n</TimeML>\n")
	return err
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escapeXML escapes what XML reads, and replaces what XML 1.0 cannot hold.
func escapeXML(s string) string {
	clean := func(r rune) rune {
		switch {
		case r == utf8.RuneError, r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			return 0xFFFD
		}
		return r
	}
	return xmlEscapes.Replace(strings.Map(clean, s))
}
