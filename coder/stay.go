package coder

import "sitrep"

// stayPut gives events that no words place the place of the sentence before, where
// both stand in one paragraph: "Youths blocked the road to Arbin. Police fired tear
// gas." What is told of another time or names another place has left it.
func (w *work) stayPut(live []*event) {
	k := 0
	var last stay
	for si, t := range w.trees {
		from := k
		for k < len(live) && live[k].t.si <= si {
			k++
		}
		if t == nil || w.headline(si) || t.elsewhere() {
			last = stay{}
			continue
		}
		if last.t != nil && (si > last.t.si+1 || t.s.Block != last.t.s.Block) {
			last = stay{}
		}
		next := stay{t: t}
		there, spread := t.there(), false // in several places at once
		for _, e := range live[from:k] {
			spread = spread || e.scattered != nil
			if there >= 0 && e.at == nil && !e.spoken() {
				if i := w.lastPlace(si, there); i >= 0 {
					e.at = w.placeOf(i)
					e.noteAt("place", e.at.Span, "there")
				}
			}
			if !settled(e.fact.reality) || e.spoken() || e.overall() {
				continue
			}
			if !onScene(e) && !(e.typ == "COERCE" && e.at == nil && last.firm && contains(e.modes, "arrest")) {
				if next.at == nil && e.at != nil {
					next.at, next.on, next.firm, next.freed = e.at, e.on, true, contains(e.modes, "release")
				}
				continue
			}
			if e.at == nil && last.at != nil && e.foreground() && (e.on == nil || last.on == nil || e.onLevel == clockTime || e.on.Interval == last.on.Interval) && !w.c.scene.wideEvent[t.lemma[e.tok]] && !w.moved(e, last.on) {
				if last.firm && !(e.typ == "COERCE" && last.on == nil && e.on != nil && e.onLevel != clockTime) { // an arrest on a day of its own
					e.at = last.at
					e.noteAt("place", last.at.Span, "place of the sentence before")
				}
				if (e.on == nil && !t.anyTime() || e.onLevel == clockTime) && last.on != nil && last.on.Days() == 1 && !t.perfect(e.anchor()) {
					e.on, e.onLevel = last.on, looseTime
					e.noteAt("occurred_on", last.on.Span, sitrep.ByDayBefore)
				}
			}
			if e.at == nil && next.firm && !next.freed && physical[e.typ] && t.isVerb(e.anchor()) && e.foreground() && w.oneSite(t) && !w.otherTime(e, next.on) {
				e.at = next.at
				e.noteAt("place", e.at.Span, "place of the clause before")
			}
			if next.at == nil && e.at != nil {
				next.at, next.on, next.firm, next.freed = e.at, e.on, true, contains(e.modes, "release")
			}
		}
		if next.at == nil {
			if i := t.onlyPlace(standsWhere); i >= 0 {
				next.at = w.placeOf(i)
			}
		}
		if last = next; spread {
			last = stay{}
		}
	}
}

// stay is where and when the sentence before was.
type stay struct {
	t    *tree
	at   *sitrep.EventPlace
	on   *sitrep.When
	firm bool
	// somebody was freed there, whatever befell him before
	freed bool
}

// there is the token that points to a place named before, -1 for none.
func (t *tree) there() int {
	for k := range t.tok {
		if t.form[k] == "there" && t.rel(k) == "advmod" {
			return k
		}
	}
	return -1
}

// lastPlace is the last site named before token k of a sentence, no more than three
// sentences back and in which something can have happened; -1 for none.
func (w *work) lastPlace(si, k int) int {
	for n := len(w.siteOf[si]) - 1; n >= 0; n-- { // "fled to Togo and was arrested there"
		if i := int(w.siteOf[si][n]); i < len(w.a.Places) && w.holder[i] < 0 && w.sites[i].Words.End <= k && !w.trees[si].owning(&w.sites[i]) {
			return i
		}
	}
	for s := si - 1; s >= 0 && s >= si-3; s-- {
		if w.trees[s] == nil || w.headline(s) {
			continue
		}
		list := w.siteOf[s]
		for k := len(list) - 1; k >= 0; k-- {
			i := int(list[k])
			if i < len(w.a.Places) && w.holder[i] < 0 && w.trees[s].standing(i) > standsAside && placeRank[w.sites[i].Precision] <= 3 {
				return i
			}
		}
	}
	return -1
}

// owning: a country before a noun says whose it is, not where ("the US-led coalition").
func (t *tree) owning(p *sitrep.PlaceMention) bool {
	x := p.Words.End - 1
	if p.Precision != sitrep.PlaceCountry || x < 0 || x >= len(t.tok) {
		return false
	}
	for k := 0; k < 3; k++ {
		h := t.head(x)
		switch t.rel(x) {
		case "compound", "amod":
			if h > x && t.isNoun(h) && !t.w.c.scene.land[t.lemma[h]] {
				return true
			}
		case "obl", "nmod", "nsubj", "obj":
			return h == x+2 && t.form[x+1] == "-"
		}
		if h < 0 {
			return false
		}
		x = h
	}
	return false
}

// moved: the event's sentence is of another time than the one before, or names
// another place where something happened.
func (w *work) moved(e *event, last *sitrep.When) bool {
	if w.otherTime(e, last) {
		return true
	}
	t := e.t
	for _, i := range w.siteOf[t.si] {
		if int(i) >= len(w.a.Places) {
			if t.firmly(int(i)) {
				return true
			}
		} else if t.standing(int(i)) >= standsWhere {
			return true
		}
	}
	return false
}

// otherTime: the event is of a time before or after.
func (w *work) otherTime(e *event, last *sitrep.When) bool {
	a, b := e.on, last
	return a != nil && b != nil && e.onLevel != clockTime && a.Start != 0 && b.Start != 0 && (a.End != 0 && a.End < b.Start || b.End != 0 && b.End < a.Start)
}

// oneSite: the sentence names no more than one place where something happens.
func (w *work) oneSite(t *tree) bool {
	n := 0
	for _, i := range w.siteOf[t.si] {
		if w.holder[i] < 0 && (int(i) >= len(w.a.Places) || w.trees[t.si].standing(int(i)) >= standsWhere) {
			n++
		}
	}
	return n <= 1
}

// foreground: the event is told as a step of the story, by a verb that the main one
// holds or by a noun that names one happening. What only says which people or
// things are meant ("strikes that kill civilians", "the hijacked lorry"), what is
// meant to be done and what is spoken of in general may be anywhere.
func (e *event) foreground() bool {
	t, x := e.t, e.anchor()
	if t.w.headline(t.si) {
		return t.tok[x].Deprel != "amod"
	}
	if t.isNoun(x) && t.bare(x) {
		return false
	}
	for k := 0; k < 10 && x >= 0; k++ {
		switch t.rel(x) {
		case "root":
			return true
		case "advcl":
			if t.infinitive(x) {
				return false
			}
		case "nsubj", "obj", "obl":
			if !t.isNoun(x) {
				return false
			}
		case "acl":
			if !t.speechVerb(x) {
				return false
			}
		case "conj", "ccomp", "parataxis", "xcomp":
		default:
			return false
		}
		x = t.head(x)
	}
	return false
}

// bare: a plural without a word that says which or how many.
func (t *tree) bare(x int) bool {
	if !t.plural(x) {
		return false
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.tok[c].Deprel; r == "det" || r == "nummod" || r == "nmod:poss" {
			return false
		}
	}
	return true
}
