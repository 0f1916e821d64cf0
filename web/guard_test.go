package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sitrep/store"
)

// addresses of all pages of a store that has one report.
func addresses(x *told) []string {
	return []string{"/", "/events", "/events?type=ASSAULT&q=x", "/events/" + x.event.ID, "/timeline", "/timeline?by=process", "/timeline?by=actor", "/timeline?by=country", "/processes", "/processes?kind=negotiation",
		"/processes/process-0123456789abcdef", "/actors", "/actors/actor:osk-front", "/documents/" + x.doc.ID, "/captures/" + x.capture.ID, "/captures/" + x.capture.ID + "?start=0&end=3",
		"/search", "/search?q=front", "/network", "/network?by=country&at=TCD", "/network?at=actor:osk-front&count=more", "/sources", "/coverage", "/nothing", "/views", "/views/" + aView, "/views/" + pausedView, "/audit", "/audit?who=nobody"}
}

const evil = `</title></script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><a href="javascript:alert(4)">"'` + "`" + `{{.}}`

// What reports, captures and codings say is text on every page, whatever it looks like.
func TestForeignTextIsNeverMarkup(t *testing.T) {
	db := newStore(t)
	x := tell(0, day(0), evil, evil)
	keep(t, db, store.Events{}, x)
	if err := db.AddView(bg, &store.View{ID: "view-evil", Owner: evil, Name: evil, Query: url.Values{"q": {evil}}.Encode()}); err != nil {
		t.Fatal(err)
	}
	if err := db.HookView(bg, "view-evil", "https://example.org/"+evil, "whsec_"); err != nil {
		t.Fatal(err)
	}
	if err := db.PauseView(bg, "view-evil", evil); err != nil {
		t.Fatal(err)
	}
	if err := db.Audit(bg, store.Audited{Who: evil, What: evil, About: evil, From: evil}); err != nil {
		t.Fatal(err)
	}
	h := desk(t, db)
	for _, a := range append(addresses(x), "/views/view-evil", "/search?q="+url.QueryEscape(evil), "/events?actor="+url.QueryEscape(evil), "/events?type="+url.QueryEscape(evil), "/actors?name="+url.QueryEscape(evil), "/"+url.PathEscape(evil), "/events?bbox="+url.QueryEscape(evil), "/events?cursor="+url.QueryEscape(evil)) {
		w := get(h, a)
		body := w.Body.String()
		own := 1
		if strings.HasPrefix(a, "/map") || strings.HasPrefix(a, "/timeline") || strings.HasPrefix(a, "/network") {
			own = 2
		}
		if n := strings.Count(body, "<script"); n != own || !strings.Contains(body, `<script type="module" src="/assets/desk.js?`) {
			t.Errorf("%s: %d scripts, want %d of our own files", a, n, own)
		}
		for _, bad := range []string{"<img", "<svg onload", `href="javascript:`, " onerror=alert(2)>", "style="} {
			if strings.Contains(body, bad) {
				t.Errorf("%s: %q comes through", a, bad)
			}
		}
		if w.Code >= 500 {
			t.Errorf("%s: %d", a, w.Code)
		}
	}
}

// The policy allows our own files alone, and no page needs more.
func TestPolicy(t *testing.T) {
	db := newStore(t)
	x := tell(0, day(0), "Gunmen attacked a bridge.", "")
	keep(t, db, store.Events{}, x)
	h := desk(t, db)
	inline := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|<script>|<script [^>]*>[^<]|https?://[^" ]*\.(js|css|woff)`)
	for _, a := range append(addresses(x), "/assets/desk.js", "/assets/style.css", "/api/v1/events", "/api/v1/nothing") {
		w := get(h, a)
		p := w.Header().Get("Content-Security-Policy")
		if !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "unsafe") || !strings.Contains(p, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", a, p)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Referrer-Policy") != "same-origin" {
			t.Errorf("%s: headers %v", a, w.Header())
		}
		if m := inline.FindString(w.Body.String()); m != "" && strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: %q in the page", a, m)
		}
	}
}

