package export

import (
	"fmt"
	"strings"
	"unicode"

	"sitrep"
	"sitrep/ontology"
)

// side is who an actor is in ACLED's terms: its code of interaction.
type side int

// ACLED's codes; nobody is told of, or told of and of unknown kind.
const (
	sideNobody     side = 0
	sideState      side = 1
	sideRebels     side = 2
	sideMilitia    side = 3
	sideIdentity   side = 4
	sideRioters    side = 5
	sideProtesters side = 6
	sideCivilians  side = 7
	sideOther      side = 8
	sideUnknown    side = 9
)

func (s side) armed() bool {
	return s >= sideState && s <= sideIdentity || s == sideOther
}

// acledSector is a row of the table of actors.
type acledSector struct {
	actor, recipient   side
	generic, associate string
}

var acledSectors = loaded(func() (map[string]acledSector, error) {
	rows, err := readTable("acled-actors.txt", 5)
	if err != nil {
		return nil, err
	}
	all := map[string]acledSector{}
	for _, r := range rows {
		if _, ok := ontology.SectorOf(r.cells[0]); !ok {
			return nil, r.fault("a PLOVER sector", r.cells[0])
		}
		s := acledSector{sideUnknown, sideUnknown, r.cells[3], r.cells[4]}
		for i, to := range []*side{&s.actor, &s.recipient} {
			if c := r.cells[1+i]; len(c) == 1 && c >= "1" && c <= "8" {
				*to = side(c[0] - '0')
			} else if c != "" {
				return nil, r.fault("1 to 8 or -", c)
			}
		}
		all[r.cells[0]] = s
	}
	return all, nil
})

// acledWords gives the words of actors by kind.
var acledWords = loaded(func() (map[string]map[string]bool, error) {
	rows, err := readTable("acled-words.txt", 2)
	all := map[string]map[string]bool{}
	for _, r := range rows {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(r.cells[1]) {
			set[strings.ToLower(w)] = true
		}
		all[r.cells[0]] = set
	}
	return all, err
})

// hasWord reports whether a text has a word of the kind.
func hasWord(text, kind string) bool {
	set := acledWords()[kind]
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if set[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// sideOf is who a participant is; where is the country of the event's place, ""
// when unknown.
func sideOf(p *sitrep.Participant, recipient bool, where string) side {
	if p == nil {
		return sideNobody
	}
	at := sideUnknown
	for _, sector := range p.Sectors {
		s, ok := acledSectors()[sector]
		if at = s.actor; recipient {
			at = s.recipient
		}
		if !ok {
			at = sideUnknown
		}
		if at != sideUnknown {
			break
		}
	}
	if at == sideUnknown && isState(p) {
		at = sideState
	}
	switch {
	case at == sideState && where != "" && p.Country != "" && p.Country != where:
		return sideOther
	case at == sideMilitia && hasWord(p.Text, "identity"):
		return sideIdentity
	case at == sideCivilians && !recipient && hasWord(p.Text, "crowd"):
		return sideRioters
	case at == sideUnknown && ontology.CountryOf(p.Country) == nil && p.Country != "" && p.Country != "NGO":
		return sideOther // UN, other international bodies
	case at == sideUnknown && p.Country == "NGO":
		return sideCivilians
	}
	return at
}

// isState reports whether a participant is a state itself.
func isState(p *sitrep.Participant) bool {
	id, ok := strings.CutPrefix(p.Actor, "actor:")
	return ok && len(id) == 3 && strings.EqualFold(id, p.Country)
}

// acledName is the actor's name as ACLED gives one: its own, else the generic one
// of its kind and country, else the words.
func acledName(p *sitrep.Participant, s side, where string) string {
	if p == nil {
		return ""
	}
	country := countryName(p.Country)
	if country == "" {
		country = countryName(where)
	}
	if country == "" {
		return named(p)
	}
	switch s {
	case sideRioters:
		return "Rioters (" + country + ")"
	case sideProtesters:
		return "Protesters (" + country + ")"
	case sideCivilians:
		return "Civilians (" + country + ")"
	}
	if isState(p) && p.Name != "" {
		return "Government of " + country
	}
	if p.Name != "" {
		return p.Name
	}
	for _, sector := range p.Sectors {
		if g := acledSectors()[sector].generic; g != "" {
			return fmt.Sprintf(g, country)
		}
	}
	return p.Text
}

// associates is what ACLED says of an actor beside its generic name: the name of
// civilians and crowds, else the group that they belong to.
func associates(p *sitrep.Participant, s side, where string) string {
	if p == nil || s != sideCivilians && s != sideRioters && s != sideProtesters {
		return ""
	}
	if p.Name != "" && len(p.Sectors) > 0 && (p.Sectors[0] == "PTY" || p.Sectors[0] == "OPP" || p.Sectors[0] == "SOC") {
		return p.Name
	}
	country := countryName(p.Country)
	if country == "" {
		country = countryName(where)
	}
	for _, sector := range p.Sectors {
		if a := acledSectors()[sector].associate; a != "" && country != "" {
			return fmt.Sprintf(a, country)
		}
	}
	return ""
}

// countryName as ACLED spells it, "" when unknown.
func countryName(alpha3 string) string {
	if c := ontology.CountryOf(alpha3); c != nil {
		return c.ACLEDName()
	}
	return ""
}
