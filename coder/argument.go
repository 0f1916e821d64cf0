package coder

import "sitrep"

// argument is a deep argument of a trigger: what remains when passive, control,
// relative clauses and coordination are undone. Clauses that hang on with a
// subordinator count as arguments with that preposition ("accused of killing").
type argument struct {
	kind argKind
	prep string
	tok  int
}

var relatives = map[string]bool{"who": true, "which": true, "that": true, "whom": true}

// arguments of any token that may be a trigger.
func (t *tree) arguments(i int) []argument {
	switch t.state[i] {
	case 1:
		return nil // a circle in the tree's readings: give up here
	case 2:
		return t.args[i]
	}
	t.state[i] = 1
	var out []argument
	switch {
	case t.isVerb(i):
		out = t.verbArguments(i)
	case t.isNoun(i):
		out = t.nounArguments(i)
	default:
		out = t.adjArguments(i)
	}
	t.args[i], t.state[i] = out, 2
	return out
}

// argument of a kind, the first; -1 if none.
func (t *tree) argument(i int, k argKind) int {
	for _, a := range t.arguments(i) {
		if a.kind == k {
			return a.tok
		}
	}
	return -1
}

func has(out []argument, k argKind) bool {
	for _, a := range out {
		if a.kind == k {
			return true
		}
	}
	return false
}

func (t *tree) verbArguments(i int) []argument {
	out := make([]argument, 0, 6)
	pas := t.passive(i)
	gap := -1 // what a relative pronoun stands for
	for c := t.first[i]; c >= 0; c = t.next[c] {
		ci := int(c)
		x := ci
		if relatives[t.lemma[ci]] && t.tok[ci].UPOS == "PRON" {
			if h := t.antecedent(ci, i); h >= 0 {
				x, gap = h, h
			}
		}
		switch t.tok[ci].Deprel {
		case "nsubj", "nsubj:outer":
			if pas && t.child(i, "aux:pass") >= 0 {
				out = append(out, argument{argObj, "", x})
			} else {
				out = append(out, argument{argSubj, "", x})
			}
		case "nsubj:pass":
			if t.child(i, "obj") >= 0 && ditransitive[t.lemma[i]] {
				out = append(out, argument{argIobj, "", x})
			} else {
				out = append(out, argument{argObj, "", x})
			}
		case "csubj", "csubj:pass":
			out = append(out, argument{argSubj, "", x})
		case "obj":
			if t.timex[x] >= 0 && t.ment[x] < 0 {
				break // "agreed last August"
			}
			out = append(out, argument{argObj, "", x})
			// "urged Veland to leave" with the infinitive on the noun
			for g := t.first[ci]; g >= 0; g = t.next[g] {
				if t.tok[g].Deprel == "acl" && t.infinitive(int(g)) && !has(out, argComp) {
					out = append(out, argument{argComp, "to", int(g)})
				}
			}
		case "iobj":
			out = append(out, argument{argIobj, "", x})
		case "obl", "obl:agent":
			p := t.prep(ci)
			switch {
			case t.tok[ci].Deprel == "obl:agent", p == "by" && pas && t.timex[ci] < 0:
				out = append(out, argument{argSubj, "by", x})
			case p != "":
				out = append(out, argument{argPrep, p, x})
				if pas {
					out = t.nestedAgent(ci, out)
				}
			}
			// "with a drone and missiles", and "in Iraq and Syria": conjuncts are found from the head.
		case "ccomp", "xcomp":
			out = append(out, argument{argComp, t.prep(ci), x})
		case "advcl", "acl":
			switch {
			case t.lemma[ci] == "use" && t.gerund(ci):
				if o := t.child(ci, "obj"); o >= 0 {
					out = append(out, argument{argPrep, "using", o})
				}
			case t.prep(ci) != "":
				p := t.prep(ci)
				if p == "to" {
					// Complements and purposes look alike to the parser.
					if !has(out, argComp) {
						out = append(out, argument{argComp, p, x})
					}
					p = "in_order_to"
				}
				out = append(out, argument{argPrep, p, x})
			}
		case "advmod", "compound:prt":
			out = append(out, argument{argAdv, "", x})
		}
	}
	return t.borrow(i, pas, gap, out)
}

