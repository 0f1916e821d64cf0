package coder

import (
	"strings"

	"sitrep"
)

// ownWords drops who speaks of his own deed: the actor of a verbal event needs no source.
func (e *event) ownWords() {
	if !verbal[e.typ] && e.typ != "CONSULT" && e.typ != "SANCTION" && e.fact.reality != sitrep.Planned {
		return
	}
	// In words quoted, what is demanded, praised or promised now is the speaker's own act.
	we := e.quote != nil && (e.t.firstPerson(e.t.child(e.f.words[0], "nsubj")) || verbal[e.typ] && (len(e.actors) == 0 || !e.t.past(e.anchor())))
	kept := e.stances[:0]
	for _, s := range e.stances {
		own := we && s.Act == "asserts"
		for i := range e.actors {
			a := &e.actors[i].p
			own = own || s.Act != "denies" && (a.Entity >= 0 && a.Entity == s.Who.Entity || a.Actor != "" && a.Actor == s.Who.Actor || a.Name != "" && a.Name == s.Who.Name || strings.EqualFold(a.Text, s.Who.Text)) ||
				s.Act == "asserts" && (speaksFor(s.Who.Text, a) || (verbal[e.typ] || e.typ == "SANCTION") && !e.perfect() && e.t.w.answersFor(&s.Who, a))
		}
		if !own {
			kept = append(kept, s)
		}
	}
	e.stances = kept
}

// bareNoun: a singular common noun without a determiner.
func (t *tree) bareNoun(x int) bool {
	return t.tok[x].XPOS == "NN" && t.child(x, "det") < 0 && t.child(x, "nmod") < 0
}

// speaksFor: the words for the speaker name the actor ("a spokesman for the army").
func speaksFor(who string, a *sitrep.Participant) bool {
	for _, n := range [...]string{a.Name, strings.TrimPrefix(strings.TrimPrefix(a.Text, "The "), "the ")} {
		if len(n) > 2 && len(n) < len(who) && strings.Contains(who, n) {
			return true
		}
	}
	return false
}

// perfect: "had asked for help" is told of before, and is not done by saying so.
func (e *event) perfect() bool {
	for c := e.t.first[e.anchor()]; c >= 0; c = e.t.next[c] {
		if e.t.lemma[c] == "have" && e.t.rel(int(c)) == "aux" {
			return true
		}
	}
	return false
}

// answersFor: the speaker holds an office of the actor, or both are of one
// government: what he says of it, it says itself.
func (w *work) answersFor(who *sitrep.Speaker, a *sitrep.Participant) bool {
	if who.Entity < 0 || who.Entity >= len(w.a.Entities) {
		return false
	}
	s := &w.a.Entities[who.Entity]
	for i := range s.Ties {
		switch t := &s.Ties[i]; t.Relation {
		case "office", "part of", "member of":
			if a.Name != "" && t.Actor == a.Name && !t.Ended {
				return true
			}
		}
	}
	if a.Country != s.Country || !sectorIn(s, "GOV") {
		return false
	}
	if a.Country == "" { // "the government", of a state that is never named
		return a.Name == "" && strings.EqualFold(strings.TrimPrefix(lower(a.Text), "the "), "government")
	}
	if a.Entity >= 0 && a.Entity < len(w.a.Entities) {
		o := &w.a.Entities[a.Entity]
		return o.Type == sitrep.EntityCountry || o.Type == sitrep.EntityOrg && sectorIn(o, "GOV")
	}
	return false
}

func (t *tree) firstPerson(x int) bool {
	return x >= 0 && (t.form[x] == "i" || t.form[x] == "we")
}
