package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
	"sitrep/store/storetest"
)

var bg = context.Background()

// sample is a store of a few reports, one event each.
func sample(t *testing.T) (*store.DB, []*sitrep.Event) {
	t.Helper()
	db, err := store.Open(bg, filepath.Join(t.TempDir(), "news.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	var events []*sitrep.Event
	for n := range 5 {
		events = append(events, put(t, db, n))
	}
	return db, events
}

// put stores one more report with its event.
func put(t *testing.T, db *store.DB, n int) *sitrep.Event {
	t.Helper()
	tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(1e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("Workers blocked road %d.", n)
	c := sitrep.Capture{Kind: "capture", Source: text, SourceID: text, SHA256: fmt.Sprintf("%064x", n), Form: sitrep.FormClean, Bytes: []byte(text)}
	c.ID = sitrep.ID("cap", text)
	on := sitrep.Interval{Start: sitrep.DayOf(2020, 5, 1+n), End: sitrep.DayOf(2020, 5, 1+n)}
	d := sitrep.Document{Kind: "document", ID: sitrep.ID("doc", text), Capture: c.ID, Title: text, Lang: "en", Publisher: "Harbour Post", Text: text,
		PublishedOn: &sitrep.PublishedOn{Interval: on, Basis: sitrep.BasisMetadata}, Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(text)}}}}
	m := sitrep.EventMention{Kind: "event_mention", ID: sitrep.ID("mention", d.ID), Document: d.ID, Type: []string{"PROTEST", "ASSAULT"}[n%2], Polarity: sitrep.Positive, Reality: sitrep.Actual,
		OccurredOn: &sitrep.When{Interval: on, Precision: sitrep.PrecisionDay}, Trigger: sitrep.Text{Text: text[:7], Span: sitrep.Span{End: 7}}, Sentence: sitrep.Span{End: len(text)}}
	e := &sitrep.Event{Kind: "event", ID: sitrep.ID("event", m.ID), Type: m.Type, Polarity: m.Polarity, Reality: m.Reality, OccurredOn: m.OccurredOn, Mentions: []string{m.ID}, Documents: []string{d.ID}, IndependentSources: 1, Status: "machine-coded", Headline: text}
	for _, err := range []error{tx.PutCapture(&c), tx.PutDocument(&d, []sitrep.EventMention{m}, nil), tx.PutEvents(store.Events{Put: []*sitrep.Event{e}})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	tx.PutProcesses([]sitrep.Process{{Kind: "process", ID: "process-00000000000000aa", Type: "campaign", Name: "Strikes", Steps: []sitrep.Step{{Event: e.ID, Phase: "begun", On: on}}}}, nil)
	tx.PutActors([]sitrep.Actor{{Kind: "actor", ID: "actor:dockers", Name: "Dockers"}})
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return e
}

// desk is the API for who may do everything.
func desk(db *store.DB) http.Handler {
	return (&Access{Open: Admin, Name: "analyst"}).Handler(New(db, Options{Decider: storetest.Decider{DB: db}}))
}

func get(h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

type events struct {
	Items []sitrep.Event `json:"items"`
	Next  string         `json:"next"`
}

func TestCursorsGoThroughAll(t *testing.T) {
	db, all := sample(t)
	h := desk(db)
	var got []string
	for at, n := Prefix+"/events?limit=2", 0; at != "" && n < 9; n++ {
		w := get(h, at)
		var p events
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != 200 {
			t.Fatalf("%s: %d %v", at, w.Code, err)
		}
		for _, e := range p.Items {
			got = append(got, e.ID)
		}
		at = ""
		if m := regexp.MustCompile(`^<([^>]+)>; rel="next"$`).FindStringSubmatch(w.Header().Get("Link")); m != nil {
			at = m[1]
		} else if p.Next != "" {
			t.Error("a cursor without a link")
		}
	}
	if len(got) != len(all) || got[0] != all[4].ID {
		t.Errorf("got %v", got)
	}
}

func TestFormsByExtensionAndAccept(t *testing.T) {
	db, _ := sample(t)
	h := desk(db)
	for ext, want := range map[string]string{"json": "application/json", "ndjson": "application/x-ndjson", "csv": "text/csv", "geojson": "application/geo+json", "atom": "application/atom+xml", "jsonld": "application/ld+json", "gdelt": "text/tab-separated-values"} {
		w := get(h, Prefix+"/events."+ext+"?type=PROTEST")
		if got := w.Header().Get("Content-Type"); w.Code != 200 || got != want || w.Body.Len() == 0 && ext != "gdelt" { // GDELT has no row for what has no code
			t.Errorf(".%s: %d %s", ext, w.Code, got)
		}
		if w = get(h, Prefix+"/events?type=PROTEST", "Accept", want); ext != "gdelt" && w.Header().Get("Content-Type") != want {
			t.Errorf("Accept %s: %s", want, w.Header().Get("Content-Type"))
		}
	}
	if n := strings.Count(get(h, Prefix+"/events.ndjson?limit=2").Body.String(), `"kind":"event"`); n != 2 {
		t.Errorf("limit=2 gives %d events", n)
	}
	if n := strings.Count(get(h, Prefix+"/events.csv").Body.String(), "\n"); n != 6 {
		t.Errorf("all as CSV are %d lines", n)
	}
}

func TestWhatHasNoFormsIsNotGivenAsIfItHad(t *testing.T) {
	db, all := sample(t)
	h := desk(db)
	for _, path := range []string{"/documents.csv", "/actors.ndjson", "/events/" + all[0].ID + "/history.csv", "/changes.atom"} {
		if w := get(h, Prefix+path); w.Code != 404 {
			t.Errorf("%s: %d %s %s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	for _, path := range []string{"/documents.json", "/events/" + all[0].ID + ".csv", "/events.csv"} {
		if w := get(h, Prefix+path); w.Code != 200 {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestFaultsAreProblems(t *testing.T) {
	db, _ := sample(t)
	h := desk(db)
	for path, want := range map[string]string{"/events?colour=red": "query.colour", "/events?from=May": "query.from", "/events?limit=x": "query.limit", "/events?limit=5000": "query.limit", "/events?cursor=!": "query.cursor",
		"/events?q=-road": "query.q", "/events.csv?bbox=1": "query.bbox", "/documents?reality=maybe": "query.reality", "/events?type=NONSENSE": "query.type", "/events.csv?type=NONSENSE": "query.type", "/documents?mode=nonsense": "query.mode",
		"/places?type=ASSAULT&type=ASSAUT": "query.type", "/searches?type=NONSENSE": "query.type", "/events?status=foo": "query.status", "/changes?since=-1": "query.since", "/changes?since=": "query.since", "/events?limit=": "query.limit", "/places?max_time_precision=": "query.max_time_precision"} {
		w := get(h, Prefix+path)
		var p struct {
			Status int
			Errors []struct{ Location, Message string }
		}
		err := json.Unmarshal(w.Body.Bytes(), &p)
		if w.Code != 400 || p.Status != 400 || err != nil || len(p.Errors) == 0 || p.Errors[0].Location != want || p.Errors[0].Message == "" || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s %s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	for _, path := range []string{"/events/event-0000000000000000", "/documents/x", "/captures/x", "/captures/x/bytes", "/actors/x", "/processes/x", "/processes/x/spine", "/mentions/x", "/events/x/history", "/nothing"} {
		if w := get(h, Prefix+path); w.Code != 404 || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
}

func TestETag(t *testing.T) {
	db, all := sample(t)
	h := desk(db)
	for _, p := range []string{"/events/" + all[0].ID, "/events?limit=3", "/events.csv", "/stats"} {
		is := get(h, Prefix+p).Header().Get("ETag")
		if w := get(h, Prefix+p, "If-None-Match", is); is == "" || w.Code != 304 || w.Body.Len() != 0 {
			t.Errorf("%s with its own tag: %d", p, w.Code)
		}
		if w := get(h, Prefix+p, "If-None-Match", `"other"`); w.Code != 200 {
			t.Errorf("%s with another tag: %d", p, w.Code)
		}
	}
}

func TestOtherMethods(t *testing.T) {
	db, _ := sample(t)
	h := desk(db)
	for _, m := range []string{"POST", "PUT", "PATCH", "DELETE", "TRACE"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(m, Prefix+"/events", nil))
		if w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d %v", m, w.Code, w.Header())
		}
	}
}

// Every route of the document answers, and says what it is.
func TestOpenAPI(t *testing.T) {
	db, all := sample(t)
	h := desk(db)
	var doc struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			Summary    string
			Parameters []struct{ Name string }
			Responses  map[string]any
		}
	}
	if err := json.Unmarshal(get(h, Prefix+"/openapi.json").Body.Bytes(), &doc); err != nil || !strings.HasPrefix(doc.OpenAPI, "3.1") || len(doc.Paths) < 15 {
		t.Fatalf("%v, %s, %d paths", err, doc.OpenAPI, len(doc.Paths))
	}
	e := all[0]
	ids := map[string]string{"events": e.ID, "mentions": e.Mentions[0], "documents": e.Documents[0], "captures": sitrep.ID("cap", e.Headline), "actors": "actor:dockers", "processes": "process-00000000000000aa", "views": "view-00000000000000aa"}
	if err := db.AddView(bg, &store.View{ID: ids["views"], Owner: "analyst", Name: "Protests", Query: "type=PROTEST"}); err != nil {
		t.Fatal(err)
	}
	for path, ops := range doc.Paths {
		kind := strings.Split(strings.TrimPrefix(path, Prefix+"/"), "/")[0]
		for method, op := range ops {
			if op.Summary == "" || method != "get" && method != "post" && method != "delete" {
				t.Errorf("%s %s: %+v", method, path, op)
			}
		}
		if kind == "jobs" || kind == "decisions" || ops["get"].Summary == "" {
			continue
		}
		if w := get(h, strings.ReplaceAll(path, "{id}", ids[kind])); w.Code != 200 {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if n := len(doc.Paths[Prefix+"/events"]["get"].Parameters); n < len(sitrep.FilterNames) {
		t.Errorf("events have %d parameters", n)
	}
}

func TestChangesGoOnAsTheyCome(t *testing.T) {
	db, _ := sample(t)
	srv := httptest.NewServer(desk(db))
	defer srv.Close()
	ctx, cancel := context.WithTimeout(bg, 20*time.Second)
	defer cancel()
	r, _ := http.NewRequestWithContext(ctx, "GET", srv.URL+Prefix+"/changes", nil)
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Last-Event-ID", "3")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	next := func() string {
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
				return id
			}
		}
		return "nothing"
	}
	if a, b := next(), next(); a != "4" || b != "5" {
		t.Errorf("after 3 come %s and %s", a, b)
	}
	put(t, db, 9)
	if c := next(); c != "6" {
		t.Errorf("after a change comes %s", c)
	}
	if w := get(desk(db), Prefix+"/changes", "Last-Event-ID", "x", "Accept", "text/event-stream"); w.Code != 400 {
		t.Errorf("an odd Last-Event-ID: %d", w.Code)
	}
}

// watched tells when its log is being read.
type watched struct {
	*store.DB
	reading atomic.Bool
	times   atomic.Int32
}

func (w *watched) Changes(ctx context.Context, after int64) iter.Seq2[store.Change, error] {
	return func(yield func(store.Change, error) bool) {
		w.reading.Store(true)
		w.times.Add(1)
		defer w.reading.Store(false)
		w.DB.Changes(ctx, after)(yield)
	}
}

// slowWriter is somebody who takes what is sent in their own time.
type slowWriter struct {
	httptest.ResponseRecorder
	write func()
}

func (w *slowWriter) Write(b []byte) (int, error) { w.write(); return w.ResponseRecorder.Write(b) }

func TestWhoListensSlowlyHoldsNothing(t *testing.T) {
	db, _ := sample(t)
	log := &watched{DB: db}
	ctx, cancel := context.WithCancel(bg)
	defer cancel()
	r := httptest.NewRequestWithContext(ctx, "GET", Prefix+"/changes", nil)
	r.Header.Set("Accept", "text/event-stream, */*;q=0.1")
	w := &slowWriter{ResponseRecorder: *httptest.NewRecorder()}
	w.write = func() {
		if log.reading.Load() {
			t.Error("something is sent while the database is read")
		}
		if strings.Contains(w.Body.String(), "id: 4") {
			cancel()
		}
	}
	(&Access{Open: Reader}).Handler(New(log, Options{})).ServeHTTP(w, r)
	if n := strings.Count(w.Body.String(), "event: change"); n != 5 {
		t.Errorf("%d entries of the log were sent, want 5: %s", n, w.Body)
	}
}
