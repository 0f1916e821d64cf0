package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is Chromium on the desk's pages. The test is passed over where there is no
// Chromium, unless SITREP_BROWSER says must.
type browser struct {
	t      *testing.T
	ctx    context.Context
	at     string
	dir    string // of its profile
	mu     sync.Mutex
	faults []string // what the console and the policy complain of
}

func newBrowser(t *testing.T, at string) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("SITREP_BROWSER") == "must" {
			t.Fatal("no Chromium: apt-get install chromium")
		}
		t.Skip("no Chromium here")
	}
	dir := t.TempDir()
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(dir))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	b := &browser{t: t, ctx: ctx, at: at, dir: dir}
	b.do(chromedp.EmulateViewport(1280, 900), call(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})) // the first call starts it, and takes no time limit
	ctx, stop = context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(stop)
	b.ctx = ctx
	said, thrown := chromedp.Events(ctx, log.EntryAdded), chromedp.Events(ctx, runtime.ExceptionThrown)
	go func() {
		for e, err := range said {
			if err != nil {
				return
			}
			if !strings.Contains(e.Entry.Text, "404") {
				b.complain(e.Entry.Text + " " + e.Entry.URL)
			}
		}
	}()
	go func() {
		for e, err := range thrown {
			if err != nil {
				return
			}
			b.complain(e.ExceptionDetails.Text)
		}
	}()
	return b
}

func (b *browser) complain(s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, s)
}

// quiet fails the test for everything that the browser complained of.
func (b *browser) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Errorf("the browser complains: %s", f)
	}
}

// call is an action that sends one command of the protocol.
func call[P, R any](c cdp.Command[P, R], p P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, p)
		return err
	})
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.at+path), chromedp.WaitReady("main"))
	b.until(`document.readyState`, "complete") // scripts have run
}

// eval gives the value of an expression.
func eval[T any](b *browser, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// until waits for an expression to have a value: a page that the browser kept for going
// back loads nothing that could be waited for.
func (b *browser) until(script, want string) {
	b.t.Helper()
	got := ""
	for range 400 {
		got, _ = chromedp.Run(b.ctx, chromedp.Evaluate[string](script))
		if got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("%s is %q, want %q", script, got, want)
}

func (b *browser) colours(dark bool) {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.do(call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}))
}

