package export

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// An event as one flat row: the columns of CSV and the properties of GeoJSON.

type valueKind uint8

const (
	valueUnknown valueKind = iota
	valueText
	valueWhole
	valueReal
	valueList
)

// cellValue is what a column says of an event.
type cellValue struct {
	kind  valueKind
	text  string
	whole int
	real  float64
	list  []string
}

type eventColumn struct {
	name, about string
	of          func(*sitrep.Told) cellValue
}

func cellText(s string) cellValue {
	if s == "" {
		return cellValue{}
	}
	return cellValue{kind: valueText, text: s}
}

func cellWhole(n int) cellValue { return cellValue{kind: valueWhole, whole: n} }

func cellWholeOf(n *int) cellValue {
	if n == nil {
		return cellValue{}
	}
	return cellWhole(*n)
}

func cellReal(f *float64) cellValue {
	if f == nil {
		return cellValue{}
	}
	return cellValue{kind: valueReal, real: *f}
}

// cellShare is empty where the share is unknown, which 0 says.
func cellShare(f float64) cellValue {
	if f == 0 {
		return cellValue{}
	}
	return cellReal(&f)
}

// listed is a list; one whose items are all empty says nothing.
func cellList(items []string) cellValue {
	for _, s := range items {
		if s != "" {
			return cellValue{kind: valueList, list: items}
		}
	}
	return cellValue{}
}

// EventColumns names the columns that CSV can have, in its order, with what each
// holds.
func EventColumns() [][2]string {
	names := make([][2]string, len(eventColumns()))
	for i, c := range eventColumns() {
		names[i] = [2]string{c.name, c.about}
	}
	return names
}

var eventColumns = loaded(func() ([]eventColumn, error) {
	all := []eventColumn{
		{"id", "the event's ID in the record", func(t *sitrep.Told) cellValue { return cellText(t.Event.ID) }},
		{"headline", "the event in one sentence", func(t *sitrep.Told) cellValue { return cellText(t.Event.Headline) }},
		{"type", "PLOVER type", func(t *sitrep.Told) cellValue { return cellText(t.Event.Type) }},
		{"modes", "PLOVER modes", func(t *sitrep.Told) cellValue { return cellList(t.Event.Modes) }},
		{"contexts", "PLOVER contexts", func(t *sitrep.Told) cellValue { return cellList(t.Event.Contexts) }},
		{"cameo", "CAMEO code", func(t *sitrep.Told) cellValue { return cellText(t.Event.CAMEO) }},
		{"quad", "quad class, 1 to 4", func(t *sitrep.Told) cellValue { return cellSome(t.Event.Quad) }},
		{"score", "PLOVER score, -10 to 10", func(t *sitrep.Told) cellValue { return cellReal(&t.Event.Score) }},
	}
	for _, side := range []struct {
		name string
		of   func(*sitrep.Event) []sitrep.Participant
	}{{"actor", func(e *sitrep.Event) []sitrep.Participant { return e.Actors }}, {"recipient", func(e *sitrep.Event) []sitrep.Participant { return e.Recipients }}} {
		each := func(of func(*sitrep.Participant) string) func(*sitrep.Told) cellValue {
			return func(t *sitrep.Told) cellValue { return cellList(eachOf(side.of(t.Event), of)) }
		}
		all = append(all,
			eventColumn{side.name + "s", side.name + "s by name, by the report's words where they have none", each(named)},
			eventColumn{side.name + "_ids", "their IDs, in the same order", each(func(p *sitrep.Participant) string { return p.Actor })},
			eventColumn{side.name + "_countries", "their countries, ISO 3166-1 alpha-3 or IGO UNO EUR NGO ISM IMG MNC", each(func(p *sitrep.Participant) string { return p.Country })},
			eventColumn{side.name + "_sectors", "their PLOVER sectors, + between those of one", each(func(p *sitrep.Participant) string { return strings.Join(p.Sectors, "+") })},
		)
		if side.name == "actor" {
			all = append(all, eventColumn{"actors_accused", "how they stand before the law, where they are doers on others' word: suspected, charged or convicted; empty for those told as a fact", each(func(p *sitrep.Participant) string { return p.Accused })})
		}
	}
	all = append(all,
		eventColumn{"date_start", "first day it may have happened on", whenColumn(func(w *sitrep.When) string { return w.Start.String() })},
		eventColumn{"date_end", "last day", whenColumn(func(w *sitrep.When) string { return w.End.String() })},
		eventColumn{"date_precision", "day, week, month, year or interval", whenColumn(func(w *sitrep.When) string { return string(w.Precision) })},
		eventColumn{"date_text", "the words that give the time", whenColumn(func(w *sitrep.When) string { return w.Text })},
		eventColumn{"place", "name of the place", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellText(p.Name) })},
		eventColumn{"geonameid", "its number in GeoNames", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellSome(p.GeonameID) })},
		eventColumn{"country", "ISO 3166-1 alpha-3", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellText(p.Country) })},
		eventColumn{"admin1", "first-order division", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellText(p.Admin1) })},
		eventColumn{"latitude", "degrees north", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellReal(p.Lat) })},
		eventColumn{"longitude", "degrees east", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellReal(p.Lon) })},
		eventColumn{"place_precision", "point, near, district, region, country or area", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellText(string(p.Precision)) })},
		eventColumn{"place_text", "the words that give the place", placeColumn(func(p *sitrep.EventPlace) cellValue { return cellText(p.Text) })},
	)
	for _, size := range ontology.Sizes() {
		kind := size.Name
		all = append(all,
			eventColumn{kind + "_low", kind + ": lowest number that anybody gives", func(t *sitrep.Told) cellValue { return cellWholeOf(ptr(tollOf(t.Event, kind)).low) }},
			eventColumn{kind + "_best", kind + ": the report's own number", func(t *sitrep.Told) cellValue { return cellWholeOf(ptr(tollOf(t.Event, kind)).best) }},
			eventColumn{kind + "_high", kind + ": highest number", func(t *sitrep.Told) cellValue { return cellWholeOf(ptr(tollOf(t.Event, kind)).high) }},
		)
	}
	all = append(all,
		eventColumn{"polarity", "negative: told as not having happened", func(t *sitrep.Told) cellValue { return cellText(t.Event.Polarity) }},
		eventColumn{"reality", "actual, planned, conditional, hypothetical, alleged, habitual or historical", func(t *sitrep.Told) cellValue { return cellText(t.Event.Reality) }},
		eventColumn{"certainty", "0 to 1", func(t *sitrep.Told) cellValue { return cellReal(&t.Event.Certainty) }},
		eventColumn{"relevance", "relevant or irrelevant: of public affairs or not; empty where not judged", func(t *sitrep.Told) cellValue { return cellText(relevanceOf(t.Event).Level) }},
		eventColumn{"relevance_reasons", "why", func(t *sitrep.Told) cellValue { return cellList(relevanceOf(t.Event).Reasons) }},
		eventColumn{"salience", "how far its reports are about it: the share of their mentions that tell it; empty where unknown", func(t *sitrep.Told) cellValue { return cellShare(t.Event.Salience) }},
		eventColumn{"asserted_by", "who says so", stanceColumn("asserts")},
		eventColumn{"denied_by", "who denies it", stanceColumn("denies")},
		eventColumn{"confirmed_by", "who confirms it", stanceColumn("confirms")},
		eventColumn{"independent_sources", "sources that do not reprint each other", func(t *sitrep.Told) cellValue { return cellWhole(t.Event.IndependentSources) }},
		eventColumn{"mentions", "number of mentions", func(t *sitrep.Told) cellValue { return cellWhole(len(t.Event.Mentions)) }},
		eventColumn{"documents", "number of reports", func(t *sitrep.Told) cellValue { return cellWhole(len(t.Event.Documents)) }},
		eventColumn{"sources", "their publishers", func(t *sitrep.Told) cellValue { return cellList(outlets(t)) }},
		eventColumn{"addresses", "their URLs, else the names of their files", func(t *sitrep.Told) cellValue { return cellList(addresses(t)) }},
		eventColumn{"status", "machine-coded, reviewed, hand-coded or imported; rejected or withdrawn where asked for", func(t *sitrep.Told) cellValue { return cellText(t.Event.Status) }},
		eventColumn{"decided", "what analysts decided of its fields: accepted, rejected or corrected, by whom, and what a field was before; empty where nothing was decided", func(t *sitrep.Told) cellValue { return cellList(decidedOf(t)) }},
	)
	return all, nil
})

