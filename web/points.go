package web

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"net/http"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// partOfPoints is how many events a part of the points has.
const partOfPoints = 5000

// points are events as map and timeline draw them: columns, names by their number.
type points struct {
	IDs    []string          `json:"ids"`
	Titles []string          `json:"titles"`
	Lat    []*float64        `json:"lat"` // null: not located
	Lon    []*float64        `json:"lon"`
	From   []int             `json:"from"` // sitrep.Day, 0 none
	To     []int             `json:"to"`
	Quad   string            `json:"quad"`      // a digit each
	Doubt  string            `json:"doubt"`     // 1: not told as a plain fact
	Where  string            `json:"precision"` // the first letter of the precision, - none
	Kind   []int             `json:"kind"`
	Land   []int             `json:"country"`
	Actor  []int             `json:"actor"`
	Proc   []int             `json:"process"`
	Place  []int             `json:"place"`
	Names  []string          `json:"names"`
	Lands  map[string]string `json:"lands"` // names of the countries by their codes
	Next   string            `json:"next,omitempty"`
	number map[string]int
}

func (p *points) name(s string) int {
	n, known := p.number[s]
	if !known {
		n = len(p.Names)
		p.number[s] = n
		p.Names = append(p.Names, s)
	}
	return n
}

// points answers what map and timeline draw, part by part, the latest first.
func (s *server) points(w http.ResponseWriter, r *http.Request) error {
	st, err := stateOf(r, "cursor")
	if err != nil {
		return err
	}
	ctx := r.Context()
	page, err := s.db.SearchEvents(ctx, st.Filter, store.Range{Limit: partOfPoints, Cursor: r.URL.Query().Get("cursor")})
	if err != nil {
		return err
	}
	of, err := s.processOf(ctx)
	if err != nil {
		return err
	}
	p := newPoints(page.Items, of)
	p.Next = page.Cursor
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_, err = w.Write(b)
	return err
}

func newPoints(events []*sitrep.Event, processOf map[string]string) *points {
	p := &points{number: map[string]int{}, Lands: map[string]string{}}
	p.name("")
	quad, doubt, where := make([]byte, len(events)), make([]byte, len(events)), make([]byte, len(events))
	round := func(f *float64) *float64 {
		v := math.Round(*f*1e4) / 1e4
		return &v
	}
	for i, e := range events {
		p.IDs = append(p.IDs, e.ID)
		p.Titles = append(p.Titles, titleOf(e))
		quad[i], doubt[i], where[i] = '0'+byte(min(max(e.Quad, 0), 4)), '0', '-'
		if uncertain(e) {
			doubt[i] = '1'
		}
		var from, to sitrep.Day
		if e.OccurredOn != nil {
			from, to = e.OccurredOn.Start, e.OccurredOn.End
		}
		p.From, p.To = append(p.From, int(from)), append(p.To, int(to))
		p.Kind = append(p.Kind, p.name(e.Type))
		actor, land, place := "", "", ""
		if len(e.Actors) > 0 {
			actor = cmp.Or(e.Actors[0].Name, e.Actors[0].Country)
		}
		var lat, lon *float64
		if e.Place != nil {
			land, place = e.Place.Country, export.PlaceWords(&e.Place.Place)
			p.Lands[land] = country(land)
			if e.Place.Precision != "" {
				where[i] = e.Place.Precision[0]
			}
			if e.Place.Lat != nil && e.Place.Lon != nil {
				lat, lon = round(e.Place.Lat), round(e.Place.Lon)
			}
		}
		p.Lat, p.Lon = append(p.Lat, lat), append(p.Lon, lon)
		p.Land, p.Actor, p.Place, p.Proc = append(p.Land, p.name(land)), append(p.Actor, p.name(actor)), append(p.Place, p.name(place)), append(p.Proc, p.name(processOf[e.ID]))
	}
	p.Quad, p.Doubt, p.Where = string(quad), string(doubt), string(where)
	return p
}

// uncertain reports whether an event is not told as a plain fact.
func uncertain(e *sitrep.Event) bool {
	return e.Reality != "" && e.Reality != sitrep.Actual || e.Polarity == sitrep.Negative
}

// mostProcesses is how many processes are looked through for whose step an event is.
const mostProcesses = 2000

func (s *server) processOf(ctx context.Context) (map[string]string, error) {
	return once(ctx, s, "processOf", func() (map[string]string, error) {
		p, err := s.db.ListProcesses(ctx, store.Range{Limit: mostProcesses})
		if err != nil {
			return nil, err
		}
		of := map[string]string{}
		for _, x := range p.Items {
			for i := range x.Steps {
				if e := x.Steps[i].Event; e != "" && of[e] == "" {
					of[e] = x.Name
				}
			}
		}
		return of, nil
	})
}
