package article

import "strings"

// Marks that speak against a block: what stands under the first is no part of
// an article, what stands under the second mostly is none.
const (
	markJunk = markRelated | markTeaser | markComment | markShare | markAd | markPromo | markAuthor | markTag | markNav | markNotice | markHidden | markDropped
	markSoft = markSide | markFoot | markTop | markTool
)

// region is the reading of a page's blocks as an article.
type region struct {
	t       *tree
	blocks  []block
	up      []marks   // of each node and those around it
	raw     []float32 // words of prose within each node
	value   []float32 // those of them that no mark speaks against
	against marks     // the marks that were believed
	links   int       // of the page's main part, menus aside
	list    bool      // it is a list of links to what the page is for
	forum   bool      // it is a discussion
	cardful cardCount // what the page repeats
	main    int32     // its main part
	wide    bool      // it is the main part of a page that is no article
	top     int32     // the element that holds the article
	lo      int       // its first block
	drop    []cause   // of its blocks, why they are not of the article
}

// readRegion reads a page's blocks and finds its article. What stands there for
// programs without scripts is read where the rest says next to nothing.
func readRegion(t *tree) *region {
	x := itemReader{vocabulary: loadVocabulary()}
	r := &region{t: t, blocks: t.blocks(&x)}
	t.linked = t.readLinked()
	r.weigh(&x)
	if r.raw[0] < 60 {
		for i := range t.nodes {
			if n := &t.nodes[i]; n.tag == tagNoscript {
				n.marks &^= markDropped
			}
		}
		r.blocks = t.blocks(&x)
		r.weigh(&x)
	}
	r.find()
	return r
}

func (r *region) weigh(x *itemReader) {
	t := r.t
	r.raw = make([]float32, len(t.nodes))
	r.value = make([]float32, len(t.nodes))
	for i := range r.blocks {
		if b := &r.blocks[i]; b.prose {
			r.raw[b.elem] += b.weight()
		}
	}
	r.sum(r.raw)
	up := make([]marks, len(t.nodes))
	r.up = up
	for i := range t.nodes {
		n := &t.nodes[i]
		up[i] = r.credible(i)
		if i > 0 {
			up[i] |= up[n.parent]
		}
	}
	// What readers write, and what the law asks for, may be more than the article.
	aside, law := float32(0), float32(0)
	for i := range r.blocks {
		switch b := &r.blocks[i]; {
		case !b.prose:
		case up[b.elem]&markComment != 0:
			aside += b.weight()
		case up[b.elem]&markNotice != 0:
			law += b.weight()
		}
	}
	forum := t.discussion()
	r.forum = forum
	if r.raw[0]-aside < 120 || forum {
		aside = 0
	}
	// Marks that leave hardly any prose are not to be believed: first those that most
	// of it stands under, then whole kinds.
	const strict = markJunk | markSoft
	tried := marks(0)
	for k, against := range [...]marks{strict, 0, 0, markJunk, markHidden | markComment | markRelated | markTeaser | markNav, markHidden, 0} {
		if k == 1 || k == 2 {
			firm, all := markHidden|markComment|markRelated|markTeaser|markNav, r.raw[0]-aside
			if k == 1 {
				firm |= markNotice
				all -= law
			}
			if against = strict &^ r.blamed(firm, all); against == strict || against == tried {
				continue
			}
			tried = against
		}
		if forum {
			against &^= markComment
		}
		r.against = against
		clear(r.value)
		for i := range r.blocks {
			b := &r.blocks[i]
			if b.marks = up[b.elem]; b.unread && b.marks&against&markJunk == 0 {
				b.read(x)
			}
			if b.prose && b.marks&against == 0 {
				r.value[b.elem] += b.weight()
			}
		}
		r.sum(r.value)
		due := r.raw[0] - aside
		if against&markNotice != 0 && due-law >= 120 {
			due -= law
		}
		if r.value[0] > 0.25*due && r.value[0] > 60 {
			break
		}
	}
}

// blamed are the marks that most of the prose under no firm ones stands under, where
// it is a good part of all.
func (r *region) blamed(firm marks, all float32) (worst marks) {
	total := float32(0)
	for i := range r.blocks {
		if b := &r.blocks[i]; b.prose && b.marks&firm == 0 {
			total += b.weight()
		}
	}
	if total*4 < all {
		return 0
	}
	for m := markBody; m < markDropped; m <<= 1 {
		if (markJunk|markSoft)&^firm&m == 0 {
			continue
		}
		under := float32(0)
		for i := range r.blocks {
			if b := &r.blocks[i]; b.prose && b.marks&firm == 0 && b.marks&m != 0 {
				under += b.weight()
			}
		}
		if under*2 > total {
			worst |= m
		}
	}
	return worst
}

// discussion: the page is a forum's, by what its elements, the program that made
// it and its address say.
func (t *tree) discussion() bool {
	n := 0
	for i := range t.nodes {
		if t.nodes[i].marks&markForum != 0 {
			n++
		}
	}
	if n > 2 || t.nodes[0].marks&markForum != 0 {
		return true
	}
	generator, _ := t.meta([]string{"generator", "application-name", "og:site_name"})
	address, _ := t.meta([]string{"og:url"})
	for _, l := range t.links {
		address += " " + l.value
	}
	marks, _ := loadMarkup().read(generator+" "+strings.NewReplacer("/", " ", ".", " ", "?", " ").Replace(address), nil)
	return marks&markForum != 0
}

