package api

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
)

// receiver is somebody who is told of changes.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	answer int
	got    []received
}

type received struct {
	header http.Header
	body   []byte
	sent   struct {
		Type string
		Data struct {
			View         struct{ ID, Name, Page string }
			Since, Until int64
			Count        int
			Events       []struct {
				Change, ID, Page, Into string
				Event                  struct{ ID, Headline string }
			}
			Changes string
		}
	}
}

func newReceiver(t *testing.T) *receiver {
	t.Helper()
	x := &receiver{answer: 204}
	x.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		x.mu.Lock()
		defer x.mu.Unlock()
		one := received{header: r.Header, body: b}
		json.Unmarshal(b, &one.sent)
		x.got = append(x.got, one)
		if x.answer/100 == 3 {
			w.Header().Set("Location", "/elsewhere")
		}
		w.WriteHeader(x.answer)
	}))
	t.Cleanup(x.Close)
	return x
}

func (x *receiver) told() []received {
	x.mu.Lock()
	defer x.mu.Unlock()
	return append([]received(nil), x.got...)
}

func (x *receiver) wait(t *testing.T, n int) []received {
	t.Helper()
	for range 300 {
		if got := x.told(); len(got) >= n {
			return got
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%d deliveries, want %d", len(x.told()), n)
	return nil
}

func (x *receiver) answers(status int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.answer = status
}

// hooking sends webhooks until stop, or the test ends.
func hooking(t *testing.T, db *store.DB, waits ...time.Duration) (stop func()) {
	t.Helper()
	h := NewHooks(db, http.DefaultTransport, "https://desk.example", func(s string) { t.Log(s) })
	h.every = 20 * time.Millisecond
	if waits != nil {
		h.waits = waits
	}
	ctx, cancel := context.WithCancel(bg)
	var all sync.WaitGroup
	all.Go(func() { h.Run(ctx) })
	stop = func() { cancel(); all.Wait() }
	t.Cleanup(stop)
	return stop
}

// as is a context in which somebody asks.
func as(name string, role Role) context.Context {
	return context.WithValue(bg, personKey{}, Person{name, role})
}

// hooked is a view of protests with a webhook.
func hooked(t *testing.T, db *store.DB, at string) (id, secret string) {
	t.Helper()
	views := NewViews(db, true)
	v, err := views.Add(as("ana", Reviewer), "Protests", "?type=PROTEST")
	if err != nil {
		t.Fatal(err)
	}
	secret, err = views.Change(as("ana", Reviewer), v.ID, ViewChange{Act: ViewHook, Hook: at})
	if err != nil {
		t.Fatal(err)
	}
	return v.ID, secret
}

func view(t *testing.T, db *store.DB, id string) *store.View {
	t.Helper()
	v, err := db.SavedView(bg, id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What changes in a view is told once, signed, and nothing else is.
func TestWebhookTellsWhatChanged(t *testing.T) {
	db, _ := sample(t)
	x := newReceiver(t)
	id, secret := hooked(t, db, x.URL+"/hook?token=t")
	hooking(t, db)
	time.Sleep(100 * time.Millisecond)
	if n := len(x.told()); n != 0 {
		t.Fatalf("%d deliveries of what was there before", n)
	}
	put(t, db, 7) // an assault
	e := put(t, db, 8)
	got := x.wait(t, 1)[0]
	time.Sleep(100 * time.Millisecond)
	if n := len(x.told()); n != 1 {
		t.Errorf("%d deliveries", n)
	}
	d := got.sent.Data
	if got.sent.Type != "events.changed" || d.Count != 1 || len(d.Events) != 1 || d.Events[0].ID != e.ID || d.Events[0].Change != "created" || d.Events[0].Event.Headline != e.Headline ||
		d.Events[0].Page != "https://desk.example/events/"+e.ID || d.View.ID != id || d.View.Page != "https://desk.example/views/"+id || d.Until <= d.Since {
		t.Errorf("%s", got.body)
	}
	at, _ := strconv.ParseInt(got.header.Get("webhook-timestamp"), 10, 64)
	if age := time.Since(time.Unix(at, 0)); age < -time.Second || age > 10*time.Second {
		t.Errorf("sent %v ago", age)
	}
	// As a receiver checks it.
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil || len(key) != 24 {
		t.Fatalf("secret %q: %v", secret, err)
	}
	m := hmac.New(sha256.New, key)
	fmt.Fprintf(m, "%s.%d.%s", got.header.Get("webhook-id"), at, got.body)
	if want := "v1," + base64.StdEncoding.EncodeToString(m.Sum(nil)); got.header.Get("webhook-signature") != want {
		t.Errorf("signed %q, want %q", got.header.Get("webhook-signature"), want)
	}
	if got.header.Get("Content-Type") != "application/json" || !strings.HasPrefix(got.header.Get("User-Agent"), "sitrep/") {
		t.Errorf("%v", got.header)
	}
	ds, err := db.Deliveries(bg, id)
	if err != nil || len(ds) != 1 || ds[0].State != store.DeliveryDone || ds[0].Answer != 204 || ds[0].ID != got.header.Get("webhook-id") || ds[0].Events != 1 {
		t.Errorf("%+v %v", ds, err)
	}
}

// The example of standardwebhooks.com.
func TestHookSignature(t *testing.T) {
	got := HookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`))
	if got != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" {
		t.Error(got)
	}
}

// What is not taken is sent again, the same under the same ID, later and later, though the
// server began anew; what changes meanwhile is told afterwards.
func TestWebhookIsTriedAgainAfterARestart(t *testing.T) {
	db, _ := sample(t)
	x := newReceiver(t)
	x.answers(500)
	id, _ := hooked(t, db, x.URL)
	stop := hooking(t, db, 50*time.Millisecond, time.Hour)
	put(t, db, 8)
	x.wait(t, 2)
	for range 200 { // the second answer is written down after it is given
		if ds, err := db.Deliveries(bg, id); err != nil || len(ds) == 1 && time.Until(ds[0].Due) > time.Minute {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	put(t, db, 10)
	ds, _ := db.Deliveries(bg, id)
	if len(ds) != 1 || ds[0].Tries != 2 || ds[0].State != store.DeliveryWaiting || ds[0].Answer != 500 || ds[0].Reason != "the answer is 500" || time.Until(ds[0].Due) < 50*time.Minute {
		t.Fatalf("%+v", ds[0])
	}
	x.answers(200)
	if err := db.ResumeView(bg, id); err != nil { // now, not in an hour
		t.Fatal(err)
	}
	hooking(t, db)
	got := x.wait(t, 4)
	if got[0].header.Get("webhook-id") != got[2].header.Get("webhook-id") || string(got[0].body) != string(got[2].body) {
		t.Errorf("%s\n%s", got[0].body, got[2].body)
	}
	if a, b := got[2].sent.Data, got[3].sent.Data; a.Until != b.Since || b.Count != 1 {
		t.Errorf("%+v\n%+v", a, b)
	}
}

// An address that takes nothing is left alone until somebody says so.
func TestWebhookPauses(t *testing.T) {
	db, _ := sample(t)
	x := newReceiver(t)
	id, _ := hooked(t, db, x.URL)
	hooking(t, db, time.Millisecond, time.Millisecond)
	x.answers(503)
	put(t, db, 8)
	x.wait(t, 3)
	time.Sleep(200 * time.Millisecond)
	if n := len(x.told()); n != 3 {
		t.Errorf("%d tries, want 3", n)
	}
	if v := view(t, db, id); v.State != store.HookPaused || !strings.Contains(v.Reason, "3 tries failed, the last with: the answer is 503") {
		t.Errorf("%+v", v)
	}
	put(t, db, 10)
	x.answers(200)
	if _, err := NewViews(db, true).Change(as("ana", Reviewer), id, ViewChange{Act: ViewResume}); err != nil {
		t.Fatal(err)
	}
	got := x.wait(t, 5)
	if got[3].header.Get("webhook-id") != got[0].header.Get("webhook-id") || got[4].sent.Data.Count != 1 {
		t.Errorf("%s\n%s", got[3].body, got[4].body)
	}
	// One that is gone is not asked again.
	x.answers(410)
	put(t, db, 12)
	x.wait(t, 6)
	time.Sleep(100 * time.Millisecond)
	if v := view(t, db, id); v.State != store.HookPaused || len(x.told()) != 6 {
		t.Errorf("%+v, %d tries", v, len(x.told()))
	}
}

// A webhook is not led elsewhere, and its address is one of the internet.
func TestWebhookGoesNowhereElse(t *testing.T) {
	db, _ := sample(t)
	x := newReceiver(t)
	x.answers(307)
	id, _ := hooked(t, db, x.URL)
	hooking(t, db, time.Hour)
	put(t, db, 8)
	x.wait(t, 1)
	time.Sleep(100 * time.Millisecond)
	ds, _ := db.Deliveries(bg, id)
	if len(x.told()) != 1 || ds[0].Answer != 307 || !strings.Contains(ds[0].Reason, "not led elsewhere") {
		t.Errorf("%d requests, %+v", len(x.told()), ds[0])
	}
	views := NewViews(db, false)
	for _, at := range []string{"http://example.org/hook", "ftp://example.org", "//example.org", "example.org", "https://", "https://a:b@example.org/", "javascript:alert(1)", "https://exa mple.org", "file:///etc/passwd"} {
		if _, err := views.Change(as("ana", Reviewer), id, ViewChange{Act: ViewHook, Hook: at}); statusOf(err) != 400 {
			t.Errorf("%s: %v", at, err)
		}
	}
	if _, err := views.Change(as("ana", Reviewer), id, ViewChange{Act: ViewHook, Hook: "https://example.org/hook#x"}); err != nil {
		t.Error(err)
	}
}

// Thousands of changes are told in one delivery of bounded size that says where the rest is.
func TestWebhookOfManyChanges(t *testing.T) {
	db, _ := sample(t)
	x := newReceiver(t)
	hooked(t, db, x.URL)
	for n := range 130 {
		put(t, db, 100+2*n)
	}
	hooking(t, db)
	d := x.wait(t, 1)[0].sent.Data
	if d.Count != 130 || len(d.Events) != mostSent || d.Changes != fmt.Sprintf("https://desk.example/api/v1/changes?since=%d", d.Since) {
		t.Errorf("%d of %d, %s", len(d.Events), d.Count, d.Changes)
	}
}

// A merged event is told with what it is part of now; words and sources narrow a view, too.
func TestWhatWaitsToBeSentIsNotWorkedOutAgain(t *testing.T) {
	db, _ := sample(t)
	log := &watched{DB: db}
	h := NewHooks(log, http.DefaultTransport, "", nil)
	hooked(t, db, "https://example.org/")
	for n, want := range []int32{1, 1} { // the first makes a delivery, which then waits
		put(t, db, 20+n)
		if _, err := h.look(bg); err != nil {
			t.Fatal(err)
		}
		if got := log.times.Load(); got != want {
			t.Errorf("after %d changes the log was read %d times, want %d", n+1, got, want)
		}
	}
}

func TestWebhookOfAMergedEvent(t *testing.T) {
	db, all := sample(t) // 0, 2 and 4 are protests
	x, y := newReceiver(t), newReceiver(t)
	hooked(t, db, x.URL)
	views := NewViews(db, true)
	for _, q := range []string{"q=road+2", "source=harbour+post&q=road+3", "process=process-00000000000000ff"} {
		v, err := views.Add(as("ana", Reviewer), q, q)
		if err == nil {
			_, err = views.Change(as("ana", Reviewer), v.ID, ViewChange{Act: ViewHook, Hook: y.URL})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	e := *all[2]
	e.Mentions, e.Documents = append(e.Mentions, all[4].Mentions...), append(e.Documents, all[4].Documents...)
	tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(2e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.PutEvents(store.Events{Put: []*sitrep.Event{&e}, Merged: []store.Redirect{{From: all[4].ID, To: e.ID}}}); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	hooking(t, db)
	d := x.wait(t, 1)[0].sent.Data
	how := map[string]string{}
	for _, s := range d.Events {
		how[s.ID] = s.Change + " " + s.Into
	}
	if d.Count != 2 || how[e.ID] != "updated " || how[all[4].ID] != "merged "+e.ID {
		t.Errorf("%+v", d)
	}
	got := y.wait(t, 1)
	time.Sleep(150 * time.Millisecond)
	if n := len(y.told()); n != 1 || got[0].sent.Data.View.Name != "q=road+2" || got[0].sent.Data.Count != 2 {
		t.Errorf("%d deliveries, %s", n, got[0].body)
	}
}
