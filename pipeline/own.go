package pipeline

import (
	"fmt"
	"os"

	"sitrep/actor"
	"sitrep/coder"
	"sitrep/process"
	"sitrep/timex"
)

// readOwn reads users' files into what a stage takes them as; what says whose they are in errors.
func readOwn[T any](what string, names []string, as func(name, text string) T) ([]T, error) {
	out := make([]T, len(names))
	for i, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		out[i] = as(name, string(b))
	}
	return out, nil
}

// OpenActors compiles the list of actors with the user's files.
func (s Models) OpenActors() (*actor.Resolver, error) {
	own, err := readOwn("actors", s.Actors, func(name, text string) actor.Source { return actor.Source{Name: name, Text: text} })
	if err != nil {
		return nil, err
	}
	r, err := actor.New(own...)
	if err != nil {
		return nil, fmt.Errorf("actors: %w", err)
	}
	return r, nil
}

// times makes the stage timex with the user's rule files.
func (s Models) times() (*timex.Recognizer, error) {
	own, err := readOwn("dates", s.Dates, func(name, text string) timex.File { return timex.File{Name: name, Text: text} })
	if err != nil {
		return nil, err
	}
	r, err := timex.New(own...)
	if err != nil {
		return nil, fmt.Errorf("dates: %w", err)
	}
	return r, nil
}

// Kinds of processes, the user's beside the built-in ones.
func (s Models) Kinds() (*process.Kinds, error) {
	if len(s.Processes) == 0 {
		return process.Builtin(), nil
	}
	own, err := readOwn("processes", s.Processes, func(name, text string) process.File { return process.File{Name: name, Text: text} })
	if err != nil {
		return nil, err
	}
	k, err := process.New(own...)
	if err != nil {
		return nil, fmt.Errorf("processes: %w", err)
	}
	return k, nil
}

// beside adds the user's types to the coder.
func (s Models) beside(c *coder.Coder) (Annotator, error) {
	if len(s.Ontologies) == 0 {
		return c, nil
	}
	return s.Ontology(c)
}

// Ontology is the coder with the user's types beside PLOVER's.
func (s Models) Ontology(c *coder.Coder) (*coder.Extended, error) {
	own, err := readOwn("ontology", s.Ontologies, func(name, text string) coder.OntologyFile { return coder.OntologyFile{Name: name, Text: text} })
	if err != nil {
		return nil, err
	}
	x, err := c.Beside(own...)
	if err != nil {
		return nil, fmt.Errorf("ontology: %w", err)
	}
	return x, nil
}
