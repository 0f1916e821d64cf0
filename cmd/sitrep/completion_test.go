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

func TestFishCompletes(t *testing.T) {
	shell, err := exec.LookPath("fish")
	if err != nil {
		t.Skip("no fish on this machine")
	}
	home := t.TempDir()
	script := filepath.Join(home, "sitrep.fish")
	var b bytes.Buffer
	if err := fishCompletion(&b, commandLine(t)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(script, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	f := func(want, line string) {
		t.Helper()
		cmd := exec.Command(shell, "-c", "source "+script+"; complete -C '"+line+"'")
		cmd.Env, cmd.Dir = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home), home
		out, err := cmd.CombinedOutput()
		var got []string
		for l := range strings.Lines(string(out)) {
			word, _, _ := strings.Cut(strings.TrimSpace(l), "\t")
			got = append(got, word)
		}
		if s := strings.Join(got, " "); err != nil || s != want {
			t.Errorf("%q: %q, %v; want %q", line, s, err, want)
		}
	}
	f("recode restore review", "sitrep re")
	f("ged geojson gexf", "sitrep export --format ge")
	f("ASSAULT", "sitrep search bomb --type AS")
	f("import", "sitrep decide im")
	f("place polarity", "sitrep decide correct event-1 p")
	f("--watch", "sitrep ingest --wa")
	f("", "sitrep search export --manif")
	f("bash fish zsh", "sitrep completion ")
	f("sitrep.fish", "sitrep ingest si")
}

// TestZshReads has zsh read the script without running it.
func TestZshReads(t *testing.T) {
	shell, err := exec.LookPath("zsh")
	if err != nil {
		t.Skip("no zsh on this machine")
	}
	var b bytes.Buffer
	if err := zshCompletion(&b, commandLine(t)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(shell, "-f", "-n")
	cmd.Stdin = &b
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
}
