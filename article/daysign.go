package article

import (
	_ "embed"
	"strings"
	"sync"

	"sitrep"
)

//go:embed day.txt
var dayText string

// signs of a day's being that of which its page is.
const (
	// who states it to machines
	dayLinked = iota
	dayLinkedChange
	dayMeta
	dayItem
	dayMetaChange
	dayAddress
	// who shows it to readers, and where
	dayLead
	dayHeadMade
	dayHeadPlain
	dayHeadChange
	dayFoot
	dayFootChange
	// how it agrees with the others
	dayHeld
	dayUnseen
	dayUnseenChange
	dayNearStated
	dayNewYear
	// none of the days
	dayNone
	dayNoneUnstated
	dayNoneChange
	dayNoneWork
	daySigns
	dayElse = -1 // of no weight
)

var daySignNames = [daySigns]string{
	"linked", "linked.change", "meta", "item", "meta.change", "address",
	"lead", "head.made", "head.plain", "head.change", "foot", "foot.change",
	"held", "unseen", "unseen.change", "near.stated", "newyear",
	"none", "none.unstated", "none.change", "none.work",
}

type dayVector [daySigns]float32

func (v *dayVector) on(sign int, is bool) {
	if is {
		v[sign] = 1
	}
}

// seen: the page shows the day beside its article.
func (v *dayVector) seen() bool {
	return v[dayHeadMade]+v[dayHeadPlain]+v[dayFoot]+v[dayLead] > 0
}

// changed: the page shows it there as that of a change.
func (v *dayVector) changed() bool { return v[dayHeadChange]+v[dayFootChange] > 0 }

// published: the page states it as that of publication.
func (v *dayVector) published() bool {
	return v[dayLinked]+v[dayMeta]+v[dayItem]+v[dayAddress] > 0
}

var loadDay = sync.OnceValue(func() []float32 { return mustWeights("day.txt", dayText, daySignNames[:]) })

// dayNames are the signs of what <meta> and attributes state.
var dayNames = sync.OnceValue(func() map[string]int {
	all := map[string]int{}
	for _, n := range modifiedNames {
		all[n] = dayMetaChange
	}
	for _, n := range publishedNames {
		if all[n] = dayMeta; strings.HasPrefix(n, "itemprop:") {
			all[n] = dayItem
		}
	}
	return all
})

// dayCase is a day that the page may be of.
type dayCase struct {
	dated
	signs dayVector
}

// daying weighs the days that a page gives.
type daying struct {
	t     *tree
	r     *region
	m     *pageData
	cases []dayCase
	none  dayVector
}

const maxDays = 24 // that are looked at

// add gives a day a sign.
func (g *daying) add(d dated, sign int) {
	if d.day == 0 {
		return
	}
	for i := range g.cases {
		if c := &g.cases[i]; c.day == d.day {
			c.set(sign)
			return
		}
	}
	if len(g.cases) == maxDays {
		return
	}
	g.cases = append(g.cases, dayCase{dated: d})
	g.cases[len(g.cases)-1].set(sign)
}

func (c *dayCase) set(sign int) {
	if sign != dayElse {
		c.signs[sign] = 1
	}
}

// collect finds the days with who gives them.
func (g *daying) collect(ld *linkedData) {
	r, m := g.r, g.m
	g.add(m.dated, dayHeld)
	g.add(linkedDay(ld, ld.published), dayLinked)
	g.add(linkedDay(ld, ld.modified), dayLinkedChange)
	g.stated()
	g.add(dated{day: addressDate(m.url), basis: sitrep.BasisAddress, from: "address"}, dayAddress)
	g.shown()
	g.add(r.leadDay(m), dayLead)
	g.add(r.datelineDay(m), dayLead)
	g.add(r.besideDay(m), dayHeadPlain)
}

// stated adds the days of <meta> and of attributes, and of marked times.
func (g *daying) stated() {
	r, names := g.r, dayNames()
	item := false
	for i := range g.t.metas {
		k := &g.t.metas[i]
		if k.name == "time" {
			g.time(k)
			continue
		}
		sign, ok := names[k.name]
		if !ok || r.up[k.elem]&strangers != 0 || sign == dayItem && (item || r.past(k.start)) {
			continue
		}
		item = item || sign == dayItem
		if day := statedDay(k.value); day != 0 {
			g.add(dated{day, sitrep.BasisMetadata, k.name, [2]int{k.start, k.end}, k.value}, sign)
		}
	}
}

