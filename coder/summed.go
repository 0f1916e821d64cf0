package coder

import (
	"slices"

	"sitrep"
)

// tallied is what is left of the certainty of a count of months or years: each of those counted
// was somewhere on some day, which the count does not tell.
const tallied = 0.5

// asTally is the evidence that it is of such a count.
const asTally = "counted over months"

// sums: its numbers are those of many happenings, of a town or of months.
func (e *event) sums() bool { return e.sumsTown() || e.sumsMonths() || e.sumsSeveral() }

// withoutSumsSince leaves out numbers of several days that are told of a happening of which another one is told of its day.
func withoutSumsSince(live []*event) {
	for _, e := range live {
		if !e.sumsSince() {
			continue
		}
		e.quantities = slices.DeleteFunc(e.quantities, func(s size) bool {
			return slices.ContainsFunc(live, func(o *event) bool {
				return o != e && o.firstMention() == e.firstMention() && o.on != nil && o.on.Days() == 1 && hasKind(o.quantities, s.kind)
			})
		})
	}
}

// sumsSince: it counts up to now whom some days cost: "The shelling has killed dozens since Friday".
func (e *event) sumsSince() bool {
	t, x := e.t, e.anchor()
	if e.typ != "ASSAULT" || e.on == nil || e.on.Days() < 2 || e.onLevel > firmTime || !t.isVerb(x) || !t.perfect(x) || !e.countsSeveral() {
		return false
	}
	for k := range t.form {
		if t.sinceTime(k) && (k+1 == len(t.form) || t.tok[k+1].XPOS != "POS") {
			return true
		}
	}
	return false
}

// sinceTime: a time begins at k that says since when.
func (t *tree) sinceTime(k int) bool { return k > 0 && t.timex[k] >= 0 && t.form[k-1] == "since" }

// sumsSeveral: it counts up to now whom several happenings cost: "Three children have been killed in shootings".
func (e *event) sumsSeveral() bool {
	return e.typ == "ASSAULT" && e.t.isVerb(e.anchor()) && e.t.perfect(e.anchor()) && e.countsSeveral() && (e.several() || e.openFates()) && (e.on == nil || e.on.Days() != 1 || e.onLevel > firmTime)
}

// sumsTown: the sentence counts those whom several happenings of a town or a time cost, none of
// which it is: "Six were killed in shootings across the city since Friday", "At least 35 people have
// been shot across the province since May".
func (e *event) sumsTown() bool {
	t := e.t
	if e.typ != "ASSAULT" || e.fact.polarity != sitrep.Positive || !settled(e.fact.reality) {
		return false
	}
	counts, several, days := false, false, false
	for o := range t.attacks {
		days = days || o.on != nil && o.on.Days() > 1
		several = several || t.isNoun(o.tok) && t.plural(o.tok)
		counts = counts || o.countsSeveral()
	}
	if !counts || !several && !e.soFar() {
		return false
	}
	wide, long := t.reach()
	long = long || days
	return wide && long || several && (wide || long)
}

// sumsMonths: it counts what befell several people over more than a month, which is no one happening, by its
// time or by words: "Five judges have been killed in the last six months", "400 so far this year".
func (e *event) sumsMonths() bool {
	return (e.typ == "ASSAULT" || e.typ == "COERCE") && e.countsSeveral() && (e.monthsLong() || e.t.says(mishapTally))
}

// monthsLong: the time of the deed itself is more than a month: "Since 1990, 40 fugitives have been arrested".
func (e *event) monthsLong() bool {
	const month = 31 // days
	if !longerThan(month, e.on, e.onLevel) || e.fact.polarity != sitrep.Positive || !settled(e.fact.reality) ||
		e.typ == "COERCE" && !contains(e.modes, "arrest") || contains(e.modes, "abduct") {
		return false
	}
	x := e.anchor()
	return e.t.isVerb(x) && (e.t.perfect(x) || e.on.Precision == sitrep.PrecisionInterval)
}

// countsSeveral: it tells the number of several people whom it befell.
func (e *event) countsSeveral() bool {
	return slices.ContainsFunc(e.quantities, func(s size) bool {
		return len(s.who) == 0 && max(s.value(), s.most()) > 1 && (s.kind == "killed" || s.kind == "injured" || s.kind == "struck" || s.kind == "detained")
	})
}

// most is how many there are at the most, 0 unsaid.
func (s *size) most() int {
	if s.a.high == nil {
		return 0
	}
	return *s.a.high
}

// openFates: of those counted one or the other befell each: "eight children have been hurt or killed".
func (e *event) openFates() bool {
	return slices.ContainsFunc(e.quantities, func(s size) bool { return s.a.best == nil && s.a.low == nil && s.t == e.t && e.openFate(s.kind) })
}

// reach: the sentence speaks of a whole town or land, or of more than one day.
func (t *tree) reach() (wide, long bool) {
	same, scene := t.w.c.same, t.w.c.scene
	for k, f := range t.form {
		switch {
		case same.over[f]:
			for n := k + 1; n < len(t.form) && n < k+5 && !wide; n++ {
				wide = t.place[n] >= 0 || t.formIs(n, ofScene) && (scene.settlement[t.form[n]] || scene.land[t.form[n]]) || t.form[n] == "country"
			}
		case same.apiece[f]:
			wide = true
		case t.sinceTime(k), f == "weekend" && k > 1 && t.form[k-2] == "over":
			long = true
		case k+1 < len(t.form) && t.isNoun(k+1) && t.plural(k+1) && t.head(k) == k+1 && t.eventful(k+1):
			wide = wide || t.formIs(k, ofScene) && scene.settlement[f]
			long = long || f == "weekend"
		}
	}
	return wide, long
}

// eventful: the word at x is that of an attack.
func (t *tree) eventful(x int) bool {
	for o := range t.attacks {
		if o.tok == x {
			return true
		}
	}
	return false
}

// sumAndItem: the one counts what many happenings cost and the other is told as one of them, unless
// the numbers are the same.
func sumAndItem(n, o *profile) bool {
	if n.sums == o.sums {
		return false
	}
	sum, one := n, o
	if o.sums {
		sum, one = o, n
	}
	if one.series || one.how.state || one.how.long {
		return false
	}
	kinds := []string{"killed", "injured", "struck", "detained"}
	if sameTotal(sum.sizes, one.sizes, kinds...) {
		return false
	}
	told := one.on != nil && one.on.Days() == 1 || slices.ContainsFunc(kinds, func(k string) bool { return total(one.sizes, k) != nil })
	return told || !sum.first.sumsMonths()
}

// fewerHit: the one is told as what somebody did to fewer people than the other killed in many places: "Forty villagers
// were killed in two districts. On Monday raiders shot 16 villagers", not "Seven were shot in the back".
func fewerHit(n, o *profile) bool {
	hit, dead := total(n.sizes, "struck"), total(o.sizes, "killed")
	return hit != nil && dead != nil && len(n.actors) > 0 && hit.of >= 0 && hit.value() > 1 && dead.a.best != nil && *dead.a.best >= hit.value()+3 &&
		!o.how.definite && !n.how.definite && (o.wide || o.several || o.first.spreads())
}

// spreads: it befell people in many places: "were killed in two districts".
func (e *event) spreads() bool {
	t, x := e.t, e.anchor()
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (r == "obl" || r == "nmod") && t.manyPlaces(int(c)) {
			return true
		}
	}
	return false
}
