package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"sitrep/actor"
)

var update = flag.Bool("update", false, "write docs/commands.md anew")

// reference is docs/commands.md, made from the one table of commands and flags.
func reference(t *testing.T) []byte {
	t.Helper()
	cell := strings.NewReplacer("|", `\|`, "\n", " ")
	var b bytes.Buffer
	b.WriteString("# Commands\n\nAll commands with their flags, made from the program's own table by `go test ./cmd/sitrep -run Reference -update`. `sitrep help COMMAND`\n" +
		"prints the same. A flag may stand in a variable or in the file of settings, too (`docs/operations.md`, \"Settings\").\n\n" +
		"| exit code | means |\n|---|---|\n")
	for _, e := range exitCodes {
		fmt.Fprintf(&b, "| %d | %s |\n", e.code, e.words)
	}
	for _, c := range branches(commandLine(t)) {
		if len(children(c.Node)) > 0 {
			continue
		}
		usage := "sitrep " + c.path
		for _, p := range c.Positional {
			usage += " " + p.Summary()
		}
		fmt.Fprintf(&b, "\n## sitrep %s\n\n`%s`\n\n%s\n", c.path, usage, c.Help)
		if parent := c.Parent; parent.Parent != nil {
			fmt.Fprintf(&b, "(`sitrep %s`: %s)\n", parent.Name, parent.Help)
		}
		if len(c.Positional)+len(flagsOf(c.Node)) == 0 {
			continue
		}
		b.WriteString("\n| argument or flag | what it does |\n|---|---|\n")
		for _, p := range c.Positional {
			fmt.Fprintf(&b, "| `%s` | %s |\n", cell.Replace(p.Name), cell.Replace(p.Help))
		}
		for _, f := range flagsOf(c.Node) {
			name := strings.Join(names(f), "`, `")
			if !f.IsBool() {
				name += " " + f.FormatPlaceHolder()
			}
			help := f.Help
			if d := defaultOf(f.Value); d != "" {
				help += " Default: `" + d + "`."
			}
			if len(f.Envs) > 0 {
				help += " Variable: `" + strings.Join(f.Envs, "`, `") + "`."
			}
			fmt.Fprintf(&b, "| `%s` | %s |\n", cell.Replace(name), cell.Replace(help))
		}
	}
	return b.Bytes()
}

// TestReferenceHasEveryFlag fails when a command, flag or exit code is not as
// docs/commands.md says.
func TestReferenceHasEveryFlag(t *testing.T) {
	const page = "../../docs/commands.md"
	got := reference(t)
	if *update {
		if err := os.WriteFile(page, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from the commands: go test ./cmd/sitrep -run Reference -update", page)
	}
}

// TestHelpTellsWhatTheReferenceTells: each default that docs/commands.md names.
func TestHelpTellsWhatTheReferenceTells(t *testing.T) {
	looked := 0
	for _, c := range branches(commandLine(t)) {
		if len(children(c.Node)) > 0 {
			continue
		}
		help := strings.Join(strings.Fields(shell(t, "sitrep help "+c.path)), " ")
		for _, f := range flagsOf(c.Node) {
			if d := defaultOf(f.Value); d != "" {
				if looked++; !strings.Contains(help, "Default: "+d) {
					t.Errorf("help %s does not say that --%s is %s", c.path, f.Name, d)
				}
			}
		}
	}
	if looked < 30 {
		t.Errorf("%d defaults found", looked)
	}
}

// TestReadmeNamesCommandsAndExitCodes reads what a newcomer reads first.
func TestReadmeNamesCommandsAndExitCodes(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	root := commandLine(t)
	for _, c := range branches(root) {
		if c.Parent == root && !regexp.MustCompile("`(sitrep )?"+c.Name+"[ `,]").Match(readme) {
			t.Errorf("README.md does not name sitrep %s", c.Name)
		}
	}
	source, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`(?m)^\texit\w+\s+= (\d+)`).FindAllStringSubmatch(string(source), -1)
	if len(codes) != len(exitCodes) {
		t.Errorf("main.go has %d exit codes, the manual %d", len(codes), len(exitCodes))
	}
	_, line, _ := strings.Cut(string(readme), "Exit codes:")
	line, _, _ = strings.Cut(line, ". ")
	for _, c := range codes {
		if !regexp.MustCompile(`\b` + c[1] + ` \w`).MatchString(line) {
			t.Errorf("README.md does not tell exit code %s: %s", c[1], line)
		}
	}
}

// TestReadmeShowsWhatIsPrinted holds the record that README.md shows against what the
// program prints: each line, in this order; numbers of events aside, "…" stands for more.
func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	_, block, _ := strings.Cut(string(readme), "What it prints with")
	_, block, _ = strings.Cut(block, "```\n")
	block, _, _ = strings.Cut(block, "```")
	number := regexp.MustCompile(`(?m)^ +\d+  |\(event \d+\)`)
	printed := strings.Split(number.ReplaceAllString(shell(t, "sitrep code --width 96 examples/talks-paused.txt"), ""), "\n")
	at, lines := 0, 0
	for line := range strings.SplitSeq(number.ReplaceAllString(strings.TrimSpace(block), ""), "\n") {
		if line = strings.TrimRight(line, " "); line == "" || strings.TrimSpace(line) == "…" {
			continue
		}
		lines++
		for ; at < len(printed) && printed[at] != line; at++ {
		}
		if at == len(printed) {
			t.Fatalf("README.md shows a line that is not printed, or not there: %q", line)
		}
	}
	if lines < 20 {
		t.Errorf("%d lines found in README.md", lines)
	}
}

// TestReadmeAddsAnActorThatIsNotKnown: one that is built in would lose names by the example.
func TestReadmeAddsAnActorThatIsNotKnown(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(readme), "`own.actors` is")
	_, block, _ = strings.Cut(block, "```\n")
	block, _, _ = strings.Cut(block, "```")
	known, err := actor.New()
	if err != nil {
		t.Fatal(err)
	}
	own, err := actor.New(actor.Source{Name: "own.actors", Text: block})
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(block, "\n")
	names, _, _ := strings.Cut(line, "|")
	for name := range strings.SplitSeq(names, ";") {
		name = strings.TrimSpace(name)
		if as := known.Lookup(name, 0); len(as) > 0 && as[0].ID != "" {
			t.Errorf("%s is built in", name)
		}
		if as := own.Lookup(name, 0); len(as) == 0 || as[0].ID == "" {
			t.Errorf("%q is not added", name)
		}
	}
}
