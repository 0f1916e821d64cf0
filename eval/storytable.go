package eval

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
)

// recallOnly are the measures of which only what was asked for counts.
func recallOnly(name string) bool { return name == "mentions found" || name == "causes and conditions" }

func storyValue(name string, m Measure) float64 {
	if recallOnly(name) {
		return m.Recall()
	}
	if m.Asked == 0 && m.Given == 0 {
		return math.NaN()
	}
	return m.F()
}

// StoryTable prints the scores of storylines as two Markdown tables: F (recall of
// what has no precision) by storyline, and all together with the 95 % interval
// over storylines drawn anew, with a fixed seed.
func StoryTable(w io.Writer, stories []Story, scores []StoryScore) error {
	fmt.Fprint(w, "| storyline | reports |")
	for _, m := range StoryMeasures {
		fmt.Fprintf(w, " %s |", m)
	}
	fmt.Fprintf(w, "\n|---|--:|")
	for range StoryMeasures {
		fmt.Fprint(w, "--:|")
	}
	for i := range stories {
		fmt.Fprintf(w, "\n| %s | %d |", stories[i].Name, len(stories[i].Reports))
		for _, m := range StoryMeasures {
			fmt.Fprintf(w, " %s |", percent(storyValue(m, scores[i].Measures[m])))
		}
	}
	fmt.Fprintf(w, "\n\n| all | precision | recall | F | 95 %% interval | asked | given |\n|---|--:|--:|--:|---|--:|--:|\n")
	for _, name := range StoryMeasures {
		m := sumOf(name, scores)
		low, high := storyInterval(name, scores)
		precision, f := percent(m.Precision()), percent(m.F())
		given := fmt.Sprintf("%.0f", m.Given)
		if recallOnly(name) {
			precision, f, given = "–", "–", "–"
		}
		if _, err := fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %.0f | %s |\n", name, precision, percent(m.Recall()), f, between(low, high), m.Asked, given); err != nil {
			return err
		}
	}
	return nil
}

func sumOf(name string, scores []StoryScore) (sum Measure) {
	for i := range scores {
		sum.add(scores[i].Measures[name])
	}
	return sum
}

func storyInterval(name string, scores []StoryScore) (low, high float64) {
	const draws = 2000
	rng := rand.New(rand.NewPCG(1, 2))
	var values []float64
	for range draws {
		var sum Measure
		for range scores {
			sum.add(scores[rng.IntN(len(scores))].Measures[name])
		}
		if v := storyValue(name, sum); !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return math.NaN(), math.NaN()
	}
	slices.Sort(values)
	return values[len(values)*25/1000], values[len(values)*975/1000]
}
