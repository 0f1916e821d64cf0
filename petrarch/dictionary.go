// Package petrarch codes events by dictionaries of the TABARI and PETRARCH
// programs: verb blocks with patterns, actors with dated codes, agents and
// discards, on the dependency trees of this program.
//
// A sentence becomes a row of words in which noun phrases are bracketed and
// carry the codes of the actors and agents in them. A verb of the dictionary
// looks for its patterns in the words before it and in those of its own clause
// behind it; what the winning pattern does not name as source ($) and target (+)
// is the subject and the first coded noun phrase behind the verb. Rule of thumb:
// the longest pattern wins, and nothing is coded within the clause of a verb that
// was coded.
//
// Limits: a phrase that the parser takes for no noun phrase carries no code;
// pronouns have no code of their own; the program's own actors, places and
// coreference are not looked at, since the dictionary is what the user wants.
//
// Formats and what the symbols mean: the documentation of PETRARCH (MIT licence)
// and chapter 5 of the TABARI manual.
package petrarch

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// File is one file of a dictionary.
type File struct {
	Name, Text string
}

// Fault is what a file has that could not be used, and what was expected.
type Fault struct {
	File      string
	Line, Col int
	Text      string
}

func (f *Fault) Error() string { return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Col, f.Text) }

// Null is the code of no event and of an actor that is not in the dictionary.
const Null = "---"

// Dictionary is what the files say. It is immutable and safe for concurrent use.
type Dictionary struct {
	verbs    map[string][]*verb // by the form of the word that bears the inflection
	synsets  map[string]*synset
	rewrites []rewrite
	actors   lexicon
	agents   lexicon
	discards []discard
	stems    bool // TABARI: entries are beginnings of words unless they end in "_"
	blocks   int
	patterns int
}

// kinds of files.
const (
	kindNone = iota
	kindVerbs
	kindActors
	kindAgents
	kindDiscards
	kindIssues
	kindList // bare words in lower case: no part of the coding
)

// Read reads the files of a dictionary, each recognised by what stands in it. What
// could not be mapped is returned as faults in the order of the files; the rest
// is used. err says that there is nothing to code with.
func Read(files []File) (d *Dictionary, faults []*Fault, err error) {
	d = &Dictionary{verbs: map[string][]*verb{}, synsets: map[string]*synset{}, actors: lexicon{}, agents: lexicon{}}
	r := &reader{d: d}
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	verbs := 0
	kinds := make([]int, len(files))
	for i := range files {
		files[i].Text = readable(files[i].Text)
		if kinds[i] = kindOf(files[i].Text); kinds[i] == kindVerbs {
			verbs++
			d.stems = d.stems || !strings.Contains("\n"+files[i].Text, "\n---")
		}
	}
	for i, f := range files {
		r.file = filepath.Base(f.Name)
		r.lines(f.Text)
		switch kinds[i] {
		case kindVerbs:
			r.verbs()
		case kindActors:
			r.actors()
		case kindAgents:
			r.agents()
		case kindDiscards:
			r.discards()
		case kindIssues:
			r.fault(1, 1, "lists of issues are not coded: want verbs, actors, agents or discards")
		default:
			r.fault(1, 1, "want verbs, actors, agents or discards")
		}
	}
	if verbs == 0 {
		return nil, r.faults, fmt.Errorf("no file of verbs among %d: want blocks of \"--- NAME [CODE] ---\" or lines of \"- PATTERN [CODE]\"", len(files))
	}
	for form := range d.verbs {
		slices.SortStableFunc(d.verbs[form], func(a, b *verb) int { return b.length() - a.length() })
	}
	d.actors.sort()
	d.agents.sort()
	return d, r.faults, nil
}

// readable is a file's text in UTF-8; the old ones are Latin-1.
func readable(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	if !utf8.ValidString(text) {
		text, _ = charmap.Windows1252.NewDecoder().String(text)
	}
	return text
}

// Size counts what was read.
func (d *Dictionary) Size() string {
	return fmt.Sprintf("forms of verbs %d, blocks %d, patterns %d, actors %d, agents %d, discards %d",
		len(d.verbs), d.blocks, d.patterns, d.actors.len(), d.agents.len(), len(d.discards))
}

// kindOf tells a file by its lines.
func kindOf(text string) int {
	verbs, agents, actors, plain, lower := 0, 0, 0, 0, 0
	for s := range strings.SplitSeq(text, "\n") {
		s = strings.TrimRight(uncomment(s), " \t\r")
		switch {
		case s == "" || strings.HasPrefix(s, "<!--"):
		case strings.HasPrefix(s, "<ISSUE"):
			return kindIssues
		case strings.HasPrefix(s, "---"), strings.HasPrefix(s, "- ") && strings.Contains(s, "*"), s[0] == '&', s[0] == '~':
			verbs++
		case strings.Contains(s, "~]"), strings.Contains(s, "[~"), strings.Contains(s, "[ ~"):
			agents++
		case strings.Contains(s, "["):
			actors++
		default:
			plain++
			if s == strings.ToLower(s) && !strings.Contains(s, " ") && !strings.ContainsAny(s, "0123456789") {
				lower++
			}
		}
	}
	switch {
	case verbs > 0:
		return kindVerbs
	case agents > 0 && agents >= actors:
		return kindAgents
	case actors > 0:
		return kindActors
	case plain == 0:
		return kindNone
	case 10*lower > 9*plain:
		return kindList
	}
	return kindDiscards
}
