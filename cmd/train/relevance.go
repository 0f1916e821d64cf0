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
	"sitrep/pipeline"
)

// relevancePenalty is that on the squares of the weights of relevance.
const relevancePenalty = 0.001

// page is a text of ours with whether it is of public affairs.
type page struct {
	id, title, text, address string
	relevant                 bool
}

// relevance fits the weights of relevance to our own reports and pages and writes them to
// a file; or, with measure, prints how well weights judge that were fitted without the
// text in question.
func relevance(file string, measure bool) error {
	pages, err := readPages("cmd/train/relevance", "cmd/train/text")
	if err != nil {
		return err
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

// readPages reads the pages of a folder and, of the reports in text, those of which
// manners.txt says what they are.
func readPages(dir, text string) (out []page, err error) {
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
	for _, f := range append(files, filepath.Join(dir, "pages.txt")) {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		own := filepath.Base(f) == "pages.txt"
		var p *page
		for n, line := range strings.Split(string(b), "\n") {
			line = strings.TrimSpace(line)
			head, ok := strings.CutPrefix(line, "===")
			switch {
			case ok:
				p = nil
				cells := strings.Split(head, "|")
				for i := range cells {
					cells[i] = strings.TrimSpace(cells[i])
				}
				x := page{id: fmt.Sprintf("%s-%d", strings.TrimSuffix(filepath.Base(f), ".txt"), n+1)}
				if own {
					if len(cells) != 3 || cells[2] != sitrep.Relevant && cells[2] != sitrep.Irrelevant {
						return nil, fmt.Errorf("%s:%d:1: want \"=== manner | address | relevant\" or irrelevant", f, n+1)
					}
					x.address, x.relevant = cells[1], cells[2] == sitrep.Relevant
				} else if x.relevant, ok = level[cells[0]]; !ok {
					continue
				}
				out = append(out, x)
				p = &out[len(out)-1]
			case p == nil || line == "" || line[0] == '#':
			default:
				if !own {
					if line, _, err = unmark(line); err != nil {
						return nil, fmt.Errorf("%s:%d:%w", f, n+1, err)
					}
				}
				if p.title == "" {
					p.title = line
				} else {
					p.text += line + "\n\n"
				}
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
func judgedPages(c *coder.Coder, pages []page) (reports, events []coding, err error) {
	var input bytes.Buffer
	enc := json.NewEncoder(&input)
	for _, p := range pages {
		text := strings.TrimSpace(p.text)
		if text == "" {
			p.title, text = "", p.title
		}
		line := map[string]string{"id": p.id, "title": p.title, "text": text, "lang": "en"}
		if p.address != "" {
			line["url"] = "https://example.org" + p.address
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
		reports = append(reports, coding{s.report[p.id], p.relevant, i})
		for _, signs := range s.events[p.id] {
			if !p.relevant && slices.Contains(signs, "its sentence is of public affairs") && slices.Contains(signs, "a state, an army, a party or a court takes part") && slices.Contains(signs, "it is force or protest") {
				continue
			}
			events = append(events, coding{signs, p.relevant, i})
		}
	}
	return reports, events, nil
}

// measureRelevance prints how many are taken for what, by weights fitted without them.
func measureRelevance(name string, all []coding) {
	const folds = 10
	var kept, lost, noise, found int
	for f := range folds {
		var train []coding
		for _, x := range all {
			if x.report%folds != f {
				train = append(train, x)
			}
		}
		weights, names := fitCertainty(train, relevancePenalty)
		of := map[string]float64{}
		for i, n := range names {
			of[n] = weights[i]
		}
		for _, x := range all {
			if x.report%folds != f {
				continue
			}
			z := of["bias"]
			for _, s := range x.signs {
				z += of[s]
			}
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
		}
	}
	fmt.Printf("| %s | %d | %.1f %% | %d | %.1f %% |\n", name, kept+lost, 100*float64(kept)/math.Max(1, float64(kept+lost)), noise+found, 100*float64(found)/math.Max(1, float64(noise+found)))
}
