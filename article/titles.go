package article

import (
	"strings"
	"unicode"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// findTitle: the heading of the page that agrees with what its metadata call
// it; where none agrees, the metadata's title without the name of the site.
func (t *tree) findTitle(m *pageData, r *region, ld *linkedData, site string) {
	m.titleBlock = -1
	page := ""
	if t.title[1] > t.title[0] {
		page = fold(unescape(t.page[t.title[0]:t.title[1]]))
	}
	social, from := t.meta(titleNames)
	host := hostOf(m.url)
	var stated [][]string
	for _, s := range [...]string{ld.headline, social, page} {
		if s != "" {
			stated = append(stated, wordsOf(s, nil))
		}
	}
	var said []string
	// The heading that agrees best.
	best, fit := -1, float32(0)
	const reach = 300 // headings
	headings := 0
	tail := siteTail(page)
	for i := range r.blocks {
		b := &r.blocks[i]
		if headings > reach {
			break
		}
		if b.words < 1 || b.words > 60 || !b.tag.heading() && b.marks&markHeadline == 0 || b.marks&(markComment|markNav|markHidden) != 0 {
			continue
		}
		headings++
		if tail != "" && squeeze(b.text) == tail && names(b.text, site, host) && !strings.EqualFold(social, b.text) {
			continue
		}
		f := float32(0)
		said = wordsOf(b.text, said[:0])
		for k, s := range stated {
			f = max(f, agreementOf(said, s)-0.01*float32(k))
		}
		switch b.tag {
		case tagH1:
			f += 0.15
		case tagH2:
			f += 0.03
		}
		if b.link > 0.8 {
			f -= 0.1
		}
		if f > fit+0.001 {
			best, fit = i, f
		}
	}
	const enough = 0.75
	if best < 0 || fit < enough {
		if i := r.soleHeading(site, host); i >= 0 && (r.saysOne(i, stated) || t.article(r) || !r.wide && !r.list && !t.website()) {
			best, fit = i, enough
		}
	}
	if best >= 0 && fit >= enough && t.website() && (r.wide || r.list) && (social != "" || page != "") {
		// A page that is no single work is known by what its metadata call it.
		h := squeeze(anchorless(withoutSite(r.blocks[best].text, site, host, "")))
		if h != squeeze(withoutSite(social, site, host, "")) && h != squeeze(withoutSite(page, site, host, "")) {
			fit = 0
		}
	}
	sole := best
	if best >= 0 && fit >= enough {
		m.titleBlock, m.heading = best, withoutSite(anchorless(r.blocks[best].text), site, host, "")
	} else {
		t.statedHeading(m, r, best, social, from, page, site, host)
	}
	m.site, m.agreed = site, sole
}

// statedHeading: what the metadata call the page, where no heading does.
func (t *tree) statedHeading(m *pageData, r *region, best int, social string, from *pageMeta, page, site, host string) {
	heading := ""
	if best >= 0 {
		heading = r.blocks[best].text
	}
	switch {
	case social != "" && !strings.EqualFold(social, site):
		m.heading = withoutSite(social, site, host, heading)
		m.titleAt = [2]int{from.start, from.end}
	case page != "":
		m.heading = withoutSite(page, site, host, heading)
		m.titleAt = t.title
	case best >= 0:
		m.titleBlock, m.heading = best, heading
	}
}

// soleHeading is the block of the only first heading that the page's matter has,
// -1 where it has none or several: what pages call themselves for searches and
// cards is often another text.
func (r *region) soleHeading(site, host string) int {
	const strange = markComment | markNav | markHidden | markFoot | markRelated | markTeaser | markNotice | markPromo | markAd
	at := -1
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.tag != tagH1 || b.words < 1 || b.words > 40 || b.marks&strange != 0 || names(b.text, site, host) {
			continue
		}
		if at >= 0 && r.blocks[at].item.key != b.item.key {
			return -1
		}
		if at < 0 {
			at = i
		}
	}
	return at
}

// saysOne: a heading shares some words with what the metadata call the page.
func (r *region) saysOne(i int, stated [][]string) bool {
	said := wordsOf(r.blocks[i].text, nil)
	f := float32(0)
	for _, s := range stated {
		f = max(f, agreementOf(said, s))
	}
	return f >= someWords
}

