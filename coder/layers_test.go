package coder

import (
	"sitrep"
	"sitrep/place"
)

// layers are the stages between syntax and coder.
func layers() []func(*sitrep.Analysis) {
	r, err := place.New()
	if err != nil {
		panic(err)
	}
	return []func(*sitrep.Analysis){r.Annotate}
}
