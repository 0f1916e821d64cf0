package merge

import (
	"slices"

	"sitrep"
)

// withoutBrawl leaves out what only says of one side that it fought, where others tell whom an
// attack struck: the mourners who had fought with the gunman before are not those who shot.
func withoutBrawl(ms []*sitrep.EventMention, typ string) []*sitrep.EventMention {
	brawl := func(m *sitrep.EventMention) bool { return len(m.Actors) == 1 && allSides(m) != nil }
	if typ != "ASSAULT" || !slices.ContainsFunc(ms, brawl) {
		return ms
	}
	struck := 0
	for _, m := range ms {
		if allSides(m) != nil && !brawl(m) {
			return ms
		}
		if len(m.Recipients) > 0 && firm(m, "recipients") {
			struck++
		}
	}
	const enough = 2 // mentions of who was struck
	if struck < enough {
		return ms
	}
	return slices.DeleteFunc(slices.Clone(ms), brawl)
}

// harmedOf are those of whom some mention tells in its own words that they were killed or hurt.
func harmedOf(ms []*sitrep.EventMention) map[string]bool {
	all := map[string]bool{}
	for _, m := range ms {
		if len(m.Recipients) != 1 || len(m.Sizes) == 0 || !firm(m, "recipients") {
			continue
		}
		if k := m.Sizes[0].Kind; k == "killed" || k == "injured" {
			all[key(&m.Recipients[0])] = true
		}
	}
	return all
}

// doersOf are those who did what a mention tells; who was hurt in the event, and is told to have
// done nothing to anybody, only fought back or fell.
func doersOf(m *sitrep.EventMention, harmed map[string]bool) []sitrep.Participant {
	if len(harmed) == 0 || len(m.Recipients) > 0 || !slices.ContainsFunc(m.Actors, func(p sitrep.Participant) bool { return harmed[key(&p)] }) {
		return m.Actors
	}
	return slices.DeleteFunc(slices.Clone(m.Actors), func(p sitrep.Participant) bool { return harmed[key(&p)] })
}
