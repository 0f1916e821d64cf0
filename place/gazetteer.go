package place

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
)

//go:embed data/gazetteer.bin
var packed string

// feature is the class of a place of the gazetteer.
type feature uint8

const (
	featTown      feature = iota // PPL
	featSeat1                    // PPLA, seat of a first-order division
	featSeat2                    // PPLA2
	featSeat3                    // PPLA3
	featSeat4                    // PPLA4, PPLA5
	featQuarter                  // PPLX, part of a town
	featCapital                  // PPLC
	featHamlet                   // PPLL, PPLF and others
	featGone                     // PPLH, PPLQ, PPLW
	featAdmin1                   // ADM1
	featAdmin2                   // ADM2
	featCountry                  // a country or territory
	featRegion                   // a region of one country
	featArea                     // larger than a country, a sea, a river
	featPoint                    // a crossing, a camp, a quarter
	featSeatOfGov                // a building that stands for a government
)

// name flags of an entry of the name table
const (
	nameMain  = 0 // the name that GeoNames gives the place
	nameAlt   = 1 // another name
	nameBare  = 2 // a division's name without its kind: "Laurel" of "Laurel County"
	nameLoose = 3 // the skeleton of a name
)

const (
	magic      = "sitrepG1"
	bucketBits = 17
	hashBits   = 19 // stored beside the bucket
	idBits     = 18
	entrySize  = 5
)

// table is the compiled gazetteer: columns over the embedded bytes and a
// hashed name table. Place i: first all ADM1, then ADM2, then settlements.
type table struct {
	n, admin1s, admin2s int
	countries           string // alpha-2 codes
	codes               string // ADM1 codes, eight bytes each, blank-padded
	lat, lon, ids       string // three bytes each
	population, feat    string // one byte each; population is a logarithm
	country             string // one byte each
	admin1, admin2      string // two bytes each, 0 none, else 1 + index
	nameLen             string // one byte each
	nameBlock           string // four bytes for every 64th name
	names               string
	buckets             string // three bytes each, 2^bucketBits+1
	entries             string
}

// openTable reads the header; the columns stay where they are.
func openTable(b string) (*table, error) {
	if len(b) < len(magic)+5*4 || b[:len(magic)] != magic {
		return nil, fmt.Errorf("gazetteer: not a compiled gazetteer of this version; build it anew (docs/gazetteer.md)")
	}
	at := len(magic)
	u32 := func() int {
		v := int(le32(b[at:]))
		at += 4
		return v
	}
	t := &table{n: u32(), admin1s: u32(), admin2s: u32()}
	nc, nn, ne := u32(), u32(), u32()
	fail := false
	take := func(n int) string {
		if n < 0 || at+n > len(b) {
			fail = true
			return ""
		}
		s := b[at : at+n]
		at += n
		return s
	}
	t.countries = take(2 * nc)
	t.codes = take(8 * t.admin1s)
	t.lat, t.lon, t.ids = take(3*t.n), take(3*t.n), take(3*t.n)
	t.population, t.feat, t.country = take(t.n), take(t.n), take(t.n)
	t.admin1, t.admin2 = take(2*t.n), take(2*t.n)
	t.nameLen, t.nameBlock = take(t.n), take(4*((t.n+63)/64))
	t.names = take(nn)
	t.buckets = take(3 * (1<<bucketBits + 1))
	t.entries = take(entrySize * ne)
	if fail || at != len(b) {
		return nil, fmt.Errorf("gazetteer: cut short; build it anew (docs/gazetteer.md)")
	}
	return t, nil
}

func le32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
func le24(s string, i int) uint32 {
	s = s[3*i : 3*i+3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16
}
func le16(s string, i int) int { return int(s[2*i]) | int(s[2*i+1])<<8 }

// lookup calls f with each place of that name and the name's flag.
func (t *table) lookup(k key, f func(place int32, flag uint8)) {
	h := k.mix()
	b := int(h >> (64 - bucketBits))
	rest := uint32(h) & (1<<hashBits - 1)
	for i, end := int(le24(t.buckets, b)), int(le24(t.buckets, b+1)); i < end; i++ {
		e := t.entries[i*entrySize : i*entrySize+entrySize]
		if uint32(e[0])|uint32(e[1])<<8|uint32(e[2]&7)<<16 != rest {
			continue
		}
		v := uint32(e[2])>>3 | uint32(e[3])<<5 | uint32(e[4])<<13
		f(int32(v&(1<<idBits-1)), uint8(v>>idBits))
	}
}

// has reports whether some place has that name.
func (t *table) has(k key) bool {
	h := k.mix()
	b := int(h >> (64 - bucketBits))
	rest := uint32(h) & (1<<hashBits - 1)
	for i, end := int(le24(t.buckets, b)), int(le24(t.buckets, b+1)); i < end; i++ {
		e := t.entries[i*entrySize : i*entrySize+entrySize]
		if uint32(e[0])|uint32(e[1])<<8|uint32(e[2]&7)<<16 == rest {
			return true
		}
	}
	return false
}

// name is what the gazetteer calls the place.
func (t *table) name(i int32) string {
	at := int(le32(t.nameBlock[4*(i/64):]))
	for j := i &^ 63; j < i; j++ {
		at += int(t.nameLen[j])
	}
	return t.names[at : at+int(t.nameLen[i])]
}

const coordScale = (1<<24 - 1) / 360.0

func (t *table) point(i int32) (lat, lon float64) {
	return round4(float64(le24(t.lat, int(i)))/coordScale - 90), round4(float64(le24(t.lon, int(i)))/coordScale - 180)
}

func round4(degrees float64) float64 { return math.Round(degrees*1e4) / 1e4 }

// inhabitants is the rough number of them, 0 unknown.
func (t *table) inhabitants(i int32) float64 { return populations[t.population[i]] }

var populations = func() (t [256]float64) {
	for c := 1; c < len(t); c++ {
		t[c] = math.Exp2(float64(c) / 10)
	}
	return t
}()

// packer writes what openTable reads.
type packer struct{ out []byte }

func (p *packer) u32(v int)    { p.out = binary.LittleEndian.AppendUint32(p.out, uint32(v)) }
func (p *packer) u24(v uint32) { p.out = append(p.out, byte(v), byte(v>>8), byte(v>>16)) }
func (p *packer) u16(v int)    { p.out = binary.LittleEndian.AppendUint16(p.out, uint16(v)) }

// nowhere: a division without a settlement has no point in the compiled gazetteer.
func nowhere(lat, lon float64) bool { return lat == 0 && lon == 0 }
