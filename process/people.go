package process

import (
	"sitrep"
	"sitrep/ontology"
	"slices"
	"strings"
)

// people adds those whom the phrase of k names, with those joined to it; false when it names none.
func (r *docReader) people(t *tree, f *found, k int, to *[]sitrep.Participant) bool {
	got := false
	if !f.kind.objects[t.lemma(k)] {
		got = r.person(t, f, k, to)
	}
	for _, c := range t.kids(k) {
		if t.rel(c) == "conj" || t.rel(c) == "appos" {
			got = r.people(t, f, c, to) || got
		}
		if !got && t.rel(c) == "nmod" && (t.prep(c) == "from" || t.prep(c) == "of") || t.rel(c) == "compound" && strings.Contains(t.form(c), "-") {
			got = r.people(t, f, c, to) || got // "officials from A and B", "delegations of …"
		}
	}
	return got
}

// person adds the actor whose mention has the token as its head.
func (r *docReader) person(t *tree, f *found, k int, to *[]sitrep.Participant) bool {
	mentions := r.mentionsIn(t.n)
	for i := range mentions {
		m := &mentions[i]
		if m.Head != k {
			continue
		}
		e := &r.a.Entities[m.Entity]
		if r.dateline(m.Span) {
			return false
		}
		if m.Start > 0 && r.a.Doc.Text[m.Start-1] == '(' && m.End < len(r.a.Doc.Text) && r.a.Doc.Text[m.End] == ')' {
			return false // an agency, or the short form of the name before
		}
		if m.Kind == sitrep.MentionPronoun && e.Actor == "" && e.Name == "" || r.town(t, k) && !collective(e.Type) {
			return false
		}
		if e.Type == sitrep.EntityThing || slices.Contains(e.Sectors, "JRN") {
			continue
		}
		if t.rel(k) == "compound" && !t.verb(t.head(k)) && e.Type != sitrep.EntityCountry && !sitrep.Listed(e.Actor) && !strings.Contains(t.form(k), "-") {
			return false // "the Geneva talks"
		}
		p := sitrep.Participant{Text: r.a.Text(m.Span), Span: m.Span, Actor: e.Actor, Name: e.Name, Country: e.Country, Sectors: e.Sectors, Ties: e.Ties, Entity: m.Entity}
		return addParty(r.ks, f.kind, to, p)
	}
	// a name that no mention has
	for i := range r.a.Names {
		n := &r.a.Names[i]
		if n.Words.Contains(t.n, k) && (n.Type == sitrep.NamePlace || n.Type == sitrep.NameNationality || n.Type.Collective()) {
			if n.Type == sitrep.NamePlace && (t.prep(k) == "in" || t.rel(k) == "compound" && !strings.Contains(t.form(k), "-")) {
				return false // "the Geneva talks"
			}
			if r.town(t, k) {
				return false
			}
			p := sitrep.Participant{Text: r.a.Text(n.Span), Span: n.Span, Name: r.a.Text(n.Span), Entity: -1}
			return addParty(r.ks, f.kind, to, p)
		}
	}
	// a body that nobody knows, by its capitals: "the Moheli Assembly"
	if rel := t.rel(k); t.tok[k].UPOS == "PROPN" && (rel == "nsubj" || rel == "conj" || rel == "obl" || rel == "nmod") && !t.isTimeTok(k) && !r.town(t, k) && !headline(r.a, t.n) {
		first := k
		for first > 0 && t.tok[first-1].UPOS == "PROPN" && t.head(first-1) == k {
			first--
		}
		sp := t.tok[first].Span.Cover(t.tok[k].Span)
		if first == k || r.dateline(sp) {
			return false
		}
		p := sitrep.Participant{Text: r.a.Text(sp), Span: sp, Name: r.a.Text(sp), Entity: -1}
		return addParty(r.ks, f.kind, to, p)
	}
	return false
}

