package merge

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// PackWords parts the digest for keeping: a copy without words, runs and mentions, and the
// words in bytes. Words take most of a digest: hashes are told by their distance, weights, of
// which there are few different ones, by their place in a list, and the words of a
// telling, which are words of its report too, by their place there.
func (r *Report) PackWords() (*Report, []byte) {
	small := *r
	small.Words, small.Runs = nil, nil
	small.Tellings = slices.Clone(r.Tellings)
	b := appendWords(nil, r.Words, nil)
	for i := range small.Tellings {
		b = appendWords(b, r.Tellings[i].Words, r.Words)
		small.Tellings[i].Words = nil
	}
	return &small, b
}

func appendWords(b []byte, words, of []Word) []byte {
	var weights []float32
	for _, w := range words {
		if !slices.Contains(weights, w.Weight) {
			weights = append(weights, w.Weight)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(words)))
	b = binary.AppendUvarint(b, uint64(len(weights)))
	for _, w := range weights {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w))
	}
	last := uint32(0)
	for _, w := range words {
		at := slices.IndexFunc(of, func(o Word) bool { return o.Hash == w.Hash })
		if of != nil {
			b = binary.AppendUvarint(b, uint64(at+1)) // 0: not there
		}
		if at < 0 {
			b = binary.AppendVarint(b, int64(w.Hash)-int64(last))
			last = w.Hash
		}
		b = binary.AppendUvarint(b, uint64(slices.Index(weights, w.Weight)))
	}
	return b
}

var errDigest = errors.New("merge: a digest is cut off")

// UnpackWords sets the words again. Mentions and runs are the document's.
func (r *Report) UnpackWords(b []byte) error {
	in := digestReader{b: b}
	r.Words = in.words(nil)
	for i := range r.Tellings {
		r.Tellings[i].Words = in.words(r.Words)
	}
	if in.bad {
		return errDigest
	}
	return nil
}

type digestReader struct {
	b   []byte
	bad bool
}

func (in *digestReader) uvarint() uint64 {
	v, n := binary.Uvarint(in.b)
	if n <= 0 {
		in.bad, in.b = true, nil
		return 0
	}
	in.b = in.b[n:]
	return v
}

// count is a number of things that take at least a byte each.
func (in *digestReader) count() int {
	v := in.uvarint()
	if v > uint64(len(in.b)) {
		in.bad, in.b = true, nil
		return 0
	}
	return int(v)
}

func (in *digestReader) words(of []Word) []Word {
	n, m := in.count(), in.count()
	if 4*m > len(in.b) {
		in.bad = true
		return nil
	}
	weights := make([]float32, m)
	for i := range weights {
		weights[i] = math.Float32frombits(binary.LittleEndian.Uint32(in.b))
		in.b = in.b[4:]
	}
	var out []Word
	last := int64(0)
	for range n {
		var w Word
		at := uint64(0)
		if of != nil {
			at = in.uvarint()
		}
		if at > 0 && at <= uint64(len(of)) {
			w.Hash = of[at-1].Hash
		} else {
			v, k := binary.Varint(in.b)
			if k <= 0 || at > 0 {
				in.bad = true
				return nil
			}
			in.b = in.b[k:]
			last += v
			w.Hash = uint32(last)
		}
		i := in.uvarint()
		if i >= uint64(len(weights)) {
			in.bad = true
			return nil
		}
		w.Weight = weights[i]
		out = append(out, w)
	}
	return out
}
