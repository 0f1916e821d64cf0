package coder

import "sitrep"

// inJail: all that the event says of a place is where somebody was brought or is kept once arrested: "was booked into the
// Karm jail", "is being held at a jail in Arbin", where the report tells of the arrest itself.
func (e *event) inJail() bool {
	t := e.t
	s := t.w.c.scene
	l := t.lemma[e.tok]
	if e.typ != "COERCE" || !contains(e.modes, "arrest") || !s.jailing[l] && !(s.keep[l] && t.w.tellsArrest()) {
		return false
	}
	for k := e.tok + 1; k < len(t.tok); k++ {
		if s.jail[t.lemma[k]] && t.intoIt(k, e.tok) {
			return true
		}
	}
	return false
}

// intoIt: what the noun k is, or names a kind of ("detention center"), is where verb v brings or keeps somebody; a fight near a prison is not.
func (t *tree) intoIt(k, v int) bool {
	for r := t.rel(k); (r == "compound" || r == "flat" || r == "amod") && t.head(k) > v; r = t.rel(k) {
		k = t.head(k)
	}
	if h := t.head(k); h >= 0 && h != v && t.rel(k) == "nmod" && t.head(h) == v && t.rel(h) == "obl" && t.prep(h) == "on" {
		return t.prep(k) == "at" || t.prep(k) == "in" // "held on bail at the jail"
	}
	if t.head(k) != v {
		return false
	}
	switch t.prep(k) {
	case "in", "at", "into", "to", "inside":
		return true
	}
	return false
}

// jailBehind: the place only names a jail, to which somebody is brought once arrested: "arrested on Monday and booked into Karm Jail".
func (e *event) jailBehind(p *sitrep.PlaceMention) bool {
	t := e.t
	if e.typ != "COERCE" || !contains(e.modes, "arrest") {
		return false
	}
	for k := max(0, p.Words.First); k < len(t.tok) && k <= p.Words.End; k++ {
		if t.w.c.scene.jail[t.lemma[k]] && t.tok[k].UPOS == "PROPN" {
			return !t.w.c.scene.keep[t.lemma[e.tok]] || t.w.tellsArrest()
		}
	}
	return false
}

// tellsArrest: an event of the report is somebody's arrest by its own words.
func (w *work) tellsArrest() bool {
	for _, e := range w.line.events {
		if l := e.t.lemma[e.tok]; !e.drop && e.typ == "COERCE" && contains(e.modes, "arrest") && !w.c.scene.jailing[l] && !w.c.scene.keep[l] {
			return true
		}
	}
	return false
}
