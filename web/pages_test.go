package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sitrep"
	"sitrep/store"
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

// A view that is saved has a name and a feed, in the reader's browser alone.
func TestSavedViews(t *testing.T) {
	h, _, _ := sample(t)
	cookie := func(form url.Values, was string) string {
		w := post(h, "/views", form, "Cookie", was)
		return strings.Split(w.Header().Get("Set-Cookie"), ";")[0]
	}
	c := cookie(url.Values{"name": {"Assaults"}, "query": {"?type=ASSAULT&cursor=x"}, "back": {"/events"}}, "")
	body := get(h, "/events", "Cookie", c).Body.String()
	for _, want := range []string{`<a href="/events?type=ASSAULT">Assaults</a>`, `href="/api/v1/events.atom?type=ASSAULT"`} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if w := get(h, "/api/v1/events.atom?type=ASSAULT"); w.Code != 200 || !strings.Contains(w.Body.String(), "<feed") {
		t.Errorf("the feed: %d", w.Code)
	}
	c = cookie(url.Values{"name": {"Assaults"}, "drop": {"1"}, "back": {"/events"}}, c)
	if strings.Contains(get(h, "/events", "Cookie", c).Body.String(), "Assaults") {
		t.Error("a view that was dropped is there")
	}
	for _, bad := range []string{"views=x", "views=W10", `views=W3siTmFtZSI6ImEiLCJRdWVyeSI6Imh0dHBzOi8vZXZpbCJ9XQ`} {
		if w := get(h, "/events", "Cookie", bad); w.Code != 200 || strings.Contains(w.Body.String(), "evil") {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	long := url.Values{"name": {strings.Repeat("a", 4000)}, "query": {"?type=ASSAULT"}}
	if w := post(h, "/views", long); w.Code != 400 {
		t.Errorf("a cookie too large: %d", w.Code)
	}
}
