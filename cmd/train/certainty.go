package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"sitrep"
	"sitrep/capture"
	"sitrep/coder"
	"sitrep/eval"
	"sitrep/pipeline"
)

// coding is a mention with its signs and what a reader says of it.
type coding struct {
	signs  []string
	right  bool
	report int
	weight float64 // how many it counts for; 0: one
}

// certainty fits the weights of the coder's certainty to reports coded by hand and
// writes them to a file; or, with measure, prints the reliability of weights that were
// fitted without the report that they judge.
func certainty(gold, file string, measure bool) error {
	all, err := codings(gold)
	if err != nil {
		return err
	}
	if !measure {
		weights, names := fitCertainty(all, certaintyPenalty)
		var b strings.Builder
		b.WriteString("# Weights of the signs of how sure a coding is; written by: go run ./cmd/train -certainty FILE -data eval/gold\n")
		for i, n := range names {
			fmt.Fprintf(&b, "%+.2f %s\n", weights[i], n)
		}
		return os.WriteFile(file, []byte(b.String()), 0o644)
	}
	var beliefs []eval.Belief
	unseen(all, 13, certaintyPenalty, func(x coding, z float64) {
		beliefs = append(beliefs, eval.Belief{Certainty: 1 / (1 + math.Exp(-z)), Right: x.right})
	})
	eval.Reliability(os.Stdout, beliefs)
	return nil
}

// unseen gives each coding the sum of weights that were fitted without its fold of reports.
func unseen(all []coding, folds int, penalty float64, give func(x coding, z float64)) {
	for f := range folds {
		var train []coding
		for _, x := range all {
			if x.report%folds != f {
				train = append(train, x)
			}
		}
		weights, names := fitCertainty(train, penalty)
		of := map[string]float64{}
		for i, n := range names {
			of[n] = weights[i]
		}
		for _, x := range all {
			if x.report%folds != f {
				continue
			}
			z := of["bias"]
			for _, s := range x.signs {
				z += of[s]
			}
			give(x, z)
		}
	}
}

// signer is the coder as a stage that keeps the signs.
type signer struct {
	c     *coder.Coder
	signs map[string][][]string
}

func (s *signer) Annotate(a *sitrep.Analysis) { s.signs[a.Doc.SourceID] = s.c.AnnotateWithSigns(a) }

// judged gives the mentions of each report with their verdicts.
type judged struct {
	reports map[string]int
	gold    []eval.Report
	signs   map[string][][]string
	out     []coding
}

func (j *judged) Document(a *sitrep.Analysis) error {
	at := j.reports[a.Doc.SourceID]
	for i, v := range j.gold[at].Judge(a.Events) {
		if v != eval.Open {
			j.out = append(j.out, coding{signs: j.signs[a.Doc.SourceID][i], right: v == eval.Right, report: at})
		}
	}
	return nil
}

func (j *judged) Failure(f sitrep.Failure) error { return fmt.Errorf("%s: %s", f.SourceID, f.Reason) }

func codings(dir string) ([]coding, error) {
	gold, err := eval.ReadGold(dir)
	if err != nil {
		return nil, err
	}
	var input bytes.Buffer
	enc := json.NewEncoder(&input)
	j := &judged{reports: map[string]int{}, gold: gold, signs: map[string][][]string{}}
	for i, r := range gold {
		j.reports[r.ID] = i
		line := map[string]string{"id": r.ID, "text": r.Text, "lang": "en"}
		if r.Published != "" {
			line["date"] = r.Published
		}
		if err := enc.Encode(line); err != nil {
			return nil, err
		}
	}
	chain, err := pipeline.Annotating(pipeline.Models{}, false)
	if err != nil {
		return nil, err
	}
	c, err := coder.New()
	if err != nil {
		return nil, err
	}
	for i := range chain.Stages {
		if chain.Stages[i].Name == "coder" {
			chain.Stages[i] = pipeline.Shared("coder", &signer{c, j.signs})
		}
	}
	_, err = chain.Run(context.Background(), pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: &input}), j, pipeline.Options{Workers: 1})
	return j.out, err
}

// certaintyPenalty is that on the squares of the weights of certainty.
const certaintyPenalty = 0.01

// fitCertainty is logistic regression with a penalty on the squares, by gradient descent;
// signs of fewer than ten codings are left out.
func fitCertainty(all []coding, penalty float64) (weights []float64, names []string) {
	count := map[string]int{}
	for _, x := range all {
		for _, s := range x.signs {
			count[s]++
		}
	}
	for n, k := range count {
		if k >= 10 {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	names = append([]string{"bias"}, names...)
	index := map[string]int{}
	for i, n := range names {
		index[n] = i
	}
	rows := make([][]int, len(all))
	for i, x := range all {
		rows[i] = []int{0}
		for _, s := range x.signs {
			if k, ok := index[s]; ok {
				rows[i] = append(rows[i], k)
			}
		}
	}
	weights = make([]float64, len(names))
	grad := make([]float64, len(names))
	total := 0.0
	for _, x := range all {
		if total++; x.weight > 0 {
			total += x.weight - 1
		}
	}
	const steps, rate = 2000, 0.5
	for range steps {
		for k, w := range weights {
			grad[k] = penalty * w
		}
		grad[0] = 0
		for i, row := range rows {
			z := 0.0
			for _, k := range row {
				z += weights[k]
			}
			g := 1 / (1 + math.Exp(-z))
			if all[i].right {
				g--
			}
			if all[i].weight > 0 {
				g *= all[i].weight
			}
			for _, k := range row {
				grad[k] += g / total
			}
		}
		for k := range weights {
			weights[k] -= rate * grad[k]
		}
	}
	return weights, names
}
