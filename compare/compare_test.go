package compare

import (
	"encoding/json"
	"iter"
	"strings"
	"testing"

	"sitrep"
	"sitrep/ontology"
)

type made struct {
	typ, mode, day, end, place, country string
	lat, lon                            float64
	actors, recipients                  string // name/country/sectors, set off by ";"
	killed                              int
}

func parts(s string) (ps []sitrep.Participant) {
	for one := range strings.SplitSeq(s, ";") {
		if c := strings.Split(one+"//", "/"); one != "" {
			ps = append(ps, sitrep.Participant{Name: c[0], Country: c[1], Sectors: strings.Fields(c[2])})
		}
	}
	return ps
}

func stream(id string, events ...made) iter.Seq2[*sitrep.Told, error] {
	return func(yield func(*sitrep.Told, error) bool) {
		for i, m := range events {
			e := &sitrep.Event{ID: id + string(rune('a'+i)), Type: m.typ, Quad: int(ontology.QuadOf(m.typ)), Actors: parts(m.actors), Recipients: parts(m.recipients), Polarity: sitrep.Positive, Reality: sitrep.Actual}
			if m.mode != "" {
				e.Modes = []string{m.mode}
			}
			if m.day != "" {
				from, _ := sitrep.ParseDay(m.day)
				to := from
				if m.end != "" {
					to, _ = sitrep.ParseDay(m.end)
				}
				e.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: from, End: to}}
			}
			if m.place != "" || m.country != "" {
				e.Place = &sitrep.EventPlace{Place: sitrep.Place{Name: m.place, Country: m.country, Precision: sitrep.PlacePoint}}
				if m.lat != 0 {
					e.Place.Lat, e.Place.Lon = &m.lat, &m.lon
				}
			}
			if m.killed > 0 {
				e.Sizes = []sitrep.Quantity{{Kind: "killed", Best: &m.killed}}
			}
			if !yield(&sitrep.Told{Event: e}, nil) {
				return
			}
		}
	}
}

func compared(t *testing.T, ours, theirs []made) *Result {
	t.Helper()
	r, err := Records(stream("o", ours...), stream("t", theirs...), Options{Days: 1, Kilometres: 50})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// base is a fight as one data set has it; each case changes what the other says.
var base = made{typ: "ASSAULT", mode: "firearms", day: "2019-03-14", place: "Tal Osk", country: "NER", lat: 13.7, lon: 13.3, actors: "Red Valley Army//REB;Military Forces of Niger/NER/MIL", killed: 4}

func TestPairs(t *testing.T) {
	f := func(why string, want bool, change func(*made)) {
		t.Helper()
		other := base
		change(&other)
		r := compared(t, []made{base}, []made{other})
		if got := len(r.Both) == 1; got != want {
			t.Errorf("%s: %v, want %v", why, got, want)
		}
	}
	f("the same", true, func(*made) {})
	f("a day later", true, func(m *made) { m.day = "2019-03-15" })
	f("a week later", false, func(m *made) { m.day = "2019-03-21" })
	f("within a week that holds it", true, func(m *made) { m.day, m.end = "2019-03-11", "2019-03-17" })
	f("another spelling of the place, near", true, func(m *made) { m.place, m.lat = "Tall 'Usk", 13.8 })
	f("a place far away", false, func(m *made) { m.place, m.lat = "Velm", 17.2 })
	f("another country", false, func(m *made) { m.place, m.country, m.lat, m.lon = "Tal Osk", "TCD", 0, 0 })
	f("no place, one party named", true, func(m *made) { m.place, m.country, m.lat = "", "", 0 })
	f("no place, no parties", false, func(m *made) { m.place, m.country, m.lat, m.actors = "", "", 0, "" })
	f("parties the other way round, one in a longer name", true, func(m *made) { m.actors, m.recipients = "Soldiers/NER/MIL", "The Red Valley Army (Osk faction)//REB" })
	f("other parties, all else the same", true, func(m *made) { m.actors = "Blue Hill Front//REB" })
	f("other parties and another place close by", true, func(m *made) { m.actors, m.place, m.lat = "Blue Hill Front//REB", "Velm", 13.9 })
	f("other parties, a day later", false, func(m *made) { m.actors, m.day, m.typ = "Blue Hill Front//REB", "2019-03-15", "COERCE" })
	f("another type of the same kind", true, func(m *made) { m.typ, m.mode = "COERCE", "arrest" })
	f("another kind", false, func(m *made) { m.typ, m.mode = "CONSULT", "" })
}

func TestOneCounterpartAtMost(t *testing.T) {
	later := base
	later.day, later.killed = "2019-03-15", 9
	r := compared(t, []made{base, base}, []made{later, base})
	if len(r.Both) != 2 || len(r.OnlyOurs)+len(r.OnlyTheirs) != 0 {
		t.Fatalf("%d pairs", len(r.Both))
	}
	if p := r.Both[0]; len(p.Differs) != 0 {
		t.Errorf("the best pair differs in %v", p.Differs)
	}
	if p := r.Both[1]; strings.Join(p.Differs, " ") != "day killed" {
		t.Errorf("the second differs in %v", p.Differs)
	}
	r = compared(t, []made{base, base}, []made{base})
	if len(r.Both) != 1 || len(r.OnlyOurs) != 1 || r.OnlyOurs[0].Closest == nil {
		t.Errorf("%d pairs, %+v", len(r.Both), r.OnlyOurs)
	}
}

func TestClosestSaysInWhatItAgrees(t *testing.T) {
	far := base
	far.place, far.lat = "Velm", 17.2
	r := compared(t, []made{base}, []made{far})
	if o := r.OnlyOurs[0]; o.Closest == nil || strings.Join(o.Agrees, " ") != "day type actors" {
		t.Errorf("%+v", o)
	}
}

func TestUncompared(t *testing.T) {
	none, long := base, base
	none.day = ""
	long.end = "2019-06-30"
	r := compared(t, []made{none, long, base}, nil)
	if r.Ours.Compared != 1 || r.Ours.Uncompared["day unknown"] != 1 || r.Ours.Uncompared["known to no month"] != 1 {
		t.Errorf("%+v", r.Ours)
	}
}

func TestTextAndJSON(t *testing.T) {
	talks := made{typ: "CONSULT", day: "2019-03-20", country: "NER", actors: "Osk Council//;Velm Council//"}
	r := compared(t, []made{base, talks}, []made{base})
	var b strings.Builder
	if err := r.Text(&b, TextOptions{Ours: "a.ndjson", Theirs: "b.csv", Rows: 1, Lists: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"ours    a.ndjson: 2 events, 2 compared\n", "only ours 1, both 1, only theirs 0", "1 others          1       0            0", "  2019-03-20 | NER | CONSULT | Osk Council, Velm Council | ob\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := r.JSON(&b, "a", "b"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	for i, want := range []string{"comparison", "only", "pair"} {
		var l struct{ Kind string }
		if err := json.Unmarshal([]byte(lines[i]), &l); err != nil || l.Kind != want {
			t.Errorf("line %d: %s", i, lines[i])
		}
	}
}

func BenchmarkRecords(b *testing.B) {
	var many []made
	for i := range 20000 {
		m := base
		m.day = (sitrep.DayOf(2015, 1, 1) + sitrep.Day(i/20)).String()
		m.lat += float64(i%20) / 2
		m.place = "Place " + string(rune('a'+i%20))
		many = append(many, m)
	}
	for b.Loop() {
		if _, err := Records(stream("o", many...), stream("t", many...), Options{Days: 1, Kilometres: 50}); err != nil {
			b.Fatal(err)
		}
	}
}
