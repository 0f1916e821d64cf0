package pipeline

import (
	"fmt"
	"os"

	"sitrep/timex"
)

// times makes the stage timex with the user's rule files.
func (s Models) times() (*timex.Recognizer, error) {
	var own []timex.File
	for _, name := range s.Dates {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("dates: %w", err)
		}
		own = append(own, timex.File{Name: name, Text: string(b)})
	}
	r, err := timex.New(own...)
	if err != nil {
		return nil, fmt.Errorf("dates: %w", err)
	}
	return r, nil
}
