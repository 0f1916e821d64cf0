package place

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Build compiles a gazetteer from GeoNames: cities is a table in the layout of
// cities500.txt; admin1 and admin2 are JSON arrays of {"code", "name"} with
// GeoNames' dotted codes. The result is what the package embeds.
//
// Divisions have no point of their own in these sources: theirs is the mean
// over grid cells of a quarter degree that hold a settlement of the division.
// Kept are names in Latin script; of the second-order divisions those that
// hold a settlement and are not merely named after one.
func Build(cities, admin1, admin2 io.Reader) ([]byte, error) {
	b := &builder{index1: map[string]int{}, index2: map[string]int{}, country: map[string]int{}}
	if err := b.readDivisions(admin1, admin2); err != nil {
		return nil, err
	}
	if err := b.readCities(cities); err != nil {
		return nil, err
	}
	return b.pack()
}

type builtPlace struct {
	name           string
	names          []string // others
	lat, lon       float64
	id, population int
	feat           feature
	country        string
	admin1, admin2 string // codes
	cells          map[[2]int]bool
	towns          map[string]bool // keys of the names of what lies in it
	index          int
}

type builder struct {
	divisions1, divisions2, towns []*builtPlace
	index1, index2                map[string]int
	country                       map[string]int
}

func (b *builder) readDivisions(admin1, admin2 io.Reader) error {
	read := func(what string, r io.Reader) ([]struct{ Code, Name string }, error) {
		var rows []struct{ Code, Name string }
		if err := json.NewDecoder(r).Decode(&rows); err != nil {
			return nil, fmt.Errorf("build gazetteer: %s: %w", what, err)
		}
		sort.Slice(rows, func(i, j int) bool { return rows[i].Code < rows[j].Code })
		return rows, nil
	}
	rows, err := read("admin1", admin1)
	if err != nil {
		return err
	}
	for _, r := range rows {
		cc, _, _ := strings.Cut(r.Code, ".")
		b.index1[r.Code] = len(b.divisions1)
		b.divisions1 = append(b.divisions1, &builtPlace{name: r.Name, feat: featAdmin1, country: cc, admin1: r.Code,
			cells: map[[2]int]bool{}})
	}
	if rows, err = read("admin2", admin2); err != nil {
		return err
	}
	for _, r := range rows {
		part := strings.SplitN(r.Code, ".", 3)
		if len(part) != 3 || len(r.Name) > 255 {
			continue
		}
		b.index2[r.Code] = len(b.divisions2)
		b.divisions2 = append(b.divisions2, &builtPlace{name: r.Name, feat: featAdmin2, country: part[0], admin1: part[0] + "." + part[1], admin2: r.Code,
			cells: map[[2]int]bool{}, towns: map[string]bool{}})
	}
	return nil
}

var features = map[string]feature{"PPL": featTown, "PPLA": featSeat1, "PPLA2": featSeat2, "PPLA3": featSeat3, "PPLA4": featSeat4, "PPLA5": featSeat4,
	"PPLX": featQuarter, "PPLC": featCapital, "PPLG": featSeat1, "PPLH": featGone, "PPLQ": featGone, "PPLW": featGone, "PPLCH": featGone}

func (b *builder) readCities(r io.Reader) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 15 {
			continue
		}
		lat, err1 := strconv.ParseFloat(c[4], 64)
		lon, err2 := strconv.ParseFloat(c[5], 64)
		id, err3 := strconv.Atoi(c[0])
		if err1 != nil || err2 != nil || err3 != nil {
			return fmt.Errorf("build gazetteer: cities: line %d: want id, name, ASCII name, other names, latitude, longitude", line)
		}
		pop, _ := strconv.Atoi(c[14])
		f, ok := features[c[7]]
		if !ok {
			f = featHamlet
		}
		p := &builtPlace{name: c[1], lat: lat, lon: lon, id: id, population: pop, feat: f, country: c[8], admin1: c[8] + "." + c[10], admin2: c[8] + "." + c[10] + "." + c[11]}
		p.names = append(p.names, c[2])
		for _, n := range strings.Split(c[3], ",") {
			if isLatin(n) && n != "" && len(n) < 60 && !isCode(n) {
				p.names = append(p.names, n)
			}
		}
		b.towns = append(b.towns, p)
		cell := [2]int{int(math.Floor(lat * 4)), int(math.Floor(lon * 4))}
		if i, ok := b.index1[p.admin1]; ok {
			b.divisions1[i].cells[cell] = true
			b.divisions1[i].population += pop
		}
		if i, ok := b.index2[p.admin2]; ok {
			d := b.divisions2[i]
			d.cells[cell] = true
			d.population += pop
			for _, n := range append([]string{p.name}, p.names...) {
				d.towns[strings.Join(foldName(n), " ")] = true
			}
		}
	}
	return sc.Err()
}

