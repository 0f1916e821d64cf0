package article

import (
	"strings"

	"sitrep"
)

// chosen is a block of the article.
type chosen struct {
	block int
	role  sitrep.BlockRole
}

// cause is why a block is not of the article.
type cause uint8

const (
	causeNone cause = iota
	causeTitle
	causeTwice
	causeMark
	causeLink
	causeCaption
	causeHead
	causeForm
	causeCard
	causeSection
	causeEnd
	causeOutside
	causes
)

var causeNames = [causes]string{"none", "title", "twice", "mark", "link", "caption", "head", "form", "card", "section", "end", "outside"}

// choose decides which blocks are of the page's matter and as what.
func (r *region) choose(m *pageData) []chosen {
	settled := r.settled(m)
	out := r.byRules(m)
	if settled || r.plain(out) {
		return out
	}
	return r.judge(out, m, loadPage())
}

// byRules decides on each block first by itself, then by its neighbours. Where
// nothing stands these tests, the page is read as a list.
func (r *region) byRules(m *pageData) []chosen {
	out := r.pick(m)
	if r.missed(out, m) {
		r.asList(r.main)
		out = r.pick(m)
	}
	for _, c := range out {
		if c.role == sitrep.RoleBody || c.role == sitrep.RoleQuote {
			return out
		}
	}
	if r.list || r.links < listItems {
		return out
	}
	r.top, r.list = r.t.main, true
	return r.pick(m)
}

func (r *region) pick(m *pageData) []chosen {
	titleKey := lineKey(m.heading)
	inner, hi := r.inside()
	lo := r.afterTitle(inner, titleKey, m.titleBlock)
	drop := make([]cause, hi-lo)
	seen := map[uint64]bool{}
	for i := lo; i < hi; i++ {
		b := &r.blocks[i]
		switch key := b.item.key; {
		case b.words >= 2 && key != 0 && key == titleKey, b.tag == tagH1 && i <= inner+6 && agreement(b.text, m.heading) > 0.7:
			drop[i-lo] = causeTitle
		case b.raw():
			drop[i-lo] = causeForm
		case i < inner:
			if !b.lead() {
				drop[i-lo] = causeOutside
			}
		case r.list:
			if b.marks&markFurniture != 0 || b.item.form == formControl && !b.item.ends && b.words < 2 {
				drop[i-lo] = causeMark
			}
		default:
			drop[i-lo] = r.strange(b)
			if b.words >= 7 && drop[i-lo] == 0 && key != 0 {
				if seen[key] {
					drop[i-lo] = causeTwice
				}
				seen[key] = true
			}
		}
	}
	r.lo, r.drop = lo, drop
	if r.list {
		return r.kept(lo, hi, drop)
	}
	r.cards(lo, hi, drop)
	first, last := r.core(lo, hi, drop)
	r.sections(lo, hi, drop, last)
	r.ends(lo, hi, drop, first, last)
	r.tail(m.byline, lo, hi, drop)
	r.boxes(lo, hi, drop)
	r.orphans(lo, hi, drop)
	return r.kept(lo, hi, drop)
}

func (r *region) kept(lo, hi int, drop []cause) []chosen {
	var out []chosen
	for i := lo; i < hi; i++ {
		switch b := &r.blocks[i]; {
		case drop[i-lo] == 0:
			out = append(out, chosen{i, b.role()})
		case drop[i-lo] == causeCaption && b.words >= 8 && (b.prose || b.item.form == formCaption):
			out = append(out, chosen{i, sitrep.RoleCaption})
		}
	}
	return out
}

// raw: markup that the page holds as text, for its programs to make elements of.
func (b *block) raw() bool {
	return b.text[0] == '<' && b.tag != tagPre && strings.Contains(b.text, "</") && strings.Contains(b.text, "=\"")
}

// afterTitle is the first block after the heading that the article has outside
// its region, so that a summary between the two is read.
func (r *region) afterTitle(lo int, titleKey uint64, heading int) int {
	const reach = 40
	for i := lo - 1; i >= 0 && i >= lo-reach; i-- {
		if b := &r.blocks[i]; b.tag == tagH1 || i == heading || titleKey != 0 && b.item.key == titleKey && b.words > 2 && b.link < 0.9 {
			return i + 1
		}
	}
	return lo
}

