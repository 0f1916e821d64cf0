package eval

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// date is that of the incident; by the day of the report when none is told, or
// when only a weekday is.
func (in *incident) date() string {
	day := func(d sitrep.Day) string {
		y, m, dd := d.Date()
		return fmt.Sprintf("%02d %s %02d", dd, []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}[m-1], y%100)
	}
	pub := in.a.Doc.PublishedOn
	w := in.when
	if w == nil {
		w = in.dated()
	}
	if w != nil && w.Interval.Days() > 3 {
		w = nil // too wide for a day, and keys leave it open
	}
	if w == nil || w.Start == 0 || weekday(w.Text) && pub != nil && pub.Start != 0 && pub.Start-w.Start < 8 {
		if pub == nil || pub.Start == 0 {
			return ""
		}
		return "- " + day(pub.Start)
	}
	if w.End == 0 || w.Start == w.End {
		return day(w.Start)
	}
	return day(w.Start) + " - " + day(w.End)
}

// dated is the first day told in a sentence that tells it, in the weeks before
// the report.
func (in *incident) dated() *sitrep.When {
	pub := in.a.Doc.PublishedOn
	if pub == nil || pub.Start == 0 {
		return nil
	}
	for _, m := range in.mentions {
		for i := range in.a.Timexes {
			t := &in.a.Timexes[i]
			if m.Sentence.Contains(t.Span) && t.From != 0 && t.From == t.To && t.From < pub.Start && t.From > pub.Start-60 {
				return &sitrep.When{Interval: t.Interval(), Precision: sitrep.PrecisionDay, Text: in.a.Text(t.Span), Span: t.Span}
			}
		}
	}
	return nil
}

// weekday: the words name a day of the week and no date.
func weekday(s string) bool {
	if strings.ContainsAny(s, "0123456789") {
		return false
	}
	_, ok := lookUp("weekday", folded(s))
	return ok
}

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
	kind := map[sitrep.PlacePrecision]string{sitrep.PlacePoint: "CITY", sitrep.PlaceNear: "CITY", sitrep.PlaceRegion: "DEPARTMENT", sitrep.PlaceDistrict: "DEPARTMENT"}[in.place.Precision]
	if kind == "" {
		return country
	}
	chain := country
	if kind == "CITY" {
		chain += in.department()
	}
	chain += ": " + division(name) + " (" + kind + ")"
	if kind == "CITY" {
		if n := in.neighborhood(); n != "" && n != name {
			chain += ": " + n + " (NEIGHBORHOOD)"
		}
	}
	return chain
}

