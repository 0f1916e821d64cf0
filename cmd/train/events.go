package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"sitrep"
	"sitrep/capture"
	"sitrep/eval"
	merging "sitrep/merge"
	"sitrep/pipeline"
)

// toldReport is a report of which is known what its passages tell.
type toldReport struct {
	id, text, date, source string
	story                  string // reports of different stories tell of different happenings
	whole                  bool   // the marks tell everything apart, within the story too
	marks                  []toldMark
}

type toldMark struct {
	sitrep.Span
	event string // the happening, over all reports of the story
}

// events fits the weights of the signs that two tellings are of one happening to ECB+
// (CC BY 3.0) and to storylines of our own, and writes them to a file whose present weights are
// what they are drawn to where the reports say little.
func events(ecb, stories, file string, measure bool) error {
	reports, err := readECB(ecb)
	if err != nil {
		return err
	}
	own, err := storyReports(stories)
	if err != nil {
		return err
	}
	reports = append(reports, own...)
	rows, err := pairsOf(reports)
	if err != nil {
		return err
	}
	prior, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if measure {
		measurePairs(rows, string(prior))
		return nil
	}
	return os.WriteFile(file, []byte(fitPairs(rows, string(prior))), 0o644)
}

// pairRow is a pair of tellings with its signs.
type pairRow struct {
	signs []merging.Reason
	same  bool
	heavy float64 // how much the pair counts
	fold  int
}

// digests keeps what merging reads of each report.
type digests struct{ of map[string]*merging.Report }

func (d *digests) Document(a *sitrep.Analysis) error {
	d.of[a.Doc.SourceID] = merging.Read(a)
	return nil
}

func (d *digests) Failure(f sitrep.Failure) error { return fmt.Errorf("%s: %s", f.SourceID, f.Reason) }

func pairsOf(reports []toldReport) ([]pairRow, error) {
	var input bytes.Buffer
	enc := json.NewEncoder(&input)
	for _, r := range reports {
		if err := enc.Encode(map[string]string{"id": r.id, "text": r.text, "date": r.date, "source": r.source, "lang": "en"}); err != nil {
			return nil, err
		}
	}
	chain, err := pipeline.Annotating(pipeline.Models{}, false)
	if err != nil {
		return nil, err
	}
	d := &digests{map[string]*merging.Report{}}
	src := pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: &input})
	if _, err := chain.Run(context.Background(), src, d, pipeline.Options{}); err != nil {
		return nil, err
	}
	var all []*merging.Report
	told := map[string]string{}  // telling → happening
	story := map[string]string{} // report → story
	whole := map[string]bool{}   // story
	for _, r := range reports {
		p := d.of[r.id]
		if p == nil {
			continue
		}
		all = append(all, p)
		story[p.ID], whole[r.story] = r.story, r.whole
		for i := range p.Tellings {
			if e := r.happening(p, &p.Tellings[i]); e != "" {
				told[p.Tellings[i].ID] = e
			}
		}
	}
	pairs := merging.Pairs(all)
	size := map[string]int{}
	for _, e := range told {
		size[e]++
	}
	var rows []pairRow
	for _, p := range pairs {
		a, b := told[p[0].Telling.ID], told[p[1].Telling.ID]
		sa, sb := story[p[0].Report.ID], story[p[1].Report.ID]
		same := a != "" && a == b
		if whole[sa] {
			if sa != sb || a == "" || b == "" {
				continue
			}
		} else {
			// Within a story ECB+ tells a shooting from the killing and the attack that it was,
			// which here are one happening: there only what it puts together is heard.
			same = sa == sb && (same || p[0].Telling.Lead && p[1].Telling.Lead && p[0].Telling.Type == p[1].Telling.Type)
			if p[0].Report == p[1].Report || sa == sb && !same || whole[sb] {
				continue
			}
		}
		x := (*merging.Rulings)(nil).Explain(p[0], p[1])
		if x.Excluded != "" {
			continue
		}
		row := pairRow{signs: x.Reasons, same: same, heavy: 0.5, fold: int(foldOf(sa))}
		// A happening that twenty reports tell gives 190 pairs: each counts less.
		if same {
			row.heavy = 1 / math.Sqrt(float64(max(size[a], 4)))
		}
		if whole[sa] {
			row.heavy *= 4
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// foldOf puts whole topics into one of the folds.
func foldOf(story string) (n uint32) {
	topic := strings.TrimSuffix(story, "plus")
	h := uint32(2166136261)
	for i := range len(topic) {
		h = (h ^ uint32(topic[i])) * 16777619
	}
	return (h >> 7) % 2
}

// happening is what most mentions of a telling tell by the marks; "" when no mark says.
func (r *toldReport) happening(p *merging.Report, t *merging.Telling) string {
	count := map[string]int{}
	best := ""
	for _, k := range t.Mentions {
		for _, m := range r.marks {
			if m.Overlaps(p.Mentions[k].Trigger.Span) {
				if count[m.event]++; count[m.event] > count[best] {
					best = m.event
				}
				break
			}
		}
	}
	return best
}

var ecbName = regexp.MustCompile(`(?:^|/)((\d+)_\d+(ecb(?:plus)?))\.xml$`)

// readECB reads the reports of an ECB+ archive (Cybulska & Vossen 2014): tokens with event
// mentions and the happenings that those are of across reports.
func readECB(path string) ([]toldReport, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []toldReport
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		m := ecbName.FindStringSubmatch(filepath.ToSlash(h.Name))
		if m == nil {
			continue
		}
		b, err := io.ReadAll(t)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		r, err := ecbReport(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, h.Name, err)
		}
		r.id, r.story = m[1], m[2]+m[3]
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b toldReport) int { return strings.Compare(a.id, b.id) })
	return out, nil
}

