package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// mapBody is the page of the map: its table twin, and what has no place to be drawn at.
type mapBody struct {
	Places    []placed
	Unlocated []*sitrep.Event
	Vague     int // of the located: known no nearer than a country
	All       bool
	Counted   int
	First     bool // nothing is stored at all
}

// placed is a place with how many events are told of it.
type placed struct {
	Name, Country, Precision string
	Count                    int
	Link                     string
}

// mapped is how many rows of places and of the unlocated the page has.
const mapped = 200

func (s *server) mapPage(w http.ResponseWriter, r *http.Request) error {
	st, err := stateOf(r)
	if err != nil {
		return err
	}
	b, err := once(r.Context(), s, "map"+st.Query(), func() (*mapBody, error) { return s.places(r.Context(), st) })
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "map", page{Title: "Map", Here: "map", Scripts: []string{"map.js"}, State: st, JSON: "/api/v1/events.geojson" + st.Record(), Body: b})
}

// placesCounted is how many of the latest events are counted by place on the page itself;
// the script counts all that it draws.
const placesCounted = 500

// places counts the latest events that fit by where they were.
func (s *server) places(ctx context.Context, st *state) (*mapBody, error) {
	p, err := s.db.SearchEvents(ctx, st.Filter, store.Range{Limit: placesCounted})
	if err != nil {
		return nil, err
	}
	b := &mapBody{All: p.Cursor == "", Counted: len(p.Items), First: !st.Any() && len(p.Items) == 0}
	at := map[string]int{}
	for _, e := range p.Items {
		if e.Place == nil || e.Place.Lat == nil || e.Place.Lon == nil {
			b.Unlocated = append(b.Unlocated, e)
			continue
		}
		if e.Place.Precision == sitrep.PlaceCountry || e.Place.Precision == sitrep.PlaceArea {
			b.Vague++
		}
		k := cmp.Or(e.Place.GeonameID, 0)
		id := strconv.Itoa(k)
		if k == 0 {
			id = e.Place.Name
		}
		if id == "" {
			id = e.Place.Country
		}
		i, known := at[id]
		if !known {
			i = len(b.Places)
			at[id] = i
			b.Places = append(b.Places, placed{Name: export.PlaceWords(&e.Place.Place), Country: e.Place.Country, Precision: string(e.Place.Precision), Link: st.Toggle("place", id)})
		}
		b.Places[i].Count++
	}
	slices.SortStableFunc(b.Places, func(a, c placed) int { return c.Count - a.Count })
	b.Places = b.Places[:min(len(b.Places), mapped)]
	return b, nil
}
