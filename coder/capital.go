package coder

import (
	_ "embed"
	"strconv"
	"strings"

	"sitrep"
)

//go:embed lexicon/capitals.txt
var capitalsText string

// seatOfState is a capital, and the last year in which it was; 0: it is still.
type seatOfState struct {
	place sitrep.Place
	until int
}

// loadCapitals reads the capitals of each country, the eldest first.
func loadCapitals() (map[string][]seatOfState, error) {
	const file = "lexicon/capitals.txt"
	lines, err := readLexicon(file, capitalsText, 1)
	if err != nil {
		return nil, err
	}
	out := map[string][]seatOfState{}
	for _, l := range lines {
		if len(l.list) < 4 || len(l.list) > 5 {
			return nil, faultf(file, l.line, 1, "want name, latitude, longitude, GeoNames id and perhaps a year, found %d words", len(l.list))
		}
		s := seatOfState{place: sitrep.Place{Name: l.list[0], Country: l.keys[0], Precision: sitrep.PlacePoint}}
		lat, e1 := strconv.ParseFloat(l.list[1], 64)
		lon, e2 := strconv.ParseFloat(l.list[2], 64)
		id, e3 := strconv.Atoi(l.list[3])
		if len(l.list) == 5 && e3 == nil {
			s.until, e3 = strconv.Atoi(l.list[4])
		}
		if e1 != nil || e2 != nil || e3 != nil {
			return nil, faultf(file, l.line, 1, "want numbers behind the name of the capital")
		}
		s.place.Lat, s.place.Lon, s.place.GeonameID = &lat, &lon, id
		out[l.keys[0]] = append(out[l.keys[0]], s)
	}
	return out, nil
}

// theSame is the evidence of a site that words point back to.
const theSame = "named before"

// theCapital is the evidence of a site that is named by what it is to a country.
const theCapital = "capital of the country"

// capitals lists as sites what the text calls the capital without its name: "in the
// capital", "the Veland capital", "the capital of Veland". It is that of the country
// that the words name, else of the one that the report is about.
func (w *work) capitals() {
	for si, t := range w.trees {
		if !w.coded(si) {
			continue
		}
		for k := range t.tok {
			if t.kind[k]&(nounKind|properKind) != nounKind {
				continue
			}
			if p := w.backTo(t, k); p != nil {
				w.addSite(t, *p, 8)
				continue
			}
			if t.lemma[k] != "capital" || t.place[k] >= 0 {
				continue
			}
			country, ofPart := t.countryOver(k)
			if ofPart || !t.namesCapital(k, country != "") {
				continue
			}
			told := country != ""
			if !told {
				country = w.around(si)
				told = country == w.around(-1)
			}
			if country == "" {
				continue
			}
			p := w.nameOnly(t, k, k+1)
			p.Place, p.Evidence = w.capitalOf(country, p.Place, told), theCapital
			w.addSite(t, p, 8)
		}
	}
}

// namesCapital: the noun at k stands for a town and no name follows that says which.
// Where its country is named, it may be where anything goes or comes from.
func (t *tree) namesCapital(k int, named bool) bool {
	if k+1 < len(t.tok) && (t.tok[k+1].UPOS == "PROPN" || t.tok[k+1].UPOS == "NOUN" && t.lemma[k+1] != "city") ||
		k+2 < len(t.tok) && t.form[k+1] == "," && t.place[k+2] >= 0 {
		return false
	}
	definite := false
	for c := t.first[k]; c >= 0; c = t.next[c] {
		switch r := t.rel(int(c)); {
		case t.form[c] == "the", t.tok[c].Deprel == "nmod:poss":
			definite = true
		case r == "appos":
			return false
		case r == "amod" && t.place[c] < 0 && !t.w.c.scene.compass[t.form[c]] && (!named && t.tok[c].UPOS != "VERB" || t.w.c.scene.lesser[t.form[c]]), r == "compound" && t.place[c] < 0:
			return false // "the provincial capital", "venture capital"
		}
	}
	return definite && (named && locative[t.placePrep(k)] || firm[t.placePrep(k)] || t.rel(k) == "obj" || t.tok[k].Deprel == "nsubj:pass" || t.rel(k) == "nmod" && t.prep(k) == "of")
}

// countryOver is the country that the words of the noun at k name, "" for none. Part: they
// name a part of one.
func (t *tree) countryOver(k int) (country string, part bool) {
	for c := t.first[k]; c >= 0; c = t.next[c] {
		if i := t.place[c]; i >= 0 && t.w.a.Places[i].Country != "" {
			switch r := t.rel(int(c)); {
			case r == "amod", r == "compound", t.tok[c].Deprel == "nmod:poss", r == "nmod" && t.prep(int(c)) == "of":
				p := &t.w.a.Places[i]
				return p.Country, p.Precision != sitrep.PlaceCountry && !p.Demonym
			}
		} else if i < 0 && t.rel(int(c)) == "nmod" && t.prep(int(c)) == "of" && t.isNoun(int(c)) {
			part = part || t.lemma[c] != "country" && t.lemma[c] != "republic" && t.lemma[c] != "nation" // "the capital of Anbar province"
		}
	}
	return "", part
}