var ditransitive = map[string]bool{"give": true, "grant": true, "offer": true, "deny": true, "send": true, "award": true, "hand": true, "promise": true, "refuse": true}

// relativeHead is the noun that the relative clause around verb i modifies.
func (t *tree) relativeHead(i int) int {
	for k := 0; i >= 0 && k < 6; k++ {
		switch t.tok[i].Deprel {
		case "acl:relcl", "acl":
			return t.head(i)
		case "ccomp", "xcomp", "conj", "advcl":
			i = t.head(i)
		default:
			return -1
		}
	}
	return -1
}

// antecedent of the relative pronoun p in the clause of verb i: the noun that the
// clause modifies, unless that is a time; else the noun right before the pronoun.
func (t *tree) antecedent(p, i int) int {
	h := t.relativeHead(i)
	if h >= 0 && (t.timex[h] < 0 && !units[t.lemma[h]]) {
		if t.lemma[p] == "who" && (!t.property(h, "people") || t.lemma[h] == "force" || t.namedAs(h, sitrep.NameOrganization)) {
			// "a commander in the forces, who": the person above
			for x, k := h, 0; k < 4; k++ {
				if r := t.rel(x); r != "nmod" && r != "appos" && r != "compound" && r != "flat" && r != "conj" {
					break
				}
				if x = t.head(x); x < 0 {
					break
				}
				if t.property(x, "people") && !t.namedAs(x, sitrep.NameOrganization) {
					return x
				}
			}
		}
		return h
	}
	if h < 0 && t.tok[p].XPOS != "WDT" && t.tok[p].XPOS != "WP" {
		return -1
	}
	for x := p - 1; x >= 0 && x > p-8; x-- {
		if t.tok[x].UPOS == "PUNCT" || t.timex[x] >= 0 || units[t.lemma[x]] || t.tok[x].UPOS == "ADJ" || t.tok[x].UPOS == "ADV" {
			continue
		}
		if !t.isNoun(x) {
			break
		}
		return x
	}
	return h
}

// subjectControl: the subject of the infinitive is the subject although there is an object.
var subjectControl = map[string]bool{"promise": true, "threaten": true, "use": true, "take": true, "vow": true, "pledge": true}

// controlByOblique: "called on the army to leave".
var controlByOblique = map[string]bool{"call": true, "appeal": true, "plead": true, "rely": true, "lean": true, "prevail": true}

