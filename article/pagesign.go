package article

import (
	_ "embed"
	"math"
	"sync"
)

//go:embed page.txt
var pageText string

// signs of a block's being of a page that is no article.
const (
	pageBias = iota
	pageChosen
	pageCause // one for each cause
	pageWords = pageCause + int(causes) + iota - 3
	pageOne
	pageThree
	pageSeven
	pageTwenty
	pageLink
	pageLinked
	pageEnds
	pageProse
	pageList
	pageQuote
	pageColon
	pageCapitals
	pagePrice
	pageDigits
	pageH1
	pageH2
	pageH3
	pageLow
	pageLi
	pageP
	pageCell
	pageTerm
	pageButton
	pageSummary
	pageBare
	pageInMain
	pageInTop
	pagePlace
	pageTitled
	pageFromTitle
	pageBefore
	pageAfter
	pageDepth
	pageBeside
	pageBesideWords
	pageBesideLink
	pageAlike
	pageAlikeWords
	pageAlikeLink
	pageAlikeShare
	pageTwice
	pageUnder
	pageUnderEnd
	pageUnderChosen
	pageUnderReviews
	pageGoods
	pageGoodsProse
	pageGoodsReview
	pageGoodsUnder
	pageNear                                // of the block before, then of the one after
	pageWindow = pageNear + 2*nearSigns     // of five blocks to each side, then of fifteen
	pageMarks  = pageWindow + 2*windowSigns // of names around it
	pageSigns  = pageMarks + len(pageMarkList)
)

const (
	nearWords = iota
	nearLink
	nearChosen
	nearProse
	nearHeading
	nearJunk
	nearAlike
	nearSigns
)

const (
	windowChosen = iota
	windowProse
	windowLink
	windowWords
	windowSigns
)

var pageMarkList = [...]marks{markRelated, markComment, markShare, markAd, markPromo, markAuthor, markTag, markNav, markNotice, markSide, markFoot, markTop,
	markTool, markHidden, markTeaser, markBody, markArticle, markHeadline, markDeck, markByline, markStamp, markCaption, markFold, markForum, markReview}

var pageNames = func() (names [pageSigns]string) {
	set := func(at int, s ...string) { copy(names[at:], s) }
	set(pageBias, "bias", "chosen")
	for i, s := range causeNames {
		names[pageCause+i] = "cause." + s
	}
	set(pageWords, "words", "one", "three", "seven", "twenty", "link", "linked", "ends", "prose", "list", "quote", "colon", "capitals", "price", "digits",
		"h1", "h2", "h3", "low", "li", "p", "cell", "term", "button", "summary", "bare", "in-main", "in-top", "place", "titled", "from-title", "before", "after",
		"depth", "beside", "beside.words", "beside.link", "alike", "alike.words", "alike.link", "alike.share", "twice", "under", "under.end", "under.chosen",
		"under.reviews", "goods", "goods.prose", "goods.review", "goods.under")
	for i, side := range [...]string{"last.", "next."} {
		for k, s := range [...]string{"words", "link", "chosen", "prose", "heading", "junk", "alike"} {
			names[pageNear+i*nearSigns+k] = side + s
		}
	}
	for i, width := range [...]string{"five.", "fifteen."} {
		for k, s := range [...]string{"chosen", "prose", "link", "words"} {
			names[pageWindow+i*windowSigns+k] = width + s
		}
	}
	for i, m := range pageMarkList {
		for s, o := range markNames {
			if o == m {
				names[pageMarks+i] = "in." + s
			}
		}
	}
	return names
}()

type pageVector [pageSigns]float32

var loadPage = sync.OnceValue(func() []float32 { return mustWeights("page.txt", pageText, pageNames[:]) })

// lg makes sizes comparable.
func lg(x float32) float32 { return float32(math.Log(float64(x) + 1)) }

// sizes of what an element holds.
type sizes struct{ words, link, beside, besideWords, besideLink float32 }

// kindStat adds up elements or blocks of one kind.
type kindStat struct {
	of             int32
	n, words, link float32
}

