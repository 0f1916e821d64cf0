package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep/store"
)

func TestFilesAreReadWhenTheyHaveSettled(t *testing.T) {
	dir := t.TempDir()
	l := newLookout([]string{dir, "https://wire.example/feed"}, 2*time.Second, time.Minute)
	start := time.Now()
	at := func(second int) time.Time { return start.Add(time.Duration(second) * time.Second) }
	write := func(name, text string, second int) {
		t.Helper()
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(p, at(second), at(second)); err != nil {
			t.Fatal(err)
		}
	}
	f := func(second int, want ...string) {
		t.Helper()
		var got []string
		for _, p := range l.look(at(second)) {
			if rel, err := filepath.Rel(dir, p); err == nil && !strings.HasPrefix(rel, "..") {
				p = filepath.ToSlash(rel)
			}
			got = append(got, p)
		}
		if !slices.Equal(got, want) {
			t.Errorf("second %d: %q, want %q", second, got, want)
		}
	}
	write("old.txt", "left alone", -3600)
	write("new.txt", "half", 0)
	write(".hidden", "x", -3600)
	write("sub/page.html.part", "x", -3600)
	write("empty.txt", "", -3600)
	f(0, "old.txt", "https://wire.example/feed")
	write("new.txt", "half a rep", 1)
	f(1)
	f(2)
	f(3, "new.txt")
	f(4)
	write("new.txt", "half a report and more", 5) // its writer had paused
	write("sub/page.html", "x", 5)
	f(6)
	f(8, "new.txt", "sub/page.html")
	os.Remove(filepath.Join(dir, "new.txt"))
	f(9)
	write("new.txt", "half a report and more", 5)
	f(10)
	f(12, "new.txt")
	l.again([]string{filepath.Join(dir, "new.txt")})
	f(13, "new.txt")
	f(60, "https://wire.example/feed")
}

// heard is what a run says, readable while it runs.
type heard struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (h *heard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.Write(b)
}

func (h *heard) waitFor(t *testing.T, words string) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		h.mu.Lock()
		found := strings.Contains(h.b.String(), words)
		h.mu.Unlock()
		if found {
			return
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	t.Fatalf("%q was not said: %s", words, h.b.String())
}

func TestWatchStoresWhatComesAndEndsWell(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "news.db")
	if err := os.MkdirAll(in, 0o755); err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) {
		t.Helper()
		part := filepath.Join(in, name+".part")
		if err := os.WriteFile(part, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(part, filepath.Join(in, name)); err != nil {
			t.Fatal(err)
		}
	}
	put("a.ndjson", wire[0]+"\n")
	ctx, stop := context.WithCancel(context.Background())
	out := &heard{}
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"ingest", "--db", path, "--watch", "--settle", "50ms", in}, &streams{in: strings.NewReader(""), out: out, err: out, getenv: func(string) string { return "" }})
	}()
	out.waitFor(t, "stored 1 report with")
	put("b.ndjson", wire[1]+"\n"+wire[3]+"\n")
	out.waitFor(t, "stored 2 reports with")
	put("c.ndjson", "{\n") // a fault costs that file only
	out.waitFor(t, "c.ndjson")
	put("a.ndjson", wire[0]+"\n"+wire[4]+"\n") // grown by a line
	out.waitFor(t, "; 1 input stored before")
	stop()
	if c := <-code; c != exitOK {
		t.Errorf("ended with %d", c)
	}
	out.waitFor(t, "ended; what was read is stored")
	db, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if s, err := db.Stats(context.Background()); err != nil || s.Documents != 4 {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := db.Check(context.Background(), func(p store.Problem) { t.Errorf("check: %s", p) }, nil); err != nil {
		t.Error(err)
	}
}
