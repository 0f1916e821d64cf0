package syntax

import "math/bits"

// memory is what a parser knows of the forms that it has met: their inputs to
// the network and, by tag, features and lemma. A form is looked up once a token.
type memory struct {
	model    *Model
	slots    []int32 // open addressing: form + 1, 0 free
	forms    []knownForm
	text     []byte // the forms' spellings
	readings []reading
	inputs   [][]float32 // blocks of inputs, so that none moves
}

type knownForm struct {
	hash       uint32
	start, end int32 // in text
	reading    int32 // the first of a chain, -1 none
}

// reading is a form under a tag.
type reading struct {
	tag, next    int32
	feats, lemma string
}

// Limits of what is remembered.
const (
	memoryForms = 1 << 14
	memoryText  = 1 << 20
	inputsBlock = 256
)

func newMemory(m *Model) *memory {
	return &memory{model: m, slots: make([]int32, 2*memoryForms)}
}

// makeRoom forgets everything if so many more forms might not fit in.
func (y *memory) makeRoom(forms int) {
	if len(y.forms)+forms <= memoryForms && len(y.text) <= memoryText {
		return
	}
	clear(y.slots)
	clear(y.readings) // let go of the lemmas
	y.forms, y.readings = y.forms[:0], y.readings[:0]
	if y.text = y.text[:0]; cap(y.text) > 2*memoryText {
		y.text = nil
	}
}

// find is the number of a form, good until makeRoom.
func (y *memory) find(form string) int32 {
	h := hashForm(form)
	mask := uint32(len(y.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		i := y.slots[at] - 1
		if i < 0 {
			i = y.add(form, h)
			y.slots[at] = i + 1
			return i
		}
		if f := &y.forms[i]; f.hash == h && string(y.text[f.start:f.end]) == form {
			return i
		}
	}
}

func (y *memory) add(form string, hash uint32) int32 {
	i := len(y.forms)
	start := len(y.text)
	y.text = append(y.text, form...)
	y.forms = append(y.forms, knownForm{hash, int32(start), int32(len(y.text)), -1})
	if i/inputsBlock == len(y.inputs) {
		y.inputs = append(y.inputs, make([]float32, inputsBlock*y.model.net.Width))
	}
	y.model.net.embed.form(y.model.net.kernel, y.input(int32(i)), NewForm(form))
	return int32(i)
}

// input is a form's input to the network.
func (y *memory) input(i int32) []float32 {
	d := y.model.net.Width
	at := int(i) % inputsBlock * d
	return y.inputs[i/inputsBlock][at : at+d : at+d]
}

// reading is a form's features and lemma under a tag.
func (y *memory) reading(i, tag int32) *reading {
	f := &y.forms[i]
	for r := f.reading; r >= 0; r = y.readings[r].next {
		if y.readings[r].tag == tag {
			return &y.readings[r]
		}
	}
	form := string(y.text[f.start:f.end])
	y.readings = append(y.readings, reading{
		tag, f.reading, y.model.feats.find(form, tag), y.model.lemmas.find(form, y.model.xpos[tag]),
	})
	f.reading = int32(len(y.readings) - 1)
	return &y.readings[f.reading]
}

// hashForm multiplies eight bytes at a time to 128 bits and folds them, after wyhash.
func hashForm(s string) uint32 {
	const k0, k1 = 0xa0761d6478bd642f, 0xe7037ed1a0b428db
	h := uint64(len(s)) ^ k0
	for len(s) > 8 {
		h = fold(h^load8(s), k1)
		s = s[8:]
	}
	var tail uint64
	switch n := len(s); {
	case n == 8:
		tail = load8(s)
	case n >= 4:
		tail = uint64(load4(s)) | uint64(load4(s[n-4:]))<<32
	case n > 0:
		tail = uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16
	}
	h = fold(h^tail, k1)
	return uint32(h ^ h>>32)
}

func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

func load8(s string) uint64 {
	return uint64(load4(s)) | uint64(load4(s[4:8]))<<32
}

func load4(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
