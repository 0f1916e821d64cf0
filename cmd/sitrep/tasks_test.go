package main

import (
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
)

// newcomer is somebody who sees the pages for the first time: finds what to press by its
// words alone. What a person takes for it is estimated: reading what is in the window at
// four words a second, twelve seconds at most, one and a half to find and press.
type newcomer struct {
	t      *testing.T
	ctx    context.Context
	at     string
	steps  []string
	clicks int
	takes  time.Duration // as estimated
	began  time.Time
}

func newNewcomer(t *testing.T, at string) *newcomer {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("SITREP_BROWSER") == "must" {
			t.Fatal("no Chromium: apt-get install chromium")
		}
		t.Skip("no Chromium here")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	n := &newcomer{t: t, ctx: ctx, at: at}
	n.do(chromedp.EmulateViewport(1280, 900))
	n.ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	n.began = time.Now()
	return n
}

func (n *newcomer) do(actions ...chromedp.Action[chromedp.Void]) {
	n.t.Helper()
	if err := chromedp.Do(n.ctx, actions...); err != nil {
		n.t.Fatalf("%v after %s", err, strings.Join(n.steps, ", "))
	}
}

func (n *newcomer) open(path string) {
	n.t.Helper()
	n.do(chromedp.Navigate(n.at+path), chromedp.WaitReady("main"))
	n.steps = append(n.steps, "opens "+path)
}

// types is what a command on the terminal takes: two hundred keys a minute.
func (n *newcomer) types(command string) {
	n.steps = append(n.steps, "$ "+command)
	n.takes += time.Duration(len(command)) * 300 * time.Millisecond
}

// visible is a script that finds a thing to press, first in what the page points at, by the
// whole of its words, then by a part; the keys beside them are no words of it.
const visible = `(words => {
	const all = [...document.querySelectorAll("a, button, summary, label")].filter(el => el.checkVisibility({visibilityProperty: true}) && el.getClientRects().length);
	const text = el => [...el.childNodes].filter(c => c.nodeName !== "KBD").map(c => c.textContent).join("").trim();
	const here = all.filter(el => el.closest(":target")).find(el => text(el) === words);
	return here || all.find(el => text(el) === words) || all.find(el => text(el).includes(words));
})`

// press clicks what has these words, and waits until what it leads to is there.
func (n *newcomer) press(words string) {
	n.t.Helper()
	n.until(fmt.Sprintf(`String(!!%s(%q))`, visible, words), "true")
	read, err := chromedp.Run(n.ctx, chromedp.Evaluate[float64](`(() => {
		const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), r = document.createRange();
		let words = 0;
		for (let t = walk.nextNode(); t; t = walk.nextNode()) {
			r.selectNodeContents(t);
			const b = r.getBoundingClientRect();
			if (b.width && b.bottom > 0 && b.top < innerHeight) words += t.textContent.split(/\s+/).filter(Boolean).length;
		}
		return words;
	})()`))
	if err != nil {
		n.t.Fatal(err)
	}
	n.takes += min(time.Duration(read*float64(time.Second)/4), 12*time.Second) + 1500*time.Millisecond
	n.clicks++
	n.steps = append(n.steps, "presses “"+words+"”")
	if _, err := chromedp.Run(n.ctx, chromedp.Evaluate[bool](fmt.Sprintf(`(%s(%q).scrollIntoView({block: "center"}), %s(%q).click(), true)`, visible, words, visible, words))); err != nil {
		n.t.Fatal(err)
	}
	time.Sleep(150 * time.Millisecond)
	n.until(`document.readyState`, "complete")
}

// sees waits until words are to be seen in the window.
func (n *newcomer) sees(words string) {
	n.t.Helper()
	n.until(fmt.Sprintf(`String(document.querySelector("main").innerText.includes(%q))`, words), "true")
}