// town: the word names a place that is no country: it acts for nobody.
func (r *docReader) town(t *tree, k int) bool {
	for j := range r.a.Places {
		if p := &r.a.Places[j]; p.Words.Contains(t.n, k) && !p.Demonym && p.Precision != sitrep.PlaceCountry && p.GeonameID > 0 {
			return true
		}
	}
	return false
}

// place: the words are those of a place alone.
func (r *docReader) place(sp sitrep.Span) bool {
	for i := range r.a.Places {
		if p := &r.a.Places[i]; !p.Demonym && p.Contains(sp) {
			return true
		}
	}
	return false
}

// dateline: a name in capitals before a comma or dash at the head of a paragraph.
func (r *docReader) dateline(sp sitrep.Span) bool {
	text := r.a.Doc.Text
	place, _, _ := strings.Cut(text[sp.Start:sp.End], ",") // "FLORENCIA, Colombia"
	if len(place) < 4 || sp.End+1 >= len(text) || strings.ToUpper(place) != place {
		return false
	}
	if sp.Start > 0 && text[sp.Start-1] != '\n' && text[sp.Start-1] != '(' {
		return false
	}
	rest := text[sp.End:]
	return strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " -") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " –") || strings.HasPrefix(rest, " —")
}

func collective(e sitrep.EntityType) bool { return e == sitrep.EntityGroup || e == sitrep.EntityOrg }

// mentionsIn are the mentions of actors in a sentence.
func (r *docReader) mentionsIn(n int) []sitrep.Mention {
	at := func(n int) int {
		i, _ := slices.BinarySearchFunc(r.a.Mentions, n, func(m sitrep.Mention, n int) int { return m.Words.Sentence - n })
		return i
	}
	return r.a.Mentions[at(n):at(n+1)]
}

// party adds a participant of the sign's event.
func (r *docReader) party(f *found, p sitrep.Participant) {
	if slices.Contains(p.Sectors, "JRN") || slices.ContainsFunc(f.Mediators, func(q sitrep.Participant) bool { return same(&p, &q) }) {
		return
	}
	if f.kind.parties == "two" && len(f.Parties) >= 2 {
		return
	}
	addParty(r.ks, f.kind, &f.Parties, p)
}

// addParty adds who is not there yet. "The two sides", "negotiators" name nobody.
func addParty(ks *Kinds, k *Kind, to *[]sitrep.Participant, p sitrep.Participant) bool {
	if p.Actor == "" && p.Name == "" {
		w := strings.Fields(strings.ToLower(p.Text))
		if len(w) == 0 || ks.lists["generic"][w[len(w)-1]] || ks.lists["generic"][strings.TrimSuffix(w[len(w)-1], "s")] {
			return false
		}
	}
	if p.Actor == "" && p.Name == "" && !slices.ContainsFunc([]rune(p.Text), func(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }) {
		return false
	}
	if p.Name == "" {
		w := strings.Fields(strings.ToLower(p.Text))
		if slices.ContainsFunc(w, func(v string) bool { return k.words[v] != nil && !k.weak[v] }) {
			return false
		}
		objects := k.objects
		if last := w[len(w)-1]; objects[last] || objects[strings.TrimSuffix(last, "s")] {
			return false
		}
	}
	for i := range *to {
		if same(&(*to)[i], &p) {
			return true
		}
	}
	*to = append(*to, p)
	return true
}

// state reports a government, its organs and forces: they speak for their country.
func state(p *sitrep.Participant) bool {
	if p.Country == "" {
		return false
	}
	if _, ok := ontology.SectorOf(p.Country); ok {
		return false
	}
	if !sitrep.Listed(p.Actor) { // "the Tihama Committees": what a body of that name is nobody knows
		if w := headWord(nameOf(p)); w == "" || capital(w) && !regular[w] {
			return false
		}
	}
	if len(p.Sectors) == 0 {
		return p.State()
	}
	for _, s := range p.Sectors {
		switch s {
		case "GOV", "MIL", "COP", "SPY", "JUD", "LEG":
		default:
			return false
		}
	}
	return true
}
