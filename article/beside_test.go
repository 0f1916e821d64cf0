package article

import (
	"testing"

	"sitrep"
)

// A title that the input states beside a report is read as its headline, behind the report, unless
// the report says it or it is none.
func TestTitleBesideAReport(t *testing.T) {
	const body = "Police were called to Osk Street on Sunday night.\n\nNobody was arrested, officers said."
	for _, c := range []struct{ title, text, want string }{
		{"Four injured in shooting in Dorim", body, "Four injured in shooting in Dorim"},
		{"Four injured in shooting in Dorim - Osk Courier", body, "Four injured in shooting in Dorim"},
		{"Four injured in shooting in Dorim", "Four injured in shooting in Dorim\n\n" + body, "Four injured in shooting in Dorim"},
		{"Police were called to Osk Street", body, ""},
		{"News", body, ""},
		{"", body, ""},
	} {
		for _, form := range []sitrep.Form{sitrep.FormClean, sitrep.FormHTML} {
			text := c.text
			if form == sitrep.FormHTML {
				text = "<p>" + c.text + "</p>"
			}
			docs, err := Parse(&sitrep.Capture{Form: form, Title: c.title, Publisher: "Osk Courier", Bytes: []byte(text)})
			if err != nil || len(docs) != 1 {
				t.Fatalf("%q: %d documents, %v", c.title, len(docs), err)
			}
			d, got, n := docs[0], "", 0
			for _, b := range d.Blocks {
				if b.Role == sitrep.RoleHeadline {
					got, n = d.Text[b.Start:b.End], n+1
				}
			}
			if form == sitrep.FormClean && (got != c.want || d.Text[:len(text)] != text) || n > 1 {
				t.Errorf("%q, %s: headline %q (%d), want %q, in %q", c.title, form, got, n, c.want, d.Text)
			}
			if form == sitrep.FormHTML && c.text == body && got != c.want {
				t.Errorf("%q, page: headline %q, want %q, in %q", c.title, got, c.want, d.Text)
			}
		}
	}
}
