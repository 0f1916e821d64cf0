package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// chosen is the mention whose type stands for all: the majority's, of equals
// the earliest told.
func chosen(ms []*sitrep.EventMention) *sitrep.EventMention {
	t := majority(ms, func(m *sitrep.EventMention) string { return m.Type })
	var best *sitrep.EventMention
	for _, m := range ms {
		if m.Type == t && (best == nil || len(m.Modes) > 0 && len(best.Modes) == 0) {
			best = m
		}
	}
	return best
}

// majority is the most frequent value, of equals the earliest.
func majority(ms []*sitrep.EventMention, of func(*sitrep.EventMention) string) string {
	best := of(ms[0])
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool { return of(m) != best }) {
		return best
	}
	count := map[string]int{}
	for _, m := range ms {
		count[of(m)]++
	}
	for _, m := range ms {
		if v := of(m); count[v] > count[best] {
			best = v
		}
	}
	return best
}

// dated is the time of a happening: the day that most reports give in their own
// words; without such a day the narrowest interval.
func dated(ms []*sitrep.EventMention) *sitrep.When {
	var own []*sitrep.EventMention
	for _, m := range ms {
		if m.OccurredOn != nil && firm(m, "occurred_on") {
			own = append(own, m)
		}
	}
	if len(own) == 0 {
		own = ms
	}
	several := false
	var best *sitrep.When
	for _, m := range own {
		if w := m.OccurredOn; w != nil && w.Days() == 1 {
			if best == nil {
				best = w
			}
			several = several || w.Start != best.Start
		}
	}
	if several {
		best = mostTold(own, ms)
	}
	if best != nil {
		return best
	}
	return narrowest(own)
}

// mostTold is the day that most reports give in their own words, of equals the one that most give
// at all, then that of most mentions, then the one told first.
func mostTold(own, all []*sitrep.EventMention) (best *sitrep.When) {
	told, given := dayCounts(own), dayCounts(all)
	for _, m := range own {
		w := m.OccurredOn
		if w == nil || w.Days() != 1 {
			continue
		}
		if best == nil {
			best = w
			continue
		}
		x, y := told[w.Start], told[best.Start]
		more := given[w.Start].reports - given[best.Start].reports
		if x.reports > y.reports || x.reports == y.reports && (more > 0 || more == 0 && x.mentions > y.mentions) {
			best = w
		}
	}
	return best
}

// dayCounts is how often each day is told.
func dayCounts(ms []*sitrep.EventMention) map[sitrep.Day]side {
	count, last := map[sitrep.Day]side{}, map[sitrep.Day]string{}
	for _, m := range ms {
		if w := m.OccurredOn; w != nil && w.Days() == 1 {
			s := count[w.Start]
			if s.mentions++; last[w.Start] != m.Document {
				s.reports++
			}
			count[w.Start], last[w.Start] = s, m.Document
		}
	}
	return count
}

// narrowest is the shortest known interval; open ones come last.
func narrowest(ms []*sitrep.EventMention) *sitrep.When {
	var best *sitrep.When
	length := func(w *sitrep.When) int {
		if n := w.Days(); n > 0 {
			return n
		}
		return 1 << 30
	}
	for _, m := range ms {
		if w := m.OccurredOn; w != nil && w.Known() && (best == nil || length(w) < length(best)) {
			best = w
		}
	}
	return best
}

func fineness(p sitrep.PlacePrecision) int {
	switch p {
	case sitrep.PlacePoint:
		return 6
	case sitrep.PlaceNear:
		return 5
	case sitrep.PlaceDistrict:
		return 4
	case sitrep.PlaceRegion:
		return 3
	case sitrep.PlaceCountry:
		return 2
	case sitrep.PlaceArea:
		return 1
	}
	return 0
}

// fine ranks a place; one that no gazetteer knows gives way to any that is known
// as well as a district.
func fine(p *sitrep.EventPlace) int {
	if f := fineness(p.Precision); p.Lat != nil || f < 5 {
		return f
	}
	return 3
}

func hasActor(ps []sitrep.Participant, p *sitrep.Participant) bool {
	for i := range ps {
		if q := &ps[i]; q.Actor == p.Actor && (p.Actor != "" || q.Text == p.Text) {
			return true
		}
	}
	return false
}

// twoSided: where violence is told as between all who take part, nobody is the recipient
// (PLOVER manual): whom it cost is no side of its own. The first mention counts that says
// who takes part.
func twoSided(ms []*sitrep.EventMention, typ string) bool {
	if typ != "ASSAULT" {
		return false
	}
	for _, m := range ms {
		if len(m.Actors) > 0 && firm(m, "actors") {
			return allSides(m) != nil
		}
	}
	return false
}

