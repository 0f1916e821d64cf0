package article

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed title.txt
var titleText string

// signs of a text's being what a page is called.
const (
	// who says it, whole or as a part
	titlePageWhole = iota
	titlePageAll
	titlePageFirst
	titlePageLast
	titlePageHome
	titleSocialWhole
	titleSocialFirst
	titleSocialSite
	titleCard
	titleLinked
	titleThingPart
	titleHead
	titleHeadMore
	titleHeadLow
	titleHeadMarked
	titleHeadLinked
	titlePiece
	titlePieceBoth
	// how it was cut out
	titleSiteCut
	titleSiteKept
	titleLost
	titleBar
	titleDash
	titleColon
	titleBracket
	// its words, and how they agree with what else is said
	titleBoth
	titleVotes
	titleNearPage
	titleNearSocial
	titleNearHead
	titleSlug
	titleSite
	titleOne
	titleTwo
	titleThree
	titleYear
	titleHeld
	titleMore
	titleLess
	// of the first heading, by what page it is and how it agrees
	titleHeadAbove
	titleHeadOver
	titleHeadSame
	titleHeadCards
	titleHeadDay
	titleHeadWork
	titleHeadLong
	titleHeadLongNews
	titleHeadSocial
	titleHeadSocialNews
	titleHeadSlug
	titleHeadSlugLong
	titleHeadDot
	titleSigns
)

var titleSignNames = [titleSigns]string{
	"page.whole", "page.all", "page.first", "page.last", "page.home", "social.whole", "social.first", "social.site", "card", "linked", "thing.part",
	"head", "head.more", "head.low", "head.marked", "head.linked", "piece", "piece.both",
	"site.cut", "site.kept", "lost", "bar", "dash", "colon", "bracket",
	"both", "votes", "near.page", "near.social", "near.head", "slug", "site", "one", "two", "three", "year", "held", "more", "less",
	"head.above", "head.over", "head.same", "head.cards", "head.day", "head.work", "head.long", "head.long.news", "head.social", "head.social.news",
	"head.slug", "head.slug.long", "head.dot",
}

type titleVector [titleSigns]float32

var loadTitle = sync.OnceValue(func() []float32 { return mustWeights("title.txt", titleText, titleSignNames[:]) })

func (v *titleVector) on(sign int, is bool) {
	if is {
		v[sign] = 1
	}
}

// titleKind is what a page's being of one kind or another says of its titles.
type titleKind struct {
	website bool // it says that it is a part of its site
	news    bool // it is a dated work of somebody
	work    bool // JSON-LD describes an article
	day     bool
	cards   float32
}

func (g *titling) kindOf() (k titleKind) {
	t, m := g.t, g.m
	k.website = t.website()
	k.work = t.linked.rank == 3
	k.day = m.dated.day != 0
	k.news = k.work || k.day && m.byline != "" || t.article(g.r)
	k.cards = min(3, float32(g.r.cardful.n)/10)
	return k
}

// sourceSigns adds what speaks for a naming because a saying has it from the
// lo-th part up to the hi-th.
func (g *titling) sourceSigns(n *naming, s *stated, lo, hi int, k *titleKind) {
	v := &n.signs
	n.said[s.source] = true
	whole := lo == 0 && hi == s.parts
	first, last := !whole && lo == 0, !whole && hi == s.parts
	switch s.source {
	case fromPage:
		v.on(titlePageWhole, whole && s.parts == 1)
		v.on(titlePageAll, whole && s.parts > 1)
		v.on(titlePageFirst, first)
		v.on(titlePageLast, last)
		v.on(titlePageHome, whole && g.home)
	case fromSocial:
		v.on(titleSocialWhole, whole && s.parts == 1)
		v.on(titleSocialFirst, first)
		v.on(titleSocialSite, k.website && (first || whole && s.parts == 1))
	case fromCard:
		v.on(titleCard, whole)
	case fromLinked:
		v.on(titleLinked, whole)
	case fromThing:
		v.on(titleThingPart, !whole)
	case fromPiece:
		v.on(titlePiece, true)
	case fromHeading:
		b := &g.r.blocks[s.block]
		if !whole {
			break
		}
		first := g.first >= 0 && g.says[g.first].block == s.block
		v.on(titleHead, first)
		v.on(titleHeadMore, b.tag == tagH1 && !first)
		v.on(titleHeadLow, b.tag != tagH1)
		v.on(titleHeadMarked, b.marks&markHeadline != 0)
		v.on(titleHeadLinked, b.link > 0.8)
	}
	if s.source <= fromMeta {
		s.cutSigns(v, lo, hi)
	}
}

