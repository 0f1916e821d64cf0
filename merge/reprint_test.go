package merge

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sitrep"
)

// inventedText is running text of n words that no other seed gives.
func inventedText(seed uint64, n int) []string {
	rng := rand.New(rand.NewPCG(seed, 9))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", rng.IntN(3000))
	}
	return words
}

func TestReprintsAreFoundAndOthersAreNot(t *testing.T) {
	var r Record
	day := func(n int) *sitrep.PublishedOn {
		d := sitrep.DayOf(2021, 3, n)
		return &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d, End: d}}
	}
	add := func(id string, on int, words ...[]string) string {
		d := &sitrep.Document{ID: id, Text: strings.Join(append([]string{}, concat(words)...), " ")}
		if on > 0 {
			d.PublishedOn = day(on)
		}
		return r.Add(Read(&sitrep.Analysis{Doc: d}))
	}
	agency, other := inventedText(1, 400), inventedText(2, 400)
	edited := append([]string{}, agency...)
	for i := 0; i < len(edited); i += 12 {
		edited[i] = "changed"
	}
	f := func(id, want, got string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: reprint of %q, want %q", id, got, want)
		}
	}
	f("agency", "", add("agency", 5, agency))
	f("other", "", add("other", 5, other))
	f("shortened", "agency", add("shortened", 6, agency[:160]))
	f("new lead", "agency", add("new lead", 6, inventedText(3, 40), agency[:240]))
	f("extended", "agency", add("extended", 0, agency, inventedText(4, 150)))
	f("edited", "agency", add("edited", 7, edited))
	f("background shared", "", add("background shared", 7, inventedText(5, 300), agency[300:]))
	f("found later, printed earlier", "", add("first of all", 3, agency))
	f("after that", "first of all", add("after that", 8, agency))
	f("capitals and marks", "first of all", add("capitals", 8, []string{strings.ToUpper(strings.Join(agency, ", "))}))
	f("short", "", add("short", 8, []string{"Talks resumed in Dorim on Monday."}))
	f("short again", "short", add("short again", 8, []string{"TALKS resumed in Dorim, on Monday"}))
	f("nearly as short", "", add("nearly as short", 8, []string{"Talks resumed in Dorim on Tuesday."}))
	f("empty", "", add("empty", 8))
	f("empty too", "", add("empty too", 8))
}

func concat(lists [][]string) (out []string) {
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

func BenchmarkReprints(b *testing.B) {
	docs := make([]*sitrep.Document, 1000)
	for i := range docs {
		docs[i] = &sitrep.Document{ID: fmt.Sprint(i), Text: strings.Join(inventedText(uint64(i), 400), " ")}
	}
	b.ReportAllocs()
	for b.Loop() {
		var r Record
		for _, d := range docs {
			r.Add(Read(&sitrep.Analysis{Doc: d}))
		}
	}
}

// One report can show that two texts are one, and be printed before both.
func TestReprintThatJoinsTwoTexts(t *testing.T) {
	var r Record
	add := func(id string, on int, words ...[]string) string {
		day := sitrep.DayOf(2021, 3, on)
		d := &sitrep.Document{ID: id, Text: strings.Join(concat(words), " "), PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}}}
		return r.Add(Read(&sitrep.Analysis{Doc: d}))
	}
	whole := inventedText(11, 400)
	add("first half", 5, whole[:200])
	add("second half", 6, whole[200:])
	if got := add("whole", 2, whole); got != "" {
		t.Errorf("the earliest is a reprint of %q", got)
	}
	if got := add("another", 9, whole); got != "whole" {
		t.Errorf("reprint of %q, want the whole", got)
	}
}

// A form that is filled in anew every day is no reprint of the day before; a shortened
// copy with a figure or two changed is one.
func TestBulletinsOfOneForm(t *testing.T) {
	form := func(day int, killed, hurt, shells, camels, village, witness string) string {
		return fmt.Sprintf("The office of the governor of the northern province gave its daily account of the fighting on %d June. "+
			"It said that in the last day and night %s people had been killed and %s hurt, that all of them had been brought to the hospital of the province, "+
			"and that %s shells had been counted by the posts along the road to %s. The office could not say who had fired them. "+
			"Of the herds that had been driven over the border %s camels were brought back, as %s told the office, and were given to their owners against a receipt. "+
			"The market stays closed until further notice and the curfew holds from dusk to dawn for all but doctors.", day, killed, hurt, shells, village, camels, witness)
	}
	first := form(3, "11", "40", "212", "35", "Telmat", "Idris Oudou")
	var r Record
	add := func(id, text string) string {
		return r.Add(Read(&sitrep.Analysis{Doc: &sitrep.Document{ID: id, Text: text}}))
	}
	for _, c := range [][3]string{
		{"first", first, ""},
		{"next day", form(4, "2", "17", "86", "120", "Anou Kebir", "Sidi Barka"), ""},
		{"copy", strings.Replace(first[:360], "40 hurt", "41 hurt", 1), "first"},
		{"capitals", strings.ToUpper(first), "first"},
	} {
		if got := add(c[0], c[1]); got != c[2] {
			t.Errorf("%s: reprint of %q, want %q", c[0], got, c[2])
		}
	}
}

// Which reports are of one text does not depend on the order in which they come: one that
// is nearly another's joins no third that has two thirds of it.
func TestGroupsOfTextsInAnyOrder(t *testing.T) {
	whole := inventedText(21, 300)
	texts := [][]string{whole, append(append([]string{}, whole[:190]...), inventedText(22, 110)...), append(append([]string{}, whole[:290]...), inventedText(23, 10)...), inventedText(24, 300)}
	for _, order := range [][]int{{0, 1, 2, 3}, {1, 0, 2, 3}, {1, 2, 3, 0}, {3, 2, 1, 0}} {
		var r Reprints
		at := make([]int, len(texts))
		for _, k := range order {
			p := &Report{ID: fmt.Sprint(k)}
			p.SetText(strings.Join(texts[k], " "))
			at[k] = r.add(p)
		}
		of := r.Groups()
		if of[at[0]] != of[at[2]] || of[at[0]] == of[at[3]] || of[at[0]] == of[at[1]] {
			t.Errorf("%v: %v at %v", order, of, at)
		}
	}
}
