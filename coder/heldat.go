package coder

import (
	"strconv"
	"strings"

	"sitrep"
)

// heldAt: verb x only says of the event that it took or is to take place: "a
// meeting that was to be held in Arbin".
func (t *tree) heldAt(x int, e *event) bool {
	if !t.occurs(x) && !(t.lemma[x] == "hold" && t.passive(x)) {
		return false
	}
	who := t.ofPerson(x)
	for k := 0; k < 3 && t.rel(x) == "xcomp"; k++ {
		x = t.head(x)
	}
	h := t.head(x)
	switch {
	case t.rel(x) != "acl":
		return false
	case e.holds(h):
		return true
	case t.rel(h) == "nsubj" && e.holds(t.head(h)): // "the talks, which were held in Arbin, broke down"
		return true
	}
	return !who && e.typ == "CONSULT" && t.rel(h) == "nmod" && e.holds(t.head(h)) // "a meeting of elders that was held"
}

// madeAt: verb h says of talks, a truce or a pact where they were held or made: "the truce that
// was signed at Arbin", "talks were adjourned in Karm", "a meeting planned for May in Dorim".
func (t *tree) madeAt(h int, e *event) bool {
	if !t.isNoun(e.tok) || !t.passive(h) && !t.participle(h) {
		return false
	}
	switch e.typ {
	case "CONSULT", "AGREE", "COOPERATE":
	case "RETREAT":
		if !contains(e.modes, "ceasefire") {
			return false
		}
	default:
		return false
	}
	if l := t.lemma[h]; !t.occurs(h) && !t.w.c.scene.seal[l] && !t.w.c.scene.meet[l] {
		return false
	}
	if t.rel(h) == "acl" {
		return e.holds(t.head(h))
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "nsubj" && e.holds(int(c)) {
			return true
		}
	}
	return false
}

// heldThere: verb h tells where those were held whom the event frees or kills: "killed 50 men
// whom they had been holding in a school in Arbin".
func (t *tree) heldThere(h int, e *event) bool {
	if e.typ != "ASSAULT" && e.typ != "AID" && !contains(e.modes, "release") || !t.w.c.scene.keep[t.lemma[h]] || t.rel(h) != "acl" {
		return false
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if t.timex[c] >= 0 && t.prep(int(c)) != "since" && t.prep(int(c)) != "for" {
			return false // "who had been detained in Karm in 2010"
		}
	}
	x := t.head(h)
	for k := 0; k < 3 && x >= 0 && t.rel(x) == "conj"; k++ { // "freed a mayor and two councillors whom they had held"
		x = t.head(x)
	}
	return x >= 0 && (t.rel(x) == "obj" || t.tok[x].Deprel == "nsubj:pass") && t.head(x) >= 0 && e.tells(t.head(x))
}

// happenedAt: verb h tells where that took place in which the event did: "killed in an explosion that
// took place near the embassy in Arbin".
func (t *tree) happenedAt(h int, e *event) bool {
	n := t.head(h)
	if n < 0 || t.rel(h) != "acl" || !t.occurs(h) {
		return false
	}
	for _, a := range e.args {
		if a.tok == n && a.kind == argPrep && partPrep[a.prep] {
			return true
		}
	}
	return false
}

// leavesBehind: the event is told as what came later to those of the clause before: "arrested in
// Arbin in May and extradited four months later", "detained at the bridge and released the
// next day".
func (t *tree) leavesBehind(e *event) bool {
	x := e.anchor()
	if !contains(e.modes, "release") && e.typ != "COOPERATE" || t.rel(x) != "conj" && t.rel(x) != "parataxis" {
		return false
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.form[c] == "later" {
			return true
		}
	}
	return t.timed(x)
}

// throughClause is what phrase x of a place, beneath verb h, goes on from, −1 where h is no clause of a noun
// that lets it through: "a wave of fighting in X", "a farm located in X".
func (t *tree) throughClause(p *sitrep.PlaceMention, x, h int) int {
	switch {
	case t.isVerb(h) && t.rel(h) == "acl" && t.gerund(h) && t.prep(h) == "of":
		return h
	case t.rel(x) == "obl" && p.Lat != nil:
		return t.liesThere(h)
	}
	return -1
}

