package article

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"sitrep"
)

var wcxb = flag.String("wcxb", "", "folder of annotated pages to learn the weights of titles from")

// titled is a page's namings and which of them its annotator took.
type titled struct {
	id    int
	lines []titleVector
	texts []string
	right int
	gold  string
}

var notWord = regexp.MustCompile(`[^\pL\pN_]+`)

func plainTitle(s string) string {
	return strings.TrimSpace(notWord.ReplaceAllString(strings.ToLower(s), " "))
}

func readTitled(t *testing.T, dir string) []titled {
	files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	sort.Strings(files)
	var all []titled
	for _, f := range files {
		var a struct {
			Truth struct {
				Title string `json:"title"`
			} `json:"ground_truth"`
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(strings.TrimSuffix(f, ".json") + ".html")
		if err != nil || json.Unmarshal(b, &a) != nil || a.Truth.Title == "" {
			continue
		}
		id, _ := strconv.Atoi(strings.TrimSuffix(filepath.Base(f), ".json"))
		x := titled{id: id, gold: plainTitle(a.Truth.Title), right: -1}
		titleWatch = func(g *titling) {
			for i := range g.names {
				n := &g.names[i]
				x.lines = append(x.lines, n.signs)
				x.texts = append(x.texts, n.text)
				if x.right < 0 && plainTitle(n.text) == x.gold {
					x.right = i
				}
			}
		}
		_, err = Parse(&sitrep.Capture{ID: "c", Form: sitrep.FormHTML, Bytes: []byte(strings.ToValidUTF8(string(page), "\uFFFD"))})
		titleWatch = nil
		if err == nil && len(x.lines) > 0 {
			all = append(all, x)
		}
	}
	return all
}

var heldPrior = 2.0

// fitTitles is a softmax over the namings of each page, by plain descent.
func fitTitles(pages []titled, decay float64) []float64 {
	w := make([]float64, titleSigns)
	var prior [titleSigns]float64
	prior[titleHeld] = heldPrior
	vel := make([]float64, titleSigns)
	const rounds, rate, keep = 600, 0.4, 0.9
	for range rounds {
		slope := make([]float64, titleSigns)
		n := 0
		for _, p := range pages {
			if p.right < 0 {
				continue
			}
			n++
			odds := make([]float64, len(p.lines))
			sum := 0.0
			for i := range p.lines {
				s := 0.0
				for k, x := range p.lines[i] {
					if x != 0 {
						s += w[k] * float64(x)
					}
				}
				odds[i] = math.Exp(s)
				sum += odds[i]
			}
			for i := range p.lines {
				miss := odds[i] / sum
				if i == p.right {
					miss--
				}
				for k, x := range p.lines[i] {
					if x != 0 {
						slope[k] += miss * float64(x)
					}
				}
			}
		}
		for k := range w {
			vel[k] = keep*vel[k] - rate*(slope[k]/float64(n)+decay*(w[k]-prior[k]))
			w[k] += vel[k]
		}
	}
	return w
}

// judge is how many pages get their title.
func judge(pages []titled, w []float64, wrong func(p *titled, took int)) (good int) {
	for i := range pages {
		p := &pages[i]
		best, most := -1, math.Inf(-1)
		for k := range p.lines {
			s := 0.0
			for j, x := range p.lines[k] {
				s += w[j] * float64(x)
			}
			if s > most {
				best, most = k, s
			}
		}
		if plainTitle(p.texts[best]) == p.gold {
			good++
		} else if wrong != nil {
			wrong(p, best)
		}
	}
	return good
}

func TestLearnTitles(t *testing.T) {
	if *wcxb == "" {
		t.Skip("needs -wcxb")
	}
	pages := readTitled(t, *wcxb)
	reach := 0
	for _, p := range pages {
		if p.right >= 0 {
			reach++
		}
	}
	const folds, seeds = 4, 2
	held := make([]float64, titleSigns)
	held[titleHeld] = 1
	t.Logf("held: %d of %d, reachable %d", judge(pages, held, nil), len(pages), reach)
	for _, decay := range []float64{1e-2, 3e-2, 1e-1} {
		for _, heldPrior = range []float64{0, 2, 4} {
			good, seen := 0, 0
			for seed := range seeds * 0 {
				for fold := range folds {
					var in, out []titled
					for _, p := range pages {
						if (p.id*7919+seed*104729)>>3%folds == fold {
							out = append(out, p)
						} else {
							in = append(in, p)
						}
					}
					w := fitTitles(in, decay)
					good += judge(out, w, nil)
					seen += judge(in, w, nil)
				}
			}
			var half [2]int
			for side := range 2 {
				var in, out []titled
				for _, p := range pages {
					if p.id%2 == side {
						in = append(in, p)
					} else {
						out = append(out, p)
					}
				}
				half[side] = judge(out, fitTitles(in, decay), nil)
			}
			t.Logf("decay %g %g: unseen fold %.1f, seen %.1f; unseen half %d %d = %.1f", decay, heldPrior, float64(good)/seeds/6, float64(seen)/seeds/(folds-1)/6, half[0], half[1], float64(half[0]+half[1])/6)
		}
	}
	odd := os.Getenv("SHOW")
	if odd != "" {
		var in, out []titled
		for _, p := range pages {
			if p.id%2 == 0 {
				in = append(in, p)
			} else {
				out = append(out, p)
			}
		}
		w := fitTitles(in, 1e-3)
		judge(out, w, func(p *titled, took int) {
			r := "-"
			if p.right >= 0 {
				r = ""
				for k := range titleSigns {
					if d := w[k] * float64(p.lines[p.right][k]-p.lines[took][k]); math.Abs(d) > 0.3 {
						r += " " + titleSignNames[k] + strconv.FormatFloat(d, 'f', 1, 64)
					}
				}
			}
			t.Logf("%04d\n   gold %s\n   took %s\n   %s", p.id, p.gold, p.texts[took], r)
		})
	}
	w := fitTitles(pages, 3e-2)
	writeWeights(t, "title.txt", "each sign speaks for a text's being the title of a page", titleSignNames[:], w)
}

func TestDumpTitles(t *testing.T) {
	if *wcxb == "" {
		t.Skip("needs -wcxb")
	}
	f, _ := os.Create("/tmp/title/feat.json")
	defer f.Close()
	for _, p := range readTitled(t, *wcxb) {
		b, _ := json.Marshal(map[string]any{"id": p.id, "v": p.lines, "t": p.texts, "right": p.right})
		f.Write(append(b, '\n'))
	}
}
