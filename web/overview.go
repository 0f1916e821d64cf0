package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
)

// todayBody is the first page.
type todayBody struct {
	Foremost []*sitrep.Event // of the latest that were read
	Hidden   int             // of the newest, of no public affairs
	Groups   []group
	Since    int64 // the change that was seen last
	Last     int64
	Stats    store.Stats
	Empty    bool
}

// group is new events of one process, or of none.
type group struct {
	Process *sitrep.Process
	Events  []news
}

type news struct {
	*sitrep.Event
	What string // created, updated, withdrawn
	At   string
}

// newest is how many events the first page shows.
const newest = 80

func (s *server) today(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	var b todayBody
	var err error
	if c, e := r.Cookie("seen"); e == nil {
		b.Since, _ = strconv.ParseInt(c.Value, 10, 64)
	}
	if b.Last, err = s.db.Last(ctx); err != nil {
		return err
	}
	if b.Since > b.Last { // of another database
		b.Since = 0
	}
	recent, err := s.db.Recent(ctx, b.Since, newest)
	if err != nil {
		return err
	}
	at := map[string]int{}
	var rest group
	for _, x := range recent {
		e, err := s.db.Event(ctx, x.ID)
		if errors.Is(err, store.ErrNotFound) || err == nil && e.ID != x.ID {
			continue // merged since
		}
		if err != nil {
			return err
		}
		if e.Relevance.Off() {
			b.Hidden++
			continue
		}
		n := news{e, x.Kind.String(), x.At}
		ps, err := s.db.ProcessesOf(ctx, e.ID)
		if err != nil {
			return err
		}
		if len(ps) == 0 {
			rest.Events = append(rest.Events, n)
			continue
		}
		i, known := at[ps[0].ID]
		if !known {
			i = len(b.Groups)
			at[ps[0].ID] = i
			b.Groups = append(b.Groups, group{Process: ps[0]})
		}
		b.Groups[i].Events = append(b.Groups[i].Events, n)
	}
	if len(rest.Events) > 0 {
		b.Groups = append(b.Groups, rest)
	}
	if len(recent)-b.Hidden > mostForemost { // else all are seen at once
		if b.Foremost, err = s.foremost(ctx, b.Since); err != nil {
			return err
		}
	}
	if b.Stats, err = s.stats(ctx); err != nil {
		return err
	}
	b.Empty = b.Stats.Documents == 0
	return s.show(w, r, http.StatusOK, "today", page{Title: "Today", Here: "today", JSON: "/api/v1/changes", Body: b})
}

// foremostOf is how many of the events that changed last are looked at for the most
// prominent, mostForemost how many of these are shown.
const foremostOf, mostForemost = 2000, 10

// foremost are the most prominent of the events that changed after a number of the log.
func (s *server) foremost(ctx context.Context, since int64) ([]*sitrep.Event, error) {
	y, m, d := time.Now().UTC().Date()
	today := sitrep.DayOf(y, int(m), d)
	return once(ctx, s, fmt.Sprint("foremost", since, today), func() ([]*sitrep.Event, error) {
		recent, err := s.db.Recent(ctx, since, foremostOf)
		if err != nil {
			return nil, err
		}
		return sitrep.Foremost(func(yield func(*sitrep.Event, error) bool) {
			for _, x := range recent {
				e, err := s.db.Event(ctx, x.ID)
				if errors.Is(err, store.ErrNotFound) || err == nil && e.ID != x.ID {
					continue // merged since
				}
				if !yield(e, err) {
					return
				}
			}
		}, today, mostForemost)
	})
}

// seen keeps the number of the last change that the reader has looked at.
func (s *server) seen(w http.ResponseWriter, r *http.Request) error {
	api.DidNothing(r.Context())
	n, err := strconv.ParseInt(r.PostFormValue("last"), 10, 64)
	if err != nil || n < 0 {
		n = 0
	}
	http.SetCookie(w, &http.Cookie{Name: "seen", Value: strconv.FormatInt(n, 10), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 365 * 86400})
	return back(w, r)
}