// liesThere is the noun of which participle h says where it is, "a farm located between two towns",
// −1 for none, nor where that is but struck; behind a comma whoever owns it is not meant: "a farm owned by a trader, located in …".
func (t *tree) liesThere(h int) int {
	if !t.w.c.scene.lying[t.lemma[h]] {
		return -1
	}
	comma := h > 0 && t.form[h-1] == ","
	if v := t.head(h); t.rel(h) == "conj" && v >= 0 {
		h = v
	}
	n := t.head(h)
	if t.tok[h].Deprel != "acl" || n < 0 {
		return -1
	}
	if v := t.head(n); comma && t.prep(n) == "by" && v >= 0 && t.tok[v].Deprel == "acl" {
		n = t.head(v)
	}
	if !locative[t.prep(n)] {
		return -1
	}
	return n
}

// inWhich: the event is told in a clause that says what happened in that of noun x: "a
// raid on a village in which ten were killed".
func (t *tree) inWhich(e *event, x int) bool {
	y := e.anchor()
	for k := 0; k < 3 && t.rel(y) == "conj" && t.head(y) >= 0; k++ {
		y = t.head(y)
	}
	if t.tok[y].Deprel != "acl:relcl" || t.head(y) != x || !t.isNoun(x) {
		return false
	}
	for c := t.first[y]; c >= 0; c = t.next[c] {
		if t.form[c] == "which" && c > 0 && (t.form[c-1] == "in" || t.form[c-1] == "during") {
			return true
		}
	}
	return false
}

// busyAt: verb x says what those were doing to whom it happened: "seized two
// engineers working at the camp".
func (t *tree) busyAt(x int, e *event) bool {
	h := t.head(x)
	if h < 0 || e.spoken() || t.rel(x) != "acl" || !t.gerund(x) || !t.isNoun(h) {
		return false
	}
	return (t.rel(h) == "obj" || t.tok[h].Deprel == "nsubj:pass") && e.holds(t.head(h))
}

// heardBy: those who live at the place x tell of the event as of their own: "residents
// of Arbin reported mortar fire".
func (t *tree) heardBy(e *event, x int) bool {
	a := e.anchor()
	v := t.head(a)
	if t.rel(a) != "obj" || v < 0 || !physical[e.typ] || !t.lemmaIs(v, isSaying) {
		return false
	}
	s := t.child(v, "nsubj")
	return s >= 0 && t.w.c.scene.inhabitant[t.lemma[s]] && t.rel(x) == "nmod" && t.head(x) == s
}

// arrivesAt: somebody comes to the place x by verb h, and does there what the event
// tells: "flew to Arbin and met the governor".
func (t *tree) arrivesAt(x, h int, e *event) bool {
	if e.spoken() || !t.w.c.scene.arrive[t.lemma[h]] || e.anchor() < x || t.rel(e.anchor()) != "conj" || t.head(e.anchor()) != h {
		return false
	}
	switch t.rel(x) {
	case "obj":
		return true
	case "obl":
		p := t.prep(x)
		return p == "in" || p == "at" || p == "to"
	}
	return false
}

// daysOf is for how many days an event lasts from the expression on: "called a 48-hour
// strike from Saturday", "a two-day stoppage for Monday"; 0 where nothing tells.
func (t *tree) daysOf(e *event, from *sitrep.Timex) int {
	if f := from.Words.First; f < 1 || t.form[f-1] != "from" && t.form[f-1] != "for" {
		return 0
	}
	for k := 0; k < len(t.tok); k++ {
		i := t.timex[k]
		if i < 0 {
			continue
		}
		tx := &t.w.a.Timexes[i]
		if tx.Type != "DURATION" || k+1 < tx.Words.End {
			continue
		}
		x := t.timeHead(tx)
		if x < 0 || t.head(x) < 0 || !e.tells(t.head(x)) && !e.tells(t.head(t.head(x))) {
			continue
		}
		v := strings.TrimPrefix(tx.Value, "P")
		switch {
		case len(v) > 1 && v[len(v)-1] == 'D':
			n, _ := strconv.Atoi(v[:len(v)-1])
			return n
		case len(v) > 2 && v[0] == 'T' && v[len(v)-1] == 'H':
			n, _ := strconv.Atoi(v[1 : len(v)-1])
			return n / 24
		}
	}
	return 0
}

// putOff: the verb over the expression moves something to that day.
func (t *tree) putOff(tx *sitrep.Timex) bool {
	x := t.timeHead(tx)
	if x < 0 || t.head(x) < 0 {
		return false
	}
	return t.w.c.facts.effects[factKey{"moved", t.phrasal(t.head(x))}] != factNone
}
