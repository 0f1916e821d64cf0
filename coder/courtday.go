package coder

import "sitrep"

// courtDay dates what else a court did in a ruling that the report opens with: "A court in
// Arbin jailed two officers on Monday. … Three others were acquitted. The judges rejected a
// plea for bail." What has a time of its own, or is told with "had", is of another day.
func (w *work) courtDay(live []*event) {
	var ruling *sitrep.When
	from := 0
	for _, e := range live {
		if e.on == nil || e.on.Days() != 1 || e.onLevel > looseTime || !settled(e.fact.reality) || !e.ruled() {
			continue
		}
		if pub := w.a.Doc.PublishedOn; pub != nil && pub.Start != 0 && (e.on.Start > pub.End || e.on.Start < pub.Start-7) {
			continue
		}
		if e.t.si > w.first+2 {
			break
		}
		ruling, from = e.on, e.t.si
		break
	}
	if ruling == nil {
		ruling, from = w.rulingToldOn()
	}
	if ruling == nil {
		return
	}
	for _, e := range live {
		t := e.t
		if e.on != nil || t.si < from || w.headline(t.si) || e.quote != nil || !settled(e.fact.reality) || t.anyTime() || !e.ruled() {
			continue
		}
		if x := e.anchor(); !t.isVerb(x) || !t.plainPast(x) || !e.foreground() {
			continue
		}
		e.on, e.onLevel = ruling, looseTime
		e.noteAt("occurred_on", ruling.Span, "day of the ruling")
	}
}

// rulingToldOn is the day on which the first sentences say that a court ruled, and the
// sentence; nil for none.
func (w *work) rulingToldOn() (on *sitrep.When, si int) {
	for si := 0; si < len(w.trees) && si <= w.first+1; si++ {
		t := w.trees[si]
		if t == nil || w.headline(si) {
			continue
		}
		for k := range t.tok {
			i := int(t.timex[k])
			if i < 0 || k > 0 && t.timex[k-1] == t.timex[k] || w.a.Timexes[i].Interval().Days() != 1 || w.toCome(w.whenOf(t, i)) {
				continue
			}
			x := t.timeHead(&w.a.Timexes[i])
			if x < 0 || t.head(x) < 0 || !t.w.c.class["ruling"].words[t.lemma[t.head(x)]] || !t.plainPast(t.head(x)) {
				continue
			}
			if s := t.argument(t.head(x), argSubj); s >= 0 && t.w.c.class["bench"].words[t.lemma[s]] {
				return w.whenOf(t, i), si
			}
		}
	}
	return nil, 0
}

// ruled: a court did it: its judges are the subject, or it is what only courts do.
func (e *event) ruled() bool {
	t := e.t
	if contains(e.modes, "convict") || e.typ == "CONCEDE" && t.w.c.class["acquittal"].words[t.lemma[e.tok]] {
		return true
	}
	switch e.typ {
	case "SANCTION", "REJECT", "ACCUSE", "REQUEST", "CONCEDE", "COERCE", "SUPPORT":
	default:
		return false
	}
	s := t.argument(e.anchor(), argSubj)
	return s >= 0 && t.w.c.class["bench"].words[t.lemma[s]]
}
