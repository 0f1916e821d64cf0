package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleSource is where a page says what it is called.
type titleSource int

const (
	fromPage    titleSource = iota // <title>
	fromSocial                     // og:title
	fromCard                       // twitter:title
	fromMeta                       // other metadata
	fromLinked                     // the headline of JSON-LD
	fromThing                      // the name of what JSON-LD describes
	fromCrumb                      // the last step of the way to the page
	fromHeading                    // a heading of the page
	fromPiece                      // a part that an element sets apart in its first heading
	titleSources
)

// stated is one saying of what a page is called, in parts where marks part it.
type stated struct {
	source titleSource
	found  string // the name of what says it
	text   string
	at     [2]int // the range of the page that says it
	block  int    // the heading, -1 none
	parts  int
	cuts   [maxCuts][2]int   // the marks between them
	ends   [maxCuts + 1]int  // words up to the end of each
	site   [maxCuts + 1]bool // it is of the site's name
	house  [maxCuts + 1]bool // it is the site's name, no more and no less
	words  []uint64          // hashed
}

const maxCuts = 4

// naming is a text that a page may be called: a saying or some parts of one.
type naming struct {
	text  string
	key   uint64
	words []uint64
	signs titleVector
	from  int // index of the first saying that has it
	said  [titleSources]bool
}

// titling weighs what a page may be called.
type titling struct {
	t     *tree
	r     *region
	m     *pageData
	site  siteName
	slug  []uint64 // words of the address
	held  uint64   // key of what the headline says
	home  bool     // the page is the first of its site
	says  []stated
	names []naming
	first int // the saying of the first heading, -1 none
	arena []uint64
}

// findWhole: what the page is called, by all that says so.
func (t *tree) findWhole(m *pageData, r *region, ld *linkedData) {
	g := titling{t: t, r: r, m: m, site: siteNaming(m.site, hostOf(m.url)), first: -1}
	g.says, g.names, g.arena = make([]stated, 0, 16), make([]naming, 0, 32), make([]uint64, 0, 512)
	if _, rest, ok := strings.Cut(t.address(m.url), "://"); ok {
		_, path, _ := strings.Cut(rest, "/")
		g.home = path == ""
		g.slug = g.hashed(slug(path))
	}
	g.held = keyOf(g.hashed(m.heading))
	g.sayings(ld, m.agreed)
	g.list()
	if titleWatch != nil {
		titleWatch(&g)
		return
	}
	if n := g.chosen(); n != nil {
		m.title = n.text
		m.note("title", g.says[n.from].found, g.says[n.from].at)
	}
}

// titleWatch sees what the tests learn from; nothing is chosen then.
var titleWatch func(*titling)

// chosen is the naming that weighs most, nil where the page says nothing.
func (g *titling) chosen() *naming {
	var best *naming
	most := float32(0)
	weights := loadTitle()
	for i := range g.names {
		if s := weighed(weights, g.names[i].signs[:]); best == nil || s > most {
			best, most = &g.names[i], s
		}
	}
	return best
}

const (
	fnvBase  = 14695981039346656037
	fnvPrime = 1099511628211
)

// foldedRune is a letter or digit in lower case, 0 another sign.
func foldedRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case !wordRune(r):
		return 0
	case r < utf8.RuneSelf:
		return r
	}
	return unicode.ToLower(r)
}

// hashed are the words of a text.
func (g *titling) hashed(s string) []uint64 {
	from := len(g.arena)
	h, in := uint64(fnvBase), false
	for at, r := range s {
		if c := foldedRune(r); c != 0 {
			h, in = (h^uint64(c))*fnvPrime, true
			continue
		}
		if in && (r == '\'' || r == '’') && at+utf8.RuneLen(r) < len(s) && wordRuneAt(s, at+utf8.RuneLen(r)) {
			h = (h ^ '\'') * fnvPrime
			continue
		}
		if in {
			g.arena = append(g.arena, h)
			h, in = fnvBase, false
		}
	}
	if in {
		g.arena = append(g.arena, h)
	}
	return g.arena[from:len(g.arena):len(g.arena)]
}

