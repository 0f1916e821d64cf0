package coder

import (
	"math"
	"slices"

	"sitrep"
)

// lineup is the events of a document while they become mentions.
type lineup struct {
	events []*event

	dropped map[[2]int]*event // by sentence and token: what another event absorbed
}

func (w *work) index(all []*event) {
	w.line = &lineup{events: all, dropped: map[[2]int]*event{}}
	for _, e := range all {
		if e.drop {
			w.line.dropped[[2]int{e.t.si, e.tok}] = e
		} else {
			e.t.told[e.tok] = e
		}
	}
	for _, e := range all {
		if e.drop {
			continue
		}
		for _, g := range e.gov {
			if e.t.told[g] == nil {
				e.t.told[g] = e
			}
		}
	}
}

// teller is the event that token x tells or carries, nil if none or no token.
func (t *tree) teller(x int) *event {
	if x < 0 || x >= len(t.told) {
		return nil
	}
	return t.told[x]
}

// attacks are the deeds of violence whose triggers stand in the sentence.
func (t *tree) attacks(yield func(*event) bool) {
	for x, e := range t.told {
		if e != nil && e.tok == x && e.typ == "ASSAULT" && !yield(e) {
			return
		}
	}
}

// forget takes events out of what words tell.
func (w *work) forget(gone func(*event) bool) {
	for _, t := range w.trees {
		for x, e := range t.told {
			if e != nil && gone(e) {
				t.told[x] = nil
			}
		}
	}
}

// eventAt is the event that token x tells or carries, also behind a partitive
// or as the first of conjuncts; nil if none.
func (w *work) eventAt(t *tree, x int) *event {
	if e := t.teller(x); e != nil {
		return e
	}
	if in := t.content(x); in != x {
		return t.teller(in)
	}
	return nil
}

// clauseEvent is the event told by verb v or by its object: "called off the strike".
func (w *work) clauseEvent(t *tree, v int) *event {
	if e := w.eventAt(t, v); e != nil {
		return e
	}
	if y := t.child(v, "obj"); y >= 0 {
		return w.eventAt(t, y)
	}
	return nil
}

func (e *event) depth() int { return e.busy }

// rolesOnce caches the roles; a circle gives none.
func (e *event) rolesOnce() (actors, recipients []role) {
	if e.busy > 0 {
		return nil, nil
	}
	if !e.rolesKnown {
		e.busy++
		e.actors, e.recipients = e.roles()
		e.recipients = e.withoutCharged(e.recipients)
		e.actors = e.turnedOn(e.actors)
		e.busy--
		e.rolesKnown = true
	}
	return e.actors, e.recipients
}

