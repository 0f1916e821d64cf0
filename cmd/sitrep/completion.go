package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"sitrep"
	"sitrep/export"
	"sitrep/ontology"
)

type shellsCommand struct {
	Shell string `arg:"" help:"bash, zsh or fish." enum:"bash,zsh,fish"`
}

// Run prints a script that makes a shell complete commands, flags and their values.
func (c *shellsCommand) Run(s *streams, k *kong.Kong) error {
	write := map[string]func(io.Writer, *kong.Node) error{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}[c.Shell]
	return write(s.out, k.Model.Node)
}

// namedValues are the values that a flag with the tag values:"NAME" has.
var namedValues = map[string]func() []string{
	"formats": func() (out []string) {
		for _, f := range export.Formats {
			out = append(out, f.Name)
		}
		return append(out, layered...)
	},
	"types": func() (out []string) {
		for _, t := range ontology.Types() {
			out = append(out, t.Name)
		}
		return out
	},
	"realities": func() []string {
		return []string{sitrep.Actual, sitrep.Planned, sitrep.Conditional, sitrep.Hypothetical, sitrep.Alleged, sitrep.Habitual, sitrep.Historical}
	},
	"precisions": func() []string {
		return []string{string(sitrep.PrecisionDay), string(sitrep.PrecisionWeek), string(sitrep.PrecisionMonth), string(sitrep.PrecisionYear)}
	},
	"relevances": func() []string { return []string{sitrep.Relevant, sitrep.Irrelevant, "all"} },
	"statuses": func() []string {
		return []string{sitrep.MachineCoded, sitrep.Reviewed, sitrep.Rejected, sitrep.Withdrawn, sitrep.HandCoded, sitrep.Imported}
	},
	"fields": func() []string {
		return []string{"type", "actor", "recipient", "date", "place", "number", "polarity", "reality"}
	},
}

// valuesOf are the values that a flag or argument can have, nil where they are open.
func valuesOf(v *kong.Value) (out []string) {
	if v.Tag != nil && v.Tag.Has("values") {
		if f := namedValues[v.Tag.Get("values")]; f != nil {
			return f()
		}
	}
	for _, e := range strings.Split(v.Enum, ",") {
		if e = strings.TrimSpace(e); e != "" {
			out = append(out, e)
		}
	}
	return out
}

// branch is a command with the words that lead to it.
type branch struct {
	path string // "decide accept"
	*kong.Node
}

// branches are the commands in the order of the table, each before those in it.
func branches(root *kong.Node) (out []branch) {
	var walk func(path string, n *kong.Node)
	walk = func(path string, n *kong.Node) {
		for _, c := range n.Children {
			if c.Type != kong.CommandNode || c.Hidden {
				continue
			}
			p := strings.TrimSpace(path + " " + c.Name)
			out = append(out, branch{p, c})
			walk(p, c)
		}
	}
	walk("", root)
	return out
}

// flagsOf are those of a command itself.
func flagsOf(n *kong.Node) (out []*kong.Flag) {
	for _, f := range n.Flags {
		if !f.Hidden {
			out = append(out, f)
		}
	}
	return out
}

func names(f *kong.Flag) []string {
	out := []string{"--" + f.Name}
	if f.Short != 0 {
		out = append(out, "-"+string(f.Short))
	}
	return out
}

func children(n *kong.Node) (out []string) {
	for _, c := range n.Children {
		if c.Type == kong.CommandNode && !c.Hidden {
			out = append(out, c.Name)
		}
	}
	return out
}

