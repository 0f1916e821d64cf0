package article

import (
	"fmt"

	"sitrep"
)

// parseScraped takes a scraped text apart into its reports.
func parseScraped(d *decoded) ([]*sitrep.Document, string) {
	pg, docs := scrape(d)
	if pg == nil {
		return nil, "holds no words; there is nothing to read"
	}
	if len(docs) == 0 {
		if doc := pg.shortReport(); doc != nil {
			return []*sitrep.Document{doc}, ""
		}
		return nil, fmt.Sprintf("holds no report: none of its %d lines reads like a paragraph of one; check that it is the right file", len(pg.items))
	}
	return docs, ""
}

// scrape reads the lines of a text and its documents; nil for a text without words.
func scrape(d *decoded) (*page, []*sitrep.Document) {
	ps := paragraphs(d.text)
	if len(ps) == 0 {
		return nil, nil
	}
	x := itemReader{vocabulary: loadVocabulary()}
	pg := &page{d: d, items: make([]item, len(ps))}
	for i, p := range ps {
		pg.items[i] = x.read(d.text, p)
	}
	pg.count()
	pg.repeated()
	pg.strangers()
	pg.threads()
	pg.strays()
	var docs []*sitrep.Document
	for _, s := range pg.sections() {
		if doc := pg.report(s); doc != nil {
			docs = append(docs, doc)
		}
	}
	return pg, docs
}

// page is a scraped text with what its lines say.
type page struct {
	d     *decoded
	items []item
	twice bool // the page gives every paragraph twice
}

func (p *page) text(i int) string { return p.d.text[p.items[i].start:p.items[i].end] }

// count finds equal lines. A line that goes on with the site's name, or was cut
// off with an ellipsis, counts as equal to the line it begins like.
func (p *page) count() {
	first := make(map[uint64]int, len(p.items))
	n := make(map[uint64]int, len(p.items))
	for i := range p.items {
		it := &p.items[i]
		if it.form == formShort || it.form == formSentence {
			if at := siteSuffix(p.text(i)); at > 0 {
				if k := lineKey(p.text(i)[:at]); n[k] > 0 || p.ahead(i, k) {
					it.key = k
				}
			}
		}
		if _, seen := first[it.key]; !seen {
			first[it.key] = i
		}
		n[it.key]++
		it.first = first[it.key]
	}
	for i := range p.items {
		p.items[i].count = n[p.items[i].key]
	}
}

// ahead: the key is that of one of the next lines.
func (p *page) ahead(i int, key uint64) bool {
	for j := i + 1; j < len(p.items) && j < i+30; j++ {
		if p.items[j].key == key {
			return true
		}
	}
	return false
}

// siteSuffix is where " | Site" or " - Site" begins at the end of a title, 0 if nowhere.
func siteSuffix(s string) int {
	for i := len(s) - 2; i > len(s)/2 && i > 15; i-- {
		if s[i] == ' ' && i+1 < len(s) {
			switch {
			case s[i+1] == '|', s[i+1] == '-' && i+2 < len(s) && s[i+2] == ' ', hasAt(s, i+1, "– "), hasAt(s, i+1, "— "), hasAt(s, i+1, "· "):
				return i
			}
		}
	}
	return 0
}

func hasAt(s string, at int, sub string) bool {
	return at+len(sub) <= len(s) && s[at:at+len(sub)] == sub
}

// repeated settles what equal lines are: a paragraph that stands twice beside
// itself is a picture's caption, unless the page gives all its paragraphs twice; a short
// label that keeps coming back is a control.
func (p *page) repeated() {
	different, twice := 0, 0
	for i := range p.items {
		it := &p.items[i]
		if it.form == formProse && it.first == i && it.words <= 400 {
			different++
			if it.count > 1 {
				twice++
			}
		}
	}
	p.twice = different > 0 && twice*10 >= different*6 && (different > 2 || twice == different)
	for i := range p.items {
		it := &p.items[i]
		switch {
		case it.count < 2:
		case it.form == formShort && it.words <= 4 && it.count >= 3 && !it.ends:
			it.form = formControl
		case (it.form == formProse || it.form == formSentence) && !p.twice && it.words <= 70 && it.words >= 4 && p.besides(i):
			it.form = formCaption
			if p.leads(i) {
				it.form = formProse
				for j := max(0, i-30); j < i; j++ {
					if p.items[j].key == it.key {
						p.items[j].form = formControl
					}
				}
			}
		}
	}
}

