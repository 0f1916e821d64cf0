package coder

import "sitrep"

// succumbed counts as dead the one person whom a happening struck that is called
// deadly, or for which somebody is charged with murder, where the report says of
// nobody that he died or lives: "a fatal shooting … The victim was hit in the neck".
func (w *work) succumbed(live []*event) {
	type outcome struct {
		struck  []*event
		who     string
		word    int // that says so, -1 none
		at      *tree
		settled bool // it is told how it ended, or several were struck
	}
	var all map[*event]*outcome
	for _, e := range live {
		if e.typ != "ASSAULT" || e.fact.polarity != sitrep.Positive {
			continue
		}
		f := e.firstMention()
		if all == nil {
			all = map[*event]*outcome{}
		}
		o := all[f]
		if o == nil {
			o = &outcome{word: -1}
			all[f] = o
		}
		if x := e.deadly(); x >= 0 && o.word < 0 {
			o.word, o.at = x, e.t
		}
		for i := range e.quantities {
			switch s := &e.quantities[i]; {
			case s.kind == "struck" && s.one() && len(s.who) == 1 && (o.who == "" || o.who == s.who[0]):
				o.who, o.struck = s.who[0], append(o.struck, e)
			case s.kind == "struck" || s.kind == "killed" || s.kind == "injured":
				o.settled = true
			}
		}
	}
	if len(all) == 0 {
		return
	}
	var charge *tree
	charged := -1
	if len(all) == 1 {
		charge, charged = w.murderCharge(live)
	}
	for _, o := range all {
		if o.word < 0 && charged >= 0 {
			o.word, o.at = charged, charge
		}
		if o.settled || o.word < 0 {
			continue
		}
		for _, e := range o.struck {
			for i := range e.quantities {
				if s := &e.quantities[i]; s.kind == "struck" {
					s.kind = "killed"
					e.noteAt("sizes", o.at.tok[o.word].Span, "deadly happening")
				}
			}
		}
	}
}

// deadly is the word of the event that says that somebody died, -1 none.
func (e *event) deadly() int {
	t := e.t
	if t.isNoun(e.tok) && e.f.rule.kills() {
		return e.tok
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "amod" && t.w.c.class["fatal"].words[t.lemma[c]] {
			return int(c)
		}
	}
	return -1
}

// murderCharge is the crime of which somebody is accused, where it is one that
// cost a life; -1 none.
func (w *work) murderCharge(live []*event) (*tree, int) {
	for _, e := range live {
		if e.typ != "COERCE" && e.typ != "ACCUSE" && e.typ != "SANCTION" {
			continue
		}
		t := e.t
		for k := e.tok; k < len(t.form) && k <= e.tok+10; k++ {
			if t.w.c.class["murder"].words[t.lemma[k]] && (k == 0 || t.form[k-1] != "attempted") && !(k+1 < len(t.form) && t.isNoun(k+1) && t.property(k+1, "people")) {
				return t, k
			}
		}
	}
	return nil, -1
}
