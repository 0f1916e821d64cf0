package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"sitrep"
)

// citation is what a bibliography says of a report.
type citation struct {
	id, author, title, publisher, url, lang, note string
	on                                            sitrep.Interval
	inferred                                      bool // the date is worked out from the report's own words
}

func newCitation(d *sitrep.Document) citation {
	c := citation{id: d.ID, author: writer(d.Byline), title: sitrep.OneLine(headline(d)), publisher: sitrep.OneLine(outlet(d)), url: d.URL, lang: d.Lang}
	if p := d.PublishedOn; p != nil && p.Start != 0 && p.End != 0 {
		c.on, c.inferred = p.Interval, p.Basis == sitrep.BasisInferred
	}
	var notes []string
	if d.URL == "" && d.SourceID != "" {
		notes = append(notes, "Read from "+sitrep.OneLine(d.SourceID))
	}
	if c.inferred {
		notes = append(notes, "Date worked out from the report's own words")
	}
	if d.ReprintOf != "" {
		notes = append(notes, "Reprint of "+d.ReprintOf)
	}
	c.note = strings.Join(notes, ". ")
	return c
}

// writer is a byline without its "By". Names in it are not told apart: that would be
// a guess.
func writer(byline string) string {
	s := sitrep.OneLine(byline)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = strings.TrimSpace(s[3:])
	}
	return s
}

// cslItem is an item of CSL-JSON (citation-style-language/schema, csl-data.json).
type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Author         []cslName `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Language       string    `json:"language,omitempty"`
	Note           string    `json:"note,omitempty"`
	Title          string    `json:"title,omitempty"`
	URL            string    `json:"URL,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

// newCSLDate is a day, a month or a year where the interval is one, else its first and
// last day.
func newCSLDate(c *citation) *cslDate {
	if !c.on.Known() {
		return nil
	}
	d := &cslDate{Circa: c.inferred}
	y, m, day := c.on.Start.Date()
	y2, m2, day2 := c.on.End.Date()
	switch whole(c.on) {
	case sitrep.PrecisionDay:
		d.Parts = [][]int{{y, m, day}}
	case sitrep.PrecisionMonth:
		d.Parts = [][]int{{y, m}}
	case sitrep.PrecisionYear:
		d.Parts = [][]int{{y}}
	default:
		d.Parts = [][]int{{y, m, day}, {y2, m2, day2}}
	}
	return d
}

// whole says whether a closed interval is just a day, a month or a year.
func whole(i sitrep.Interval) sitrep.Precision {
	y, m, d := i.Start.Date()
	y2, m2, _ := i.End.Date()
	_, _, next := (i.End + 1).Date()
	switch {
	case i.Start == i.End:
		return sitrep.PrecisionDay
	case y != y2 || d != 1 || next != 1:
		return sitrep.PrecisionInterval
	case m == m2:
		return sitrep.PrecisionMonth
	case m == 1 && m2 == 12:
		return sitrep.PrecisionYear
	}
	return sitrep.PrecisionInterval
}

// CSLJSON writes citations of documents as CSL-JSON, one list of items, each the
// article of a newspaper. Bylines are literal names. Lost: the text and all that is
// coded of it.
func CSLJSON(w io.Writer, docs Documents) error {
	out := bufio.NewWriterSize(w, 64<<10)
	items := jsonList{w: out}
	for d, err := range docs {
		if err != nil {
			return err
		}
		c := newCitation(d)
		it := cslItem{ID: c.id, Type: "article-newspaper", ContainerTitle: c.publisher, Issued: newCSLDate(&c), Language: c.lang, Note: c.note, Title: c.title, URL: escapeIRI(c.url)}
		if c.author != "" {
			it.Author = []cslName{{c.author}}
		}
		if err := items.add(it); err != nil {
			return err
		}
	}
	items.end()
	return out.Flush()
}

// jsonList writes a list of JSON values, one a line.
type jsonList struct {
	w     *bufio.Writer
	begun bool
	enc   *json.Encoder
}

func (l *jsonList) add(v any) error {
	if l.begun {
		l.w.WriteByte(',')
	} else {
		l.w.WriteString("[\n")
		l.enc = json.NewEncoder(l.w)
		l.enc.SetEscapeHTML(false)
	}
	l.begun = true
	return l.enc.Encode(v)
}

func (l *jsonList) end() {
	if !l.begun {
		l.w.WriteByte('[')
	}
	l.w.WriteString("]\n")
}

var bibMonths = [...]string{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// BibTeX writes citations of documents: an article each with the fields of BibTeX and,
// for BibLaTeX, the date. Text is UTF-8 with what TeX reads escaped; bylines and titles
// stand in braces, as they are. Lost: the text and all that is coded of it.
func BibTeX(w io.Writer, docs Documents) error {
	out := bufio.NewWriterSize(w, 64<<10)
	for d, err := range docs {
		if err != nil {
			return err
		}
		c := newCitation(d)
		kind, container := "misc", "howpublished"
		if c.publisher != "" {
			kind, container = "article", "journal"
		}
		fmt.Fprintf(out, "@%s{%s", kind, c.id)
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(out, ",\n  %s = {%s}", name, value)
			}
		}
		field("title", braced(c.title))
		field("author", braced(c.author))
		field(container, texEscape(c.publisher))
		if c.on.Known() {
			y, m, _ := c.on.Start.Date()
			y2, m2, _ := c.on.End.Date()
			if y == y2 {
				field("year", fmt.Sprint(y))
				if m == m2 {
					fmt.Fprintf(out, ",\n  month = %s", bibMonths[m])
				}
			}
			field("date", bibDate(c.on))
		}
		field("url", bibURL.Replace(c.url))
		field("langid", bibLanguages[c.lang])
		field("note", texEscape(c.note))
		if _, err := out.WriteString("\n}\n\n"); err != nil {
			return err
		}
	}
	return out.Flush()
}

// bibDate is BibLaTeX's date (ISO 8601-2).
func bibDate(i sitrep.Interval) string {
	switch whole(i) {
	case sitrep.PrecisionDay:
		return i.Start.String()
	case sitrep.PrecisionMonth:
		return i.Start.String()[:7]
	case sitrep.PrecisionYear:
		return i.Start.String()[:4]
	}
	return i.Start.String() + "/" + i.End.String()
}

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + texEscape(s) + "}"
}

var (
	texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", "(", "}", ")", "%", `\%`, "&", `\&`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)
	bibURL     = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "\n", "")

	bibLanguages = map[string]string{"en": "english", "fr": "french", "de": "german", "es": "spanish", "pt": "portuguese", "it": "italian", "ru": "russian",
		"ar": "arabic", "uk": "ukrainian", "tr": "turkish", "fa": "persian", "nl": "dutch", "pl": "polish"}
)

// texEscape keeps TeX from reading what a report says. BibTeX counts braces even where
// they are escaped, so they become parentheses.
func texEscape(s string) string { return texEscapes.Replace(s) }
