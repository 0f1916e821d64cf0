package article

import (
	"strings"

	"sitrep"
)

// dated is a day that a page gives, and where.
type dated struct {
	day   sitrep.Day
	basis sitrep.DateBasis
	from  string // the name of what says it
	at    [2]int // its range of the page
	value string // as it is written
}

// findDay: the day of publication by the order of what may give it: the structured
// data, the metadata, a marked time beside the headline, the address, or a line that
// reads as one.
func (t *tree) findDay(m *pageData, r *region, ld *linkedData) {
	set := func(d dated) bool {
		if d.day == 0 {
			return false
		}
		m.dated = d
		return true
	}
	addressed := dated{day: addressDate(m.url), basis: sitrep.BasisAddress, from: "address"}
	stated := linkedDay(ld, ld.published)
	if stated.day == 0 {
		stated = t.statedIn(publishedNames, r)
	}
	shown := r.markedDay(m)
	if shown.day == 0 {
		shown = r.stampIn(m, 0, dayMade)
	}
	switch near := shown.day - stated.day; {
	case stated.day != 0 && addressed.day != 0 && addressed.day <= stated.day+1: // of another zone, or of a later change
		set(addressed)
	case stated.day != 0 && shown.day != 0 && ((near == 1 || near == -1) && universal(stated.value) || shown.day == swappedDay(stated.value)):
		shown.basis = sitrep.BasisMetadata // the day where the outlet is; day and month in its order
		set(shown)
	case shown.day != 0 && strings.HasPrefix(stated.from, "itemprop:") && r.past(stated.at[0]):
		set(shown) // the other is of what follows the article
	case stated.day != 0:
		set(stated)
	case set(r.markedDay(m)), set(addressed), set(linkedDay(ld, ld.created)), set(r.besideDay(m)), !r.forum && set(r.stampIn(m, 0, dayMade)), set(t.statedIn(datedNames, r)):
	case r.forum && set(r.anyTime(false)):
	case set(r.stampIn(m, 0, dayMade)), set(r.leadDay(m)), set(r.stampIn(m, 1, dayMade)), set(r.stampIn(m, 0, dayChange)), set(r.stampIn(m, 2, dayMade)), set(r.anyTime(false)):
	case set(r.titleDay(m)), set(r.datelineDay(m)):
	case set(t.anyPublished()), set(t.scriptDay()):
	case set(r.stampIn(m, 1, dayChange)), set(r.stampIn(m, 2, dayChange)), set(r.anyTime(true)):
	}
}

// past: a byte of the page is behind the article.
func (r *region) past(at int) bool {
	_, out := r.inside()
	return out > 0 && out < len(r.blocks) && at > int(r.t.nodes[r.blocks[out].from].start)
}

// linkedDay reads one of the dates of JSON-LD.
func linkedDay(ld *linkedData, value string) dated {
	return dated{day: statedDay(value), basis: sitrep.BasisMetadata, from: "json-ld", at: ld.at, value: value}
}

// findChange: the day on which the page says that it was last changed.
func (t *tree) findChange(m *pageData, r *region, ld *linkedData) {
	d := linkedDay(ld, ld.modified)
	if d.day == 0 {
		d = t.statedIn(modifiedNames, r)
	}
	if d.day == 0 {
		d = r.anyTime(true)
	}
	for pass := 0; d.day == 0 && pass < 2; pass++ {
		d = r.stampIn(m, pass, dayChange)
	}
	if d.day != 0 && d.day >= m.given.day { // a change before publication is none
		m.changed = d.day
		if d.from == "json-ld" {
			d.at = t.narrow(d.at, d.value)
		}
		m.note("modified_on", d.from, d.at)
	}
}

// swappedDay reads a date of digits with day and month in the other order than
// statedDay does.
func swappedDay(s string) sitrep.Day {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 10 || !digit(s[0]) {
		return 0
	}
	day := statedDay(s)
	if day == 0 || len(s) > 4 && s[4] == '-' {
		return 0
	}
	y, mo, d := day.Date()
	if d > 12 {
		return 0
	}
	return plausible(y, d, int(mo))
}

// anyPublished is the first date of publication in structured data of any kind.
func (t *tree) anyPublished() dated {
	for _, at := range t.data {
		if s := textAfter(t.page[at[0]:at[1]], `"datePublished"`); s != "" {
			if day := statedDay(s); day != 0 {
				return dated{day, sitrep.BasisMetadata, "json-ld", at, s}
			}
		}
	}
	return dated{}
}

