package web_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"strings"
	"testing"
	"time"
)

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
