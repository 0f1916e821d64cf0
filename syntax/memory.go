package syntax

import (
	"math"
	"math/bits"
	"slices"
)

// memory is what a parser knows of the forms that it has met: their inputs to
// the network, the sums of its first layer and, by tag, features and lemma. A
// form is looked up once a token.
type memory struct {
	model    *Model
	slots    []int32 // open addressing: form + 1, 0 free
	forms    []knownForm
	text     []byte // the forms' spellings
	readings []reading
	spare    struct { // room that text and readings had before
		text     []byte
		readings []reading
	}
	blocks []formBlock
	summed int        // forms whose input and sums are known
	fresh  []formRows // of those beyond
	bytes  []byte

	factors []float32
}

// formBlock is what many forms put into the network; blocks do not move.
type formBlock struct {
	inputs []float32 // rows of width
	sums   []int32   // rows of three times the width
}

// Forms that no text has.
const (
	noForm   = iota // the rows of zeros between sentences
	rootForm        // the node above a sentence
	firstForm
)

type knownForm struct {
	hash       uint32
	uses       uint32
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
	memoryForms = 1 << 12
	memoryText  = 1 << 20
	keptForms   = memoryForms / 4 * 3
	blockForms  = 240 // a multiple of what any kernel multiplies at once
)

func newMemory(m *Model) *memory {
	y := &memory{model: m, slots: make([]int32, 2*memoryForms)}
	y.begin()
	return y
}

// begin knows the forms that no text has.
func (y *memory) begin() {
	clear(y.grow())
	y.model.net.embed.root(y.model.net.kernel, y.grow())
}

// makeRoom forgets forms if so many more might not fit in: those met once, and of the
// others the rarest.
func (y *memory) makeRoom(forms int) {
	if len(y.forms)+forms <= memoryForms && len(y.text) <= memoryText {
		return
	}
	least := y.leastUses(min(keptForms, memoryForms-forms))
	if len(y.text) > memoryText {
		least = math.MaxUint32
	}
	y.keep(least)
}

// leastUses is how often a form must have been met to be among the most frequent ones.
func (y *memory) leastUses(most int) uint32 {
	var forms [1 << 10]int // by uses
	for _, f := range y.forms {
		forms[min(int(f.uses), len(forms)-1)]++
	}
	n, least := 0, len(forms)
	for least > 2 && n+forms[least-1] <= most {
		least--
		n += forms[least]
	}
	if least == len(forms) {
		return math.MaxUint32
	}
	return uint32(least)
}

// keep forgets the forms with fewer uses. Those beyond what is left then move into the gaps.
func (y *memory) keep(least uint32) {
	n := firstForm
	for _, f := range y.forms[firstForm:] {
		if f.uses >= least {
			n++
		}
	}
	gap := firstForm
	for i := n; i < len(y.forms); i++ {
		if y.forms[i].uses < least {
			continue
		}
		for y.forms[gap].uses >= least {
			gap++
		}
		y.forms[gap] = y.forms[i]
		copy(y.input(int32(gap)), y.input(int32(i)))
		for part := range 3 {
			copy(y.sums(int32(gap), part), y.sums(int32(i), part))
		}
	}
	y.forms, y.summed = y.forms[:n], n
	text := y.spare.text[:0]
	readings := slices.Grow(y.spare.readings[:0], len(y.readings)) // it must not move below
	for i := range y.forms {
		f := &y.forms[i]
		from := int32(len(text))
		text = append(text, y.text[f.start:f.end]...)
		f.start, f.end = from, int32(len(text))
		f.uses /= 2 // what is not met any more makes room in the end
		for r := &f.reading; *r >= 0; r = &readings[*r].next {
			readings, *r = append(readings, y.readings[*r]), int32(len(readings))
		}
	}
	clear(y.readings)
	y.spare.text, y.spare.readings = y.text, y.readings
	y.text, y.readings = text, readings
	clear(y.slots)
	for i := firstForm; i < len(y.forms); i++ {
		at := y.forms[i].hash & uint32(len(y.slots)-1)
		for y.slots[at] != 0 {
			at = (at + 1) & uint32(len(y.slots)-1)
		}
		y.slots[at] = int32(i) + 1
	}
}

