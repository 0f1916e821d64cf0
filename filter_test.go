package sitrep

import (
	"net/url"
	"reflect"
	"testing"
)

func filterSample() *Told {
	lat, lon := 34.5, 41.0
	day := func(n int) Day { return DayOf(2024, 1, n) }
	return &Told{
		Event: &Event{Type: "ASSAULT", Modes: []string{"drone"}, Status: "machine-coded", Reality: Actual, IndependentSources: 2,
			Actors:     []Participant{{Actor: "actor:ember-front", Name: "Ember Front", Text: "the group's fighters", Country: "ARD", Sectors: []string{"REB"}}},
			Recipients: []Participant{{Text: "two border guards", Country: "VEL"}},
			OccurredOn: &When{Interval: Interval{Start: day(28), End: day(29)}},
			Place:      &EventPlace{Place: Place{Name: "Tal Osk", Admin1: "Upper Osk", Country: "VEL", GeonameID: 77, Lat: &lat, Lon: &lon}}},
		Documents: []*Document{
			{Lang: "en", Publisher: "Velm Courier", SourceID: "a.txt", URL: "https://www.courier.example/1", PublishedOn: &PublishedOn{Interval: Interval{Start: day(30), End: day(30)}}},
			{Lang: "fr", Publisher: "Le Pont", SourceID: "b.txt"}},
	}
}

func TestFilterMatch(t *testing.T) {
	f := func(query string, want bool) {
		t.Helper()
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		x, err := ParseFilter(q)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := ParseFilter(x.Parameters()); err != nil || !reflect.DeepEqual(again, x) {
			t.Errorf("%s: written and read again: %+v, %v", query, again, err)
		}
		if got := x.Match(filterSample()); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
	f("", true)
	f("type=assault", true)
	f("type=AID&type=ASSAULT", true) // repeated: or
	f("type=ASSAULT&mode=aerial", false)
	f("type=ASSAULT&mode=drone", true)
	f("actor=ember+front", true)
	f("actor=ember", true)
	f("actor=emb", false) // whole words
	f("actor=ARD", true)
	f("actor=actor:ember-front", true)
	f("actor=border+guards", false) // who did it, not to whom
	f("recipient=border+guards", true)
	f("place=VEL", true)
	f("place=77", true)
	f("place=upper+osk", true)
	f("place=osk", true)
	f("place=sk", false)
	f("bbox=40,34,42,35", true)
	f("bbox=42,34,43,35", false)
	f("relevance=relevant", true) // not judged
	f("relevance=irrelevant", false)
	f("relevance=all", true)
	f("bbox=170,30,50,40", true) // over the date line
	f("from=2024-01-29", true)
	f("from=2024-01-30", false)
	f("to=2024-01-28", false) // half-open
	f("to=2024-01-29", true)
	f("max_time_precision=day", false)
	f("max_time_precision=week", true)
	f("min_sources=2", true)
	f("min_sources=3", false)
	f("source=velm+courier", true)
	f("source=courier.example", true)
	f("source=rier.example", false)
	f("source=b.txt&lang=en", false) // one report has to be both
	f("source=b.txt&lang=fr", true)
	f("since=2024-01-30", true)
	f("since=2024-01-31", false)
	f("status=reviewed", false)
	f("reality=planned&reality=actual", true)

	bare := &Told{Event: &Event{Type: "AID"}}
	for _, q := range []url.Values{{"from": {"1900-01-01"}}, {"place": {"VEL"}}, {"bbox": {"-180,-90,180,90"}}, {"actor": {"x"}}, {"since": {"1900-01-01"}}} {
		x, err := ParseFilter(q)
		if err != nil {
			t.Fatal(err)
		}
		if x.Match(bare) {
			t.Errorf("%v fits an event that says nothing", q)
		}
	}
}

func TestFilterMatchProcess(t *testing.T) {
	p := &Process{ID: "process-1", Name: "Talks: Karem Front (lists of prisoners)"}
	for v, want := range map[string]bool{"process-1": true, "karem front": true, "talks": true, "talk": false, "process": false} {
		if f := (&Filter{Processes: []string{v}}); f.MatchProcess(p) != want {
			t.Errorf("%s: want %v", v, want)
		}
	}
	if !(&Filter{}).Empty() || (&Filter{MinSources: 1}).Empty() {
		t.Error("Empty")
	}
}

func TestParseFilterSaysWhatIsWrong(t *testing.T) {
	f := func(query, want string) {
		t.Helper()
		q, _ := url.ParseQuery(query)
		if _, err := ParseFilter(q); err == nil || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", query, err, want)
		}
	}
	f("reality=maybe", `reality "maybe": want one of actual, planned, conditional, hypothetical, alleged, habitual, historical`)
	f("status=foo", `status "foo": want one of machine-coded, reviewed, rejected, withdrawn, hand-coded, imported`)
	f("from=May+2024", `from "May 2024": want a day as YYYY-MM-DD`)
	f("from=2024-05-02T10:00", `from "2024-05-02T10:00": want a day as YYYY-MM-DD`)
	f("from=2024-05-02&to=2024-05-02", `to "2024-05-02": want a day after from; the period ends before it`)
	f("bbox=1,2,3", `bbox "1,2,3": want west,south,east,north in degrees`)
	f("bbox=1,40,3,30", `bbox "1,40,3,30": want west,south,east,north in degrees`)
	f("bbox=NaN,2,3,4", `bbox "NaN,2,3,4": want west,south,east,north in degrees`)
	f("min_sources=many", `min_sources "many": want a number of sources`)
	f("max_time_precision=hour", `max_time_precision "hour": want day, week, month or year`)
	f("colour=red", `colour "red": no such filter; there are q, type, mode, actor, recipient, process, place, bbox, from, to, lang, source, status, reality, min_sources, max_time_precision, since, relevance`)
	f("relevance=high", `relevance "high": want relevant, irrelevant or all`)
}
