package main

import (
	"bufio"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// drawn is how strongly a weight is drawn to what it was, in units of pairs.
const drawn = 4

// fitPairs fits the weights that a file states to pairs and gives the file with the new ones.
func fitPairs(rows []pairRow, file string) string {
	names, prior := statedWeights(file)
	fitted := fitLogistic(rows, names, prior)
	of := map[string]float64{}
	for i, n := range names {
		of[n] = fitted[i]
	}
	var b strings.Builder
	for line := range strings.Lines(file) {
		_, name, ok := strings.Cut(strings.TrimSpace(line), " ")
		if _, known := of[name]; !ok || !known || line[0] == '#' {
			b.WriteString(line)
			continue
		}
		fmt.Fprintf(&b, "%+.2f %s\n", of[name], name)
	}
	return b.String()
}

func statedWeights(file string) (names []string, weights []float64) {
	s := bufio.NewScanner(strings.NewReader(file))
	for s.Scan() {
		number, name, _ := strings.Cut(s.Text(), " ")
		if x, err := strconv.ParseFloat(number, 64); err == nil {
			names, weights = append(names, name), append(weights, x)
		}
	}
	return names, weights
}

// measurePairs prints how well pairs are told by weights fitted to the other half.
func measurePairs(rows []pairRow, file string) {
	names, prior := statedWeights(file)
	fmt.Printf("%d pairs\n", len(rows))
	count := map[string][2]int{}
	for _, r := range rows {
		for _, s := range r.signs {
			c := count[s.Sign]
			if r.same {
				c[0]++
			} else {
				c[1]++
			}
			count[s.Sign] = c
		}
	}
	all := fitLogistic(rows, names, prior)
	var missing []string
	for n := range count {
		if !slices.Contains(names, n) {
			missing = append(missing, n)
		}
	}
	slices.Sort(missing)
	for i, n := range names {
		fmt.Printf("%+6.2f %+6.2f %6d %6d  %s\n", prior[i], all[i], count[n][0], count[n][1], n)
	}
	for _, n := range missing {
		fmt.Printf("              %6d %6d  %s (no weight)\n", count[n][0], count[n][1], n)
	}
	for f := range 2 {
		var train, test []pairRow
		for _, r := range rows {
			if r.fold == f {
				test = append(test, r)
			} else {
				train = append(train, r)
			}
		}
		for _, w := range []struct {
			what    string
			weights []float64
		}{{"as stated", prior}, {"fitted to the other half", fitLogistic(train, names, prior)}} {
			at := positions(names)
			var right, found, same float64
			bins := make([][2]float64, 10)
			for _, r := range test {
				p := 1 / (1 + math.Exp(-scored(r, at, w.weights)))
				k := min(9, int(p*10))
				bins[k][1]++
				if r.same {
					same++
					bins[k][0]++
				}
				if p > 0.5 {
					found++
					if r.same {
						right++
					}
				}
			}
			fmt.Printf("half %d, %s: P %.1f R %.1f; share of one happening by probability:", f, w.what, 100*right/found, 100*right/same)
			for _, b := range bins {
				fmt.Printf(" %.2f", b[0]/b[1])
			}
			fmt.Println()
		}
	}
}

func positions(names []string) map[string]int {
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	return at
}

func scored(r pairRow, at map[string]int, w []float64) (z float64) {
	for _, s := range r.signs {
		if i, ok := at[s.Sign]; ok {
			z += w[i] * s.Much
		}
	}
	return z
}

// fitLogistic is Newton's method on the log-likelihood with a Gaussian prior about what is stated.
func fitLogistic(rows []pairRow, names []string, prior []float64) []float64 {
	at := positions(names)
	n := len(names)
	w := slices.Clone(prior)
	for range 20 {
		grad := make([]float64, n)
		hess := make([][]float64, n)
		for i := range hess {
			hess[i] = make([]float64, n)
			hess[i][i] = drawn
			grad[i] = -drawn * (w[i] - prior[i])
		}
		for _, r := range rows {
			p := 1 / (1 + math.Exp(-scored(r, at, w)))
			y := 0.0
			if r.same {
				y = 1
			}
			d := r.heavy * p * (1 - p)
			for _, s := range r.signs {
				i, ok := at[s.Sign]
				if !ok {
					continue
				}
				grad[i] += r.heavy * (y - p) * s.Much
				for _, t := range r.signs {
					if j, ok := at[t.Sign]; ok {
						hess[i][j] += d * s.Much * t.Much
					}
				}
			}
		}
		step := solve(hess, grad)
		// A full step may overshoot: halve it until it is one upwards.
		now, tried := likelihood(rows, at, w, prior), slices.Clone(w)
		for f := 1.0; f > 1e-4; f /= 2 {
			for i := range w {
				tried[i] = w[i] + f*step[i]
			}
			if likelihood(rows, at, tried, prior) > now {
				w = tried
				break
			}
		}
	}
	return w
}

// likelihood of the pairs and of the weights by the prior, in logarithms.
func likelihood(rows []pairRow, at map[string]int, w, prior []float64) (sum float64) {
	for _, r := range rows {
		z := scored(r, at, w)
		if !r.same {
			z = -z
		}
		sum -= r.heavy * math.Log1p(math.Exp(-z))
	}
	for i := range w {
		sum -= drawn / 2 * (w[i] - prior[i]) * (w[i] - prior[i])
	}
	return sum
}

// solve is Gaussian elimination of a positive definite system.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for j := i + 1; j < n; j++ {
			f := a[j][i] / a[i][i]
			for k := i; k < n; k++ {
				a[j][k] -= f * a[i][k]
			}
			b[j] -= f * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = b[i]
		for k := i + 1; k < n; k++ {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}
