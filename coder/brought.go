package coder

// broughtTo: the place x is where another act, told by h, brought those whom the event befell:
// "was shot and airlifted to Arbin".
func (t *tree) broughtTo(x, h int, e *event) bool {
	p := t.prep(x)
	return e.typ == "ASSAULT" && t.teller(h).typ != "ASSAULT" && (p == "to" || p == "into") && !e.tells(h)
}

// nursing: noun x is a place where the hurt are brought, and no mere centre.
func (t *tree) nursing(x int) bool {
	return t.w.c.scene.hospital[t.lemma[x]] && !t.w.c.scene.notHospital[t.lemma[x]]
}