func bashCompletion(w io.Writer, root *kong.Node) error {
	var b strings.Builder
	b.WriteString("# bash completion for sitrep; in ~/.bashrc: source <(sitrep completion bash)\n_sitrep() {\n")
	b.WriteString("\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path='' words='' i\n\tCOMPREPLY=()\n")
	b.WriteString("\tfor ((i = 1; i < COMP_CWORD; i++)); do\n\t\tcase \"${path:+$path }${COMP_WORDS[i]}\" in\n")
	all := branches(root)
	var paths []string
	for _, c := range all {
		paths = append(paths, "'"+c.path+"'")
	}
	fmt.Fprintf(&b, "\t\t%s) path=\"${path:+$path }${COMP_WORDS[i]}\" ;;\n\t\tesac\n\tdone\n", strings.Join(paths, "|"))
	b.WriteString("\tcase \"$path $prev\" in\n")
	for _, c := range all {
		for _, f := range flagsOf(c.Node) {
			if f.IsBool() {
				continue
			}
			var at []string
			for _, n := range names(f) {
				at = append(at, "'"+c.path+" "+n+"'")
			}
			if values := valuesOf(f.Value); values != nil {
				fmt.Fprintf(&b, "\t%s) words='%s' ;;\n", strings.Join(at, "|"), strings.Join(values, " "))
			} else {
				fmt.Fprintf(&b, "\t%s) return ;;\n", strings.Join(at, "|")) // a file, or what nobody can guess
			}
		}
	}
	b.WriteString("\t*)\n\t\tcase \"$path\" in\n")
	fmt.Fprintf(&b, "\t\t'') words='%s --help' ;;\n", strings.Join(children(root), " "))
	for _, c := range all {
		words := children(c.Node)
		for _, p := range c.Positional {
			words = append(words, valuesOf(p)...)
		}
		flags := []string{"--help"}
		for _, f := range flagsOf(c.Node) {
			flags = append(flags, names(f)...)
		}
		fmt.Fprintf(&b, "\t\t'%s') words='%s'; [[ $cur == -* ]] && words='%s' ;;\n", c.path, strings.Join(words, " "), strings.Join(flags, " "))
	}
	b.WriteString("\t\tesac ;;\n\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o bashdefault -o default -F _sitrep sitrep\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// zsh writes a word in single quotes; in a description colons and brackets mean something.
func zshWord(s string) string {
	return strings.NewReplacer("'", `'\''`, `\`, `\\`, "[", `\[`, "]", `\]`, ":", `\:`).Replace(s)
}

// short is the first sentence of a help.
func short(help string) string {
	for _, end := range []string{". ", "; "} {
		if i := strings.Index(help, end); i > 0 {
			help = help[:i]
		}
	}
	return strings.TrimSuffix(help, ".")
}

func zshAction(v *kong.Value, placeholder string) string {
	if values := valuesOf(v); values != nil {
		return "(" + strings.Join(values, " ") + ")"
	}
	switch placeholder = strings.ToUpper(placeholder); {
	case placeholder == "FOLDER":
		return "_files -/"
	case strings.HasPrefix(placeholder, "FILE") || placeholder == "DATABASE" || placeholder == "OURS" || placeholder == "THEIRS" || v.Tag != nil && v.Tag.Type == "path":
		return "_files"
	}
	return " "
}

func zshCompletion(w io.Writer, root *kong.Node) error {
	var b strings.Builder
	b.WriteString("#compdef sitrep\n# zsh completion for sitrep: sitrep completion zsh > a folder of $fpath, as _sitrep\n\n")
	function := func(path string) string {
		return "_sitrep" + strings.NewReplacer(" ", "_", "-", "_").Replace(strings.TrimSuffix("_"+path, "_"))
	}
	choice := func(path string, n *kong.Node) {
		fmt.Fprintf(&b, "%s() {\n\tlocal line state\n\tlocal -a commands\n\tcommands=(\n", function(path))
		for _, c := range n.Children {
			if c.Type == kong.CommandNode && !c.Hidden {
				fmt.Fprintf(&b, "\t\t'%s:%s'\n", c.Name, strings.ReplaceAll(short(c.Help), "'", `'\''`))
			}
		}
		b.WriteString("\t)\n\t_arguments -C '--help[Show help]' '1:command:->command' '*::argument:->argument'\n\tcase $state in\n\tcommand) _describe command commands ;;\n\targument)\n\t\tcase $line[1] in\n")
		for _, c := range n.Children {
			if c.Type == kong.CommandNode && !c.Hidden {
				fmt.Fprintf(&b, "\t\t%s) %s ;;\n", c.Name, function(strings.TrimSpace(path+" "+c.Name)))
			}
		}
		b.WriteString("\t\tesac ;;\n\tesac\n}\n\n")
	}
	for _, c := range branches(root) {
		if len(children(c.Node)) > 0 {
			choice(c.path, c.Node)
			continue
		}
		fmt.Fprintf(&b, "%s() {\n\t_arguments -s \\\n\t\t'--help[Show help]'", function(c.path))
		for _, f := range flagsOf(c.Node) {
			for _, n := range names(f) {
				more := ""
				if f.IsCumulative() {
					more = "*"
				}
				fmt.Fprintf(&b, " \\\n\t\t'%s%s", more, n)
				if !f.IsBool() && strings.HasPrefix(n, "--") {
					b.WriteString("=")
				}
				fmt.Fprintf(&b, "[%s]", zshWord(short(f.Help)))
				if !f.IsBool() {
					fmt.Fprintf(&b, ":%s:%s", zshWord(strings.ToLower(f.FormatPlaceHolder())), zshAction(f.Value, f.FormatPlaceHolder()))
				}
				b.WriteString("'")
			}
		}
		for i, p := range c.Positional {
			at := fmt.Sprint(i + 1)
			if p.IsCumulative() {
				at = "*"
			}
			fmt.Fprintf(&b, " \\\n\t\t'%s:%s:%s'", at, zshWord(p.Name), zshAction(p, p.Name))
		}
		b.WriteString("\n}\n\n")
	}
	choice("", root)
	b.WriteString("_sitrep \"$@\"\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func fishCompletion(w io.Writer, root *kong.Node) error {
	var b strings.Builder
	b.WriteString("# fish completion for sitrep: sitrep completion fish > ~/.config/fish/completions/sitrep.fish\n")
	quote := func(s string) string { return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'" }
	// After which words: exactly those where a command comes next, at least those where its flags do. A
	// word of a search that is the name of a command is none.
	b.WriteString("function __sitrep_after\n\tset -l words (commandline -opc)\n\tset -l n (math (count $argv) + 1)\n\ttest (count $words) -ge $n; and test \"$words[1..$n]\" = \"$words[1] $argv\"\nend\n" +
		"function __sitrep_next\n\tset -l words (commandline -opc)\n\ttest (count $words) -eq (math (count $argv) + 1); and begin; test -z \"$argv\"; or __sitrep_after $argv; end\nend\n")
	for _, c := range branches(root) {
		words := strings.Fields(c.path)
		at := strings.TrimSpace("__sitrep_next " + strings.Join(words[:len(words)-1], " "))
		fmt.Fprintf(&b, "complete -c sitrep -f -n %s -a %s -d %s\n", quote(at), c.Name, quote(short(c.Help)))
		in := "__sitrep_after " + c.path
		for _, f := range flagsOf(c.Node) {
			fmt.Fprintf(&b, "complete -c sitrep -n %s -l %s", quote(in), f.Name)
			if f.Short != 0 {
				fmt.Fprintf(&b, " -s %c", f.Short)
			}
			fmt.Fprintf(&b, " -d %s", quote(short(f.Help)))
			if values := valuesOf(f.Value); values != nil {
				fmt.Fprintf(&b, " -x -a %s", quote(strings.Join(values, " ")))
			} else if !f.IsBool() {
				b.WriteString(" -r")
			}
			b.WriteString("\n")
		}
		for _, p := range c.Positional {
			if values := valuesOf(p); values != nil {
				fmt.Fprintf(&b, "complete -c sitrep -f -n %s -a %s\n", quote(in), quote(strings.Join(values, " ")))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
