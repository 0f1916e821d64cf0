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
	var k keys
	k.out = make([]Key, 0, 48)
	k.reset(t.keyTimes(r))
	k.telling(t)
	k.report(r)
	slices.Sort(k.out)
	return slices.Compact(k.out)
}

// keyTimes is what of a telling its report's keys depend on.
type keyTimes struct {
	kin           string
	weeks, months [2]int // first and last
}

// keys collects keys. It keeps its room.
type keys struct {
	keyTimes
	out   []Key
	sides []string
}

func (k *keys) reset(t keyTimes) { k.keyTimes, k.out = t, k.out[:0] }

var always [2]int // the bucket for all time

func (k *keys) each(times [2]int, kind string, what ...string) {
	h := mix(mix(mix(offset64, kind), k.kin), what...)
	for t := times[0]; t <= times[1]; t++ {
		k.out = append(k.out, Key(mixInt(h, t)))
	}
}

// telling files under what the telling itself says.
func (k *keys) telling(t *Telling) {
	placed := t.Place != nil && fineness(t.Place.Precision) >= fineness(sitrep.PlaceDistrict)
	if placed {
		k.each(k.weeks, "place", strings.ToLower(t.Place.Name))
	}
	k.sides = append(append(k.sides[:0], t.Actors...), t.Recipients...)
	slices.Sort(k.sides)
	sides := slices.Compact(k.sides)
	for i, a := range sides {
		for _, b := range sides[i+1:] {
			k.each(k.weeks, "pair", a, " ", b)
		}
		if !sitrep.Listed(a) {
			k.each(k.months, "actor", a)
		}
	}
	for _, c := range t.Counts {
		if c.N < 3 {
			continue
		}
		n := strconv.Itoa(c.N)
		k.each(k.weeks, c.Kind, n)
		if placed { // a look back often gives no day
			k.each(always, c.Kind, n, " ", placeKey(t.Place))
		}
	}
}

// report files under the names and the heaviest words of the report.
func (k *keys) report(r *Report) {
	for _, n := range r.Names {
		if n.Weight >= 1 {
			k.each(k.months, "name", n.Text)
			k.each(always, "name", n.Text)
		}
	}
	var top [keyWords]Word
	n := 0
	for _, w := range r.Words {
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
		for t := k.weeks[0]; t <= k.weeks[1]; t++ {
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

// keyTimes are the weeks and months that a telling may have happened in: those of its own
// time with a day to either side, else the week up to its report. A telling of which
// nobody knows when has one bucket for all time.
func (t *Telling) keyTimes(r *Report) keyTimes {
	k := keyTimes{kin: kin[t.Type]}
	from, to := sitrep.Day(0), sitrep.Day(0)
	if w := t.When; w != nil && w.Days() > 0 && w.Days() <= vague {
		from, to = w.Start-1, w.End+1
	} else if p := r.Published; p.Days() > 0 && p.Days() <= vague {
		from, to = p.Start-week, p.End+1
	} else {
		return k
	}
	k.weeks = [2]int{int(from) / week, int(to) / week}
	k.months = [2]int{(int(from) - 3) / month, (int(to) + 3) / month}
	return k
}

const offset64 = 14695981039346656037

// mix takes in the parts as if they were one string.
func mix(h uint64, parts ...string) uint64 {
	n := 0
	for _, s := range parts {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		n += len(s)
	}
	return mixInt(h, n)
}

func mixInt(h uint64, n int) uint64 {
	h ^= uint64(n) * 0x9e3779b97f4a7c15
	h = (h ^ h>>32) * 0xd6e8feb86659fd93
	return h ^ h>>32
}
