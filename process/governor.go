package process

import "slices"

// governor is a word that says something of an anchor.
type governor struct {
	tok  int
	pos  position // asObject, asAgent, or anyRole for what stands in some other way
	prep string   // where the anchor stands in a phrase
}

// governors of an anchor, the nearest first.
func (t *tree) governors(x int) (out []governor) {
	add := func(g governor) {
		if !slices.ContainsFunc(out, func(o governor) bool { return o.tok == g.tok }) {
			out = append(out, g)
		}
	}
	// what is told within its own phrase
	for _, k := range t.kids(x) {
		if t.rel(k) != "acl" {
			continue
		}
		switch {
		case t.tok[k].Deprel == "acl:relcl":
			pos := anyRole
			switch s := t.subject(k); {
			case s >= 0 && t.tok[s].UPOS == "PRON" && (t.tok[s].Deprel == "nsubj:pass" || t.passive(k)):
				pos = asObject
			case s >= 0 && t.tok[s].UPOS == "PRON":
				pos = asAgent
			case t.child(k, "obj") < 0 && !t.throughPrep(k): // not "a deal under which"
				pos = asObject
			}
			if pos != anyRole {
				add(governor{k, pos, ""})
				t.joined(k, pos, add)
			}
		case t.passive(k):
			add(governor{k, asObject, ""})
		case t.prep(k) == "":
			add(governor{k, asAgent, ""})
		case t.prep(k) == "to": // "talks to resume on Monday"
			add(governor{k, asAgent, ""})
		}
	}
	// "Withdrawal: suspended since May", "talks suspended"
	for _, k := range t.kids(x) {
		if r := t.rel(k); (r == "parataxis" || r == "appos") && t.verb(k) && k > x && t.subject(k) < 0 && (t.rel(x) == "root" || t.head(x) < 0) {
			pos := asAgent
			if t.tok[k].XPOS == "VBN" || t.passive(k) {
				pos = asObject
			}
			add(governor{k, pos, ""})
		}
	}
	i := x
	for range 3 { // "talks and a truce": what is said of the first is said of both
		if t.rel(i) != "conj" || t.head(i) < 0 || t.verb(t.head(i)) != t.verb(i) {
			break
		}
		i = t.head(i)
	}
	h := t.head(i)
	if h < 0 {
		return out
	}
	pos := anyRole
	prep := ""
	switch r := t.tok[i].Deprel; {
	case r == "nsubj:pass", r == "obj", r == "iobj":
		pos = asObject
	case r == "nsubj" || r == "nsubj:outer":
		if pos = asAgent; t.passive(h) {
			pos = asObject
		}
	case r == "xcomp":
		pos = asObject
	case t.rel(i) == "appos" && t.noun(h): // "met on Monday, the first talks since May"
		if up := t.head(h); up >= 0 && t.verb(up) {
			h, pos = up, asObject
		}
	case (r == "advcl" || r == "parataxis" || r == "obl" && t.prep(i) == "" || r == "obl:unmarked") && t.verb(h) && t.noun(i):
		pos = asObject
	case t.rel(i) == "nmod", r == "compound":
		pos, prep = asObject, t.prep(i)
	case t.rel(i) == "obl":
		if prep = t.prep(i); prep == "by" && (r == "obl:agent" || t.passive(h)) {
			pos, prep = asAgent, ""
		}
	case r == "advcl" && t.prep(i) == "to":
		pos = asObject
	case t.rel(i) == "acl" && t.noun(h) && t.prep(i) == "to":
		pos = asObject
	case t.rel(i) == "advcl" && t.tok[i].UPOS == "VERB" && prepositional(t.prep(i)):
		prep = t.prep(i)
	default:
		return out
	}
	add(governor{h, pos, prep})
	if pos != anyRole {
		t.joined(h, pos, add)
	}
	return out
}

func prepositional(p string) bool { return p == "on" || p == "from" || p == "of" || p == "in" }

// throughPrep: the relative clause hangs on a preposition.
func (t *tree) throughPrep(i int) bool {
	for _, k := range t.kids(i) {
		if t.rel(k) == "obl" && t.is(k, "which") {
			return true
		}
	}
	return false
}

// joined adds the verbs that share the anchor with h: "opened in May but were suspended".
func (t *tree) joined(h int, pos position, add func(governor)) {
	for _, k := range t.kids(h) {
		if t.rel(k) != "conj" || t.subject(k) >= 0 {
			continue
		}
		switch {
		case pos == asAgent && t.passive(k):
			add(governor{k, asObject, ""})
		case pos == asAgent, t.passive(h):
			add(governor{k, asAgent, ""})
		case t.child(k, "obj", "xcomp", "ccomp") < 0:
			add(governor{k, pos, ""})
		}
	}
	if t.rel(h) == "conj" && pos == asObject && t.head(h) >= 0 && t.child(t.head(h), "obj") < 0 && t.verb(t.head(h)) == t.verb(h) {
		add(governor{t.head(h), pos, ""})
	}
}
