package place

import (
	"sort"

	"sitrep"
)

// emit makes the mentions, in text order.
func (d *reading) emit() []sitrep.PlaceMention {
	n := 0
	for i := range d.cands {
		if d.cands[i].group >= 0 {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]sitrep.PlaceMention, 0, n+2)
	for i := range d.cands {
		c := &d.cands[i]
		if c.group < 0 {
			continue
		}
		if c.border > 0 {
			out = append(out, d.borderMention(c))
		}
		if c.between > 0 {
			out = append(out, d.betweenMention(c))
		}
		if c.unknown {
			out = append(out, d.emitUnknown(c))
			continue
		}
		g := &d.groups[c.group]
		if g.first == g.end {
			continue
		}
		m := sitrep.PlaceMention{Span: sitrep.Span{Start: d.atoms[c.first].Start, End: d.end(c)}, Words: d.wordsOf(c), Phrase: c.phrase, Demonym: c.demonym}
		if c.border > 0 || c.between > 0 {
			m.Phrase = m.Span
		}
		d.fill(g)
		m.Place, m.Rivals = g.record, g.rivals
		m.Evidence = g.rule
		if c.why != "" && !c.demonym {
			m.Evidence = d.joined(g.rule, c.why)
		}
		if o := d.r.originOf(g.best); o != "" {
			m.Evidence += "; " + o
		}
		if !g.located {
			if town := d.homeTown(g); town > 0 {
				d.partOfTown(&m, town)
				out = append(out, m)
				continue
			}
			m.Place = sitrep.Place{Name: sitrep.OneLine(d.a.Text(m.Span)), Precision: m.Precision} // as it is written: which of them is open
			d.mute(g, -1)                                                                          // what it says itself is open
			if country, why := d.around(c); country != "" && d.inCountry(g, country) {
				m.Country = country
				m.Evidence += "; country of the " + why
			}
			d.mute(g, 1)
		}
		if c.part.named && g.located && m.Precision == sitrep.PlaceCountry {
			la, lo := d.r.partOf(d.r.facts(g.best).country, *m.Lat, *m.Lon, c.part)
			m.Lat, m.Lon, m.Precision = &la, &lo, sitrep.PlaceRegion
			m.Evidence += "; part of it"
		}
		if c.near && g.located && m.Precision == sitrep.PlacePoint {
			m.Precision = sitrep.PlaceNear
			if c.displaced > 0 {
				la, lo := displace(*m.Lat, *m.Lon, c.displaced, c.bearing)
				m.Lat, m.Lon = &la, &lo
				m.Evidence += "; displaced"
			}
		}
		out = append(out, m)
	}
	return out
}

// partOfTown makes the mention that of a part of a town, or of what lies near it.
func (d *reading) partOfTown(m *sitrep.PlaceMention, town int32) {
	m.Place = d.r.record(town - 1)
	m.Name, m.GeonameID, m.Precision = sitrep.OneLine(d.a.Text(m.Span))+", "+m.Name, 0, sitrep.PlaceNear
	m.Evidence += "; in or near it"
}

// inCountry: one of the group's readings lies in the country, or none that is likely
// lies anywhere near the report.
func (d *reading) inCountry(g *group, country string) bool {
	for i := g.first; i < g.end; i++ {
		if c := d.senses[i].country; c >= 0 && d.r.iso3[c] == country {
			return true
		}
	}
	return g.rule == astrayRule || g.rule == namesakeRule
}

// fill makes the record of a group's place and of its rivals, the next readings
// that had a chance. All mentions of the group share them.
func (d *reading) fill(g *group) {
	if g.recorded {
		return
	}
	g.recorded = true
	g.record = d.r.record(g.best)
	if g.part > 0 {
		g.record.Name += ", " + d.r.record(g.part-1).Name
	}
	if g.demonym {
		return
	}
	for j := g.first; j < g.end && len(g.rivals) < mostRivals; j++ {
		if s := &d.senses[j]; s.place != g.best && s.weight > .03 || !g.located && s.weight > .03 {
			g.rivals = append(g.rivals, d.r.record(s.place))
		}
	}
}

// joined is "rule; context"; there are few of both.
func (d *reading) joined(rule, why string) string {
	k := [2]string{rule, why}
	s, ok := d.evidence[k]
	if !ok {
		s = rule + "; " + why
		d.evidence[k] = s
	}
	return s
}

// wordsOf are the tokens from that of the first atom to that of the last.
func (d *reading) wordsOf(c *candidate) sitrep.Words {
	first, last := &d.atoms[c.first], &d.atoms[c.end-1]
	tokens := d.a.Sentences[first.sentence].Tokens
	at := func(start int) int { // the first token that ends behind it
		return sort.Search(len(tokens), func(i int) bool { return tokens[i].End > start })
	}
	n := len(tokens)
	return sitrep.Words{Sentence: int(first.sentence), First: min(at(first.Start), n), End: min(at(last.Start)+1, n)}
}

// borderMention is the border itself, its span the whole phrase.
func (d *reading) borderMention(c *candidate) sitrep.PlaceMention {
	p := &d.r.places[c.border-1]
	la, lo := p.lat, p.lon
	m := sitrep.PlaceMention{Span: c.phrase, Phrase: c.phrase, Evidence: "border"}
	m.Place = sitrep.Place{Name: p.name, Lat: &la, Lon: &lo, Precision: sitrep.PlaceArea}
	m.Words = d.wordsIn(int(d.atoms[c.first].sentence), c.phrase)
	return m
}

// wordsIn are the tokens of a sentence that a span touches.
func (d *reading) wordsIn(s int, span sitrep.Span) sitrep.Words {
	w := sitrep.Words{Sentence: s}
	for i, t := range d.a.Sentences[s].Tokens {
		if t.Start < span.End && span.Start < t.End {
			if w.End == 0 {
				w.First = i
			}
			w.End = i + 1
		}
	}
	return w
}
