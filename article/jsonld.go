package article

import (
	"encoding/json"
	"slices"
	"strings"
)

// linkedData is what a page's JSON-LD says of its article.
type linkedData struct {
	headline, publisher, lang, url string
	published, created, modified   string
	authors                        []string
	site                           string   // the site's name
	things                         []string // names of what the page shows
	crumb                          string   // the last of the way to the page
	section                        string
	body                           string // the article itself
	rank                           int
	at                             [2]int   // the range of its script
	siteAt, crumbAt, thingsAt      [2]int   // of the scripts of the site, the way, the first thing
	way                            []string // the steps that lead to the page, itself not one
}

const maxLinked = 2 << 20 // bytes of all scripts

// readLinked reads the scripts of a page; of several articles the first with
// the plainest type.
func (t *tree) readLinked() linkedData {
	var best linkedData
	site, crumb := "", ""
	var siteAt, crumbAt, thingsAt [2]int
	var things, way []string
	people := map[string]string{} // names by @id
	size := 0
	for _, at := range t.data {
		if size += at[1] - at[0]; size > maxLinked {
			break
		}
		var v any
		if json.Unmarshal(cleanJSON(t.page[at[0]:at[1]]), &v) != nil {
			if best.published == "" { // broken, but it may still say when
				best.published = textAfter(t.page[at[0]:at[1]], `"datePublished"`)
			}
			continue
		}
		walkLinked(v, 0, func(o map[string]any) {
			if id, name := jsonText(o["@id"]), jsonText(o["name"]); id != "" && name != "" {
				people[id] = name
			}
			rank := rankOf(o["@type"])
			switch {
			case crumb == "" && typed(o["@type"], "BreadcrumbList"):
				crumb, way = crumbs(o["itemListElement"])
				crumbAt = at
			case rank != 1 && len(things) < 4 && typed(o["@type"], thingTypes...):
				if name := jsonText(o["name"]); name != "" {
					if things = append(things, name); len(things) == 1 {
						thingsAt = at
					}
				}
			}
			if rank == 1 && site == "" {
				site, siteAt = jsonText(o["name"]), at
			}
			if rank < 2 || rank <= best.rank {
				return
			}
			d := linkedData{rank: rank, at: at, headline: jsonText(o["headline"]),
				published: jsonText(o["datePublished"]), created: jsonText(o["dateCreated"]), modified: jsonText(o["dateModified"]), lang: jsonText(o["inLanguage"])}
			if d.headline == "" && rank > 2 {
				d.headline = jsonText(o["name"])
			}
			if rank == 2 && d.published == "" && best.rank == 0 && d.headline == "" {
				return
			}
			d.publisher = nameOf(o["publisher"], people)
			if d.url = jsonText(o["url"]); d.url == "" {
				d.url = jsonText(o["mainEntityOfPage"])
			}
			d.authors = namesOf(o["author"], people)
			d.section = jsonText(o["articleSection"])
			if d.body, _ = o["articleBody"].(string); rank < 3 {
				d.body = ""
			}
			best = d
		})
	}
	// Authors given by @id may be described later in the page.
	for i, a := range best.authors {
		if name, ok := people[strings.TrimPrefix(a, "@id ")]; ok && strings.HasPrefix(a, "@id ") {
			best.authors[i] = name
		}
	}
	kept := best.authors[:0]
	for _, a := range best.authors {
		if !strings.HasPrefix(a, "@id ") {
			kept = append(kept, a)
		}
	}
	best.authors = kept
	if name, ok := people[strings.TrimPrefix(best.publisher, "@id ")]; ok {
		best.publisher = name
	} else if strings.HasPrefix(best.publisher, "@id ") {
		best.publisher = ""
	}
	best.site, best.things, best.crumb, best.way = site, things, crumb, way
	best.siteAt, best.crumbAt, best.thingsAt = siteAt, crumbAt, thingsAt
	return best
}

const (
	fewestLinked = 600 // bytes of an article in JSON-LD that is more than a summary
	moreLinked   = 3   // times as long as what the page shows of it
)

