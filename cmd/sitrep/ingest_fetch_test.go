package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// TestIngestAsksAgain: what stands at an address is read again over runs where it has
// changed, and then is a version of what was read there.
func TestIngestAsksAgain(t *testing.T) {
	toll, asked, answered := "four", 0, 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked++
		w.Header().Set("ETag", `"`+toll+`"`)
		if r.Header.Get("If-None-Match") == `"`+toll+`"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		answered++
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<html><head><title>Shelling in Anlo</title></head><body><article><h1>Shelling in Anlo</h1><p>Rebels shelled the market of Anlo in Mali on Monday and killed %s people, the mayor of the town said.</p><p>The dead were buried in the evening at the foot of the hill, two witnesses said.</p></article></body></html>", toll)
	}))
	defer s.Close()
	db := filepath.Join(t.TempDir(), "news.db")
	call := func(want string, args ...string) {
		t.Helper()
		var out, errs bytes.Buffer
		run(context.Background(), args, &streams{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }})
		if got := out.String() + errs.String(); !strings.Contains(got, want) {
			t.Errorf("%v: got %s, want %s", args, got, want)
		}
	}
	ingest := func(want string, times int) {
		t.Helper()
		call(want, "ingest", "--db", db, "--allow-private", s.URL+"/news/anlo")
		if answered != times {
			t.Errorf("asked %d times, answered %d, want %d", asked, answered, times)
		}
	}
	ingest("stored 1 report", 1)
	ingest("stored 0 reports with 0 event mentions: 0 events new, 0 changed, 0 merged; 1 input stored before", 1)
	toll = "seven"
	ingest("stored 1 report", 2)
	ingest("1 input stored before", 2)
	call(`"version_of":"doc-`, "search", "--db", db, "--reports", "--json", "seven")
}

// TestIngestOfOtherBytesAndTheSameWords polls a page whose bytes are others at each answer.
func TestIngestOfOtherBytesAndTheSameWords(t *testing.T) {
	toll, asked := "four", 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked++
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<html><head><title>Shelling in Anlo</title><meta name=csrf content=%08x></head><body><article><h1>Shelling in Anlo</h1><p>Rebels shelled the market of Anlo in Mali on Monday and killed %s people, the mayor of the town said.</p><p>The dead were buried in the evening at the foot of the hill, two witnesses said.</p></article></body></html>", asked*2654435761, toll)
	}))
	defer s.Close()
	db := filepath.Join(t.TempDir(), "news.db")
	call := func(want string, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		run(context.Background(), args, &streams{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }})
		got := out.String() + errs.String()
		if !strings.Contains(got, want) {
			t.Errorf("%v: got %s, want %s", args, got, want)
		}
		return got
	}
	ingest := func(want string) {
		t.Helper()
		call(want, "ingest", "--db", db, "--allow-private", s.URL+"/news/anlo")
		call("", "check", "--db", db)
	}
	ingest("stored 1 report ")
	ingest("stored 0 reports with 0 event mentions: 0 events new, 0 changed, 0 merged; 1 input stored before")
	ingest("1 input stored before")
	toll = "seven"
	ingest("stored 1 report ")
	ingest("1 input stored before")
	if asked != 5 {
		t.Errorf("asked %d times", asked)
	}
	reports := call(`"version_of":"doc-`, "search", "--db", db, "--reports", "--json", "Anlo")
	if n := strings.Count(reports, `"kind":"document"`); n != 2 {
		t.Errorf("%d reports: %s", n, reports)
	}
	call("5 captures, 2 reports", "check", "--db", db)
}
