package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"strings"

	"sitrep/export"
)

// extensions are the forms that a list of events may end in, by extension.
var extensions = map[string]string{"ndjson": "ndjson", "csv": "csv", "geojson": "geojson", "atom": "atom", "gexf": "gexf", "parquet": "parquet", "bib": "bibtex",
	"gdelt": "gdelt", "acled": "acled", "ged": "ged", "polecat": "polecat", "plover": "plover", "ftm": "ftm", "icews": "icews", "prov": "prov", "jsonld": "annotation"}

type formKey struct{}

// inForms reports whether an address, without its extension, is of events, which have forms.
func inForms(path string) bool {
	parts := strings.Split(strings.TrimPrefix(path, Prefix+"/"), "/")
	switch parts[0] {
	case "events":
		return len(parts) <= 2
	case "views":
		return len(parts) == 3 && parts[2] == "events"
	}
	return false
}

// byExtension takes a known extension off the path.
func byExtension(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept")
		form := ""
		if i := strings.LastIndexByte(r.URL.Path, '.'); i > strings.LastIndexByte(r.URL.Path, '/') && !strings.HasPrefix(r.URL.Path, Prefix+"/openapi") {
			ext := r.URL.Path[i+1:]
			if f, known := extensions[ext]; known && inForms(r.URL.Path[:i]) || ext == "json" {
				form = f
				u := *r.URL
				u.Path, u.RawPath = u.Path[:i], ""
				r2 := *r
				r2.URL = &u
				r = &r2
			}
		} else {
			form = accepted(r.Header.Get("Accept"))
		}
		// The form is chosen; what huma negotiates itself is JSON.
		r = r.WithContext(context.WithValue(r.Context(), formKey{}, form))
		r.Header = r.Header.Clone()
		if !strings.HasPrefix(r.URL.Path, Prefix+"/openapi") && !strings.Contains(r.Header.Get("Accept"), eventStream) {
			r.Header.Set("Accept", "application/json")
		}
		next.ServeHTTP(w, r)
	})
}

// accepted is the first of our forms that Accept names, "" JSON.
func accepted(accept string) string {
	for part := range strings.SplitSeq(accept, ",") {
		media, _, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if media == "application/json" {
			return ""
		}
		if form := mediaForms[media]; form != "" {
			return form
		}
	}
	return ""
}

// mediaForms are the forms by their type: of several of one type the plain one, or none.
var mediaForms = func() map[string]string {
	plain := map[string]string{"application/x-ndjson": "ndjson", "text/csv": "csv", "application/ld+json": "annotation"}
	forms := map[string]string{}
	for _, name := range extensions {
		f, _ := export.FormatOf(name)
		_, twice := forms[f.Media]
		if forms[f.Media] = name; twice {
			forms[f.Media] = ""
		}
		if p := plain[f.Media]; p != "" {
			forms[f.Media] = p
		}
	}
	return forms
}()

// formOf is the form that a request asks for, "" JSON.
func formOf(ctx context.Context) string {
	f, _ := ctx.Value(formKey{}).(string)
	return f
}

// tagged gives answers of moderate size an ETag and answers 304 where the asker has
// them already.
func tagged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		t := &tag{ResponseWriter: w}
		next.ServeHTTP(t, r)
		t.end(r)
	})
}

// mostTagged is how many bytes are held back for an ETag.
const mostTagged = 4 << 20

type tag struct {
	http.ResponseWriter
	status int
	buf    bytes.Buffer
	passed bool // the answer is on its way
}

func (t *tag) WriteHeader(status int) {
	if t.status == 0 {
		t.status = status
	}
}

func (t *tag) Write(b []byte) (int, error) {
	if t.passed {
		return t.ResponseWriter.Write(b)
	}
	if t.buf.Len()+len(b) > mostTagged {
		t.pass()
		return t.ResponseWriter.Write(b)
	}
	return t.buf.Write(b)
}

// Flush lets a stream go.
func (t *tag) Flush() {
	if !t.passed {
		t.pass()
	}
	http.NewResponseController(t.ResponseWriter).Flush()
}

func (t *tag) pass() {
	t.passed = true
	if t.status != 0 {
		t.ResponseWriter.WriteHeader(t.status)
	}
	t.ResponseWriter.Write(t.buf.Bytes())
	t.buf.Reset()
}

func (t *tag) end(r *http.Request) {
	if t.passed {
		return
	}
	if t.status == 0 || t.status == http.StatusOK {
		is := t.Header().Get("ETag") // an event has that of its state
		if is == "" {
			is = tagOf(t.buf.Bytes())
			t.Header().Set("ETag", is)
		}
		t.Header().Set("Cache-Control", "no-cache")
		if has(r.Header.Get("If-None-Match"), is) {
			t.Header().Del("Content-Type")
			t.ResponseWriter.WriteHeader(http.StatusNotModified)
			return
		}
	}
	t.pass()
}

// tagOf is the ETag of bytes.
func tagOf(b []byte) string {
	sum := sha256.Sum256(b)
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}

// has reports whether a list of ETags has one.
func has(list, is string) bool {
	for one := range strings.SplitSeq(list, ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
		if one == is || one == "*" {
			return true
		}
	}
	return false
}