// division is the name of a first-order division without the word for its kind.
func division(name string) string {
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
			if n := division(strings.ToUpper(plain(p.Name))); n != strings.ToUpper(plain(in.place.Name)) {
				return ": " + n + " (DEPARTMENT)"
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

// instruments are the weapons named in the sentences that tell it.
func (in *incident) instruments(s slots) {
	if in.kind == "KIDNAPPING" || in.kind == "ARSON" {
		return
	}
	seen := map[string]bool{}
	for _, m := range in.mentions {
		words := folded(in.a.Text(m.Sentence))
		for i, w := range words {
			kind, ok := lookUp("instrument", []string{w})
			if !ok {
				continue
			}
			name := w
			if i > 0 {
				if k, ok := lookUp("carrier", []string{words[i-1]}); ok && kind == "BOMB" {
					kind, name = k, words[i-1]+" "+w
				}
			}
			if i+1 < len(words) {
				if _, ok := lookUp("container", []string{words[i+1]}); ok {
					name = w + " " + words[i+1]
				}
			}
			if root := kind + strings.TrimSuffix(w, "s"); !seen[root] {
				seen[root] = true
				s.put(6, quote(name))
				s.put(7, kind+": "+quote(name))
			}
		}
	}
	if len(seen) > 0 {
		return
	}
	for _, m := range in.mentions {
		if k, ok := lookUp("means", folded(m.Trigger.Text)); ok {
			s.put(7, k+`: "-"`)
			return
		}
	}
	for _, m := range in.mentions {
		if k, ok := lookUp("shots", folded(in.a.Text(m.Sentence))); ok && in.kind == "ATTACK" {
			s.put(7, k+`: "-"`)
			return
		}
	}
}

func (in *incident) perpetrators(s slots) {
	confidence := in.confidence()
	insurgent := slices.ContainsFunc(in.actors, func(p sitrep.Participant) bool { return in.side(&p) == "insurgent" })
	category := "TERRORIST ACT"
	for i := range in.actors {
		p := &in.actors[i]
		if in.hit(p) {
			continue
		}
		if in.side(p) == "state" || slices.Contains(p.Sectors, "GOV") {
			if insurgent {
				continue // the other side of a fight
			}
			category = "STATE-SPONSORED VIOLENCE"
		}
		if org := in.organization(p); org != "" {
			s.put(10, quote(org))
			s.put(11, confidence+": "+quote(org))
		}
		if in.individual(p) {
			s.put(9, quote(in.people(p)))
		}
	}
	in.accused(s)
	if len(s["10"]) == 0 && insurgent {
		if org := in.onlyGroup(); org != "" {
			s.put(10, quote(org))
			s.put(11, confidence+": "+quote(org))
		}
	}
	s.put(8, category)
}

// onlyGroup is the armed group that the report names, when it names one alone.
func (in *incident) onlyGroup() string {
	var only *sitrep.Entity
	for i := range in.a.Entities {
		e := &in.a.Entities[i]
		if e.Type != sitrep.EntityOrg || e.Name == "" || !slices.ContainsFunc(e.Sectors, func(s string) bool { return s == "REB" || s == "UAF" || s == "CRM" }) {
			continue
		}
		if only != nil && only.Name != e.Name {
			return ""
		}
		only = e
	}
	if only == nil {
		return ""
	}
	return in.fullest(only)
}

// hit: the participant is a target itself.
func (in *incident) hit(p *sitrep.Participant) bool {
	return slices.ContainsFunc(in.targets, func(t target) bool {
		return p.Entity >= 0 && t.entity == p.Entity || strings.EqualFold(t.text, in.describe(p.Text))
	})
}

// accused are bodies that somebody blames for it in a sentence that tells it.
func (in *incident) accused(s slots) {
	for i := range in.a.Events {
		m := &in.a.Events[i]
		if m.Type != "ACCUSE" || m.Polarity == sitrep.Negative || !slices.ContainsFunc(in.mentions, func(o *sitrep.EventMention) bool { return o.Head.Sentence == m.Head.Sentence }) {
			continue
		}
		by := "SUSPECTED OR ACCUSED"
		for k := range m.Actors {
			if side := in.side(&m.Actors[k]); side == "state" || slices.Contains(m.Actors[k].Sectors, "GOV") {
				by = "SUSPECTED OR ACCUSED BY AUTHORITIES"
			}
		}
		for k := range m.Recipients {
			p := &m.Recipients[k]
			if org := in.organization(p); org != "" && in.side(p) != "" && len(s["10"]) == 0 {
				s.put(10, quote(org))
				s.put(11, by+": "+quote(org))
			}
		}
	}
}

// organization is the armed group, force or government that a participant is or
// belongs to, as the report names it.
func (in *incident) organization(p *sitrep.Participant) string {
	best := ""
	for i := range in.a.Names {
		n := &in.a.Names[i]
		if (n.Type == sitrep.NameArmedGroup || n.Type == sitrep.NameOrganization && in.side(p) != "") && p.Span.Contains(n.Span) {
			if s := spaced(in.a.Text(n.Span)); len(s) > len(best) {
				best = s
			}
		}
	}
	if best != "" {
		return best
	}
	if p.Entity < 0 || p.Entity >= len(in.a.Entities) {
		return ""
	}
	e := &in.a.Entities[p.Entity]
	if _, generic := lookUp("generic", []string{headWord(p.Text)}); e.Type == sitrep.EntityOrg && !generic {
		return in.describe(p.Text)
	}
	if e.Name == "" {
		return ""
	}
	for i := range in.a.Entities {
		o := &in.a.Entities[i]
		if o.Type == sitrep.EntityOrg && (o.Name == e.Name || o.Actor == e.Actor && e.Actor != "") {
			return in.fullest(o)
		}
	}
	return ""
}

// fullest is the longest name of a body in the text, without brackets.
func (in *incident) fullest(e *sitrep.Entity) string {
	best := ""
	for _, i := range e.Mentions {
		m := &in.a.Mentions[i]
		if s := in.describe(in.a.Text(m.Span)); m.Kind == sitrep.MentionName && len(s) > len(best) && len(s) < 60 {
			best = s
		}
	}
	return best
}

// people is how a participant of flesh and blood is called, without the body
// that it belongs to, which has a slot of its own.
func (in *incident) people(p *sitrep.Participant) string {
	text := p.Text
	for i := range in.a.Names {
		n := &in.a.Names[i]
		if !n.Type.Collective() || !p.Span.Contains(n.Span) || n.Start >= p.Span.Start+len(text) {
			continue
		}
		from := n.Start - p.Span.Start
		before, after := text[:from], text[min(len(text), n.End-p.Span.Start):]
		switch {
		case strings.TrimSpace(after) != "" && headWord(after) != "" && !strings.Contains(strings.ToUpper(before), " OF "):
			text = before + after
		case headWord(before) != "" && headWord(before) != "members" && headWord(before) != "member":
			if k := strings.LastIndex(strings.ToUpper(spaced(before)), " OF"); k > 0 {
				text = spaced(before)[:k]
			}
		}
	}
	return in.describe(text)
}

// individual: people, not a body or a country.
func (in *incident) individual(p *sitrep.Participant) bool {
	if _, vague := lookUp("vague", []string{headWord(p.Text)}); vague || len(folded(p.Text)) == 1 && grammaticalNumber(headWord(p.Text)) == "1" && in.side(p) == "insurgent" {
		return false // "guerrilla" of a guerrilla attack
	}
	if p.Entity < 0 || p.Entity >= len(in.a.Entities) {
		_, ok := lookUp("side", []string{headWord(p.Text)})
		return ok
	}
	switch in.a.Entities[p.Entity].Type {
	case sitrep.EntityPerson, sitrep.EntityGroup:
		return true
	}
	_, generic := lookUp("generic", []string{headWord(p.Text)})
	return generic
}

func (in *incident) confidence() string {
	for _, m := range in.mentions {
		for _, st := range m.Stances {
			if (st.Act == "asserts" || st.Act == "confirms") && slices.ContainsFunc(in.actors, func(p sitrep.Participant) bool {
				return p.Text == st.Who.Text || p.Entity >= 0 && p.Entity == st.Who.Entity
			}) {
				return "CLAIMED OR ADMITTED"
			}
		}
	}
	for _, m := range in.mentions {
		if m.Reality == sitrep.Alleged {
			return "SUSPECTED OR ACCUSED"
		}
	}
	return "REPORTED AS FACT"
}
