package coder

import (
	_ "embed"
	"slices"
	"strings"

	"sitrep"
)

//go:embed lexicon/reason.txt
var reasonText string

// reasonLexicon: words that say what brought something about, or what it waits for.
type reasonLexicon struct {
	behind   map[string]bool // prepositions and conjunctions before a cause
	event    map[string]bool // … that want a happening, or one of the occasions, behind them
	occasion map[string]bool // nouns for what has consequences, though they tell no event of a type
	turn     map[string]bool // verbs of a turn of things, after which "when" gives the cause
	bring    map[string]bool // verbs of which the subject brings about the object
	move     map[string]bool // verbs of which the subject moves somebody to do something
	name     map[string]bool // participles that name the reason: "citing", "accusing"
	in       map[string]bool // nouns between "in" and the cause: "in protest at", "in return for"
	proviso  [][]string      // words in a row that begin a condition
}

func loadReasons() (*reasonLexicon, error) {
	const file = "lexicon/reason.txt"
	lines, err := readLexicon(file, reasonText, 1)
	if err != nil {
		return nil, err
	}
	r := &reasonLexicon{}
	sets := map[string]*map[string]bool{"behind": &r.behind, "event": &r.event, "occasion": &r.occasion, "turn": &r.turn, "bring": &r.bring, "move": &r.move,
		"name": &r.name, "in": &r.in}
	for _, m := range sets {
		*m = map[string]bool{}
	}
	for _, l := range lines {
		m := sets[l.keys[0]]
		switch {
		case m != nil:
			for _, w := range l.list {
				(*m)[w] = true
			}
		case l.keys[0] == "proviso":
			for _, w := range l.list {
				r.proviso = append(r.proviso, strings.Fields(w))
			}
		default:
			return nil, faultf(file, l.line, 1, "want behind, event, occasion, turn, bring, move, name, in or proviso, found %q", l.keys[0])
		}
	}
	return r, nil
}

// clause is the words of a subordinate clause.
func (w *work) clause(t *tree, x int) *sitrep.Text {
	f, end := t.subtree(x, false)
	// "as long as", "as soon as" may hang elsewhere: take it in.
	for f > 0 && (t.form[f-1] == "as" || t.form[f-1] == "long" || t.form[f-1] == "soon" || t.form[f-1] == "if" || t.form[f-1] == "only" || t.form[f-1] == "so") {
		f--
	}
	return w.stretchOf(t, f, end)
}

// stretchOf is the words of a run of tokens, without the punctuation at its ends.
func (w *work) stretchOf(t *tree, f, end int) *sitrep.Text {
	for end > f+1 && t.tok[end-1].UPOS == "PUNCT" {
		end--
	}
	for f+1 < end && t.tok[f].UPOS == "PUNCT" {
		f++
	}
	sp := t.span(f, end)
	return &sitrep.Text{Text: w.a.Text(sp), Span: sp}
}

// proviso is a condition that the parser hung elsewhere: "… will go on as long as
// nothing disturbs the talks" up to the end of its clause.
func (w *work) proviso(e *event) *sitrep.Text {
	t := e.t
	for k := e.anchor() + 1; k < len(t.form); k++ {
		for _, p := range w.c.reasons.proviso {
			if !t.inARow(k, p) || k+len(p) >= len(t.form) {
				continue
			}
			end := k + len(p)
			for end < len(t.form) && t.tok[end].UPOS != "PUNCT" {
				end++
			}
			return w.stretchOf(t, k, end)
		}
	}
	return nil
}

// inARow: the forms from token k on are these words.
func (t *tree) inARow(k int, words []string) bool {
	if k+len(words) > len(t.form) {
		return false
	}
	for i, w := range words {
		if t.form[k+i] != w {
			return false
		}
	}
	return true
}

