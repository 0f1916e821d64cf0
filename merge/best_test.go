package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// ambushes are reports of one ambush, each changed in its own way.
func ambushes(n int, change func(i int, m *sitrep.EventMention)) []*sitrep.Analysis {
	var as []*sitrep.Analysis
	for i := range n {
		m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
		change(i, &m)
		as = append(as, report(fmt.Sprint("paper ", i), fmt.Sprint(first, " wrote paper ", i), sitrep.DayOf(2019, 5, 4), m))
	}
	return as
}

func one(t *testing.T, as []*sitrep.Analysis) *sitrep.Event {
	t.Helper()
	events := Merge(as)
	if len(events) != 1 {
		t.Fatalf("got %d events, want 1", len(events))
	}
	return &events[0]
}

// What is told of several places at once is no part of what happened in one of them, and of its like.
func TestToldOfSeveralPlaces(t *testing.T) {
	sum := func(m *sitrep.EventMention) { m.Several, m.Place = true, nil }
	for _, x := range []struct {
		name string
		sums []int
		want int
	}{{"one sums up", []int{1}, 2}, {"two sum up", []int{1, 2}, 2}, {"all sum up", []int{0, 1, 2}, 1}, {"none sums up", nil, 1}} {
		events := Merge(ambushes(3, func(i int, m *sitrep.EventMention) {
			if slices.Contains(x.sums, i) {
				sum(m)
			}
		}))
		if len(events) != x.want {
			t.Errorf("%s: got %d events, want %d", x.name, len(events), x.want)
		}
	}
}

func TestPlaceThatFewestReportsExclude(t *testing.T) {
	province := &sitrep.EventPlace{Place: sitrep.Place{Name: "Osk Province", GeonameID: 9, Country: "XYZ", Admin1: "Osk", Precision: sitrep.PlaceRegion}}
	f := func(want string, places ...*sitrep.EventPlace) {
		t.Helper()
		var ms []*sitrep.EventMention
		for i, p := range places {
			ms = append(ms, &sitrep.EventMention{Document: fmt.Sprint(i), Place: p})
		}
		if got := finest(ms); got.Name != want {
			t.Errorf("got %s, want %s", got.Name, want)
		}
	}
	in := func(name string, id int, lat float64, admin string) *sitrep.EventPlace {
		p := town(name, id, lat, 10)
		p.Admin1 = admin
		return p
	}
	dorim, lund := in("Dorim", 1, 10, "Osk"), in("Lund", 2, 14, "Vale")
	f("Dorim", lund, dorim, dorim)
	f("Dorim", lund, dorim, province)
	f("Dorim", province, dorim)
	f("Dorim", dorim, lund)
	state := &sitrep.EventPlace{Place: sitrep.Place{Name: "Xyzland", GeonameID: 8, Country: "XYZ", Precision: sitrep.PlaceCountry}}
	f("Lund", state, lund, dorim, state)
}

// Of two towns so near that no report excludes the other, it was in the one that more say in their own words.
func TestPlaceThatMoreTellThemselves(t *testing.T) {
	told := func(doc, by, name string, id int, lat float64) *sitrep.EventMention {
		return &sitrep.EventMention{Document: doc, Place: town(name, id, lat, 10), Evidence: []sitrep.Evidence{{Field: "place", By: by}}}
	}
	ms := []*sitrep.EventMention{told("a", sitrep.ByScene, "Dorim", 1, 10), told("b", "syntax", "Lund", 2, 10.05), told("b", sitrep.ByHappening, "Lund", 2, 10.05)}
	if got := finest(ms); got.Name != "Lund" {
		t.Errorf("got %s, want Lund", got.Name)
	}
	if got := finest(ms[:1]); got.Name != "Dorim" {
		t.Errorf("got %s alone, want Dorim", got.Name)
	}
}

func TestWhoIsStruckInMostReportsIsNoActor(t *testing.T) {
	e := one(t, ambushes(3, func(i int, m *sitrep.EventMention) {
		m.Actors, m.Recipients = nil, who("Dockers' Union")
		if i == 0 {
			m.Actors, m.Recipients = m.Recipients, nil // "the union attack"
		}
	}))
	if len(e.Actors) != 0 || len(e.Recipients) != 1 || e.Recipients[0].Name != "Dockers' Union" {
		t.Errorf("actors %v, recipients %v", e.Actors, e.Recipients)
	}
}

