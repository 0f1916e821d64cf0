package actor_test

import "testing"

// Whether a sentence is in capitals was asked of the report's last one: "THE TIGERS" was
// an acronym and nobody who was named before.
func TestCapitalsOfItsOwnSentence(t *testing.T) {
	for _, a := range analysed(t, []string{
		"The Tamil Tigers attacked a town on Monday. THE TIGERS KILLED FIVE SOLDIERS IN THE NIGHT. Nobody slept that night.",
	}) {
		for _, m := range a.Mentions {
			if a.Text(m.Span) == "THE TIGERS" && m.Entity == a.Mentions[0].Entity {
				return
			}
		}
	}
	t.Error("THE TIGERS are not the Tamil Tigers")
}
