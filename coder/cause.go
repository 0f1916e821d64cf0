package coder

// sameSentence joins events of one sentence that the grammar makes one: what
// follows from a happening ("shelled the town, killing 12"; "a strike that
// killed"; "were killed in the attack").
func (w *work) sameSentence(live []*event) {
	for _, e := range live {
		if e.typ != "ASSAULT" {
			continue
		}
		for _, o := range e.t.causesOf(e) {
			if o == nil || o == e || o.typ != e.typ {
				continue
			}
			a, b := o.firstMention(), e.firstMention()
			switch {
			case a == b:
			case b.tok < a.tok:
				a.sameAs = b
			default:
				b.sameAs = a
			}
		}
	}
}

// causesOf are the events that e follows from or is part of, by grammar.
func (t *tree) causesOf(e *event) []*event {
	w := t.w
	var out []*event
	for _, a := range e.args {
		switch {
		case a.kind == argSubj:
			if o := w.eventAt(t, a.tok); o != nil && o != e {
				out = append(out, o)
			} else if t.means(a.tok) { // "a drone that killed": the means of another event
				out = append(out, t.meansOf(a.tok))
			}
		case a.kind == argPrep && partPrep[a.prep]:
			if o := w.eventAt(t, a.tok); o != nil && (o.typ == e.typ) {
				out = append(out, o)
			}
		case a.kind == argPrep && (a.prep == "after" || a.prep == "when") && t.isVerb(a.tok) && (t.w.c.toll[t.form[e.tok]] != "" || t.w.c.scene.dying[t.lemma[e.tok]]):
			out = append(out, w.eventAt(t, a.tok)) // "were wounded when gunmen opened fire"
		}
	}
	x := e.anchor()
	h := t.head(x)
	if h < 0 {
		return out
	}
	if o := t.leftBy(x); o != nil {
		out = append(out, o)
	}
	switch {
	case t.rel(x) == "advcl" && t.prep(x) == "" && t.gerund(x):
		out = append(out, w.eventAt(t, h))
	case t.rel(x) == "conj" && consequential[t.lemma[x]]:
		if o := w.eventAt(t, h); o != nil && (consequential[t.lemma[o.tok]] || len(e.recipients) > 0 && t.child(x, "nsubj") < 0 && !t.passive(x)) {
			out = append(out, o)
		}
	}
	return out
}

// leftBy is the event that left people as the word at x says: "the bombing left
// 20 dead and scores wounded".
func (t *tree) leftBy(x int) *event {
	if t.w.c.toll[t.form[x]] == "" && t.lemma[x] != "leave" {
		return nil
	}
	for k := 0; k < 5 && x >= 0; k++ {
		if t.lemma[x] == "leave" && t.isVerb(x) {
			for _, a := range t.arguments(x) {
				if a.kind == argSubj {
					return t.w.eventAt(t, a.tok)
				}
			}
			return nil
		}
		switch t.rel(x) {
		case "xcomp", "conj", "amod", "acl", "ccomp", "obj", "nsubj", "dep":
			x = t.head(x)
		default:
			return nil
		}
	}
	return nil
}

// partPrep: prepositions by which a happening holds its parts.
var partPrep = map[string]bool{"in": true, "during": true, "by": true, "from": true, "with": true, "as": true}

var consequential = map[string]bool{"kill": true, "injure": true, "wound": true, "hurt": true, "maim": true}

// meansOf is the event whose argument is the weapon at x.
func (t *tree) meansOf(x int) *event {
	for k, y := 0, x; k < 3; k++ {
		h := t.head(y)
		if h < 0 {
			return nil
		}
		if o := t.w.eventAt(t, h); o != nil && o.typ == "ASSAULT" {
			return o
		}
		y = h
	}
	return nil
}
