package coder

import "strings"

// A feature of a word that may tell an event is a hash of its kind and words.
type feature uint32

func hashed(kind string, parts ...string) feature {
	h := uint32(2166136261)
	for i := 0; i < len(kind); i++ {
		h = (h ^ uint32(kind[i])) * 16777619
	}
	for _, p := range parts {
		h = (h ^ 0xff) * 16777619
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
	}
	return feature(h ^ h>>15)
}

// candidate: the model of types is asked about the word.
func (t *tree) candidate(i int) bool {
	m := t.w.c.types
	if u := t.tok[i].UPOS; u != "VERB" && u != "NOUN" || m == nil || t.timex[i] >= 0 {
		return false
	}
	return m.telling[t.lemma[i]]
}

// typeFeatures are what the model of types sees of a word: the word, what hangs
// on it and on what it hangs, the words around, and what the rules say.
func (t *tree) typeFeatures(i int, out []feature) []feature {
	add := func(kind string, parts ...string) { out = append(out, hashed(kind, parts...)) }
	l, u := t.lemma[i], t.tok[i].UPOS
	add("bias")
	add("pos", u)
	add("lemma", l, u)
	add("rel", t.rel(i), u)
	for k, c := range t.clusters(i) {
		add("cluster", levels[k], c, u)
	}
	vote := t.vote(i)
	add("vote", vote)
	add("vote of", vote, l)
	if f := t.rule(i); f != nil {
		add("weight", vote, [...]string{"0", "1", "2", "3"}[max(0, min(f.weight/4, 3))])
		if len(f.rule.modes) > 0 {
			add("vote", vote, f.rule.modes[0])
		}
	}
	passive := u == "VERB" && t.passive(i)
	if passive {
		add("passive", u)
		add("passive", l)
	}
	if t.w.headline(t.si) {
		add("headline")
	}
	if h := t.head(i); h >= 0 {
		add("head", t.rel(i), t.lemma[h])
		add("head vote", t.rel(i), t.vote(h))
		if t.rel(i) == "xcomp" || t.rel(i) == "ccomp" || t.rel(i) == "advcl" || t.rel(i) == "obj" || t.rel(i) == "nmod" || t.rel(i) == "obl" {
			add("head of", l, t.rel(i), t.lemma[h])
		}
		for k, c := range t.clusters(h) {
			add("head cluster", levels[k], t.rel(i), c)
		}
	}
	for _, a := range t.arguments(i) {
		kind := (arg{kind: a.kind, prep: a.prep}).String()
		if a.kind == argSubj || a.kind == argMod || a.kind == argAdv {
			kind = (arg{kind: a.kind}).String()
		}
		x := a.tok
		add("has", kind)
		add("has", kind, l)
		word := t.sort(x)
		add("arg", kind, word)
		add("arg of", kind, word, l)
		if v := t.vote(x); v != "" {
			add("arg vote", kind, v)
			add("arg vote", kind, v, l)
		}
		for k, c := range t.clustersAs(x, word) {
			add("arg cluster", levels[k], kind, c)
			if k == 0 {
				add("arg cluster of", kind, c, l)
			}
		}
		if a.kind == argComp || a.kind == argPrep { // "agreed to hold talks": what the complement is about
			if o := t.child(x, "obj"); o >= 0 {
				add("arg obj", kind, t.sort(o))
				for k, c := range t.clustersAs(o, t.sort(o)) {
					add("arg obj cluster", levels[k], kind, c)
				}
			}
		}
	}
	for d := -3; d <= 3; d++ {
		x := i + d
		if d == 0 || x < 0 || x >= len(t.tok) {
			continue
		}
		side := "before"
		if d > 0 {
			side = "after"
		}
		w := t.sort(x)
		add(side, w)
		if d == 1 || d == -1 {
			add(side, "next", w)
			add(side, "next", w, l)
		}
		if c := t.clustersAs(x, w); len(c) > 0 {
			add(side, "cluster", c[1])
		}
	}
	return out
}

// sentenceFeatures are what the model sees of the sentence as a whole: what it is about.
func (t *tree) sentenceFeatures(out []feature) []feature {
	for i := range t.tok {
		switch t.tok[i].UPOS {
		case "NOUN", "VERB", "ADJ":
			out = append(out, hashed("about", t.lemma[i]))
			if c := t.clusters(i); len(c) > 0 {
				out = append(out, hashed("about cluster", c[1]))
			}
		}
	}
	return out
}

// clusters of a token's lemma, as those of the model.
func (t *tree) clusters(i int) []string {
	if t.kin[i] == unasked {
		t.kin[i] = t.w.c.types.kin(t.lemma[i])
	}
	return t.w.c.types.clusters(t.kin[i])
}

// clustersAs are those of the word that stands for a token; see sort.
func (t *tree) clustersAs(i int, word string) []string {
	if word == t.lemma[i] {
		return t.clusters(i)
	}
	return t.w.c.types.clusters(t.w.c.types.kin(word))
}

// sort is a word without what makes it one of many: names and numbers give way to what they are.
func (t *tree) sort(x int) string {
	switch {
	case t.timex[x] >= 0:
		return "<time>"
	case t.tok[x].UPOS == "NUM":
		return "<number>"
	case t.place[x] >= 0:
		if t.countryPlace(x) {
			return "<country>"
		}
		return "<place>"
	case t.tok[x].UPOS == "PROPN" || t.tok[x].UPOS == "PRON" && t.ment[x] >= 0:
		if e := t.entityAt(x); e != nil {
			return "<" + strings.ToLower(string(e.Type)) + ">"
		}
		return "<name>"
	}
	return t.lemma[x]
}

// vote is the type that the rules give a word: NONE where they say that it tells nothing, "" without a rule.
func (t *tree) vote(i int) string {
	f := t.rule(i)
	switch {
	case f == nil:
		return ""
	case f.rule.kind == ruleNone:
		return "NONE"
	}
	return f.rule.typ
}
