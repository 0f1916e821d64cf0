package export

import (
	"strings"
	"testing"

	"sitrep"
)

// member is a participant of the sectors, nil for "-".
func member(sectors string) *sitrep.Participant {
	if sectors == "-" {
		return nil
	}
	return &sitrep.Participant{Text: strings.ToLower(sectors), Country: "TCD", Sectors: strings.Fields(sectors)}
}

func TestACLEDTable(t *testing.T) {
	table := acledRules()
	used := map[int]bool{}
	for _, ex := range table.examples {
		got := "out"
		r := acledRuleFor(&ex.event, sideOf(member(ex.actor), false, "TCD"), sideOf(member(ex.recipient), true, "TCD"))
		if r != nil {
			used[r.line] = true
			if r.event != "out" {
				got = r.sub
			}
		}
		if got != ex.want {
			t.Errorf("acled.txt:%d: %s %v of %s against %s is %q, want %q", ex.line, ex.event.Type, ex.event.Modes, ex.actor, ex.recipient, got, ex.want)
		}
	}
	if len(table.examples) < 40 {
		t.Errorf("only %d examples", len(table.examples))
	}
}

func TestVictims(t *testing.T) {
	for _, ex := range victims().examples {
		if got := victimNames[victimOf(ex[0])]; got != strings.TrimSpace(ex[1]) {
			t.Errorf("victims.txt: %q is %q, want %q", ex[0], got, ex[1])
		}
	}
}

func TestAssociates(t *testing.T) {
	for _, ex := range acledAssociates().examples {
		if got := strings.Join(associatesBy(ex[0]), "; "); got != strings.TrimSpace(ex[1]) {
			t.Errorf("acled-associates.txt: %q is %q, want %q", ex[0], got, ex[1])
		}
	}
}
