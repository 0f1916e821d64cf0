package coder

import "slices"

// holds evaluates the conditions of a rule at token i.
func (t *tree) holds(i int, r *rule) bool { return t.allHold(i, r.conds, r) }

// allHold is holds with the rule's conditions at hand.
func (t *tree) allHold(i int, conds []cond, r *rule) bool {
	for k := range conds {
		if c := &conds[k]; t.cond(i, c) == c.neg && !(c.agent && r.undergone && official[r.typ] && t.agentless(i)) {
			return false
		}
	}
	return true
}

// official types: in them a passive without agent leaves open which authority acted;
// in others who acts decides the type.
var official = map[string]bool{"SUPPORT": true, "AGREE": true, "SANCTION": true, "CONCEDE": true, "RETREAT": true}

// agentless: a passive that says nothing of who does it; what rules ask of the doer is left open.
func (t *tree) agentless(i int) bool {
	return t.isVerb(i) && t.child(i, "aux:pass") >= 0 && !has(t.arguments(i), argSubj)
}

// cond evaluates a condition without its negation.
func (t *tree) cond(i int, c *cond) bool {
	switch c.op {
	case opVoice:
		return t.isVerb(i) && t.passive(i) == ((*c.says)[0] == "passive")
	case opMood:
		mood := (*c.says)[0]
		return t.mood(i) == mood || mood == "future" && t.isVerb(i) && t.future(i) || mood == "due" && t.due(i)
	case opPrivate:
		return t.apart()
	case opTold:
		return (t.isVerb(i) || t.definite(i)) && t.typesBefore(*c.says) || t.isVerb(i) && t.joined(i, *c.says)
	case opSentence:
		return t.sentenceHas(i, c)
	case opPrevious:
		return t.previousHave(c)
	}
	args := t.argumentsWith(i)
	if (t.with[i] == nil || t.has[i]&c.asks == 0) && !t.reaches(i, c.asks) {
		return false
	}
	for k := range args {
		a := &args[k]
		if (c.asks&kindBit(a.kind) != 0 || a.prep != "" && c.of(a)) && (c.op == opHas || t.fitsAny(a.tok, c)) {
			return true
		}
	}
	return false
}

// reaches: token i may have an argument that is asked for.
func (t *tree) reaches(i int, asks uint64) bool {
	if t.with[i] == nil {
		t.argumentsWith(i)
	}
	return t.with[i] == nil || t.has[i]&asks != 0
}

// asks is what an event's trigger has to have for the first condition that wants an
// argument to hold, unless a condition before it looks for events.
func (r *rule) asks() uint64 {
	for k := range r.conds {
		c := &r.conds[k]
		switch {
		case c.op == opTold || slices.ContainsFunc(c.values, func(v value) bool { return v.kind == valueEvent }) && (c.neg || c.agent):
			return 0
		case (c.op == opIs || c.op == opHas) && !c.neg && !c.agent:
			return c.asks
		}
	}
	return 0
}

// of: the condition asks for the argument.
func (c *cond) of(a *argument) bool {
	if c.asks&kindBit(a.kind) != 0 {
		return true
	}
	if c.asks&prepBits == 0 {
		return false
	}
	if a.kind == argMod || a.kind == argAdv {
		return false // kinds were looked at above
	}
	for k := range c.args {
		if w := &c.args[k]; w.kind == argPrep && (a.prep == w.prep || a.prep == "out_of" && (w.prep == "of" || w.prep == "from")) {
			return true
		}
	}
	return false
}

// sentenceHas: some other word of the sentence fits one of the values.
func (t *tree) sentenceHas(i int, c *cond) bool {
	for x := range t.tok {
		if x != i && t.fitsAlone(x, c) {
			return true
		}
	}
	return false
}

