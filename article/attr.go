package article

import (
	"html"
	"strings"
)

// tagAttrs are the attributes of a start tag that matter here.
type tagAttrs struct {
	class, id, role, prop, name, content, typ, lang, datetime, href, label, rel, title string
	hidden, shadow, pubdate                                                            bool
}

func attrSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func (b *builder) setAttr(key, v string) {
	const longest = 16
	if len(key) > longest {
		return
	}
	for i := range len(key) {
		if upper(key[i]) {
			key = strings.ToLower(key)
			break
		}
	}
	a := &b.attrs
	to := (*string)(nil)
	switch key {
	case "class":
		to = &a.class
	case "id":
		to = &a.id
	case "role":
		to = &a.role
	case "itemprop":
		to = &a.prop
	case "name":
		to = &a.name
	case "property":
		if a.name == "" {
			to = &a.name
		}
	case "content":
		to = &a.content
	case "type":
		to = &a.typ
	case "lang", "xml:lang":
		to = &a.lang
	case "datetime":
		to = &a.datetime
	case "ts", "data-datetime", "data-timestamp", "data-time", "data-date": // scripts write out what they hold
		if len(v) >= 10 && v[4] == '-' && v[7] == '-' {
			to = &a.datetime
		}
	case "href":
		to = &a.href
	case "rel":
		to = &a.rel
	case "aria-label", "data-testid", "data-component", "data-type", "data-qa", "data-module":
		switch {
		case a.label == "":
			to = &a.label
		case len(a.label)+len(v) < 200:
			a.label += " " + v
		}
	case "hidden":
		a.hidden = v != "until-found"
	case "aria-hidden":
		a.hidden = a.hidden || v == "true"
	case "style":
		a.hidden = a.hidden || hiddenStyle(v)
	case "title":
		to = &a.title
	case "pubdate":
		a.pubdate = true
	case "shadowrootmode":
		a.shadow = true
	}
	if to != nil && v != "" && *to == "" {
		if strings.IndexByte(v, '&') >= 0 {
			v = html.UnescapeString(v)
		}
		*to = v
	}
}

func hiddenStyle(v string) bool {
	const reach = 400
	if len(v) > reach {
		v = v[:reach]
	}
	if !strings.Contains(v, "isplay") && !strings.Contains(v, "isibility") && !strings.Contains(v, "ISPLAY") {
		return false
	}
	s := strings.ToLower(strings.ReplaceAll(v, " ", ""))
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}
