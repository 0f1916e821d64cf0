package web_test

import (
	"fmt"
	"html"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"sitrep"
	"sitrep/store"
)

// crowd is a desk over so many invented events, in which actors act on each other.
func crowd(t testing.TB, n int) (*store.DB, *httptest.Server) {
	db := newStore(t)
	fill(t, db, n)
	srv := httptest.NewServer(desk(t, db))
	t.Cleanup(srv.Close)
	return db, srv
}

// Every number of the network opens the list behind it, and the list has as many events;
// the same address gives the same drawing.
func TestNetwork(t *testing.T) {
	db, srv := crowd(t, 800)
	h := srv.Config.Handler
	row := regexp.MustCompile(`href="/events\?([^"]*)" aria-label="[^"]*">([0-9,]+)</a>`)
	seen := 0
	for _, at := range []string{"/network?by=country", "/network?by=country&type=ASSAULT", "/network?by=sector&from=2021-01-10", "/network?by=country&at=TCD", "/network"} {
		body := get(h, at).Body.String()
		if body != get(h, at).Body.String() {
			t.Errorf("%s is another one the second time", at)
		}
		for i, m := range row.FindAllStringSubmatch(body, -1) {
			if i == 6 {
				break
			}
			q, _ := url.ParseQuery(html.UnescapeString(m[1]))
			f, err := sitrep.ParseFilter(q)
			if err != nil {
				t.Fatalf("%s: %s: %v", at, m[1], err)
			}
			p, err := db.SearchEvents(bg, f, store.Range{Limit: 1000})
			if err != nil {
				t.Fatal(err)
			}
			if want, _ := strconv.Atoi(m[2]); len(p.Items) != want {
				t.Errorf("%s: %s has %d events, the table says %s", at, m[1], len(p.Items), m[2])
			}
			seen++
		}
	}
	if seen < 20 {
		t.Errorf("only %d rows", seen)
	}
	body := get(h, "/network?by=country&type=ASSAULT&at=TCD").Body.String()
	for _, want := range []string{`href="?type=ASSAULT&amp;by=country" aria-label="no longer`, `href="?at=TCD&amp;by=country"`, `<marker id="to4"`, `<th scope="col" class="num">Cooperation</th>`} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not on the page", want)
		}
	}
	if w := get(h, "/network?bbox=1"); w.Code != 400 {
		t.Errorf("an odd box: %d", w.Code)
	}
}

// The network is gone through by keys, lights what belongs together, opens neighbours by
// links that work without scripts, and its script is loaded nowhere else.
func TestNetworkInABrowser(t *testing.T) {
	_, srv := crowd(t, 800)
	b := newBrowser(t, srv.URL)
	for _, dark := range []bool{false, true} {
		b.colours(dark)
		for _, a := range []string{"/network", "/network?by=country&at=TCD&at=NER", "/network?type=ASSAULT&by=sector"} {
			b.open(a)
			b.accessible(fmt.Sprintf("%s (dark %v)", a, dark))
		}
	}
	b.do(chromedp.EmulateViewport(390, 900))
	b.open("/network")
	if wide := eval[int64](b, "document.documentElement.scrollWidth"); wide > 390 {
		t.Errorf("%d wide in a window of 390", wide)
	}
	b.do(chromedp.EmulateViewport(1280, 900))
	b.open("/network?by=country")
	eval[bool](b, `document.querySelector("#network .node").focus(), true`)
	b.until(`String(document.querySelectorAll("#network .tie.lit").length > 0)`, "true")
	first := eval[string](b, `document.activeElement.dataset.node`)
	for _, key := range []string{"ArrowRight", "ArrowLeft", "ArrowDown"} {
		eval[bool](b, fmt.Sprintf(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true, cancelable: true}))`, key))
	}
	b.until(`String(document.activeElement.dataset.node !== "`+first+`" && document.getElementById("said").textContent.includes("did"))`, "true")
	eval[bool](b, `document.querySelector("#network .node").dispatchEvent(new MouseEvent("click", {bubbles: true})), true`)
	b.until(`String(/at=/.test(location.search) && !!document.querySelector(".node.on"))`, "true")
	eval[bool](b, `history.back(), true`)
	b.until(`location.pathname + location.search`, "/network?by=country")
	if !eval[bool](b, `!!document.querySelector('#pages a[href^="/events"]')`) {
		t.Error("the menu is gone")
	}
	b.open("/events")
	if eval[bool](b, `!!document.querySelector('script[src*="network"]')`) {
		t.Error("the script of the network is loaded on another page")
	}
	b.quiet()
}
