package coder

// shareClause dates what a clause of time tells by the event that it hangs on:
// "jets bombed the hills on Monday as the rebels withdrew". What came before or
// after shares only a stretch: "broke off the talks in May after gunmen killed two".
func (w *work) shareClause(live []*event) {
	w.goingOnSince(live)
	for i, e := range live {
		t := e.t
		if !settled(e.fact.reality) {
			continue
		}
		w.upToEnd(e)
		if o := w.metBefore(live[:i], e); o != nil {
			e.at = o.at
			e.noteAt("place", o.at.Span, "meeting told before")
		}
		if e.at == nil && e.typ == "AGREE" {
			if o := w.agreedAt(e); o != nil && o.at != nil {
				e.at = o.at
				e.noteAt("place", o.at.Span, "meeting at which it was done")
			}
		}
		if e.on == nil && (e.typ == "AGREE" || e.typ == "SUPPORT") && t.isVerb(e.anchor()) {
			if o := w.agreedAt(e); o != nil && o.on != nil && settled(o.fact.reality) && o.onLevel <= firmTime {
				e.on, e.onLevel = o.on, looseTime
				e.noteAt("occurred_on", o.on.Span, "meeting at which it was done")
			}
		}
		if o := w.within(e); o != nil {
			if e.at == nil && o.at != nil && !e.spoken() {
				e.at = o.at
				e.noteAt("place", o.at.Span, "event that it is part of")
			}
			if e.on == nil && !t.ending(e) && o.on != nil && o.on.Days() == 1 && o.onLevel <= looseTime {
				e.on, e.onLevel = o.on, looseTime
				e.noteAt("occurred_on", o.on.Span, "event that it is part of")
			}
		}
		if e.at == nil {
			if o := t.besides(e); o != nil {
				e.at = o.at
				e.noteAt("place", o.at.Span, "what the same did besides")
			}
		}
		if e.on != nil {
			continue
		}
		if o := t.goesOnFrom(e); o != nil {
			e.on, e.onLevel = o.on, looseTime
			e.noteAt("occurred_on", o.on.Span, "what the same did besides")
			continue
		}
		if o := t.wentOnAt(e); o != nil {
			e.on, e.onLevel = o.on, looseTime
			e.noteAt("occurred_on", o.on.Span, "event while it went on")
			continue
		}
		x := e.anchor()
		for k := 0; k < 3 && t.rel(x) == "conj" && t.head(x) >= 0; k++ {
			x = t.head(x)
		}
		if t.rel(x) != "advcl" || t.infinitive(x) {
			continue
		}
		o := t.teller(t.head(x))
		if o == nil || o == e || o.on == nil || o.on.Start == 0 || o.on.End == 0 || t.timed(x) && !t.closely(x) {
			continue
		}
		p := t.prep(x)
		switch {
		case w.c.times.with[p]:
		case (p == "after" || p == "before") && (o.on.Days() > 1 || t.closely(x)) && o.onLevel <= firmTime:
		default:
			continue
		}
		e.on, e.onLevel = o.on, looseTime
		e.noteAt("occurred_on", o.on.Span, "event of the clause above")
	}
}

// goesOnFrom is the deed of a day that the event goes on from, as a verb without a subject or a
// time of its own: "fired in the air and arrested 17"; nil for none.
func (t *tree) goesOnFrom(e *event) *event {
	x := e.anchor()
	h := t.head(x)
	if e.typ != "COERCE" && e.typ != "PROTEST" || t.rel(x) != "conj" || h < 0 || !t.isVerb(x) || !t.pastTense(x) || t.child(x, "nsubj") >= 0 || t.timed(x) || t.perfect(h) {
		return nil
	}
	o := t.teller(h)
	if o == nil || o == e || o.on == nil || o.on.Days() != 1 || !deed[o.typ] || !settled(o.fact.reality) || o.fact.polarity != e.fact.polarity || e.soFar() ||
		t.w.c.same.kind[root(t.lemma[e.tok])] == "court" { // "was arrested on Monday and charged"
		return nil
	}
	return o
}

// wentOnAt is the event of a day while which the one that a clause under it tells went on:
// "shot two men on Monday who were fleeing as villagers were being driven out"; nil for none.
// Who was being held was so for longer.
func (t *tree) wentOnAt(e *event) *event {
	x := e.anchor()
	if verbal[e.typ] || t.tok[x].XPOS != "VBG" && t.child(x, "aux:pass") < 0 || !t.progressive(x) || contains(e.modes, "abduct") || contains(e.modes, "arrest") || t.timed(x) {
		return nil
	}
	under := false
	for k := 0; k < 8; k++ {
		r := t.rel(x)
		if under = under || r == "acl" || r == "advcl"; r == "ccomp" || r == "parataxis" || r == "conj" && !under {
			return nil
		}
		if x = t.head(x); x < 0 {
			return nil
		}
		if o := t.teller(x); o != nil && o != e {
			if under && o.on != nil && o.on.Days() == 1 && o.onLevel <= firmTime && settled(o.fact.reality) && !verbal[o.typ] {
				return o
			}
			return nil
		}
	}
	return nil
}

