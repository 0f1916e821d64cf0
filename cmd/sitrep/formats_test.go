package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFormatPages runs the examples of docs/formats: in a block of the kind "console" a
// line "$ sitrep ..." is a command, which may end in "> FILE", and what follows is what it
// prints, on standard output and then on standard error; "…" stands for anything.
func TestFormatPages(t *testing.T) {
	root, err := filepath.Abs("../../docs/formats")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(root, "*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".md"), func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			if err := os.CopyFS(".", os.DirFS(root)); err != nil {
				t.Fatal(err)
			}
			for _, block := range regexp.MustCompile("(?ms)^```console\n(.*?)^```").FindAllStringSubmatch(string(text), -1) {
				for _, step := range regexp.MustCompile(`(?m)^\$ `).Split(block[1], -1)[1:] {
					command, want, _ := strings.Cut(step, "\n")
					got := shell(t, command)
					pattern := strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSpace(want)), "…", "(?s:.*?)")
					if !regexp.MustCompile(`^` + pattern + `$`).MatchString(strings.TrimSpace(got)) {
						t.Errorf("$ %s\nprints\n%s\nthe page has\n%s", command, got, want)
					}
				}
			}
		})
	}
}

// TestFormatsAreInTheTables fails when a form has no row in docs/formats/README.md or
// stands not with 'sitrep export' in README.md.
func TestFormatsAreInTheTables(t *testing.T) {
	read := func(path string) string {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var rows []string
	for line := range strings.Lines(read("../../docs/formats/README.md")) {
		if strings.HasPrefix(line, "| ") {
			rows = append(rows, line)
		}
	}
	table := strings.Join(rows, "")
	_, export, _ := strings.Cut(read("../../README.md"), "| `sitrep export")
	export, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(export, "-", "")), "\n")
	for _, name := range strings.Split(exportNames(), ", ") {
		if !strings.Contains(table, "`"+name+"`") {
			t.Errorf("docs/formats/README.md has no row for `%s`", name)
		}
		if base, _, _ := strings.Cut(name, "-"); !strings.Contains(export, base) { // gdelt-mentions is GDELT
			t.Errorf("README.md does not name %s among the forms of sitrep export", base)
		}
	}
}

// TestPagesNameWhatTakesAList fails when a command takes a user's list and the page of
// the list does not name it.
func TestPagesNameWhatTakesAList(t *testing.T) {
	for flag, page := range map[string]string{"actors": "../../docs/actors.md", "ontology": "../../docs/ontology.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range branches(commandLine(t)) {
			for _, f := range flagsOf(c.Node) {
				if first, _, _ := strings.Cut(c.path, " "); f.Name == flag && !regexp.MustCompile("`(sitrep )?"+first+"[ `]").Match(text) {
					t.Errorf("%s does not name sitrep %s, which takes --%s", page, c.path, flag)
				}
			}
		}
	}
}

// shell runs one command line.
func shell(t *testing.T, line string) string {
	t.Helper()
	line, file, redirected := strings.Cut(line, " > ")
	var args []string
	for _, w := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(line, -1) {
		args = append(args, strings.Trim(w, `"`))
	}
	if args[0] != "sitrep" {
		t.Fatalf("$ %s: not a command of ours", line)
	}
	var out, messages bytes.Buffer
	run(context.Background(), args[1:], &streams{in: strings.NewReader(""), out: &out, err: &messages, getenv: os.Getenv})
	if redirected {
		if err := os.WriteFile(strings.TrimSpace(file), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		out.Reset()
	}
	return out.String() + messages.String()
}
