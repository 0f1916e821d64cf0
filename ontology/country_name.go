package ontology

import (
	"strings"
	"sync"
)

var countryNames = sync.OnceValue(func() map[string]*Country {
	names := map[string]*Country{}
	for _, c := range countries() {
		names[strings.ToLower(c.Name)], names[strings.ToLower(c.ACLEDName())] = c, c
		if c.Numeric != "" {
			names[c.Numeric] = c
		}
	}
	return names
})

// CountryNamed looks up a country by its name, as written here or by ACLED, whatever
// the case, or by its number in ISO 3166-1 with three digits; nil when unknown. The
// caller must not change it.
func CountryNamed(name string) *Country { return countryNames()[strings.ToLower(name)] }
