// Package eval scores the record against reports coded by hand, field by
// field, and writes the formats of outside evaluations (MUC-4 templates).
//
// Events pair one to one by their triggers; a slot counts only within a pair of
// the right type, so that a wrong type costs all of its slots. Intervals are
// drawn over reports. Limits: names match by their words after folding, so two
// people of one surname are one.
package eval

import (
	"fmt"
	"io"
	"math"
)

// Table prints a score as a Markdown table with the 95 % interval of each F.
func Table(w io.Writer, scores []Score) error {
	sum := Sum(scores)
	if _, err := fmt.Fprintf(w, "| field | precision | recall | F | 95 %% interval | asked | given |\n|---|--:|--:|--:|---|--:|--:|\n"); err != nil {
		return err
	}
	for _, slot := range Slots {
		t := sum[slot]
		low, high := Interval(scores, slot)
		if _, err := fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %d | %d |\n", slot,
			percent(t.Precision()), percent(t.Recall()), percent(t.F()), between(low, high), t.Asked, t.Given); err != nil {
			return err
		}
	}
	return nil
}

func percent(f float64) string {
	if math.IsNaN(f) {
		return "–"
	}
	return fmt.Sprintf("%.1f", f)
}

func between(low, high float64) string {
	if math.IsNaN(low) {
		return "–"
	}
	return percent(low) + "–" + percent(high)
}
