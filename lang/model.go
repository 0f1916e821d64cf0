package lang

import (
	"embed"
	"encoding/binary"
	"errors"
	"math"
	"sync"

	"sitrep"
)

//go:embed models/en.sentences
var modelFile embed.FS

const (
	modelBits  = 17
	modelMagic = "sitrep sentences 1\n"
)

// model is a linear classifier over hashed features.
type model struct {
	scale   float32
	bias    float32
	known   *Vocabulary
	weights *[1 << modelBits]int8
}

// Vocabulary is a set of word hashes, a bit each; a few words that are not in
// it share the bit of one that is.
type Vocabulary [1 << 13]byte

// Add puts a word in.
func (v *Vocabulary) Add(hash uint32) {
	h := (hash ^ hash>>16) & (1<<16 - 1)
	v[h>>3] |= 1 << (h & 7)
}

func (v *Vocabulary) has(hash uint32) bool {
	h := (hash ^ hash>>16) & (1<<16 - 1)
	return v[h>>3]>>(h&7)&1 == 1
}

// score is above 0 where a sentence begins.
func (m *model) score(features []uint32) float32 {
	sum := int32(0)
	for _, f := range features {
		sum += int32(m.weights[f>>(32-modelBits)])
	}
	return float32(sum)*m.scale + m.bias
}

var englishModel = sync.OnceValue(func() *model {
	b, err := modelFile.ReadFile("models/en.sentences")
	if err != nil {
		panic(err) // embedded
	}
	m, err := readModel(b)
	if err != nil {
		panic(err) // the embedded file is tested
	}
	return m
})

// PackModel makes a model's file of its weights, one for each hash value. The
// weights are rounded to bytes.
func PackModel(known *Vocabulary, weights []float32, bias float32) []byte {
	top := float32(0)
	for _, w := range weights {
		top = max(top, float32(math.Abs(float64(w))))
	}
	scale := max(top, 1e-6) / 127
	b := []byte(modelMagic)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(bias))
	b = append(b, known[:]...)
	for _, w := range weights {
		b = append(b, byte(int8(math.Round(float64(w/scale)))))
	}
	return b
}

// Slot is the weight that a feature shares with others.
func Slot(feature uint32) int { return int(feature >> (32 - modelBits)) }

// ModelSize is the number of weights.
const ModelSize = 1 << modelBits

func readModel(b []byte) (*model, error) {
	if len(b) != len(modelMagic)+8+len(Vocabulary{})+ModelSize || string(b[:len(modelMagic)]) != modelMagic {
		return nil, errors.New("sentence model: not a file of this version")
	}
	b = b[len(modelMagic):]
	m := &model{
		scale:   math.Float32frombits(binary.LittleEndian.Uint32(b)),
		bias:    math.Float32frombits(binary.LittleEndian.Uint32(b[4:])),
		known:   new(Vocabulary),
		weights: new([ModelSize]int8),
	}
	b = b[8+copy(m.known[:], b[8:]):]
	for i, c := range b {
		m.weights[i] = int8(c)
	}
	return m, nil
}

// SegmentWith is Segment with the model of a file, nil for the rules alone.
func SegmentWith(file []byte) (func(doc *sitrep.Document) []sitrep.Sentence, error) {
	var m *model
	if file != nil {
		var err error
		if m, err = readModel(file); err != nil {
			return nil, err
		}
	}
	return func(doc *sitrep.Document) []sitrep.Sentence {
		return segment(doc, m, nil)
	}, nil
}
