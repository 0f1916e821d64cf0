package merge

import (
	"fmt"
	"slices"
	"testing"

	"sitrep"
)

func TestAThousandCopiesOfOneReportAreOneSource(t *testing.T) {
	var as []*sitrep.Analysis
	for i := range 1000 {
		as = append(as, report(fmt.Sprintf("copy %03d", i), first, sitrep.DayOf(2019, 5, 4), attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)))
	}
	events := Merge(as)
	if len(events) != 1 || events[0].IndependentSources != 1 || len(events[0].Documents) != 1000 {
		t.Fatalf("%d events", len(events))
	}
	if !slices.Contains(events[0].Flags, flagCopies) {
		t.Errorf("flags %q", events[0].Flags)
	}
	if s := events[0].Sources[0]; s.Documents[0] != "copy 000" || s.From[0] != "" || s.From[999] != "copy 000" {
		t.Errorf("who took it from whom: %q %q", s.Documents[0], s.From[999])
	}
}

func TestAReportDatedBeforeWhatItTellsIsKeptWithAFlag(t *testing.T) {
	early := report("early", first, sitrep.DayOf(2019, 5, 1), attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7))
	events := Merge([]*sitrep.Analysis{early})
	if len(events) != 1 || !slices.Equal(events[0].Flags, []string{flagEarly}) {
		t.Errorf("got %+v", events)
	}
	future := report("future", first, sitrep.DayOf(2190, 1, 1), attack(nil, town("Dorim", 1, 10, 10), "Red Band", 7))
	if events := Merge([]*sitrep.Analysis{early, future}); len(events) != 1 || events[0].IndependentSources != 1 {
		t.Errorf("a copy that is dated in a far future: got %+v", events)
	}
}

func TestAReportThatContradictsItselfKeepsBothValues(t *testing.T) {
	a, b := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7), attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 9)
	a.Sizes[0].Of, b.Sizes[0].Of = "farmers", "farmers"
	doc := report("a", first, sitrep.DayOf(2019, 5, 4), a, b)
	doc.Events[1].SameAs = 0
	e := Merge([]*sitrep.Analysis{doc})[0]
	if len(e.Claims["sizes.killed"]) != 2 || !slices.Contains(e.Flags, flagContradict) {
		t.Errorf("claims %+v, flags %q", e.Claims["sizes.killed"], e.Flags)
	}
}

// published is a report of a paper.
func published(id, paper, text string, day sitrep.Day, dead int) *sitrep.Analysis {
	a := report(id, text, day, attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", dead))
	a.Doc.Publisher = paper
	return a
}

func TestATollThatRisesIsASeriesAndTheLastWordOfEachSourceCounts(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	as := []*sitrep.Analysis{
		published("a", "Gazette", first, day, 7),
		published("b", "Courier", second, day, 7),
		published("c", "Gazette", first+" as the toll rose on Sunday when two of the wounded died in hospital the governor told reporters", day+2, 9),
		published("d", "Courier", second+" while the governor visited families and promised a new post on the road to the market", day+2, 9),
		published("e", "Herald", "seven farmers are dead near Dorim after gunmen of the Red Band opened fire on the market road", day, 7),
	}
	events := Merge(as)
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	e := events[0]
	if n := *e.Sizes[0].Best; n != 9 {
		t.Errorf("best value %d, want 9", n)
	}
	if len(e.Revisions) != 1 || len(e.Revisions[0].Steps) != 2 || e.Revisions[0].Steps[1].Value != "9" || e.Revisions[0].Steps[1].On != day+2 {
		t.Errorf("revisions %+v", e.Revisions)
	}
	for _, c := range e.Claims["sizes.killed"] {
		if c.Chosen != (c.Value == "9") {
			t.Errorf("%s chosen: %v", c.Value, c.Chosen)
		}
		if c.Reported == nil || c.Sources == 0 {
			t.Errorf("%s: no days or sources: %+v", c.Value, c)
		}
	}
}

func TestCopyOfOneAgencyIsOneSource(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	a := published("a", "Gazette", "DORIM (Reuters) - "+first, day, 7)
	b := published("b", "Courier", "DORIM, May 4 (Reuters) - "+second, day, 7)
	for _, x := range []*sitrep.Analysis{a, b} {
		x.Doc.Blocks = []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(x.Doc.Text)}}}
	}
	events := Merge([]*sitrep.Analysis{a, b})
	if len(events) != 1 || events[0].IndependentSources != 1 || events[0].Sources[0].Name != "Reuters" {
		t.Errorf("got %+v", events)
	}
}

