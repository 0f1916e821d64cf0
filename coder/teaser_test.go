package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// TestTeasersAreNoPartOfTheReport: paragraphs that a page carries of other stories tell nothing.
func TestTeasersAreNoPartOfTheReport(t *testing.T) {
	c := testChain(t).coder
	f := func(name string, want string, paragraphs ...string) {
		t.Helper()
		d := &sitrep.Document{}
		for _, p := range paragraphs {
			if d.Text != "" {
				d.Text += "\n\n"
			}
			d.Blocks = append(d.Blocks, sitrep.Block{Role: sitrep.RoleBody, Span: sitrep.Span{Start: len(d.Text), End: len(d.Text) + len(p)}})
			d.Text += p
		}
		var got strings.Builder
		for i, x := range c.teasers(d) {
			if x {
				got.WriteByte(byte('0' + i))
			}
		}
		if got.String() != want {
			t.Errorf("%s: got %q, want %q", name, got.String(), want)
		}
	}
	const (
		own   = "DORIM, Karm (KNA) -- Four people were shot dead in a house on Mill Road late on Saturday."
		more  = "The sheriff said that nobody had been arrested."
		fire  = "Three boys are dead after a house fire in Lenz."
		guard = "A balloon in honour of a guard who was murdered landed in Veland."
		coach = "The coach of the Lenz team has resigned."
	)
	f("before the dateline", "012", fire, guard, coach, own, more, more+" He will speak again on Monday.")
	f("the title of a video", "1", own, "Video Lenz Police Shoot Man With Rifle", more)
	f("what a video shows", "", own, "Video of the raid showed men firing from a roof.", more)
	f("too few before it", "", fire, own, more)
	f("each with a dateline", "", fire, guard, coach, own, more, "LENZ, Karm (KNA) -- A bank was robbed.")
	f("each twice", "012345", fire, fire, guard, guard, coach, coach, more, "Police said so.", "He fled.", "The town mourns.")
	f("captions of a gallery", "", fire, fire, fire, guard, guard, coach, coach, more, "Police said so.", "He fled.", "The town mourns.")
	f("everything twice", "", fire, fire, guard, guard, coach, coach)
	f("offered by a label", "13", more, "Related: Bank robber shot dead in Lenz", "The robber fled.", "READ MORE | Two dead in Arbin")
	f("offered by a longer label", "1", more, "» Related stories: Bank robber shot dead in Lenz", "The robber fled.")
	f("words that only look like a label", "", "Related families live in Dorim: the Horvats and the Krals.", "Watch the gunman, they said.", more)
	f("keywords under a label", "12", more, "Tags:", "shooting, Dorim police shoot gang, news")
	f("keywords behind a label", "1", more, "Keywords: gunman, Dorim police shoot gang")
	f("keywords in quotation marks", "1", more, `shot injured Dorim police department shoot "drive by" "shooting in Dorim" "Dorim gang" "Dorim police" gangs "news story"`)
	f("keywords with hash signs", "1", more, "#shooting #dorim #police shoot #gang #news")
	f("a line of words told again", "1", more, "shooting Dorim shooting police shoot gang Dorim gang shooting Dorim news shot Dorim gang police")
	f("many names", "", more, "Ana Ruiz, 14; Ivo Soto, 15; Tom Reed, 16; and Maya Luss, 17, were shot by the gunman", fire)
	f("what somebody says", "", more, `"They shot him." "Who?" "The police." "When?" "At noon," he said`)
	f("a headline", "", "Gunman kills two police officers, wounds four, flees", more)
	f("a dateline without brackets", "", fire, guard, coach, "DORIM -- Four people were shot.", more)
	f("the report that begins with it", "", own, more, fire)
}
