//go:build !amd64

package encoder

func fastest(int) *arithmetic { return plain() }

func arithmetics(int) []*arithmetic { return []*arithmetic{plain()} }
