package merge

import (
	"strings"
	"testing"

	"sitrep"
)

// TestHowActorsStandOverReports: of reports in the order of their days, each "DAY NAME:STANDING", or one of two on a day, "?" without one; nothing behind the colon is told as a fact, "-" tells of nobody.
func TestHowActorsStandOverReports(t *testing.T) {
	for _, c := range []struct{ told, want string }{
		{"1 Marsh:", "Marsh"},
		{"1 Marsh:suspected", "Marsh suspected"},
		{"1 Marsh:suspected, 2 Marsh:charged", "Marsh charged"},
		{"1 Marsh:charged, 2 Marsh:suspected", "Marsh charged"},
		{"1 Marsh:charged, 9 Marsh:convicted, 12 Marsh:charged", "Marsh convicted"},
		{"1 Marsh:suspected, 2 Marsh:", "Marsh"},
		{"1 Marsh:suspected, 2 Marsh:suspected, 3 Marsh:", "Marsh suspected"},
		{"1 Marsh:, 2 Marsh:charged", "Marsh charged"},
		{"1 Marsh:suspected, 9 Marsh:cleared", ""},
		{"1 Marsh:charged, 1 Marsh:cleared", ""},
		{"1 Marsh:charged, 9 Marsh:cleared, 12 Marsh:suspected", ""},
		{"1 Marsh:charged, 9 Marsh:cleared, 12 Marsh:charged", "Marsh charged"},
		{"1 Marsh:charged, ? Marsh:cleared", ""},
		{"? Marsh:charged, 9 Marsh:cleared", ""},
		{"1 Marsh:, 2 Marsh:charged, 9 Marsh:cleared", "Marsh"},
		{"1 Marsh:charged, 9 Soto:cleared", "Marsh charged"},
		{"1 -, 2 -, 9 Marsh:charged", "Marsh charged"},
		{"1 -, 2 -, 9 Marsh:", ""},
	} {
		var ms []*sitrep.EventMention
		var members []Ref
		for i, told := range strings.Split(c.told, ", ") {
			day, who, _ := strings.Cut(told, " ")
			name, as, _ := strings.Cut(who, ":")
			m := &sitrep.EventMention{Document: string(rune('a' + i)), Type: "ASSAULT"}
			p := sitrep.Participant{Name: name, Text: name, Actor: name, Accused: as}
			switch {
			case name == "-": // nobody
			case as == sitrep.Cleared:
				p.Accused = ""
				m.Cleared = []sitrep.Participant{p}
			default:
				m.Actors = []sitrep.Participant{p}
			}
			ms = append(ms, m)
			on := sitrep.Day(len(day)*100) + sitrep.Day(day[len(day)-1])
			if day == "?" {
				on = 0
			}
			members = append(members, Ref{Report: &Report{ID: m.Document, Published: sitrep.Interval{Start: on, End: on}}})
		}
		own := withoutCleared(ms, cleared(members, ms))
		actors, _ := parties(own, "ASSAULT")
		var got []string
		for _, p := range accuse(actors, own) {
			got = append(got, strings.TrimSpace(p.Name+" "+p.Accused))
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.told, g, c.want)
		}
	}
}
