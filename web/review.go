package web

import (
	"context"
	"errors"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sitrep"
	"sitrep/review"
	"sitrep/store"
)

// reviewBody is the queue with the event whose turn it is.
type reviewBody struct {
	Item    *review.Item
	Panel   *deciding
	Report  *reportView
	Number  int
	Waiting int
	Skip    string // address with the next one
	Last    []decisionRow
	Done    *decisionRow
	Second  bool
	Ways    []facetValue
	Agree   *agreement
	First   bool
	Reads   bool // may only read
	As      string
	Named   bool
}

// queued is how many events of the latest are weighed, mostQueued how many wait in the queue.
const queued, mostQueued = 2000, 200

func (s *server) review(w http.ResponseWriter, r *http.Request) error {
	st, err := stateOf(r, "after", "done", "second")
	if err != nil {
		return err
	}
	ctx, q := r.Context(), r.URL.Query()
	b := reviewBody{Second: q.Get("second") != "", Reads: !s.mayDecide(r), As: s.author(r), Named: s.Access.Closed()}
	all, err := s.db.Decisions(ctx)
	if err != nil {
		return err
	}
	var items []review.Item
	if b.Second {
		items, err = s.secondQueue(ctx, sitrep.Standing(all), b.As)
	} else {
		items, err = once(ctx, s, "queue"+st.Query(), func() ([]review.Item, error) {
			return review.Queue(s.latest(ctx, st.Filter), mostQueued)
		})
	}
	if err != nil {
		return err
	}
	b.Waiting = len(items)
	at := 0
	if after := q.Get("after"); after != "" {
		at = slices.IndexFunc(items, func(x review.Item) bool { return x.Event.ID == after }) + 1
	}
	own := st.clone()
	if b.Second {
		own.Set("second", "1")
	}
	for _, way := range []facetValue{{Label: "What waits", On: !b.Second, Link: "/review" + st.Query()}, {Label: "As second reader", On: b.Second}} {
		if way.Link == "" {
			v := st.clone()
			v.Set("second", "1")
			way.Link = "/review" + query(v)
		}
		b.Ways = append(b.Ways, way)
	}
	if at < len(items) {
		x := items[at]
		b.Item, b.Number = &x, at+1
		e, err := s.db.Event(ctx, x.Event.ID)
		if err != nil {
			return err
		}
		if at > 0 { // what was skipped stays skipped
			own.Set("after", items[at-1].Event.ID)
		}
		if b.Panel, err = s.panel(r, e, "/review"+query(own)); err != nil {
			return err
		}
		if b.Second && b.Panel != nil {
			b.Panel.Taken = nil // a second reader does not see the first
		}
		own.Set("after", x.Event.ID)
		b.Skip = "/review" + query(own)
		if len(e.Documents) > 0 {
			d, err := s.db.Document(ctx, e.Documents[0])
			if err != nil {
				return err
			}
			if b.Report, err = s.report(ctx, d, e.ID); err != nil {
				return err
			}
		}
	}
	last := all[max(len(all)-10, 0):]
	if !b.Second {
		b.Last = decisionRows(last, all)
		for i := range b.Last {
			if d := &b.Last[i]; strings.HasPrefix(d.Subject, "event") {
				d.Link = "/events/" + url.PathEscape(d.Subject)
			}
		}
	}
	if b.Done, err = s.justDone(r); err != nil {
		return err
	}
	b.Agree = agreementOf(sitrep.Standing(all))
	b.First = len(items) == 0 && len(all) == 0
	return s.show(w, r, http.StatusOK, "review", page{Title: "Review", Here: "review", State: st, JSON: "/api/v1/decisions", Body: b})
}

// latest are the events that are weighed for the queue.
func (s *server) latest(ctx context.Context, f *sitrep.Filter) iter.Seq2[*sitrep.Event, error] {
	return func(yield func(*sitrep.Event, error) bool) {
		for n, r := 0, (store.Range{Limit: 500}); n < queued; n += 500 {
			p, err := s.db.SearchEvents(ctx, f, r)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range p.Items {
				if !yield(e, nil) {
					return
				}
			}
			if r.Cursor = p.Cursor; r.Cursor == "" {
				return
			}
		}
	}
}

// secondQueue are the events that others judged as a whole and this reader did not.
func (s *server) secondQueue(ctx context.Context, standing []sitrep.Decision, reader string) (out []review.Item, err error) {
	by := map[string][]string{}
	var order []string
	for i := range standing {
		if d := &standing[i]; judges(d) {
			if by[d.Subject] == nil {
				order = append(order, d.Subject)
			}
			by[d.Subject] = append(by[d.Subject], d.Author)
		}
	}
	for _, id := range order {
		if slices.Contains(by[id], reader) {
			continue
		}
		e, err := s.db.Event(ctx, id)
		if errors.Is(err, store.ErrNotFound) || err == nil && (e.ID != id || e.Status == sitrep.Withdrawn) {
			continue // merged or withdrawn since
		}
		if err != nil {
			return nil, err
		}
		out = append(out, review.Item{Event: e, Reasons: []string{"another reader has judged it; how, you see afterwards"}})
		if len(out) == mostQueued {
			break
		}
	}
	return out, nil
}
