package merge

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"

	"sitrep"
)

// newsStream is invented digests with the statistics of a stream of news: 200 reports a
// day, three happenings a report with two or three mentions each, places and words that are
// as common as Zipf says, two thirds of the happenings told before in the days up to it, one
// in fifty looked back on, a fifth of the reports reprints. It tells n mentions.
type newsStream struct {
	rng     *rand.Rand
	towns   *rand.Zipf
	words   *rand.Zipf
	actors  *rand.Zipf
	told    []newsEvent
	reports []*Report // the last
	n, made int
}

type newsEvent struct {
	kind         string
	town, day    int
	toll         int
	actor, other string
	words        [6]uint32
	name         string
}

func newNewsStream(n int) *newsStream {
	rng := rand.New(rand.NewPCG(11, 1))
	return &newsStream{rng: rng, n: n,
		towns: rand.NewZipf(rng, 1.15, 6, 20000), words: rand.NewZipf(rng, 1.1, 20, 60000), actors: rand.NewZipf(rng, 1.2, 4, 3000)}
}

func (s *newsStream) event(day int) newsEvent {
	recent := len(s.told)
	switch {
	case recent > 0 && s.rng.IntN(3) > 0:
		e := s.told[recent-1-int(math.Abs(s.rng.NormFloat64())*400)%min(recent, 1800)]
		if s.rng.IntN(3) == 0 {
			e.toll += s.rng.IntN(4)
		}
		return e
	case recent > 0 && s.rng.IntN(17) == 0:
		return s.told[s.rng.IntN(recent)]
	}
	kinds := []string{"ASSAULT", "ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "COERCE", "ACCUSE", "REQUEST", "CONSULT", "PROTEST", "AGREE", "RETREAT"}
	e := newsEvent{kind: kinds[s.rng.IntN(len(kinds))], town: int(s.towns.Uint64()), day: day - s.rng.IntN(2), toll: 1 + int(s.rng.ExpFloat64()*4)}
	e.actor, e.other = fmt.Sprint("actor:", s.actors.Uint64()), fmt.Sprint("actor:", s.actors.Uint64())
	e.name = fmt.Sprintf("name %d", s.rng.IntN(1<<30))
	for i := range e.words {
		e.words[i] = uint32(s.rng.IntN(60000))
	}
	return e
}

// next is the next report, nil at the end.
func (s *newsStream) next() *Report {
	if s.made >= s.n {
		return nil
	}
	i := len(s.told)
	day := i / 600
	at := sitrep.DayOf(2015, 1, 1) + sitrep.Day(day)
	r := &Report{ID: fmt.Sprintf("doc-%016x", s.rng.Uint64()), Publisher: fmt.Sprint("Paper ", s.rng.IntN(300)), Published: sitrep.Interval{Start: at, End: at}}
	var words []uint32
	for k := range 1 + s.rng.IntN(5) {
		e := s.event(day)
		s.told = append(s.told, e)
		t := Telling{Type: e.kind, Polarity: sitrep.Positive, Reality: sitrep.Actual, Lead: k == 0}
		own := slices.Clone(e.words[:])
		for range 10 {
			own = append(own, uint32(s.words.Uint64()))
		}
		for range 1 + s.rng.IntN(4) {
			s.made++
			m := sitrep.EventMention{Kind: "event_mention", ID: fmt.Sprintf("mention-%016x", s.rng.Uint64()), Document: r.ID, Type: e.kind, Polarity: t.Polarity, Reality: t.Reality}
			m.Actors = []sitrep.Participant{{Text: e.actor, Name: e.actor, Actor: e.actor}}
			if s.rng.IntN(2) == 0 {
				m.Recipients = []sitrep.Participant{{Text: e.other, Name: e.other, Actor: e.other}}
			}
			if s.rng.IntN(4) > 0 {
				d := sitrep.DayOf(2015, 1, 1) + sitrep.Day(e.day)
				m.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: d, End: d}, Precision: sitrep.PrecisionDay}
			}
			if s.rng.IntN(4) > 0 {
				lat, lon := float64(e.town%90), float64(e.town%179)
				m.Place = &sitrep.EventPlace{Place: sitrep.Place{Name: fmt.Sprint("Town ", e.town), GeonameID: 1 + e.town, Country: fmt.Sprint("C", e.town%150), Lat: &lat, Lon: &lon, Precision: sitrep.PlacePoint}}
			}
			if e.kind == "ASSAULT" {
				m.Sizes = []sitrep.Quantity{{Kind: "killed", Low: &e.toll, Best: &e.toll, High: &e.toll}}
			}
			t.Mentions, t.IDs = append(t.Mentions, int32(len(r.Mentions))), append(t.IDs, m.ID)
			r.Mentions = append(r.Mentions, m)
			if t.When == nil {
				t.When = m.OccurredOn
			}
			if t.Place == nil {
				t.Place = m.Place
			}
		}
		t.ID, t.Actors = t.IDs[0], []string{e.actor}
		if e.kind == "ASSAULT" {
			t.Counts = []Count{{"killed", e.toll}}
		}
		t.Words = zipfWords(own, sentenceWords)
		words = append(words, own...)
		r.Names = append(r.Names, Name{e.name, 1})
		r.Tellings = append(r.Tellings, t)
	}
	slices.SortFunc(r.Names, func(a, b Name) int { return cmp.Compare(a.Text, b.Text) })
	for range 120 {
		words = append(words, uint32(s.words.Uint64()))
	}
	r.Words = zipfWords(words, reportWords)
	if len(s.reports) > 0 && s.rng.IntN(5) == 0 {
		r.Runs = slices.Clone(s.reports[s.rng.IntN(len(s.reports))].Runs)
	} else {
		r.Runs = make([]uint32, 350)
		for i := range r.Runs {
			r.Runs[i] = s.rng.Uint32()
		}
		slices.Sort(r.Runs)
	}
	s.reports = append(s.reports, &Report{Runs: r.Runs})
	if len(s.reports) > 300 {
		s.reports = s.reports[1:]
	}
	return r
}

// zipfWords weighs words by their rank, which is their number.
func zipfWords(words []uint32, most int) []Word {
	words = slices.Clone(words)
	slices.Sort(words)
	var out []Word
	for i, w := range words {
		if i == 0 || w != words[i-1] {
			out = append(out, Word{w, float32(math.Min(8, 0.5+0.7*math.Log(float64(w+1))))})
		}
	}
	slices.SortFunc(out, func(a, b Word) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Hash, b.Hash)) })
	out = out[:min(len(out), most)]
	slices.SortFunc(out, func(a, b Word) int { return cmp.Compare(a.Hash, b.Hash) })
	norm := 0.0
	for _, w := range out {
		norm += float64(w.Weight * w.Weight)
	}
	for i := range out {
		out[i].Weight /= float32(math.Sqrt(norm))
	}
	return out
}

// BenchmarkMerge is the growth of merging with the number of mentions (make bench-merge).
func BenchmarkMerge(b *testing.B) {
	// A large heap may grow by as much as the program lets it.
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				var r Record
				s := newNewsStream(n)
				for p := s.next(); p != nil; p = s.next() {
					r.Add(p)
				}
				events := r.Events()
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(float64(len(events)), "events")
				b.ReportMetric(float64(m.Sys)/(1<<20), "MB")
				runtime.KeepAlive(events)
			}
		})
	}
}