func TestADenialIsLinkedToWhatItDenies(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	told := report("a", first, day, attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7))
	m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	m.Polarity = sitrep.Negative
	events := Merge([]*sitrep.Analysis{told, report("b", first, day, m)})
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	for _, e := range events {
		want := sitrep.EventDeniedBy
		if e.Polarity == sitrep.Negative {
			want = sitrep.EventDenies
		}
		if len(e.Links) != 1 || e.Links[0].Relation != want {
			t.Errorf("links %+v", e.Links)
		}
	}
}

func TestWhatAnAnalystRulesHolds(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	same := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	reports := []*Report{Read(report("a", first, day, same)), Read(report("b", second, day, same)), Read(report("c", third, day+40, attack(on(2019, 6, 9), town("Solt", 2, 14, 10), "Blue Guard", 1)))}
	id := func(i int) string { return reports[i].Mentions[0].ID }
	count := func(rule func(h *Rulings)) int {
		r := Record{reports: reports}
		for _, p := range reports {
			r.reprints.add(p)
		}
		rule(&r.Rulings)
		return len(r.Events())
	}
	f := func(what string, want int, rule func(h *Rulings)) {
		t.Helper()
		if n := count(rule); n != want {
			t.Errorf("%s: %d events, want %d", what, n, want)
		}
	}
	f("nothing", 2, func(h *Rulings) {})
	f("told apart", 3, func(h *Rulings) { h.Rule(id(0), id(1), false) })
	f("put together, from a third that fits one of them alone", 2, func(h *Rulings) { h.Rule(id(2), id(1), true) })
	f("a cycle", 1, func(h *Rulings) {
		h.Rule(id(0), id(1), true)
		h.Rule(id(1), id(2), true)
		h.Rule(id(2), id(0), true)
	})
	f("a contradiction: apart holds", 2, func(h *Rulings) {
		h.Rule(id(0), id(1), true)
		h.Rule(id(1), id(2), true)
		h.Rule(id(2), id(0), false)
	})
	f("undone", 2, func(h *Rulings) { h.Rule(id(0), id(1), false); h.Rule(id(0), id(1), true) })
	f("kept to itself", 3, func(h *Rulings) { h.Close([]string{id(0)}) })
	f("kept to themselves", 2, func(h *Rulings) { h.Close([]string{id(0), id(1)}); h.Rule(id(1), id(2), true) })
	f("and no longer", 2, func(h *Rulings) { h.Close([]string{id(0)}); h.Open([]string{id(0)}) })
}

func TestAnExplanationAddsUp(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	a, b := Read(report("a", first, day, m)), Read(report("b", second, day, m))
	x := (*Rulings)(nil).Explain(Ref{a, &a.Tellings[0]}, Ref{b, &b.Tellings[0]})
	sum := 0.0
	for _, r := range x.Reasons {
		sum += r.Adds()
	}
	if d := sum - x.Score; d > 1e-9 || d < -1e-9 || x.Probability <= 0.5 {
		t.Errorf("%+v", x)
	}
	if all := (*Rulings)(nil).ExplainEvent([]Ref{{a, &a.Tellings[0]}, {b, &b.Tellings[0]}}, 3); len(all) != 1 || len(all[0]) != 1 || all[0][0].Score != x.Score {
		t.Errorf("%+v", all)
	}
}

func TestATellingIsParted(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	a := report("a", first, day, attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7), attack(on(2019, 5, 1), town("Solt", 2, 14, 10), "Red Band", 2))
	a.Events[1].SameAs = 0
	r := Read(a)
	if len(r.Tellings) != 1 {
		t.Fatalf("%d tellings", len(r.Tellings))
	}
	off := a.Events[1].ID
	r.Part(func(id string) bool { return id == off })
	if len(r.Tellings) != 2 || r.Tellings[1].ID != off || r.Tellings[1].Place.Name != "Solt" || r.Tellings[0].Place.Name != "Dorim" || r.Tellings[0].count("killed") != 7 {
		t.Fatalf("%+v", r.Tellings)
	}
	var rec Record
	rec.Rulings.Rule(a.Events[0].ID, off, false)
	rec.Add(r)
	if es := rec.Events(); len(es) != 2 || es[1].ID != EventID(off) {
		t.Errorf("%+v", es)
	}
	r.Part(func(string) bool { return true })
	if len(r.Tellings) != 2 {
		t.Errorf("parted where all leave: %+v", r.Tellings)
	}
}
