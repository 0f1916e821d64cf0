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
