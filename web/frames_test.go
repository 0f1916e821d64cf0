package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// work is what the page's main thread did, in milliseconds that it had a processor: what
// other programs take of the machine is not in it.
type work struct {
	longest, tenth, sum float64
}

// tasks are those of the page's main thread while something is done.
func (b *browser) tasks(do func()) (w work) {
	b.t.Helper()
	type event struct {
		Name, Ph string
		Pid, Tid int
		Tdur     float64 // microseconds of the thread
		Args     struct{ Name string }
	}
	var all []event
	ctx, stop := context.WithCancel(b.ctx)
	defer stop()
	done := make(chan struct{})
	if err := chromedp.Listen(ctx, func(e any) {
		switch e := e.(type) {
		case *tracing.EventDataCollected:
			for _, v := range e.Value {
				var x event
				if json.Unmarshal(v, &x) == nil {
					all = append(all, x)
				}
			}
		case *tracing.EventTracingComplete:
			close(done)
		}
	}); err != nil {
		b.t.Fatal(err)
	}
	b.do(call(tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{IncludedCategories: []string{"disabled-by-default-devtools.timeline", "__metadata"}}}))
	do()
	b.do(call(tracing.End, cdp.Empty{}))
	select {
	case <-done:
	case <-ctx.Done():
		b.t.Fatal("the browser gives no trace")
	}
	type thread struct{ pid, tid int }
	main, took := map[thread]bool{}, map[thread][]float64{}
	for _, x := range all {
		at := thread{x.Pid, x.Tid}
		switch {
		case x.Name == "thread_name" && x.Args.Name == "CrRendererMain":
			main[at] = true
		case x.Name == "RunTask":
			took[at] = append(took[at], x.Tdur/1000)
		}
	}
	var most []float64
	for at := range main {
		if len(took[at]) > len(most) {
			most = took[at]
		}
	}
	if len(most) < 10 {
		b.t.Fatalf("%d tasks of the main thread in a trace of %d", len(most), len(all))
	}
	slices.Sort(most)
	slices.Reverse(most)
	for _, d := range most {
		w.sum += d
	}
	w.longest, w.tenth = most[0], most[9]
	return w
}

// gesture is something done with the pointer over a canvas, frame by frame.
type gesture struct{ page, what, canvas, move string }

var gestures = []gesture{
	{"/map", "the map is moved", "#map canvas", `send(el, "pointermove", .5 + .2 * Math.sin(i / 12), .5 + .1 * Math.cos(i / 12))`},
	{"/map", "time is drawn over", "#when canvas", `send(el, "pointermove", .2 + .7 * Math.abs(Math.sin(i / 25)), .4)`},
	{"/map", "the scale changes", "#map canvas", `el.dispatchEvent(new WheelEvent("wheel", {deltaY: i % 120 < 60 ? -40 : 40, clientX: 500, clientY: 400, cancelable: true}))`},
	{"/timeline", "the lanes are moved", "#lanes canvas", `send(el, "pointermove", .5 + .2 * Math.sin(i / 12), .5)`},
	{"/timeline", "time is drawn over", "#when canvas", `send(el, "pointermove", .2 + .7 * Math.abs(Math.sin(i / 25)), .4)`},
}

// script does a gesture for so many frames; each and last are what is noted of them.
func (g gesture) script(frames int, each, last string) string {
	return fmt.Sprintf(`new Promise(done => {
		const el = document.querySelector(%q), took = [];
		el.setPointerCapture = () => {};
		const box = el.getBoundingClientRect();
		const send = (el, type, x, y) => el.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerId: 1, button: 0, clientX: box.left + x * box.width, clientY: box.top + y * box.height}));
		send(el, "pointerdown", .2, .4);
		let i = 0, last = 0;
		const step = now => {
			%s
			if (i++ > %d) { send(el, "pointercancel", .2, .4); %s return; }
			%s;
			requestAnimationFrame(step);
		};
		requestAnimationFrame(step);
	})`, g.canvas, each, frames, last, g.move)
}

// drawn waits until a page has drawn more than so many events and has come to rest.
func (b *browser) drawn(page string, n int) {
	b.t.Helper()
	b.until(`String(document.getElementById("note").hidden && document.querySelector("`+map[string]string{"/map": "#map", "/timeline": "#lanes"}[page]+` canvas").dataset.shown > `+strconv.Itoa(n)+`)`, "true")
}

