package article

import (
	"html"
	"strings"

	"sitrep"
)

// pageData is what a page says of its article beside the text.
type pageData struct {
	site                                string
	agreed                              int    // the heading that agrees most with the metadata, -1 none
	heading                             string // what the page's head says, which may be another text
	section, canonical                  string
	title, byline, publisher, lang, url string
	dated                               dated // by the order of sources: whether it is dated at all
	given                               dated // the day that it is of
	changed                             sitrep.Day
	found                               []found
	titleBlock                          int    // the block that says the title, -1 none
	titleAt                             [2]int // otherwise the range of the page that holds it
}

// found is where a page says a value of the document.
type found struct {
	field, from string
	at          [2]int // its range of the page; empty: of none
}

// note keeps where a value was found.
func (m *pageData) note(field, from string, at [2]int) {
	m.found = append(m.found, found{field, from, at})
}

// narrow is where a script says a value, the whole script where it is written
// otherwise.
func (t *tree) narrow(at [2]int, value string) [2]int {
	if i := strings.Index(t.page[at[0]:at[1]], value); i >= 0 && value != "" {
		return [2]int{at[0] + i, at[0] + i + len(value)}
	}
	return at
}

// sources of what <meta> and attributes say, best first.
var (
	titleNames     = []string{"og:title", "twitter:title", "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "itemprop:headline"}
	siteNames      = []string{"og:site_name", "application-name", "al:ios:app_name", "dc.publisher", "publisher", "twitter:site"}
	bylineNames    = []string{"author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dcsext.author", "cxenseparse:author", "twitter:creator:name", "citation_author", "itemprop:author"}
	publishedNames = []string{"article:published_time", "article:published", "og:article:published_time", "og:published_time", "published_time", "itemprop:datepublished", "datepublished",
		"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.created", "dc.date.created",
		"citation_publication_date", "citation_date", "citation_online_date", "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "published_date", "date_published", "first-published", "first_published", "publication_date", "publicationdate", "article.published", "article_date_original",
		"date.published", "originalpublicationdate", "article:post_date", "bt:pubdate", "ptime", "rnews:datepublished", "shareaholic:article_published_time", "itemprop:datecreated", "datecreated", "article.created"}
	modifiedNames = []string{"article:modified_time", "og:updated_time", "article:modified", "og:modified_time", "itemprop:datemodified", "datemodified", "dcterms.modified", "dc.date.modified",
		"last-modified", "lastmod", "last_modified", "modified", "updated", "dateupdated", "itemprop:dateupdate"}
	datedNames = []string{"dc.date", "dc:date", "dcterms.date", "date", "created"} // of publication or of change
)

func (t *tree) meta(names []string) (string, *pageMeta) {
	for _, name := range names {
		for i := range t.metas {
			if k := &t.metas[i]; k.name == name {
				if s := fold(unescape(k.value)); s != "" {
					return s, k
				}
			}
		}
	}
	return "", nil
}

// unescape resolves references that were escaped twice.
func unescape(s string) string {
	if strings.IndexByte(s, '&') >= 0 {
		return html.UnescapeString(s)
	}
	return s
}

func (t *tree) metadata(r *region, address string) pageData {
	ld := t.linked
	m := pageData{url: address}
	site, from := t.meta(siteNames)
	if site = strings.TrimPrefix(site, "@"); site == "" {
		site = ld.site
	}
	m.findAddress(t, &ld)
	t.findLanguage(&m, &ld)
	house := site
	if house == "" {
		house = ld.publisher
	}
	if m.publisher = ld.publisher; m.publisher == "" {
		m.publisher = site
	}
	t.findTitle(&m, r, &ld, house)
	byline := t.findByline(&m, r, &ld)
	m.byline = byline.text
	t.findDay(&m, r, &ld)
	t.findWhole(&m, r, &ld)
	if m.given = t.pickDay(&m, r, &ld); m.given.day != 0 {
		m.note("published_on", m.given.from, m.given.at)
	}
	if m.byline != "" {
		m.note("byline", byline.from, byline.at)
	}
	switch {
	case ld.publisher != "":
		m.note("publisher", "json-ld", t.narrow(ld.at, ld.publisher))
	case site != "" && from != nil:
		m.note("publisher", from.name, [2]int{from.start, from.end})
	case site != "":
		m.note("publisher", "json-ld", t.narrow(ld.siteAt, site))
	default:
		if m.publisher = hostOf(m.url); m.publisher != "" {
			m.note("publisher", "address", [2]int{})
		}
	}
	t.findSection(&m, r, &ld)
	t.findChange(&m, r, &ld)
	return m
}

// findAddress: the address that the input states, else the page's own; and the one
// that stands for both.
func (m *pageData) findAddress(t *tree, ld *linkedData) {
	own, from, at := "", "", [2]int{}
	for _, l := range t.links {
		if own == "" && l.name == "canonical" {
			own, from, at = strings.TrimSpace(l.value), "canonical", [2]int{l.start, l.end}
		}
	}
	if own == "" {
		if s, k := t.meta([]string{"og:url"}); s != "" {
			own, from, at = s, "og:url", [2]int{k.start, k.end}
		} else if strings.HasPrefix(ld.url, "http") {
			own, from, at = ld.url, "json-ld", t.narrow(ld.at, ld.url)
		}
	}
	if m.url == "" || !strings.Contains(m.url, "://") && strings.Contains(own, "://") {
		if m.url = own; own != "" {
			m.note("url", from, at)
		}
	}
	if s, ok := canonicalAddress(m.url, own); ok {
		m.canonical = s
		m.note("canonical", from, at)
	} else if s := bareAddress(m.url); s != "" && s != m.url {
		m.canonical = s
		m.note("canonical", "address", [2]int{})
	}
}

// findLanguage: the language that the page states.
func (t *tree) findLanguage(m *pageData, ld *linkedData) {
	if m.lang = languageCode(t.lang); m.lang != "" {
		m.note("lang", "html", [2]int{})
	} else if m.lang = languageCode(ld.lang); m.lang != "" {
		m.note("lang", "json-ld", ld.at)
	} else if said, k := t.meta([]string{"og:locale", "language", "dc.language", "dcterms.language"}); k != nil {
		if m.lang = languageCode(said); m.lang != "" {
			m.note("lang", k.name, [2]int{k.start, k.end})
		}
	}
}

func languageCode(s string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), "_", "-")), "-")
	if len(code) != 2 {
		return ""
	}
	return code
}

// hostOf is the host of an address without "www.".
func hostOf(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#:"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

// statedDay reads a machine-readable date of the years that pages are from.
func statedDay(s string) sitrep.Day {
	s = strings.TrimSpace(unescape(s))
	if len(s) < 8 || len(s) > 60 {
		return 0
	}
	if len(s) >= 10 && s[4] == '-' && s[7] == '-' {
		s = s[:10]
	}
	day := metadataDate(s)
	if day == 0 {
		day, _ = pageDate(s, true)
	}
	if day != 0 {
		if y, _, _ := day.Date(); y < 1990 {
			return 0
		}
	}
	return day
}
