package article

import "strings"

// titleSource is where a page says what it is called.
type titleSource int

const (
	fromPage    titleSource = iota // <title>
	fromSocial                     // og:title
	fromCard                       // twitter:title
	fromMeta                       // other metadata
	fromLinked                     // the headline of JSON-LD
	fromThing                      // the name of what JSON-LD describes
	fromCrumb                      // the last of the way that leads to the page
	fromHeading                    // a heading of the page
	fromPiece                      // a part of its first heading that an element sets apart
)

// stated is one saying of what a page is called.
type stated struct {
	source titleSource
	text   string
	at     [2]int // the range of the page that says it
	block  int    // the heading, -1 none
	cuts   [maxCuts][2]int
	parts  int // the cuts part it into so many
}

const maxCuts = 4

// naming is a text that a page may be called, whole or a part of what it says.
type naming struct {
	text  string
	key   string
	words []string
	signs titleVector
	from  int // index of the first saying that has it
	votes [fromPiece + 1]bool
}

// titling weighs what a page may be called.
type titling struct {
	t          *tree
	r          *region
	m          *pageData
	site, host string
	slug       []string
	held       string
	home       bool
	says       []stated
	names      []naming
	first      int // the saying of the first heading, -1 none
}

// chosen is the naming that weighs most and where it stands, nil where the page
// says nothing.
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

// say adds a saying with its parts.
func (g *titling) say(s stated) {
	s.text = strings.TrimSpace(anchorless(s.text))
	if s.text == "" || len(s.text) > 400 {
		return
	}
	s.parts = 1
	for at := 0; s.parts <= maxCuts; s.parts++ {
		i, n := nextMark(s.text, at)
		if i < 0 {
			break
		}
		s.cuts[s.parts-1] = [2]int{i, i + n}
		at = i + n
	}
	g.says = append(g.says, s)
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

// nextMark finds the next mark that parts a title from at on, and its length.
func nextMark(s string, at int) (int, int) {
	best, size := -1, 0
	for _, mark := range titleMarks {
		if i := strings.Index(s[at:], mark); i > 0 && (best < 0 || at+i < best || at+i == best && len(mark) > size) {
			best, size = at+i, len(mark)
		}
	}
	for i := at + 1; i < len(s) && (best < 0 || i < best); i++ {
		if c := s[i]; (c == ':' || c == ',' || c == '(') && i+1 < len(s) && (s[i+1] == ' ' || c == '(' && s[i-1] == ' ') {
			if c == ',' {
				continue
			}
			return i, 1
		}
	}
	return best, size
}

// list makes the namings of all sayings with their signs.
func (g *titling) list() {
	for i := range g.says {
		s := &g.says[i]
		for lo := range s.parts {
			for hi := lo + 1; hi <= s.parts; hi++ {
				if text := s.part(lo, hi); text != "" {
					g.add(i, lo, hi, text)
				}
			}
		}
	}
	for i := range g.names {
		g.weighText(&g.names[i])
	}
}

// add gives a naming the signs of a saying of it.
func (g *titling) add(i, lo, hi int, text string) {
	words := wordsOf(text, nil)
	if len(words) == 0 {
		return
	}
	key := strings.Join(words, " ")
	var n *naming
	for k := range g.names {
		if g.names[k].key == key {
			n = &g.names[k]
		}
	}
	if n == nil {
		g.names = append(g.names, naming{text: text, key: key, words: words, from: i})
		n = &g.names[len(g.names)-1]
	}
	g.sourceSigns(n, &g.says[i], lo, hi)
}

// sayings gathers what the page says it is called; best is the heading that
// agrees most with the metadata, -1 none.
func (g *titling) sayings(ld *linkedData, best int) {
	t, r := g.t, g.r
	headings := 0
	heading := func(i int) {
		b := &r.blocks[i]
		if headings++; b.tag == tagH1 && g.first < 0 && b.marks&(markComment|markNav|markHidden|markFoot|markAd) == 0 {
			g.first = len(g.says)
		}
		g.say(stated{source: fromHeading, text: b.text, block: i})
		switch {
		case g.first == len(g.says):
			g.first = -1
		case g.first == len(g.says)-1 || i == best:
			g.pieces(i)
		}
	}
	lower := 0
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.words < 1 || b.words > 60 || headings > 8 {
			continue
		}
		switch {
		case b.tag == tagH1, i == best:
			heading(i)
		case lower < 3 && (b.tag == tagH2 || b.marks&markHeadline != 0) && b.marks&(markComment|markNav|markHidden|markFoot|markAd) == 0:
			lower++
			heading(i)
		}
	}
	if t.title[1] > t.title[0] {
		g.say(stated{source: fromPage, text: fold(unescape(t.page[t.title[0]:t.title[1]])), at: t.title, block: -1})
	}
	for k, names := range [...][]string{titleNames[:1], titleNames[1:2], titleNames[2:]} {
		if s, at := t.meta(names); s != "" {
			g.say(stated{source: fromSocial + titleSource(k), text: s, at: [2]int{at.start, at.end}, block: -1})
		}
	}
	if ld.headline != "" {
		g.say(stated{source: fromLinked, text: ld.headline, block: -1})
	}
	for _, s := range ld.things {
		g.say(stated{source: fromThing, text: s, block: -1})
	}
	if ld.crumb != "" {
		g.say(stated{source: fromCrumb, text: ld.crumb, block: -1})
	}
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

// pieces adds the parts that elements within a heading set apart, such as a
// kicker and the headline proper.
func (g *titling) pieces(i int) {
	t, b := g.t, &g.r.blocks[i]
	var all []string
	var f folder
	flush := func() {
		if len(f.out) > 0 && f.out != nil {
			all = append(all, string(f.out))
		}
		f.reset()
	}
	owner := int32(-1)
	for k := b.from; k < b.to; k++ {
		n := &t.nodes[k]
		switch {
		case n.tag == tagText:
			if n.parent != owner {
				flush()
			}
			owner = n.parent
			f.put(t.page, int(n.start), int(n.end))
		case n.tag == tagBr:
			flush()
		case n.marks&markDropped != 0 || n.marks&markHidden != 0 && !n.tag.blocky():
			k = n.last
		}
	}
	flush()
	if len(all) < 2 || len(all) > 4 {
		return
	}
	for _, s := range all {
		g.says = append(g.says, stated{source: fromPiece, text: strings.Trim(s, " |-–—·•»«~:"), block: i, parts: 1})
	}
}
