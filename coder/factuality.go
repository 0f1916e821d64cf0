package coder

import "sitrep"

// factuality of an event: what the words over it make of it.
type factuality struct {
	polarity, reality string
	condition         int // head of the conditional clause, -1
	by                string
	first, end        int // the words that decide, tokens
}

var reality = map[factEffect]string{factPlanned: sitrep.Planned, factHypothetical: sitrep.Hypothetical, factConditional: sitrep.Conditional,
	factAlleged: sitrep.Alleged, factHabitual: sitrep.Habitual}

// factuality reads polarity and reality from the trigger up to the root. The
// nearest words win for reality; negations multiply only on the way through
// verbs that are part of the event.
func (e *event) factuality() factuality {
	t := e.t
	f := factuality{polarity: e.polarity, reality: e.reality, condition: -1, first: -1}
	apart := false // past a conjunct with a subject of its own, whose adverbs are its own
	aim := false   // on the way up from an aim, which a refusal above does not undo
	set := func(eff factEffect, x int, by string) {
		if apart && by == "adverb" {
			return
		}
		if by == "modal" && e.typ == "REQUEST" && t.head(x) == e.tok && t.due(e.tok) {
			return // "must leave" is what is asked
		}
		for _, w := range e.f.words {
			if w == x && by != "facts self" {
				return // part of the trigger: "must comply" as a demand
			}
		}
		switch eff {
		case factNegative:
			if f.polarity == "" && !aim {
				f.polarity = sitrep.Negative
				f.first, f.end, f.by = x, x+1, by
			}
		case factNone, factActual:
		default:
			if f.reality == "" {
				f.reality = reality[eff]
				f.first, f.end, f.by = x, x+1, by
			}
		}
	}
	if x := e.generally(); x >= 0 {
		set(factHabitual, x, "people in general")
	}
	x := e.tok
	if m := t.mayBeThat(x); m >= 0 {
		set(factHypothetical, m, "modal")
	}
	for k := 0; k < 10; k++ {
		inEvent := e.holds(x)
		if inEvent || k == 0 {
			if r := t.recurs(x); r >= 0 {
				set(factHabitual, r, "each time")
			}
		}
		t.localFacts(x, inEvent || k == 0 || aim, set, &f)
		h := t.head(x)
		if h < 0 {
			break
		}
		if v := t.soCalled(x); v >= 0 {
			set(factAlleged, v, "facts what")
			return e.settle(f)
		}
		rel := t.rel(x)
		if rel == "nsubj" && x == e.tok && t.isNoun(x) && t.saysOf(h) && e.knownDeed(x) {
			f.first, f.end, f.by = x, x+1, known
			return e.settle(f)
		}
		stop := false
		switch rel {
		case "conj", "parataxis", "list", "appos":
			if rel == "conj" && t.isVerb(x) && t.isVerb(h) {
				if g := t.finiteOver(x, h); g != h {
					if g < 0 {
						return e.settle(f)
					}
					x = g // "urged them to stay calm and promised aid": no part of what was urged
					continue
				}
				// "will meet and discuss", "could have hit and killed": auxiliaries of the first hold for the second without its own.
				if t.child(x, "aux") < 0 && t.child(x, "nsubj") < 0 && (t.tok[x].XPOS != "VBD" || t.unrealPast(h, x)) && t.tok[x].XPOS != "VBZ" {
					t.localFacts(h, true, func(eff factEffect, x int, by string) {
						switch by {
						case "object", "source", "subject":
						default:
							set(eff, x, by)
						}
					}, &f)
				}
				apart = apart || t.child(x, "nsubj") >= 0
			}
			if rel == "parataxis" || rel == "list" {
				stop = true
			}
		case "acl":
			if t.tok[x].Deprel == "acl:relcl" {
				if t.goesOnIn(x) {
					set(t.playedIn(h), h, "facts played") // "a film in which"; not "a film at a theatre where"
				}
				stop = true
				break
			}
			if t.noSign(h) {
				set(factNegative, h, "facts none")
			}
			if t.unproven(h) {
				set(factAlleged, h, "facts unproven")
			}
			name := "comp"
			if p := t.prep(x); p != "" && p != "to" && p != "that" {
				name = p
				// "accused the rebels of attacking" with the clause on the noun
				if v := t.verbOver(h); v >= 0 {
					set(t.fact(p, v), v, "facts "+p)
				}
			}
			by := "facts " + name
			if name == "comp" {
				by = t.promise(h)
			}
			set(t.factDoing(name, x, h), h, by)
			if t.participle(x) && t.rel(h) == "nsubj" {
				return e.settle(f) // "the officer wounded in the ambush is expected to survive"
			}
		case "advcl":
			p := t.prep(x)
			if p == "as" && t.asLongAs(x) {
				p = "as_long_as"
			} else if v := t.soonHead(h); v != h && v >= 0 && (t.future(v) || t.infinitive(v)) {
				set(factConditional, h, "facts when")
				return e.settle(f)
			}
			switch {
			case p == "to":
				eff := t.fact("comp", h)
				if eff == factNone && (verbal[e.typ] || e.typ == "PROTEST" || e.typ == "CONSULT" || t.armedAction(e, h) ||
					e.typ == "AID" && t.fact("sent", h) != factNone) {
					aim = true
					break // "blocked a road to demand pay", "launched a strike to target fighters": the aim is what is done
				}
				if eff == factNone {
					eff = factHypothetical
				}
				set(eff, h, "facts purpose")
			case p == "":
				if t.pending(x) && t.future(h) {
					set(factConditional, h, "facts when")
				}
				if !t.gerund(x) && !t.participle(x) {
					stop = true
				} else if t.aimOrFailure(h) && t.infinitive(h) && x > h && t.afterComma(x) {
					g := h
					for g >= 0 && !t.finite(g) {
						g = t.head(g)
					}
					if g < 0 {
						return e.settle(f)
					}
					x = g // "fired on a vigil held to remember a man, killing two": no part of the aim
					continue
				}
			default:
				eff := t.factDoing(p, x, h)
				if eff == factNone {
					eff = t.w.c.facts.effects[factKey{p, "*"}]
				}
				if eff == factNone && t.pending(x) && t.future(h) {
					eff = factConditional // "will leave when the last prisoner is freed"
				}
				if eff == factNone && (p == "than" || p == "beyond") && !t.finite(x) && (t.due(h) || t.future(h) || t.infinitive(h)) {
					eff = factHypothetical // "must go further than banning"
				}
				set(eff, h, "facts "+p)
				stop = eff == factNone
			}
		case "xcomp", "ccomp", "csubj":
			eff := t.complement(h, x)
			if t.w.reported(t, h, x) {
				eff = factAlleged
			}
			if eff == factNone && !verbal[e.typ] && t.infinitive(x) && t.wouldDo(h) {
				eff = t.fact("wished", h)
			}
			if eff == factHypothetical && e.typ == "REQUEST" && t.w.eventAt(t, h) == nil {
				eff = factNone // "asked the court to order": one request
			}
			if !e.holds(h) {
				set(eff, h, t.promise(h))
			}
		case "obj":
			if !e.holds(h) {
				t.calledOff(h, set)
				if !e.talkedOf(x, h) {
					set(t.w.c.facts.effects[factKey{"obj", t.phrasal(h)}], h, "facts obj")
				}
				if !t.isVerb(h) {
					stop = true
				}
			}
		case "nsubj":
			if !e.holds(h) && t.passive(h) {
				t.calledOff(h, set)
				set(t.w.c.facts.effects[factKey{"obj", t.phrasal(h)}], h, "facts obj")
			} else if !e.holds(h) && t.negated(h) && t.fact("held", h) != factNone {
				set(factNegative, h, "facts held") // "the talks never began"
			}
			if !e.holds(h) && t.passive(h) && t.negated(h) && t.fact("held", h) != factNone {
				set(factNegative, h, "facts held") // "the truce was never observed"
			}
		case "compound":
			if !verbal[e.typ] && !e.holds(h) && t.fact("named", h) != factNone {
				set(t.fact("named", h), h, "facts named") // "troop withdrawal talks"
				return e.settle(f)
			}
		case "obl", "nmod":
			p := t.prep(x)
			if p == "of" && t.noSign(h) { // "no reports of further shelling"
				set(factNegative, h, "facts none")
				if f.by != "facts none" || f.reality == sitrep.Planned {
					f.reality = ""
				}
				return e.settle(f)
			}
			if k := t.barter(x, p); k >= 0 {
				set(factConditional, k, "facts traded")
				return e.settle(f)
			}
			if p != "" && !e.holds(h) {
				eff := t.fact(p, h)
				if topical(p) && e.knownDeed(x) && t.fact("spoken", h) != factNone {
					return e.settle(f)
				}
				if eff == factNone {
					eff = t.w.c.facts.effects[factKey{p, "*"}]
				}
				if eff == factNone && rel == "nmod" {
					// "accused Israel of bombardment" with the phrase on the noun
					if v := t.verbOver(h); v >= 0 && t.fact(p, v) == factAlleged {
						eff, h = factAlleged, v
					}
				}
				by := "facts " + p
				if p == "to" {
					by = t.promise(h)
				}
				set(eff, h, by)
				if eff == factNone && t.isNoun(h) && !t.lemmaIs(h, isPartitive) {
					return e.settle(f) // "the victims of the attack": told as known
				}
			}
		}
		if stop {
			break
		}
		// A noun's governor shares its modality only where it carries the event.
		if t.isNoun(x) && !e.holds(h) && t.isVerb(h) {
			if (rel == "obj" || rel == "nsubj" && t.passive(h)) && t.fact("comes", h) != factNone && (t.future(h) || t.isTo(h) >= 0) {
				set(factPlanned, h, "future") // "will receive an amnesty"
			}
			if k := t.recurs(h); k >= 0 && !e.knownDeed(x) {
				set(factHabitual, k, "each time")
			}
			x = h
			// climb on for what the clause as a whole depends on, but not its own auxiliaries
			f2 := f
			t.climbClause(e, x, &f2)
			if f.reality == "" && (f2.reality == sitrep.Conditional || f2.reality == sitrep.Alleged) {
				f = f2
			}
			break
		}
		x = h
	}
	return e.settle(f)
}

