package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

func (s *server) documents(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
	p, err := s.db.SearchReports(ctx, in.is, in.of())
	if err != nil {
		return nil, fault(err)
	}
	items, err := natives(p.Items, func(w *export.NDJSON, r *store.Report) error { return w.Article(r.Document) })
	if err != nil {
		return nil, err
	}
	return listReply(items, p.Cursor)
}

// documentBody is a report with what was found in it.
type documentBody struct {
	Document   sitrep.Document       `json:"document"`
	Mentions   []sitrep.EventMention `json:"mentions"`
	Quotations []sitrep.Quotation    `json:"quotations"`
}

func (s *server) document(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	d, err := s.db.Document(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	doc, err := native(func(w *export.NDJSON) error { return w.Article(d.Document) })
	if err != nil {
		return nil, err
	}
	ms := make([]*sitrep.EventMention, len(d.Mentions))
	for i := range d.Mentions {
		ms[i] = &d.Mentions[i]
	}
	mentions, err := natives(ms, func(w *export.NDJSON, m *sitrep.EventMention) error { return w.Mention(m) })
	if err != nil {
		return nil, err
	}
	quotations := d.Quotations
	if quotations == nil {
		quotations = []sitrep.Quotation{}
	}
	return jsonReply(struct {
		Document   json.RawMessage    `json:"document"`
		Mentions   []json.RawMessage  `json:"mentions"`
		Quotations []sitrep.Quotation `json:"quotations"`
	}{doc, mentions, quotations})
}

// captureBody is a capture without its bytes.
type captureBody struct {
	Capture   sitrep.Capture `json:"capture"`
	Size      int            `json:"size"`
	Documents []string       `json:"documents"`
}

func (s *server) capture(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	c, err := s.db.Capture(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	docs, err := s.db.DocumentsOf(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	body := captureBody{*c, len(c.Bytes), append([]string{}, docs...)}
	body.Capture.Bytes = nil
	return jsonReply(body)
}

func (s *server) bytes(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	c, err := s.db.Capture(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		// Foreign bytes: saved by whoever wants them, shown by no browser on this address.
		ctx.SetHeader("Content-Type", "application/octet-stream")
		ctx.SetHeader("Content-Disposition", `attachment; filename="`+Download(c)+`"`)
		ctx.SetHeader("Content-Security-Policy", "sandbox; default-src 'none'")
		ctx.SetHeader("X-Content-Type-Options", "nosniff")
		ctx.BodyWriter().Write(c.Bytes)
	}}, nil
}

// Download is the name that a capture is saved under: letters and digits alone, so that
// it can carry neither a path nor a header.
func Download(c *sitrep.Capture) string {
	ext := ".txt"
	if c.Form == sitrep.FormHTML {
		ext = ".html.txt" // opened by a click it is text
	}
	name := make([]byte, 0, len(c.ID))
	for i := range len(c.ID) {
		if b := c.ID[i]; b == '-' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' {
			name = append(name, b)
		}
	}
	return string(name) + ext
}

func (s *server) actors(ctx context.Context, in *struct {
	Q string `query:"q" doc:"Words of the name or an alias."`
	part
}) (*huma.StreamResponse, error) {
	p, err := s.db.Actors(ctx, in.Q, in.of())
	if err != nil {
		return nil, fault(err)
	}
	items, err := natives(p.Items, func(w *export.NDJSON, a *sitrep.Actor) error { return w.Actor(*a) })
	if err != nil {
		return nil, err
	}
	return listReply(items, p.Cursor)
}

func (s *server) actor(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	a, err := s.db.Actor(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	b, err := native(func(w *export.NDJSON) error { return w.Actor(*a) })
	if err != nil {
		return nil, err
	}
	return jsonReply(b)
}

func (s *server) processes(ctx context.Context, in *struct{ part }) (*huma.StreamResponse, error) {
	p, err := s.db.Processes(ctx, in.of())
	if err != nil {
		return nil, fault(err)
	}
	items, err := natives(p.Items, func(w *export.NDJSON, x *sitrep.Process) error { return w.Process(*x) })
	if err != nil {
		return nil, err
	}
	return listReply(items, p.Cursor)
}

func (s *server) process(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	p, err := s.db.Process(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	b, err := native(func(w *export.NDJSON) error { return w.Process(*p) })
	if err != nil {
		return nil, err
	}
	return jsonReply(b)
}

func (s *server) spine(ctx context.Context, in *byID) (*huma.StreamResponse, error) {
	p, err := s.db.Process(ctx, in.ID)
	if err != nil {
		return nil, fault(err)
	}
	kept, err := KeptOf(ctx, s.db, p)
	if err != nil {
		return nil, fault(err)
	}
	return jsonReply(export.NewSpine(kept, p))
}

// found is what a search finds.
type found struct {
	Events    []sitrep.Event    `json:"events"`
	Documents []sitrep.Document `json:"documents"`
}

func (s *server) search(ctx context.Context, in *struct {
	filter
	Limit int `query:"limit" minimum:"0" maximum:"100" doc:"At most so many of each; 20 where it is not given."`
}) (*huma.StreamResponse, error) {
	r := store.Range{Limit: in.Limit}
	if r.Limit == 0 {
		r.Limit = 20
	}
	es, err := s.db.SearchEvents(ctx, in.is, r)
	if err != nil {
		return nil, fault(err)
	}
	rs, err := s.db.SearchReports(ctx, in.is, r)
	if err != nil {
		return nil, fault(err)
	}
	events, err := natives(es.Items, func(w *export.NDJSON, e *sitrep.Event) error { return w.Event(*e) })
	if err != nil {
		return nil, err
	}
	docs, err := natives(rs.Items, func(w *export.NDJSON, d *store.Report) error { return w.Article(d.Document) })
	if err != nil {
		return nil, err
	}
	return jsonReply(struct {
		Events    []json.RawMessage `json:"events"`
		Documents []json.RawMessage `json:"documents"`
	}{events, docs})
}

func (s *server) stats(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	st, err := s.db.Stats(ctx)
	if err != nil {
		return nil, fault(err)
	}
	return jsonReply(st)
}

// change is an entry of the log.
type change struct {
	Number int64  `json:"number"`
	At     string `json:"at"`
	Cause  string `json:"cause"`
	By     string `json:"by,omitempty"`
	Change string `json:"change" doc:"created, updated, merged, split, withdrawn …"`
	ID     string `json:"id"`
	Target string `json:"target,omitempty" doc:"Of merged: what the record is part of now; of split: what was cut off."`
}

func (s *server) changes(ctx context.Context, in *struct {
	Since  int64  `query:"since" minimum:"0" doc:"The number of the last change that is known; what came after it is told."`
	Limit  int    `query:"limit" minimum:"0" maximum:"1000" doc:"At most so many changes, 100 where it is not given; each is told with all that it did."`
	Accept string `header:"Accept" hidden:"true"`
	LastID string `header:"Last-Event-ID" doc:"Of a stream that goes on where it broke off: since."`
}) (*huma.StreamResponse, error) {
	if in.LastID != "" {
		n, err := strconv.ParseInt(in.LastID, 10, 64)
		if err != nil || n < 0 {
			return nil, huma.Error400BadRequest("a header is at fault", &huma.ErrorDetail{Location: "header.Last-Event-ID", Message: "want the number of a change", Value: in.LastID})
		}
		in.Since = n
	}
	if in.Accept == "text/event-stream" {
		return &huma.StreamResponse{Body: func(c huma.Context) { s.stream(c, in.Since) }}, nil
	}
	limit := in.Limit
	if limit == 0 {
		limit = 100
	}
	var items []json.RawMessage
	n, next := 0, ""
	last := int64(-1)
	for c, err := range s.db.Changes(ctx, in.Since) {
		if err != nil {
			return nil, fault(err)
		}
		if c.Number != last {
			if n == limit {
				next = strconv.FormatInt(last, 10)
				break
			}
			n, last = n+1, c.Number
		}
		b, err := json.Marshal(told(c))
		if err != nil {
			return nil, err
		}
		items = append(items, b)
	}
	if next == "" {
		return listReply(items, "")
	}
	if items == nil {
		items = []json.RawMessage{}
	}
	reply, err := jsonReply(list[json.RawMessage]{items, next})
	if err != nil {
		return nil, err
	}
	body := reply.Body
	reply.Body = func(c huma.Context) {
		c.SetHeader("Link", "<"+Prefix+"/changes?since="+next+`>; rel="next"`)
		body(c)
	}
	return reply, nil
}

func told(c store.Change) change {
	return change{c.Number, c.At, c.Cause, c.Who, c.Kind.String(), c.ID, c.Target}
}

// stream tells changes as they come, until the asker goes away.
func (s *server) stream(c huma.Context, since int64) {
	ctx := c.Context()
	c.SetHeader("Content-Type", "text/event-stream")
	c.SetHeader("Cache-Control", "no-store")
	w := c.BodyWriter()
	flush := func() {
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
	}
	fmt.Fprint(w, ": changes\n\n")
	flush()
	tick := time.NewTicker(s.watch)
	defer tick.Stop()
	for idle := 0; ; {
		// Whole entries of the log, so that an ID that was told is done with.
		var b []byte
		for ch, err := range s.db.Changes(ctx, since) {
			if err != nil {
				return
			}
			j, err := json.Marshal(told(ch))
			if err != nil {
				return
			}
			if ch.Number > since {
				if len(b) > 0 {
					fmt.Fprintf(w, "id: %d\nevent: change\ndata: [%s]\n\n", since, b)
				}
				since, b = ch.Number, nil
			}
			if len(b) > 0 {
				b = append(b, ',')
			}
			b = append(b, j...)
		}
		if len(b) > 0 {
			fmt.Fprintf(w, "id: %d\nevent: change\ndata: [%s]\n\n", since, b)
			idle = 0
		} else if idle++; idle%15 == 0 {
			fmt.Fprint(w, ": nothing new\n\n") // keeps proxies from hanging up
		}
		flush()
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// KeptOf reads what a spine shows of a process.
func KeptOf(ctx context.Context, db interface {
	Event(ctx context.Context, id string) (*sitrep.Event, error)
	Document(ctx context.Context, id string) (*store.Coded, error)
}, p *sitrep.Process) (*export.Kept, error) {
	k := &export.Kept{Events: map[string]*sitrep.Event{}, Documents: map[string]*sitrep.Document{}}
	doc := func(id string) error {
		if id == "" || k.Documents[id] != nil {
			return nil
		}
		d, err := db.Document(ctx, id)
		if err == nil {
			k.Documents[id] = d.Document
		}
		return notMissing(err)
	}
	event := func(id string) error {
		if id == "" || k.Events[id] != nil {
			return nil
		}
		e, err := db.Event(ctx, id)
		if err == nil {
			k.Events[id] = e
		}
		return notMissing(err)
	}
	for i := range p.Steps {
		if err := event(p.Steps[i].Event); err != nil {
			return nil, err
		}
		for _, s := range p.Steps[i].Evidence {
			if err := doc(s.Document); err != nil {
				return nil, err
			}
		}
	}
	for i := range p.Phases {
		if err := event(p.Phases[i].CauseBy); err != nil {
			return nil, err
		}
		for _, s := range p.Phases[i].Evidence {
			if err := doc(s.Document); err != nil {
				return nil, err
			}
		}
	}
	for _, c := range p.Conditions {
		if err := doc(c.Document); err != nil {
			return nil, err
		}
	}
	return k, nil
}
