package coder

import (
	_ "embed"
	"strings"
)

//go:embed lexicon/identity.txt
var identityText string

// identityLexicon: words that say whether what is told now was told before.
type identityLexicon struct {
	another, aside, state, whole, long, often, result, which, toll, more, others, passes, spell, avenge, outcry, mourn, comes, span, row, group, likened, over, apiece, probe, record, records map[string]bool
	all                                                                                                                                                                                        map[string]bool   // what one of them holds
	kind, weapon                                                                                                                                                                               map[string]string // kinds of acts, and weapons, by word
}

func loadIdentity() (*identityLexicon, error) {
	const file = "lexicon/identity.txt"
	lines, err := readLexicon(file, identityText, 1)
	if err != nil {
		return nil, err
	}
	x := &identityLexicon{all: map[string]bool{}, kind: map[string]string{}, weapon: map[string]string{}}
	kinds := map[string]*map[string]bool{"another": &x.another, "aside": &x.aside, "state": &x.state, "whole": &x.whole, "long": &x.long, "often": &x.often, "result": &x.result, "which": &x.which, "toll": &x.toll, "probe": &x.probe, "more": &x.more, "others": &x.others, "passes": &x.passes, "spell": &x.spell, "avenge": &x.avenge, "outcry": &x.outcry, "mourn": &x.mourn, "comes": &x.comes, "span": &x.span, "row": &x.row, "group": &x.group, "likened": &x.likened, "over": &x.over, "apiece": &x.apiece, "record": &x.record, "records": &x.records}
	for _, m := range kinds {
		*m = map[string]bool{}
	}
	for _, l := range lines {
		if set, name, ok := strings.Cut(l.keys[0], " "); ok && (set == "kind" || set == "weapon") {
			for _, word := range l.list {
				if set == "kind" {
					x.kind[root(word)] = name
				} else {
					x.weapon[root(word)] = name
				}
			}
			continue
		}
		m := kinds[l.keys[0]]
		if m == nil {
			return nil, faultf(l.file, l.line, 1, "want kind NAME or one of %s, found %q", namesOf(kinds), l.keys[0])
		}
		for _, word := range l.list {
			if m == &x.toll {
				word = root(word)
			}
			(*m)[word], x.all[word] = true, true
		}
	}
	return x, nil
}

// telling is how the words of a mention lay it beside what was told before.
type telling struct {
	definite   bool // a noun that may refer back ("the attack", "those strikes", "Monday's shelling")
	pointsBack bool // nothing behind it says which one is meant
	another    bool // one more of its kind: "a second attack", "retaliatory fire", "also shelled"
	passed     bool // told after the sentence has let time pass: "Two hours later, …"
	indefinite bool // a noun that brings up something new: "an attack"
	ofIt       bool // says what was told right before: "It was the third attack in a week."
	answers    bool // somebody denies or confirms it, as he does what others told
	before     bool // in the pluperfect, as what came earlier
	soFar      bool // a count that adds up to now: "have been killed since May"
	toll       bool // what became of people, without a doer: "Two soldiers were wounded."
	state      bool // what goes on and holds many happenings: "the war"
	whole      bool // what an account is of
	long       bool // violence that adds up: "the fighting"
	titled     bool // in a headline, or in the words that head a paragraph
	lead       bool // in the first sentence of running text
}