// borrow adds the arguments that a verb shares with its surroundings.
func (t *tree) borrow(i int, pas bool, gap int, out []argument) []argument {
	h := t.head(i)
	if h < 0 {
		return out
	}
	give := func(x int) {
		if x < 0 || x == i {
			return
		}
		if pas && !has(out, argObj) {
			out = append(out, argument{argObj, "", x})
		} else if !pas && !has(out, argSubj) {
			out = append(out, argument{argSubj, "", x})
		}
	}
	switch t.tok[i].Deprel {
	case "amod":
		if t.participle(i) {
			out = append(out, argument{argObj, "", h})
		} else if t.gerund(i) {
			out = append(out, argument{argSubj, "", h})
		}
	case "acl:relcl":
		if gap < 0 {
			switch {
			case !has(out, argSubj) && !pas:
				out = append(out, argument{argSubj, "", h})
			case !has(out, argObj):
				out = append(out, argument{argObj, "", h})
			}
		}
	case "acl":
		switch {
		case t.infinitive(i):
			give(t.argument(h, argSubj))
			if !has(out, argSubj) {
				give(t.lightSubject(h))
			}
		case pas:
			if !has(out, argObj) {
				out = append(out, argument{argObj, "", h})
			}
		case t.prep(i) != "":
			if t.rel(h) == "obj" && t.prep(i) == "of" {
				give(h) // "accused the rebels of attacking" with the clause on the noun
				break
			}
			give(t.argument(h, argSubj))
		default:
			give(h)
		}
	case "xcomp":
		give(t.controller(h))
	case "ccomp":
		if !has(out, argSubj) && !pas && (t.infinitive(i) || t.gerund(i)) {
			give(t.controller(h))
		} else if gap < 0 && !has(out, argSubj) && !pas {
			if r := t.relativeHead(i); r >= 0 { // "who the US said is responsible" without the pronoun here
				give(r)
			}
		}
	case "advcl":
		if t.child(i, "nsubj") < 0 && t.child(i, "nsubj:pass") < 0 {
			if p := t.prep(i); (p == "of" || p == "from" || p == "into" || p == "for") && t.isVerb(h) {
				give(t.controller(h)) // "accused the rebels of attacking"
				break
			}
			if t.infinitive(i) && controlByOblique[t.lemma[h]] {
				give(t.controller(h))
				break
			}
			give(t.surfaceSubject(h))
		}
	case "conj":
		if !t.isVerb(h) && !t.isVerb(i) {
			break
		}
		hp := t.passive(h)
		if (!pas && !has(out, argSubj)) || (pas && !has(out, argObj)) {
			switch {
			case hp == pas && pas:
				give(t.argument(h, argObj))
				if !has(out, argSubj) {
					if x := t.argument(h, argSubj); x > i {
						out = append(out, argument{argSubj, "by", x})
					}
				}
			case hp && !pas, !hp && pas:
				give(t.surfaceSubject(h))
			default:
				give(t.argument(h, argSubj))
			}
		}
		if !pas && !has(out, argObj) && !has(out, argComp) {
			if x := t.child(h, "obj"); x > i {
				out = append(out, argument{argObj, "", x})
			}
		}
	}
	// "attacked and killed the villagers": the object hangs on the second verb.
	if !pas && !has(out, argObj) && !has(out, argComp) {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if t.tok[c].Deprel == "conj" && int(c) > i && int(c)-i <= 3 && t.isVerb(int(c)) && t.child(int(c), "nsubj") < 0 {
				if x := t.child(int(c), "obj"); x > int(c) {
					out = append(out, argument{argObj, "", x})
					break
				}
			}
		}
	}
	return out
}

// controller of a complement without subject of the verb h.
func (t *tree) controller(h int) int {
	if controlByOblique[t.lemma[h]] {
		for _, a := range t.arguments(h) {
			if a.kind == argPrep && (a.prep == "on" || a.prep == "upon" || a.prep == "to") {
				return a.tok
			}
		}
	}
	if !subjectControl[t.lemma[h]] {
		if x := t.child(h, "obj"); x >= 0 && t.nominal(x) && (t.timex[x] < 0 || t.ment[x] >= 0) {
			if relatives[t.lemma[x]] {
				if r := t.relativeHead(h); r >= 0 {
					return r
				}
			}
			return x
		}
		if x := t.child(h, "iobj"); x >= 0 {
			return x
		}
	}
	return t.surfaceSubject(h)
}

// surfaceSubject: who the clause is about: of the passive its subject.
func (t *tree) surfaceSubject(h int) int {
	if t.isVerb(h) && t.passive(h) {
		if x := t.argument(h, argObj); x >= 0 {
			return x
		}
		return t.argument(h, argIobj)
	}
	return t.argument(h, argSubj)
}

// lightSubject: the subject of the verb whose object the noun is ("made a decision to leave").
func (t *tree) lightSubject(n int) int {
	h := t.head(n)
	if h >= 0 && t.isVerb(h) && (t.rel(n) == "obj" || t.rel(n) == "obl") {
		return t.argument(h, argSubj)
	}
	return -1
}

// nestedAgent: "the raid on the village by gunmen", the agent attached one noun too low.
func (t *tree) nestedAgent(x int, out []argument) []argument {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "nmod" && int(c) > x && t.prep(int(c)) == "by" && t.timex[c] < 0 && !has(out, argSubj) {
			return append(out, argument{argSubj, "by", int(c)})
		}
	}
	return out
}

