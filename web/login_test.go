package web_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/big"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep/api"
	"sitrep/store"
	"sitrep/web"
)

// provider is a small OpenID provider: it lets in whoever the test says, and signs what
// the test says of them.
type provider struct {
	*httptest.Server
	t    *testing.T
	key  *rsa.PrivateKey
	mu   sync.Mutex
	user map[string]any // claims of who logs in
	info map[string]any // what is told only where it is asked for

	change func(claims map[string]any) // of the next tokens
	sign   func(header, payload string) string
	codes  map[string]url.Values // by code, the request that it answers
	asked  []url.Values          // requests for a login
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{t: t, key: key, codes: map[string]url.Values{}, user: map[string]any{"sub": "u-1", "email": "Ana@Example.org", "email_verified": true, "groups": []string{"analysts", "press"}}}
	mux := http.NewServeMux()
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	reply := func(w http.ResponseWriter, v any) {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(v)
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, r *http.Request) {
		reply(w, map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys", "userinfo_endpoint": p.URL + "/info",
			"end_session_endpoint": p.URL + "/out", "id_token_signing_alg_values_supported": []string{"RS256", "HS256", "none"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, r *http.Request) {
		n := base64.RawURLEncoding.EncodeToString(key.N.Bytes())
		e := base64.RawURLEncoding.EncodeToString(big.NewInt(int64(key.E)).Bytes())
		reply(w, map[string]any{"keys": []any{map[string]any{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "k", "n": n, "e": e}}})
	})
	mux.HandleFunc("/authorize", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		p.mu.Lock()
		defer p.mu.Unlock()
		code := fmt.Sprint("code-", len(p.asked))
		p.codes[code], p.asked = q, append(p.asked, q)
		http.Redirect(w, r, q.Get("redirect_uri")+"?"+url.Values{"code": {code}, "state": {q.Get("state")}}.Encode(), http.StatusFound)
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		q := p.codes[r.PostFormValue("code")]
		delete(p.codes, r.PostFormValue("code"))
		sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
		if user, secret, ok := r.BasicAuth(); q == nil || !ok || user != "sitrep" || secret != "hush" || base64.RawURLEncoding.EncodeToString(sum[:]) != q.Get("code_challenge") || q.Get("code_challenge_method") != "S256" {
			w.WriteHeader(http.StatusBadRequest)
			reply(w, map[string]any{"error": "invalid_grant"})
			return
		}
		claims := map[string]any{"iss": p.URL, "aud": "sitrep", "iat": time.Now().Unix(), "exp": time.Now().Add(time.Hour).Unix(), "nonce": q.Get("nonce")}
		maps.Copy(claims, p.user)
		if p.change != nil {
			p.change(claims)
		}
		b, _ := json.Marshal(claims)
		sign := p.sign
		if sign == nil {
			sign = p.rs256
		}
		token := sign(`{"alg":"RS256","kid":"k","typ":"JWT"}`, string(b))
		reply(w, map[string]any{"access_token": "a", "token_type": "Bearer", "expires_in": 3600, "id_token": token})
	})
	mux.HandleFunc("/info", func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		out := map[string]any{"sub": p.user["sub"]}
		maps.Copy(out, p.info)
		reply(w, out)
	})
	return p
}

func part(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

func (p *provider) rs256(header, payload string) string {
	what := part(header) + "." + part(payload)
	sum := sha256.Sum256([]byte(what))
	sig, err := rsa.SignPKCS1v15(rand.Reader, p.key, crypto.SHA256, sum[:])
	if err != nil {
		p.t.Error(err)
	}
	return what + "." + base64.RawURLEncoding.EncodeToString(sig)
}

// teamDesk is a server whose people log in at the provider.
type teamDesk struct {
	*httptest.Server
	db     *store.DB
	access *api.Access
	said   []string
}

func newTeamDesk(t *testing.T, p *provider, more string) *teamDesk {
	t.Helper()
	db := newStore(t)
	keep(t, db, store.Events{}, tell(0, day(0), "Gunmen attacked a bridge.", ""))
	d := &teamDesk{db: db}
	var h http.Handler
	d.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) }))
	t.Cleanup(d.Close)
	d.access = &api.Access{Team: newTeam(t, db, p.URL, d.URL, more), Audit: db, Say: func(s string) { d.said = append(d.said, s) }}
	h = teamHandler(t, db, d.access)
	return d
}

