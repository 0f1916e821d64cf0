package merge

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sitrep"
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
	word   int32
	weight float64
}

func newWordWeights(as []*sitrep.Analysis) *wordWeights {
	w := &wordWeights{idf: map[string]float64{}}
	if len(as) < 2 {
		w.vectors, w.names = make([][]weighed, len(as)), make([][]string, len(as))
		return w
	}
	ids := map[string]int32{}
	var df []int
	counts := make([]map[int32]int, len(as))
	names := make([][]string, len(as))
	nameDF := map[string]int{}
	for d, a := range as {
		counts[d] = map[int32]int{}
		for i := range a.Sentences {
			for _, t := range a.Sentences[i].Tokens {
				switch t.UPOS {
				case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
				default:
					continue
				}
				l := strings.ToLower(t.Lemma)
				id, ok := ids[l]
				if !ok {
					id = int32(len(df))
					ids[l], df = id, append(df, 0)
				}
				if counts[d][id] == 0 {
					df[id]++
				}
				counts[d][id]++
			}
		}
		for _, n := range a.Names {
			if n.Type == sitrep.NamePerson || n.Type == sitrep.NameFacility {
				names[d] = append(names[d], strings.ToLower(a.Text(n.Span)))
			}
		}
		slices.Sort(names[d])
		names[d] = slices.Compact(names[d])
		for _, n := range names[d] {
			nameDF[n]++
		}
	}
	total := float64(len(as))
	for d := range as {
		var v []weighed
		norm := 0.0
		for id, n := range counts[d] {
			x := (1 + math.Log(float64(n))) * math.Log(1+total/float64(df[id]))
			v = append(v, weighed{id, x})
		}
		slices.SortFunc(v, func(a, b weighed) int { return cmp.Compare(a.word, b.word) })
		for _, x := range v {
			norm += x.weight * x.weight
		}
		for i := range v {
			v[i].weight /= math.Sqrt(norm)
		}
		w.vectors = append(w.vectors, v)
		rare := slices.DeleteFunc(names[d], func(n string) bool { return nameDF[n] > rareIn || nameDF[n] < 2 || !strings.Contains(n, " ") })
		w.names = append(w.names, rare)
		for _, n := range rare {
			w.idf[n] = math.Log(total / float64(nameDF[n]))
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
