package article

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sitrep"
)

// trafilaturaExtractor is the Extractor of go-trafilatura, with its fallbacks
// to readability and dom-distiller.
type trafilaturaExtractor struct{}

// lastDate bounds the dates that a page may give, so that the clock has no say.
var lastDate = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)

func (trafilaturaExtractor) Extract(page, address string) (found *Extracted, err error) {
	defer func() {
		if r := recover(); r != nil {
			found, err = nil, fmt.Errorf("the extractor failed: %v", r)
		}
	}()
	opt := trafilatura.Options{
		EnableFallback: true, ExcludeComments: true,
		HtmlDateOptions: &htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true, MaxDate: lastDate},
	}
	if u, err := url.ParseRequestURI(address); err == nil && u.Host != "" {
		opt.OriginalURL = u
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, err
	}
	got, err := trafilatura.ExtractDocument(root, opt)
	if err != nil {
		return nil, err
	}
	m := got.Metadata
	found = &Extracted{
		Title: titleOf(m.Title, m.Sitename), Byline: fold(m.Author), Publisher: fold(m.Sitename),
		Lang: languageOf(root), URL: m.URL,
	}
	if !m.Date.IsZero() {
		found.Date = plausible(m.Date.Year(), int(m.Date.Month()), m.Date.Day())
	}
	if found.Publisher == "" {
		found.Publisher = m.Hostname
	}
	r := renderer{role: sitrep.RoleBody}
	r.walk(got.ContentNode)
	r.flush()
	found.Parts = r.parts
	return found, nil
}

// titleOf is a page's title without the name of its site.
func titleOf(title, site string) string {
	title = fold(title)
	at := siteSuffix(title)
	if at == 0 {
		return title
	}
	suffix := strings.TrimLeft(title[at:], " |-–—·")
	if strings.Contains(title[at:], "|") || site != "" && (strings.Contains(squeeze(site), squeeze(suffix)) || strings.Contains(squeeze(suffix), squeeze(site))) {
		return strings.TrimSpace(title[:at])
	}
	return title
}

// languageOf is the language that the page's root element declares.
func languageOf(root *html.Node) string {
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Html {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "lang" || a.Key == "xml:lang" {
				code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(a.Val, "_", "-")), "-")
				if len(code) == 2 {
					return code
				}
			}
		}
	}
	return ""
}

// renderer gives the text of a tree in blocks.
type renderer struct {
	parts []Part
	role  sitrep.BlockRole
	text  strings.Builder
}

func (r *renderer) walk(n *html.Node) {
	if n == nil {
		return
	}
	if n.Type == html.TextNode {
		r.text.WriteString(n.Data)
		return
	}
	role, block := r.role, false
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template:
		return
	case atom.Br:
		r.text.WriteByte('\n')
		if next := n.NextSibling; next != nil && next.DataAtom == atom.Br {
			r.flush()
		}
		return
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		role, block = sitrep.RoleDeck, true
	case atom.Blockquote, atom.Q:
		block = n.DataAtom == atom.Blockquote
		if block {
			role = sitrep.RoleQuote
		}
	case atom.Figcaption, atom.Caption:
		role, block = sitrep.RoleCaption, true
	case atom.Td, atom.Th:
		r.text.WriteByte(' ')
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Pre,
		atom.Table, atom.Tr, atom.Figure, atom.Main, atom.Body, atom.Header, atom.Footer, atom.Hr, atom.Aside, atom.Details, atom.Summary:
		block = true
	}
	before := r.role
	if block {
		r.flush()
		r.role = role
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	if block {
		r.flush()
		r.role = before
	}
}

// flush ends a block.
func (r *renderer) flush() {
	if s := fold(r.text.String()); s != "" && strings.ContainsFunc(s, wordRune) {
		r.parts = append(r.parts, Part{r.role, s})
	}
	r.text.Reset()
}

// fold makes white space single spaces and leaves out what cannot be seen.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case isSpace(r):
			space = b.Len() > 0
		case isInvisible(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
