package compare

import (
	"cmp"
	"slices"
	"strings"
)

// Count is how many events of a kind are in one record alone and in both. What both
// have counts under what ours says of it.
type Count struct {
	Value      string `json:"value"`
	OnlyOurs   int    `json:"only_ours"`
	Both       int    `json:"both"`
	OnlyTheirs int    `json:"only_theirs"`
}

// By counts by day (by month or year over a long time), place, type and actors.
func (r *Result) By(what string) []Count {
	of := map[string]func(*Item) string{"day": r.period(), "place": placeOf, "type": func(x *Item) string { return x.Type }, "actors": actorsOf}[what]
	at := map[string]*Count{}
	count := func(x *Item) *Count {
		v := of(x)
		c := at[v]
		if c == nil {
			c = &Count{Value: v}
			at[v] = c
		}
		return c
	}
	for i := range r.Both {
		count(r.Both[i].Ours).Both++
	}
	for i := range r.OnlyOurs {
		count(r.OnlyOurs[i].Event).OnlyOurs++
	}
	for i := range r.OnlyTheirs {
		count(r.OnlyTheirs[i].Event).OnlyTheirs++
	}
	out := make([]Count, 0, len(at))
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int {
		if what == "day" {
			return cmp.Compare(a.Value, b.Value)
		}
		return cmp.Or(cmp.Compare(b.OnlyOurs+b.Both+b.OnlyTheirs, a.OnlyOurs+a.Both+a.OnlyTheirs), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// period is what days are counted by: days up to two months, months up to five years,
// else years.
func (r *Result) period() func(*Item) string {
	var first, last int
	see := func(x *Item) {
		if n := int(x.when.Start); first == 0 || n < first {
			first = n
		}
		last = max(last, int(x.when.End))
	}
	for i := range r.Both {
		see(r.Both[i].Ours)
	}
	for _, l := range [][]Only{r.OnlyOurs, r.OnlyTheirs} {
		for i := range l {
			see(l[i].Event)
		}
	}
	n := len("2006-01-02")
	switch days := last - first + 1; {
	case days > 5*366:
		n = len("2006")
	case days > 62:
		n = len("2006-01")
	}
	return func(x *Item) string { return x.Start[:n] }
}

func placeOf(x *Item) string {
	switch {
	case x.Country == "" && x.Place == "":
		return "unknown"
	case x.Country == "":
		return x.Place
	case x.Admin1 != "":
		return x.Country + " " + x.Admin1
	}
	return x.Country
}

func actorsOf(x *Item) string {
	one := func(names []string) string {
		if len(names) == 0 {
			return "–"
		}
		return names[0]
	}
	if len(x.Actors) > 1 && len(x.Recipients) == 0 {
		both := slices.Clone(x.Actors[:2])
		slices.Sort(both)
		return strings.Join(both, ", ")
	}
	return one(x.Actors) + " → " + one(x.Recipients)
}
