package coder

// shareClause dates what a clause of time tells by the event that it hangs on:
// "jets bombed the hills on Monday as the rebels withdrew". What came before or
// after shares only a stretch: "broke off the talks in May after gunmen killed two".
func (w *work) shareClause(live []*event) {
	for _, e := range live {
		t := e.t
		if e.on != nil || !settled(e.fact.reality) {
			continue
		}
		x := e.anchor()
		for k := 0; k < 3 && t.rel(x) == "conj" && t.head(x) >= 0; k++ {
			x = t.head(x)
		}
		if t.rel(x) != "advcl" || t.infinitive(x) {
			continue
		}
		o := w.line.at[[2]int{t.si, t.head(x)}]
		if o == nil || o == e || o.on == nil || o.on.Start == 0 || o.on.End == 0 || t.timed(x) {
			continue
		}
		p := t.prep(x)
		switch {
		case w.c.times.with[p]:
		case (p == "after" || p == "before") && o.on.Days() > 1 && o.onLevel <= firmTime:
		default:
			continue
		}
		e.on, e.onLevel = o.on, looseTime
		e.noteAt("occurred_on", o.on.Span, "event of the clause above")
	}
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