// progressive: "was firing", "were being driven out".
func (t *tree) progressive(x int) bool {
	was, going := false, t.tok[x].XPOS == "VBG"
	for c := t.first[x]; c >= 0; c = t.next[c] {
		was = was || t.tok[c].XPOS == "VBD" && t.lemma[c] == "be"
		going = going || t.form[c] == "being"
	}
	return was && going
}

// closely: words before the conjunction of the clause at x put it within hours of the one
// above: "hours after rebels had shelled it", "shortly before police opened fire".
func (t *tree) closely(x int) bool {
	m := t.child(x, "mark")
	return m > 0 && t.w.c.times.close[t.lemma[m-1]]
}

// besides is the happening with a place that the event goes on from, as a verb without
// a subject or a place of its own: "fired tear gas in the square and arrested 30 people";
// nil for none.
func (t *tree) besides(e *event) *event {
	x := e.anchor()
	h := t.head(x)
	if !deed[e.typ] && e.typ != "THREATEN" || contains(e.modes, "convict") || t.rel(x) != "conj" || h < 0 || !t.isVerb(x) || t.child(x, "nsubj") >= 0 || t.passive(x) != t.passive(h) {
		return nil
	}
	o := t.teller(h)
	if o == nil || o == e || o.at == nil || !deed[o.typ] || !settled(o.fact.reality) || o.fact.polarity != e.fact.polarity {
		return nil
	}
	for _, i := range t.w.siteOf[t.si] { // its own clause names another place
		if y := t.placeHead(&t.w.sites[i]); y >= 0 && t.under(y, x) {
			return nil
		}
	}
	return o
}

// deed: what is done on the spot.
var deed = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true}

// agreedAt is the meeting, with its place, at which something was agreed: "agreed at a
// meeting in Arbin to lay down their arms"; nil for none.
func (w *work) agreedAt(e *event) *event {
	t := e.t
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			if r := t.rel(int(c)); r != "obl" && r != "obj" {
				continue
			}
			if o := t.meetingOf(int(c)); o != nil && o != e && t.rel(int(c)) == "obl" {
				return o
			}
			for d := t.first[c]; d >= 0; d = t.next[d] { // "agreed on the swap at talks in Arbin"
				if o := t.meetingOf(int(d)); o != nil && o != e && t.rel(int(d)) == "nmod" && t.prep(int(d)) == "at" {
					return o
				}
			}
		}
	}
	return nil
}

// metBefore is the meeting told right before, with its place, of those who then agree: "Both
// sides met in Arbin. They agreed to pull back."; nil for none.
func (w *work) metBefore(before []*event, e *event) *event {
	t := e.t
	root := t.root()
	if e.typ != "AGREE" || e.at != nil || root < 0 || !e.tells(root) || !t.plainPast(root) || !t.continues(root) {
		return nil
	}
	for k := len(before) - 1; k >= 0 && t.si-before[k].t.si <= 2; k-- {
		if o := before[k]; o.typ == "CONSULT" && o.at != nil && o.t.si < t.si && settled(o.fact.reality) && !w.headline(o.t.si) {
			return o
		}
	}
	return nil
}

// meetingOf is the meeting told by x, as that at which something is done; nil for none.
func (t *tree) meetingOf(x int) *event {
	switch t.prep(x) {
	case "at", "in", "during", "after":
		if o := t.teller(x); o != nil && o.typ == "CONSULT" && o.onLevel != clockTime {
			return o
		}
	}
	return nil
}

// within is the event that one told by a noun is a part or the aim of:
// "beaten to death on Sunday during a march", "used tear gas on Monday to break up a
// rally", "agreed on Saturday after ten hours of talks"; nil for none.
func (w *work) within(e *event) *event {
	t, x := e.t, e.anchor()
	if !t.isNoun(x) || t.plural(x) && t.bare(x) && e.typ != "CONSULT" {
		return nil
	}
	lasted := false
	if h := t.head(x); t.rel(x) == "nmod" && t.prep(x) == "of" && h >= 0 && t.timex[h] >= 0 {
		x, lasted = h, w.a.Timexes[t.timex[h]].Type == "DURATION"
	}
	h := t.head(x)
	if h < 0 || !lasted && t.timed(x) {
		return nil
	}
	switch r, p := t.rel(x), t.prep(x); {
	case (r == "obl" || r == "nmod") && (p == "during" || p == "in" || p == "at" || p == "amid" || p == "after" && lasted):
	case r == "obj" && t.infinitive(h) && (t.rel(h) == "advcl" || t.rel(h) == "xcomp") && t.head(h) >= 0 && t.fact("talked", h) == factNone:
		h = t.head(h)
	default:
		return nil
	}
	o := t.teller(h)
	if o == nil || o == e || !settled(o.fact.reality) || e.triedFor(o) || e.typ == "ASSAULT" && o.typ == "PROTEST" && (t.rel(e.anchor()) == "obj" || e.resented()) {
		return nil
	}
	return o
}