// Captured bytes are a file to save under a name of ours, never a page of this address.
func TestCapturesAreDownloads(t *testing.T) {
	db := newStore(t)
	x := tell(0, day(0), "<html><script>alert(1)</script>", "\r\nSet-Cookie: a=b\"; filename=\"x.exe")
	keep(t, db, store.Events{}, x)
	h := desk(t, db)
	for _, a := range []string{"/captures/" + x.capture.ID + "/bytes", "/api/v1/captures/" + x.capture.ID + "/bytes"} {
		w := get(h, a)
		d := w.Header().Get("Content-Disposition")
		if w.Header().Get("Content-Type") != "application/octet-stream" || d != `attachment; filename="`+x.capture.ID+`.html.txt"` || !strings.Contains(w.Header().Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s: %v", a, w.Header())
		}
		if w.Header().Get("Set-Cookie") != "" || w.Body.String() != string(x.capture.Bytes) {
			t.Errorf("%s: %v %q", a, w.Header(), w.Body)
		}
	}
	for _, a := range []string{"?start=-1&end=2", "?start=5&end=2", "?start=0&end=99999999999999999999", "?start=x&end=y"} {
		if w := get(h, "/captures/"+x.capture.ID+a); w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", a, w.Code)
		}
	}
}

// What changes something is refused from other sites, whoever the browser's user is.
func TestWritesFromOtherSites(t *testing.T) {
	h := desk(t, newStore(t))
	form := url.Values{"theme": {"dark"}, "back": {"/events"}}
	for _, p := range []string{"/theme", "/seen"} {
		for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}} {
			if w := post(h, p, form, header...); w.Code != http.StatusForbidden || w.Header().Get("Set-Cookie") != "" {
				t.Errorf("%s with %v: %d", p, header, w.Code)
			}
		}
		w := post(h, p, form, "Sec-Fetch-Site", "same-origin", "Origin", "http://127.0.0.1:8080")
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/events" {
			t.Errorf("%s from our own page: %d %v", p, w.Code, w.Header())
		}
		if c := w.Header().Get("Set-Cookie"); !strings.Contains(c, "HttpOnly") || !strings.Contains(c, "SameSite=Strict") {
			t.Errorf("cookie %q", c)
		}
	}
	for _, p := range []string{"/api/v1/events", "/events", "/"} {
		for _, m := range []string{"POST", "PUT", "DELETE", "PATCH"} {
			r := httptest.NewRequest(m, p, nil)
			r.Host = "localhost"
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code < 400 || w.Code >= 500 {
				t.Errorf("%s %s: %d", m, p, w.Code)
			}
		}
	}
}

// A form cannot lead away from here, nor write a header.
func TestBackLeadsHome(t *testing.T) {
	h := desk(t, newStore(t))
	for _, to := range []string{"https://evil.example", "//evil.example", `/\evil.example`, "javascript:alert(1)", "", "/x\r\nSet-Cookie: a=b"} {
		w := post(h, "/theme", url.Values{"theme": {"dark\r\nX-Evil: 1"}, "back": {to}})
		if l := w.Header().Get("Location"); l != "/" {
			t.Errorf("%q leads to %q", to, l)
		}
		if w.Header().Get("X-Evil") != "" || strings.Contains(w.Header().Get("Set-Cookie"), "a=b") {
			t.Errorf("%q writes headers: %v", to, w.Header())
		}
	}
}

// A name that somebody else gives this machine is not answered to.
func TestOtherNamesOfThisMachine(t *testing.T) {
	h := desk(t, newStore(t))
	for host, want := range map[string]int{"localhost:8080": 200, "127.0.0.1": 200, "[::1]:8080": 200, "evil.example": 421, "evil.example:8080": 421, "127.0.0.1.evil.example": 421, "10.0.0.1:8080": 421, "": 421} {
		r := httptest.NewRequest("GET", "/events", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
	}
}

// No path leads out of what is served.
func TestPathsThatClimb(t *testing.T) {
	db := newStore(t)
	h := desk(t, db)
	for _, p := range []string{"/assets/../web.go", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/pages/frame.html", "/assets/", "/assets/frame.html", "/captures/..%2f..%2fetc%2fpasswd/bytes", "/documents/%00", "/events/..%2f..", "/api/v1/captures/..%2f..%2fetc%2fpasswd", "/api/v1/../../etc/passwd"} {
		w := get(h, p)
		if w.Code == 200 || w.Code >= 500 || strings.Contains(w.Body.String(), "root:") {
			t.Errorf("%s: %d", p, w.Code)
		}
	}
}
