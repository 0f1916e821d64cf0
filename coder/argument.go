package coder

// argument is a deep argument of a trigger: what remains when passive, control,
// relative clauses and coordination are undone. Clauses that hang on with a
// subordinator count as arguments with that preposition ("accused of killing").
type argument struct {
	kind argKind
	prep string
	tok  int
}

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
	out := t.w.plot.arguments.take(6)[:0]
	pas := t.passive(i)
	gap := -1 // what a relative pronoun stands for
	for c := t.first[i]; c >= 0; c = t.next[c] {
		ci := int(c)
		x := ci
		if relative(t.lemma[ci]) && (t.tok[ci].UPOS == "PRON" || t.tok[i].Deprel == "acl:relcl" && (t.rel(ci) == "obj" || t.rel(ci) == "nsubj")) {
			if h := t.antecedent(ci, i); h >= 0 {
				x, gap = h, h
				if t.struckBy(h, ci, i) >= 0 {
					continue
				}
			}
		}
		switch t.tok[ci].Deprel {
		case "nsubj", "nsubj:outer":
			if t.tok[ci].Deprel == "nsubj:outer" && t.ownSubject(i) {
				continue // "The first word was that a guard had been killed"
			}
			if pas && t.child(i, "aux:pass") >= 0 || t.undergone(i) {
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
			if t.timex[x] < 0 || t.ment[x] >= 0 { // not "agreed last August"
				out = append(out, argument{argObj, "", x})
			}
			// "urged Veland to leave", "gave them 48 hours to leave" with the infinitive on the noun
			for g := t.first[ci]; g >= 0; g = t.next[g] {
				switch gi := int(g); {
				case t.tok[g].Deprel == "acl" && t.infinitive(gi) && !has(out, argComp):
					out = append(out, argument{argComp, "to", gi})
				case t.lemma[i] == "leave" && gi > ci && t.fateOf(gi) != "": // "left 12 soldiers dead"
					out = append(out, argument{argComp, "", gi})
				}
			}
		case "iobj":
			out = append(out, argument{argIobj, "", x})
			if g := t.child(ci, "acl"); g >= 0 && t.infinitive(g) && !has(out, argComp) { // as on an object
				out = append(out, argument{argComp, "to", g})
			}
		case "obl", "obl:agent":
			p := t.prep(ci)
			if before := t.infront(ci, p); before >= 0 {
				out = append(out, argument{argPrep, "in_front_of", before})
				break
			}
			switch {
			case p == "by" && t.manner(ci):
			case t.tok[ci].Deprel == "obl:agent", p == "by" && pas && t.timex[ci] < 0:
				out = append(out, argument{argSubj, "by", x})
			case p != "":
				out = append(out, argument{argPrep, p, x})
				if !pas && ci > i && t.form[i+1] == p && t.w.c.phrasal[t.lemma[i]+" "+p] && t.firstRel(i, "obj") < 0 {
					out = append(out, argument{argObj, "", x}) // "handed over the fort": no place over which
				}
				if pas {
					out = t.nestedAgent(ci, out)
				}
			case !pas && ci > i && t.timex[ci] < 0 && t.nominal(ci) && t.child(i, "compound:prt") >= 0 && t.child(i, "obj") < 0:
				out = append(out, argument{argObj, "", x}) // "sealed off the town"
			}
			// "with a drone and missiles", and "in Iraq and Syria": conjuncts are found from the head.
		case "nmod": // a gerund that the tagger calls a verb: "died in shelling by the army"
			switch p := t.prep(ci); {
			case ci < i || p == "" || t.timex[ci] >= 0:
			case p == "by":
				out = append(out, argument{argSubj, "by", x})
			case p == "of":
				out = append(out, argument{argObj, "of", x})
			default:
				out = append(out, argument{argPrep, p, x})
			}
		case "ccomp", "xcomp":
			out = append(out, argument{argComp, t.prep(ci), x})
			if t.lemma[i] == "let" && t.lemma[ci] == "go" { // "let go of the hostages"
				for g := t.first[ci]; g >= 0; g = t.next[g] {
					if t.rel(int(g)) == "obl" && t.prep(int(g)) == "of" && !has(out, argObj) {
						out = append(out, argument{argObj, "", int(g)})
					}
				}
			}
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
	if !has(out, argObj) {
		// "asked donors to send food": parsers differ on whether the donors are an indirect object.
		for k := range out {
			if out[k].kind == argIobj {
				out[k].kind = argObj
			}
		}
	}
	return t.borrow(i, pas, gap, out)
}

// undergone: a participle of harm that the parser took for a finite verb ("scores wounded").
func (t *tree) undergone(i int) bool {
	switch t.fateOf(i) {
	case "killed", "injured":
		return t.tok[i].XPOS != "VBG" && t.child(i, "obj") < 0 && t.child(i, "aux") < 0 && !t.takesObject(i)
	}
	return false
}

var ditransitive = map[string]bool{"give": true, "grant": true, "offer": true, "deny": true, "send": true, "award": true, "hand": true, "promise": true, "refuse": true}

// nestedAgent: "the raid on the village by gunmen", the agent attached one noun too low.
func (t *tree) nestedAgent(x int, out []argument) []argument {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "nmod" && int(c) > x && t.prep(int(c)) == "by" && t.timex[c] < 0 && !has(out, argSubj) {
			return append(out, argument{argSubj, "by", int(c)})
		}
	}
	return out
}

// infront is what "in front of" and "in the vicinity of" govern, which the parser
// reads as a noun with an of; -1 for any other phrase.
func (t *tree) infront(x int, prep string) int {
	if prep != "in" || t.lemma[x] != "front" && t.lemma[x] != "vicinity" {
		return -1
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "nmod" && t.prep(int(c)) == "of" {
			return int(c)
		}
	}
	return -1
}

func (t *tree) nounArguments(i int) []argument {
	out := t.w.plot.arguments.take(6)[:0]
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
			p := t.prep(ci)
			if before := t.infront(ci, p); before >= 0 {
				out = append(out, argument{argPrep, "in_front_of", before})
				break
			}
			switch p {
			case "of":
				out = append(out, argument{argObj, "of", ci})
				out = t.nestedAgent(ci, out)
				for v := t.first[ci]; v >= 0; v = t.next[v] { // "a pledge of safe passage that the general gave to"
					if t.lemmaIs(int(v), isPassing) && (t.saysWhich(int(v)) || t.tok[v].Deprel == "acl:relcl" && t.argument(int(v), argObj) == ci) && !t.agent(ci) && t.tells(ci) == "" {
						out = t.passedOn(i, int(v), out)
					}
				}
			case "by":
				out = append(out, argument{argSubj, "by", ci})
				if x := t.doneTo(i, ci); x >= 0 && !has(out, argObj) {
					out = append(out, argument{argObj, "of", x})
				}
			case "":
			default:
				out = append(out, argument{argPrep, p, ci})
				out = t.nestedAgent(ci, out)
			}
		case "acl", "acl:relcl", "ccomp", "xcomp":
			switch {
			case t.tok[ci].Deprel == "acl" && (t.lemma[ci] == "blame" || t.lemma[ci] == "attribute") && t.participle(ci):
				// "an ambush blamed on the rebels"
				for _, a := range t.arguments(ci) {
					if a.kind == argPrep && (a.prep == "on" || a.prep == "to") && !has(out, argSubj) {
						out = append(out, argument{argSubj, "by", a.tok})
					}
				}
			case t.tok[ci].Deprel == "acl" && t.participle(ci) && t.lemmaIs(ci, isPassing):
				// "an attack carried out by rebels on the hotel": the light verb passes its arguments on.
				if x := t.argument(ci, argSubj); x >= 0 && x != i {
					out = append(out, argument{argSubj, "by", x})
				}
				for _, a := range t.arguments(ci) {
					if a.kind == argPrep && (a.prep == "on" || a.prep == "against" || a.prep == "at") {
						out = append(out, a)
					}
				}
			case t.lemmaIs(ci, isPassing) && (t.tok[ci].Deprel == "acl:relcl" || t.saysWhich(ci)):
				out = t.committed(i, ci, out)
			default:
				out = append(out, argument{argComp, t.prep(ci), ci})
			}
		case "nsubj": // the noun is a predicate: "he is a prisoner"
			x := ci
			if relative(t.lemma[ci]) && t.tok[ci].UPOS == "PRON" {
				if h := t.antecedent(ci, i); h >= 0 {
					x = h
				}
			}
			if k := t.child(i, "case"); k >= 0 && engaged[t.lemma[k]] {
				out = append(out, argument{argSubj, "", x})
				break
			}
			out = append(out, argument{argPrep, "predicated", x})
		}
	}
	if t.tok[i].Deprel == "obj" && !has(out, argSubj) {
		if x := t.byBehind(i); x >= 0 {
			out = append(out, argument{argSubj, "by", x})
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
		if t.tok[c].Deprel != "conj" || !t.isNoun(int(c)) || t.lemmaIs(int(c), isPartitive) || t.byItself(i, int(c)) { // "murder and two counts of battery"
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

// engaged: who is behind an attack, in talks, at war or on strike does it.
var engaged = map[string]bool{"behind": true, "in": true, "at": true, "on": true}

func (t *tree) adjArguments(i int) []argument {
	out := t.w.plot.arguments.take(4)[:0]
	for c := t.first[i]; c >= 0; c = t.next[c] {
		ci := int(c)
		x := ci
		if relative(t.lemma[ci]) && t.tok[ci].UPOS == "PRON" {
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

// ownSubject: a clause has a subject beside that of the sentence whose predicate it is.
func (t *tree) ownSubject(i int) bool {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if d := t.tok[c].Deprel; d == "nsubj" || d == "nsubj:pass" {
			return true
		}
	}
	return false
}
