package main

// gemm computes c = a·b, or c += a·b with add: a is m×k, b k×n, c m×n, all by rows.
func gemm(m, n, k int, a, b, c []float32, add bool) {
	acc := 0
	if add {
		acc = 1
	}
	rows, cols := gemmBlocks(m, n, k, a, b, c, acc)
	if cols < n {
		gemmPlain(0, rows, cols, n, k, a, b, c, add)
	}
	if rows < m {
		gemmPlain(rows, m, 0, n, k, a, b, c, add)
	}
}

// gemmPlain does rows [i0, i1) of columns [j0, n).
func gemmPlain(i0, i1, j0, n, k int, a, b, c []float32, add bool) {
	for i := i0; i < i1; i++ {
		row := c[i*n+j0 : (i+1)*n]
		if !add {
			clear(row)
		}
		for x, v := range a[i*k : (i+1)*k] {
			if v != 0 {
				axpy(row, b[x*n+j0:(x+1)*n], v)
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
