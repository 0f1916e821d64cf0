package place

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed data/countries.txt
var countriesText string

//go:embed data/divisions.txt
var divisionsText string

//go:embed data/regions.txt
var regionsText string

//go:embed data/borders.txt
var bordersText string

// ownPlace is a place of the written files or a user's.
type ownPlace struct {
	name       string
	lat, lon   float64
	population float64
	feat       feature
	country    int16   // index into overlay.iso3, -1 none
	also       []int16 // other countries that it lies in
	admin1     int32   // 1 + index of the ADM1, 0 none
	admin2     int32   // 1 + index of the ADM2, 0 none
	within     string  // first-order division that the compiled gazetteer does not know
	id         int32
}

// ownName is one name of a place of the written files.
type ownName struct {
	place   int32  // index into overlay.places
	exact   string // the only spelling that counts, "" any
	demonym bool
	abbr    bool // only after a place and a comma
}

// overlay holds what the written files add to the compiled gazetteer.
type overlay struct {
	places  []ownPlace
	names   map[key][]ownName
	iso3    []string
	iso2    []string       // "-" for none
	state   []int32        // place of the country of that index
	byISO2  map[string]int // -> country index
	byISO3  map[string]int
	admin1  map[string]int32 // code -> place
	borders map[[2]int16]int32
	tails   map[key]bool // keys of names up to a word in lower case ("Rafah" of "Rafah crossing")
}

func readPoint(file string, line int, row string, field string) (lat, lon float64, err error) {
	col := strings.Index(row, field) + 1
	f := strings.Fields(field)
	if len(f) != 2 {
		return 0, 0, fault(file, line, col, "%q: want latitude and longitude", strings.TrimSpace(field))
	}
	lat, err1 := strconv.ParseFloat(f[0], 64)
	lon, err2 := strconv.ParseFloat(f[1], 64)
	if err1 != nil || err2 != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
		return 0, 0, fault(file, line, col, "%q: want a latitude from -90 to 90 and a longitude from -180 to 180", strings.TrimSpace(field))
	}
	return lat, lon, nil
}

// rows calls f with the fields of each line; want is their number.
func rows(file, text string, want int, f func(line int, row string, c []string) error) error {
	n := 0
	for row := range strings.Lines(text) {
		n++
		row = strings.TrimRight(row, "\r\n")
		if t := strings.TrimSpace(row); t == "" || t[0] == '#' {
			continue
		}
		c := strings.Split(row, "|")
		if len(c) != want {
			return fault(file, n, len(row)+1, "%d fields: want %d set off by |", len(c), want)
		}
		for i := range c {
			c[i] = strings.TrimSpace(c[i])
		}
		if err := f(n, row, c); err != nil {
			return err
		}
	}
	return nil
}