// credible are the marks of an element that its share of the page's prose does
// not belie.
func (r *region) credible(i int) marks {
	if i == 0 {
		return 0 // the names of a page's body tell its kind
	}
	own, share := r.t.nodes[i].marks, r.raw[i]/r.raw[0]
	if own&(markJunk|markSoft) == 0 && r.raw[i] < 80 {
		return own
	}
	if r.raw[i] > 80 { // parts of a head or a picture are short
		own &^= markCaption | markCredit | markByline | markStamp | markHeadline | markDeck
	}
	if own&markBody != 0 {
		own &^= (markJunk | markSoft) &^ (markComment | markRelated | markTeaser | markHidden)
	}
	switch {
	case share > 0.9:
		own &^= markJunk | markSoft
	case share > 0.5:
		own &^= (markJunk | markSoft) &^ markComment
	case share > 0.25:
		own &^= markNotice | markPromo | markAd | markTool | markTop | markShare | markTag
	}
	return own
}

// weight is how much a block adds to the element that holds it.
func (b *block) weight() float32 { return float32(b.words) * (1 - b.link) }

// sum adds each node's value to those around it.
func (r *region) sum(v []float32) {
	for i := len(v) - 1; i > 0; i-- {
		v[r.t.nodes[i].parent] += v[i]
	}
}

// find chooses the element that holds the article: from the page's root down
// while one child holds nearly all prose; an element named as the body of an
// article is taken where it holds a good part.
func (r *region) find() {
	r.descend()
	r.widen()
}

func (r *region) descend() {
	t := r.t
	total := r.value[0]
	if total == 0 {
		return
	}
	body, best := int32(-1), float32(0)
	for i := int32(1); i < int32(len(t.nodes)); i++ {
		if t.nodes[i].marks&markBody != 0 && r.value[i] > best {
			body, best = i, r.value[i]
		}
	}
	if body >= 0 && best >= total*0.7 {
		r.top = body
		return
	}
	for at := int32(0); ; {
		r.top = at
		child := int32(-1)
		for i := at + 1; i <= t.nodes[at].last; i = t.nodes[i].last + 1 {
			if t.nodes[i].tag != tagText && (child < 0 || r.value[i] > r.value[child]) {
				child = i
			}
		}
		if child < 0 || r.value[child] < 0.8*r.value[at] || r.value[child] < 0.5*total {
			return
		}
		if g := t.nodes[child].tag; g == tagP || g.heading() || g == tagBlockquote || g == tagUl || g == tagOl {
			return
		}
		at = child
	}
}

// widen takes the whole of the page's main part where most of its text is not
// in paragraphs: lists of goods, data, questions.
func (r *region) widen() {
	t := r.t
	if t.article(r) && r.value[r.top] > fewWords {
		return
	}
	text := make([]float32, len(t.nodes))
	for i := range r.blocks {
		if b := &r.blocks[i]; b.marks&r.against == 0 {
			text[b.elem] += b.weight()
		}
	}
	r.sum(text)
	main := t.main
	if main > 0 && text[main] < 0.5*text[0] || main > r.top || t.nodes[main].last < r.top {
		main = 0
	}
	if r.value[r.top] < wideShare*text[main] && r.value[r.top] < wideWords || t.goods() {
		r.top, r.wide = main, true
	}
	// A list of goods or articles: most words are those of links.
	linked := float32(0)
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.from < main || b.from > t.nodes[main].last || b.marks&markFurniture != 0 {
			continue
		}
		if w := float32(b.words) * b.link; b.link > 0.5 && b.words >= 3 {
			linked += w
			r.links++
		}
	}
	if r.links >= listItems && linked > listShare*r.value[main] && r.value[r.top] < listWords {
		r.top, r.list = main, true
		return
	}
	if r.links >= fewestCards && !r.forum {
		r.main = main
		r.cardful = r.repeats(main)
	}
}

// article: the page says that it is one.
func (t *tree) article(r *region) bool {
	day := t.statedIn(publishedNames[:1], r).day
	return day != 0 && t.linked.rank != 2 || t.linked.rank == 3 && t.linked.published != ""
}

// goods: the page offers something for sale.
func (t *tree) goods() bool {
	kind, _ := t.meta([]string{"og:type"})
	price, _ := t.meta([]string{"product:price:amount", "og:price:amount", "itemprop:price"})
	return strings.HasPrefix(kind, "product") || price != "" || t.product()
}

// product: the page describes for machines something that is sold.
func (t *tree) product() bool {
	for _, at := range t.data {
		s := t.page[at[0]:at[1]]
		for _, name := range [...]string{`"Product"`, `"ProductGroup"`} {
			if i := strings.Index(s, name); i > 0 && strings.HasSuffix(strings.TrimRight(s[:i], " :[\n\t"), `"@type"`) {
				return true
			}
		}
	}
	return false
}

// markFurniture are marks of what is no part of any page's matter.
const (
	markFurniture = markNav | markTop | markFoot | markHidden | markAd | markPromo | markShare | markNotice | markDropped
	listItems     = 8
	listShare     = 2.5
	listWords     = 150
	cardShare     = 1.5
)

const (
	wideShare = 0.5
	wideWords = 400
	fewWords  = 100
)

// inside: the blocks within the region.
func (r *region) inside() (lo, hi int) {
	last := r.t.nodes[r.top].last
	for lo < len(r.blocks) && r.blocks[lo].from < r.top {
		lo++
	}
	hi = lo
	for hi < len(r.blocks) && r.blocks[hi].from <= last {
		hi++
	}
	return lo, hi
}
