//go:build !amd64 && !arm64

package syntax

// fetch does nothing where there is no instruction for it.
func fetch[T any](v []T) {}
