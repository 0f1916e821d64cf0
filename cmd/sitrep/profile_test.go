package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"sitrep/api"
	"sitrep/store"
)

// profiled is what a job did while its profile was taken.
type profiled struct {
	Job     string  `json:"job"`
	Reports int     `json:"reports,omitempty"`
	Words   int     `json:"words,omitempty"`
	Bytes   int     `json:"bytes,omitempty"`
	Pages   int     `json:"pages,omitempty"`
	Seconds float64 `json:"seconds"` // by the clock
	Alloc   uint64  `json:"alloc"`   // bytes allocated
}

// TestProfile takes profiles of coding, ingest and serving over our own reports, one
// worker, models loaded before: for peers/performance.py, which sets SITREP_PROFILE to
// the folder for them and SITREP_PROFILE_SECONDS to the time for each.
func TestProfile(t *testing.T) {
	to := os.Getenv("SITREP_PROFILE")
	if to == "" {
		t.Skip("SITREP_PROFILE is not set")
	}
	long, err := time.ParseDuration(os.Getenv("SITREP_PROFILE_SECONDS") + "s")
	if err != nil {
		long = 10 * time.Second
	}
	spaceHeap() // as main does
	var files []string
	var all profiled
	for _, pattern := range []string{"../../eval/gold/*.txt", "../../eval/gold/development/*.txt", "../../eval/storylines/*/*/*.txt"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Words, all.Bytes = all.Words+len(strings.Fields(string(b))), all.Bytes+len(b)
	}
	s := &streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }}
	command := func(args ...string) {
		if code := run(context.Background(), append(args, files...), s); code != exitOK && code != exitSome {
			t.Fatalf("%v ends with %d", args, code)
		}
	}
	dir := t.TempDir()
	path := func(n int) string { return filepath.Join(dir, fmt.Sprint(n, ".db")) }
	command("ingest", "--workers", "1", "--db", path(0)) // loads models, and is what pages are of
	db, err := store.Open(context.Background(), path(0), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	h, _, err := desk(db, true, "http://127.0.0.1", &api.Access{Open: api.Reader, Name: "profile"}, models{}, false, false)
	if err != nil {
		t.Fatal(err)
	}
	var jobs []profiled
	job := func(name string, unit profiled, round func(n int)) {
		runtime.GC()
		out, err := os.Create(filepath.Join(to, name+".pprof"))
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if err := pprof.StartCPUProfile(out); err != nil {
			t.Fatal(err)
		}
		begun, n := time.Now(), 0
		for time.Since(begun) < long {
			n++
			round(n)
		}
		pprof.StopCPUProfile()
		runtime.ReadMemStats(&after)
		jobs = append(jobs, profiled{name, n * unit.Reports, n * unit.Words, n * unit.Bytes, n * unit.Pages, time.Since(begun).Seconds(), after.TotalAlloc - before.TotalAlloc})
	}
	all.Reports = len(files)
	job("code", all, func(int) { command("code", "--json", "--workers", "1") })
	job("ingest", all, func(n int) { command("ingest", "--workers", "1", "--db", path(n)) })
	pages := []string{"/", "/events", "/events?type=ASSAULT&from=20%02d-01-01", "/events?q=police&from=20%02d-01-01", "/map?from=20%02d-01-01", "/timeline?from=20%02d-01-01", "/network",
		"/processes", "/actors", "/review", "/sources", "/search?q=attack", "/api/v1/events?from=20%02d-01-01"}
	for _, e := range eventsIn(t, db)[:10] {
		pages = append(pages, "/events/"+e.ID, "/documents/"+e.Documents[0])
	}
	job("serve", profiled{Pages: len(pages)}, func(n int) {
		for _, p := range pages {
			if strings.Contains(p, "%02d") {
				p = fmt.Sprintf(p, n%20)
			}
			w := httptest.NewRecorder()
			r := httptest.NewRequest("GET", "http://127.0.0.1"+p, nil)
			if h.ServeHTTP(w, r); w.Code >= 400 {
				t.Fatalf("%s: %d", p, w.Code)
			}
		}
	})
	b, err := json.Marshal(jobs)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(to, "jobs.json"), b, 0o644); err != nil {
		t.Fatal(err)
	}
}
