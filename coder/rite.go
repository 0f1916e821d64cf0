package coder

// sooner: prepositions before what was at another time.
var sooner = map[string]bool{"before": true, "since": true, "ahead_of": true, "prior_to": true}

// rite: verb v tells of what comes after the deed elsewhere: "the ceremony for the victims was
// held in Arbin", "buried those killed". Where no event is asked for, any rite.
func (t *tree) rite(v int, e *event) bool {
	s := t.w.c.scene.rite
	if s[t.lemma[v]] {
		return true
	}
	x := t.child(v, "nsubj")
	return x >= 0 && s[t.lemma[x]] && (e == nil || !e.holds(x))
}

// spoken: the event happens where the speaker stands, which is no place of its
// own. Crowds that protest against something stand somewhere, a paper is signed somewhere.
func (e *event) spoken() bool {
	s, l := e.t.w.c.scene, e.t.lemma[e.tok]
	return verbal[e.typ] && !(e.t.lemmaIs(e.tok, ofScene) && (s.gather[l] || s.seal[l]))
}
