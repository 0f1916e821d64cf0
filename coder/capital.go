package coder

import "sitrep"

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
			if t.lemma[k] != "capital" || t.tok[k].UPOS != "NOUN" || t.place[k] >= 0 || !t.namesCapital(k) {
				continue
			}
			country := t.countryOver(k)
			if country == "" {
				country = w.around(si)
			}
			if country == "" {
				continue
			}
			p := w.nameOnly(t, k, k+1)
			p.Place, p.Evidence = w.capitalOf(country, p.Place), theCapital
			w.addSite(t, p, 8)
		}
	}
}

// namesCapital: the noun at k stands for a town and no name follows that says which.
func (t *tree) namesCapital(k int) bool {
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
		case r == "amod" && t.place[c] < 0 && !t.w.c.scene.compass[t.form[c]], r == "compound" && t.place[c] < 0:
			return false // "the provincial capital", "venture capital"
		}
	}
	return definite && (firm[t.placePrep(k)] || t.rel(k) == "obj" || t.tok[k].Deprel == "nsubj:pass" || t.rel(k) == "nmod" && t.prep(k) == "of")
}

// countryOver is the country that the words of the noun at k name, "" for none.
func (t *tree) countryOver(k int) string {
	for c := t.first[k]; c >= 0; c = t.next[c] {
		if i := t.place[c]; i >= 0 && t.w.a.Places[i].Country != "" {
			switch r := t.rel(int(c)); {
			case r == "amod", r == "compound", t.tok[c].Deprel == "nmod:poss", r == "nmod" && t.prep(int(c)) == "of":
				return t.w.a.Places[i].Country
			}
		}
	}
	return ""
}

// capitalOf is the seat of government of the country as the report names it elsewhere,
// else the bare words with the country.
func (w *work) capitalOf(country string, bare sitrep.Place) sitrep.Place {
	for i := range w.a.Places {
		if p := &w.a.Places[i]; p.Country == country && p.Precision == sitrep.PlacePoint && w.seat(p) {
			return p.Place
		}
	}
	bare.Country = country
	return bare
}
