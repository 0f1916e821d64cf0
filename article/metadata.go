package article

import (
	"html"
	"strings"

	"sitrep"
)

// pageData is what a page says of its article beside the text.
type pageData struct {
	title, byline, publisher, lang, url string
	section                             string
	date                                sitrep.Day
	titleAt                             [2]int // range of the page that holds the title
}

func (t *tree) metadata(r *region, address string) pageData {
	var m pageData
	for _, k := range t.metas {
		switch k.name {
		case "og:title":
			m.title = fold(html.UnescapeString(k.value))
		}
	}
	if m.title == "" {
		m.title = fold(html.UnescapeString(t.page[t.title[0]:t.title[1]]))
		m.titleAt = t.title
	}
	return m
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
