package merge

import (
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfCulprits(t *testing.T) {
	for text, want := range examplesIn(culpritFile) {
		if culpritWords()[headOf(text)] != want {
			t.Errorf("%s: want %v", text, want)
		}
	}
}

// Who attacked is none of those struck, if he fell, too; where he alone was struck, he was.
func TestWhoAttackedIsNotAmongThoseStruck(t *testing.T) {
	for _, c := range []struct {
		charged string
		struck  []string
		want    string
	}{
		{"", []string{"the lone gunman", "four clerks"}, "four clerks"},
		{"", []string{"the lone gunman"}, "the lone gunman"},
		{"Carl Voss", []string{"Carl Voss", "a policeman"}, "a policeman"},
		{"Carl Voss", []string{"Rosa Marin", "a policeman"}, "Rosa Marin, a policeman"},
	} {
		ms := []*sitrep.EventMention{sided("a", c.charged, "", "")}
		ms[0].Evidence = []sitrep.Evidence{{Field: "actors", By: "rule x.rules:1 blamed"}}
		for _, s := range c.struck {
			ms = append(ms, sided("a", "", s, ""))
		}
		struck := withoutCulprits(ms, func(m *sitrep.EventMention) []sitrep.Participant { return m.Recipients })
		var got []string
		for _, m := range ms {
			for _, p := range struck(m) {
				got = append(got, p.Text)
			}
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%v struck and %q charged: got %s, want %s", c.struck, c.charged, g, c.want)
		}
	}
}
