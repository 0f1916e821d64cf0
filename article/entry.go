package article

import "time"

const (
	fewestEntries = 3
	entriesShare  = 0.3 // of a page's words in its entries
)

// entries gives the time of each block that is part of a dated entry: a live
// report and a discussion are made of elements of one kind beside each other,
// each with a time for machines and text of its own.
func (r *region) entries(out []chosen) map[int]time.Time {
	t := r.t
	if len(t.metas) < fewestEntries {
		return nil
	}
	times := make(map[int32]time.Time) // by the element that states them
	count := make([]int32, len(t.nodes))
	for i := range t.metas {
		m := &t.metas[i]
		e := max(m.elem, m.within)
		if e == 0 || m.name != "time" && m.name != "itemprop:datepublished" || m.modified {
			continue
		}
		if _, ok := times[e]; ok {
			continue
		}
		if at, ok := statedTime(m.value); ok {
			times[e] = at
			count[e]++
		}
	}
	if len(times) < fewestEntries {
		return nil
	}
	for i := len(count) - 1; i > 0; i-- {
		count[t.nodes[i].parent] += count[i]
	}
	// An entry is the widest element with no other time in it than its own.
	type kind struct {
		parent int32
		of     int
	}
	found := map[kind][]int32{}
	own := map[int32]time.Time{}
	for i := range t.metas {
		e := max(t.metas[i].elem, t.metas[i].within)
		at, ok := times[e]
		if !ok {
			continue
		}
		for e > 0 && t.nodes[e].parent > 0 && count[t.nodes[e].parent] == count[e] {
			e = t.nodes[e].parent
		}
		if _, ok := own[e]; ok || e == 0 {
			continue
		}
		own[e] = at
		k := kind{t.nodes[e].parent, t.nodes[e].kindOf()}
		found[k] = append(found[k], e)
	}
	var best []int32
	for _, same := range found {
		if len(same) > len(best) || len(same) == len(best) && len(best) > 0 && same[0] < best[0] {
			best = same
		}
	}
	if len(best) < fewestEntries {
		return nil
	}
	at := map[int]time.Time{}
	words, all, told := 0, 0, 0
	n, last := 0, -1 // the entry that a block may be in
	for _, c := range out {
		b := &r.blocks[c.block]
		all += b.words
		for n < len(best) && t.nodes[best[n]].last < b.from {
			n++
		}
		if n == len(best) || b.from < best[n] {
			continue
		}
		at[c.block] = own[best[n]]
		words += b.words
		if b.prose && n != last {
			told++
			last = n
		}
	}
	if told < fewestEntries || float32(words) < entriesShare*float32(all) {
		return nil
	}
	return at
}

// statedTime reads a time for machines that has an hour.
func statedTime(s string) (time.Time, bool) {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
