// Command gazetteer compiles place/data/gazetteer.bin from GeoNames data; see
// docs/gazetteer.md for where the three files come from.
//
//	go run ./cmd/gazetteer -cities cities500.txt -admin1 admin1.json -admin2 admin2.json
package main

import (
	"flag"
	"fmt"
	"os"

	"sitrep/place"
)

func main() {
	cities := flag.String("cities", "", "GeoNames cities500.txt")
	admin1 := flag.String("admin1", "", "JSON array of first-order divisions: code, name")
	admin2 := flag.String("admin2", "", "JSON array of second-order divisions: code, name")
	out := flag.String("out", "place/data/gazetteer.bin", "file to write")
	flag.Parse()
	if err := build(*cities, *admin1, *admin2, *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build(cities, admin1, admin2, out string) error {
	var f [3]*os.File
	for i, name := range []string{cities, admin1, admin2} {
		var err error
		if f[i], err = os.Open(name); err != nil {
			return err
		}
		defer f[i].Close()
	}
	b, err := place.Build(f[0], f[1], f[2])
	if err != nil {
		return err
	}
	return os.WriteFile(out, b, 0o644)
}
