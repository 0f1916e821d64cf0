package place

import (
	"strings"
	"testing"

	"sitrep"
)

// A name that only the model takes for a place's is none where the report has a person of it.
func TestFirstNameOfTheReportIsNoPlace(t *testing.T) {
	f := func(text, full, name string, want bool) {
		t.Helper()
		a := analyse(text)
		i, j := strings.Index(text, full), strings.LastIndex(text, name)
		a.Names = []sitrep.Name{{Span: sitrep.Span{Start: j, End: j + len(name)}, Type: sitrep.NamePlace}}
		if full != "" {
			a.Names = append([]sitrep.Name{{Span: sitrep.Span{Start: i, End: i + len(full)}, Type: sitrep.NamePerson}}, a.Names...)
		}
		open().Annotate(a)
		found := false
		for _, m := range a.Places {
			found = found || m.Start == j
		}
		if found != want {
			t.Errorf("%q: found %s: %v, want %v", text, name, found, want)
		}
	}
	f("Verbishka Osei was hit. A crowd surrounded Verbishka.", "Verbishka Osei", "Verbishka", false)
	f("Paul Osei was hit. A crowd surrounded Verbishka.", "Paul Osei", "Verbishka", true)
	f("A guard shot 22-year-old Verbishka Vey in a yard.", "", "Verbishka Vey", false)
	f("A guard shot a man in Verbishka Vey at noon.", "", "Verbishka Vey", true)
}
