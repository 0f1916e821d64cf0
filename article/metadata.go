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
	titleFrom                           string
	titleSaid                           [2]int // the range of the page that says the title
	title, byline, publisher, lang, url string
	date                                sitrep.Day
	basis                               sitrep.DateBasis
	dateFrom                            string
	dateAt                              [2]int
	changed                             dated
	titleBlock                          int    // the block that says the title, -1 none
	titleAt                             [2]int // otherwise the range of the page that holds it
}

// sources of what <meta> and attributes say, best first.
var (
	titleNames     = []string{"og:title", "twitter:title", "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "itemprop:headline"}
	siteNames      = []string{"og:site_name", "application-name", "al:ios:app_name", "dc.publisher", "publisher", "twitter:site"}
	bylineNames    = []string{"author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dcsext.author", "cxenseparse:author", "twitter:creator:name"}
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
	site, _ := t.meta(siteNames)
	if site = strings.TrimPrefix(site, "@"); site == "" {
		site = ld.site
	}
	m.publisher = ld.publisher
	if m.publisher == "" {
		m.publisher = site
	}
	if site == "" {
		site = ld.publisher
	}
	for _, at := range t.links {
		if at.name == "canonical" && (m.url == "" || !strings.Contains(m.url, "://")) {
			m.url = at.value
		}
	}
	if m.url == "" {
		if m.url, _ = t.meta([]string{"og:url"}); m.url == "" && strings.HasPrefix(ld.url, "http") {
			m.url = ld.url
		}
	}
	m.lang = languageCode(t.lang)
	if m.lang == "" {
		m.lang = languageCode(ld.lang)
	}
	if m.lang == "" {
		said, _ := t.meta([]string{"og:locale", "language", "dc.language", "dcterms.language"})
		m.lang = languageCode(said)
	}
	t.findTitle(&m, r, &ld, site)
	m.byline = t.findByline(&m, r, &ld)
	t.findDay(&m, r, &ld)
	t.findChange(&m, r, &ld)
	t.findWhole(&m, r, &ld)
	if m.publisher == "" {
		m.publisher = hostOf(m.url)
	}
	return m
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
