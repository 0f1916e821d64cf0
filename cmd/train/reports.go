package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sitrep"
	"sitrep/lang"
)

// reportTypes are the letters of the marks in cmd/train/text.
var reportTypes = map[byte]sitrep.NameType{
	'P': sitrep.NamePerson, 'O': sitrep.NameOrganization, 'A': sitrep.NameArmedGroup, 'L': sitrep.NamePlace,
	'F': sitrep.NameFacility, 'N': sitrep.NameNationality, 'E': sitrep.NameEvent, 'X': sitrep.NameOther,
}

// readReports reads our own reports with their names marked as "[P:Ana
// Torvald]", a paragraph a line (format in cmd/train/text/README.md).
func readReports(path string) ([]*sentence, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []*sentence
	for n, line := range strings.Split(string(text), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' || strings.HasPrefix(line, "===") {
			continue
		}
		plain, marks, err := unmark(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d:%w", path, n+1, err)
		}
		ss := rawSentences(fmt.Sprintf("%s-%d", strings.TrimSuffix(filepath.Base(path), ".txt"), n+1), plain)
		k := 0
		for _, s := range ss {
			s.names = make([]labelSet, len(s.forms))
			for i := range s.names {
				s.names[i] = outside
			}
			for ; k < len(marks) && marks[k].Start < s.spans[len(s.spans)-1].End; k++ {
				s.markSpan(marks[k])
			}
		}
		out = append(out, ss...)
	}
	return out, nil
}

// marked is a name in a line.
type marked struct {
	sitrep.Span
	kind sitrep.NameType
}

// unmark takes the marks out of a line.
func unmark(line string) (string, []marked, error) {
	var text strings.Builder
	var marks []marked
	for at := 0; at < len(line); {
		open := strings.IndexByte(line[at:], '[')
		if open < 0 {
			text.WriteString(line[at:])
			break
		}
		open += at
		text.WriteString(line[at:open])
		end := strings.IndexByte(line[open:], ']') + open
		if end < open+4 || line[open+2] != ':' || reportTypes[line[open+1]] == "" || strings.ContainsAny(line[open+3:end], "[") {
			return "", nil, fmt.Errorf("%d: expected a name as [P:words]", open+1)
		}
		m := marked{sitrep.Span{Start: text.Len()}, reportTypes[line[open+1]]}
		text.WriteString(line[open+3 : end])
		m.End = text.Len()
		marks = append(marks, m)
		at = end + 1
	}
	return text.String(), marks, nil
}

// markSpan marks the words that a name touches.
func (s *sentence) markSpan(m marked) {
	first := sort.Search(len(s.spans), func(i int) bool { return s.spans[i].End > m.Start })
	end := sort.Search(len(s.spans), func(i int) bool { return s.spans[i].Start >= m.End })
	if first < end {
		s.mark(first, end, m.kind)
	}
}

// rawSentences cuts a paragraph into sentences of words.
func rawSentences(id, text string) (out []*sentence) {
	for _, x := range lang.Segment(&sitrep.Document{Text: text}) {
		s := &sentence{id: id}
		for _, t := range x.Tokens {
			s.forms = append(s.forms, text[t.Start:t.End])
			s.spans = append(s.spans, t.Span)
		}
		out = append(out, s)
	}
	return out
}

// readPlain reads plain text, a paragraph a line; of a long file only every
// second, third … paragraph, so that rawWords are not much exceeded. Sentences
// of under four or over eighty words are left out.
func readPlain(path string) ([]*sentence, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []*sentence
	lines := strings.Split(string(text), "\n")
	step := max(1, (len(strings.Fields(string(text)))+rawWords-1)/rawWords)
	for n := 0; n < len(lines); n += step {
		for _, s := range rawSentences(fmt.Sprintf("%s-%d", strings.TrimSuffix(filepath.Base(path), ".txt"), n+1), lines[n]) {
			if len(s.forms) >= 4 && len(s.forms) <= 80 {
				out = append(out, s)
			}
		}
	}
	return out, nil
}
