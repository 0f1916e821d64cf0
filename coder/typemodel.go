package coder

import (
	"embed"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"

	"sitrep/ontology"
)

//go:embed models/en.types
var typeFile embed.FS

const (
	typeBits  = 16
	typeMagic = "sitrep types 1\n"
	typeRow   = 17 // weights of a feature: one for NONE, one for each type
	rowWords  = (typeRow - 1) / 8
	rowZero   = 128 // the byte that stands for a weight of 0
)

// TypeSlots is how many rows of weights the model of types has; features share them by hash.
const TypeSlots = 1 << typeBits

// typeModel decides whether a word tells an event and of which type: a linear
// model over what typeFeatures sees, the rules' answer among it.
type typeModel struct {
	classes []string
	scale   float32
	none    *[TypeSlots]uint8            // weights for NONE
	weights *[TypeSlots][rowWords]uint64 // rows of weights for the types, so that none lies in two lines of the cache
	tops    *[TypeSlots]uint32           // by row and quarter of the types: half of how far the largest weight is above that for NONE
	words   []string
	kin     []int32         // by word: index of its clusters
	tells   map[string]bool // words that may tell an event
	numbers [][3]uint32     // of the clusters
}

// TypeClasses are the classes of the model: NONE, then the types of PLOVER in their order.
func TypeClasses() []string {
	out := []string{"NONE"}
	for _, t := range ontology.Types() {
		out = append(out, t.Name)
	}
	return out
}

// TypeModel is what PackTypes writes to a file.
type TypeModel struct {
	Weights  []float32 // TypeSlots rows of len(TypeClasses()) values
	Words    []string
	Clusters [][3]uint16 // by word: its clusters, finest first
	Telling  []string    // lemmas of words that tell events in the training sentences
}

// PackTypes is the file of a model; weights are rounded to bytes.
func PackTypes(m *TypeModel) []byte {
	top, n := float32(0), len(TypeClasses())
	for _, w := range m.Weights {
		top = max(top, float32(math.Abs(float64(w))))
	}
	scale := max(top, 1e-6) / 127
	b := []byte(typeMagic)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.Words)))
	for _, c := range m.Clusters {
		for _, k := range c {
			b = binary.LittleEndian.AppendUint16(b, k)
		}
	}
	for r := range TypeSlots {
		for _, w := range m.Weights[r*n : (r+1)*n] {
			b = append(b, byte(int8(math.Round(float64(w/scale)))))
		}
	}
	b = append(b, strings.Join(m.Words, "\n")+"\n\n"...)
	return append(b, strings.Join(m.Telling, "\n")+"\n"...)
}

var errTypes = errors.New("model of types: not a file of this version")

func readTypes(b []byte) (*typeModel, error) {
	if len(b) < len(typeMagic)+8 || string(b[:len(typeMagic)]) != typeMagic {
		return nil, errTypes
	}
	b = b[len(typeMagic):]
	m := &typeModel{classes: TypeClasses(), scale: math.Float32frombits(binary.LittleEndian.Uint32(b))}
	words, n := int(binary.LittleEndian.Uint32(b[4:])), len(TypeClasses())
	b = b[8:]
	if n != typeRow || words > len(b) || len(b) < 6*words+n*TypeSlots {
		return nil, errTypes
	}
	index := map[uint64]int32{}
	of := make([]int32, words)
	for i := range of {
		fine, middle, coarse := binary.LittleEndian.Uint16(b[6*i:]), binary.LittleEndian.Uint16(b[6*i+2:]), binary.LittleEndian.Uint16(b[6*i+4:])
		k := uint64(fine) | uint64(middle)<<16 | uint64(coarse)<<32
		at, ok := index[k]
		if !ok {
			at = int32(len(m.numbers))
			index[k] = at
			m.numbers = append(m.numbers, [3]uint32{uint32(fine), uint32(middle), uint32(coarse)})
		}
		of[i] = at
	}
	b = b[6*words:]
	m.none, m.weights = new([TypeSlots]uint8), new([TypeSlots][rowWords]uint64)
	for r := range TypeSlots {
		row := b[r*typeRow : (r+1)*typeRow]
		m.none[r] = row[0] ^ rowZero
		for k := range rowWords {
			m.weights[r][k] = binary.LittleEndian.Uint64(row[1+8*k:]) ^ rowZero*0x0101010101010101
		}
	}
	m.tops = new([TypeSlots]uint32)
	for r := range TypeSlots {
		row := b[r*typeRow : (r+1)*typeRow]
		for q := range quarters {
			types := row[1+4*q:][:4]
			top := max(int8(types[0]), int8(types[1]), int8(types[2]), int8(types[3]))
			m.tops[r] |= uint32((int(top)-int(int8(row[0]))+1)>>1+rowZero) << (8 * q)
		}
	}
	text, telling, ok := strings.Cut(string(b[n*TypeSlots:]), "\n\n")
	list := strings.Split(text, "\n")
	if !ok || len(list) != words {
		return nil, errTypes
	}
	m.words, m.kin, m.tells = list, of, map[string]bool{}
	for _, w := range strings.Fields(telling) {
		m.tells[w] = true
	}
	return m, nil
}

