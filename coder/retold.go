package coder

import (
	_ "embed"
	"strings"
)

//go:embed lexicon/identity.txt
var identityText string

// identityLexicon: words that say whether what is told now was told before.
type identityLexicon struct {
	another, aside, state, long, often, result, which map[string]bool
	kind                                              map[string]string // kinds of acts by word
}

func loadIdentity() (*identityLexicon, error) {
	const file = "lexicon/identity.txt"
	lines, err := readLexicon(file, identityText, 1)
	if err != nil {
		return nil, err
	}
	x := &identityLexicon{}
	x.kind = map[string]string{}
	kinds := map[string]*map[string]bool{"another": &x.another, "aside": &x.aside, "state": &x.state, "long": &x.long, "often": &x.often, "result": &x.result, "which": &x.which}
	for _, m := range kinds {
		*m = map[string]bool{}
	}
	for _, l := range lines {
		if name, ok := strings.CutPrefix(l.keys[0], "kind "); ok {
			for _, word := range l.list {
				x.kind[root(word)] = name
			}
			continue
		}
		m := kinds[l.keys[0]]
		if m == nil {
			return nil, faultf(l.file, l.line, 1, "want another, aside, state, long, often, result, which or kind NAME, found %q", l.keys[0])
		}
		for _, word := range l.list {
			(*m)[word] = true
		}
	}
	return x, nil
}

// another: the noun is told to be one more: "a second attack", "retaliatory fire".
func (e *event) another() bool {
	t := e.t
	if !t.isNoun(e.tok) {
		return false
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		switch t.rel(int(c)) {
		case "amod", "det", "nummod", "compound", "advmod":
			if t.w.c.same.another[t.form[c]] {
				return true
			}
		}
	}
	return false
}

// indefinite: a noun that brings up something new: "an attack".
func (e *event) indefinite() bool {
	t := e.t
	if !t.isNoun(e.tok) {
		return false
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "det" && (t.form[c] == "a" || t.form[c] == "an" || t.form[c] == "another") {
			return true
		}
	}
	return false
}

// aside is how the sentence leaves what was told before: it opens with "Separately",
// "In another incident", "Also on Monday".
func (t *tree) aside() bool {
	for k := 0; k < len(t.form) && k < 2; k++ {
		if t.w.c.same.aside[t.form[k]] {
			return true
		}
	}
	if len(t.form) > 3 && (t.form[0] == "in" || t.form[0] == "on" || t.form[0] == "at") {
		for k := 1; k < 4; k++ {
			if t.w.c.same.another[t.form[k]] && t.rel(k) != "compound" {
				return true
			}
		}
	}
	return false
}

// leftSince: between the sentences of two mentions, or with the later one, the report
// turned to something else.
func (w *work) leftSince(from, to int) bool {
	for k := to; k > from; k-- {
		if t := w.trees[k]; t != nil && w.coded(k) && t.aside() {
			return true
		}
		if w.a.Sentences[k].Block != w.a.Sentences[to].Block {
			break
		}
	}
	return false
}

// before: told in the pluperfect, as what came earlier.
func (e *event) before() bool {
	t := e.t
	for c := t.first[e.anchor()]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "aux" && t.form[c] == "had" {
			return true
		}
	}
	return false
}

// soFar: a count that adds up to now: "have been killed since May".
func (e *event) soFar() bool {
	x := e.anchor()
	if !e.t.perfect(x) {
		return false
	}
	if e.on != nil && (e.on.Days() == 0 || e.on.Days() > 7) {
		return true
	}
	for c := int(e.t.first[x]); c >= 0; c = int(e.t.next[c]) {
		if e.t.form[c] == "since" || e.t.prep(c) == "since" {
			return true
		}
	}
	return false
}

// goesOn: a toll without a doer: "Two soldiers were wounded."
func (e *event) goesOn() bool {
	return e.typ == "ASSAULT" && e.t.tellsToll(e) && len(e.actors) == 0 && e.t.isVerb(e.tok)
}

// tollOnly: nothing but tolls is told.
func (p *profile) tollOnly() bool {
	for l := range p.lemmas {
		if !rootsOfToll[l] {
			return false
		}
	}
	return true
}

