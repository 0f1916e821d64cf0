package coder

import "slices"

// sameSentence joins events of one sentence that the grammar makes one: what
// follows from a happening ("shelled the town, killing 12"; "a strike that
// killed"; "were killed in the attack"), what it was done for ("fired gas to
// disperse the crowd") and what the same people did in one go ("blocked the road,
// burning tyres").
func (w *work) sameSentence(live []*event) {
	for _, e := range live {
		if e.typ == "ASSAULT" && e.t.tellsToll(e) && e.t.broughtBefore(e) != nil {
			continue
		}
		for _, o := range e.t.causesOf(e) {
			if o == nil || o == e || o.typ != e.typ || o.robbery() != e.robbery() || o.cameBefore() == e || e.cameBefore() == o || e.probedWith(o) || e.stops(o) || o.stops(e) {
				continue
			}
			a, b := o.firstMention(), e.firstMention()
			switch {
			case a == b:
			case b.tok < a.tok:
				a.sameAs = b
			default:
				b.sameAs = a
			}
		}
	}
}

// causesOf are the events of the sentence that e follows from or is part of, by grammar.
func (t *tree) causesOf(e *event) []*event {
	w := t.w
	out := t.byArgument(e)
	x := e.anchor()
	h := t.head(x)
	if h < 0 {
		return out
	}
	if o := t.leftBy(x); o != nil {
		out = append(out, o)
	}
	switch r := t.rel(x); {
	case r == "advcl" && t.child(x, "nsubj") < 0 && (t.prep(x) == "" && t.gerund(x) || t.infinitive(x)):
		o := w.eventAt(t, h)
		if o == nil && t.rel(h) == "xcomp" { // "refused to work to demand"
			o = w.eventAt(t, t.head(h))
		}
		if o == nil && t.gerund(x) && t.tellsToll(e) { // "hunted the man who bombed a bus, wounding 15"
			o = t.lastDeed(h, x)
		}
		out = append(out, o)
	case r == "conj" && consequential[t.lemma[x]]:
		if o := w.eventAt(t, h); o != nil && (consequential[t.lemma[o.tok]] || len(e.recipients) > 0 && t.child(x, "nsubj") < 0 && !t.passive(x)) {
			out = append(out, o)
		}
	}
	if r := t.rel(e.tok); (r == "amod" || r == "compound") && e.typ != "ASSAULT" && !verbal[e.typ] || r == "amod" && e.typ == "THREATEN" { // "imposed a dusk-to-dawn curfew"
		if g := t.head(t.head(e.tok)); g >= 0 && t.rel(t.head(e.tok)) == "obj" {
			out = append(out, w.eventAt(t, g))
		}
	}
	if o := t.besideToll(e, x); o != nil {
		out = append(out, o)
	}
	if o := t.inOneGo(e, x); o != nil {
		out = append(out, o)
	}
	return out
}

// lastDeed is the last deed told between two words, by one that hangs on the first.
func (t *tree) lastDeed(from, to int) *event {
	for k := to - 1; k > from; k-- {
		if o := t.teller(k); o != nil && o.tok == k && o.typ == "ASSAULT" && t.under(k, from) {
			return o
		}
	}
	return nil
}

// byArgument are the events that take e in as an argument, or that e does.
func (t *tree) byArgument(e *event) []*event {
	w := t.w
	var out []*event
	for _, a := range e.args {
		switch {
		case a.kind == argSubj:
			o := w.eventAt(t, a.tok)
			switch {
			case o == e:
			case o != nil:
				if e.typ == "ASSAULT" || t.isNoun(o.tok) && !verbal[e.typ] {
					out = append(out, o)
				}
			case e.typ == "ASSAULT" && t.means(a.tok): // "a drone that killed": the means of another event
				out = append(out, t.meansOf(a.tok))
			}
			out = append(out, t.doneBy(e, a.tok))
		case a.kind == argObj:
			if o := w.eventAt(t, a.tok); o != nil && !verbal[e.typ] && t.isNoun(o.tok) {
				out = append(out, o) // "triggered a blast"
			}
		case a.kind == argPrep && partPrep[a.prep] && (a.prep != "as" || !e.titled() && !t.meanwhileOf(e.anchor(), a.tok)): // a headline's "as troops bomb town" is a clause
			if o := w.eventAt(t, t.ofStretch(a.tok)); o != nil && (e.typ == "ASSAULT" || !verbal[e.typ] && t.isNoun(o.tok) && (a.prep == "in" || a.prep == "during")) {
				out = append(out, o)
			}
		case a.kind == argPrep && (a.prep == "after" || a.prep == "when") && t.isVerb(a.tok) && t.tellsToll(e):
			out = append(out, w.eventAt(t, a.tok)) // "were wounded when gunmen opened fire"
		case a.kind == argPrep && (a.prep == "after" || a.prep == "following") && t.tellsToll(e) && len(e.actors) == 0:
			if o := w.eventAt(t, a.tok); o != nil && t.isNoun(o.tok) && t.article(o.tok) && !t.tellsToll(o) {
				out = append(out, o) // "were injured following a shooting"
			}
		}
	}
	if t.tellsToll(e) {
		out = append(out, t.clauseOf(e))
	}
	return out
}

