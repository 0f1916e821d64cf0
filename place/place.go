// Package place finds the words of a report that name places and works out
// which places they are.
//
// Recognition joins three things: a gazetteer (GeoNames' settlements and
// divisions, compiled into the binary, and written files of countries, regions
// and borders), the names that the language model found, and the words around
// ("the town of", "in southern", "province", ", Y"). A name that is also a
// surname or a common word is a place only where its context says so.
// Resolution looks at the whole report: what contains what, which countries,
// divisions and counties are named beside it, what lies close together, where
// the outlet is at home, what kind of place the words say it is, then size.
// A name has one sense in a report unless the words say otherwise. Where the
// readings stay too close, the place is named but not located.
//
// Phrases give points: "30 km north of X" a displaced one, "the road between X and
// Y" the middle, "southern X" one in that part of the country.
//
// Limits: villages outside GeoNames' cities500 are unknown unless a user's file
// has them; streets and buildings are none of its business; English words only.
package place

import (
	"fmt"
	"strings"
	"sync"

	"sitrep"
)

// Resolver recognizes and resolves place names. It is immutable and safe for
// concurrent use.
type Resolver struct {
	*table
	*overlay
	*lexicon
	*added                             // nil without users' files
	cueOf     []int16                  // country of each cue list
	homes     map[key][]home           // by first word
	stations  map[key][]station        // by first word
	quarters  map[key][]int32          // towns by the names of their parts
	squeeze   func() map[string]string // towns and divisions by their names as one word
	countryOf [256]int16               // the compiled gazetteer's country -> overlay's
	redirect  []int32                  // ADM1 -> 1 + place of the overlay that stands for it
	reach     []reach                  // by country
	byCode    map[string]int32         // ADM1 code -> 1 + its index
	pool      sync.Pool
}

// New opens the gazetteer and reads the written files, then those of the user,
// which extend and override them. A fault names file, line and column.
func New(own ...Source) (*Resolver, error) {
	t, err := openTable(packed)
	if err != nil {
		return nil, err
	}
	o, err := readOverlay()
	if err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	lx, err := readLexicon("lexicon.txt", lexiconText)
	if err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	homes, err := readHomes("homes.txt", homesText, lx, o.byISO3)
	if err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	r := &Resolver{table: t, homes: homes, overlay: o, lexicon: lx, redirect: make([]int32, t.admin1s)}
	for _, iso := range lx.cues {
		c, ok := o.byISO3[iso]
		if !ok {
			return nil, fmt.Errorf("place: lexicon.txt: list [cue:%s]: want an alpha-3 code of countries.txt", iso)
		}
		r.cueOf = append(r.cueOf, int16(c))
	}
	for i := range len(t.countries) / 2 {
		r.countryOf[i] = -1
		if c, ok := o.byISO2[t.countries[2*i:2*i+2]]; ok {
			r.countryOf[i] = int16(c)
		}
	}
	r.byCode = make(map[string]int32, t.admin1s)
	for i := range t.admin1s {
		code := strings.TrimRight(t.codes[8*i:8*i+8], " ")
		r.byCode[code] = int32(i + 1)
		if p, ok := o.admin1[code]; ok {
			r.redirect[i] = p + 1
			o.places[p].admin1 = int32(i + 1)
		}
	}
	r.measure()
	r.bind()
	r.squeeze = sync.OnceValue(r.squeezed)
	if r.stations, err = r.readStations("outlets.txt", outletsText); err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	if r.quarters, err = r.readQuarters("quarters.txt", quartersText); err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	if err := r.add(own); err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	r.pool.New = func() any { return &reading{r: r} }
	return r, nil
}

// bind gives points of the written files the id and division of the settlement
// of the compiled gazetteer that they are.
func (r *Resolver) bind() {
	for i := range r.places {
		p := &r.places[i]
		if p.feat != featPoint || p.id != 0 {
			continue
		}
		least := float64(samePlace)
		r.table.lookup(keyOf(p.name), func(q int32, flag uint8) {
			f := r.facts(q)
			if d := distance(f.lat, f.lon, p.lat, p.lon); flag == nameMain && settlement(f.feat) && f.country == p.country && d < least {
				least, p.id, p.admin1, p.admin2, p.population = d, f.id, f.admin1, f.admin2, f.population
			}
		})
	}
}

