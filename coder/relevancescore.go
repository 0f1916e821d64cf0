package coder

import (
	_ "embed"
	"math"
	"slices"
	"strings"

	"sitrep"
)

//go:embed lexicon/relevance.txt
var relevanceText string

//go:embed lexicon/sections.txt
var sectionsText string

// relevanceModel is weights of signs: logistic, of reports and of events.
type relevanceModel struct{ report, event signWeights }

// readRelevance reads lines "WEIGHT report SIGN" and "WEIGHT event SIGN".
func readRelevance(file, text string) (*relevanceModel, error) {
	all, err := readCertainty(file, text)
	if err != nil {
		return nil, err
	}
	report, event := map[string]float64{}, map[string]float64{}
	for name, weight := range all {
		of, sign, _ := strings.Cut(name, " ")
		switch of {
		case "report":
			report[sign] = weight
		case "event":
			event[sign] = weight
		default:
			return nil, faultf(file, 1, 1, "want \"WEIGHT report SIGN\" or \"WEIGHT event SIGN\", found %q", name)
		}
	}
	return &relevanceModel{newSignWeights(report), newSignWeights(event)}, nil
}

// readSections reads "SIGN: word, word" lines: parts of addresses and names of sections.
func readSections(file, text string) (map[string]string, error) {
	out := map[string]string{}
	for n, line := range strings.Split(text, "\n") {
		if line = stripComment(line); strings.TrimSpace(line) == "" {
			continue
		}
		sign, words, ok := strings.Cut(line, ":")
		if !ok {
			return nil, faultf(file, n+1, 1, "want \"SIGN: word, word\", found %q", line)
		}
		for _, w := range splitList(words) {
			out[strings.ToLower(w)] = strings.TrimSpace(sign)
		}
	}
	return out, nil
}

// mostReasons is how many signs the record gives.
const mostReasons = 3

// judge weighs signs.
func judge(by signWeights, signs []string) *sitrep.Relevance {
	var room [24]float64
	each, z := room[:0], by.of("bias")
	for _, s := range signs {
		w := by.of(s)
		each, z = append(each, w), z+w
	}
	kept := &struct {
		sitrep.Relevance
		reasons [mostReasons]string
	}{}
	r := &kept.Relevance
	*r = sitrep.Relevance{Level: sitrep.Relevant, Score: math.Round(100/(1+math.Exp(-z))) / 100, Reasons: kept.reasons[:0]}
	way := 1.0
	if z < 0 {
		r.Level, way = sitrep.Irrelevant, -1
	}
	for len(r.Reasons) < mostReasons {
		best := -1
		for i, w := range each {
			if w*way > 0 && (best < 0 || w*way > each[best]*way) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		r.Reasons = append(r.Reasons, signs[best])
		each[best] = 0
	}
	return r
}

// about is what the report as a whole is, judged once.
func (w *work) about() *sitrep.Relevance {
	if w.judged == nil {
		signs := w.reportSigns(nil)
		if w.keepSigns {
			w.ofReport = signs
		}
		w.judged = judge(w.c.relevance.report, signs)
	}
	return w.judged
}

// relevance judges an event.
func (e *event) relevance() *sitrep.Relevance {
	w := e.t.w
	w.plot.signs = e.relevanceSigns(w.about(), w.plot.signs[:0])
	if w.keepSigns {
		w.ofEvents = append(w.ofEvents, slices.Clone(w.plot.signs))
	}
	r := judge(w.c.relevance.event, w.plot.signs)
	if w.about().Off() { // what stands for itself among other things is less sure to be what it seems
		r.Score = min(r.Score, math.Round(50*(1+w.about().Score))/100)
	}
	return r
}

// RelevanceSigns is Annotate; it returns what the relevance of the report and of each event
// was read from.
func (c *Coder) RelevanceSigns(a *sitrep.Analysis) (report []string, events [][]string) {
	w := c.newWork(a)
	w.keepSigns = true
	w.annotate()
	return w.ofReport, w.ofEvents
}
