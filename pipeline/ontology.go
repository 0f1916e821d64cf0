package pipeline

import (
	"fmt"
	"os"

	"sitrep/coder"
)

// beside adds the user's types to the coder.
func (s Models) beside(c *coder.Coder) (Annotator, error) {
	if len(s.Ontologies) == 0 {
		return c, nil
	}
	var own []coder.OntologyFile
	for _, name := range s.Ontologies {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("ontology: %w", err)
		}
		own = append(own, coder.OntologyFile{Name: name, Text: string(b)})
	}
	x, err := c.Beside(own...)
	if err != nil {
		return nil, fmt.Errorf("ontology: %w", err)
	}
	return x, nil
}
