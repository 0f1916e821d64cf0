package article

import (
	"bufio"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The generator makes messy captures of clean reports, with the truth beside
// them: which lines are the reports' own and which are the page's.

var (
	outside = flag.String("reports", "", "NDJSON of clean reports (title, text) to make captures from, in place of testdata")
	only    = flag.Int("layout", -1, "print only captures of this layout")
	show    = flag.Int("show", 0, "print what went wrong in the first n captures")
)

type report struct {
	title string
	paras []string
}

// messy is a generated capture.
type messy struct {
	lines   []string
	reports []report
	residue []string
	layout  int
}

func readReports(t testing.TB) []report {
	var out []report
	if *outside != "" {
		f, err := os.Open(*outside)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<24)
		for sc.Scan() {
			var r struct{ Title, Text string }
			if json.Unmarshal(sc.Bytes(), &r) == nil {
				out = append(out, cleanReport(r.Title, r.Text))
			}
		}
		return out
	}
	return readTexts(t, "testdata/reports/*.txt")
}

func readTexts(t testing.TB, pattern string) (out []report) {
	files, _ := filepath.Glob(pattern)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		title, text, _ := strings.Cut(string(b), "\n")
		out = append(out, cleanReport(title, text))
	}
	return out
}

func cleanReport(title, text string) report {
	r := report{title: strings.TrimSpace(title)}
	for _, l := range strings.Split(text, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			r.paras = append(r.paras, l)
		}
	}
	return r
}

// maker writes one capture.
type maker struct {
	*rand.Rand
	m messy
}

func (g *maker) chance(p float64) bool { return g.Float64() < p }
func (g *maker) of(s ...string) string { return s[g.IntN(len(s))] }
func (g *maker) line(s string)         { g.m.lines = append(g.m.lines, s) }
func (g *maker) blank(n int)           { g.m.lines = append(g.m.lines, make([]string, n)...) }
func (g *maker) junk(lines ...string) {
	for _, s := range lines {
		g.line(s)
		g.m.residue = append(g.m.residue, s)
	}
}

// headlines of other reports, for lists of links.
var otherHeadlines = []string{
	"Farmers block highway over water prices in Larun valley", "Opposition wins Port Kesta mayoral race", "Drought forces thousands off Mandali plain",
	"Central bank of Orlavia raises rates again", "Four miners rescued after nine days underground", "Why the Tessen river keeps flooding",
	"Court jails former minister over grain scandal", "Storm Aldo leaves a trail of damage along the coast", "Schools reopen in Veshti after two-year closure",
	"In pictures: the spring festival of lanterns", "Ferry service to the Kolm islands suspended", "The nurse who walked for three days to reach a clinic",
	"Cup final moved to the capital after pitch inspection", "Power cuts to last until Friday, utility says", "Rail workers call off strike after late deal",
	"Fuel shortage hits hospitals in the north", "New visa rules for seasonal workers explained", "Army chief of Dorvania steps down",
}

var commenters = []string{"karl_77", "Nadia M.", "truthseeker", "P. Oduya", "anonymous"}
var remarks = []string{"This is a disgrace, nobody cares about these people.", "When will it end? I have been saying this for ten years and no one listens.", "Well written, thank you.", "Fake news as usual from this paper!!"}

