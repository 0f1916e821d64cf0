package coder

import (
	"sitrep"
	"sitrep/actor"
	"sitrep/place"
	"sitrep/timex"
)

// layers are the stages between syntax and coder.
func layers() []func(*sitrep.Analysis) {
	r, err := place.New()
	if err != nil {
		panic(err)
	}
	tx, err := timex.New()
	if err != nil {
		panic(err)
	}
	ac, err := actor.New()
	if err != nil {
		panic(err)
	}
	return []func(*sitrep.Analysis){tx.Annotate, r.Annotate, ac.Annotate}
}
