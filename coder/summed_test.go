package coder

import "testing"

// TestTalliesAreNoNews: how many were held or hit in months is less sure to be one happening than
// who was today.
func TestTalliesAreNoNews(t *testing.T) {
	certainty := func(text string) float64 {
		t.Helper()
		a, best := testChain(t).code(text), 0.0
		for i := range a.Events {
			if e := &a.Events[i]; e.Type == "COERCE" || e.Type == "ASSAULT" {
				best = max(best, e.Certainty)
			}
		}
		if best == 0 {
			t.Errorf("%s: no event", text)
		}
		return best
	}
	f := func(tally, news string) {
		t.Helper()
		if a, b := certainty(tally), certainty(news); a > b*2/3 {
			t.Errorf("%s: certainty %v, want less than two thirds of %v, which has %s", tally, a, b, news)
		}
	}
	f("Since then, 400 fugitives have been arrested in Dorim.", "On Monday, 400 fugitives were arrested in Dorim.")
	f("Over the past six months police in Dorim caught dozens of smugglers.", "On Monday police in Dorim caught dozens of smugglers.")
	f("So far this year, 40 guards have been killed by gunmen in Dorim.", "On Monday, 40 guards were killed by gunmen in Dorim.")
}
