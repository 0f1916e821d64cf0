package coder

import (
	"strings"

	"sitrep"
)

// repairIdentified makes the verb of naming somebody of a headline's word that may be a noun too,
// and hangs on whom it names the harm that befell him: "Police ID teen fatally shot", "Coroner
// names couple found stabbed to death".
func (t *tree) repairIdentified(i int, set attach) {
	n := i - 1
	for n > 2 && (t.tok[n].UPOS == "ADV" || t.form[n] == "found") {
		n--
	}
	if n < 2 || !t.nominal(n) || !t.ofHarm(i) && !t.lemmaIs(i, isUndergone) || t.hasRel(i, "aux", "obj") {
		return
	}
	naming := t.w.c.class["identifying"].words
	v := n - 1
	for v > 0 && !naming[t.form[v]] && inNounPhrase(t.tok[v].UPOS) && t.tok[v].UPOS != "CCONJ" {
		v--
	}
	if v < 1 || !naming[t.form[v]] || !t.nominal(v-1) {
		return
	}
	root := v
	for k := 0; k < 8 && t.head(root) >= 0; k++ {
		root = t.head(root)
	}
	if root > i || t.isVerb(v) && t.firstRel(v, "nsubj") >= 0 && t.head(n) == v && t.rel(n) == "obj" && t.head(i) == n {
		return // elsewhere in the sentence, or read well
	}
	set(v, -1, "root")
	t.tok[v].UPOS, t.tok[v].XPOS, t.kind[v] = "VERB", "VBZ", verbKind
	t.setLemma(v, "identify")
	set(v-1, v, "nsubj")
	set(n, v, "obj")
	t.befell(i, n, set)
	for c := range t.tok {
		switch h := t.head(c); {
		case c < v-1 && h >= v-1 && h <= i:
			set(c, v-1, t.tok[c].Deprel)
		case c > v && c < n && (h < v || h == i):
			set(c, n, t.tok[c].Deprel)
		case c > n && c < i:
			set(c, i, "advmod")
		case c > i && h >= 0 && h < i:
			set(c, i, t.tok[c].Deprel)
		}
	}
}

// repairTimed makes the noun that it is of a gerund behind a time of its own: "hurt in a Friday
// night shooting in Dorim". The parser makes it a deed of those hurt.
func (t *tree) repairTimed(i int, set attach) {
	n := i - 1
	if n < 2 || t.tok[i].XPOS != "VBG" || !t.w.c.class["strife"].words[t.form[i]] || t.firstRel(i, "obj") >= 0 || t.head(n) < 0 || t.head(n) > n || t.rel(n) != "obl" && t.rel(n) != "nmod" ||
		!t.w.c.times.when[t.lemma[n]] {
		return
	}
	p, d := t.firstRel(n, "case"), t.firstRel(n, "det")
	if p < 0 || p > n || d < p && !t.w.c.times.neverBare[t.form[p]] {
		return
	}
	h, rel := t.head(n), t.tok[n].Deprel
	set(i, h, rel)
	t.makeNoun(i, rel, set)
	for c := p; c < n; c++ {
		if t.head(c) == n && (c == p || c == d) {
			set(c, i, t.tok[c].Deprel)
		}
	}
	set(n, i, "compound")
}

// repairUnled gives a finite verb with an object the noun right behind the word that leads its
// clause, which the parser took for a circumstance: "after a series of raids left ten dead". Else
// the subject of the clause above would have left them.
func (t *tree) repairUnled(i int, set attach) {
	if t.tok[i].XPOS != "VBD" || t.tok[i].Deprel != "advcl" || t.head(i) > i || t.firstRel(i, "obj") < i {
		return
	}
	for c := max(0, i-12); c < i; c++ {
		if t.head(c) != i {
			continue
		}
		switch t.rel(c) {
		case "nsubj", "csubj", "aux":
			return
		case "obl":
			if !t.isNoun(c) || t.w.c.times.when[t.lemma[c]] {
				return
			}
			m := t.firstRel(i, "mark")
			if k := t.firstRel(c, "case"); k >= 0 {
				if m >= 0 || k > c || !t.w.c.times.apart[t.form[k]] {
					return
				}
				set(k, i, "mark")
			} else if m < 0 || m > c {
				return
			}
			set(c, i, "nsubj")
			return
		}
	}
}

// repairHeaded gives what stands under a heading in capitals its own subject, which the parser hung
// on the heading: "ARRESTS – Ivo Ruiz, 37, was held on a warrant".
func (t *tree) repairHeaded(i int, set attach) {
	v, k := t.head(i), i+1
	if k >= len(t.tok) || v <= k || !sitrep.IsDash(t.form[k]) && t.form[k] != ":" || !shouted(t.w.a.Text(t.tok[i].Span)) {
		return
	}
	if x := t.firstRel(i, "appos"); x > k && x < v {
		set(x, v, t.tok[i].Deprel)
		set(i, v, "parataxis")
	}
}

// repairTown takes the town behind an age for where somebody is from: "Ivo Ruiz, 37, Dorim, was
// held" is one man.
func (t *tree) repairTown(i int, set attach) {
	if h := t.head(i); i > 3 && i+1 < len(t.tok) && t.tok[i].UPOS == "PROPN" && h >= 0 && h < i-3 && t.tok[h].UPOS == "PROPN" &&
		t.ageBehind(i-4) && t.form[i+1] == "," && t.coordinator(i) < 0 {
		set(i, h, "appos")
	}
}

func shouted(word string) bool { return len(word) > 3 && strings.ToUpper(word) == word }

// repairWhoever makes the one unknown the subject of what he did, which the parser left to the
// clause behind: "Whoever shot her son, Ana Ruiz is ready to forgive him".
func (t *tree) repairWhoever(set attach) {
	if len(t.tok) > 3 && (t.form[0] == "whoever" || t.form[0] == "whomever") && t.isVerb(1) && t.head(0) != 1 && t.head(1) > 1 && t.firstRel(1, "nsubj") < 0 {
		set(0, 1, "nsubj")
	}
}
