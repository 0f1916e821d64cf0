package process

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// roles reads parties, mediators, venue, subject and round around a sign's words.
func (r *docReader) roles(t *tree, f *found) {
	a := f.anchor
	phrase := []int{a.tok}
	if a.top != a.tok {
		phrase = append(phrase, a.top)
		for h := t.head(a.tok); h >= 0 && h != a.top; h = t.head(h) {
			phrase = append(phrase, h)
		}
	}
	for _, x := range phrase {
		r.phraseRoles(t, f, x)
	}
	// those who do what the chain of words above tells: "A and B agreed to resume talks"
	chain := f.mood.chain
	if len(chain) == 0 {
		chain = []int{f.tok}
	}
	// words between the anchor and the governing word
	for h := a.top; h >= 0 && h != f.tok && len(chain) < 12; h = t.head(h) {
		if !slices.Contains(chain, h) && h != a.top {
			chain = append(chain, h)
		}
	}
	for _, g := range chain {
		if t.in(g, r.ks.lists["say"]) && g != f.tok {
			continue
		}
		for _, k := range t.kids[g] {
			if k == a.top || t.under(a.tok, k) && t.rel(k) != "nsubj" {
				continue
			}
			switch rel := t.tok[k].Deprel; {
			case rel == "nsubj" || rel == "nsubj:outer":
				r.people(t, f, k, &f.Parties)
			case t.rel(k) == "obl":
				switch t.prep(k) {
				case "by":
					if t.in(g, r.ks.lists["mediate"]) || t.in(g, r.ks.lists["host"]) {
						r.people(t, f, k, &f.Mediators)
					} else {
						r.people(t, f, k, &f.Parties)
					}
				case "with", "between", "involving", "against":
					r.people(t, f, k, &f.Parties)
				case "in", "at":
					r.venue(t, f, k)
				}
			case rel == "nsubj:pass" && !t.under(a.tok, k):
				r.people(t, f, k, &f.Parties)
			case rel == "obj" && a.act && !t.verb(a.tok):
				r.people(t, f, k, &f.Parties)
			}
		}
		// "urged both sides", "mediated by Qatar" as a participle of the sentence
		if t.in(g, r.ks.lists["mediate"]) {
			for _, k := range t.kids[g] {
				if t.tok[k].Deprel == "nsubj" {
					r.people(t, f, k, &f.Mediators)
				}
			}
		}
	}
	f.Parties = slices.DeleteFunc(f.Parties, func(p sitrep.Participant) bool {
		return slices.ContainsFunc(f.Mediators, func(q sitrep.Participant) bool { return same(&p, &q) })
	})
}

