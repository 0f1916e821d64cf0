package coder

import (
	"cmp"
	"math"
	"slices"

	"sitrep"
)

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

// SureOfMore is how sure the model of types must be that a word of which no rule says
// anything tells an event. What a rule says stands. Folds of the model's
// training sentences give the same F from 0.5 to 0.8.
const SureOfMore = 0.7

// A rule that asks little is not heard where the model of types takes the word for no
// event and gives the rule's type less than this. Nouns told again lean on other
// sentences, of which the model knows nothing. Chosen on reports coded by hand.
const (
	weakRule     = 4
	doubtfulVerb = 0.02
	doubtfulNoun = 0.01
)

func (t *tree) decide(i int) *found {
	f, m := t.rule(i), t.w.c.types
	if t.w.c.judge != nil {
		return t.judge(i, f)
	}
	if f != nil && m != nil && t.doubtful(i, f) {
		return nil
	}
	if f != nil || !t.candidate(i) {
		return f
	}
	s := *t.sentence()
	features := t.features(i)
	if m.unsure(&s, features) {
		return nil
	}
	s.add(m, features)
	return t.learned(i, &s)
}

// learned is an event that the model of types is sure of.
func (t *tree) learned(i int, s *typeScores) *found {
	m := t.w.c.types
	class := s.best(m)
	if class == 0 {
		return nil
	}
	p := s.share(m, class)
	if p < SureOfMore {
		return nil
	}
	f := t.w.plot.rules.one()
	*f = found{rule: t.w.rules.learned[m.classes[class]], words: t.only(i), sure: p, scores: t.keepScores(*s)}
	return f
}

// doubtful: the model is sure that the word of a weak rule tells no event.
func (t *tree) doubtful(i int, f *found) bool {
	if f.rule.kind != ruleEvent || f.weight > weakRule || t.toldInPassing(i, f) {
		return false
	}
	s := t.linear(i)
	f.scores = t.keepScores(s)
	return t.doubted(i, f, f.scores)
}

// keepScores puts them where they stay until the document is done.
func (t *tree) keepScores(s typeScores) *typeScores {
	kept := t.w.plot.scores.one()
	*kept = s
	return kept
}

// toldInPassing: who was killed or held is told in any frame.
func (t *tree) toldInPassing(i int, f *found) bool {
	return t.isVerb(i) && !t.infinitive(i) && (len(f.rule.sizes) > 0 || f.rule.bare())
}

// doubted by the scores of the model.
func (t *tree) doubted(i int, f *found, s *typeScores) bool {
	if f.weight > weakRule || t.toldInPassing(i, f) {
		return false
	}
	least := doubtfulVerb
	if t.isNoun(i) {
		least = doubtfulNoun
	}
	m := t.w.c.types
	return s.best(m) == 0 && s.below(m, f.rule.typ, least) && !t.isCarried(i)
}

// isCarried: a light verb carries the noun ("launched an offensive"): what it tells was done.
func (t *tree) isCarried(i int) bool {
	if r := t.rel(i); !t.isNoun(i) || r != "obj" && r != "nsubj" {
		return false
	}
	v, _ := t.carrierWithPart(i)
	return v >= 0 && t.carrierRule(v, i) != nil
}

// asked is what the model says of an event's word, asked once.
func (t *tree) asked(i int) *typeScores {
	f := t.event(i)
	if f != nil && f.scores != nil {
		return f.scores
	}
	s := t.keepScores(t.scores(i))
	if f != nil {
		f.scores = s
	}
	return s
}

// probability of a type at the token.
func (t *tree) probability(i int, typ string) float64 {
	return t.asked(i).probability(t.w.c.types, typ)
}

// defensible is how likely the model must find another type than the one coded.
const defensible = 0.25

var logDefensible = math.Log(defensible)

// alternatives are the types that the model finds defensible beside the one coded.
func (t *tree) alternatives(i int, typ string) (out []sitrep.Alternative) {
	m := t.w.c.types
	if m == nil {
		return nil
	}
	s := t.asked(i)
	top := s.best(m)
	for c, name := range m.classes {
		if c == 0 || name == typ || float64(float32(s[c]-s[top])*m.scale) < logDefensible {
			continue
		}
		if p := s.share(m, c); p >= defensible {
			out = append(out, sitrep.Alternative{Type: name, Probability: math.Round(100*p) / 100, By: t.w.c.typesBy()})
		}
	}
	slices.SortStableFunc(out, func(a, b sitrep.Alternative) int { return cmp.Compare(b.Probability, a.Probability) })
	return out
}

// scores are what is asked for types: the model, in the careful tier with the judge.
func (t *tree) scores(i int) typeScores {
	s := t.linear(i)
	if j := t.w.c.judge; j != nil {
		t.hear(j, i, &s)
	}
	return s
}

// linear is what the model of types says.
func (t *tree) linear(i int) typeScores {
	s := *t.sentence()
	s.add(t.w.c.types, t.features(i))
	return s
}

// sentence is what the model says of the sentence as a whole.
func (t *tree) sentence() *typeScores {
	if t.about == nil {
		p := t.w.plot
		t.about = p.scores.one()
		p.features = t.sentenceFeatures(p.features[:0])
		t.about.add(t.w.c.types, p.features)
	}
	return t.about
}

// features are what the model sees of a word, until others are asked for.
func (t *tree) features(i int) []feature {
	p := t.w.plot
	p.features = t.typeFeatures(i, p.features[:0])
	return p.features
}