// readOverlay reads countries, divisions, regions and borders.
func readOverlay() (*overlay, error) {
	o := &overlay{names: make(map[key][]ownName, 4096), byISO2: map[string]int{}, byISO3: map[string]int{}, admin1: map[string]int32{}, borders: map[[2]int16]int32{}, tails: map[key]bool{}}
	err := rows("countries.txt", countriesText, 6, func(line int, row string, c []string) error {
		codes := strings.Fields(c[0])
		if len(codes) != 2 || len(codes[0]) != 3 {
			return fault("countries.txt", line, 1, "%q: want alpha-3 and alpha-2 code", c[0])
		}
		lat, lon, err := readPoint("countries.txt", line, row, c[2])
		if err != nil {
			return err
		}
		at := int32(len(o.places))
		i, known := o.byISO3[codes[0]]
		if !known {
			i = len(o.iso3)
			o.iso3 = append(o.iso3, codes[0])
			o.iso2 = append(o.iso2, codes[1])
			o.state = append(o.state, at)
			o.byISO3[codes[0]] = i
		}
		if codes[1] != "-" {
			o.byISO2[codes[1]] = i
		}
		o.places = append(o.places, ownPlace{name: c[1], lat: lat, lon: lon, feat: featCountry, country: int16(i)})
		o.add(at, c[1]+";"+c[5], ownName{})
		o.add(at, c[4], ownName{demonym: true})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows("divisions.txt", divisionsText, 6, func(line int, row string, c []string) error {
		lat, lon, err := readPoint("divisions.txt", line, row, c[2])
		if err != nil {
			return err
		}
		cc, _, _ := strings.Cut(c[0], ".")
		i, ok := o.byISO2[cc]
		if !ok {
			return fault("divisions.txt", line, 1, "%q: want a GeoNames code such as US.OH", c[0])
		}
		id, _ := strconv.Atoi(c[3])
		at := int32(len(o.places))
		o.places = append(o.places, ownPlace{name: c[1], lat: lat, lon: lon, feat: featAdmin1, country: int16(i), id: int32(id)})
		o.admin1[c[0]] = at
		o.add(at, c[1]+";"+c[4], ownName{})
		o.add(at, c[5], ownName{abbr: true})
		return nil
	})
	if err != nil {
		return nil, err
	}
	feats := map[string]feature{"region": featRegion, "area": featArea, "water": featArea, "range": featArea, "island": featRegion, "point": featPoint, "town": featPoint, "seat": featSeatOfGov}
	err = rows("regions.txt", regionsText, 6, func(line int, row string, c []string) error {
		f, ok := feats[c[1]]
		if !ok {
			return fault("regions.txt", line, strings.Index(row, "|")+2, "kind %q: want region, area, water, range, island, point, town or seat", c[1])
		}
		lat, lon, err := readPoint("regions.txt", line, row, c[3])
		if err != nil {
			return err
		}
		p := ownPlace{name: strings.Trim(c[0], "="), lat: lat, lon: lon, feat: f, country: -1}
		for i, iso := range strings.Fields(c[2]) {
			n, ok := o.byISO3[iso]
			if !ok {
				return fault("regions.txt", line, strings.Index(row, iso)+1, "%q: want alpha-3 codes of countries.txt", iso)
			}
			if i == 0 {
				p.country = int16(n)
			} else {
				p.also = append(p.also, int16(n))
			}
		}
		at := int32(len(o.places))
		for _, n := range o.names[keyOf(p.name)] { // a division of the same name: more names for it
			if q := o.places[n.place]; q.feat == featAdmin1 && q.country == p.country && !n.demonym && !n.abbr {
				at = n.place
			}
		}
		if int(at) == len(o.places) {
			o.places = append(o.places, p)
			if c[1] != "town" { // the compiled gazetteer has that name
				o.add(at, c[0], ownName{})
			}
		}
		names, demonyms, _ := strings.Cut(strings.Join(c[4:], "|"), "|")
		o.add(at, names, ownName{})
		o.add(at, demonyms, ownName{demonym: true})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows("borders.txt", bordersText, 3, func(line int, row string, c []string) error {
		lat, lon, err := readPoint("borders.txt", line, row, c[2])
		if err != nil {
			return err
		}
		a, ok1 := o.byISO3[c[0]]
		b, ok2 := o.byISO3[c[1]]
		if !ok1 || !ok2 {
			return fault("borders.txt", line, 1, "%q, %q: want alpha-3 codes of countries.txt", c[0], c[1])
		}
		at := int32(len(o.places))
		o.places = append(o.places, ownPlace{name: o.places[o.state[a]].name + "–" + o.places[o.state[b]].name + " border", lat: lat, lon: lon, feat: featArea,
			country: int16(a), also: []int16{int16(b)}})
		o.borders[pairOf(int16(a), int16(b))] = at
		return nil
	})
	return o, err
}

func pairOf(a, b int16) [2]int16 { return [2]int16{min(a, b), max(a, b)} }

// add enters names set off by semicolons.
func (o *overlay) add(place int32, names string, n ownName) {
	n.place = place
	for name := range strings.SplitSeq(names, ";") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		e := n
		if len(name) > 2 && name[0] == '=' && name[len(name)-1] == '=' {
			name = name[1 : len(name)-1]
			e.exact = name
		}
		o.tail(name)
		k := keyOf(name)
		dup := false
		for _, x := range o.names[k] {
			dup = dup || x == e
		}
		if !dup {
			o.names[k] = append(o.names[k], e)
		}
		if words := foldName(name); len(words) > 1 && isArticle(words[0]) && e.exact == "" {
			o.names[keyOfWords(words[1:])] = append(o.names[keyOfWords(words[1:])], e)
		}
	}
}

// tail notes where the words of a name go on in lower case.
func (o *overlay) tail(name string) {
	for i, w := range strings.Fields(name) {
		if i == 0 || w[0] < 'a' || w[0] > 'z' || inner([]byte(w)) {
			continue
		}
		o.tails[keyOf(strings.Join(strings.Fields(name)[:i], " "))] = true
		return
	}
}
