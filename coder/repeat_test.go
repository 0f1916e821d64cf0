package coder

import (
	"strings"
	"testing"
)

// What is said again word for word is no second mention; what differs in a number is.
func TestRepeats(t *testing.T) {
	c := testChain(t)
	for text, want := range map[string]string{
		"Image 1 of 3 Rescuers search a market that was bombed in Kelsara on Monday. / Image 2 of 3 Rescuers search a market that was bombed in Kelsara on Monday. / Rescuers search a market that was bombed in Kelsara on Monday.": "bombed",
		"HEADLINE: Gunmen kidnapped nine teachers from a school near Oruba / Gunmen kidnapped nine teachers from a school near Oruba":                                                                                                "kidnapped kidnapped",
		"Twelve people were killed in the raid on the port of Melu. / Fourteen people were killed in the raid on the port of Melu.":                                                                                                  "killed raid killed raid",
		"Photo 4 of 9: Soldiers shot a driver at a checkpoint near the bridge. / Slide 5: Soldiers shot a driver at a checkpoint near the bridge.":                                                                                   "shot a driver at",
		"Rebels attacked, he said. / Rebels attacked, he said.": "attacked attacked",
		"The army shelled the villages on the eastern bank of the river. / A witness said the army shelled the villages on the eastern bank of the river.": "shelled shelled",
	} {
		a := c.report(strings.Split(text, " / "))
		var got []string
		for _, m := range a.Events {
			got = append(got, m.Trigger.Text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: got %q, want %q", text, s, want)
		}
	}
}
