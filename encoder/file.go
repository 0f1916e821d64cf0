package encoder

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"math"
	"slices"
	"strings"
)

// Config is the size of a model, as BERT has it.
type Config struct {
	Width     int     `json:"width"`
	Layers    int     `json:"layers"`
	Heads     int     `json:"heads"`
	Inner     int     `json:"inner"`     // width of the feed-forward layers
	Positions int     `json:"positions"` // pieces at most, the two marks included
	Epsilon   float32 `json:"epsilon"`   // of the normalisations
	Levels    int     `json:"levels"`    // highest byte of a rounded activation; 0 for a model of floats
}

func (c Config) check() error {
	switch {
	case c.Width <= 0 || c.Width%32 != 0 || c.Inner <= 0 || c.Inner%32 != 0 || c.Heads <= 0 || c.Width%(32*c.Heads) != 0,
		c.Layers < 1 || c.Positions < 3 || c.Levels < 0 || c.Levels > 255,
		max(c.Width, c.Inner, c.Layers, c.Positions) > 1<<16:
		return fmt.Errorf("encoder: model of impossible size %+v", c)
	}
	return nil
}

// contents is a model as it lies in its file: a header and named sections.
//
// The file is the magic, the length of the JSON header and the CRC-32C of all
// that follows these two, as four bytes each (all numbers little endian), the
// header, zeros up to a multiple of 64, the sections, each padded likewise.
type contents struct {
	header
	sum      uint32 // of all behind the preamble
	sections map[string][]byte
}

const magic = "sitenc01"

type header struct {
	Config   Config    `json:"config"`
	Source   string    `json:"source"` // what the weights were made from
	Licence  string    `json:"licence"`
	Sections []section `json:"sections"`
}

type section struct {
	Name   string `json:"name"`
	Shape  []int  `json:"shape,omitempty"`
	Offset int    `json:"offset"` // from the end of the padded header
	Size   int    `json:"size"`
}

// set adds a section; shape is for readers who do not know it.
func (c *contents) set(name string, b []byte, shape ...int) {
	if c.sections == nil {
		c.sections = map[string][]byte{}
	}
	c.Sections = append(c.Sections, section{Name: name, Shape: shape, Size: len(b)})
	c.sections[name] = b
}

func (c *contents) setFloats(name string, v []float32, shape ...int) {
	b := make([]byte, 0, 4*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	c.set(name, b, shape...)
}

func (c *contents) encode() ([]byte, error) {
	at := 0
	for i := range c.Sections {
		c.Sections[i].Offset = at
		at += (c.Sections[i].Size + 63) &^ 63
	}
	text, err := json.Marshal(c.header)
	if err != nil {
		return nil, err
	}
	out := make([]byte, preamble, preamble+len(text)+at+128)
	copy(out, magic)
	out = pad64(append(out, text...))
	for _, s := range c.Sections {
		out = pad64(append(out, c.sections[s.Name]...))
	}
	binary.LittleEndian.PutUint32(out[len(magic):], uint32(len(text)))
	binary.LittleEndian.PutUint32(out[len(magic)+4:], checksum(out[preamble:]))
	return out, nil
}

const preamble = len(magic) + 8

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

func pad64(b []byte) []byte {
	for len(b)%64 != 0 {
		b = append(b, 0)
	}
	return b
}

// decode reads what encode wrote; sections share the bytes of b.
func decode(b []byte) (*contents, error) {
	if len(b) < preamble || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("encoder: not an encoder's model: the file does not begin with %q", magic)
	}
	n := int(binary.LittleEndian.Uint32(b[len(magic):]))
	if n > len(b)-preamble {
		return nil, fmt.Errorf("encoder: model is cut off in its header")
	}
	c := &contents{sections: map[string][]byte{}}
	if err := json.Unmarshal(b[preamble:preamble+n], &c.header); err != nil {
		return nil, fmt.Errorf("encoder: model header: %w", err)
	}
	body := b[min(len(b), (preamble+n+63)&^63):]
	for _, s := range c.Sections {
		if s.Offset < 0 || s.Size < 0 || s.Offset > len(body) || s.Size > len(body)-s.Offset {
			return nil, fmt.Errorf("encoder: model is cut off in section %q", s.Name)
		}
		c.sections[s.Name] = body[s.Offset : s.Offset+s.Size : s.Offset+s.Size]
	}
	if c.sum = checksum(b[preamble:]); c.sum != binary.LittleEndian.Uint32(b[len(magic)+4:]) {
		return nil, fmt.Errorf("encoder: model is damaged: its check sum is wrong")
	}
	return c, c.Config.check()
}

// bytes is a section that has to have so many bytes; -1 any number.
func (c *contents) bytes(name string, size int) ([]byte, error) {
	b, ok := c.sections[name]
	if !ok {
		return nil, fmt.Errorf("encoder: model lacks section %q", name)
	}
	if size >= 0 && len(b) != size {
		return nil, fmt.Errorf("encoder: section %q has %d bytes, expected %d", name, len(b), size)
	}
	return b, nil
}

func (c *contents) floats(name string, n int) ([]float32, error) {
	b, err := c.bytes(name, 4*n)
	if err != nil {
		return nil, err
	}
	return toFloats(b), nil
}

func toFloats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// shape of a section, nil if it has none or does not fit the size in floats.
func (c *contents) shape(name string) []int {
	i := slices.IndexFunc(c.Sections, func(s section) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	n := 1
	for _, d := range c.Sections[i].Shape {
		if d <= 0 || n > len(c.sections[name])/d {
			return nil
		}
		n *= d
	}
	if 4*n != len(c.sections[name]) {
		return nil
	}
	return c.Sections[i].Shape
}

// WithHead is a model file with a head beside those that it has, or in the place of the
// one of that name: tensors and texts are called heads.NAME. and their key. What it was
// trained on and under which licence it is go to the header.
func WithHead(file []byte, name string, tensors map[string]Tensor, texts map[string]string, source, licence string) ([]byte, error) {
	c, err := decode(file)
	if err != nil {
		return nil, err
	}
	prefix := "heads." + name + "."
	had := func(s section) bool {
		return strings.HasPrefix(s.Name, prefix) || strings.HasPrefix(s.Name, "texts."+prefix)
	}
	if !slices.ContainsFunc(c.Sections, had) {
		c.Source += "; " + source
		c.Licence += "; " + licence + " (" + prefix + "*)"
	}
	c.Sections = slices.DeleteFunc(c.Sections, had)
	for _, key := range slices.Sorted(maps.Keys(tensors)) {
		c.setFloats(prefix+key, tensors[key].Values, tensors[key].Shape...)
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		c.set("texts."+prefix+key, []byte(texts[key]))
	}
	return c.encode()
}