// waitsFor is the clause of what must come first where an event is told as not to
// come before it: "will not resume until all prisoners are freed".
func (w *work) waitsFor(e *event) *sitrep.Text {
	t := e.t
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			if ci := int(c); t.rel(ci) == "advcl" && (t.prep(ci) == "until" || t.prep(ci) == "unless" || t.prep(ci) == "till") {
				return w.clause(t, ci)
			}
		}
	}
	return nil
}

// cause is what the text says brought the event about: "after militants struck a
// base", "following the attack", "…, prompting airstrikes".
func (w *work) cause(e *event) *sitrep.Text {
	t, r := e.t, w.c.reasons
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			if text := w.causeAt(e, int(c)); text != nil {
				return text
			}
		}
	}
	x := e.anchor()
	h := t.head(x)
	if h < 0 {
		return nil
	}
	switch rel := t.rel(x); {
	case (rel == "obj" || rel == "nsubj:pass") && r.bring[t.lemma[h]], rel == "obl" && r.bring[t.lemma[h]+" "+t.prep(x)]:
		return w.broughtBy(t, h)
	case (rel == "xcomp" || rel == "advcl" || rel == "obl" && t.prep(x) == "into") && r.move[t.lemma[h]]:
		return w.broughtBy(t, h)
	}
	return nil
}

// broughtBy is the subject of a verb of bringing about, else the clause that the verb goes on from.
func (w *work) broughtBy(t *tree, h int) *sitrep.Text {
	if s := t.argument(h, argSubj); s >= 0 && t.rel(h) != "advcl" {
		if t.property(s, "people") && t.tells(s) == "" {
			return nil // "the envoy led the talks"
		}
		f, end := t.subtree(s, false)
		return w.stretchOf(t, f, end)
	}
	if g := t.head(h); g >= 0 && t.rel(h) == "advcl" {
		f, _ := t.subtree(g, false)
		if end, _ := t.subtree(h, false); f < end {
			return w.stretchOf(t, f, end)
		}
	}
	return nil
}

// causeAt is the cause that token ci, which hangs on the event, gives.
func (w *work) causeAt(e *event, ci int) *sitrep.Text {
	t, r := e.t, w.c.reasons
	rel := t.rel(ci)
	if rel != "advcl" && rel != "obl" && rel != "nmod" || t.timex[ci] >= 0 {
		return nil
	}
	p := t.prep(ci)
	if p == "" && rel == "advcl" {
		if m := t.child(ci, "mark"); m >= 0 {
			p = t.lemma[m]
		} else if m := t.child(ci, "advmod"); m >= 0 && t.form[m] == "when" {
			p = "when"
		} else if r.name[t.form[ci]] {
			return w.clause(t, ci)
		}
	}
	happening := t.w.eventAt(t, ci) != nil || t.tells(ci) != "" || r.occasion[t.lemma[ci]]
	switch {
	case p == "in" && r.in[t.lemma[ci]] && t.child(ci, "nmod") >= 0:
		return w.clause(t, ci)
	case p == "when" && rel == "advcl":
		if t.past(ci) && (r.turn[t.lemma[e.tok]] || r.turn[t.lemma[e.anchor()]]) {
			return w.clause(t, ci)
		}
	case p == "over":
		if t.isNoun(ci) && (verbal[e.typ] || e.typ == "PROTEST" || e.typ == "SANCTION" || happening && e.typ != "ASSAULT" && e.typ != "CONSULT") {
			return w.clause(t, ci)
		}
	case r.behind[p], r.event[p] && (rel == "advcl" || happening):
		return w.clause(t, ci)
	}
	return nil
}

// awaited: what stands in the condition of another event is still to come.
func awaited(ms []sitrep.EventMention) {
	for i := range ms {
		c := ms[i].Condition
		if c == nil {
			continue
		}
		for k := range ms {
			if m := &ms[k]; k != i && m.Reality == sitrep.Actual && c.Span.Contains(m.Trigger.Span) &&
				!slices.ContainsFunc(m.Evidence, func(e sitrep.Evidence) bool { return e.By == known }) {
				m.Reality = sitrep.Conditional
				m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: c.Span, By: "condition of another event"})
			}
		}
	}
}