// mentions turns the events into records: roles, sizes, factuality, time, place,
// identity, contexts.
func (w *work) mentions(all []*event) []sitrep.EventMention {
	w.index(all)
	var live []*event
	for _, e := range all {
		if !e.drop {
			live = append(live, e)
		}
	}
	for _, e := range live {
		e.rolesOnce()
		e.quantities = e.t.given(e.t.withRivals(e.sizes()))
		e.fact = e.factuality()
		w.when(e)
		w.where(e)
		w.stances(e)
	}
	for _, e := range live {
		w.scatter(e)
	}
	w.heldOver(live)
	w.repelled(live)
	w.freed(live)
	w.captured(live)
	w.countFrom(live)
	live = w.withoutNobody(live)
	w.looseSizes(live)
	takenBack(live)
	w.sameSentence(live)
	live = w.tollsOfProtests(live)
	w.readHeads()
	w.underDate(live, false)
	w.identify(live)
	w.notice(live)
	w.casualties(live)
	outgrown(live)
	w.replies(live)
	w.carried(live)
	w.inherit(live)
	w.byName(live)
	w.pairs(live)
	w.counterparts(live)
	w.mediated(live)
	w.foes(live)
	w.underPlace(live)
	w.refine(live)
	w.stayPut(live)
	w.setScene(live)
	w.hosted(live)
	w.setDay(live)
	w.courtDay(live)
	w.shareClause(live)
	w.onEve(live)
	w.keepScattered(live)
	w.turnFuture(live)
	w.victims(live)
	w.succumbed(live)
	withoutSumsSince(live)
	onlyDenied(live)
	if !w.c.NoLocations {
		w.a.Locations = w.locations()
	}
	live = w.fold(told(relevant(live)))
	w.accuse(live)
	out := make([]sitrep.EventMention, 0, len(live))
	accident := w.accidents(live)
	for _, e := range live {
		m := w.record(e)
		words, mishap := accident[e.firstMention()]
		if mishap {
			m.Certainty = math.Round(100*doubtful*m.Certainty) / 100
		}
		if words != nil {
			m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "certainty", Span: *words, By: sitrep.ByMishap})
		}
		if c := math.Round(100*tallied*m.Certainty) / 100; c >= leastCertain && e.sumsMonths() {
			m.Certainty = c
			if words == nil {
				m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "certainty", Span: e.t.tok[e.tok].Span, By: asTally})
			}
		}
		out = append(out, m)
	}
	w.counters(live, out)
	if !w.keepSigns && len(w.trees) >= wholeReport {
		live, out = likely(live, out)
	}
	index := map[*event]int{}
	for i, e := range live {
		index[e] = i
	}
	w.embedded(live, out, index)
	w.longAgo(live, out)
	awaited(out)
	for i, e := range live {
		out[i].SameAs, out[i].Several, out[i].Sums = i, e.scattered != nil, e.sumOfTold || e.sums()
		if first := e.firstMention(); first != e {
			out[i].SameAs = index[first]
		}
	}
	w.keepApart(out, index)
	return out
}

// leastCertain is how likely a reader must find at least one mention of a happening for it
// to be told: below it, more of what is told would be wrong than is worth what is right.
const leastCertain = 0.3

// wholeReport is from how many sentences on a text is one of those that certainty is
// fitted to; in a note of a few words little speaks for anything.
const wholeReport = 5

// likely drops the happenings that hardly any reader would code.
func likely(live []*event, out []sitrep.EventMention) ([]*event, []sitrep.EventMention) {
	some := false
	for i := range out {
		some = some || out[i].Certainty < leastCertain
	}
	if !some {
		return live, out
	}
	best := map[*event]float64{}
	for i, e := range live {
		f := e.firstMention()
		best[f] = max(best[f], out[i].Certainty)
		if e.typ == "ASSAULT" && e.fact.polarity == sitrep.Positive && settled(e.fact.reality) && (len(e.recipients) > 0 || tolled(e.quantities)) || out[i].Condition != nil {
			best[f] = 1 // harm done to somebody named or counted is told whatever the frame, and what hangs on something with that
		}
	}
	n := 0
	for i, e := range live {
		if best[e.firstMention()] >= leastCertain {
			live[n], out[n] = e, out[i]
			n++
		}
	}
	return live[:n], out[:n]
}

// firstMention of the happening.
func (e *event) firstMention() *event {
	for k := 0; e.sameAs != nil && k < 10000; k++ {
		e = e.sameAs
	}
	return e
}