// agreed keeps one of the claims that say the same, and none that only leaves out
// the "at least" of another.
func agreed(all []sitrep.Quantity) []sitrep.Quantity {
	if len(all) == 1 {
		return all
	}
	same := func(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }
	var kept []sitrep.Quantity
	for i, q := range all {
		told := slices.ContainsFunc(kept, func(r sitrep.Quantity) bool {
			return r.Kind == q.Kind && r.Struck == q.Struck && same(r.Low, q.Low) && same(r.Best, q.Best) && same(r.High, q.High)
		})
		for j, r := range all {
			told = told || j != i && r.Kind == q.Kind && r.Struck == q.Struck && q.By == "" && r.By != "" && r.Best == nil && r.High == nil && r.Low != nil && q.Best != nil && *q.Best == *r.Low
		}
		if !told {
			kept = append(kept, q)
		}
	}
	return kept
}

// below: all that q may be is less than the least that r may be.
func below(q, r *sitrep.Quantity) bool {
	most := q.High
	if most == nil {
		most = q.Best
	}
	return most != nil && r.Low != nil && r.Best == nil && *most < *r.Low
}

// less: both have a number and that of q is lower.
func less(q, r *sitrep.Quantity) bool {
	a, b := q.Best, r.Best
	if a == nil || b == nil {
		a, b = q.Low, r.Low
	}
	return a != nil && b != nil && *a < *b
}

// living takes the dead from a number of those who were hit; persons and those
// told apart from the dead are counted without them.
func living(all []sitrep.Quantity) []sitrep.Quantity {
	if !slices.ContainsFunc(all, func(q sitrep.Quantity) bool { return q.Struck }) {
		return all
	}
	dead := deadOf(all)
	all = slices.DeleteFunc(all, func(q sitrep.Quantity) bool {
		return among(&q) && q.Best != nil && (*q.Best <= dead || round(*q.Best) && dead > 0 && !round(dead))
	})
	hit := 0
	for i := range all {
		if among(&all[i]) {
			hit = max(hit, number(&all[i])-dead)
		}
	}
	all = slices.DeleteFunc(all, func(q sitrep.Quantity) bool { return q.Kind == "injured" && !among(&q) && someOf(&q, hit) })
	hurt, group := -1, false
	for i := range all {
		q := &all[i]
		if q.Kind == "injured" && !among(q) {
			hurt = max(hurt, number(q))
			group = group || len(q.Who) == 0
		}
		if dead > 0 && among(q) {
			q.Low, q.Best, q.High = minus(q.Low, dead), minus(q.Best, dead), minus(q.High, dead)
		}
	}
	// Where others are told to be hurt, those who were hit say no more.
	return slices.DeleteFunc(all, func(q sitrep.Quantity) bool { return among(&q) && hurt >= 0 && (group || number(&q) <= hurt) })
}

// someOf: those hurt are some of the n who were hit and live: "Eight were shot. Seven of the victims were
// treated." "Six were shot. Three are in serious condition."
func someOf(q *sitrep.Quantity, n int) bool {
	return (q.Part || len(q.Who) == 0 && !q.Others) && number(q) < n
}

// round: so many hundred, of which nobody takes a smaller number: "shot a hundred people, killing 49".
func round(n int) bool { return n > 0 && n%100 == 0 }

// among: the dead are among those of whom only is told that they were hit.
func among(q *sitrep.Quantity) bool { return q.Struck && len(q.Who) == 0 && !q.Others }

// minus takes n from a bound that is known.
func minus(bound *int, n int) *int {
	if bound == nil {
		return nil
	}
	rest := max(0, *bound-n)
	return &rest
}

// informs ranks a quantity: an exact number says more than a range or a bound.
func informs(q *sitrep.Quantity) int {
	switch {
	case q.Best != nil && !q.Approximate:
		return 2
	case q.Best != nil || q.Low != nil:
		return 1
	}
	return 0
}

func joinStances(all, more []sitrep.Stance) []sitrep.Stance {
	for _, s := range more {
		same := func(t sitrep.Stance) bool {
			return t.Act == s.Act && (t.Who.Actor == s.Who.Actor && s.Who.Actor != "" || strings.EqualFold(t.Who.Text, s.Who.Text))
		}
		if !slices.ContainsFunc(all, same) {
			all = append(all, s)
		}
	}
	return all
}