// searchBody is what a search finds.
type searchBody struct {
	Events  []*sitrep.Event
	Reports []*store.Report
	Next    string // of reports
}

func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	st, err := stateOf(r, "cursor")
	if err != nil {
		return err
	}
	var b searchBody
	if st.Any() {
		cursor := r.URL.Query().Get("cursor")
		if cursor == "" {
			es, err := s.db.SearchEvents(r.Context(), st.Filter, store.Range{Limit: 10})
			if err != nil {
				return err
			}
			b.Events = es.Items
		}
		rs, err := s.db.SearchReports(r.Context(), st.Filter, store.Range{Limit: 20, Cursor: cursor})
		if err != nil {
			return err
		}
		b.Reports = rs.Items
		if rs.Cursor != "" {
			v := st.clone()
			v.Set("cursor", rs.Cursor)
			b.Next = query(v)
		}
	}
	return s.show(w, r, http.StatusOK, "search", page{Title: "Search", Here: "search", State: st, JSON: "/api/v1/searches" + st.Record(), Body: b})
}

// sourcesBody is the health of the sources.
type sourcesBody struct {
	Sources  []sourceRow
	Failures []stageFailures
}

type sourceRow struct {
	store.SourceCount
	Name, Link string
}

type stageFailures struct {
	Stage string
	Count int
	List  []sitrep.Failure // the first of them
}

func (s *server) sources(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	cs, err := s.counted(ctx)
	if err != nil {
		return err
	}
	var b sourcesBody
	for _, c := range cs {
		row := sourceRow{SourceCount: c, Name: c.Source}
		if c.Source != "" {
			row.Link = "/events?source=" + url.QueryEscape(c.Source)
		}
		b.Sources = append(b.Sources, row)
	}
	if b.Failures, err = s.failures(r); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "sources", page{Title: "Sources", Here: "sources", Body: b})
}

func (s *server) failures(r *http.Request) (out []stageFailures, err error) {
	fs, err := s.db.Failures(r.Context(), "")
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	told := map[sitrep.Failure]bool{} // a database of an earlier version has one each time that the input was read
	for _, f := range fs {
		if told[f] {
			continue
		}
		told[f] = true
		i, known := at[f.Stage]
		if !known {
			i = len(out)
			at[f.Stage] = i
			out = append(out, stageFailures{Stage: f.Stage})
		}
		out[i].Count++
		if len(out[i].List) < 20 {
			out[i].List = append(out[i].List, f)
		}
	}
	return out, nil
}

// coverageBody is what the record does not hold.
type coverageBody struct {
	Stats     store.Stats
	Tally     *store.Tally
	Undated   int
	Unplaced  int
	Countries []facetValue
	Foreign   []sourceRow // kept, not coded
	Failures  []stageFailures
	NotRead   int // inputs
}

func (s *server) coverage(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	var b coverageBody
	var err error
	if b.Stats, err = s.stats(ctx); err != nil {
		return err
	}
	st, err := stateOf(r)
	if err != nil {
		return err
	}
	if b.Tally, err = s.tally(ctx, st); err != nil {
		return err
	}
	b.Undated, b.Unplaced = b.Tally.Days[0], b.Tally.Countries[""]
	for _, f := range facets(st, b.Tally) {
		if f.Name == "place" {
			b.Countries = append(f.Values, f.More...)
		}
	}
	cs, err := s.counted(ctx)
	if err != nil {
		return err
	}
	for _, c := range cs {
		if c.Lang != "en" {
			b.Foreign = append(b.Foreign, sourceRow{SourceCount: c, Name: c.Source})
		}
	}
	if b.Failures, err = s.failures(r); err != nil {
		return err
	}
	for _, f := range b.Failures {
		b.NotRead += f.Count
	}
	return s.show(w, r, http.StatusOK, "coverage", page{Title: "Coverage", Here: "coverage", State: st, Body: b})
}
