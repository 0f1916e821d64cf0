package syntax

import (
	"bytes"
	"fmt"
)

// wordTable finds words in a newline-separated list by open addressing; nothing
// is copied from the list.
type wordTable struct {
	text  []byte
	start []int32  // of each word, one more at the end
	slots []uint32 // word + 1 and the top of its hash, which tells most others from it; 0 free
}

// wordBits are those of a slot that say which word it is.
const wordBits = 20

func newWordTable(text []byte) (*wordTable, error) {
	n := bytes.Count(text, []byte{'\n'})
	if n+1 >= 1<<wordBits {
		return nil, fmt.Errorf("syntax: model has a list of %d words, more than %d", n, 1<<wordBits-2)
	}
	t := &wordTable{text: text, start: make([]int32, 1, n+1)}
	for i, c := range text {
		if c == '\n' {
			t.start = append(t.start, int32(i+1))
		}
	}
	size := 64
	for size < 2*n {
		size *= 2
	}
	t.slots = make([]uint32, size)
	for i := range n {
		h := hashBytes(t.word(i))
		at := h
		for t.slots[at&uint64(size-1)] != 0 {
			at++
		}
		t.slots[at&uint64(size-1)] = hashTop(h) | uint32(i+1)
	}
	return t, nil
}

// hashTop is what a slot has of a hash.
func hashTop(h uint64) uint32 { return uint32(h>>32) &^ (1<<wordBits - 1) }

func (t *wordTable) len() int { return len(t.start) - 1 }

func (t *wordTable) word(i int) []byte { return t.text[t.start[i] : t.start[i+1]-1] }

// find is the index of a word by its hash, -1 if it is not there.
func (t *wordTable) find(s string, h uint64) int {
	top := hashTop(h)
	for at := h; ; at++ {
		slot := t.slots[at&uint64(len(t.slots)-1)]
		if slot == 0 {
			return -1
		}
		if i := int(slot&(1<<wordBits-1)) - 1; slot&^(1<<wordBits-1) == top && string(t.word(i)) == s {
			return i
		}
	}
}

func hashWord(s string) uint64 { return hash(0, s) }

func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>32
}

// rowTable is rows of signed bytes with a scale each.
type rowTable struct {
	cols  int
	q     []byte
	scale []float32
}

func (w *Weights) rows(name string, n, cols int) (rowTable, error) {
	q, err := w.bytes(name, n*cols)
	if err != nil {
		return rowTable{}, err
	}
	s, err := w.floats(name+".scale", n)
	return rowTable{cols, q, s}, err
}

func (t *rowTable) row(r int) []byte { return t.q[r*t.cols : (r+1)*t.cols] }

// values writes row r to v.
func (t *rowTable) values(r int, v []float32) {
	scale := t.scale[r]
	for i, q := range t.row(r) {
		v[i] = float32(int8(q)) * scale
	}
}

// fetch begins to fetch row r.
func (t *rowTable) fetch(r int) {
	fetch(t.row(r))
	fetch(t.scale[r : r+1])
}

// add adds row r to x.
func (t *rowTable) add(k kernel, x []float32, r int) { k.addBytes(x, t.row(r), t.scale[r]) }

// embedder makes a form's input to the network: the projected word vector, the
// trained word's row and the spelling's rows.
type embedder struct {
	width, dims int
	vecWords    *wordTable
	vectors     rowTable
	projection  []float32 // dims+1 rows of width; the last for having a vector
	bias        []float32
	words       *wordTable
	wordRows    rowTable // unknown, root, then words
	spelling    [len(FormTables)]rowTable
}

func newEmbedder(w *Weights) (e *embedder, err error) {
	e = &embedder{width: w.Config.Width, dims: w.Config.Dims}
	text, err := w.bytes("vectors.words", -1)
	if err != nil {
		return nil, err
	}
	if e.vecWords, err = newWordTable(text); err != nil {
		return nil, err
	}
	if text, err = w.bytes("words.words", -1); err != nil {
		return nil, err
	}
	if e.words, err = newWordTable(text); err != nil {
		return nil, err
	}
	if e.vectors, err = w.rows("vectors", e.vecWords.len(), e.dims); err != nil {
		return nil, err
	}
	if e.wordRows, err = w.rows("words", e.words.len()+2, e.width); err != nil {
		return nil, err
	}
	for k, n := range FormTables {
		if e.spelling[k], err = w.rows(fmt.Sprint("spelling", k), n, e.width); err != nil {
			return nil, err
		}
	}
	if e.projection, err = w.floats("projection", (e.dims+1)*e.width); err != nil {
		return nil, err
	}
	e.bias, err = w.floats("projection.bias", e.width)
	return e, err
}

// root writes the input of the node above the sentence.
func (e *embedder) root(kern kernel, x []float32) {
	copy(x, e.bias)
	e.wordRows.add(kern, x, 1)
}

// formRows are the rows that a form's input consists of.
type formRows struct {
	vector   int32 // -1 for none
	word     int32
	spelling [len(FormTables)]int32
}

// find looks a form up and begins to fetch its rows.
func (e *embedder) find(f Form) formRows {
	h := hashWord(f.Lower)
	v := e.vecWords.find(f.Lower, h)
	if f.Norm != f.Lower {
		if h = hashWord(f.Norm); v < 0 {
			v = e.vecWords.find(f.Norm, h)
		}
	}
	if v >= 0 {
		e.vectors.fetch(v)
	}
	rows := formRows{vector: int32(v), spelling: f.Spelling}
	if i := e.words.find(f.Norm, h); i >= 0 {
		rows.word = int32(i + 2)
	}
	e.wordRows.fetch(int(rows.word))
	for k, r := range f.Spelling {
		e.spelling[k].fetch(int(r))
	}
	return rows
}

// projectedRows are those of the projection that the innermost cache holds beside the inputs.
const projectedRows = 26

// write writes the inputs of forms as rows of x; space is for the factors of the projection.
func (e *embedder) write(kern kernel, forms []formRows, x []float32, space *[]float32) {
	d, n := e.width, e.dims+1
	factors := grow(space, len(forms)*n)
	for i, f := range forms {
		copy(x[i*d:(i+1)*d], e.bias)
		if f.vector >= 0 {
			e.vectors.values(int(f.vector), factors[i*n:])
			factors[i*n+e.dims] = 1
		}
	}
	for from := 0; from < n; from += projectedRows {
		to := min(from+projectedRows, n)
		for i, f := range forms {
			if f.vector >= 0 {
				kern.addRows(x[i*d:(i+1)*d], e.projection[from*d:to*d], factors[i*n+from:i*n+to])
			}
		}
	}
	for i, f := range forms {
		x := x[i*d : (i+1)*d]
		e.wordRows.add(kern, x, int(f.word))
		for k, r := range f.spelling {
			e.spelling[k].add(kern, x, int(r))
		}
	}
}
