package eval

import (
	"strings"

	"sitrep"
)

// country is the code of where it happened: of its place, else of the country
// that the report names most.
func (in *incident) country() string {
	if in.place != nil && in.place.Country != "" {
		return in.place.Country
	}
	return commonCountry(in.a)
}

// commonCountry is the country that the report names most, the first of equals;
// those that the task is about come before others.
func commonCountry(a *sitrep.Analysis) (best string) {
	count := map[string]int{}
	for _, p := range a.Places {
		if p.Country == "" {
			continue
		}
		count[p.Country]++
		if p.Precision == sitrep.PlaceCountry {
			count[p.Country] += 4 // said, not inferred from a town
		}
		if inRegion(p.Country) {
			count[p.Country] += 100
		}
		if best == "" || count[p.Country] > count[best] {
			best = p.Country
		}
	}
	return best
}

func inRegion(code string) bool {
	_, ok := lookUp("region", []string{strings.ToLower(code)})
	return ok
}

// location is the country and, where known, the place in it.
func (in *incident) location() string {
	country, known := lookUp("country", []string{strings.ToLower(in.country())})
	if !known {
		country, _ = lookUp("country", []string{strings.ToLower(commonCountry(in.a))})
		return country
	}
	if in.place == nil || in.place.Country == "" {
		return country
	}
	name, _, _ := strings.Cut(in.place.Name, ", ") // between two: the first
	name = strings.ToUpper(plain(name))
	if name == country {
		return country
	}
	name = in.written(name)
	words := folded(name)
	if len(words) > 0 {
		if kind, ok := lookUp("site", words[len(words)-1:]); ok {
			return country + in.around(in.place.Span, kind == "NEIGHBORHOOD") + kindOfSite(name, kind)
		}
	}
	kind := in.division()
	if said := in.saidKind(); said != "" && (kind == "CITY" || kind == "MUNICIPALITY") {
		kind = said
	}
	switch kind {
	case "":
		return country
	case "NEIGHBORHOOD":
		return country + in.around(in.place.Span, true) + ": " + name + " (" + kind + ")"
	}
	chain := country
	if kind == "CITY" {
		chain += in.department()
	}
	chain += ": " + bare(name) + " (" + kind + ")"
	if kind == "CITY" {
		if n := in.neighborhood(); n != "" && n != name {
			chain += ": " + n + " (NEIGHBORHOOD)"
		}
	}
	return chain
}

// saidKind is the kind of the place by the word beside its name: "the town of X",
// "X municipality".
func (in *incident) saidKind() string {
	text, s := in.a.Doc.Text, in.place.Span
	if s.End > len(text) || s.Start >= s.End {
		return ""
	}
	before, after := folded(text[max(0, s.Start-24):s.Start]), folded(text[s.End:min(len(text), s.End+24)])
	if n := len(before); n > 1 && before[n-1] == "of" {
		if kind, ok := lookUp("settlement", before[n-2:n-1]); ok {
			return kind
		}
	}
	if len(after) > 0 {
		kind, _ := lookUp("settlement", after[:1])
		return kind
	}
	return ""
}

// written is a name as the report spells it: keys quote, they do not correct.
func (in *incident) written(name string) string {
	for i := range in.a.Places {
		p := &in.a.Places[i]
		if p.Precision == sitrep.PlaceRegion || !p.Span.Overlaps(in.place.Span) {
			continue
		}
		said := strings.ToUpper(plain(spaced(in.a.Text(p.Span))))
		for _, w := range folded(name) {
			if len(w) > 3 && strings.Contains(said, strings.ToUpper(w[:3])) && len(folded(said)) <= len(folded(name)) {
				return said
			}
		}
	}
	return name
}

// kindOfSite is a site as part of a chain, "" for one that is no place of the task.
func kindOfSite(name, kind string) string {
	if kind == "NONE" {
		return ""
	}
	if k := strings.LastIndex(name, " "); k > 0 && kind == "NEIGHBORHOOD" {
		name = name[:k]
	}
	return ": " + name + " (" + kind + ")"
}

// around is the town that the sentence of a site names, or the report before it
// where the site must lie in a town.
func (in *incident) around(site sitrep.Span, before bool) (town string) {
	for i := range in.a.Places {
		p := &in.a.Places[i]
		if p.Precision != sitrep.PlacePoint || p.GeonameID == 0 || p.Country != in.country() || p.Span.Overlaps(site) {
			continue
		}
		if in.sameSentence(p.Span, site) {
			return ": " + strings.ToUpper(plain(p.Name)) + " (CITY)"
		}
		if before && p.Start < site.Start {
			town = ": " + strings.ToUpper(plain(p.Name)) + " (CITY)"
		}
	}
	return town
}

