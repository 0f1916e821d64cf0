package api

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

func (s *server) listViews(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	vs, err := s.db.Views(ctx)
	if err != nil {
		return nil, fault(err)
	}
	var items []json.RawMessage
	for _, v := range vs {
		b, err := json.Marshal(bodyOf(ctx, v, ""))
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	return listReply(items, "")
}

func (s *server) view(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	v, err := s.db.SavedView(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	return jsonReply(bodyOf(ctx, v, ""))
}

func (s *server) addView(ctx context.Context, in *struct {
	Body struct {
		Name  string `json:"name" minLength:"1" maxLength:"100" doc:"What the view is called."`
		Query string `json:"query" maxLength:"4000" doc:"Filters as an address has them: type=PROTEST&place=TCD."`
	}
}) (*huma.StreamResponse, error) {
	v, err := s.Views.Add(ctx, in.Body.Name, in.Body.Query)
	if err != nil {
		return nil, fault(err)
	}
	return done(201, Prefix+"/views/"+url.PathEscape(v.ID), bodyOf(ctx, v, ""))
}

func (s *server) changeView(ctx context.Context, in *struct {
	ID   string `path:"id" maxLength:"300" doc:"The ID of the record."`
	Body ViewChange
}) (*huma.StreamResponse, error) {
	secret, err := s.Views.Change(ctx, in.ID, in.Body)
	if err != nil {
		return nil, fault(err)
	}
	v, err := s.db.SavedView(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	return jsonReply(bodyOf(ctx, v, secret))
}

func (s *server) dropView(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	if _, err := s.Views.Change(ctx, in.ID, ViewChange{Act: ViewDrop}); err != nil {
		return nil, fault(err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) { c.SetStatus(http.StatusNoContent) }}, nil
}

// viewEvents is what fits a view; as a feed it begins with what changed last.
func (s *server) viewEvents(ctx context.Context, in *struct {
	ID string `path:"id" maxLength:"300" doc:"The ID of the record."`
	Part
}) (*huma.StreamResponse, error) {
	v, err := s.db.SavedView(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	f, _, err := ViewQuery(v.Query)
	if err != nil {
		return nil, fault(err)
	}
	if formOf(ctx) != "atom" {
		return s.events(ctx, &eventsInput{Filters{is: f}, in.Part})
	}
	if in.Limit == 0 {
		in.Limit = 100
	}
	es, err := s.changedLast(ctx, f, in.Limit)
	if err != nil {
		return nil, fault(err)
	}
	feed := export.Feed{ID: v.ID, Title: v.Name}
	if at, b := s.Views.address, bodyOf(ctx, v, ""); at != "" {
		feed.Self, feed.Page = at+b.Feed, at+b.Page
	}
	return s.streamed("atom", feed, func(yield func(*sitrep.Told, error) bool) {
		for _, e := range es {
			t, err := s.db.Told(ctx, e)
			if !yield(t, err) || err != nil {
				return
			}
		}
	}), nil
}

// lookedBack is how many changed events a feed looks at.
const lookedBack = 2000

// changedLast are events that fit, those that changed last first, and after them the latest.
func (s *server) changedLast(ctx context.Context, f *sitrep.Filter, most int) ([]*sitrep.Event, error) {
	recent, err := s.db.Recent(ctx, 0, lookedBack)
	if err != nil {
		return nil, err
	}
	at, ids := map[string]int{}, make([]string, len(recent))
	for i, r := range recent {
		at[r.ID], ids[i] = i, r.ID
	}
	out, err := s.db.EventsAmong(ctx, f, ids)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b *sitrep.Event) int { return at[a.ID] - at[b.ID] })
	if len(out) >= most {
		return out[:most], nil
	}
	p, err := s.db.SearchEvents(ctx, f, store.Range{Limit: most})
	for _, e := range p.Items {
		if _, there := at[e.ID]; !there && len(out) < most {
			out = append(out, e)
		}
	}
	return out, err
}

// deliveryBody is a delivery as it is told.
type deliveryBody struct {
	ID     string     `json:"id" doc:"As webhook-id has it."`
	Made   time.Time  `json:"made"`
	State  string     `json:"state" enum:"waiting,done,failed"`
	Events int        `json:"events" doc:"How many it tells of."`
	Tries  int        `json:"tries"`
	Next   *time.Time `json:"next,omitempty" doc:"When it is tried again."`
	Ended  *time.Time `json:"ended,omitempty"`
	Answer int        `json:"answer,omitempty" doc:"The status of the last answer."`
	Reason string     `json:"reason,omitempty" doc:"Why the last try failed."`
}

func (s *server) deliveries(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	if _, err := s.db.SavedView(ctx, in.ID); err != nil {
		return nil, fault(err)
	}
	ds, err := s.db.Deliveries(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	var items []json.RawMessage
	for _, d := range ds {
		body := deliveryBody{ID: d.ID, Made: d.Made, State: d.State, Events: d.Events, Tries: d.Tries, Answer: d.Answer, Reason: d.Reason}
		if d.State == store.DeliveryWaiting && !d.Due.IsZero() {
			body.Next = &d.Due
		}
		if !d.Ended.IsZero() {
			body.Ended = &d.Ended
		}
		b, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	return listReply(items, "")
}
