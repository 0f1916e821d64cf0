package store

import (
	"context"
	"strconv"
	"strings"

	"sitrep"
)

// ListProcesses lists the stored processes in the order in which they came first.
func (db *DB) ListProcesses(ctx context.Context, r Range) (Page[*sitrep.Process], error) {
	return listed(ctx, db, "processes", "a process", r, func(*sitrep.Process) bool { return true })
}

// ListActors lists the stored actors whose name or alias has all the words, in the order in
// which they came first.
func (db *DB) ListActors(ctx context.Context, words string, r Range) (Page[*sitrep.Actor], error) {
	want := strings.Fields(folded(words))
	return listed(ctx, db, "actors", "an actor", r, func(a *sitrep.Actor) bool {
		names := folded(a.Name + " " + strings.Join(a.Aliases, " "))
		for _, w := range want {
			if !strings.Contains(names, w) {
				return false
			}
		}
		return true
	})
}

// listed walks up the numbers of a table of records.
func listed[T any](ctx context.Context, db *DB, table, what string, r Range, match func(*T) bool) (p Page[*T], err error) {
	after, limit, err := r.read(-1)
	if err != nil {
		return p, err
	}
	const chunk = 500
	last := after
	for {
		n := 0
		err := each(ctx, db.read, db.dialect, "SELECT num, data FROM "+table+" WHERE num>? ORDER BY num LIMIT "+strconv.Itoa(chunk), []any{after}, func(scan func(...any) error) error {
			var num int64
			var b []byte
			if err := scan(&num, &b); err != nil {
				return err
			}
			n++
			v := new(T)
			if err := unpack(b, v); err != nil {
				return db.damaged(what, err)
			}
			after = num
			switch {
			case p.Cursor != "" || !match(v):
			case len(p.Items) == limit: // there is one more
				p.Cursor = strconv.FormatInt(last, 36)
			default:
				p.Items = append(p.Items, v)
				last = num
			}
			return nil
		})
		if err != nil {
			return p, db.fault(err)
		}
		if n < chunk || p.Cursor != "" {
			return p, nil
		}
	}
}

// EventsOf are the stored events that the mentions belong to, by the mention's ID.
func (db *DB) EventsOf(ctx context.Context, mentions []string) (map[string]string, error) {
	return db.eventsOf(ctx, db.read, mentions)
}

func (db *DB) eventsOf(ctx context.Context, q queryer, mentions []string) (map[string]string, error) {
	keys := make([]int64, len(mentions))
	by := make(map[int64]string, len(mentions))
	for i, m := range mentions {
		keys[i] = key(m)
		by[keys[i]] = m
	}
	out := map[string]string{}
	err := inLists(keys, func(list string) error {
		return each(ctx, q, db.dialect, "SELECT mention, event FROM mention_events WHERE mention IN ("+list+")", nil, func(scan func(...any) error) error {
			var m, e int64
			err := scan(&m, &e)
			out[by[m]] = eventID(e)
			return err
		})
	})
	return out, db.fault(err)
}

// ProcessesOf are the processes that an event is a step of.
func (db *DB) ProcessesOf(ctx context.Context, event string) (out []*sitrep.Process, err error) {
	err = each(ctx, db.read, db.dialect, "SELECT data FROM processes WHERE key IN (SELECT process FROM process_events WHERE event=?) ORDER BY num", []any{key(event)}, func(scan func(...any) error) error {
		var b []byte
		if err := scan(&b); err != nil {
			return err
		}
		p := &sitrep.Process{}
		if err := unpack(b, p); err != nil {
			return db.damaged("a process", err)
		}
		out = append(out, p)
		return nil
	})
	return out, db.fault(err)
}

// Last is the number of the last change, 0 before the first.
func (db *DB) Last(ctx context.Context) (n int64, err error) {
	_, err = one(ctx, db.read, db.dialect, "SELECT COALESCE(MAX(num),0) FROM commits", nil, &n)
	return n, db.fault(err)
}

// Tally counts the latest events that fit a filter by what they are.
type Tally struct {
	Events                           int
	All                              bool // there are no more that fit
	Types, Countries, Reality, Quads map[string]int
	Days                             map[sitrep.Day]int // by the first day; 0: undated
}

// Tally counts at most so many of the latest events that fit.
func (db *DB) Tally(ctx context.Context, f *sitrep.Filter, most int) (*Tally, error) {
	t := &Tally{Types: map[string]int{}, Countries: map[string]int{}, Reality: map[string]int{}, Quads: map[string]int{}, Days: map[sitrep.Day]int{}}
	add := func(typ, country, reality string, quad int, day sitrep.Day) {
		t.Events++
		t.Types[typ]++
		t.Countries[country]++
		t.Reality[reality]++
		t.Quads[strconv.Itoa(quad)]++
		t.Days[day]++
	}
	only := *f
	only.Relevance = ""
	if only.Empty() {
		where := ""
		if f.Relevance != "" {
			where = " WHERE relevant=" + relevantAs(f)
		}
		err := each(ctx, db.read, db.dialect, "SELECT type, country, reality, quad, day_from, day_to FROM events"+where+" ORDER BY num DESC LIMIT "+strconv.Itoa(most+1), nil, func(scan func(...any) error) error {
			var typ, country, reality string
			var quad int
			var from, to sitrep.Day
			if err := scan(&typ, &country, &reality, &quad, &from, &to); err != nil {
				return err
			}
			if t.Events < most {
				add(typ, country, reality, quad, dayOf(sitrep.Interval{Start: from, End: to}))
			} else {
				t.All = true
			}
			return nil
		})
		t.All = !t.All
		return t, db.fault(err)
	}
	p, err := db.SearchEvents(ctx, f, Range{Limit: most})
	if err != nil {
		return nil, err
	}
	t.All = p.Cursor == ""
	for _, e := range p.Items {
		country, day := "", sitrep.Day(0)
		if e.Place != nil {
			country = e.Place.Country
		}
		if e.OccurredOn != nil {
			day = dayOf(e.OccurredOn.Interval)
		}
		add(e.Type, country, e.Reality, e.Quad, day)
	}
	return t, nil
}
