package syntax

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Of all projective trees with one root, none scores more than the one found.
func TestBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var c treeSpace
	for range 300 {
		n := 2 + r.IntN(5)
		scores := make([]int32, n*n)
		for i := range scores {
			scores[i] = int32(r.IntN(40) - 30)
		}
		total := func(heads []int32) (sum int) {
			for i := 1; i < n; i++ {
				sum += int(scores[int(heads[i])*n+i])
			}
			return sum
		}
		heads := make([]int32, n)
		heads[0] = -1
		c.best(n, func(head, dep int) int32 { return scores[head*n+dep] }, heads)
		if !isTree(heads) || !projective(heads) {
			t.Fatalf("no projective tree: %v", heads)
		}
		got, want := total(heads), math.MinInt
		all := make([]int32, n)
		all[0] = -1
		for {
			if isTree(all) && projective(all) {
				want = max(want, total(all))
			}
			i := 1
			for ; i < n; i++ {
				if all[i]++; int(all[i]) < n {
					break
				}
				all[i] = 0
			}
			if i == n {
				break
			}
		}
		if got != want {
			t.Fatalf("a tree of %d, the best is %d: %v", got, want, heads)
		}
	}
}

// projective reports whether each node between a head and its dependent leads to the head.
func projective(heads []int32) bool {
	for dep := 1; dep < len(heads); dep++ {
		head := heads[dep]
		for i := min(head, int32(dep)) + 1; i < max(head, int32(dep)); i++ {
			above := i
			for above > 0 && above != head {
				above = heads[above]
			}
			if above != head {
				return false
			}
		}
	}
	return true
}
