package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sitrep/syntax"
)

// pack rounds the network to bytes and writes it with the tables learned from
// the treebanks. Scales of activations come from sentences of the training set.
func (n *network) pack(c *corpus, vectorWords []string) ([]byte, error) {
	w := &syntax.Weights{Config: n.Config, Tags: n.tags, Relations: n.relations, Names: nameLabels}
	var rows []float32
	for _, word := range vectorWords {
		rows = append(rows, n.vectors[word]...)
	}
	w.SetRows("vectors", rows, n.Dims)
	w.SetFloats("projection", n.vec.w)
	w.SetFloats("projection.bias", n.vecBias.w)
	w.SetRows("words", n.tables[0].w, n.Width)
	for k, t := range n.tables[1:] {
		w.SetRows(fmt.Sprint("spelling", k), t.w, n.Width)
	}
	w.Set("vectors.words", lines(vectorWords))
	w.Set("words.words", lines(n.wordList))

	u := n.calibrate(c.train)
	norm := func(gain, bias *param, site int) (g, b []float32) {
		for i := range gain.w {
			g = append(g, gain.w[i]/u.site[site])
			b = append(b, bias.w[i]/u.site[site]+syntax.Zero+0.5)
		}
		return g, b
	}
	for k, b := range n.blocks {
		p := fmt.Sprint("block", k)
		g1, b1 := norm(b.gain1, b.bias1, 2*k)
		g2, b2 := norm(b.gain2, b.bias2, 2*k+1)
		w.SetFloats(p+".gain1", g1)
		w.SetFloats(p+".bias1", b1)
		w.SetFloats(p+".gain2", g2)
		w.SetFloats(p+".bias2", b2)
		w.SetLinear(p+".conv", syntax.Quantise(b.conv.w, b.conv.rows, b.conv.cols, b.convB.w, u.site[2*k], syntax.Zero))
		w.SetLinear(p+".gru", syntax.Quantise(b.gru.w, b.gru.rows, b.gru.cols, b.gruB.w, u.site[2*k+1], syntax.Zero))
	}
	last := 2 * n.Layers
	g, b := norm(n.outGain, n.outBias, last)
	w.SetFloats("out.gain", g)
	w.SetFloats("out.bias", b)

	heads, bias := columns(n.Width,
		[]*param{n.tagW, n.nameW, n.depW, n.headW, n.relDepW, n.relHeadW},
		[]*param{n.tagB, n.nameB, n.depB, n.headB, n.relDepB, nil})
	h := syntax.Quantise(heads, n.Width, len(bias), bias, u.site[last], syntax.Zero)
	at := n.tagW.cols + n.nameW.cols
	h.Rescale(at, at+n.Arc, u.dep, 0.5)
	h.Rescale(at+n.Arc, at+2*n.Arc, u.head, 0.5)
	at += 2 * n.Arc
	h.Rescale(at, at+n.Relation, u.rel, 0.5)
	h.Rescale(at+n.Relation, at+2*n.Relation, u.rel, 0)
	w.SetLinear("heads", h)
	arc := syntax.Quantise(n.arcW.w, n.Arc, n.Arc, n.arcB.w, u.dep, 0)
	arc.Rescale(0, n.Arc, u.arc, syntax.Zero+0.5)
	w.SetLinear("arc", arc)
	w.SetLinear("relation", syntax.Quantise(n.relW.w, n.Relation, n.relW.cols, n.relB.w, u.rel, 0))

	w.Set("feats", []byte(learnFeats(c.train, n)))
	w.Set("lemmas", []byte(learnLemmas(c.train, vectorWords)))
	return w.Encode()
}

func lines(words []string) []byte { return []byte(strings.Join(words, "\n") + "\n") }

// columns puts matrices of as many rows side by side.
func columns(rows int, ws, bs []*param) (w, bias []float32) {
	for r := range rows {
		for _, p := range ws {
			w = append(w, p.w[r*p.cols:(r+1)*p.cols]...)
		}
	}
	for k, b := range bs {
		if b == nil {
			bias = append(bias, make([]float32, ws[k].cols)...)
		} else {
			bias = append(bias, b.w...)
		}
	}
	return w, bias
}

// units are what one step of a byte stands for.
type units struct {
	site                []float32 // inputs of the layers
	dep, head, arc, rel float32
}

// calibrate measures activations on some sentences: rarer ones than the shares
// below are cut off.
func (n *network) calibrate(train []*sentence) units {
	const rowShare, valueShare = 0.97, 0.9995
	t := newTape(1)
	sites := make([][]float32, 2*n.Layers+1)
	var dep, head, arc, rel []float32
	var es []*example
	for i := 0; i < len(train); i += len(train)/600 + 1 {
		es = append(es, n.example(train[i]))
	}
	for _, batch := range batches(es, 400) {
		t.reset()
		site := func(k int, x *matrix) {
			for i := range x.rows {
				sites[k] = append(sites[k], largest(x.row(i)))
			}
		}
		e := n.encode(t, batch, site)
		site(2*n.Layers, e.x)
		d := t.relu(t.linear(e.x, n.depW, n.depB))
		dep = append(dep, d.v...)
		head = append(head, t.relu(t.linear(e.x, n.headW, n.headB)).v...)
		arc = append(arc, t.linear(d, n.arcW, n.arcB).v...)
		var ii, jj []int32
		for k, s := range e.segs {
			for i, h := range batch[k].head {
				ii, jj = append(ii, int32(s[0]+i+1)), append(jj, int32(s[0]+h))
			}
		}
		r := t.pair(t.linear(e.x, n.relDepW, n.relDepB), t.linear(e.x, n.relHeadW, nil), ii, jj)
		rel = append(rel, t.relu(r).v...)
	}
	// Signed values have the steps above the zero point to themselves.
	const top, half = syntax.Top, syntax.Top - syntax.Zero
	u := units{dep: quantile(dep, valueShare) / top, head: quantile(head, valueShare) / top,
		arc: quantile(arc, valueShare) / half, rel: quantile(rel, valueShare) / top}
	for _, s := range sites {
		u.site = append(u.site, quantile(s, rowShare)/half)
	}
	return u
}

func largest(v []float32) float32 {
	var top float32
	for _, x := range v {
		top = max(top, abs(x))
	}
	return top
}

// quantile is the absolute value that so large a share of v does not exceed.
func quantile(v []float32, share float64) float32 {
	a := make([]float32, len(v))
	for i, x := range v {
		a[i] = abs(x)
	}
	slices.Sort(a)
	return max(a[int(math.Min(share*float64(len(a)), float64(len(a)-1)))], 1e-6)
}
