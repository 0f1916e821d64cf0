package export

import (
	"strings"
	"testing"

	"sitrep"
)

func TestFollowTheMoney(t *testing.T) {
	d := sitrep.DayOf(2019, 3, 1)
	actors := []sitrep.Actor{
		{ID: "actor:tarim-league", Name: "Tarim League", Country: "KAZ", Type: sitrep.EntityOrg, Sectors: []string{"REB"}, Reference: "invented",
			Ties: []sitrep.Tie{{Relation: "led by", Actor: "Ana Tarim", From: d}, {Relation: "backed by", Actor: "Somebody"}}},
		{ID: "actor:ana-tarim", Name: "Ana Tarim", Country: "KAZ", Type: sitrep.EntityPerson,
			Ties: []sitrep.Tie{{Relation: "office", Title: "commander", Actor: "Tarim League", From: d, Until: d + 30}}},
	}
	var out strings.Builder
	if err := FollowTheMoney(&out, actors); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`{"id":"sitrep-actor-tarim-league","schema":"Organization","properties":{"country":["kz"],"name":["Tarim League"],"notes":["See invented","backed by Somebody"],"topics":[]}}`,
		`"schema":"Directorship","properties":{"director":["sitrep-actor-ana-tarim"],"organization":["sitrep-actor-tarim-league"],"role":["led by"],"startDate":["2019-03-01"]}}`,
		`{"id":"sitrep-actor-ana-tarim","schema":"Person"`,
		`"schema":"Position","properties":{"country":["kz"],"name":["commander of Tarim League"],"organization":["sitrep-actor-tarim-league"]}}`,
		`"schema":"Occupancy","properties":{"endDate":["2019-03-31"],"holder":["sitrep-actor-ana-tarim"],`,
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != len(want) {
		t.Fatalf("%d lines, want %d:\n%s", len(lines), len(want), out.String())
	}
	for i, w := range want {
		if !strings.Contains(lines[i], w) {
			t.Errorf("line %d: %s\nwant %s", i, lines[i], w)
		}
	}
}
