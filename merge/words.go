package merge

import (
	"math"
	"slices"
)

// rareIn is the number of documents up to which a name counts as rare.
const rareIn = 12

// wordWeights compares documents by their content words and rare names, each
// weighed by its inverse document frequency in this run.
type wordWeights struct {
	vectors [][]weighed // by document, sorted by word, of length one
	names   [][]string  // rare names by document, sorted
	idf     map[string]float64
}

type weighed struct {
	word   uint32
	weight float64
}

func newWordWeights(reports []*Report) *wordWeights {
	w := &wordWeights{idf: map[string]float64{}, vectors: make([][]weighed, len(reports)), names: make([][]string, len(reports))}
	if len(reports) < 2 {
		return w
	}
	df, nameDF := map[uint32]int{}, map[string]int{}
	for _, r := range reports {
		for _, c := range r.words {
			df[c.word]++
		}
		for _, n := range r.names {
			nameDF[n]++
		}
	}
	total := float64(len(reports))
	for d, r := range reports {
		v := make([]weighed, len(r.words))
		norm := 0.0
		for i, c := range r.words {
			x := (1 + math.Log(float64(c.n))) * math.Log(1+total/float64(df[c.word]))
			v[i] = weighed{c.word, x}
			norm += x * x
		}
		for i := range v {
			v[i].weight /= math.Sqrt(norm)
		}
		w.vectors[d] = v
		for _, n := range r.names {
			if nameDF[n] >= 2 && nameDF[n] <= rareIn {
				w.names[d] = append(w.names[d], n)
				w.idf[n] = math.Log(total / float64(nameDF[n]))
			}
		}
	}
	return w
}

// similarity of two documents in log-odds.
func (w *wordWeights) similarity(a, b int) float64 {
	s, x, y := 0.0, w.vectors[a], w.vectors[b]
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].word < y[0].word:
			x = x[1:]
		case x[0].word > y[0].word:
			y = y[1:]
		default:
			s += x[0].weight * y[0].weight
			x, y = x[1:], y[1:]
		}
	}
	s *= wordCosine
	for _, n := range w.names[a] {
		if _, ok := slices.BinarySearch(w.names[b], n); ok {
			s += sharedName * w.idf[n]
		}
	}
	return s
}