func newTeam(t *testing.T, db *store.DB, issuer, address, more string) *api.Team {
	t.Helper()
	file := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(file, []byte("hush\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := "issuer = " + issuer + "\nclient = sitrep\nsecret = " + file + "\naddress = " + address + "\n" + more
	settings, err := api.ReadTeam("team", []byte(text), func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return api.NewTeam(settings, db)
}

func teamHandler(t *testing.T, db *store.DB, access *api.Access) http.Handler {
	t.Helper()
	pages, err := web.New(db, web.Options{Decider: decider{db}, Access: access})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(api.Prefix+"/", api.New(db, api.Options{Decider: decider{db}}))
	mux.Handle("/", pages)
	return web.Guard(access.Handler(mux), true, access.Team.Host())
}

const roles = "read = groups: press\nreview = groups: analysts\nadmin = email: boss@example.org\n"

// person is a browser of somebody.
type person struct {
	*http.Client
	t  *testing.T
	at string
}

func newPerson(t *testing.T, at string) *person {
	jar, _ := cookiejar.New(nil)
	return &person{&http.Client{Jar: jar}, t, at}
}

func (x *person) get(path string) (int, string, *url.URL) {
	x.t.Helper()
	if strings.HasPrefix(path, "/") {
		path = x.at + path
	}
	res, err := x.Get(path)
	if err != nil {
		x.t.Fatal(err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(b), res.Request.URL
}

// stops keeps the browser from following where it is led.
func (x *person) stops() *person {
	c := *x.Client
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &person{&c, x.t, x.at}
}

// led is where a path leads.
func (x *person) led(path string) (string, *http.Response) {
	x.t.Helper()
	res, err := x.stops().Get(path)
	if err != nil {
		x.t.Fatal(err)
	}
	res.Body.Close()
	return res.Header.Get("Location"), res
}

func (x *person) cookie(name string) string {
	u, _ := url.Parse(x.at)
	for _, c := range x.Jar.Cookies(u) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

func (d *teamDesk) audit(t *testing.T) (out []string) {
	t.Helper()
	p, err := d.db.ListAudit(bg, "", store.Range{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range p.Items {
		out = append(out, strings.TrimSpace(x.Who+" "+x.What+" "+x.About))
		if x.From != "127.0.0.1" || time.Since(x.At) > time.Minute {
			t.Errorf("%+v", x)
		}
	}
	return out
}

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

// What the provider says has to be signed by it, for this server, for this login, now.
func TestTokensThatDoNotHold(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	set := func(name string, v any) func(map[string]any) { return func(c map[string]any) { c[name] = v } }
	for name, f := range map[string]func(){
		"another audience": func() { p.change = set("aud", "other") },
		"no audience":      func() { p.change = func(c map[string]any) { delete(c, "aud") } },
		"made for another": func() {
			p.change = func(c map[string]any) { c["aud"], c["azp"] = []string{"sitrep", "other"}, "other" }
		},
		"two, for nobody":    func() { p.change = set("aud", []string{"sitrep", "other"}) },
		"expired":            func() { p.change = set("exp", time.Now().Add(-time.Minute).Unix()) },
		"without an end":     func() { p.change = func(c map[string]any) { delete(c, "exp") } },
		"not yet":            func() { p.change = set("nbf", time.Now().Add(time.Hour).Unix()) },
		"another nonce":      func() { p.change = set("nonce", "of another login") },
		"no nonce":           func() { p.change = func(c map[string]any) { delete(c, "nonce") } },
		"another provider":   func() { p.change = set("iss", "https://evil.example") },
		"nobody":             func() { p.change = set("sub", "") },
		"control characters": func() { p.change = set("sub", "a\nb") },
		"without a signature": func() {
			p.sign = func(_, payload string) string { return part(`{"alg":"none","typ":"JWT"}`) + "." + part(payload) + "." }
		},
		"None": func() {
			p.sign = func(_, payload string) string { return part(`{"alg":"None"}`) + "." + part(payload) + "." }
		},
		"a signature of nothing": func() { p.sign = func(h, payload string) string { return part(h) + "." + part(payload) + "." } },
		"another key": func() {
			p.sign = func(h, payload string) string { return (&provider{t: t, key: other}).rs256(h, payload) }
		},
		"a password for a key": func() {
			p.sign = func(_, payload string) string {
				what := part(`{"alg":"HS256","kid":"k"}`) + "." + part(payload)
				sum := sha256.Sum256([]byte("hush" + what))
				return what + "." + base64.RawURLEncoding.EncodeToString(sum[:])
			}
		},
		"changed after signing": func() {
			p.sign = func(h, payload string) string {
				parts := strings.Split(p.rs256(h, payload), ".")
				return parts[0] + "." + part(strings.Replace(payload, "u-1", "u-2", 1)) + "." + parts[2]
			}
		},
		"no token": func() { p.sign = func(string, string) string { return "" } },
		"rubbish":  func() { p.sign = func(string, string) string { return "a.b.c" } },
	} {
		p.change, p.sign = nil, nil
		f()
		x := newPerson(t, d.URL)
		code, body, _ := x.get("/login/go")
		if code != 403 || x.cookie("session") != "" || !strings.Contains(body, "Not logged in") || strings.Contains(body, "oidc:") {
			t.Errorf("%s: %d %s", name, code, body)
		}
		if code, _, _ := x.get("/api/v1/events"); code != 401 {
			t.Errorf("%s: %d", name, code)
		}
	}
	if len(d.said) == 0 {
		t.Error("who runs the server is not told why")
	}
	p.change, p.sign = nil, nil
	if code, _, _ := newPerson(t, d.URL).get("/login/go"); code != 200 {
		t.Errorf("afterwards: %d", code)
	}
}

// A way back holds once, for the browser that began.
func TestStatesThatDoNotHold(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	ana, eve := newPerson(t, d.URL), newPerson(t, d.URL)
	begin := func(x *person) string { // gives the provider's way back
		t.Helper()
		to, _ := x.led(d.URL + "/login/go")
		to, _ = x.led(to)
		return to
	}
	refused := func(x *person, at, why string) {
		t.Helper()
		code, body, _ := x.get(at)
		if code != 403 || !strings.Contains(body, "Begin again") || x.cookie("session") != "" {
			t.Errorf("%s: %d %s", why, code, body)
		}
	}
	at := begin(ana)
	if code, _, _ := ana.get(at); code != 200 {
		t.Fatalf("%d", code)
	}
	was := ana.cookie("session")
	if code, _, _ := ana.get(at); code != 403 || ana.cookie("session") != was {
		t.Errorf("a state that was used: %d", code)
	}
	refused(eve, at, "a state that somebody else used")
	at = begin(eve) // her own login, pushed on somebody else
	rosa := newPerson(t, d.URL)
	refused(rosa, at, "a login of another browser")
	begin(rosa)
	refused(rosa, begin(eve), "a login of another browser, with a cookie")
	refused(rosa, d.URL+"/login/back?code=code-0&state=", "no state")
	refused(rosa, d.URL+"/login/back", "nothing")
	u, _ := url.Parse(begin(rosa))
	q := u.Query()
	q.Set("iss", "https://evil.example")
	refused(rosa, d.URL+"/login/back?"+q.Encode(), "another provider answers")
	u, _ = url.Parse(begin(rosa))
	refused(rosa, d.URL+"/login/back?"+url.Values{"state": u.Query()["state"], "error": {"access_denied"}, "error_description": {"<script>alert(1)</script>"}}.Encode(), "refused by the provider")
	u, _ = url.Parse(begin(rosa))
	q = u.Query()
	q.Set("code", "code-0")
	refused(rosa, d.URL+"/login/back?"+q.Encode(), "another code")
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
