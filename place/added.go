package place

import (
	_ "embed"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

//go:embed data/kinds.txt
var kindsText string

// Source is a user's gazetteer file: a GeoNames dump, CSV with a header or
// GeoJSON, told by its first bytes.
type Source struct {
	Name string // for faults and evidence
	io.Reader
}

// added holds the places of users' files. They stand behind the written ones
// in overlay.places, but are weighed like those of the compiled gazetteer: a
// village does not become famous by being listed.
type added struct {
	first    int32 // of overlay.places
	names    map[key]int32
	list     []addedName
	origin   []string        // file and line, by place
	byHand   []bool          // not from a dump, by place
	replaced map[int32]int32 // place of the compiled gazetteer -> the one that overrides it, as facts has them
}

type addedName struct {
	place int32 // as facts has them
	flag  uint8
	next  int32 // 1 + another entry of the name, 0 none
}

// addedRow is a place as a reader of one format found it.
type addedRow struct {
	line             int
	name             string
	aliases          []string
	lat, lon         float64
	population       float64
	kind             string // of kinds.txt, "" none given
	country          int16
	admin1           string // code of GeoNames or name
	id               int32
	byHand, division bool
}

// kinds are the words and codes of kinds.txt.
type kinds struct {
	word, code map[string]string
	words      []string // in the order of the file, for faults
}

var kindFeature = map[string]feature{"town": featTown, "seat": featSeat2, "quarter": featQuarter, "hamlet": featHamlet, "gone": featGone, "district": featAdmin2,
	"region": featRegion, "area": featArea, "point": featPoint}

func readKinds(file, text string) (*kinds, error) {
	k := &kinds{word: map[string]string{}, code: map[string]string{}}
	err := rows(file, text, 3, func(line int, row string, c []string) error {
		if _, ok := kindFeature[c[0]]; !ok {
			return fault(file, line, 1, "kind %q: want town, seat, quarter, hamlet, gone, district, region, area or point", c[0])
		}
		for w := range strings.SplitSeq(c[1], ";") {
			w = strings.TrimSpace(w)
			k.word[w] = c[0]
			k.words = append(k.words, w)
		}
		for code := range strings.FieldsSeq(c[2]) {
			k.code[code] = c[0]
		}
		return nil
	})
	return k, err
}

// add reads users' files into the resolver; later files override earlier ones.
func (r *Resolver) add(own []Source) error {
	if len(own) == 0 {
		return nil
	}
	k, err := readKinds("kinds.txt", kindsText)
	if err != nil {
		return err
	}
	r.added = &added{first: int32(len(r.places)), names: map[key]int32{}, replaced: map[int32]int32{}}
	for _, s := range own {
		b, err := io.ReadAll(s.Reader)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		g := &gazetteerFile{name: s.Name, text: strings.TrimPrefix(string(b), "\ufeff"), overlay: r.overlay, kinds: k}
		g.put = func(w *addedRow) { r.put(filepath.Base(s.Name), w) }
		if err := g.read(); err != nil {
			return err
		}
		r.overrideByID()
	}
	return nil
}

// gazetteerFile is one file of a user while it is read.
type gazetteerFile struct {
	name, text string
	*overlay
	kinds *kinds
	put   func(*addedRow)
}

func (g *gazetteerFile) read() error {
	if i := invalidByte(g.text); i >= 0 {
		return g.faultAt(i, "byte %#x: want UTF-8", g.text[i])
	}
	first, _, _ := strings.Cut(g.text, "\n")
	switch t := strings.TrimSpace(g.text); {
	case t == "":
		return g.faultAt(0, "no places: want a GeoNames dump, CSV with the header name,lat,lon or GeoJSON")
	case t[0] == '{' || t[0] == '[':
		return g.readGeoJSON()
	case strings.Count(first, "\t") >= 14 && first[0] >= '0' && first[0] <= '9':
		return g.readDump()
	}
	return g.readCSV()
}

func invalidByte(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// faultAt is a fault at a byte of the file.
func (g *gazetteerFile) faultAt(at int, format string, args ...any) error {
	before := g.text[:min(at, len(g.text))]
	return fault(g.name, 1+strings.Count(before, "\n"), len(before)-strings.LastIndexByte(before, '\n'), format, args...)
}

// countryOf reads a code or a name, -1 when it is neither.
func (g *gazetteerFile) countryOf(s string) int16 {
	if c, ok := g.byISO3[strings.ToUpper(s)]; ok {
		return int16(c)
	}
	if c, ok := g.byISO2[strings.ToUpper(s)]; ok {
		return int16(c)
	}
	for _, n := range g.names[keyOf(s)] {
		if p := &g.places[n.place]; p.feat == featCountry && !n.demonym && !n.abbr {
			return p.country
		}
	}
	return -1
}

// put enters a row: over the place that it stands for, or as a new one.
func (r *Resolver) put(file string, w *addedRow) {
	k := keyOf(w.name)
	p := ownPlace{name: w.name, lat: w.lat, lon: w.lon, population: w.population, country: w.country, id: w.id, feat: featTown}
	if w.kind != "" {
		p.feat = kindFeature[w.kind]
	}
	p.admin1, p.within = r.divisionOf(w)
	if w.division && p.admin1 != 0 {
		r.nameDivision(p.admin1-1, w)
		return
	}
	if r.overrideWritten(k, w, p) {
		return
	}
	at := r.overrideAdded(k, &p)
	if at < 0 {
		at = int32(len(r.places))
		r.places = append(r.places, p)
		r.origin = append(r.origin, "")
		r.byHand = append(r.byHand, false)
	}
	r.places[at] = p
	r.origin[at-r.added.first] = fmt.Sprintf("%s:%d", file, w.line)
	r.byHand[at-r.added.first] = w.byHand
	i := at + int32(r.n)
	r.overrideCompiled(k, i, &p)
	loose := w.country >= 0 && strings.Contains(looseCountries, " "+r.iso2[w.country]+" ")
	for n, name := range append([]string{w.name}, w.aliases...) {
		words := foldName(name)
		flag := uint8(nameAlt)
		if n == 0 {
			flag = nameMain
		}
		if len(words) == 0 {
			continue
		}
		r.tail(name)
		r.enter(keyOfWords(words), i, flag)
		if loose {
			if len(words) > 1 && isArticle(words[0]) {
				r.enter(keyOfWords(words[1:]), i, nameAlt)
			}
			if k := looseKey(words); k != 0 {
				r.enter(k, i, nameLoose)
			}
		}
		if p.feat == featAdmin2 || p.feat == featRegion {
			if bare := bareName(name); bare != "" {
				r.enter(keyOf(bare), i, nameBare)
			}
		}
	}
}

// nameDivision gives a first-order division that the program knows the names of a row.
func (r *Resolver) nameDivision(i int32, w *addedRow) {
	at := i
	if p := r.redirect[i]; p > 0 {
		at = p - 1 + int32(r.n)
	}
	for _, name := range append([]string{w.name}, w.aliases...) {
		k := keyOf(name)
		known := k == keyStart
		r.table.lookup(k, func(p int32, _ uint8) { known = known || p == i })
		if !known {
			r.enter(k, at, nameAlt)
		}
	}
}

// enter makes an entry of the name table, unless the place has it.
func (a *added) enter(k key, place int32, flag uint8) {
	for e := a.names[k]; e != 0; e = a.list[e-1].next {
		if a.list[e-1].place == place {
			return
		}
	}
	a.list = append(a.list, addedName{place, flag, a.names[k]})
	a.names[k] = int32(len(a.list))
}

// divisionOf finds the first-order division of a row: its place in the compiled
// gazetteer, or the name as the user has it.
func (r *Resolver) divisionOf(w *addedRow) (admin1 int32, within string) {
	if w.admin1 == "" {
		return 0, ""
	}
	if i, ok := r.byCode[w.admin1]; ok {
		return i, ""
	}
	if w.division || strings.Contains(w.admin1, ".") && len(w.admin1) < 9 && isCodeLike(w.admin1) {
		return 0, ""
	}
	for _, n := range r.overlay.names[keyOf(w.admin1)] {
		if p := &r.places[n.place]; p.admin1 != 0 && p.feat == featAdmin1 && !n.demonym && (w.country < 0 || p.country == w.country) {
			return p.admin1, ""
		}
	}
	r.table.lookup(keyOf(w.admin1), func(p int32, flag uint8) {
		if int(p) < r.admin1s && admin1 == 0 && (w.country < 0 || r.countryOf[r.table.country[p]] == w.country) {
			admin1 = p + 1
		}
	})
	if admin1 != 0 {
		return admin1, ""
	}
	return 0, w.admin1
}

// isCodeLike tells "SY.04" from a name.
func isCodeLike(s string) bool { return len(s) > 3 && s[2] == '.' && s[:2] == strings.ToUpper(s[:2]) }
