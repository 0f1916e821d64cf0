package article

import (
	"strings"
	"testing"

	"sitrep"
)

// Pages that are no articles: what they are for is kept, what shops and firms put
// around it is not.
func TestOtherPages(t *testing.T) {
	const menu = "<header><nav class=main-menu><ul><li><a href=/a>Tents</a><li><a href=/b>Stoves</a><li><a href=/c>Lamps</a><li><a href=/d>Rucksacks</a><li><a href=/e>Sale</a></ul></nav><a href=/cart>Cart (0)</a></header>"
	const foot = "<footer class=site-footer><ul><li><a href=/t>Terms of use</a><li><a href=/p>Privacy policy</a></ul><form class=newsletter><p>Sign up for our newsletter and get ten percent off your first order.</p><button>Subscribe</button></form></footer>"
	f := func(name, body string, keep, drop []string) {
		t.Helper()
		docs, err := Parse(&sitrep.Capture{Source: name, Form: sitrep.FormHTML, Bytes: []byte("<html><head><title>" + name + "</title></head><body>" + menu + body + foot + "</body></html>")})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for _, s := range keep {
			if !strings.Contains(docs[0].Text, s) {
				t.Errorf("%s: lost %q in\n%s", name, s, docs[0].Text)
			}
		}
		for _, s := range append(drop, "Rucksacks", "Privacy policy", "newsletter") {
			if strings.Contains(docs[0].Text, s) {
				t.Errorf("%s: kept %q in\n%s", name, s, docs[0].Text)
			}
		}
	}
	f("Arbin two-person tent", `<script type="application/ld+json">{"@type":"Product","name":"Arbin two-person tent"}</script><main><div class=product><h1>Arbin two-person tent</h1><span class=price>€ 189.00</span><button>Add to cart</button>
		<div class=product-description><p>The Arbin is a light tent for two people that stands in heavy wind and is put up by one person in five minutes.</p><p>Its floor keeps water out in a storm of two days, and two openings keep the air dry.</p></div>
		<h2>Specifications</h2><ul class=specs><li>Weight: 2.1 kg</li><li>Height inside: 105 cm</li><li>Poles: aluminium, 8.5 mm</li></ul></div>
		<div class=customer-reviews><h2>Customer Reviews</h2>`+strings.Repeat(`<div class=review><b>Stood well</b><p>I took it up to the lake for a week and it stood well in the wind, though the pegs are soft.</p><span>Ilo, 3 May</span></div>`, 8)+`</div></main>`,
		[]string{"stands in heavy wind", "keeps water out", "Weight: 2.1 kg"}, []string{"Add to cart", "the pegs are soft"})
	f("Tax advice for small firms", `<main><section class=hero><h1>Tax advice for small firms</h1><p>We keep the books of firms with up to fifty people and stand by them when the tax office calls.</p><a class=btn href=/book>Book a call</a></section>
		<section class=features><div class=card><h3>Bookkeeping</h3><p>We record what comes in and goes out every week, so that you know where you stand.</p></div><div class=card><h3>Payroll</h3><p>Wages are paid on the day, with all that the law asks for sent to the offices.</p></div><div class=card><h3>Yearly accounts</h3><p>Your accounts are ready by March, and one of our people goes through them with you.</p></div></section></main>`,
		[]string{"keep the books of firms", "record what comes in", "Wages are paid", "ready by March"}, nil)
	f("Ferries of the lower Ostrel", `<div id=wrapper><div id=content><h1>Ferries of the lower Ostrel</h1><p>Two ferries cross below the dam from April to the first frost, and a third one runs on market days when the water is high enough.</p>
		<p>Each takes twelve people and their bicycles. Dogs go free, and carts have to wait until the boat is otherwise empty.</p><p>From the dam to the sea the river is wide and slow, and small boats may tie up anywhere but at the locks, where a fee is asked for.</p><p>Whoever sleeps on board asks the harbour master at the old quay, who lives over the shop and is in until nine.</p><ul><li>Old quay: every quarter of an hour</li><li>Mill: on the hour</li></ul></div>
		<div id=sidebar role=complementary><div class=widget><h3>Sailing club</h3><p>The sailing club meets on the ninth of June in the hall behind the mill, and guests are welcome.</p></div></div></div>`,
		[]string{"Two ferries cross", "Dogs go free", "Old quay"}, []string{"sailing club meets"})
	f("Installing larkd", `<div class=layout><aside class=sidebar><ul><li><a href=/1>Overview</a><li><a href=/2>Installing</a><li><a href=/3>Settings</a><li><a href=/4>Upgrading</a></ul></aside><main class=content><h1>Installing larkd</h1><p>The daemon runs on any system with a C library and needs forty megabytes of memory.</p>
		<h2>From a package</h2><p>Fetch the package for your system and unpack it where programs are kept.</p><pre>tar xf larkd.tar.gz -C /usr/local</pre><p>Then start the daemon and look whether it answers.</p><pre>larkd --check</pre><h2>From source</h2><p>You need a compiler and make. The build takes about two minutes.</p><ol><li>Unpack the source.</li><li>Run make.</li><li>Run make install as the administrator.</li></ol></main></div>`,
		[]string{"needs forty megabytes", "tar xf larkd.tar.gz", "larkd --check", "Run make install"}, []string{"Upgrading"})
}
