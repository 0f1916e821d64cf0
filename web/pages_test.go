package web_test

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
	"sitrep/web"
)

func sample(t testing.TB) (http.Handler, *store.DB, []*told) {
	db := newStore(t)
	var all []*told
	for n, s := range []string{"Gunmen attacked a convoy near Goundi.", "The two sides met at Goundi.", "Women marched through Goundi.", "The front pulled out of Goundi."} {
		all = append(all, tell(n, day(n*20), s, ""))
	}
	keep(t, db, store.Events{}, all...)
	return desk(t, db), db, all
}

// Every link of every page leads to a page, and every one to a part of a page to a part
// that is there.
func TestLinksLeadSomewhere(t *testing.T) {
	h, _, all := sample(t)
	seen := map[string]string{}
	todo := addresses(all[0])[:20]
	ids := regexp.MustCompile(`\sid="([^"]+)"`)
	hrefs := regexp.MustCompile(`<a [^>]*?href="([^"]*)"`)
	for len(todo) > 0 && len(seen) < 400 {
		at := todo[0]
		todo = todo[1:]
		if _, done := seen[at]; done {
			continue
		}
		w := get(h, at)
		seen[at] = w.Body.String()
		if w.Code != 200 {
			t.Errorf("%s: %d", at, w.Code)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		have := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(w.Body.String(), -1) {
			if have[m[1]] {
				t.Errorf("%s: two things are called %s", at, m[1])
			}
			have[m[1]] = true
		}
		base, _ := url.Parse(at)
		for _, m := range hrefs.FindAllStringSubmatch(w.Body.String(), -1) {
			to, err := base.Parse(html.UnescapeString(m[1]))
			if err != nil || to.Host != "" {
				t.Errorf("%s: link %q", at, m[1])
				continue
			}
			if f := to.Fragment; f != "" && to.Path == base.Path && !have[f] {
				t.Errorf("%s: nothing is called %s", at, f)
			}
			to.Fragment = ""
			todo = append(todo, to.String())
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d pages", len(seen))
	}
}

// The address holds the state of the filters: what it says is what is listed, counted,
// drawn and exported, and each filter can be taken out.
func TestFilterStateIsInTheAddress(t *testing.T) {
	h, _, all := sample(t)
	count := func(path, what string) int { return strings.Count(get(h, path).Body.String(), what) }
	for _, c := range []struct {
		query string
		want  []int
	}{
		{"type=ASSAULT", []int{0}}, {"type=ASSAULT&type=CONSULT", []int{0, 1}}, {"from=2021-01-15&to=2021-02-20", []int{1, 2}}, {"q=headline+3", []int{3}},
		{"source=Gazette+1", []int{1}}, {"actor=osk+front&type=PROTEST", []int{2}}, {"place=VEL", nil}, {"process=process-0123456789abcdef", []int{0, 1, 2, 3}},
	} {
		for _, path := range []string{"/events?", "/timeline?"} {
			body := get(h, path+c.query).Body.String()
			for n, x := range all {
				listed := strings.Contains(body, `"go" href="/events/`+x.event.ID+`"`)
				want := false
				for _, k := range c.want {
					want = want || k == n
				}
				if listed != want {
					t.Errorf("%s%s: event %d listed: %v, want %v", path, c.query, n, listed, want)
				}
			}
			if !strings.Contains(body, `aria-label="take out: `) {
				t.Errorf("%s%s: no filter to take out", path, c.query)
			}
		}
		if got := strings.Count(get(h, "/api/v1/events.ndjson?"+c.query).Body.String(), `"kind":"event"`); got != len(c.want) {
			t.Errorf("export of %s has %d events, want %d", c.query, got, len(c.want))
		}
	}
	if n := count("/events?type=ASSAULT", `href="/timeline?type=ASSAULT"`); n != 1 {
		t.Error("the state does not go along to the timeline")
	}
	for _, bad := range []string{"type2=x", "from=yesterday", "min_sources=x", "bbox=1", "cursor=!", "from=2021-02-01&to=2021-01-01", "%zz"} {
		if w := get(h, "/events?"+bad); w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
}

// Words lead to cards and cards to words, and down to the bytes that were captured.
func TestEvidenceIsLinkedBothWays(t *testing.T) {
	h, _, all := sample(t)
	x := all[0]
	body := get(h, "/events/"+x.event.ID).Body.String()
	for _, want := range []string{
		`<a id="r1w0" class="seg u0-action`, `href="#r1e1"`, `id="r1e1"`, `href="#r1w0"`, "rule made:1", x.capture.SHA256,
		`href="/captures/` + x.capture.ID + `?start=0&amp;end=4#here"`, "Claims that differ", "the mayor", `href="/processes/process-0123456789abcdef"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if c := get(h, "/captures/"+x.capture.ID+"?start=0&end=4").Body.String(); !strings.Contains(c, `<mark id="here">Gunm</mark>en attacked`) {
		t.Error("the captured bytes are not marked")
	}
}

// The ID of an event that was merged leads to the one that it is part of, for ever.
func TestMergedEventsLeadOn(t *testing.T) {
	h, db, all := sample(t)
	keep(t, db, store.Events{Put: []*sitrep.Event{all[1].event}, Merged: []store.Redirect{{From: all[0].event.ID, To: all[1].event.ID}}})
	for _, p := range []string{"/events/", "/api/v1/events/"} {
		w := get(h, p+all[0].event.ID)
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != p+all[1].event.ID {
			t.Errorf("%s: %d %v", p, w.Code, w.Header())
		}
	}
}

func TestTheBeginningOfSeveralIDsIsRefusedInWords(t *testing.T) {
	db := newStore(t)
	a, b := tell(0, day(0), "Gunmen fired on a market.", ""), tell(1, day(1), "Police fired on a crowd.", "")
	a.event.ID, b.event.ID = "event-abcd000000000001", "event-abcd000000000002"
	keep(t, db, store.Events{}, a, b)
	h := desk(t, db)
	if w := get(h, "/events/event-abcd"); w.Code != 400 || !strings.Contains(w.Body.String(), "Give more of it") {
		t.Errorf("page: %d %s", w.Code, w.Body)
	}
	if w := get(h, api.Prefix+"/events/event-abcd"); w.Code != 400 || !strings.Contains(w.Body.String(), "give more of the ID") {
		t.Errorf("API: %d %s", w.Code, w.Body)
	}
}

func TestThePagesOfAKindOfProcessesStayOfThatKind(t *testing.T) {
	db := newStore(t)
	tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(1e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	var ps []sitrep.Process
	for n := range 501 {
		ps = append(ps, sitrep.Process{Kind: "process", ID: fmt.Sprintf("process-%016x", n), Type: "ceasefire", Name: fmt.Sprint("Truce ", n)})
	}
	tx.PutProcesses(ps, nil)
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	body := get(desk(t, db), "/processes?kind=ceasefire").Body.String()
	if next := regexp.MustCompile(`rel="next" href="([^"]*)"`).FindStringSubmatch(body); next == nil || !strings.Contains(next[1], "kind=ceasefire") {
		t.Errorf("the next page is %q", next)
	}
}

// failing is a database whose events cannot be read.
type failing struct{ *store.DB }

func (failing) Event(context.Context, string) (*sitrep.Event, error) {
	return nil, &store.Error{Kind: store.Corrupt, Reason: "damaged"}
}

func TestAPageThatCouldNotBeReadIsNotShownAsEmpty(t *testing.T) {
	_, db, all := sample(t)
	if w := post(desk(t, db), "/decide", url.Values{"act": {"accept"}, "subject": {all[0].event.ID}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	pages, err := web.New(failing{db}, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	h := (&api.Access{Open: api.Admin, Name: "another"}).Handler(pages)
	for _, path := range []string{"/", "/review?second=1"} {
		if w := get(h, path); w.Code != http.StatusInternalServerError {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestEmptyStates(t *testing.T) {
	h := desk(t, newStore(t))
	for p, want := range map[string]string{"/": "Nothing is stored yet", "/events": "No event is stored yet", "/processes": "No process is stored yet", "/actors": "No actor is stored yet",
		"/sources": "No report is stored yet", "/timeline": "No event with a date fits", "/map": "No event is stored yet", "/map?type=AID": "No event with a place fits", "/search?q=bridge": "Nothing found", "/review": "Nothing waits for a reader", "/events?type=AID": "No event fits"} {
		if w := get(h, p); w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, %q is not on the page", p, w.Code, want)
		}
	}
	if w := get(h, "/events/event-0000000000000000"); w.Code != 404 || !strings.Contains(w.Body.String(), "Not in the record") {
		t.Errorf("an event that is not there: %d", w.Code)
	}
}

// What the reader has seen is no news.
func TestSeen(t *testing.T) {
	h, _, _ := sample(t)
	if !strings.Contains(get(h, "/").Body.String(), "Headline 3") {
		t.Fatal("the news are not shown")
	}
	w := post(h, "/seen", url.Values{"last": {"1"}, "back": {"/"}})
	body := get(h, "/", "Cookie", strings.Split(w.Header().Get("Set-Cookie"), ";")[0]).Body.String()
	if strings.Contains(body, "Headline 3") || !strings.Contains(body, "Nothing new since then") {
		t.Error("what was seen is shown again")
	}
}

// A view that is saved has a name, an address and a feed, for everybody who may read.
func TestSavedViews(t *testing.T) {
	h, db, _ := sample(t)
	w := post(h, "/views", url.Values{"name": {"Assaults"}, "query": {"?type=ASSAULT&cursor=x"}})
	at := w.Header().Get("Location")
	if w.Code != 303 || !strings.HasPrefix(at, "/views/view-") {
		t.Fatalf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	body := get(h, "/events").Body.String()
	for _, want := range []string{`<a href="/events?type=ASSAULT">Assaults</a>`, `href="` + at + `"`} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not on the page of events", want)
		}
	}
	feed := "/api/v1" + at + "/events.atom"
	for _, p := range []string{"/views", at} {
		if body := get(h, p).Body.String(); !strings.Contains(body, `href="`+feed+`"`) || !strings.Contains(body, "/map?type=ASSAULT") {
			t.Errorf("%s: %s", p, body)
		}
	}
	if w := get(h, feed); w.Code != 200 || !strings.Contains(w.Body.String(), "Headline 0") || strings.Contains(w.Body.String(), "Headline 1") {
		t.Errorf("the feed: %d", w.Code)
	}
	if w := post(h, at, url.Values{"act": {"rename"}, "name": {"Raids <b>"}}); w.Code != 303 || !strings.Contains(get(h, "/views").Body.String(), "Raids &lt;b&gt;") {
		t.Errorf("renamed: %d", w.Code)
	}
	if w := post(h, at, url.Values{"act": {"drop"}}); w.Code != 303 || w.Header().Get("Location") != "/views" {
		t.Errorf("dropped: %d", w.Code)
	}
	if get(h, at).Code != 404 || strings.Contains(get(h, "/events").Body.String(), "Raids") {
		t.Error("a view that was dropped is there")
	}
	for _, bad := range []url.Values{{"name": {strings.Repeat("a", 101)}, "query": {"?type=ASSAULT"}}, {"name": {" "}, "query": {""}}, {"name": {"x"}, "query": {"?from=May"}}, {"name": {"x"}, "query": {"?a=%zz"}}} {
		if w := post(h, "/views", bad); w.Code != 400 || !strings.Contains(w.Body.String(), "Nothing was changed") {
			t.Errorf("%v: %d %s", bad, w.Code, w.Body)
		}
	}
	if vs, err := db.Views(bg); err != nil || len(vs) != 2 {
		t.Errorf("%v %v", vs, err)
	}
}

// A webhook is set, tested, paused and taken out by forms; its secret is shown once.
func TestWebhookOnThePages(t *testing.T) {
	h, db, _ := sample(t)
	at := post(h, "/views", url.Values{"name": {"Assaults"}, "query": {"?type=ASSAULT"}}).Header().Get("Location")
	act := func(want int, form url.Values) string {
		t.Helper()
		w := post(h, at, form)
		if w.Code != want {
			t.Fatalf("%v: %d %s", form, w.Code, w.Body)
		}
		if c := w.Header().Get("Cache-Control"); want == 200 && c != "no-cache" && c != "no-store" {
			t.Errorf("the secret is kept: %q", c)
		}
		return w.Body.String()
	}
	act(400, url.Values{"act": {"hook"}, "webhook": {"http://example.org/x"}})
	act(400, url.Values{"act": {"hook"}, "webhook": {""}})
	act(409, url.Values{"act": {"test"}})
	secret := regexp.MustCompile(`whsec_[A-Za-z0-9+/=]+`)
	if s := secret.FindString(html.UnescapeString(act(200, url.Values{"act": {"hook"}, "webhook": {"https://example.org/x"}}))); len(s) != len("whsec_")+32 {
		t.Errorf("secret %q", s)
	}
	act(303, url.Values{"act": {"test"}})
	body := get(h, at).Body.String()
	if secret.MatchString(body) || !strings.Contains(body, "https://example.org/x") || !strings.Contains(body, ">test<") || !strings.Contains(body, ">next<") {
		t.Errorf("%s", body)
	}
	act(303, url.Values{"act": {"pause"}})
	if body := get(h, at).Body.String(); !strings.Contains(body, "It is paused: paused by analyst.") || !strings.Contains(body, "Go on") {
		t.Errorf("%s", body)
	}
	act(303, url.Values{"act": {"resume"}})
	act(303, url.Values{"act": {"hook"}, "none": {"1"}})
	if body := get(h, at).Body.String(); !strings.Contains(body, "Nobody is told") {
		t.Errorf("%s", body)
	}
	p, err := db.ListAudit(bg, "", store.Range{})
	if err != nil {
		t.Fatal(err)
	}
	var did []string
	for _, x := range p.Items {
		did = append(did, x.Who+" "+x.What)
	}
	if got := strings.Join(did, ", "); got != "analyst took out a webhook, analyst resumed a webhook, analyst paused a webhook, analyst tested a webhook, analyst set a webhook, analyst saved a view" {
		t.Errorf("%s", got)
	}
}

func TestActorsStandByName(t *testing.T) {
	db := newStore(t)
	tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(1e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	var as []sitrep.Actor
	for n := range 130 {
		as = append(as, sitrep.Actor{Kind: "actor", ID: fmt.Sprintf("actor-%d", n), Name: fmt.Sprintf("%s front %03d", []string{"Osk", "ard"}[n%2], 500-n)})
	}
	tx.PutActors(as)
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	h := desk(t, db)
	var names []string
	for at := "/actors"; at != ""; {
		body := get(h, at).Body.String()
		for _, m := range regexp.MustCompile(`class="go"[^>]*>([^<]*)`).FindAllStringSubmatch(body, -1) {
			names = append(names, m[1])
		}
		at = ""
		if next := regexp.MustCompile(`rel="next" href="([^"]*)"`).FindStringSubmatch(body); next != nil {
			at = "/actors" + strings.ReplaceAll(next[1], "&amp;", "&")
		}
	}
	if len(names) != 130 || !slices.IsSortedFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }) {
		t.Errorf("%d actors: %q", len(names), names)
	}
	if w := get(h, "/actors?cursor=x"); w.Code != http.StatusBadRequest {
		t.Errorf("a cursor that no list gave: %d", w.Code)
	}
}

// A report without a publisher is told by its day, without a point before it.
func TestNoPointBeforeTheDay(t *testing.T) {
	db := newStore(t)
	x := tell(1, sitrep.DayOf(2021, 1, 2), "Talks were held at the harbour.", "")
	x.doc.Publisher = ""
	keep(t, db, store.Events{}, x)
	h := desk(t, db)
	for _, path := range []string{"/events/" + x.event.ID, "/search?q=harbour"} {
		body := get(h, path).Body.String()
		if !strings.Contains(body, `class="soft">2 January 2021`) || strings.Contains(body, `class="soft"> ·`) {
			t.Errorf("%s: %q", path, regexp.MustCompile(`class="soft">[^<]*2 January 2021`).FindAllString(body, -1))
		}
	}
}