// besides measures what each element holds and the elements of its kind beside it.
func (r *region) besides() []sizes {
	t := r.t
	all := make([]sizes, len(t.nodes))
	for i := range r.blocks {
		b := &r.blocks[i]
		s := &all[b.elem]
		s.words += float32(b.words)
		s.link += float32(b.words) * b.link
	}
	for i := len(all) - 1; i > 0; i-- {
		p := &all[t.nodes[i].parent]
		p.words += all[i].words
		p.link += all[i].link
	}
	stats := make([]kindStat, int(tags)+t.kinds)
	for e := range t.nodes {
		if all[e].words == 0 || t.nodes[e].tag == tagText {
			continue
		}
		for k := int32(e) + 1; k <= t.nodes[e].last; k = t.nodes[k].last + 1 {
			if n := &t.nodes[k]; n.tag != tagText && all[k].words > 0 {
				s := &stats[n.kindOf()]
				if s.of != int32(e)+1 {
					*s = kindStat{of: int32(e) + 1}
				}
				s.n++
				s.words += all[k].words
				s.link += all[k].link
			}
		}
		for k := int32(e) + 1; k <= t.nodes[e].last; k = t.nodes[k].last + 1 {
			if n := &t.nodes[k]; n.tag != tagText && all[k].words > 0 {
				s := &stats[n.kindOf()]
				all[k].beside, all[k].besideWords, all[k].besideLink = s.n, s.words/s.n, s.link/max(s.words, 1)
			}
		}
	}
	return all
}

// kindOf tells elements apart by their class or, without one, by their tag.
func (n *node) kindOf() int {
	if n.kind > 0 {
		return int(tags) - 1 + int(n.kind)
	}
	return int(n.tag)
}

