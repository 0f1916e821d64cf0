package coder

// goesOnIn: the relative clause of x tells what goes on in its noun.
func (t *tree) goesOnIn(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if f := t.form[c]; f == "where" || f == "which" && t.prep(int(c)) == "in" {
			return true
		}
	}
	return false
}

// playedIn: what goes on in x is made up; in a drill, unless somebody came to harm.
func (t *tree) playedIn(x int) factEffect {
	if eff := t.fact("drilled", x); eff != factNone {
		for v := range t.tok {
			if t.fact("hurts", v) != factNone {
				return factNone
			}
		}
		return eff
	}
	return t.fact("played", x)
}

// wouldDo: "would like", "'d prefer", outside of an if.
func (t *tree) wouldDo(v int) bool {
	would := false
	for c := t.first[v]; c >= 0; c = t.next[c] {
		switch t.form[c] {
		case "would", "'d":
			would = t.rel(int(c)) == "aux"
		case "if":
			return false
		}
	}
	return would
}