// timed: an expression of time stands under x.
func (t *tree) timed(x int) bool {
	for k := range t.tok {
		if t.timex[k] >= 0 && t.under(k, x) {
			return true
		}
	}
	return false
}

// clauseUnder: the event is told in a complement of verb x, without another
// verb of saying between.
func (t *tree) clauseUnder(x int, e *event) bool {
	for y := e.anchor(); y >= 0 && y != x; y = t.head(y) {
		switch t.rel(y) {
		case "acl":
			if h := t.head(y); !t.w.c.speech.channel[t.lemma[h]] || t.child(y, "mark") < 0 { // "said in an interview that"
				return false
			}
		case "advcl":
			return false
		}
		if y != e.anchor() && t.speechVerb(y) {
			return false
		}
	}
	return true
}

func (t *tree) speechVerb(x int) bool {
	if t.claims(x) || t.itIsSaid(x) {
		return true
	}
	return t.lemmaIs(x, isSaying) && (t.child(x, "ccomp") >= 0 || t.rel(x) == "parataxis" || t.lemma[x] == "say" || t.lemma[x] == "tell" || t.lemma[x] == "speak")
}

// itIsSaid: "It was learned in Arbin today that rebels had shot a judge."
func (t *tree) itIsSaid(x int) bool {
	s := t.child(x, "nsubj")
	if s < 0 {
		s = t.child(x, "expl")
	}
	return s >= 0 && t.form[s] == "it" && t.passive(x) && (t.child(x, "ccomp") >= 0 || t.child(x, "csubj") >= 0)
}

// sharedClause: the verb at x heads a clause that is of the event's time: "were
// hit as they returned on Monday".
func (t *tree) sharedClause(x int, e *event) bool {
	h := t.head(x)
	return h >= 0 && t.rel(x) == "advcl" && t.w.c.times.with[t.prep(x)] && !t.under(e.anchor(), x) && (e.tells(h) || t.clauseHolds(h, e))
}

// shares: the event at e is coordinated with, or follows from, the event at x.
func (t *tree) shares(e *event, x int) bool {
	y := e.anchor()
	for k := 0; k < 4; k++ {
		if y == x || k > 0 && t.rel(x) == "xcomp" && t.head(x) == y { // "tried to deport three on Monday, but one got away"
			return k > 0
		}
		switch t.rel(y) {
		case "conj":
			if h := t.head(y); h >= 0 && t.ongoing(y) && t.past(h) {
				return false // "shelled the town on Monday and are threatening its port"
			}
		case "advcl":
			if p := t.prep(y); p != "" && !t.gerund(y) || t.w.c.times.apart[p] || p == "of" || p == "for" {
				return false
			}
		case "xcomp":
		case "parataxis": // "soldiers stormed the plane on Monday and killed two; a third was arrested"
			if f, _ := t.subtree(y, false); f < 1 || t.form[f-1] != ";" && t.form[f] != ";" || !t.plainPast(y) || verbal[e.typ] {
				return false
			}
		default:
			return false
		}
		if y = t.head(y); y < 0 {
			return false
		}
	}
	return false
}

// clauseHolds: the event is told within the clause of verb x, not in reported
// speech or a relative clause under it.
func (t *tree) clauseHolds(x int, e *event) bool {
	y := e.anchor()
	if p := t.prep(y); (p == "against" || p == "over" || p == "about") && t.isNoun(y) && y != x && physical[e.typ] {
		return false // "closed on Monday in protest against the abduction"
	}
	for k := 0; k < 8 && y >= 0; k++ {
		if y == x {
			return true
		}
		switch t.tok[y].Deprel {
		case "acl:relcl", "acl":
			return false
		case "ccomp", "parataxis":
			h := t.head(y)
			if h >= 0 && t.w.c.speech.quoting[t.lemma[h]] {
				return false
			}
		case "advcl":
			if p := t.prep(y); t.w.c.times.apart[p] || p == "while" || (p == "of" || p == "for") && t.gerund(y) {
				return false // "were arrested on Sunday, accused of firing mortars"
			}
		case "conj":
			if h := t.head(y); h >= 0 && t.perfect(y) && !t.perfect(h) && t.firstRel(y, "nsubj")+t.firstRel(y, "nsubj:pass") > -2 {
				return false // "approved it in May, and 35 men have been sent"
			}
		}
		y = t.head(y)
	}
	return false
}
