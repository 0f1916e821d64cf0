package coder

// sceneLexicon: words that say how a place or a time stands to what is told.
type sceneLexicon struct {
	body, hospital, part, street, occur, happening, elsewhere, origin, dwell, seat, filed, answer, responder, clock, settlement, dying, police, noTown, wide, compass, measure, wideEvent, land, gather, animate, satellite, inhabitant, arrive, aside, seal, meet, keep, lesser, soil, picture, occasion, speaking, ruler, quit, mission, offer, film, aim, rite, harm, unit, mend, notHospital, join, filing, linking, around, lying, find, casualty, jail, jailing map[string]bool
	all                                                                                                                                                                                                                                                                                                                                                                                                                                                               map[string]bool // what one of them holds
}

func loadScene() (*sceneLexicon, error) {
	lines, err := readLexicon("lexicon/scene.txt", sceneText, 1)
	if err != nil {
		return nil, err
	}
	s := &sceneLexicon{all: map[string]bool{}}
	kinds := map[string]*map[string]bool{"body": &s.body, "hospital": &s.hospital, "part": &s.part, "street": &s.street, "occur": &s.occur,
		"happening": &s.happening, "elsewhere": &s.elsewhere, "origin": &s.origin, "dwell": &s.dwell, "filed": &s.filed, "answer": &s.answer, "responder": &s.responder, "find": &s.find, "jail": &s.jail, "jailing": &s.jailing, "casualty": &s.casualty, "clock": &s.clock, "settlement": &s.settlement, "dying": &s.dying, "police": &s.police, "noTown": &s.noTown, "wide": &s.wide, "compass": &s.compass, "measure": &s.measure, "wideEvent": &s.wideEvent, "land": &s.land, "gather": &s.gather, "animate": &s.animate, "satellite": &s.satellite, "inhabitant": &s.inhabitant, "arrive": &s.arrive, "aside": &s.aside, "seat": &s.seat, "seal": &s.seal, "meet": &s.meet, "keep": &s.keep, "lesser": &s.lesser, "soil": &s.soil, "picture": &s.picture, "occasion": &s.occasion, "mission": &s.mission, "speaking": &s.speaking,
		"ruler": &s.ruler, "quit": &s.quit, "offer": &s.offer, "film": &s.film, "aim": &s.aim, "rite": &s.rite, "harm": &s.harm, "unit": &s.unit, "mend": &s.mend, "notHospital": &s.notHospital, "join": &s.join, "filing": &s.filing, "linking": &s.linking, "around": &s.around, "lying": &s.lying}
	for _, l := range lines {
		m := kinds[l.keys[0]]
		if m == nil {
			return nil, faultf(l.file, l.line, 1, "want one of %s, found %q", namesOf(kinds), l.keys[0])
		}
		if *m == nil {
			*m = map[string]bool{}
		}
		for _, w := range l.list {
			(*m)[w], s.all[w] = true, true
		}
	}
	for k, m := range kinds {
		if *m == nil {
			return nil, faultf("lexicon/scene.txt", 1, 1, "want a list %q", k)
		}
	}
	return s, nil
}
