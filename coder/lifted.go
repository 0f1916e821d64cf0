package coder

// lifted: a curb that the sentence tells as taken away is no curb imposed
// ("lifted the curfew", "the easing of the travel ban"): what is told is the
// concession, by the verb. What is not lifted goes on.
func (t *tree) lifted(e *event) bool {
	if e.typ != "COERCE" || !t.isNoun(e.tok) || !contains(e.modes, "restrict") && !contains(e.modes, "curfew") && !contains(e.modes, "martial-law") && !contains(e.modes, "censor") {
		return false
	}
	x := e.tok
	for k := 0; k < 3; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		switch t.rel(x) {
		case "obj":
			return t.isVerb(h) && t.inClass(h, t.w.c.lifting) && !t.negated(h)
		case "nsubj":
			return t.isVerb(h) && t.passive(h) && t.inClass(h, t.w.c.lifting) && !t.negated(h)
		case "nmod":
			if t.prep(x) != "of" && t.prep(x) != "to" {
				return false
			}
			if t.inClass(h, t.w.c.lifting) {
				return true
			}
			if !t.lemmaIs(h, isPartitive) {
				return false
			}
		case "conj":
		default:
			return false
		}
		x = h
	}
	return false
}

// worded types: what is promised, demanded, threatened or refused is their content.
var worded = map[string]bool{"AGREE": true, "REQUEST": true, "THREATEN": true, "REJECT": true}

// pledged drops the deed that is only the content of a promise, demand, threat or
// refusal: "vowed to arrest", "warned that he would be tried".
func (t *tree) pledged(events []*event) {
	for _, e := range events {
		if !worded[e.typ] || !t.isVerb(e.tok) {
			continue
		}
		for _, a := range e.args {
			if a.kind != argComp && !(a.kind == argPrep && t.isVerb(a.tok) && t.gerund(a.tok)) {
				continue
			}
			if !t.isVerb(a.tok) || !t.infinitive(a.tok) && !t.gerund(a.tok) && !t.future(a.tok) {
				continue
			}
			for _, o := range events {
				if x := o.anchor(); o != e && !o.drop && t.isVerb(x) && (o.holds(a.tok) || x == a.tok || t.alongside(x, a.tok)) {
					o.drop = true
					o.host = e
				}
			}
		}
	}
}

// alongside: the infinitive x is coordinated with the verb v ("agreed to pull back and to patrol").
func (t *tree) alongside(x, v int) bool {
	return t.rel(x) == "conj" && t.head(x) == v && (t.infinitive(x) || t.tok[x].XPOS == "VB" && t.child(x, "aux") < 0)
}
