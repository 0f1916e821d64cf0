package coder

import "sitrep"

// underDate dates what stands under a day that heads its paragraph: "12 May: Gunmen
// attacked a post.", "Sunday. The marines have taken the hotel." A day that is a
// paragraph of its own heads those that follow.
func (w *work) underDate(live []*event) {
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
			if i, alone := w.headingDay(si); i >= 0 {
				on, far = w.whenOf(t, i), 0
				if alone {
					far = headed
				}
			}
		}
		if on == nil || w.headline(si) {
			continue
		}
		for _, e := range live[from:k] {
			own := e.on != nil && e.onLevel < looseTime
			if own || !settled(e.fact.reality) || e.on == nil && w.datedElse(e, on.Start) {
				continue
			}
			e.on, e.onLevel = on, firmTime
			e.noteAt("occurred_on", on.Span, "day that heads the paragraph")
		}
	}
}

// headed is how many paragraphs a day in a line of its own may head.
const headed = 6

// headingDay is the day that opens the paragraph of a sentence, set off from what
// follows; alone: nothing follows. -1 for none.
func (w *work) headingDay(si int) (i int, alone bool) {
	t := w.trees[si]
	f := 0
	for f < len(t.tok) && (t.tok[f].UPOS == "PUNCT" || t.tok[f].UPOS == "SYM" || t.form[f] == "on") {
		f++
	}
	if f >= len(t.tok) || t.timex[f] < 0 {
		return -1, false
	}
	i = int(t.timex[f])
	tx := &w.a.Timexes[i]
	if tx.Words.First != f || tx.Type != "DATE" || tx.Interval().Days() != 1 || t.dateline() {
		return -1, false
	}
	n := tx.Words.End
	for n < len(t.tok) && t.timex[n] >= 0 { // "Monday, 5 May"
		n++
	}
	switch {
	case n == len(t.tok), n+1 == len(t.tok) && t.tok[n].UPOS == "PUNCT":
		return i, si+1 >= len(w.trees) || w.trees[si+1].s.Block != t.s.Block
	case t.form[n] == ":" || t.form[n] == "-" || t.form[n] == "–" || t.form[n] == "—":
		return i, false
	}
	return -1, false
}