func (e *event) telling() telling {
	t, same := e.t, e.t.w.c.same
	h := telling{titled: e.titled(), lead: t.w.leads(t.si), soFar: e.soFar(), state: t.lemmaIs(e.tok, ofIdentity) && same.state[t.lemma[e.tok]]}
	noun := t.isNoun(e.tok)
	if h.whole = e.whole(); h.whole {
		h.state = false
	}
	h.long = h.state || (noun || t.gerund(e.tok)) && t.formIs(e.tok, ofIdentity) && same.long[t.form[e.tok]]
	h.toll = e.typ == "ASSAULT" && len(e.actors) == 0 && t.isVerb(e.tok) && t.tellsToll(e)
	for i := range e.stances {
		h.answers = h.answers || e.stances[i].Act == "denies" || e.stances[i].Act == "confirms"
	}
	for c := t.first[e.anchor()]; c >= 0; c = t.next[c] {
		h.before = h.before || t.rel(int(c)) == "aux" && t.form[c] == "had"
		h.another = h.another || !noun && !h.toll && t.rel(int(c)) == "advmod" && same.more[t.form[c]]
	}
	h.another = h.another || e.othersToo() || physical[e.typ] && (t.lastTime() || t.thisTime() && !h.toll && !e.definite())
	if !noun {
		if e.typ == "ASSAULT" && t.lemma[e.tok] != "die" {
			h.passed = t.timePasses()
			h.another = h.another || h.passed || t.ofNext(e.anchor())
		}
		return h
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		switch t.rel(int(c)) {
		case "det":
			h.indefinite = h.indefinite || t.form[c] == "a" || t.form[c] == "an" || t.form[c] == "another"
			fallthrough
		case "amod", "nummod", "compound", "advmod":
			h.another = h.another || t.formIs(int(c), ofIdentity) && same.another[t.form[c]]
		case "nsubj":
			h.ofIt = (t.form[c] == "it" || t.form[c] == "this" || t.form[c] == "that") && t.child(e.tok, "cop") >= 0
		}
	}
	if h.definite = e.definite(); h.definite {
		h.pointsBack = e.pointsBack()
	}
	return h
}

// takeIn: what is part of something known is told of it, what is part of one more is
// of that: "died in the blast", "died in a second blast".
func (h *telling) takeIn(o *event) {
	if !h.definite && o.definite() && o.pointsBack() {
		h.definite, h.pointsBack = true, true
	}
	h.whole = h.whole || o.whole()
	if o.t.isNoun(o.tok) {
		x := o.telling()
		h.another = h.another || x.another && !x.ofIt
	}
}

// soFar: a count that adds up to now.
func (e *event) soFar() bool {
	x := e.anchor()
	if v := e.t.sumOf(x); v >= 0 {
		x = v
	}
	if e.ofOffensive(x) || e.record() {
		return true
	}
	if !e.t.perfect(x) {
		return false
	}
	if e.on != nil && (e.on.Days() == 0 || e.on.Days() > 7) || e.overall() {
		return true
	}
	for k := range e.t.form {
		if f := e.t.form[k]; f == "since" || f == "far" && k > 0 && e.t.form[k-1] == "so" {
			return true
		}
	}
	for c := e.t.first[x]; c >= 0; c = e.t.next[c] { // "have been killed in the war"
		if p := e.t.prep(int(c)); e.t.rel(int(c)) == "obl" && (p == "in" || p == "during") && e.t.w.c.same.state[e.t.lemma[c]] {
			return true
		}
	}
	return false
}

// overall: what something lasting has cost in all.
func (e *event) overall() bool {
	x := e.anchor()
	if e.t.isNoun(x) {
		v := e.t.sumOf(x)
		return v >= 0 && e.t.perfect(v)
	}
	return e.t.perfect(x) && e.t.lastingDoer(x) >= 0
}

// lastingDoer is what goes on and did what the verb at x tells, -1 for none: "The conflict has killed
// 900", "the fighting, which has cost many lives".
func (t *tree) lastingDoer(x int) int {
	inRelative := false
	for k := 0; k < 3 && x >= 0; k++ {
		n := -1
		if s := t.child(x, "nsubj"); s >= 0 && !inRelative {
			if inRelative = relative(t.lemma[s]); !inRelative {
				n = s
			}
		}
		if n < 0 && t.rel(x) == "acl" {
			n = t.head(x)
		}
		switch {
		case n >= 0 && t.lasts(n):
			return n
		case n >= 0 || t.rel(x) != "conj":
			return -1
		}
		x = t.head(x)
	}
	return -1
}

