package coder

import (
	"strings"
	"testing"
)

// TestNumbersTakenBack: what was said first and was wrong is no toll, nor what might have been.
func TestNumbersTakenBack(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		var got []string
		for _, e := range testChain(t).code(text).Events {
			for i := range e.Sizes {
				got = append(got, e.Sizes[i].Kind+" "+bounds(&e.Sizes[i]))
			}
		}
		if strings.Join(got, ", ") != strings.Join(want, ", ") {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	f("Early reports said one guard had died in the blast, but that proved to be incorrect, the mayor said.")
	f("Soldiers initially said that two guards had been wounded, but that was wrong.")
	f("Officials mistakenly reported that a third man had been killed in the attack.")
	f("A hospital earlier said five people had died in the bombing; it later said that figure was false.")
	f("Police first said that seven people were shot, but amended that number to four.", "injured 4")
	f("Initial reports said nine soldiers were killed in the ambush, but the army later corrected the figure to six.", "killed 6")
	f("The ministry first reported 14 dead in the blast near Kelar, but later revised the toll to 11.", "killed 11")
	f("Police earlier said two men were wounded in the raid, and that number has not changed.", "injured 2")
	f("The first blast killed four people, but the second one was worse.", "killed 4")
	f("The group first said it had killed 12 soldiers, but the army rejected the claim as propaganda.", "killed 12")
	f("Seven people were shot at a market in Kelar, police say. Officials had initially said that six people were shot.", "injured 7")
	f("Gunmen attacked a convoy on Monday. Officers first reported three soldiers killed. The army put the death toll at five on Friday.", "killed 5")
	f("Police earlier said that nine people were hurt in the blast. Three of the wounded are children.", "injured 9")
	f("Police initially said two people were killed in an explosion in Nairobi on Monday. More than 40 people were killed in a similar blast in Mombasa last year.", "killed 2", "killed 40-")
	f("Police initially said two people were killed in an explosion in Nairobi. A bombing in 2015 killed 50 people.", "killed 2", "killed 50")
	f("Officials first said that three people were killed in a raid on Kelar on Monday. The war has killed 4,000 people.", "killed 3", "killed 4000")
	f("The shell could have hit the clinic and killed 20 patients.")
	f("The shell hit the clinic and killed 20 patients.", "killed 20")
}

// TestLastTime: what a sentence calls the last of its kind is no news.
func TestLastTime(t *testing.T) {
	f := func(text string, want string) {
		t.Helper()
		for _, e := range testChain(t).code(text).Events {
			if e.Reality != want {
				t.Errorf("%s: %q is %s, want %s", text, e.Trigger.Text, e.Reality, want)
			}
		}
	}
	f("Olsen said the last time a guard was killed in the county was in 1984, when Trooper Rolf Maas was shot to death during a search.", "historical")
	f("The last time his mother saw him was on Tuesday, when he was shot outside a shop.", "actual")
	f("It was the last time that the guards shot at the crowd.", "actual")
}
