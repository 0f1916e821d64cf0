package article

import (
	"strings"
	"testing"

	"sitrep"
)

// Pieces of markup without a page around them, as feeds carry them.
func TestFragments(t *testing.T) {
	for in, want := range map[string]string{
		"<p>Five people were killed.</p>":                                 "Five people were killed.",
		"Five killed in Tessen":                                           "Five killed in Tessen",
		"Rebels took the town of Tessen on Monday &amp; fled on Tuesday.": "Rebels took the town of Tessen on Monday & fled on Tuesday.",
		`<p>Rebels took the town of Tessen on Monday, the mayor said.</p><a href="/x">Read more</a>`:                                                                                         "Rebels took the town of Tessen on Monday, the mayor said.",
		`<img src="a.jpg"/><p>Rebels took the town of Tessen on Monday, the mayor said.</p><p>The post <a href="/x">Rebels in Tessen</a> appeared first on <a href="/">Kesta Daily</a>.</p>`: "Rebels took the town of Tessen on Monday, the mayor said.",
		`<div>Police closed the road.<br/><br/>Two men were arrested.</div>`:                                                                                                                 "Police closed the road.\n\nTwo men were arrested.",
		`<ul><li>Two bridges are closed</li><li>The airport is open</li></ul>`:                                                                                                               "Two bridges are closed\n\nThe airport is open",
	} {
		c := &sitrep.Capture{Source: "feed", Form: sitrep.FormHTML, Bytes: []byte(in), Title: "Tessen"}
		docs, err := Parse(c)
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		checkOrigin(t, c, docs[0])
		if got := strings.TrimSpace(docs[0].Text); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
