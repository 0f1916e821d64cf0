package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// legal names files that have to be passed on with what stands beside and below them.
var legal = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|unlicense)(\.(txt|md))?$`)

// copyLicences writes licences/modules and licences/modules.txt anew from the modules of
// go.mod: the texts of each module's root and of the folders from which the program
// takes packages, on any of its targets.
func copyLicences() error {
	linked := map[string][]string{} // module → folders of packages that are linked
	for _, t := range targets {
		cmd := exec.Command("go", "list", "-e", "-deps", "-f", "{{if .Module}}{{.Module.Path}}\t{{.Module.Dir}}\t{{.Dir}}{{end}}", "./cmd/sitrep")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.os, "GOARCH="+t.arch)
		out, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("list packages of %s: %w", t, err)
		}
		for l := range strings.Lines(string(out)) {
			f := strings.Split(strings.TrimSpace(l), "\t")
			if len(f) != 3 {
				continue
			}
			rel, err := filepath.Rel(f[1], f[2])
			if err != nil {
				return err
			}
			if rel = filepath.ToSlash(rel); !slices.Contains(linked[f[0]], rel) {
				linked[f[0]] = append(linked[f[0]], rel)
			}
		}
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}", "all").Output()
	if err != nil {
		return fmt.Errorf("list modules: %w", err)
	}
	wanted, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	if err := os.RemoveAll("licences/modules"); err != nil {
		return err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	std, err := copyTexts("std", strings.TrimSpace(string(root)), nil)
	if err != nil {
		return err
	}
	var table bytes.Buffer
	table.WriteString("# Modules of go.mod, written by `go run ./cmd/release -licences`: path | version | licence | program or tests\n")
	fmt.Fprintf(&table, "std | with the compiler | %s | program\n", std)
	for l := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if len(f) != 3 || !strings.Contains(string(wanted), f[0]+" "+f[1]) {
			continue
		}
		licence, err := copyTexts(f[0], f[2], linked[f[0]])
		if err != nil {
			return err
		}
		where := "tests"
		if linked[f[0]] != nil {
			where = "program"
		}
		fmt.Fprintf(&table, "%s | %s | %s | %s\n", f[0], f[1], licence, where)
	}
	return os.WriteFile("licences/modules.txt", table.Bytes(), 0o644)
}

// copyTexts copies the licences of a module that hold for some of its folders and says
// which they are.
func copyTexts(module, dir string, folders []string) (string, error) {
	in := []string{"."}
	for _, f := range folders {
		for ; f != "."; f = path.Dir(f) {
			if !slices.Contains(in, f) {
				in = append(in, f)
			}
		}
	}
	slices.Sort(in)
	var ids []string
	for _, f := range in {
		entries, err := os.ReadDir(filepath.Join(dir, f))
		if err != nil {
			return "", err
		}
		for _, e := range entries {
			if e.IsDir() || !legal.MatchString(e.Name()) {
				continue
			}
			b, err := os.ReadFile(filepath.Join(dir, f, e.Name()))
			if err != nil {
				return "", err
			}
			to := filepath.Join("licences/modules", module, f, e.Name())
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return "", err
			}
			if err := os.WriteFile(to, b, 0o644); err != nil {
				return "", err
			}
			for _, id := range identify(string(b)) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	if len(ids) == 0 {
		return "", fmt.Errorf("%s has no licence that is known here; look into %s", module, dir)
	}
	slices.Sort(ids)
	return strings.Join(ids, " AND "), nil
}

// marks are words that only one licence has.
var marks = []struct{ id, words string }{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"MIT-0", "MIT No Attribution"},
	{"MIT", "The above copyright notice and this permission notice"},
	{"BSD-3-Clause", "endorse or promote products derived from this software without specific prior written permission"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
	{"MPL-2.0", "Mozilla Public License Version 2.0"},
}

// identify says which licences a text holds.
func identify(text string) []string {
	words := strings.ToLower(strings.Join(strings.Fields(text), " "))
	var out []string
	for _, m := range marks {
		if strings.Contains(words, strings.ToLower(m.words)) {
			out = append(out, m.id)
		}
	}
	if strings.Contains(words, "redistributions in binary form must reproduce") && !slices.Contains(out, "BSD-3-Clause") {
		out = append(out, "BSD-2-Clause")
	}
	return out
}