// head writes a report's head in one of the layouts.
func (g *maker) head(r report, layout int, tight bool) {
	h := r.title
	doubled := func() { // the caption, with its credit, twice, as sliders give it
		c, by := g.caption(r)
		g.line(c + " " + by)
		g.line(c + " " + by)
	}
	switch layout {
	case 0:
		g.line(h)
		g.sep(tight)
		doubled()
		g.controls()
		g.sep(tight)
		g.line(h)
		g.sep(tight)
		doubled()
	case 1:
		g.line(h)
		g.line(h)
		g.byline()
		g.stamp()
	case 2:
		g.junk(g.of("WORLD", "Middle East", "Conflict", "Regions"))
		g.line(h)
		g.sep(tight)
		g.stamp()
		g.controls()
	case 3:
		g.junk(h + g.of(" | Larun Courier", " - Kesta Daily", " – Radio Veshti"))
		g.nav()
		g.line(h)
		g.byline()
		g.stamp()
		g.controls()
	case 4:
		g.line(h)
	case 5:
		g.line(h)
		g.sep(tight)
		c, by := g.caption(r)
		g.line(c + " " + by)
		g.controls()
	case 6:
		g.stamp()
		g.line(h)
		g.byline()
		g.controls()
	case 7:
		g.controls()
		g.line(h)
		g.controls()
		g.line(h)
	case 8:
		g.line(strings.ToUpper(h))
		g.byline()
	case 9:
		g.line(h)
		g.controls()
		g.stamp()
		c, by := g.caption(r)
		g.line(c)
		g.line(g.of("Photo: ", "Photo by ", "Image: ") + strings.Trim(by, "()[]"))
	case 10:
		g.ticker()
		g.sep(tight)
		g.line(h)
		g.byline()
		g.sep(tight)
	case 11:
		g.line(h)
		g.sep(tight)
		g.line(h)
		g.sep(tight)
		g.controls()
		g.byline()
		g.controls()
	case 12:
		g.junk("0", "Shares", "0")
		g.line(h)
		g.sep(tight)
		g.stamp()
		g.byline()
		doubled()
	case 13:
		g.line("# " + h)
		g.sep(tight)
		g.byline()
		g.junk("* * *")
	}
	g.sep(tight)
}

const layouts = 14

// make writes a capture of some reports.
func makeCapture(all []report, seed uint64) *messy {
	g := &maker{Rand: rand.New(rand.NewPCG(seed, 1))}
	n := []int{1, 1, 2, 2, 3, 5}[g.IntN(6)]
	n = min(n, len(all))
	for _, i := range g.Perm(len(all))[:n] {
		g.m.reports = append(g.m.reports, all[i])
	}
	layout := g.IntN(layouts)
	g.m.layout = layout
	tight := g.chance(0.25)
	wrap := g.chance(0.12) && !tight
	indent := wrap && g.chance(0.4)
	density := []float64{0, 0.1, 0.3}[g.IntN(3)]
	var others []string
	others = append(others, otherHeadlines...)
	for _, r := range g.m.reports {
		if g.chance(0.5) {
			others = append(others, r.title)
		}
	}
	if g.chance(0.4) {
		g.nav()
	}
	if g.chance(0.25) {
		g.cookies()
	}
	if g.chance(0.2) {
		g.ticker()
	}
	if g.chance(0.5) {
		g.sep(tight)
	}
	tails := g.chance(0.7)
	rule := g.of("", "", "", "----------", "* * *", "==========================")
	for i, r := range g.m.reports {
		if i > 0 {
			if rule != "" {
				g.junk(rule)
			}
			if !tight {
				g.blank(1 + g.IntN(3))
			}
		}
		g.head(r, layout, tight)
		for k, p := range r.paras {
			switch {
			case wrap:
				g.wrapped(p, indent)
			default:
				g.line(p)
			}
			if !indent {
				g.sep(tight)
			}
			if k+1 < len(r.paras) && g.chance(density) {
				g.inset(others)
				g.sep(tight)
			}
		}
		if tails {
			g.sep(tight)
			g.tail(others)
		}
	}
	return &g.m
}

// wrapped breaks a paragraph at 72 columns.
func (g *maker) wrapped(p string, indent bool) {
	line := ""
	if indent {
		line = "    "
	}
	for _, w := range strings.Fields(p) {
		if len(line)+1+len(w) > 72 && strings.TrimSpace(line) != "" {
			g.line(line)
			line = ""
		}
		if line != "" && line != "    " {
			line += " "
		}
		line += w
	}
	g.line(line)
}
