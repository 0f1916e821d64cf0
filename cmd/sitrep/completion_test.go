package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

func commandLine(t *testing.T) *kong.Node {
	t.Helper()
	s := &streams{in: strings.NewReader(""), out: &bytes.Buffer{}, err: &bytes.Buffer{}, getenv: func(string) string { return "" }}
	k, err := newParser(s, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	return k.Model.Node
}

func TestEveryCommandAndFlagIsDescribed(t *testing.T) {
	described := func(what, help string) {
		t.Helper()
		if help = strings.TrimSpace(help); help == "" || !strings.HasSuffix(help, ".") && !strings.HasSuffix(help, "…") {
			t.Errorf("%s: its help %q is no sentence", what, help)
		}
	}
	for _, c := range branches(commandLine(t)) {
		described("sitrep "+c.path, c.Help)
		for _, f := range flagsOf(c.Node) {
			described("sitrep "+c.path+" --"+f.Name, f.Help)
			if f.Tag.Has("values") && valuesOf(f.Value) == nil {
				t.Errorf("sitrep %s --%s: no values of the name %q", c.path, f.Name, f.Tag.Get("values"))
			}
		}
		for _, p := range c.Positional {
			described("sitrep "+c.path+" "+p.Name, p.Help)
		}
	}
}

func TestCompletionAndPagesHaveEveryFlag(t *testing.T) {
	root := commandLine(t)
	var bash, zsh, fish bytes.Buffer
	for _, err := range []error{bashCompletion(&bash, root), zshCompletion(&zsh, root), fishCompletion(&fish, root)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range branches(root) {
		var page bytes.Buffer
		top := c.Node
		for top.Parent != root {
			top = top.Parent
		}
		if err := manPage(&page, top); err != nil {
			t.Fatal(err)
		}
		for _, f := range flagsOf(c.Node) {
			for what, has := range map[string]bool{"bash": strings.Contains(bash.String(), "--"+f.Name), "zsh": strings.Contains(zsh.String(), "--"+f.Name),
				"fish": strings.Contains(fish.String(), "-l "+f.Name), "page": strings.Contains(page.String(), roff("--"+f.Name))} {
				if !has {
					t.Errorf("%s has no --%s of %s", what, f.Name, c.path)
				}
			}
		}
	}
	if page := (&bytes.Buffer{}); manProgram(page, root) != nil || !strings.Contains(page.String(), `.BR sitrep\-decide (1)`) {
		t.Errorf("the page of the program lists no commands: %s", page)
	}
}

func TestBashCompletes(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash on this machine")
	}
	var b bytes.Buffer
	if err := bashCompletion(&b, commandLine(t)); err != nil {
		t.Fatal(err)
	}
	b.WriteString("COMP_WORDS=(\"$@\"); COMP_CWORD=$(($#-1)); _sitrep; echo \"${COMPREPLY[*]}\"\n")
	script := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(script, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	f := func(want string, words ...string) {
		t.Helper()
		out, err := exec.Command(shell, append([]string{script, "sitrep"}, words...)...).CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", words, got, err, want)
		}
	}
	f("recode review restore", "re")
	f("ged geojson gexf", "export", "--format", "ge")
	f("ASSAULT", "search", "bomb", "--type", "AS")
	f("import", "decide", "im")
	f("place polarity", "decide", "correct", "event-1", "p")
	f("--watch", "ingest", "--wa")
	f("", "export", "-o", "")
}
