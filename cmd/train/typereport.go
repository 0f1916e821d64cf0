package main

import (
	"fmt"

	"sitrep/coder"
)

// typeJudged is a candidate with what a model that has not seen its sentence says.
type typeJudged struct {
	typeInstance
	said   int
	p      float64   // how likely that is
	likely []float64 // each class
}

func (j *typeJudged) right(c int) bool { return c == j.class || c == j.also }

// reportEventTypes prints how well the rules do alone, and with the model for the words
// of which they say nothing, by how sure it has to be; then recall by type.
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
		fmt.Printf("| %s | %.1f | %.1f | %.1f |\n", name, 100*p, 100*r, 200*p*r/max(p+r, 1e-9))
	}
	with := func(sure float64) func(*typeJudged) int {
		return func(j *typeJudged) int {
			if !j.ruled && j.p >= sure {
				return j.said
			}
			return j.vote
		}
	}
	fmt.Print("| | precision | recall | F |\n|---|--:|--:|--:|\n")
	f("rules alone", func(j *typeJudged) int { return j.vote })
	for _, sure := range []float64{0.5, 0.6, 0.7, 0.8, 0.9} {
		f(fmt.Sprint("with the model where it is sure of ", sure), with(sure))
	}
	f("model alone", func(j *typeJudged) int { return j.said })
	fmt.Print("\n| type | words | rules find | with the model |\n|---|--:|--:|--:|\n")
	both := with(coder.SureOfMore)
	for c, name := range coder.TypeClasses() {
		if c == 0 {
			continue
		}
		n, more, ruled := 0, 0, 0
		for i := range all {
			if j := &all[i]; j.class == c {
				n++
				ruled += b2i(j.right(j.vote))
				more += b2i(j.right(both(j)))
			}
		}
		fmt.Printf("| %s | %d | %.1f | %.1f |\n", name, n, 100*float64(ruled)/float64(max(n, 1)), 100*float64(more)/float64(max(n, 1)))
	}
}
