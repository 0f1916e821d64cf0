package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// countStates counts the names and adjectives of states; what the report speaks
// of most is what "the government" means.
func (d *document) countStates() {
	for i := range d.a.Places {
		p := &d.a.Places[i]
		if !p.Demonym {
			d.places[p.Start] = p.End
		}
		if p.Country != "" {
			if s, ok := d.base.byCode.find(p.Country); ok {
				d.states[s]++
				d.stated = true
			}
		}
	}
	d.main = d.scene()
	if d.main >= 0 && d.states[d.main] > 1 {
		d.desk = d.main
	}
	if s := d.dateline(); s >= 0 && d.states[s] > 1 {
		d.desk = s
	}
}

// scene is the state where most of what is told takes place, -1 none: its towns and
// its name weigh more than its adjective or its capital, which may just speak, the
// first sentences more than the rest.
func (d *document) scene() int32 {
	d.weights = append(d.weights[:0], make([]int32, len(d.base.states))...)
	total, best, at := int32(0), int32(0), int32(-1)
	for i := range d.a.Places {
		p := &d.a.Places[i]
		s, ok := d.base.byCode.find(p.Country)
		if !ok || d.outsider(p) {
			continue
		}
		w := int32(2)
		if p.Demonym || p.Precision == sitrep.PlacePoint && d.base.capital(s, p.Name) && !d.located(p) {
			w = 1
		}
		if p.Words.First == 0 && p.Words.Sentence < 3 && capitals(d.a.Text(p.Span)) {
			w = 2 // a date line
		}
		if p.Words.Sentence < 2 {
			w *= 2
		}
		d.weights[s] += w
		total += w
	}
	for s, w := range d.weights {
		if w > best {
			best, at = w, int32(s)
		}
	}
	d.mixed = best*5 < total*3
	if s := d.datelined(); s >= 0 && s != at && at >= 0 && d.weights[s]*3 >= best*2 && d.states[s] > 1 && !d.athome(at) {
		best, at = max(best, d.weights[s]), s
	}
	if best*5 < total*2 || at < 0 || best < 3 && d.states[at] < 2 {
		return -1 // "pro-Iranian militiamen" once
	}
	return at
}

// outsider reports a country by its bare name, or its foreign service, that only speaks
// of what happens elsewhere: "France and the United States condemned the coup".
func (d *document) outsider(p *sitrep.PlaceMention) bool {
	if p.Precision != sitrep.PlaceCountry || p.Words.First < 0 {
		return false
	}
	toks := d.a.Sentences[p.Words.Sentence].Tokens
	x := p.Words.First
	for n := 0; n < 6; n++ {
		h := toks[x].Head - 1
		if h < 0 {
			return false
		}
		switch rel := toks[x].Deprel; {
		case x < p.Words.End && h >= p.Words.First && h < p.Words.End, rel == "conj":
		case rel == "compound" && h > x && h <= p.Words.End+1 && strings.HasPrefix(d.a.Doc.Text[toks[p.Words.End].Start:], "State Department"):
		case rel == "nsubj":
			return d.base.comment[strings.ToLower(toks[h].Lemma)]
		default:
			return false
		}
		x = h
	}
	return false
}

// located reports a place that something is said to be in, at or near.
func (d *document) located(p *sitrep.PlaceMention) bool {
	toks := d.a.Sentences[p.Words.Sentence].Tokens
	for k := p.Words.First - 1; k >= 0 && k > p.Words.First-4; k-- {
		if toks[k].UPOS == "ADP" {
			switch lowerForm(d.a.Doc.Text[toks[k].Start:toks[k].End]) {
			case "in", "at", "near", "outside", "around", "across":
				return true
			}
			return false
		}
	}
	return false
}

// capital reports the seat of a state.
func (b *base) capital(state int32, name string) bool {
	return slices.Contains(b.states[state].seats, name)
}

// athome: the report speaks both of a state by its name and of towns in it: not of the United States that took a
// witness away, nor of a street or a barracks called like a town elsewhere.
func (d *document) athome(state int32) bool {
	name, town := false, false
	for i := range d.a.Places {
		if p := &d.a.Places[i]; p.Country == d.base.states[state].code {
			whole := p.Demonym || p.Precision == sitrep.PlaceCountry
			name, town = name || whole || d.base.capital(state, p.Name), town || !whole
		}
	}
	return name && town
}

// datelined is the state of the town in the date line or of the one that the report begins with, -1 none.
func (d *document) datelined() int32 {
	for i := range d.a.Places {
		p := &d.a.Places[i]
		if d.a.Doc.Blocks[d.a.Sentences[p.Words.Sentence].Block].Role == sitrep.RoleDateline && !p.Demonym {
			if s, ok := d.base.byCode.find(p.Country); ok {
				return s
			}
		}
	}
	return d.dateline()
}

// dateline is the state of the town in capitals that the report begins with, -1 none.
func (d *document) dateline() int32 {
	for i := range d.a.Places {
		p := &d.a.Places[i]
		if p.Words.Sentence > 3 {
			break
		}
		if form := d.a.Text(p.Span); p.Demonym || p.Words.First > 0 || len(form) < 4 || !capitals(form) {
			continue
		}
		rest := d.a.Doc.Text[p.End:]
		if line, _, _ := strings.Cut(rest, "\n"); len(line) < 60 || capitals(line) {
			continue // a headline
		}
		if s, ok := d.base.byCode.find(p.Country); ok {
			return s
		}
	}
	return -1
}
