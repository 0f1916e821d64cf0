package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sitrep/api"
)

// What is written about what a browser is shown (foreign text, captures, the policy) is in
// package web; here stand the attacks that want the whole server.

// asked sends a request and gives the answer with its body.
func asked(t *testing.T, method, address, body string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

// read waits for what was posted to be read.
func read(t *testing.T, srv *httptest.Server, name string, body []byte) (state, reason string) {
	t.Helper()
	_, got := asked(t, "POST", srv.URL+"/api/v1/captures?source="+url.QueryEscape(name), string(body), "Content-Type", "application/octet-stream")
	var j struct{ Job, State, Reason string }
	if err := json.Unmarshal([]byte(got), &j); err != nil || j.Job == "" {
		t.Fatalf("%v %s", err, got)
	}
	for range 1200 {
		_, got = asked(t, "GET", srv.URL+"/api/v1/jobs/"+j.Job, "")
		if json.Unmarshal([]byte(got), &j); j.State == "done" || j.State == "failed" {
			return j.State, got
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("%s is not read in half a minute: %s", name, got)
	return
}

// A page elsewhere can make the browser send something; nothing of it is done.
func TestCrossSiteRequests(t *testing.T) {
	db, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	id := eventsIn(t, db)[0].ID
	for _, c := range []struct{ path, body, media string }{
		{"/decide", "act=reject&subject=" + id, "application/x-www-form-urlencoded"},
		{"/author", "author=evil", "application/x-www-form-urlencoded"},
		{"/key", "key=evil", "application/x-www-form-urlencoded"},
		{"/api/v1/decisions", `{"act":"reject","subject":"` + id + `"}`, "text/plain"},
		{"/api/v1/captures?source=evil", "Gunmen killed nine people in Moundou, Chad, on Monday.", "text/plain"},
	} {
		for _, h := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}} {
			res, body := asked(t, "POST", srv.URL+c.path, c.body, append([]string{"Content-Type", c.media, "If-Match", "*"}, h...)...)
			if res.StatusCode != http.StatusForbidden || res.Header.Get("Set-Cookie") != "" {
				t.Errorf("%s with %v: %d %s", c.path, h, res.StatusCode, body)
			}
		}
	}
	// A name elsewhere that leads to this machine reads nothing.
	if res, _ := asked(t, "GET", srv.URL+"/api/v1/events", "", "Host", "evil.example"); res.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("under another name: %d", res.StatusCode)
	}
	if ds, err := db.Decisions(t.Context()); err != nil || len(ds) != 0 {
		t.Errorf("%v, decided: %v", err, ds)
	}
}

// What is posted makes the server fetch nothing, whatever addresses are in it.
func TestNothingIsFetchedForWhatIsPosted(t *testing.T) {
	_, srv := testDesk(t, &api.Access{Open: api.Admin})
	var hits atomic.Int32
	inside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { hits.Add(1) }))
	defer inside.Close()
	for name, body := range map[string]string{
		inside.URL + "/secret":    "The mayor opened a market.",
		"address.txt":             inside.URL + "/secret",
		"list.opml":               `<?xml version="1.0"?><opml version="2.0"><body><outline type="rss" xmlUrl="` + inside.URL + `/feed"/></body></opml>`,
		"entity.xml":              `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "` + inside.URL + `/entity">]><rss version="2.0"><channel><item><title>&x;</title><link>` + inside.URL + `/a</link></item></channel></rss>`,
		"file.xml":                `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>a &x;</title><description>&x;</description></item></channel></rss>`,
		"page.html":               `<html><link rel=canonical href="` + inside.URL + `/c"><base href="` + inside.URL + `"><img src="/i.png"><iframe src="/f"></iframe><p>The mayor opened a market.</p></html>`,
		"http://169.254.169.254/": "metadata",
	} {
		_, told := read(t, srv, name, []byte(body))
		if strings.Contains(told, "root:") {
			t.Errorf("%s: a file of the machine is in the answer", name)
		}
	}
	if n := hits.Load(); n > 0 {
		t.Errorf("%d requests came from the server", n)
	}
	_, all := asked(t, "GET", srv.URL+"/api/v1/documents.json?limit=1000", "")
	if strings.Contains(all, "root:x:") {
		t.Error("a file of the machine is in the record")
	}
}