// watchPage gives the signs of each block of a page, of which some were chosen.
func (r *region) watchPage(chosen []bool, see func(i int, v *pageVector)) {
	t := r.t
	var total, before float32
	first, last, h1 := -1, -1, -1
	alike := map[[3]int]*kindStat{}
	kinds := make([]*kindStat, len(r.blocks))
	twice := map[uint64]int{}
	// Sums of the blocks before each: words, those chosen, those of prose, those linked.
	sums := make([][4]float32, len(r.blocks)+1)
	for i := range r.blocks {
		b := &r.blocks[i]
		w := float32(b.words)
		total += w
		if chosen[i] {
			if first < 0 {
				first = i
			}
			last = i
		}
		if h1 < 0 && b.tag == tagH1 && b.marks&markHidden == 0 {
			h1 = i
		}
		if b.item.key != 0 {
			twice[b.item.key]++
		}
		var path [3]int
		for k, e := 0, b.elem; k < 3 && e > 0; k, e = k+1, t.nodes[e].parent {
			path[k] = t.nodes[e].kindOf()
		}
		s := alike[path]
		if s == nil {
			s = &kindStat{}
			alike[path] = s
		}
		s.n++
		s.words += w
		s.link += w * b.link
		kinds[i] = s
		sums[i+1] = sums[i]
		c := &sums[i+1]
		c[0] += w
		if chosen[i] {
			c[1] += w
		}
		if b.prose {
			c[2] += w
		}
		c[3] += w * b.link
	}
	all := r.besides()
	main := t.main
	if main > 0 && all[main].words < 0.3*all[0].words {
		main = 0
	}
	own := r.plainMarks(0)
	goods := t.goods()
	heading := -1
	var v pageVector
	for i := range r.blocks {
		b := &r.blocks[i]
		v = pageVector{}
		set := func(s int, on bool) {
			if on {
				v[s] = 1
			}
		}
		v[pageBias] = 1
		set(pageChosen, chosen[i])
		why := causeOutside
		if i >= r.lo && i-r.lo < len(r.drop) {
			why = r.drop[i-r.lo]
		}
		v[pageCause+int(why)] = 1
		w := float32(b.words)
		v[pageWords] = lg(w)
		set(pageOne, b.words <= 1)
		set(pageThree, b.words <= 3)
		set(pageSeven, b.words <= 7)
		set(pageTwenty, b.words >= 20)
		v[pageLink] = b.link
		set(pageLinked, b.link > 0.9)
		set(pageEnds, b.item.ends)
		set(pageProse, b.prose)
		set(pageList, b.list)
		set(pageQuote, b.quote)
		set(pageColon, b.item.colon)
		v[pageCapitals] = b.item.title
		digits, price := amounts(b.text)
		v[pageDigits] = digits
		set(pagePrice, price)
		switch g := b.tag; {
		case g == tagH1:
			v[pageH1] = 1
		case g == tagH2:
			v[pageH2] = 1
		case g == tagH3:
			v[pageH3] = 1
		case g.heading():
			v[pageLow] = 1
		case g == tagLi:
			v[pageLi] = 1
		case g == tagP:
			v[pageP] = 1
		case g == tagTd, g == tagTh:
			v[pageCell] = 1
		case g == tagDd, g == tagDt:
			v[pageTerm] = 1
		case g == tagButton:
			v[pageButton] = 1
		case g == tagSummary:
			v[pageSummary] = 1
		case g == 0:
			v[pageBare] = 1
		}
		set(pageInMain, b.from >= main && b.from <= t.nodes[main].last)
		set(pageInTop, b.from >= r.top && b.from <= t.nodes[r.top].last)
		v[pagePlace] = before / total
		before += w
		if h1 >= 0 && i > h1 {
			v[pageTitled], v[pageFromTitle] = 1, lg(float32(i-h1))
		}
		set(pageBefore, i < first)
		set(pageAfter, i > last)
		depth := 0
		var most *sizes
		for e := b.elem; e > 0; e = t.nodes[e].parent {
			depth++
			if s := &all[e]; e != main && main < e && (most == nil || s.beside > most.beside) {
				most = s
			}
		}
		v[pageDepth] = lg(float32(depth))
		if most != nil {
			v[pageBeside], v[pageBesideWords], v[pageBesideLink] = lg(most.beside), lg(most.besideWords), most.besideLink
		}
		s := kinds[i]
		v[pageAlike], v[pageAlikeWords], v[pageAlikeLink], v[pageAlikeShare] = lg(s.n), lg(s.words/s.n), s.link/max(s.words, 1), s.words/total
		if b.item.key != 0 {
			v[pageTwice] = lg(float32(twice[b.item.key] - 1))
		}
		if b.tag.heading() {
			heading = i
		}
		reviews := false
		if heading >= 0 {
			h := &r.blocks[heading]
			v[pageUnder] = lg(float32(i - heading))
			set(pageUnderEnd, h.item.form == formEnd || h.item.form == formInset)
			set(pageUnderChosen, chosen[heading])
			reviews = h.words <= 8 && h.item.w[classReview] > 0
		} else {
			v[pageUnder] = 9
		}
		set(pageUnderReviews, reviews)
		set(pageGoods, goods)
		set(pageGoodsProse, goods && b.prose)
		set(pageGoodsReview, goods && own[b.elem]&markReview != 0)
		set(pageGoodsUnder, goods && reviews)
		for k, j := range [2]int{i - 1, i + 1} {
			if j < 0 || j >= len(r.blocks) {
				continue
			}
			o := &r.blocks[j]
			at := pageNear + k*nearSigns
			v[at+nearWords] = lg(float32(o.words))
			v[at+nearLink] = o.link
			set(at+nearChosen, chosen[j])
			set(at+nearProse, o.prose)
			set(at+nearHeading, o.tag.heading())
			set(at+nearJunk, own[o.elem]&markJunk != 0)
			set(at+nearAlike, kinds[j] == s)
		}
		for k, reach := range [2]int{5, 15} {
			lo, hi := &sums[max(0, i-reach)], &sums[min(len(r.blocks), i+reach+1)]
			n := hi[0] - lo[0]
			at := pageWindow + k*windowSigns
			v[at+windowChosen], v[at+windowProse] = (hi[1]-lo[1])/max(n, 1), (hi[2]-lo[2])/max(n, 1)
			v[at+windowLink], v[at+windowWords] = (hi[3]-lo[3])/max(n, 1), lg(n)
		}
		for k, m := range pageMarkList {
			set(pageMarks+k, own[b.elem]&m != 0)
		}
		see(i, &v)
	}
}

// amounts gives the share of digits in a text, and whether it states a price.
func amounts(s string) (digits float32, price bool) {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			n++
		case c == '$', c == 0xa3 && i > 0 && s[i-1] == 0xc2, c == 0xa5 && i > 0 && s[i-1] == 0xc2,
			c == 0x82 && i > 0 && s[i-1] == 0xe2 && i+1 < len(s) && (s[i+1] == 0xac || s[i+1] == 0xb9): // £ ¥ € ₹
			price = true
		}
	}
	return float32(n) / float32(len(s)), price
}
