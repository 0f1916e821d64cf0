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
