package article

import (
	_ "embed"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"sitrep"
)

// bareAddress is an address without what does not change the page that it leads
// to: the fragment, parameters that only follow readers, the scheme's own port;
// the host in lower case. "" where it is none.
func bareAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	if u.Scheme == "http" {
		u.Host = strings.TrimSuffix(u.Host, ":80")
	} else {
		u.Host = strings.TrimSuffix(u.Host, ":443")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	// A fragment that is a path leads to another page.
	if !strings.HasPrefix(u.Fragment, "!") && !strings.HasPrefix(u.Fragment, "/") {
		u.Fragment, u.RawFragment = "", ""
	}
	kept := slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(p string) bool {
		name, _, _ := strings.Cut(p, "=")
		return p == "" || follows(strings.ToLower(name))
	})
	u.RawQuery = strings.Join(kept, "&")
	u.ForceQuery = false
	return u.String()
}

// addressWords are what address.txt lists.
type addressWords struct {
	follow   map[string]bool
	prefixes []string
	home     map[string]bool
}

//go:embed address.txt
var addressText string

var loadAddress = sync.OnceValue(func() *addressWords {
	w, err := parseAddress("address.txt", addressText)
	if err != nil {
		panic(err) // an embedded file that the tests read
	}
	return w
})

// parseAddress reads the format that the head of address.txt describes.
func parseAddress(name, text string) (*addressWords, error) {
	w := &addressWords{follow: map[string]bool{}, home: map[string]bool{}}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' || l[0] == '+' {
			continue
		}
		kind, word, _ := strings.Cut(l, " ")
		if word = strings.TrimSpace(word); word == "" {
			return nil, fmt.Errorf("%s:%d:%d: want a name", name, i+1, len(l)+1)
		}
		switch p, all := strings.CutSuffix(word, "*"); {
		case kind == "home":
			w.home[word] = true
		case kind == "follow" && all:
			w.prefixes = append(w.prefixes, p)
		case kind == "follow":
			w.follow[word] = true
		default:
			return nil, fmt.Errorf("%s:%d:1: want follow or home", name, i+1)
		}
	}
	return w, nil
}

// follows: a parameter tells the site where a reader came from.
func follows(name string) bool {
	w := loadAddress()
	for _, p := range w.prefixes {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return w.follow[name]
}

// canonicalAddress is what a page says its address is, seen from the address at
// which it was got; ok is false where it is the same, none, or that of the site's
// first page for a page deeper in it, as careless sites write.
func canonicalAddress(at, own string) (string, bool) {
	if own == "" {
		return "", false
	}
	u, err := url.Parse(own)
	if err != nil {
		return "", false
	}
	here, err := url.Parse(at)
	if err == nil && here.Host != "" {
		u = here.ResolveReference(u)
		if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && strings.Trim(here.Path, "/") != "" {
			return "", false
		}
	}
	s := bareAddress(u.String())
	return s, s != "" && s != at
}

// findSection: the part of the outlet that the page stands in, as it names it.
func (t *tree) findSection(m *pageData, r *region, ld *linkedData) {
	if s := sectionName(ld.section, m); s != "" {
		m.section = s
		m.note("section", "json-ld", t.narrow(ld.at, s))
		return
	}
	if said, k := t.meta(sectionNames); k != nil {
		if s := sectionName(said, m); s != "" {
			m.section = s
			m.note("section", k.name, [2]int{k.start, k.end})
			return
		}
	}
	// The last step but the page itself; the first is the site.
	way := ld.way
	if n := len(way); n > 0 && (n > 1 || !homeStep(way[0], m)) {
		if s := sectionName(way[n-1], m); s != "" {
			m.section = s
			m.note("section", "json-ld", t.narrow(ld.crumbAt, s))
		}
	}
}

var sectionNames = []string{"article:section", "og:article:section", "itemprop:articlesection", "parsely-section", "cxenseparse:section", "sailthru.section", "article.section", "rnews:articlesection", "dcterms.subject.section", "section"}

// sectionName is the name of a section, the first of several; "" where it is none.
func sectionName(s string, m *pageData) string {
	if i := strings.IndexAny(s, ",;|>"); i > 0 {
		s = s[:i]
	}
	s = strings.TrimSpace(s)
	if len(s) < 2 || len(s) > 60 || strings.Contains(s, "://") || homeStep(s, m) || !strings.ContainsFunc(s, isLetter) {
		return ""
	}
	return s
}

// homeStep: a step of a page's way is the site's first page.
func homeStep(s string, m *pageData) bool {
	if loadAddress().home[strings.ToLower(s)] {
		return true
	}
	return names(s, m.site, hostOf(m.url))
}

// findings are where the values of the document were found, in the capture's bytes.
func (m *pageData) findings(d *decoded) []sitrep.Finding {
	all := make([]sitrep.Finding, 0, len(m.found))
	for _, f := range m.found {
		to := sitrep.Finding{Field: f.field, Source: strings.Clone(f.from)} // which may be of the page
		if f.at[1] > f.at[0] {
			lo, hi := d.capture(f.at[0], f.at[1])
			to.Capture = &sitrep.Span{Start: lo, End: hi}
		}
		all = append(all, to)
	}
	return all
}
