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

// A person is called as the report writes him, not as its headline shouts or its address slurs.
func TestNameAsTheReportWritesIt(t *testing.T) {
	for _, text := range []string{
		"MAYOR IVANA DOLENZ SHOT IN DORVALE\n\nMayor Ivana Dolenz was shot dead outside her home on Monday. Ivana Dolenz was 54.",
		"Ivana Dolenz was shot dead outside her home on Monday.\n\nWHO WAS IVANA DOLENZ?",
	} {
		for _, a := range analysed(t, []string{text}) {
			names := map[string]bool{}
			for _, e := range a.Entities {
				names[e.Name] = true
			}
			if !names["Ivana Dolenz"] || names["IVANA DOLENZ"] {
				t.Errorf("%q: called %v", text, names)
			}
		}
	}
}