// looseSizes hangs sizes told by words that are no event on an event of their
// sentence, else on the last one before, else on the one told next.
func (w *work) looseSizes(live []*event) {
	k := 0
	var last *event
	var day *sitrep.When // of the sentence that told it
	var early []size
	var about question
	for si, t := range w.trees {
		if !w.coded(si) {
			continue
		}
		for k < len(live) && live[k].t.si < si {
			k++
		}
		from := k
		for k < len(live) && live[k].t.si == si {
			k++
		}
		here := live[from:k]
		loose := t.loose()
		for _, s := range w.sums(t, here, loose, &about, last) {
			if host := hostOfSum(live[:k], t, s.kind); host != nil {
				host.quantities = append(host.quantities, s)
			} else if assaultKind[s.kind] {
				loose = append(loose, s)
			}
		}
		for _, s := range loose {
			if slices.ContainsFunc(here, func(e *event) bool {
				return e.typ == "ASSAULT" && s.kind != "struck" && hasKind(e.quantities, s.kind) && t.knows(e.quantities, s.a.first)
			}) {
				continue // told of its own
			}
			host := last
			if host != nil && host.t.s.Block != t.s.Block && si-host.t.si > 2 && !(si-host.t.si <= 4 && len(s.who) == 0 && assaultKind[s.kind] && hasKind(host.quantities, s.kind)) {
				host = nil
			}
			if o := t.hostOf(&s, here); o != nil {
				host = o
			}
			if !assaultKind[s.kind] && s.kind != "struck" && s.kind != "displaced" {
				if host = hostOfMoved(live[:k], t, s.kind); host == nil && s.kind == "released" && s.of >= 0 && t.fights(s.of) {
					s.kind = "troops" // "The withdrawal began. On Friday 250 soldiers crossed the river"
					host = hostOfMoved(live[:k], t, s.kind)
				}
				if host == nil {
					continue
				}
			}
			if host != nil && (t.ofLasting(&s, host) || t.mournedBeside(&s, host) || host.beforeIt(&s) || s.a.none() && host.t != t && (protests(here) || host.hasSome(s.kind))) {
				continue // "A riot broke out, but nobody was hurt" tells nothing of the killing before
			}
			if host != nil && host.t != t && len(s.who) == 0 && (t.nextDay(host) || t.countsLonger(host, day, &s)) {
				host = nil
			}
			switch {
			case s.found() && (s.a.none() || host != nil && deadBefore(host, &s)): // "but no bodies were recovered"
			case host != nil:
				host.quantities = append(host.quantities, s)
			case last == nil:
				early = append(early, s)
			}
		}
		if len(here) == 0 && si > 0 {
			w.rivalsBefore(&about, t)
		}
		w.turn(&about, t, here, loose, last)
		for _, e := range here {
			if e.typ == "ASSAULT" && e.fact.polarity == sitrep.Positive {
				if last == nil && len(early) > 0 && si-early[0].t.si <= 2 {
					e.quantities = append(e.quantities, early...)
				}
				if last == nil || last.t != t || e.on != nil {
					day = e.on
				}
				last = e
			}
		}
	}
}

// hasSome: the event cost somebody what the size counts, or his life: "No injuries were reported" is said of something else.
func (e *event) hasSome(kind string) bool {
	return slices.ContainsFunc(e.quantities, func(s size) bool {
		return (s.kind == kind || s.kind == "struck" || s.kind == "killed") && kind == "injured" && s.value() > 0 || s.kind == kind && s.value() > 0
	})
}

// protests: one of them is a protest.
func protests(here []*event) bool {
	return slices.ContainsFunc(here, func(e *event) bool { return e.typ == "PROTEST" })
}

// hostOf is the attack of the sentence that a size is of: the innermost that it hangs on, else the first;
// what an attack brought about has its own numbers: "The killing sparked riots, with 70 people injured".
func (t *tree) hostOf(s *size, here []*event) (host *event) {
	first := true
	for _, e := range here {
		protest := e.typ == "PROTEST" && assaultKind[s.kind] && e.tok < s.a.first && t.broughtOn(e.tok)
		if e.typ != "ASSAULT" && !protest || e.fact.polarity != sitrep.Positive || s.end <= e.tok && e.sinceDeath() {
			continue
		}
		if first || protest || t.under(s.a.first, e.tok) && t.under(e.tok, host.tok) {
			host, first = e, false
		}
	}
	return host
}

// nextDay: the sentence opens with a day that is not that of the event: what it
// counts is another matter.
func (t *tree) nextDay(e *event) bool {
	if len(t.tok) == 0 || t.timex[0] < 0 {
		return false
	}
	tx := &t.w.a.Timexes[t.timex[0]]
	if tx.Type != "DATE" || !tx.Interval().Known() {
		return false
	}
	if e.on == nil {
		return true
	}
	_, ok := e.on.Intersect(tx.Interval())
	return !ok
}
