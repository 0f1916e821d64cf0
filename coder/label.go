package coder

import "sitrep"

// label is the end of the words that head a paragraph ("Arbin: Two shells hit …",
// "STRIKE AT MINE: …"), a colon behind them; 0 when none do.
func (t *tree) label() int {
	if t.labelled == 0 {
		t.labelled = uint8(1 + t.readLabel())
	}
	return int(t.labelled) - 1
}

func (t *tree) readLabel() int {
	if t.si > 0 && t.w.a.Sentences[t.si-1].Block == t.s.Block {
		return 0
	}
	for k := 0; k < len(t.tok) && k < 8; k++ {
		switch f := t.form[k]; {
		case f == ":":
			if k == 0 || k+1 >= len(t.tok) || quoteMark(t.w.a.Text(t.tok[k+1].Span)) {
				return 0
			}
			return k
		case t.isVerb(k) && t.speechVerb(k), t.tok[k].UPOS == "PUNCT" && f != "-" && f != "," && f != "/":
			return 0
		}
	}
	return 0
}

func quoteMark(s string) bool {
	switch s {
	case `"`, "“", "”", "'", "‘", "’", "«", "``":
		return true
	}
	return false
}

// digest: the report is made of paragraphs that each have a heading of their own;
// what one tells is not told by the next.
func (w *work) digest() bool {
	n := 0
	for si, t := range w.trees {
		if t != nil && w.coded(si) && !w.headline(si) && t.label() > 0 {
			n++
		}
	}
	return n >= leastLabels
}

// leastLabels is how many headed paragraphs make a digest.
const leastLabels = 3

// headed gives the place that heads a paragraph of a digest to what the paragraph
// tells without one. It reports whether a place heads it.
func (w *work) headed(live []*event, from, to int) bool {
	t := w.trees[from]
	if t == nil {
		return false
	}
	end := t.label()
	site := -1
	for _, i := range w.siteOf[from] {
		if p := &w.sites[i]; int(i) < len(w.a.Places) && p.Words.End <= end && t.tok[p.Words.First].UPOS == "PROPN" {
			if p.Words.First > 0 && site < 0 {
				return false // "Fighting in Arbin:"
			}
			if site >= 0 && int(w.holder[i]) != site {
				if int(w.holder[site]) == int(i) {
					site = int(i)
				}
				continue
			}
			site = int(i)
		}
	}
	if site < 0 {
		return false
	}
	for _, e := range live {
		if e.t.si < from || e.t.si >= to || e.at != nil && !e.atLoose || !e.happens() {
			continue
		}
		e.setPlace(site, "heading of the paragraph")
		e.atLoose = false
	}
	return true
}

// happens: what takes place somewhere and is no mere word.
func (e *event) happens() bool {
	return (physical[e.typ] || e.typ == "COERCE" || e.typ == "RETREAT") && settled(e.fact.reality) && !e.t.w.c.scene.wideEvent[e.t.lemma[e.tok]] && e.fact.reality != sitrep.Historical
}
