package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
)

// The pictures of docs, made anew by 'make pictures' where SITREP_PICTURES says into which
// folder.
func TestPictures(t *testing.T) {
	docs := os.Getenv("SITREP_PICTURES")
	if docs == "" {
		t.Skip("SITREP_PICTURES is not set")
	}
	dir, ctx := t.TempDir(), context.Background()
	s := &streams{out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }}
	path := filepath.Join(dir, "demo.db")
	if err := fillDemo(ctx, s, dir, path); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	h, _, err := desk(db, true, "http://127.0.0.1", &api.Access{Open: api.Admin, Name: "ana"}, models{}, true, false)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/", h)
	page := filepath.Join(dir, "page.html")
	code := codeCommand{HTML: page, batch: batch{Files: []string{filepath.Join("..", "..", "examples", "talks-paused.txt")}}}
	if err := code.Run(ctx, s); err != nil {
		t.Fatal(err)
	}
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, page) })
	srv := httptest.NewServer(mux)
	defer srv.Close()

	f := sitrep.Filter{Types: []string{"ASSAULT"}, Places: []string{"Tipo-Tipo"}, MinSources: 4}
	events, err := db.SearchEvents(ctx, &f, store.Range{Limit: 1})
	if err != nil || len(events.Items) == 0 {
		t.Fatal("no event for its picture", err)
	}
	ps, err := db.Processes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var talks *sitrep.Process
	for i := range ps {
		if p := &ps[i]; p.Type == "negotiation" && (talks == nil || len(p.Steps) > len(talks.Steps)) {
			talks = p
		}
	}
	n := newNewcomer(t, srv.URL)
	for _, x := range []struct{ file, at string }{
		{"desk/event.png", "/events/" + events.Items[0].ID},
		{"desk/network.png", "/network"},
		{"desk/map.png", "/map"},
		{"desk/process.png", "/processes/" + talks.ID},
		{"page.png", "/page"},
	} {
		n.do(chromedp.Navigate(srv.URL+x.at), chromedp.WaitReady("body"), chromedp.Sleep(4*time.Second)) // the map's tiles
		b, err := chromedp.Run(n.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(docs, x.file), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
