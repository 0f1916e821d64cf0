package actor

import (
	"slices"

	"sitrep"
)

// span fills left and right: the extent of each token's phrase without what
// merely follows it (clauses, appositions, conjuncts).
func (d *document) span(toks []sitrep.Token) {
	n := len(toks)
	d.left, d.right = slices.Grow(d.left[:0], n)[:n], slices.Grow(d.right[:0], n)[:n]
	d.kids, d.sib = slices.Grow(d.kids[:0], n)[:n], slices.Grow(d.sib[:0], n)[:n]
	d.up = slices.Grow(d.up[:0], n)[:n]
	clear(d.kids)
	for i := n - 1; i >= 0; i-- {
		d.up[i] = -1
		d.left[i], d.right[i] = int32(i), int32(i+1)
		if h := toks[i].Head - 1; h >= 0 && h < n {
			d.sib[i] = d.kids[h]
			d.kids[h] = int32(i + 1)
			switch toks[i].Deprel {
			case "acl", "acl:relcl", "advcl", "appos", "parataxis", "conj", "cc", "punct", "ccomp", "dep", "list", "discourse", "mark", "advcl:relcl":
			default:
				d.up[i] = int32(h)
			}
		}
	}
	left, right, up := d.left, d.right, d.up
	for i := range up {
		h := up[i]
		for steps := 0; h >= 0 && steps < 12; steps++ {
			if left[h] > int32(i) {
				left[h] = int32(i)
			}
			if right[h] <= int32(i) {
				right[h] = int32(i + 1)
			}
			h = up[h]
		}
	}
}

// headOf a run of tokens: the one whose head lies outside.
func headOf(toks []sitrep.Token, lo, hi int) int {
	for i := lo; i < hi; i++ {
		if h := toks[i].Head - 1; (h < lo || h >= hi) && toks[i].Deprel != "punct" && toks[i].Deprel != "case" && toks[i].UPOS != "PUNCT" {
			return i
		}
	}
	return hi - 1
}

// modifies reports whether a token is part of the phrase of its head's noun.
func modifies(deprel string) bool {
	switch deprel {
	case "compound", "flat", "amod", "nmod:desc", "flat:name", "compound:prt", "goeswith", "nmod:unmarked", "advmod", "obl:npmod", "obl:unmarked":
		return true
	}
	return false
}

// phrase is the noun phrase of a head, with its determiner and with an
// "of"-complement, without clauses and other prepositional phrases.
func (d *document) phrase(toks []sitrep.Token, g int) (lo, hi int) {
	lo, hi = g, g+1
	for k := d.kids[g]; k > 0; k = d.sib[k-1] {
		c := int(k - 1)
		rel := toks[c].Deprel
		switch {
		case c < g:
			switch rel {
			case "det", "amod", "nummod", "compound", "nmod:poss", "flat", "det:predet", "nmod:unmarked", "nmod:desc", "nmod:npmod", "advmod", "nummod:gov":
				if rel == "advmod" {
					if toks[c].UPOS == "ADV" && g-c < 4 {
						lo = min(lo, c)
					}
					continue
				}
				lo = min(lo, int(d.left[c]))
			}
		case rel == "flat" || rel == "compound" || rel == "flat:name" || rel == "goeswith" || rel == "nmod:desc":
			hi = max(hi, int(d.right[c]))
		case (rel == "nummod" || rel == "nmod:unmarked") && toks[c].UPOS != "VERB" && toks[g].UPOS == "PROPN":
			hi = max(hi, c+1)
		case rel == "nmod" || rel == "obl":
			if of := d.caseOf(toks, c); toks[c].XPOS != "VBG" && (of == "of" || of == "for" || of == "to" || of == "in" || of == "at" && d.atPost(toks, c)) {
				ag, _, _, _ := d.nounAt(toks, max(0, g-2), g, g+1)
				if of == "of" && (ag != nil || toks[g].UPOS == "PROPN" && toks[c].UPOS == "PROPN" || toks[g].UPOS == "NUM") || ag != nil && (ag.holds || ag.title && of != "in") {
					_, r := d.phrase(toks, c)
					if r > g && r-g < 16 {
						hi = max(hi, r)
					}
				}
			}
		}
	}
	return lo, hi
}

// cases are the prepositions that caseOf tells apart.
var cases = [...]string{"of", "in", "to", "for", "by", "with", "from", "at"}

// caseOf is the preposition of a nominal, folded.
func (d *document) caseOf(toks []sitrep.Token, c int) string {
	for k := d.kids[c]; k > 0; k = d.sib[k-1] {
		if toks[k-1].Deprel == "case" {
			for _, p := range cases {
				if string(d.form(int(k-1))) == p {
					return p
				}
			}
			return "?"
		}
	}
	return ""
}

// atPost: the nominal is an organ in which people of its country serve: "a secretary at the Norvian embassy".
func (d *document) atPost(toks []sitrep.Token, c int) bool {
	ag, _, _, _ := d.nounAt(toks, max(0, c-2), c, c+1)
	return ag != nil && ag.organ
}