const someWords = 0.25

// website: the page says that it is no single work but a part of its site.
func (t *tree) website() bool {
	kind, _ := t.meta([]string{"og:type"})
	return strings.EqualFold(kind, "website")
}

// siteTail is the last part of a page's title, squeezed: a heading that says no
// more is the site's name.
func siteTail(title string) string {
	cut, side := lastMark(title)
	if cut <= 0 || strings.TrimSpace(title[:cut]) == "" {
		return ""
	}
	return squeeze(title[cut+side:])
}

// anchorless is a heading without the sign that links to it and the mark that parted it
// from what stood before.
func anchorless(s string) string {
	return strings.TrimLeft(strings.TrimRight(s, " ¶#§🔗"), " :|–—·•»")
}

// agreement is the share of the words of two titles that they have in common.
func agreement(a, b string) float32 {
	return agreementOf(wordsOf(a, nil), wordsOf(b, nil))
}

func agreementOf(x, y []string) float32 {
	if len(x) == 0 || len(y) == 0 || len(y) > 80 {
		return 0
	}
	common := 0
	var used [80]bool
	for _, w := range x {
		for k, v := range y {
			if !used[k] && v == w {
				used[k] = true
				common++
				break
			}
		}
	}
	if common == len(x) && len(x) >= 3 { // the site's name and more stands in the other
		return 0.9 + 0.1*float32(common)/float32(len(y))
	}
	return 2 * float32(common) / float32(len(x)+len(y))
}

var titleMarks = [...]string{" | ", " – ", " — ", " - ", " :: ", " · ", " • ", " » ", " « ", " ~ ", " / ", "| ", " |"}

// withoutSite takes the name of the site and of its sections from a title.
func withoutSite(title, site, host, heading string) string {
	for range 4 {
		cut, side := lastMark(title)
		if cut < 0 {
			break
		}
		head, tail := strings.TrimSpace(title[:cut]), strings.TrimSpace(title[cut+side:])
		switch {
		case head == "" || tail == "":
			return strings.Trim(title, " |-–—·•»«~/:")
		case heading != "" && squeeze(head) == squeeze(heading), names(tail, site, host):
			title = head
			continue
		case strings.Contains(title[cut:cut+side], "|") && len(strings.Fields(head)) >= 2 && len(strings.Fields(tail)) <= 6,
			len(strings.Fields(tail)) <= 3 && len(strings.Fields(head)) >= 4 && site == "":
			title = head
			continue
		}
		break
	}
	// The name of the site may stand first.
	for _, mark := range titleMarks {
		if i := strings.Index(title, mark); i > 0 {
			if head, tail := title[:i], strings.TrimSpace(title[i+len(mark):]); names(head, site, host) && len(strings.Fields(tail)) >= 2 {
				return tail
			}
		}
	}
	return title
}

// lastMark is where the last mark that parts a title stands, and its length.
func lastMark(s string) (at, size int) {
	at = -1
	for _, mark := range titleMarks {
		if i := strings.LastIndex(s, mark); i > at {
			at, size = i, len(mark)
		}
	}
	return at, size
}

// names: a part of a title is the name of the site or its address.
func names(part, site, host string) bool {
	n := siteNaming(site, host)
	return n.is(part)
}

// siteName is what a site may be called, squeezed.
type siteName struct{ name, host, bare string }

func siteNaming(site, host string) siteName {
	n := siteName{name: squeeze(site), host: squeeze(host)}
	if i := strings.LastIndexByte(host, '.'); i > 0 {
		host = host[:i]
	}
	n.bare = squeeze(host)
	return n
}

// is: a text is the name of the site or its address.
func (n *siteName) is(part string) bool {
	p := squeeze(part)
	if p == "" {
		return false
	}
	if s := n.name; s != "" && (p == s || len(p) >= 4 && strings.Contains(s, p) || len(s) >= 4 && strings.HasPrefix(p, s)) {
		return true
	}
	return n.host != "" && (p == n.host || len(p) >= 3 && strings.Contains(n.bare, p))
}
