package syntax

import "fmt"

// network is the encoder and its heads, ready to run.
type network struct {
	Config
	embed  *embedder
	blocks []block
	gain   []float32 // of the last normalisation
	bias   []float32
	heads  *Linear // tag, name, dependent, head, relation of dependent, of head
	arc    *Linear // dependent's bytes to those that meet the head's
	rel    *Linear
	tags   int // numbers of labels, padded
	names  int
	rels   int

	tagCount, relationCount int // not padded
	vector                  bool
}

type block struct {
	gain1, bias1 []float32
	conv         *Linear
	gain2, bias2 []float32
	gru          *Linear
}

// padded is a number of columns as layers have it.
func padded(n int) int { return (n + 31) &^ 31 }

func newNetwork(w *Weights) (n *network, err error) {
	c := w.Config
	if c.Width%64 != 0 || c.Width <= 0 || c.Arc%32 != 0 || c.Arc <= 0 || c.Relation%32 != 0 || c.Relation <= 0 || c.Layers < 1 || c.Dims < 1 {
		return nil, fmt.Errorf("syntax: model of impossible size %+v", c)
	}
	n = &network{
		Config: c, tags: padded(len(w.Tags)), names: padded(len(w.Names)), rels: padded(len(w.Relations)),
		tagCount: len(w.Tags), relationCount: len(w.Relations), vector: vectorised(),
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
	for k := range c.Layers {
		p := fmt.Sprint("block", k)
		n.blocks = append(n.blocks, block{
			floats(p + ".gain1"), floats(p + ".bias1"), layer(p+".conv", 3*c.Width, c.Width),
			floats(p + ".gain2"), floats(p + ".bias2"), layer(p+".gru", c.Width, 2*c.Width),
		})
	}
	n.gain, n.bias = floats("out.gain"), floats("out.bias")
	n.heads = layer("heads", c.Width, n.tags+n.names+2*c.Arc+2*c.Relation)
	n.arc = layer("arc", c.Arc, c.Arc)
	n.rel = layer("relation", c.Relation, n.rels)
	return n, err
}

// Columns of the heads' layer.
func (n *network) nameAt() int    { return n.tags }
func (n *network) depAt() int     { return n.tags + n.names }
func (n *network) headAt() int    { return n.depAt() + n.Arc }
func (n *network) relDepAt() int  { return n.headAt() + n.Arc }
func (n *network) relHeadAt() int { return n.relDepAt() + n.Relation }

// zero is the byte that stands for 0 in normalised values.
const zero = 128

// encode runs the blocks over the rows of b and leaves the heads' sums in b.acc.
func (n *network) encode(b *batch) {
	d := n.Width
	for k := range n.blocks {
		bl := &n.blocks[k]
		n.normalise(b, bl.gain1, bl.bias1)
		n.multiply(b.rows, bl.conv, b.bytes, d, b.acc)
		for r := range b.rows {
			if b.real[r] {
				n.addRelu(b.acc[r*d:(r+1)*d], bl.conv.Scale, bl.conv.Offset, b.x[r*d:(r+1)*d])
			}
		}
		n.normalise(b, bl.gain2, bl.bias2)
		n.multiply(b.rows, bl.gru, b.bytes[d:], d, b.acc)
		for _, s := range b.segs {
			for i := 0; i < d/2; i += lanes {
				n.scan(b.acc, s.first*2*d+i, 2*d, d/2, b.x, s.first*d+i, d, bl.gru.Scale[i:], bl.gru.Offset[i:], s.rows)
				last := s.first + s.rows - 1
				n.scan(b.acc, last*2*d+d+i, -2*d, d/2, b.x, last*d+d/2+i, -d, bl.gru.Scale[d+i:], bl.gru.Offset[d+i:], s.rows)
			}
		}
	}
	n.normalise(b, n.gain, n.bias)
	n.multiply(b.rows, n.heads, b.bytes[d:], d, b.acc)
}

// normalise fills the bytes: row r stands at r+1, so that the three rows around
// r begin at r; rows between segments are zero.
func (n *network) normalise(b *batch, gain, bias []float32) {
	d := n.Width
	for r := range b.rows {
		q := b.bytes[(r+1)*d : (r+2)*d]
		switch {
		case !b.real[r]:
			for i := range q {
				q[i] = zero
			}
		default:
			n.norm(b.x[r*d:(r+1)*d], gain, bias, q)
		}
	}
}

func (n *network) multiply(rows int, l *Linear, a []byte, stride int, c []int32) {
	if n.vector {
		vectorMultiply(rows, l.N, l.K, a, stride, l.w, c)
	} else {
		plainMultiply(rows, l.N, l.K, a, stride, l.w, c)
	}
}

func (n *network) norm(x, gain, bias []float32, q []byte) {
	plainNormalise(x, gain, bias, q)
}

func (n *network) addRelu(acc []int32, scale, offset, x []float32) {
	plainAddRelu(acc, scale, offset, x)
}

func (n *network) scan(acc []int32, accAt, accStride, half int, x []float32, xAt, xStride int, scale, offset []float32, rows int) {
	plainScan(acc, accAt, accStride, half, x, xAt, xStride, scale, offset, rows)
}
