package coder

import "sitrep"

// layers are the stages between syntax and coder.
func layers() []func(*sitrep.Analysis) { return nil }
