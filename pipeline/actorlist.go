package pipeline

import (
	"fmt"
	"os"

	"sitrep/actor"
)

// OpenActors compiles the list of actors with the user's files.
func (s Models) OpenActors() (*actor.Resolver, error) {
	var own []actor.Source
	for _, name := range s.Actors {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("actors: %w", err)
		}
		own = append(own, actor.Source{Name: name, Text: string(b)})
	}
	r, err := actor.New(own...)
	if err != nil {
		return nil, fmt.Errorf("actors: %w", err)
	}
	return r, nil
}
