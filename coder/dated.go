package coder

import "sitrep"

// underPlace gives what stands under a place that heads its paragraph that place,
// where it has none of its own: "Arbin (3 May): Gunmen attacked a post."
func (w *work) underPlace(live []*event) {
	site, block, far := -1, -1, 0
	k := 0
	for si, t := range w.trees {
		from := k
		for k < len(live) && live[k].t.si <= si {
			k++
		}
		if t == nil {
			continue
		}
		if b := t.s.Block; b != block {
			block = b
			if far--; far < 0 {
				site = -1
			}
			if h := w.heads[si]; h.site >= 0 {
				site, far = h.site, 0
				if h.alone {
					far = headed
				}
			}
		}
		if site < 0 || w.headline(si) {
			continue
		}
		for _, e := range live[from:k] {
			if e.at != nil && !e.atLoose || !e.happens() {
				continue
			}
			e.at = w.placeOf(site)
			e.noteAt("place", e.at.Span, "heading of the paragraph")
			e.atLoose = false
		}
	}
}

// underDate dates what stands under a day that heads its paragraph: "12 May: Gunmen
// attacked a post.", "Sunday. The marines have taken the hotel." A day that is a
// paragraph of its own heads those that follow. What points back may be of another day, as long as
// it has not been joined with what it is about.
func (w *work) underDate(live []*event, joined bool) {
	var on *sitrep.When
	block, far := -1, 0
	k := 0
	for si, t := range w.trees {
		from := k
		for k < len(live) && live[k].t.si <= si {
			k++
		}
		if t == nil {
			continue
		}
		if b := t.s.Block; b != block {
			block = b
			if far--; far < 0 {
				on = nil
			}
			if h := w.heads[si]; h.day >= 0 {
				on, far = w.whenOf(t, h.day), 0
				if pub := w.a.Doc.PublishedOn; pub != nil && pub.End > on.Start && pub.End < on.End {
					on.End = pub.End
				}
				if h.alone {
					far = headed
				}
			}
		}
		if on == nil || w.headline(si) {
			continue
		}
		for _, e := range live[from:k] {
			own := e.on != nil && e.onLevel < looseTime && e.on.Span != on.Span
			if own || !settled(e.fact.reality) || !joined && e.definite() || e.on == nil && w.datedElse(e, on.Start) {
				continue
			}
			e.on, e.onLevel = on, firmTime
			e.noteAt("occurred_on", on.Span, "day that heads the paragraph")
		}
	}
}

// headed is how many paragraphs a day or a place in a line of its own may head.
const headed = 6

// longestHead is how many tokens a heading of day and place may have.
const longestHead = 16

// head is what opens a paragraph, set off from what it tells: a day, a place, both.
type head struct {
	day, site int // timex and site, -1 none
	alone     bool
}

// headOf reads the heading of the paragraph that sentence si opens: "12 May:",
// "Arbin (3 May):", "- 3 May, Arbin district -", "Sunday.". Other words make it none.
func (w *work) headOf(si int) head {
	t := w.trees[si]
	h := head{-1, -1, false}
	if t == nil || si > 0 && w.a.Sentences[si-1].Block == t.s.Block {
		return h
	}
	n := 0
	for ; n < len(t.tok) && n < longestHead; n++ {
		f := t.form[n]
		if t.timex[n] >= 0 {
			i := int(t.timex[n])
			tx := &w.a.Timexes[i]
			if tx.Type != "DATE" || !tx.Interval().Known() || tx.Interval().Days() == 0 {
				return head{-1, -1, false}
			}
			if h.day < 0 {
				h.day = i
			}
			continue
		}
		if i := w.siteAt(t, n); i >= 0 {
			if h.site < 0 || int(w.holder[h.site]) == i {
				h.site = i
			}
			continue
		}
		if h.day < 0 && h.site < 0 && (t.tok[n].UPOS == "PUNCT" || t.tok[n].UPOS == "SYM" || t.tok[n].UPOS == "NUM" || f == "on" || f == "in" || f == "during" || f == "the" || t.formIs(n, ofScene) && w.c.scene.clock[f]) {
			continue // "* 3 May", "1. Arbin"
		}
		s := w.c.scene
		if f == "," || f == "(" || f == ")" || f == "/" || f == "of" || f == "the" || t.formIs(n, ofScene) && (s.settlement[f] || s.part[f] || s.compass[f] || s.clock[f]) {
			continue
		}
		break
	}
	switch {
	case h.day < 0 && h.site < 0 || n >= longestHead:
	case n == len(t.tok), n+1 == len(t.tok) && (t.form[n] == "." || t.form[n] == ":"):
		h.alone = si+1 >= len(w.trees) || w.trees[si+1] == nil || w.trees[si+1].s.Block != t.s.Block
		if !h.alone && h.site < 0 {
			h.site = w.siteAlone(si + 1)
		}
		return h
	case n+1 < len(t.tok) && (t.form[n] == ":" || t.form[n] == "—" || t.form[n] == "–" || t.form[n] == "-" && t.tok[n].Start > t.tok[n-1].End) && !quoteMark(w.a.Text(t.tok[n+1].Span)):
		return h
	}
	return head{-1, -1, false}
}

// siteAlone is the place that is all that sentence si says, -1 for none: "May 2017. Arbin again."
func (w *work) siteAlone(si int) int {
	t := w.trees[si]
	site := w.siteAt(t, 0)
	for n := 1; site >= 0 && n < len(t.tok); n++ {
		if i := w.siteAt(t, n); i != site && t.tok[n].UPOS != "PUNCT" && t.tok[n].UPOS != "ADV" && (i < 0 || int(w.holder[site]) != i) {
			return -1
		}
	}
	return site
}

// siteAt is the site that holds token n, -1 for none.
func (w *work) siteAt(t *tree, n int) int {
	for _, i := range w.siteOf[t.si] {
		if ws := &w.sites[i].Words; ws.First <= n && n < ws.End {
			return int(i)
		}
	}
	return -1
}

// readHeads reads the headings of all paragraphs. A report's own day at its top is
// none; days and places head paragraphs only where two of them do.
func (w *work) readHeads() {
	w.heads = make([]head, len(w.trees))
	places, days := 0, 0
	for si := range w.trees {
		h := w.headOf(si)
		if t := w.trees[si]; h.day >= 0 && t != nil {
			pub := w.a.Doc.PublishedOn
			if on := w.a.Timexes[h.day].Interval(); pub != nil && pub.Start != 0 && h.alone && on.Start == pub.Start && si < 3 || t.dateline() && !h.alone {
				h.day = -1
			}
		}
		if h.site >= 0 {
			if w.trees[si].dateline() {
				h.site = -1
			} else {
				places++
			}
		}
		if h.day >= 0 {
			days++
		}
		w.heads[si] = h
	}
	if days < 2 { // the dateline of one report
		for si := range w.heads {
			w.heads[si].day = -1
		}
	}
	if places < 2 {
		for si := range w.heads {
			w.heads[si].site = -1
		}
	}
}
