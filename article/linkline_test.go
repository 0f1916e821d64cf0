package article

import "testing"

// A paragraph that a scraper broke around its links is one; lists and headlines stay lines.
func TestLinesBrokenAroundLinks(t *testing.T) {
	f := func(text string, want int) {
		t.Helper()
		if got := len(paragraphs(text)); got != want {
			t.Errorf("%q: %d paragraphs, want %d", text, got, want)
		}
	}
	f("In the past day, Marsh said, the Norland-led\nalliance\n conducted five strikes near Tesra.", 1)
	f("The minister met the head of the\nEast Coast Command\n, Major Holt, in the port of Kesta on Monday.", 1)
	f("Two brigades had left the valley by Sunday, according to a\nstatement\n by the ministry. More will follow.\nThe mayor was not there.", 2)
	f("The depot held what the brigade needs for the winter:\nflour\nfuel\nblankets and tents.", 4)
	f("Rebels enter the town of Tessen at dawn\nArmy says it holds the bridge\nThe rebels entered on Monday.", 3)
	f("The brigade took the bridge of Tessen on Monday.\nmore soon\nand then the mill.", 3)
	f("Ministers of Norland to meet again\nin spring", 2)
	f("In the past day, Marsh said, the Norland-led\n\nalliance\n\nconducted five strikes near Tesra.", 3)
}
