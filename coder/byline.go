package coder

// byline is who a headline says has said it: "Army: rebels shelled port", "Three
// killed in raid: police"; -1 for none.
func (t *tree) byline() int {
	if !t.w.headline(t.si) {
		return -1
	}
	for k := range t.tok {
		if t.form[k] != ":" && t.form[k] != "-" && t.form[k] != "–" && t.form[k] != "—" {
			continue
		}
		if x := t.spokesman(0, k); x >= 0 && t.form[k] == ":" && k+2 < len(t.tok) {
			return x
		}
		if x := t.spokesman(k+1, len(t.tok)); x >= 0 && k > 2 {
			return x
		}
	}
	return -1
}

// spokesman is the last word of a short run of names and nouns for somebody who can speak, -1 for none.
func (t *tree) spokesman(from, to int) int {
	if from >= to || to-from > 4 {
		return -1
	}
	for k := from; k < to; k++ {
		switch t.tok[k].UPOS {
		case "NOUN", "PROPN", "ADJ":
		default:
			return -1
		}
	}
	x := to - 1
	if t.place[x] >= 0 || t.timex[x] >= 0 {
		return -1
	}
	for h := t.head(x); h >= from && h < to; h = t.head(x) {
		x = h
	}
	if t.w.c.speech.speakers[t.lemma[to-1]] || t.ment[x] >= 0 && t.tok[x].UPOS == "PROPN" {
		return x
	}
	return -1
}

// issuerOf is whose text it is that speaks: "a statement by the union said"; -1 where
// its words do not tell.
func (t *tree) issuerOf(x int) int {
	if !t.w.c.speech.channel[t.lemma[x]] || t.ment[x] >= 0 && t.namedActor(x) {
		return -1
	}
	for _, a := range t.arguments(x) {
		if (a.kind == argSubj && a.prep != "mod" || a.kind == argPrep && a.prep == "from") && t.agent(a.tok) && t.place[a.tok] < 0 {
			return a.tok
		}
	}
	return -1
}
