package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// look stores what is to be sent of what has changed; more says that there is more of it.
func (h *Hooks) look(ctx context.Context) (more bool, err error) {
	last, err := h.db.Last(ctx)
	if err != nil {
		return false, err
	}
	vs, err := h.db.ViewsToTell(ctx)
	if err != nil {
		return false, err
	}
	since := map[int64]*changed{}
	for _, v := range vs {
		f, _, err := ViewQuery(v.Query)
		if err != nil {
			continue // of another version of the program, which tells of it
		}
		c := since[v.Seen]
		if c == nil {
			if c, err = h.changed(ctx, v.Seen); err != nil {
				return false, err
			}
			since[v.Seen] = c
		}
		added, err := h.store(ctx, v, f, c)
		if err != nil {
			return false, err
		}
		more = more || added && c.upto < last
	}
	return more, nil
}

// changed is which events changed after a number of the log.
type changed struct {
	upto   int64
	ids    []string                    // in the order in which they changed first
	how    map[string]store.ChangeKind // the last one; created stays created
	merged map[string]string
	events map[string]*sitrep.Event // as they are now
}

// now is what an event is part of at the end.
func (c *changed) now(id string) string {
	for range len(c.merged) {
		into := c.merged[id]
		if into == "" {
			break
		}
		id = into
	}
	return id
}

// mostChanged is how many events are looked at in one go, rounded up to a whole change.
const mostChanged = 5000

func (h *Hooks) changed(ctx context.Context, since int64) (*changed, error) {
	c := &changed{upto: since, how: map[string]store.ChangeKind{}, merged: map[string]string{}}
	for x, err := range h.db.Changes(ctx, since) {
		if err != nil {
			return nil, err
		}
		if x.Number != c.upto && len(c.ids) >= mostChanged {
			break
		}
		c.upto = x.Number
		switch x.Kind {
		case store.EventMerged:
			c.merged[x.ID] = x.Target
		case store.EventCreated, store.EventUpdated, store.EventWithdrawn:
		default:
			continue
		}
		was, known := c.how[x.ID]
		if !known {
			c.ids = append(c.ids, x.ID)
		}
		if !known || was != store.EventCreated || x.Kind != store.EventUpdated {
			c.how[x.ID] = x.Kind
		}
	}
	es, err := h.db.EventsAmong(ctx, &sitrep.Filter{}, c.nowAll())
	if err != nil {
		return nil, err
	}
	c.events = make(map[string]*sitrep.Event, len(es))
	for _, e := range es {
		c.events[e.ID] = e
	}
	return c, nil
}

// nowAll are the events that what changed is part of at the end, in its order.
func (c *changed) nowAll() []string {
	ids := make([]string, len(c.ids))
	for i, id := range c.ids {
		ids[i] = c.now(id)
	}
	return ids
}

// fits are the events that fit. What the filter asks of an event itself is looked at here,
// once read for all views; what it asks of words, reports and processes in the database.
func (h *Hooks) fits(ctx context.Context, f *sitrep.Filter, c *changed) (map[string]*sitrep.Event, error) {
	out, left := map[string]*sitrep.Event{}, []string{}
	of := *f
	of.Query, of.Processes, of.Langs, of.Sources, of.Since = "", nil, nil, nil, 0
	for id, e := range c.events {
		if of.Match(&sitrep.Told{Event: e}) {
			out[id] = e
			left = append(left, id)
		}
	}
	if f.Query == "" && len(f.Processes)+len(f.Langs)+len(f.Sources) == 0 && f.Since == 0 {
		return out, nil
	}
	es, err := h.db.EventsAmong(ctx, f, left)
	if errors.Is(err, store.ErrQuery) {
		es, err = nil, nil // nothing fits
	}
	clear(out)
	for _, e := range es {
		out[e.ID] = e
	}
	return out, err
}

// sent is what a webhook is told.
type sent struct {
	Type string    `json:"type" enum:"events.changed,test"`
	At   time.Time `json:"timestamp"`
	Data sentData  `json:"data"`
}

type sentData struct {
	View    sentView    `json:"view"`
	Since   int64       `json:"since"` // the numbers of the log that it tells of: after since, up to until
	Until   int64       `json:"until"`
	Count   int         `json:"count"`             // of events
	Events  []sentEvent `json:"events"`            // the first of them
	Changes string      `json:"changes,omitempty"` // where the rest is told
}

type sentView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Page string `json:"page"`
}

type sentEvent struct {
	Change string          `json:"change"` // created, updated, merged, withdrawn
	ID     string          `json:"id"`
	Page   string          `json:"page"`
	Into   string          `json:"into,omitempty"` // of merged: what it is part of now
	Event  json.RawMessage `json:"event,omitempty"`
}

// What one delivery tells at most: what is more is told as a number and an address.
const (
	mostSent      = 100
	mostSentBytes = 1 << 20
)

// store marks what changed as looked at and stores what is to be sent of it, if anything.
func (h *Hooks) store(ctx context.Context, v *store.View, f *sitrep.Filter, c *changed) (added bool, err error) {
	fits, err := h.fits(ctx, f, c)
	if err != nil {
		return false, err
	}
	ids := c.nowAll()
	out := sentData{View: viewAt(h.address, v), Since: v.Seen, Until: c.upto, Events: []sentEvent{}}
	size := 0
	for i, id := range c.ids {
		e := fits[ids[i]]
		if e == nil {
			continue
		}
		if out.Count++; len(out.Events) == mostSent || size > mostSentBytes {
			continue
		}
		one := sentEvent{Change: c.how[id].String(), ID: id, Page: h.address + "/events/" + id}
		if ids[i] != id {
			one.Into = ids[i]
		} else if one.Event, err = native(func(w *export.NDJSON) error { return w.Event(*e) }); err != nil {
			return false, err
		}
		size += len(one.Event)
		out.Events = append(out.Events, one)
	}
	if out.Count == 0 {
		return h.db.AddDelivery(ctx, v.ID, v.Seen, c.upto, nil, nil)
	}
	if out.Count > len(out.Events) {
		out.Changes = h.address + Prefix + "/changes?since=" + strconv.FormatInt(v.Seen, 10)
	}
	d, body, err := newDelivery(v.ID, sent{"events.changed", h.now().UTC(), out}, out.Count)
	if err != nil {
		return false, err
	}
	return h.db.AddDelivery(ctx, v.ID, v.Seen, c.upto, d, body)
}

func viewAt(address string, v *store.View) sentView {
	return sentView{v.ID, v.Name, address + "/views/" + v.ID}
}

func newDelivery(view string, what sent, events int) (*store.Delivery, []byte, error) {
	body, err := json.Marshal(what)
	if err != nil {
		return nil, nil, err
	}
	b := make([]byte, 12)
	rand.Read(b) // never fails
	return &store.Delivery{ID: "msg_" + hex.EncodeToString(b), View: view, Made: what.At, Events: events}, body, nil
}