// keyOf is the same for texts of the same words.
func keyOf(words []uint64) uint64 {
	h := uint64(fnvBase)
	for _, w := range words {
		h = (h ^ w) * fnvPrime
	}
	return h
}

// say adds a saying with its parts.
func (g *titling) say(s stated) bool {
	s.text = strings.TrimSpace(anchorless(s.text))
	if s.text == "" || len(s.text) > 400 {
		return false
	}
	s.parts = 1
	for at := 0; s.parts <= maxCuts && s.source != fromPiece; s.parts++ {
		i, n := nextMark(s.text, at)
		if i < 0 {
			break
		}
		s.cuts[s.parts-1] = [2]int{i, i + n}
		at = i + n
	}
	from := len(g.arena)
	for k := range s.parts {
		p := s.part(k, k+1)
		g.hashed(p)
		s.ends[k] = len(g.arena) - from
		s.site[k] = g.site.is(p)
		s.house[k] = s.site[k] && g.site.name != "" && squeeze(p) == g.site.name
	}
	s.words = g.arena[from:len(g.arena):len(g.arena)]
	g.says = append(g.says, s)
	return true
}

// part is the text from the lo-th part up to the hi-th.
func (s *stated) part(lo, hi int) string {
	from, to := 0, len(s.text)
	if lo > 0 {
		from = s.cuts[lo-1][1]
	}
	if hi < s.parts {
		to = s.cuts[hi-1][0]
	}
	return strings.Trim(s.text[from:to], " |-–—·•»«~")
}

// within are the words of the parts.
func (s *stated) within(lo, hi int) []uint64 {
	from := 0
	if lo > 0 {
		from = s.ends[lo-1]
	}
	return s.words[from:s.ends[hi-1]]
}

// nextMark finds the next mark that parts a title from at on, and its length.
func nextMark(s string, at int) (int, int) {
	best, size := -1, 0
	for _, mark := range titleMarks {
		if i := strings.Index(s[at:], mark); i > 0 && (best < 0 || at+i < best || at+i == best && len(mark) > size) {
			best, size = at+i, len(mark)
		}
	}
	for i := at + 1; i < len(s) && (best < 0 || i < best); i++ {
		if c := s[i]; c == ':' && i+1 < len(s) && s[i+1] == ' ' || c == '(' && s[i-1] == ' ' {
			return i, 1
		}
	}
	return best, size
}

// list makes the namings of all sayings with their signs.
func (g *titling) list() {
	k := g.kindOf()
	for i := range g.says {
		s := &g.says[i]
		for lo := range s.parts {
			for hi := lo + 1; hi <= s.parts; hi++ {
				if hi-lo > 1 && !g.home && (s.house[lo] || s.house[hi-1]) {
					continue // the site's name is none of a page's title
				}
				if n := g.naming(i, lo, hi); n != nil {
					g.sourceSigns(n, s, lo, hi, &k)
				}
			}
		}
	}
	g.dropSite()
	for i := range g.names {
		g.textSigns(&g.names[i])
	}
	g.headSigns(&k)
}

// dropSite: no page but the first is called by the site's name alone.
func (g *titling) dropSite() {
	is := func(n naming) bool { return squeeze(n.text) == g.site.name }
	if g.home || g.site.name == "" || !slices.ContainsFunc(g.names, func(n naming) bool { return !is(n) }) {
		return
	}
	g.names = slices.DeleteFunc(g.names, is)
}

// naming is the one with the words of a saying's parts, nil where they have none.
func (g *titling) naming(i, lo, hi int) *naming {
	s := &g.says[i]
	words := s.within(lo, hi)
	if len(words) == 0 {
		return nil
	}
	key := keyOf(words)
	for k := range g.names {
		if g.names[k].key == key {
			return &g.names[k]
		}
	}
	g.names = append(g.names, naming{text: s.part(lo, hi), key: key, words: words, from: i})
	return &g.names[len(g.names)-1]
}

