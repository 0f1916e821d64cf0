package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"sitrep"
	"sitrep/store"
)

// drawn is how many of the latest events that fit are drawn.
const drawn = 400

// timelineBody is the page of the timeline.
type timelineBody struct {
	By      string
	Choices []facetValue
	Drawing *drawing
	Undated []*sitrep.Event
	Events  []*sitrep.Event // the table twin
	More    bool
}

type drawing struct {
	Width, Height, Axis int
	Lanes               []lane
	Ticks               []tick
	Marks               []mark
}

type lane struct {
	Name string
	Y, H int
	Link string
}

const (
	rowHeight = 14
	laneLeft  = 170
	plotWidth = 1120
	mostLanes = 20
	mostRows  = 8 // of a lane; more lie upon each other
)

var lanesBy = []struct{ Value, Label string }{{"type", "what"}, {"country", "country"}, {"actor", "who"}, {"process", "process"}}

func (s *server) timeline(w http.ResponseWriter, r *http.Request) error {
	st, err := stateOf(r, "by")
	if err != nil {
		return err
	}
	b := timelineBody{By: r.URL.Query().Get("by")}
	known := false
	for _, l := range lanesBy {
		known = known || l.Value == b.By
	}
	if !known {
		b.By = "type"
	}
	for _, l := range lanesBy {
		v := st.clone()
		v.Set("by", l.Value)
		b.Choices = append(b.Choices, facetValue{Value: l.Value, Label: l.Label, On: l.Value == b.By, Link: query(v)})
	}
	p, err := once(r.Context(), s, "timeline"+st.Query(), func() (store.Page[*sitrep.Event], error) {
		return s.db.SearchEvents(r.Context(), st.Filter, store.Range{Limit: drawn})
	})
	if err != nil {
		return err
	}
	b.More, b.Events = p.Cursor != "", p.Items
	lanes, err := s.lanes(r.Context(), b.By, p.Items)
	if err != nil {
		return err
	}
	b.Drawing, b.Undated = draw(st, b.By, p.Items, lanes)
	return s.show(w, r, http.StatusOK, "timeline", page{Title: "Timeline", Here: "timeline", Scripts: []string{"lanes.js"}, State: st, JSON: "/api/v1/events.json" + st.Record(), Body: b})
}

// lanes is the lane of each event by its ID.
func (s *server) lanes(ctx context.Context, by string, events []*sitrep.Event) (map[string]string, error) {
	out := map[string]string{}
	for _, e := range events {
		switch by {
		case "country":
			if e.Place != nil {
				out[e.ID] = e.Place.Country
			}
		case "actor":
			if len(e.Actors) > 0 {
				out[e.ID] = cmp.Or(e.Actors[0].Name, e.Actors[0].Country)
			}
		case "process":
			ps, err := s.db.ProcessesOf(ctx, e.ID)
			if err != nil {
				return nil, err
			}
			if len(ps) > 0 {
				out[e.ID] = ps[0].Name
			}
		default:
			out[e.ID] = e.Type
		}
	}
	return out, nil
}

// draw lays events out in lanes; those without a date come back.
func draw(st *state, by string, events []*sitrep.Event, laneOf map[string]string) (*drawing, []*sitrep.Event) {
	var undated, dated []*sitrep.Event
	count := map[string]int{}
	var from, to sitrep.Day
	for _, e := range events {
		d := dayOf(e)
		if d == 0 {
			undated = append(undated, e)
			continue
		}
		dated = append(dated, e)
		count[laneOf[e.ID]]++
		widen(&from, &to, d, e.OccurredOn.End)
	}
	if len(dated) == 0 {
		return nil, undated
	}
	names := make([]string, 0, len(count))
	for n := range count {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		if (a == "") != (b == "") { // what has no lane comes last
			return len(b) - len(a)
		}
		return cmp.Or(count[b]-count[a], cmp.Compare(a, b))
	})
	others := len(names) > mostLanes
	if others {
		names = append(names[:mostLanes-1:mostLanes-1], "")
	}
	pad := (to-from)/60 + 1
	sc := scale{max(from-pad, 1), to + pad, laneLeft, plotWidth - laneLeft - 10}
	d := &drawing{Width: plotWidth, Ticks: sc.ticks()}
	y := 20
	slices.SortStableFunc(dated, func(a, b *sitrep.Event) int { return cmp.Compare(dayOf(a), dayOf(b)) })
	for _, n := range names {
		var ends []int // of the rows of this lane
		top := y
		for _, e := range dated {
			in := laneOf[e.ID]
			if others && !slices.Contains(names, in) {
				in = ""
			}
			if in != n {
				continue
			}
			m, _ := sc.place(e.OccurredOn.Interval)
			row := slices.IndexFunc(ends, func(end int) bool { return end < m.X })
			if row < 0 {
				if len(ends) < mostRows {
					row = len(ends)
					ends = append(ends, 0)
				} else {
					row = len(ends) - 1
				}
			}
			ends[row] = max(ends[row], m.X+max(m.W, 10))
			m.Y = top + row*rowHeight + rowHeight/2
			m.Class = fmt.Sprint("q", e.Quad)
			if uncertain(e) {
				m.Class += " doubt"
			}
			m.Href, m.Title = "/events/"+url.PathEscape(e.ID), titleOf(e)+", "+whenWords(e.OccurredOn)
			d.Marks = append(d.Marks, m)
		}
		l := lane{Name: n, Y: top, H: max(len(ends), 1)*rowHeight + 4}
		switch {
		case n == "" && others:
			l.Name = "others"
		case n == "":
			l.Name = "not told"
		case by == "country":
			l.Name, l.Link = country(n), st.Toggle("place", n)
		case by == "type":
			l.Link = st.Toggle("type", n)
		case by == "actor":
			l.Link = st.Toggle("actor", n)
		}
		if r := []rune(l.Name); len(r) > 24 {
			l.Name = string(r[:23]) + "…"
		}
		d.Lanes = append(d.Lanes, l)
		y += l.H + 4
	}
	d.Axis, d.Height = y+4, y+30
	return d, undated
}
