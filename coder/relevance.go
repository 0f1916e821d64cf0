package coder

import "slices"

// A report of some length in which next to nobody is of the state, armed, a party or
// a country is of no public affairs: a shop's offers, a school's meetings, a guide.
// Of our own hand-coded reports none has less than three events in ten with such a
// participant; of pages of shops, firms and hobbies eight in ten have less than one.
const (
	relevantFrom  = 6   // events, below which nothing is said of a report
	relevantShare = 0.1 // of them with somebody public in it
)

// ofPower are PLOVER's for those who hold, fight for or contest power.
var ofPower = []string{"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "UAF", "PRM", "OPP", "SPY", "ELI", "REF"}

// relevant leaves out of a report of no public affairs the deeds in words and of
// everyday life, of nobody public. Force and protest stay.
func relevant(live []*event) []*event {
	public := 0
	for _, e := range live {
		if e.public() {
			public++
		}
	}
	if len(live) < relevantFrom || float64(public) >= relevantShare*float64(len(live)) {
		return live
	}
	return slices.DeleteFunc(live, func(e *event) bool {
		return e.typ != "ASSAULT" && e.typ != "PROTEST" && !e.public()
	})
}

// public: somebody public takes part, or people come to harm.
func (e *event) public() bool {
	if e.ofState() {
		return true
	}
	return e.typ == "ASSAULT" && (hasKind(e.quantities, "killed") || hasKind(e.quantities, "injured"))
}
