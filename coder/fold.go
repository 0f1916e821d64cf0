package coder

// besides: words that say what else a happening did to people.
var besides = map[string]bool{"injure": true, "wound": true, "hurt": true, "maim": true}

// fold takes the wounded of a happening into the mention of the same sentence
// that tells it: "killed 3 and wounded 5" is told once.
func (w *work) fold(live []*event) []*event {
	out := live[:0:0]
	for _, e := range live {
		o := e.sameAs
		if o == nil || o.t != e.t || e.typ != "ASSAULT" || o.typ != "ASSAULT" || !besides[e.t.lemma[e.tok]] || w.tellsAgain(live, e) {
			out = append(out, e)
			continue
		}
		o.quantities = append(o.quantities, e.quantities...)
		for _, r := range e.recipients {
			if len(o.recipients) == 0 || !r.lesser() {
				o.recipients = addRole(o.recipients, r)
			}
		}
		o.why = append(o.why, e.why...)
	}
	return out
}

// lesser: nobody to be named beside others: a bare number ("wounding 40").
func (r *role) lesser() bool {
	return r.t.tok[r.tok].UPOS == "NUM"
}

// tellsAgain: another event is known by this one.
func (w *work) tellsAgain(live []*event, e *event) bool {
	for _, o := range live {
		if o.sameAs == e {
			return true
		}
	}
	return false
}
