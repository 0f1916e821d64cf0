package web_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// A person logs in, saves a view by the keyboard alone, gives it a webhook and logs out; no
// page of it breaks a rule of accessibility.
func TestLoggingInInABrowser(t *testing.T) {
	p := newProvider(t)
	d := newTeamDesk(t, p, roles)
	b := newBrowser(t, d.URL)
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	look := func(where string) {
		t.Helper()
		eval[bool](b, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
		eval[int](b, string(axe)+";0")
		if got := eval[string](b, `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes[0].html])))`); got != "[]" {
			t.Errorf("%s: %s", where, got)
		}
	}
	b.open("/events?type=ASSAULT")
	b.until(`location.pathname`, "/login")
	look("login")
	b.do(chromedp.Click(`a[href^="/login/go"]`), chromedp.WaitReady("table.events"))
	b.until(`location.pathname + location.search`, "/events?type=ASSAULT")
	look("events")
	b.do(chromedp.Focus(`form[action="/views"] [name=name]`), chromedp.KeyEvent("Attacks"), chromedp.KeyEvent("\r"))
	b.until(`document.querySelector("h1").textContent`, "Attacks")
	look("a view")
	b.do(chromedp.Focus(`[name=webhook]`), chromedp.KeyEvent("https://hook.example/in"), chromedp.KeyEvent("\r"))
	b.until(`document.querySelector(".done .copy") === null ? "" : "secret"`, "secret")
	look("a view with a secret")
	b.do(chromedp.Focus(`button[value=test]`), chromedp.KeyEvent("\r"))
	b.until(`document.querySelector("#hook-title").parentNode.querySelector("tbody td:nth-child(2)")?.textContent ?? ""`, "next")
	look("a view with a delivery")
	b.do(chromedp.Click(`form[action="/logout"] button`))
	b.until(`location.pathname`, "/login")
	look("logged out")
	b.open("/events")
	b.until(`location.pathname`, "/login")
	b.quiet()
}
