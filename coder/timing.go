package coder

import "sitrep"

// timing: what lies over a year before the report is historical, also what is
// told with its year in an undated one; what lies after it is planned.
func (w *work) timing(e *event, m *sitrep.EventMention) {
	if m.Reality == sitrep.Actual && (m.OccurredOn == nil || m.OccurredOn.Days() != 1) && e.custom() {
		m.Reality = sitrep.Habitual
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: e.t.tok[e.anchor()].Span, By: "present tense"})
		return
	}
	if m.Reality == sitrep.Actual && (m.OccurredOn == nil || w.toCome(m.OccurredOn)) && e.calledFor() {
		m.Reality = sitrep.Planned
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: e.t.tok[e.tok].Span, By: "facts calls"})
		return
	}
	if w.overAndDone(e, m) {
		m.Reality = sitrep.Historical
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: e.t.tok[e.anchor()].Span, By: "account of what is over"})
		return
	}
	if m.Reality == sitrep.Actual && e.lastOfKind() {
		m.Reality = sitrep.Historical
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: e.t.tok[e.anchor()].Span, By: "the last time"})
		return
	}
	if m.Reality != sitrep.Actual || m.OccurredOn == nil {
		return
	}
	on := m.OccurredOn
	end := on.End
	pub := w.a.Doc.PublishedOn
	if t, x := e.t, e.anchor(); pub != nil && (end == 0 || end >= pub.Start) && t.rel(x) != "root" && t.past(x) && t.pending(x) {
		end = on.Start + 365 // "tense since 2014, when the union agreed …": the clause is of the year, the state goes on
	}
	switch {
	case pub != nil && pub.Start != 0:
		switch {
		case end != 0 && end < pub.Start-365:
			m.Reality = sitrep.Historical
		case on.Start > pub.Start && (pub.End == 0 || on.Start > pub.End) && !verbal[e.typ] && e.t.ahead(e.anchor()):
			m.Reality = sitrep.Planned
			m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: on.Span, By: "after the report"})
		}
	case end != 0 && (pub == nil || !pub.Known()) && hasYear(on.Text):
		m.Reality = sitrep.Historical
	}
}

// toCome: the time begins after the report.
func (w *work) toCome(on *sitrep.When) bool {
	pub := w.a.Doc.PublishedOn
	return pub != nil && pub.Start != 0 && on.Start > pub.Start
}

// isOver: the time ends before the report.
func (w *work) isOver(on *sitrep.When) bool {
	pub := w.a.Doc.PublishedOn
	return pub != nil && pub.Start != 0 && on.End != 0 && on.End < pub.Start
}

// ofAnother: the expression hangs on a noun that does not tell the event, or stands behind one.
func (t *tree) ofAnother(e *event, tx *sitrep.Timex) bool {
	apart := func(x int) bool { return x >= 0 && t.isNoun(x) && t.place[x] < 0 && !e.tells(x) }
	h := t.timeHead(tx)
	return h >= 0 && apart(t.head(h)) || tx.Words.First > 1 && t.tok[tx.Words.First-1].UPOS == "ADP" && apart(tx.Words.First-2)
}

// calledFor: a protest or meeting that somebody has called: "called a general strike".
func (e *event) calledFor() bool {
	if e.typ != "PROTEST" && e.typ != "CONSULT" {
		return false
	}
	calls := func(x int) bool {
		return x >= 0 && e.t.isVerb(x) && e.t.fact("calls", x) != factNone
	}
	if e.t.rel(e.tok) == "obj" && calls(e.t.head(e.tok)) {
		return true
	}
	for _, x := range e.f.words {
		if calls(x) {
			return true
		}
	}
	return false
}

// custom: a deed in the simple present of running text that tells its news in
// the past: "checkpoints turn back trucks", "which trains the militia".
func (e *event) custom() bool {
	t, x := e.t, e.anchor()
	if verbal[e.typ] || e.typ == "CONSULT" || t.tok[x].XPOS != "VBZ" && t.tok[x].XPOS != "VBP" || e.quote != nil || t.w.headline(t.si) ||
		t.fact("lasting", x) != factNone {
		return false
	}
	if t.tok[x].XPOS == "VBP" && t.form[x] != t.lemma[x] || !t.mainOrRelative(x) || t.inCapitals(x) {
		return false // a past tense that the tagger took for one; no clause of its own
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == "aux" || r == "advcl" && t.asLongAs(int(c)) {
			return false
		}
	}
	return t.w.tellsPast()
}

