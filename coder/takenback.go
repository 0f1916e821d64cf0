package coder

import "slices"

// takenBack leaves out the numbers that a report gives as what was first said and was wrong, and has
// instead what they were corrected to: "Early reports said that one had died, but that was incorrect",
// "police first said seven were shot, but amended that number to four", "Seven were shot. Police first
// said six". Harm of which nothing else is told was none.
func takenBack(live []*event) {
	early := func(s size) bool { return s.kind != "attacks" && s.t.saidEarly(s.a.first) }
	for _, e := range live {
		if !slices.ContainsFunc(e.quantities, early) {
			continue
		}
		var kept []size
		gone := false
		for _, s := range e.quantities {
			if early(s) {
				n, undone := s.t.correction(s.a.end)
				a, ok := amount{}, false
				if n >= 0 && !s.t.knows(e.quantities, n) {
					a, ok = s.t.amountAt(n)
				}
				switch {
				case ok:
					s.a, s.of, s.who, s.first, s.end = a, -1, nil, a.first, a.end
				case n >= 0 || undone || s.t.inError(s.a.first):
					gone = true
					continue
				default:
					s.early = true
				}
			}
			kept = append(kept, s)
		}
		e.quantities = kept
		e.denial = e.denial || gone && len(kept) == 0 && e.harm()
	}
}

// outgrown leaves out what was said early of a happening of which more are counted, unless as the sum of many.
func outgrown(live []*event) {
	told := map[*event][]size{}
	for _, e := range live {
		if slices.ContainsFunc(e.quantities, func(s size) bool { return s.early }) {
			told[e.firstMention()] = nil
		}
	}
	if len(told) == 0 {
		return
	}
	for _, e := range live {
		if _, early := told[e.firstMention()]; early && !e.sums() && !e.soFar() {
			told[e.firstMention()] = append(told[e.firstMention()], e.quantities...)
		}
	}
	for _, e := range live {
		of := told[e.firstMention()]
		e.quantities = slices.DeleteFunc(e.quantities, func(s size) bool {
			return s.early && slices.ContainsFunc(of, func(o size) bool { return o.outgrows(&s) })
		})
	}
}

// outgrows: it counts more of those whom the other counts, and not as what was said early.
func (s *size) outgrows(early *size) bool {
	kind := func(k string) string {
		if k == "struck" {
			return "injured"
		}
		return k
	}
	return kind(s.kind) == kind(early.kind) && len(s.who) == 0 && early.a.best != nil && s.value() > early.value() && !s.others() && !s.early
}

// saidEarly: the clause before token n is what was said before more was known, or in error.
func (t *tree) saidEarly(n int) bool {
	for k := n - 1; k >= 0; k-- {
		l := t.w.c.totals
		if !l.early[t.form[k]] && !l.mistaken[t.form[k]] {
			continue
		}
		h := t.head(k)
		if k > 0 && t.form[k-1] == "at" {
			for h = k + 1; h < n && !t.isVerb(h); h++ {
			}
		}
		if h < 0 || h >= n {
			return false
		}
		return (t.rel(k) == "advmod" || k > 0 && t.form[k-1] == "at") && t.isVerb(h) && (t.lemmaIs(h, isSaying) || t.lemmaIs(h, isAsserting) || t.w.c.speech.quoting[t.lemma[h]]) ||
			t.rel(k) == "amod" && l.account[t.lemma[h]]
	}
	return false
}

// inError: an adverb before token n says that what was said was a mistake.
func (t *tree) inError(n int) bool {
	for k := n - 1; k >= 0; k-- {
		if t.tok[k].UPOS == "ADV" && t.w.c.totals.mistaken[t.form[k]] {
			return true
		}
	}
	return false
}

// correction is the number to which what was said before token n is set right, -1 none, and whether the
// sentence calls it untrue: "but that proved to be incorrect", "; the figure was wrong".
func (t *tree) correction(n int) (to int, undone bool) {
	l, turned, what := t.w.c.totals, false, false
	for k := n; k < len(t.form); k++ {
		switch {
		case t.form[k] == ";" || l.turn[t.form[k]]:
			turned = true
			what = what || t.tok[k].XPOS == "WDT" // "which proved wrong"
		case !turned:
		case t.isVerb(k) && l.amend[t.lemma[k]]:
			for j := k + 1; j < len(t.form) && j < k+12; j++ {
				if t.form[j] == "to" && t.numberAfter(j) >= 0 {
					return t.numberAfter(j), true
				}
			}
			return -1, what || t.pointsOn(k+1)
		case t.pointing(k) || l.sum[t.lemma[k]] || l.account[t.lemma[k]]:
			what = true
		case what && (l.mistaken[t.form[k]] || t.w.c.speech.untrue[t.form[k]]) && !t.negated(k) || what && l.borneOut[t.form[k]] && t.negated(k):
			return -1, true
		}
	}
	return -1, false
}

// pointsOn: the words at k have a number or a report for their object: "retracted that statement".
func (t *tree) pointsOn(k int) bool {
	for j := k; j < len(t.form) && j < k+3; j++ {
		if t.pointing(j) || t.w.c.totals.sum[t.lemma[j]] || t.w.c.totals.account[t.lemma[j]] {
			return true
		}
	}
	return false
}
