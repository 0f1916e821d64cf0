package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"sync"

	"sitrep"
	"sitrep/export"
	"sitrep/ontology"
	"sitrep/store"
)

// counted is how many of the latest events that fit are counted for facets, countedReports
// where each is asked for its reports: they lie all over the disk.
const counted, countedReports = 1000, 250

// listedViews is how many saved views are listed beside the events.
const listedViews = 6

// eventsBody is the page of events.
type eventsBody struct {
	Events    []*sitrep.Event
	Next      string // address of the next part
	Tally     *store.Tally
	Facets    []facet
	Histogram *histogram
	Exports   []export.Format
	First     bool // nothing is stored at all
	Chosen    *sitrep.Process
	Views     []savedView
	MoreViews int  // how many there are, where not all are listed
	Save      bool // who looks may save one
}

// facet is a parameter with its values and how many events have each.
type facet struct {
	Name, Label string
	Values      []facetValue
	More        []facetValue // seldom ones
}

type facetValue struct {
	Value, Label string
	Count        int
	On           bool
	Link         string
}

func (s *server) events(w http.ResponseWriter, r *http.Request) error {
	st, err := stateOf(r, "cursor")
	if err != nil {
		return err
	}
	ctx := r.Context()
	p, err := s.db.SearchEvents(ctx, st.Filter, store.Range{Limit: 50, Cursor: r.URL.Query().Get("cursor")})
	if err != nil {
		return err
	}
	b := eventsBody{Events: p.Items}
	if p.Cursor != "" {
		v := st.clone()
		v.Set("cursor", p.Cursor)
		b.Next = query(v)
	}
	if b.Tally, err = s.tally(ctx, st); err != nil {
		return err
	}
	b.Facets = facets(st, b.Tally)
	b.Histogram = newHistogram(st, b.Tally)
	for _, name := range []string{"csv", "geojson", "ndjson", "atom", "gexf", "parquet"} {
		f, _ := export.FormatOf(name)
		b.Exports = append(b.Exports, f)
	}
	if b.Views, err = s.views(ctx); err != nil {
		return err
	}
	if n := len(b.Views); n > listedViews {
		b.Views, b.MoreViews = b.Views[:listedViews], n
	}
	b.Save = maySave(r)
	if !st.Any() && len(b.Events) == 0 {
		all, err := s.stats(ctx)
		if err != nil {
			return err
		}
		b.First = all.Events == 0
	}
	if id := st.Get("process"); id != "" {
		b.Chosen, _ = s.db.Process(ctx, id) // the list stands without its name
	}
	return s.show(w, r, http.StatusOK, "events", page{Title: "Events", Here: "events", State: st, JSON: "/api/v1/events.json" + st.Record(), Body: b})
}

// counts keeps what is counted over much of the record until the record changes.
type counts struct {
	mu   sync.Mutex
	last int64
	by   map[string]any
}

// mostCounts is how many counts are kept.
const mostCounts = 500

// once gives what is kept under a name, or counts it.
func once[T any](ctx context.Context, s *server, name string, count func() (T, error)) (v T, err error) {
	last, err := s.db.Last(ctx)
	if err != nil {
		return v, err
	}
	c := &s.counts
	c.mu.Lock()
	if c.by == nil || c.last != last || len(c.by) > mostCounts {
		c.last, c.by = last, map[string]any{}
	}
	have, known := c.by[name].(T)
	c.mu.Unlock()
	if known {
		return have, nil
	}
	if v, err = count(); err != nil {
		return v, err
	}
	c.mu.Lock()
	if c.last == last {
		c.by[name] = v
	}
	c.mu.Unlock()
	return v, nil
}

func (s *server) tally(ctx context.Context, st *state) (*store.Tally, error) {
	most := counted
	if f := st.Filter; len(f.Sources)+len(f.Langs) > 0 || f.Since != 0 {
		most = countedReports
	}
	return once(ctx, s, "tally"+st.Query(), func() (*store.Tally, error) { return s.db.Tally(ctx, st.Filter, most) })
}

func (s *server) stats(ctx context.Context) (store.Stats, error) {
	return once(ctx, s, "stats", func() (store.Stats, error) { return s.db.Stats(ctx) })
}

func (s *server) counted(ctx context.Context) ([]store.SourceCount, error) {
	return once(ctx, s, "sources", func() ([]store.SourceCount, error) { return s.db.Sources(ctx) })
}

