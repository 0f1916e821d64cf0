package place

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

//go:embed data/homes.txt
var homesText string

// home is a name that speaks for countries without naming a place: an armed group, a
// mission, a currency.
type home struct {
	rest      []string // folded words behind the first
	caps      bool     // the first word counts in capitals alone
	countries []int16
}

// readHomes reads "COUNTRY …: name, name" lines into lists by the folded first word,
// and marks those words in the lexicon.
func readHomes(file, text string, lx *lexicon, countries map[string]int) (map[key][]home, error) {
	homes := map[key][]home{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		codes, names, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fault(file, n, 1, "want COUNTRIES: NAME, NAME, found %q", line)
		}
		var of []int16
		for iso := range strings.FieldsSeq(codes) {
			c, ok := countries[iso]
			if !ok {
				return nil, fault(file, n, strings.Index(line, iso)+1, "%q: want an alpha-3 code of countries.txt", iso)
			}
			of = append(of, int16(c))
		}
		for name := range strings.SplitSeq(names, ",") {
			words := strings.FieldsFunc(strings.ReplaceAll(name, "'s", ""), func(r rune) bool { return !wordRune(r) || isApostrophe(r) })
			if len(of) == 0 || len(words) == 0 {
				return nil, fault(file, n, 1, "want COUNTRIES: NAME, NAME, found %q", line)
			}
			h := home{caps: strings.ToUpper(words[0]) == words[0] && strings.IndexFunc(words[0], unicode.IsDigit) < 0, countries: of}
			for _, w := range words[1:] {
				h.rest = append(h.rest, foldName(w)[0])
			}
			first := foldName(words[0])[0]
			lx.words[first] |= isHome
			k := keyStart.word([]byte(first))
			homes[k] = append(homes[k], h)
		}
	}
	lx.index()
	return homes, nil
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
		if h := &list[j]; (!h.caps || d.atoms[i].caps) && d.spells(i+1, h.rest) {
			return h
		}
	}
	return nil
}

// spells: the atoms from i on are these words.
func (d *reading) spells(i int, words []string) bool {
	if i+len(words) > len(d.atoms) {
		return false
	}
	for j, w := range words {
		if string(d.folded(i+j)) != w {
			return false
		}
	}
	return true
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
