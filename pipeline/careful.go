package pipeline

import (
	"fmt"

	"sitrep/encoder"
	"sitrep/syntax"
)

// Models says which models and lists the stages use. The zero value is the built-in ones.
type Models struct {
	Dates      []string // files of a user's rules for dates, in the format of timex/rules/FORMAT.md
	Gazetteers []string // files of a user's places, the later over the earlier ones
	Actors     []string // files of a user's actors, the later over the earlier ones
	Ontologies []string // files of a user's types, in the format of docs/ontology.md
	Processes  []string // files of a user's kinds of processes, in the format of process/kinds/FORMAT.md
	Careful    string   // file of the careful tier that takes the built-in parser's place; cmd/encoder makes it
}

// syntax is the stage of that name.
func (s Models) syntax() (Stage, error) {
	model, err := syntax.Load()
	if err != nil {
		return Stage{}, fmt.Errorf("syntax: %w", err)
	}
	if s.Careful == "" {
		return Stage{"syntax", func() Annotator { return model.NewParser() }}, nil
	}
	scores, err := encoder.Open(s.Careful)
	if err != nil {
		return Stage{}, fmt.Errorf("careful tier: %w", err)
	}
	var c syntax.Classes
	if c.Tags, c.Relations, c.Names, err = scores.Classes(); err != nil {
		return Stage{}, fmt.Errorf("careful tier: %s: %w", s.Careful, err)
	}
	c.Model = scores.ID()
	careful, err := model.Careful(c)
	if err != nil {
		return Stage{}, fmt.Errorf("careful tier: %s: %w", s.Careful, err)
	}
	return Stage{"syntax", func() Annotator { return careful.NewParser(scores.NewScorer()) }}, nil
}
