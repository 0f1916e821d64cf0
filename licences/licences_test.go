package licences_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitrep/licences"
)

func modules(t *testing.T) []licences.Module {
	t.Helper()
	list, err := licences.Modules()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func contents(t *testing.T) []licences.Data {
	t.Helper()
	list, err := licences.Contents()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestEveryModuleHasItsLicence fails when go.mod asks for a module, or a version of one,
// that has no licence here: go run ./cmd/release -licences.
func TestEveryModuleHasItsLicence(t *testing.T) {
	gomod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, m := range modules(t) {
		have[m.Path+" "+m.Version] = true
		if len(m.Texts) == 0 || m.Licence == "" {
			t.Errorf("%s has no text or no licence", m.Path)
		}
	}
	required := regexp.MustCompile(`(?m)^(?:require |\t)(\S+ v\S+)`).FindAllSubmatch(gomod, -1)
	if len(required) < 20 {
		t.Fatalf("go.mod asks for %d modules", len(required))
	}
	for _, r := range required {
		if !have[string(r[1])] {
			t.Errorf("%s of go.mod has no licence here", r[1])
		}
	}
	if len(have) != len(required)+1 {
		t.Errorf("%d modules here, %d and the standard library in go.mod", len(have), len(required))
	}
}

// TestLinkedModulesArePrinted fails when what was for tests alone has come into the program.
func TestLinkedModulesArePrinted(t *testing.T) {
	tests := map[string]bool{}
	for _, m := range modules(t) {
		tests[m.Path] = m.Tests
	}
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{if .Module}}{{.Module.Path}}{{end}}", "../cmd/sitrep")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH=arm64")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for m := range strings.Lines(string(out)) {
			if m = strings.TrimSpace(m); m != "sitrep" && tests[m] {
				t.Errorf("%s is in the program for %s and said to be for tests", m, system)
				tests[m] = false
			}
		}
	}
}

// embedded are the files that //go:embed names, by path from the root.
func embedded(t *testing.T) []string {
	t.Helper()
	var out []string
	walk := func(root string, take func(path string)) {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if name := e.Name(); path != root && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "node_modules") {
				if e.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if !e.IsDir() {
				take(path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	directive := regexp.MustCompile(`(?m)^//go:embed (.+)$`)
	walk("..", func(path string) {
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(filepath.ToSlash(path), "/cmd/") && !strings.Contains(filepath.ToSlash(path), "/cmd/sitrep/") {
			return
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range directive.FindAllSubmatch(b, -1) {
			for pattern := range strings.FieldsSeq(string(d[1])) {
				found, err := filepath.Glob(filepath.Join(filepath.Dir(path), strings.TrimPrefix(pattern, "all:")))
				if err != nil || len(found) == 0 {
					t.Fatalf("%s: %s: %v", path, pattern, err)
				}
				for _, f := range found {
					walk(f, func(file string) {
						rel, err := filepath.Rel("..", file)
						if err != nil {
							t.Fatal(err)
						}
						out = append(out, filepath.ToSlash(rel))
					})
				}
			}
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// TestEveryEmbeddedFileHasItsLicence fails when a file is compiled in of which data.txt
// does not say whose it is.
func TestEveryEmbeddedFileHasItsLicence(t *testing.T) {
	rows, files := contents(t), embedded(t)
	if len(files) < 200 {
		t.Fatalf("only %d embedded files found", len(files))
	}
	for _, f := range files {
		if !slices.ContainsFunc(rows, func(d licences.Data) bool { return d.Covers(f) }) {
			t.Errorf("%s is compiled in and has no row in licences/data.txt", f)
		}
	}
	for _, d := range rows {
		for _, p := range d.Files {
			one := licences.Data{Files: []string{p}}
			if !slices.ContainsFunc(files, one.Covers) {
				t.Errorf("%s: no embedded file is %s", d.Name, p)
			}
		}
		if d.Name == "" || d.By == "" || d.From == "" || d.Kind != "code" && len(d.Files) == 0 || d.Kind == "model" && len(d.Sources) == 0 {
			t.Errorf("the row %+v lacks a name, whose it is, where it is from, files, or what a model was made of", d)
		}
		for _, of := range append([]licences.Source{{Name: d.Name, Licence: d.Licence}}, d.Sources...) {
			for _, id := range licences.IDs(of.Licence) {
				if _, ok := licences.Known(id); !ok && id != "public domain" {
					t.Errorf("%s: there is no text of %s", of.Name, id)
				}
			}
		}
		for _, s := range d.Sources {
			if s.What == "" {
				t.Errorf("%s: what is %s?", d.Name, s.Name)
			}
		}
	}
}

// TestAllIsPrinted looks for each text, notice and source in what sitrep licenses prints.
func TestAllIsPrinted(t *testing.T) {
	var b bytes.Buffer
	if err := licences.Write(&b); err != nil {
		t.Fatal(err)
	}
	has := func(what string) {
		t.Helper()
		if what = strings.TrimSpace(strings.ReplaceAll(what, "\r\n", "\n")); !strings.Contains(b.String(), what) {
			t.Errorf("not printed: %.100s", what)
		}
	}
	for _, m := range modules(t) {
		for _, text := range m.Texts {
			if !m.Tests {
				has(m.Path)
				has(text.Body)
			}
		}
	}
	for _, d := range contents(t) {
		has(d.Name)
		for _, n := range d.Notices {
			has(n)
		}
		for _, s := range d.Sources {
			has(s.Name)
		}
		if text, ok := licences.Known(d.Licence); ok {
			has(text)
		}
	}
}
