package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"sitrep"
	"sitrep/coder"
	"sitrep/encoder"
	"sitrep/eval"
	"sitrep/lang"
	"sitrep/pipeline"
	"sitrep/syntax"
)

// typeInstance is a candidate with its class.
type typeInstance struct {
	rows     []int
	class    int
	also     int  // another class that is right, -1
	vote     int  // of the rules; 0 also where they say that it tells nothing
	ruled    bool // some rule speaks of it
	sentence int
	weight   float64
	vector   []float32 // of the word and of its sentence, where an encoder reads along
}

// eventTypes trains the model of event types with the word vectors of the model in the folder
// models and writes it to a file, or measures it by folds of the sentences.
func eventTypes(models, file string, measure bool) error {
	words, clusters, err := typeClusters(models)
	if err != nil {
		return err
	}
	set, lemmas, err := typeInstances(words, clusters, nil)
	if err != nil {
		return err
	}
	if measure {
		reportEventTypes(judgedByFolds(set))
		return nil
	}
	return os.WriteFile(file, coder.PackTypes(&coder.TypeModel{Weights: trainTypes(set), Words: words, Clusters: clusters, Telling: lemmas}), 0o644)
}

// typeClusters are the words of the model in the folder with their clusters.
func typeClusters(models string) ([]string, [][3]uint16, error) {
	b, err := os.ReadFile(filepath.Join(models, syntax.ModelFile))
	if err != nil {
		return nil, nil, err
	}
	w, err := syntax.DecodeWeights(b)
	if err != nil {
		return nil, nil, err
	}
	words, rows, err := w.Vectors()
	if err != nil {
		return nil, nil, err
	}
	words, clusters := clusterWords(words, rows, w.Config.Dims)
	return words, clusters, nil
}

const typeFolds = 5

func (x *typeInstance) fold() int { return x.sentence / 10 % typeFolds }

// judgedByFolds is what models of types that have not seen a sentence say of its candidates,
// in the order of the set.
func judgedByFolds(set []typeInstance) []typeJudged {
	out := make([]typeJudged, len(set))
	for f := range typeFolds {
		var train []typeInstance
		for _, x := range set {
			if x.fold() != f {
				train = append(train, x)
			}
		}
		weights := trainTypes(train)
		for i, x := range set {
			if x.fold() == f {
				p := make([]float64, len(coder.TypeClasses()))
				distribution(weights, x.rows, p)
				out[i] = judgedBy(x, p)
			}
		}
	}
	return out
}

func judgedBy(x typeInstance, p []float64) typeJudged {
	best := 0
	for c := range p {
		if p[c] > p[best] {
			best = c
		}
	}
	return typeJudged{x, best, p[best], p}
}

// typeInstances annotates the sentences and takes the candidates out of them. Words of
// a mark beside the one that stands for it are left out. The encoder may be nil.
func typeInstances(words []string, clusters [][3]uint16, e *encoder.Model) (out []typeInstance, lemmas []string, err error) {
	sentences, err := eval.ReadTriggers("cmd/train/types")
	if err != nil {
		return nil, nil, err
	}
	chain, err := pipeline.Annotating(pipeline.Models{}, false)
	if err != nil {
		return nil, nil, err
	}
	c, err := coder.New()
	if err != nil {
		return nil, nil, err
	}
	if c, err = c.WithClusters(words, clusters); err != nil {
		return nil, nil, err
	}
	var stages []pipeline.Annotator
	for _, s := range chain.Stages {
		if s.Name != "coder" {
			stages = append(stages, s.New())
		}
	}
	index := map[string]int{}
	for i, n := range coder.TypeClasses() {
		index[n] = i
	}
	telling := map[string]int{}
	missed := 0
	for n, s := range sentences {
		doc := &sitrep.Document{ID: "doc", Text: s.Text, Lang: "en", Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(s.Text)}}}}
		a := &sitrep.Analysis{Doc: doc, Sentences: lang.Segment(doc)}
		for _, st := range stages {
			st.Annotate(a)
		}
		cands := c.Candidates(a)
		vectors := vectorsOf(e, a)
		of := make([]*eval.Trigger, len(cands))
		stands := map[*eval.Trigger]int{}
		for i := range cands {
			at := a.Sentences[cands[i].Sentence].Tokens[cands[i].Token].Span
			for k := range s.Triggers {
				m := &s.Triggers[k]
				if at.Start < m.Start || at.End > m.End {
					continue
				}
				of[i] = m
				old, ok := stands[m]
				if !ok || better(a, cands, i, old, m) {
					stands[m] = i
				}
			}
		}
		missed += len(s.Triggers) - len(stands)
		for i, k := range cands {
			x := typeInstance{vote: index[k.Vote], ruled: k.Vote != "", also: -1, sentence: n, weight: 1}
			if vectors != nil {
				x.vector = vectors[k.Sentence].Of(k.Token)
			}
			if m := of[i]; m != nil {
				if stands[m] != i {
					continue
				}
				x.class = index[m.Types[0]]
				if len(m.Types) > 1 {
					x.also = index[m.Types[1]]
				}
				telling[k.Lemma]++
			}
			for _, f := range k.Features {
				x.rows = append(x.rows, coder.Slot(f))
			}
			out = append(out, x)
		}
	}
	for l := range telling {
		lemmas = append(lemmas, l)
	}
	slices.Sort(lemmas)
	fmt.Printf("%d sentences, %d candidates, %d marks without one, %d lemmas that tell events\n", len(sentences), len(out), missed, len(lemmas))
	return out, lemmas, nil
}

