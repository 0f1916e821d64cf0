package coder

import (
	"math"
	"slices"

	"sitrep"
)

// TypeJudge scores words for the classes of TypeClasses from the sense of their
// sentence. It is for one goroutine.
type TypeJudge interface {
	// Read takes in the sentences of a document.
	Read(a *sitrep.Analysis)
	// Scores are logits of a token's classes, given hints (TypeHints), until the next call.
	Scores(sentence, token int, hints []float32) []float32
}

// Judged is a coder of the careful tier: what the model of types is asked, the judge
// answers with it. It is for one goroutine.
func (c *Coder) Judged(j TypeJudge) *Coder {
	own := *c
	own.judge = j
	return &own
}

// Judged is Extended with a judge for PLOVER's types; see Coder.Judged.
func (x *Extended) Judged(j TypeJudge) *Extended {
	own := *x
	own.plover = x.plover.Judged(j)
	return &own
}

// judgedBy is what evidence calls the judge.
const judgedBy = "encoder of types"

// typesBy is what evidence calls what was asked for types.
func (c *Coder) typesBy() string {
	if c.judge != nil {
		return judgedBy
	}
	return "model of types"
}

// TypeHints is how many hints a judge is given of a word.
func TypeHints() int { return 2*len(TypeClasses()) + 1 }

// leastHint is the lowest log-likelihood that a judge is told.
const leastHint = -12

// AppendTypeHints appends what a judge is told of a word: how likely the linear model
// finds each class, as logarithms, and which the rules vote for, as in TypeCandidate.
func AppendTypeHints(out []float32, classes []string, likely []float64, vote string) []float32 {
	for _, p := range likely {
		out = append(out, float32(math.Log(max(p, math.Exp(leastHint)))))
	}
	for _, c := range classes {
		out = append(out, onehot(c == vote))
	}
	return append(out, onehot(vote == ""))
}

func onehot(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// JudgeWeight is how much the judge counts beside the linear model, whose logarithms of
// likelihoods are added with what is left of 1. Chosen by folds of its sentences.
const JudgeWeight = 0.6

// hear makes scores of the linear model those of both.
func (t *tree) hear(j TypeJudge, i int, s *typeScores) {
	m := t.w.c.types
	var likely [typeRow]float64
	for c := range m.classes {
		likely[c] = s.share(m, c)
	}
	var room [2*typeRow + 1]float32
	hints := AppendTypeHints(room[:0], m.classes, likely[:len(m.classes)], t.vote(i))
	logits := j.Scores(t.si, i, hints)
	top, sum := slices.Max(logits), 0.0
	for _, v := range logits {
		sum += math.Exp(float64(v - top))
	}
	for c, v := range logits {
		z := JudgeWeight*(float64(v-top)-math.Log(sum)) + (1-JudgeWeight)*float64(hints[c])
		s[c] = int32(math.Round(z / float64(m.scale)))
	}
}

// How sure the judge must be that a word tells an event: where no rule says anything, and
// where a rule says that it tells none. A weak rule is not heard where the judge takes the
// word for no event and finds the rule's type less likely than the last of these. Chosen by
// folds of its sentences and on reports coded by hand. It does not change a rule's type:
// where the two differ the rule is oftener right.
const (
	judgeAdds     = 0.5
	judgeUnbars   = 0.6
	judgeDoubtful = 0.1
)

// judge is what tells an event at token i in the careful tier, of which the rules say f:
// what the fast tier finds, and what the judge adds and doubts.
func (t *tree) judge(i int, f *found) *found {
	switch {
	case f == nil || f.rule.kind == ruleNone && len(f.words) == 1:
		if !t.candidate(i) {
			return f
		}
	case f.rule.kind != ruleEvent:
		return f
	}
	m, l := t.w.c.types, t.linear(i)
	s := l
	t.hear(t.w.c.judge, i, &s)
	if f != nil && f.rule.kind == ruleEvent {
		f.scores = &s
		if t.doubted(i, f, &l) || f.weight <= weakRule && !t.toldInPassing(i, f) && s.best(m) == 0 && s.below(m, f.rule.typ, judgeDoubtful) && !t.isCarried(i) {
			return nil
		}
		return f
	}
	sure := judgeAdds
	if f != nil {
		sure = judgeUnbars
	}
	if class := s.best(m); class > 0 && s.share(m, class) >= sure {
		return &found{rule: t.w.rules.learned[m.classes[class]], words: t.only(i), sure: s.share(m, class), judged: true, scores: &s}
	}
	if f == nil {
		if f = t.learned(i, &l); f != nil {
			f.scores = &s
		}
	}
	return f
}