// facets are what the events can be narrowed by.
func facets(st *state, t *store.Tally) (out []facet) {
	add := func(name, label string, counts map[string]int, words func(string) string) {
		f := facet{Name: name, Label: label}
		all := map[string]int{}
		for v, n := range counts {
			if v != "" {
				all[v] = n
			}
		}
		for _, v := range st.values[name] { // what is chosen stays to be taken out
			all[v] += 0
		}
		for v, n := range all {
			f.Values = append(f.Values, facetValue{v, words(v), n, st.Has(name, v), st.Toggle(name, v)})
		}
		slices.SortFunc(f.Values, func(a, b facetValue) int {
			if a.On != b.On {
				if a.On {
					return -1
				}
				return 1
			}
			return cmp.Or(b.Count-a.Count, cmp.Compare(a.Label, b.Label))
		})
		if len(f.Values) > 8 {
			f.Values, f.More = f.Values[:7], f.Values[7:]
		}
		if len(f.Values) > 0 {
			out = append(out, f)
		}
	}
	same := func(v string) string { return v }
	add("type", "What", t.Types, same)
	add("place", "Where", t.Countries, func(v string) string {
		if ontology.CountryOf(v) == nil {
			return v
		}
		return country(v)
	})
	add("reality", "Told as", t.Reality, same)
	f := facet{Name: "min_sources", Label: "Independent sources"}
	for _, n := range []int{2, 3, 5} {
		v := strconv.Itoa(n)
		on := st.Get("min_sources") == v
		link := st.Set("min_sources", v)
		if on {
			link = st.Set("min_sources", "")
		}
		f.Values = append(f.Values, facetValue{v, v + " or more", -1, on, link})
	}
	out = append(out, f)
	f = facet{Name: "relevance", Label: "Of public affairs"}
	for _, v := range []string{sitrep.Relevant, sitrep.Irrelevant, "all"} {
		on, link := st.Get("relevance") == v, st.Set("relevance", v)
		if v == sitrep.Relevant { // what is shown where nothing is said
			on, link = st.Get("relevance") == "" || on, st.Set("relevance", "")
		}
		f.Values = append(f.Values, facetValue{v, v, -1, on, link})
	}
	out = append(out, f)
	f = facet{Name: "max_time_precision", Label: "Date known to the"}
	for _, v := range []string{"day", "week", "month"} {
		on := st.Get("max_time_precision") == v
		link := st.Set("max_time_precision", v)
		if on {
			link = st.Set("max_time_precision", "")
		}
		f.Values = append(f.Values, facetValue{v, v, -1, on, link})
	}
	return append(out, f)
}

// histogram is events by day, month or year, as bars that narrow the period.
type histogram struct {
	Bars          []bar
	Unit          string
	Most, Undated int
	From, Until   string
	Width         int
}

type bar struct {
	X, Y, W, H int
	Label      string
	Count      int
	Link       string
}

const histogramHeight = 60

func newHistogram(st *state, t *store.Tally) *histogram {
	h := &histogram{Undated: t.Days[0], Width: 720}
	var first, last sitrep.Day
	for d := range t.Days {
		if d != 0 && (first == 0 || d < first) {
			first = d
		}
		last = max(last, d)
	}
	if first == 0 {
		return nil
	}
	begin, next := unitOf(int(last-first)+1, &h.Unit)
	var starts []sitrep.Day
	for d := begin(first); d <= last && len(starts) < 400; d = next(d) {
		starts = append(starts, d)
	}
	counts := make([]int, len(starts))
	for d, n := range t.Days {
		if d == 0 {
			continue
		}
		i, found := slices.BinarySearch(starts, d)
		if !found {
			i--
		}
		counts[i] += n
		h.Most = max(h.Most, counts[i])
	}
	step := max(float64(h.Width)/float64(len(starts)), 1)
	for i, d := range starts {
		if counts[i] == 0 {
			continue
		}
		height := max(counts[i]*histogramHeight/h.Most, 2)
		x := int(float64(i) * step)
		h.Bars = append(h.Bars, bar{x, histogramHeight - height, max(min(int(float64(i+1)*step)-x-1, 40), 1), height,
			export.IntervalWords(sitrep.Interval{Start: d, End: next(d) - 1}), counts[i], st.Between(d, next(d))})
	}
	h.From, h.Until = export.IntervalWords(sitrep.Interval{Start: starts[0], End: next(starts[0]) - 1}), export.IntervalWords(sitrep.Interval{Start: starts[len(starts)-1], End: next(starts[len(starts)-1]) - 1})
	return h
}

// unitOf chooses days, months or years for so many days.
func unitOf(days int, unit *string) (begin, next func(sitrep.Day) sitrep.Day) {
	switch {
	case days <= 92:
		*unit = "day"
		return func(d sitrep.Day) sitrep.Day { return d }, func(d sitrep.Day) sitrep.Day { return d + 1 }
	case days <= 3700:
		*unit = "month"
		return func(d sitrep.Day) sitrep.Day {
				y, m, _ := d.Date()
				return sitrep.DayOf(y, m, 1)
			}, func(d sitrep.Day) sitrep.Day {
				y, m, _ := d.Date()
				if m++; m > 12 {
					y, m = y+1, 1
				}
				return sitrep.DayOf(y, m, 1)
			}
	}
	*unit = "year"
	return func(d sitrep.Day) sitrep.Day {
			y, _, _ := d.Date()
			return sitrep.DayOf(y, 1, 1)
		}, func(d sitrep.Day) sitrep.Day {
			y, _, _ := d.Date()
			return sitrep.DayOf(y+1, 1, 1)
		}
}
