package sitrep

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// backing is the share of the reports that give such a number of a kind, or more than half as
// many, and a third of that for a number that one source alone knows, less for more than manyPeople.
func (e *Event) backing(kind string, n int) float64 {
	alone := 0.35 * min(1, manyPeople/float64(max(1, n)))
	claims := e.Claims["sizes."+kind]
	if len(e.Documents) < 2 || len(claims) == 0 {
		return alone
	}
	given := map[string]bool{}
	for _, c := range claims {
		if 2*numberIn(c.Value) > min(n, mostPeople) {
			for _, d := range c.Documents {
				given[d] = true
			}
		}
	}
	n = 0
	for _, s := range e.Sources {
		if slices.ContainsFunc(s.Documents, func(d string) bool { return given[d] }) {
			n++
		}
	}
	if n < 2 {
		return alone / float64(max(1, len(e.Sources)))
	}
	return float64(n) / float64(len(e.Sources))
}

// manyPeople: where one source alone counts more, it rather sums up many happenings.
const manyPeople = 100

// numberIn is the first number of a claim: "about 40", "24–99", "3 or more".
func numberIn(claim string) (n int) {
	for i := range len(claim) {
		if c := claim[i]; c >= '0' && c <= '9' {
			n = min(10*n+int(c-'0'), math.MaxInt32)
		} else if n > 0 {
			break
		}
	}
	return n
}

// agreement is less than 1 where reports speak against each other: by days of which none
// can be the event's, by numbers of which some have next to nothing to do with others. So do
// reports of many happenings that were taken for one.
func (e *Event) agreement() float64 {
	agree := 1.0
	if d := e.OccurredOn; d != nil && d.Known() {
		reports, own := e.given("occurred_on", func(value string) bool { return mayBeOn(value, d.Interval) })
		agree *= 1 - 0.6*(float64(reports-own)/float64(max(1, reports)))
	}
	for _, hit := range hitBy {
		told, least, most := 0, math.MaxInt, 0
		for _, q := range e.Sizes {
			if n := q.people(false); q.Kind == hit.kind && (n > 1 || n == 1 && hit.kind == "killed") {
				told, least, most = told+1, min(least, n), max(most, n)
			}
		}
		switch {
		case told >= 3 && most/least >= 100:
			agree *= 0.3
		case told >= 3 || told >= 2 && most/least >= 8:
			agree *= 0.5
		case told >= 2:
			agree *= 0.8
		}
	}
	for _, f := range backedBy {
		if !e.tells(f.field) {
			continue
		}
		if reports, own := e.given(f.field, e.has(f.field, f.like)); reports > 0 {
			agree *= f.sure[min(own, 3)]
		}
	}
	agree *= e.fresh()
	if e.outvoted() {
		agree *= 0.7
	}
	if reports, own := e.given("place", e.has("place", within)); reports >= 3 && 2*own < reports {
		agree *= 0.75 // most reports have another place
	}
	if reports, own := e.given("recipients", e.has("recipients", equal)); reports >= 4 && own == 1 {
		agree *= 0.75 // each report has others struck
	}
	if slices.ContainsFunc(e.Claims["sizes.attacks"], func(c Claim) bool { return numberIn(c.Value) > 1 }) {
		agree *= 0.5 // a series, of which reports tell this or that one, with the dead of all
	}
	if e.kinds() >= 3 {
		agree *= 0.6 // an affair rather than a deed
	}
	for range e.sorts() - 2 {
		agree *= 0.6 // a siege, a brawl: what somebody did and what was done to him
	}
	if e.elsewhere() {
		agree *= 0.4
	}
	return agree
}

// backedBy is how sure a field is by how many reports give what the event has in it: of none
// where it was added up. Of reports of shootings that official records know too, a number that
// one report gives is wrong three times as often as one of three, a day or a place twice.
var backedBy = []struct {
	field string
	like  func(own, value string) bool
	sure  [4]float64
}{
	{"occurred_on", equal, [4]float64{0.8, 0.85, 1, 1}},
	{"place", within, [4]float64{0.8, 0.9, 0.95, 1}},
	{"sizes.killed", near, [4]float64{0.4, 0.8, 0.9, 1}},
	{"sizes.injured", near, [4]float64{0.4, 0.75, 0.9, 1}},
}

// tells: the event has a day, a place or a number of people.
func (e *Event) tells(field string) bool {
	switch field {
	case "occurred_on":
		return e.OccurredOn != nil && e.OccurredOn.Known()
	case "place":
		return e.Place != nil
	}
	kind := strings.TrimPrefix(field, "sizes.")
	return slices.ContainsFunc(e.Sizes, func(q Quantity) bool { return q.Kind == kind && q.people(false) > 0 })
}

