package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"sitrep/store"
)

// Auditor keeps who did what.
type Auditor interface {
	Audit(ctx context.Context, x store.Audited) error
}

// AuditLog is what the routes ask of what was kept.
type AuditLog interface {
	ListAudit(ctx context.Context, who string, r store.Range) (store.Page[*store.Audited], error)
}

// did is what a request has done, as its handler says.
type did struct {
	who   string
	what  string
	about string
	none  bool
}

type didKey struct{}

// Did says what the request did, in a few words, and to what: it is written down under the
// name of who asked. A handler that says nothing is written down by its address.
func Did(ctx context.Context, what, about string) {
	if d, ok := ctx.Value(didKey{}).(*did); ok {
		d.what, d.about = what, about
	}
}

// DidNothing is for what changes only the browser of who asks.
func DidNothing(ctx context.Context) {
	if d, ok := ctx.Value(didKey{}).(*did); ok {
		d.none = true
	}
}

// audited lets a request that changes something pass and writes down what came of it:
// what was done, and what somebody who is known was not let do.
func (a *Access) audited(w http.ResponseWriter, r *http.Request, next http.Handler, p Person, from string) {
	d := &did{who: p.Name, what: r.Method, about: r.URL.Path}
	s := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	next.ServeHTTP(s, r.WithContext(context.WithValue(r.Context(), didKey{}, d)))
	refused := s.status == http.StatusForbidden && p.Role != Nobody
	if refused {
		d.what, d.about = "was refused", r.Method+" "+r.URL.Path
	}
	if d.none || s.status >= 400 && !refused {
		return
	}
	a.Write(r.Context(), store.Audited{Who: d.who, What: d.what, About: d.about, From: from})
}

// Write writes down what somebody did.
func (a *Access) Write(ctx context.Context, x store.Audited) {
	if a.Audit == nil {
		return
	}
	x.At = time.Now()
	x.About = Shortened(x.About, 300)
	// Whoever goes away after the answer has done it nevertheless.
	if err := a.Audit.Audit(context.WithoutCancel(ctx), x); err != nil && a.Say != nil {
		a.Say("the audit could not be written: " + x.Who + " " + x.What + " " + x.About + ": " + err.Error())
	}
}

// Shortened is the beginning of a text, of at most so many bytes and whole letters.
func Shortened(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// statusWriter remembers the status.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (s *statusWriter) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }

func (s *server) audit(ctx context.Context, in *struct {
	Who string `query:"who" maxLength:"300" doc:"What this person or key did."`
	Part
}) (*huma.StreamResponse, error) {
	if err := may(ctx, Admin); err != nil {
		return nil, err
	}
	p, err := s.db.ListAudit(ctx, in.Who, in.of())
	if err != nil {
		return nil, fault(err)
	}
	items := make([]json.RawMessage, len(p.Items))
	for i, x := range p.Items {
		if items[i], err = json.Marshal(x); err != nil {
			return nil, err
		}
	}
	return listReply(items, p.Cursor)
}
