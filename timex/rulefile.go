package timex

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
)

//go:embed rules
var builtinFiles embed.FS

// File is a rule file: words, rules and verb forms of a language with
// examples, in the format of rules/FORMAT.md.
type File struct {
	Lang string // ISO 639-1; "": what its line "language xx" says, English without one
	Name string // for messages
	Text string
}

// Fault is a fault of a rule file.
type Fault struct {
	File         string
	Line, Column int // from 1
	Want         string
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: want %s", f.File, f.Line, f.Column, f.Want)
}

type faultAt func(column int, want string) error

// builtin files in order of language and name.
func builtin() ([]File, error) {
	var out []File
	langs, err := builtinFiles.ReadDir("rules")
	if err != nil {
		return nil, err
	}
	for _, l := range langs {
		if !l.IsDir() {
			continue
		}
		dir := path.Join("rules", l.Name())
		names, err := builtinFiles.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			b, err := builtinFiles.ReadFile(path.Join(dir, n.Name()))
			if err != nil {
				return nil, err
			}
			out = append(out, File{l.Name(), path.Join(l.Name(), n.Name()), string(b)})
		}
	}
	return out, nil
}

// readGrammars makes the grammars of all languages. The later file wins: its
// words get another value, its rules replace those of the same name and go
// before all of the files before it.
func readGrammars(files []File) (map[string]*grammar, error) {
	out := map[string]*grammar{}
	for i := range files {
		lang := files[i].lang()
		g := out[lang]
		if g == nil {
			g = &grammar{words: map[string]*word{}, verbs: newVerbs()}
			out[lang] = g
		}
		if err := g.load(&files[i]); err != nil {
			return nil, err
		}
	}
	for _, g := range out {
		for i, r := range g.rules {
			r.order = i
			set := &g.simple
			if r.compound() {
				set = &g.compound
			}
			set.add(r)
		}
	}
	return out, nil
}

func (f *File) lang() string {
	if f.Lang != "" {
		return f.Lang
	}
	for line := range strings.Lines(f.Text) {
		if l, ok := strings.CutPrefix(strings.TrimSpace(line), "language "); ok && len(l) == 2 {
			return l
		}
	}
	return fallback
}

func (g *grammar) load(file *File) error {
	var current *rule
	own := map[string]bool{}
	var rules []*rule
	for i, line := range strings.Split(file.Text, "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		if line == "" || line[0] == '#' {
			continue
		}
		fault := func(column int, want string) error { return &Fault{file.Name, i + 1, column, want} }
		var err error
		switch {
		case line[0] == '+' || line[0] == '-':
			if current == nil {
				return fault(1, "a rule before its examples")
			}
			e := example{file.Name, i + 1, current.name, strings.TrimSpace(line[1:]), line[0] == '-'}
			if err = e.wellFormed(fault); err == nil {
				g.examples = append(g.examples, e)
			}
		case strings.HasPrefix(line, "rule "):
			if current, err = g.parseRule(line, fault); err != nil {
				return err
			}
			if own[current.name] {
				return fault(6, "a name of its own, found "+current.name+" again")
			}
			own[current.name] = true
			rules = append(rules, current)
		case line[0] >= 'A' && line[0] <= 'Z':
			err = g.addWords(line, fault)
		case strings.HasPrefix(line, "language "):
			if l := line[9:]; len(l) != 2 || strings.ToLower(l) != l {
				err = fault(10, "two letters of ISO 639-1, found "+l)
			}
		case strings.HasPrefix(line, "order "):
			switch strings.TrimPrefix(line, "order ") {
			case "day-month":
				g.dayFirst = true
			case "month-day":
				g.dayFirst = false
			case "clock-point":
				g.clockPoint = true
			default:
				err = fault(7, "day-month, month-day or clock-point")
			}
		default:
			err = g.verbs.add(line, fault)
		}
		if err != nil {
			return err
		}
	}
	g.rules = slices.DeleteFunc(g.rules, func(r *rule) bool { return own[r.name] })
	g.examples = slices.DeleteFunc(g.examples, func(e example) bool { return own[e.rule] && e.file != file.Name })
	if builtinName(file) {
		g.rules = append(g.rules, rules...)
	} else {
		g.rules = append(rules, g.rules...)
	}
	return nil
}

// builtinName: the program's own files keep the order of their names.
func builtinName(f *File) bool {
	_, err := builtinFiles.Open("rules/" + f.Name)
	return err == nil
}

// wellFormed checks "text [expression] => TYPE VALUE MOD from..to; …".
func (e *example) wellFormed(fault faultAt) error {
	text, want, arrow := strings.Cut(e.text, " => ")
	marks := strings.Count(text, "[")
	switch {
	case e.negative && (arrow || marks > 0):
		return fault(1, "a text without marks after \"-\"")
	case e.negative:
	case marks == 0 || marks != strings.Count(text, "]"):
		return fault(3, "the expression in [ ]")
	case !arrow || len(strings.Split(want, "; ")) != marks:
		return fault(3+len(text), "\" => TYPE VALUE\" for each [ ], with \"; \" between them")
	}
	return nil
}