// placed is the place of a mention, read as one of a country that the report is
// about where its name has such a reading; nil for a mere namesake abroad.
func placed(a *sitrep.Analysis, p *sitrep.EventPlace) *sitrep.EventPlace {
	if p == nil || p.Precision == sitrep.PlaceCountry || p.Country == commonCountry(a) {
		return p
	}
	q := *p
	if p.GeonameID == 0 && p.Precision == sitrep.PlacePoint && !inRegion(p.Country) {
		q.Country = commonCountry(a)
		return &q
	}
	for i := range a.Places {
		if m := &a.Places[i]; m.Span.Overlaps(p.Span) {
			for _, r := range m.Rivals {
				if !named(a, p.Country) && inRegion(r.Country) && (r.Country == commonCountry(a) || named(a, r.Country)) {
					q.Place = r
					return &q
				}
			}
		}
	}
	if !inRegion(p.Country) && !named(a, p.Country) {
		return nil
	}
	return p
}

// division is the task's word for the kind of the place, "" for what is none.
func (in *incident) division() string {
	switch in.place.Precision {
	case sitrep.PlacePoint, sitrep.PlaceNear:
		return "CITY"
	case sitrep.PlaceRegion:
		return firstOrder(in.place.Country)
	case sitrep.PlaceDistrict:
		if kind, ok := lookUp("district", []string{strings.ToLower(in.place.Country)}); ok {
			return kind
		}
		return "CITY"
	}
	return ""
}

// firstOrder is the word for the divisions of a country.
func firstOrder(country string) string {
	if kind, ok := lookUp("division", []string{strings.ToLower(country)}); ok {
		return kind
	}
	return "DEPARTMENT"
}

// bare is the name of a first-order division without the word for its kind.
func bare(name string) string {
	for _, kind := range []string{" DEPARTMENT", " PROVINCE", " REGION"} {
		name = strings.TrimSuffix(name, kind)
	}
	return name
}

// department that the sentence of the place names beside it.
func (in *incident) department() string {
	for i := range in.a.Places {
		p := &in.a.Places[i]
		if p.Precision == sitrep.PlaceRegion && p.Country == in.place.Country && p.Admin1 == in.place.Admin1 && p.Admin1 != "" && in.sameSentence(p.Span, in.place.Span) {
			if n := bare(strings.ToUpper(plain(p.Name))); n != strings.ToUpper(plain(in.place.Name)) {
				return ": " + n + " (" + firstOrder(in.place.Country) + ")"
			}
		}
	}
	return ""
}

func (in *incident) sameSentence(a, b sitrep.Span) bool {
	for i := range in.a.Sentences {
		if s := in.a.Sentences[i].Span; s.Contains(a) {
			return s.Contains(b)
		}
	}
	return false
}

// neighborhood named as such in a sentence that tells it.
func (in *incident) neighborhood() string {
	for _, m := range in.mentions {
		if m.Head.Sentence >= len(in.a.Sentences) {
			continue
		}
		toks := in.a.Sentences[m.Head.Sentence].Tokens
		for k := range toks {
			if _, ok := lookUp("quarter", []string{strings.ToLower(in.a.Text(toks[k].Span))}); !ok {
				continue
			}
			f := k
			for f > 0 && toks[f-1].UPOS == "PROPN" {
				f--
			}
			if f < k && k-f <= 4 {
				return strings.ToUpper(spaced(in.a.Text(sitrep.Span{Start: toks[f].Start, End: toks[k-1].End})))
			}
		}
	}
	return ""
}

// plain writes a name without accents.
var plain = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n", "ü", "u", "ç", "c", "ã", "a", "õ", "o", "â", "a", "ê", "e",
	"Á", "A", "É", "E", "Í", "I", "Ó", "O", "Ú", "U", "Ñ", "N").Replace

// unplaced is the words of a participant without where it stands.
func (in *incident) unplaced(p *sitrep.Participant) string {
	for i := range in.a.Places {
		m := &in.a.Places[i]
		if !p.Span.Contains(m.Span) || m.Start >= p.Span.Start+len(p.Text) {
			continue
		}
		head := p.Text[:m.Start-p.Span.Start]
		if k := strings.LastIndex(strings.ToUpper(head), " IN "); k > 0 && len(strings.Fields(head[k:])) <= 3 {
			return p.Text[:k]
		}
	}
	return p.Text
}
