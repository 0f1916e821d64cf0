package coder

// subjectedTo are who does what a noun tells to whom, where a verb says that somebody subjects
// others to it: "subjected the villagers to beatings, detention and torture". The words count,
// not the tree: parsers hang such lists anywhere.
func (e *event) subjectedTo() (actors, recipients []role) {
	const reach = 20 // words between the verb and "to"
	t := e.t
	if !t.isNoun(e.tok) {
		return nil, nil
	}
	k := e.tok - 1
	for ; k > 0 && t.form[k] != "to"; k-- {
		switch u := t.tok[k].UPOS; {
		case u == "NOUN", u == "ADJ", u == "CCONJ", u == "ADV", u == "PROPN", t.form[k] == ",", t.form[k] == "-", t.tok[k].XPOS == "VBN":
		default:
			return nil, nil
		}
	}
	for v := k - 1; v >= 0 && k-v <= reach; v-- {
		if !t.isVerb(v) || t.lemma[v] != "subject" {
			continue
		}
		s, o := t.argument(v, argSubj), t.argument(v, argObj)
		if o < 0 || o > k && !t.passive(v) {
			return nil, nil
		}
		if s >= 0 {
			actors = e.doers(t.participants(s, nil))
		}
		return actors, e.receivers(t.participants(o, nil))
	}
	return nil, nil
}

// shutIn are the people whom the clause above says to be in the nameless places that are besieged
// or cut off: "200,000 people live in areas besieged by the army".
func (e *event) shutIn(recipients []role) []role {
	t := e.t
	if e.typ != "COERCE" || len(recipients) != 1 || !t.isVerb(e.tok) || t.rel(e.tok) != "acl" {
		return nil
	}
	r := recipients[0]
	v := t.head(r.tok)
	if r.tok != t.head(e.tok) || t.place[r.tok] >= 0 || !t.territory(r.tok) || !t.plural(r.tok) || t.prep(r.tok) != "in" {
		return nil
	}
	who := t.child(r.tok, "nsubj") // "are in areas", with the areas as what is said
	switch {
	case who >= 0 || v < 0:
	case t.rel(r.tok) == "nmod": // "people in areas besieged by"
		who = v
	default:
		who = t.argument(v, argSubj)
	}
	if who < 0 || !t.property(who, "people") && !t.lemmaIs(who, isPeople) {
		return nil
	}
	return e.receivers(t.participants(who, nil))
}