// isCode tells codes of airports and the like among the other names.
func isCode(n string) bool {
	if len(n) > 3 {
		return false
	}
	for _, r := range n {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

func isLatin(s string) bool {
	for _, r := range s {
		if r >= 0x250 && (r < 0x1e00 || r > 0x1eff) && !isApostrophe(r) {
			return false
		}
	}
	return true
}

// middle gives a division the mean of its cells.
func (p *builtPlace) middle() bool {
	if len(p.cells) == 0 {
		return false
	}
	lon0, first := 0.0, true
	cells := make([][2]int, 0, len(p.cells))
	for c := range p.cells {
		cells = append(cells, c)
	}
	slices.SortFunc(cells, func(a, b [2]int) int { return (a[0]-b[0])*10000 + a[1] - b[1] })
	for _, c := range cells {
		lat, lon := float64(c[0])/4+.125, float64(c[1])/4+.125
		if first {
			lon0, first = lon, false
		}
		if lon-lon0 > 180 {
			lon -= 360
		} else if lon0-lon > 180 {
			lon += 360
		}
		p.lat += lat
		p.lon += lon
	}
	p.lat /= float64(len(cells))
	p.lon /= float64(len(cells))
	if p.lon > 180 {
		p.lon -= 360
	} else if p.lon < -180 {
		p.lon += 360
	}
	return true
}

type builtEntry struct {
	hash  uint64
	place uint32
	flag  uint8
}

// looseCountries are those whose names are spelled in many ways.
const looseCountries = " SY IQ LB JO PS IL EG SD LY TN DZ MA MR YE SA OM AE QA BH KW IR AF SO DJ TD PK EH KM "

func (b *builder) pack() ([]byte, error) {
	var all []*builtPlace
	for _, d := range b.divisions1 {
		d.middle()
		all = append(all, d)
	}
	n1 := len(all)
	for _, d := range b.divisions2 {
		bare := bareName(d.name)
		if !d.middle() || bare != "" && d.towns[strings.Join(foldName(bare), " ")] && d.country != "US" && d.country != "GB" && d.country != "IE" {
			continue
		}
		all = append(all, d)
	}
	n2 := len(all) - n1
	sort.Slice(b.towns, func(i, j int) bool { return b.towns[i].id < b.towns[j].id })
	all = append(all, b.towns...)
	if len(all) >= 1<<idBits {
		return nil, fmt.Errorf("build gazetteer: %d places, room for %d", len(all), 1<<idBits)
	}
	var ccs []string
	for i, p := range all {
		p.index = i
		if _, ok := b.country[p.country]; !ok {
			b.country[p.country] = 0
			ccs = append(ccs, p.country)
		}
	}
	sort.Strings(ccs)
	for i, c := range ccs {
		b.country[c] = i
	}
	pos2 := map[string]int{}
	for i := n1; i < n1+n2; i++ {
		pos2[all[i].admin2] = i - n1
	}
	var p packer
	p.out = append(p.out, magic...)
	names, entries := b.names(all)
	for _, v := range []int{len(all), n1, n2, len(ccs), len(names), len(entries)} {
		p.u32(v)
	}
	for _, c := range ccs {
		p.out = append(p.out, (c + "  ")[:2]...)
	}
	for _, d := range all[:n1] {
		p.out = append(p.out, (d.admin1 + "        ")[:8]...)
	}
	for _, q := range all {
		p.u24(uint32(math.Round((q.lat + 90) * coordScale)))
	}
	for _, q := range all {
		p.u24(uint32(math.Round((q.lon + 180) * coordScale)))
	}
	for _, q := range all {
		p.u24(uint32(q.id))
	}
	for _, q := range all {
		v := 0.0
		if q.population > 1 {
			v = math.Round(10 * math.Log2(float64(q.population)))
		}
		p.out = append(p.out, byte(min(v, 255)))
	}
	for _, q := range all {
		p.out = append(p.out, byte(q.feat))
	}
	for _, q := range all {
		p.out = append(p.out, byte(b.country[q.country]))
	}
	for _, q := range all {
		i, ok := b.index1[q.admin1]
		if ok {
			i++
		}
		p.u16(i)
	}
	for _, q := range all {
		i, ok := pos2[q.admin2]
		if ok {
			i++
		}
		p.u16(i)
	}
	for _, q := range all {
		p.out = append(p.out, byte(len(q.name)))
	}
	at := 0
	for i, q := range all {
		if i%64 == 0 {
			p.u32(at)
		}
		at += len(q.name)
	}
	p.out = append(p.out, names...)
	bucket := 0
	p.u24(0)
	for i, e := range entries {
		for int(e.hash>>(64-bucketBits)) > bucket {
			bucket++
			p.u24(uint32(i))
		}
	}
	for bucket++; bucket <= 1<<bucketBits; bucket++ {
		p.u24(uint32(len(entries)))
	}
	for _, e := range entries {
		v := uint64(e.hash&(1<<hashBits-1)) | uint64(e.place|uint32(e.flag)<<idBits)<<hashBits
		p.out = append(p.out, byte(v), byte(v>>8), byte(v>>16), byte(v>>24), byte(v>>32))
	}
	return p.out, nil
}

// names lays out the names and the sorted entries of the name table.
func (b *builder) names(all []*builtPlace) (blob []byte, entries []builtEntry) {
	for _, q := range all {
		blob = append(blob, q.name...)
		seen := map[key]bool{}
		add := func(k key, flag uint8) {
			if k != keyStart && k != 0 && !seen[k] {
				seen[k] = true
				entries = append(entries, builtEntry{k.mix(), uint32(q.index), flag})
			}
		}
		add(keyOf(q.name), nameMain)
		if q.feat == featAdmin1 || q.feat == featAdmin2 {
			if bare := bareName(q.name); bare != "" {
				add(keyOf(bare), nameBare)
			}
		}
		for _, n := range q.names {
			if utf8.RuneCountInString(n) > 2 {
				add(keyOf(n), nameAlt)
			}
		}
		if strings.Contains(looseCountries, " "+q.country+" ") {
			for _, n := range append([]string{q.name}, q.names...) {
				w := foldName(n)
				if len(w) > 1 && isArticle(w[0]) {
					add(keyOfWords(w[1:]), nameAlt)
				}
				add(looseKey(w), nameLoose)
			}
		}
	}
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].hash < entries[j].hash })
	return blob, entries
}

// divisionWords are the words for kinds of divisions in names of the source.
const divisionWords = " province governorate county region department district oblast state prefecture parish municipality krai kray republic rayon raion shi kommun kommune okrug division canton " +
	"comuna municipio amphoe provincia kabupaten departamento shahrestan powiat partido departement liwa gemeente huyen obshtina okres muang markaz commune opcina landkreis kreis zone county-city borough city "

// bareName is a division's name without the word for its kind, "" when it has none.
func bareName(name string) string {
	w := foldName(name)
	if len(w) < 2 {
		return ""
	}
	fields := strings.Fields(strings.ReplaceAll(name, "-e ", " "))
	if len(fields) < 2 {
		return ""
	}
	isKind := func(f string) bool {
		k := strings.Join(foldName(f), "")
		return strings.Contains(divisionWords, " "+k+" ")
	}
	if isKind(fields[len(fields)-1]) {
		fields = fields[:len(fields)-1]
	} else if isKind(fields[0]) {
		fields = fields[1:]
		if len(fields) > 1 && (fields[0] == "of" || fields[0] == "de") {
			fields = fields[1:]
		}
	} else {
		return ""
	}
	return strings.Join(fields, " ")
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= 0xC0 }
