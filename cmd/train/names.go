package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

//go:embed names.txt
var nameWords string

// lexicon is the word lists of names.txt by section; keys in lower case.
type lexicon map[string]map[string]bool

func readLexicon(text string) (lexicon, error) {
	lex := lexicon{}
	section := ""
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
			lex[section] = map[string]bool{}
		case section == "":
			return nil, fmt.Errorf("names.txt:%d:1: words before a section, expected [section]", n+1)
		default:
			for _, w := range strings.Fields(line) {
				lex[section][strings.ToLower(w)] = true
			}
		}
	}
	return lex, nil
}

func (l lexicon) has(section, word string) bool { return l[section][strings.ToLower(word)] }

var nameTypes = []sitrep.NameType{
	sitrep.NamePerson, sitrep.NameOrganization, sitrep.NamePlace, sitrep.NameNationality,
	sitrep.NameFacility, sitrep.NameEvent, sitrep.NameOther, sitrep.NameArmedGroup,
}

// nameLabels are the classes of the name head: outside, then begin, inside,
// end and single of each type.
var nameLabels = func() []string {
	out := []string{"O"}
	for _, t := range nameTypes {
		for _, p := range []string{"B-", "I-", "E-", "S-"} {
			out = append(out, p+string(t))
		}
	}
	return out
}()

// labelSet is a set of classes of nameLabels.
type labelSet uint64

const outside = labelSet(1)

// inside allows every class but outside.
var inside = labelSet(1)<<len(nameLabels) - 2

// mark sets the classes of a name over words [first, end): any of the types.
func (s *sentence) mark(first, end int, types ...sitrep.NameType) {
	for i := first; i < end; i++ {
		position := 1
		switch {
		case end-first == 1:
			position = 3
		case i == first:
			position = 0
		case i == end-1:
			position = 2
		}
		s.names[i] = 0
		for k, t := range nameTypes {
			for _, want := range types {
				if t == want {
					s.names[i] |= 1 << (1 + 4*k + position)
				}
			}
		}
	}
}

// markPeoples marks the words that name nationalities, religions and groups of
// people, where nothing else is marked.
func (s *sentence) markPeoples(lex lexicon) {
	for i, f := range s.forms {
		if capital(f) && lex.has("peoples", f) && s.names[i]&(outside|inside) != 0 {
			if s.names[i] == outside || s.names[i] == inside {
				s.mark(i, i+1, sitrep.NameNationality)
			}
		}
	}
}

// placeOrFacility tells facilities by their noun.
func (s *sentence) placeOrFacility(lex lexicon, first, end int) sitrep.NameType {
	for i := first; i < end; i++ {
		if lex.has("facilities", s.forms[i]) && (i == end-1 || strings.EqualFold(s.forms[i+1], "of")) && end-first > 1 {
			return sitrep.NameFacility
		}
	}
	return sitrep.NamePlace
}

// trimName drops determiners and titles in front, the possessive behind.
func (s *sentence) trimName(lex lexicon, first, end int) (int, int) {
	for first < end && (lex.has("before", s.forms[first]) || end-first > 1 && lex.has("titles", s.forms[first])) {
		first++
	}
	for end > first && (s.forms[end-1] == "'s" || s.forms[end-1] == "'" || s.forms[end-1] == "’s") {
		end--
	}
	return first, end
}

// readNames reads one token a line with its label (PER, LOC, ORG, MISC) in the
// last or, with tabs, the third column.
func readNames(path string, lex lexicon) ([]*sentence, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []*sentence
	var labels []string
	misc := false
	s := &sentence{}
	flush := func() {
		if len(s.forms) > 0 {
			out = append(out, s)
			s.markSpans(labels, lex)
		}
		s, labels = &sentence{id: s.id}, nil
	}
	sc := bufio.NewScanner(file)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' && strings.Contains(line, " = ") {
			if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
				s.id = id
			}
			if line == "" {
				flush()
			}
			continue
		}
		word, label, ok := "", "", false
		if f := strings.Split(line, "\t"); len(f) >= 3 {
			word, label, ok = f[1], f[2], true
		} else {
			word, label, ok = strings.Cut(line, " ")
		}
		if !ok {
			return nil, fmt.Errorf("%s:%d: expected a word and its label", path, n)
		}
		misc = misc || strings.HasSuffix(label, "MISC")
		s.forms = append(s.forms, word)
		labels = append(labels, label)
	}
	flush()
	if !misc { // the corpus leaves the other kinds of names unmarked
		for _, s := range out {
			for i, f := range s.forms {
				if s.names[i] == outside && capital(f) {
					s.names[i] |= anyOf(sitrep.NameEvent, sitrep.NameOther)
				}
			}
		}
	}
	return out, sc.Err()
}

func anyOf(types ...sitrep.NameType) labelSet {
	var bits labelSet
	for k, t := range nameTypes {
		for _, want := range types {
			if t == want {
				bits |= 15 << (1 + 4*k)
			}
		}
	}
	return bits
}

// markSpans turns IOB labels into allowed classes.
func (s *sentence) markSpans(labels []string, lex lexicon) {
	s.names = make([]labelSet, len(labels))
	for i := range s.names {
		s.names[i] = outside
	}
	s.markPeoples(lex)
	for i := 0; i < len(labels); {
		_, kind, ok := strings.Cut(labels[i], "-")
		if !ok || kind == "" {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == "I-"+kind {
			j++
		}
		first, end := s.trimName(lex, i, j)
		i = j
		if first == end {
			continue
		}
		switch kind {
		case "PER":
			s.mark(first, end, sitrep.NamePerson)
		case "ORG":
			s.mark(first, end, sitrep.NameOrganization, sitrep.NameArmedGroup) // the corpus does not tell them apart
		case "LOC":
			s.mark(first, end, s.placeOrFacility(lex, first, end))
		case "MISC":
			if end-first == 1 && lex.has("peoples", s.forms[first]) {
				s.mark(first, end, sitrep.NameNationality)
			} else {
				s.mark(first, end, s.eventOrOther(lex, first, end)...)
			}
		}
	}
}

func (s *sentence) eventOrOther(lex lexicon, first, end int) []sitrep.NameType {
	for i := first; i < end; i++ {
		if lex.has("events", s.forms[i]) {
			return []sitrep.NameType{sitrep.NameEvent}
		}
	}
	return []sitrep.NameType{sitrep.NameOther}
}

// weakNames marks a treebank sentence without names: what is no proper noun is
// outside, what is one belongs to some name.
func (s *sentence) weakNames(lex lexicon) {
	s.names = make([]labelSet, len(s.forms))
	for i, f := range s.forms {
		s.names[i] = outside
		if s.proper(i) && !lex.has("calendar", f) && !lex.has("titles", f) {
			s.names[i] = inside
		}
		if s.xpos[i] == "ADD" || s.upos[i] == "X" {
			s.names[i] = 0
		}
	}
	s.markPeoples(lex)
	for i := range s.names { // small words within names
		if s.names[i] == outside && i > 0 && i+1 < len(s.names) && !s.proper(i) &&
			s.names[i-1] == inside && (s.proper(i+1) || s.xpos[i+1] == "DT") && (s.xpos[i] == "IN" || s.xpos[i] == "HYPH" || s.xpos[i] == "CC") {
			s.names[i] = 0
		}
	}
}

func (s *sentence) proper(i int) bool { return s.xpos[i] == "NNP" || s.xpos[i] == "NNPS" }

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
