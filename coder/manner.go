package coder

import "slices"

// ranged are the modes that say with what something is destroyed.
var ranged = map[string]bool{"drone": true, "aerial": true, "heavy-weapons": true, "explosives": true, "suicide-attack": true}

// oneManner leaves of the modes of one happening those that say how it was done: a suicide attack is
// told to be one of explosives by its name, and what shells and bombs destroy is destroyed in passing.
func oneManner(live []*event) {
	told := map[*event]map[string]bool{}
	for _, e := range live {
		if e.typ != "ASSAULT" {
			continue
		}
		f := e.firstMention()
		if told[f] == nil {
			told[f] = map[string]bool{}
		}
		for _, m := range e.modes {
			told[f][m] = true
		}
	}
	for _, e := range live {
		how := told[e.firstMention()]
		if e.typ != "ASSAULT" || len(how) < 2 {
			continue
		}
		e.dropModes(func(m string) bool {
			switch m {
			case "explosives":
				return how["suicide-attack"] || (how["aerial"] || how["drone"] || how["heavy-weapons"])
			case "aerial":
				return how["drone"]
			case "destroy":
				for h := range how {
					if ranged[h] && !contains(e.modes, h) {
						return true
					}
				}
			}
			return false
		})
	}
}

// dropModes leaves out modes. Those of the rule, which an event begins with, stay as they are.
func (e *event) dropModes(drop func(mode string) bool) {
	e.modes = slices.DeleteFunc(slices.Clone(e.modes), drop)
}
