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
	w := regress(rows, want)
	writeWeights(t, "boundary.txt", "each sign between two paragraphs speaks for another report", generated, signNames[:], w)
}

// TestLearnHeadline learns how much each sign speaks for a line's being the headline
// of the report under it: of the lines of a head, or none, the right one is to weigh most.
func TestLearnHeadline(t *testing.T) {
	if !*learn {
		t.Skip("without -learn")
	}
	type choice struct {
		lines []headVector
		right []bool // none of them: there is no headline
	}
	var heads []choice
	all := append(readTexts(t, "testdata/reports/*.txt"), readTexts(t, "testdata/learn/*.txt")...)
	for seed := uint64(100000); seed < 101500; seed++ {
		for _, m := range []*messy{makeCapture(all, seed), makePress(all, seed)} {
			watchHeads(m, func(pg *page, a, b int, prose []int, k int, title string) {
				var h choice
				pg.candidates(a, b, prose, k, func(c candidate) {
					lo, hi := pg.bareHeadline(pg.items[c.at].start, pg.items[c.at].end)
					line := pg.d.text[lo:hi]
					if at := siteSuffix(line); at > 0 && squeeze(line[:at]) == squeeze(title) {
						line = line[:at]
					}
					h.lines, h.right = append(h.lines, c.signs), append(h.right, squeeze(line) == squeeze(title))
				})
				if len(h.lines) > 0 {
					heads = append(heads, h)
				}
			})
		}
	}
	w := make([]float64, headSigns)
	const rounds, rate, decay = 1500, 1.0, 1e-3
	wrong := 0
	for range rounds {
		slope := make([]float64, headSigns)
		wrong = 0
		for _, h := range heads {
			odds := make([]float64, len(h.lines))
			sum, right := 1.0, 0.0
			best, good := 1.0, true
			any := false
			for i, v := range h.lines {
				s := 0.0
				for k, x := range v {
					s += w[k] * float64(x)
				}
				odds[i] = math.Exp(s)
				sum += odds[i]
				if h.right[i] {
					right += odds[i]
					any = true
				}
				if odds[i] > best {
					best, good = odds[i], h.right[i]
				} else if best == 1 {
					good = false
				}
			}
			if !any {
				right, good = 1, best == 1
			}
			if !good {
				wrong++
			}
			for i, v := range h.lines {
				miss := odds[i] / sum
				if h.right[i] {
					miss -= odds[i] / right
				}
				for k, x := range v {
					slope[k] += miss * float64(x)
				}
			}
		}
		for k := range w {
			w[k] -= rate * (slope[k]/float64(len(heads)) + decay*w[k])
		}
	}
	t.Logf("%d of %d wrong", wrong, len(heads))
	writeWeights(t, "headline.txt", "each sign speaks for a line's being the headline", generated, headNames[:], w)
}

// regress is logistic regression by plain descent.
func regress(rows []signVector, want []bool) []float64 {
	w := make([]float64, signs)
	const rounds, rate, decay = 3000, 1.0, 1e-3
	for range rounds {
		slope := make([]float64, signs)
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
	return w
}

const generated = "from generated captures: go test ./article -run Learn -learn"

func writeWeights(t *testing.T, file, what, source string, names []string, w []float64) {
	var b strings.Builder
	fmt.Fprintf(&b, "# How much %s, learned\n# %s\n\n", what, source)
	for k, x := range w {
		fmt.Fprintf(&b, "%-9s %6.2f\n", names[k], x)
	}
	t.Log(b.String())
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// watchHeads gives what stands before each report of a capture, and its title.
func watchHeads(m *messy, see func(pg *page, a, b int, prose []int, k int, title string)) {
	d, _ := decode([]byte(strings.Join(m.lines, "\n")), "")
	pg, _ := scrape(d)
	if pg == nil {
		return
	}
	first := map[string]string{}
	for _, r := range m.reports {
		first[squeezeBody(r.paras[0])] = r.title
	}
	prose, met := pg.prose(), map[uint64]bool{}
	for k, b := range prose {
		text := pg.text(b)
		title, is := first[squeeze(text[dateline(text):])]
		if is && !met[pg.items[b].key] {
			met[pg.items[b].key] = true
			a := 0
			if k > 0 {
				a = prose[k-1] + 1
			}
			see(pg, a, b, prose, k, title)
		}
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
	prose, met := pg.prose(), map[uint64]bool{}
	start := 0
	for k := 1; k < len(prose); k++ {
		a, b := prose[k-1], prose[k]
		text := pg.text(b)
		at, own := owner[squeeze(text[dateline(text):])]
		first := own && at%1000 == 0 && !met[pg.items[b].key]
		met[pg.items[b].key] = true
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

func TestParseWeights(t *testing.T) {
	names := []string{"fit", "past"}
	if w, err := parseWeights("b", "# c\npast 2\n", names); err != nil || w[0] != 0 || w[1] != 2 {
		t.Error(w, err)
	}
	for text, want := range map[string]string{
		"fit 1\n\nfitt 2": "b:3:1: want a sign, one of fit, past",
		"fit x":           "b:1:5: want a number",
		"fit":             "b:1:4: want a number",
	} {
		if _, err := parseWeights("b", text, names); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
