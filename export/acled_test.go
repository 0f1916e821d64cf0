package export

import (
	"bytes"
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

// people are participants written as "words | name | country | sectors", set off by "; ".
func people(list string) (ps []sitrep.Participant) {
	for p := range strings.SplitSeq(list, ";") {
		cell := strings.Split(p, "|")
		if len(cell) < 4 {
			continue
		}
		for i := range cell {
			cell[i] = strings.TrimSpace(cell[i])
		}
		ps = append(ps, sitrep.Participant{Text: cell[0], Name: cell[1], Country: cell[2], Sectors: strings.Fields(cell[3]), Entity: -1})
	}
	return ps
}

func TestACLEDRows(t *testing.T) {
	f := func(typ, mode, trigger, actors, recipients, want string) {
		t.Helper()
		e := &sitrep.Event{ID: "event-00000000000000aa", Type: typ, Polarity: sitrep.Positive, Reality: sitrep.Actual, Actors: people(actors), Recipients: people(recipients),
			Place: &sitrep.EventPlace{Place: sitrep.Place{Name: "Velm", Country: "TCD", Precision: sitrep.PlacePoint}}}
		if mode != "" {
			e.Modes = []string{mode}
		}
		told := &sitrep.Told{Event: e, Mentions: []*sitrep.EventMention{{Trigger: sitrep.Text{Text: trigger}}}}
		var b bytes.Buffer
		if err := ACLED(&b, func(yield func(*sitrep.Told, error) bool) { yield(told, nil) }, Options{}); err != nil {
			t.Fatal(err)
		}
		rows := rowsOf(t, b.String(), false)
		got := "out"
		if len(rows) > 1 {
			got = strings.Join(rows[1][6:14], " | ")
		}
		if got != want {
			t.Errorf("%s %s of %q against %q\n got %s\nwant %s", typ, mode, actors, recipients, got, want)
		}
	}
	// Who is told of by a name keeps it; who is not is an unidentified group.
	f("ASSAULT", "firearms", "shot", "Tama militiamen | | TCD | UAF", "two villagers | | TCD | CVL", "Attack | Tama militiamen |  | 3 | Civilians (Chad) |  | 7 | 37")
	f("ASSAULT", "firearms", "shot", "at least 20 Tama militiamen | | TCD | UAF", "the villagers | | TCD | CVL", "Attack | Tama militiamen |  | 3 | Civilians (Chad) |  | 7 | 37")
	f("ASSAULT", "firearms", "shot", "The Tama militia | | TCD | UAF", "the villagers | | TCD | CVL", "Attack | Tama militia |  | 3 | Civilians (Chad) |  | 7 | 37")
	f("ASSAULT", "firearms", "shot", "Masked gunmen | | TCD | UAF", "a farmer | | TCD | AGR", "Attack | Unidentified Armed Group (Chad) |  | 3 | Civilians (Chad) | Farmers (Chad) | 7 | 37")
	f("ASSAULT", "explosives", "exploded", "", "a nurse | | TCD | MED", "Remote explosive/landmine/IED | Unidentified Armed Group (Chad) |  | 3 | Civilians (Chad) | Health Workers (Chad) | 7 | 37")
	f("ASSAULT", "explosives", "exploded", "an unknown group | | | ", "a nurse | | TCD | MED", "Remote explosive/landmine/IED | Unidentified Armed Group (Chad) |  | 3 | Civilians (Chad) | Health Workers (Chad) | 7 | 37")
	f("ASSAULT", "firearms", "shot", "clan gunmen | | TCD | UAF", "a herder | | TCD | AGR", "Attack | Unidentified Armed Group (Chad) |  | 4 | Civilians (Chad) | Pastoralists (Chad) | 7 | 47")
	f("ASSAULT", "firearms", "attacked", "armed herders | | TCD | AGR", "the police post | | TCD | COP", "Armed clash | armed herders |  | 4 | Police Forces of Chad |  | 1 | 14")
	f("ASSAULT", "firearms", "fired", "some unknown persons | | TCD | CVL", "a house | | TCD | CVL", "Attack | Unidentified Armed Group (Chad) |  | 3 | Civilians (Chad) |  | 7 | 37")
	f("ASSAULT", "explosives", "blast", "Free Harbour Movement | Free Harbour Movement | TCD | ", "", "Remote explosive/landmine/IED | Free Harbour Movement |  | 3 |  |  | 0 | 30")
	f("ASSAULT", "firearms", "shot", "gunmen | | TCD | UAF", "Idris Tem | Idris Tem | TCD | ", "Attack | Unidentified Armed Group (Chad) |  | 3 | Civilians (Chad) |  | 7 | 37")
	f("RETREAT", "withdraw", "withdrew", "the army | Chadian army | TCD | MIL", "", "Non-violent transfer of territory | Military Forces of Chad |  | 1 |  |  | 0 | 10")
	f("RETREAT", "withdraw", "fled", "the attackers | | TCD | UAF", "", "out")
	f("ASSAULT", "explosives", "blast", "gunmen | | TCD | UAF", "the gate | | | ", "Remote explosive/landmine/IED | Unidentified Armed Group (Chad) |  | 3 |  |  | 0 | 30")
	f("ASSAULT", "destroy", "burned", "rebels | | TCD | REB", "two lorries | | | ", "Looting/property destruction | rebels |  | 2 |  |  | 0 | 20")
	// States by their forces, units behind them, others abroad.
	f("ASSAULT", "firearms", "fired", "the army | Chadian army | TCD | MIL", "fighters of the front | Northern Front | TCD | REB", "Armed clash | Military Forces of Chad |  | 1 | Northern Front |  | 2 | 12")
	f("ASSAULT", "firearms", "fired", "the guard | Nomad Guard | TCD | COP", "rebels | | TCD | REB", "Armed clash | Police Forces of Chad Nomad Guard |  | 1 | rebels |  | 2 | 12")
	f("ASSAULT", "aerial", "bombed", "the air force | Sudanese Air Force | SDN | MIL", "women and girls | | TCD | CVL", "Air/drone strike | Military Forces of Sudan |  | 8 | Civilians (Chad) | Women (Chad); Children (Chad) | 7 | 78")
	// A fight has two sides, also where one naming has both.
	f("ASSAULT", "", "clashed", "rival militias | | TCD | UAF", "", "Armed clash | Unidentified Armed Group (Chad) |  | 3 | Unidentified Armed Group (Chad) |  | 3 | 33")
	f("ASSAULT", "", "clashed", "members of two churches | | TCD | ", "", "Mob violence | Rioters (Chad) | Christian Group (Chad) | 5 | Rioters (Chad) | Christian Group (Chad) | 5 | 55")
	f("ASSAULT", "", "clashed", "farmers | | TCD | AGR; herders | | TCD | AGR", "", "Mob violence | Rioters (Chad) | Farmers (Chad) | 5 | Rioters (Chad) | Pastoralists (Chad) | 5 | 55")
	f("ASSAULT", "", "killed", "the army | | TCD | MIL", "", "out")
	f("ASSAULT", "beat", "beat", "a trader | | TCD | BUS", "his brother | | TCD | CVL", "out")
	f("ASSAULT", "beat", "beat", "residents | | TCD | CVL", "a suspected thief | | TCD | CRM", "Mob violence | Rioters (Chad) |  | 5 | Civilians (Chad) |  | 7 | 57")
	// Demonstrations have no second actor but who meets them with force.
	f("PROTEST", "demo", "marched", "teachers | | TCD | EDU", "the ministry | | TCD | GOV", "Peaceful protest | Protesters (Chad) | Teachers (Chad) | 6 |  |  | 0 | 60")
	f("PROTEST", "demo", "protest", "", "", "Peaceful protest | Protesters (Chad) |  | 6 |  |  | 0 | 60")
	f("PROTEST", "riot", "riot", "youths | | TCD | CVL", "the mayor | | TCD | GOV", "Violent demonstration | Rioters (Chad) |  | 5 |  |  | 0 | 50")
	f("ASSAULT", "crowd-control", "tear gas", "police | | TCD | COP", "students | | TCD | EDU", "Protest with intervention | Protesters (Chad) | Students (Chad) | 6 | Police Forces of Chad |  | 1 | 16")
}
