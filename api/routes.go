package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// routes is the table of all that can be asked.
func (s *server) routes() {
	route(s, "list-events", "/events", "Events that fit the filters, the latest first", list[sitrep.Event]{}, s.events)
	route(s, "get-event", "/events/{id}", "An event with the mentions and documents it rests on", toldBody{}, s.event)
	route(s, "get-event-history", "/events/{id}/history", "What the record said of an event before, newest first", list[version]{}, s.history)
	route(s, "get-mention", "/mentions/{id}", "A mention that is part of an event", sitrep.EventMention{}, s.mention)
	route(s, "list-documents", "/documents", "Reports by their words and by what they tell, the latest first", list[sitrep.Document]{}, s.documents)
	route(s, "get-document", "/documents/{id}", "A report with what was found in it", documentBody{}, s.document)
	route(s, "get-capture", "/captures/{id}", "A capture without its bytes, and the reports made of it", captureBody{}, s.capture)
	route(s, "get-capture-bytes", "/captures/{id}/bytes", "The bytes as captured, as a download", nil, s.bytes)
	route(s, "list-actors", "/actors", "Actors by words of their names", list[sitrep.Actor]{}, s.actors)
	route(s, "get-actor", "/actors/{id}", "An actor", sitrep.Actor{}, s.actor)
	route(s, "list-places", "/places", "The places of the latest events that fit", list[placeCount]{}, s.places)
	route(s, "list-processes", "/processes", "Processes", list[sitrep.Process]{}, s.processes)
	route(s, "get-process", "/processes/{id}", "A process", sitrep.Process{}, s.process)
	route(s, "get-process-spine", "/processes/{id}/spine", "A process laid out in time with the words that tell it", export.Spine{}, s.spine)
	route(s, "search", "/searches", "Events and reports with these words", found{}, s.search)
	route(s, "list-changes", "/changes", "What changed in the record after a number; as text/event-stream they go on as they come", list[logged]{}, s.changes)
	route(s, "list-decisions", "/decisions", "What analysts decided, the latest first", list[sitrep.Decision]{}, s.decisions)
	route(s, "get-decision", "/decisions/{id}", "A decision", sitrep.Decision{}, s.decision)
	post(s, "decide", "/decisions", "Decide on an event or mention: accept, reject, correct, merge, split, undo; needs the scope review", 201, decidedBody{}, s.decide)
	post(s, "ingest", "/captures", "Bring in a report, a page, a feed or an archive; needs the scope admin. It is read in its turn: the answer names the job", 202, job{}, s.ingest)
	route(s, "list-jobs", "/jobs", "What is and was brought in, the latest thousand, the latest first", list[job]{}, s.listJobs)
	route(s, "get-job", "/jobs/{id}", "How far a job is", job{}, s.job)
	route(s, "list-views", "/views", "Saved views", list[viewBody]{}, s.listViews)
	route(s, "get-view", "/views/{id}", "A saved view", viewBody{}, s.view)
	route(s, "list-view-events", "/views/{id}/events", "The events that fit a saved view; as .atom those that changed last come first", list[sitrep.Event]{}, s.viewEvents)
	route(s, "list-deliveries", "/views/{id}/deliveries", "What was sent or is to be sent to the webhook of a view, the latest first", list[deliveryBody]{}, s.deliveries)
	post(s, "save-view", "/views", "Save a view under a name", 201, viewBody{}, s.addView)
	post(s, "change-view", "/views/{id}", "Rename a view of yours; set, test, pause, resume its webhook, which needs the scope review", 200, viewBody{}, s.changeView)
	remove(s, "drop-view", "/views/{id}", "Drop a view of yours", s.dropView)
	route(s, "list-audit", "/audit", "Who did what at the desk, the latest first; needs the scope admin", list[store.Audited]{}, s.audit)
	route(s, "get-stats", "/stats", "How much is stored", statsBody{}, s.stats)
}