// better: candidate i stands for a mark rather than candidate k: the rules give it the
// mark's type, or it is nearer to the root.
func better(a *sitrep.Analysis, cands []coder.TypeCandidate, i, k int, m *eval.Trigger) bool {
	vi, vk := cands[i].Vote == m.Types[0], cands[k].Vote == m.Types[0]
	if vi != vk {
		return vi
	}
	depth := func(c *coder.TypeCandidate) (n int) {
		tok := a.Sentences[c.Sentence].Tokens
		for x := c.Token; x >= 0 && n < len(tok); x = tok[x].Head - 1 {
			n++
		}
		return n
	}
	return depth(&cands[i]) < depth(&cands[k])
}

// trainTypes is multinomial logistic regression by AdaGrad (Duchi et al. 2011), averaged over
// the second half of the epochs.
func trainTypes(set []typeInstance) []float32 {
	const (
		epochs   = 16
		rate, l2 = 0.1, 1e-4
		trust    = 3 // weight of the rules' word before anything is learned
		often    = 2 // a feature is kept that occurs so often
	)
	count := map[int]int{}
	for _, x := range set {
		for _, r := range x.rows {
			count[r]++
		}
	}
	set = slices.Clone(set)
	for i := range set {
		var kept []int
		for _, r := range set[i].rows {
			if count[r] >= often {
				kept = append(kept, r)
			}
		}
		set[i].rows = kept
	}
	classes := len(coder.TypeClasses())
	w, sq, sum := make([]float32, coder.TypeSlots*classes), make([]float32, coder.TypeSlots*classes), make([]float64, coder.TypeSlots*classes)
	order := make([]int, len(set))
	for i := range order {
		order[i] = i
	}
	rnd := rand.New(rand.NewPCG(1, 5))
	n := 0
	p := make([]float64, classes)
	for c, name := range coder.TypeClasses() {
		if c == 0 {
			w[coder.VoteSlot("")*classes+c] = trust
		}
		w[coder.VoteSlot(name)*classes+c] = trust
	}
	for epoch := range epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			x := &set[i]
			distribution(w, x.rows, p)
			for c := range p {
				g := p[c]
				switch {
				case x.also >= 0 && c == x.class:
					g -= 0.7
				case x.also >= 0 && c == x.also:
					g -= 0.3
				case c == x.class:
					g--
				}
				if math.Abs(g) < 1e-3 {
					continue
				}
				g *= x.weight
				for _, r := range x.rows {
					k := r*classes + c
					d := float32(g) + l2*w[k]
					sq[k] += d * d
					w[k] -= rate * d / (1e-2 + float32(math.Sqrt(float64(sq[k]))))
				}
			}
		}
		if epoch >= epochs/2 {
			for i := range w {
				sum[i] += float64(w[i])
			}
			n++
		}
	}
	out := make([]float32, len(w))
	for i := range out {
		out[i] = float32(sum[i] / float64(n))
	}
	return out
}

// distribution writes the probabilities of the classes to p.
func distribution(w []float32, rows []int, p []float64) {
	clear(p)
	for _, r := range rows {
		for c, v := range w[r*len(p) : (r+1)*len(p)] {
			p[c] += float64(v)
		}
	}
	likely(p)
}

// likely makes scores probabilities.
func likely(p []float64) {
	top, sum := slices.Max(p), 0.0
	for c := range p {
		p[c] = math.Exp(p[c] - top)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
}