// However many events there are, a frame goes through them once at most, draws what can be
// told apart, and makes one tile: the work is counted, since a clock says what else the
// machine does.
func TestWorkOfAFrame(t *testing.T) {
	const n = 50000
	h, _, _ := sample(t)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/points" {
			h.ServeHTTP(w, r)
			return
		}
		at, _ := strconv.Atoi(r.URL.Query().Get("cursor"))
		writePoints(w, at, n)
	}))
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	type frame struct{ Events, Strip, Marks, Tiles int }
	for _, g := range gestures {
		b.open(g.page)
		b.drawn(g.page, n/2)
		got := eval[string](b, g.script(60, `{ const d = document.querySelector("figure:not(#when) canvas").dataset; took.push({Events: +d.events, Strip: +document.querySelector("#when canvas").dataset.events, Marks: +d.marks, Tiles: +(d.tiles || 0)}); }`, `done(JSON.stringify(took));`))
		var frames []frame
		if err := json.Unmarshal([]byte(got), &frames); err != nil {
			t.Fatal(err)
		}
		var most frame
		busy := 0 // frames that go through the events of the map
		for _, f := range frames[2:] {
			most.Events, most.Strip, most.Marks, most.Tiles = max(most.Events, f.Events), max(most.Strip, f.Strip), max(most.Marks, f.Marks), max(most.Tiles, f.Tiles)
			if f.Events > 0 {
				busy++
			}
		}
		t.Logf("%-10s %-20s of a frame at most %+v; %d of %d frames go through the events", g.page, g.what, most, busy, len(frames)-2)
		passes, share, marks := 1, 100, 4500
		switch {
		case g.what == "the map is moved":
			share = 25
		case g.what == "the scale changes":
			passes, share = 2, 25 // cells are others, and are counted
		case g.page == "/timeline":
			passes, marks = 2, 25000 // chosen, and counted; narrow bars for each kind of event in each lane
		}
		if most.Events > passes*n || most.Strip > 0 || most.Marks > marks || most.Tiles > 1 || busy*100 > share*len(frames) {
			t.Errorf("%s: %s: a frame has too much to do: %+v, %d of %d frames go through the events", g.page, g.what, most, busy, len(frames)-2)
		}
	}
	b.quiet()
}

// writePoints answers for the points from one on as a store of so many would.
func writePoints(w io.Writer, at, n int) {
	r := rand.New(rand.NewPCG(uint64(at), 5))
	var p struct {
		IDs    []string          `json:"ids"`
		Titles []string          `json:"titles"`
		Lat    []*float64        `json:"lat"`
		Lon    []*float64        `json:"lon"`
		From   []int             `json:"from"`
		To     []int             `json:"to"`
		Quad   string            `json:"quad"`
		Doubt  string            `json:"doubt"`
		Where  string            `json:"precision"`
		Kind   []int             `json:"kind"`
		Land   []int             `json:"country"`
		Actor  []int             `json:"actor"`
		Proc   []int             `json:"process"`
		Place  []int             `json:"place"`
		Names  []string          `json:"names"`
		Lands  map[string]string `json:"lands"`
		Next   string            `json:"next,omitempty"`
	}
	p.Names = append([]string{""}, inventedLands...)
	for i := at; i < min(at+10000, n); i++ {
		p.IDs, p.Titles = append(p.IDs, fmt.Sprint("event-", i)), append(p.Titles, fmt.Sprint("Headline ", i))
		var lat, lon *float64
		if r.IntN(5) > 0 {
			y, x := -30+r.Float64()*70, -15+r.Float64()*130
			lat, lon = &y, &x
		}
		d := int(day(r.IntN(4000)))
		land := 1 + r.IntN(len(inventedLands))
		p.Lat, p.Lon, p.From, p.To = append(p.Lat, lat), append(p.Lon, lon), append(p.From, d), append(p.To, d)
		p.Quad += string(rune('1' + r.IntN(4)))
		p.Doubt += string(rune('0' + r.IntN(2)))
		p.Where += string("pndrc"[r.IntN(5)])
		p.Kind, p.Land, p.Actor, p.Proc, p.Place = append(p.Kind, land), append(p.Land, land), append(p.Actor, land), append(p.Proc, 0), append(p.Place, land)
	}
	if at+10000 < n {
		p.Next = strconv.Itoa(at + 10000)
	}
	json.NewEncoder(w).Encode(p)
}

// SITREP_FRAMES=N measures how long frames take over so many events while the map is
// moved and time is drawn over, in a database that SITREP_SPEED_DB keeps.
func TestFrames(t *testing.T) {
	srv, n := measured(t, "SITREP_FRAMES")
	b := newBrowser(t, srv.URL)
	for _, c := range gestures {
		b.open(c.page)
		b.drawn(c.page, n/2)
		var got []float64
		tasks := b.tasks(func() {
			got = eval[[]float64](b, c.script(100, `if (last) took.push(now - last); last = now;`, `took.sort((a, b) => a - b); done([took[took.length >> 1], took[Math.floor(took.length * .99)], took.at(-1)]);`))
		})
		t.Logf("%-10s %-20s %d events: frames p50 %.1f, p99 %.1f, longest %.1f ms by the clock; tasks of the main thread by its processor time: longest %.1f, the tenth longest %.1f, all together %.1f ms a frame", c.page, c.what, n, got[0], got[1], got[2], tasks.longest, tasks.tenth, tasks.sum/101)
	}
}
