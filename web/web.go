// Package web serves the pages: plain documents made on this machine that read and
// filter without scripts, under a policy that runs no script but our own files.
//
// One rule holds them together: the state of the filters is in the address, the same
// parameters as in the API (sitrep.Filter), and every list, timeline and export reads
// it. Text of reports and captures is foreign: templates escape it, and captured bytes
// are only ever a download.
package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
)

// Store is what the pages ask of the database.
type Store interface {
	Records
	Lists
	api.ViewStore
	api.AuditLog
}

// Records are single records.
type Records interface {
	Complete(ctx context.Context, id string) (string, error)
	Event(ctx context.Context, id string) (*sitrep.Event, error)
	EventsOf(ctx context.Context, mentions []string) (map[string]string, error)
	History(ctx context.Context, id string) ([]store.Version, error)
	Document(ctx context.Context, id string) (*store.Coded, error)
	Capture(ctx context.Context, id string) (*sitrep.Capture, error)
	Process(ctx context.Context, id string) (*sitrep.Process, error)
	ProcessesOf(ctx context.Context, event string) ([]*sitrep.Process, error)
	Actor(ctx context.Context, id string) (*sitrep.Actor, error)
	Told(ctx context.Context, e *sitrep.Event) (*sitrep.Told, error)
	Decision(ctx context.Context, id string) (*sitrep.Decision, error)
	DecisionsOn(ctx context.Context, ids ...string) ([]sitrep.Decision, error)
}

// Lists are searches and counts.
type Lists interface {
	SearchEvents(ctx context.Context, f *sitrep.Filter, r store.Range) (store.Page[*sitrep.Event], error)
	SearchReports(ctx context.Context, f *sitrep.Filter, r store.Range) (store.Page[*store.Report], error)
	ListProcesses(ctx context.Context, r store.Range) (store.Page[*sitrep.Process], error)
	ListActors(ctx context.Context, words string, r store.Range) (store.Page[*sitrep.Actor], error)
	Decisions(ctx context.Context) ([]sitrep.Decision, error)
	Tally(ctx context.Context, f *sitrep.Filter, most int) (*store.Tally, error)
	Sources(ctx context.Context) ([]store.SourceCount, error)
	Failures(ctx context.Context, capture string) ([]sitrep.Failure, error)
	Stats(ctx context.Context) (store.Stats, error)
	Last(ctx context.Context) (int64, error)
	Recent(ctx context.Context, after int64, most int) ([]store.Recent, error)
}

//go:embed pages assets
var files embed.FS

var templates = sync.OnceValues(func() (map[string]*template.Template, error) {
	base, err := template.New("").Funcs(functions).ParseFS(files, "pages/frame.html", "pages/parts.html", "pages/deciding.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, name := range names {
		short := strings.TrimSuffix(strings.TrimPrefix(name, "pages/"), ".html")
		if short == "frame" || short == "parts" || short == "deciding" {
			continue
		}
		t, err := template.Must(base.Clone()).ParseFS(files, name)
		if err != nil {
			return nil, err
		}
		out[short] = t
	}
	return out, nil
})

type server struct {
	db      Store
	pages   map[string]*template.Template
	assets  map[string]asset
	version string // of the assets
	counts  counts
	Options
}

// Options of New.
type Options struct {
	Demo    bool          // what is shown is invented; the pages say so
	Decider store.Decider // nil: nothing is decided on the pages
	Views   *api.Views    // nil: webhooks reach public addresses alone
	Access  *api.Access   // who may see and do what; nil is as the handler around says
}

// New is the handler of all pages.
func New(db Store, opt Options) (http.Handler, error) {
	pages, err := templates()
	if err != nil {
		return nil, err
	}
	s := &server{db: db, pages: pages, assets: map[string]asset{}, Options: opt}
	if s.Views == nil {
		s.Views = api.NewViews(db, false)
	}
	if err := s.readAssets(); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for pattern, f := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /{$}": s.today, "GET /events": s.events, "GET /events/{id}": s.event, "GET /timeline": s.timeline, "GET /map": s.mapPage, "GET /network": s.network, "GET /points": s.points, "GET /review": s.review, "POST /decide": s.decide, "POST /author": s.takeAuthor, "POST /views": s.saveView,
		"GET /processes": s.processes, "GET /processes/{id}": s.process, "GET /processes/{id}/{form}": s.spine, "GET /actors": s.actors, "GET /actors/{id}": s.actor,
		"GET /documents/{id}": s.document, "GET /captures/{id}": s.capture, "GET /captures/{id}/bytes": s.download,
		"GET /search": s.search, "GET /sources": s.sources, "GET /coverage": s.coverage,
		"POST /theme": s.theme, "POST /seen": s.seen, "GET /key": s.askKey, "POST /key": s.takeKey,
		"GET /audit": s.audit, "GET /views": s.viewsPage, "GET /views/{id}": s.viewPage, "POST /views/{id}": s.changeView,
		"GET " + api.LoginPath: s.askLogin, "GET " + api.GoPath: s.login, "GET " + api.BackPath: s.loggedIn, "POST /logout": s.logout,
	} {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			if err := f(w, r); err != nil {
				s.fail(w, r, err)
			}
		})
	}
	mux.HandleFunc("GET /assets/{name}", s.asset)
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, store.ErrNotFound) })
	return s.admitted(mux), nil
}