func (n *newcomer) until(script, want string) {
	n.t.Helper()
	got := ""
	for range 200 {
		if got, _ = chromedp.Run(n.ctx, chromedp.Evaluate[string](script)); got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	text, _ := chromedp.Run(n.ctx, chromedp.Evaluate[string](`location.href + "\n" + document.querySelector("main").innerText.slice(0, 1500)`))
	n.t.Fatalf("%s is %q, want %q, after %s; the page: %s", script, got, want, strings.Join(n.steps, ", "), text)
}

// done logs what it took and fails the test beyond three minutes.
func (n *newcomer) done() {
	n.t.Helper()
	n.t.Logf("%d clicks, about %d s for a person: %s", n.clicks, int(n.takes.Seconds()), strings.Join(n.steps, ", "))
	if all := n.takes + time.Since(n.began); n.takes > 3*time.Minute {
		n.t.Errorf("a newcomer needs %v", all)
	}
}

// From a capture to a briefing on one process that can be passed on: printed, and as a file.
func TestTaskBriefing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sitrep.db")
	s := &streams{out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }}
	in := ingestCommand{database: database{DB: path}, batch: batch{Files: []string{filepath.Join("..", "..", "examples", "talks-paused.txt")}}}
	began := time.Now()
	if err := in.Run(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	h, _, err := desk(db, true, "http://127.0.0.1", &api.Access{Open: api.Admin, Name: "ana"}, models{}, false, false)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	defer srv.Close()
	n := newNewcomer(t, srv.URL)
	n.types("./sitrep ingest examples/talks-paused.txt")
	n.takes += time.Since(began)
	n.types("./sitrep serve")
	n.open("/")
	n.press("Talks: Ardania, Karvem Front (lists of prisoners)")
	n.sees("Step by step")
	if _, err := chromedp.Run(n.ctx, chromedp.Evaluate[bool](`(window.print = () => { document.title = "printed"; }, true)`)); err != nil {
		t.Fatal(err)
	}
	n.press("Print this briefing")
	n.until(`document.title`, "printed")
	n.press("Markdown")
	n.done()
	paper := command(n, page.PrintToPDF, page.PrintToPDFParams{})
	if len(paper.Data) < 10000 || string(paper.Data[:4]) != "%PDF" {
		t.Errorf("the paper has %d bytes", len(paper.Data))
	}
	command(n, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	n.sees("The first round opened on Feb. 21 but was suspended on March 3")
	n.until(`String(document.querySelector("main").innerText.includes("Print this") || document.querySelector(".top").checkVisibility())`, "false")
}

// From a number that one doubts to the words as they were captured.
func TestTaskDoubtfulNumber(t *testing.T) {
	_, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	n := newNewcomer(t, srv.URL)
	n.open("/events")
	n.press("7 killed")
	n.sees("Who says so")
	n.press("as captured")
	n.sees("Bytes ")
	n.until(`String(/seven/i.test(document.getElementById("here").textContent))`, "true")
	n.done()
}

// From a wrong merge to its undoing: one of the program's, and one of a colleague's.
func TestTaskWrongMerge(t *testing.T) {
	db, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	merged := eventsIn(t, db)
	two := merged[slices.IndexFunc(merged, func(e *sitrep.Event) bool { return len(e.Documents) == 2 })]
	n := newNewcomer(t, srv.URL)
	n.open("/events")
	n.press(two.Headline)
	n.sees("Told by 2 reports")
	n.press("Split it off")
	n.press("Seven soldiers were killed on 4 March 2014")
	n.press("Split off what is ticked")
	n.sees("Decided")
	if got := eventsIn(t, db); len(got) != len(merged)+1 {
		t.Errorf("%d events, there were %d", len(got), len(merged))
	}
	n.done()

	n = newNewcomer(t, srv.URL)
	n.pick("/events", two.ID)
	n.sees("What readers decided")
	n.press("Undo")
	n.sees("Undone: 1 report split off")
	if got := eventsIn(t, db); len(got) != len(merged) {
		t.Errorf("%d events after the undoing, there were %d", len(got), len(merged))
	}
	n.done()
}

// pick opens the page of an event from a list.
func (n *newcomer) pick(list, id string) {
	n.t.Helper()
	n.open(list)
	words, err := chromedp.Run(n.ctx, chromedp.Evaluate[string](fmt.Sprintf(`document.querySelector('a.go[href="/events/%s"]').textContent`, id)))
	if err != nil {
		n.t.Fatal(err)
	}
	n.press(words)
}

// command sends one command of the protocol.
func command[P, R any](n *newcomer, c cdp.Command[P, R], p P) (r R) {
	n.t.Helper()
	n.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) (err error) {
		r, err = cdp.Call(ctx, t, c, p)
		return err
	}))
	return r
}
