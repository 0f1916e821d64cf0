package process

import "sitrep"

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
		to := r.nearest(n)
		if to == nil {
			continue
		}
		t := r.tree(n)
		for i := range t.tok {
			if !t.verb(i) || !r.ks.of(t, i, "stance") {
				continue
			}
			f := &found{kind: to.kind, sentence: n, tok: i, anchor: anchor{kind: to.kind, tok: i, top: i}, mood: r.ks.mood(t, i)}
			if f.mood.mode != modePlanned && f.mood.mode != modeDenied && !r.strict(n) {
				continue
			}
			r.provided(t, f)
			to.Conditions = append(to.Conditions, f.Conditions...)
			to.Deadlines = append(to.Deadlines, f.Deadlines...)
			if len(f.Conditions) > 0 {
				break
			}
		}
	}
}

// mayCondition: some word of the sentence opens a condition.
func (r *docReader) mayCondition(n int) bool {
	for _, tok := range r.a.Sentences[n].Tokens {
		switch r.a.Text(tok.Span) {
		case "if", "If", "unless", "Unless", "until", "Until", "provided", "once", "Once", "only", "condition", "long", "soon", "exchange", "return", "when", "before":
			return true
		}
	}
	return false
}

// strict: the sentence words a condition that is none of time.
func (r *docReader) strict(n int) bool {
	for _, tok := range r.a.Sentences[n].Tokens {
		switch r.a.Text(tok.Span) {
		case "unless", "Unless", "provided", "condition", "long":
			return true
		}
	}
	return false
}

// nearest is the last sign told before a sentence, else the first behind it.
func (r *docReader) nearest(n int) *found {
	var best *found
	for _, f := range r.found {
		if f.Weak {
			continue
		}
		if best == nil || f.sentence <= n {
			best = f
		}
	}
	return best
}
