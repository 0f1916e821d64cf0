// Package pages compares the article of a saved page as this program reads it
// with what go-trafilatura and go-readability make of the same page: accuracy
// against annotated pages, pages a second. Both are a module of their own, so
// that the program does not depend on them.
//
//	go test -v -pages FOLDER           word F; FOLDER holds NNNN.html beside NNNN.json of WCXB
//	go test -v -segments FILE          segments F; FILE as trafilatura's evaldata.json, the pages anywhere below its folder
//	go test -bench . -pages FOLDER     pages a second
package pages

import (
	"encoding/json"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/go-shiori/go-readability"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/text/unicode/norm"

	"sitrep"
	"sitrep/article"
)

var (
	folder = flag.String("pages", "", "folder of saved pages")
	kind   = flag.String("kind", "article", "page type of the annotations")
	marked = flag.String("segments", "", "file of wanted and unwanted segments by page")
)

type page struct {
	name string
	html []byte
	gold string
	kind string
}

func read(t testing.TB) []page {
	files, _ := filepath.Glob(filepath.Join(*folder, "*.html"))
	if *folder == "" || len(files) == 0 {
		t.Skip("no -pages")
	}
	var all []page
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		p := page{name: f, html: b}
		if b, err := os.ReadFile(strings.TrimSuffix(f, ".html") + ".json"); err == nil {
			var g struct {
				Truth struct {
					Main string `json:"main_content"`
				} `json:"ground_truth"`
				Internal struct {
					Type struct{ Primary string } `json:"page_type"`
				} `json:"_internal"`
			}
			if json.Unmarshal(b, &g) == nil {
				p.gold, p.kind = g.Truth.Main, g.Internal.Type.Primary
			}
		}
		all = append(all, p)
	}
	return all
}

var systems = []struct {
	name string
	text func(p page) string
}{
	{"sitrep", func(p page) string {
		docs, err := article.Parse(&sitrep.Capture{Source: p.name, Form: sitrep.FormHTML, Bytes: p.html})
		if err != nil {
			return ""
		}
		var b strings.Builder
		for _, bl := range docs[0].Blocks {
			switch bl.Role {
			case sitrep.RoleHeadline, sitrep.RoleDeck, sitrep.RoleBody, sitrep.RoleQuote, sitrep.RoleCaption:
				b.WriteString(docs[0].Text[bl.Start:bl.End] + "\n")
			}
		}
		return b.String()
	}},
	{"trafilatura", func(p page) string {
		got, err := trafilatura.Extract(strings.NewReader(string(p.html)), trafilatura.Options{
			EnableFallback: true, ExcludeComments: true, HtmlDateOptions: &htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true}})
		if err != nil {
			return ""
		}
		return got.Metadata.Title + "\n" + got.ContentText
	}},
	{"readability", func(p page) string {
		got, err := readability.FromReader(strings.NewReader(string(p.html)), &url.URL{Scheme: "https", Host: "example.org"})
		if err != nil {
			return ""
		}
		return got.Title + "\n" + got.TextContent
	}},
}

var word = regexp.MustCompile(`[\pL\pN_]+`)

func bag(s string) (map[string]int, int) {
	m := map[string]int{}
	all := word.FindAllString(strings.ToLower(s), -1)
	for _, w := range all {
		m[w]++
	}
	return m, len(all)
}

// wordF is the definition of WCXB: bag of lower-case words, F a page.
func wordF(gold, got string) float64 {
	a, na := bag(gold)
	b, nb := bag(got)
	if na == 0 || nb == 0 {
		if na == nb {
			return 1
		}
		return 0
	}
	common := 0
	for w, n := range a {
		common += min(n, b[w])
	}
	return 2 * float64(common) / float64(na+nb)
}

func TestWordF(t *testing.T) {
	all := read(t)
	for _, s := range systems {
		sum, n := 0.0, 0
		for _, p := range all {
			if p.kind == *kind {
				sum += wordF(p.gold, s.text(p))
				n++
			}
		}
		if n > 0 {
			t.Logf("%-12s %.1f on %d pages", s.name, 100*sum/float64(n), n)
		}
	}
}

// TestSegments: which of the wanted segments of each page are found in what a system
// keeps, and how many of the unwanted; F of both over all segments.
func TestSegments(t *testing.T) {
	if *marked == "" {
		t.Skip("no -segments")
	}
	b, err := os.ReadFile(*marked)
	if err != nil {
		t.Fatal(err)
	}
	var gold map[string]struct {
		File          string
		With, Without []string
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	where := map[string]string{}
	filepath.WalkDir(filepath.Dir(*marked), func(path string, _ os.DirEntry, _ error) error {
		where[filepath.Base(path)] = path
		return nil
	})
	// Soft hyphens and the two ways to write one letter are nothing that a reader sees.
	even := func(s string) string {
		return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(strings.ReplaceAll(s, "\u00ad", ""))), " "))
	}
	for _, s := range systems {
		found, wanted, kept, pages := 0, 0, 0, 0
		for _, g := range gold {
			html, err := os.ReadFile(where[g.File])
			if err != nil {
				continue
			}
			pages++
			text := even(s.text(page{name: g.File, html: html}))
			for _, w := range g.With {
				wanted++
				if strings.Contains(text, even(w)) {
					found++
				}
			}
			for _, w := range g.Without {
				if strings.Contains(text, even(w)) {
					kept++
				}
			}
		}
		if wanted == 0 || found == 0 {
			t.Fatalf("%s: nothing found on %d pages", s.name, pages)
		}
		p, r := float64(found)/float64(found+kept), float64(found)/float64(wanted)
		t.Logf("%-12s P %.1f R %.1f F %.1f on %d pages", s.name, 100*p, 100*r, 200*p*r/(p+r), pages)
	}
}

// cpu is the processor time of the process so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkPages(b *testing.B) {
	all := read(b)
	for _, s := range systems {
		b.Run(s.name, func(b *testing.B) {
			n := 0
			before := cpu()
			for b.Loop() {
				for _, p := range all[:min(len(all), 200)] {
					s.text(p)
					n++
				}
			}
			b.ReportMetric(float64(n)/(cpu()-before).Seconds(), "pages/cpu-s")
			b.ReportMetric(0, "ns/op")
		})
	}
}
