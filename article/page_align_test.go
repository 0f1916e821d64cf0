package article

import (
	"math"
	"strings"
	"unicode"
)

func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.IsMark(r)
	})
}

// align tells which blocks a gold text has: long ones by their runs of four
// words, in order as far as it goes, short ones where their neighbours stand.
func align(gold []string, blocks [][]string) []bool {
	const long, near = 8, 60
	type four [4]string
	runs := map[four][]int{}
	at := map[string][]int{}
	for i, w := range gold {
		at[w] = append(at[w], i)
		if i+4 <= len(gold) {
			runs[four(gold[i:i+4])] = append(runs[four(gold[i:i+4])], i)
		}
	}
	used := make([]bool, len(gold))
	taken := func(lo, n int) (s float64) {
		hi := min(len(gold), lo+n)
		for i := lo; i < hi; i++ {
			if used[i] {
				s++
			}
		}
		return s / float64(max(1, hi-lo))
	}
	take := func(lo, n int) {
		for i := lo; i < min(len(gold), lo+n); i++ {
			used[i] = true
		}
	}
	right := make([]bool, len(blocks))
	where := make([]int, len(blocks))
	last := 0
	for k, b := range blocks {
		where[k] = -1
		if len(b) < long {
			continue
		}
		hits := 0
		starts := map[int]int{}
		for i := 0; i+4 <= len(b); i++ {
			p := runs[four(b[i:i+4])]
			if len(p) > 0 {
				hits++
			}
			for _, q := range p {
				if q >= i {
					starts[q-i]++
				}
			}
		}
		if hits*10 < (len(b)-3)*6 {
			continue
		}
		best, score := -1, math.Inf(-1)
		for q, n := range starts {
			if n*10 < (len(b)-3)*3 || taken(q, len(b)) > 0.5 {
				continue
			}
			if s := float64(n) - math.Abs(float64(q-last))/1e6; s > score || s == score && q < best {
				best, score = q, s
			}
		}
		if best >= 0 {
			right[k], where[k] = true, best
			take(best, len(b))
			last = best + len(b)
		}
	}
	next := make([]int, len(blocks))
	for k, q := len(blocks)-1, -1; k >= 0; k-- {
		if where[k] >= 0 {
			q = where[k]
		}
		next[k] = q
	}
	before := -1
	for k, b := range blocks {
		if where[k] >= 0 {
			before = where[k] + len(b)
			continue
		}
		if len(b) == 0 || len(b) >= long {
			continue
		}
		lo, hi := 0, len(gold)
		switch after := next[k]; {
		case before >= 0 && after >= 0:
			lo, hi = min(before, after)-near, max(before, after)+near
		case before >= 0:
			lo, hi = before-near, before+near+100
		case after >= 0:
			lo, hi = after-near-100, after+near
		}
		for _, q := range at[b[0]] {
			if q < lo || q+len(b) > min(hi, len(gold)) || taken(q, len(b)) > 0 || !hasWords(gold[q:], b) {
				continue
			}
			right[k] = true
			take(q, len(b))
			if before < 0 || q+len(b) >= before-near {
				before = q + len(b)
			}
			break
		}
	}
	return right
}
