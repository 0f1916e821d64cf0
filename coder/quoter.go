package coder

import (
	"strings"

	"sitrep"
)

// speakerIn finds the speaker in the sentence that holds (part of) the quotation.
func (w *work) speakerIn(k int, sp sitrep.Span, q *sitrep.Quotation) bool {
	t := w.trees[k]
	in := func(x int) bool { return sp.Contains(t.tok[x].Span) }
	first, lastTok := -1, -1
	for y := range t.tok {
		if in(y) {
			if first < 0 {
				first = y
			}
			lastTok = y
		}
	}
	best, bestScore := -1, 1000
	for x := range t.tok {
		if in(x) || !t.isVerb(x) || !w.c.speech.quoting[t.lemma[x]] || t.passive(x) && t.argument(x, argSubj) < 0 {
			continue // "had been told": by nobody named
		}
		score := 0
		if first < 0 {
			continue
		}
		// Distance in words, less when the syntax ties the two.
		switch {
		case x > lastTok:
			score = x - lastTok
		default:
			score = first - x + 2
		}
		tie := false
		for y := first; y <= lastTok; y++ {
			if h := t.head(y); h >= 0 && !in(h) {
				for g, n := h, 0; g >= 0 && n < 5; g, n = t.head(g), n+1 {
					if g == x {
						tie = true
					}
				}
				if t.head(x) == y {
					tie = true
				}
			}
		}
		if t.head(x) >= first && t.head(x) <= lastTok {
			tie = true
		}
		if tie {
			score -= 12
		} else if score > 14 {
			continue
		}
		if !t.lemmaIs(x, isSaying) {
			score += 2
		}
		if t.infinitive(x) || t.tok[x].Deprel == "acl" {
			score += 5 // "expects him to denounce the raid as …"
		}
		switch {
		case tie:
		case t.tok[x].Deprel == "acl:relcl": // "saying anybody who complains “is not …”"
			score += 10
		case x > lastTok && strings.HasSuffix(q.Text, "."): // the next sentence, as "…," has a comma before its tag
			score += 10
		}
		s := w.subjectOutside(t, x, sp)
		if s < 0 {
			continue
		}
		if t.mute(s) {
			if t.rel(x) == "acl" && strings.Count(q.Text, " ") < 3 {
				continue // "softer language calling for “fitting assistance”"
			}
			score += 4
		}
		if t.interposed(s, x) {
			score -= 8
		}
		if score < bestScore {
			best, bestScore = x, score
		}
	}
	if best >= 0 && w.setSpeakerAs(t, best, w.subjectOutside(t, best, sp), q) {
		return true
	}
	if x := t.byline(); x >= 0 && !in(x) {
		if rs := t.participants(x, nil); len(rs) > 0 {
			s := speakerOf(rs[0])
			q.Speaker = &s
			return true
		}
	}
	for x := range t.tok {
		if !in(x) && t.rel(x) == "obl" && w.c.speech.source[t.prep(x)] {
			if rs := t.participants(x, nil); len(rs) > 0 {
				s := speakerOf(rs[0])
				q.Speaker = &s
				return true
			}
		}
	}
	return false
}

// mute: things and happenings, which seldom say anything: "the bridge", "softer language".
func (t *tree) mute(x int) bool {
	of := t.content(x)
	return t.tok[of].UPOS == "NOUN" && t.ment[of] < 0 && !t.canSay(of) && !t.canSay(x)
}

// interposed: who speaks and the verb of saying stand between commas: "In his years
// there, the governor said, most people …".
func (t *tree) interposed(s, v int) bool {
	if !t.lemmaIs(v, isSaying) || v+1 >= len(t.form) || t.form[v+1] != "," {
		return false
	}
	first, _ := t.subtree(s, true)
	return first < v && first > 0 && t.form[first-1] == ","
}

// setSpeaker fills speaker, verb and channel from a verb of saying.
func (w *work) setSpeaker(t *tree, v int, q *sitrep.Quotation) bool {
	x := t.argument(v, argSubj)
	for k := v - 1; k > x && x >= 0; k-- {
		switch t.form[k] {
		case "\"", "”", "''", "»": // the parser took a word of what was said for who says it
			return w.setSpeakerAs(t, v, w.subjectOutside(t, v, t.span(0, k+1)), q)
		}
	}
	return w.setSpeakerAs(t, v, x, q)
}

// subjectOutside is the subject of a verb of saying outside of the quotation;
// where the parser has none, the phrase right after the verb ("…", said the minister).
func (w *work) subjectOutside(t *tree, v int, sp sitrep.Span) int {
	if x := t.argument(v, argSubj); x >= 0 && !sp.Contains(t.tok[x].Span) {
		return x
	}
	best := -1
	for x := v + 1; x < len(t.tok) && x < v+6 && t.tok[x].UPOS != "PUNCT" && t.tok[x].UPOS != "ADP" && !sp.Contains(t.tok[x].Span); x++ {
		if t.nominal(x) && (best < 0 || t.ment[x] >= 0 || t.head(best) == x) {
			best = x
		}
	}
	for x := v - 1; best < 0 && x >= 0 && x > v-8 && t.tok[x].UPOS != "PUNCT" && !sp.Contains(t.tok[x].Span); x-- {
		if t.nominal(x) {
			best = x
		}
	}
	return best
}

func (w *work) setSpeakerAs(t *tree, v, x int, q *sitrep.Quotation) bool {
	if x < 0 {
		return false
	}
	who := t.named(x, v)
	rs := t.participants(who, nil)
	if o, s := w.textOf(t, who); s >= 0 {
		rs = o.participants(s, nil)
	}
	if len(rs) == 0 {
		return false
	}
	s := speakerOf(rs[0])
	q.Speaker = &s
	q.Verb = &sitrep.Text{Text: w.a.Text(t.tok[v].Span), Span: t.tok[v].Span}
	q.Channel = w.channel(t, v)
	return true
}
