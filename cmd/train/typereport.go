package main

import (
	"fmt"

	"sitrep/coder"
)

// typeJudged is a candidate with what a model that has not seen its sentence says.
type typeJudged struct {
	typeInstance
	said int
	p    float64
}

func (j *typeJudged) right(c int) bool { return c == j.class || c == j.also }

// reportEventTypes prints how well the rules alone do, the model alone, and both for several
// thresholds, over all candidates that tell or are said to tell an event.
func reportEventTypes(all []typeJudged) {
	f := func(name string, say func(*typeJudged) int) {
		gold, given, right := 0, 0, 0
		for i := range all {
			j := &all[i]
			c := say(j)
			gold += b2i(j.class != 0)
			given += b2i(c != 0)
			right += b2i(c != 0 && j.class != 0 && j.right(c))
		}
		p, r := float64(right)/float64(max(given, 1)), float64(right)/float64(max(gold, 1))
		fmt.Printf("%-34s P %.1f R %.1f F %.1f\n", name, 100*p, 100*r, 200*p*r/max(p+r, 1e-9))
	}
	f("rules", func(j *typeJudged) int { return j.vote })
	f("model", func(j *typeJudged) int { return j.said })
	for _, more := range []float64{0.5, 0.7} {
		for _, less := range []float64{0.5, 0.8, 0.9} {
			for _, other := range []float64{0.5, 0.8} {
				f(fmt.Sprint("more ", more, " less ", less, " other ", other), func(j *typeJudged) int {
					switch {
					case j.said == j.vote:
						return j.vote
					case j.said == 0:
						if j.p >= less {
							return 0
						}
						return j.vote
					case j.vote == 0 && j.p < more || j.vote != 0 && j.p < other:
						return j.vote
					}
					return j.said
				})
			}
		}
	}
	classes := coder.TypeClasses()
	for c := range classes {
		name := classes[c]
		n, hit, ruled := 0, 0, 0
		for i := range all {
			if all[i].class == c {
				n++
				hit += b2i(all[i].right(all[i].said))
				ruled += b2i(all[i].right(all[i].vote))
			}
		}
		fmt.Printf("%-10s %5d  rules %.1f  model %.1f\n", name, n, 100*float64(ruled)/float64(max(n, 1)), 100*float64(hit)/float64(max(n, 1)))
	}
}
