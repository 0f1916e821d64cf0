package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// Map and timeline get every event that fits, part by part, located or not.
func TestPoints(t *testing.T) {
	h, db, all := sample(t)
	var p struct {
		IDs       []string
		Lat, Lon  []*float64
		From      []int
		Precision string
		Names     []string
		Place     []int
		Process   []int
		Next      string
	}
	if err := json.Unmarshal(get(h, "/points").Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	n := len(all)
	if len(p.IDs) != n || len(p.Lat) != n || len(p.From) != n || len(p.Precision) != n || len(p.Place) != n || p.Next != "" {
		t.Fatalf("%d events: %+v", n, p)
	}
	for i, id := range p.IDs {
		e, err := db.Event(bg, id)
		if err != nil {
			t.Fatal(err)
		}
		if (e.Place.Lat == nil) != (p.Lat[i] == nil) || p.From[i] != int(e.OccurredOn.Start) || p.Precision[i] != e.Place.Precision[0] || !strings.Contains(p.Names[p.Place[i]], "Goundi") {
			t.Errorf("%s: %v %d %c %q", id, p.Lat[i], p.From[i], p.Precision[i], p.Names[p.Place[i]])
		}
	}
	if w := get(h, "/points?bbox=1"); w.Code != 400 {
		t.Errorf("an odd box: %d", w.Code)
	}
	body := get(h, "/map").Body.String()
	for _, want := range []string{"Without a place that can be drawn: 1", "Natural Earth 1:10m", "never from this map", `<th scope="col">Known to the</th>`} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not on the map's page", want)
		}
	}
	w := get(h, "/assets/world.json", "Accept-Encoding", "gzip")
	if w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > 500<<10 {
		t.Errorf("the countries: %v, %d bytes", w.Header(), w.Body.Len())
	}
	if w := get(h, "/assets/world.json"); !json.Valid(w.Body.Bytes()) {
		t.Error("the countries unpacked are no JSON")
	}
}

// drag draws with the pointer over an element, from and to in parts of its width.
func (b *browser) drag(selector string, x1, y1, x2, y2 float64, shift bool) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`(() => {
		const el = document.querySelector(%q), box = el.getBoundingClientRect();
		const send = (type, x, y) => el.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerId: 1, button: 0, shiftKey: %t, clientX: box.left + x * box.width, clientY: box.top + y * box.height}));
		el.setPointerCapture = () => {};
		send("pointerdown", %f, %f);
		for (let i = 1; i <= 10; i++) send("pointermove", %f + (%f - %f) * i / 10, %f + (%f - %f) * i / 10);
		send("pointerup", %f, %f);
		return true;
	})()`, selector, shift, x1, y1, x1, x2, x1, y1, y2, y1, x2, y2))
}

// Drawing over the strip of time filters the map, drawing on the map filters the strip;
// both go into the address, and going back takes them off again.
func TestMapAndTimeFilterEachOther(t *testing.T) {
	h, _, all := sample(t)
	srv := httptest.NewServer(h)
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	b.open("/map")
	located := 0
	for _, x := range all {
		if x.event.Place.Lat != nil {
			located++
		}
	}
	shown := `document.querySelector("#map canvas").dataset.shown`
	b.until(shown, strconv.Itoa(located))
	b.drag("#when canvas", 0, .4, .4, .4, false)
	b.until(`String(/^\?from=2021-01-01&to=2021-\d\d-\d\d$/.test(location.search))`, "true")
	b.until(`String(`+shown+` < `+strconv.Itoa(located)+`)`, "true")
	b.until(`String(document.querySelectorAll("#chips .chip").length >= 2)`, "true")
	b.until(`String(!!document.querySelector('#pages a[href^="/events?from="]'))`, "true")
	eval[bool](b, `history.back(), true`)
	b.until(`location.pathname + location.search`, "/map")
	b.until(shown, strconv.Itoa(located))
	b.drag("#map canvas", .3, .3, .7, .7, true)
	b.until(`String(location.search.startsWith("?bbox="))`, "true")
	b.until(`document.querySelector("#chips .chip .soft").textContent`, "box")
	eval[bool](b, `document.querySelector("#chips .chip").click(), true`)
	b.until(`location.pathname + location.search`, "/map")

	b.open("/timeline")
	shown = `document.querySelector("#lanes canvas").dataset.shown`
	b.until(shown, strconv.Itoa(len(all)))
	eval[bool](b, `document.querySelector("#chips [data-by=actor]").click(), true`)
	b.until(`document.querySelector("#lanes").dataset.by + location.search`, "actor?by=actor")
	b.drag("#when canvas", .5, .4, 1, .4, false)
	b.until(`String(/from=2021-.*&to=2021-/.test(location.search))`, "true")
	b.until(`String(`+shown+` < `+strconv.Itoa(len(all))+`)`, "true")
	b.quiet()
}

// A connection that breaks leaves what came on the map, says so and can be tried again.
func TestBrokenConnection(t *testing.T) {
	h, _, _ := sample(t)
	var broken atomic.Bool
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if broken.Load() && r.URL.Path == "/points" {
			c, _, _ := w.(http.Hijacker).Hijack()
			c.Close()
			return
		}
		h.ServeHTTP(w, r)
	}))
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	for _, p := range []string{"/map", "/timeline"} {
		broken.Store(true)
		b.open(p)
		b.until(`document.getElementById("note").textContent.slice(0, 36)`, "Not all events could be loaded (Fail")
		broken.Store(false)
		eval[bool](b, `document.querySelector("#note button").click(), true`)
		b.until(`String(document.getElementById("note").hidden)`, "true")
	}
}
