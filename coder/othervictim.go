package coder

import (
	"slices"

	"sitrep"
)

// otherVictim: a noun tells what befell somebody who was none of those whom the other one befell: "the murder of
// Ana Ruiz" is not that of Juan Perez, and one sentence with "the killing of a judge" and "the killing of a priest" tells two.
func (p *profile) otherVictim(o *profile) bool {
	e := p.first
	t := e.t
	if e.typ != "ASSAULT" || !t.isNoun(e.tok) || t.plural(e.tok) || len(p.recipients) == 0 || len(o.recipients) == 0 || p.sameVictims(o) {
		return false
	}
	f := o.first
	if f.t == t && t.isNoun(f.tok) && t.lemma[f.tok] == t.lemma[e.tok] && e.ofVictim(false) && f.ofVictim(false) {
		return true
	}
	return !t.w.counted && e.ofVictim(true) && o.named()
}

// ofVictim: behind the noun stands whom it befell, a person, if so asked with a name of several words.
func (e *event) ofVictim(named bool) bool {
	t := e.t
	return slices.ContainsFunc(e.recipients, func(r role) bool {
		return r.t == t && r.tok > e.tok && t.under(r.tok, e.tok) && (t.onePerson(r.tok) || t.property(r.tok, "person") && !t.plural(r.tok)) && (!named || fullName(&r.p))
	})
}

// named: all whom it befell are persons with names of several words.
func (p *profile) named() bool {
	for i := range p.recipients {
		if r := &p.recipients[i]; !r.t.onePerson(r.tok) || !fullName(&r.p) {
			return false
		}
	}
	return len(p.recipients) > 0
}

func fullName(p *sitrep.Participant) bool { return p.Name != "" && sitrep.FamilyName(p.Name) != p.Name }

// counted: several are told to have been killed or hurt.
func counted(sizes []size) bool {
	for _, kind := range [...]string{"killed", "injured", "struck"} {
		if s := total(sizes, kind); s != nil && max(s.value(), s.most()) > 1 {
			return true
		}
	}
	return false
}
