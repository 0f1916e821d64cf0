package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"sitrep/store"
)

// Sessions keep who is logged in.
type Sessions interface {
	PutSession(ctx context.Context, s *store.Session, now time.Time) error
	Session(ctx context.Context, key []byte) (*store.Session, error)
	EndSession(ctx context.Context, key []byte) error
}

// Team lets people log in at their own OpenID provider. A session is a random name in a
// cookie; what belongs to it, and the hash of that name, are in the database. It ends when
// its time is over, when its owner logs out, and when roles are given otherwise.
type Team struct {
	*TeamSettings
	db     Sessions
	client *http.Client
	now    func() time.Time

	mu       sync.Mutex
	provider *oidc.Provider // once it has answered
	begun    map[string]*login
}

// login is one that was begun and has not come back from the provider.
type login struct {
	nonce, verifier, back string
	browser               [sha256.Size]byte // the hash of its cookie
	ends                  time.Time
}

const (
	loginLasts = 10 * time.Minute
	mostLogins = 10000 // begun at the same time
)

// Paths of logging in.
const (
	LoginPath = "/login"      // asks
	GoPath    = "/login/go"   // leads to the provider
	BackPath  = "/login/back" // where the provider leads back to
)

// LoginFault says to who logs in why it does not work.
type LoginFault struct {
	Reason string
	Err    error // for who runs the server; it may hold what only they should see
}

func (f *LoginFault) Error() string { return f.Reason }
func (f *LoginFault) Unwrap() error { return f.Err }

// NewTeam lets the people of the settings log in; sessions are kept in the store.
func NewTeam(settings *TeamSettings, db Sessions) *Team {
	return &Team{TeamSettings: settings, db: db, client: &http.Client{Timeout: 15 * time.Second}, now: time.Now, begun: map[string]*login{}}
}

// Reach asks the provider for its addresses and keys, unless it has answered before.
func (t *Team) Reach(ctx context.Context) error {
	_, err := t.reach(ctx)
	return err
}

func (t *Team) reach(ctx context.Context) (*oidc.Provider, error) {
	t.mu.Lock()
	p := t.provider
	t.mu.Unlock()
	if p != nil {
		return p, nil
	}
	p, err := oidc.NewProvider(oidc.ClientContext(ctx, t.client), t.Issuer)
	if err != nil {
		return nil, &LoginFault{"The provider does not answer. Try again in a minute; if it stays so, tell who runs this server.", err}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.provider = p
	return p, nil
}

func (t *Team) oauth(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: t.Client, ClientSecret: t.Secret, Endpoint: p.Endpoint(), RedirectURL: t.Address + BackPath, Scopes: t.Scopes}
}

// cookie is one of ours: no script reads it, no other site sends it along with more than a
// link. Over TLS its name keeps neighbours of this host from setting it.
func (t *Team) cookie(name, value string, lasts time.Duration) *http.Cookie {
	c := &http.Cookie{Name: t.cookieName(name), Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: strings.HasPrefix(t.Address, "https:"), MaxAge: int(lasts / time.Second)}
	if value == "" {
		c.MaxAge = -1
	}
	return c
}

func (t *Team) cookieName(name string) string {
	if strings.HasPrefix(t.Address, "https:") {
		return "__Host-" + name
	}
	return name
}

const (
	sessionCookie = "session"
	loginCookie   = "login"
)

// secret is 256 random bits.
func secret() string {
	b := make([]byte, 32)
	rand.Read(b) // never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

// Begin leads to the provider. back is a path of this server.
func (t *Team) Begin(w http.ResponseWriter, r *http.Request, back string) error {
	p, err := t.reach(r.Context())
	if err != nil {
		return err
	}
	state, browser := secret(), secret()
	l := &login{nonce: secret(), verifier: oauth2.GenerateVerifier(), back: LocalPath(back), browser: sha256.Sum256([]byte(browser)), ends: t.now().Add(loginLasts)}
	t.mu.Lock()
	if len(t.begun) >= mostLogins {
		for s, l := range t.begun {
			if l.ends.Before(t.now()) {
				delete(t.begun, s)
			}
		}
	}
	full := len(t.begun) >= mostLogins
	if !full {
		t.begun[state] = l
	}
	t.mu.Unlock()
	if full {
		return &LoginFault{"Too many are logging in at the moment. Try again in ten minutes.", nil}
	}
	http.SetCookie(w, t.cookie(loginCookie, browser, loginLasts))
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, t.oauth(p).AuthCodeURL(state, oidc.Nonce(l.nonce), oauth2.S256ChallengeOption(l.verifier)), http.StatusSeeOther)
	return nil
}

// errAgain is what is said of a way back that is not that of a login that was begun here.
func errAgain(err string) error {
	return &LoginFault{"This is not the end of a login that was begun here, in this browser, in the last ten minutes. Begin again.", errors.New(err)}
}

