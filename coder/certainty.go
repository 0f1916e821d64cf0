package coder

import (
	_ "embed"
	"math"
	"strconv"
	"strings"

	"sitrep"
)

//go:embed lexicon/certainty.txt
var certaintyText string

// readCertainty reads "WEIGHT NAME" lines.
func readCertainty(file, text string) (map[string]float64, error) {
	out := map[string]float64{}
	for n, line := range strings.Split(text, "\n") {
		if line = stripComment(line); strings.TrimSpace(line) == "" {
			continue
		}
		number, name, ok := strings.Cut(strings.TrimSpace(line), " ")
		weight, err := strconv.ParseFloat(number, 64)
		if !ok || err != nil {
			return nil, faultf(file, n+1, 1, "want a weight and the name of a sign, found %q", line)
		}
		out[strings.TrimSpace(name)] = weight
	}
	return out, nil
}

// certainty is how likely a reader of the words codes an event of this type, polarity
// and reality: logistic in the signs of the coding, fitted to reports coded by hand
// (cmd/train -certainty).
func (c *Coder) certainty(signs []string) float64 {
	z := c.certain.of("bias")
	for _, s := range signs {
		z += c.certain.of(s)
	}
	return math.Round(100/(1+math.Exp(-z))) / 100
}

// modelSteps are signs of what the model of types makes of a word, lowest first.
var modelSteps = [...]struct {
	above float64
	name  string
}{{0.01, "model 0.01"}, {0.05, "model 0.05"}, {0.2, "model 0.2"}, {0.5, "model 0.5"}, {0.8, "model 0.8"}, {0.95, "model 0.95"}, {0.99, "model 0.99"}}

// signs adds to out those of how sure a coding is.
func (e *event) signs(m *sitrep.EventMention, out []string) []string {
	out = append(out, "type "+m.Type, "reality "+m.Reality)
	switch w := e.f.weight; {
	case e.f.sure > 0 && e.f.trig == nil:
		out = append(out, "learned")
	case w < 3:
		out = append(out, "rule of weight 0-2")
	case w < 6:
		out = append(out, "rule of weight 3-5")
	default:
		out = append(out, "rule of weight 6+")
	}
	if e.t.w.c.types != nil {
		p := e.t.probability(e.tok, m.Type)
		for _, step := range modelSteps {
			if p <= step.above {
				break
			}
			out = append(out, step.name)
		}
	}
	if m.Polarity == sitrep.Negative {
		out = append(out, "negative")
	}
	if e.t.isNoun(e.tok) {
		out = append(out, "noun")
	}
	if e.t.w.headline(e.t.si) {
		out = append(out, "headline")
	}
	for _, f := range [...]struct {
		name string
		has  bool
	}{{"actor", len(m.Actors) > 0}, {"recipient", len(m.Recipients) > 0}, {"date", m.OccurredOn != nil}, {"place", m.Place != nil},
		{"size", len(m.Sizes) > 0}, {"condition", m.Condition != nil}, {"quotation", m.Quote != nil}, {"told again", e.sameAs != nil}} {
		if f.has {
			out = append(out, f.name)
		}
	}
	for _, s := range m.Stances {
		out = append(out, "somebody "+s.Act)
	}
	return out
}

// AnnotateWithSigns is Annotate; it returns what the certainty of each event was read from.
func (c *Coder) AnnotateWithSigns(a *sitrep.Analysis) [][]string {
	w := c.newWork(a)
	w.keepSigns = true
	w.annotate()
	return w.signs
}
