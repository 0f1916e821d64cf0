package coder

import "slices"

// events adds the events of a sentence to all: the trigger words, with what light
// and phase verbs above them add.
func (t *tree) events(all []*event) []*event {
	before := len(all)
	if t.fiction() {
		return all
	}
	for i := range t.tok {
		f := t.event(i)
		if f == nil || f.rule.kind != ruleEvent || t.partOfTrigger(i, f) || t.w.inTitle(t.tok[i].Span) || t.everyday(f.rule.typ) || t.isNoun(i) && t.inBodyName(i, f.rule.typ) {
			continue
		}
		e := t.w.plot.events.one()
		*e = event{t: t, tok: i, f: f, why: t.w.plot.whys.take(4)[:0], typ: f.rule.typ, cameo: f.rule.cameo, polarity: f.rule.polarity, reality: f.rule.reality, modes: slices.Clip(f.rule.modes)}
		own := t.arguments(i)
		e.args = append(t.w.plot.arguments.take(len(own) + 2)[:0], own...)
		e.gov = t.only(i)
		e.note("type", f.words[0], f.words[len(f.words)-1]+1, f.rule.by)
		if f.judged {
			e.note("type", f.words[0], f.words[len(f.words)-1]+1, judgedBy)
		}
		t.carry(e)
		t.lend(e)
		if t.unspecific(e) || t.private(e) {
			continue
		}
		all = append(all, e)
	}
	out := all[before:]
	t.lendDoer(out)
	t.lendDeed(out)
	t.absorb(out)
	t.pledged(out)
	oneDemand(out)
	for _, e := range out {
		e.drop = e.drop || t.lifted(e)
		t.modes(e)
	}
	return all
}

// partOfTrigger: the word is part of a longer trigger that won elsewhere ("take
// hostage", "call for" an end), or of the same words that won at an earlier one
// ("should immediately").
func (t *tree) partOfTrigger(i int, f *found) bool {
	for x := max(0, i-12); x < len(t.tok) && x <= i+12; x++ {
		if x == i {
			continue
		}
		o := t.event(x)
		if o == nil {
			continue
		}
		less := len(o.words) < len(f.words) || len(o.words) == len(f.words) && (x > i || !slices.Equal(o.words, f.words))
		for _, w := range o.words {
			if w == i && !less || w != x && t.isNoun(w) && t.head(w) == i && t.isVerb(x) && o.rule.typ == f.rule.typ { // "handed over a note of protest"
				return true
			}
		}
	}
	return false
}

// carry climbs from the event to the light and phase verbs over it and merges their arguments.
func (t *tree) carry(e *event) {
	x := e.tok
	for k := 0; k < 4; k++ {
		v, viaPart := t.carrierWithPart(x)
		if v < 0 || t.tells(v) != "" && !t.overruled(v, e) {
			return
		}
		f := t.carrierRule(v, x)
		if f == nil {
			// "conducted a series of": the partitive alone carries no more than its modifiers.
			if viaPart >= 0 {
				t.join(e, viaPart, nil)
			}
			return
		}
		if viaPart >= 0 {
			t.join(e, viaPart, nil)
		}
		t.join(e, v, f.rule)
		e.gov = append(e.gov, v)
		if f.rule.phase != "" {
			e.phase = f.rule.phase
		}
		if f.rule.polarity != "" {
			e.polarity = f.rule.polarity
		}
		if f.rule.reality != "" {
			e.reality = f.rule.reality
		}
		e.note("type", f.words[0], f.words[len(f.words)-1]+1, f.rule.by)
		x = v
	}
}

// overruled: the verb's own event rule is lighter than its reading as a carrier.
func (t *tree) overruled(v int, e *event) bool {
	own, c := t.event(v), t.search(v, ruleLight, rulePhase)
	return own != nil && c != nil && c.weight+3 > own.weight && t.carriesEvent(v, e.tok, c.rule)
}

// carrierWithPart is the verb over x; part is the partitive noun between, -1 if none.
func (t *tree) carrierWithPart(x int) (verb, part int) {
	part = -1
	for k := 0; k < 4; k++ {
		h := t.head(x)
		if h < 0 {
			return -1, part
		}
		switch t.rel(x) {
		case "obj", "nsubj", "obl", "xcomp", "ccomp", "csubj", "iobj":
			if t.isVerb(h) {
				return h, part
			}
			return -1, part
		case "acl":
			return -1, part
		case "nmod", "compound":
			if !t.lemmaIs(h, isPartitive) || t.rel(x) == "nmod" && t.prep(x) != "of" {
				return -1, part
			}
			part = h
		case "conj":
			if !t.isNoun(h) && !t.isVerb(h) || t.isVerb(h) != t.isVerb(x) {
				return -1, part
			}
		default:
			return -1, part
		}
		x = h
	}
	return -1, part
}

// carrierRule is the light or phase rule by which verb v carries the event at x.
func (t *tree) carrierRule(v, x int) *found {
	var best *found
	list := t.entries(v, ruleLight).by[t.wordClasses(v)]
	for k := range list {
		e := &list[k]
		if best != nil && int(e.wt) <= best.weight {
			continue
		}
		words := t.triggerAt(v, e.trig)
		if words == nil || !t.holds(v, e.rule) || !t.carriesEvent(v, x, e.rule) {
			continue
		}
		best = t.newFound(e, words)
	}
	return best
}

// carriesEvent: x, or the conjunct or partitive that leads to x, is the rule's event argument of v.
func (t *tree) carriesEvent(v, x int, r *rule) bool {
	for _, a := range t.arguments(v) {
		for _, w := range r.event {
			if a.is(w) && (a.tok == x || t.leadsTo(a.tok, x)) {
				return true
			}
		}
	}
	return false
}

