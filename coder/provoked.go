package coder

// provokedBy: the clause at x tells what somebody did to others before the deed at h was done to him, or before
// police or who was there did it: "officers shot a man after he wounded two shoppers", "deputies shot a teen after two others were stabbed".
func (t *tree) provokedBy(h, x int) bool {
	if !t.isVerb(x) || !t.isVerb(h) || t.prep(x) != "after" {
		return false
	}
	did, hurt, struck, doer := t.child(x, "nsubj"), t.struckAt(x), t.struckAt(h), t.child(h, "nsubj")
	if c := t.head(h); doer < 0 && t.rel(h) == "conj" && c >= 0 { // "shot and killed a man"
		doer = t.child(c, "nsubj")
	}
	if did < 0 || hurt < 0 || struck < 0 || t.oneEntity(hurt, struck) {
		return false
	}
	if hurt != did && t.oneEntity(did, struck) {
		return true
	}
	if doer < 0 || doer == struck || t.oneEntity(did, doer) {
		return false
	}
	return t.property(doer, "COP") || t.w.c.class["bystander"].words[t.lemma[doer]] // deputies are of a parliament, too
}

// struckAt is whom the verb at v strikes, -1 unsaid.
func (t *tree) struckAt(v int) int {
	if t.passive(v) {
		return t.child(v, "nsubj")
	}
	o := t.child(v, "obj")
	for c := t.first[v]; c >= 0 && o < 0; c = t.next[c] { // "shot and killed a man"
		if t.rel(int(c)) == "conj" {
			o = t.child(int(c), "obj")
		}
	}
	return o
}

// oneEntity: two words stand for the same person or group.
func (t *tree) oneEntity(a, b int) bool {
	e := t.entityAt(a)
	return e != nil && e == t.entityAt(b)
}

// beforeIt: the number stands in a clause that tells what was before the event, as another deed.
func (e *event) beforeIt(s *size) bool {
	for x := s.a.first; x >= 0 && s.t == e.t && !e.holds(x); x = e.t.head(x) {
		if h := e.t.head(x); h >= 0 && e.t.provokedBy(h, x) {
			return true
		}
	}
	return false
}
