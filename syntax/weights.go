package syntax

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// Weights is a model as it lies in its file: sizes, labels and named sections.
//
// The file is the magic, the length of a JSON header as four bytes (all numbers
// little endian), the header, zeros up to a multiple of 64, the sections.
type Weights struct {
	Config    Config
	Tags      []string // "UPOS|XPOS|features of verbs"
	Relations []string // UD relations with subtypes
	Names     []string // "O", then B-, I-, E-, S- with a sitrep.NameType
	sections  map[string][]byte
	order     []string
}

const magic = "sitsyn02"

type header struct {
	Config    Config    `json:"config"`
	Tags      []string  `json:"tags"`
	Relations []string  `json:"relations"`
	Names     []string  `json:"names"`
	Sections  []section `json:"sections"`
}

type section struct {
	Name   string `json:"name"`
	Offset int    `json:"offset"` // from the end of the padded header
	Size   int    `json:"size"`
}

// Set stores a section.
func (w *Weights) Set(name string, b []byte) {
	if w.sections == nil {
		w.sections = map[string][]byte{}
	}
	if _, ok := w.sections[name]; !ok {
		w.order = append(w.order, name)
	}
	w.sections[name] = b
}

// SetFloats stores a section of 32-bit floats.
func (w *Weights) SetFloats(name string, v []float32) {
	b := make([]byte, 0, 4*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	w.Set(name, b)
}

// SetRows stores a matrix by rows of signed bytes with a scale each.
func (w *Weights) SetRows(name string, v []float32, cols int) {
	q := make([]byte, len(v))
	scales := make([]float32, len(v)/cols)
	for r := range scales {
		row := v[r*cols : (r+1)*cols]
		s := largest(row) / 127
		scales[r] = s
		for j, x := range row {
			q[r*cols+j] = byte(int8(math.RoundToEven(float64(x / s))))
		}
	}
	w.Set(name, q)
	w.SetFloats(name+".scale", scales)
}

// SetLinear stores a layer.
func (w *Weights) SetLinear(name string, l *Linear) {
	w.Set(name, l.w)
	w.SetFloats(name+".scale", l.Scale)
	w.SetFloats(name+".offset", l.Offset)
}

// Encode is the file's bytes.
func (w *Weights) Encode() ([]byte, error) {
	h := header{Config: w.Config, Tags: w.Tags, Relations: w.Relations, Names: w.Names}
	at := 0
	for _, n := range w.order {
		h.Sections = append(h.Sections, section{n, at, len(w.sections[n])})
		at += (len(w.sections[n]) + 63) &^ 63
	}
	text, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	out := append([]byte(magic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[len(magic):], uint32(len(text)))
	out = pad64(append(out, text...))
	for _, n := range w.order {
		out = pad64(append(out, w.sections[n]...))
	}
	return out, nil
}

// DecodeWeights reads what Encode wrote; sections share the bytes of b.
func DecodeWeights(b []byte) (*Weights, error) {
	if len(b) < len(magic)+4 || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("syntax: model does not begin with %q", magic)
	}
	n := int(binary.LittleEndian.Uint32(b[len(magic):]))
	start := len(magic) + 4
	if n > len(b)-start {
		return nil, fmt.Errorf("syntax: model is cut off in its header")
	}
	var h header
	if err := json.Unmarshal(b[start:start+n], &h); err != nil {
		return nil, fmt.Errorf("syntax: model header: %w", err)
	}
	w := &Weights{Config: h.Config, Tags: h.Tags, Relations: h.Relations, Names: h.Names}
	body := b[min(len(b), (start+n+63)&^63):]
	for _, s := range h.Sections {
		if s.Offset < 0 || s.Size < 0 || s.Offset > len(body) || s.Size > len(body)-s.Offset {
			return nil, fmt.Errorf("syntax: model is cut off in section %q", s.Name)
		}
		w.Set(s.Name, body[s.Offset:s.Offset+s.Size:s.Offset+s.Size])
	}
	return w, nil
}

// Vectors are the words that have a vector, commonest first, and the vectors, in one row after another.
func (w *Weights) Vectors() (words []string, rows []float32, err error) {
	text, err := w.bytes("vectors.words", -1)
	if err != nil {
		return nil, nil, err
	}
	words = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	t, err := w.rows("vectors", len(words), w.Config.Dims)
	if err != nil {
		return nil, nil, err
	}
	for r := range words {
		for _, q := range t.q[r*t.cols : (r+1)*t.cols] {
			rows = append(rows, float32(int8(q))*t.scale[r])
		}
	}
	return words, rows, nil
}

func pad64(b []byte) []byte {
	for len(b)%64 != 0 {
		b = append(b, 0)
	}
	return b
}

// bytes is a section that has to have so many bytes; -1 any number.
func (w *Weights) bytes(name string, size int) ([]byte, error) {
	b, ok := w.sections[name]
	if !ok {
		return nil, fmt.Errorf("syntax: model lacks section %q", name)
	}
	if size >= 0 && len(b) != size {
		return nil, fmt.Errorf("syntax: section %q has %d bytes, expected %d", name, len(b), size)
	}
	return b, nil
}

func (w *Weights) floats(name string, n int) ([]float32, error) {
	size := -1
	if n >= 0 {
		size = 4 * n
	}
	b, err := w.bytes(name, size)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out, nil
}

func largest(v []float32) float32 {
	top := float32(1e-9)
	for _, x := range v {
		top = max(top, x, -x)
	}
	return top
}