// sayings gathers what the page says it is called; best is the heading that
// agrees most with the metadata, -1 none.
func (g *titling) sayings(ld *linkedData, best int) {
	t, r := g.t, g.r
	const strange = markComment | markNav | markHidden | markFoot | markAd
	headings, lower := 0, 0
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.words < 1 || b.words > 60 || headings > 8 {
			continue
		}
		switch {
		case b.tag == tagH1, i == best:
		case lower < 3 && (b.tag == tagH2 || b.marks&markHeadline != 0) && b.marks&strange == 0:
			lower++
		default:
			continue
		}
		headings++
		if !g.say(stated{source: fromHeading, found: headingName(b.tag), text: b.text, at: t.extent(b), block: i}) {
			continue
		}
		first := b.tag == tagH1 && g.first < 0 && b.marks&strange == 0
		if first {
			g.first = len(g.says) - 1
		}
		if first || i == best {
			g.pieces(i)
		}
	}
	if t.title[1] > t.title[0] {
		g.say(stated{source: fromPage, found: "title", text: fold(unescape(t.page[t.title[0]:t.title[1]])), at: t.title, block: -1})
	}
	for k, names := range [...][]string{titleNames[:1], titleNames[1:2], titleNames[2:]} {
		if s, from := t.meta(names); s != "" {
			g.say(stated{source: fromSocial + titleSource(k), found: from.name, text: s, at: [2]int{from.start, from.end}, block: -1})
		}
	}
	g.say(stated{source: fromLinked, found: "json-ld", text: ld.headline, at: t.narrow(ld.at, ld.headline), block: -1})
	for _, s := range ld.things {
		g.say(stated{source: fromThing, found: "json-ld", text: s, at: t.narrow(ld.thingsAt, s), block: -1})
	}
	g.say(stated{source: fromCrumb, found: "json-ld", text: ld.crumb, at: t.narrow(ld.crumbAt, ld.crumb), block: -1})
}

// headingName is what a heading is called in the page.
func headingName(g tag) string {
	if g >= tagH1 && g <= tagH6 {
		return "h" + string('1'+rune(g-tagH1))
	}
	return "heading"
}

// extent is the range of the page that a block's text stands in.
func (t *tree) extent(b *block) [2]int {
	at := [2]int{-1, -1}
	for i := b.from; i < b.to; i++ {
		if n := &t.nodes[i]; n.tag == tagText {
			if at[0] < 0 {
				at[0] = int(n.start)
			}
			at[1] = int(n.end)
		}
	}
	return at
}

// address is what the page says its address is.
func (t *tree) address(url string) string {
	if strings.Contains(url, "://") {
		return url
	}
	for _, l := range t.links {
		if strings.Contains(l.value, "://") {
			return l.value
		}
	}
	s, _ := t.meta([]string{"og:url"})
	return s
}

// slug is the part of an address's path that has most words.
func slug(path string) (best string) {
	most := 0
	path, _, _ = strings.Cut(path, "?")
	for p := range strings.SplitSeq(path, "/") {
		if n := strings.Count(p, "-") + strings.Count(p, "_"); best == "" || n > most {
			best, most = p, n
		}
	}
	return best
}

// pieces adds the parts that elements within a heading set apart, such as a
// kicker and the headline proper.
func (g *titling) pieces(i int) {
	t, b := g.t, &g.r.blocks[i]
	var all [5]stated
	n := 0
	var f folder
	owner, from, end := int32(-1), 0, 0
	flush := func() {
		if len(f.out) > 0 && n < len(all) {
			all[n] = stated{source: fromPiece, found: headingName(b.tag), text: strings.Trim(string(f.out), " |-–—·•»«~:"), at: [2]int{from, end}, block: i}
			n++
		}
		f.reset()
	}
	for k := b.from; k < b.to; k++ {
		x := &t.nodes[k]
		switch {
		case x.tag == tagText:
			if x.parent != owner {
				flush()
			}
			if len(f.out) == 0 {
				from = int(x.start)
			}
			owner, end = x.parent, int(x.end)
			f.put(t.page, int(x.start), int(x.end))
		case x.tag == tagBr:
			flush()
		case x.marks&markDropped != 0 || x.marks&markHidden != 0 && !x.tag.blocky():
			k = x.last
		}
	}
	flush()
	if n < 2 || n == len(all) {
		return
	}
	for _, s := range all[:n] {
		g.say(s)
	}
}
