package capture

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func site(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	page := func(w http.ResponseWriter, s string) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		fmt.Fprint(w, s)
	}
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /private/\n") })
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		page(w, "<html><p>One</p></html>")
	})
	mux.HandleFunc("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		page(w, gz("<html><p>Packed</p></html>"))
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		page(w, gz(strings.Repeat("x", 1<<20)))
	})
	mux.HandleFunc("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		page(w, "<html>cut")
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, "x")
			w.(http.Flusher).Flush()
			time.Sleep(5 * time.Millisecond)
		}
	})
	mux.HandleFunc("/private/page", func(w http.ResponseWriter, _ *http.Request) { page(w, "<html>secret</html>") })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/page", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<rss><channel><title>F</title><item><guid>g</guid><description>From a feed.</description></item></channel></rss>`)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetching(t *testing.T) {
	s := site(t)
	f := &Fetcher{Agent: "sitrep-test", AllowPrivate: true, Timeout: 500 * time.Millisecond, MaxBytes: 1 << 16}
	opt := Options{Fetch: f}
	check := func(path, want string) {
		t.Helper()
		got, faults := all(t, path, opt)
		if out := strings.ReplaceAll(strings.Join(append(got, faults...), "|"), s.URL, ""); !strings.Contains(out, want) {
			t.Errorf("%s\n got %s\nwant %s", path, out, want)
		}
	}
	const page = `html /page <meta charset="windows-1251"><html><p>One</p></html>`
	check(s.URL+"/page", page)
	check(s.URL+"/moved", "<p>One</p>")
	check(s.URL+"/packed", "<p>Packed</p>")
	check(s.URL+"/feed", "html g From a feed.")
	check(s.URL+"/bomb", "more than 65536 bytes")
	check(s.URL+"/short", "breaks off")
	check(s.URL+"/endless", "no whole answer within 500ms")
	check(s.URL+"/private/page", "robots.txt forbids it")
	check(s.URL+"/nothing", "404 Not Found")
	check(s.URL+"/round", "more than 10 redirects")
	check(s.URL+"/away", "want an address that begins with http")
	list := filepath.Join(t.TempDir(), "feeds.opml")
	if err := os.WriteFile(list, []byte(`<opml version="2.0"><body><outline text="x"><outline type="rss" xmlUrl="`+s.URL+`/feed"/></outline></body></opml>`), 0o600); err != nil {
		t.Fatal(err)
	}
	check(list, "html g From a feed.")
	table := filepath.Join(t.TempDir(), "addresses.csv")
	if err := os.WriteFile(table, []byte("url\n"+s.URL+"/page\n"+s.URL+"/nothing\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	check(table, page)
	check(table, "404 Not Found")

	got, err := f.Get(context.Background(), s.URL+"/page", Validators{ETag: `"1"`})
	if err != nil || !got.NotModified || got.Body != nil {
		t.Errorf("asked again: %+v, %v", got, err)
	}
	if _, err := (&Fetcher{}).Get(context.Background(), s.URL+"/page", Validators{}); err == nil || !strings.Contains(err.Error(), "private network") {
		t.Errorf("a private address was fetched: %v", err)
	}
	if _, faults := all(t, s.URL+"/page", Options{}); len(faults) != 1 || !strings.Contains(faults[0], "nothing is fetched") {
		t.Errorf("without a fetcher: %v", faults)
	}
}

func TestPublicAddresses(t *testing.T) {
	for a, want := range map[string]bool{"93.184.216.34": true, "2606:2800:220:1::1": true, "127.0.0.1": false, "10.1.2.3": false, "169.254.169.254": false, "::1": false,
		"fe80::1": false, "fd00::1": false, "100.64.0.1": false, "0.0.0.0": false, "224.0.0.1": false, "64:ff9b::a00:1": false} {
		if public(netip.MustParseAddr(a)) != want {
			t.Errorf("%s: want %v", a, want)
		}
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"b.txt": "Second.", "a/x.txt": "First.", ".hidden": "No.", "c.ndjson": `{"id":"l","text":"Third."}`, "d.txt": ""} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, faults := all(t, dir, Options{})
	if s := strings.Join(got, "|"); s != "scraped x.txt First.|scraped b.txt Second.|clean l Third." || len(faults) != 1 || !strings.Contains(faults[0], "is empty") {
		t.Errorf("got %s, faults %v", s, faults)
	}
}

// TestAskingAgain: an address that has not changed holds nothing, in a table too, and one
// behind a redirect is asked for what it gave itself.
func TestAskingAgain(t *testing.T) {
	s := site(t)
	known := map[string]Validators{}
	same := 0
	opt := Options{Fetch: &Fetcher{Agent: "sitrep-test", AllowPrivate: true, Known: func(a string) Validators { return known[a] },
		Answered: func(a string, v Validators) { known[a] = v }, Same: func(string) { same++ }}}
	table := filepath.Join(t.TempDir(), "addresses.csv")
	if err := os.WriteFile(table, []byte("url\n"+s.URL+"/page\n"+s.URL+"/packed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := func(path string, want, unchanged int) {
		t.Helper()
		same = 0
		got, faults := all(t, path, opt)
		if len(got) != want || len(faults) > 0 || same != unchanged {
			t.Errorf("%s: %d captures, %d unchanged, faults %v; want %d and %d", path, len(got), same, faults, want, unchanged)
		}
	}
	f(s.URL+"/page", 1, 0)
	f(s.URL+"/page", 0, 1)
	f(s.URL+"/moved", 0, 1)
	f(table, 1, 1)
}