// time adds a marked time.
func (g *daying) time(k *pageMeta) {
	r := g.r
	if r.t.quotes(k.elem) || r.up[k.elem]&strangers != 0 {
		return
	}
	for _, change := range [...]bool{false, true} {
		g.add(r.timeDay(k, change), g.place(r.blockAt(k.elem), change, false))
	}
}

// place is the sign of a day that the i-th block shows.
func (g *daying) place(i int, change, made bool) int {
	lo, hi := g.r.near(g.m)
	_, end := g.r.inside()
	if h := g.r.firstHeading(g.m.titleBlock); i < h-3 {
		lo = h
	}
	switch foot := i >= end-2 && i < end+6; {
	case i >= lo && i < hi && change:
		return dayHeadChange
	case i >= lo && i < hi && made:
		return dayHeadMade
	case i >= lo && i < hi:
		return dayHeadPlain
	case foot && change:
		return dayFootChange
	case foot:
		return dayFoot
	}
	return dayElse
}

// firstHeading is the first block that is a first heading, or the given one before it.
func (r *region) firstHeading(h int) int {
	for i := range max(h, 0) {
		if r.blocks[i].tag == tagH1 {
			return i
		}
	}
	return h
}

// shown adds the days in lines that are no sentences.
func (g *daying) shown() {
	r, m := g.r, g.m
	in, end := r.inside()
	own := r.headMarks(m, in)
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.words > 60 || !hasDigit(b.text) || r.names(m, i) {
			continue
		}
		against := strangers | markFoot
		if b.marks&(markStamp|markByline) != 0 || i >= end-2 && i < end+4 {
			against &^= markFoot
		}
		against &^= own
		if i < in && b.item.form == formStamp {
			against &^= markComment
		}
		stamp := b.item.form == formStamp || b.marks&markStamp != 0
		said := b.item.w[classStamp] >= 3
		if b.marks&against != 0 || b.prose && !stamp && !timed(b.text) && !(said && i >= end-3) || b.words > 24 && !said {
			continue
		}
		for at := 0; ; {
			day, lo, hi, ok := pageDateAt(b.text[at:], r.t.monthFirst())
			if !ok {
				break
			}
			lo, hi = at+lo, at+hi
			at = hi
			kind := kindOfDay(b.text, lo, hi)
			if kind == dayPlain && i > 0 && b.words <= 6 && r.blocks[i-1].words <= 4 {
				kind = dayKindIn(wordsOf(r.blocks[i-1].text, nil), true)
			}
			if kind == dayOther || endsRange(b.text[:lo]) {
				continue
			}
			d := dated{day, sitrep.BasisDateline, "text", r.t.extent(b), b.text[lo:hi]}
			if b.marks&(markStamp|markByline) != 0 {
				d.basis = sitrep.BasisMetadata
			}
			g.add(d, g.place(i, kind == dayChange, kind == dayMade))
		}
	}
}

func hasDigit(s string) bool {
	return strings.ContainsAny(s, "0123456789")
}

// timed: a line begins with a day and a time of it.
func timed(s string) bool {
	_, start, end, ok := pageDateAt(head(s, 40), false)
	if !ok || start > 0 {
		return false
	}
	rest := strings.TrimLeft(s[end:], " ,-–")
	n := 0
	for n < len(rest) && n < 3 && digit(rest[n]) {
		n++
	}
	return (n == 1 || n == 2) && n < len(rest) && (rest[n] == ':' || rest[n] == '.')
}

// relate adds how the days agree.
func (g *daying) relate() {
	var stated sitrep.Day
	seen, changed := 0, 0
	for i := range g.cases {
		c := &g.cases[i]
		if c.signs.published() && stated == 0 {
			stated = c.day
		}
		switch {
		case c.signs.seen():
			seen++
		case c.signs.changed():
			changed++
		}
	}
	for i := range g.cases {
		c := &g.cases[i]
		v := &c.signs
		hidden := !v.seen() && !v.changed()
		v.on(dayUnseen, hidden && seen > 0)
		v.on(dayUnseenChange, hidden && seen == 0 && changed > 0)
		v.on(dayNearStated, stated != 0 && stated != c.day && near(stated, c.day))
		_, month, d := c.day.Date()
		v.on(dayNewYear, month == 1 && d == 1)
	}
	n := &g.none
	n[dayNone] = 1
	unstated := stated == 0
	n.on(dayNoneUnstated, unstated)
	n.on(dayNoneChange, unstated && seen == 0)
	n.on(dayNoneWork, g.t.article(g.r))
}
