package article

import (
	"slices"
	"strings"
	"testing"
)

// Wire reports in capitals are as short as a few lines and no small letter shows what goes on.
func TestBrokenLinesInCapitals(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // how each paragraph begins
	}{
		{`   PORT LISSE, 26 OCT (MPA) -- TWO GUARDS OF THE MARVAN CONSULATE IN
PORT LISSE WERE KILLED TODAY BY UNKNOWN GUNMEN, OFFICIALS REPORTED.

   A SPOKESMAN SAID THE TWO WERE AT THE GATE OF THE MISSION WHEN THREE
MEN WHO CAME FROM THE HARBOUR OPENED FIRE AT THEM.  THE POLICE DO NOT
KNOW WHO SENT THEM OR WHY.`, []string{"PORT LISSE, 26", "A SPOKESMAN"}},
		{`REBELS TAKE THE BRIDGE OF TESSEN AFTER A NIGHT OF HEAVY FIGHTING
MINISTER CALLS A MEETING OF ALL PARTIES ON THE BUDGET FOR THE ARMY
FLOOD CUTS THE RAILWAY TO MARVAN FOR THE SECOND TIME IN THIS MONTH`, []string{"REBELS", "MINISTER", "FLOOD"}}, // headlines of a list
	} {
		var got []string
		for _, p := range paragraphs(c.text) {
			got = append(got, c.text[p.start:p.end])
		}
		if !slices.EqualFunc(got, c.want, strings.HasPrefix) {
			t.Errorf("got %q, want those that begin with %q", got, c.want)
		}
	}
}
