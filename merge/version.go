package merge

import (
	"cmp"
	"slices"

	"sitrep"
)

// Outline is what of a version is kept to tell what the next one changed.
type Outline struct {
	ID         string
	paragraphs []outlined
}

// outlined is a paragraph, known by the hash of its words and by the smallest hashes of
// its different words, a sample of them that is the same in all texts.
type outlined struct {
	key        uint64
	start, end int32
	sketch     [7]uint16
	n          uint16 // of the sketch
}

func (p *outlined) span() sitrep.Span { return sitrep.Span{Start: int(p.start), End: int(p.end)} }

// OutlineOf reads the blocks of a document.
func OutlineOf(d *sitrep.Document) Outline {
	o := Outline{ID: d.ID, paragraphs: make([]outlined, 0, len(d.Blocks))}
	for _, b := range d.Blocks {
		p := outlined{start: int32(b.Start), end: int32(b.End), key: offset64}
		words := textWords(d.Text[b.Start:b.End])
		for _, w := range words {
			p.key = mixInt(p.key, int(w))
		}
		for i, w := range words { // an even spread: hashes of alike words are alike
			words[i] = w * 2654435761
		}
		slices.Sort(words)
		words = slices.Compact(words)
		for p.n = 0; int(p.n) < min(len(p.sketch), len(words)); p.n++ {
			p.sketch[p.n] = uint16(words[p.n] >> 16) // the upper half tells the words of a paragraph apart
		}
		o.paragraphs = append(o.paragraphs, p)
	}
	return o
}

// alike estimates which share of the words of two paragraphs is in both.
func (p *outlined) alike(q *outlined) float64 {
	i, j, both, all := uint16(0), uint16(0), 0, 0
	for i < p.n && j < q.n && all < len(p.sketch) {
		a, b := p.sketch[i], q.sketch[j]
		all++
		if a <= b {
			i++
		}
		if b <= a {
			j++
		}
		if a == b {
			both++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// changedShare is the share of words that two paragraphs have at least in common of which
// one is the other, changed.
const changedShare = 0.3

// Changes are the paragraphs in which a version differs from the one before, in the order
// of its text. Paragraphs of equal words are the same, whatever their punctuation.
func Changes(was, now Outline) []sitrep.Change {
	old, cur := was.paragraphs, now.paragraphs
	before := matched(old, cur) // of each paragraph of cur the same one of old, -1 none
	taken := make([]bool, len(old))
	for _, k := range before {
		if k >= 0 {
			taken[k] = true
		}
	}
	what := make([]string, len(cur))
	// Between two that are the same, what is alike was changed.
	lo := 0
	for i := 0; i < len(cur); i++ {
		if before[i] >= 0 {
			lo = before[i] + 1
			continue
		}
		hi := len(old)
		for k := i + 1; k < len(cur); k++ {
			if before[k] >= 0 && what[k] == "" {
				hi = before[k]
				break
			}
		}
		best, most := -1, changedShare
		for k := lo; k < hi; k++ {
			if s := cur[i].alike(&old[k]); !taken[k] && s > most {
				best, most = k, s
			}
		}
		if best >= 0 {
			before[i], what[i], taken[best] = best, sitrep.ParagraphChanged, true
		}
	}
	for i := range cur {
		if before[i] >= 0 {
			continue
		}
		what[i] = sitrep.ParagraphAdded
		for k := range old {
			if !taken[k] && old[k].key == cur[i].key {
				before[i], what[i], taken[k] = k, sitrep.ParagraphMoved, true
				break
			}
		}
	}
	var out []sitrep.Change
	for i := range cur {
		if what[i] == "" {
			continue
		}
		c := sitrep.Change{What: what[i], Span: cur[i].span()}
		if before[i] >= 0 {
			s := old[before[i]].span()
			c.Was = &s
		}
		out = append(out, c)
	}
	for k := range old {
		if taken[k] {
			continue
		}
		s := old[k].span()
		at := 0 // after what stands for the paragraphs before it
		for i := range cur {
			if before[i] >= 0 && before[i] < k && what[i] != sitrep.ParagraphMoved {
				at = int(cur[i].end)
			}
		}
		out = append(out, sitrep.Change{What: sitrep.ParagraphDropped, Span: sitrep.Span{Start: at, End: at}, Was: &s})
	}
	slices.SortStableFunc(out, func(a, b sitrep.Change) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return out
}

// mostCells bounds the work of comparing two long versions; beyond it only what they begin
// and end with alike is the same, and the rest by its words.
const mostCells = 4 << 20

// matched finds the longest run of same paragraphs in both orders.
func matched(old, cur []outlined) []int {
	to := make([]int, len(cur))
	for i := range to {
		to[i] = -1
	}
	lo := 0
	for lo < len(old) && lo < len(cur) && old[lo].key == cur[lo].key {
		to[lo] = lo
		lo++
	}
	endOld, endCur := len(old), len(cur)
	for endOld > lo && endCur > lo && old[endOld-1].key == cur[endCur-1].key {
		endOld--
		endCur--
		to[endCur] = endOld
	}
	n, m := endOld-lo, endCur-lo
	if n == 0 || m == 0 || n*m > mostCells {
		return to
	}
	best := make([][]int32, n+1) // of the paragraphs from here on
	for i := range best {
		best[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			if old[lo+i].key == cur[lo+k].key {
				best[i][k] = best[i+1][k+1] + 1
			} else {
				best[i][k] = max(best[i+1][k], best[i][k+1])
			}
		}
	}
	for i, k := 0, 0; i < n && k < m; {
		switch {
		case old[lo+i].key == cur[lo+k].key:
			to[lo+k] = lo + i
			i++
			k++
		case best[i+1][k] >= best[i][k+1]:
			i++
		default:
			k++
		}
	}
	return to
}

// Versions finds the versions of one address in a run. The zero value is ready.
type Versions struct {
	last    map[version]Outline
	capture string
	n       int
}

// version is a report of an address: which one of the page's.
type version struct {
	address string
	n       int
}

// Add takes the documents of a run in their order. It gives the ID of the version before,
// "" for none, and what has changed since.
func (v *Versions) Add(d *sitrep.Document) (versionOf string, changes []sitrep.Change) {
	if v.capture != d.Capture {
		v.capture, v.n = d.Capture, 0
	}
	k := version{d.Address(), v.n}
	v.n++
	if k.address == "" || d.Text == "" {
		return "", nil
	}
	if v.last == nil {
		v.last = map[version]Outline{}
	}
	now := OutlineOf(d)
	was, known := v.last[k]
	v.last[k] = now
	if !known || was.ID == d.ID {
		return "", nil
	}
	return was.ID, Changes(was, now)
}
