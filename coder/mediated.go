package coder

// mediated gives who mediates the parties as recipients, as PLOVER has it: those who talk
// or make peace in what he mediates ("talks that Norland mediated", "brokered a truce
// between"), else those whose fight the same sentence tells.
func (w *work) mediated(live []*event) {
	for i, e := range live {
		if e.typ != "CONSULT" || !contains(e.modes, "third-party") || len(e.actors) == 0 {
			continue
		}
		o := e.mediates(live)
		if o != nil && len(o.actors) > 0 {
			parties := inherited(o.actors, e.actors)
			if len(e.recipients) == 0 {
				e.recipients = asMediated(parties)
			}
			if o.typ == "CONSULT" && len(parties) > 1 {
				o.actors, o.recipients = inherited(e.actors, nil), asMediated(parties)
			}
		}
		for k := i - 1; k >= 0 && len(e.recipients) == 0 && live[k].t == e.t; k-- {
			if f := live[k]; f.typ == "ASSAULT" && len(f.f.rule.all) > 0 {
				e.recipients = asMediated(inherited(f.actors, e.actors))
			}
		}
	}
}

// mediates is the event that the words of mediation are about, nil for none.
func (e *event) mediates(live []*event) *event {
	for _, a := range e.args {
		if a.kind != argObj && (a.kind != argPrep || a.prep != "in" && a.prep != "of") {
			continue
		}
		for _, x := range [2]int{a.tok, e.t.child(a.tok, "nmod")} { // "weeks of talks that"
			if x < 0 {
				continue
			}
			for _, o := range live {
				if o.t == e.t && o != e && o.tells(x) && (o.typ == "CONSULT" || o.typ == "RETREAT" || o.typ == "AGREE") {
					return o
				}
			}
		}
	}
	return nil
}

func asMediated(parties []role) []role {
	for k := range parties {
		parties[k].kind = "mediated"
	}
	return parties
}
