package main

// gemm computes c = a·b, or c += a·b with add: a is m×k, b k×n, c m×n, all by rows.
func gemm(m, n, k int, a, b, c []float32, add bool) {
	product{m, n, k, a, b, c, add, false}.compute()
}

// gemmT is gemm with a transposed, k×m.
func gemmT(m, n, k int, a, b, c []float32, add bool) {
	product{m, n, k, a, b, c, add, true}.compute()
}

type product struct {
	m, n, k         int
	a, b, c         []float32
	add, transposed bool
}

func (p product) compute() {
	acc := 0
	if p.add {
		acc = 1
	}
	rows, cols := gemmBlocks(p.m, p.n, p.k, p.a, p.b, p.c, acc, p.transposed)
	if cols < p.n {
		p.plain(0, rows, cols)
	}
	if rows < p.m {
		p.plain(rows, p.m, 0)
	}
}

// plain does rows [i0, i1) of the columns from j0 on.
func (p product) plain(i0, i1, j0 int) {
	for i := i0; i < i1; i++ {
		row := p.c[i*p.n+j0 : (i+1)*p.n]
		if !p.add {
			clear(row)
		}
		for x := range p.k {
			at := i*p.k + x
			if p.transposed {
				at = x*p.m + i
			}
			if v := p.a[at]; v != 0 {
				axpy(row, p.b[x*p.n+j0:(x+1)*p.n], v)
			}
		}
	}
}

// transpose writes the m×n matrix a as n×m into t.
func transpose(m, n int, a, t []float32) {
	for i0 := 0; i0 < m; i0 += 16 {
		i1 := min(i0+16, m)
		for j := 0; j < n; j++ {
			col := t[j*m : j*m+m]
			for i := i0; i < i1; i++ {
				col[i] = a[i*n+j]
			}
		}
	}
}

func addRow(dst, src []float32) {
	src = src[:len(dst)]
	if fast(len(dst)) {
		add16(at(dst), at(src), len(dst))
		return
	}
	for i := range dst {
		dst[i] += src[i]
	}
}

func axpy(dst, src []float32, f float32) {
	src = src[:len(dst)]
	for i := range dst {
		dst[i] += f * src[i]
	}
}
