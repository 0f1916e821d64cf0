package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed title.txt
var titleText string

// signs of a text's being what a page is called.
const (
	titlePageWhole = iota
	titlePageAll
	titlePageFirst
	titlePageLast
	titlePageMid
	titleSocialWhole
	titleSocialAll
	titleSocialFirst
	titleSocialLast
	titleSocialMid
	titleCard
	titleCardPart
	titleMeta
	titleMetaPart
	titleLinked
	titleLinkedPart
	titleThing
	titleThingPart
	titleCrumb
	titleHeadFirst
	titleHeadOnly
	titleHeadMore
	titleHeadPart
	titleHeadLow
	titleHeadMarked
	titleHeadLinked
	titleHeadStrange
	titleArticleHead
	titleArticlePage
	titleArticleSocial
	titleWebHead
	titleWebPage
	titleWebSocial
	titleWideHead
	titleGoodsHead
	titleGoodsPart
	titleForumHead
	titleSiteCut
	titleSiteKept
	titleIsSite
	titleLost
	titleBar
	titleDash
	titleColon
	titleBracket
	titleBoth
	titleVotes
	titleNearPage
	titleNearSocial
	titleNearHead
	titleSlug
	titleOne
	titleTwo
	titleThree
	titleLong
	titleEndless
	titleCut
	titleQuestion
	titleHeld
	titleMore
	titleLess
	titleArticleMore
	titleHomeHeld
	titleHomePage
	titleHomeSite
	titleShortHead
	titleShortHeld
	titleTypeHead
	titleTypeHeld
	titleSocialHead
	titleLinkedHead
	titleDateless
	titleNewsHead
	titleYear
	titleCaps
	titleTailHead
	titleTopHead
	titleRestHead
	titleFarHead
	titleMidHead
	titleNearestHead
	titleFarNewsy
	titlePiece
	titlePieceBoth
	titleDayHeld
	titleNameHeld
	titleDayPage
	titleThinHeld
	titleRichHeld
	titleDeepHeld
	titleFewHeld
	titleSigns
)

var titleSignNames = [titleSigns]string{
	"page.whole", "page.all", "page.first", "page.last", "page.mid",
	"social.whole", "social.all", "social.first", "social.last", "social.mid",
	"card", "card.part", "meta", "meta.part", "linked", "linked.part", "thing", "thing.part", "crumb",
	"head.first", "head.only", "head.more", "head.part", "head.low", "head.marked", "head.linked", "head.strange",
	"article.head", "article.page", "article.social", "web.head", "web.page", "web.social", "wide.head", "goods.head", "goods.part", "forum.head",
	"site.cut", "site.kept", "site", "lost", "bar", "dash", "colon", "bracket", "both", "votes",
	"near.page", "near.social", "near.head", "slug", "one", "two", "three", "long", "endless", "cut", "question", "held", "more", "less", "article.more", "home.held", "home.page", "home.site", "short.head", "short.held", "type.head", "type.held", "social.head", "linked.head", "dateless.held", "newsy.held", "year", "caps", "tail.head", "top.head", "rest.head", "far.head", "mid.head", "close.head", "far.newsy", "piece", "piece.both", "day.held", "name.held", "day.page", "thin.held", "rich.held", "deep.held", "neither.held",
}

type titleVector [titleSigns]float32

var loadTitle = sync.OnceValue(func() []float32 { return mustWeights("title.txt", titleText, titleSignNames[:]) })

