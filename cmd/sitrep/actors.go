package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"sitrep"
	"sitrep/actor"
	"sitrep/export"
	"sitrep/petrarch"
	"sitrep/pipeline"
	"sitrep/place"
)

type actorsCommand struct {
	Name   string   `arg:"" optional:"" help:"A name, an organ (\"Iraqi government\") or a title with a name; none is all actors."`
	On     string   `help:"As known on this day; the latest known without it." placeholder:"YYYY-MM-DD"`
	Format string   `help:"text, json (the default without a name), ftm (FollowTheMoney, NDJSON) or petrarch (a dictionary)." enum:",text,json,ftm,petrarch" default:"" placeholder:"F"`
	JSON   bool     `help:"Actor records, NDJSON: short for --format json."`
	Import string   `help:"Print a TABARI or PETRARCH dictionary of actors or agents in the format of --actors; what cannot be carried over is told." placeholder:"FILE" type:"path"`
	Actors []string `help:"Actors of your own, over the built-in ones. See docs/actors.md." env:"SITREP_ACTORS" sep:"none" placeholder:"FILE"`
}

// Run prints what the list of actors knows of a name, or all of it.
func (c *actorsCommand) Run(s *streams) error {
	if c.JSON {
		c.Format = "json"
	}
	if c.Import != "" {
		if c.Name != "" || c.On != "" || c.Format != "" {
			return usageError{errors.New("--import goes with no other option and no name")}
		}
		return c.convert(s)
	}
	var day sitrep.Day
	if c.On != "" {
		d, err := sitrep.ParseDay(c.On)
		if err != nil {
			return usageError{fmt.Errorf("--on: %w", err)}
		}
		day = d
	}
	r, err := pipeline.Models{Actors: c.Actors}.OpenActors()
	if err != nil {
		return err
	}
	if c.Name == "" {
		if c.On != "" {
			return usageError{errors.New("--on needs a name")}
		}
		if c.Format == "petrarch" {
			return r.WriteDictionary(s.out)
		}
		return c.print(s, r.All())
	}
	if c.Format == "petrarch" {
		return usageError{errors.New("--format petrarch is of all actors: give no name")}
	}
	found := r.Lookup(c.Name, day)
	if len(found) == 0 || found[0].ID == "" { // not in the list: its words may name a town
		places, err := place.New()
		if err != nil {
			return err
		}
		found = r.Lookup(c.Name, day, places)
	}
	if len(found) == 0 || found[0].ID == "" && found[0].Country == "" && len(found[0].Sectors) == 0 {
		return fmt.Errorf("%q is not in the list of actors", c.Name)
	}
	if found[0].Name == "" { // told by its words alone
		found[0].Name = c.Name
	}
	if c.Format == "" {
		c.Format = "text"
	}
	return c.print(s, found)
}

func (c *actorsCommand) print(s *streams, actors []sitrep.Actor) error {
	switch c.Format {
	case "ftm":
		return export.FollowTheMoney(s.out, actors)
	case "text":
		for i := range actors {
			printActor(s, &actors[i])
		}
		return nil
	}
	enc := json.NewEncoder(s.out)
	for i := range actors {
		actors[i].Kind = "actor"
		if err := enc.Encode(&actors[i]); err != nil {
			return err
		}
	}
	return nil
}

func printActor(s *streams, a *sitrep.Actor) {
	fmt.Fprintf(s.out, "%s  %s\n", a.Name, strings.TrimSpace(a.Country+" "+strings.Join(a.Sectors, " ")))
	if a.ID == "" {
		fmt.Fprintf(s.out, "    not in the list; so its words say\n")
	}
	if len(a.Aliases) > 0 {
		fmt.Fprintf(s.out, "    also %s\n", strings.Join(a.Aliases, ", "))
	}
	for j := range a.Ties {
		fmt.Fprintf(s.out, "    %s\n", export.TieWords(&a.Ties[j]))
	}
	if a.Reference != "" {
		fmt.Fprintf(s.out, "    see %s\n", a.Reference)
	}
}

// convert prints another program's dictionary in the format of --actors.
func (c *actorsCommand) convert(s *streams) error {
	b, err := os.ReadFile(c.Import)
	if err != nil {
		return err
	}
	r, err := actor.New()
	if err != nil {
		return err
	}
	text, left := petrarch.Convert(petrarch.File{Name: c.Import, Text: string(b)}, r)
	for _, f := range left {
		s.say("left out: %v", f)
	}
	if len(left) > 0 {
		s.say("%d lines or codes of %s left out", len(left), c.Import)
	}
	_, err = fmt.Fprint(s.out, text)
	return err
}
