package article

import (
	"strings"

	"sitrep"
)

// findDay: the day of publication, by the structured data, the metadata, a
// marked time beside the headline, the address, or a line that reads as one.
func (t *tree) findDay(m *pageData, r *region, ld *linkedData) {
	addressed := addressDate(m.url)
	set := func(day sitrep.Day, basis sitrep.DateBasis) bool {
		if day == 0 {
			return false
		}
		m.date, m.basis = day, basis
		return true
	}
	stated, zone := statedDay(ld.published), ld.published
	if stated == 0 {
		stated, zone = t.statedIn(publishedNames, r)
	}
	shown := r.markedDay(m)
	if shown == 0 {
		shown = r.stampIn(m, 0)
	}
	switch near := shown - stated; {
	case stated != 0 && addressed != 0 && addressed <= stated+1: // of another zone, or of a later change
		set(addressed, sitrep.BasisAddress)
	case stated != 0 && shown != 0 && (near == 1 || near == -1) && universal(zone):
		set(shown, sitrep.BasisMetadata) // the day where the outlet is
	case stated != 0:
		set(stated, sitrep.BasisMetadata)
	case set(r.markedDay(m), sitrep.BasisMetadata), set(addressed, sitrep.BasisAddress), set(statedDay(ld.created), sitrep.BasisMetadata):
	case set(first(t.statedIn(datedNames, r)), sitrep.BasisMetadata):
	case set(r.stampDay(m), sitrep.BasisDateline), set(r.anyTime(), sitrep.BasisMetadata):
	default:
		for _, s := range [...]string{m.heading, t.page[t.title[0]:t.title[1]]} {
			if day, ok := pageDate(s, r.monthFirst(m)); ok {
				set(day, sitrep.BasisDateline)
				return
			}
		}
		if !set(r.datelineDay(m), sitrep.BasisDateline) {
			set(statedDay(t.anyPublished()), sitrep.BasisMetadata)
		}
	}
}

// anyPublished is the first date of publication in structured data of any kind.
func (t *tree) anyPublished() string {
	for _, at := range t.data {
		if s := textAfter(t.page[at[0]:at[1]], `"datePublished"`); s != "" {
			return s
		}
	}
	return ""
}

// strangers: marks of what is not of the page's own article.
const strangers = markComment | markRelated | markTeaser | markNav | markPromo | markAd

// statedIn is the first day that one of the names states.
func (t *tree) statedIn(names []string, r *region) (sitrep.Day, string) {
	for _, name := range names {
		for i := range t.metas {
			if k := &t.metas[i]; k.name == name && r.up[k.elem]&strangers == 0 {
				if day := statedDay(k.value); day != 0 {
					return day, k.value
				}
			}
		}
	}
	return 0, ""
}

func first(day sitrep.Day, _ string) sitrep.Day { return day }

// universal: a time given without the outlet's own zone.
func universal(s string) bool {
	return strings.HasSuffix(s, "Z") || strings.HasSuffix(s, "+00:00") || strings.HasSuffix(s, "+0000")
}

// markedDay is the day in an element marked as a time near the article.
func (r *region) markedDay(m *pageData) sitrep.Day {
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
		if k := &t.metas[i]; k.name == "time" && k.start >= start-2000 && k.start < end && !k.modified && r.up[k.elem]&strangers == 0 {
			if day := statedDay(k.value); day != 0 {
				return day
			}
		}
	}
	for i := max(0, lo); i < hi; i++ {
		b := &r.blocks[i]
		if b.marks&(markStamp|markByline) == 0 || b.words > 25 || b.marks&strangers != 0 {
			continue
		}
		if day, ok := pageDate(b.text, r.monthFirst(m)); ok {
			return day
		}
	}
	return 0
}

// anyTime is the day of the first time anywhere on the page that is not of
// other articles.
func (r *region) anyTime() sitrep.Day {
	for pass := range 2 {
		for i := range r.t.metas {
			if k := &r.t.metas[i]; k.name == "time" && k.modified == (pass == 1) && r.up[k.elem]&strangers == 0 {
				if day := statedDay(k.value); day != 0 {
					return day
				}
			}
		}
	}
	return 0
}

// datelineDay is the day that the article itself begins with.
func (r *region) datelineDay(m *pageData) sitrep.Day {
	lo, hi := r.inside()
	seen := 0
	for i := lo; i < hi && seen < 3; i++ {
		if b := &r.blocks[i]; b.prose && b.marks&(markJunk|markSoft) == 0 {
			reach := 60
			if seen++; seen > 1 {
				reach = 20
			}
			if day, ok := pageDate(head(b.text, reach), r.monthFirst(m)); ok {
				return day
			}
		}
	}
	return 0
}

// stampDay is the day in a line that reads as a time of publication: near the
// head of the article, then anywhere in it and after it.
func (r *region) stampDay(m *pageData) sitrep.Day {
	for pass := range 3 {
		if day := r.stampIn(m, pass); day != 0 {
			return day
		}
	}
	return 0
}

func (r *region) stampIn(m *pageData, pass int) sitrep.Day {
	lo, hi := r.near(m)
	in, end := r.inside()
	switch pass {
	case 1:
		lo, hi = hi, min(len(r.blocks), end+12)
	case 2:
		lo, hi = 0, len(r.blocks)
	}
	for i := lo; i < hi; i++ {
		b := &r.blocks[i]
		against := strangers | markFoot
		if b.marks&(markStamp|markByline) != 0 {
			against &^= markFoot
		}
		if pass == 0 && m.titleBlock >= 0 {
			against &^= markTeaser // of this article
		}
		if i < in && b.item.form == formStamp {
			against &^= markComment // the number of comments stands beside it
		}
		if b.words > 40 || b.words > 24 && b.item.w[classStamp] < 3 || b.marks&against != 0 {
			continue
		}
		if b.item.form == formStamp || b.marks&markStamp != 0 || b.item.w[classStamp] >= 3 ||
			pass == 0 && (b.words <= 8 || !b.prose && b.words <= 16) {
			if day, ok := pageDate(b.text, r.monthFirst(m)); ok {
				return day
			}
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
func (r *region) monthFirst(m *pageData) bool {
	l := strings.ToLower(r.t.lang)
	return l == "" || l == "en" || strings.HasPrefix(l, "en-us") || strings.HasPrefix(l, "en_us") || strings.HasPrefix(l, "en-ph")
}
