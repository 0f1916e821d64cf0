//go:build !amd64 && !arm64

package syntax

func vectorKernels() []kernel { return nil }
