package merge

import (
	"testing"

	"sitrep"
)

func TestHeadOf(t *testing.T) {
	for text, want := range map[string]string{
		"SEVERAL PACKAGES OF DYNAMITE": "package", "six Jesuits": "jesuit", "the Dorim police chief": "chief", "a man with a knife": "man",
		"those who were there": "those", "two farm-workers, who fled": "farm-worker", "of": "", "": "",
	} {
		if got := headOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
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
		{[]string{"gunmen", "the men in masks", "bandits"}, "gunmen"},
	} {
		struck := one(t, ambushes(len(c.texts), func(i int, m *sitrep.EventMention) { m.Recipients = []sitrep.Participant{{Text: c.texts[i]}} })).Recipients
		acts := one(t, ambushes(len(c.texts), func(i int, m *sitrep.EventMention) { m.Actors = []sitrep.Participant{{Text: c.texts[i]}} })).Actors
		if text(struck) != c.want || text(acts) != c.want {
			t.Errorf("%q: struck %q, acts %q", c.texts, text(struck), text(acts))
		}
	}
}
