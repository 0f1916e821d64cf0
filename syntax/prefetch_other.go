//go:build !amd64 && !arm64

package syntax

// fetch is for processors with assembly.
func fetch[T any](v []T) {}
