package coder

// repairLabel hangs what somebody calls a thing under the verb of naming, where the
// parser hung it on the thing: called the verdict "a political pamphlet", "called the
// actions of Riga hysterical".
func (t *tree) repairLabel(i int, set attach) {
	o := t.head(i)
	for o >= 0 && o < i && (t.rel(o) == "nmod" || t.rel(o) == "nmod:poss") {
		o = t.head(o)
	}
	if o < 0 || o > i || t.rel(o) != "obj" || t.cased(i) {
		return
	}
	v := t.head(o)
	if v < 0 || v > o || !naming[t.lemma[v]] || t.firstRel(v, "xcomp") >= 0 {
		return
	}
	start := i // of the name
	for start > o+1 && t.form[start-1] != "," && (t.head(start-1) == i || quoteMark(t.form[start-1])) {
		start--
	}
	if t.form[start-1] == "," {
		return // "called the minister, a friend, at home"
	}
	set(i, v, "xcomp")
}

// naming verbs take a thing and what it is called.
var naming = map[string]bool{"call": true, "brand": true, "label": true, "dub": true, "term": true, "deem": true, "declare": true}