// recurs is the head of the words that say how often what verb x tells in the present happens,
// on it or on one that it is joined to: "kill and maim dozens each year", "kills 40 a day";
// -1 if nothing says so. Of the past they tell a series that happened.
func (t *tree) recurs(x int) int {
	if !t.isVerb(x) || t.past(x) || t.future(x) || t.child(x, "aux") >= 0 {
		return -1
	}
	often := func(x int) int {
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if i := t.timex[c]; i >= 0 && t.w.a.Timexes[i].Type == "SET" {
				return int(c)
			}
		}
		return -1
	}
	if k := often(x); k >= 0 {
		return k
	}
	if h := t.head(x); h >= 0 && t.rel(x) == "conj" && t.isVerb(h) {
		x = h
	}
	if k := often(x); k >= 0 {
		return k
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "conj" && t.isVerb(int(c)) {
			if k := often(int(c)); k >= 0 {
				return k
			}
		}
	}
	return -1
}

// mainOrRelative: x heads the sentence or a relative clause, or goes on from such a verb.
func (t *tree) mainOrRelative(x int) bool {
	if h := t.head(x); h >= 0 && t.tok[x].Deprel == "conj" && t.tok[h].XPOS == t.tok[x].XPOS {
		x = h
	}
	r := t.tok[x].Deprel
	return (r == "root" || r == "acl:relcl") && t.child(x, "nsubj") >= 0
}

// inCapitals: a label or headline within the text.
func (t *tree) inCapitals(x int) bool {
	s := t.w.a.Text(t.tok[x].Span)
	return len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// tellsPast: of the document's main verbs in running text more are past than present.
func (w *work) tellsPast() bool {
	if w.tense == 0 {
		n := 0
		for si, t := range w.trees {
			root := t.s.Root()
			if root < 0 || !w.coded(si) || w.headline(si) {
				continue
			}
			if t.past(root) {
				n++
			} else if x := t.tok[root].XPOS; x == "VBZ" || x == "VBP" {
				n--
			}
		}
		w.tense = -1
		if n > 0 {
			w.tense = 1
		}
	}
	return w.tense > 0
}

// ahead: the clause that x stands in is no tale of the past: "go on to the capital
// tomorrow", "talks on Friday" in a headline.
func (t *tree) ahead(x int) bool {
	for k := 0; k < 8 && x >= 0; k++ {
		if t.past(x) || t.perfect(x) || t.isVerb(x) && t.participle(x) {
			return false
		}
		if t.finite(x) {
			return true
		}
		x = t.head(x)
	}
	return true
}

// past: the verb, or its auxiliary, is a past tense.
func (t *tree) past(x int) bool {
	if t.tok[x].XPOS == "VBD" {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].XPOS == "VBD" && t.rel(int(c)) == "aux" {
			return true
		}
	}
	return false
}

// hasYear: the words hold a year of the last two millennia.
func hasYear(s string) bool {
	n := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			n++
			continue
		}
		if n == 4 && (s[i-4] == '1' || s[i-4] == '2') {
			return true
		}
		n = 0
	}
	return false
}

// embedded makes historical what a historical event presupposes: "in 2015 a court
// jailed him for the killing of a prefect". The mentions are those of the events.
func (w *work) embedded(live []*event, out []sitrep.EventMention, index map[*event]int) {
	for i, e := range live {
		m := &out[i]
		if m.Reality != sitrep.Actual || m.OccurredOn != nil && m.OccurredOn.End != 0 {
			continue
		}
		t, x := e.t, e.anchor()
		if p := t.tok[x].XPOS; p == "VBZ" || p == "VBP" || e.sameAs != nil {
			continue
		}
		for k := 0; k < 6; k++ {
			r := t.rel(x)
			if x = t.head(x); x < 0 || r == "conj" || r == "parataxis" || r == "ccomp" {
				break
			}
			o := t.teller(x)
			if o == nil || o == e {
				continue
			}
			k, kept := index[o]
			if !kept {
				break
			}
			if n := &out[k]; n.Reality == sitrep.Historical && n.OccurredOn != nil && t.s.Span.Contains(n.OccurredOn.Span) {
				m.Reality = sitrep.Historical
				m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: n.Trigger.Span, By: "within what is past"})
			}
			break
		}
	}
}