func ptr[T any](v T) *T { return &v }

func cellSome(n int) cellValue {
	if n == 0 {
		return cellValue{}
	}
	return cellWhole(n)
}

func eachOf(ps []sitrep.Participant, of func(*sitrep.Participant) string) []string {
	items := make([]string, len(ps))
	for i := range ps {
		items[i] = of(&ps[i])
	}
	return items
}

func whenColumn(of func(*sitrep.When) string) func(*sitrep.Told) cellValue {
	return func(t *sitrep.Told) cellValue {
		if t.Event.OccurredOn == nil {
			return cellValue{}
		}
		return cellText(of(t.Event.OccurredOn))
	}
}

func placeColumn(of func(*sitrep.EventPlace) cellValue) func(*sitrep.Told) cellValue {
	return func(t *sitrep.Told) cellValue {
		if t.Event.Place == nil {
			return cellValue{}
		}
		return of(t.Event.Place)
	}
}

func stanceColumn(act string) func(*sitrep.Told) cellValue {
	return func(t *sitrep.Told) cellValue { return cellList(whoTakes(t.Event.Stances, act)) }
}

// whoTakes lists those who take a stance, each once.
func whoTakes(stances []sitrep.Stance, act string) []string {
	var who []string
	for i := range stances {
		s := &stances[i]
		name := s.Who.Name
		if name == "" {
			name = s.Who.Text
		}
		if s.Act == act && name != "" && !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	return who
}

// outlets lists who published the reports of an event, each once.
func outlets(t *sitrep.Told) []string {
	var all []string
	for _, d := range t.Documents {
		if o := outlet(d); o != "" && !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	return all
}

func addresses(t *sitrep.Told) []string {
	all := make([]string, len(t.Documents))
	for i, d := range t.Documents {
		all[i] = address(d)
	}
	return all
}

// columnsNamed picks columns by name, all for none.
func columnsNamed(names []string) ([]eventColumn, error) {
	all := eventColumns()
	if len(names) == 0 {
		return all, nil
	}
	picked := make([]eventColumn, 0, len(names))
	for _, name := range names {
		i := slices.IndexFunc(all, func(c eventColumn) bool { return c.name == name })
		if i < 0 {
			known := make([]string, len(all))
			for k, c := range all {
				known[k] = c.name
			}
			return nil, fmt.Errorf("no column %q: want some of %s", name, strings.Join(known, ", "))
		}
		picked = append(picked, all[i])
	}
	return picked, nil
}
