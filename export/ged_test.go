package export

import (
	"bytes"
	"strings"
	"testing"

	"sitrep"
)

func TestGEDRows(t *testing.T) {
	f := func(actors, recipients string, sizes []sitrep.Quantity, want string) {
		t.Helper()
		e := &sitrep.Event{ID: "event-00000000000000aa", Type: "ASSAULT", Polarity: sitrep.Positive, Reality: sitrep.Actual, Actors: people(actors), Recipients: people(recipients), Sizes: sizes}
		var tally Tally
		var b bytes.Buffer
		if err := GED(&b, func(yield func(*sitrep.Told, error) bool) { yield(&sitrep.Told{Event: e}, nil) }, Options{Tally: &tally}); err != nil {
			t.Fatal(err)
		}
		got := ""
		for why := range tally.LeftOut {
			got = why
		}
		if rows := rowsOf(t, b.String(), false); len(rows) > 1 {
			r := rows[1]
			got = r[5] + " | " + r[14] + " | " + r[17] + " | " + strings.Join(r[40:], " ")
		}
		if got != want {
			t.Errorf("%q against %q\n got %s\nwant %s", actors, recipients, got, want)
		}
	}
	dead := func(of string, n int) sitrep.Quantity {
		return sitrep.Quantity{Kind: "killed", Of: of, Low: num(n), Best: num(n), High: num(n)}
	}
	army, rebels := "the army | Chadian army | TCD | MIL", "the front | Northern Front | TCD | REB"
	// Sides and their dead; the state is side A whoever began.
	f(army, rebels, []sitrep.Quantity{dead("rebels", 3)}, "1 | Government of Chad | Northern Front | 0 3 0 0 3 3 3 483 ")
	f(rebels, army, []sitrep.Quantity{dead("soldiers", 3)}, "1 | Government of Chad | Northern Front | 3 0 0 0 3 3 3 483 ")
	f(rebels, army, []sitrep.Quantity{dead("people", 3)}, "1 | Government of Chad | Northern Front | 0 0 0 3 3 3 3 483 ")
	f("herders | | TCD | UAF", "militia | | TCD | PRM", []sitrep.Quantity{dead("people", 2)}, "2 | herders | militia | 0 0 0 2 2 2 2  ")
	f(army, "soldiers of Sudan | Sudanese army | SDN | MIL", []sitrep.Quantity{dead("soldiers", 2)}, "1 | Government of Chad | Government of Sudan | 0 0 0 2 2 2 2 483 625")
	f(rebels, "villagers | | TCD | CVL", []sitrep.Quantity{dead("people", 4)}, "3 | Northern Front | Civilians | 0 0 4 0 4 4 4  ")
	f(army, rebels, []sitrep.Quantity{dead("rebels", 3), {Kind: "killed", Of: "rebels", By: "the army", Low: num(20), Best: num(20), High: num(20)}},
		"1 | Government of Chad | Northern Front | 0 3 0 0 3 20 3 483 ")
	// A range has the lowest for its best.
	f(rebels, "villagers | | TCD | CVL", []sitrep.Quantity{{Kind: "killed", Of: "people", Low: num(24), High: num(99)}}, "3 | Northern Front | Civilians | 0 0 24 0 24 99 24  ")
	// What GED does not hold.
	f(rebels, army, nil, "no direct death known")
	f("", army, []sitrep.Quantity{dead("soldiers", 3)}, "no organised actor known to have used force")
	f("a man | | TCD | CVL", "his wife | | TCD | CVL", []sitrep.Quantity{dead("woman", 1)}, "no organised actor known to have used force")
	f("soldiers | | TCD | MIL", "the guard | | TCD | MIL", []sitrep.Quantity{dead("soldiers", 1)}, "both sides of one state")
}

func TestPrioGrid(t *testing.T) {
	for _, g := range []struct {
		lat, lon float64
		cell     int
	}{{-90, -180, 1}, {90, 180, 360 * 720}, {-89.9, 179.9, 720}, {0.1, 0.1, 180*720 + 361}, {-0.1, -0.1, 179*720 + 360}} {
		if got := prioGrid(g.lat, g.lon); got != g.cell {
			t.Errorf("%v, %v lies in cell %d, want %d", g.lat, g.lon, got, g.cell)
		}
	}
}
