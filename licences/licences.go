// Package licences holds the licences and notices of what the program is made of: the
// Go modules, the data and the models that are compiled in. The texts of modules are
// copied by `go run ./cmd/release -licences`; data.txt is written by hand.
package licences

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// The files of a module are those of its folders from which packages are taken.
//
//go:embed data.txt modules.txt modules texts
var files embed.FS

// Module is a Go module, or the standard library ("std").
type Module struct {
	Path, Version string
	Licence       string // SPDX expression
	Tests         bool   // for the tests alone, no part of the program
	Texts         []Text
}

// Text is a licence or a notice as its author wrote it.
type Text struct{ Name, Body string }

// Source is what a model or a table was made from.
type Source struct{ Name, Licence, What string }

// Data is something compiled in that is not Go code.
type Data struct {
	Name, Kind, Licence, By, From string
	Files                         []string // patterns as Covers reads them
	Notices                       []string
	Sources                       []Source
}

// Covers says whether a file, by its path from the root of the source, is of the row.
func (d *Data) Covers(file string) bool {
	for _, p := range d.Files {
		if folder, all := strings.CutSuffix(p, "…"); all && strings.HasPrefix(file, folder) {
			return true
		}
		if ok, _ := path.Match(p, file); ok {
			return true
		}
	}
	return false
}

// Modules of go.mod by path, the standard library first.
func Modules() ([]Module, error) {
	b, err := files.ReadFile("modules.txt")
	if err != nil {
		return nil, err
	}
	var out []Module
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 4 || f[3] != "program" && f[3] != "tests" {
			return nil, fmt.Errorf("licences/modules.txt:%d: want path | version | licence | program or tests", i+1)
		}
		m := Module{Path: f[0], Version: f[1], Licence: f[2], Tests: f[3] == "tests"}
		root := "modules/" + m.Path
		err := fs.WalkDir(files, root, func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			body, err := files.ReadFile(p)
			m.Texts = append(m.Texts, Text{strings.TrimPrefix(p, root+"/"), string(body)})
			return err
		})
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

// Contents are the rows of data.txt in their order.
func Contents() ([]Data, error) {
	b, err := files.ReadFile("data.txt")
	if err != nil {
		return nil, err
	}
	var out []Data
	fresh := true
	for i, line := range strings.Split(string(b), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimSpace(value)
		if key == "" {
			fresh = true
			continue
		}
		if fresh {
			out, fresh = append(out, Data{}), false
		}
		d := &out[len(out)-1]
		switch key {
		case "name":
			d.Name = value
		case "kind":
			d.Kind = value
		case "licence":
			d.Licence = value
		case "by":
			d.By = value
		case "from":
			d.From = value
		case "files":
			d.Files = append(d.Files, strings.Fields(value)...)
		case "notice":
			d.Notices = append(d.Notices, value)
		case "source":
			f := strings.Split(value, " | ")
			if len(f) != 3 {
				return nil, fmt.Errorf("licences/data.txt:%d: want name | licence | what it is", i+1)
			}
			d.Sources = append(d.Sources, Source{f[0], f[1], f[2]})
		default:
			return nil, fmt.Errorf("licences/data.txt:%d: %q: want name, kind, licence, by, from, files, notice or source", i+1, key)
		}
	}
	return out, nil
}

// IDs are the licences that an expression names.
func IDs(expression string) []string {
	return strings.Split(expression, " AND ")
}

// Known licences of data and models have their whole text here; that of a module stands
// with it.
func Known(id string) (string, bool) {
	b, err := files.ReadFile("texts/" + id + ".txt")
	return string(b), err == nil
}
