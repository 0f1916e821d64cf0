package coder

import "testing"

// TestDenialIsNoAccusation: that something told is not so is a stance of who says it, and
// neither an accusation nor a refusal.
func TestDenialIsNoAccusation(t *testing.T) {
	c := testChain(t)
	f := func(text, typ string, want bool) {
		t.Helper()
		a, found := c.code(text), false
		for i := range a.Events {
			found = found || a.Events[i].Type == typ
		}
		if found != want {
			t.Errorf("%s\n\t%s told: %t, want %t: %s", text, typ, found, want, summary(a))
		}
	}
	f("Jets bombed the mill on Monday. The navy called this \"a fairy tale\".", "ACCUSE", false)
	f("The ministry said 40 troops had been killed. A spokeswoman described the figures as pure fantasy.", "ACCUSE", false)
	f("Soldiers beat two fishermen, their families say. The navy dismissed this as \"a fairy tale\".", "ACCUSE", false)
	f("A bomb killed two men on Monday. The militia denied any part in it.", "REJECT", false)
	f("The rebels freed a judge on Monday. The government denied that any ransom had been paid.", "REJECT", false)
	f("The president called the raid an act of piracy.", "ACCUSE", true)
	f("The union made an offer to the mill on Monday. The owners rejected it.", "REJECT", true)
	f("The court denied the request to free the men.", "REJECT", true)
}

// TestTermOfAnExpulsion: by when those expelled must be gone is part of the expulsion.
func TestTermOfAnExpulsion(t *testing.T) {
	c := testChain(t)
	f := func(text string, happenings int) {
		t.Helper()
		a, n := c.code(text), 0
		for i := range a.Events {
			if a.Events[i].SameAs == i {
				n++
			}
		}
		if n != happenings {
			t.Errorf("%s\n\twant %d happenings, got %d: %s", text, happenings, n, summary(a))
		}
	}
	f("The ministry declared Colonel Ramos persona non grata. He must leave the country within 48 hours.", 1)
	f("Latvia expelled three Belarusian diplomats on Monday. They were given a week to leave.", 1)
	f("The ministry declared the consul persona non grata and gave him 48 hours to leave the country.", 1)
	f("Karsia declared two Dorimese consuls personae non gratae in reply to the expulsion of an attaché from Dorim. The two have 72 hours to leave the country.", 2)
	f("Karsia expelled the envoy. Troops must leave the border zone within two days, the rebels said.", 2)
	f("Karsia expelled the envoy on Monday. The rebels gave the army 24 hours to leave Arbin.", 2)
}
