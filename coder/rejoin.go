package coder

// rejoin gives what so far only the headline tells to the happening of the report that
// it stands for. A headline shortens and renames, so that less speaks for it than for a
// sentence of the body; but it hardly ever tells what the report does not.
func (w *work) rejoin(heads []*event, members map[*event]*profile) {
	for i, h := range heads {
		p := members[h]
		if !h.headlines() || !w.headline(p.last.t.si) {
			continue
		}
		var best *event
		bestScore := 0.0
		for _, c := range heads[i+1:] {
			if c.sameAs != nil || w.headline(c.t.si) || w.apartFrom(members[c], p) {
				continue
			}
			if s, ok := w.compare(members[c], p); ok && s.standsFor(c.typ == h.typ) && s.sum() > bestScore {
				best, bestScore = c, s.sum()
			}
		}
		if best == nil {
			continue
		}
		if best.typ != h.typ {
			h.typ, h.modes, h.cameo = best.typ, best.modes, best.cameo
			h.note("type", h.tok, h.tok+1, "as the report tells it")
		}
		best.sameAs = h
		p.merge(members[best])
	}
}

// standsFor: what a headline tells may be a happening of the report, of one type or of two.
func (s traitSet) standsFor(oneType bool) bool {
	if s.has(sameWord) {
		return true
	}
	who := s.has(actorsShared) || s.has(actorsAlike)
	whom := s.has(targetsShared) || s.has(targetsAlike)
	return who && whom || oneType && (who || whom || s.has(sameNumber) || s.has(headlineLead))
}
