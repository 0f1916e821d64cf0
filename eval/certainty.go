package eval

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"sitrep"
)

// Verdict is what a hand-coded report says of a mention that the program coded.
type Verdict uint8

const (
	Open Verdict = iota // the reader was unsure whether it is an event
	Wrong
	Right // an event of this type, with this polarity and reality
)

// Judge gives a verdict on each mention. One that tells again what another tells counts like it.
func (r *Report) Judge(mentions []sitrep.EventMention) []Verdict {
	out := make([]Verdict, len(mentions))
	for i := range mentions {
		m := &mentions[i]
		out[i] = Wrong
		for k := range r.Events {
			g := &r.Events[k]
			touches := slices.ContainsFunc(g.Mentions, func(words string) bool {
				sp, ok := r.find(words)
				return ok && m.Trigger.Overlaps(sp)
			})
			switch {
			case !touches:
			case m.Type != g.Type && !slices.Contains(g.AlsoType, m.Type), m.Polarity != g.Polarity, m.Reality != g.Reality:
				if !g.Sure && out[i] == Wrong {
					out[i] = Open
				}
			default:
				out[i] = Right
			}
		}
	}
	return out
}

// Belief is a certainty and whether it was borne out.
type Belief struct {
	Certainty float64
	Right     bool
}

// Reliability writes how often codings of each certainty are right, a bar from 0 to 100 %
// beside it, with the expected calibration error (mean distance between the two, weighted
// by number) and the Brier score (mean square error; 0.25 is a coin).
func Reliability(w io.Writer, all []Belief) {
	const bins = 10
	var n, right [bins]int
	var sum [bins]float64
	brier := 0.0
	for _, b := range all {
		k := min(bins-1, int(b.Certainty*bins))
		n[k]++
		sum[k] += b.Certainty
		hit := 0.0
		if b.Right {
			right[k]++
			hit = 1
		}
		brier += (b.Certainty - hit) * (b.Certainty - hit)
	}
	fmt.Fprint(w, "| certainty | mean | right | mentions | |\n|---|--:|--:|--:|---|\n")
	off := 0.0
	for k := range bins {
		if n[k] == 0 {
			continue
		}
		mean, share := sum[k]/float64(n[k]), float64(right[k])/float64(n[k])
		off += math.Abs(mean-share) * float64(n[k])
		at, want := int(math.Round(share*20)), int(math.Round(mean*20))
		bar := []rune(strings.Repeat("█", at) + strings.Repeat("░", 20-at))
		bar[min(want, 19)] = '│'
		fmt.Fprintf(w, "| %.1f–%.1f | %.2f | %.2f | %d | `%s` |\n", float64(k)/bins, float64(k+1)/bins, mean, share, n[k], string(bar))
	}
	total := float64(max(len(all), 1))
	fmt.Fprintf(w, "\nBars: the share that is right; │ where it should end. Expected calibration error %.3f, Brier score %.3f.\n", off/total, brier/total)
}