var axe = sync.OnceValues(func() ([]byte, error) { return os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js")) })

// accessible fails the test for each rule of accessibility that the page breaks.
func (b *browser) accessible(what string) {
	b.t.Helper()
	script, err := axe()
	if err != nil {
		b.t.Fatal(err)
	}
	var found []struct {
		ID    string `json:"id"`
		Help  string `json:"help"`
		Nodes []struct {
			Target []any  `json:"target"`
			HTML   string `json:"html"`
			Why    string `json:"failureSummary"`
		} `json:"nodes"`
	}
	eval[bool](b, `document.querySelectorAll("details").forEach(d => d.open = true), true`) // what folds is looked at too
	eval[int](b, string(script)+";0")
	got := eval[string](b, `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`)
	if err := json.Unmarshal([]byte(got), &found); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range found {
		n := v.Nodes[0]
		b.t.Errorf("%s: %s: %s, %d times: %v %s\n%s", what, v.ID, v.Help, len(v.Nodes), n.Target, n.HTML, n.Why)
	}
}

// No page breaks a rule of accessibility that a program can see, light or dark, wide or
// on a telephone, and none of them is wider than the window or complains.
func TestPagesInABrowser(t *testing.T) {
	h, _, all := sample(t)
	srv := httptest.NewServer(h)
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	list := addresses(all[0])
	for _, c := range []struct {
		dark  bool
		width int64
	}{{false, 1280}, {true, 1280}, {false, 390}} {
		b.colours(c.dark)
		b.do(chromedp.EmulateViewport(c.width, 900))
		for _, a := range list {
			b.open(a)
			if wide := eval[int64](b, "document.documentElement.scrollWidth"); wide > c.width {
				t.Errorf("%s: %d wide in a window of %d", a, wide, c.width)
			}
			b.accessible(fmt.Sprintf("%s (dark %v, %d wide)", a, c.dark, c.width))
		}
	}
	b.quiet()
}

// Cards and words light each other, keys walk the lists, a filter goes into the address
// and comes out of it by going back.
func TestHandsOnThePages(t *testing.T) {
	h, _, all := sample(t)
	srv := httptest.NewServer(h)
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	b.open("/events/" + all[0].event.ID)
	b.do(chromedp.Focus("#r1e1"))
	if !eval[bool](b, `document.getElementById("r1w0").classList.contains("lit")`) {
		t.Error("a card does not light its words")
	}
	b.do(chromedp.Focus("#r1w0"))
	if !eval[bool](b, `document.getElementById("r1e1").classList.contains("lit")`) {
		t.Error("words do not light their card")
	}
	b.do(chromedp.Click("#r1w0"))
	if !eval[bool](b, `document.activeElement.id === "r1e1"`) {
		t.Error("words do not lead to their card")
	}

	b.open("/events")
	b.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("j"), chromedp.KeyEvent("k"))
	if n := eval[int](b, `document.querySelectorAll(".picked").length`); n != 1 {
		t.Errorf("%d rows are picked", n)
	}
	b.do(chromedp.KeyEvent("o"), chromedp.WaitReady(".event"))
	if p := eval[string](b, "location.pathname"); p != "/events/"+all[3].event.ID {
		t.Errorf("o opens %s", p)
	}
	b.open("/events")
	b.do(chromedp.KeyEvent("?"), chromedp.WaitVisible("#keys"), chromedp.KeyEvent("?"), chromedp.KeyEvent("/"))
	if !eval[bool](b, `!document.getElementById("keys").open && document.activeElement.id === "find"`) {
		t.Error("? and / do not do what they say")
	}
	b.open("/events")
	b.do(chromedp.KeyEvent("!"), chromedp.KeyEvent("j"))
	if n := eval[int](b, `document.querySelectorAll(".picked").length`); n != 0 {
		t.Error("keys that are off work")
	}

	b.do(chromedp.Click(`.facet a[href*="type=ASSAULT"]`), chromedp.WaitVisible(`.chips`))
	if q := eval[string](b, "location.search"); q != "?type=ASSAULT" {
		t.Errorf("the address says %q", q)
	}
	b.do(chromedp.Click(`.top nav a[href^="/timeline"]`), chromedp.WaitVisible("#lanes canvas"))
	if q := eval[string](b, "location.search"); q != "?type=ASSAULT" {
		t.Errorf("on the timeline the address says %q", q)
	}
	eval[bool](b, `history.back(), true`)
	b.until(`location.pathname + location.search`, "/events?type=ASSAULT")
	eval[bool](b, `history.back(), true`)
	b.until(`location.pathname + location.search`, "/events")
	if n := eval[int](b, `document.querySelectorAll("table.events tbody tr").length`); n != len(all) {
		t.Errorf("after going back %d events are listed", n)
	}
	eval[bool](b, `document.querySelector('button[value="dark"]').click(), true`)
	b.until(`document.documentElement.dataset.theme + location.pathname`, "dark/events")
	b.quiet()
}

// Without scripts everything can be read and filtered.
func TestWithoutScripts(t *testing.T) {
	h, _, all := sample(t)
	srv := httptest.NewServer(h)
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	b.do(call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	b.open("/events")
	b.do(chromedp.SetValue(`.filters input[name=q]`, "headline 2"), chromedp.Click(`.filters button`), chromedp.WaitReady(".chips"), chromedp.Click(`a[href="/events/`+all[2].event.ID+`"]`), chromedp.WaitReady(".event"), chromedp.Click(`#r1w0`), chromedp.WaitVisible(`#r1e1:target`))
}

// SITREP_SCREENSHOTS=DIR takes pictures of the pages of the server at SITREP_DESK, as wide
// as SITREP_WIDTH says.
func TestScreenshots(t *testing.T) {
	dir, at := os.Getenv("SITREP_SCREENSHOTS"), os.Getenv("SITREP_DESK")
	if dir == "" || at == "" {
		t.Skip("SITREP_SCREENSHOTS and SITREP_DESK are not set")
	}
	b := newBrowser(t, at)
	if wide, _ := strconv.ParseInt(os.Getenv("SITREP_WIDTH"), 10, 64); wide > 0 {
		b.do(chromedp.EmulateViewport(wide, 900))
	}
	for name, path := range map[string]string{"today": "/", "events": "/events", "timeline": "/timeline?by=country", "map": "/map", "network": "/network?by=sector", "views": "/views", "review": "/review", "processes": "/processes", "actors": "/actors", "sources": "/sources", "coverage": "/coverage", "search": "/search?q=shooting",
		"event": os.Getenv("SITREP_EVENT"), "process": os.Getenv("SITREP_PROCESS"), "actor": os.Getenv("SITREP_ACTOR")} {
		if path == "" {
			continue
		}
		for _, dark := range []bool{false, true} {
			b.colours(dark)
			b.open(path)
			time.Sleep(time.Second) // what is drawn bit by bit
			png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			suffix := ""
			if dark {
				suffix = "-dark"
			}
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s%s.png", name, suffix)), png, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