func TestWhoDidItByMostReportsIsNotStruck(t *testing.T) {
	e := one(t, ambushes(3, func(i int, m *sitrep.EventMention) {
		m.Actors, m.Recipients = who("Carl Voss"), nil
		if i == 0 {
			m.Actors, m.Recipients = []sitrep.Participant{{Text: "a former employee"}}, who("Carl Voss", "Ana Ruiz")
		}
	}))
	if len(e.Actors) != 1 || e.Actors[0].Name != "Carl Voss" || len(e.Recipients) != 1 || e.Recipients[0].Name != "Ana Ruiz" {
		t.Errorf("actors %v, recipients %v", e.Actors, e.Recipients)
	}
}

// Two reports of one shooting: the one who fought back is on both sides as often, the one who was
// charged only did it; the one who shot is also said to have been shot at.
func TestSidesOfADeedByWhoElseStrikes(t *testing.T) {
	f := func(name, wantActors, wantRecipients string, sides ...[2][]sitrep.Participant) {
		t.Helper()
		e := one(t, ambushes(len(sides), func(i int, m *sitrep.EventMention) { m.Actors, m.Recipients = sides[i][0], sides[i][1] }))
		list := func(ps []sitrep.Participant) string {
			var names []string
			for i := range ps {
				names = append(names, label(&ps[i]))
			}
			return strings.Join(names, ", ")
		}
		if got := list(e.Actors); got != wantActors {
			t.Errorf("%s: actors %s, want %s", name, got, wantActors)
		}
		if got := list(e.Recipients); got != wantRecipients {
			t.Errorf("%s: recipients %s, want %s", name, got, wantRecipients)
		}
	}
	type sides = [2][]sitrep.Participant
	described := func(text string) []sitrep.Participant { return []sitrep.Participant{{Text: text}} }
	f("a victim who fought back", "Carl Voss", "Ana Ruiz", sides{who("Carl Voss", "Ana Ruiz"), nil}, sides{nil, who("Ana Ruiz")})
	f("nobody else strikes", "Ana Ruiz", "", sides{who("Ana Ruiz"), nil}, sides{nil, who("Ana Ruiz")})
	f("a gunman who was shot at", "Carl Voss", "two clerks",
		sides{who("Carl Voss"), described("two clerks")}, sides{who("Carl Voss"), described("two clerks")}, sides{nil, who("Carl Voss")})
	f("one description, written in two ways", "", "A girl", sides{nil, described("A girl")}, sides{described("a girl"), nil}, sides{nil, described("a girl")})
}

func TestOfManyVictimsThoseOfTheFirstReport(t *testing.T) {
	e := one(t, ambushes(5, func(i int, m *sitrep.EventMention) { m.Recipients = who(fmt.Sprint("Farmer ", i)) }))
	if len(e.Recipients) != 1 || e.Recipients[0].Name != "Farmer 0" {
		t.Errorf("recipients %v", e.Recipients)
	}
	if n := len(e.Claims["recipients"]); n != 5 {
		t.Errorf("%d claims, want 5", n)
	}
	if e = one(t, ambushes(3, func(i int, m *sitrep.EventMention) { m.Recipients = who(fmt.Sprint("Farmer ", i)) })); len(e.Recipients) != 3 {
		t.Errorf("of three reports: %v", e.Recipients)
	}
}

// Each report begins with somebody else and comes to the one whom it was about.
func TestWhomMostReportsHaveTakesPart(t *testing.T) {
	f := func(n int, want string) {
		t.Helper()
		var as []*sitrep.Analysis
		for i := range n {
			one := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
			one.Recipients = who(fmt.Sprint("Clerk ", i))
			other := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
			other.Recipients = who("Ana Ruiz")
			if i == 0 {
				other.Recipients = []sitrep.Participant{{Text: "a judge"}}
			}
			a := report(fmt.Sprint("paper ", i), fmt.Sprint(first, " wrote paper ", i), sitrep.DayOf(2019, 5, 4), one, other)
			for k := range a.Events {
				a.Events[k].SameAs = 0
			}
			as = append(as, a)
		}
		e := one(t, as)
		var names []string
		for i := range e.Recipients {
			names = append(names, label(&e.Recipients[i]))
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("of %d reports: recipients %s, want %s", n, got, want)
		}
	}
	f(2, "Clerk 0, Clerk 1") // Ana Ruiz is in one of them
	f(3, "Ana Ruiz")
	f(5, "Ana Ruiz")
}

func TestWhatOneOfManyReportsSaysIsNoValue(t *testing.T) {
	e := one(t, ambushes(4, func(i int, m *sitrep.EventMention) {
		if i == 3 {
			m.Actors = who("Lund Police")
		}
	}))
	if len(e.Actors) != 1 || e.Actors[0].Name != "Red Band" {
		t.Errorf("actors %v", e.Actors)
	}
}

