package merge

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"sitrep"
)

// pair is two happenings of different documents that may be one; a has the smaller ID.
type pair struct {
	a, b  int // indices of happenings
	score float64
}

// Weights of what speaks for and against one happening, in log-odds; set by
// hand on gun-violence reports and ECB+ topics, to be learned later.
const (
	start          = -3.2
	sameDay        = 1.8
	overlappingDay = 0.8
	nextDay        = -0.6
	otherScene     = -1.5 // days differ, one of them is only that of its report's scene
	samePlace      = 1.6
	nameless       = -1.0 // violence, which recurs in a town: one is not dated, and they share nobody known by name
	sameRegion     = 0.5
	sharedActor    = 1.2
	sharedTarget   = 1.2
	otherActor     = -1.2
	sharedRole     = 0.3
	sameKilled     = 0.8
	otherKilled    = -0.7
	sharedMode     = 0.4
	bothLead       = 1.0 // both are what their reports are about
	oneLeads       = -0.3
	sameWeek       = 0.6
	farApart       = -1.5
	sharedName     = 0.5 // per unit of inverse document frequency
	wordCosine     = 5.0

	bucketMost = 400 // happenings that one key may bring together
)

// pairs are the candidate pairs that score above zero, best first.
func pairs(hs []*happening, words *wordWeights) []pair {
	var out []pair
	seen := map[uint64]bool{}
	for _, bucket := range buckets(hs, words) {
		for i, x := range bucket {
			for _, y := range bucket[i+1:] {
				a, b := min(x, y), max(x, y)
				key := uint64(a)<<32 | uint64(b)
				if hs[a].doc == hs[b].doc || seen[key] {
					continue
				}
				seen[key] = true
				if s, ok := score(hs[a], hs[b], words); ok && s > 0 {
					// By ID, not by place in the run: the order of ties must
					// not depend on the order of the documents.
					if hs[b].mentions[0].ID < hs[a].mentions[0].ID {
						a, b = b, a
					}
					out = append(out, pair{a, b, s})
				}
			}
		}
	}
	slices.SortFunc(out, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(hs[p.a].mentions[0].ID, hs[q.a].mentions[0].ID), cmp.Compare(hs[p.b].mentions[0].ID, hs[q.b].mentions[0].ID))
	})
	return out
}

// buckets bring together what could be one happening: the same type and a
// common place, named participant, or rare name.
func buckets(hs []*happening, words *wordWeights) [][]int {
	by := map[string][]int{}
	var keys []string
	add := func(key string, i int) {
		if by[key] == nil {
			keys = append(keys, key)
		}
		by[key] = append(by[key], i)
	}
	for i, h := range hs {
		if h.place != nil && fineness[h.place.Precision] >= fineness[sitrep.PlaceDistrict] {
			add(h.kind+" place "+placeKey(h.place), i)
		}
		for _, a := range h.actors {
			for _, r := range h.recipients {
				add(h.kind+" pair "+a+" "+r, i)
			}
		}
		for _, n := range words.names[h.doc] {
			add(h.kind+" name "+n, i)
		}
	}
	var out [][]int
	for _, k := range keys {
		if n := len(by[k]); n > 1 && n <= bucketMost {
			out = append(out, by[k])
		}
	}
	return out
}

func placeKey(p *sitrep.EventPlace) string {
	if p.GeonameID != 0 {
		return strconv.Itoa(p.GeonameID)
	}
	return p.Country + " " + p.Name
}

