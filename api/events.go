package api

import (
	"context"
	"encoding/json"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

type eventsInput struct {
	Filters
	Part
}

func (s *server) events(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
	if err := s.known(ctx, in.is); err != nil {
		return nil, fault(err)
	}
	if form := formOf(ctx); form != "" {
		// What is at fault shows before the answer begins.
		if _, err := s.db.SearchEvents(ctx, in.is, store.Range{Limit: 1, Cursor: in.Cursor}); err != nil {
			return nil, fault(err)
		}
		return s.streamed(form, export.Feed{}, s.told(ctx, in)), nil
	}
	p, err := s.db.SearchEvents(ctx, in.is, in.of())
	if err != nil {
		return nil, fault(err)
	}
	items, err := natives(p.Items, func(w *export.NDJSON, e *sitrep.Event) error { return w.Event(*e) })
	if err != nil {
		return nil, err
	}
	return listReply(items, p.Cursor)
}

// known refuses types and modes that nothing here has.
func (s *server) known(ctx context.Context, f *sitrep.Filter) error {
	return Known(f, s.Own, func(f *sitrep.Filter) (bool, error) {
		p, err := s.db.SearchEvents(ctx, f, store.Range{Limit: 1})
		return len(p.Items) > 0, err
	})
}

// told streams what fits; a limit ends it.
func (s *server) told(ctx context.Context, in *eventsInput) export.Events {
	return func(yield func(*sitrep.Told, error) bool) {
		left := in.Limit
		for r := (store.Range{Limit: 200, Cursor: in.Cursor}); ; {
			if in.Limit > 0 {
				r.Limit = min(left, 200)
			}
			p, err := s.db.SearchEvents(ctx, in.is, r)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range p.Items {
				t, err := s.db.Told(ctx, e)
				if !yield(t, err) || err != nil {
					return
				}
			}
			left -= len(p.Items)
			if r.Cursor = p.Cursor; r.Cursor == "" || in.Limit > 0 && left <= 0 {
				return
			}
		}
	}
}

// toldBody is an event with what it rests on.
type toldBody struct {
	Event     sitrep.Event          `json:"event"`
	Mentions  []sitrep.EventMention `json:"mentions"`
	Documents []sitrep.Document     `json:"documents"`
}

func (s *server) event(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	id, err := s.db.Complete(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	e, err := s.db.Event(ctx, id)
	if err != nil {
		return nil, fault(err)
	}
	if e.ID != in.ID {
		return redirect(Prefix + "/events/" + url.PathEscape(e.ID)), nil
	}
	t, err := s.db.Told(ctx, e)
	if err != nil {
		return nil, fault(err)
	}
	if form := formOf(ctx); form != "" {
		return s.streamed(form, export.Feed{}, func(yield func(*sitrep.Told, error) bool) { yield(t, nil) }), nil
	}
	event, err := native(func(w *export.NDJSON) error { return w.Event(*e) })
	if err != nil {
		return nil, err
	}
	mentions, err := natives(t.Mentions, func(w *export.NDJSON, m *sitrep.EventMention) error { return w.Mention(m) })
	if err != nil {
		return nil, err
	}
	documents, err := natives(t.Documents, func(w *export.NDJSON, d *sitrep.Document) error { return w.Article(d) })
	if err != nil {
		return nil, err
	}
	reply, err := jsonReply(struct {
		Event     json.RawMessage   `json:"event"`
		Mentions  []json.RawMessage `json:"mentions"`
		Documents []json.RawMessage `json:"documents"`
	}{event, mentions, documents})
	if err != nil {
		return nil, err
	}
	body, is := reply.Body, tagOf(event)
	reply.Body = func(c huma.Context) {
		c.SetHeader("ETag", is)
		body(c)
	}
	return reply, nil
}

// EventTag is the ETag of an event as it stands; who decides on it sends it back.
func EventTag(e *sitrep.Event) (string, error) {
	b, err := native(func(w *export.NDJSON) error { return w.Event(*e) })
	return tagOf(b), err
}

// version is what the record said of an event until a change.
type version struct {
	Change int64        `json:"change"`
	Until  string       `json:"until"`
	Cause  string       `json:"cause"`
	By     string       `json:"by,omitempty"`
	Event  sitrep.Event `json:"event"`
}

func (s *server) history(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	vs, err := s.db.History(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	if len(vs) == 0 {
		if _, err := s.db.Event(ctx, in.ID); err != nil {
			return nil, fault(err)
		}
	}
	items := make([]json.RawMessage, 0, len(vs))
	for _, v := range vs {
		b, err := json.Marshal(version{v.Change, v.At, v.What, v.Who, *v.Event})
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	return listReply(items, "")
}

func (s *server) mention(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	of, err := s.db.EventsOf(ctx, []string{in.ID})
	if err != nil {
		return nil, fault(err)
	}
	if of[in.ID] == "" {
		return nil, huma.Error404NotFound("mention " + in.ID + ": in no event of the database")
	}
	e, err := s.db.Event(ctx, of[in.ID])
	if err != nil {
		return nil, fault(err)
	}
	t, err := s.db.Told(ctx, e)
	if err != nil {
		return nil, fault(err)
	}
	for _, m := range t.Mentions {
		if m.ID == in.ID {
			b, err := native(func(w *export.NDJSON) error { return w.Mention(m) })
			if err != nil {
				return nil, err
			}
			return jsonReply(b)
		}
	}
	return nil, huma.Error404NotFound("mention " + in.ID + ": in no event of the database")
}

// placeCount is a place with how many events are there.
type placeCount struct {
	sitrep.Place
	Events int `json:"events"`
}

// mostPlaced is how many of the latest events are looked at for places.
const mostPlaced = 1000

func (s *server) places(ctx context.Context, in *struct{ Filters }) (*huma.StreamResponse, error) {
	if err := s.known(ctx, in.is); err != nil {
		return nil, fault(err)
	}
	p, err := s.db.SearchEvents(ctx, in.is, store.Range{Limit: mostPlaced})
	if err != nil {
		return nil, fault(err)
	}
	type place struct {
		name, country, admin1 string
		id                    int
	}
	at := map[place]int{}
	var counts []placeCount
	for _, e := range p.Items {
		if e.Place == nil {
			continue
		}
		k := place{e.Place.Name, e.Place.Country, e.Place.Admin1, e.Place.GeonameID}
		i, known := at[k]
		if !known {
			i = len(counts)
			at[k] = i
			counts = append(counts, placeCount{Place: e.Place.Place})
		}
		counts[i].Events++
	}
	items := make([]json.RawMessage, 0, len(counts))
	for i := range counts {
		b, err := json.Marshal(&counts[i])
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	return listReply(items, "")
}
