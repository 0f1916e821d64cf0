package export

import (
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// cameoActor is an actor as CAMEO writes it: country or international code, then
// up to three roles.
type cameoActor struct {
	Code    string
	Country string // CAMEO country, "" for international actors and unknown ones
	Group   string // known international group
	Roles   [3]string
}

// international actors of PLOVER in CAMEO: generic code, then the known group.
var international = map[string][2]string{
	"IGO": {"IGO", ""}, "UNO": {"IGO", "UNO"}, "EUR": {"IGO", "EEC"}, "NGO": {"NGO", ""},
	"ISM": {"NGM", ""}, "IMG": {"IMG", ""}, "MNC": {"MNC", ""},
}

// newCAMEOActor derives the code of an actor from its country and sectors; all is
// empty for nil and for one of whom neither is known.
func newCAMEOActor(p *sitrep.Participant) (a cameoActor) {
	if p == nil {
		return a
	}
	n := 0
	var code [5 * 3]byte
	b := code[:0]
	if c := ontology.CountryOf(p.Country); c != nil {
		a.Country = c.CAMEO
		b = append(b, a.Country...)
	} else if g, ok := international[p.Country]; ok {
		a.Roles[0], a.Group = g[0], g[1]
		n = 1
		b = append(append(b, g[0]...), g[1]...)
	}
	for _, s := range p.Sectors {
		sector, ok := ontology.SectorOf(s)
		role := sector.CAMEO
		if !ok || role == "" || n == len(a.Roles) || role == a.Roles[0] || role == a.Roles[1] || role == a.Roles[2] {
			continue
		}
		a.Roles[n] = role
		n++
		if len(b)+len(role) <= len(code) {
			b = append(b, role...)
		}
	}
	a.Code = string(b)
	return a
}

// upperName is a name as GDELT writes it.
func upperName(p *sitrep.Participant) string { return strings.ToUpper(named(p)) }
