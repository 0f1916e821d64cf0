package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strings"

	"sitrep"
	"sitrep/coder"
	"sitrep/encoder"
)

// encoderTypes trains the head of types of the careful tier on the vectors of the encoder
// in a file and writes that file with the head to another, or measures it by folds.
func encoderTypes(models, from, to string, measure bool) error {
	if to == "" && !measure {
		return errors.New("-encoder: say with -types which file to write")
	}
	file, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	e, err := encoder.New(file)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	words, clusters, err := typeClusters(models)
	if err != nil {
		return err
	}
	set, _, err := typeInstances(words, clusters, e)
	if err != nil {
		return err
	}
	linear := judgedByFolds(set) // also the hints, as a text gets them that the linear model has not seen
	examples := make([]headExample, len(set))
	for i := range set {
		x := &set[i]
		vote := ""
		if x.ruled {
			vote = coder.TypeClasses()[x.vote]
		}
		examples[i] = headExample{coder.AppendTypeHints(x.vector, coder.TypeClasses(), linear[i].likely, vote), x.class, x.also}
	}
	shape := headShape{hidden: 64, epochs: 8, batch: 64, vectors: 2 * e.Width(), rate: 1e-3, decay: 0.1, dropIn: 0.3, dropUp: 0.4}
	if measure {
		both := make([]typeJudged, len(set))
		for f := range typeFolds {
			var train []headExample
			for i := range set {
				if set[i].fold() != f {
					train = append(train, examples[i])
				}
			}
			h := trainHead(train, len(coder.TypeClasses()), shape)
			for i := range set {
				if set[i].fold() == f {
					both[i] = judgedBy(set[i], withLinear(h.scores(examples[i].vector), linear[i].likely))
				}
			}
		}
		fmt.Println("\nThe linear model alone:")
		reportEventTypes(linear)
		fmt.Println("\nWith the encoder:")
		reportEventTypes(both)
		return nil
	}
	h := trainHead(examples, len(coder.TypeClasses()), shape)
	inputs := len(examples[0].vector)
	out, err := encoder.WithHead(file, encoder.TypesHead, map[string]encoder.Tensor{
		"inner.weight": {Shape: []int{h.hidden, inputs}, Values: byOutput(h.inner, h.hidden)},
		"inner.bias":   {Shape: []int{h.hidden}, Values: h.innerBias},
		"weight":       {Shape: []int{h.classes, h.hidden}, Values: byOutput(h.outer, h.classes)},
		"bias":         {Shape: []int{h.classes}, Values: h.outerBias},
	}, map[string]string{"labels": strings.Join(coder.TypeClasses(), "\n") + "\n"}, "head of types trained on cmd/train/types of sitrep", "CC-BY-SA-4.0")
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, out, 0o644)
}

// withLinear is how likely the classes are by the scores of a head and by the linear model.
func withLinear(scores []float32, linear []float64) []float64 {
	p := make([]float64, len(scores))
	for c, v := range scores {
		p[c] = float64(v)
	}
	likely(p)
	for c := range p {
		p[c] = coder.JudgeWeight*math.Log(p[c]) + (1-coder.JudgeWeight)*math.Log(max(linear[c], 1e-9))
	}
	likely(p)
	return p
}

// byOutput turns rows of n outputs into a row an output.
func byOutput(rows []float32, n int) []float32 {
	out := make([]float32, len(rows))
	k := len(rows) / n
	for i, v := range rows {
		out[i%n*k+i/n] = v
	}
	return out
}

// vectorsOf are those of the sentences, nil without an encoder.
func vectorsOf(e *encoder.Model, a *sitrep.Analysis) []encoder.Vectors {
	if e == nil {
		return nil
	}
	windows := make([]encoder.Window, len(a.Sentences))
	for i := range windows {
		windows[i] = encoder.WindowOf(a.Doc, &a.Sentences[i])
	}
	return e.NewEncoder(encoder.TypesOptions).Encode(windows)
}
