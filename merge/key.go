package merge

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// Key is what two tellings must share to be compared: a place in a week, a pair of
// participants in a week, a rare name in a month, a toll in a week, two rare words.
type Key uint64

const (
	week       = 7
	month      = 30
	vague      = 45 // days: a longer interval files a happening nowhere in time
	keyWords   = 8  // so many of the heaviest words of a report are keys
	storyWords = 5  // each pair of so many of them is a key at any time
)

// kin are the types that readers take for each other, by a name that keys use.
var kin = map[string]string{
	"ASSAULT": "force", "COERCE": "force",
	"AGREE": "deal", "CONSULT": "deal", "SUPPORT": "deal", "COOPERATE": "deal", "RETREAT": "deal", "CONCEDE": "deal", "AID": "deal",
	"REJECT": "refusal", "SANCTION": "refusal", "THREATEN": "refusal", "ACCUSE": "refusal", "REQUEST": "refusal",
	"PROTEST": "protest", "MOBILIZE": "mobilize",
}

// Keys are the keys that a telling of the report is filed under, sorted.
func (t *Telling) Keys(r *Report) []Key {
	k := keys{out: make([]Key, 0, 48), kin: kin[t.Type]}
	k.weeks, k.months = t.buckets(r)
	placed := t.Place != nil && fineness[t.Place.Precision] >= fineness[sitrep.PlaceDistrict]
	if placed {
		k.each(k.weeks, "place", strings.ToLower(t.Place.Name))
	}
	all := slices.Concat(t.Actors, t.Recipients)
	slices.Sort(all)
	all = slices.Compact(all)
	for i, a := range all {
		for _, b := range all[i+1:] {
			k.each(k.weeks, "pair", a+" "+b)
		}
		if !sitrep.Listed(a) {
			k.each(k.months, "actor", a)
		}
	}
	for _, n := range r.Names {
		if n.Weight >= 1 {
			k.each(k.months, "name", n.Text)
			k.each([]int{0}, "name", n.Text)
		}
	}
	for _, c := range t.Counts {
		if c.N < 3 {
			continue
		}
		n := strconv.Itoa(c.N)
		k.each(k.weeks, c.Kind, n)
		if placed { // a look back often gives no day
			k.each([]int{0}, c.Kind, n+" "+placeKey(t.Place))
		}
	}
	k.words(r.Words)
	slices.Sort(k.out)
	return slices.Compact(k.out)
}

type keys struct {
	out           []Key
	kin           string
	weeks, months []int
}

func (k *keys) each(times []int, kind, what string) {
	h := mix(mix(mix(offset64, kind), k.kin), what)
	for _, t := range times {
		k.out = append(k.out, Key(mixInt(h, t)))
	}
}

// words files under the heaviest words of the report.
func (k *keys) words(words []Word) {
	var top [keyWords]Word
	n := 0
	for _, w := range words {
		i := n
		for i > 0 && (top[i-1].Weight < w.Weight || top[i-1].Weight == w.Weight && top[i-1].Hash > w.Hash) {
			i--
		}
		if i < keyWords {
			n = min(n+1, keyWords)
			copy(top[i+1:n], top[i:n-1])
			top[i] = w
		}
	}
	h := mix(mix(offset64, "word"), k.kin)
	for _, w := range top[:n] {
		for _, t := range k.weeks {
			k.out = append(k.out, Key(mixInt(mixInt(h, int(w.Hash)), t)))
		}
	}
	for i := range min(n, storyWords) {
		for j := range i {
			x, y := top[i].Hash, top[j].Hash
			k.out = append(k.out, Key(mixInt(mixInt(h, int(min(x, y))), int(max(x, y)))))
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

const offset64 = 14695981039346656037

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
