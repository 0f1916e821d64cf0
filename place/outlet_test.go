package place

import "testing"

func TestOutletTellsTheTown(t *testing.T) {
	f := func(publisher, url, text, words, country, admin1 string) {
		t.Helper()
		a := analyse(text)
		a.Doc.Publisher, a.Doc.URL = publisher, url
		open().Annotate(a)
		for i := range a.Places {
			if m := &a.Places[i]; a.Text(m.Span) == words {
				if m.Country != country || admin1 != "" && m.Admin1 != admin1 {
					t.Errorf("%s of %q, %s: %s/%s, want %s/%s", words, publisher, url, m.Country, m.Admin1, country, admin1)
				}
				return
			}
		}
		t.Errorf("%s of %q not found", words, publisher)
	}
	const man = "A man was arrested in Richmond on Monday, police said."
	f("", "", man, "Richmond", "", "")
	f("", "https://news.example.co.uk/a/1", man, "Richmond", "GBR", "")
	f("Kentucky Courier", "", man, "Richmond", "USA", "Kentucky")
	f("The Berea Citizen of Kentucky", "", man, "Richmond", "USA", "Kentucky")
	f("The Independent Post", "", man, "Richmond", "", "")
	f("example.tv", "http://example.tv", man, "Richmond", "", "")
	f("Lagos Herald", "", "The train left London and Paris behind.", "London", "GBR", "")
	if a := analyse("Nothing happened."); true {
		a.Doc.Publisher = "Nairobi Daily"
		open().Annotate(a)
		if len(a.Places) != 0 {
			t.Errorf("the outlet's town became a mention: %v", a.Places)
		}
	}
}
