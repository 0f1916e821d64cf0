package coder

// committed adds who did the deed i of the relative clause of verb v, and to whom:
// "the crimes that the militia has committed against villagers".
func (t *tree) committed(i, v int, out []argument) []argument {
	deed := false
	for _, a := range t.arguments(v) {
		deed = deed || a.kind == argObj && a.tok == i
	}
	if !deed && !t.saysWhich(v) {
		return out
	}
	return t.passedOn(i, v, out)
}

// passedOn adds the subject and the prepositional arguments of verb v to those of noun i.
func (t *tree) passedOn(i, v int, out []argument) []argument {
	for _, a := range t.arguments(v) {
		switch {
		case a.kind == argSubj && a.tok != i:
			out = append(out, argument{argSubj, "by", a.tok})
		case a.kind == argPrep && a.tok != i && !t.hasPrep(out, a.prep):
			out = append(out, a)
		}
	}
	return out
}

// saysWhich: the clause of verb v has no object but the noun that it hangs on, whatever the
// parser took its "that" for: "the raid that the army launched".
func (t *tree) saysWhich(v int) bool {
	o := t.child(v, "obj")
	return t.tok[v].Deprel == "acl" && t.child(v, "nsubj") >= 0 && !t.infinitive(v) && t.head(v) < v && (o < 0 || t.form[o] == "that") && t.firstRel(v, "ccomp") < 0
}

// passesOn: the clause of verb x says who did and when what the event's noun names: "a
// promise that the minister made in May", "a pledge of safe passage that he gave on Monday".
func (t *tree) passesOn(x int, e *event) bool {
	h := t.head(x)
	if h < 0 || t.rel(x) != "acl" || !t.lemmaIs(x, isPassing) || t.child(x, "nsubj") < 0 || !t.isNoun(e.tok) {
		return false
	}
	return e.tells(h) || t.rel(h) == "nmod" && t.prep(h) == "of" && t.tells(h) == "" && e.tells(t.head(h))
}
