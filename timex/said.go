package timex

import "sitrep"

// saidOn is the day on which the quotation that holds an expression was said,
// where a date beside its marks tells, in its sentence or in those that it goes
// on from or to: its "today" is that day.
func (r *resolver) saidOn(f *found) (sitrep.Day, *found) {
	switch f.rule.op {
	case "day", "deictic-part", "part-this":
	default:
		return 0, nil
	}
	open, shut, on := r.quotation(f.sentence, f.first)
	if open < 0 && !on {
		return 0, nil
	}
	if d, e := r.saidBeside(f.sentence, open, shut); d != 0 {
		return d, e
	}
	block := r.a.Sentences[f.sentence].Block
	within := func(k int) bool {
		return k >= 0 && k < len(r.a.Sentences) && r.a.Sentences[k].Block == block && max(k-f.sentence, f.sentence-k) <= maxSaid
	}
	for k := f.sentence + 1; within(k) && shut == len(r.a.Sentences[k-1].Tokens); k++ { // on to its end
		_, shut, _ = r.quotation(k, 0)
		if d, e := r.saidBeside(k, -1, shut); d != 0 {
			return d, e
		}
	}
	alone := r.onlySpeech(f.sentence)
	for k := f.sentence - 1; within(k) || alone && k >= 0 && f.sentence-k <= maxSaid; k-- { // back to the words that bring the speaker in
		alone = alone && (r.a.Sentences[k].Block != block || r.onlySpeech(k))
		open, shut := r.firstMarks(k)
		if open < 0 && !r.opensInside(k) {
			break
		}
		if d, e := r.saidBeside(k, open, shut); d != 0 {
			return d, e
		}
	}
	return 0, nil
}

// maxSaid is how many sentences a speaker's date reaches over.
const maxSaid = 4

// saidBeside is a day named beside the marks of a quotation.
func (r *resolver) saidBeside(sentence, open, shut int) (sitrep.Day, *found) {
	now, ref := r.now, r.ref
	defer func() { r.now, r.ref = now, ref }()
	for i, k := range r.order {
		e := &r.found[k]
		if e.sentence != sentence || e.dropped || e.rule.op != "weekday" && e.rule.op != "date" {
			continue
		}
		if e.end <= open && e.end > open-8 || shut >= 0 && e.first > shut && e.first < shut+7 {
			r.now = i
			if v := r.apply(e); v.period.grain == grainDay && v.period.first < ref {
				return v.period.first, e
			}
		}
	}
	return 0, nil
}

// onlySpeech reports a sentence of nothing but a quotation: the speaker is the
// one named before, be it in the paragraph above.
func (r *resolver) onlySpeech(sentence int) bool {
	inside, n := r.opensInside(sentence), 0
	for _, t := range r.a.Sentences[sentence].Tokens {
		now := r.afterMark(t, inside)
		if now || inside {
			n++
		} else if t.UPOS != "PUNCT" && t.Len() > 1 {
			return false
		}
		inside = now
	}
	return n > 1
}

// opensInside reports a sentence that begins within a quotation of its paragraph.
func (r *resolver) opensInside(sentence int) bool {
	first := sentence
	for first > 0 && r.a.Sentences[first-1].Block == r.a.Sentences[sentence].Block && sentence-first <= maxSaid {
		first--
	}
	inside := false
	for k := first; k < sentence; k++ {
		for _, t := range r.a.Sentences[k].Tokens {
			inside = r.afterMark(t, inside)
		}
	}
	return inside
}

// afterMark is whether the text is within a quotation after a token.
func (r *resolver) afterMark(t sitrep.Token, inside bool) bool {
	switch r.g.value(r.a.Text(t.Span), classQuote) {
	case "open":
		return true
	case "close":
		return false
	case "both":
		return !inside
	}
	return inside
}

// firstMarks are the first mark that opens a quotation in a sentence and the one
// that shuts it; -1 for none.
func (r *resolver) firstMarks(sentence int) (open, shut int) {
	inside := r.opensInside(sentence)
	open, shut = -1, -1
	for i, t := range r.a.Sentences[sentence].Tokens {
		now := r.afterMark(t, inside)
		switch {
		case now && !inside && open < 0:
			open = i
		case inside && !now && shut < 0:
			shut = i
		}
		inside = now
	}
	return open, shut
}

// quotation is where the marks around a token stand in its sentence: -1 and on
// for one that began before, the number of tokens for one that goes on after.
func (r *resolver) quotation(sentence, at int) (open, shut int, on bool) {
	toks := r.a.Sentences[sentence].Tokens
	open, inside := -1, r.opensInside(sentence)
	on = inside
	for i := 0; i < at; i++ {
		now := r.afterMark(toks[i], inside)
		if now && !inside {
			open, on = i, false
		}
		if !now {
			open, on = -1, false
		}
		inside = now
	}
	if !inside {
		return -1, -1, false
	}
	for i := at; i < len(toks); i++ {
		if !r.afterMark(toks[i], true) {
			return open, i, on
		}
	}
	return open, len(toks), on
}