// unseen is an index of clusters that is none.
const unseen = -1

// clusters by their index, finest first; nil for none.
func (m *typeModel) clusters(kin int32) []uint32 {
	if kin < 0 {
		return nil
	}
	return m.numbers[kin][:]
}

type typeScores [typeRow]int32

// add sums the rows of the features, four bytes at a time in 16 bits each, which 256
// rows cannot fill.
func (s *typeScores) add(m *typeModel, features []feature) {
	const lanes = 0x00ff00ff00ff00ff
	for len(features) > 0 {
		some := features[:min(len(features), 256)]
		features = features[len(some):]
		var none, e0, o0, e1, o1 uint64 // of NONE, of the even and the odd bytes
		for _, f := range some {
			row := &m.weights[f>>(32-typeBits)]
			none += uint64(m.none[f>>(32-typeBits)])
			e0, o0 = e0+row[0]&lanes, o0+row[0]>>8&lanes
			e1, o1 = e1+row[1]&lanes, o1+row[1]>>8&lanes
		}
		zero := rowZero * int32(len(some))
		s[0] += int32(none) - zero
		for c := 1; c < 9; c += 2 { // the lowest lane of each is the next type's
			s[c] += int32(e0&0xffff) - zero
			s[c+1] += int32(o0&0xffff) - zero
			s[c+8] += int32(e1&0xffff) - zero
			s[c+9] += int32(o1&0xffff) - zero
			e0, o0, e1, o1 = e0>>16, o0>>16, e1>>16, o1>>16
		}
	}
}

const quarters = (typeRow - 1) / 4

// unsure reports whether the scores with the features added cannot make the model as sure
// of any type as SureOfMore. Few words are told from the rest by less, and the sums of the
// largest weights of each quarter of the types show it at once of most.
func (m *typeModel) unsure(s *typeScores, features []feature) bool {
	const lanes = 0x00ff00ff
	if len(features) > 256 {
		return false
	}
	var even, odd uint32 // quarters
	for _, f := range features {
		top := m.tops[f>>(32-typeBits)]
		even, odd = even+top&lanes, odd+top>>8&lanes
	}
	most := int32(sureEnough/m.scale) + 2*rowZero*int32(len(features)) + s[0]
	for q, sum := range [quarters]uint32{even & 0xffff, odd & 0xffff, even >> 16, odd >> 16} {
		if max(s[1+4*q], s[2+4*q], s[3+4*q], s[4+4*q])+2*int32(sum) >= most {
			return false
		}
	}
	return true
}

// sureEnough is the logarithm of the odds of SureOfMore, or a bit less.
var sureEnough = float32(math.Log(SureOfMore/(1-SureOfMore))) - 0.01

// best is the likeliest class.
func (s *typeScores) best(m *typeModel) (class int) {
	for c := range m.classes {
		if s[c] > s[class] {
			class = c
		}
	}
	return class
}

// probability of a class by name.
func (s *typeScores) probability(m *typeModel, name string) float64 {
	for c, n := range m.classes {
		if n == name {
			return s.share(m, c)
		}
	}
	return 0
}

// below reports whether a class by name is less likely than p, for most without the
// exponentials: what one other class outweighs so far is below.
func (s *typeScores) below(m *typeModel, name string, p float64) bool {
	c := slices.Index(m.classes, name)
	if c < 0 {
		return 0 < p
	}
	return float64(float32(s[s.best(m)]-s[c])*m.scale) > 0.001-math.Log(p) || s.share(m, c) < p
}

func (s *typeScores) share(m *typeModel, class int) float64 {
	sum := 0.0
	for c := range m.classes {
		sum += math.Exp(float64(float32(s[c]-s[class]) * m.scale))
	}
	return 1 / sum
}

// loadTypes is the built-in model.
func loadTypes() (*typeModel, error) {
	b, err := typeFile.ReadFile("models/en.types")
	if err != nil {
		return nil, err
	}
	return readTypes(b)
}
