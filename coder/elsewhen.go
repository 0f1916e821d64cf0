package coder

// elsewhen: the sentence opens with a month or a year and brings up somebody new who did it, so
// that it looks at another case: "In February, a student opened fire at a school."
func (e *event) elsewhen() bool {
	t := e.t
	at := -1 // timex
	for k := 0; k < len(t.tok) && k < 3 && at < 0; k++ {
		at = int(t.timex[k])
	}
	if at < 0 || e.typ != "ASSAULT" {
		return false
	}
	tx := &t.w.a.Timexes[at]
	const month = len("2024-02")
	if tx.Type != "DATE" || len(tx.Value) > month {
		return false
	}
	for i := range e.actors {
		if r := &e.actors[i]; r.t == t && r.p.Name == "" && t.indefinite(r.tok) && t.lemmaIs(r.tok, isPeople) && r.tok > tx.Words.First {
			return true
		}
	}
	return false
}

// longPast is how many days before the news another case lies.
const longPast = 30

// opensPast: the sentence opens with the month or year of the event, well before the news, or over before
// it where the event is told as one that nobody knows yet: "In December, an air strike hit the port".
func (e *event) opensPast() bool {
	t, pub := e.t, e.t.w.a.Doc.PublishedOn
	if e.on == nil || e.on.End == 0 || pub == nil || pub.Start == 0 || e.on.End >= pub.Start-longPast && (!e.anew() || e.on.End >= pub.Start) {
		return false
	}
	for k := 0; k < len(t.tok) && k < 3; k++ {
		if i := int(t.timex[k]); i >= 0 {
			const month = len("2024-02") // who follows up a story gives its day
			return t.w.a.Timexes[i].Span == e.on.Span && len(t.w.a.Timexes[i].Value) <= month
		}
	}
	return false
}

// anew: a noun tells it with "a", as what was not told before.
func (e *event) anew() bool { return e.t.isNoun(e.tok) && e.t.indefinite(e.tok) }
