package main

import (
	"fmt"
	"os"
	"path/filepath"

	"sitrep/petrarch"
)

// openDictionary reads a TABARI or PETRARCH dictionary from folders and files and
// tells what of it could not be mapped.
func openDictionary(s *streams, paths []string) (*petrarch.Dictionary, error) {
	var files []petrarch.File
	for _, p := range paths {
		names := []string{p}
		if info, err := os.Stat(p); err != nil {
			return nil, err
		} else if info.IsDir() {
			if names, err = filepath.Glob(filepath.Join(p, "*.txt")); err != nil {
				return nil, err
			}
			if len(names) == 0 {
				return nil, fmt.Errorf("%s: no files *.txt in it", p)
			}
		}
		for _, n := range names {
			b, err := os.ReadFile(n)
			if err != nil {
				return nil, err
			}
			files = append(files, petrarch.File{Name: n, Text: string(b)})
		}
	}
	d, faults, err := petrarch.Read(files)
	for _, f := range faults {
		s.say("%v", f)
	}
	if err != nil {
		return nil, err
	}
	s.say("%s; %s not mapped", d.Size(), plural(len(faults), "line"))
	return d, nil
}
