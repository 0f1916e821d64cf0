package ontology

import (
	"strings"
	"sync"
)

// Country is a country or territory with the codes that the formats of the
// field use. "" is: has none.
type Country struct {
	Alpha3  string // ISO 3166-1
	Alpha2  string
	Numeric string // three digits
	FIPS    string // FIPS 10-4
	CAMEO   string // country part of CAMEO actor codes
	COW     string // Correlates of War state number
	GW      string // Gleditsch and Ward state number
	ACLED   string // ACLED region
	UCDP    string // UCDP region
	Name    string

	acledName string
}

// ACLEDName is the name as ACLED spells it.
func (c *Country) ACLEDName() string {
	if c.acledName != "" {
		return c.acledName
	}
	return c.Name
}

var countries = sync.OnceValue(func() map[string]*Country {
	all, err := loadCountries(func(name string) (string, error) {
		b, err := files.ReadFile("tables/" + name)
		return string(b), err
	})
	if err != nil {
		panic(err) // compiled in and checked by the tests
	}
	return all
})

func loadCountries(open func(string) (string, error)) (map[string]*Country, error) {
	all := map[string]*Country{}
	err := eachRow(open, "countries.txt", 11, func(r row) {
		for i, n := range []int{3, 2, 3, 2, 3} {
			if s := r.text(i); s != "" && len(s) != n || s == "" && i < 2 {
				r.fail(i, "a code of "+string(rune('0'+n))+" characters")
			}
		}
		for _, i := range []int{5, 6} {
			if strings.Trim(r.text(i), "0123456789") != "" {
				r.fail(i, "a number or -")
			}
		}
		c := &Country{Alpha3: r.cells[0], Alpha2: r.cells[1], Numeric: r.text(2), FIPS: r.text(3), CAMEO: r.text(4), COW: r.text(5),
			GW: r.text(6), ACLED: r.text(7), UCDP: r.text(8), acledName: r.text(9), Name: r.cells[10]}
		if all[c.Alpha3] != nil {
			r.fail(0, "a country not yet listed")
		}
		all[c.Alpha3] = c
	})
	return all, err
}

// CountryOf looks up a country by its ISO 3166-1 alpha-3 code, nil when unknown.
// The caller must not change it.
func CountryOf(alpha3 string) *Country { return countries()[alpha3] }
