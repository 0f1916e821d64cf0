package place

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed data/outlets.txt
var outletsText string

// station is a name that speaks for a town: of its police, broadcasters and papers.
type station struct {
	speaker
	host  bool // an address's alone
	place int32
	facts facts
}

// readStations reads outlets.txt into lists by the folded first word.
func (r *Resolver) readStations(file, text string) (map[key][]station, error) {
	stations := map[key][]station{}
	err := readSpeakers(file, text, "TOWN, DIVISION: NAME, NAME", r.townOfLine, func(p int32, name string, s speaker) {
		x := station{speaker: s, host: strings.ToLower(name) == name, place: p, facts: r.facts(p)}
		stations[s.key()] = append(stations[s.key()], x)
		if !x.host {
			r.lexicon.words[s.words[0]] |= isHome
		}
	})
	r.lexicon.index()
	return stations, err
}

// townOfLine is the town that a line is of.
func (r *Resolver) townOfLine(where string) (p int32, word, wrong string) {
	town, division, _ := strings.Cut(where, ", ")
	p, ok := r.townIn(town, division)
	if !ok {
		return 0, where, "no such town, or no such division"
	}
	return p, "", ""
}

// townIn is the largest town of that name in a division, or in a country by its code.
func (r *Resolver) townIn(town, division string) (best int32, ok bool) {
	most := -1.0
	r.table.lookup(keyOf(town), func(p int32, flag uint8) {
		f := r.facts(p)
		if flag == nameLoose || !settlement(f.feat) || f.population <= most {
			return
		}
		if r.admin1Name(f.admin1) == division || f.country >= 0 && r.iso3[f.country] == division {
			best, most, ok = p, f.population, true
		}
	})
	return best, ok
}

// stationsOf notes the towns that the sentence's atoms from the given one on speak for.
func (d *reading) stationsOf(first int) {
	for i := first; i < len(d.atoms); i++ {
		if s := d.stationAt(i); s != nil {
			d.tune(s)
		}
	}
}

// stationAt is the name of outlets.txt that begins at atom i, nil if none.
func (d *reading) stationAt(i int) *station {
	if !d.atoms[i].home {
		return nil
	}
	list := d.r.stations[keyStart.word(d.folded(i))]
	for j := range list {
		if s := &list[j]; !s.host && d.speaks(i, &s.speaker) {
			return s
		}
	}
	return nil
}

// tune notes a name that speaks for a town.
func (d *reading) tune(s *station) {
	if len(d.stations) < mostHomes && !slices.Contains(d.stations, s) {
		d.stations = append(d.stations, s)
	}
}

// voteStations lets the names heard speak for their towns.
func (d *reading) voteStations() {
	for _, s := range d.stations {
		f := &s.facts
		if f.country >= 0 {
			d.country.add(int32(f.country), homeVote)
			d.total += homeVote
		}
		if f.admin1 != 0 {
			d.votes.admin1.add(f.admin1, homeVote)
		}
		if f.admin2 != 0 {
			d.votes.admin2.add(f.admin2, homeVote)
		}
		d.cell.add(cellOf(f.lat, f.lon), homeVote)
		d.block.add(blockOf(f.lat, f.lon), homeVote)
	}
}
