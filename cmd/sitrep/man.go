package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"sitrep"
)

type manCommand struct {
	Command []string `arg:"" optional:"" help:"The command whose page to print; without it that of the program."`
	To      string   `help:"Write the pages of the program and of all commands into this folder: sitrep.1, sitrep-code.1 …" placeholder:"FOLDER" type:"path"`
}

// Run prints a manual page, or writes all of them.
func (c *manCommand) Run(s *streams, k *kong.Kong) error {
	root := k.Model.Node
	if c.To == "" {
		if len(c.Command) == 0 {
			return manProgram(s.out, root)
		}
		for _, n := range root.Children {
			if n.Name == c.Command[0] {
				return manPage(s.out, n)
			}
		}
		return usageError{fmt.Errorf("%q: there is no such command", c.Command[0])}
	}
	if len(c.Command) > 0 {
		return usageError{errors.New("--to writes all pages; leave the command out")}
	}
	if err := os.MkdirAll(c.To, 0o755); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(c.To, "sitrep.1"), func(w io.Writer) error { return manProgram(w, root) }); err != nil {
		return err
	}
	n := 1
	for _, cmd := range root.Children {
		if cmd.Type != kong.CommandNode || cmd.Hidden {
			continue
		}
		n++
		if err := writeFile(filepath.Join(c.To, "sitrep-"+cmd.Name+".1"), func(w io.Writer) error { return manPage(w, cmd) }); err != nil {
			return err
		}
	}
	s.say("wrote %s", plural(n, "page"))
	return nil
}

// exitCodes are what the program ends with.
var exitCodes = []struct {
	code  int
	words string
}{{exitOK, "done"}, {exitFailure, "failure"}, {exitUsage, "usage"}, {exitSome, "some inputs failed"}, {exitNoDatabase, "no database"}, {exitLocked, "the database is locked"}, {exitInterrupted, "interrupted"}}

func exitWords() string {
	var out []string
	for _, e := range exitCodes {
		out = append(out, fmt.Sprintf("%d %s", e.code, e.words))
	}
	return strings.Join(out, ", ")
}

var beyondASCII = regexp.MustCompile(`[^\x00-\x7f]`)

// roff is text as a page has it.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	s = beyondASCII.ReplaceAllStringFunc(s, func(c string) string { return fmt.Sprintf(`\[u%04X]`, []rune(c)[0]) })
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

func manProgram(w io.Writer, root *kong.Node) error {
	var b strings.Builder
	head(&b, "sitrep", "reads news and keeps a sourced record of what it tells")
	b.WriteString(".SH SYNOPSIS\n.B sitrep\n.I COMMAND\n[flags]\n.SH DESCRIPTION\n")
	b.WriteString(roff(description()) + "\n.SH COMMANDS\n")
	for _, c := range root.Children {
		if c.Type == kong.CommandNode && !c.Hidden {
			fmt.Fprintf(&b, ".TP\n.BR sitrep\\-%s (1)\n%s\n", roff(c.Name), roff(c.Help))
		}
	}
	exits(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func manPage(w io.Writer, n *kong.Node) error {
	var b strings.Builder
	head(&b, "sitrep-"+n.Name, strings.TrimSuffix(n.Help, "."))
	b.WriteString(".SH SYNOPSIS\n")
	leaves := []branch{{n.Name, n}}
	if len(children(n)) > 0 {
		leaves = nil
		for _, c := range branches(n) {
			leaves = append(leaves, branch{n.Name + " " + c.path, c.Node})
		}
	}
	for i, c := range leaves {
		if i > 0 {
			b.WriteString(".br\n")
		}
		fmt.Fprintf(&b, ".B sitrep %s\n", roff(c.path))
		for _, p := range c.Positional {
			fmt.Fprintf(&b, "%s\n", roff(p.Summary()))
		}
		b.WriteString("[flags]\n")
	}
	b.WriteString(".SH DESCRIPTION\n" + roff(n.Help) + "\n")
	var envs []string
	for _, c := range leaves {
		if len(leaves) > 1 {
			fmt.Fprintf(&b, ".SH %s\n%s\n", strings.ToUpper(roff("sitrep "+c.path)), roff(c.Help))
		} else if len(c.Positional)+len(c.Flags) > 0 {
			b.WriteString(".SH OPTIONS\n")
		}
		for _, p := range c.Positional {
			fmt.Fprintf(&b, ".TP\n.I %s\n%s\n", roff(p.Name), roff(p.Help))
		}
		group := ""
		for _, f := range flagsOf(c.Node) {
			if f.Group != nil && f.Group.Title != group {
				group = f.Group.Title
				fmt.Fprintf(&b, ".SS %s\n", roff(group))
			}
			b.WriteString(".TP\n")
			var ns []string
			for _, name := range names(f) {
				ns = append(ns, `\fB`+roff(name)+`\fR`)
			}
			slices.Reverse(ns) // the short one first
			b.WriteString(strings.Join(ns, ", "))
			if !f.IsBool() {
				fmt.Fprintf(&b, " \\fI%s\\fR", roff(f.FormatPlaceHolder()))
			}
			b.WriteString("\n" + roff(f.Help) + "\n")
			if d := defaultOf(f.Value); d != "" {
				fmt.Fprintf(&b, "Default: %s.\n", roff(d))
			}
			for _, e := range f.Envs {
				if line := fmt.Sprintf(".TP\n.B %s\nIn the place of %s.\n", roff(e), roff("--"+f.Name)); !slices.Contains(envs, line) {
					envs = append(envs, line)
				}
			}
		}
	}
	if len(envs) > 0 {
		b.WriteString(".SH ENVIRONMENT\n" + strings.Join(envs, ""))
	}
	exits(&b)
	b.WriteString(".SH SEE ALSO\n.BR sitrep (1)\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func head(b *strings.Builder, name, what string) {
	fmt.Fprintf(b, ".TH %s 1 \"\" \"sitrep %s\"\n.SH NAME\n%s \\- %s\n", strings.ToUpper(roff(name)), roff(sitrep.Version), roff(name), roff(what))
}

func exits(b *strings.Builder) {
	b.WriteString(".SH EXIT STATUS\n")
	for _, e := range exitCodes {
		fmt.Fprintf(b, ".TP\n.B %d\n%s\n", e.code, roff(e.words))
	}
}
