package actor_test

import "testing"

// TestTownIsNoShooter: the gunman of a shooting in a town that a listed person is called like is not named after it, and
// a firm whose name ends in a country's is not that country.
func TestTownIsNoShooter(t *testing.T) {
	texts := []string{
		"Shooting in Houston injures nine people; gunman shot, killed. Police say several people were shot in a Houston neighborhood on Monday. Houston police say the gunman was a lawyer.",
		"SteelWorks Canada dismissed 300 workers, the union said.",
	}
	for i, a := range analysed(t, texts) {
		for _, e := range a.Entities {
			if e.Name == "Houston" || i == 1 && e.Name == "Canada" {
				t.Errorf("%s: %q, %s", texts[i], e.Name, e.By)
			}
		}
	}
}
