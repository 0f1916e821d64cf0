package web_test

import (
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"sitrep/api"
)

func TestLoggingIn(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	ana := newPerson(t, d.URL)
	code, body, at := ana.get("/events?type=ASSAULT")
	if code != 200 || at.Path != "/login" || !strings.Contains(body, "Log in at 127.0.0.1") || strings.Contains(body, "Goundi") {
		t.Fatalf("before: %d %s %s", code, at, body)
	}
	if to, res := ana.led(d.URL + "/api/v1/events"); res.StatusCode != 401 {
		t.Errorf("the API before: %d %s", res.StatusCode, to)
	}
	code, body, at = ana.get("/login/go?" + url.Values{"back": {"/events?type=ASSAULT"}}.Encode())
	if code != 200 || at.RequestURI() != "/events?type=ASSAULT" || !strings.Contains(body, "Headline 0") || !strings.Contains(body, "ana@example.org") {
		t.Fatalf("logged in: %d %s %s", code, at, body)
	}
	q := p.asked[0]
	if q.Get("response_type") != "code" || q.Get("redirect_uri") != d.URL+"/login/back" || len(q.Get("state")) < 40 || len(q.Get("nonce")) < 40 || len(q.Get("code_challenge")) < 40 || q.Get("scope") != "openid email profile" {
		t.Errorf("asked for %v", q)
	}
	if code, _, _ := ana.get("/api/v1/events"); code != 200 {
		t.Errorf("the API with a session: %d", code)
	}
	if code, _, _ := ana.get("/api/v1/audit"); code != 403 {
		t.Errorf("a reviewer reads the audit: %d", code)
	}
	if code, _, _ := ana.get("/audit"); code != 403 {
		t.Errorf("a reviewer sees the audit: %d", code)
	}
	// A decision carries the name of the person.
	e := tell(0, day(0), "Gunmen attacked a bridge.", "").event
	res, err := ana.PostForm(d.URL+"/decide", url.Values{"act": {"accept"}, "subject": {e.ID}, "back": {"/events/" + e.ID}})
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("%v %v", res, err)
	}
	ds, _ := d.db.Decisions(bg)
	if len(ds) != 1 || ds[0].Author != "ana@example.org" {
		t.Fatalf("%+v", ds)
	}
	// Logged out, the cookie opens nothing, nor does a copy of it.
	copied := ana.cookie("session")
	res, err = ana.PostForm(d.URL+"/logout", nil)
	if err != nil || res.StatusCode != 200 || res.Request.URL.Path != "/login" {
		t.Fatalf("%v %v", res, err)
	}
	b, _ := io.ReadAll(res.Body)
	if !strings.Contains(string(b), p.URL+"/out") || ana.cookie("session") != "" {
		t.Errorf("after logging out: %s", b)
	}
	r, _ := http.NewRequest("GET", d.URL+"/api/v1/events", nil)
	r.AddCookie(&http.Cookie{Name: "session", Value: copied})
	if res, err := http.DefaultClient.Do(r); err != nil || res.StatusCode != 401 {
		t.Errorf("a copy of the cookie: %v %v", res.StatusCode, err)
	}
	if got := fmt.Sprint(d.audit(t)); got != "[ana@example.org logged out ana@example.org decided: accept "+ds[0].ID+" ana@example.org logged in review]" {
		t.Errorf("%s", got)
	}
}

