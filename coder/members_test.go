package coder

import "testing"

// A body acts by its own people, who are not it where something is done to them.
func TestMembersStandForTheirBody(t *testing.T) {
	c := testChain(t)
	f := func(text, actor, recipient string) {
		t.Helper()
		a := c.code(text)
		for i := range a.Events {
			e := &a.Events[i]
			if len(e.Actors) == 0 || len(e.Recipients) == 0 {
				continue
			}
			if e.Actors[0].Name != actor || e.Recipients[0].Name != recipient {
				t.Errorf("%s: %q > %q", text, e.Actors[0].Name, e.Recipients[0].Name)
			}
			return
		}
		t.Errorf("%s: no event with both: %s", text, summary(a))
	}
	f("The State Security Committee reported that its officers had detained a clerk.", "State Security Committee", "")
	f("The Free Front said its fighters had captured nine soldiers.", "Free Front", "")
	f("The Free Front said the army had captured nine of its fighters.", "", "")
	f("The Free Front said soldiers had shot its fighters.", "", "")
	f("Ilan Reth said his men burned the barn.", "", "")
}
