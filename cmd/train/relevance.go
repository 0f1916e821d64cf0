package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sitrep"
	"sitrep/capture"
	"sitrep/coder"
	"sitrep/eval"
	"sitrep/pipeline"
)

// relevancePenalty is that on the squares of the weights of relevance.
const relevancePenalty = 0.001

// relevance fits the weights of relevance to our own reports and pages and writes them to
// a file; or, with measure, prints how well weights judge that were fitted without the
// text in question.
func relevance(file string, measure bool) error {
	pages, err := readPages("cmd/train/relevance", "cmd/train/text")
	if err != nil {
		return err
	}
	if !measure { // parts of one page would stand in several folds
		pages = otherLengths(pages)
	}
	c, err := coder.New()
	if err != nil {
		return err
	}
	reports, events, err := judgedPages(c, pages)
	if err != nil {
		return err
	}
	if measure {
		measureRelevance("reports", reports)
		measureRelevance("events", events)
		return nil
	}
	var b strings.Builder
	b.WriteString("# Which way the signs of relevance point, and how far: above 0 to public affairs. Written by: go run ./cmd/train -relevance FILE (twice: events\n# are judged by what the file before said of their reports)\n")
	for _, of := range []struct {
		name string
		all  []coding
	}{{"report", reports}, {"event", events}} {
		weights, names := fitCertainty(of.all, relevancePenalty)
		for i, n := range names {
			fmt.Fprintf(&b, "%+.2f %s %s\n", weights[i], of.name, n)
		}
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

// scarce is how many an event of a page of no public affairs counts for: there are few.
const scarce = 4

// readPages reads the pages of a folder and, of the reports in text, those of which
// manners.txt says what they are.
func readPages(dir, text string) (out []eval.Page, err error) {
	level := map[string]bool{}
	b, err := os.ReadFile(filepath.Join(dir, "manners.txt"))
	if err != nil {
		return nil, err
	}
	for n, line := range strings.Split(string(b), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		word, manner, _ := strings.Cut(line, " ")
		if word != sitrep.Relevant && word != sitrep.Irrelevant {
			return nil, fmt.Errorf("%s:%d:1: want %q or %q before the manner", filepath.Join(dir, "manners.txt"), n+1, sitrep.Relevant, sitrep.Irrelevant)
		}
		level[manner] = word == sitrep.Relevant
	}
	files, err := filepath.Glob(filepath.Join(text, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		ps, err := readManners(f, level)
		if err != nil {
			return nil, err
		}
		out = append(out, ps...)
	}
	own, err := eval.ReadPages(filepath.Join(dir, "pages.txt"))
	return append(out, own...), err
}

const (
	joined     = 3 // pages that make a long one
	briefEach  = 5 // one page of so many gives its headline alone; more would outweigh whole reports
	barelyEach = 4 // one long page of so many has no address
)

// otherLengths adds to the pages, each of a few sentences, long ones, made of those of one
// level that follow one another, and headlines alone: shares of a long text are others.
func otherLengths(pages []eval.Page) []eval.Page {
	out := slices.Clone(pages)
	for i, p := range pages {
		if i%briefEach == 0 {
			brief := p
			brief.ID, brief.Text = "brief-"+p.ID, ""
			out = append(out, brief)
		}
		rest := pages[i+1 : min(len(pages), i+joined)]
		if len(rest) < joined-1 || slices.ContainsFunc(rest, func(q eval.Page) bool { return q.Relevant != p.Relevant }) {
			continue
		}
		p.ID = "long-" + p.ID
		if i%barelyEach == 0 {
			p.Address = ""
		}
		for _, q := range rest {
			p.Text += "\n\n" + q.Title + ".\n\n" + q.Text
		}
		out = append(out, p)
	}
	return out
}

// readManners reads those of the reports of a file, names marked, whose manner has a level.
func readManners(file string, level map[string]bool) (out []eval.Page, err error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var p *eval.Page
	for n, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSpace(line)
		head, ok := strings.CutPrefix(line, "===")
		switch {
		case ok:
			p = nil
			manner, _, _ := strings.Cut(head, "|")
			relevant, known := level[strings.TrimSpace(manner)]
			if known {
				out = append(out, eval.Page{ID: fmt.Sprintf("%s-%d", strings.TrimSuffix(filepath.Base(file), ".txt"), n+1), Relevant: relevant})
				p = &out[len(out)-1]
			}
		case p == nil || line == "" || line[0] == '#':
		default:
			if line, _, err = unmark(line); err != nil {
				return nil, fmt.Errorf("%s:%d:%w", file, n+1, err)
			}
			if p.Title == "" {
				p.Title = line
			} else {
				p.Text += line + "\n\n"
			}
		}
	}
	return out, nil
}

// relevanceSigner is the coder as a stage that keeps the signs of relevance.
type relevanceSigner struct {
	c      *coder.Coder
	report map[string][]string
	events map[string][][]string
}

func (s *relevanceSigner) Annotate(a *sitrep.Analysis) {
	s.report[a.Doc.SourceID], s.events[a.Doc.SourceID] = s.c.RelevanceSigns(a)
}

type nothing struct{}

func (nothing) Document(*sitrep.Analysis) error { return nil }
func (nothing) Failure(f sitrep.Failure) error  { return fmt.Errorf("%s: %s", f.SourceID, f.Reason) }

// judgedPages gives the signs of each page and of each event in one. In a page of no public
// affairs force in a sentence of them, with somebody public in it, is left out: it may
// be one that a game or a firm met with.
func judgedPages(c *coder.Coder, pages []eval.Page) (reports, events []coding, err error) {
	var input bytes.Buffer
	enc := json.NewEncoder(&input)
	for _, p := range pages {
		text := strings.TrimSpace(p.Text)
		if text == "" {
			p.Title, text = "", p.Title
		}
		line := map[string]string{"id": p.ID, "title": p.Title, "text": text, "lang": "en"}
		if p.Address != "" {
			line["url"] = "https://example.org" + p.Address
		}
		if err := enc.Encode(line); err != nil {
			return nil, nil, err
		}
	}
	s := &relevanceSigner{c, map[string][]string{}, map[string][][]string{}}
	chain, err := pipeline.Annotating(pipeline.Models{}, false)
	if err != nil {
		return nil, nil, err
	}
	for i := range chain.Stages {
		if chain.Stages[i].Name == "coder" {
			chain.Stages[i] = pipeline.Shared("coder", s)
		}
	}
	if _, err := chain.Run(context.Background(), pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: &input}), nothing{}, pipeline.Options{Workers: 1}); err != nil {
		return nil, nil, err
	}
	for i, p := range pages {
		reports = append(reports, coding{signs: s.report[p.ID], right: p.Relevant, report: i})
		weight := 1.0
		if !p.Relevant {
			weight = scarce
		}
		for _, signs := range s.events[p.ID] {
			if !p.Relevant && slices.Contains(signs, "public sentence") && slices.Contains(signs, "public actor") && slices.Contains(signs, "force or protest") {
				continue
			}
			events = append(events, coding{signs, p.Relevant, i, weight})
		}
	}
	return reports, events, nil
}

// measureRelevance prints how many are taken for what, by weights fitted without them.
func measureRelevance(name string, all []coding) {
	var kept, lost, noise, found int
	unseen(all, 10, relevancePenalty, func(x coding, z float64) {
		switch {
		case x.right && z >= 0:
			kept++
		case x.right:
			lost++
		case z >= 0:
			noise++
		default:
			found++
		}
	})
	fmt.Printf("| %s | %d | %.1f %% | %d | %.1f %% |\n", name, kept+lost, 100*float64(kept)/math.Max(1, float64(kept+lost)), noise+found, 100*float64(found)/math.Max(1, float64(noise+found)))
}
