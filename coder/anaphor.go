package coder

// referents are the word classes of nouns that stand for something told before,
// with the types of events that they can stand for.
var referents = []struct {
	class string
	types map[string]bool
}{
	{"stipulated", map[string]bool{"REQUEST": true, "THREATEN": true, "AGREE": true, "CONCEDE": true}},
	{"asked", map[string]bool{"REQUEST": true, "THREATEN": true}},
	{"offered", map[string]bool{"AGREE": true, "CONCEDE": true, "REQUEST": true, "CONSULT": true}},
	{"charged", map[string]bool{"ACCUSE": true}},
	{"done", map[string]bool{"AGREE": true, "CONCEDE": true, "RETREAT": true, "SANCTION": true, "COERCE": true, "MOBILIZE": true, "AID": true, "COOPERATE": true, "SUPPORT": true}},
	{"violent", map[string]bool{"ASSAULT": true, "COERCE": true, "MOBILIZE": true}},
}

// reach is how many sentences a noun refers back at the most.
const reach = 6

// referent is the last event before live[at] that the noun x of its sentence may
// stand for ("rejected the demand", "welcomed the move"), nil if none. Only definite
// nouns refer back, and nobody rejects or praises what he did himself.
func (w *work) referent(live []*event, at, x int) *event {
	e := live[at]
	t := e.t
	if !t.isNoun(x) || !t.refersBack(x) {
		return nil
	}
	for _, r := range referents {
		if !w.cls[r.class].words[t.lemma[x]] {
			continue
		}
		for i := at - 1; i >= 0 && t.si-live[i].t.si <= reach; i-- {
			o := live[i]
			if o.t == t && o.tok > x || !r.types[o.typ] || len(o.actors) == 0 || w.headline(o.t.si) && !w.headline(t.si) {
				continue
			}
			if len(inherited(o.actors, e.actors)) > 0 {
				return o
			}
		}
	}
	return nil
}

// freed: whom somebody frees is who had been taken, whatever a pronoun seems to stand for:
// "Villagers freed 17 pickers on Tuesday, two days after they were taken off a bus".
func (w *work) freed(live []*event) {
	for _, e := range live {
		t, x := e.t, e.anchor()
		if e.typ != "ASSAULT" && e.typ != "COERCE" || t.rel(x) != "advcl" || len(e.recipients) == 0 || t.head(x) < 0 || !e.befallsPronoun() {
			continue
		}
		o := t.teller(t.head(x))
		if o == nil || o.typ != "RETREAT" && o.typ != "AID" || len(o.recipients) == 0 {
			continue
		}
		if len(inherited(e.recipients, o.actors)) == 0 { // they seemed to be those who freed
			e.recipients = inherited(o.recipients, e.actors)
		}
	}
}

// captured: who is let out or tried, or what befalls "them" after somebody was taken, is and befalls
// those who were, not those who took them, whatever the pronoun seems to stand for: "Police held
// three students. They were freed on Tuesday".
func (w *work) captured(live []*event) {
	const near = 2 // sentences
	for i, e := range live {
		out := len(e.recipients) == 1 && (contains(e.modes, "release") || contains(e.modes, "convict"))
		if !out && !e.befalls() || !e.befallsPronoun() {
			continue
		}
		for k := i - 1; k >= 0 && e.t.si-live[k].t.si <= near; k-- {
			o := live[k]
			if len(o.recipients) == 0 || !contains(o.modes, "arrest") && !contains(o.modes, "abduct") || !out && o.fact.polarity != e.fact.polarity {
				continue
			}
			if len(o.actors) > 0 && len(inherited(e.recipients, o.actors)) == 0 {
				e.recipients = inherited(o.recipients, e.actors)
			}
			break
		}
	}
}

// befalls: a passive that says by nobody what becomes of somebody.
func (e *event) befalls() bool {
	switch e.typ {
	case "RETREAT", "COERCE", "ASSAULT", "SANCTION":
		return len(e.actors) == 0 && len(e.recipients) > 0 && e.t.isVerb(e.tok) && e.t.passive(e.tok)
	}
	return false
}

// befallsPronoun: it befalls "them", "him" or the like.
func (e *event) befallsPronoun() bool {
	y := e.arg(arg{kind: argObj})
	return y >= 0 && e.t.tok[y].UPOS == "PRON" && personal[e.t.lemma[y]]
}

// bridge gives a definite deed told on its own ("the strikes killed only civilians")
// the actors of the deed told right before; what the police did is no attack.
func (w *work) bridge(live []*event) {
	const near = 2 // sentences
	for i, e := range live {
		if f := e.firstMention(); f != e && len(e.actors) == 0 && len(f.actors) > 0 && !f.fightsBack() {
			e.actors = inherited(f.actors, e.recipients)
			continue
		}
		if e.typ != "ASSAULT" || len(e.actors) > 0 || e.firstMention() != e || !e.definite() && !e.deedActs() && !e.ofTheRest() || len(e.f.rule.all) > 0 {
			continue
		}
		for k := i - 1; k >= 0 && e.t.si-live[k].t.si <= near; k-- {
			o := live[k]
			if o.t == e.t || w.headline(o.t.si) && !w.headline(e.t.si) {
				continue
			}
			if o.typ != "ASSAULT" && (o.typ != "COERCE" || contains(o.modes, "arrest") || o.onCriminals()) || o.fact.polarity != e.fact.polarity {
				continue
			}
			n, before := newProfile(e), newProfile(o)
			if _, fits := w.compare(n, before); o.typ == e.typ && (!fits || w.apartFrom(n, before)) {
				break // another day or town: "The raid follows last month's ambush in Tarim"
			}
			if len(o.actors) > 0 && !sectorIn(o.actors[0].t.entityAt(o.actors[0].tok), "COP") {
				e.actors = inherited(o.actors, e.recipients)
				for n := range e.actors {
					e.actors[n].kind = "refers back"
				}
			}
			break
		}
	}
}

// ofTheRest: in the passive, of some of those whom the deed before befell: "The others were beaten",
// "16 were taken prisoner".
func (e *event) ofTheRest() bool {
	t, x := e.t, e.arg(arg{kind: argObj})
	if x < 0 || !t.isVerb(e.tok) || !t.passive(e.tok) || t.head(x) != e.tok && t.rel(x) != "nsubj" {
		return false
	}
	return t.tok[x].UPOS == "NUM" && t.first[x] < 0 || t.w.c.class["others"].words[t.form[x]]
}

// deedActs: the subject is a definite deed ("the operation killed ten").
func (e *event) deedActs() bool {
	x := e.arg(arg{kind: argSubj})
	return x >= 0 && e.t.deed(x) && e.t.refersBack(x)
}

// refersBack: the noun is definite and nothing after it says what it is about.
func (t *tree) refersBack(x int) bool {
	definite := false
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch t.rel(int(c)) {
		case "det":
			switch t.form[c] {
			case "the", "this", "that", "those", "these", "such":
				definite = true
			}
		case "nmod", "acl":
			if int(c) > x && t.onAir(int(c)) {
				break
			}
			if int(c) > x || t.tok[c].Deprel == "nmod:poss" {
				return false
			}
		}
	}
	return definite
}

// onCriminals: who it is done to are criminals: the attack told next is theirs, or another's.
func (e *event) onCriminals() bool {
	for _, r := range e.recipients {
		if x := r.t.entityAt(r.tok); sectorIn(x, "CRM") || contains(r.p.Sectors, "CRM") {
			return true
		}
	}
	return false
}
