package place

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed data/homes.txt
var homesText string

// home is a name that speaks for countries: an armed group, a mission, a currency.
type home struct {
	speaker
	countries []int16
}

// readHomes reads homes.txt into lists by the folded first word, and marks those words in the lexicon.
func readHomes(file, text string, lx *lexicon, countries map[string]int) (map[key][]home, error) {
	homes := map[key][]home{}
	err := readSpeakers(file, text, "COUNTRIES: NAME, NAME", func(codes string) (of []int16, iso, wrong string) {
		for iso := range strings.FieldsSeq(codes) {
			c, ok := countries[iso]
			if !ok {
				return nil, iso, "want an alpha-3 code of countries.txt"
			}
			of = append(of, int16(c))
		}
		return of, "", ""
	}, func(of []int16, _ string, s speaker) {
		lx.words[s.words[0]] |= isHome
		homes[s.key()] = append(homes[s.key()], home{s, of})
	})
	lx.index()
	return homes, err
}

// homesOf notes the names of the sentence's atoms from the given one on that speak for a country.
func (d *reading) homesOf(first int) {
	for i := first; i < len(d.atoms); i++ {
		if h := d.homeAt(i); h != nil && !slices.Contains(d.heard, h) {
			d.heard = append(d.heard, h)
		}
	}
}

// homeAt is the name of homes.txt that begins at atom i, nil if none.
func (d *reading) homeAt(i int) *home {
	if !d.atoms[i].home {
		return nil
	}
	list := d.r.homes[keyStart.word(d.folded(i))]
	for j := range list {
		if h := &list[j]; d.speaks(i, &h.speaker) {
			return h
		}
	}
	return nil
}

// homeVote is what a name of homes.txt or outlets.txt speaks for, in votes of a place's name.
const homeVote = 2

// mostHomes is how many such names count, of countries and of towns.
const mostHomes = 3

// voteHomes lets the names heard speak for their countries.
func (d *reading) voteHomes() {
	for i, h := range d.heard {
		if i == mostHomes {
			break
		}
		for _, c := range h.countries {
			d.country.add(int32(c), homeVote/float64(len(h.countries)))
		}
		d.total += homeVote
	}
}
