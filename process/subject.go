package process

import (
	"sitrep"
	"slices"
	"strings"
)

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
	tells := false // "on time" is no subject
	for i := range t.tok {
		if sp.Contains(t.tok[i].Span) && (t.noun(i) || t.verb(i)) {
			tells = tells || !r.ks.lists["generic"][t.lemma(i)] && !r.ks.lists["period"][t.lemma(i)]
			f.Topics = r.topics(t, f, f.Topics, i)
		}
	}
	if tells {
		f.Subject = &sitrep.Text{Text: r.a.Text(sp), Span: sp}
	}
}

// topics adds what a word says of the subject; words that any talks may be about say nothing.
func (r *docReader) topics(t *tree, f *found, to []string, i int) []string {
	switch t.tok[i].UPOS {
	case "NOUN", "ADJ", "VERB": // no names: "the Algiers talks" are held there
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
