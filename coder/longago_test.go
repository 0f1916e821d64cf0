package coder

import (
	"testing"

	"sitrep"
)

// TestWhoIsOfThePast: what a look back told without a day of a queen long dead was news.
func TestWhoIsOfThePast(t *testing.T) {
	f := func(trigger, want, text string) {
		t.Helper()
		day, err := sitrep.ParseDay("2024-02-07")
		if err != nil {
			t.Fatal(err)
		}
		doc := &sitrep.Document{ID: "doc", Text: text, Lang: "en", Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(text)}}}}
		doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}}
		a := testChain(t).annotate(doc)
		found := false
		for i := range a.Events {
			if e := &a.Events[i]; e.Trigger.Text == trigger {
				found = true
				if e.Reality != want {
					t.Errorf("%s: %s is %s, want %s", text, trigger, e.Reality, want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s", text, trigger)
		}
	}
	f("arrested", sitrep.Historical, "Queen Amara burned the market of Dorim in May 1816. Rebels arrested Queen Amara in the hills.")
	f("arrested", sitrep.Historical, "Rebels arrested Queen Amara in the hills. Queen Amara had burned the market of Dorim in May 1816.")
	f("arrested", sitrep.Actual, "Paul Dray shot two clerks in Dorim in May 2021. Police arrested Paul Dray in the hills.")
	f("arrested", sitrep.Actual, "Paul Dray shot two clerks in Dorim in May 1992. Police arrested Paul Dray in the hills. Paul Dray attacked a guard on Monday.")
	f("arrested", sitrep.Actual, "Queen Amara burned the market of Dorim in May 1816. Police arrested Paul Dray in the hills.")
}