// lead: reads like the summary between a headline and its article.
func (b *block) lead() bool {
	never := markJunk&^markTeaser | markSoft&^markTop | markByline | markStamp | markCaption | markCredit
	if b.marks&markDeck != 0 && b.prose {
		never &^= markRelated | markShare | markTool | markFoot | markSide
	}
	return b.marks&never == 0 && b.link < 0.3 && (b.prose || b.words >= 12 && (b.tag.heading() || b.tag == tagP || b.marks&(markDeck|markTeaser) != 0))
}

func (b *block) role() sitrep.BlockRole {
	switch {
	case b.tag.heading():
		return sitrep.RoleDeck
	case b.quote:
		return sitrep.RoleQuote
	}
	return sitrep.RoleBody
}

// strange: what a block itself and the names around it say against it.
func (r *region) strange(b *block) cause {
	against := b.marks & r.against
	if against&markJunk == markTeaser && b.marks&(markDeck|markBody) != 0 && b.link < 0.3 {
		against = 0 // its own summary
	}
	switch {
	case against&markJunk != 0, against&markSoft != 0 && !b.prose, r.inForm(b):
		return causeMark
	case b.tag.heading():
		if b.link > 0.9 && b.words < 3 {
			return causeLink
		}
		return 0
	case b.marks&(markCaption|markCredit) != 0 && !b.table && !b.quote && b.tag != tagPre:
		return causeCaption
	case b.marks&(markByline|markStamp|markHeadline) != 0 && !b.prose:
		return causeHead
	case b.prose && b.words <= 45 && b.item.form == formVisitor && b.item.w[classVisitor] >= 6 && b.item.w[classVisitor]*4 > float32(b.words):
		return causeForm
	case b.prose && b.words <= 60 && b.item.w[classAuthor] >= 6: // on commissions
		return causeForm
	case b.prose, b.tag == tagPre:
		return 0
	case b.link > 0.6 && !(b.list && b.marks&markBody != 0):
		return causeLink
	}
	if b.item.w[classCredit] >= 4 && b.words <= 12 && !b.item.ends {
		return causeCaption
	}
	switch b.item.form {
	case formSeparator, formEnd, formInset:
		return causeForm
	case formVisitor:
		if b.calls() {
			return causeForm
		}
	case formControl:
		if b.item.w[classControl] >= 3 || !b.table && !b.list && b.tag != tagDd && b.tag != tagDt && b.tag != tagP {
			return causeForm
		}
	case formAuthor:
		if b.item.w[classAuthor] >= 6 || !b.item.ends {
			return causeForm
		}
	case formCaption:
		return causeCaption
	case formStamp, formByline, formCredit:
		if !b.table && !b.list {
			return causeForm
		}
	}
	return 0
}

// calls: a line that is but a call to readers.
func (b *block) calls() bool {
	v := b.item.w[classVisitor]
	return !b.table && !b.list && v >= 6 && v*3 > float32(b.words)
}

