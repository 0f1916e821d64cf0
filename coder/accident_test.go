package coder

import "testing"

// TestAccidentsAreDoubtful: what somebody calls an accident, or befell animals alone, stands
// behind what was done to people.
func TestAccidentsAreDoubtful(t *testing.T) {
	const half = 0.5
	f := func(text string, doubtful bool) {
		t.Helper()
		a := testChain(t).code(text)
		found := false
		for i := range a.Events {
			if e := &a.Events[i]; e.Type == "ASSAULT" {
				found = true
				if (e.Certainty < half) != doubtful {
					t.Errorf("%s: %s has certainty %v, want doubtful: %v", text, e.Trigger.Text, e.Certainty, doubtful)
				}
			}
		}
		if !found {
			t.Errorf("%s: no violence", text)
		}
	}
	f("A boy was accidentally shot in Dorim on Monday.", true)
	f("The accidental shooting of a clerk in Dorim on Monday shocked the town.", true)
	f("A boy was shot in Dorim on Monday. Police said the shooting was an accident.", true)
	f("A boy was shot in Dorim on Monday. The shooting appears to have been an accident.", true)
	f("The gunman shot a horse and two cows on a farm in Kent on Monday.", true)
	f("A man was fatally shot in an apparent accident in Dorim on Monday.", true)
	f("A boy was shot in Dorim on Monday.", false)
	f("A boy was shot in Dorim on Monday. Police said the shooting was not an accident.", false)
	f("Rebels shot a farmer and two dogs in Dorim on Monday.", false)
}
