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
