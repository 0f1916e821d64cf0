package coder

import "testing"

// Words that name the city near which something is move no event out of the city that is only named.
func TestAroundTown(t *testing.T) {
	c := testChain(t)
	w := c.coder.newWork(c.code("Gunmen shot two clerks in suburban Nairobi on Monday."))
	for phrase, want := range map[string]bool{
		"suburban Nairobi": true, "a Nairobi suburb": true, "the Nairobi area": true, "Nairobi-area": true, "the suburbs of Nairobi": true,
		"near Nairobi": false, "the outskirts of Nairobi": false, "30 km north of Nairobi": false, "Areado": false,
	} {
		if got := w.aroundTown(phrase); got != want {
			t.Errorf("%s: around the town: %t, want %t", phrase, got, want)
		}
	}
}
