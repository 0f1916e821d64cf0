package api

import (
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
)

// Who may do what to a view.
func TestWhoMayChangeAView(t *testing.T) {
	db, _ := sample(t)
	views := NewViews(db, true)
	if _, err := views.Add(as("", Reader), "Mine", "type=PROTEST"); statusOf(err) != 403 {
		t.Errorf("without a name: %v", err)
	}
	v, err := views.Add(as("rosa", Reader), "  Mine \t own ", "?type=protest&from=2020-05-01")
	if err != nil || v.Name != "Mine own" || v.Query != "from=2020-05-01&type=PROTEST" || v.Owner != "rosa" {
		t.Fatalf("%+v %v", v, err)
	}
	for _, c := range []struct {
		who  string
		role Role
		act  ViewChange
		want int
	}{
		{"ivo", Reviewer, ViewChange{Act: ViewRename, Name: "x"}, 403}, {"ivo", Reviewer, ViewChange{Act: ViewDrop}, 403}, {"ivo", Reviewer, ViewChange{Act: ViewHook, Hook: "https://example.org"}, 403}, {"", Reviewer, ViewChange{Act: ViewDrop}, 403},
		{"rosa", Reader, ViewChange{Act: ViewHook, Hook: "https://example.org"}, 403}, {"rosa", Reader, ViewChange{Act: ViewTest}, 403}, {"rosa", Reader, ViewChange{Act: ViewRename, Name: "Ours"}, 0}, {"rosa", Reader, ViewChange{Act: ViewRename, Name: " "}, 400},
		{"rosa", Reviewer, ViewChange{Act: ViewTest}, 409}, {"rosa", Reviewer, ViewChange{Act: ViewHook, Hook: "https://example.org/x?token=t"}, 0}, {"rosa", Reviewer, ViewChange{Act: "dance"}, 400}, {"rosa", Reviewer, ViewChange{Act: ViewTest}, 0}, {"rosa", Reviewer, ViewChange{Act: ViewTest}, 409},
		{"boss", Admin, ViewChange{Act: ViewPause}, 0},
	} {
		if _, err := views.Change(as(c.who, c.role), v.ID, c.act); statusOf(err) != c.want || c.want == 0 && err != nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
	for who, want := range map[Person]string{{"ivo", Reviewer}: "https://example.org/…", {"rosa", Reviewer}: "https://example.org/x?token=t", {"boss", Admin}: "https://example.org/x?token=t"} {
		if got := HookShown(as(who.Name, who.Role), view(t, db, v.ID)); got != want {
			t.Errorf("%s sees %s", who.Name, got)
		}
	}
	for _, bad := range []string{"colour=red", "from=May", "a=%zz"} {
		if _, err := views.Add(as("rosa", Reader), "Bad", bad); statusOf(err) != 400 {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestNamesOfViewsAreCountedInLetters(t *testing.T) {
	db, _ := sample(t)
	views := NewViews(db, true)
	for n, want := range map[int]int{100: 0, 101: 400} {
		if _, err := views.Add(as("rosa", Reader), strings.Repeat("ж", n), ""); statusOf(err) != want {
			t.Errorf("%d letters: %v", n, err)
		}
	}
}

func TestTheAuditIsCutBetweenLetters(t *testing.T) {
	db, _ := sample(t)
	(&Access{Audit: db}).Write(bg, store.Audited{Who: "rosa", What: "brought in", About: "x" + strings.Repeat("ж", 200)})
	p, err := db.ListAudit(bg, "rosa", store.Range{})
	if err != nil || len(p.Items) != 1 || p.Items[0].About != "x"+strings.Repeat("ж", 149) {
		t.Errorf("%v, %+v", err, p.Items)
	}
}

// The same by the API, with a feed that begins with what changed last.
func TestViewsByTheAPI(t *testing.T) {
	db, all := sample(t)
	h := (&Access{Open: Admin, Name: "ana", Audit: db}).Handler(New(db, Options{Views: NewViews(db, true).At("https://desk.example")}))
	w := send(h, "/views", `{"name":"Protests","query":"type=PROTEST"}`)
	var v viewBody
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != 201 || v.Name != "Protests" || w.Header().Get("Location") != Prefix+"/views/"+v.ID {
		t.Fatalf("%d %s %v", w.Code, w.Body, w.Header())
	}
	at := strings.TrimPrefix(w.Header().Get("Location"), Prefix)
	if w := send(h, at, `{"act":"hook","webhook":"https://example.org/x"}`); w.Code != 200 || !strings.Contains(w.Body.String(), `"secret":"whsec_`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, p := range []string{"/views", at, at + "/deliveries", "/audit", at + "/events"} {
		if w := get(h, Prefix+p); w.Code != 200 || strings.Contains(w.Body.String(), "whsec_") {
			t.Errorf("%s: %d %s", p, w.Code, w.Body)
		}
	}
	if w := send(h, at, `{"act":"test"}`); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(h, Prefix+at+"/deliveries"); !strings.Contains(w.Body.String(), `"state":"waiting","events":0,"tries":0`) {
		t.Errorf("%s", w.Body)
	}
	// 0, 2 and 4 are protests; 4 is the latest, and 0 changes last.
	tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(2e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	e := *all[0]
	e.IndependentSources = 3
	if err := tx.PutEvents(store.Events{Put: []*sitrep.Event{&e}}); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	feed := get(h, v.Feed).Body.String()
	at0, at4 := strings.Index(feed, all[0].ID), strings.Index(feed, all[4].ID)
	if at0 < 0 || at4 < at0 || strings.Contains(feed, all[1].ID) || strings.Count(feed, "<entry>") != 3 {
		t.Errorf("%s", feed)
	}
	for _, want := range []string{"<id>urn:sitrep:" + v.ID + "</id>\n<title>Protests</title>", `<link rel="self" href="https://desk.example` + v.Feed + `"/>`, `<link rel="alternate" href="https://desk.example/events/` + all[0].ID + `"/>`} {
		if !strings.Contains(feed, want) {
			t.Errorf("%s is not in the feed", want)
		}
	}
	if n := strings.Count(get(h, v.Events+".csv").Body.String(), "\n"); n != 4 {
		t.Errorf("as CSV %d lines", n)
	}
	if w := send(h, at, `{"act":"drop"}`); w.Code != 400 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := drop(h, at); w.Code != 204 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(h, Prefix+at); w.Code != 404 {
		t.Errorf("%d", w.Code)
	}
	for _, bad := range [][2]string{{"/views", `{"name":"","query":""}`}, {"/views", `{"name":"x","query":"colour=red"}`}, {"/views", `{"name":"x"}`}, {"/views", `{"name":"` + strings.Repeat("x", 101) + `","query":""}`}} {
		if w := send(h, bad[0], bad[1]); w.Code != 400 {
			t.Errorf("%s: %d %s", bad[1], w.Code, w.Body)
		}
	}
	if w := drop(h, "/views/view-x"); w.Code != 404 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := drop(h, "/views"); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD, POST" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

func drop(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("DELETE", Prefix+path, nil))
	return w
}

// Each scope does with the newer routes what it may and no more; who has none does nothing.
func TestScopesOfViewsAndAudit(t *testing.T) {
	db, _ := sample(t)
	h, keys := withKeys(t, db)
	id := ""
	for _, c := range []struct {
		scope            string
		read, save, hook int
		audit            int
	}{{"", 401, 401, 401, 401}, {"read", 200, 201, 403, 403}, {"review", 200, 201, 200, 403}, {"admin", 200, 201, 200, 200}} {
		auth := []string{"Authorization", "Bearer " + keys[c.scope]}
		w := send(h, "/views", `{"name":"x","query":""}`, auth...)
		if w.Code != c.save {
			t.Errorf("%q saves: %d %s", c.scope, w.Code, w.Body)
		}
		var v viewBody
		if json.Unmarshal(w.Body.Bytes(), &v); v.ID != "" {
			if id = v.ID; v.Owner != "the "+c.scope {
				t.Errorf("%q saves as %q", c.scope, v.Owner)
			}
		}
		if w := send(h, "/views/"+id, `{"act":"hook","webhook":"https://example.org/x"}`, auth...); w.Code != c.hook {
			t.Errorf("%q hooks: %d %s", c.scope, w.Code, w.Body)
		}
		for path, want := range map[string]int{"/views": c.read, "/views/" + id: c.read, "/views/" + id + "/events.atom": c.read, "/views/" + id + "/deliveries": c.read, "/jobs": c.read, "/audit": c.audit} {
			if id == "" && want == 401 {
				path = strings.Replace(path, "/views/", "/views/x", 1)
			}
			w := get(h, Prefix+path, auth...)
			if w.Code != want || strings.Contains(w.Body.String(), "whsec_") {
				t.Errorf("%q reads %s: %d, want %d", c.scope, path, w.Code, want)
			}
		}
	}
	// What somebody was refused is written down with their name, too.
	p, err := db.ListAudit(bg, "the read", store.Range{})
	if err != nil || len(p.Items) != 2 || p.Items[0].What != "was refused" || !strings.HasPrefix(p.Items[0].About, "POST "+Prefix+"/views/view-") {
		t.Errorf("%+v %v", p.Items, err)
	}
	limited := (&Access{Open: Admin, Name: "ana", Rate: &Rate{PerSecond: .01, Burst: 1}}).Handler(New(db, Options{}))
	send(limited, "/views", `{"name":"x","query":""}`)
	if w := send(limited, "/views", `{"name":"x","query":""}`); w.Code != 429 {
		t.Errorf("as often as one likes: %d", w.Code)
	}
}

// withKeys is the API with one key of each scope.
func withKeys(t *testing.T, db *store.DB) (http.Handler, map[string]string) {
	t.Helper()
	var lines strings.Builder
	keys := map[string]string{}
	for _, scope := range Scopes[1:] {
		keys[scope] = NewKey()
		k := Key{Name: "the " + scope, Scope: scope, Hash: sha256.Sum256([]byte(keys[scope])), Made: "2026-01-02"}
		lines.WriteString(k.Line())
	}
	file := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := OpenKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	return (&Access{Keys: k, Audit: db}).Handler(New(db, Options{})), keys
}
