package compare

import (
	"cmp"
	"iter"
	"slices"

	"sitrep"
)

// Options say how close two events have to be.
type Options struct {
	Days       int     // apart, at most
	Kilometres float64 // apart, at most, where both places are points
}

// Pair is an event that both have.
type Pair struct {
	Ours    *Item    `json:"ours"`
	Theirs  *Item    `json:"theirs"`
	Differs []string `json:"differs"` // of day, place, type, actors, killed: what one says and the other does not say so
}

// Only is an event that one side has alone, with the event of the other that is most
// like it, nil when none is.
type Only struct {
	Event   *Item    `json:"event"`
	Closest *Item    `json:"closest"`
	Agrees  []string `json:"agrees"` // the fields in which the two agree
}

// Side counts the events of one record.
type Side struct {
	Events     int            `json:"events"`
	Compared   int            `json:"compared"`
	Uncompared map[string]int `json:"not_compared"` // by reason
}

// Result is how two records compare. Lists are in order of day, then of the record.
type Result struct {
	Ours, Theirs         Side
	Both                 []Pair
	OnlyOurs, OnlyTheirs []Only
}

// Records compares two streams of events.
func Records(ours, theirs iter.Seq2[*sitrep.Told, error], opt Options) (*Result, error) {
	r := &Result{}
	a, err := r.Ours.read(ours)
	if err != nil {
		return nil, err
	}
	b, err := r.Theirs.read(theirs)
	if err != nil {
		return nil, err
	}
	m := matcher{Options: opt, ours: a, theirs: b, byDay: daysOf(b)}
	m.pair()
	for i, x := range a {
		if j := m.theirsOf[i]; j >= 0 {
			r.Both = append(r.Both, Pair{x, b[j], m.differs(x, b[j])})
		} else {
			r.OnlyOurs = append(r.OnlyOurs, m.only(x, b, m.byDay))
		}
	}
	back := daysOf(a)
	for j, y := range b {
		if m.oursOf[j] < 0 {
			r.OnlyTheirs = append(r.OnlyTheirs, m.only(y, a, back))
		}
	}
	return r, nil
}

// read keeps what is compared, in order of day.
func (s *Side) read(events iter.Seq2[*sitrep.Told, error]) ([]*Item, error) {
	s.Uncompared = map[string]int{}
	var items []*Item
	for t, err := range events {
		if err != nil {
			return nil, err
		}
		s.Events++
		if why := uncompared(t.Event); why != "" {
			s.Uncompared[why]++
			continue
		}
		s.Compared++
		items = append(items, newItem(t.Event))
	}
	slices.SortStableFunc(items, func(x, y *Item) int {
		return cmp.Or(cmp.Compare(x.when.Start, y.when.Start), cmp.Compare(x.when.End, y.when.End))
	})
	return items, nil
}

// daysOf gives the items of each day.
func daysOf(items []*Item) map[sitrep.Day][]int {
	days := map[sitrep.Day][]int{}
	for i, x := range items {
		for d := x.when.Start; d <= x.when.End; d++ {
			days[d] = append(days[d], i)
		}
	}
	return days
}

type matcher struct {
	Options
	ours, theirs     []*Item
	byDay            map[sitrep.Day][]int // of theirs
	theirsOf, oursOf []int                // the counterpart, -1 for none
}

// around calls f with each item that lies at most some days from x, once.
func around(x *Item, items []*Item, byDay map[sitrep.Day][]int, days int, f func(int)) {
	first := x.when.Start - sitrep.Day(days)
	for d := first; d <= x.when.End+sitrep.Day(days); d++ {
		for _, j := range byDay[d] {
			if d == first || d == items[j].when.Start { // else it has come before
				f(j)
			}
		}
	}
}

// pair finds the pairs, the most alike first.
func (m *matcher) pair() {
	type candidate struct {
		i, j  int32
		score float32
	}
	var all []candidate
	for i, x := range m.ours {
		around(x, m.theirs, m.byDay, m.Days, func(j int) {
			y := m.theirs[j]
			if x.ID == y.ID || x.ID == y.Record || x.Record == y.ID { // one was made from the other
				all = append(all, candidate{int32(i), int32(j), identical})
				return
			}
			if x.quad != y.quad && x.Type != y.Type {
				return
			}
			if a := m.agree(x, y); a.same() {
				all = append(all, candidate{int32(i), int32(j), float32(a.sum())})
			}
		})
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	m.theirsOf, m.oursOf = none(len(m.ours)), none(len(m.theirs))
	for _, c := range all {
		if m.theirsOf[c.i] < 0 && m.oursOf[c.j] < 0 {
			m.theirsOf[c.i], m.oursOf[c.j] = int(c.j), int(c.i)
		}
	}
}

// identical is the score of two that are one event by their IDs.
const identical = 100

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// nearby is how many days from an event the one most like it is looked for.
const nearby = 3

// only finds what is most like an event that has no counterpart: it agrees in two
// fields at least.
func (m *matcher) only(x *Item, others []*Item, byDay map[sitrep.Day][]int) Only {
	o := Only{Event: x, Agrees: []string{}}
	best := -1.0
	around(x, others, byDay, max(nearby, m.Days), func(j int) {
		a := m.agree(x, others[j])
		fields := a.fields(true)
		if len(fields) < 2 {
			return
		}
		if score := float64(len(fields))*10 + a.sum(); score > best {
			best, o.Closest, o.Agrees = score, others[j], fields
		}
	})
	return o
}

// differs names what two events say otherwise; what one of them does not say is no
// difference.
func (m *matcher) differs(x, y *Item) []string {
	out := []string{}
	add := func(name string, yes bool) {
		if yes {
			out = append(out, name)
		}
	}
	add("day", x.when != y.when)
	add("place", x.name != "" && y.name != "" && x.name != y.name)
	add("type", x.Type != y.Type)
	add("actors", parties(x, y) < 0)
	add("killed", x.Killed != nil && y.Killed != nil && *x.Killed != *y.Killed)
	return out
}