// phraseRoles reads what the phrase of the name itself says.
func (r *docReader) phraseRoles(t *tree, f *found, x int) {
	for _, k := range t.kids[x] {
		switch rel := t.rel(k); rel {
		case "nmod", "obl":
			switch p := t.prep(k); p {
			case "between", "with", "by", "involving", "among", "from":
				r.people(t, f, k, &f.Parties)
			case "of":
				if f.anchor.act || f.kind.parties == "loose" {
					r.people(t, f, k, &f.Parties)
				}
				if k != f.anchor.tok && !slices.Contains(f.kind.actWords(t, x), t.lemma(k)) && f.kind.apart == "subject" && !t.under(f.anchor.tok, k) {
					r.subject(t, f, k)
				}
			case "on", "over", "about", "into", "regarding", "concerning", "for":
				if !t.isTimeTok(k) {
					r.subject(t, f, k)
				}
			case "in", "at", "across", "around":
				r.venue(t, f, k)
				r.scope(t, f, k)
			case "": // "Ardania's troops", "the talks' mediator"
				r.people(t, f, k, &f.Parties)
			case "under", "through":
				r.people(t, f, k, &f.Mediators)
			}
			if t.tok[k].Deprel == "nmod:poss" {
				r.people(t, f, k, &f.Parties)
			}
		case "compound", "amod":
			if t.in(k, r.ks.lists["mediate"]) { // "Qatari-mediated", "UN-brokered"
				r.people(t, f, k, &f.Mediators)
				for i := max(0, k-2); i < k; i++ {
					r.person(t, f, i, &f.Mediators)
				}
				continue
			}
			if n := r.round(t, k); n > 0 {
				f.Round = n
				continue
			}
			if k == f.anchor.tok || f.anchor.act && k != x && t.under(f.anchor.tok, k) {
				continue
			}
			if !r.people(t, f, k, &f.Parties) {
				r.scope(t, f, k)
				if rel == "compound" || t.tok[k].UPOS == "ADJ" {
					f.Topics = r.topics(t, f, f.Topics, k)
				}
			}
		case "acl":
			switch {
			case t.in(k, r.ks.lists["mediate"]) || t.in(k, r.ks.lists["host"]):
				for _, c := range t.kids[k] {
					if t.rel(c) == "obl" && t.prep(c) == "by" {
						r.people(t, f, c, &f.Mediators)
					} else if t.rel(c) == "obl" && (t.prep(c) == "in" || t.prep(c) == "at") {
						r.venue(t, f, c)
					}
				}
			case t.prep(k) == "to" && !f.anchor.act && t.child(k, "nsubj") < 0 && k != f.tok:
				r.subject(t, f, k)
			case t.prep(k) == "on" || t.prep(k) == "about" || t.prep(k) == "into": // "talks on how to draw down"
				r.subject(t, f, k)
			case k == f.tok:
				for _, c := range t.kids[k] {
					if t.rel(c) == "obl" && (t.prep(c) == "on" || t.prep(c) == "over") && !t.isTimeTok(c) {
						r.subject(t, f, c)
					}
				}
			}
		case "nummod":
			if n := number(t.form(k)); n > 0 && k > x {
				f.Round = n
			}
		}
	}
	// "resumed meetings Sunday on how to draw down": hangs on the verb
	if h := t.head(x); h >= 0 && f.Subject == nil && f.kind.apart == "subject" && (t.tok[x].Deprel == "obj" || t.rel(x) == "nsubj") {
		for _, k := range t.kids[h] {
			p := t.prep(k)
			if (t.rel(k) == "obl" || t.rel(k) == "advcl") && k > x && (p == "on" || p == "over" || p == "about") && !t.isTimeTok(k) && !r.isBecause(t, k) {
				r.subject(t, f, k)
			}
		}
	}
}

func (k *Kind) actWords(t *tree, x int) (out []string) {
	for _, a := range k.actsOf(t, x) {
		out = append(out, a.of...)
	}
	return out
}

func (t *tree) isTimeTok(i int) bool {
	for _, x := range t.a.Timexes {
		if x.Span.Contains(t.tok[i].Span) {
			return true
		}
	}
	return false
}