// list is a part of what fits.
type list[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"The cursor of the next part; none where there is no more."`
}

// route enters a row: body is a value of the type that the answer has.
func route[In any](s *server, id, path, summary string, body any, f func(context.Context, *In) (*huma.StreamResponse, error)) {
	op := huma.Operation{OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary, Security: mayNeedKey, Errors: []int{400, 401, 403, 404, 429, 500, 503}}
	register(s, op, 200, body, f)
}

// post enters a row of something that is done.
func post[In any](s *server, id, path, summary string, status int, body any, f func(context.Context, *In) (*huma.StreamResponse, error)) {
	op := huma.Operation{OperationID: id, Method: http.MethodPost, Path: Prefix + path, Summary: summary, Security: mayNeedKey, DefaultStatus: status,
		MaxBodyBytes: MostPosted, BodyReadTimeout: -1, Errors: []int{400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 500, 503}}
	register(s, op, status, body, f)
}

// remove enters a row of something that is taken away.
func remove[In any](s *server, id, path, summary string, f func(context.Context, *In) (*huma.StreamResponse, error)) {
	op := huma.Operation{OperationID: id, Method: http.MethodDelete, Path: Prefix + path, Summary: summary, Security: mayNeedKey, DefaultStatus: http.StatusNoContent,
		Errors: []int{400, 401, 403, 404, 429, 500, 503}}
	register(s, op, http.StatusNoContent, nil, f)
}

// mayNeedKey: with a key or, where the server has none, without.
var mayNeedKey = []map[string][]string{{"key": {}}, {}}

func register[In any](s *server, op huma.Operation, status int, body any, f func(context.Context, *In) (*huma.StreamResponse, error)) {
	ok := &huma.Response{Description: http.StatusText(status)}
	if body != nil {
		schema := huma.SchemaFromType(s.api.OpenAPI().Components.Schemas, reflect.TypeOf(body))
		ok.Content = map[string]*huma.MediaType{"application/json": {Schema: schema}}
	}
	op.Responses = map[string]*huma.Response{strconv.Itoa(status): ok}
	huma.Register(s.api, op, f)
}

// byID is the ID in a path.
type byID struct {
	ID string `path:"id" maxLength:"300" doc:"The ID of the record."`
}

// Part says which part of a list is wanted.
type Part struct {
	Limit  int    `query:"limit" minimum:"0" maximum:"1000" doc:"At most so many; 100 where it is not given."`
	Cursor string `query:"cursor" maxLength:"100" doc:"Where the part before ended."`
}

func (p Part) of() store.Range { return store.Range{Limit: p.Limit, Cursor: p.Cursor} }

// Filters are the parameters of sitrep.Filter.
type Filters struct {
	Q          []string `query:"q,explode" doc:"Words, \"phrases\", begin*, -without, OR."`
	Type       []string `query:"type,explode" doc:"PLOVER type."`
	Mode       []string `query:"mode,explode" doc:"PLOVER mode."`
	Actor      []string `query:"actor,explode" doc:"Who did it: words of the name, the code of a country or sector, an ID."`
	Recipient  []string `query:"recipient,explode" doc:"To whom."`
	Process    []string `query:"process,explode" doc:"A step of this process."`
	Place      []string `query:"place,explode" doc:"A name, a country's code or a GeoNames number."`
	Box        []string `query:"bbox" doc:"west,south,east,north in degrees."`
	From       string   `query:"from" doc:"On this day or later."`
	To         string   `query:"to" doc:"Before this day."`
	Lang       []string `query:"lang,explode" doc:"Language of a report that tells it, ISO 639-1."`
	Source     []string `query:"source,explode" doc:"Told by this source: a publisher or agency."`
	Status     []string `query:"status,explode" doc:"machine-coded, reviewed, rejected, withdrawn, hand-coded or imported. All where it is not given, rejected and withdrawn ones too."`
	Reality    []string `query:"reality,explode" doc:"actual, planned, conditional, hypothetical, alleged, habitual or historical."`
	MinSources string   `query:"min_sources" doc:"Told by so many independent sources."`
	Precision  string   `query:"max_time_precision" enum:"day,week,month,year" doc:"Known as exactly as a day, week, month or year."`
	Since      string   `query:"since" doc:"Told by a report of this day or later."`
	Relevance  string   `query:"relevance" enum:"relevant,irrelevant,all" doc:"Of public affairs, of none, or both. All where it is not given."`

	is *sitrep.Filter
}

// Resolve reads the filter as every other part of the program does.
func (f *Filters) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	q := u.Query()
	q.Del("limit")
	q.Del("cursor")
	for name := range q {
		known := false
		for _, n := range sitrep.FilterNames {
			known = known || n == name
		}
		if !known { // told by huma
			q.Del(name)
		}
	}
	is, err := sitrep.ParseFilter(q)
	f.is = is
	var at *sitrep.FilterFault
	if errors.As(err, &at) {
		return []error{&huma.ErrorDetail{Location: "query." + at.Parameter, Message: at.Want, Value: at.Value}}
	}
	return nil
}

// jsonReply is an answer of JSON.
func jsonReply(v any) (*huma.StreamResponse, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", "application/json")
		ctx.BodyWriter().Write(append(b, '\n'))
	}}, nil
}

// done is an answer to something that was done, with where its outcome is.
func done(status int, at string, v any) (*huma.StreamResponse, error) {
	reply, err := jsonReply(v)
	if err != nil {
		return nil, err
	}
	body := reply.Body
	reply.Body = func(ctx huma.Context) {
		ctx.SetHeader("Location", at)
		ctx.SetHeader("Content-Type", "application/json")
		ctx.SetStatus(status)
		body(ctx)
	}
	return reply, nil
}

// may refuses those whose role is lower.
func may(ctx context.Context, role Role) error {
	if PersonOf(ctx).Role < role {
		return huma.Error403Forbidden("this needs the scope " + Scopes[role])
	}
	return nil
}

// listReply is a part of a list, with a link to the next one.
func listReply(items []json.RawMessage, cursor string) (*huma.StreamResponse, error) {
	if items == nil {
		items = []json.RawMessage{}
	}
	reply, err := jsonReply(list[json.RawMessage]{items, cursor})
	if err != nil || cursor == "" {
		return reply, err
	}
	body := reply.Body
	reply.Body = func(ctx huma.Context) {
		u := ctx.URL()
		q := u.Query()
		q.Set("cursor", cursor)
		ctx.SetHeader("Link", "<"+u.EscapedPath()+"?"+q.Encode()+`>; rel="next"`)
		body(ctx)
	}
	return reply, nil
}

// native is a record as its line in the native form.
func native(write func(*export.NDJSON) error) (json.RawMessage, error) {
	var b bytes.Buffer
	w := export.NewNDJSON(&b)
	if err := write(w); err != nil {
		return nil, err
	}
	err := w.Flush()
	return bytes.TrimSpace(b.Bytes()), err
}

func natives[T any](items []T, write func(*export.NDJSON, T) error) ([]json.RawMessage, error) {
	out := make([]json.RawMessage, 0, len(items))
	for _, it := range items {
		b, err := native(func(w *export.NDJSON) error { return write(w, it) })
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

// redirect leads to where something is now.
func redirect(to string) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Location", to)
		ctx.SetStatus(http.StatusMovedPermanently)
	}}
}

// streamed is events in a form of package export, written as they are read.
func (s *server) streamed(name string, feed export.Feed, events export.Events) *huma.StreamResponse {
	f, _ := export.FormatOf(name)
	if at := s.Views.address; at != "" {
		feed.Events = at + "/events/"
	}
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", f.Media)
		ctx.SetHeader("Content-Disposition", `attachment; filename="events.`+f.Ext+`"`)
		if err := f.Write(ctx.BodyWriter(), events, export.Options{Feed: feed}); err != nil {
			panic(http.ErrAbortHandler) // the answer has begun: the asker sees that it is not whole
		}
	}}
}
