package coder

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
	return p.on != nil && p.onLevel <= firmTime && (p.on.Days() == 0 || p.on.Days() > longest)
}
