package api

import (
	"context"
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

func (s *server) documents(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
	if err := s.known(ctx, in.is); err != nil {
		return nil, fault(err)
	}
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
	Part
}) (*huma.StreamResponse, error) {
	p, err := s.db.ListActors(ctx, in.Q, in.of())
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

func (s *server) processes(ctx context.Context, in *struct{ Part }) (*huma.StreamResponse, error) {
	p, err := s.db.ListProcesses(ctx, in.of())
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
	Filters
	Limit int `query:"limit" minimum:"0" maximum:"100" doc:"At most so many of each; 20 where it is not given."`
}) (*huma.StreamResponse, error) {
	r := store.Range{Limit: in.Limit}
	if r.Limit == 0 {
		r.Limit = 20
	}
	if err := s.known(ctx, in.is); err != nil {
		return nil, fault(err)
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

// statsBody is how much is stored.
type statsBody struct {
	Captures  int64 `json:"captures"`
	Documents int64 `json:"documents"`
	Failures  int64 `json:"failures"`
	Events    int64 `json:"events"`
	Redirects int64 `json:"redirects"`
	Actors    int64 `json:"actors"`
	Processes int64 `json:"processes"`
	Changes   int64 `json:"changes"`
	Text      int64 `json:"text" doc:"Bytes of all texts."`
	Captured  int64 `json:"captured" doc:"Bytes of all captures."`
}

func (s *server) stats(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	st, err := s.db.Stats(ctx)
	if err != nil {
		return nil, fault(err)
	}
	return jsonReply(statsBody(st))
}