// Paths lead to nothing but what is served, and a source's name is no path.
func TestPathTraversal(t *testing.T) {
	_, srv := testDesk(t, &api.Access{Open: api.Admin})
	for _, p := range []string{"/assets/../web.go", "/assets/..%2f..%2fgo.mod", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets//etc/passwd", "/assets/..%5c..%5cgo.mod", "/captures/..%2f..%2fetc%2fpasswd/bytes", "/api/v1/captures/..%2f..%2fetc%2fpasswd/bytes",
		"/events/..%2f..%2f..%2fetc%2fpasswd", "/api/v1/../../etc/passwd", "/documents/%00", "/assets/style.css%00.js"} {
		res, body := asked(t, "GET", srv.URL+p, "")
		if res.StatusCode == 200 && !strings.Contains(p, "/api/v1/../..") || strings.Contains(body, "root:x:") || strings.Contains(body, "module sitrep") {
			t.Errorf("%s: %d", p, res.StatusCode)
		}
	}
	dir := t.TempDir()
	mark := filepath.Join(dir, "mark")
	for _, name := range []string{mark, "../../../../../../../" + mark, "file://" + mark, "-", "a\x00b", strings.Repeat("../", 40) + "x"} {
		read(t, srv, name, []byte("The mayor opened a market."))
	}
	if es, err := os.ReadDir(dir); err != nil || len(es) > 0 {
		t.Errorf("%v %v", es, err)
	}
}

