package syntax

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"sitrep"
)

// eachKernel runs a test for every kernel of this processor against the plain one.
func eachKernel(t *testing.T, f func(t *testing.T, k kernel, r random)) {
	for _, k := range kernels() {
		t.Run(k.name(), func(t *testing.T) { f(t, k, random{rand.New(rand.NewPCG(1, 2))}) })
	}
}

// random makes inputs of kernels.
type random struct{ *rand.Rand }

func (r random) floats(n int, size float32) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = (r.Float32()*2 - 1) * size
	}
	return v
}

func (r random) sums(n int) []int32 {
	v := make([]int32, n)
	for i := range v {
		v[i] = r.Int32N(1<<22) - 1<<21
		if r.IntN(8) == 0 {
			v[i] = v[r.IntN(i+1)] // equal values
		}
	}
	return v
}

// bytes are activations; now and then all are as large as can be.
func (r random) bytes(n int) []byte {
	v := make([]byte, n)
	least := r.IntN(3) * 63
	for i := range v {
		v[i] = byte(least + r.IntN(Top+1-least))
	}
	return v
}

// weights are signed bytes; now and then all are as large as can be.
func (r random) weights(n int) []byte {
	v := make([]byte, n)
	extreme := r.IntN(3)
	for i := range v {
		switch v[i] = byte(r.IntN(255) - 127); {
		case extreme == 1:
			v[i] = 127
		case extreme == 2 && r.IntN(2) == 0:
			v[i] = 129 // -127
		}
	}
	return v
}

func same[T comparable](t *testing.T, what string, got, want []T) {
	t.Helper()
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%s: value %d of %d is %v, plain code has %v", what, i, len(want), got[i], want[i])
		}
	}
}

func TestKernelMultiply(t *testing.T) {
	eachKernel(t, func(t *testing.T, k kernel, r random) {
		for range 60 {
			m, n, depth := k.block()*(1+r.IntN(5)), tile*(1+r.IntN(6)), 32*(1+r.IntN(20))
			stride := depth + 32*r.IntN(2)
			l := &Linear{K: depth, N: n, w: r.weights(depth * n)}
			k.pack(l)
			a := r.bytes(m * stride)
			got, want := make([]int32, m*n), make([]int32, m*n)
			k.multiply(m, l, a, stride, got)
			plainKernel{}.multiply(m, l, a, stride, want)
			same(t, fmt.Sprintf("%d×%d×%d", m, depth, n), got, want)
			heads := r.bytes(depth * n)
			k.score(m, n, depth, a, heads, got)
			plainKernel{}.score(m, n, depth, a, heads, want)
			same(t, fmt.Sprintf("arcs %d×%d×%d", m, depth, n), got, want)
		}
	})
}

func TestKernelNormalise(t *testing.T) {
	eachKernel(t, func(t *testing.T, k kernel, r random) {
		for range 60 {
			d, rows := 32*(1+r.IntN(9)), 1+r.IntN(40)
			x, gain, bias := r.floats(rows*d, []float32{0, 1e-6, 1, 1e4}[r.IntN(4)]), r.floats(d, 60), r.floats(d, 90)
			got, want := make([]byte, rows*d), make([]byte, rows*d)
			k.normalise(x, gain, bias, got)
			plainKernel{}.normalise(x, gain, bias, want)
			same(t, "bytes", got, want)
		}
	})
}