// people adds those whom the phrase of k names, with those joined to it; false when it names none.
func (r *docReader) people(t *tree, f *found, k int, to *[]sitrep.Participant) bool {
	got := false
	if !f.kind.objects[t.lemma(k)] {
		got = r.person(t, f, k, to)
	}
	for _, c := range t.kids[k] {
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
	for _, i := range r.mentionsIn(t.n) {
		m := &r.a.Mentions[i]
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
		if t.rel(k) == "compound" && !t.verb(t.head(k)) && e.Type != sitrep.EntityCountry && !strings.HasPrefix(e.Actor, "actor:") && !strings.Contains(t.form(k), "-") {
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
	if sp.Len() < 4 || sp.End+1 >= len(text) || strings.ToUpper(text[sp.Start:sp.End]) != text[sp.Start:sp.End] {
		return false
	}
	if sp.Start > 0 && text[sp.Start-1] != '\n' && text[sp.Start-1] != '(' {
		return false
	}
	rest := text[sp.End:]
	return strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " -") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " –") || strings.HasPrefix(rest, " —")
}

func collective(e sitrep.EntityType) bool { return e == sitrep.EntityGroup || e == sitrep.EntityOrg }

func (r *docReader) mentionsIn(n int) []int {
	if r.byToken == nil {
		r.byToken = map[int][]int{}
		for i := range r.a.Mentions {
			s := r.a.Mentions[i].Words.Sentence
			r.byToken[s] = append(r.byToken[s], i)
		}
	}
	return r.byToken[n]
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

// venue is where the process is held.
func (r *docReader) venue(t *tree, f *found, k int) {
	if f.Venue != nil || f.kind.parties != "two" {
		return
	}
	for i := range r.a.Places {
		p := &r.a.Places[i]
		if p.Demonym || !p.Words.Contains(t.n, k) {
			continue
		}
		f.Venue = &sitrep.EventPlace{Place: p.Place, Text: r.a.Text(p.Span), Span: p.Span}
		return
	}
}

// scope is the place that a ceasefire or withdrawal is of.
func (r *docReader) scope(t *tree, f *found, k int) {
	if f.Scope != "" || f.kind.apart != "place" {
		return
	}
	for i := range r.a.Places {
		p := &r.a.Places[i]
		if p.Demonym || !p.Words.Contains(t.n, k) || p.Precision == sitrep.PlaceCountry || p.Precision == sitrep.PlaceArea {
			continue
		}
		f.Scope = strings.ToLower(p.Name)
		return
	}
}

// subject keeps the words of a phrase and what it is about.
func (r *docReader) subject(t *tree, f *found, k int) {
	if f.Subject != nil || f.kind.apart != "subject" || t.isTimeTok(k) {
		return
	}
	skip := func(i int) bool {
		return t.head(i) == k && (t.rel(i) == "case" || t.rel(i) == "mark" && t.form(i) != "to" && t.form(i) != "how") || t.tok[i].Deprel == "acl:relcl" || t.rel(i) == "parataxis" ||
			t.head(i) == k && t.rel(i) == "advcl" || t.isTimeTok(i)
	}
	sp := t.span(k, skip)
	if isTime(r.a, sp) {
		return
	}
	f.Subject = &sitrep.Text{Text: r.a.Text(sp), Span: sp}
	for i := range t.tok {
		if sp.Contains(t.tok[i].Span) && (t.noun(i) || t.verb(i)) {
			f.Topics = r.topics(t, f, f.Topics, i)
		}
	}
}

// topics adds what a word says of the subject; words that any talks may be about say nothing.
func (r *docReader) topics(t *tree, f *found, to []string, i int) []string {
	switch t.tok[i].UPOS {
	case "NOUN", "ADJ", "VERB", "PROPN":
	default:
		return to
	}
	w := t.lemma(i)
	if r.ks.lists["generic"][w] || r.ks.lists["former"][w] || r.ks.lists["part"][w] || r.ks.lists["aspect"][w] || len(w) < 3 || t.isTimeTok(i) {
		return to
	}
	if o, ok := r.ks.topicOf(w); ok {
		if w = o; w == "" {
			return to
		}
	} else if t.tok[i].UPOS == "ADJ" || t.tok[i].UPOS == "VERB" {
		return to // unless the list of topics has them, they are about any
	}
	if !slices.Contains(to, w) && len(to) < 6 {
		to = append(to, w)
	}
	return to
}

// topicOf looks up the class topic-NAME of a word; generic ones are "".
func (ks *Kinds) topicOf(w string) (string, bool) {
	t, ok := ks.topicWords[w]
	return t, ok
}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
	"twelfth": 12, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

// round is the number of "third round"; 0 for none.
func (r *docReader) round(t *tree, k int) int {
	w := t.form(k)
	if n := ordinals[w]; n > 0 && r.ks.lists["ordinal"][w] {
		return n
	}
	if len(w) > 2 && w[0] >= '1' && w[0] <= '9' && (strings.HasSuffix(w, "th") || strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd")) {
		return number(w[:len(w)-2])
	}
	return 0
}

func number(s string) int {
	if n := ordinals[s]; n > 0 {
		return n
	}
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 99 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// state reports a government, its organs and forces: they speak for their country.
func state(p *sitrep.Participant) bool {
	if p.Country == "" {
		return false
	}
	if _, ok := ontology.SectorOf(p.Country); ok {
		return false
	}
	if len(p.Sectors) == 0 {
		return strings.HasPrefix(p.Actor, "actor:") && len(p.Country) == 3 && p.Actor == "actor:"+strings.ToLower(p.Country)
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
