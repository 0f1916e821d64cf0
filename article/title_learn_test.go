package article

import (
	"encoding/json"
	"flag"
	"fmt"
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

var wcxb = flag.String("wcxb", "", "folder of pages annotated by WCXB, to learn title.txt from again")

// titled is a page's namings and which of them its annotator took.
type titled struct {
	id    int
	lines []titleVector
	texts []string
	right int // -1: none
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
		// A page without a text has a title all the same.
		_, _ = Parse(&sitrep.Capture{ID: "c", Form: sitrep.FormHTML, Bytes: []byte(strings.ToValidUTF8(string(page), "\uFFFD"))})
		titleWatch = nil
		if len(x.lines) > 0 {
			all = append(all, x)
		}
	}
	return all
}

// fitTitles is a softmax over the namings of each page, by descent with momentum.
// The heading that the rules take starts with a weight of its own.
func fitTitles(pages []titled) []float64 {
	const rounds, rate, keep, decay, held = 1500, 0.5, 0.95, 2e-3, 2
	w, vel := make([]float64, titleSigns), make([]float64, titleSigns)
	for range rounds {
		slope := make([]float64, titleSigns)
		n := 0
		for i := range pages {
			p := &pages[i]
			if p.right < 0 {
				continue
			}
			n++
			odds := make([]float64, len(p.lines))
			sum := 0.0
			for k := range p.lines {
				odds[k] = math.Exp(weigh(w, &p.lines[k]))
				sum += odds[k]
			}
			for k := range p.lines {
				miss := odds[k] / sum
				if k == p.right {
					miss--
				}
				for j, x := range p.lines[k] {
					if x != 0 {
						slope[j] += miss * float64(x)
					}
				}
			}
		}
		for k := range w {
			prior := 0.0
			if k == titleHeld {
				prior = held
			}
			vel[k] = keep*vel[k] - rate*(1-keep)*(slope[k]/float64(n)+decay*(w[k]-prior))
			w[k] += vel[k]
		}
	}
	return w
}

func weigh(w []float64, v *titleVector) (s float64) {
	for k, x := range v {
		if x != 0 {
			s += w[k] * float64(x)
		}
	}
	return s
}

// rightTitles is how many pages get the title of their annotation.
func rightTitles(pages []titled, w []float64, wrong func(p *titled, took int)) (good int) {
	for i := range pages {
		p := &pages[i]
		best, most := 0, math.Inf(-1)
		for k := range p.lines {
			if s := weigh(w, &p.lines[k]); s > most {
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
	share := func(n, of int) string { return fmt.Sprintf("%d of %d, %.1f %%", n, of, 100*float64(n)/float64(of)) }
	can := 0
	for i := range pages {
		if pages[i].right >= 0 {
			can++
		}
	}
	held := make([]float64, titleSigns)
	held[titleHeld] = 1
	t.Log("rules alone:", share(rightTitles(pages, held, nil), len(pages)), "; said anywhere on the page:", share(can, len(pages)))
	const folds = 10
	good := 0
	for fold := range folds {
		var in, out []titled
		for _, p := range pages {
			if p.id*7919>>3%folds == fold {
				out = append(out, p)
			} else {
				in = append(in, p)
			}
		}
		good += rightTitles(out, fitTitles(in), nil)
	}
	t.Log("ten folds, unseen:", share(good, len(pages)))
	var in, out []titled
	for _, p := range pages {
		if p.id%2 == 0 {
			in = append(in, p)
		} else {
			out = append(out, p)
		}
	}
	odd := rightTitles(out, fitTitles(in), nil)
	even := rightTitles(in, fitTitles(out), nil)
	t.Log("learned from the other half: odd", share(odd, len(out)), "; even", share(even, len(in)))
	w := fitTitles(pages)
	t.Log("seen:", share(rightTitles(pages, w, func(p *titled, took int) {
		t.Logf("  %04d %q is %q", p.id, p.texts[took], p.gold)
	}), len(pages)))
	var b strings.Builder
	b.WriteString(titlePreface)
	for k, x := range w {
		fmt.Fprintf(&b, "%-16s %6.2f\n", titleSignNames[k], x)
	}
	if err := os.WriteFile("title.txt", []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

const titlePreface = `# How much each sign speaks for a text's being what a page is called. Learned from
# the titles that WCXB annotated (github.com/Murrough-Foley/web-content-extraction-benchmark,
# annotations CC BY 4.0; none of its pages or words are here):
#
#   go test ./article -run LearnTitles -wcxb FOLDER
#
# page: the <title>; social: og:title; card: twitter:title; linked: the headline of
# JSON-LD; thing: a name in it; head: the page's first heading; piece: a part of
# a heading. whole: all that it says, where no mark parts it; all: though marks
# part it; first, last: its first or last parts; bar, dash, colon, bracket: it
# was cut at one. site.cut, site.kept: the site's name was cut off, was kept;
# lost: share of words that were cut off. near: share of words in common.
# held: the heading that the rules take. head.work: JSON-LD describes an article;
# head.over, head.same: it has all words of the <title> and more, the same.

`
