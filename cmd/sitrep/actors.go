package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"sitrep"
	"sitrep/actor"
	"sitrep/export"
	"sitrep/place"
)

type actorsCommand struct {
	Name string `arg:"" help:"A name, an organ (\"Iraqi government\") or a title with a name."`
	On   string `help:"As known on this day; the latest known without it." placeholder:"YYYY-MM-DD"`
	JSON bool   `help:"Actor records, NDJSON."`
}

// Run prints what the built-in list knows of a name.
func (c *actorsCommand) Run(s *streams) error {
	var day sitrep.Day
	if c.On != "" {
		d, err := sitrep.ParseDay(c.On)
		if err != nil {
			return usageError{fmt.Errorf("--on: %w", err)}
		}
		day = d
	}
	r, err := actor.New()
	if err != nil {
		return err
	}
	places, err := place.New()
	if err != nil {
		return err
	}
	found := r.Lookup(c.Name, day, places)
	if len(found) == 0 {
		return fmt.Errorf("%q is not in the built-in list of actors", c.Name)
	}
	for i := range found {
		a := &found[i]
		if c.JSON {
			a.Kind = "actor"
			if err := json.NewEncoder(s.out).Encode(a); err != nil {
				return err
			}
			continue
		}
		name := a.Name
		if name == "" {
			name = c.Name // described, not known
		}
		fmt.Fprintf(s.out, "%s  %s\n", name, strings.TrimSpace(a.Country+" "+strings.Join(a.Sectors, " ")))
		if len(a.Aliases) > 0 {
			fmt.Fprintf(s.out, "    also %s\n", strings.Join(a.Aliases, ", "))
		}
		for j := range a.Ties {
			fmt.Fprintf(s.out, "    %s\n", export.TieWords(&a.Ties[j]))
		}
	}
	return nil
}
