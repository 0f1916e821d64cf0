package merge

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"sitrep"
)

// stream is n reports of invented happenings: towns and days, several reports of each, reprints,
// tolls that rise, looks back, denials. The same seed gives the same stream.
func stream(seed uint64, n int) []*Report {
	rng := rand.New(rand.NewPCG(seed, 1))
	var out []*Report
	type happening struct {
		town, day, toll int
		kind            string
	}
	var told []happening
	kinds := []string{"ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "PROTEST", "CONSULT", "AGREE", "ACCUSE"}
	for i := range n {
		day := 1 + i*400/n
		r := &Report{ID: fmt.Sprintf("doc-%06x", rng.Uint32N(1<<24)<<8|uint32(i&255)), Publisher: fmt.Sprint("Paper ", rng.IntN(12))}
		at := sitrep.DayOf(2020, 1, 1) + sitrep.Day(day)
		r.Published = sitrep.Interval{Start: at, End: at}
		var words []uint32
		for k := range 1 + rng.IntN(4) {
			h := happening{rng.IntN(40), day - rng.IntN(3), 1 + rng.IntN(9), kinds[rng.IntN(len(kinds))]}
			if len(told) > 0 && rng.IntN(3) > 0 {
				h = told[max(0, len(told)-1-rng.IntN(30))]
				h.toll += rng.IntN(3)
			} else if len(told) > 200 && rng.IntN(20) == 0 {
				h = told[rng.IntN(len(told))] // a look back
			}
			told = append(told, h)
			d := sitrep.DayOf(2020, 1, 1) + sitrep.Day(h.day)
			lat, lon := float64(h.town), float64(h.town%7)
			m := sitrep.EventMention{Kind: "event_mention", ID: fmt.Sprintf("mention-%s-%d", r.ID, k), Document: r.ID, Type: h.kind, Polarity: sitrep.Positive, Reality: sitrep.Actual, SameAs: k}
			m.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: d, End: d}, Precision: sitrep.PrecisionDay}
			m.Place = &sitrep.EventPlace{Place: sitrep.Place{Name: fmt.Sprint("Town ", h.town), GeonameID: 1 + h.town, Country: "XYZ", Lat: &lat, Lon: &lon, Precision: sitrep.PlacePoint}}
			if h.kind == "ASSAULT" {
				m.Sizes = []sitrep.Quantity{{Kind: "killed", Low: &h.toll, Best: &h.toll, High: &h.toll}}
			}
			if rng.IntN(25) == 0 {
				m.Polarity = sitrep.Negative
			}
			r.Mentions = append(r.Mentions, m)
			t := Telling{ID: m.ID, Mentions: []int32{int32(k)}, IDs: []string{m.ID}, Type: m.Type, Polarity: m.Polarity, Reality: m.Reality, When: m.OccurredOn, Place: m.Place, Lead: k == 0, Sentences: []int{k}}
			if h.kind == "ASSAULT" {
				t.Counts = []Count{{"killed", h.toll}}
			}
			own := []uint32{uint32(h.town) * 7919, uint32(h.day) * 104729, rng.Uint32N(4000)}
			words = append(words, own...)
			t.Words = weigh(own, sentenceWords)
			r.Tellings = append(r.Tellings, t)
		}
		for range 30 {
			words = append(words, rng.Uint32N(4000))
		}
		r.Words = weigh(words, reportWords)
		for range 60 {
			r.Runs = append(r.Runs, rng.Uint32())
		}
		if i > 0 && rng.IntN(6) == 0 {
			r.Runs = slices.Clone(out[i-1-rng.IntN(min(i, 20))].Runs)
		}
		slices.Sort(r.Runs)
		out = append(out, r)
	}
	return out
}

func eventsOf(reports []*Report) string {
	var r Record
	for _, p := range reports {
		q := *p // Add lets go of the runs
		r.Add(&q)
	}
	b, err := json.Marshal(r.Events())
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestAnyOrderGivesTheSameBytes(t *testing.T) {
	reports := stream(1, 1000)
	want := eventsOf(reports)
	rng := rand.New(rand.NewPCG(7, 7))
	for i := range 5 {
		rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if got := eventsOf(reports); got != want {
			t.Fatalf("permutation %d gives other events", i)
		}
	}
}

// shelf is the digests of reports by key.
type shelf map[Key][]*Report

func (s shelf) add(r *Report) {
	for i := range r.Tellings {
		for _, k := range r.Tellings[i].Keys(r) {
			if !slices.Contains(s[k], r) {
				s[k] = append(s[k], r)
			}
		}
	}
}

func (s shelf) Filed(k Key) ([]*Report, error) { return s[k], nil }

func TestReportsOneByOneGiveWhatTheyGiveTogether(t *testing.T) {
	reports := stream(2, 300)
	rand.New(rand.NewPCG(3, 3)).Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	s := shelf{}
	event := map[string]string{} // telling → cluster
	for _, r := range reports {
		s.add(r)
		clusters, err := Regroup(s, []*Report{r}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range clusters {
			for _, x := range c {
				event[x.Telling.ID] = EventID(c[0].Telling.ID)
			}
		}
	}
	n := 0
	for _, c := range Group(reports, nil) {
		for _, x := range c {
			n++
			if got, want := event[x.Telling.ID], EventID(c[0].Telling.ID); got != want {
				t.Fatalf("%s is in %s, together in %s", x.Telling.ID, got, want)
			}
		}
	}
	if n != len(event) || n < 300 {
		t.Errorf("%d tellings, %d filed", n, len(event))
	}
}

func TestADigestCanBeWrittenAwayAndReadBack(t *testing.T) {
	reports := stream(4, 200)
	want := Group(reports, nil)
	var back []*Report
	b, err := json.Marshal(reports)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	got := Group(back, nil)
	if len(got) != len(want) {
		t.Fatalf("%d groups, want %d", len(got), len(want))
	}
	for i := range got {
		if len(got[i]) != len(want[i]) || got[i][0].Telling.ID != want[i][0].Telling.ID {
			t.Fatalf("group %d differs", i)
		}
	}
}