func TestCookiesOfALogin(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	ana := newPerson(t, d.URL)
	to, res := ana.led(d.URL + "/login/go")
	check := func(res *http.Response, name string) {
		t.Helper()
		c := res.Header.Get("Set-Cookie")
		for _, v := range res.Header.Values("Set-Cookie") {
			if strings.HasPrefix(v, name+"=") {
				c = v
			}
		}
		if !strings.HasPrefix(c, name+"=") || !strings.Contains(c, "HttpOnly") || !strings.Contains(c, "SameSite=Lax") || !strings.Contains(c, "Path=/;") {
			t.Errorf("cookie %q", c)
		}
	}
	check(res, "login")
	to, _ = ana.led(to)
	_, res = ana.led(to)
	check(res, "session")
	if res.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%v", res.Header)
	}
	// Over TLS no neighbour can set it, and no plain connection carries it.
	db := newStore(t)
	team := newTeam(t, db, p.URL, "https://desk.example.org", roles)
	h := teamHandler(t, db, &api.Access{Team: team})
	r := httptest.NewRequest("GET", "/login/go", nil)
	r.Host = "desk.example.org"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if c := w.Header().Get("Set-Cookie"); w.Code != 303 || !strings.HasPrefix(c, "__Host-login=") || !strings.Contains(c, "Secure") {
		t.Errorf("%d %q", w.Code, c)
	}
	r.Host = "other.example.org"
	w = httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("under another name: %d", w.Code)
	}
}

func TestRolesOfATeam(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles+"read = email: *@press.example\nreview = realm_access.roles: judge\n")
	for _, c := range []struct {
		user, info map[string]any
		name       string
		scope      string
	}{
		{map[string]any{"sub": "1", "email": "boss@example.org", "email_verified": true}, nil, "boss@example.org", "admin"},
		{map[string]any{"sub": "1", "email": "BOSS@example.org", "email_verified": "true"}, nil, "boss@example.org", "admin"},
		{map[string]any{"sub": "2", "email": "boss@example.org", "email_verified": false}, nil, "2", ""},
		{map[string]any{"sub": "2", "email": "boss@example.org"}, nil, "2", ""},
		{map[string]any{"sub": "3", "email": "ivo@press.example", "email_verified": true}, nil, "ivo@press.example", "read"},
		{map[string]any{"sub": "4", "email": "ivo@evil.press.example", "email_verified": true}, nil, "ivo@evil.press.example", ""},
		{map[string]any{"sub": "5", "groups": "press"}, nil, "5", "read"},
		{map[string]any{"sub": "6", "groups": []string{"pressmen"}}, nil, "6", ""},
		{map[string]any{"sub": "7", "realm_access": map[string]any{"roles": []string{"judge"}}}, nil, "7", "review"},
		{map[string]any{"sub": "8"}, map[string]any{"groups": []string{"analysts"}, "email": "rosa@example.org", "email_verified": true}, "rosa@example.org", "review"},
		{map[string]any{"sub": "9"}, map[string]any{"sub": "other", "groups": []string{"analysts"}}, "9", ""},
		{map[string]any{"sub": "10", "email": "a b@press.example", "email_verified": true}, nil, "10", ""},
	} {
		p.user, p.info = c.user, c.info
		x := newPerson(t, d.URL)
		code, body, _ := x.get("/login/go")
		_, page, _ := x.get("/login")
		if c.scope == "" {
			if code != 403 || !strings.Contains(body, "known to the provider as "+c.name) || x.cookie("session") != "" {
				t.Errorf("%v: %d %s", c.user, code, body)
			}
			if a := d.audit(t); a[0] != c.name+" was refused login" {
				t.Errorf("%v: %q", c.user, a[0])
			}
		} else if code != 200 || !strings.Contains(page, "logged in as "+c.name+", scope "+c.scope+".") {
			t.Errorf("%v: %d %s", c.user, code, page)
		}
	}
}

// Where one goes after logging in is here.
func TestLoggingInLeadsHome(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	for _, back := range []string{"https://evil.example", "//evil.example", `/\evil.example`, "/\t/evil.example", "javascript:alert(1)", "", "evil.example", "/x\r\nSet-Cookie: a=b", "http:evil.example"} {
		x := newPerson(t, d.URL)
		to, _ := x.led(d.URL + "/login/go?" + url.Values{"back": {back}}.Encode())
		to, _ = x.led(to)
		if to, _ = x.led(to); to != "/" {
			t.Errorf("%q leads to %q", back, to)
		}
		_, body, _ := newPerson(t, d.URL).get("/login?" + url.Values{"back": {back}}.Encode())
		if !strings.Contains(body, `href="/login/go?back=%2F"`) {
			t.Errorf("%q is in the link: %s", back, body)
		}
	}
	x := newPerson(t, d.URL)
	to, _ := x.led(d.URL + "/login/go?back=" + url.QueryEscape("/events?q=a&type=ASSAULT"))
	to, _ = x.led(to)
	if to, _ = x.led(to); to != "/events?q=a&type=ASSAULT" {
		t.Errorf("leads to %q", to)
	}
}

