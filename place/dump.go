package place

import (
	"strconv"
	"strings"
)

// Columns of a GeoNames dump (allCountries.txt and the files of single countries).
const (
	dumpID = iota
	dumpName
	dumpASCII
	dumpOther
	dumpLat
	dumpLon
	dumpClass
	dumpCode
	dumpCountry
	_
	dumpAdmin1
	_
	_
	_
	dumpPopulation
	dumpColumns // at least; the rest is not needed
)

// readDump reads rows of a GeoNames dump: what kinds.txt has a kind for.
func (g *gazetteerFile) readDump() error {
	line := 0
	var c [dumpColumns]string
	for row := range strings.Lines(g.text) {
		line++
		if row = strings.TrimRight(row, "\r\n"); row == "" {
			continue
		}
		n, rest := 0, row
		for n < dumpColumns {
			f, after, more := strings.Cut(rest, "\t")
			c[n] = f
			n++
			if rest = after; !more {
				break
			}
		}
		if n < dumpColumns {
			return fault(g.name, line, len(row)+1, "%d columns set off by tabs: want the 19 of a GeoNames dump", n)
		}
		column := func(i int) int {
			at := 1
			for _, f := range c[:i] {
				at += len(f) + 1
			}
			return at
		}
		kind, ok := g.kinds.code[c[dumpCode]]
		if !ok {
			continue
		}
		w := addedRow{line: line, name: c[dumpName], kind: kind, country: -1, division: c[dumpCode] == "ADM1"}
		if strings.TrimSpace(w.name) == "" {
			return fault(g.name, line, column(dumpName), "no name: want one in the second column")
		}
		id, err := strconv.ParseInt(c[dumpID], 10, 32)
		if err != nil || id <= 0 {
			return fault(g.name, line, 1, "id %q: want a positive number", c[dumpID])
		}
		w.id = int32(id)
		if w.lat, ok = degrees(c[dumpLat], 90); !ok {
			return fault(g.name, line, column(dumpLat), "latitude %q: want a number from -90 to 90", c[dumpLat])
		}
		if w.lon, ok = degrees(c[dumpLon], 180); !ok {
			return fault(g.name, line, column(dumpLon), "longitude %q: want a number from -180 to 180", c[dumpLon])
		}
		if c[dumpCountry] != "" {
			if w.country = g.countryOf(c[dumpCountry]); w.country < 0 {
				return fault(g.name, line, column(dumpCountry), "country %q: want an alpha-2 code of ISO 3166-1", c[dumpCountry])
			}
			w.admin1 = c[dumpCountry] + "." + c[dumpAdmin1]
		}
		if p := c[dumpPopulation]; p != "" {
			if w.population, ok = headcount(p); !ok {
				return fault(g.name, line, column(dumpPopulation), "population %q: want a whole number", p)
			}
		}
		if c[dumpASCII] != w.name && c[dumpASCII] != "" {
			w.aliases = append(w.aliases, c[dumpASCII])
		}
		for n := range strings.SplitSeq(c[dumpOther], ",") {
			if n != "" && len(n) < 60 && isLatin(n) && !isCode(n) {
				w.aliases = append(w.aliases, n)
			}
		}
		g.put(&w)
	}
	return nil
}

// degrees reads a coordinate; ok is false for what is none or out of range.
func degrees(s string, limit float64) (v float64, ok bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return v, err == nil && v >= -limit && v <= limit // NaN is in no range
}

func headcount(s string) (float64, bool) {
	v, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	return float64(v), err == nil && v >= 0
}