// fitsAlone: the word itself fits one of the condition's values.
func (t *tree) fitsAlone(x int, c *cond) bool {
	if form, lemma := t.keys[2*x], t.keys[2*x+1]; c.words.has(form) || c.words.has(lemma) {
		for n, key := range c.plain[:c.lemmas] {
			if (key == form || key == lemma) && t.fitsOne(x, &c.values[n]) {
				return true
			}
		}
	}
	for n := int(c.lemmas); n < len(c.plain); n++ {
		if t.mayBeIn(x, uint16(c.plain[n])) && t.inClass(x, c.values[n].class) {
			return true
		}
	}
	for n := len(c.plain); n < len(c.values); n++ {
		if t.fitsOne(x, &c.values[n]) {
			return true
		}
	}
	return false
}

// previousHave: a word of one of the two sentences before fits one of the values.
func (t *tree) previousHave(c *cond) bool {
	for si := t.si - 1; si >= max(0, t.si-2); si-- {
		if b := t.w.trees[si]; b != nil && b.sentenceHas(-1, c) {
			return true
		}
	}
	return false
}

// argumentsWith is the arguments of i and those that a light verb above it or an
// object below it lends.
func (t *tree) argumentsWith(i int) []argument {
	if t.with[i] != nil {
		return t.with[i]
	}
	own := t.arguments(i)
	known := t.state[i] == 2
	out := own
	if t.isNoun(i) {
		if h := t.carrierOf(i); h >= 0 && t.isVerb(h) && t.lightish(h) {
			out = own[:len(own):len(own)]
			for _, a := range t.arguments(h) {
				if a.tok != i && !t.under(i, a.tok) && (a.kind == argSubj && !has(own, argSubj) || a.kind == argPrep) {
					out = append(out, a)
				}
			}
			known = known && t.state[h] == 2
		}
	} else {
		out = t.throughObject(own)
		for _, a := range own {
			known = known && (a.kind != argObj || t.state[a.tok] == 2 || !t.isNoun(a.tok))
		}
	}
	if out == nil {
		out = []argument{}
	}
	if known { // in the midst of a circle there may be more to come
		t.with[i] = out
		for _, a := range out {
			t.has[i] |= a.bits()
		}
	}
	return out
}

// throughObject adds what hangs on the object by a preposition: "took control of
// the palace", "fired missiles at ships".
func (t *tree) throughObject(own []argument) []argument {
	out := own
	for _, a := range own {
		if a.kind != argObj || a.prep != "" || !t.isNoun(a.tok) {
			continue
		}
		for _, b := range t.arguments(a.tok) {
			if b.prep == "" || b.kind != argPrep && (b.kind != argObj || b.prep != "of") || t.hasPrep(own, b.prep) {
				continue
			}
			if len(out) == len(own) {
				out = own[:len(own):len(own)]
			}
			out = append(out, argument{argPrep, b.prep, b.tok})
		}
	}
	return out
}

// hasPrep: an argument by the preposition is there; a time is none: "imposed sanctions on
// Friday on three generals".
func (t *tree) hasPrep(list []argument, prep string) bool {
	for _, a := range list {
		if a.kind == argPrep && a.prep == prep && (t.timex[a.tok] < 0 || t.ment[a.tok] >= 0) {
			return true
		}
	}
	return false
}

// carrierOf is the verb that the noun is an object of, also under "a series of".
func (t *tree) carrierOf(i int) int {
	for k := 0; k < 3; k++ {
		h := t.head(i)
		if h < 0 {
			return -1
		}
		switch t.rel(i) {
		case "obj", "obl", "nsubj":
			return h
		case "nmod":
			if t.prep(i) != "of" || !t.lemmaIs(h, isPartitive) {
				return -1
			}
		case "conj":
		default:
			return -1
		}
		i = h
	}
	return -1
}

// lightish: some light rule has the verb as trigger.
func (t *tree) lightish(i int) bool {
	list := t.entries(i, ruleLight).all
	for k := range list {
		if list[k].kind == ruleLight {
			return true
		}
	}
	return false
}

// fitsAny: the head word of an argument, or a conjunct, fits one of the condition's values.
func (t *tree) fitsAny(x int, c *cond) bool {
	if t.kind[x]&joinedKind == 0 && t.content(x) == x {
		return t.fitsAlone(x, c)
	}
	values := c.values
	if !t.mayBe(x, &c.words) {
		values = values[c.lemmas:]
	}
	for n := range values {
		if t.fits(x, &values[n]) {
			return true
		}
	}
	return false
}