// scriptDay is the day that the page's scripts give as that of publication, where
// they give but one: what a page is drawn from often says more than the page.
func (t *tree) scriptDay() (one dated) {
	const key = "ubli" // "published_at", "datePublished", "firstPublication"
	s := t.page
	for at := 0; ; {
		i := strings.Index(s[at:], key)
		if i < 0 {
			return one
		}
		i += at
		at = i + len(key)
		end := at
		for end < len(s) && end < at+24 && (s[end] == '_' || s[end] == '-' || digit(s[end]) || 'a' <= s[end]|0x20 && s[end]|0x20 <= 'z') {
			end++
		}
		rest := strings.TrimLeft(head(s[end:], 60), `\`)
		if !strings.HasPrefix(rest, `"`) {
			continue
		}
		rest = strings.TrimLeft(rest[1:], " ")
		if !strings.HasPrefix(rest, ":") {
			continue
		}
		rest = strings.TrimLeft(rest[1:], ` \`)
		if !strings.HasPrefix(rest, `"`) {
			continue
		}
		value, _, _ := strings.Cut(rest[1:], `"`)
		value = strings.TrimRight(value, `\`)
		day := statedDay(value)
		switch {
		case day == 0:
		case one.day != 0 && one.day != day:
			return dated{}
		default:
			one = dated{day, sitrep.BasisMetadata, "script", [2]int{i, end}, value}
		}
	}
}

// strangers: marks of what is not of the page's own article.
const strangers = markComment | markRelated | markTeaser | markNav | markPromo | markAd

// statedIn is the first day that one of the names states.
func (t *tree) statedIn(names []string, r *region) dated {
	for _, name := range names {
		for i := range t.metas {
			if k := &t.metas[i]; k.name == name && r.up[k.elem]&strangers == 0 {
				if day := statedDay(k.value); day != 0 {
					return dated{day, sitrep.BasisMetadata, name, [2]int{k.start, k.end}, k.value}
				}
			}
		}
	}
	return dated{}
}

// markedDay is the day in an element marked as a time near the article.
func (r *region) markedDay(m *pageData) dated {
	t := r.t
	lo, hi := r.near(m)
	from, to := int32(0), int32(len(t.nodes))
	if lo < len(r.blocks) {
		from = r.blocks[lo].from
	}
	if hi < len(r.blocks) {
		to = r.blocks[hi].from
	}
	start, end := int(t.nodes[from].start), len(t.page)
	if to < int32(len(t.nodes)) {
		end = int(t.nodes[to].start)
	}
	for i := range t.metas {
		if k := &t.metas[i]; k.name == "time" && k.start >= start-2000 && k.start < end && r.up[k.elem]&strangers == 0 && !r.t.quotes(k.elem) {
			if d := r.timeDay(k, false); d.day != 0 {
				return d
			}
		}
	}
	for i := max(0, lo); i < hi; i++ {
		b := &r.blocks[i]
		if b.marks&(markStamp|markByline) == 0 || b.words > 25 || b.marks&strangers != 0 || r.names(m, i) {
			continue
		}
		if d := r.lineDay(b, dayMade); d.day != 0 {
			d.basis = sitrep.BasisMetadata
			return d
		}
	}
	return dated{}
}

// lineDay is the first date in a line that is of the kind; a date that no word
// tells is taken for one of publication.
func (r *region) lineDay(b *block, want dayKind) dated {
	for at := 0; ; {
		day, start, end, ok := pageDateAt(b.text[at:], r.t.monthFirst())
		if !ok {
			return dated{}
		}
		start, end = at+start, at+end
		kind := kindOfDay(b.text, start, end)
		if kind == dayPlain {
			kind = dayMade
		}
		if kind == want && !endsRange(b.text[:start]) {
			return dated{day, sitrep.BasisDateline, "text", r.t.extent(b), b.text[start:end]}
		}
		at = end
	}
}

// endsRange: a date after this is the last of several days, "14. – 20. Januar".
func endsRange(s string) bool {
	s = strings.TrimRight(s, " ")
	for _, dash := range [...]string{"-", "–", "—"} {
		if front, ok := strings.CutSuffix(s, dash); ok {
			front = strings.TrimRight(front, " .")
			return front != "" && digit(front[len(front)-1])
		}
	}
	return false
}

// names: the block says what the report is called. A day in it is that of what
// the report is about.
func (r *region) names(m *pageData, i int) bool {
	b := &r.blocks[i]
	if i != m.titleBlock && b.tag != tagH1 {
		return false
	}
	_, start, end, ok := pageDateAt(b.text, r.t.monthFirst())
	return !ok || start+len(b.text)-end > 12 // not a day alone
}

// titleDay is the day in what the page is called.
func (r *region) titleDay(m *pageData) dated {
	for _, s := range [...]string{m.heading, r.t.page[r.t.title[0]:r.t.title[1]]} {
		if day, start, _, ok := pageDateAt(s, r.t.monthFirst()); ok && !endsRange(s[:start]) {
			return dated{day, sitrep.BasisDateline, "title", r.t.title, s}
		}
	}
	return dated{}
}

// leadDay is the day that a paragraph at the head of the article begins with, set
// off from what follows.
func (r *region) leadDay(m *pageData) dated {
	lo, _ := r.near(m)
	in, hi := r.inside()
	if m.titleBlock >= 0 {
		lo = m.titleBlock + 1
	}
	for i := lo; i < min(in+2, hi); i++ {
		b := &r.blocks[i]
		if b.marks&(strangers|markFoot) != 0 || b.words < 8 {
			continue
		}
		if day, start, end, ok := pageDateAt(head(b.text, 40), r.t.monthFirst()); ok && start == 0 && strings.ContainsAny(head(b.text[end:], 5), ".·–—-|:,(") {
			return dated{day, sitrep.BasisDateline, "text", r.t.extent(b), b.text[start:end]}
		}
	}
	return dated{}
}

// datelineDay is the day that the article itself begins with.
func (r *region) datelineDay(m *pageData) dated {
	lo, hi := r.inside()
	seen := 0
	for i := lo; i < hi && seen < 3; i++ {
		if b := &r.blocks[i]; b.prose && b.marks&(markJunk|markSoft) == 0 {
			reach := 60
			if seen++; seen > 1 {
				reach = 20
			}
			if day, start, _, ok := pageDateAt(head(b.text, reach), r.t.monthFirst()); ok && (start <= 4 || dateline(b.text) > start) {
				return dated{day, sitrep.BasisDateline, "text", r.t.extent(b), ""}
			}
		}
	}
	return dated{}
}

// stampIn is the day in a line that reads as a time of publication or of change:
// in pass 0 near the head of the article, what follows the heading first, in pass 1
// in it and after it, in pass 2 anywhere.
func (r *region) stampIn(m *pageData, pass int, kind dayKind) dated {
	lo, hi := r.near(m)
	in, end := r.inside()
	switch pass {
	case 0:
		if h := m.titleBlock; h >= lo && h < hi {
			if d := r.stampWithin(m, h, hi, in, end, pass, kind); d.day != 0 {
				return d
			}
			hi = h
		}
	case 1:
		lo, hi = hi, min(len(r.blocks), end+12)
	case 2:
		lo, hi = 0, len(r.blocks)
	}
	return r.stampWithin(m, lo, hi, in, end, pass, kind)
}

func (r *region) stampWithin(m *pageData, lo, hi, in, end, pass int, kind dayKind) dated {
	own := r.headMarks(m, in)
	for i := lo; i < hi; i++ {
		b := &r.blocks[i]
		against := strangers | markFoot
		if b.marks&(markStamp|markByline) != 0 || i >= end-2 && i < end+4 {
			against &^= markFoot // the foot of the article
		}
		if pass == 0 {
			against &^= own
			if m.titleBlock >= 0 {
				against &^= markTeaser // of this article
			}
		}
		if i < in && b.item.form == formStamp {
			against &^= markComment // the number of comments stands beside it
		}
		said := b.item.w[classStamp] >= 3
		if r.names(m, i) {
			continue
		}
		if b.words > 60 || b.words > 24 && !said || b.marks&against != 0 {
			continue
		}
		if b.prose && b.item.form != formStamp && b.marks&markStamp == 0 && !(said && i >= end-3) {
			continue // a sentence of the article
		}
		if b.item.form == formStamp || b.marks&markStamp != 0 || said ||
			pass == 0 && (b.words <= 8 || !b.prose && b.words <= 16) || i >= end-2 && i < end+4 && b.words <= 16 {
			if d := r.lineDay(b, kind); d.day != 0 {
				return d
			}
		}
	}
	return dated{}
}

// headMarks are the marks of the heading, which its page's own stamp may bear too.
func (r *region) headMarks(m *pageData, in int) marks {
	const never = markComment | markHidden | markAd
	if m.titleBlock >= 0 {
		return r.blocks[m.titleBlock].marks &^ never
	}
	for i := in; i >= max(0, in-8); i-- {
		if i < len(r.blocks) && r.blocks[i].tag == tagH1 {
			return r.blocks[i].marks &^ never
		}
	}
	return 0
}

// near is the range of the blocks around the head of the article.
func (r *region) near(m *pageData) (lo, hi int) {
	in, out := r.inside()
	lo = max(0, in-12)
	if m.titleBlock >= 0 {
		lo = max(0, min(m.titleBlock-6, lo))
		if m.titleBlock > in {
			lo = max(0, in-6)
		}
	}
	hi = min(in+12, out)
	if m.titleBlock >= 0 && m.titleBlock+12 > hi {
		hi = min(m.titleBlock+12, len(r.blocks))
	}
	return lo, max(lo, hi)
}

// monthFirst: the page writes 12/19/2025.
func (t *tree) monthFirst() bool {
	l := strings.ToLower(t.lang)
	return l == "" || l == "en" || strings.HasPrefix(l, "en-us") || strings.HasPrefix(l, "en_us") || strings.HasPrefix(l, "en-ph")
}
