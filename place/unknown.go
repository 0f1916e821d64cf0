package place

import (
	"strings"

	"sitrep"
)

// matchUnknown takes a name that no table has for a place when the model of
// names says so, or the words before it do ("the village of X", "X, a village in"). Returns its
// length in atoms, 0 when it is none.
func (d *reading) matchUnknown(i int, s sentenceShape) int {
	at := &d.atoms[i]
	if !at.cap && !d.articled(i, s) || s.shouting {
		return 0
	}
	of := i-2 >= s.first && string(d.folded(i-1)) == "of" && (d.settlementWord(i-2) || d.atoms[i-2].class&isPeople != 0 && d.plural(i-2))
	if d.ordinary(i, s) && at.class&isPrefix == 0 && !of {
		return 0
	}
	end := i
	switch {
	case at.class&isPrefix != 0: // "Fort Campbell", "Camp Lemonnier"
		if at.sep != ' ' || i+1 >= s.end || !d.atoms[i+1].cap || d.atoms[i+1].class&^isFirst&^isCommon != 0 {
			return 0
		}
		if t := d.nameType(i); t == sitrep.NamePerson || t == sitrep.NameOrganization {
			return 0
		}
		end = i + 2
	case d.nameType(i) == sitrep.NamePlace && (i == s.first || d.atoms[i-1].nameAt != at.nameAt):
		for end = i + 1; end < s.end && d.atoms[end].nameAt == at.nameAt; end++ {
		}
	case d.placedIn(i, s) > 0:
		end = d.placedIn(i, s)
	case d.razed(i, s) > 0:
		end = d.razed(i, s)
	case of:
		for end = i + 1; end < s.end && d.atoms[end].cap && (d.atoms[end-1].sep == ' ' || d.atoms[end-1].sep == '-'); end++ {
		}
	case at.sep == ',' && i+3 < s.end && d.settlementWord(i+2) && (string(d.folded(i+1)) == "a" || string(d.folded(i+1)) == "the"):
		end = i + 1
	default:
		return 0
	}
	if end == i+1 && at.caps && at.Len() < 6 || d.homeAt(i) != nil || d.stationAt(i) != nil {
		return 0 // an acronym, a militia
	}
	if end-i > longest || d.surname(i, end) || d.firstName(i, end) || d.aged(i) || end < s.end && d.atoms[end].class&isKin != 0 {
		return 0
	}
	k := keyStart
	for j := i; j < end; j++ {
		k = k.word(d.folded(j))
	}
	d.cands = append(d.cands, candidate{first: i, end: end, key: k, unknown: true})
	return end - i
}

// razed is the end of an unknown name at atom i to which is done what is done to places
// alone: "jets bombed Karm, killing two", "the army retook Karm on Monday"; 0 for none.
func (d *reading) razed(i int, s sentenceShape) int {
	if i == s.first || d.atoms[i-1].class&isRazing == 0 || d.atoms[i-1].sep != ' ' || s.headline || d.atoms[i].class != 0 || d.atoms[i].caps || d.nameType(i).Collective() {
		return 0
	}
	end := i + 1
	for end < s.end && end-i < 3 && d.atoms[end].cap && d.atoms[end].class == 0 && (d.atoms[end-1].sep == ' ' || d.atoms[end-1].sep == '-') {
		end++
	}
	if d.atoms[end-1].sep == ' ' && end < s.end {
		switch string(d.folded(end)) {
		case "in", "on", "near", "from", "for", "with", "and", "before", "after", "during", "late", "early", "overnight", "yesterday", "today", "last", "again", "at", "by", "as", "while", "when", "this":
			return end
		}
		return 0
	}
	if d.atoms[end-1].sep == '\'' || d.atoms[end-1].sep == '-' || d.atoms[end-1].possessive {
		return 0
	}
	return end
}

// placedIn is the end of an unknown name at atom i that the words put somewhere:
// "near Karm in Arbin district", "in Karm, Arbin province"; 0 for none.
func (d *reading) placedIn(i int, s sentenceShape) int {
	if i == s.first || d.atoms[i-1].cap || d.atoms[i].class != 0 {
		return 0
	}
	switch string(d.folded(i - 1)) {
	case "in", "near", "outside", "at", "around":
	default:
		return 0
	}
	if t := d.nameType(i); t == sitrep.NamePerson || t.Collective() {
		return 0
	}
	end := i + 1
	for end < s.end && end-i < 3 && d.atoms[end].cap && d.atoms[end].class == 0 && (d.atoms[end-1].sep == ' ' || d.atoms[end-1].sep == '-') {
		end++
	}
	j := end
	switch sep := d.atoms[end-1].sep; {
	case sep == ' ' && j < s.end && string(d.folded(j)) == "in":
		j++
	case sep != ',':
		return 0
	}
	for k := j; k < s.end && k < j+4 && d.atoms[k].cap; k++ {
		if k+1 < s.end && d.atoms[k].sep == ' ' && !d.atoms[k+1].cap {
			if l := d.atoms[k+1].class.kindLevel(); d.atoms[k+1].class&isKind != 0 && l >= 1 && l <= 2 {
				return end
			}
		}
	}
	return 0
}

