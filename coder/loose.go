package coder

import "sitrep"

// loose reads sizes told by words that are no event ("43 dead", "the toll rose
// to 12"); the host is an event of the sentence, else the last one before.
func (t *tree) loose() []size {
	var out []size
	for i := range t.tok {
		if t.silent(i, ruleSize) && !t.formIs(i, isFate) {
			continue
		}
		told := t.event(i)
		if told != nil && told.rule.kind == ruleEvent || t.isVerb(i) && t.mightHave(i) {
			continue
		}
		n := len(out)
		if f := t.search(i, ruleSize, ruleSize); f != nil && !(t.isVerb(i) && t.untold(i, f)) {
			out = t.looseByRule(out, i, f)
		}
		if told == nil && t.formIs(i, isFate) {
			s, ok := t.toll(i)
			switch {
			case !ok || s.a.high == nil && t.orFate(i): // "more than 100 dead or wounded"
			case len(out) == n:
				out = append(out, s)
			case s.a.end == i && len(out) == n+1 && out[n].a.end != i: // "admitted four dead, one of them a guard"
				out[n] = s
			}
		}
		for k := n; k < len(out); k++ {
			if out[k].said = t.giver(&out[k]); out[k].said == nil {
				out[k].said = t.claimant(i)
			}
		}
	}
	return t.withRivals(t.shared(out))
}

// shared sums up those whom a sentence shares out by where they were taken or how they are: "Three people were
// taken to Holm Hospital and two to the clinic", "two are in critical condition and one in fair condition".
func (t *tree) shared(all []size) []size {
	out := all[:0:0]
	for _, s := range all {
		if n := len(out) - 1; n >= 0 && s.kind == "injured" && len(s.who)+len(out[n].who) == 0 && out[n].kind == s.kind && out[n].by == s.by &&
			out[n].end < s.first && !s.others() && !s.part() && t.coordinates(out[n].end, s.first) {
			out[n].a = out[n].a.sum(s.a)
			out[n].a.end, out[n].of, out[n].shares = out[n].end, -1, true
			continue
		}
		out = append(out, s)
	}
	return out
}

// coordinates: "and", a comma or a semicolon stands right before the words that begin at token k, behind token from.
func (t *tree) coordinates(from, k int) bool {
	return k-1 > from && (t.tok[k-1].UPOS == "CCONJ" || t.form[k-1] == "," || t.form[k-1] == ";")
}

// mightHave: the verb tells what did not come about, which neither "may have" nor "must have" says: "could have cost a child his life".
func (t *tree) mightHave(i int) bool {
	modal, have := false, false
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "aux" {
			switch t.form[c] {
			case "could", "might", "would", "should":
				modal = true
			case "have":
				have = true
			}
		}
	}
	return modal && have
}

// untold: the verb tells no more than a possibility, or denies that somebody died:
// "so that he would not die", "could not say whether the man had died".
func (t *tree) untold(i int, f *found) bool {
	fatal, denied := f.rule.kills(), false
	for k := range f.rule.conds {
		denied = denied || f.rule.conds[k].args != nil && !f.rule.conds[k].neg && f.rule.conds[k].args[0].kind == argAdv
	}
	for c := t.first[i]; c >= 0; c = t.next[c] {
		switch f := t.form[c]; {
		case f == "if", f == "whether", f == "unless":
			if t.rel(int(c)) == "mark" {
				return true
			}
		case f == "not", f == "n't", f == "never":
			if fatal && !denied {
				return true
			}
		case t.rel(int(c)) == "aux" && (t.w.c.class["may"].words[f] || f == "would"):
			return true
		}
	}
	return false
}

func (t *tree) looseByRule(out []size, i int, f *found) []size {
	by := f.rule.by
	for _, sr := range f.rule.sizes {
		for _, a := range t.argumentsWith(i) {
			if !a.is(sr.arg) {
				continue
			}
			kind := sr.kind
			if kind == "alive" {
				if s, ok := t.allLive(a.tok, by); ok {
					return append(out, s)
				}
				break
			}
			if (kind == "injured" || kind == "struck") && t.fatalWound(i) {
				kind = "killed"
			}
			if s, ok := t.sizeOf(kind, a.tok, by); ok {
				out = append(out, s)
				break
			}
		}
		if a, ok := t.amountOf(i); ok && t.isNoun(i) && sr.arg.kind == argObj && t.plural(i) {
			s := size{kind: sr.kind, t: t, a: a, of: -1, first: min(a.first, i), end: max(a.end, i+1), by: by}
			if a.high == nil || *a.high > 0 || !s.others() { // "no other injuries"
				out = append(out, s)
			}
		}
	}
	return out
}

// fatalWound: the wound that the verb at i tells of killed.
func (t *tree) fatalWound(i int) bool {
	for _, a := range t.argumentsWith(i) {
		if m := t.child(a.tok, "amod"); m >= 0 && t.w.c.class["wound"].words[t.lemma[a.tok]] && t.w.c.class["fatal"].words[t.lemma[m]] {
			return true
		}
	}
	return false
}

// countsLonger: the sentence counts over weeks or years what is far more than a happening
// that its sentence has on one day cost: "More than 200 people have died so far this month".
func (t *tree) countsLonger(e *event, day *sitrep.When, s *size) bool {
	if !assaultKind[s.kind] || day == nil || day.Days() != 1 || !sumsOver(s, total(e.quantities, s.kind)) {
		return false
	}
	for k := range t.tok {
		i := int(t.timex[k])
		if i < 0 || k > 0 && int(t.timex[k-1]) == i {
			continue
		}
		if on := t.w.a.Timexes[i].Interval(); on.Known() && (on.Days() == 0 || on.Days() > 7) {
			return true
		}
	}
	return false
}

// sumsOver: so many are the sum of many happenings beside what one cost, nil unknown.
func sumsOver(sum, one *size) bool {
	return sum.value() > 20 && (one == nil || sum.value() >= 5*one.value())
}

// ofLasting: the number is what something lasting has cost that is not the event: "fighting
// before talks to end a war that has left 900 dead".
func (t *tree) ofLasting(s *size, e *event) bool {
	x := s.a.first
	for k := 0; k < 5 && x >= 0; k++ {
		if t.isVerb(x) && t.perfect(x) {
			n := t.lastingDoer(x)
			return n >= 0 && !(e.t == t && e.tells(n))
		}
		x = t.head(x)
	}
	return false
}