// leads: the last copy of a long sentence without a credit, before other
// paragraphs: the report's first, which the page gave in its head too.
func (p *page) leads(i int) bool {
	it := &p.items[i]
	return it.ends && it.words >= 20 && it.first != i && creditAt(p.text(i)) == 0 && it.w[classCaption] == 0 &&
		i+1 < len(p.items) && p.items[i+1].form == formProse && p.items[i+1].key != it.key && p.items[i-1].key != it.key
}

// besides: a copy stands within the next or last few lines with no other paragraph between.
func (p *page) besides(i int) bool {
	key := p.items[i].key
	for _, step := range [2]int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < len(p.items) && n < 12; j, n = j+step, n+1 {
			if p.items[j].key == key {
				return true
			}
			if p.items[j].form == formProse {
				break
			}
		}
	}
	return false
}

// section is one report: its lines, the line of its headline (-1 none), the
// first and the last paragraph of its body.
type section struct {
	from, to    int // items, half-open
	headline    int
	first, last int
}

// prose is the lines that are paragraphs.
func (p *page) prose() []int {
	var prose []int
	for i := range p.items {
		if p.items[i].form == formProse {
			prose = append(prose, i)
		}
	}
	return prose
}

// sections divides the page between its paragraphs wherever what stands there
// is more likely the head of another report than a part of the same.
func (p *page) sections() []section {
	prose := p.prose()
	if len(prose) == 0 {
		return nil
	}
	h := p.headline(0, prose[0], prose, 0)
	cur := section{from: 0, headline: h.at, first: prose[0], last: prose[0]}
	var out []section
	for k := 1; k < len(prose); k++ {
		a, b := prose[k-1], prose[k]
		if b == a+1 && p.items[b].gap < 3 {
			if !p.plainDateline(b) || p.items[b].gap < 2 {
				cur.last = b
				continue
			}
		}
		c := p.headline(a+1, b, prose, k)
		if c.at >= 0 && cur.headline >= 0 && p.items[c.at].key == p.items[cur.headline].key {
			// The headline once more: what came before belongs to its head, unless it is the report itself.
			if n := k - index(prose, cur.first); n <= 3 && p.wordsOf(prose[k-n:k]) <= 120 && !p.seen(b, cur.first, a) {
				for _, i := range prose[k-n : k] {
					p.items[i].form = formCaption
					if creditAt(p.text(i)) == 0 && p.items[i].count < 2 {
						p.items[i].form = formSentence // a deck
					}
				}
				cur.first = b
			}
			cur.last = b
			continue
		}
		if !p.boundary(c, a, b, prose, k, cur.first) {
			cur.last = b
			continue
		}
		start := a + 1
		if c.at >= 0 {
			start = c.from
		}
		cur.to = start
		out = append(out, cur)
		cur = section{from: start, headline: c.at, first: b, last: b}
	}
	cur.to = len(p.items)
	out = append(out, cur)
	return p.teasers(out)
}

func index(prose []int, item int) int {
	lo, hi := 0, len(prose)
	for lo < hi {
		if m := (lo + hi) / 2; prose[m] < item {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

func (p *page) wordsOf(items []int) int {
	n := 0
	for _, i := range items {
		n += p.items[i].words
	}
	return n
}

// seen: the paragraph is a copy of one between two lines.
func (p *page) seen(i, from, to int) bool {
	return p.items[i].first >= from && p.items[i].first <= to
}

func (p *page) plainDateline(i int) bool { return dateline(p.text(i)) > 0 }

// teasers leaves out sections that are no reports but a headline with a
// sentence in a list of links: short, without anything of a report's head, beside far longer ones.
func (p *page) teasers(in []section) []section {
	longest := 0
	size := make([]int, len(in))
	for i, s := range in {
		for j := s.first; j <= s.last; j++ {
			if p.items[j].form == formProse && !(p.seen(j, s.first, j-1)) {
				size[i] += p.items[j].words
			}
		}
		longest = max(longest, size[i])
	}
	var out []section
	for i, s := range in {
		if size[i] < 45 && size[i]*4 < longest && !p.dressed(s) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// dressed: the section has a byline, a time, a caption, a dateline or its headline twice.
func (p *page) dressed(s section) bool {
	if s.headline < 0 {
		return p.plainDateline(s.first)
	}
	if p.items[s.headline].count > 1 && p.again(s.headline, s.first) {
		return true
	}
	for i := s.headline + 1; i < s.first; i++ {
		switch p.items[i].form {
		case formByline, formStamp, formCredit, formCaption:
			return true
		}
	}
	return p.plainDateline(s.first)
}

// again: the line comes once more before a paragraph.
func (p *page) again(i, before int) bool {
	for j := i + 1; j < before; j++ {
		if p.items[j].key == p.items[i].key {
			return true
		}
	}
	return false
}
