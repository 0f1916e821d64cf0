package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// eventBody is the page of an event with its evidence.
type eventBody struct {
	Event     *sitrep.Event
	Differ    []claims // numbers, days and places that are told differently
	Named     []claims // other fields whose claims differ: often other words for the same
	Agree     []claims
	Told      []teller
	Report    *reportView // the one that is shown
	Linked    []linked
	Processes []*sitrep.Process
	History   []store.Version
	Panel     *deciding
	Decided   []decisionRow
	Done      *decisionRow
}

// linked is another event that this one is told with.
type linked struct{ Relation, ID, Headline string }

// teller is a report that tells the event, with those that carry the same text.
type teller struct {
	*sitrep.Document
	Shown    bool
	Reprints []*sitrep.Document
}

func (s *server) event(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	id, err := s.db.Complete(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	e, err := s.db.Event(ctx, id)
	if err != nil {
		return err
	}
	if e.ID != r.PathValue("id") {
		http.Redirect(w, r, "/events/"+url.PathEscape(e.ID)+query(r.URL.Query()), http.StatusMovedPermanently)
		return nil
	}
	b := eventBody{Event: e}
	docs := make([]*store.Coded, 0, len(e.Documents))
	for _, id := range e.Documents {
		d, err := s.db.Document(ctx, id)
		if err != nil {
			return err
		}
		docs = append(docs, d)
	}
	if len(docs) > 0 {
		shown := docs[0]
		for _, d := range docs {
			if d.Document.ID == r.URL.Query().Get("doc") {
				shown = d
			}
		}
		b.Told = tellers(e, docs, shown)
		if b.Report, err = s.report(ctx, shown, e.ID); err != nil {
			return err
		}
	}
	var later []claims // behind the numbers
	for _, c := range claimsOf(e, docs) {
		switch {
		case !c.Differ:
			b.Agree = append(b.Agree, c)
		case strings.HasPrefix(c.Field, "sizes."):
			b.Differ = append(b.Differ, c)
		case c.Field == "occurred_on", c.Field == "place", c.Field == "polarity", c.Field == "reality":
			later = append(later, c)
		default:
			b.Named = append(b.Named, c)
		}
	}
	b.Differ = append(b.Differ, later...)
	for _, l := range e.Links {
		other, err := s.db.Event(ctx, l.Event)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		b.Linked = append(b.Linked, linked{l.Relation, other.ID, titleOf(other)})
	}
	if b.Processes, err = s.db.ProcessesOf(ctx, e.ID); err != nil {
		return err
	}
	if b.History, err = s.db.History(ctx, e.ID); err != nil {
		return err
	}
	if b.Panel, err = s.panel(r, e, "/events/"+url.PathEscape(e.ID)); err != nil {
		return err
	}
	if b.Decided, err = s.decided(ctx, e.ID); err != nil {
		return err
	}
	if b.Panel != nil {
		b.Panel.Taken = nil // it has a section of its own
	}
	if b.Done, err = s.justDone(r); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "event", page{Title: titleOf(e), Here: "events", JSON: "/api/v1/events/" + url.PathEscape(e.ID), Body: b})
}

func titleOf(e *sitrep.Event) string {
	if e.Headline != "" {
		return e.Headline
	}
	return e.Type
}

// tellers folds what is one source under the report that the others were taken from.
func tellers(e *sitrep.Event, docs []*store.Coded, shown *store.Coded) (out []teller) {
	first := map[string]string{}
	for _, src := range e.Sources {
		for _, d := range src.Documents {
			first[d] = src.Documents[0]
		}
	}
	at := map[string]int{}
	for _, d := range docs {
		origin := cmp.Or(first[d.Document.ID], d.Document.ReprintOf, d.Document.ID)
		i, known := at[origin]
		if !known {
			i = len(out)
			at[origin] = i
			out = append(out, teller{Document: d.Document})
		} else if d.Document.ID == origin {
			out[i].Reprints = append(out[i].Reprints, out[i].Document)
			out[i].Document = d.Document
		} else {
			out[i].Reprints = append(out[i].Reprints, d.Document)
		}
		out[i].Shown = out[i].Shown || d == shown
	}
	return out
}

// anchor is the name of the words of a span on the page of its report.
func anchor(s sitrep.Span) string { return export.WordsID(1, s.Start) }

// reportView is a report with its underlines and cards, and the way of each word down
// to the captured bytes.
type reportView struct {
	Doc     *sitrep.Document
	Shown   export.Shown
	Cards   []card // those of the event in question first
	Capture *sitrep.Capture
	Chain   []chained
	About   string // the event in question
}

type card struct {
	export.Card
	Event string // ID
	Mine  bool
}

// chained is words of a field with where they stand in the text and in the capture.
type chained struct {
	Field, By, Text string
	At              sitrep.Span
	Captured        sitrep.Span
	Found           bool
	Anchor          string
}

// report lays out a report; about is the event whose cards come first, "" none.
func (s *server) report(ctx context.Context, d *store.Coded, about string) (*reportView, error) {
	ids := make([]string, len(d.Mentions))
	for i := range d.Mentions {
		ids[i] = d.Mentions[i].ID
	}
	of, err := s.db.EventsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	r := &export.Record{Analyses: []*sitrep.Analysis{{Doc: d.Document, Events: d.Mentions, Quotations: d.Quotations}}}
	seen := map[string]bool{}
	for _, id := range ids {
		if e := of[id]; e != "" && !seen[e] {
			seen[e] = true
			ev, err := s.db.Event(ctx, e)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			r.Events = append(r.Events, *ev)
		}
	}
	v := &reportView{Doc: d.Document, Shown: export.Show(r)[0], About: about}
	for _, c := range v.Shown.Cards {
		one := card{Card: c}
		if c.Number <= len(r.Events) {
			one.Event = r.Events[c.Number-1].ID
		}
		one.Mine = about != "" && one.Event == about
		v.Cards = append(v.Cards, one)
	}
	slices.SortStableFunc(v.Cards, func(a, b card) int {
		switch {
		case a.Mine == b.Mine:
			return 0
		case a.Mine:
			return -1
		}
		return 1
	})
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if about != "" && of[m.ID] != about {
			continue
		}
		v.chain(d.Document, "action", "", m.Trigger.Span)
		for _, e := range m.Evidence {
			v.chain(d.Document, e.Field, e.By, e.Span)
		}
	}
	if v.Capture, err = s.db.Capture(ctx, d.Document.Capture); err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	return v, nil
}

func (v *reportView) chain(d *sitrep.Document, field, by string, at sitrep.Span) {
	if at.Empty() || at.Start < 0 || at.End > len(d.Text) {
		return
	}
	c := chained{Field: field, By: by, Text: d.Text[at.Start:at.End], At: at, Anchor: anchor(at)}
	if c.Captured, c.Found = d.CaptureSpan(at); !slices.Contains(v.Chain, c) {
		v.Chain = append(v.Chain, c)
	}
}

// documentBody is the page of a report.
type documentBody struct{ Report *reportView }

func (s *server) document(w http.ResponseWriter, r *http.Request) error {
	d, err := s.db.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	v, err := s.report(r.Context(), d, "")
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "document", page{Title: export.Headline(d.Document), Here: "search", JSON: "/api/v1/documents/" + url.PathEscape(d.Document.ID), Body: documentBody{v}})
}
