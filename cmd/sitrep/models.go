package main

import (
	"os"
	"strings"

	"sitrep/coder"
	"sitrep/pipeline"
)

// models is what the user puts in the place of what is built in, or beside it.
type models struct {
	Dates     []string `help:"Rules of your own for dates and times, before the built-in ones; their examples are run first. See timex/rules/FORMAT.md." env:"SITREP_DATES" sep:"none" placeholder:"FILE"`
	Gazetteer []string `help:"Places of your own, over the built-in ones: a GeoNames dump, CSV with a header or GeoJSON; may be given more than once. See docs/gazetteer.md." env:"SITREP_GAZETTEER" sep:"none" placeholder:"FILE"`
	Actors    []string `help:"Actors of your own, over the built-in ones; may be given more than once. See docs/actors.md." env:"SITREP_ACTORS" sep:"none" placeholder:"FILE"`
	Ontology  []string `help:"Types of events of your own with their rules, coded beside PLOVER; may be given more than once. See docs/ontology.md." env:"SITREP_ONTOLOGY" sep:"none" placeholder:"FILE"`
	Processes []string `help:"Kinds of processes of your own beside talks, ceasefires and the other built-in ones; may be given more than once. See process/kinds/FORMAT.md." env:"SITREP_PROCESSES" sep:"none" placeholder:"FILE"`
	Careful   string   `help:"Parse, or decide the types of events, with the careful tier in this file: a transformer, several times slower. See docs/models.md." env:"SITREP_CAREFUL" placeholder:"FILE"`
}

func (m models) choice() pipeline.Models {
	return pipeline.Models{Dates: m.Dates, Gazetteers: m.Gazetteer, Actors: m.Actors, Ontologies: m.Ontology, Processes: m.Processes, Careful: m.Careful}
}

// declared reports the types and modes that the user's ontology declares; nil where there is none.
func (m models) declared() (func(typ, mode string) bool, error) {
	if len(m.Ontology) == 0 {
		return nil, nil
	}
	builtin, err := coder.New()
	if err != nil {
		return nil, err
	}
	x, err := m.choice().Ontology(builtin)
	if err != nil {
		return nil, err
	}
	return x.Has, nil
}

// tellLanguages names the user's rules for dates that say no language, and so are of no report in
// another than English.
func (m models) tellLanguages(s *streams) {
	for _, name := range m.Dates {
		b, err := os.ReadFile(name)
		if err == nil && !strings.Contains("\n"+string(b), "\nlanguage ") {
			s.say("%s has no line \"language xx\": its rules are for English", name)
		}
	}
}
