package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"sitrep/store"
)

// settings are the values of the user's file: lines "name = value", a name that is given
// again adds to a list, # begins a comment. Names are those of flags that have a variable.
type settings struct {
	path   string
	getenv func(string) string
	values map[string][]setting
	fault  error
}

type setting struct {
	value string
	line  int
}

// settingsPath is the file that is read: SITREP_CONFIG, else sitrep/config in the
// user's folder of configuration; "" where there is no such folder.
func settingsPath(getenv func(string) string) (path string, named bool) {
	if p := getenv("SITREP_CONFIG"); p != "" {
		return p, true
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", false
	}
	return filepath.Join(dir, "sitrep", "config"), false
}

// readSettings reads the file; one that is not there is empty, unless it was named.
func readSettings(getenv func(string) string) *settings {
	path, named := settingsPath(getenv)
	s := &settings{path: path, getenv: getenv, values: map[string][]setting{}}
	b, err := os.ReadFile(path)
	if err != nil {
		if named {
			s.fault = fmt.Errorf("SITREP_CONFIG: %w", err)
		}
		return s
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, found := strings.Cut(line, "=")
		if name = strings.TrimSpace(name); !found || name == "" {
			s.fault = fmt.Errorf("%s:%d:1: want a line as name = value", path, n)
			return s
		}
		s.values[name] = append(s.values[name], setting{strings.TrimSpace(value), n})
	}
	return s
}

// Validate refuses names that are no settings.
func (s *settings) Validate(app *kong.Application) error {
	if s.fault != nil {
		return s.fault
	}
	known := settable(app.Node)
	for name, vs := range s.values {
		if _, ok := known[name]; !ok {
			var names []string
			for n := range known {
				names = append(names, n)
			}
			slices.Sort(names)
			return fmt.Errorf("%s:%d:1: there is no setting %q; there are %s", s.path, vs[0].line, name, strings.Join(names, ", "))
		}
	}
	return nil
}

// Resolve gives a flag the file's value where no variable does.
func (s *settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	vs := s.values[flag.Name]
	if len(vs) == 0 || len(flag.Envs) == 0 || s.getenv(flag.Envs[0]) != "" {
		return nil, nil
	}
	if !flag.IsSlice() {
		return vs[len(vs)-1].value, nil
	}
	var list []any
	for _, v := range vs {
		list = append(list, v.value)
	}
	return list, nil
}

// settable are the flags of all commands that have a variable, by name.
func settable(n *kong.Node) map[string]*kong.Flag {
	out := map[string]*kong.Flag{}
	for _, f := range n.Flags {
		if len(f.Envs) > 0 {
			out[f.Name] = f
		}
	}
	for _, c := range n.Children {
		for name, f := range settable(c) {
			if was := out[name]; was == nil || !was.HasDefault { // timeline asks whether a database was named
				out[name] = f
			}
		}
	}
	return out
}

type configCommand struct {
	JSON bool `help:"One object a line."`
}

// configured is a setting as config prints it.
type configured struct {
	Kind   string   `json:"kind"` // "setting"
	Name   string   `json:"name"`
	Value  []string `json:"value"`
	Origin string   `json:"origin"` // a variable, a file's line, or default
}

// Run prints every setting with its value and where that is from. A flag on the command
// line of a command overrides them.
func (c *configCommand) Run(s *streams, app *kong.Kong) error {
	file := readSettings(s.getenv)
	if file.fault != nil {
		return file.fault
	}
	flags := settable(app.Model.Node)
	names := make([]string, 0, len(flags))
	for name := range flags {
		names = append(names, name)
	}
	slices.Sort(names)
	enc := json.NewEncoder(s.out)
	for _, name := range names {
		f := flags[name]
		got := configured{Kind: "setting", Name: name, Value: []string{}, Origin: "default"}
		if v := s.getenv(f.Envs[0]); v != "" {
			got.Value, got.Origin = []string{v}, f.Envs[0]
		} else if vs := file.values[name]; len(vs) > 0 {
			for _, v := range vs {
				got.Value = append(got.Value, v.value)
			}
			got.Origin = fmt.Sprintf("%s:%d", file.path, vs[len(vs)-1].line)
		} else if f.HasDefault {
			got.Value = []string{f.Default}
		}
		for i, v := range got.Value {
			got.Value[i] = store.Masked(v)
		}
		if c.JSON {
			if err := enc.Encode(&got); err != nil {
				return err
			}
			continue
		}
		s.print("%-12s %-30s %s\n", name, strings.Join(got.Value, ", "), got.Origin)
	}
	return nil
}
