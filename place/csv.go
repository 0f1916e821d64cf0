package place

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
)

// headings are the columns of CSV and the properties of GeoJSON, with the other
// words for them that tables of places use.
var headings = map[string]string{"name": "name", "lat": "lat", "latitude": "lat", "y": "lat", "lon": "lon", "lng": "lon", "long": "lon", "longitude": "lon", "x": "lon",
	"country": "country", "country_code": "country", "iso3": "country", "admin1": "admin1", "province": "admin1", "governorate": "admin1", "state": "admin1", "adm1_name": "admin1",
	"aliases": "aliases", "alias": "aliases", "alternatenames": "aliases", "other_names": "aliases", "type": "type", "kind": "type",
	"population": "population", "geonameid": "geonameid", "geonames_id": "geonameid"}

// readCSV reads a table with a header; the columns name, lat and lon must be
// there, country, admin1, aliases, type, population and geonameid may be, others are passed over.
func (g *gazetteerFile) readCSV() error {
	header, _, _ := strings.Cut(g.text, "\n")
	r := csv.NewReader(strings.NewReader(g.text))
	for _, c := range ";\t" {
		if strings.Count(header, string(c)) > strings.Count(header, string(r.Comma)) {
			r.Comma = c
		}
	}
	broken := func(err error) error {
		var e *csv.ParseError
		if errors.As(err, &e) {
			return fault(g.name, e.Line, e.Column, "%v: want a table with as many fields in each line as in the header", e.Err)
		}
		return err
	}
	head, err := r.Read()
	if err != nil {
		return broken(err)
	}
	at := map[string]int{}
	for i, h := range head {
		if h, ok := headings[strings.ToLower(strings.TrimSpace(h))]; ok {
			if _, twice := at[h]; twice {
				_, col := r.FieldPos(i)
				return fault(g.name, 1, col, "a second column %s: want one", h)
			}
			at[h] = i
		}
	}
	for _, h := range []string{"name", "lat", "lon"} {
		if _, ok := at[h]; !ok {
			return fault(g.name, 1, 1, "no column %q: want a header such as name,lat,lon,country,admin1,aliases,type", h)
		}
	}
	for {
		c, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return broken(err)
		}
		line, _ := r.FieldPos(0)
		field := func(name string) (string, func(format string, args ...any) error) {
			i, ok := at[name]
			if !ok {
				return "", nil
			}
			l, col := r.FieldPos(i)
			return strings.TrimSpace(c[i]), func(format string, args ...any) error { return fault(g.name, l, col, format, args...) }
		}
		w := addedRow{line: line, byHand: true, country: -1}
		var aliases []string
		if s, _ := field("aliases"); s != "" {
			aliases = strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '|' })
		}
		w.aliases = aliases
		if err := g.fill(&w, field); err != nil {
			return err
		}
		var ok bool
		s, bad := field("lat")
		if w.lat, ok = degrees(s, 90); !ok {
			return bad("latitude %q: want a number from -90 to 90", s)
		}
		if s, bad = field("lon"); true {
			if w.lon, ok = degrees(s, 180); !ok {
				return bad("longitude %q: want a number from -180 to 180", s)
			}
		}
		g.put(&w)
	}
}

// fill reads what CSV and GeoJSON have in common. field gives a value, "" when it
// is not there, and makes a fault at its place.
func (g *gazetteerFile) fill(w *addedRow, field func(string) (string, func(string, ...any) error)) error {
	s, bad := field("name")
	if s == "" {
		return bad("no name: want one, in Latin script, as English reports write it")
	}
	if len(foldName(s)) == 0 {
		return bad("name %q: want letters of the Latin script, as English reports write it", s)
	}
	w.name = s
	if s, bad = field("country"); s != "" {
		if w.country = g.countryOf(s); w.country < 0 {
			return bad("country %q: want an alpha-2 or alpha-3 code of ISO 3166-1 or a country's name", s)
		}
	}
	w.admin1, _ = field("admin1")
	if s, bad = field("type"); s != "" {
		kind, ok := g.kinds.word[strings.ToLower(s)]
		if !ok {
			kind, ok = g.kinds.code[s]
		}
		if !ok {
			return bad("type %q: want a feature code of GeoNames or one of %s", s, strings.Join(g.kinds.words, ", "))
		}
		w.kind = kind
	}
	if s, bad = field("population"); s != "" {
		v, ok := headcount(s)
		if !ok {
			return bad("population %q: want a whole number", s)
		}
		w.population = v
	}
	if s, bad = field("geonameid"); s != "" {
		id, err := strconv.ParseInt(s, 10, 32)
		if err != nil || id <= 0 {
			return bad("geonameid %q: want a positive number", s)
		}
		w.id = int32(id)
	}
	return nil
}
