package coder

import "sitrep"

// picture is the block of the caption that alone tells a happening, with its day, -1 where running text tells it: a caption
// without a day may as well be of whom the report is about.
func (w *work) picture(p *profile) int {
	if b := p.first.t.s.Block; p.on != nil && w.role(p.first.t.si) == sitrep.RoleCaption && p.last.t.s.Block == b {
		return b
	}
	return -1
}

// otherPicture: a caption tells of what its picture shows, and nothing in the report need refer to that. It is one
// with what is told elsewhere by its victims or its day.
func (w *work) otherPicture(n, o *profile) bool {
	a, b := w.picture(n), w.picture(o)
	if a == b || n.first.typ != "ASSAULT" {
		return false
	}
	if n.sameVictims(o) {
		return false
	}
	if n.on == nil || o.on == nil {
		return false
	}
	both, ok := n.on.Intersect(o.on.Interval)
	return !ok || both.Days() == 0 || both.Days() > 3
}
