package article

import (
	"encoding/json"
	"flag"
	"hash/fnv"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"sitrep"
)

var annotated = flag.String("pages", "", "a folder of annotated pages (WCXB: NNNN.html with NNNN.json) to learn page.txt from")

// annotatedPage is a page with the text that an annotator took from it.
type annotatedPage struct {
	kind    string
	fold    int
	gold    []string
	r       *region
	m       pageData
	rules   []chosen // what the rules chose
	settled bool
	blocks  [][]string // words
	rows    []pageVector
	right   []bool
}

// TestLearnPage learns from annotated pages which blocks are of a page that is
// no article: logistic regression, each page with the same weight, and prints
// what it reaches on hosts that it did not learn from.
func TestLearnPage(t *testing.T) {
	if *annotated == "" {
		t.Skip("without -pages")
	}
	pages := readAnnotated(t, *annotated)
	const folds = 5
	rules, learned := map[string][]float64{}, map[string][]float64{}
	add := func(to map[string][]float64, kind string, f float64) {
		to[kind], to["all"] = append(to[kind], f), append(to["all"], f)
	}
	for fold := range folds {
		var from []*annotatedPage
		for _, p := range pages {
			if p.fold%folds != fold {
				from = append(from, p)
			}
		}
		var w []float32
		for _, x := range fitPages(from) {
			w = append(w, float32(x))
		}
		for _, p := range pages {
			if p.fold%folds != fold {
				continue
			}
			add(rules, p.kind, p.f(p.rules))
			if p.settled {
				add(learned, p.kind, p.f(p.rules))
			} else {
				add(learned, p.kind, p.f(p.r.judge(p.rules, &p.m, w)))
			}
		}
	}
	var kinds []string
	for k := range rules {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	mean := func(v []float64) (s float64) {
		for _, x := range v {
			s += 100 * x / float64(len(v))
		}
		return s
	}
	for _, k := range kinds {
		t.Logf("%-14s %3d pages: by rules %5.1f, learned from other hosts %5.1f", k, len(rules[k]), mean(rules[k]), mean(learned[k]))
	}
	if *learn {
		writeWeights(t, "page.txt", "each sign speaks for a block's being of a page that is no article", "from annotations of WCXB (Murrough Foley, CC BY 4.0): docs/models.md", pageNames[:], fitPages(pages))
	}
}

func readAnnotated(t *testing.T, folder string) []*annotatedPage {
	files, _ := filepath.Glob(filepath.Join(folder, "*.json"))
	if len(files) == 0 {
		t.Fatalf("no annotations in %s", folder)
	}
	var pages []*annotatedPage
	for _, f := range files {
		var a struct {
			URL   string
			Truth struct {
				Text string `json:"main_content"`
			} `json:"ground_truth"`
			Internal struct {
				Type struct{ Primary string } `json:"page_type"`
			} `json:"_internal"`
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &a); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		page, err := os.ReadFile(strings.TrimSuffix(f, ".json") + ".html")
		if err != nil {
			t.Fatal(err)
		}
		p := &annotatedPage{kind: a.Internal.Type.Primary, gold: plainWords(a.Truth.Text)}
		host := filepath.Base(f)
		if u, err := url.Parse(a.URL); err == nil && u.Host != "" {
			parts := strings.Split(u.Host, ".")
			host = strings.Join(parts[max(0, len(parts)-2):], ".")
		}
		h := fnv.New32a()
		h.Write([]byte(host))
		p.fold = int(h.Sum32() >> 8)
		d, reason := decode([]byte(strings.ToValidUTF8(string(page), "�")), "")
		if reason != "" {
			continue
		}
		tree, err := parseTree(d.text)
		if err != nil {
			continue
		}
		p.r = readRegion(tree)
		p.m = tree.metadata(p.r, "")
		p.settled = p.r.settled(&p.m)
		p.rules = p.r.byRules(&p.m)
		p.settled = p.settled || p.r.plain(p.rules)
		chosen := make([]bool, len(p.r.blocks))
		for _, c := range p.rules {
			chosen[c.block] = true
		}
		for i := range p.r.blocks {
			p.blocks = append(p.blocks, plainWords(p.r.blocks[i].text))
		}
		if !p.settled {
			p.r.watchPage(chosen, func(_ int, v *pageVector) { p.rows = append(p.rows, *v) })
			p.right = align(p.gold, p.blocks)
		}
		pages = append(pages, p)
	}
	return pages
}

// f is how far the words of some blocks and those of the annotator agree.
func (p *annotatedPage) f(out []chosen) float64 {
	count := map[string]int{}
	for _, w := range p.gold {
		count[w]++
	}
	got, both, body := 0, 0, false
	put := func(words []string) {
		for _, w := range words {
			got++
			if count[w] > 0 {
				count[w]--
				both++
			}
		}
	}
	for _, c := range out {
		body = body || c.role == sitrep.RoleBody || c.role == sitrep.RoleQuote
	}
	if body {
		put(plainWords(p.m.title))
		for _, c := range out {
			put(p.blocks[c.block])
		}
	}
	if len(p.gold) == 0 {
		if got == 0 {
			return 1
		}
		return 0
	}
	return 2 * float64(both) / float64(got+len(p.gold))
}

// fitPages is logistic regression by Newton's method on signs of equal spread;
// a block weighs by its words to the power 0.7, all blocks of a page the same.
func fitPages(pages []*annotatedPage) []float64 {
	// A block that is as likely as not is kept: what is lost is worse than what is too much.
	const rounds, power, decay, eager = 8, 0.7, 3000, 0.47
	var rows []*pageVector
	var right []bool
	var weight []float64
	for _, p := range pages {
		if p.settled || len(p.gold) == 0 {
			continue
		}
		sum := 0.0
		for _, b := range p.blocks {
			sum += math.Pow(float64(max(1, len(b))), power)
		}
		for i, b := range p.blocks {
			rows, right = append(rows, &p.rows[i]), append(right, p.right[i])
			weight = append(weight, math.Pow(float64(max(1, len(b))), power)/sum)
		}
	}
	total := 0.0
	for _, x := range weight {
		total += x
	}
	for i := range weight {
		weight[i] *= float64(len(rows)) / total
	}
	// Signs of a small spread are let weigh as much as the others.
	var spread [pageSigns]float64
	for k := range spread {
		sum, squares := 0.0, 0.0
		for _, v := range rows {
			x := float64(v[k])
			sum, squares = sum+x, squares+x*x
		}
		n := float64(len(rows))
		spread[k] = max(0, squares/n-sum*sum/n/n)
	}
	w := make([]float64, pageSigns)
	for range rounds {
		slope, bend := make([]float64, pageSigns), make([][]float64, pageSigns)
		for k := range w {
			bend[k] = make([]float64, pageSigns)
			slope[k] = decay * spread[k] * w[k]
			bend[k][k] = decay*spread[k] + 1e-6
		}
		var some []int // the signs that a block has
		for i, v := range rows {
			s := 0.0
			some = some[:0]
			for k, x := range v {
				if x != 0 {
					some = append(some, k)
					s += w[k] * float64(x)
				}
			}
			p := 1 / (1 + math.Exp(-s))
			miss := p
			if right[i] {
				miss--
			}
			c := weight[i] * max(p*(1-p), 1e-4)
			for n, k := range some {
				x := float64(v[k])
				slope[k] += weight[i] * miss * x
				for _, j := range some[:n+1] {
					bend[k][j] += c * x * float64(v[j])
				}
			}
		}
		for k, step := range solve(bend, slope) {
			w[k] -= step
		}
	}
	w[pageBias] += eager
	return w
}

// solve gives x of a·x = b, a symmetric and given by its lower half.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for j := range i + 1 {
			s := a[i][j]
			for k := range j {
				s -= a[i][k] * a[j][k]
			}
			if i == j {
				a[i][i] = math.Sqrt(max(s, 1e-9))
			} else {
				a[i][j] = s / a[j][j]
			}
		}
	}
	x := append([]float64(nil), b...)
	for i := range n {
		for k := range i {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}
