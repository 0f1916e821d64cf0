package article

import (
	"testing"

	"sitrep"
)

// A day alone on its line dates a clean report though a deck stands before it; the first heading of
// a chronology, and a day of something else, do not.
func TestDayBelowTheDeck(t *testing.T) {
	const (
		lead = "\n\nGunmen held the customs house of Ostrel on Thursday night, and two clerks were hurt when the roof came down.\n\n"
		more = "The mayor said that the road was open again and that a ferry would run until the end of the week."
	)
	f := func(text, want string) {
		t.Helper()
		docs, err := Parse(&sitrep.Capture{Source: "report", Form: sitrep.FormClean, Bytes: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if on := docs[0].PublishedOn; on != nil {
			got = on.Start.String()
		}
		if got != want {
			t.Errorf("%.60q: dated %q, want %q", text, got, want)
		}
	}
	f("Customs House Held in Ostrel\n\nTwo clerks are in hospital after the roof fell on them.\n\nMarch 12, 2013"+lead+more, "2013-03-12")
	f("Customs House Held in Ostrel\n\nTwo clerks are in hospital after the roof fell on them.\n\nUpdated Tuesday, March 12, 2013 4:15 p.m."+lead+more, "2013-03-12")
	f("Customs House Held in Ostrel\n\nTwo clerks are in hospital after the roof fell on them.\n\n12 March 2013\n\nUpdated 13 March 2013"+lead+more, "2013-03-12")
	f("Customs House Held in Ostrel\n\nWhat the clerks lived through in a month.\n\nMarch 12, 2013"+lead+"March 19, 2013\n\n"+more, "")
	f("Olen Varga\n\nWarden of the Ostrel customs house.\n\nEnd of Watch: Tuesday, March 12, 2013"+lead+more, "")
}