// What swells when it is unpacked is given up, in bounded memory, and the server goes on.
func TestBombs(t *testing.T) {
	_, srv := testDesk(t, &api.Access{Open: api.Admin})
	zeros := func(w io.Writer, mega int) {
		b := bytes.Repeat([]byte("a"), 1<<20)
		for range mega {
			w.Write(b)
		}
	}
	var gz, twice, zipped bytes.Buffer
	z := gzip.NewWriter(&gz)
	zeros(z, 512)
	z.Close()
	z = gzip.NewWriter(&twice)
	z.Write(gz.Bytes())
	z.Close()
	a := zip.NewWriter(&zipped)
	for i := range 3 {
		f, _ := a.Create(fmt.Sprintf("archive/data%d.warc", i))
		zeros(f, 256)
	}
	a.Close()
	laughs := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l "lol">`
	for i := range 10 {
		was := "l"
		if i > 0 {
			was = fmt.Sprint("l", i-1)
		}
		laughs += fmt.Sprintf(`<!ENTITY l%d "%s">`, i, strings.Repeat("&"+was+";", 10))
	}
	laughs += `]><rss version="2.0"><channel><item><title>&l9;</title></item></channel></rss>`
	deep := "<html>" + strings.Repeat("<div>", 200000) + "x"
	var most atomic.Uint64
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most.Store(max(most.Load(), m.HeapAlloc))
			}
		}
	}()
	for name, b := range map[string][]byte{"a.gz": gz.Bytes(), "a.gz.gz": twice.Bytes(), "a.wacz": zipped.Bytes(), "laughs.xml": []byte(laughs), "deep.html": []byte(deep)} {
		began := time.Now()
		state, told := read(t, srv, name, b)
		if len(told) > 10000 || time.Since(began) > 20*time.Second {
			t.Errorf("%s: %s after %v, %d bytes told", name, state, time.Since(began), len(told))
		}
	}
	close(stop)
	if m := most.Load(); m > 900<<20 {
		t.Errorf("the heap grew to %d MB", m>>20)
	}
	if res, _ := asked(t, "POST", srv.URL+"/api/v1/captures?source=big", string(make([]byte, api.MostPosted+1)), "Content-Type", "application/octet-stream"); res.StatusCode != 413 {
		t.Errorf("over the limit: %d", res.StatusCode)
	}
	if res, _ := asked(t, "GET", srv.URL+"/events", ""); res.StatusCode != 200 {
		t.Errorf("afterwards: %d", res.StatusCode)
	}
}

// Nothing that is sent comes back as a header.
func TestHeaderInjection(t *testing.T) {
	_, srv := testDesk(t, &api.Access{Open: api.Admin})
	evil := "/x\r\nSet-Cookie: evil=1\r\n\r\n<script>"
	for _, c := range [][3]string{
		{"POST", "/theme", url.Values{"theme": {"dark\r\nSet-Cookie: evil=1"}, "back": {evil}}.Encode()}, {"POST", "/seen", url.Values{"last": {"1\r\nEvil: 1"}, "back": {"//evil.example"}}.Encode()},
		{"POST", "/author", url.Values{"author": {"a\r\nSet-Cookie: evil=1"}, "back": {`/\evil.example`}}.Encode()}, {"POST", "/key", url.Values{"key": {"k\r\nSet-Cookie: evil=1"}, "back": {"https://evil.example"}}.Encode()},
		{"GET", "/events?q=" + url.QueryEscape(evil), ""}, {"GET", "/events/" + url.PathEscape("event-1\r\nEvil: 1"), ""}, {"GET", "/api/v1/events?limit=1&cursor=" + url.QueryEscape(evil), ""}, {"GET", "/api/v1/events?limit=1&q=" + url.QueryEscape("\"a\r\nEvil: 1\""), ""},
	} {
		res, _ := asked(t, c[0], srv.URL+c[1], c[2], "Content-Type", "application/x-www-form-urlencoded")
		if res.Header.Get("Evil") != "" || strings.Contains(strings.Join(res.Header["Set-Cookie"], ";"), "evil=1;") {
			t.Errorf("%s: %v", c[1], res.Header)
		}
		for _, v := range res.Header.Values("Set-Cookie") {
			if strings.HasPrefix(v, "evil") {
				t.Errorf("%s sets %q", c[1], v)
			}
		}
		if to := res.Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.Contains(to, `\`)) {
			t.Errorf("%s leads to %q", c[1], to)
		}
	}
}

// withKeys is a server with one key of each scope, and what it says on standard error.
func withKeys(t *testing.T) (srv *httptest.Server, keys map[string]string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "keys")
	var lines string
	keys = map[string]string{}
	for _, scope := range api.Scopes[1:] {
		keys[scope] = api.NewKey()
		k := api.Key{Name: scope, Scope: scope, Hash: sha256.Sum256([]byte(keys[scope])), Made: "2026-01-01"}
		lines += k.Line()
	}
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := api.OpenKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	_, srv = testDesk(t, &api.Access{Keys: k})
	return srv, keys
}

// A key is shown once, by the command that makes it, and never again: on no page, in no
// address, in no cookie that a script can read.
func TestKeysDoNotLeak(t *testing.T) {
	srv, keys := withKeys(t)
	res, _ := asked(t, "POST", srv.URL+"/key", url.Values{"key": {keys["review"]}, "back": {"/events"}}.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	cookie := res.Header.Get("Set-Cookie")
	if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/events" || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Fatalf("%d %v", res.StatusCode, res.Header)
	}
	for _, p := range []string{"/", "/events", "/map", "/review", "/key", "/coverage", "/nothing", "/api/v1/events", "/api/v1/openapi.json", "/api/v1/jobs", "/points"} {
		res, body := asked(t, "GET", srv.URL+p, "", "Cookie", strings.Split(cookie, ";")[0])
		if p != "/nothing" && res.StatusCode != 200 {
			t.Errorf("%s with a key: %d", p, res.StatusCode)
		}
		for _, k := range keys {
			if strings.Contains(body, k) || strings.Contains(fmt.Sprint(res.Header), k) {
				t.Errorf("%s: the key is in the answer", p)
			}
		}
		res, body = asked(t, "GET", srv.URL+p, "")
		if p != "/key" && (res.StatusCode != http.StatusSeeOther && res.StatusCode != http.StatusUnauthorized || strings.Contains(body, "Tarrin")) {
			t.Errorf("%s without a key: %d", p, res.StatusCode)
		}
		if res.Header.Get("Referrer-Policy") != "same-origin" {
			t.Errorf("%s: addresses are told to others", p)
		}
	}
	res, body := asked(t, "POST", srv.URL+"/key", "key=sitrep_wrong", "Content-Type", "application/x-www-form-urlencoded")
	if res.StatusCode != http.StatusForbidden || res.Header.Get("Set-Cookie") != "" || strings.Contains(body, "sitrep_wrong") {
		t.Errorf("a wrong key: %d", res.StatusCode)
	}
	res, _ = asked(t, "POST", srv.URL+"/decide", "act=reject&subject=x", "Content-Type", "application/x-www-form-urlencoded", "Cookie", "key="+keys["read"])
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("a reader decides: %d", res.StatusCode)
	}
}

// How long a wrong key takes says nothing of how wrong it is.
func TestTimingOfKeys(t *testing.T) {
	file := filepath.Join(t.TempDir(), "keys")
	var lines strings.Builder
	var first string
	for i := range 200 {
		k := api.NewKey()
		if i == 0 {
			first = k
		}
		key := api.Key{Name: fmt.Sprint(i), Scope: "read", Hash: sha256.Sum256([]byte(k)), Made: "2026-01-01"}
		lines.WriteString(key.Line())
	}
	os.WriteFile(file, []byte(lines.String()), 0o600)
	k, err := api.OpenKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	// The first key of the file, one that shares all but its last letter, and a stranger:
	// the fastest of many rounds of each, so that what else the machine does is left out.
	tries := []string{first, first[:len(first)-1] + "9", "sitrep_" + strings.Repeat("a", 32)}
	best := make([]time.Duration, len(tries))
	for range 300 {
		for i, key := range tries {
			began := time.Now()
			for range 5 {
				k.Who(key)
			}
			if d := time.Since(began); best[i] == 0 || d < best[i] {
				best[i] = d
			}
		}
	}
	if lo, hi := min(best[0], best[1], best[2]), max(best[0], best[1], best[2]); hi > 2*lo {
		t.Errorf("right %v, nearly right %v, wrong %v", best[0], best[1], best[2])
	}
}

// A webhook makes the server send; it sends to nobody behind it, whatever name leads there.
func TestWebhooksReachNoPrivateNetwork(t *testing.T) {
	_, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	var hits atomic.Int32
	inside := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { hits.Add(1) }))
	defer inside.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(inside.URL, "https://"), ":")
	ask := func(path, body string) string {
		t.Helper()
		res, got := asked(t, "POST", srv.URL+"/api/v1"+path, body, "Content-Type", "application/json")
		if res.StatusCode >= 300 {
			t.Fatalf("%s: %d %s", body, res.StatusCode, got)
		}
		return got
	}
	for _, host := range []string{"127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port, "[::ffff:127.0.0.1]:" + port, "0.0.0.0:" + port, "169.254.169.254", "10.0.0.1", "2130706433:" + port} {
		var v struct{ ID string }
		json.Unmarshal([]byte(ask("/views", `{"name":"x","query":""}`)), &v)
		at := "/views/" + v.ID
		ask(at, `{"act":"hook","webhook":"https://`+host+`/latest/meta-data"}`)
		ask(at, `{"act":"test"}`)
		var got struct {
			Items []struct {
				Tries         int
				State, Reason string
			}
		}
		for range 400 {
			_, b := asked(t, "GET", srv.URL+"/api/v1"+at+"/deliveries", "")
			if json.Unmarshal([]byte(b), &got); len(got.Items) == 1 && got.Items[0].Reason != "" {
				break
			}
			time.Sleep(25 * time.Millisecond)
		}
		if len(got.Items) != 1 || got.Items[0].State == "done" || !strings.Contains(got.Items[0].Reason, "private network") && !strings.HasPrefix(host, "2130706433") {
			t.Errorf("%s: %+v", host, got)
		}
	}
	if n := hits.Load(); n > 0 {
		t.Errorf("%d requests reached the inside", n)
	}
}
