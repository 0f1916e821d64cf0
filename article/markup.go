package article

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed markup.txt
var markupText string

// marks are what the names of an element say of its part in the page.
type marks uint32

const (
	markBody marks = 1 << iota
	markArticle
	markHeadline
	markDeck
	markByline
	markStamp
	markCaption
	markCredit
	markRelated
	markComment
	markShare
	markAd
	markPromo
	markAuthor
	markTag
	markNav
	markNotice
	markSide
	markFoot
	markTop
	markTool
	markHidden
	markPlain
	markTeaser
	markForum
	markFold    // shown when asked for
	markReview  // what buyers wrote
	markDropped // an element whose text is never of the page
)

var markNames = map[string]marks{
	"body": markBody, "article": markArticle, "headline": markHeadline, "deck": markDeck, "byline": markByline, "stamp": markStamp,
	"caption": markCaption, "credit": markCredit, "related": markRelated, "comment": markComment, "share": markShare, "ad": markAd,
	"promo": markPromo, "author": markAuthor, "tag": markTag, "nav": markNav, "notice": markNotice, "side": markSide, "foot": markFoot,
	"top": markTop, "tool": markTool, "hidden": markHidden, "plain": markPlain,
	"fold": markFold, "teaser": markTeaser, "forum": markForum, "review": markReview,
}

// namePhrase is a phrase of markup.txt after its first word.
type namePhrase struct {
	mark         marks
	rest         []string
	whole, start bool
}

// markup finds phrases by their first word.
type markup map[string][]namePhrase

var loadMarkup = sync.OnceValue(func() markup {
	m, err := parseMarkup("markup.txt", markupText)
	if err != nil {
		panic(err) // an embedded file that the tests read
	}
	return m
})

// parseMarkup reads the format that the head of markup.txt describes.
func parseMarkup(name, text string) (markup, error) {
	m := markup{}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || strings.ContainsAny(l[:1], "#+-") {
			continue
		}
		kind, words, _ := strings.Cut(l, " ")
		mark, ok := markNames[kind]
		if !ok {
			return nil, fmt.Errorf("%s:%d:1: want a mark, such as body or related", name, i+1)
		}
		var p namePhrase
		p.mark = mark
		words = strings.TrimSpace(words)
		if words, p.whole = strings.CutPrefix(words, "="); !p.whole {
			words, p.start = strings.CutPrefix(words, "^")
		}
		ws := strings.Fields(words)
		if len(ws) == 0 {
			return nil, fmt.Errorf("%s:%d:%d: want the words of a name", name, i+1, len(l)+1)
		}
		p.rest = ws[1:]
		for k, w := range ws {
			ws[k] = singular(w)
		}
		m[ws[0]] = append(m[ws[0]], p)
	}
	return m, nil
}

func singular(w string) string {
	if len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' {
		return w[:len(w)-1]
	}
	return w
}

const longestName = 6 // words

// read gives the marks of the names in an attribute, which white space parts.
func (m markup) read(names string, words []string) (marks, []string) {
	var all marks
	const reach = 1200
	if len(names) > reach {
		names = names[:reach]
	}
	for len(names) > 0 {
		var name string
		i := strings.IndexAny(names, " \t\n\r\f")
		if i < 0 {
			name, names = names, ""
		} else {
			name, names = names[:i], names[i+1:]
		}
		if name == "" || len(name) > 80 || strings.IndexByte(name, '[') >= 0 {
			continue
		}
		words = nameWords(name, words[:0])
		if len(words) > longestName {
			continue // a title made into an anchor
		}
		var got marks
		for k, w := range words {
			for _, p := range m[w] {
				if p.whole && (k > 0 || len(words) != 1+len(p.rest)) || p.start && k > 0 || !hasWords(words[k+1:], p.rest) {
					continue
				}
				got |= p.mark
			}
		}
		if got&markPlain == 0 {
			all |= got
		}
	}
	return all, words
}

func hasWords(words, want []string) bool {
	if len(words) < len(want) {
		return false
	}
	for i, w := range want {
		if words[i] != w {
			return false
		}
	}
	return true
}

// nameWords takes a name apart: at what is neither letter nor digit and where
// the case changes. Digits at a word's end go; a word with others is a key that
// a program made up.
func nameWords(name string, to []string) []string {
	for at := 0; at < len(name); {
		if !nameByte(name[at]) {
			at++
			continue
		}
		from, digit, made := at, false, false
		for at < len(name) && nameByte(name[at]) {
			c := name[at]
			if '0' <= c && c <= '9' {
				digit = true
			} else {
				made = made || digit
			}
			at++
		}
		if made {
			continue
		}
		word := strings.TrimRight(name[from:at], "0123456789")
		start := 0
		for i := 1; i < len(word); i++ {
			if upper(word[i]) && !upper(word[i-1]) || upper(word[i]) && i+1 < len(word) && !upper(word[i+1]) && i > start {
				to = append(to, singular(strings.ToLower(word[start:i])))
				start = i
			}
		}
		if start < len(word) {
			to = append(to, singular(strings.ToLower(word[start:])))
		}
	}
	return to
}

func nameByte(c byte) bool {
	return 'a' <= c|32 && c|32 <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }

// marksOf reads the marks of the start tag that was read last.
func (b *builder) marksOf(g tag) marks {
	a := &b.attrs
	var m marks
	switch g {
	case tagNav, tagMenu:
		m = markNav
	case tagAside:
		m = markSide
	case tagFooter:
		m = markFoot
	case tagHeader:
		if b.count[tagArticle]+b.count[tagMain]+b.count[tagSection] == 0 {
			m = markTop
		}
	case tagFigcaption, tagCaption, tagFigure:
		m = markCaption
	case tagButton, tagLabel:
		m = markTool
	case tagDialog:
		m = markNotice
	case tagNoscript:
		m = markDropped
	case tagArticle, tagMain:
		m = markArticle
	case tagTime:
		m = markStamp
	}
	if tagInfos[g]&tagDropped != 0 && !(g == tagTemplate && a.shadow) {
		m |= markDropped
	}
	if a.hidden && !strings.HasPrefix(a.id, "S:") { // React streams what it shows later in such elements
		m |= markHidden
	}
	for k, s := range [...]string{a.class, a.label, a.role, a.id} {
		// Headings and paragraphs have ids made of their words.
		if s != "" && (k < 3 || !g.heading() && g != tagP && strings.Count(s, "-") < 4) {
			m |= b.namesMarks(s)
		}
	}
	if m&markFold != 0 {
		m &^= markHidden | markTool
	}
	switch a.role {
	case "main":
		m |= markArticle
	case "navigation", "menu", "menubar", "search":
		m |= markNav
	case "dialog", "alertdialog":
		m |= markNotice
	case "button":
		m |= markTool
	case "article":
		m |= markArticle
	}
	if a.prop != "" {
		switch strings.ToLower(a.prop) {
		case "articlebody":
			m |= markBody
		case "headline":
			m |= markHeadline
		case "author":
			m |= markByline
		case "caption":
			m |= markCaption
		case "description":
			m |= markDeck
		case "comment":
			m |= markComment
		}
	}
	return m
}

func (b *builder) namesMarks(names string) marks {
	if m, ok := b.names[names]; ok {
		return m
	}
	var m marks
	m, b.words = loadMarkup().read(names, b.words)
	if len(b.names) < 20000 {
		b.names[names] = m
	}
	return m
}