// core is the range of the blocks from the first paragraph of the article to
// the last.
func (r *region) core(lo, hi int, drop []cause) (first, last int) {
	first, last = -1, -1
	for i := lo; i < hi; i++ {
		if drop[i-lo] == 0 && r.blocks[i].prose {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// cards drops teasers of other articles: linked headings with little text of
// their own, several of them beside each other.
func (r *region) cards(lo, hi int, drop []cause) {
	t := r.t
	type card struct {
		elem   int32
		lo, hi int
	}
	var cards []card
	words := 0
	for i := lo; i < hi; i++ {
		if drop[i-lo] == 0 && r.blocks[i].prose {
			words += r.blocks[i].words
		}
	}
	linked := func(i int) bool {
		b := &r.blocks[i]
		return b.link > 0.8 && b.words >= 3 && (b.tag.heading() || b.words >= 4 && b.tag != tagLi)
	}
	for i := lo; i < hi; i++ {
		if !linked(i) {
			continue
		}
		best := card{elem: -1}
		c := card{lo: i, hi: i}
		n, heads, prose := 0, 0, 0
		small := func(k int) bool { // the card with block k is still one
			n += r.blocks[k].words
			if linked(k) {
				heads++
			}
			if r.blocks[k].prose {
				prose++
			}
			return n <= 60 && heads <= 1 && prose <= 1
		}
		fits := true
		for e := r.blocks[i].elem; e > r.top && fits; e = t.nodes[e].parent {
			for fits && c.lo > lo && r.blocks[c.lo-1].from > e {
				c.lo--
				fits = small(c.lo)
			}
			for fits && c.hi < hi && r.blocks[c.hi].from <= t.nodes[e].last {
				fits = small(c.hi)
				c.hi++
			}
			if fits {
				c.elem = e
				best = c
			}
		}
		if best.elem >= 0 && best.hi-best.lo > 1 {
			cards = append(cards, best)
			i = best.hi - 1
		}
	}
	// Cards count where one stands beside another.
	inCards := 0
	var beside []card
	for k, c := range cards {
		p := t.nodes[c.elem].parent
		pair := func(o card) bool {
			q := t.nodes[o.elem].parent
			return p == q || t.nodes[p].parent == t.nodes[q].parent && p != r.top && q != r.top
		}
		if k > 0 && pair(cards[k-1]) || k+1 < len(cards) && pair(cards[k+1]) {
			beside = append(beside, c)
			for i := c.lo; i < c.hi; i++ {
				if r.blocks[i].prose && drop[i-lo] == 0 {
					inCards += r.blocks[i].words
				}
			}
		}
	}
	if words-inCards < 120 || inCards*2 > words {
		return
	}
	for _, c := range beside {
		for i := c.lo; i < c.hi; i++ {
			drop[i-lo] = causeCard
		}
	}
}

// sections drops what stands under a heading that opens other matter: related
// articles, comments, notes.
func (r *region) sections(lo, hi int, drop []cause, last int) {
	for i := lo; i < hi; i++ {
		b := &r.blocks[i]
		if b.words > 9 || b.prose || b.item.form != formEnd && b.item.form != formInset && !(b.item.form == formControl && b.tag.heading()) {
			continue
		}
		drop[i-lo] = causeSection
		if !b.tag.heading() && i < last {
			continue
		}
		// To the end of the element that the heading opens, or to the next heading.
		from := i + 1
		for k := from; k < hi; k++ {
			o := &r.blocks[k]
			if o.tag.heading() && o.tag <= b.tag && o.item.form != formEnd && o.item.form != formInset && o.link < 0.5 {
				break
			}
			if o.prose && (o.words > 14 || o.words > 6 && k == from) && o.link < 0.3 {
				break
			}
			drop[k-lo] = causeSection
			i = k
		}
	}
}

// ends drops the short blocks before the first paragraph and after the last
// that nothing ties to the article.
func (r *region) ends(lo, hi int, drop []cause, first, last int) {
	if first < 0 {
		return
	}
	for i := lo; i < first; i++ {
		b := &r.blocks[i]
		if !b.tag.heading() && b.words <= 6 && !b.listed() && !b.table && !b.item.ends {
			drop[i-lo] = causeEnd
		}
	}
	for i := hi - 1; i > last; i-- {
		b := &r.blocks[i]
		if drop[i-lo] != 0 {
			continue
		}
		if b.tag.heading() && (!b.item.ends || b.words <= 9) || b.words <= 4 && !b.listed() && !b.table && !b.item.ends {
			drop[i-lo] = causeEnd
			continue
		}
		break
	}
}

// listed: an item of a list, of one drawn with dashes too.
func (b *block) listed() bool { return b.list || b.item.bullet }

// orphans drops headings that nothing stands under.
func (r *region) orphans(lo, hi int, drop []cause) {
	next := -1 // the next block that stays
	for i := hi - 1; i >= lo; i-- {
		if drop[i-lo] != 0 {
			continue
		}
		b := &r.blocks[i]
		if b.tag.heading() && !b.item.ends && next >= 0 {
			if o := &r.blocks[next]; o.tag.heading() && o.tag <= b.tag {
				drop[i-lo] = causeEnd
				continue
			}
		}
		next = i
	}
}
