// Package api serves what the store has as JSON and in the forms of package export,
// under /api/v1. One table of routes feeds the mux and the OpenAPI 3.1 document.
//
// Lists take the filters of sitrep.Filter: a repeated parameter is an
// alternative, different ones add up, an unknown one is a fault. A form is chosen by
// the extension of the path or by Accept. Faults are RFC 9457 problems; answers have an
// ETag; the ID of an event that was merged redirects to the one that it is part of.
package api

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"sitrep"
	"sitrep/store"
)

// Events is what is asked of events.
type Events interface {
	Complete(ctx context.Context, id string) (string, error)
	Event(ctx context.Context, id string) (*sitrep.Event, error)
	Told(ctx context.Context, e *sitrep.Event) (*sitrep.Told, error)
	History(ctx context.Context, id string) ([]store.Version, error)
	SearchEvents(ctx context.Context, f *sitrep.Filter, r store.Range) (store.Page[*sitrep.Event], error)
	EventsOf(ctx context.Context, mentions []string) (map[string]string, error)
}

// Reports is what is asked of captures and documents.
type Reports interface {
	Capture(ctx context.Context, id string) (*sitrep.Capture, error)
	DocumentsOf(ctx context.Context, capture string) ([]string, error)
	Document(ctx context.Context, id string) (*store.Coded, error)
	SearchReports(ctx context.Context, f *sitrep.Filter, r store.Range) (store.Page[*store.Report], error)
}

// Store is what is asked of the database.
type Store interface {
	Events
	Reports
	AuditLog
	JobStore
	ViewStore
	Recent(ctx context.Context, after int64, most int) ([]store.Recent, error)
	EventsAmong(ctx context.Context, f *sitrep.Filter, ids []string) ([]*sitrep.Event, error)
	Actor(ctx context.Context, id string) (*sitrep.Actor, error)
	ListActors(ctx context.Context, words string, r store.Range) (store.Page[*sitrep.Actor], error)
	Process(ctx context.Context, id string) (*sitrep.Process, error)
	ListProcesses(ctx context.Context, r store.Range) (store.Page[*sitrep.Process], error)
	Decision(ctx context.Context, id string) (*sitrep.Decision, error)
	ListDecisions(ctx context.Context, f store.DecisionFilter, r store.Range) (store.Page[*sitrep.Decision], error)
	Changes(ctx context.Context, after int64) iter.Seq2[store.Change, error]
	Last(ctx context.Context) (int64, error)
	Stats(ctx context.Context) (store.Stats, error)
}

// Prefix is where the API is.
const Prefix = "/api/v1"

// Options of New.
type Options struct {
	Decider store.Decider               // nil: nothing is decided here
	Jobs    *Jobs                       // nil: nothing is brought in here
	Views   *Views                      // nil: as NewViews makes them, of public addresses
	Own     func(typ, mode string) bool // types and modes of the user's ontology; nil: none
}

type server struct {
	Options
	db    Store
	api   huma.API
	watch time.Duration // between looks for changes
	once  answers
}

var faults sync.Once

// New is the handler of everything under Prefix.
func New(db Store, opt Options) http.Handler {
	faults.Do(func() {
		huma.NewError = newTrouble
		huma.NewErrorWithContext = func(_ huma.Context, status int, msg string, errs ...error) huma.StatusError {
			return newTrouble(status, msg, errs...)
		}
	})
	config := huma.DefaultConfig("sitrep", "1")
	config.Info.Description = "The record that sitrep keeps of conflicts: events with their claims and the words that they rest on. " +
		"A list may end in .ndjson, .csv, .geojson, .atom or the like instead of being asked for by Accept; such a form holds all that fits unless limit says less."
	config.DocsPath, config.SchemasPath, config.CreateHooks = "", "", nil
	config.OpenAPIPath = Prefix + "/openapi"
	config.RejectUnknownQueryParameters = true
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"key": {Type: "http", Scheme: "bearer", Description: "A key of 'sitrep key add'; none is needed where the server has no keys."}}
	mux := http.NewServeMux()
	s := &server{Options: opt, db: db, api: humago.New(mux, config), watch: time.Second}
	if s.Views == nil {
		s.Views = NewViews(db, false)
	}
	s.api.UseMiddleware(s.nothingEmpty)
	s.routes()
	nullable(s.api.OpenAPI().Components.Schemas)
	mux.HandleFunc(Prefix+"/", func(w http.ResponseWriter, r *http.Request) {
		allow := s.methods(r.URL.Path)
		if allow == "" {
			problem(w, http.StatusNotFound, "there is no "+r.URL.Path+"; "+Prefix+"/openapi.json says what there is")
			return
		}
		w.Header().Set("Allow", allow)
		problem(w, http.StatusMethodNotAllowed, "this address takes "+allow)
	})
	return allowed(byExtension(tagged(mux)))
}

