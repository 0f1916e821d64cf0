package article

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"sitrep"
)

// datedPage is a page's days and which of them its annotator took.
type datedPage struct {
	name  string
	none  dayVector
	cases []dayCase
	right int // index of the case, -1: none of them
	gold  string
}

// readDated reads WCXB's annotations of days; pages without one are left out.
func readDated(t *testing.T, dir string) []datedPage {
	files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	sort.Strings(files)
	var all []datedPage
	for _, f := range files {
		var a struct {
			Truth struct {
				Day string `json:"publish_date"`
			} `json:"ground_truth"`
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(strings.TrimSuffix(f, ".json") + ".html")
		if err != nil || json.Unmarshal(b, &a) != nil || a.Truth.Day == "" {
			continue
		}
		x := datedPage{name: filepath.Base(f), gold: a.Truth.Day[:min(10, len(a.Truth.Day))], right: -1}
		dayWatch = func(g *daying) {
			x.none, x.cases = g.none, g.cases
			for i := range g.cases {
				if g.cases[i].day.String() == x.gold {
					x.right = i
				}
			}
		}
		// A page without a text has a day all the same.
		_, _ = Parse(&sitrep.Capture{ID: "c", Form: sitrep.FormHTML, Bytes: []byte(strings.ToValidUTF8(string(page), "\uFFFD"))})
		dayWatch = nil
		all = append(all, x)
	}
	return all
}

func weighDay(w []float64, v *dayVector) (s float64) {
	for k, x := range v {
		if x != 0 {
			s += w[k] * float64(x)
		}
	}
	return s
}

// odds of the cases of a page, the last of none of them.
func (p *datedPage) odds(w []float64) []float64 {
	odds, sum := make([]float64, len(p.cases)+1), 0.0
	for k := range p.cases {
		odds[k] = math.Exp(weighDay(w, &p.cases[k].signs))
		sum += odds[k]
	}
	odds[len(p.cases)] = math.Exp(weighDay(w, &p.none))
	sum += odds[len(p.cases)]
	for k := range odds {
		odds[k] /= sum
	}
	return odds
}

// fitDays is a softmax over the days of each page and none of them, by descent with
// momentum. What the order of sources takes starts with a weight of its own.
func fitDays(pages []datedPage) []float64 {
	const rounds, rate, keep, decay, held = 2000, 0.5, 0.95, 5e-4, 3
	w, vel := make([]float64, daySigns), make([]float64, daySigns)
	for range rounds {
		slope := make([]float64, daySigns)
		for i := range pages {
			p := &pages[i]
			odds := p.odds(w)
			for k, miss := range odds {
				v := &p.none
				if k < len(p.cases) {
					v = &p.cases[k].signs
				}
				if k == p.right || p.right < 0 && k == len(p.cases) {
					miss--
				}
				for j, x := range v {
					if x != 0 {
						slope[j] += miss * float64(x)
					}
				}
			}
		}
		for k := range w {
			prior := 0.0
			if k == dayHeld {
				prior = held
			}
			vel[k] = keep*vel[k] - rate*(1-keep)*(slope[k]/float64(len(pages))+decay*(w[k]-prior))
			w[k] += vel[k]
		}
	}
	return w
}

// dayTally counts pages by how likely their likeliest day was.
type dayTally struct {
	all   int
	given []float64
	right []bool
}

func (c *dayTally) add(pages []datedPage, w []float64, wrong func(p *datedPage, took int, odds []float64)) {
	for i := range pages {
		p := &pages[i]
		c.all++
		odds, best := p.odds(w), -1
		for k := range p.cases {
			if best < 0 || odds[k] > odds[best] {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		c.given, c.right = append(c.given, odds[best]), append(c.right, best == p.right)
		if best != p.right && wrong != nil {
			wrong(p, best, odds)
		}
	}
}

// at is the share of pages whose day is right, and that of the days that are given.
func (c *dayTally) at(sure float64) string {
	given, right := 0, 0
	for k, x := range c.given {
		if x >= sure {
			given++
			if c.right[k] {
				right++
			}
		}
	}
	return fmt.Sprintf("%.2f: %.1f / %.1f", sure, 100*float64(right)/float64(c.all), 100*float64(right)/float64(max(1, given)))
}

func (c *dayTally) curve() (s string) {
	for _, x := range [...]float64{0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9} {
		s += "  " + c.at(x)
	}
	return s
}

// TestLearnDays learns day.txt from annotated pages and prints, for several degrees of
// certainty, how many days are right and how many of those given, on pages not learned from:
//
//	go test ./article -run LearnDays -wcxb FOLDER -learn -v
func TestLearnDays(t *testing.T) {
	if *wcxb == "" {
		t.Skip("needs -wcxb")
	}
	pages := readDated(t, *wcxb)
	can, held := 0, 0
	for i := range pages {
		if k := pages[i].right; k >= 0 {
			can++
			if pages[i].cases[k].signs[dayHeld] > 0 {
				held++
			}
		}
	}
	t.Logf("%d pages; the day is found on %d, taken by the order of sources on %d", len(pages), can, held)
	part := func(parts int) {
		var c dayTally
		for k := range parts {
			var in, out []datedPage
			for i, p := range pages {
				if i%parts == k {
					out = append(out, p)
				} else {
					in = append(in, p)
				}
			}
			c.add(out, fitDays(in), nil)
		}
		t.Logf("%d parts, each by the others:%s", parts, c.curve())
	}
	part(10)
	part(2)
	w := fitDays(pages)
	var c dayTally
	c.add(pages, w, func(p *datedPage, took int, odds []float64) {
		t.Logf("  %s %s from %s (%.2f), is %s", p.name, p.cases[took].day, p.cases[took].from, odds[took], p.gold)
	})
	t.Logf("seen:%s", c.curve())
	if *learn {
		writeWeights(t, "day.txt", "each sign speaks for a day's being that of which a page is", "from days that WCXB annotated (Murrough Foley, CC BY 4.0): docs/models.md", daySignNames[:], w)
	}
}
