package process

import (
	"fmt"
	"slices"

	"sitrep"
)

// orphans gives conditions of sentences that name no process to the process that the report
// told last: "It would not come back unless the two were freed."
func (r *docReader) orphans() {
	taken := map[sitrep.Span]bool{}
	for _, f := range r.found {
		if len(f.Conditions) > 0 {
			taken[f.Sentence] = true
		}
	}
	for n := range r.a.Sentences {
		if taken[r.a.Sentences[n].Span] || !r.mayCondition(n) {
			continue
		}
		t := r.tree(n)
		for i := range t.tok {
			if !t.verb(i) || !r.ks.of(t, i, "stance") {
				continue
			}
			to := r.meant(t, i)
			if to == nil {
				continue
			}
			f := &found{kind: to.kind, sentence: n, tok: i, anchor: anchor{kind: to.kind, tok: i, top: i}, mood: r.ks.mood(t, i)}
			if f.mood.mode != modePlanned && f.mood.mode != modeDenied && !r.strict(n) {
				continue
			}
			r.provided(t, f)
			if len(f.Conditions) == 0 {
				continue
			}
			if to.Kind == "" { // no sign of the kind yet: the condition is one
				to.Kind, to.Mode, to.Weak = to.kind.Name, modeDenied, true
				to.By = fmt.Sprintf("process/%s", to.kind.file)
				to.Words, to.Sentence, to.Latest = sitrep.Text{Text: r.a.Text(t.tok[i].Span), Span: t.tok[i].Span}, r.a.Sentences[n].Span, 0
				to.sentence, to.tok, to.anchor, to.mood = n, i, f.anchor, f.mood
				r.roles(t, to)
				if p := r.a.Doc.PublishedOn; p != nil {
					to.Latest = p.End
				}
				r.found = append(r.found, to)
			}
			to.Conditions = append(to.Conditions, f.Conditions...)
			to.Deadlines = append(to.Deadlines, f.Deadlines...)
			break
		}
	}
}

// meant is the sign that a condition of the verb is one of: of the kind that the verb is an
// act of ("would not free them until …"), else the one told last.
func (r *docReader) meant(t *tree, i int) *found {
	for _, k := range r.ks.maybe(t, i) {
		if !slices.ContainsFunc(k.actsOf(t, i), func(a act) bool { return len(a.rest) == 0 || !a.agent && t.follow(i, a.rest, 4) }) {
			continue
		}
		if f := r.nearest(t.n, k); f != nil {
			return f
		}
		return &found{kind: k}
	}
	return r.nearest(t.n, nil)
}

// mayCondition: some word of the sentence opens a condition.
func (r *docReader) mayCondition(n int) bool {
	toks := r.a.Sentences[n].Tokens
	for i := range toks {
		switch r.a.Text(toks[i].Span) {
		case "if", "If", "unless", "Unless", "until", "Until", "provided", "once", "Once", "only", "condition", "long", "soon", "exchange", "return", "when", "before":
			return true
		}
	}
	return false
}

// strict: the sentence words a condition that is none of time.
func (r *docReader) strict(n int) bool {
	toks := r.a.Sentences[n].Tokens
	for i := range toks {
		switch r.a.Text(toks[i].Span) {
		case "unless", "Unless", "provided", "condition", "long":
			return true
		}
	}
	return false
}

// nearest is the last sign told before a sentence, else the first behind it.
func (r *docReader) nearest(n int, k *Kind) *found {
	var best *found
	for _, f := range r.found {
		if f.Weak && k == nil || k != nil && f.kind != k {
			continue
		}
		if best == nil || f.sentence <= n {
			best = f
		}
	}
	return best
}
