package coder

import (
	"sitrep"
	"sitrep/ontology"
)

// scatter finds attacks that a sentence puts in several places at once: "Bombs in Nairobi
// and Dar es Salaam killed 224". The number is of all of them, so the place is what holds
// them all, or none.
func (w *work) scatter(e *event) {
	if e.typ != "ASSAULT" || e.at == nil {
		return
	}
	row := e.t.placesBeside(e.at)
	if len(row) < 2 {
		return
	}
	first := &w.sites[row[0]]
	at := sitrep.EventPlace{Place: sitrep.Place{Country: first.Country, Admin1: first.Admin1}, Span: sitrep.Span{Start: first.Start, End: w.sites[row[len(row)-1]].End}}
	far := false
	for _, i := range row[1:] {
		p := &w.sites[i]
		if p.Country != at.Country {
			at.Country = ""
		}
		if p.Admin1 != at.Admin1 {
			at.Admin1 = ""
		}
		far = far || p.Country != first.Country || apart(&p.Place, &first.Place) > scatteredFrom
	}
	if !far || at.Country != "" && !e.t.counts() && !w.summedAfter(e.t) {
		return
	}
	e.scattered = row
	land := ontology.CountryOf(at.Country)
	if land == nil {
		e.atAll = nil
		return
	}
	at.Text = w.a.Text(at.Span)
	if at.Name, at.Precision = land.Name, sitrep.PlaceCountry; at.Admin1 != "" {
		at.Name, at.Precision = at.Admin1, sitrep.PlaceRegion
	}
	e.atAll = &at
}

// counts: the sentence gives a number of those hurt, or of attacks.
func (t *tree) counts() bool {
	for e := range t.attacks {
		for _, s := range e.quantities {
			if s.kind == "attacks" || assaultKind[s.kind] {
				return true
			}
		}
	}
	return false
}

// summedAfter: the next sentence counts those whom the attacks of this one cost: "Eight soldiers were
// killed during the attacks".
func (w *work) summedAfter(t *tree) bool {
	if t.si+1 >= len(w.trees) {
		return false
	}
	next := w.trees[t.si+1]
	for o := range next.attacks {
		if next.isNoun(o.tok) && next.plural(o.tok) {
			return next.counts()
		}
	}
	return false
}

// scatteredFrom is how many kilometres apart two places must be for what is told of both
// to be of neither.
const scatteredFrom = 100

// placesBeside is the places that stand in a row with that of an event, "Karm, Arbin and Dorim",
// each without what says where it lies; nil where it stands alone.
func (t *tree) placesBeside(at *sitrep.EventPlace) []int {
	w := t.w
	var row []int
	has, last := false, -1
	for _, si := range w.siteOf[t.si] {
		i := int(si)
		p := &w.sites[i]
		if p.Precision == sitrep.PlaceArea || p.Lat == nil && p.Country == "" {
			continue
		}
		if last >= 0 && !t.onlyJoins(w.sites[last].Words.End, p.Words.First) {
			if has && len(row) > 1 {
				return row
			}
			row, has = row[:0], false
		}
		last = i
		if w.holder[i] < 0 { // not what says where the one before lies
			row = append(row, i)
			has = has || p.Span == at.Span
		}
	}
	if !has || len(row) < 2 {
		return nil
	}
	f := w.sites[row[0]].Words.First
	for k := f - 1; k >= 0 && k >= f-3; k-- {
		if t.form[k] == "between" || t.form[k] == "from" {
			return nil
		}
	}
	for k := f; k < w.sites[row[len(row)-1]].Words.First; k++ {
		if t.form[k] == "and" {
			return row
		}
	}
	return nil
}

// onlyJoins: nothing but what joins the names of places stands from k to end.
func (t *tree) onlyJoins(k, end int) bool {
	if end-k > 9 {
		return false
	}
	for ; k < end; k++ {
		switch f := t.form[k]; {
		case t.tok[k].UPOS == "NUM" && t.form[k-1] == "and": // "247 in Kenya and 10 in Tanzania"
		case t.tok[k-1].UPOS == "NUM" && (t.property(k, "people") || t.form[k] == "others"): // "and 10 people in Tanzania"
		case f == ",", t.w.c.scene.join[f]: // "and at least 10"
		case t.w.c.scene.settlement[t.lemma[k]], t.w.c.scene.compass[f], t.tok[k].UPOS == "ADJ":
		default:
			return false
		}
	}
	return true
}

// keepScattered gives all that tell what happened in several places the place of them all.
func (w *work) keepScattered(live []*event) {
	over := map[*event]*event{}
	for _, e := range live {
		if f := e.firstMention(); e.scattered != nil && over[f] == nil {
			over[f] = e
		}
	}
	if len(over) == 0 {
		return
	}
	for _, e := range live {
		if o := over[e.firstMention()]; o != nil && (e.at == nil || o.atAll == nil || e.at.Precision != o.atAll.Precision) {
			if e.at = o.atAll; e.at != nil {
				e.noteAt("place", e.at.Span, "all places named")
			}
		}
	}
}

// oneOf: the place is fine enough to be one of several that something is told of, or another.
func (p *profile) oneOf(at *sitrep.EventPlace) bool {
	return p.scattered && at != nil && placeRank[at.Precision] <= 2
}
