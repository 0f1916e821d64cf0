package merge

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Tellings that stand together are filed together; whom each is compared with is as if each
// stood under its keys alone.
func TestFollowers(t *testing.T) {
	var reports []*Report
	s := newNewsStream(4000)
	for r := s.next(); r != nil; r = s.next() {
		reports = append(reports, r)
	}
	all := tellingsOf(reports)
	type pair struct{ a, b int32 }
	want := map[pair]bool{}
	under := map[Key][]int32{}
	for i, x := range all {
		for _, k := range x.Telling.Keys(x.Report) {
			under[k] = append(under[k], int32(i))
		}
	}
	most := 0
	for _, in := range under {
		most = max(most, len(in))
		for i, a := range in {
			for _, b := range in[i+1 : min(len(in), i+crowd)] {
				want[pair{a, b}] = true
			}
		}
	}
	if most <= crowd {
		t.Fatalf("no key has more than %d tellings, so that no crowd is tried", most)
	}
	w := follower{filing: filed(all, nil)}
	got := 0
	for n := range w.rows() {
		for a, near := range w.row(n) {
			if !slices.IsSorted(near) {
				t.Fatalf("telling %d is followed out of order", a)
			}
			for _, b := range near {
				if got++; !want[pair{a, b}] {
					t.Fatalf("%d and %d are compared, and share no key near enough", a, b)
				}
			}
		}
	}
	if got != len(want) {
		t.Errorf("%d pairs are compared, want %d", got, len(want))
	}
}

func TestSortHashes(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	for _, n := range []int{0, 1, 63, 64, 65, 1000, 5000} {
		for _, spread := range []uint32{1, 7, 1 << 12, 1<<32 - 1} { // few numbers, all of them low, too
			got := make([]uint32, n)
			for i := range got {
				got[i] = rng.Uint32() % spread
			}
			want := slices.Clone(got)
			slices.Sort(want)
			if sortHashes(got); !slices.Equal(got, want) {
				t.Errorf("%d numbers below %d are out of order", n, spread)
			}
		}
	}
}

func TestRunTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	var table runTable
	want := map[uint32]int32{}
	if table.of(3) != 0 {
		t.Error("an empty table has a run")
	}
	for i := int32(1); i < 20000; i++ {
		run := rng.Uint32() % 30000 * sampled // as those of long texts: their last bits are zero
		if got := table.of(run); got != want[run] {
			t.Fatalf("run %d: %d, want %d", run, got, want[run])
		}
		table.set(run, i)
		want[run] = i
	}
	if table.n != len(want) {
		t.Errorf("%d runs, want %d", table.n, len(want))
	}
}
