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