func (t *tree) nounArguments(i int) []argument {
	out := make([]argument, 0, 6)
	for c := t.first[i]; c >= 0; c = t.next[c] {
		ci := int(c)
		switch t.tok[ci].Deprel {
		case "nmod:poss":
			out = append(out, argument{argSubj, "poss", ci})
		case "amod", "compound", "nmod:desc", "flat", "nmod:unmarked":
			if t.timex[ci] >= 0 { // "Hamas' Oct. 7 attacks"
				if x := t.child(ci, "nmod:poss"); x >= 0 && t.timex[x] < 0 {
					out = append(out, argument{argSubj, "poss", x})
				}
			}
			if t.actorish(ci) {
				out = append(out, argument{argSubj, "mod", ci})
			}
			out = append(out, argument{argMod, "", ci})
		case "nmod", "obl", "obl:agent", "nmod:agent":
			switch p := t.prep(ci); p {
			case "of":
				out = append(out, argument{argObj, "of", ci})
				out = t.nestedAgent(ci, out)
			case "by":
				out = append(out, argument{argSubj, "by", ci})
			case "":
			default:
				out = append(out, argument{argPrep, p, ci})
				out = t.nestedAgent(ci, out)
			}
		case "acl", "acl:relcl", "ccomp", "xcomp":
			switch {
			case t.tok[ci].Deprel == "acl" && t.participle(ci) && byVerbs[t.lemma[ci]]:
				// "an attack carried out by rebels": the light verb passes its agent on.
				if x := t.argument(ci, argSubj); x >= 0 && x != i {
					out = append(out, argument{argSubj, "by", x})
				}
			default:
				out = append(out, argument{argComp, t.prep(ci), ci})
			}
		case "nsubj": // the noun is a predicate: "he is a prisoner"
			out = append(out, argument{argPrep, "predicated", ci})
		}
	}
	if t.tok[i].Deprel == "conj" {
		if h := t.head(i); h >= 0 && t.isNoun(h) {
			for _, a := range t.arguments(h) {
				if a.kind == argSubj && a.tok < h && !has(out, argSubj) {
					out = append(out, a)
				}
			}
		}
	}
	// "attacks and raids on the town": what hangs on the last conjunct belongs to all.
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel != "conj" || !t.isNoun(int(c)) {
			continue
		}
		for k := t.first[c]; k >= 0; k = t.next[k] {
			if t.tok[k].Deprel != "nmod" {
				continue
			}
			p := t.prep(int(k))
			dup := p == "" || p == "of" && has(out, argObj)
			for _, a := range out {
				dup = dup || a.prep == p
			}
			if dup {
				continue
			}
			switch p {
			case "of":
				out = append(out, argument{argObj, "of", int(k)})
			case "by":
				out = append(out, argument{argSubj, "by", int(k)})
			default:
				out = append(out, argument{argPrep, p, int(k)})
			}
		}
	}
	return out
}

// byVerbs pass their agent on to the noun that they modify.
var byVerbs = map[string]bool{"carry": true, "launch": true, "conduct": true, "commit": true, "perpetrate": true, "stage": true, "mount": true, "execute": true,
	"claim": true, "lead": true, "organize": true, "organise": true, "order": true, "make": true, "hold": true, "host": true, "mediate": true, "wage": true, "undertake": true, "attribute": true}

func (t *tree) adjArguments(i int) []argument {
	out := make([]argument, 0, 4)
	for c := t.first[i]; c >= 0; c = t.next[c] {
		ci := int(c)
		x := ci
		if relatives[t.lemma[ci]] && t.tok[ci].UPOS == "PRON" {
			if h := t.relativeHead(i); h >= 0 {
				x = h
			}
		}
		switch t.tok[ci].Deprel {
		case "nsubj", "nsubj:pass", "nsubj:outer":
			out = append(out, argument{argSubj, "", x})
		case "obl", "obl:agent", "nmod", "advcl":
			if p := t.prep(ci); p != "" {
				out = append(out, argument{argPrep, p, x})
			}
		case "ccomp", "xcomp":
			out = append(out, argument{argComp, t.prep(ci), x})
		case "advmod":
			out = append(out, argument{argAdv, "", x})
		}
	}
	if h := t.head(i); h >= 0 && !has(out, argSubj) {
		switch t.tok[i].Deprel {
		case "amod", "acl", "acl:relcl":
			out = append(out, argument{argSubj, "", h})
		case "xcomp":
			if x := t.controller(h); x >= 0 && x != i {
				out = append(out, argument{argSubj, "", x})
			}
		case "conj", "advcl":
			if x := t.surfaceSubject(h); x >= 0 && x != i {
				out = append(out, argument{argSubj, "", x})
			}
		}
	}
	return out
}
