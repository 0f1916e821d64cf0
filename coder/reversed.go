package coder

// reversed: who did the one is whom the other befell: an attack, and the death of the
// attacker by the police.
func reversed(n, o *profile) bool {
	if n.first.typ != "ASSAULT" || len(n.first.f.rule.all) > 0 || len(o.first.f.rule.all) > 0 || len(n.actors) == 0 || len(o.recipients) == 0 {
		return false
	}
	for i := range n.recipients {
		for k := range o.actors {
			if p, q := &n.recipients[i].p, &o.actors[k].p; p.Entity >= 0 && p.Entity == q.Entity && samePerson(p, q) {
				return true
			}
		}
	}
	return false
}

// onOffender: somebody else did it, and all whom it befell are told as those who did other violence: "the driver fired
// on the crowd, according to the police who killed him".
func (e *event) onOffender() bool {
	if e.typ != "ASSAULT" || len(e.actors) == 0 || len(e.recipients) == 0 || len(e.f.rule.all) > 0 {
		return false
	}
	for i := range e.recipients {
		r := &e.recipients[i]
		if !r.t.w.c.class["offender"].words[r.t.lemma[r.tok]] && !e.doesElse(r) {
			return false
		}
	}
	return true
}

// doesElse: he does some violence that the sentence tells beside the event.
func (e *event) doesElse(r *role) bool {
	for o := range e.t.attacks {
		if o == e || len(o.f.rule.all) > 0 {
			continue
		}
		for k := range o.actors {
			if q := &o.actors[k].p; r.p.Entity >= 0 && r.p.Entity == q.Entity && samePerson(&r.p, q) {
				return true
			}
		}
	}
	return false
}

// struckMany: more than one is counted whom it befell.
func (p *profile) struckMany() bool {
	for _, kind := range [...]string{"killed", "injured", "struck"} {
		if k := total(p.sizes, kind); k != nil && k.value() > 1 {
			return true
		}
	}
	return false
}