// score is the log-odds that two happenings are one; ok is false when something
// excludes it.
func score(a, b *happening, words *wordWeights) (s float64, ok bool) {
	if a.kind != b.kind || a.polarity != b.polarity || a.series != b.series || told(a.reality) != told(b.reality) {
		return 0, false
	}
	s = start
	day, ok := dayScore(a, b)
	if !ok {
		return 0, false
	}
	place, ok := placeScore(a.place, b.place)
	if !ok {
		return 0, false
	}
	s += day + place
	s += sides(a.actors, b.actors, sharedActor) + sides(a.recipients, b.recipients, sharedTarget)
	if a.kind == "ASSAULT" && (a.when == nil || b.when == nil) && !shares(a.actors, b.actors) && !shares(a.recipients, b.recipients) {
		s += nameless
	}
	if shares(a.roles, b.roles) {
		s += sharedRole
	}
	if shares(a.modes, b.modes) {
		s += sharedMode
	}
	switch {
	case a.lead && b.lead:
		s += bothLead
	case a.lead != b.lead:
		s += oneLeads
	}
	if a.killed != nil && b.killed != nil {
		if *a.killed == *b.killed {
			s += sameKilled
		} else {
			s += otherKilled
		}
	}
	if gap := between(a.published, b.published); gap >= 0 {
		switch {
		case gap <= 7:
			s += sameWeek
		case gap > 60:
			s += farApart
		}
	}
	return s + words.similarity(a.doc, b.doc), true
}

// told puts the realities together that reports of one happening mix.
func told(reality string) string {
	switch reality {
	case sitrep.Alleged, sitrep.Historical:
		return sitrep.Actual
	case sitrep.Hypothetical:
		return sitrep.Conditional
	}
	return reality
}

func dayScore(a, b *happening) (float64, bool) {
	if a.when == nil || b.when == nil {
		return 0, !tooEarly(a, b) && !tooEarly(b, a)
	}
	if _, ok := a.when.Intersect(b.when.Interval); ok {
		if a.when.Days() == 1 && b.when.Days() == 1 {
			return sameDay, true
		}
		return overlappingDay, true
	}
	if gap := between(a.when.Interval, b.when.Interval); gap == 1 {
		return nextDay, true
	}
	if a.loose || b.loose {
		return otherScene, !tooEarly(a, b) && !tooEarly(b, a)
	}
	return 0, false
}

// tooEarly: a was published before b happened. A day is granted for the time
// between the place and the desk.
func tooEarly(a, b *happening) bool {
	return b.when != nil && a.published.End != 0 && b.when.Start > a.published.End+1
}

// between is the number of days from one interval to the other, 0 when they
// touch, -1 when that cannot be said.
func between(a, b sitrep.Interval) int {
	if a.Days() == 0 || b.Days() == 0 {
		return -1
	}
	return int(max(a.Start-b.End, b.Start-a.End, 0))
}

func placeScore(a, b *sitrep.EventPlace) (float64, bool) {
	if a == nil || b == nil {
		return 0, true
	}
	if placeKey(a) == placeKey(b) {
		if fineness[a.Precision] >= fineness[sitrep.PlaceDistrict] {
			return samePlace, true
		}
		return sameRegion, true
	}
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return 0, false
	}
	fine := fineness[a.Precision] >= fineness[sitrep.PlaceNear] && fineness[b.Precision] >= fineness[sitrep.PlaceNear]
	if fine && kilometres(a, b) > 50 {
		return 0, false
	}
	if a.Admin1 != "" && a.Admin1 == b.Admin1 {
		return sameRegion, true
	}
	return 0, true
}

// kilometres on the great circle; 0 when a coordinate is missing.
func kilometres(a, b *sitrep.EventPlace) float64 {
	if a.Lat == nil || a.Lon == nil || b.Lat == nil || b.Lon == nil {
		return 0
	}
	const rad = math.Pi / 180
	la, lb, d := *a.Lat*rad, *b.Lat*rad, (*a.Lon-*b.Lon)*rad
	c := math.Sin(la)*math.Sin(lb) + math.Cos(la)*math.Cos(lb)*math.Cos(d)
	return 6371 * math.Acos(min(1, max(-1, c)))
}

func sides(a, b []string, weight float64) float64 {
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case shares(a, b):
		return weight
	}
	return otherActor
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
