package syntax

import (
	"fmt"
	"strings"
)

// kernel is the arithmetic of the network on one kind of processor. All kernels
// give the same bits: products of bytes are summed exactly; products of floats
// are rounded before they are added, sums of a row run over sixteen lanes, and
// divisions and roots are IEEE's. Numbers of values in a row are multiples of
// sixteen, of columns of weights 32. A layer's sums become values by scale and
// offset, one of each a column.
type kernel interface {
	name() string

	// block is what the number of rows to multiply is a multiple of.
	block() int

	// pack arranges the weights of a layer for multiply.
	pack(l *Linear)

	// multiply writes m rows of sums, from rows of bytes that begin stride apart.
	multiply(m int, l *Linear, a []byte, stride int, c []int32)

	// score is multiply with bytes up to 127 as weights, laid out as Linear's.
	score(m, n, k int, a, w []byte, c []int32)

	// normalise is layer normalisation of rows of x, rounded to bytes; gain and
	// bias hold the scale of the bytes and their zero point.
	normalise(x, gain, bias []float32, q []byte)

	// convolve writes to x a row plus the positive part of the value of the sum of
	// three rows of sums.
	convolve(x, row []float32, before, self, after []int32, scale, offset []float32)

	// addRelu adds the positive part of values to x.
	addRelu(acc []int32, scale, offset, x []float32)

	// scan runs the minGRU over the rows of x, its first half forwards and its
	// second backwards, and adds the states to x. A row of acc holds the sums of
	// gates and candidates forwards, gates and candidates backwards.
	scan(acc []int32, scale, offset, x []float32)

	// quantise rounds the positive part of values to bytes; rows of acc begin
	// stride apart, rows of q follow each other.
	quantise(acc []int32, stride int, scale, offset []float32, q []byte)

	// quantisePair rounds the positive part of the sum of two rows of values.
	quantisePair(a, b []int32, scaleA, offsetA, scaleB, offsetB []float32, q []byte)

	// values writes rows of values; rows of acc begin stride apart.
	values(acc []int32, stride int, scale, offset, out []float32)

	// largest writes the index of the first largest value of each row; rows of
	// acc begin stride apart.
	largest(acc []int32, stride int, scale, offset []float32, at []int32)

	// largestOver writes, for each row of acc, the index of the first largest
	// difference to base.
	largestOver(acc, base, at []int32)

	// addBytes adds a row of signed bytes times scale to x.
	addBytes(x []float32, row []byte, scale float32)

	// addRows adds rows to x, each times its factor.
	addRows(x, rows, factors []float32)
}

// lanes is the number of partial sums of a row.
const lanes = 16

// tile is the number of columns whose weights lie together.
const tile = 32

// kernelVariable is the environment variable that names the kernel to use, for
// measurements and to tell a fault of a kernel from one of the model.
const kernelVariable = "SITREP_KERNEL"

// kernelNamed is the kernel of that name; the fastest for no name.
func kernelNamed(name string) (kernel, error) {
	all := kernels()
	if name == "" {
		return all[0], nil
	}
	var names []string
	for _, k := range all {
		if k.name() == name {
			return k, nil
		}
		names = append(names, k.name())
	}
	return nil, fmt.Errorf("syntax: %s=%s: this processor has %s", kernelVariable, name, strings.Join(names, ", "))
}

// kernels are what this processor can run, the fastest first.
func kernels() []kernel { return append(vectorKernels(), goKernel{}, plainKernel{}) }
