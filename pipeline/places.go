package pipeline

import (
	"fmt"
	"os"

	"sitrep/place"
)

// places opens the stage of that name with the user's files.
func (s Models) places() (*place.Resolver, error) {
	var own []place.Source
	for _, name := range s.Gazetteers {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
		defer f.Close() // read before the return
		own = append(own, place.Source{Name: name, Reader: f})
	}
	return place.New(own...)
}
