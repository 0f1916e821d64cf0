package web_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"
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
