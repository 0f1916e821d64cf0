// Command release makes what a version is shipped as: static binaries of each target in
// archives with pages of the manual, licences and notices, one bill of materials and the
// check sums of all. The same source and the same Go give the same bytes.
//
//	go run ./cmd/release              into dist/; the Makefile's release
//	go run ./cmd/release -licences    licences/modules anew, after a change of go.mod
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// target is a system that binaries are made for.
type target struct{ os, arch string }

func (t target) String() string { return t.os + "/" + t.arch }

var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

func main() {
	to := flag.String("out", "dist", "the folder to write to")
	only := flag.String("target", "", "only these targets, comma-separated: linux/amd64,…")
	texts := flag.Bool("licences", false, "copy the licences of the modules of go.mod to licences/modules and end")
	flag.Parse()
	err := error(nil)
	if *texts {
		err = copyLicences()
	} else {
		err = release(*to, *only)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// chosen are the targets that a list names.
func chosen(list string) ([]target, error) {
	if list == "" {
		return targets, nil
	}
	var out []target
next:
	for name := range strings.SplitSeq(list, ",") {
		for _, t := range targets {
			if t.String() == name {
				out = append(out, t)
				continue next
			}
		}
		return nil, fmt.Errorf("-target %s: want some of %v", name, targets)
	}
	return out, nil
}
