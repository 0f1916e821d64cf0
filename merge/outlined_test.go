package merge

import (
	"strconv"
	"strings"
	"testing"

	"sitrep"
)

// somebody is a participant: by name where the words begin so, else described.
func somebody(text string) sitrep.Participant {
	p := sitrep.Participant{Text: text}
	if text[0] >= 'A' && text[0] <= 'Z' {
		p.Name, p.Actor = text, "actor-"+text
	}
	return p
}

// toldBy are mentions of one attack, each "paper: who, who" with "!" behind the paper where
// police or courts say who it was.
func toldBy(lines ...string) (ms []*sitrep.EventMention) {
	for i, l := range lines {
		paper, whom, _ := strings.Cut(l, ": ")
		m := attack(on(2019, 5, 3), nil, "", 7)
		m.Document, m.Trigger.Start, m.Actors = strings.TrimSuffix(paper, "!"), 100*i, nil
		if whom != "" {
			for _, w := range strings.Split(whom, ", ") {
				m.Actors = append(m.Actors, somebody(w))
			}
		}
		if strings.HasSuffix(paper, "!") {
			m.Evidence = []sitrep.Evidence{{Field: "actors", By: "rule x.rules:1 blamed"}}
		}
		ms = append(ms, &m)
	}
	return ms
}

// attackersOf are those who did what reports tell so.
func attackersOf(told []string) string {
	var names []string
	actors, _ := parties(toldBy(told...), "ASSAULT")
	for _, p := range actors {
		names = append(names, p.Text)
	}
	return strings.Join(names, ", ")
}

// Who is charged by one report of several attacked, unless others are named by more; whom one
// report alone has without that may be a witness.
func TestWhoIsChargedIsNotLeftOutForBeingToldOnce(t *testing.T) {
	for _, c := range []struct {
		want string
		told []string
	}{
		{"Rian Soto", []string{"a: ", "b: ", "c!: Rian Soto"}},
		{"", []string{"a: ", "b: ", "c: Rian Soto"}},
		{"Rian Soto", []string{"a: a man", "b: ", "c!: Rian Soto"}},
		{"Ana Lee", []string{"a: Ana Lee", "b: Ana Lee", "c!: Rian Soto"}},
		{"Rian Soto, Ivo Marsh", []string{"a: two men", "b: a gunman", "c: two men", "c!: Rian Soto, Ivo Marsh"}},
		{"Rian Soto Jr.", []string{"a: Rian Soto Jr.", "b: Rian Soto", "c: a clerk"}},
		{"Rian Soto", []string{"a: a man", "a: Rian Soto", "b: a gunman", "b: Rian Soto", "c: a former clerk"}},
	} {
		if g := attackersOf(c.told); g != c.want {
			t.Errorf("%q: %s, want %s", c.told, g, c.want)
		}
	}
}

// Who stands beside a name is left out where others name so many more.
func TestNamesCoverThoseCounted(t *testing.T) {
	for _, c := range []struct {
		want string
		told []string
	}{
		{"Ana Lee, Rian Soto, Ivo Marsh", []string{"a: two clerks, Ana Lee", "b: Ana Lee, Rian Soto, Ivo Marsh"}},
		{"Ana Lee, Rian Soto, two clerks", []string{"a: two clerks, Ana Lee", "b: Ana Lee, Rian Soto"}},
	} {
		if g := attackersOf(c.told); g != c.want {
			t.Errorf("%q: %s, want %s", c.told, g, c.want)
		}
	}
}

func TestExamplesOfCounts(t *testing.T) {
	for example, ok := range examplesIn(countFile) {
		want, description := "0", example
		if ok {
			want, description, _ = strings.Cut(example, " ")
		}
		if got := strconv.Itoa(countOf(description)); got != want {
			t.Errorf("%s: %s, want %s", description, got, want)
		}
	}
}

func TestNameInOtherLetters(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Anaiya Soto", "Aniaya Soto", true},
		{"Milajha Soto", "Malijha Soto", true},
		{"Tommie Soto", "Tommy Soto", false},
		{"Katlyn Soto", "Kaitlyn Soto", true},
		{"Valdemar Lee Soto", "Waldemar Lee Soto", true},
		{"Valdemar Soto", "Waldemar Soto", false},
		{"J. Lee Soto", "M. Lee Soto", false},
		{"Dan Lee Soto", "Jan Lee Soto", false},
		{"Ivan Soto", "Ivar Soto", false}, // too short to tell
		{"Maria Soto", "Marco Soto", false},
		{"Anaiya Soto", "Aniaya Lee", false},
	} {
		if got := misspelled(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}
