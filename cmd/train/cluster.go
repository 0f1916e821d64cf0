package main

import (
	"math"
	"math/rand/v2"
	"strings"
)

// clusterSizes are how many clusters there are, finest first.
var clusterSizes = [...]int{1024, 256, 64}

const clustered = 40000 // words, commonest first

// clusterWords groups words by the direction of their vectors, by k-means; the coarser
// clusters are clusters of the finer ones' centres.
func clusterWords(words []string, rows []float32, dims int) ([]string, [][3]uint16) {
	var kept []string
	var x []float32
	for i, w := range words {
		if len(kept) == clustered {
			break
		}
		if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz-") != "" || len(w) < 2 {
			continue
		}
		kept = append(kept, w)
		x = append(x, unit(rows[i*dims:(i+1)*dims])...)
	}
	out := make([][3]uint16, len(kept))
	of, centre := kMeans(x, dims, clusterSizes[0], 12)
	for i, c := range of {
		out[i][0] = uint16(c)
	}
	for level := 1; level < len(clusterSizes); level++ {
		up, c := kMeans(centre, dims, clusterSizes[level], 30)
		for i := range out {
			out[i][level] = uint16(up[out[i][level-1]])
		}
		centre = c
	}
	return kept, out
}

func unit(v []float32) []float32 {
	n := float32(0)
	for _, x := range v {
		n += x * x
	}
	n = float32(math.Sqrt(float64(max(n, 1e-12))))
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = x / n
	}
	return out
}

// kMeans gives the cluster of each row and the centres, of length one.
func kMeans(x []float32, dims, k, rounds int) (of []int, centre []float32) {
	n := len(x) / dims
	rnd := rand.New(rand.NewPCG(1, 7))
	for _, i := range rnd.Perm(n)[:k] {
		centre = append(centre, x[i*dims:(i+1)*dims]...)
	}
	of = make([]int, n)
	for range rounds {
		sum := make([]float32, k*dims)
		for i := range n {
			row := x[i*dims : (i+1)*dims]
			best, top := 0, float32(-2)
			for c := range k {
				dot := float32(0)
				for j, v := range centre[c*dims : (c+1)*dims] {
					dot += v * row[j]
				}
				if dot > top {
					best, top = c, dot
				}
			}
			of[i] = best
			for j, v := range row {
				sum[best*dims+j] += v
			}
		}
		for c := range k {
			copy(centre[c*dims:], unit(sum[c*dims:(c+1)*dims]))
		}
	}
	return of, centre
}
