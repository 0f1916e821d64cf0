package syntax

import (
	"fmt"
	"math"
)

// network is the encoder and its heads, ready to run.
type network struct {
	Config
	embed  *embedder
	blocks []block
	first  *Linear   // the first block's convolution, its three parts side by side
	gain   []float32 // of the last normalisation
	bias   []float32
	heads  *Linear // tag, name, dependent, head, relation of dependent, of head
	arc    *Linear // dependent's bytes to those that meet the head's
	rel    *Linear
	tags   int // numbers of labels, padded
	names  int
	rels   int
	kernel kernel
}

type block struct {
	gain1, bias1 []float32
	conv         *Linear
	gain2, bias2 []float32
	gru          *Linear
}

// padded is a number of columns as layers have it.
func padded(n int) int { return (n + 31) &^ 31 }

func newNetwork(w *Weights, k kernel) (n *network, err error) {
	c := w.Config
	if c.Width%32 != 0 || c.Width <= 0 || c.Arc%32 != 0 || c.Arc <= 0 || c.Relation%32 != 0 || c.Relation <= 0 || c.Layers < 1 || c.Dims < 1 {
		return nil, fmt.Errorf("syntax: model of impossible size %+v", c)
	}
	n = &network{
		Config: c, tags: padded(len(w.Tags)), names: padded(len(w.Names)), rels: padded(len(w.Relations)), kernel: k,
	}
	if n.embed, err = newEmbedder(w); err != nil {
		return nil, err
	}
	floats := func(name string) (v []float32) {
		if err == nil {
			v, err = w.floats(name, c.Width)
		}
		return v
	}
	layer := func(name string, in, out int) (l *Linear) {
		if err == nil {
			l, err = w.linear(name, in, out)
		}
		return l
	}
	for i := range c.Layers {
		p := fmt.Sprint("block", i)
		n.blocks = append(n.blocks, block{
			floats(p + ".gain1"), floats(p + ".bias1"), layer(p+".conv", 3*c.Width, c.Width),
			floats(p + ".gain2"), floats(p + ".bias2"), layer(p+".gru", c.Width, 2*c.Width),
		})
	}
	n.gain, n.bias = floats("out.gain"), floats("out.bias")
	n.heads = layer("heads", c.Width, n.tags+n.names+2*c.Arc+2*c.Relation)
	n.arc = layer("arc", c.Arc, c.Arc)
	n.rel = layer("relation", c.Relation, n.rels)
	if err != nil {
		return nil, err
	}
	n.first = n.blocks[0].conv.parts()
	n.pack()
	n.heads.silence(len(w.Tags), n.tags)
	n.heads.silence(n.nameAt()+len(w.Names), n.depAt())
	n.rel.silence(len(w.Relations), n.rels)
	return n, nil
}

// pack arranges the weights as the kernel wants them.
func (n *network) pack() {
	for i, bl := range n.blocks {
		if i > 0 {
			n.kernel.pack(bl.conv)
		}
		n.kernel.pack(bl.gru)
	}
	for _, l := range []*Linear{n.first, n.heads, n.arc, n.rel} {
		n.kernel.pack(l)
	}
}

// silence makes sure that none of the columns [from, to), which fill up a tile,
// is ever the largest.
func (l *Linear) silence(from, to int) {
	for j := from; j < to; j++ {
		l.Scale[j], l.Offset[j] = 0, -math.MaxFloat32
	}
}

// Columns of the heads' layer.
func (n *network) nameAt() int    { return n.tags }
func (n *network) depAt() int     { return n.tags + n.names }
func (n *network) headAt() int    { return n.depAt() + n.Arc }
func (n *network) relDepAt() int  { return n.headAt() + n.Arc }
func (n *network) relHeadAt() int { return n.relDepAt() + n.Relation }

// encode runs the blocks over the rows of b and leaves the heads' sums in b.acc.
func (n *network) encode(b *batch, known *memory) {
	d, k, rows := n.Width, n.kernel, n.multiplied(b.rows)
	for i := range n.blocks {
		bl := &n.blocks[i]
		if i == 0 {
			n.convolveKnown(b, known)
		} else {
			n.convolve(b, bl)
		}
		k.normalise(b.x, bl.gain2, bl.bias2, b.bytes)
		k.multiply(rows, bl.gru, b.bytes, d, b.acc)
		for _, s := range b.segs {
			from, to := s.first*d, (s.first+s.rows)*d
			k.scan(b.acc[2*from:2*to], bl.gru.Scale, bl.gru.Offset, b.x[from:to])
		}
	}
	k.normalise(b.x, n.gain, n.bias, b.bytes)
	k.multiply(rows, n.heads, b.bytes, d, b.acc)
}

// convolve adds a block's convolution over three rows.
func (n *network) convolve(b *batch, bl *block) {
	d, k := n.Width, n.kernel
	for _, s := range b.segs {
		at := s.spaced()
		k.normalise(b.x[s.first*d:(s.first+s.rows)*d], bl.gain1, bl.bias1, b.spaced[at*d:(at+s.rows)*d])
	}
	k.multiply(n.multiplied(b.rows+len(b.segs)), bl.conv, b.spaced, d, b.acc)
	for _, s := range b.segs {
		at := s.spaced() - 1 // the row before is the first of three
		k.addRelu(b.acc[at*d:(at+s.rows)*d], bl.conv.Scale, bl.conv.Offset, b.x[s.first*d:(s.first+s.rows)*d])
	}
}

// formsAhead is how many rows before its turn what is known of a form is fetched.
const formsAhead = 4

// convolveKnown does the same for the first block, whose sums of each form are known.
func (n *network) convolveKnown(b *batch, known *memory) {
	d, l := n.Width, n.blocks[0].conv
	for _, s := range b.segs {
		before, self := int32(noForm), b.form[s.first]
		for r := s.first; r < s.first+s.rows; r++ {
			if r+formsAhead < b.rows {
				known.fetch(b.form[r+formsAhead])
			}
			after := int32(noForm)
			if r+1 < s.first+s.rows {
				after = b.form[r+1]
			}
			n.kernel.convolve(b.x[r*d:(r+1)*d], known.input(self), known.sums(before, 0), known.sums(self, 1), known.sums(after, 2), l.Scale, l.Offset)
			before, self = self, after
		}
	}
}