// ofStretch is what a stretch of time is part of, "killed in the first week of the siege"; x itself
// where it is none.
func (t *tree) ofStretch(x int) int {
	if !t.w.c.times.part[t.lemma[x]] || t.teller(x) != nil {
		return x
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "nmod" && t.prep(int(c)) == "of" {
			return int(c)
		}
	}
	return x
}

// tellsToll: e tells what became of people.
func (t *tree) tellsToll(e *event) bool {
	return t.fateOf(e.tok) != "" || t.w.c.scene.dying[t.lemma[e.tok]]
}

// clauseOf is the event of a clause after "when", "as" or "after" under the
// verb of a toll or the verbs that it is joined with.
func (t *tree) clauseOf(e *event) *event {
	x := e.anchor()
	for k := 0; k < 3 && x >= 0; k++ {
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) != "advcl" || int(c) < e.tok || !t.opensWith(int(c)) || t.meanwhileOf(x, int(c)) {
				continue
			}
			if o := t.w.eventAt(t, int(c)); o != nil && !t.tellsToll(o) {
				return o
			}
		}
		// "one was killed and two are missing after gunmen opened fire"
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "conj" && int(c) > x {
				for d := t.first[c]; d >= 0; d = t.next[d] {
					if t.rel(int(d)) == "advcl" && t.opensWith(int(d)) {
						if o := t.w.eventAt(t, int(d)); o != nil && !t.tellsToll(o) {
							return o
						}
					}
				}
			}
		}
		if t.rel(x) != "conj" {
			return nil
		}
		x = t.head(x)
	}
	return nil
}

// meanwhileOf: the clause of verb c tells what went on besides what the subject of x did: "a bomb
// killed nine as police fought rioters", but "nine were killed as police fought rioters".
func (t *tree) meanwhileOf(x, c int) bool {
	s, o := t.child(x, "nsubj"), t.child(c, "nsubj")
	p := t.prep(c)
	return s >= 0 && o >= 0 && t.isVerb(x) && !t.passive(x) && (p == "as" || p == "while") && t.tok[o].UPOS != "PRON" && t.form[o] != t.form[s]
}

// meanwhile: one of the two words stands in a clause that tells what went on besides what the clause of the
// other tells.
func (t *tree) meanwhile(a, b int) bool {
	for x, k := a, 0; k < 8; k++ {
		h := t.head(x)
		if h < 0 {
			break
		}
		if t.rel(x) == "advcl" && t.meanwhileOf(h, x) {
			return !t.under(b, x) && t.under(b, h)
		}
		x = h
	}
	return false
}

// opensWith: the clause opens with a word that lays it beside the one above.
func (t *tree) opensWith(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (r == "mark" || r == "advmod") && int(c) < x {
			switch t.form[c] {
			case "when", "as", "after":
				return true
			}
		}
	}
	return false
}

// doneBy is the event that a participle tells of the subject x of e: "rockets fired
// from the hills hit", "youths protesting the law blocked".
func (t *tree) doneBy(e *event, x int) *event {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		ci := int(c)
		if t.rel(ci) != "acl" || ci < x || t.tok[ci].Deprel == "acl:relcl" {
			continue
		}
		o := t.w.eventAt(t, ci)
		if o == nil || o == e || o.typ != e.typ {
			continue
		}
		if e.typ == "PROTEST" && t.gerund(ci) || e.typ == "ASSAULT" && t.passive(ci) && t.means(x) {
			return o
		}
	}
	return nil
}

// besideToll is the toll or the damage that e, the other of the two, is joined with
// and has no doer either: "two were killed and a school burned down".
func (t *tree) besideToll(e *event, x int) *event {
	if e.typ != "ASSAULT" || t.rel(x) != "conj" || len(e.actors) > 0 {
		return nil
	}
	for k := 0; k < 3 && t.rel(x) == "conj"; k++ {
		x = t.head(x)
		o := t.w.eventAt(t, x)
		if o == nil {
			return nil
		}
		if len(o.actors) == 0 && o.anchor() == x && (t.tellsToll(o) && contains(e.modes, "destroy") || t.tellsToll(e) && contains(o.modes, "destroy")) {
			return o
		}
	}
	return nil
}

