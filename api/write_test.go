package api

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sitrep"
	"sitrep/store"
	"sitrep/store/storetest"
)

func send(h http.Handler, path, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", Prefix+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Who decides has to have seen what stands.
func TestDecisionsWantTheEventAsItStands(t *testing.T) {
	db, all := sample(t)
	h := desk(db)
	id := all[0].ID
	is := get(h, Prefix+"/events/"+id).Header().Get("ETag")
	body := `{"act":"accept","subject":"` + id + `"}`
	for _, c := range []struct {
		tag  string
		want int
	}{{"", 428}, {`"0123"`, 412}, {is, 201}} {
		w := send(h, "/decisions", body, "If-Match", c.tag)
		if w.Code != c.want {
			t.Errorf("If-Match %s: %d %s", c.tag, w.Code, w.Body)
		}
	}
	var p struct{ Items []sitrep.Decision }
	if err := json.Unmarshal(get(h, Prefix+"/decisions?about="+id).Body.Bytes(), &p); err != nil || len(p.Items) != 1 || p.Items[0].Author != "analyst" {
		t.Fatalf("%v %+v", err, p)
	}
	if w := get(h, Prefix+"/decisions/"+p.Items[0].ID); w.Code != 200 {
		t.Errorf("%d", w.Code)
	}
	w := send(h, "/decisions", `{"act":"correct","subject":"`+id+`","field":"occurred_on","value":"May"}`, "If-Match", "*")
	var trouble struct{ Errors []troubleSpot }
	if json.Unmarshal(w.Body.Bytes(), &trouble); w.Code != 400 || len(trouble.Errors) != 1 || trouble.Errors[0].Pointer != "#/value" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, c := range [][2]string{{`{"act":"dance","subject":"x"}`, "#/act"}, {`{"act":"accept"}`, "#"}, {`{"act":"accept","subject":"x","colour":1}`, "#/colour"}, {`{`, ""}} {
		w := send(h, "/decisions", c[0], "If-Match", "*")
		if json.Unmarshal(w.Body.Bytes(), &trouble); w.Code != 400 || c[1] != "" && trouble.Errors[0].Pointer != c[1] {
			t.Errorf("%s: %d %s", c[0], w.Code, w.Body)
		}
	}
}

func TestDecisionsOnWhatWentIntoAnotherEventOrOnAMentionAreHeldBackToo(t *testing.T) {
	db, all := sample(t)
	h := desk(db)
	mention, old := all[0].Mentions[0], get(h, Prefix+"/events/"+all[1].ID).Header().Get("ETag")
	if w := send(h, "/decisions", `{"act":"accept","subject":"`+mention+`","field":"type"}`, "If-Match", old); w.Code != 412 {
		t.Errorf("a mention, with the ETag of another event: %d %s", w.Code, w.Body)
	}
	tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(1e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.PutEvents(store.Events{Merged: []store.Redirect{{From: all[1].ID, To: all[2].ID}}}); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if w := send(h, "/decisions", `{"act":"accept","subject":"`+all[1].ID+`"}`, "If-Match", old); w.Code != 412 {
		t.Errorf("an event that was merged since: %d %s", w.Code, w.Body)
	}
}

func TestAnswersDoNotNameTheDatabase(t *testing.T) {
	db, _ := sample(t)
	h := desk(db)
	for _, w := range []*httptest.ResponseRecorder{
		get(h, Prefix+"/events/event-00000000000000ff"), get(h, Prefix+"/documents/doc-00000000000000ff"), get(h, Prefix+"/views/none"), get(h, Prefix+"/jobs/none"),
		send(h, "/decisions", `{"act":"accept","subject":"event-00000000000000ff"}`, "If-Match", `"0"`),
	} {
		if w.Code != 404 || strings.Contains(w.Body.String(), db.Address) {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
}

// full is a database without room.
type full struct{ kind store.Kind }

func (f full) Decide(context.Context, sitrep.Decision, func(*store.Tx) error) (*store.Decided, error) {
	return nil, &store.Error{Kind: f.kind, Address: "/srv/news.db", Reason: "of the inside"}
}

func TestWhatTheDatabaseCannotIsToldWithoutItsInside(t *testing.T) {
	db, all := sample(t)
	for kind, want := range map[store.Kind]string{store.Full: "full", store.ReadOnly: "takes no changes", store.Unreachable: "does not answer", store.Locked: "ask again"} {
		h := (&Access{Open: Admin, Name: "analyst"}).Handler(New(db, Options{Decider: full{kind}}))
		w := send(h, "/decisions", `{"act":"accept","subject":"`+all[0].ID+`"}`, "If-Match", "*")
		if w.Code != 503 || !strings.Contains(w.Body.String(), want) || strings.Contains(w.Body.String(), "inside") || strings.Contains(w.Body.String(), "srv") {
			t.Errorf("%d: %d %s", kind, w.Code, w.Body)
		}
	}
}

// A request that is sent again is answered again, not done again.
func TestIdempotencyKey(t *testing.T) {
	db, _ := sample(t)
	var ran atomic.Int32
	gate := make(chan struct{})
	h := (&Access{Open: Admin}).Handler(New(db, Options{Jobs: running(t, db, func(context.Context, string, []byte) (any, error) {
		ran.Add(1)
		<-gate
		return nil, errors.New("no report in it")
	})}))
	one := send(h, "/captures?source=a.txt", "A text.", "Idempotency-Key", "k1")
	again := send(h, "/captures?source=a.txt", "A text.", "Idempotency-Key", "k1")
	if one.Code != 202 || again.Code != 202 || one.Body.String() != again.Body.String() || one.Header().Get("Location") == "" {
		t.Fatalf("%d %s, %d %s", one.Code, one.Body, again.Code, again.Body)
	}
	if w := send(h, "/captures?source=a.txt", "Another text.", "Idempotency-Key", "k1"); w.Code != 409 {
		t.Errorf("another body: %d", w.Code)
	}
	close(gate)
	var got job
	for range 100 {
		if json.Unmarshal(get(h, one.Header().Get("Location")).Body.Bytes(), &got); got.State == "failed" {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if got.State != "failed" || got.Reason != "no report in it" || ran.Load() != 1 {
		t.Errorf("%+v, %d runs", got, ran.Load())
	}
	if w := send(h, "/captures?source=a", ""); w.Code != 400 {
		t.Errorf("nothing to read: %d", w.Code)
	}
	if w := send(h, "/captures", "x"); w.Code != 400 {
		t.Errorf("no source: %d", w.Code)
	}
}

// A key opens what its scope says and no more; the file has hashes alone.
func TestAnIdempotencyKeyOfARequestThatBrokeOffIsFree(t *testing.T) {
	var kept answers
	func() {
		defer func() { recover() }()
		kept.once(bg, "k", nil, func() (*huma.StreamResponse, error) { panic("a fault of the program") })
	}()
	ctx, cancel := context.WithTimeout(bg, time.Second)
	defer cancel()
	want := &huma.StreamResponse{}
	if got, err := kept.once(ctx, "k", nil, func() (*huma.StreamResponse, error) { return want, nil }); got != want || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}

func TestKeysAndScopes(t *testing.T) {
	db, all := sample(t)
	file := filepath.Join(t.TempDir(), "keys")
	var lines strings.Builder
	keys := map[string]string{}
	for _, scope := range Scopes[1:] {
		keys[scope] = NewKey()
		k := Key{Name: "the " + scope + " one", Scope: scope, Hash: sha256.Sum256([]byte(keys[scope])), Made: "2026-01-02"}
		lines.WriteString(k.Line())
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, k := range keys {
		if strings.Contains(lines.String(), k) {
			t.Error("a key is in the file")
		}
	}
	k, err := OpenKeys(file)
	if err != nil {
		t.Fatal(err)
	}
	h := (&Access{Keys: k}).Handler(New(db, Options{Decider: storetest.Decider{DB: db}, Jobs: running(t, db, func(context.Context, string, []byte) (any, error) { return nil, nil })}))
	body := `{"act":"accept","subject":"` + all[0].ID + `","author":"somebody else"}`
	for _, c := range []struct {
		key                string
		read, decide, post int
	}{{"", 401, 401, 401}, {"sitrep_wrong", 401, 401, 401}, {keys["read"], 200, 403, 403}, {keys["review"], 200, 201, 403}, {keys["admin"], 200, 201, 202}} {
		auth := "Bearer " + c.key
		if w := get(h, Prefix+"/events", "Authorization", auth); w.Code != c.read || w.Code == 401 && w.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%s reads: %d", c.key, w.Code)
		}
		if w := send(h, "/decisions", body, "If-Match", "*", "Authorization", auth); w.Code != c.decide {
			t.Errorf("%s decides: %d %s", c.key, w.Code, w.Body)
		}
		if w := send(h, "/captures?source=a", "text", "Authorization", auth); w.Code != c.post {
			t.Errorf("%s posts: %d %s", c.key, w.Code, w.Body)
		}
		for _, p := range []string{"/events", "/decisions", "/nothing"} {
			if w := get(h, Prefix+p, "Authorization", auth); c.key != "" && strings.Contains(w.Body.String(), c.key) {
				t.Errorf("%s: the key is in the answer", p)
			}
		}
	}
	basic := httptest.NewRequest("GET", Prefix+"/events.atom", nil) // as readers of feeds can
	basic.SetBasicAuth("feed", keys["read"])
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, basic); w.Code != 200 {
		t.Errorf("a key as a password: %d", w.Code)
	}
	p, _ := db.ListDecisions(bg, store.DecisionFilter{}, store.Range{})
	if len(p.Items) == 0 || p.Items[len(p.Items)-1].Author != "the review one" {
		t.Errorf("a reviewer signs as %+v", p.Items)
	}
	os.WriteFile(file, []byte("# none\n"), 0o600)
	k.mu.Lock()
	k.seen = time.Time{}
	k.mu.Unlock()
	if w := get(h, Prefix+"/events", "Authorization", "Bearer "+keys["admin"]); w.Code != 401 {
		t.Errorf("a key that was taken out: %d", w.Code)
	}
	for _, bad := range []string{"a b c", "a\tking\t00\t2026", "a\tread\txyz\t2026"} {
		if _, err := ReadKeys("keys", []byte("# x\n"+bad)); err == nil || !strings.HasPrefix(err.Error(), "keys:2:") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestRate(t *testing.T) {
	r := &Rate{PerSecond: 2, Burst: 3}
	at := time.Unix(0, 0)
	for i, want := range []bool{true, true, true, false} {
		if got := r.take("a", at) == 0; got != want {
			t.Errorf("request %d: %v", i, got)
		}
	}
	if r.take("b", at) != 0 || r.take("a", at.Add(600*time.Millisecond)) != 0 || r.take("a", at.Add(700*time.Millisecond)) == 0 {
		t.Error("askers are not apart, or tokens do not come back")
	}
	db, _ := sample(t)
	h := (&Access{Open: Reader, Rate: &Rate{PerSecond: .01, Burst: 1}}).Handler(New(db, Options{}))
	get(h, Prefix+"/stats")
	if w := get(h, Prefix+"/stats"); w.Code != 429 || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}