type ecbFile struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []struct {
			XMLName xml.Name
			ID      string `xml:"m_id,attr"`
			Anchors []struct {
				ID string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:",any"`
	}
	Relations struct {
		All []struct {
			XMLName xml.Name
			ID      string `xml:"r_id,attr"`
			Note    string `xml:"note,attr"`
			Sources []struct {
				ID string `xml:"m_id,attr"`
			} `xml:"source"`
		} `xml:",any"`
	}
}

// tight are tokens that stand right after the one before.
var tight = regexp.MustCompile(`^(?:[.,;:!?)\]%]|'s|n't|''|'(?:re|ve|ll|d|m))$`)

func ecbReport(b []byte) (r toldReport, err error) {
	var f ecbFile
	if err := xml.Unmarshal(b, &f); err != nil {
		return r, err
	}
	var text strings.Builder
	at := map[string]sitrep.Span{}
	for i, t := range f.Tokens {
		switch {
		case i == 0:
		case t.Sentence != f.Tokens[i-1].Sentence:
			text.WriteByte('\n')
		case !tight.MatchString(t.Text):
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(t.Text)
		at[t.ID] = sitrep.Span{Start: start, End: text.Len()}
	}
	r.text = text.String()
	of := map[string]string{}
	for _, rel := range f.Relations.All {
		for _, s := range rel.Sources {
			if rel.XMLName.Local == "CROSS_DOC_COREF" {
				of[s.ID] = rel.Note
			} else {
				of[s.ID] = "within " + rel.ID
			}
		}
	}
	for _, m := range f.Markables.All {
		if len(m.Anchors) == 0 || !strings.Contains(m.XMLName.Local, "ACTION") {
			continue
		}
		mark := toldMark{Span: at[m.Anchors[0].ID], event: of[m.ID]}
		for _, a := range m.Anchors {
			mark.Span = mark.Cover(at[a.ID])
		}
		if mark.event == "" {
			mark.event = "alone " + m.ID
		}
		r.marks = append(r.marks, mark)
	}
	return r, nil
}

// storyReports are the reports of our storylines of development.
func storyReports(dir string) ([]toldReport, error) {
	stories, err := eval.ReadStories(dir)
	if err != nil {
		return nil, err
	}
	var out []toldReport
	for _, s := range stories {
		for _, p := range s.Reports {
			r := toldReport{id: s.Name + " " + p.ID, text: p.Text, date: p.Date, source: p.Source, story: s.Name, whole: true}
			for _, m := range p.Marks {
				r.marks = append(r.marks, toldMark{m.Span, s.Name + " " + s.Events[m.Event].Label})
			}
			out = append(out, r)
		}
	}
	return out, nil
}