// lasts: a noun for what lasts and holds many happenings.
func (t *tree) lasts(n int) bool {
	same := t.w.c.same
	return t.isNoun(n) && t.isAny(n, ofIdentity) && (same.state[t.lemma[n]] || same.long[t.form[n]])
}

// sumOf is the verb that says what the noun for something lasting at n has cost: "the
// fighting has cost 900 lives", "violence that has left 40 dead"; -1 none.
func (t *tree) sumOf(n int) int {
	if !t.lasts(n) {
		return -1
	}
	if h := t.head(n); h >= 0 && t.rel(n) == "nsubj" && t.isVerb(h) {
		return h
	}
	return t.child(n, "acl")
}

// headlines: it is what a headline says.
func (e *event) headlines() bool {
	x := e.anchor()
	return !e.past && e.t.rel(x) == "root" && e.t.w.headline(e.t.si)
}

// titled: told by a headline or by the words that head a paragraph.
func (e *event) titled() bool {
	return e.t.w.headline(e.t.si) || e.tok < e.t.label()
}

// leastWords of a sentence that is more than a byline or a greeting.
const leastWords = 8

// readOrder finds the first sentence of running text, the sentences that leave what
// was told before them, and the paragraphs of a digest that have headings.
func (w *work) readOrder() {
	w.first = -1
	w.aside = make([]int, len(w.trees))
	digest := w.digest()
	for si, t := range w.trees {
		w.aside[si] = -1
		if si > 0 && w.a.Sentences[si-1].Block == w.a.Sentences[si].Block {
			w.aside[si] = w.aside[si-1]
		}
		if !w.coded(si) {
			continue
		}
		if t.aside() {
			w.aside[si] = si
		}
		if w.first < 0 && !w.headline(si) && len(t.tok) >= leastWords {
			w.first = si
		}
		if digest && t.label() > 0 {
			if w.labelled == nil {
				w.labelled = map[int]bool{}
			}
			w.labelled[t.s.Block] = true
		}
	}
}

// leads: nothing but headlines, bylines and the like stands before.
func (w *work) leads(si int) bool { return si <= w.first && !w.headline(si) }

// leftSince: between the sentences of two mentions, or with the later one, its
// paragraph turned to something else.
func (w *work) leftSince(from, to int) bool { return w.aside[to] > from }

// aside: the sentence leaves what was told before: it opens with "Separately",
// "In another incident", "Also on Monday".
func (t *tree) aside() bool {
	for k := 0; k < len(t.form) && k < 2; k++ {
		if t.formIs(k, ofIdentity) && t.w.c.same.aside[t.form[k]] {
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

// tollOnly: nothing but tolls is told.
func (p *profile) tollOnly() bool {
	for _, l := range p.lemmas {
		if !p.first.t.w.c.same.toll[l] {
			return false
		}
	}
	return true
}

// tells: the word, or one that it ends in or that ends in it ("airstrike" and
// "strike"), told the happening before.
func (p *profile) tells(l string) bool {
	for _, o := range p.lemmas {
		if o == l || len(l) > 3 && len(o) > len(l)+1 && strings.HasSuffix(o, l) || len(o) > 3 && len(l) > len(o)+1 && strings.HasSuffix(l, o) {
			return true
		}
	}
	return false
}

// otherKind: all words of the one are of another kind than a word of the other.
func (w *work) otherKind(n, o *profile) bool { return n.otherOf(o, w.c.same.kind) }

// otherOf: all words of the one are of another kind than a word of the other.
func (p *profile) otherOf(o *profile, kind map[string]string) bool {
	for _, l := range p.lemmas {
		k := kind[l]
		if k == "" {
			return false
		}
		other := false
		for _, m := range o.lemmas {
			if r := kind[m]; r == k {
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

// named: one of them is known by name.
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
