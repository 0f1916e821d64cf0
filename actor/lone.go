package actor

import (
	"slices"

	"sitrep"
)

// describeText reads a lone noun phrase: what its words tell without a report.
// The layers, if any, annotate it first; of them places are of use.
func (b *base) describeText(text string, day sitrep.Day, layers ...Annotator) (sitrep.Actor, bool) {
	words := surfaceWords(text)
	if len(words) == 0 || len(words) > 60 {
		return sitrep.Actor{}, false
	}
	doc := &sitrep.Document{Text: text}
	a := &sitrep.Analysis{Doc: doc}
	var toks []sitrep.Token
	at := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' || text[i] == '-' || text[i] == ',' {
			if i > at {
				end := i
				if end-at > 2 && (text[end-2:end] == "'s") {
					end -= 2
				} else if end-at > 4 && text[end-4:end] == "’s" {
					end -= 4
				}
				toks = append(toks, sitrep.Token{Span: sitrep.Span{Start: at, End: end}})
			}
			if i < len(text) && text[i] != ' ' {
				toks = append(toks, sitrep.Token{Span: sitrep.Span{Start: i, End: i + 1}, UPOS: "PUNCT"})
			}
			at = i + 1
		}
	}
	a.Sentences = []sitrep.Sentence{{Span: sitrep.Span{End: len(text)}, Tokens: toks}}
	for _, l := range layers {
		l.Annotate(a)
	}
	d := new(document)
	d.begin(b, a)
	d.day = day
	for i := range a.Places {
		if p := &a.Places[i]; !p.Demonym {
			d.places[p.Start] = p.End
		}
	}
	d.read(toks)
	return d.lone(toks, layers)
}

// lone describes the tokens as one phrase: the head is the last word before the
// first preposition or comma; what follows a comma tells of the same one.
func (d *document) lone(toks []sitrep.Token, layers []Annotator) (sitrep.Actor, bool) {
	comma := len(toks)
	for i := 1; i < len(toks); i++ {
		switch string(d.form(i)) {
		case "of", "for", "in", "from", "to", "at", "near", "with", "who", "outside", "inside":
			toks[i].UPOS = "ADP"
		case ",":
			comma = min(comma, i)
		}
	}
	out := sitrep.Actor{Kind: "actor", Sectors: []string{}}
	r := d.lonePart(toks, 0, len(toks))
	if comma < len(toks)-1 {
		if t := d.lonePart(toks, comma+1, len(toks)); t.ag != nil && (r.ag == nil || t.country != "" || t.hasOrgan || t.owner >= 0) {
			r = t // "Ana Brito, Angola's deputy finance minister"
		}
	}
	for _, f := range d.found {
		if d.backs(r, f.lo) {
			continue
		}
		if t, ok := d.pick(f); ok {
			rec := &d.base.records[t.entry]
			if rec.typ == sitrep.EntityPerson {
				a := d.base.actor(t.entry, d.day)
				if r.ag != nil && r.ag.title && !r.former && len(r.ag.sectors) > 0 {
					a.Sectors = r.ag.sectors // the text says the office
				}
				return a, true
			}
			if r.country == "" && r.owner < 0 && !r.hasOrgan && (r.ag == nil || f.lo == 0 || !d.is(f.lo-1, "to") && !d.is(f.lo-2, "to")) {
				r.country = rec.country
				if rec.typ != sitrep.EntityCountry {
					r.owner = t.entry
				}
			}
		}
	}
	e := entity{entry: -1, country: r.country}
	if r.ag != nil {
		e.sectors = r.ag.sectors
		if r.former && (len(e.sectors) == 0 || slices.Contains(e.sectors, "GOV")) {
			e.sectors = []string{"ELI"}
		}
	}
	d.inherit(&e, &r)
	e.sectors = d.serving(&r, e.sectors)
	if r.ag != nil && len(e.sectors) == 0 && !r.former {
		e.sectors = r.ag.elsewise(d.state(e.country))
	}
	if e.country == "" {
		e.country = d.loneCountry(toks, &r)
	}
	if e.country == "" && r.ag != nil && r.nounLo > 0 && d.words[0].upper {
		e.country = d.namesake(toks, int(r.nounLo), layers)
	}
	if r.ag == nil && e.country == "" {
		return out, false
	}
	if r.hasOrgan && !r.ownerOrg && !r.former && (r.ag == nil || !r.ag.holds) {
		o := d.base.organActor(r.organ)
		o.Sectors = r.ag.sectors
		if len(o.Sectors) == 0 {
			o.Sectors = d.base.organs[r.organ.organ].sectors
		}
		return o, true
	}
	out.Country = e.country
	if len(e.sectors) > 0 {
		out.Sectors = e.sectors
	}
	for _, b := range r.back {
		out.Ties = append(out.Ties, sitrep.Tie{Relation: b.relation, Actor: b.to})
	}
	return out, true
}

// lonePart describes tokens up to the first comma.
func (d *document) lonePart(toks []sitrep.Token, lo, hi int) desc {
	head := -1
	for i := lo + 1; i < hi && head < 0; i++ {
		if d.is(i, ",") {
			head, hi = i-1, i
		} else if toks[i].UPOS == "ADP" {
			head = i - 1
		}
	}
	if head < 0 {
		head = hi - 1
	}
	for head > lo && toks[head].UPOS == "PUNCT" {
		head--
	}
	r := d.describe(toks, lo, head, hi)
	for i := head - 1; i >= lo && r.ag == nil; i-- { // a title before a name: "US Senator Marco Rubio"; a kind before a place
		if ag, _, _, _ := d.nounAt(toks, lo, i, hi); ag != nil && (ag.title || ag.typ == sitrep.EntityOrg && len(ag.sectors) > 0 && d.words[i].upper) {
			r = d.describe(toks, lo, i, i+1)
		}
	}
	return r
}

// loneCountry is the country of a place in the text, but for "ambassador to".
func (d *document) loneCountry(toks []sitrep.Token, r *desc) string {
	for i := range toks {
		if c := d.placeCountry(toks[i].Start); d.base.isState(c) && !d.is(i-1, "to") && !d.is(i-2, "to") {
			if i >= int(r.nounHi) && r.ag != nil && fights(r.ag) && !slices.Contains(r.ag.sectors, "PRM") {
				continue
			}
			return c
		}
	}
	return ""
}

// namesake is the country of the place that an institution is named after:
// the town of a college that bears its name, which as a whole is no place.
func (d *document) namesake(toks []sitrep.Token, end int, layers []Annotator) string {
	if len(layers) == 0 {
		return ""
	}
	lo := 0
	for i := range end {
		if !d.words[i].upper && i+1 < end {
			lo = i + 1
		}
	}
	text := d.a.Doc.Text[:toks[end-1].End]
	a := &sitrep.Analysis{Doc: &sitrep.Document{Text: text}, Sentences: []sitrep.Sentence{{Span: sitrep.Span{Start: toks[lo].Start, End: len(text)}, Tokens: toks[lo:end]}}}
	for _, l := range layers {
		l.Annotate(a)
	}
	for i := range a.Places {
		if p := &a.Places[i]; p.End >= toks[end-1].End && d.base.isState(p.Country) {
			return p.Country
		}
	}
	return ""
}

func (b *base) isState(code string) bool {
	_, ok := b.byCode.find(code)
	return ok
}
