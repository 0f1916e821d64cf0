//go:build !amd64

package encoder

func fastest() *arithmetic { return plain() }
