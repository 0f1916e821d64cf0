package eval

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// Trigger is the words of a sentence that tell an event.
type Trigger struct {
	sitrep.Span
	Types []string // PLOVER; from the second on those that could be defended too
	Mode  string   // "" where none is marked
}

// TriggerSentence is a sentence in which every trigger is marked.
type TriggerSentence struct {
	At       string // file:line
	Text     string
	Triggers []Trigger
}

// ReadTriggers reads files, or the *.txt of folders, with a sentence a line: "Rebels
// {ASSAULT/firearms opened fire} on …", a second type after a bar. Lines that begin
// with # and empty ones are skipped. A fault names file, line, column and what was expected.
func ReadTriggers(paths ...string) (out []TriggerSentence, err error) {
	for _, p := range paths {
		files := []string{p}
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			if files, err = filepath.Glob(filepath.Join(p, "*.txt")); err != nil {
				return nil, err
			}
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			for n, line := range strings.Split(string(b), "\n") {
				if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
					continue
				}
				s, err := parseTriggers(fmt.Sprintf("%s:%d", f, n+1), line)
				if err != nil {
					return nil, err
				}
				out = append(out, s)
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no sentences with marked triggers (*.txt)", strings.Join(paths, ", "))
	}
	return out, nil
}

func parseTriggers(at, line string) (TriggerSentence, error) {
	s := TriggerSentence{At: at}
	for rest := line; ; {
		plain, marked, found := strings.Cut(rest, "{")
		s.Text += plain
		if !found {
			return s, nil
		}
		fault := func(want string) error {
			return fmt.Errorf("%s:%d: expected %s", at, len(line)-len(marked), want)
		}
		inner, after, closed := strings.Cut(marked, "}")
		code, words, spaced := strings.Cut(inner, " ")
		if !closed || !spaced || words == "" {
			return s, fault("{TYPE/mode words}")
		}
		g := Trigger{Span: sitrep.Span{Start: len(s.Text), End: len(s.Text) + len(words)}}
		for i, c := range strings.Split(code, "|") {
			c, mode, _ := strings.Cut(c, "/")
			if _, ok := ontology.TypeOf(c); !ok {
				return s, fault("a type of PLOVER, found " + c)
			}
			if _, ok := ontology.ModeOf(c, mode); mode != "" && !ok {
				return s, fault("a mode of " + c + ", found " + mode)
			}
			if i == 0 {
				g.Mode = mode
			}
			g.Types = append(g.Types, c)
		}
		s.Triggers = append(s.Triggers, g)
		s.Text += words
		rest = after
	}
}

// TriggerScore counts triggers by type, the modes of those found, and the errors.
type TriggerScore struct {
	ByType map[string]*Tally
	Modes  Tally
	Errors []string // "file:line: …", in the order of the sentences
}

// Add scores the mentions of a sentence. A mention hits a trigger whose words
// it shares and one of whose types it has; several on one trigger count once.
func (r *TriggerScore) Add(s *TriggerSentence, mentions []sitrep.EventMention) {
	if r.ByType == nil {
		r.ByType = map[string]*Tally{}
	}
	of := func(typ string) *Tally {
		if r.ByType[typ] == nil {
			r.ByType[typ] = &Tally{}
		}
		return r.ByType[typ]
	}
	hit := make([]bool, len(s.Triggers))
	for i := range mentions {
		m := &mentions[i]
		at := -1
		for k := range s.Triggers {
			g := &s.Triggers[k]
			if m.Trigger.Start < g.End && g.Start < m.Trigger.End && (at < 0 || slices.Contains(g.Types, m.Type)) {
				at = k
			}
		}
		if at >= 0 && slices.Contains(s.Triggers[at].Types, m.Type) {
			g := &s.Triggers[at]
			if !hit[at] {
				hit[at] = true
				of(g.Types[0]).add(1, 1, 0)
				switch {
				case g.Mode == "":
				case slices.Contains(m.Modes, g.Mode):
					r.Modes.add(1, 1, 1)
				default:
					r.Modes.add(0, 1, 1)
				}
			}
			continue
		}
		of(m.Type).add(0, 1, 0)
		instead := "nothing"
		if at >= 0 {
			instead = s.Triggers[at].Types[0]
		}
		r.Errors = append(r.Errors, fmt.Sprintf("%s: %s for %s [%s]: %s", s.At, m.Type, instead, s.Text[m.Trigger.Start:m.Trigger.End], s.Text))
	}
	for k := range s.Triggers {
		g := &s.Triggers[k]
		of(g.Types[0]).add(0, 0, 1)
		if !hit[k] {
			r.Errors = append(r.Errors, fmt.Sprintf("%s: missed %s [%s]: %s", s.At, g.Types[0], s.Text[g.Start:g.End], s.Text))
		}
	}
}

// Print writes the score as a table of Markdown.
func (r *TriggerScore) Print(w io.Writer) {
	fmt.Fprint(w, "| type | precision | recall | F | asked | given |\n|---|--:|--:|--:|--:|--:|\n")
	var all Tally
	row := func(name string, t Tally) {
		fmt.Fprintf(w, "| %s | %.1f | %.1f | %.1f | %d | %d |\n", name, t.Precision(), t.Recall(), t.F(), t.Asked, t.Given)
	}
	mean, n := 0.0, 0
	for _, t := range ontology.Types() {
		if y := r.ByType[t.Name]; y != nil {
			row(t.Name, *y)
			all.add(y.Right, y.Given, y.Asked)
			if f := y.F(); y.Asked > 0 && !math.IsNaN(f) {
				mean += f
				n++
			}
		}
	}
	row("all", all)
	fmt.Fprintf(w, "\nMean F of the types %.1f; mode right %.1f of %d triggers found whose mode is marked.\n", mean/float64(max(n, 1)), r.Modes.Recall(), r.Modes.Asked)
}
