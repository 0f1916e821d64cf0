package coder

import "slices"

// reversed: who did the one is whom the other befell: an attack, and the death of the
// attacker by the police.
func reversed(n, o *profile) bool {
	if n.first.typ != "ASSAULT" || len(n.first.f.rule.all) > 0 || len(o.first.f.rule.all) > 0 || len(n.actors) == 0 || len(o.recipients) == 0 {
		return false
	}
	return slices.ContainsFunc(n.recipients, func(r role) bool { return r.among(o.actors) })
}

// among: one of the list is the same entity.
func (r *role) among(list []role) bool {
	return r.p.Entity >= 0 && slices.ContainsFunc(list, func(o role) bool { return o.p.Entity == r.p.Entity })
}

// onOffender: somebody else did it, and all whom it befell are told as those who did other violence: "the driver fired
// on the crowd, according to the police who killed him".
func (e *event) onOffender() bool {
	if e.typ != "ASSAULT" || len(e.actors) == 0 || len(e.recipients) == 0 || len(e.f.rule.all) > 0 {
		return false
	}
	for i := range e.recipients {
		r := &e.recipients[i]
		if !r.t.offender(r.tok) && !e.doesElse(r) {
			return false
		}
	}
	return true
}

// doesElse: he does some violence that the sentence tells beside the event.
func (e *event) doesElse(r *role) bool {
	for o := range e.t.attacks {
		if o != e && len(o.f.rule.all) == 0 && r.among(o.actors) {
			return true
		}
	}
	return false
}

// stops: it befell those who did the other one, to somebody else: "shot the gunman after he fired at the candidate".
func (e *event) stops(o *event) bool {
	return e.typ == "ASSAULT" && len(o.recipients) > 0 && inBoth(e.recipients, o.actors) && !inBoth(e.recipients, o.recipients)
}

// stopsDoerOf: its sentence says that it befell who struck one of those of the other one.
func (p *profile) stopsDoerOf(o *profile) bool {
	if !p.offender || p.sameVictims(o) {
		return false
	}
	for a := range p.first.t.attacks {
		if a != p.first && p.first.stops(a) && o.hitOneOf(a.recipients) {
			return true
		}
	}
	return false
}

// struckMany: more than one is counted or told of whom it befell.
func (p *profile) struckMany() bool {
	if slices.ContainsFunc(p.recipients, func(r role) bool { return r.t.plural(r.tok) && r.t.agent(r.tok) }) {
		return true
	}
	for _, kind := range [...]string{"killed", "injured", "struck"} {
		if k := total(p.sizes, kind); k != nil && k.value() > 1 {
			return true
		}
	}
	return false
}
