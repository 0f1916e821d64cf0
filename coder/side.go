package coder

import "sitrep"

// side is those of one side in a sum: "four soldiers and 11 rebels".
type side struct {
	a   amount
	tok int
}

// opposed: those at x and those at c, counted together, fight each other.
func (t *tree) opposed(x, c int) bool {
	a, b := t.sideOf(x), t.sideOf(c)
	return a != "" && b != "" && a != b
}

// sideOf is the side that those at x fight on: a state's men, its foes, those of who speaks.
func (t *tree) sideOf(x int) string {
	x = t.content(x)
	if t.ownedByPronoun(x) {
		return "own"
	}
	for _, name := range []string{"regular", "irregular"} {
		if t.w.c.class[name].words[t.lemma[x]] {
			return name
		}
	}
	return ""
}

// bySide are the parts of a size that sums up two sides.
func (s *size) bySide(q sitrep.Quantity) []sitrep.Quantity {
	var out []sitrep.Quantity
	for _, d := range s.sides {
		p := size{kind: s.kind, t: s.t, a: d.a, of: d.tok, first: min(d.a.first, d.tok), end: max(d.a.end, d.tok+1)}
		r := p.quantity()
		r.By, r.Side = q.By, true
		out = append(out, r)
	}
	return out
}
