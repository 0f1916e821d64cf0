package merge

import (
	"slices"

	"sitrep"
)

// withoutBrawl leaves out what only says of one side that it fought, where others tell whom an
// attack struck: the mourners who had fought with the gunman before are not those who shot. Where
// others tell a fight of both sides the one may be theirs, and is left out only if others say who
// struck whom and it did none of it: officers who stood off with the gunman after he shot.
func withoutBrawl(ms []*sitrep.EventMention, typ string) []*sitrep.EventMention {
	brawl := func(m *sitrep.EventMention) bool { return len(m.Actors) == 1 && allSides(m) != nil }
	if typ != "ASSAULT" || !slices.ContainsFunc(ms, brawl) {
		return ms
	}
	struck := 0
	for _, m := range ms {
		if len(m.Recipients) > 0 && firm(m, "recipients") {
			struck++
		}
	}
	const enough = 2 // mentions of who was struck
	if struck < enough {
		return ms
	}
	others := except(ms, brawl)
	if !slices.ContainsFunc(others, func(m *sitrep.EventMention) bool { return allSides(m) != nil }) {
		return others
	}
	if !slices.ContainsFunc(others, func(m *sitrep.EventMention) bool {
		return allSides(m) == nil && len(m.Actors) > 0 && len(m.Recipients) > 0 && firm(m, "actors")
	}) {
		return ms
	}
	did := map[string]bool{}
	for _, m := range others {
		for i := range m.Actors {
			did[key(&m.Actors[i])] = true
		}
	}
	return except(ms, func(m *sitrep.EventMention) bool { return brawl(m) && !did[key(&m.Actors[0])] })
}

// person is somebody as one report tells of him.
type person struct{ document, key string }

// harmedOf are those of whom some mention tells in its own words that they were killed or hurt.
func harmedOf(ms []*sitrep.EventMention) map[person]bool {
	all := map[person]bool{}
	for _, m := range ms {
		if len(m.Recipients) != 1 || len(m.Sizes) == 0 || !firm(m, "recipients") {
			continue
		}
		if k := m.Sizes[0].Kind; k == "killed" || k == "injured" {
			all[person{m.Document, key(&m.Recipients[0])}] = true
		}
	}
	return all
}

// doersOf are those who did what a mention tells, without those whom its report tells to have been
// hurt, where they are said to have done nothing to anybody: they fought back, or are mistaken for the doer.
func doersOf(m *sitrep.EventMention, harmed map[person]bool) []sitrep.Participant {
	hurt := func(p sitrep.Participant) bool { return harmed[person{m.Document, key(&p)}] }
	if len(harmed) == 0 || len(m.Recipients) > 0 {
		return m.Actors
	}
	return except(m.Actors, hurt)
}

// policeArrest: of an arrest some report says that police made it, so that who brings charges or
// sits in court did not.
func policeArrest(ms []*sitrep.EventMention, typ string) bool {
	return typ == "COERCE" && slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return slices.Contains(m.Modes, "arrest") && firm(m, "actors") && slices.ContainsFunc(m.Actors, func(p sitrep.Participant) bool { return slices.Contains(p.Sectors, "COP") })
	})
}

// without leaves out those of a sector.
func without(ps []sitrep.Participant, sector string) []sitrep.Participant {
	return except(ps, func(p sitrep.Participant) bool { return slices.Contains(p.Sectors, sector) })
}
