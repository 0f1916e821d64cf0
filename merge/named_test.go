package merge

import (
	"iter"
	"strings"
	"testing"

	"sitrep"
)

// examplesIn are the lines with "+" and with "-" of a file, true and false.
func examplesIn(file string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for line := range strings.Lines(file) {
			mark, example, ok := strings.Cut(strings.TrimSpace(line), " ")
			if ok && (mark == "+" || mark == "-") && !yield(example, mark == "+") {
				return
			}
		}
	}
}

func TestExamplesOfOnePerson(t *testing.T) {
	f := func(description string, want bool) {
		t.Helper()
		if got := isOne(description); got != want {
			t.Errorf("%q: %v", description, got)
		}
	}
	for example, want := range examplesIn(personFile) {
		f(example, want)
	}
	f("", false)
}

// A report says first what somebody is and names him later.
func TestWhoIsNamedAfterHeWasDescribed(t *testing.T) {
	by := func(text string) sitrep.Participant {
		p := sitrep.Participant{Text: text, Sectors: []string{"UAF"}}
		if text[0] >= 'A' && text[0] <= 'Z' {
			p.Name, p.Actor = text, "actor-"+text
		}
		return p
	}
	for _, c := range []struct {
		first, then, last string
		loose             bool
		want              string
	}{
		{"a former clerk", "Owen Tillman", "", false, "Owen Tillman"},
		{"a former clerk", "Owen Tillman", "Owen Lee Tillman", false, "Owen Tillman"},
		{"a former clerk", "Owen Tillman", "Rian Soto", false, "a former clerk"}, // which of the two?
		{"two clerks", "Owen Tillman", "", false, "two clerks"},
		{"a former clerk", "Owen Tillman", "", true, "a former clerk"}, // not in its own words
	} {
		var ms []*sitrep.EventMention
		for i, who := range []string{c.first, c.then, c.last} {
			if who == "" {
				continue
			}
			m := attack(on(2019, 5, 3), nil, who, 7)
			m.Document, m.Trigger.Start, m.Actors = "paper", 100*i, []sitrep.Participant{by(who)}
			if i > 0 && c.loose {
				m.Evidence = []sitrep.Evidence{{Field: "actors", By: sitrep.ByHappening}}
			}
			ms = append(ms, &m)
		}
		actors, _ := parties(ms, "ASSAULT")
		if len(actors) != 1 || actors[0].Text != c.want {
			t.Errorf("%s, %s, %s: %v, want %s", c.first, c.then, c.last, actors, c.want)
		}
	}
}

// One who is told by his full name and by a shorter one takes part once.
func TestNameToldShorterIsNobodyElse(t *testing.T) {
	for _, c := range [][]string{
		{"Tillman", "Owen Tillman", "> Owen Tillman"},
		{"Owen Lee Tillman", "Owen Tillman", "> Owen Lee Tillman"},
		{"Rian Tillman", "Owen Tillman", "> Rian Tillman, Owen Tillman"},
		{"Owen", "Owen Tillman", "> Owen Tillman"},
		{"Owen Lee", "Owen Lee Tillman", "> Owen Lee Tillman"}, // the mother's name last
		{"Owen", "Owens Tillman", "> Owen, Owens Tillman"},
	} {
		var ps []sitrep.Participant
		var got []string
		for _, n := range c[:2] {
			ps = append(ps, sitrep.Participant{Text: n, Name: n, Actor: "actor-" + n})
		}
		for _, p := range eachOnce(ps) {
			got = append(got, p.Name)
		}
		if g := "> " + strings.Join(got, ", "); g != c[2] {
			t.Errorf("%v: %s", c, g)
		}
	}
}