// settle fills what nothing decided.
func (e *event) settle(f factuality) factuality {
	if f.polarity == "" {
		f.polarity = sitrep.Positive
	}
	if f.reality == sitrep.Planned && e.phase == "continue" && verbal[e.typ] {
		f.reality = "" // "we will continue to call for"
	}
	if e.typ == "REJECT" && e.polarity != "" && f.reality == sitrep.Planned && (f.by == "future" || f.by == "future in the past") {
		f.reality = "" // "will not yield": refused by saying so
	}
	if f.reality == "" {
		f.reality = sitrep.Actual
	}
	return f
}

// aimOrFailure: an infinitive of aim, or of what failed: a participle after a comma is no part of either.
func (t *tree) aimOrFailure(h int) bool {
	switch t.rel(h) {
	case "advcl", "acl":
		return true
	case "xcomp":
		return t.fact("comp", t.head(h)) == factNegative
	}
	return false
}

// known is the evidence of a deed that is told as known where what is said of it is a condition.
const known = "known deed"

// saysOf: what h says of its subject is no happening of it: "if the attack was the work of
// rebels", "if the raid is proved to have been ordered", but "if the attack succeeds".
func (t *tree) saysOf(h int) bool {
	k := t.child(h, "mark")
	if k < 0 || t.form[k] != "if" {
		return false
	}
	if !t.isVerb(h) {
		return t.child(h, "cop") >= 0
	}
	return t.passive(h) && t.fact("held", h) == factNone
}