var rootsOfToll = map[string]bool{"kill": true, "di": true, "injur": true, "wound": true, "hurt": true, "maim": true, "slay": true, "murder": true, "massacr": true, "slaughter": true}

// state: a noun for what goes on and holds many happenings: "the war".
func (e *event) state() bool { return e.t.w.c.same.state[e.t.lemma[e.tok]] }

// goesLong: violence that adds up: "the fighting".
func (e *event) goesLong() bool {
	return e.state() || (e.t.isNoun(e.tok) || e.t.gerund(e.tok)) && e.t.w.c.same.long[e.t.form[e.tok]]
}

// titled: told by a headline or by the words that head a paragraph.
func (e *event) titled() bool {
	return e.t.w.headline(e.t.si) || e.tok < e.t.label()
}

// tells: the word, or one that it ends in or that ends in it ("airstrike" and
// "strike"), told the happening before.
func (p *profile) tells(l string) bool {
	if p.lemmas[l] {
		return true
	}
	for o := range p.lemmas {
		if len(l) > 3 && len(o) > len(l)+1 && strings.HasSuffix(o, l) || len(o) > 3 && len(l) > len(o)+1 && strings.HasSuffix(l, o) {
			return true
		}
	}
	return false
}

// otherKind: all words of the one are of another kind than a word of the other.
func (w *work) otherKind(n, o *profile) bool {
	for l := range n.lemmas {
		k := w.c.same.kind[l]
		if k == "" {
			return false
		}
		other := false
		for m := range o.lemmas {
			if r := w.c.same.kind[m]; r == k {
				return false
			} else if r != "" {
				other = true
			}
		}
		if !other {
			return false
		}
	}
	return true
}

// vague: nobody on one side is named, somebody on the other.
func vague(a, b []role) bool {
	return named(a) != named(b)
}

func named(list []role) bool {
	for i := range list {
		if list[i].p.Actor != "" || list[i].p.Name != "" {
			return true
		}
	}
	return false
}

// pointsBack: a definite noun with nothing behind it that says which; what stands
// behind a comma, a dash or a bracket only adds to it.
func (e *event) pointsBack() bool {
	t := e.t
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		ci := int(c)
		switch {
		case t.tok[c].Deprel == "nmod:poss":
			if t.timex[c] < 0 {
				return false // "their attack", but "Monday's attack"
			}
		case ci < e.tok || e.tok+1 < len(t.tok) && t.tok[e.tok+1].UPOS == "PUNCT":
		case t.rel(ci) == "acl":
			return false
		case t.rel(ci) == "nmod" && t.w.c.same.which[t.prep(ci)] && (t.timex[c] < 0 || t.prep(ci) == "since"):
			return t.prep(ci) == "in" && t.place[c] < 0 // "claimed the attack in a letter"
		}
	}
	return true
}

// ofDay: "Monday's attack".
func (t *tree) ofDay(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "nmod:poss" && t.timex[c] >= 0 {
			return true
		}
	}
	return false
}

// mustPointBack: the rule of a noun asks that its event was told before.
func (e *event) mustPointBack() bool { return e.f != nil && e.f.rule.pointsBack }

// tellsManner: one of the modes says how, not only what came of it.
func (w *work) tellsManner(modes []string) bool {
	for _, m := range modes {
		if !w.c.same.result[m] {
			return true
		}
	}
	return false
}

// answers: somebody denies or confirms it, as he does what others told.
func (e *event) answers() bool {
	for i := range e.stances {
		if a := e.stances[i].Act; a == "denies" || a == "confirms" {
			return true
		}
	}
	return false
}

// saidOfIt: the noun says what something told right before was: "It was the third
// attack in a week."
func (e *event) saidOfIt() bool {
	t := e.t
	if !t.isNoun(e.tok) || t.child(e.tok, "cop") < 0 {
		return false
	}
	s := t.child(e.tok, "nsubj")
	return s >= 0 && (t.form[s] == "it" || t.form[s] == "this" || t.form[s] == "that")
}