// mayBe: the set may have a word that fits would compare.
func (t *tree) mayBe(x int, words *wordSet) bool {
	if k := 2 * t.content(x); words.has(t.keys[k]) || words.has(t.keys[k+1]) {
		return true
	}
	if t.kind[x]&joinedKind == 0 {
		return false
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "conj" && (words.has(t.keys[2*c]) || words.has(t.keys[2*c+1])) {
			return true
		}
	}
	return false
}

// fits evaluates a value at the head word of an argument and its conjuncts.
func (t *tree) fits(x int, v *value) bool {
	inner := t.content(x)
	if inner != x && t.fitsOne(inner, v) {
		return true
	}
	if inner == x || v.kind == valueProperty { // "a wave of attacks" is no wave
		if t.fitsOne(x, v) {
			return true
		}
	}
	if t.kind[x]&joinedKind == 0 {
		return false
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "conj" && t.fitsOne(int(c), v) {
			return true
		}
	}
	return false
}

func (t *tree) fitsOne(x int, v *value) bool {
	switch v.kind {
	case valueLemma:
		return (t.keys[2*x+1] == v.key && t.lemma[x] == v.word || t.keys[2*x] == v.key && t.form[x] == v.word) && (v.run == nil || t.endsRun(x, *v.run))
	case valueClass:
		return t.mayBeIn(x, v.id) && t.inClass(x, v.class)
	case valueProperty:
		if v.word == "finite" {
			return t.isVerb(x) && !t.infinitive(x) && !t.gerund(x)
		}
		if v.word == "past" {
			return t.isVerb(x) && t.past(x)
		}
		if v.word == "denied" {
			return t.isVerb(x) && t.negated(x)
		}
		if v.word == "future" {
			return t.isVerb(x) && (t.future(x) || t.infinitive(x)) && !t.negated(x)
		}
		return t.property(x, v.word)
	case valueEvent:
		typ := t.ruled(x)
		if typ == "" && t.isVerb(x) {
			typ = t.carried(x)
		}
		return typ != "" && (v.word == "" || typ == v.word)
	}
	return false
}

// carried is the type of the event that a light or phase verb carries, "" if none.
func (t *tree) carried(v int) string {
	list := t.entries(v, ruleLight).all
	for k := range list {
		e := &list[k]
		for _, a := range t.arguments(v) {
			for _, w := range e.rule.event {
				if a.is(w) && a.tok != v {
					if typ := t.ruled(t.content(a.tok)); typ != "" && t.matchTrigger(v, e.trig) != nil {
						return typ
					}
				}
			}
		}
	}
	return ""
}

// endsRun: the words before x are the run's; hyphens count for nothing.
func (t *tree) endsRun(x int, run []string) bool {
	for k := len(run) - 2; k >= 0; k-- {
		for x--; x >= 0 && t.form[x] == "-"; x-- {
		}
		if x < 0 || t.lemma[x] != run[k] && t.form[x] != run[k] {
			return false
		}
	}
	return true
}

// ofArms: the word beside the noun is for those who shoot or what they shoot with ("militant fire").
func (t *tree) ofArms(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch t.rel(int(c)) {
		case "compound", "amod", "nmod":
			if int(c) < x && (t.property(int(c), "armed") || t.actorish(int(c)) || t.inClass(int(c), t.w.c.class["weapon"])) {
				return true
			}
		}
	}
	return false
}

// content steps from a partitive or quantity word to what is meant: "dozens of
// rockets", "members of the group".
func (t *tree) content(x int) int {
	if t.inner[x] < 0 {
		t.inner[x] = int32(t.contentOf(x))
	}
	return int(t.inner[x])
}

func (t *tree) contentOf(x int) int {
	for k := 0; k < 3 && (t.lemmaIs(x, isPartitive) || t.numeric(x)); k++ {
		n := -1
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if r := t.rel(int(c)); (r == "nmod" || r == "acl") && t.prep(int(c)) == "of" {
				n = int(c)
				break
			}
		}
		if n < 0 {
			return x
		}
		x = n
	}
	return x
}
