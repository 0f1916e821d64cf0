//go:build amd64 || arm64

package syntax

import "unsafe"

// fetch begins to bring values that are wanted soon into the innermost cache; it waits
// for nothing and changes nothing.
func fetch[T any](v []T) {
	prefetch(unsafe.Pointer(unsafe.SliceData(v)), len(v)*int(unsafe.Sizeof(*new(T))))
}

//go:noescape
func prefetch(p unsafe.Pointer, bytes int)
