package article

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

func parsePage(t *testing.T, page string) *sitrep.Document {
	t.Helper()
	c := &sitrep.Capture{Source: "page", Form: sitrep.FormHTML, Bytes: []byte(page)}
	docs, err := Parse(c)
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, c, docs[0])
	checkOrigin(t, c, docs[0])
	return docs[0]
}

var cardTitles = []string{
	"Dam at Orlen holds after week of rain", "Fishermen of Kesta vote to end strike", "Larun signs grain treaty with the coast",
	"Two ministers resign over harbour contract", "Border posts reopen after eleven months", "Teachers march through Tessen for back pay",
	"Rail bridge at Ombra closed to freight", "Miners rescued from flooded shaft near Volt", "Court in Larun frees newspaper editor",
	"Locusts reach the southern provinces again", "Ferry service to the islands resumes", "Observers leave the valley before the vote",
}

// cards are teasers of other pages, all of one kind.
func cards(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<div class="tile t%d"><a href="/n/%d"><h3>%s</h3></a><span>World</span></div>`, i, i, cardTitles[i%len(cardTitles)])
	}
	return b.String()
}

const aboutSite = `<div class="x"><p>Our desk in Larun follows the provinces of the north every day, with writers in nine towns and a radio room that never closes.</p>
<p>We print what two sources say, and we correct what turns out to be wrong, in the same place and in the same size as the error.</p></div>`

// A page of cards with a little prose is a list; with an article of its own, or
// with more of one than of cards, it is none.
func TestListsOfCards(t *testing.T) {
	for _, c := range []struct {
		name, page string
		list       bool
	}{
		{"index", `<html><title>North</title><body><main><h1>News of the North</h1><div class="grid">` + cards(12) + `</div>` + aboutSite + `</main></body></html>`, true},
		{"index of sections", `<html><title>North</title><body><h1>News of the North</h1><section>` + cards(6) + `</section><section>` + cards(12) + `</section>` + aboutSite + `</body></html>`, true},
		{"few cards", `<html><title>North</title><body><main><h1>About us</h1>` + aboutSite + `<div class="grid">` + cards(5) + `</div></main></body></html>`, false},
		{"article", `<html><title>Fighting in Tessen</title><body><main><h1>Fighting in Tessen</h1><div class="a">` + body("") + `</div><div class="grid">` + cards(12) + `</div></main></body></html>`, false},
		{"short dated article", `<html><head><title>Fighting in Tessen</title><meta property="article:published_time" content="2024-03-05T08:00:00Z"></head><body><main><h1>Fighting in Tessen</h1><div class="a"><p>` +
			para1 + `</p><p>` + para2 + `</p><p>` + para4 + `</p></div><div class="grid">` + cards(12) + `</div></main></body></html>`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parsePage(t, c.page)
			n := 0
			for _, s := range cardTitles {
				if strings.Contains(d.Text, s) {
					n++
				}
			}
			if c.list && n < len(cardTitles) || !c.list && n > 0 {
				t.Errorf("%d of %d cards in\n%s", n, len(cardTitles), d.Text)
			}
		})
	}
}

func TestTitlesOfPages(t *testing.T) {
	const dated = `<meta property="article:published_time" content="2024-03-05T08:00:00Z">`
	for _, c := range [][3]string{ // head, body, title
		{`<title>What happened in Tessen? | Kesta Daily</title>` + dated, `<h1>Fighting in the north kills twelve</h1>` + body(""), "Fighting in the north kills twelve"},
		{`<title>Kesta Daily - The voice of the river</title>`, `<h1>Fighting in the north kills twelve</h1>` + body(""), "Fighting in the north kills twelve"},
		{`<title>Fighting in Tessen – Kesta Daily</title><meta property="og:site_name" content="Kesta Daily">`, `<h1>Kesta Daily</h1><h2>Fighting in Tessen</h2>` + body(""), "Fighting in Tessen"},
		{`<title>Fighting in Tessen - Manual</title>`, `<h1>Fighting in Tessen ¶</h1>` + body(""), "Fighting in Tessen"},
		{`<title>War in the north</title>` + dated, `<h1>First matter</h1>` + body("") + `<h1>Second matter</h1><p>` + para3 + `</p>`, "War in the north"},
		{`<title>Relief goods from Larun | Ombra Stores</title><meta property="og:type" content="website">`, `<h1>We bring what you need</h1><ul><li>Tents of wool</li><li>Water filters</li><li>Lamps and oil</li></ul><p>` + para5 + `</p>`, "Relief goods from Larun"},
	} {
		d := parsePage(t, `<html><head>`+c[0]+`</head><body><main>`+c[1]+`</main></body></html>`)
		if d.Title != c[2] {
			t.Errorf("title %q, want %q", d.Title, c[2])
		}
	}
}

// Markup held as text is none of the page's matter; a page about markup shows it
// in examples and between words.
func TestMarkupAsText(t *testing.T) {
	const held = `&lt;div class="quick"&gt;&lt;label for="size"&gt;Size&lt;/label&gt;&lt;/div&gt;`
	d := parsePage(t, `<html><title>Relief goods</title><body><main><h1>Relief goods</h1><div>`+body(`<div>`+held+`</div><pre>`+held+`</pre><p>Write `+held+` where the label shall stand.</p>`)+`</div></main></body></html>`)
	if n := strings.Count(d.Text, `<div class="quick">`); n != 2 {
		t.Errorf("%d of the markup, want that of the example and that in the sentence\n%s", n, d.Text)
	}
}
