package merge

import (
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfHeads(t *testing.T) {
	f := func(description, want string) {
		t.Helper()
		if got := headOf(description); got != want {
			t.Errorf("%q: %q, want %q", description, got, want)
		}
	}
	for line := range strings.Lines(headFile) {
		if example, ok := strings.CutPrefix(strings.TrimSpace(line), "+ "); ok {
			want, description, _ := strings.Cut(example, " ")
			f(description, want)
		}
	}
	f("of", "")
	f("", "")
}

// One report's slip is not who was struck, where the others describe the same people.
func TestDescriptionThatReportsShare(t *testing.T) {
	text := func(ps []sitrep.Participant) (s string) {
		for _, p := range ps {
			s += p.Text
		}
		return s
	}
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{"two packages of tea", "six farmers", "farmers from Dorim"}, "six farmers"},
		{[]string{"two packages of tea", "six farmers"}, "two packages of tea"},
	} {
		struck := one(t, ambushes(len(c.texts), func(i int, m *sitrep.EventMention) { m.Recipients = []sitrep.Participant{{Text: c.texts[i]}} })).Recipients
		acts := one(t, ambushes(len(c.texts), func(i int, m *sitrep.EventMention) { m.Actors = []sitrep.Participant{{Text: c.texts[i]}} })).Actors
		if text(struck) != c.want || text(acts) != c.want {
			t.Errorf("%q: struck %q, acts %q", c.texts, text(struck), text(acts))
		}
	}
}

// Of three reports one alone makes no attacker of a witness; that soldiers attacked is believed.
func TestWhoAttackedByOneReportOfThree(t *testing.T) {
	for _, c := range []struct {
		typ     string
		by      sitrep.Participant
		told    int // reports that say so
		of      int
		believe bool
	}{
		{"ASSAULT", sitrep.Participant{Text: "a bank clerk", Sectors: []string{"BUS"}}, 1, 3, false},
		{"ASSAULT", sitrep.Participant{Text: "a bank clerk", Sectors: []string{"BUS"}}, 2, 3, true},
		{"ASSAULT", sitrep.Participant{Text: "a bank clerk", Sectors: []string{"BUS"}}, 1, 2, true},
		{"ASSAULT", sitrep.Participant{Text: "soldiers", Sectors: []string{"MIL"}}, 1, 3, true},
		{"ASSAULT", sitrep.Participant{Text: "the Red Band", Name: "Red Band", Actor: "actor:red-band", Sectors: []string{"UAF"}}, 1, 3, true},
		{"ASSAULT", sitrep.Participant{Text: "Ana Ruiz", Name: "Ana Ruiz", Actor: "actor:ana-ruiz", Sectors: []string{"CVL"}}, 1, 3, false},
		{"ASSAULT", sitrep.Participant{Text: "detectives", Sectors: []string{"COP"}}, 1, 3, false},
		{"PROTEST", sitrep.Participant{Text: "miners", Sectors: []string{"LAB"}}, 1, 3, true},
	} {
		e := one(t, ambushes(c.of, func(i int, m *sitrep.EventMention) {
			if m.Type, m.Actors = c.typ, nil; i < c.told {
				m.Actors = []sitrep.Participant{c.by}
			}
		}))
		if got := len(e.Actors) > 0; got != c.believe {
			t.Errorf("%s by %s, %d of %d reports: %v", c.typ, c.by.Text, c.told, c.of, e.Actors)
		}
	}
}
