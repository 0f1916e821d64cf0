package coder

import (
	"strings"

	"sitrep"
)

// many is from how many dead on what a war or an offensive cost is taken for its toll, and
// not for that of a day of it.
const many = 20

// ofOffensive: the clause of x counts what something lasting has cost: "sustained 900 killed
// during the offensive".
func (e *event) ofOffensive(x int) bool {
	t := e.t
	if e.typ != "ASSAULT" || e.on != nil && e.on.Days() == 1 && e.onLevel <= firmTime {
		return false
	}
	k := total(e.quantities, "killed")
	if k == nil {
		k = total(e.quantities, "injured")
	}
	if k == nil || k.value() < many {
		return false
	}
	for n := 0; n < 2 && x >= 0; n++ { // "sustained 900 killed", "caused casualties"
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if p := t.prep(int(c)); (t.rel(int(c)) == "obl" || t.rel(int(c)) == "nmod") && (p == "during" || p == "throughout") && t.lasts(int(c)) {
				return true
			}
		}
		x = t.head(x)
	}
	return false
}

// overMonths: the time that is told firmly is longer than any attack takes.
func (p *profile) overMonths() bool {
	const longest = 45 // days
	return longerThan(longest, p.on, p.onLevel)
}

// longerThan: the time is told firmly, and is open or more than so many days.
func longerThan(days int, on *sitrep.When, level int) bool {
	return on != nil && level <= firmTime && (on.Days() == 0 || on.Days() > days)
}

// upToNow: the time that is told firmly is one that still goes on: "more than 130 deaths this year".
func (p *profile) upToNow() bool {
	return longerThan(7, p.on, p.onLevel) && len(p.on.Text) > 5 && strings.EqualFold(p.on.Text[:5], "this ")
}

// record: a relative clause tells in the perfect what somebody has done time and again: "the
// rebels, who have murdered 77 members of the party".
func (e *event) record() bool {
	x := e.anchor()
	k, subject := total(e.quantities, "killed"), e.t.child(x, "nsubj")
	return e.typ == "ASSAULT" && k != nil && k.value() >= many && e.on == nil && subject >= 0 && relative(e.t.lemma[subject]) && e.t.perfect(x) && !e.t.passive(x)
}

// aMurder: a noun for the killing of one: "the murder on 2 February", not "the murders".
func (e *event) aMurder() bool {
	return e.t.isNoun(e.tok) && !e.t.plural(e.tok) && e.t.w.c.class["murder"].words[e.t.lemma[e.tok]]
}

// lastTime: the sentence looks back on what was before: "The last time a guard was killed there was in 2011".
func (t *tree) lastTime() bool { return t.lastTimeAt() >= 0 }

// lastTimeAt is the "time" of it, -1 none.
func (t *tree) lastTimeAt() int {
	for k := 0; k+2 < len(t.form); k++ {
		if t.form[k] != "the" || t.form[k+1] != "last" || t.form[k+2] != "time" && t.form[k+2] != "such" {
			continue
		}
		if k == 0 || k < 3 && !t.isVerb(k-1) && t.tok[k-1].UPOS != "AUX" || t.form[k-1] == "," || t.form[k-1] == "that" || t.lemmaIs(k-1, isSaying) {
			return k + 2
		}
	}
	return -1
}

// lastOfKind: the event is what the sentence calls the last of its kind, or what it tells of that one: "the last
// time an officer was killed was in 1984, when a trooper was shot".
func (e *event) lastOfKind() bool {
	t := e.t
	if !physical[e.typ] {
		return false
	}
	time := t.lastTimeAt()
	if time < 0 || e.anchor() < time {
		return false
	}
	for c := t.first[time]; c >= 0; c = t.next[c] {
		if o := t.teller(int(c)); o != nil && physical[o.typ] && t.isVerb(int(c)) {
			return true
		}
	}
	return false
}