// End takes who comes back from the provider and opens a session for them: one of its own,
// whatever the browser held before. The person is given with a fault, too, where it is known.
func (t *Team) End(w http.ResponseWriter, r *http.Request) (p Person, back string, err error) {
	q := r.URL.Query()
	w.Header().Set("Cache-Control", "no-store")
	http.SetCookie(w, t.cookie(loginCookie, "", 0))
	state := q.Get("state")
	t.mu.Lock()
	l := t.begun[state]
	delete(t.begun, state) // it holds once, whatever comes of it
	t.mu.Unlock()
	c, noCookie := r.Cookie(t.cookieName(loginCookie))
	switch {
	case l == nil:
		return p, "", errAgain("the state is not known, or was used")
	case l.ends.Before(t.now()):
		return p, "", errAgain("the state is too old")
	case noCookie != nil:
		return p, "", errAgain("the browser has no cookie of a login")
	}
	if is := sha256.Sum256([]byte(c.Value)); subtle.ConstantTimeCompare(is[:], l.browser[:]) != 1 {
		return p, "", errAgain("the cookie is of another login")
	}
	if iss := q.Get("iss"); iss != "" && iss != t.Issuer {
		return p, "", errAgain("another provider answers")
	}
	if e := q.Get("error"); e != "" {
		return p, l.back, &LoginFault{"The provider did not let you in. Begin again, or ask who runs it.", errors.New(e + ": " + q.Get("error_description"))}
	}
	p, err = t.vouched(r.Context(), q.Get("code"), l)
	if err != nil {
		return p, l.back, err
	}
	if p.Role == Nobody {
		return p, l.back, &LoginFault{"You are known to the provider as " + p.Name + ", but nobody has let you see this record. Ask who runs this server.", nil}
	}
	t.forget(r)
	name := secret()
	key := sha256.Sum256([]byte(name))
	if err := t.db.PutSession(r.Context(), &store.Session{Key: key[:], Name: p.Name, Role: int(p.Role), Rules: t.sum, Ends: t.now().Add(t.Lasts)}, t.now()); err != nil {
		return p, l.back, err
	}
	http.SetCookie(w, t.cookie(sessionCookie, name, t.Lasts))
	return p, l.back, nil
}

// vouched is who the provider says it is, for the code that it gave.
func (t *Team) vouched(ctx context.Context, code string, l *login) (Person, error) {
	no := func(err error) (Person, error) {
		return Person{}, &LoginFault{"What the provider says of you does not hold. Begin again; if it stays so, tell who runs this server.", err}
	}
	provider, err := t.reach(ctx)
	if err != nil {
		return Person{}, err
	}
	ctx = oidc.ClientContext(ctx, t.client)
	token, err := t.oauth(provider).Exchange(ctx, code, oauth2.VerifierOption(l.verifier))
	if err != nil {
		return no(err)
	}
	raw, _ := token.Extra("id_token").(string)
	if raw == "" {
		return no(errors.New("the answer has no id_token"))
	}
	id, err := provider.VerifierContext(ctx, &oidc.Config{ClientID: t.Client, Now: t.now}).Verify(ctx, raw)
	if err != nil {
		return no(err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(l.nonce)) != 1 {
		return no(errors.New("the nonce is of another login"))
	}
	claims := map[string]any{}
	if err := id.Claims(&claims); err != nil {
		return no(err)
	}
	if to, said := claims["azp"]; said && to != t.Client || len(id.Audience) > 1 && !said {
		return no(errors.New("the token was made for another program"))
	}
	if id.Subject == "" || len(id.Subject) > 255 || strings.ContainsFunc(id.Subject, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return no(errors.New("the token names nobody"))
	}
	// Some providers tell groups and addresses only where they are asked for them.
	lacks := func(name string) bool { return len(claimValues(claims, name)) == 0 }
	if slices.ContainsFunc(t.asks(), lacks) && provider.UserInfoEndpoint() != "" {
		if info, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(token)); err == nil && info.Subject == id.Subject {
			more := map[string]any{}
			if info.Claims(&more) == nil {
				for name, v := range more {
					if _, there := claims[name]; !there {
						claims[name] = v
					}
				}
			}
		}
	}
	return t.person(id.Subject, claims), nil
}

func (t *Team) key(r *http.Request) []byte {
	c, err := r.Cookie(t.cookieName(sessionCookie))
	if err != nil || c.Value == "" || len(c.Value) > 100 {
		return nil
	}
	key := sha256.Sum256([]byte(c.Value))
	return key[:]
}

// Who is whose session a request belongs to.
func (t *Team) Who(r *http.Request) (Person, error) {
	key := t.key(r)
	if key == nil {
		return Person{}, nil
	}
	s, err := t.db.Session(r.Context(), key)
	if errors.Is(err, store.ErrNotFound) {
		return Person{}, nil
	}
	if err != nil {
		return Person{}, err
	}
	if s.Ends.Before(t.now()) || !slices.Equal(s.Rules, t.sum) {
		return Person{}, nil
	}
	return Person{Name: s.Name, Role: Role(s.Role)}, nil
}

// forget ends the session that a browser has.
func (t *Team) forget(r *http.Request) error {
	if key := t.key(r); key != nil {
		return t.db.EndSession(r.Context(), key)
	}
	return nil
}

// Logout ends the session, here and for whoever has a copy of the cookie.
func (t *Team) Logout(w http.ResponseWriter, r *http.Request) error {
	if err := t.forget(r); err != nil {
		return err
	}
	http.SetCookie(w, t.cookie(sessionCookie, "", 0))
	return nil
}

// LogoutAddress is where one logs out of the provider, "" where it does not say.
func (t *Team) LogoutAddress() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var says struct {
		End string `json:"end_session_endpoint"`
	}
	if t.provider == nil || t.provider.Claims(&says) != nil || !secureAddress(says.End) {
		return ""
	}
	return says.End
}

// LocalPath is a path of this server, "/" where the text is anything else.
func LocalPath(to string) string {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsFunc(to, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }) {
		return "/"
	}
	return to
}