// capitalOf is the seat of government of the country as the report names it elsewhere,
// else, where the country is told, its capital at the time, else the bare words with the country.
func (w *work) capitalOf(country string, bare sitrep.Place, told bool) sitrep.Place {
	for i := range w.a.Places {
		if p := &w.a.Places[i]; p.Country == country && p.Precision == sitrep.PlacePoint && w.seat(p) {
			return p.Place
		}
	}
	year := 0
	if pub := w.a.Doc.PublishedOn; pub != nil && pub.Start != 0 {
		year, _, _ = pub.Start.Date()
	}
	for _, s := range w.c.capitals[country] {
		if told && (s.until == 0 || year != 0 && year <= s.until) {
			return s.place
		}
	}
	bare.Country = country
	return bare
}

// backTo is the place named before that a bare word for its kind points back to: "the
// hills north of the town", "in the same province"; nil where none does.
func (w *work) backTo(t *tree, k int) *sitrep.PlaceMention {
	s := w.c.scene
	l := t.lemma[k]
	if t.tok[k].UPOS != "NOUN" || t.place[k] >= 0 || !(t.lemmaIs(k, ofScene) && s.settlement[l]) && l != "area" || l == "capital" || l == "base" || l == "camp" || t.plural(k) || !t.bareKind(k) {
		return nil
	}
	wide := l == "province" || l == "region" || l == "state" || l == "district" || l == "department" || l == "governorate" || l == "county" || l == "island" || l == "enclave"
	var last *sitrep.PlaceMention
	for si := t.si; si >= 0 && si >= t.si-5; si-- {
		if w.trees[si] == nil || w.trees[si].dateline() || w.headline(si) {
			continue
		}
		list := w.siteOf[si]
		for n := len(list) - 1; n >= 0; n-- {
			i := list[n]
			if int(i) >= len(w.a.Places) {
				continue
			}
			p := &w.a.Places[i]
			rank := placeRank[p.Precision]
			if si == t.si && p.Words.End > k || rank > 3 && !strings.HasPrefix(p.Evidence, notInGazetteer) {
				continue
			}
			named := w.trees[si].kindOf(p, l)
			if !named && w.seat(p) && (l == "village" || l == "hamlet" || w.trees[si].standing(int(i)) < standsWhere) {
				continue // who speaks, and no village
			}
			switch {
			case named:
				return w.pointBack(t, k, p)
			case last == nil && l != "island" && l != "enclave" && (wide && rank >= 2 || !wide && rank <= 1 || l == "area" && rank <= 2):
				last = p
			}
		}
	}
	if last == nil {
		return nil
	}
	return w.pointBack(t, k, last)
}

func (w *work) pointBack(t *tree, k int, to *sitrep.PlaceMention) *sitrep.PlaceMention {
	p := w.nameOnly(t, k, k+1)
	p.Place, p.Evidence = to.Place, theSame
	return &p
}

// bareKind: the noun at k is definite and nothing but a side or "same" stands with it,
// and it says where something is.
func (t *tree) bareKind(k int) bool {
	if k+1 < len(t.tok) && (t.form[k+1] == "of" || t.tok[k+1].UPOS == "PROPN" || t.tok[k+1].UPOS == "NOUN") {
		return false
	}
	the := false
	for c := t.first[k]; c >= 0; c = t.next[c] {
		switch f, r := t.form[c], t.rel(int(c)); {
		case f == "the" || f == "that" || f == "this" || f == "same":
			the = the || f != "same"
		case r == "case" || r == "punct":
		case r == "acl" || r == "conj" || r == "cc" || t.w.c.scene.compass[f]:
		default:
			return false
		}
	}
	p := t.placePrep(k)
	return the && (firm[p] || p == "on" || p == "to" || p == "into" || t.rel(k) == "obj" || t.rel(k) == "nmod" && t.prep(k) == "of")
}

// kindOf: the words name the place with the word for its kind: "the town of Arbin",
// "Arbin district".
func (t *tree) kindOf(p *sitrep.PlaceMention, kind string) bool {
	for k := max(0, p.Words.First-4); k < min(len(t.tok), p.Words.End+1); k++ {
		if t.lemma[k] == kind && (k >= p.Words.First-3 || t.w.c.scene.compass[t.form[k]]) {
			return true
		}
	}
	return false
}