// sourceSigns adds what speaks for a naming because a saying has it from the
// lo-th part up to the hi-th.
func (g *titling) sourceSigns(n *naming, s *stated, lo, hi int) {
	v := &n.signs
	n.votes[s.source] = true
	whole := lo == 0 && hi == s.parts
	place := 0 // whole, all, first, last, mid
	switch {
	case whole && s.parts > 1:
		place = 1
	case whole:
	case lo == 0:
		place = 2
	case hi == s.parts:
		place = 3
	default:
		place = 4
	}
	part := 0
	if !whole {
		part = 1
	}
	t, r := g.t, g.r
	article := t.article(r)
	web := t.website()
	on := func(sign int, is bool) {
		if is {
			v[sign] = 1
		}
	}
	switch s.source {
	case fromPage:
		v[titlePageWhole+place] = 1
		on(titleArticlePage, article && (place == 0 || place == 2))
		on(titleWebPage, web && (place == 0 || place == 2))
	case fromSocial:
		v[titleSocialWhole+place] = 1
		on(titleArticleSocial, article && (place == 0 || place == 2))
		on(titleWebSocial, web && (place == 0 || place == 2))
	case fromCard:
		v[titleCard+part] = 1
	case fromMeta:
		v[titleMeta+part] = 1
	case fromLinked:
		v[titleLinked+part] = 1
	case fromThing:
		v[titleThing+part] = 1
	case fromCrumb:
		on(titleCrumb, whole)
	case fromPiece:
		v[titlePiece] = 1
	case fromHeading:
		b := &r.blocks[s.block]
		if !whole {
			v[titleHeadPart] = 1
			break
		}
		first := g.first >= 0 && g.says[g.first].block == s.block
		on(titleHeadFirst, first)
		on(titleHeadOnly, first && r.soleHeading(g.site, g.host) == s.block)
		on(titleHeadMore, b.tag == tagH1 && !first)
		on(titleHeadLow, b.tag != tagH1)
		on(titleHeadMarked, b.marks&markHeadline != 0)
		on(titleHeadLinked, b.link > 0.8)
		on(titleHeadStrange, b.marks&(markComment|markNav|markHidden|markFoot|markRelated|markTeaser|markNotice|markPromo|markAd|markTop) != 0)
		if first {
			on(titleArticleHead, article)
			on(titleWebHead, web)
			on(titleWideHead, r.wide || r.list)
			on(titleGoodsHead, t.goods())
			on(titleForumHead, r.forum)
		}
	}
	if s.source > fromMeta {
		return
	}
	on(titleGoodsPart, !whole && t.goods())
	kept, lost := 0, 0
	for k := range s.parts {
		p := s.part(k, k+1)
		in := k >= lo && k < hi
		site := names(p, g.site, g.host)
		if in {
			kept += len(p)
			on(titleSiteKept, site && s.parts > 1)
		} else {
			on(titleSiteCut, site)
			if !site {
				lost += len(p)
			}
		}
	}
	v[titleLost] = max(v[titleLost], float32(lost)/float32(lost+kept+1))
	edge := func(k int) {
		m := s.text[s.cuts[k][0]:s.cuts[k][1]]
		switch {
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

// weighText adds what the text itself says and how it agrees with the sayings.
func (g *titling) weighText(n *naming) {
	v := &n.signs
	votes := 0
	for _, is := range n.votes {
		if is {
			votes++
		}
	}
	on := func(sign int, is bool) {
		if is {
			v[sign] = 1
		}
	}
	held := n.key == g.held
	kind, _ := g.t.meta([]string{"og:type"})
	typed := strings.EqualFold(kind, "article")
	article := g.t.article(g.r)
	on(titleHeld, held)
	if g.first >= 0 {
		h := wordsOf(g.says[g.first].text, nil)
		both := common(n.words, h)
		more, less := both == len(h) && len(n.words) > both, both == len(n.words) && len(h) > both
		on(titleMore, more)
		on(titleArticleMore, more && (article || typed))
		on(titleLess, less)
	}
	first := v[titleHeadFirst] == 1
	prose := min(1, g.r.value[g.r.top]/400)
	if first {
		v[titleShortHead] = 1 - prose
	}
	if held {
		v[titleShortHeld] = 1 - prose
	}
	on(titleTypeHead, first && typed)
	on(titleTypeHeld, held && typed)
	on(titleDateless, held && !article)
	on(titleNewsHead, first && g.t.linked.rank == 3)
	on(titleSocialHead, first && n.votes[fromSocial])
	on(titleLinkedHead, first && n.votes[fromLinked])
	if g.home {
		on(titleHomeHeld, held)
		on(titleHomePage, v[titlePageFirst] == 1 || v[titlePageWhole] == 1)
		on(titleHomeSite, names(n.text, g.site, g.host))
	}
	for _, w := range n.words {
		if len(w) == 4 && w[:2] == "20" {
			v[titleYear] = 1
		}
	}
	day, name := g.m.date != 0, g.m.byline != ""
	on(titleDayHeld, held && day)
	on(titleNameHeld, held && name)
	on(titleFewHeld, held && !name && !day)
	on(titleDayPage, day && (v[titlePageFirst] == 1 || v[titlePageWhole] == 1))
	on(titleThinHeld, held && g.r.value[g.r.top] < 300)
	on(titleRichHeld, held && g.r.value[g.r.top] > 900)
	on(titleDeepHeld, held && len(g.slug) > 3)
	if g.first >= 0 {
		most := float32(0)
		tail, top := false, false
		h := wordsOf(g.says[g.first].text, nil)
		hk := strings.Join(h, " ")
		for i := range g.says {
			if s := &g.says[i]; s.source == fromPage {
				for lo := range s.parts {
					for hi := lo + 1; hi <= s.parts; hi++ {
						w := wordsOf(s.part(lo, hi), nil)
						most = max(most, dice(h, w))
						if s.parts > 1 && strings.Join(w, " ") == hk {
							tail = tail || hi == s.parts && lo > 0
							top = top || lo == 0 && hi < s.parts
						}
					}
				}
			}
		}
		if first {
			on(titleTailHead, tail && !top)
			on(titleTopHead, top)
			newsy := g.t.linked.rank == 3
			on(titleFarHead, most < 0.25 && !newsy)
			on(titleMidHead, most >= 0.25 && most < 0.6)
			on(titleNearestHead, most >= 0.6 && most < 1)
			on(titleFarNewsy, most < 0.6 && newsy)
		} else {
			on(titleRestHead, tail && !top && v[titlePageFirst] == 1)
		}
	}
	on(titlePieceBoth, n.votes[fromPiece] && (n.votes[fromPage] || n.votes[fromSocial] || n.votes[fromLinked]))
	on(titleCaps, capitals(n.text))
	v[titleVotes] = float32(votes) / 4
	if n.votes[fromHeading] && (n.votes[fromPage] || n.votes[fromSocial]) {
		v[titleBoth] = 1
	}
	near := func(sign int, i int) {
		if i >= 0 {
			v[sign] = max(v[sign], dice(n.words, wordsOf(g.says[i].text, nil)))
		}
	}
	for i := range g.says {
		switch g.says[i].source {
		case fromPage:
			near(titleNearPage, i)
		case fromSocial:
			near(titleNearSocial, i)
		}
	}
	near(titleNearHead, g.first)
	v[titleSlug] = dice(n.words, g.slug)
	if names(n.text, g.site, g.host) {
		v[titleIsSite] = 1
	}
	switch w := len(n.words); {
	case w == 1:
		v[titleOne] = 1
	case w == 2:
		v[titleTwo] = 1
	case w == 3:
		v[titleThree] = 1
	case w > 22:
		v[titleEndless] = 1
	case w > 14:
		v[titleLong] = 1
	}
	if strings.HasSuffix(n.text, "…") || strings.HasSuffix(n.text, "...") {
		v[titleCut] = 1
	}
	if strings.HasSuffix(n.text, "?") {
		v[titleQuestion] = 1
	}
}

// dice is the share of the words of two texts that they have in common.
func dice(x, y []string) float32 {
	if len(x) == 0 || len(y) == 0 || len(y) > 80 {
		return 0
	}
	return 2 * float32(common(x, y)) / float32(len(x)+len(y))
}

// common is how many words of two texts, of at most 80, are the same.
func common(x, y []string) (n int) {
	var used [80]bool
	for _, w := range x {
		for k, v := range y {
			if k < len(used) && !used[k] && v == w {
				used[k] = true
				n++
				break
			}
		}
	}
	return n
}

// slugWords are the words of the part of an address that has most.
func slugWords(url string) []string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return nil
	}
	var best []string
	parts := strings.Split(rest, "/")
	for _, p := range parts[1:] {
		p, _, _ = strings.Cut(p, "?")
		w := strings.FieldsFunc(strings.ToLower(p), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(w) > len(best) {
			best = w
		}
	}
	return best
}
