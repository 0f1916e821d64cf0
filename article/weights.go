package article

import (
	"fmt"
	"strconv"
	"strings"
)

// mustWeights reads an embedded file of weights, which the tests read too.
func mustWeights(name, text string, signs []string) []float32 {
	v, err := parseWeights(name, text, signs)
	if err != nil {
		panic(err)
	}
	return v
}

// parseWeights reads a sign and its weight a line; signs without a line weigh nothing.
func parseWeights(name, text string, signs []string) ([]float32, error) {
	v := make([]float32, len(signs))
	for i, l := range strings.Split(text, "\n") {
		f := strings.Fields(l)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		k := 0
		for k < len(signs) && signs[k] != f[0] {
			k++
		}
		if k == len(signs) {
			return nil, fmt.Errorf("%s:%d:1: want a sign, one of %s", name, i+1, strings.Join(signs, ", "))
		}
		if len(f) < 2 {
			return nil, fmt.Errorf("%s:%d:%d: want a number", name, i+1, len(l)+1)
		}
		w, err := strconv.ParseFloat(f[1], 32)
		if err != nil {
			return nil, fmt.Errorf("%s:%d:%d: want a number", name, i+1, strings.LastIndex(l, f[1])+1)
		}
		v[k] = float32(w)
	}
	return v, nil
}

// weighed is the sum of what the signs weigh.
func weighed(weights, signs []float32) (s float32) {
	for i, w := range weights {
		s += w * signs[i]
	}
	return s
}
