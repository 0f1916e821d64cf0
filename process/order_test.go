package process_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"sitrep"
	"sitrep/process"
)

// stream is signs of n reports: three in ten of talks, the rest of truces, among a hundred
// pairs of parties over ten years.
func stream(n int) []process.Report {
	r := rand.New(rand.NewPCG(7, 1))
	phases := map[string][]string{"negotiation": {"announced", "under way", "paused", "resumed", "collapsed"}, "ceasefire": {"proposed", "declared", "in force", "violated", "extended", "ended"}}
	first := sitrep.DayOf(2010, 1, 1)
	out := make([]process.Report, n)
	for i := range out {
		kind := "ceasefire"
		if r.IntN(10) < 3 {
			kind = "negotiation"
		}
		day := first + sitrep.Day(r.IntN(3650))
		pair := r.IntN(100)
		s := process.Sign{Kind: kind, Phase: phases[kind][r.IntN(len(phases[kind]))], By: "process/x.txt:1", Words: sitrep.Text{Text: "talks", Span: sitrep.Span{Start: r.IntN(900), End: 1000}}}
		s.Latest = day
		if r.IntN(3) > 0 {
			s.On = sitrep.Interval{Start: day - sitrep.Day(r.IntN(3)), End: day}
		}
		for _, side := range []string{"North", "South"}[:1+r.IntN(2)] {
			s.Parties = append(s.Parties, sitrep.Participant{Name: fmt.Sprint(side, pair), Text: fmt.Sprint(side, pair)})
		}
		s.Around = []string{fmt.Sprint("capital", pair), fmt.Sprint("front", pair), fmt.Sprint("province", pair%7)}
		if r.IntN(4) == 0 {
			s.Topics = []string{[]string{"captives", "water", "border"}[r.IntN(3)]}
		}
		out[i] = process.Report{ID: fmt.Sprintf("doc-%07d", i), Published: sitrep.Interval{Start: day, End: day}, Signs: []process.Sign{s}}
	}
	return out
}

func record(t testing.TB, ps []sitrep.Process) string {
	t.Helper()
	b, err := json.Marshal(ps)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestOrderOfArrivalChangesNothing(t *testing.T) {
	reports := stream(1000)
	want := record(t, process.Track(nil, reports))
	r := rand.New(rand.NewPCG(3, 3))
	for range 5 {
		r.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if got := record(t, process.Track(nil, reports)); got != want {
			t.Fatal("the record differs when the reports come in another order")
		}
	}
}

func TestStorylinesInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, path := range stories() {
		s := readStory(t, path)
		want := record(t, trackAlone(s.reports))
		for range 3 {
			r.Shuffle(len(s.reports), func(i, j int) { s.reports[i], s.reports[j] = s.reports[j], s.reports[i] })
			if got := record(t, trackAlone(s.reports)); got != want {
				t.Errorf("%s: the record differs when the reports come in another order", s.name)
			}
		}
	}
}

// trackAlone tracks without merged events, whose order is another package's.
func trackAlone(reports []*sitrep.Analysis) []sitrep.Process {
	var rs []process.Report
	for _, a := range reports {
		rs = append(rs, process.Report{ID: a.Doc.ID, Published: a.Doc.PublishedOn.Interval, Signs: process.Read(a)})
	}
	return process.Track(nil, rs)
}

func TestSignsSurviveStorage(t *testing.T) {
	s := readStory(t, stories()[0])
	var kept []process.Report
	for _, a := range s.reports {
		b, err := json.Marshal(process.Read(a))
		if err != nil {
			t.Fatal(err)
		}
		r := process.Report{ID: a.Doc.ID, Published: a.Doc.PublishedOn.Interval}
		if err := json.Unmarshal(b, &r.Signs); err != nil {
			t.Fatal(err)
		}
		kept = append(kept, r)
	}
	if record(t, process.Track(nil, kept)) != record(t, trackAlone(s.reports)) {
		t.Error("processes differ when the signs were stored between")
	}
}

func TestAThousandCopiesAndReportsOfTheFutureAreKept(t *testing.T) {
	one := stream(1)[0]
	var reports []process.Report
	for i := range 1000 {
		r := one
		r.ID = fmt.Sprint("copy-", i)
		reports = append(reports, r)
	}
	late := one
	late.ID, late.Published = "late", sitrep.Interval{Start: sitrep.DayOf(2999, 1, 1), End: sitrep.DayOf(2999, 1, 1)}
	reports = append(reports, late)
	process.Track(nil, reports) // neither loops nor fails
}

func TestWorkIsNearLinear(t *testing.T) {
	work := func(n int) (compared int, allocated float64) {
		reports := stream(n)
		for i := range reports { // one pair of parties, each time on another subject
			s := &reports[i].Signs[0]
			s.Parties, s.Topics = stream(1)[0].Signs[0].Parties, []string{fmt.Sprint("subject", i)}
		}
		return process.Compared(reports), testing.AllocsPerRun(1, func() { process.Track(nil, reports) })
	}
	compared, allocated := work(1000)
	more, moreAllocated := work(4000)
	if compared == 0 || more > 5*compared {
		t.Errorf("four times the reports are compared %d times, not %d", more, compared)
	}
	if moreAllocated > 5*allocated {
		t.Errorf("four times the reports allocate %.0f times, not %.0f", moreAllocated, allocated)
	}
}

func BenchmarkTrack(b *testing.B) {
	for _, n := range []int{4000, 16000, 64000} {
		reports := stream(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				process.Track(nil, reports)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	s := &story{}
	for _, path := range stories() {
		s.reports = append(s.reports, readStory(b, path).reports...)
	}
	words := 0
	for _, a := range s.reports {
		for i := range a.Sentences {
			words += len(a.Sentences[i].Tokens)
		}
	}
	for b.Loop() {
		for _, a := range s.reports {
			process.Read(a)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
