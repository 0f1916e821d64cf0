package coder

// topical: a preposition behind which stands what is spoken of.
func topical(prep string) bool {
	switch prep {
	case "of", "about", "on", "over":
		return true
	}
	return false
}

// talkedOf: the deed at x is one that is known, which those who verb h talk about:
// "met to discuss the attack", but "discussed an attack".
func (e *event) talkedOf(x, h int) bool {
	return e.t.fact("talked", h) != factNone && e.knownDeed(x)
}

// knownDeed: the words point to a deed that is known: "the attack", "their attack".
func (e *event) knownDeed(x int) bool {
	if !violent[e.typ] {
		return false
	}
	for c := e.t.first[x]; c >= 0; c = e.t.next[c] {
		if e.t.form[c] == "the" || e.t.tok[c].Deprel == "nmod:poss" {
			return true
		}
	}
	return false
}
