package merge

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// Words take most of a digest. For keeping they are packed: the hashes of all lists of a
// report once, in order; of each list only where its words stand there and how often the
// text has them, of which weights follow (weigh). A list that weighs otherwise is kept
// with its weights.

// Packed are the words of a report as they are kept: Hashes do not get smaller by packing,
// Lists do.
type Packed struct {
	Hashes []byte
	Lists  string
}

// oftenest is the largest count of a word that is looked for.
const oftenest = 255

// PackWords parts the digest for keeping: a copy without words, runs and mentions, and the words.
func (r *Report) PackWords() (*Report, Packed) {
	small := *r
	small.Words, small.Runs, small.Facts, small.Mentions = nil, nil, nil, nil
	small.Tellings = slices.Clone(r.Tellings)
	var all []uint32
	for _, w := range r.Words {
		all = append(all, w.Hash)
	}
	for i := range small.Tellings {
		for _, w := range small.Tellings[i].Words {
			all = append(all, w.Hash)
		}
		small.Tellings[i].Words = nil
	}
	slices.Sort(all)
	all = slices.Compact(all)
	var p Packed
	lists := binary.AppendUvarint(nil, uint64(len(all)))
	last := uint32(0)
	for _, h := range all { // the low three bytes of the distance, the high one with the lists
		d := h - last
		last = h
		p.Hashes = append(p.Hashes, byte(d), byte(d>>8), byte(d>>16))
		lists = append(lists, byte(d>>24))
	}
	lists = appendList(lists, r.Words, all)
	for i := range r.Tellings {
		lists = appendList(lists, r.Tellings[i].Words, all)
	}
	p.Lists = string(lists)
	return &small, p
}

// appendList writes how many words there are, twice and one more where their weights are
// given, and of each how many hashes are passed over, twice and one more where the text
// has it more than once.
func appendList(b []byte, words []Word, all []uint32) []byte {
	counts := countsOf(words)
	n := uint64(len(words)) << 1
	if counts == nil && len(words) > 0 {
		n |= 1
	}
	b = binary.AppendUvarint(b, n)
	next := 0
	for i, w := range words {
		at, _ := slices.BinarySearch(all, w.Hash)
		step := uint64(at-next) << 1
		next = at + 1
		switch {
		case counts == nil:
			b = binary.AppendUvarint(b, step)
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w.Weight))
		case counts[i] == 1:
			b = binary.AppendUvarint(b, step)
		default:
			b = binary.AppendUvarint(b, step|1)
			b = append(b, counts[i])
		}
	}
	return b
}

// countsOf finds the counts from which the weights of a list follow to the last bit, nil
// where there are none.
func countsOf(words []Word) []byte {
	if len(words) == 0 {
		return nil
	}
	counts := make([]byte, len(words))
	levels := make([]float32, len(words))
	for i, w := range words {
		levels[i] = level(w.Hash)
	}
	for first := 1; first <= 16; first++ {
		norm := weightOf(levels[0], first) / words[0].Weight
		fits := true
		for i, w := range words {
			n := 1
			for n < oftenest && weightOf(levels[i], n) < w.Weight*norm*(1-1e-4) {
				n++
			}
			if x := weightOf(levels[i], n) / norm; math.Abs(float64(x-w.Weight)) > 1e-4*float64(x) {
				fits = false
				break
			}
			counts[i] = byte(n)
		}
		if fits && slices.Equal(weighed(words, counts), words) {
			return counts
		}
	}
	return nil
}

// weighed are words with the weights that follow from their counts.
func weighed(words []Word, counts []byte) []Word {
	out := make([]Word, len(words))
	for i, w := range words {
		out[i] = Word{w.Hash, weightOf(level(w.Hash), int(counts[i]))}
	}
	normalize(out)
	return out
}

var errDigest = errors.New("merge: a digest is cut off")

// UnpackWords sets the words again. Mentions and runs are the document's.
func (r *Report) UnpackWords(p Packed) error {
	in := digestReader{b: p.Lists}
	n := in.count()
	if 3*n != len(p.Hashes) || n > len(in.b) {
		return errDigest
	}
	all := make([]uint32, n)
	last := uint32(0)
	for i := range all {
		d := p.Hashes[3*i:]
		last += uint32(d[0]) | uint32(d[1])<<8 | uint32(d[2])<<16 | uint32(in.b[i])<<24
		all[i] = last
	}
	in.b = in.b[n:]
	r.Words = in.words(all)
	for i := range r.Tellings {
		r.Tellings[i].Words = in.words(all)
	}
	if in.bad {
		return errDigest
	}
	return nil
}

type digestReader struct {
	b   string
	bad bool
}

func (in *digestReader) uvarint() uint64 {
	v := uint64(0)
	for i := 0; i < len(in.b) && i < binary.MaxVarintLen64; i++ {
		c := in.b[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			in.b = in.b[i+1:]
			return v
		}
	}
	in.bad, in.b = true, ""
	return 0
}

// count is a number of things that take at least a byte each.
func (in *digestReader) count() int {
	v := in.uvarint()
	if v > uint64(len(in.b)) {
		in.bad, in.b = true, ""
		return 0
	}
	return int(v)
}

func (in *digestReader) words(all []uint32) []Word {
	n := in.uvarint()
	weights := n&1 == 1
	if n >>= 1; n == 0 || n > uint64(len(in.b)) {
		in.bad = in.bad || n > 0
		return nil
	}
	out := make([]Word, n)
	at := uint64(0)
	for i := range out {
		step := in.uvarint()
		at += step >> 1
		if at >= uint64(len(all)) {
			in.bad = true
			return nil
		}
		out[i].Hash = all[at]
		at++
		switch {
		case weights:
			if len(in.b) < 4 {
				in.bad = true
				return nil
			}
			out[i].Weight = math.Float32frombits(uint32(in.b[0]) | uint32(in.b[1])<<8 | uint32(in.b[2])<<16 | uint32(in.b[3])<<24)
			in.b = in.b[4:]
		case step&1 == 0:
			out[i].Weight = weightOf(level(out[i].Hash), 1)
		case len(in.b) == 0:
			in.bad = true
			return nil
		default:
			out[i].Weight = weightOf(level(out[i].Hash), int(in.b[0]))
			in.b = in.b[1:]
		}
	}
	if !weights {
		normalize(out)
	}
	return out
}
