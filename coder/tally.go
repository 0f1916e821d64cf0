package coder

// tallied is what is left of the certainty of a count of months or years: each of those counted
// was somewhere on some day, which the count does not tell.
const tallied = 0.5

// tally: so many were held or hit in months or years ("Over the past six months the police caught
// 30 smugglers", "Since then 400 fugitives have been arrested").
func (e *event) tally() bool {
	if e.typ != "ASSAULT" && e.typ != "COERCE" {
		return false
	}
	many := false
	for i := range e.quantities {
		switch s := &e.quantities[i]; s.kind {
		case "killed", "injured", "struck", "detained", "attacks", "missing":
			many = many || s.value() > 1
		}
	}
	return many && (e.on != nil && e.on.Days() > mostDays || e.t.telling(mishapTally))
}

// mostDays is how long what is told as one happening lasts.
const mostDays = 62

// telling: words of the kind stand in the sentence.
func (t *tree) telling(kind mishapKind) bool {
	for i := range t.tok {
		if t.isAny(i, isMishap) {
			if k, _ := t.mishapAt(i); k == kind {
				return true
			}
		}
	}
	return false
}
