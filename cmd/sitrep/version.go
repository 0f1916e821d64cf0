package main

import (
	"fmt"
	"runtime"

	"sitrep"
)

type versionCommand struct{}

func (*versionCommand) Run(s *streams) error {
	_, err := fmt.Fprintf(s.out, "sitrep %s (%s, %s/%s)\n", sitrep.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