// inOneGo is the event of the same people in the clause that x is joined with:
// "looted shops and set fire to a station". Captives and rape are told apart, and
// what was done to things beside a killing ("killed a farmer and burned a mill").
func (t *tree) inOneGo(e *event, x int) *event {
	if verbal[e.typ] && e.typ != "THREATEN" && !slices.ContainsFunc(e.f.words, func(k int) bool { return k != e.tok && t.isNoun(k) }) {
		return nil // but "summoned the envoy and handed him a note of protest" tells what it is about
	}
	for k := 0; k < 3 && t.rel(x) == "conj"; k++ {
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if r := t.rel(int(c)); r == "nsubj" || r == "mark" {
				return nil
			}
		}
		h := t.head(x)
		if h < 0 || t.isVerb(h) != t.isVerb(x) || !t.isVerb(x) {
			return nil
		}
		if o := t.w.eventAt(t, h); o != nil {
			if o.typ != e.typ || o.fact.polarity != e.fact.polarity || o.fact.reality != e.fact.reality || !t.alike(e, o) || t.passive(x) != t.passive(h) ||
				consequential[t.lemma[h]] && !consequential[t.lemma[x]] && t.rel(h) != "advcl" {
				return nil
			}
			if e.typ != "ASSAULT" && e.typ != "PROTEST" && e.typ != "THREATEN" && !shareMode(e, o) {
				return nil
			}
			if verbal[e.typ] && len(e.recipients) > 0 && overlap(e.recipients, o.recipients) > alike {
				return nil
			}
			return o
		}
		x = h
	}
	return nil
}

// shareMode: both tell a mode, by words that are not of two kinds.
func shareMode(e, o *event) bool {
	same := e.t.w.c.same
	a, b := same.kind[root(e.t.lemma[e.tok])], same.kind[root(o.t.lemma[o.tok])]
	if a != "" && b != "" && a != b {
		return false
	}
	for _, m := range e.modes {
		if contains(o.modes, m) {
			return true
		}
	}
	return false
}

// alike: neither takes captives or violates where the other does not, and they are
// not told of two places.
func (t *tree) alike(e, o *event) bool {
	for _, m := range [...]string{"abduct", "sexual"} {
		if contains(e.modes, m) != contains(o.modes, m) {
			return false
		}
	}
	if e.at != nil && o.at != nil && e.at.Name != o.at.Name && placeRank[e.at.Precision] <= 1 && placeRank[o.at.Precision] <= 1 {
		return false
	}
	if e.on != nil && o.on != nil {
		_, ok := e.on.Intersect(o.on.Interval)
		return ok
	}
	return true
}

// leftBy is the event that left people as the word at x says: "the bombing left
// 20 dead and scores wounded", "an attack which resulted in two being killed".
func (t *tree) leftBy(x int) *event {
	if t.fateOf(x) == "" && t.lemma[x] != "leave" {
		return nil
	}
	for k := 0; k < 5 && x >= 0; k++ {
		if (t.lemma[x] == "leave" || t.lemma[x] == "result") && t.isVerb(x) {
			for _, a := range t.arguments(x) {
				if a.kind == argSubj {
					if o := t.w.eventAt(t, a.tok); o != nil || t.lemma[x] != "result" {
						return o
					}
				}
			}
			return t.resultOf(x)
		}
		switch t.rel(x) {
		case "xcomp", "conj", "amod", "acl", "ccomp", "obj", "nsubj", "dep", "advcl":
			x = t.head(x)
		default:
			return nil
		}
	}
	return nil
}

// resultOf is the last deed that a noun tells before x: what "which resulted in" is of.
func (t *tree) resultOf(x int) *event {
	if t.lemma[x] != "result" {
		return nil
	}
	for k := x - 1; k >= 0; k-- {
		if o := t.teller(k); o != nil && o.tok == k && o.typ == "ASSAULT" && t.isNoun(k) {
			return o
		}
	}
	return nil
}

// partPrep: prepositions by which a happening holds its parts.
var partPrep = map[string]bool{"in": true, "during": true, "by": true, "from": true, "with": true, "as": true}

var consequential = map[string]bool{"kill": true, "injure": true, "wound": true, "hurt": true, "maim": true, "die": true}

// meansOf is the event whose argument is the weapon at x.
func (t *tree) meansOf(x int) *event {
	for k, y := 0, x; k < 3; k++ {
		h := t.head(y)
		if h < 0 {
			return nil
		}
		if o := t.w.eventAt(t, h); o != nil && o.typ == "ASSAULT" {
			return o
		}
		y = h
	}
	return nil
}
