package main

import "sitrep/licences"

type licensesCommand struct{}

// Run prints what the program is made of and under which licences it may be passed on.
func (*licensesCommand) Run(s *streams) error { return licences.Write(s.out) }