func (d *reading) settlementWord(i int) bool {
	c := &d.atoms[i]
	l := c.class.kindLevel()
	return c.class&isKind != 0 && !c.cap && (l == 3 || l == 4)
}

// emitUnknown makes the mention of a place that no table has: where the words
// say what it lies in, that place's point stands for it, with its precision.
func (d *reading) emitUnknown(c *candidate) sitrep.PlaceMention {
	m := sitrep.PlaceMention{Span: sitrep.Span{Start: d.atoms[c.first].Start, End: d.end(c)}, Words: d.wordsOf(c), Phrase: c.phrase, Evidence: "not in the gazetteer"}
	m.Place = sitrep.Place{Name: sitrep.OneLine(d.a.Text(m.Span)), Precision: sitrep.PlacePoint}
	within := c.qualifier
	for i := 0; within == 0 && i < len(d.cands); i++ {
		if o := &d.cands[i]; o.unknown && o.key == c.key {
			within = o.qualifier // said elsewhere
		}
	}
	if within == 0 {
		if g := &d.groups[c.group]; g.part > 0 {
			m.Evidence = quarterRule
			d.partOfTown(&m, g.part)
			return m
		}
		if country, why := d.around(c); country != "" {
			m.Country, m.Evidence = country, m.Evidence+"; country of the "+why
		}
		return m
	}
	outer := &d.cands[within-1]
	if outer.group < 0 {
		return m
	}
	g := &d.groups[outer.group]
	if g.first == g.end || !g.located {
		return m
	}
	in := d.r.record(g.best)
	m.Place = sitrep.Place{Name: m.Name, Country: in.Country, Admin1: in.Admin1, Lat: in.Lat, Lon: in.Lon, Precision: in.Precision}
	switch {
	case in.Precision == sitrep.PlacePoint:
		m.Precision = sitrep.PlaceNear
	case in.Precision == sitrep.PlaceCountry && outer.part.named: // "in northern Syria"
		la, lo := d.r.partOf(d.r.facts(g.best).country, *in.Lat, *in.Lon, outer.part)
		m.Lat, m.Lon, m.Precision = &la, &lo, sitrep.PlaceRegion
	}
	m.Evidence = "not in the gazetteer; by what it lies in"
	return m
}

// ordinary: atom i is a word of the lexicon and so no name by itself.
func (d *reading) ordinary(i int, s sentenceShape) bool {
	return d.atoms[i].class != 0 && !d.articled(i, s)
}

// articled: atom i is the Arabic article of a name ("al-Latmana").
func (d *reading) articled(i int, s sentenceShape) bool {
	return d.atoms[i].sep == '-' && i+1 < s.end && d.atoms[i+1].cap && isArticle(string(d.folded(i)))
}

// longerName: what the tables have at atom i is but the beginning of a place's
// name as the model reads it: Tal is a town, Tal Bizam another place. Words that
// are no names themselves ("Homs Governorate") make no other name, unless before
// them stands a people's ("Turkmen Mountains").
func (d *reading) longerName(i, n int, s sentenceShape) bool {
	at := &d.atoms[i]
	if d.nameType(i) != sitrep.NamePlace || i > s.first && d.atoms[i-1].nameAt == at.nameAt || d.ordinary(i, s) {
		return false
	}
	end := i + n
	for end < s.end && d.atoms[end].nameAt == at.nameAt {
		end++
	}
	if end == i+n || end-i > longest {
		return false
	}
	c := &d.cands[len(d.cands)-1]
	var not class = isBody | isKind | isDirection | isPeople | isStreet | isLocal | isWeak | isLocative | isSpeech
	if c.demonym {
		not &^= isKind
	}
	for j := i + n; j < end; j++ {
		b := &d.atoms[j]
		if p := d.atoms[j-1].sep; p != ' ' && p != '-' || !b.cap && !d.articled(j, s) || b.class&not != 0 || d.atoms[j-1].possessive {
			return false
		}
	}
	return c.demonym || d.fame(c) < 1
}

// around is the country that a name without a point of its own lies in: that of
// the places named with it, most often where it is named twice, else the report's.
func (d *reading) around(c *candidate) (country, why string) {
	best, most, all := "", 0, 0
	for i := range d.cands {
		o := &d.cands[i]
		if o.key == c.key && (o.group >= 0 || o.unknown) {
			all++
		}
		if o.group < 0 || o.key != c.key {
			continue
		}
		here := d.beside(o)
		if here == "" || here == best {
			continue
		}
		n := 0
		for j := i; j < len(d.cands); j++ {
			if p := &d.cands[j]; p.group >= 0 && p.key == c.key && d.beside(p) == here {
				n++
			}
		}
		if n > most {
			best, most = here, n
		}
	}
	lead := d.leading()
	if best != "" && (lead == "" || 2*most >= all) {
		return best, "sentence"
	}
	return lead, "report"
}

