package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestKeysOfManyRuns files keys in many small and some large changes, and compares what is
// found with a plain list.
func TestKeysOfManyRuns(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		r := rand.New(rand.NewPCG(5, 2))
		filed := map[uint64][]int64{}
		num := int64(0)
		longest := 0
		for change := range 70 {
			tx := begin(t, db)
			var keys []filedKey
			for range 1 + r.IntN(3) {
				num++
				many := 20
				if change%10 == 0 {
					many = 3 * rowKeys
				}
				for range many {
					k := uint64(r.IntN(40_000)) << 32
					keys = append(keys, filedKey{storedKey(k), num})
					filed[k] = append(filed[k], num)
				}
			}
			if err := tx.addKeys(keys); err != nil {
				t.Fatal(err)
			}
			if err := tx.Commit(); err != nil {
				t.Fatal(err)
			}
		}
		tx := begin(t, db)
		defer tx.Rollback()
		for _, size := range []int{1, 50, 30_000} {
			var asked []uint64
			for range size {
				asked = append(asked, uint64(r.IntN(45_000))<<32)
			}
			got := map[uint64][]int64{}
			if err := tx.findKeys(asked, func(k uint64, n int64) { got[k] = append(got[k], n) }); err != nil {
				t.Fatal(err)
			}
			for _, k := range asked {
				want := slices.Compact(slices.Sorted(slices.Values(filed[k])))
				slices.Sort(got[k])
				if fmt.Sprint(slices.Compact(got[k])) != fmt.Sprint(want) {
					t.Fatalf("key %x: found %v, want %v", k, got[k], want)
				}
			}
		}
		runs, err := tx.runs()
		if err != nil {
			t.Fatal(err)
		}
		for _, run := range runs {
			longest = max(longest, len(run.rows))
		}
		if len(runs) > 2*runsJoined || longest < smallRun {
			t.Errorf("%d runs, the longest of %d rows: they were not joined", len(runs), longest)
		}
	})
}
