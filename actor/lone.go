package actor

import (
	"slices"

	"sitrep"
)

// describeText reads a lone noun phrase: what its words tell without a report.
func (b *base) describeText(text string, day sitrep.Day) (sitrep.Actor, bool) {
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
	d := new(document)
	d.begin(b, a)
	d.day = day
	d.read(toks)
	d.match()
	return d.lone(toks)
}

// lone describes the tokens as one phrase: the head is the last word before the
// first preposition or comma.
func (d *document) lone(toks []sitrep.Token) (sitrep.Actor, bool) {
	head, hi := len(toks)-1, len(toks)
	for i := 1; i < len(toks); i++ {
		switch string(d.form(i)) {
		case "of", "for", "in", "from", "to", "at", "near", "with", "who":
			toks[i].UPOS = "ADP"
			if head == len(toks)-1 {
				head = i - 1
			}
		case ",":
			if head == len(toks)-1 {
				head = i - 1
			}
		}
	}
	for head > 0 && toks[head].UPOS == "PUNCT" {
		head--
	}
	out := sitrep.Actor{Kind: "actor", Sectors: []string{}}
	r := d.describe(toks, 0, head, hi)
	if r.ag == nil { // a title before a name: "US Senator Marco Rubio"
		for i := head - 1; i >= 0; i-- {
			if ag, _, _, _ := d.nounAt(toks, 0, i, hi); ag != nil && ag.title {
				r = d.describe(toks, 0, i, i+1)
				break
			}
		}
	}
	for _, f := range d.found {
		if t, ok := d.pick(f); ok && f.lo >= 0 {
			rec := &d.base.records[t.entry]
			if rec.typ == sitrep.EntityPerson {
				a := d.base.actor(t.entry, d.day)
				if r.ag != nil && r.ag.title && !r.former && len(r.ag.sectors) > 0 {
					a.Sectors = r.ag.sectors // the text says the office
				}
				return a, true
			}
			if r.country == "" && r.owner < 0 && !r.hasOrgan {
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
	if r.ag == nil && e.country == "" {
		return out, false
	}
	if r.hasOrgan && !r.ownerOrg && (r.ag == nil || !r.ag.holds) {
		o := d.base.organActor(r.organ)
		o.Sectors = r.ag.sectors
		if len(o.Sectors) == 0 {
			o.Sectors = d.base.organs[r.organ.organ].sectors
		}
		return o, true
	}
	out.Country, out.Sectors = e.country, e.sectors
	for _, b := range r.back {
		out.Ties = append(out.Ties, sitrep.Tie{Relation: b.relation, Actor: b.to})
	}
	return out, true
}
