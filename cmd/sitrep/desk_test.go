package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
)

// testDesk is a server over two reports of the same attack and one of another.
func testDesk(t *testing.T, access *api.Access) (*store.DB, *httptest.Server) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "news.db")
	var lines strings.Builder
	for i, text := range []string{
		"TARRIN, March 4 (Reuters) - Gunmen of the Osk Front killed seven soldiers at a checkpoint near Tarrin in Chad on Tuesday, the army said.",
		"Seven soldiers were killed on 4 March 2014 when gunmen attacked a checkpoint near Tarrin in Chad, the governor said. The Osk Front denied it had attacked the checkpoint.",
		"Protesters blocked a bridge in Moundou, Chad, on 9 March 2014, police said.",
	} {
		b, _ := json.Marshal(given{ID: fmt.Sprint("r", i), Text: text, Date: "2014-03-1" + fmt.Sprint(i), Source: fmt.Sprint("Gazette ", i)})
		lines.Write(append(b, '\n'))
	}
	file := filepath.Join(dir, "in.ndjson")
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &streams{out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }}
	in := ingestCommand{database: database{DB: path}, batch: batch{Files: []string{file}}}
	if err := in.Run(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	h, work, err := desk(db, true, "http://127.0.0.1", access, models{}, false, false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var all sync.WaitGroup
	all.Go(func() { work(ctx) })
	t.Cleanup(func() { stop(); all.Wait() })
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return db, srv
}

func eventsIn(t *testing.T, db *store.DB) []*sitrep.Event {
	t.Helper()
	p, err := db.SearchEvents(context.Background(), &sitrep.Filter{}, store.Range{})
	if err != nil {
		t.Fatal(err)
	}
	return p.Items
}

var tagField = regexp.MustCompile(`name="tag" value="([^"]+)"`)

// From the pages: accept, correct, merge and split an event, each undone again.
func TestDecidingOnThePages(t *testing.T) {
	db, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	page := func(path string) string {
		r, err := http.Get(srv.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, _ := io.ReadAll(r.Body)
		return string(b)
	}
	send := func(f url.Values) (int, string) {
		t.Helper()
		r, err := http.PostForm(srv.URL+"/decide", f)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, _ := io.ReadAll(r.Body)
		return r.StatusCode, string(b)
	}
	was := eventsIn(t, db)
	if len(was) < 2 {
		t.Fatalf("%d events", len(was))
	}
	e := was[slices.IndexFunc(was, func(e *sitrep.Event) bool { return e.Type == "ASSAULT" })]
	other := was[slices.IndexFunc(was, func(o *sitrep.Event) bool { return o.ID != e.ID })]
	tag := func(id string) string {
		m := tagField.FindStringSubmatch(page("/events/" + id))
		if m == nil {
			t.Fatalf("no form on the page of %s", id)
		}
		return strings.ReplaceAll(m[1], "&#34;", `"`)
	}
	last := func() *sitrep.Decision {
		p, err := db.ListDecisions(context.Background(), store.DecisionFilter{}, store.Range{Limit: 1})
		if err != nil || len(p.Items) == 0 {
			t.Fatal(err, "nothing is decided")
		}
		return p.Items[0]
	}
	for _, f := range []url.Values{
		{"act": {"accept"}, "reason": {"the army's own statement"}},
		{"act": {"reject"}},
		{"act": {"correct"}, "field": {"sizes"}, "value": {"killed=9"}},
		{"act": {"correct"}, "field": {"occurred_on"}, "value": {"2014-03-03"}},
		{"act": {"merge"}, "other": {srv.URL + "/events/" + other.ID}},
	} {
		before := eventsIn(t, db)
		f.Set("subject", e.ID)
		f.Set("tag", tag(e.ID))
		if code, body := send(f); code != 200 || !strings.Contains(body, "Decided: ") && f.Get("act") != "merge" {
			t.Fatalf("%v: %d %s", f, code, body)
		}
		d := last()
		if d.Act != f.Get("act") || d.Author != "ana" {
			t.Errorf("%v is stored as %+v", f, d)
		}
		if code, body := send(f); code != http.StatusPreconditionFailed {
			t.Errorf("%v decided on what has changed: %d %s", f, code, body)
		}
		if code, _ := send(url.Values{"act": {"undo"}, "subject": {d.ID}}); code != 200 {
			t.Errorf("undo of %v: %d", f, code)
		}
		after := eventsIn(t, db)
		if len(after) != len(before) || !slices.ContainsFunc(after, func(o *sitrep.Event) bool { return o.ID == e.ID && o.Status == sitrep.MachineCoded }) {
			t.Errorf("after %v and its undoing: %d events, %d before", f, len(after), len(before))
		}
	}
	for want, f := range map[string]url.Values{
		"killed": {"act": {"correct"}, "field": {"sizes"}, "value": {"many"}},
		"choose": {"act": {"merge"}},
		"want":   {"act": {"dance"}},
	} {
		f.Set("subject", e.ID)
		if code, body := send(f); code != 400 || !strings.Contains(body, want) {
			t.Errorf("%v: %d", f, code)
		}
	}
	if body := page("/review"); !strings.Contains(body, "It waits because") || !strings.Contains(body, "The last decisions") {
		t.Error("the queue does not show what waits and what was decided")
	}
	if len(eventsIn(t, db)) != len(was) {
		t.Error("events are not as they were")
	}
}

// Two readers judge, the second without seeing the first; the page tells their agreement.
func TestSecondReader(t *testing.T) {
	db, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	client := func(author string) func(method, path string, f url.Values) string {
		return func(method, path string, f url.Values) string {
			r, _ := http.NewRequest(method, srv.URL+path, strings.NewReader(f.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("Cookie", "author="+author)
			res, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer res.Body.Close()
			b, _ := io.ReadAll(res.Body)
			return string(b)
		}
	}
	e := eventsIn(t, db)[0]
	ana, ben := client("ana"), client("ben")
	ana("POST", "/decide", url.Values{"act": {"accept"}, "subject": {e.ID}, "reason": {"clear"}})
	if body := ben("GET", "/review?second=1", nil); !strings.Contains(body, e.ID) || strings.Contains(body, "clear") {
		t.Error("the second reader does not read what the first has judged, or sees how")
	}
	if body := ana("GET", "/review?second=1", nil); strings.Contains(body, `value="`+e.ID) {
		t.Error("the first reader is asked again")
	}
	ben("POST", "/decide", url.Values{"act": {"reject"}, "subject": {e.ID}})
	if body := ana("GET", "/review", nil); !strings.Contains(body, "agree on 0 of them") {
		t.Error("the disagreement is not told")
	}
}

// Two hundred readers, five writers and an ingest at once: no error, no lost write.
// SITREP_LOAD=SECONDS makes it last; it takes three seconds otherwise.
func TestLoad(t *testing.T) {
	lasts := 3 * time.Second
	if v := os.Getenv("SITREP_LOAD"); v != "" {
		d, err := time.ParseDuration(v)
		if err != nil {
			t.Fatal(err)
		}
		lasts = d
	}
	readers := 20
	if lasts > 3*time.Second {
		readers = 200
	}
	db, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	var mu sync.Mutex
	var took []time.Duration
	faults := map[string]int{}
	decided, posted := 0, 0
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 300}, Timeout: time.Minute}
	do := func(method, path, body string, want int, header ...string) string {
		r, _ := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		began := time.Now()
		res, err := client.Do(r)
		fault := ""
		var b []byte
		if err != nil {
			fault = err.Error()
		} else {
			b, err = io.ReadAll(res.Body)
			res.Body.Close()
			if err != nil || res.StatusCode != want {
				fault = fmt.Sprint(method, " ", path, " ", res.Status, " ", err, " ", string(b[:min(len(b), 200)]))
			}
		}
		mu.Lock()
		defer mu.Unlock()
		took = append(took, time.Since(began))
		if fault != "" {
			faults[fault]++
		}
		return string(b)
	}
	ids := eventsIn(t, db)
	end := time.Now().Add(lasts)
	var all sync.WaitGroup
	paths := []string{"/", "/events", "/api/v1/events?limit=20", "/review", "/map", "/points", "/timeline", "/search?q=checkpoint", "/events/" + ids[0].ID, "/api/v1/changes", "/api/v1/decisions", "/processes", "/sources", "/coverage"}
	for k := range readers {
		all.Go(func() {
			for n := k; time.Now().Before(end); n++ {
				do("GET", paths[n%len(paths)], "", 200)
				time.Sleep(50 * time.Millisecond)
			}
		})
	}
	for k := range 5 {
		all.Go(func() {
			for n := 0; time.Now().Before(end); n++ {
				e := ids[(n+k)%len(ids)]
				do("POST", "/api/v1/decisions", fmt.Sprintf(`{"act":"accept","subject":%q,"reason":"look %d of reader %d"}`, e.ID, n, k), 201, "If-Match", "*")
				mu.Lock()
				decided++
				mu.Unlock()
				time.Sleep(20 * time.Millisecond)
			}
		})
	}
	var jobs []string
	all.Go(func() {
		for n := 0; time.Now().Before(end); n++ {
			text := fmt.Sprintf("Gunmen shot %d guards dead in Moundou, Chad, on %d May 2015, police said.", n%20+2, n%28+1)
			var j struct{ Job string }
			json.Unmarshal([]byte(do("POST", fmt.Sprintf("/api/v1/captures?source=load%d.txt", n), text, 202)), &j)
			mu.Lock()
			jobs = append(jobs, j.Job)
			posted++
			mu.Unlock()
			time.Sleep(400 * time.Millisecond)
		}
	})
	all.Wait()
	for _, id := range jobs {
		for range 600 {
			got := do("GET", "/api/v1/jobs/"+id, "", 200)
			if strings.Contains(got, `"done"`) || strings.Contains(got, `"failed"`) {
				if strings.Contains(got, `"failed"`) {
					faults[got]++
				}
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	for f, n := range faults {
		t.Errorf("%d times: %s", n, f)
	}
	ds, err := db.Decisions(context.Background())
	if err != nil || len(ds) != decided {
		t.Errorf("%d decisions were taken, %d are stored (%v)", decided, len(ds), err)
	}
	st, err := db.Stats(context.Background())
	if err != nil || int(st.Captures) != 3+posted {
		t.Errorf("%d captures were posted, %d are stored (%v)", posted, st.Captures-3, err)
	}
	slices.Sort(took)
	t.Logf("%d readers, 5 writers, %v: %d requests, p50 %v, p99 %v; %d decisions and %d reports stored", readers, lasts, len(took), took[len(took)/2], took[len(took)*99/100], len(ds), posted)
}
