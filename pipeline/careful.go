package pipeline

import (
	"fmt"

	"sitrep/coder"
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
	Careful    string   // file of the careful tier, which parses, judges types or does both; cmd/encoder makes it

	noLocations bool // see coder.Coder
}

// careful opens the careful tier, nil if there is none.
func (s Models) careful() (*encoder.Model, error) {
	if s.Careful == "" {
		return nil, nil
	}
	e, err := encoder.Open(s.Careful)
	if err != nil {
		return nil, fmt.Errorf("careful tier: %w", err)
	}
	if !e.HasParser() && !e.HasTypes() {
		return nil, fmt.Errorf("careful tier: %s: encoder: the model has no heads for tags, arcs and names, and none for types of events", s.Careful)
	}
	return e, nil
}

// syntax is the stage of that name; e may be nil.
func (s Models) syntax(e *encoder.Model) (Stage, error) {
	model, err := syntax.Load()
	if err != nil {
		return Stage{}, fmt.Errorf("syntax: %w", err)
	}
	if e == nil || !e.HasParser() {
		return Stage{Name: "syntax", New: func() Annotator { return model.NewParser() }}, nil
	}
	var c syntax.Classes
	if c.Tags, c.Relations, c.Names, err = e.Classes(); err != nil {
		return Stage{}, fmt.Errorf("careful tier: %s: %w", s.Careful, err)
	}
	c.Model = e.ID()
	careful, err := model.Careful(c)
	if err != nil {
		return Stage{}, fmt.Errorf("careful tier: %s: %w", s.Careful, err)
	}
	return Stage{Name: "syntax", New: func() Annotator { return careful.NewParser(e.NewScorer()) }}, nil
}

// coder is the stage of that name, with a judge of types for each worker if e has one.
func (s Models) coder(codes Annotator, e *encoder.Model) (Stage, error) {
	if e == nil || !e.HasTypes() {
		return Shared("coder", codes), nil
	}
	judge, err := e.Types(coder.TypeClasses(), coder.TypeHints())
	if err != nil {
		return Stage{}, fmt.Errorf("careful tier: %s: %w", s.Careful, err)
	}
	return Stage{Name: "coder", New: func() Annotator {
		switch c := codes.(type) {
		case *coder.Extended:
			return c.Judged(judge.New())
		case *coder.Coder:
			return c.Judged(judge.New())
		}
		return codes
	}}, nil
}