// fetchSlot and fetchForm begin to fetch what find looks at; fetchForm waits for the slot.
func (y *memory) fetchSlot(h uint32) {
	at := h & uint32(len(y.slots)-1)
	fetch(y.slots[at : at+1])
}

func (y *memory) fetchForm(h uint32) {
	if i := y.slots[h&uint32(len(y.slots)-1)]; i > 0 {
		fetch(y.forms[i-1 : i])
	}
}

// find is the number of a form, which has that hash, good until makeRoom.
func (y *memory) find(form string, h uint32) int32 {
	mask := uint32(len(y.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		i := y.slots[at] - 1
		if i < 0 {
			i = y.add(form, h)
			y.slots[at] = i + 1
			return i
		}
		if f := &y.forms[i]; f.hash == h && string(y.text[f.start:f.end]) == form {
			f.uses++
			return i
		}
	}
}

func (y *memory) add(form string, hash uint32) int32 {
	i := int32(len(y.forms))
	y.grow()
	f := &y.forms[i]
	f.hash, f.uses, f.start = hash, 1, int32(len(y.text))
	y.text = append(y.text, form...)
	f.end = int32(len(y.text))
	y.fresh = append(y.fresh, y.model.net.embed.find(NewForm(form)))
	return i
}

// grow makes room for another form and returns that of its input.
func (y *memory) grow() []float32 {
	i := len(y.forms)
	y.forms = append(y.forms, knownForm{reading: -1})
	if i/blockForms == len(y.blocks) {
		d := y.model.net.Width
		y.blocks = append(y.blocks, formBlock{make([]float32, blockForms*d), make([]int32, blockForms*3*d)})
	}
	return y.input(int32(i))
}

// input is a form's input to the network.
func (y *memory) input(i int32) []float32 {
	d := y.model.net.Width
	at := int(i) % blockForms * d
	return y.blocks[i/blockForms].inputs[at : at+d : at+d]
}

// sums is what a form adds to the first convolution as one of three rows.
func (y *memory) sums(i int32, part int) []int32 {
	d := y.model.net.Width
	at := (int(i)%blockForms*3 + part) * d
	return y.blocks[i/blockForms].sums[at : at+d : at+d]
}

// fetch begins to bring what a form puts into the network into the cache.
func (y *memory) fetch(i int32) {
	d, b := y.model.net.Width, &y.blocks[i/blockForms]
	at := int(i) % blockForms * d
	fetch(b.inputs[at : at+d])
	fetch(b.sums[3*at : 3*(at+d)])
}

// sumUp works out the inputs and sums of the forms that are new.
func (y *memory) sumUp() {
	n, fresh := y.model.net, y.fresh
	d, block, first := n.Width, n.kernel.block(), &n.blocks[0]
	for y.summed < len(y.forms) {
		b, before := &y.blocks[y.summed/blockForms], y.summed/blockForms*blockForms
		to := min(len(y.forms)-before, blockForms)
		if unread := max(y.summed, firstForm) - before; unread < to {
			n.embed.write(n.kernel, fresh[:to-unread], b.inputs[unread*d:to*d], &y.factors)
			fresh = fresh[to-unread:]
		}
		from := (y.summed - before) / block * block // whole steps of the kernel, some again
		rows := roundUp(to-from, block)
		q := grow(&y.bytes, rows*d)
		n.kernel.normalise(b.inputs[from*d:(from+rows)*d], first.gain1, first.bias1, q)
		if before+from == noForm {
			fill(q[:d], zero)
		}
		n.kernel.multiply(rows, n.first, q, d, b.sums[from*3*d:])
		y.summed = before + to
	}
	y.fresh = y.fresh[:0]
}

// fetchReading begins to fetch the first reading of a form.
func (y *memory) fetchReading(i int32) {
	if r := y.forms[i].reading; r >= 0 {
		fetch(y.readings[r : r+1])
	}
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
