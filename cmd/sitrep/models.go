package main

import "sitrep/pipeline"

// models is the choice between the built-in parser and the careful one.
type models struct {
	Dates   []string `help:"Rules of your own for dates and times, before the built-in ones; their examples are run first. See timex/rules/FORMAT.md." env:"SITREP_DATES" sep:"none" placeholder:"FILE"`
	Careful string   `help:"Parse with the careful tier in this file instead of the built-in model: fewer errors, several times slower. See docs/models.md." env:"SITREP_CAREFUL" placeholder:"FILE"`
}

func (m models) choice() pipeline.Models { return pipeline.Models{Dates: m.Dates, Careful: m.Careful} }