// cutSigns: what was cut off to get the parts, and at which marks.
func (s *stated) cutSigns(v *titleVector, lo, hi int) {
	kept, lost := 0, 0
	for k := range s.parts {
		size := s.ends[k]
		if k > 0 {
			size -= s.ends[k-1]
		}
		switch in := k >= lo && k < hi; {
		case in:
			kept += size
			v.on(titleSiteKept, s.site[k] && s.parts > 1)
		case s.site[k]:
			v[titleSiteCut] = 1
		default:
			lost += size
		}
	}
	v[titleLost] = max(v[titleLost], float32(lost)/float32(lost+kept+1))
	edge := func(k int) {
		switch m := s.text[s.cuts[k][0]:s.cuts[k][1]]; {
		case strings.Contains(m, "|"):
			v[titleBar] = 1
		case m == ":":
			v[titleColon] = 1
		case m == "(":
			v[titleBracket] = 1
		default:
			v[titleDash] = 1
		}
	}
	if lo > 0 {
		edge(lo - 1)
	}
	if hi < s.parts {
		edge(hi - 1)
	}
}

// textSigns adds what the text itself says and how it agrees with the sayings.
func (g *titling) textSigns(n *naming) {
	v := &n.signs
	votes := 0
	for _, is := range n.said {
		if is {
			votes++
		}
	}
	v[titleVotes] = float32(votes) / 4
	v.on(titleBoth, n.said[fromHeading] && (n.said[fromPage] || n.said[fromSocial]))
	v.on(titlePieceBoth, n.said[fromPiece] && (n.said[fromPage] || n.said[fromSocial] || n.said[fromLinked]))
	v.on(titleHeld, n.key == g.held)
	v[titleSlug] = dice(n.words, g.slug)
	for i := range g.says {
		switch s := &g.says[i]; s.source {
		case fromPage:
			v[titleNearPage] = dice(n.words, s.words)
		case fromSocial:
			v[titleNearSocial] = dice(n.words, s.words)
		}
	}
	if g.first >= 0 {
		h := g.says[g.first].words
		v[titleNearHead] = dice(n.words, h)
		both := common(n.words, h)
		v.on(titleMore, both == len(h) && len(n.words) > both)
		v.on(titleLess, both == len(n.words) && len(h) > both)
	}
	v.on(titleYear, hasYear(n.text))
	v.on(titleSite, g.site.is(n.text))
	switch len(n.words) {
	case 1:
		v[titleOne] = 1
	case 2:
		v[titleTwo] = 1
	case 3:
		v[titleThree] = 1
	}
}

// hasYear: a text says a year of this century.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if s[i] == '2' && s[i+1] == '0' && digit(s[i+2]) && digit(s[i+3]) && (i == 0 || !digit(s[i-1])) && (i+4 == len(s) || !digit(s[i+4])) {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// headSigns adds what speaks for the first heading: what pages that are no single
// work say there is often a slogan.
func (g *titling) headSigns(k *titleKind) {
	if g.first < 0 {
		return
	}
	h := &g.says[g.first]
	key := keyOf(h.words)
	i := 0
	for i < len(g.names) && g.names[i].key != key {
		i++
	}
	if i == len(g.names) {
		return
	}
	v := &g.names[i].signs
	above := 0
	for i := range h.block {
		above += g.r.blocks[i].words
	}
	v[titleHeadAbove] = min(3, float32(above)/200)
	v[titleHeadCards] = k.cards
	v.on(titleHeadDay, k.day)
	v.on(titleHeadWork, k.work)
	v.on(titleHeadDot, strings.HasSuffix(h.text, "."))
	long := min(15, float32(len(h.words))) / 8
	v[titleHeadLong] = long
	v[titleHeadSlug] = dice(h.words, g.slug)
	v[titleHeadSlugLong] = min(2, float32(len(g.slug))/5)
	social := false
	for i := range g.says {
		s := &g.says[i]
		switch s.source {
		case fromPage:
			// The part before the first mark that is no colon.
			hi := 1
			for hi < s.parts && strings.ContainsAny(s.text[s.cuts[hi-1][0]:s.cuts[hi-1][1]], ":(") {
				hi++
			}
			p := s.within(0, hi)
			all, own := subset(p, h.words), subset(h.words, p)
			v.on(titleHeadOver, all && !own)
			v.on(titleHeadSame, all && own)
		case fromSocial:
			for lo := range s.parts {
				for hi := lo + 1; hi <= s.parts; hi++ {
					social = social || keyOf(s.within(lo, hi)) == key
				}
			}
		}
	}
	v.on(titleHeadSocial, social)
	if k.news {
		v.on(titleHeadSocialNews, social)
		v[titleHeadLongNews] = long
	}
}

// subset: each of the words is one of the others.
func subset(x, y []uint64) bool {
	for _, w := range x {
		in := false
		for _, o := range y {
			if in = w == o; in {
				break
			}
		}
		if !in {
			return false
		}
	}
	return true
}

// dice is the share of the words of two texts that they have in common.
func dice(x, y []uint64) float32 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return 2 * float32(common(x, y)) / float32(len(x)+len(y))
}

// common is how many words of two texts are the same.
func common(x, y []uint64) (n int) {
	var used [80]bool
	y = y[:min(len(y), len(used))]
	for _, w := range x {
		for k, o := range y {
			if !used[k] && w == o {
				used[k] = true
				n++
				break
			}
		}
	}
	return n
}