// beside is the country that the places of the candidate's sentence lie in, the
// report's own where they lie in several, "" where there is none.
func (d *reading) beside(c *candidate) string {
	country, several := int16(-1), false
	lead := d.lead()
	for i := range d.cands {
		o := &d.cands[i]
		if o.group < 0 || o.demonym || o.unknown || o.key == c.key || d.whose(o) || d.atoms[o.first].sentence != d.atoms[c.first].sentence {
			continue
		}
		g := &d.groups[o.group]
		if !g.located || g.first == g.end {
			continue
		}
		switch f := d.r.facts(g.best).country; {
		case f < 0:
		case f == lead:
			return d.r.iso3[f]
		case country >= 0 && f != country:
			several = true
		default:
			country = f
		}
	}
	if country < 0 || several {
		return ""
	}
	return d.r.iso3[country]
}

// whose: a country named before a noun that is no kind of place says whose that is:
// "the Veland ambassador", "Veland's jets".
func (d *reading) whose(c *candidate) bool {
	if len(c.own) == 0 || c.qualifies || c.end >= len(d.atoms) || d.atoms[c.end].sentence != d.atoms[c.first].sentence || d.atoms[c.end].class&(isKind|isDirection) != 0 {
		return false
	}
	last := &d.atoms[c.end-1]
	if last.possessive {
		return true
	}
	w := d.wordsOf(c)
	tokens := d.a.Sentences[w.Sentence].Tokens
	return last.sep == ' ' && w.End < len(tokens) && (tokens[w.End].UPOS == "NOUN" || tokens[w.End].UPOS == "ADJ")
}

// leading is the code of the country that leads, "" for none, nor where nobody but its
// people are named: "Veland's columns reached Arbin".
func (d *reading) leading() string {
	n := d.lead()
	if n < 0 {
		return ""
	}
	people, filed := 0.0, 0.0
	for i := range d.groups {
		g := &d.groups[i]
		if g.first == g.end || d.r.facts(g.best).country != n {
			continue
		}
		if g.demonym {
			people += groupWeight(g)
		}
		if g.heads && g.located {
			filed = datelineVote
		}
	}
	votes := d.country.of(int32(n))
	if people > 0 && votes-people < .3 {
		return ""
	}
	for _, e := range d.country.list { // where it was filed need not be where it happened
		if filed > 0 && int16(e.of) != n && e.votes > votes-filed {
			return ""
		}
	}
	return d.r.iso3[n]
}

// lead is the country that most of what the report names speaks for, or twice as
// much as for any other; −1 when none leads.
func (d *reading) lead() int16 {
	best, next := tallied{of: -1}, 0.0
	for _, e := range d.country.list {
		if e.votes > best.votes || e.votes == best.votes && e.of < best.of {
			best, next = e, max(next, best.votes)
		} else {
			next = max(next, e.votes)
		}
	}
	if best.votes <= 0 || best.votes < leads*d.total && (best.votes < leadsAll*d.total || best.votes < 2*next) {
		return -1
	}
	return int16(best.of)
}

// leads is the share of the votes that makes a country the report's.
const leads = 0.6

// leadsAll is the share that will do for a country with half as much for the next.
const leadsAll = 0.35

// firstName: the words begin the name of a person that the report gives in full.
func (d *reading) firstName(first, end int) bool {
	name := d.a.Doc.Text[d.atoms[first].Start:d.atoms[end-1].End]
	for _, n := range d.persons {
		if full := d.a.Text(n); n.Len() > len(name)+1 && full[len(name)] == ' ' && strings.HasPrefix(full, name) {
			return true
		}
	}
	return false
}

// aged: the years of a person stand before atom i: "22-year-old Norvia".
func (d *reading) aged(i int) bool {
	return i > 1 && d.atoms[i-1].sentence == d.atoms[i].sentence && string(d.folded(i-1)) == "old" && d.atoms[i-2].sep == '-' && string(d.folded(i-2)) == "year"
}

// surname: the words end the name of a person that the report gives in full.
func (d *reading) surname(first, end int) bool {
	name := d.a.Doc.Text[d.atoms[first].Start:d.atoms[end-1].End]
	for _, n := range d.persons {
		if n.Len() <= len(name) {
			continue
		}
		if full := d.a.Text(n); strings.HasSuffix(full, name) && full[len(full)-len(name)-1] == ' ' {
			return true
		}
	}
	return false
}