func TestKernelRows(t *testing.T) {
	eachKernel(t, func(t *testing.T, k kernel, r random) {
		var plain plainKernel
		for range 60 {
			n, rows := 16*(1+r.IntN(20)), 1+r.IntN(7)
			stride := n + r.IntN(3)*16
			acc, scale, offset := r.sums(rows*stride), r.floats(n, 1e-4), r.floats(n, 70)
			x := r.floats(rows*n, 3)
			y := slices.Clone(x)
			k.addRelu(acc, scale, offset, x)
			plain.addRelu(acc, scale, offset, y)
			same(t, "addRelu", x, y)

			before, after, row := r.sums(n), r.sums(n), r.floats(n, 3)
			k.convolve(x[:n], row, before, acc[:n], after, scale, offset)
			plain.convolve(y[:n], row, before, acc[:n], after, scale, offset)
			same(t, "convolve", x[:n], y[:n])

			k.values(acc, stride, scale, offset, x)
			plain.values(acc, stride, scale, offset, y)
			same(t, "values", x, y)

			p, q := make([]byte, rows*n), make([]byte, rows*n)
			k.quantise(acc, stride, scale, offset, p)
			plain.quantise(acc, stride, scale, offset, q)
			same(t, "quantise", p, q)

			other := r.sums(n)
			k.quantisePair(acc, other, scale, offset, offset, scale, p[:n])
			plain.quantisePair(acc, other, scale, offset, offset, scale, q[:n])
			same(t, "quantisePair", p[:n], q[:n])

			if r.IntN(2) == 0 { // equal values
				clear(scale)
				for i := range offset {
					offset[i] = float32(r.IntN(3))
				}
			}
			at, want := make([]int32, rows), make([]int32, rows)
			k.largest(acc, stride, scale, offset, at)
			plain.largest(acc, stride, scale, offset, want)
			same(t, "largest", at, want)

			k.largestOver(acc[:rows*n], other, at)
			plain.largestOver(acc[:rows*n], other, want)
			same(t, "largestOver", at, want)

			bytes, f := r.weights(n), r.Float32()
			k.addBytes(x[:n], bytes, f)
			plain.addBytes(y[:n], bytes, f)
			same(t, "addBytes", x[:n], y[:n])
			count := r.IntN(5)
			several, factors := r.floats(count*n, 2), r.floats(count, 3)
			k.addRows(x[:n], several, factors)
			plain.addRows(y[:n], several, factors)
			same(t, "addRows", x[:n], y[:n])
		}
	})
}

func TestKernelScan(t *testing.T) {
	eachKernel(t, func(t *testing.T, k kernel, r random) {
		for range 60 {
			d, rows := 32*(1+r.IntN(8)), 1+r.IntN(30)
			acc, scale, offset := r.sums(rows*2*d), r.floats(2*d, 1e-5), r.floats(2*d, 1)
			x := r.floats(rows*d, 3)
			y := slices.Clone(x)
			k.scan(acc, scale, offset, x)
			plainKernel{}.scan(acc, scale, offset, y)
			same(t, "scan", x, y)
		}
	})
}

// All kernels give the same annotations and bits, whatever the document.
func TestKernelsAgree(t *testing.T) {
	run := func(k kernel) (*sitrep.Analysis, *batch) {
		m, err := newModel(embedded, k)
		if err != nil {
			t.Fatal(err)
		}
		p := m.NewParser()
		a := analysisOf(samples[:9]...)
		p.Annotate(a)
		return a, &p.batch
	}
	want, wantBatch := run(plainKernel{})
	eachKernel(t, func(t *testing.T, k kernel, _ random) {
		got, b := run(k)
		if !reflect.DeepEqual(got, want) {
			t.Error("annotations differ")
		}
		same(t, "representations", b.x, wantBatch.x)
	})
}

// The same bits on every processor: those that this was written on gave.
func TestKernelBits(t *testing.T) {
	eachKernel(t, func(t *testing.T, k kernel, r random) {
		const d, rows = 96, 40
		acc, scale, offset := r.sums(rows*2*d), r.floats(2*d, 1e-5), r.floats(2*d, 1)
		x := r.floats(rows*d, 3)
		k.scan(acc, scale, offset, x)
		q := make([]byte, rows*d)
		k.normalise(x, r.floats(d, 60), r.floats(d, 90), q)
		h := fnv.New64a()
		h.Write(q)
		for _, v := range x {
			h.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(v)))
		}
		if got := h.Sum64(); got != 0xd2ef86af38d9bdbc {
			t.Errorf("bits %#x", got)
		}
	})
}

func TestKernelNamed(t *testing.T) {
	if _, err := kernelNamed("abacus"); err == nil {
		t.Error("no error for a kernel that does not exist")
	}
	if k, err := kernelNamed("plain"); err != nil || k.name() != "plain" {
		t.Errorf("plain: %v, %v", k, err)
	}
}
