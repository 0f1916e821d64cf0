package coder

// event is what tells an event (or none) at token i after rules and model were heard, nil for nothing.
func (t *tree) event(i int) *found {
	if t.fst[i] == 1 {
		return nil // asked of itself by one of its own rules
	}
	if t.jst[i] == 0 {
		t.judged[i], t.jst[i] = t.decide(i), 2
	}
	return t.judged[i]
}

// How sure the model of types must be to overrule the rules. Chosen on folds of its training sentences.
const (
	sureOfMore  = 0.6 // that a word without a rule tells an event
	sureOfOther = 0.92 // that the type is another
)

func (t *tree) decide(i int) *found {
	f := t.rule(i)
	m := t.w.c.types
	if m == nil || !t.candidate(i) {
		return f
	}
	class, p := t.judge(i)
	typ := m.classes[class]
	switch said := f.told(); {
	case typ == said || class == 0 && said == "":
		return f
	case class == 0: // "tells nothing" is for the rules to say: real reports tell more than made-up sentences
		return f
	case said == "" && p < sureOfMore, said != "" && p < sureOfOther:
		return f
	}
	if o := t.searchType(i, ruleEvent, ruleEvent, typ); o != nil {
		return o
	}
	o := &found{rule: t.w.rules.learned[typ], words: t.only(i), sure: p}
	if f != nil {
		o.words, o.trig = f.words, f.trig
	}
	return o
}

// judge is the likeliest class of the token and its probability.
func (t *tree) judge(i int) (class int, p float64) {
	s := t.scores(i)
	return s.best(t.w.c.types)
}

// probability of a type at the token.
func (t *tree) probability(i int, typ string) float64 {
	s := t.scores(i)
	return s.probability(t.w.c.types, typ)
}

func (t *tree) scores(i int) typeScores {
	m := t.w.c.types
	if t.about == nil {
		t.about = new(typeScores)
		t.about.add(m, t.sentenceFeatures(nil))
	}
	s := *t.about
	s.add(m, t.typeFeatures(i, nil))
	return s
}