// bodyOf gives the paragraphs of the article that only JSON-LD has: of pages that a
// program fills in, or that show no more than its beginning.
func (d *linkedData) bodyOf(shown int) []string {
	if len(d.body) < fewestLinked || len(d.body) < shown*moreLinked {
		return nil
	}
	var all []string
	s := unescape(d.body)
	if strings.Contains(s, "</") || strings.Contains(s, "<br") {
		if t, err := parseTree(s); err == nil {
			for _, b := range t.blocks(&itemReader{vocabulary: loadVocabulary()}) {
				all = append(all, b.text)
			}
			return all
		}
	}
	for _, l := range strings.Split(s, "\n") {
		if l = fold(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}

// rankOf is how much a type is that of an article: 3 an article, 2 a page, 1 a
// site, 0 something else.
func rankOf(v any) int {
	best := 0
	each := func(s string) {
		s = s[strings.LastIndexAny(s, "/:")+1:]
		switch {
		case strings.HasSuffix(s, "Article") || strings.HasSuffix(s, "Posting") || s == "Report" || s == "OpinionNewsArticle" || s == "Review":
			best = max(best, 3)
		case strings.HasSuffix(s, "WebPage") || s == "ItemPage":
			best = max(best, 2)
		case s == "WebSite" || s == "NewsMediaOrganization":
			best = max(best, 1)
		}
	}
	switch v := v.(type) {
	case string:
		each(v)
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				each(s)
			}
		}
	}
	return best
}

var thingTypes = []string{"Product", "ProductGroup", "Book", "Recipe", "Event", "Course", "SoftwareApplication", "WebApplication", "VideoObject", "Movie",
	"Question", "CollectionPage", "WebPage", "ItemPage", "FAQPage", "Article", "Service", "HowTo", "Dataset", "JobPosting", "PodcastSeries"}

// typed: an object is of one of the types.
func typed(v any, types ...string) bool {
	switch v := v.(type) {
	case string:
		s := v[strings.LastIndexAny(v, "/:")+1:]
		for _, t := range types {
			if s == t {
				return true
			}
		}
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok && typed(s, types...) {
				return true
			}
		}
	}
	return false
}

// crumbs are the name of the last step of the way to a page and those before it.
func crumbs(v any) (last string, way []string) {
	steps, _ := v.([]any)
	var at []float64
	var names []string
	for _, x := range steps {
		o, ok := x.(map[string]any)
		if !ok || len(names) > 20 {
			continue
		}
		s := jsonText(o["name"])
		if in, ok := o["item"].(map[string]any); ok && s == "" {
			s = jsonText(in["name"])
		}
		if s == "" {
			continue
		}
		p, _ := o["position"].(float64)
		k := len(names)
		for k > 0 && at[k-1] > p {
			k--
		}
		names, at = slices.Insert(names, k, s), slices.Insert(at, k, p)
	}
	if n := len(names); n > 0 {
		return names[n-1], names[:n-1]
	}
	return "", nil
}

// walkLinked calls f for the objects of a value, outer ones first.
func walkLinked(v any, depth int, f func(map[string]any)) {
	const deepest = 8
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			walkLinked(x, depth+1, f)
		}
	case map[string]any:
		f(v)
		// In a fixed order, so that equal ranks give equal answers.
		for _, k := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "author", "creator", "publisher", "isPartOf", "hasPart", "subjectOf"} {
			if x, ok := v[k]; ok {
				walkLinked(x, depth+1, f)
			}
		}
	}
}

func jsonText(v any) string {
	switch v := v.(type) {
	case string:
		return fold(unescape(v))
	case []any:
		if len(v) > 0 {
			return jsonText(v[0])
		}
	case map[string]any:
		for _, k := range [...]string{"@value", "name", "@id"} {
			if s, ok := v[k].(string); ok {
				return fold(unescape(s))
			}
		}
	}
	return ""
}

// nameOf is the name of a person or an organisation.
func nameOf(v any, people map[string]string) string {
	if names := namesOf(v, people); len(names) > 0 {
		return names[0]
	}
	return ""
}

func namesOf(v any, people map[string]string) []string {
	switch v := v.(type) {
	case string:
		if s := fold(unescape(v)); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, x := range v {
			if len(all) < 12 {
				all = append(all, namesOf(x, people)...)
			}
		}
		return all
	case map[string]any:
		if s := jsonText(v["name"]); s != "" {
			return []string{s}
		}
		if id := jsonText(v["@id"]); id != "" {
			return []string{"@id " + id}
		}
	}
	return nil
}

// cleanJSON takes away what pages put around JSON and in its strings.
func cleanJSON(s string) []byte {
	s = strings.TrimSpace(s)
	for _, p := range [...]string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, p))
	}
	for _, p := range [...]string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, p))
	}
	b := []byte(s)
	for i, c := range b {
		if c < ' ' {
			b[i] = ' '
		}
	}
	return b
}

// textAfter is the string that follows a key in JSON that cannot be read.
func textAfter(s, key string) string {
	i := strings.Index(s, key)
	if i < 0 {
		return ""
	}
	s = strings.TrimLeft(s[i+len(key):], " :\n\t")
	if len(s) < 2 || s[0] != '"' {
		return ""
	}
	end := strings.IndexByte(s[1:min(len(s), 64)], '"')
	if end < 0 {
		return ""
	}
	return s[1 : 1+end]
}