// leadsTo: x hangs on a as a conjunct or behind a partitive.
func (t *tree) leadsTo(a, x int) bool {
	for k := 0; k < 4 && x >= 0; k++ {
		if x == a {
			return true
		}
		h := t.head(x)
		if h < 0 {
			return false
		}
		if r := t.rel(x); r != "conj" && !((r == "nmod" || r == "compound") && t.lemmaIs(h, isPartitive)) {
			return false
		}
		x = h
	}
	return false
}

// join adds the arguments of a carrier (or a partitive noun, r nil) to the event.
func (t *tree) join(e *event, v int, r *rule) {
	for _, a := range t.arguments(v) {
		if a.tok == e.tok || t.under(e.tok, a.tok) && a.kind != argPrep && r == nil || t.leadsTo(a.tok, e.tok) {
			continue
		}
		if r != nil && t.under(e.tok, a.tok) && a.kind != argSubj {
			continue
		}
		switch {
		case r == nil:
			if a.kind != argObj {
				e.args = append(e.args, a)
			}
		case a.kind == argSubj, a.kind == argObj && r.kind == rulePhase && has(r1(r.event), argSubj):
			if a.kind == argObj {
				break // "the attack ended the talks" says nothing of who
			}
			kind := argSubj
			switch {
			case r.kind == ruleLight && r.actorSet && len(r.recipient) > 0 && r.recipient[0].kind == argSubj:
				kind = argObj
			case r.kind == ruleLight && len(r.recipient) > 0 && r.recipient[0].kind == argSubj:
				kind = argObj
			}
			if kind == argSubj && a.prep == "" && r.kind == ruleLight {
				e.args = withoutModifiers(e.args) // "Karsia issued a European warrant"
			}
			if !has(e.args, kind) || kind == argObj {
				e.args = append(e.args, argument{kind, a.prep, a.tok})
			}
		case a.kind == argObj && r.kind == ruleLight && !eventIs(r, argObj):
			// "subjected the town to shelling": the object suffers.
			e.args = append(e.args, argument{argObj, "", a.tok})
		case a.kind == argPrep, a.kind == argAdv:
			e.args = append(e.args, a)
			if r.actorSet && len(r.actor) > 0 && a.is(r.actor[0]) && !has(e.args, argSubj) { // "attributed to"
				e.args = append(e.args, argument{argSubj, "by", a.tok})
			}
		}
	}
}

// withoutModifiers drops the subjects that only modify the noun.
func withoutModifiers(args []argument) []argument {
	kept := args[:0]
	for _, a := range args {
		if a.kind != argSubj || a.prep != "mod" {
			kept = append(kept, a)
		}
	}
	return kept
}

func eventIs(r *rule, k argKind) bool {
	for _, a := range r.event {
		if a.kind == k {
			return true
		}
	}
	return false
}

// r1 turns the arguments of a rule into ones that has can look at.
func r1(args []arg) []argument {
	out := make([]argument, len(args))
	for i, a := range args {
		out[i] = argument{kind: a.kind}
	}
	return out
}

// absorb drops events that are part of another one by its rule.
func (t *tree) absorb(events []*event) {
	for _, e := range events {
		for _, w := range e.f.rule.absorb {
			for _, a := range e.args {
				if !a.is(w) || a.kind == argComp && t.remarks(a.tok) {
					continue
				}
				for _, o := range events {
					if o != e && (o.tok == a.tok || o.holds(a.tok) || t.leadsTo(a.tok, o.tok)) && !t.kept(e, o) {
						o.drop = true
						o.host = e
					}
				}
			}
		}
		for _, w := range e.f.rule.unfold {
			if x := e.arg(w); x >= 0 {
				for _, o := range events {
					if o != e && o.holds(x) {
						o.host = e
					}
				}
			}
		}
	}
}

// remarks: a relative clause says something of the noun ("an offer that the rebels
// refused"); it is not what the noun is about.
func (t *tree) remarks(x int) bool {
	return t.tok[x].Deprel == "acl:relcl" && t.child(x, "mark") < 0
}

// kept: the rule takes in no events of that type that were told of somebody or before ("rejected her request").
func (t *tree) kept(e, o *event) bool {
	return contains(e.f.rule.keep, o.typ) && t.isNoun(o.tok) && (t.definite(o.tok) || has(o.args, argSubj))
}

// modes adds the modes that the means tell.
func (t *tree) modes(e *event) {
	for _, r := range t.w.rules.modes[e.typ] {
		if len(r.modes) == 0 || contains(e.modes, r.modes[0]) || len(e.modes) > 0 && oneMode[e.typ] || !t.holds(e.tok, r) {
			continue
		}
		for k := range r.when {
			if x := t.condAt(e.args, &r.when[k]); x >= 0 {
				e.modes = append(e.modes, r.modes...)
				if r.cameo != "" {
					e.cameo = r.cameo
				}
				e.note("modes", x, x+1, r.by)
				break
			}
		}
	}
}

// oneMode: types of which an event has one mode, by what is asked, refused or threatened.
var oneMode = map[string]bool{"REQUEST": true, "REJECT": true, "THREATEN": true}

// condAt is the token by which the condition holds of the arguments, -1 if it does not.
func (t *tree) condAt(args []argument, c *cond) int {
	for _, a := range args {
		for k := range c.args {
			if !a.is(c.args[k]) {
				continue
			}
			if c.op == opHas {
				return a.tok
			}
			for n := range c.values {
				if t.fits(a.tok, &c.values[n]) {
					return a.tok
				}
			}
		}
	}
	return -1
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
