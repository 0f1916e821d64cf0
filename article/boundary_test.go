package article

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

var learn = flag.Bool("learn", false, "learn boundary.txt again from generated captures")

// TestLearnBoundary learns the weights of the signs by logistic regression on
// generated captures whose seeds no other test has.
func TestLearnBoundary(t *testing.T) {
	if !*learn {
		t.Skip("without -learn")
	}
	var rows []signVector
	var want []bool
	all := append(readTexts(t, "testdata/reports/*.txt"), readTexts(t, "testdata/learn/*.txt")...)
	for seed := uint64(100000); seed < 101500; seed++ {
		for _, m := range []*messy{makeCapture(all, seed), makePress(all, seed)} {
			watchBoundary(m, func(v signVector, is bool) {
				rows, want = append(rows, v), append(want, is)
			})
		}
	}
	var w [signs]float64
	const rounds, rate, decay = 3000, 1.0, 3e-4
	for range rounds {
		var slope [signs]float64
		for i, v := range rows {
			s := 0.0
			for k, x := range v {
				s += w[k] * float64(x)
			}
			miss := 1 / (1 + math.Exp(-s))
			if want[i] {
				miss--
			}
			for k, x := range v {
				slope[k] += miss * float64(x)
			}
		}
		for k := range w {
			w[k] -= rate * (slope[k]/float64(len(rows)) + decay*w[k])
		}
	}
	var b strings.Builder
	fmt.Fprint(&b, "# How much each sign between two paragraphs speaks for another report, learned\n# from generated captures: go test ./article -run LearnBoundary -learn\n\n")
	wrong := 0
	for i, v := range rows {
		s := 0.0
		for k, x := range v {
			s += w[k] * float64(x)
		}
		if (s > 0) != want[i] {
			wrong++
		}
	}
	for k, x := range w {
		fmt.Fprintf(&b, "%-9s %6.2f\n", signNames[k], x)
	}
	t.Logf("%d of %d wrong\n%s", wrong, len(rows), b.String())
	if err := os.WriteFile("boundary.txt", []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// watchBoundary gives the signs before each paragraph of a capture that a
// headline may stand before, and whether a report begins there.
func watchBoundary(m *messy, see func(signVector, bool)) {
	d, _ := decode([]byte(strings.Join(m.lines, "\n")), "")
	pg, _ := scrape(d)
	if pg == nil {
		return
	}
	owner := map[string]int{}
	for i, r := range m.reports {
		for k, para := range r.paras {
			owner[squeezeBody(para)] = i*1000 + k
		}
	}
	prose := pg.prose()
	start := 0
	for k := 1; k < len(prose); k++ {
		a, b := prose[k-1], prose[k]
		text := pg.text(b)
		at, own := owner[squeeze(text[dateline(text):])]
		first := own && at%1000 == 0 && !(pg.items[b].first != b)
		if b > a+1 {
			if c := pg.headline(a+1, b, prose, k); c.at >= 0 {
				see(pg.boundarySigns(c, a, b, prose, k, prose[start]), first)
			}
		}
		if first {
			start = k
		}
	}
}

func TestBoundaryFile(t *testing.T) {
	if _, err := parseBoundary("b", "fit 1\n\nfitt 2"); err == nil || !strings.HasPrefix(err.Error(), "b:3:1: want a sign") {
		t.Error(err)
	}
	if _, err := parseBoundary("b", "fit x"); err == nil || err.Error() != "b:1:5: want a number" {
		t.Error(err)
	}
}
