package article

import (
	"slices"
	"strings"

	"sitrep"
)

// timeDay is the day of an element for machines where it is of publication, or of
// change: the words that stand with it tell. A day of publication that the line
// spells out is the outlet's own.
func (r *region) timeDay(k *pageMeta, change bool) dated {
	day := statedDay(k.value)
	if day == 0 {
		return dated{}
	}
	modified := k.modified
	d := dated{day, sitrep.BasisMetadata, "time", [2]int{k.start, k.end}, k.value}
	if b := r.blockOf(k.elem); b != nil && b.words <= 40 {
		shown, start, end, ok := pageDateAt(b.text, r.t.monthFirst())
		kind := dayPlain
		switch {
		case ok && (b.words <= 12 || near(shown, day)):
			kind = kindOfDay(b.text, start, end)
		case b.words <= 12:
			kind = dayKindIn(wordsOf(b.text, nil), true)
		}
		switch kind {
		case dayChange:
			modified = true
		case dayOther:
			return dated{}
		case dayMade:
			if modified = false; ok && b.words <= 12 {
				d.day = shown
			}
		}
	}
	if modified != change {
		return dated{}
	}
	return d
}

func near(a, b sitrep.Day) bool { return a-b <= 1 && b-a <= 1 }

// blockOf is the block that an element stands in or begins, nil where there is none.
func (r *region) blockOf(elem int32) *block {
	if i := r.blockAt(elem); i >= 0 {
		return &r.blocks[i]
	}
	return nil
}

// blockAt is its index, -1 where there is none.
func (r *region) blockAt(elem int32) int {
	i, found := slices.BinarySearchFunc(r.blocks, elem, func(b block, e int32) int { return int(b.from) - int(e) })
	if !found && i > 0 && r.blocks[i-1].to > elem {
		i--
	}
	if i < len(r.blocks) && r.blocks[i].from <= max(elem, r.t.nodes[elem].last) {
		return i
	}
	return -1
}

// anyTime is the day of the first time anywhere on the page that is not of
// other articles.
func (r *region) anyTime(modified bool) dated {
	for i := range r.t.metas {
		if k := &r.t.metas[i]; k.name == "time" && r.up[k.elem]&strangers == 0 && !r.t.quotes(k.elem) {
			if d := r.timeDay(k, modified); d.day != 0 {
				return d
			}
		}
	}
	return dated{}
}

// quotes: the element stands in a quotation, of another's message for the most part.
func (t *tree) quotes(elem int32) bool {
	for e := elem; e > 0; e = t.nodes[e].parent {
		if t.nodes[e].tag == tagBlockquote {
			return true
		}
	}
	return false
}

// besideDay is the day that stands within the heading beside the headline.
func (r *region) besideDay(m *pageData) dated {
	if m.titleBlock < 0 {
		return dated{}
	}
	t, h := r.t, r.blocks[m.titleBlock].elem
	for i := h; i <= t.nodes[h].last; i++ {
		if n := &t.nodes[i]; n.marks&markHidden != 0 && n.beside() {
			var f folder
			for k := i; k <= n.last; k++ {
				if x := &t.nodes[k]; x.tag == tagText {
					f.put(t.page, int(x.start), int(x.end))
				}
			}
			if day, start, end, ok := pageDateAt(string(f.out), t.monthFirst()); ok {
				return dated{day, sitrep.BasisMetadata, "heading", [2]int{int(n.start), int(n.end)}, string(f.out[start:end])}
			}
			i = n.last
		}
	}
	return dated{}
}

// universal: a time given without the outlet's own zone.
func universal(s string) bool {
	return strings.HasSuffix(s, "Z") || strings.HasSuffix(s, "+00:00") || strings.HasSuffix(s, "+0000")
}
