package article

import "strings"

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
