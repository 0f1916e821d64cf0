package web_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sitrep/api"
	"sitrep/store"
	"sitrep/store/storetest"
	"sitrep/web"
)

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
	pages, err := web.New(db, web.Options{Decider: storetest.Decider{DB: db}, Access: access})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(api.Prefix+"/", api.New(db, api.Options{Decider: storetest.Decider{DB: db}}))
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