// barter is the noun by which x, behind prep, is asked for by who has done nothing yet:
// "would disarm in exchange for an amnesty", "offered to talk in return for a pardon";
// -1 for none.
func (t *tree) barter(x int, prep string) int {
	k := t.child(x, "case") - 1
	if prep != "for" || k < 1 || t.form[k-1] != "in" || t.fact("traded", k) == factNone {
		return -1
	}
	for y, n := t.head(k), 0; y >= 0 && n < 5; y, n = t.head(y), n+1 {
		if t.future(y) || t.fact("promised", y) != factNone || wanted[t.fact("comp", y)] || wanted[t.fact("inf", y)] || wanted[t.fact("obj", y)] {
			return k
		}
		if r := t.rel(y); t.isVerb(y) && r != "xcomp" && r != "ccomp" && r != "conj" && r != "acl" {
			break
		}
	}
	return -1
}

// wanted are the effects of what is planned or asked for.
var wanted = map[factEffect]bool{factPlanned: true, factHypothetical: true}

// calledOff: what is cancelled was planned and is not so.
func (t *tree) calledOff(v int, set func(factEffect, int, string)) {
	if t.w.c.facts.effects[factKey{"off", t.phrasal(v)}] != factNone {
		set(factNegative, v, "facts off")
		set(factPlanned, v, "facts off")
	}
}

// armedAction: the verb or its object tells an armed action of which e is the aim.
func (t *tree) armedAction(e *event, h int) bool {
	if e.typ != "ASSAULT" && e.typ != "COERCE" && e.typ != "MOBILIZE" {
		return false
	}
	o := t.w.eventAt(t, h)
	return o != nil && (o.typ == "ASSAULT" || o.typ == "MOBILIZE")
}

// reported: "is said to have", "was reported to be": nobody says so by name. What
// was found was so: "were found shot dead".
func (w *work) reported(t *tree, h, x int) bool {
	return t.isVerb(h) && t.rel(x) == "xcomp" && t.passive(h) && w.c.speech.act[t.lemma[h]] == "asserts" && t.fact("shown", h) == factNone || t.isVerb(h) && t.passive(h) && t.child(h, "expl") >= 0 && w.c.speech.act[t.lemma[h]] == "asserts"
}

func (t *tree) climbClause(e *event, x int, f *factuality) {
	for k := 0; k < 6; k++ {
		h := t.head(x)
		if h < 0 {
			return
		}
		switch t.rel(x) {
		case "advcl":
			p := t.prep(x)
			if eff := t.w.c.facts.effects[factKey{p, "*"}]; eff == factConditional {
				f.reality, f.first, f.end, f.by = sitrep.Conditional, x, x+1, "facts "+p
			}
			return
		case "xcomp", "ccomp":
			if t.w.reported(t, h, x) {
				f.reality, f.first, f.end, f.by = sitrep.Alleged, h, h+1, "facts comp"
				return
			}
		case "conj":
		default:
			return
		}
		x = h
	}
}
