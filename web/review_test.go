package web_test

import (
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"

	"sitrep/store"
)

// Every key of the review does what it says, and a decision is taken back by one.
func TestReviewByKeys(t *testing.T) {
	h, db, _ := sample(t)
	srv := httptest.NewServer(h)
	defer srv.Close()
	b := newBrowser(t, srv.URL)
	subject := `(document.querySelector("#decide [name=subject]")?.value || "none")`
	acts := func() (out []string) {
		p, err := db.ListDecisions(bg, store.DecisionFilter{}, store.Range{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Items {
			out = append(out, d.Act)
		}
		return out
	}
	b.open("/review")
	first := eval[string](b, subject)
	if first == "none" {
		t.Fatal("nothing waits")
	}
	b.do(chromedp.KeyEvent(" "))
	b.until(`String(location.search.startsWith("?after=event-"))`, "true")
	if second := eval[string](b, subject); second == first {
		t.Error("space does not skip")
	}
	b.open("/review")
	b.do(chromedp.KeyEvent("a"))
	b.until(`String(!!document.querySelector(".done button"))`, "true")
	if now := eval[string](b, subject); now == first || len(acts()) != 1 || acts()[0] != "accept" {
		t.Errorf("a: %s waits still, %v", now, acts())
	}
	b.until(`document.readyState`, "complete")
	b.do(chromedp.KeyEvent("\b"))
	b.until(subject, first)
	if as := acts(); len(as) != 2 || as[0] != "undo" {
		t.Errorf("backspace: %v", as)
	}
	b.until(`document.readyState`, "complete")
	b.do(chromedp.KeyEvent("x"))
	b.until(`String(`+subject+` !== "`+first+`")`, "true")
	if as := acts(); as[0] != "reject" {
		t.Errorf("x: %v", as)
	}
	for key, want := range map[string]string{"m": "#merge", "d": "#split", "c": "#correct"} {
		b.open("/review")
		b.do(chromedp.KeyEvent(key))
		if !eval[bool](b, `document.querySelector("`+want+`").open && document.querySelector("`+want+`").contains(document.activeElement)`) {
			t.Errorf("%s does not open %s", key, want)
		}
	}
	b.open("/review")
	eval[bool](b, `(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector(".text .seg")); getSelection().removeAllRanges(); getSelection().addRange(r); return true; })()`)
	b.until(`document.querySelector("#correct [name=value]").value`, eval[string](b, `document.querySelector(".text .seg").textContent.trim()`))
	b.do(chromedp.KeyEvent("?"), chromedp.WaitVisible("#keys"))
	if !eval[bool](b, `document.getElementById("keys").textContent.includes("accept: it is right")`) {
		t.Error("? does not list the keys of the page")
	}
	b.quiet()
}
