package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// Key is what two tellings must share to be compared: a place in a week, a pair of
// participants in a week, a rare name in a month, a toll in a week, two rare words.
type Key uint64

const (
	week     = 7
	month    = 30
	vague    = 45 // days: a longer interval files a happening nowhere in time
	rareWord = 5  // of so many of the heaviest words each pair is a key
)

// Keys are the keys that a telling of the report is filed under, sorted.
func (t *Telling) Keys(r *Report) []Key {
	k := keys{out: make([]Key, 0, 24)}
	k.weeks, k.months = t.buckets(r)
	if t.Place != nil && fineness[t.Place.Precision] >= fineness[sitrep.PlaceDistrict] {
		k.each(k.weeks, "place", t.Type, placeKey(t.Place))
	}
	all := slices.Concat(t.Actors, t.Recipients)
	slices.Sort(all)
	all = slices.Compact(all)
	for i, a := range all {
		for _, b := range all[i+1:] {
			k.each(k.weeks, "pair", t.Type, a+" "+b)
		}
		if !strings.HasPrefix(a, "actor:") {
			k.each(k.months, "actor", t.Type, a)
		} else if t.Place == nil || fineness[t.Place.Precision] < fineness[sitrep.PlaceDistrict] {
			k.each(k.weeks, "actor", t.Type, a)
		}
	}
	for _, n := range r.Names {
		if n.Weight >= 1 {
			k.each(k.months, "name", t.Type, n.Text)
		}
	}
	for _, c := range t.Counts {
		if c.N >= 3 {
			k.each(k.weeks, c.Kind, t.Type, string(rune(c.N)))
		}
	}
	if t.Lead {
		k.words(r.Words)
	}
	slices.Sort(k.out)
	return slices.Compact(k.out)
}

type keys struct {
	out           []Key
	weeks, months []int
}

func (k *keys) each(times []int, kind, typ, what string) {
	h := mix(mix(mix(14695981039346656037, kind), typ), what)
	for _, t := range times {
		k.out = append(k.out, Key(mixInt(h, t)))
	}
}

// words files under the pairs of the heaviest words, whatever the type: reports of one
// story may see its happenings differently.
func (k *keys) words(words []Word) {
	var top []Word
	for _, w := range words {
		i := len(top)
		for i > 0 && (top[i-1].Weight < w.Weight || top[i-1].Weight == w.Weight && top[i-1].Hash > w.Hash) {
			i--
		}
		if i < rareWord {
			top = slices.Insert(top, i, w)
			if len(top) > rareWord {
				top = top[:rareWord]
			}
		}
	}
	for i, a := range top {
		for _, b := range top[i+1:] {
			x, y := min(a.Hash, b.Hash), max(a.Hash, b.Hash)
			h := mixInt(mixInt(mix(14695981039346656037, "words"), int(x)), int(y))
			for _, t := range k.months {
				k.out = append(k.out, Key(mixInt(h, t)))
			}
		}
	}
}

// buckets are the weeks and months that a telling may have happened in: those of its own
// time with a day to either side, else the week up to its report. A telling of which
// nobody knows when has one bucket for all time.
func (t *Telling) buckets(r *Report) (weeks, months []int) {
	from, to := sitrep.Day(0), sitrep.Day(0)
	if w := t.When; w != nil && w.Days() > 0 && w.Days() <= vague {
		from, to = w.Start-1, w.End+1
	} else if p := r.Published; p.Days() > 0 && p.Days() <= vague {
		from, to = p.Start-week, p.End+1
	} else {
		return []int{0}, []int{0}
	}
	for n := int(from) / week; n <= int(to)/week; n++ {
		weeks = append(weeks, n)
	}
	for n := (int(from) - 3) / month; n <= (int(to)+3)/month; n++ {
		months = append(months, n)
	}
	return weeks, months
}

func mix(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mixInt(h, len(s))
}

func mixInt(h uint64, n int) uint64 {
	h ^= uint64(n) * 0x9e3779b97f4a7c15
	h = (h ^ h>>32) * 0xd6e8feb86659fd93
	return h ^ h>>32
}
