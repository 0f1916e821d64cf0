package article

import (
	"html"
	"strings"

	"sitrep"
)

// pageData is what a page says of its article beside the text.
type pageData struct {
	title, byline, publisher, lang, url string
	date                                sitrep.Day
	basis                               sitrep.DateBasis
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
		"citation_publication_date", "citation_date", "citation_online_date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "article.published", "article_date_original",
		"date.published", "originalpublicationdate", "article:post_date", "bt:pubdate", "ptime", "rnews:datepublished", "shareaholic:article_published_time", "itemprop:datecreated", "datecreated", "article.created"}
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
	site = strings.TrimPrefix(site, "@")
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
	t.findTitle(&m, r, &ld, site)
	m.byline = t.findByline(r, &ld, m.publisher)
	t.findDay(&m, r, &ld)
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

// findByline: who wrote the article, by the structured data, the metadata, or a
// line of the page that is marked or reads as a byline.
func (t *tree) findByline(r *region, ld *linkedData, publisher string) string {
	if s := joinNames(ld.authors); s != "" {
		return s
	}
	var names []string
	for _, name := range bylineNames {
		for i := range t.metas {
			if k := &t.metas[i]; k.name == name && len(names) < 6 {
				if s := personName(fold(unescape(k.value))); s != "" {
					names = append(names, s)
				}
			}
		}
		if s := joinNames(names); s != "" && !strings.EqualFold(s, publisher) {
			return s
		}
		names = nil
	}
	return r.markedByline()
}

// markedByline reads the first short block marked as a byline near the article.
func (r *region) markedByline() string {
	lo, hi := r.inside()
	const reach = 30
	for pass := range 2 {
		for i := max(0, lo-reach); i < min(hi, lo+reach); i++ {
			b := &r.blocks[i]
			if b.words > 12 || b.words < 1 || b.marks&(markComment|markRelated|markNav|markTeaser) != 0 {
				continue
			}
			if pass == 0 && b.marks&markByline != 0 || pass == 1 && b.item.form == formByline {
				if s := personName(b.text); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// joinNames puts names in a line, each once.
func joinNames(names []string) string {
	var kept []string
	for _, s := range names {
		s = personName(s)
		twice := s == ""
		for _, k := range kept {
			twice = twice || strings.EqualFold(k, s)
		}
		if !twice {
			kept = append(kept, s)
		}
	}
	switch n := len(kept); n {
	case 0:
		return ""
	case 1:
		return kept[0]
	default:
		return strings.Join(kept[:n-1], ", ") + " and " + kept[n-1]
	}
}

// personName is a name without what bylines put around it, "" for an address,
// a number, a phrase.
func personName(s string) string {
	s = bylineName(strings.Trim(s, " ,;|-–—•·:"))
	for _, p := range [...]string{"Written by ", "Von ", "Por ", "Par ", "Di ", "Posted by ", "Author: ", "Autor: ", "Text: ", "Published by "} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			s = s[len(p):]
		}
	}
	for _, mark := range [...]string{" | ", " • ", " · ", " – ", " - "} {
		if i := strings.Index(s, mark); i > 3 {
			s = s[:i]
		}
	}
	s = strings.Trim(s, " ,;|-–—•·:")
	if len(s) < 3 || len(s) > 100 || strings.Contains(s, "://") || strings.ContainsAny(s, "@<>{}[]/=") || len(strings.Fields(s)) > 12 {
		return ""
	}
	if hasDate(s) || !strings.ContainsFunc(s, isLetter) {
		return ""
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "author", "editor", "staff", "webmaster", "none", "null", "undefined", "root", "guest", "user":
		return ""
	}
	return s
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