func TestTheDeedBeforeTheArrestIsNotOfIt(t *testing.T) {
	arrest := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Lund Police", 1)
	arrest.Type, arrest.Modes, arrest.Recipients, arrest.Sizes = "COERCE", []string{"arrest"}, who("Carl Voss"), nil
	deed := attack(on(2019, 5, 3), nil, "Carl Voss", 4)
	deed.Recipients = who("Ana Ruiz")
	a := report("a", first, sitrep.DayOf(2019, 5, 4), arrest, arrest, deed)
	for i := range a.Events {
		a.Events[i].SameAs = 0
	}
	e := one(t, []*sitrep.Analysis{a})
	if e.Type != "COERCE" || len(e.Actors) != 1 || e.Actors[0].Name != "Lund Police" || len(e.Recipients) != 1 || e.Recipients[0].Name != "Carl Voss" || len(e.Sizes) != 0 {
		t.Errorf("%s actors %v recipients %v sizes %v", e.Type, e.Actors, e.Recipients, e.Sizes)
	}
}

// What as many reports tell of two lands at once as put it into one has the place of neither.
func TestSeveralPlacesAtOnceHaveNone(t *testing.T) {
	in := func(p *sitrep.EventPlace, several bool) Ref {
		return Ref{Telling: &Telling{Place: p, Several: several}}
	}
	karm := town("Karm", 3, 14, 14)
	ms := []*sitrep.EventMention{{Type: "ASSAULT", Place: karm}}
	if p := whereOf([]Ref{in(nil, true), in(karm, false)}, ms, "ASSAULT"); p != nil {
		t.Errorf("one of two tells it of several: got %s, want none", p.Name)
	}
	if p := whereOf([]Ref{in(nil, true), in(karm, false), in(karm, false)}, ms, "ASSAULT"); p != karm {
		t.Errorf("two of three put it into one: got %v, want Karm", p)
	}
	six := 6
	r := &Report{Mentions: []sitrep.EventMention{{Type: "ASSAULT", Place: karm, Sizes: []sitrep.Quantity{{Kind: "killed", Best: &six}}}}}
	for n, want := range map[int]*sitrep.EventPlace{40: nil, 6: karm} {
		t1 := Ref{Report: r, Telling: &Telling{Place: karm, Joint: n, Mentions: []int32{0}}}
		if p := whereOf([]Ref{t1}, ms, "ASSAULT"); p != want {
			t.Errorf("%d dead in several places, 6 in Karm: got %v, want %v", n, p, want)
		}
	}
}

// A man is not arrested where he shot somebody, nor was anybody shot where he was arrested.
func TestArrestLiesElsewhere(t *testing.T) {
	shot := &sitrep.EventMention{Type: "ASSAULT", Place: town("Dorim", 1, 10, 10)}
	held := &sitrep.EventMention{Type: "COERCE", Place: town("Arbin", 2, 12, 12)}
	riot := &sitrep.EventMention{Type: "PROTEST", Place: town("Karm", 3, 14, 14)}
	f := func(typ, want string, ms ...*sitrep.EventMention) {
		t.Helper()
		got := ""
		if p := finest(onSite(ms, typ)); p != nil {
			got = p.Name
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", typ, got, want)
		}
	}
	f("COERCE", "Arbin", shot, held)
	f("COERCE", "", shot)
	f("ASSAULT", "Dorim", held, shot)
	f("ASSAULT", "Karm", riot, held)
	f("PROTEST", "Arbin", held)
}

// A report that tells a mishap counts for two, by the surest of the mentions that tell it so; who
// does not say how it came about says nothing against it.
func TestReportOfAMishapCountsForTwo(t *testing.T) {
	m := func(certainty float64, mishap bool) sitrep.EventMention {
		m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
		if m.Certainty = certainty; mishap {
			m.Evidence = []sitrep.Evidence{{Field: "certainty", By: sitrep.ByMishap}}
		}
		return m
	}
	a := report("a", first, sitrep.DayOf(2019, 5, 4), m(0.9, false), m(0.3, true))
	for i := range a.Events {
		a.Events[i].SameAs = 0
	}
	b := report("b", second, sitrep.DayOf(2019, 5, 5), m(0.9, false))
	events := Merge([]*sitrep.Analysis{a, b})
	if len(events) != 1 || events[0].Certainty != 0.5 {
		t.Errorf("got %+v, want one event of certainty 0.5", events)
	}
}