// page is what every page shows.
type page struct {
	Title string
	Here  string // the entry of the menu
	State *state
	JSON  string // address of the same in the API; "" none
	Theme string
	Demo  bool
	Back  string // this page's own path, for forms that come back to it
	Style string // version of the assets
	Who   string // who looks at it, where they had to say so
	Team  bool   // they logged in, and can log out
	Admin bool
	Body  any

	Scripts []string // beside the one of all pages
}

// show writes a page; nothing is sent before it is whole.
func (s *server) show(w http.ResponseWriter, r *http.Request, status int, name string, p page) error {
	if p.State == nil {
		p.State = &state{}
	}
	p.Demo, p.Back, p.Style = s.Demo, r.URL.RequestURI(), s.version
	p.Admin = api.PersonOf(r.Context()).Role == api.Admin
	if s.Access.Closed() {
		p.Who, p.Team = api.PersonOf(r.Context()).Name, s.Access.Team != nil
	}
	if c, err := r.Cookie("theme"); err == nil && (c.Value == "light" || c.Value == "dark") {
		p.Theme = c.Value
	}
	var b bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&b, "frame", p); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	_, err := w.Write(b.Bytes())
	return err
}

// fail shows what is wrong: to the reader what the address has to do with it, nothing
// of the inside.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, title, detail := http.StatusInternalServerError, "The record could not be read", "The database gave no answer. ‘sitrep check’ says whether it is whole."
	var filter *sitrep.FilterFault
	var cursor store.CursorError
	switch {
	case errors.Is(err, context.Canceled):
		return
	case errors.Is(err, store.ErrNotFound):
		status, title, detail = http.StatusNotFound, "Not in the record", "There is nothing at this address: the ID may be cut off, or the record may be of another database."
	case errors.Is(err, store.ErrSeveral):
		status, title, detail = http.StatusBadRequest, "More than one", "Several records have an ID that begins so. Give more of it."
	case errors.As(err, &filter), errors.As(err, &cursor), errors.Is(err, store.ErrQuery):
		status, title, detail = http.StatusBadRequest, "The address asks for something odd", err.Error()
	case store.Is(err, store.Locked):
		status, title, detail = http.StatusServiceUnavailable, "The record is being written", "Another program writes to the database. Ask again in a moment."
	case store.Is(err, store.Full):
		status, title, detail = http.StatusServiceUnavailable, "There is no room", "The disk of the database is full or fails. Nothing of this was stored; tell who runs this server."
	case store.Is(err, store.ReadOnly):
		status, title, detail = http.StatusServiceUnavailable, "The record takes no changes", "The database cannot be written. Tell who runs this server."
	case store.Is(err, store.Unreachable):
		status, title, detail = http.StatusServiceUnavailable, "The record does not answer", "The database’s server does not answer. Ask again in a moment."
	}
	if e := s.show(w, r, status, "fault", page{Title: title, Body: detail}); e != nil {
		http.Error(w, title, status)
	}
}

// theme keeps the reader's choice of light or dark.
func (s *server) theme(w http.ResponseWriter, r *http.Request) error {
	api.DidNothing(r.Context())
	c := &http.Cookie{Name: "theme", Value: r.PostFormValue("theme"), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 365 * 86400}
	if c.Value != "light" && c.Value != "dark" {
		c.Value, c.MaxAge = "", -1
	}
	http.SetCookie(w, c)
	return back(w, r)
}

// back leads to a path of our own, whatever the form says.
func back(w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, api.LocalPath(r.PostFormValue("back")), http.StatusSeeOther)
	return nil
}