// fresh is less the longer after the event's day its first report is from, and where that day was
// still to come: reports are of yesterday, and recall what was before.
func (e *Event) fresh() float64 {
	d := e.OccurredOn
	if d == nil || !d.Known() || e.Reality != Actual {
		return 1
	}
	first := Day(0)
	for _, c := range e.Claims["type"] {
		if r := c.Reported; r != nil && r.Start != 0 && (first == 0 || r.Start < first) {
			first = r.Start
		}
	}
	switch late := first - cmp.Or(d.End, d.Start); {
	case first == 0:
		return 1
	case late < 0:
		return 0.6
	case late <= 1:
		return 1
	case late == 2:
		return 0.9
	case late <= 30:
		return 0.7
	}
	return 0.5
}

// kinds counts the types that reports take it for.
func (e *Event) kinds() int {
	kinds := map[string]bool{}
	for _, c := range e.Claims["type"] {
		kinds[c.Value] = true
	}
	return len(kinds)
}

// sorts counts the ways in which it was done.
func (e *Event) sorts() (n int) {
	for _, m := range e.Modes {
		if m != "targeted" { // says at whom
			n++
		}
	}
	return n
}

// elsewhere: a state is struck in another country than the event's: attacks in two countries
// that reports tell in one sentence.
func (e *Event) elsewhere() bool {
	return e.Type == "ASSAULT" && e.Place != nil && e.Place.Country != "" &&
		slices.ContainsFunc(e.Recipients, func(p Participant) bool { return p.State() && p.Country != e.Place.Country })
}

// given counts the reports that give a field and those one of whose values is the event's own.
func (e *Event) given(field string, own func(value string) bool) (reports, agree int) {
	agrees := map[string]bool{}
	for _, c := range e.Claims[field] {
		is := own(c.Value)
		for _, d := range c.Documents {
			agrees[d] = agrees[d] || is
		}
	}
	for _, is := range agrees {
		if is {
			agree++
		}
	}
	return len(agrees), agree
}

// has: the value is like one that the event has in the field.
func (e *Event) has(field string, like func(own, value string) bool) func(value string) bool {
	return func(value string) bool {
		return slices.ContainsFunc(e.Claims[field], func(c Claim) bool { return c.Chosen && like(c.Value, value) })
	}
}

func equal(a, b string) bool { return a == b }

// within: one of the names is part of the other, "Dorim" of "Osk Street, Dorim".
func within(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// near: of two numbers neither is twice the other, as of a toll that rises.
func near(a, b string) bool {
	x, y := numberIn(a), numberIn(b)
	return x < 2*y && y < 2*x
}

// outvoted: more reports give another number of dead than any that the event has, or no report
// gives one of these: persons told of one by one were added up.
func (e *Event) outvoted() bool {
	reports := map[int]int{}
	for _, c := range e.Claims["sizes.killed"] {
		reports[numberIn(c.Value)] += len(c.Documents)
	}
	own, most := -1, 0
	for _, q := range e.Sizes {
		if n := q.people(false); q.Kind == "killed" && n > 0 {
			if own = max(own, reports[n]); reports[n] == 0 && len(reports) > 0 {
				return true
			}
		}
	}
	for _, n := range reports {
		most = max(most, n)
	}
	return own >= 0 && own < most
}

// mayBeOn: the days of a claim have some in common with those of the event, or are the next.
func mayBeOn(claim string, of Interval) bool {
	from, to, _ := strings.Cut(claim, "/")
	a, err := ParseDay(from)
	if err != nil {
		return true
	}
	b, err := ParseDay(to)
	if err != nil {
		return true
	}
	return of.Start == 0 || of.End == 0 || a <= of.End+1 && b >= of.Start-1
}

// confirming is how many independent sources share what the event has of whom, when and how
// many died, or one of them with who or where, which many happenings of a war may have in
// common. Reports that share less tell of the same affair rather than of the same happening.
func (e *Event) confirming() int {
	if len(e.Sources) == 0 || e.IndependentSources < 2 {
		return e.IndependentSources
	}
	source := map[string]int{} // by document
	for i, s := range e.Sources {
		for _, d := range s.Documents {
			source[d] = i
		}
	}
	shared := make([]float64, len(e.Sources))
	for field, says := range map[string]float64{"actors": 0.5, "place": 0.5, "recipients": 1, "occurred_on": 1, "sizes.killed": 1, "sizes.injured": 1} {
		by := map[string]map[int]bool{} // the sources of a value
		chosen := map[string]bool{}
		for _, c := range e.Claims[field] {
			chosen[c.Value] = chosen[c.Value] || c.Chosen
			if by[c.Value] == nil {
				by[c.Value] = map[int]bool{}
			}
			for _, d := range c.Documents {
				by[c.Value][source[d]] = true
			}
		}
		both := map[int]bool{}
		for value := range chosen {
			if chosen[value] && len(by[value]) > 1 {
				for s := range by[value] {
					both[s] = true
				}
			}
		}
		for s := range both {
			shared[s] += says
		}
	}
	n := 0
	for i, s := range e.Sources {
		if s.Cites == "" && shared[i] >= 2 {
			n++
		}
	}
	return n
}
