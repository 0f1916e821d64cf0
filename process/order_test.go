package process_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

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
	if testing.Short() {
		t.Skip("measures time")
	}
	took := func(n int) time.Duration {
		reports := stream(n)
		start := time.Now()
		process.Track(nil, reports)
		return time.Since(start)
	}
	took(1000)
	a, b := took(4000), took(16000)
	t.Logf("4,000 reports: %v; 16,000: %v", a, b)
	if b > 10*a+50*time.Millisecond {
		t.Errorf("four times the reports take %.1f times as long", float64(b)/float64(a))
	}
}

func BenchmarkTrack(b *testing.B) {
	reports := stream(10000)
	for b.Loop() {
		process.Track(nil, reports)
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