// Annotate fills a.Places in text order, demonyms and adjectives included. It
// reads the sentences and, where present, the names of a.
func (r *Resolver) Annotate(a *sitrep.Analysis) {
	d := r.pool.Get().(*reading)
	d.reset(a)
	for i := range a.Sentences {
		d.readSentence(i)
	}
	d.match()
	d.joinLonger()
	d.dropBorrowed()
	d.qualify()
	d.recognize()
	d.resolve()
	d.relate()
	a.Places = d.emit()
	d.a = nil
	r.pool.Put(d)
}

// facts are what is known of a place of either source.
type facts struct {
	lat, lon   float64
	population float64
	feat       feature
	country    int16
	also       []int16
	admin1     int32
	admin2     int32
	id         int32
}

// own is the place of the written or a user's files that i stands for, nil for one of the gazetteer.
func (r *Resolver) own(i int32) *ownPlace {
	if int(i) >= r.n {
		return &r.places[int(i)-r.n]
	}
	return nil
}

func (r *Resolver) facts(i int32) facts {
	if p := r.own(i); p != nil {
		return facts{lat: p.lat, lon: p.lon, population: p.population, feat: p.feat, country: p.country, also: p.also, admin1: p.admin1, admin2: p.admin2, id: p.id}
	}
	f := facts{population: r.inhabitants(i), feat: feature(r.feat[i]), country: r.countryOf[r.table.country[i]],
		admin1: int32(le16(r.table.admin1, int(i))), admin2: int32(le16(r.admin2, int(i))), id: int32(le24(r.ids, int(i)))}
	f.lat, f.lon = r.point(i)
	return f
}

// size is the class and the population of a place of either source.
func (r *Resolver) size(i int32) (feature, float64) {
	if p := r.own(i); p != nil {
		return p.feat, p.population
	}
	return feature(r.feat[i]), r.inhabitants(i)
}

// nameOf is what the place is called.
func (r *Resolver) nameOf(i int32) string {
	if p := r.own(i); p != nil {
		return p.name
	}
	return r.name(i)
}

// admin1Name is the name of a first-order division, "" for 0.
func (r *Resolver) admin1Name(admin1 int32) string {
	if admin1 == 0 {
		return ""
	}
	if p := r.redirect[admin1-1]; p > 0 {
		return r.places[p-1].name
	}
	n := r.name(admin1 - 1)
	if bare := bareName(n); bare != "" {
		return bare
	}
	return n
}

// record is the place as the vocabulary has it.
func (r *Resolver) record(i int32) sitrep.Place {
	f := r.facts(i)
	p := sitrep.Place{Name: r.nameOf(i), GeonameID: int(f.id), Admin1: r.admin1Name(f.admin1), Precision: precisionOf[f.feat]}
	if f.country >= 0 {
		p.Country = r.iso3[f.country]
	}
	if q := r.own(i); q != nil && p.Admin1 == "" {
		p.Admin1 = q.within
	}
	at := [2]float64{f.lat, f.lon}
	p.Lat, p.Lon = &at[0], &at[1]
	return p
}

var precisionOf = [...]sitrep.PlacePrecision{featTown: sitrep.PlacePoint, featSeat1: sitrep.PlacePoint, featSeat2: sitrep.PlacePoint, featSeat3: sitrep.PlacePoint,
	featSeat4: sitrep.PlacePoint, featQuarter: sitrep.PlacePoint, featCapital: sitrep.PlacePoint, featHamlet: sitrep.PlacePoint, featGone: sitrep.PlacePoint,
	featAdmin1: sitrep.PlaceRegion, featAdmin2: sitrep.PlaceDistrict, featCountry: sitrep.PlaceCountry, featRegion: sitrep.PlaceRegion,
	featArea: sitrep.PlaceArea, featPoint: sitrep.PlacePoint, featSeatOfGov: sitrep.PlacePoint}
