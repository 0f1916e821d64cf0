package article

import (
	"strings"
	"testing"
)

// TestMargins: what stands around and within an article of others' and its own matter.
func TestMargins(t *testing.T) {
	const heading = `<h1>Dam holds</h1>`
	by := `<meta name="author" content="Ana Voss">`
	for _, c := range []struct{ name, head, body, in, out string }{
		{"empty title in a drawing", ``, `<a href="/feed"><svg viewBox="0 0 5 5"><title/><path d="M0 0"/></svg></a>` + heading + body("") + `<a href="/mail"><svg><title>Mail</title></svg></a>`, "Talks between the two sides", "viewBox"},
		{"deck under a name for teasers", ``, heading + `<div class="teaser related"><p class="article-intro">The water stood two hands below the crest when the rain stopped, and the engineers went home.</p></div>` + `<div class="text">` + body("") + `</div>`, "two hands below the crest", ""},
		{"summary without a name", ``, heading + `<p>Water two hands below the crest, the rain over and the engineers of the province on their way home</p><div class="text">` + body("") + `</div>`, "on their way home", ""},
		{"call to readers", ``, heading + body("") + `<p>Follow us on Facebook and subscribe to our newsletter</p>`, "", "Follow us"},
		{"call to readers in Spanish", ``, heading + body("") + `<p>Síguenos en nuestro canal de Telegram y suscríbete a nuestro boletín</p>`, "", "Síguenos"},
		{"call to readers in German", ``, heading + body("") + `<p>Unterstützen Sie uns: Jetzt spenden und Mitglied werden</p>`, "", "spenden"},
		{"what a minister calls for", ``, heading + body("<p>The minister called on farmers to follow the warnings and to sign up for the alerts of the dam.</p>"), "sign up for the alerts", ""},
		{"note on the author", by, heading + body("") + `<p>Ana Voss covers rivers and their dams for the Lantern from its bureau in Orlen, where she was born.</p>`, "", "covers rivers"},
		{"the author as a part of the report", by, heading + `<p>Ana Voss was on the crest of the dam when the siren went, with two of the engineers and their dog.</p>` + body(""), "was on the crest", ""},
		{"credit of a picture", ``, heading + body("") + `<p>Titelbild: Jon Abbas / North Wire</p>`, "", "Titelbild"},
		{"short paragraphs after a line on other matter", ``, heading + body("") + `<p>Read also:</p><p>The siren of Lutu was heard again.</p>` + body(""), "siren of Lutu", "Read also"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parsePage(t, `<html lang="en"><head><title>Dam holds</title><meta property="article:published_time" content="2024-03-05T08:00:00Z">`+c.head+`</head><body><main>`+c.body+`</main></body></html>`)
			if c.in != "" && !strings.Contains(d.Text, c.in) {
				t.Errorf("%q is missing:\n%s", c.in, d.Text)
			}
			if c.out != "" && strings.Contains(d.Text, c.out) {
				t.Errorf("%q is kept:\n%s", c.out, d.Text)
			}
		})
	}
}

// TestClosingLines: what a page that is no article says of its comments is none of its matter.
func TestClosingLines(t *testing.T) {
	rows := ""
	for _, s := range []string{"Pumps", "Turbines", "Valves", "Gauges", "Sluices", "Weirs", "Filters", "Screens"} {
		rows += `<section><h2>` + s + `</h2><p>We build ` + strings.ToLower(s) + ` for dams of every size and look after them for as long as they run.</p></section>`
	}
	d := parsePage(t, `<html lang="en"><head><title>What we build | Orlen Works</title></head><body><main><h1>What we build</h1>`+rows+
		`<div class="comments"><p>Comments are closed.</p><p>Leave a comment</p></div><p>Follow us on Facebook and subscribe to our newsletter</p></main></body></html>`)
	for _, s := range []string{"Comments are closed", "Leave a comment", "Follow us"} {
		if strings.Contains(d.Text, s) {
			t.Errorf("%q is kept:\n%s", s, d.Text)
		}
	}
	if !strings.Contains(d.Text, "sluices for dams") {
		t.Errorf("the matter is lost:\n%s", d.Text)
	}
}