// nothingEmpty refuses numbers without digits, which huma takes for 0, and choices of nothing.
func (s *server) nothingEmpty(ctx huma.Context, next func(huma.Context)) {
	u := ctx.URL()
	q := u.Query()
	for _, p := range ctx.Operation().Parameters {
		if p.In != "query" || p.Schema == nil || !q.Has(p.Name) || q.Get(p.Name) != "" {
			continue
		}
		want := ""
		switch {
		case p.Schema.Type == huma.TypeInteger:
			want = "want a number"
		case len(p.Schema.Enum) > 0:
			want = fmt.Sprintf("want one of %v", p.Schema.Enum)
		default:
			continue
		}
		huma.WriteErr(s.api, ctx, http.StatusBadRequest, "a parameter is at fault", &huma.ErrorDetail{Location: "query." + p.Name, Message: want})
		return
	}
	next(ctx)
}

// allowed lets nobody read who may not.
func allowed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if PersonOf(r.Context()).Role < Reader {
			w.Header().Set("WWW-Authenticate", `Bearer realm="sitrep"`)
			problem(w, http.StatusUnauthorized, "send a key: Authorization: Bearer KEY")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// methods are those that an address takes, "" where there is none.
func (s *server) methods(path string) string {
	for at, item := range s.api.OpenAPI().Paths {
		want, have := strings.Split(at, "/"), strings.Split(path, "/")
		fits := len(want) == len(have)
		for i := 0; fits && i < len(want); i++ {
			fits = want[i] == have[i] || strings.HasPrefix(want[i], "{") && have[i] != ""
		}
		if !fits {
			continue
		}
		var list []string
		if item.Get != nil {
			list = append(list, "GET", "HEAD")
		}
		if item.Post != nil {
			list = append(list, "POST")
		}
		if item.Delete != nil {
			list = append(list, "DELETE")
		}
		return strings.Join(list, ", ")
	}
	return ""
}

// fault says to the asker what is wrong with what was asked, and to nobody what is
// wrong inside.
func fault(err error) error {
	var cursor store.CursorError
	var filter *sitrep.FilterFault
	var decision *sitrep.DecisionFault
	var status huma.StatusError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &status):
		return status
	case errors.Is(err, store.ErrNotFound):
		return huma.Error404NotFound(err.Error())
	case errors.As(err, &decision):
		return huma.Error400BadRequest("the decision is at fault", &huma.ErrorDetail{Location: "body." + decision.Field, Message: decision.Reason})
	case errors.As(err, &cursor):
		return huma.Error400BadRequest("a parameter is at fault", &huma.ErrorDetail{Location: "query.cursor", Message: err.Error()})
	case errors.Is(err, store.ErrQuery):
		return huma.Error400BadRequest("a parameter is at fault", &huma.ErrorDetail{Location: "query.q", Message: err.Error()})
	case errors.As(err, &filter):
		return huma.Error400BadRequest("a parameter is at fault", &huma.ErrorDetail{Location: "query." + filter.Parameter, Message: filter.Want, Value: filter.Value})
	case errors.Is(err, store.ErrSeveral):
		return huma.Error400BadRequest(err.Error())
	case store.Is(err, store.Locked):
		return huma.Error503ServiceUnavailable("another program writes to the database; ask again")
	case store.Is(err, store.Full):
		return huma.Error503ServiceUnavailable("the disk of the database is full or fails; nothing of this was stored, tell who runs this server")
	case store.Is(err, store.ReadOnly):
		return huma.Error503ServiceUnavailable("the database takes no changes; tell who runs this server")
	case store.Is(err, store.Unreachable):
		return huma.Error503ServiceUnavailable("the database's server does not answer; ask again")
	case errors.Is(err, context.Canceled):
		return huma.NewError(499, "the asker went away")
	}
	return huma.Error500InternalServerError("the database could not be read; 'sitrep check' says why")
}