// A session is made at the login, whatever the browser was given before.
func TestSessionsAreNotFixed(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	u, _ := url.Parse(d.URL)
	ana := newPerson(t, d.URL)
	ana.Jar.SetCookies(u, []*http.Cookie{{Name: "session", Value: "known-to-eve"}})
	if code, _, _ := ana.get("/login/go"); code != 200 {
		t.Fatal(code)
	}
	first := ana.cookie("session")
	if first == "known-to-eve" || len(first) < 40 {
		t.Errorf("session %q", first)
	}
	ana.get("/login/go")
	second := ana.cookie("session")
	for v, want := range map[string]int{"known-to-eve": 401, first: 401, second: 200, "": 401, strings.Repeat("a", 5000): 401} {
		r, _ := http.NewRequest("GET", d.URL+"/api/v1/stats", nil)
		r.AddCookie(&http.Cookie{Name: "session", Value: v})
		if res, err := http.DefaultClient.Do(r); err != nil || res.StatusCode != want {
			t.Errorf("%.20s: %v, want %d", v, res.StatusCode, want)
		}
	}
}

// Sessions outlive the server; when roles are given otherwise everybody logs in anew, and
// after their time nobody is let in.
func TestSessionsEnd(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles+"lasts = 2h\n")
	ana := newPerson(t, d.URL)
	ana.get("/login/go")
	asks := func(team *api.Team) int {
		h := teamHandler(t, d.db, &api.Access{Team: team})
		return get(h, "/api/v1/stats", "Cookie", "session="+ana.cookie("session")).Code
	}
	if got := asks(newTeam(t, d.db, p.URL, d.URL, roles)); got != 200 {
		t.Errorf("after a restart: %d", got)
	}
	if got := asks(newTeam(t, d.db, p.URL, d.URL, "admin = groups: analysts\n")); got != 401 {
		t.Errorf("with other roles: %d", got)
	}
	key := sha256.Sum256([]byte(ana.cookie("session")))
	s, err := d.db.Session(bg, key[:])
	if err != nil || time.Until(s.Ends) > 2*time.Hour || time.Until(s.Ends) < 119*time.Minute {
		t.Fatalf("%+v %v", s, err)
	}
	d.db.EndSession(bg, key[:])
	s.Ends = time.Now().Add(-time.Second)
	if err := d.db.PutSession(bg, s, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got := asks(newTeam(t, d.db, p.URL, d.URL, roles)); got != 401 {
		t.Errorf("after its time: %d", got)
	}
}

// A provider that is away is said to be, and asked again.
func TestProviderAway(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	at := p.Config.Handler
	p.Config.Handler = http.NotFoundHandler()
	if code, body, _ := newPerson(t, d.URL).get("/login/go"); code != 403 || !strings.Contains(body, "does not answer") {
		t.Errorf("%d %s", code, body)
	}
	p.Config.Handler = at
	if code, _, _ := newPerson(t, d.URL).get("/login/go"); code != 200 {
		t.Errorf("%d", code)
	}
}

func TestWritesFromOtherSitesWithASession(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	ana := newPerson(t, d.URL)
	ana.get("/login/go")
	for _, path := range []string{"/logout", "/decide"} {
		r, _ := http.NewRequest("POST", d.URL+path, strings.NewReader("act=reject"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "https://evil.example")
		if res, err := ana.Do(r); err != nil || res.StatusCode != 403 {
			t.Errorf("%s: %v %v", path, res.StatusCode, err)
		}
	}
	if code, _, _ := ana.get("/api/v1/stats"); code != 200 {
		t.Error("another site logged her out")
	}
}
