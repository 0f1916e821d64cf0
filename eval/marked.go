package eval

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// Marked is a report with marked chains: mentions of one thing, in text order,
// as spans of Text. eval/coref/README.md says how it is marked.
type Marked struct {
	ID     string
	Text   string
	Chains [][]sitrep.Span
}

// ReadMarked reads the marked reports (ID.txt) of a folder, ordered by name. A
// fault names file, line, column and what was expected.
func ReadMarked(dir string) ([]Marked, error) {
	return readFolder(dir, ".txt", "marked reports (ID.txt)", func(path, id string, b []byte) (Marked, error) {
		m, err := ParseMarked(path, string(b))
		m.ID = id
		return m, err
	})
}

// ParseMarked takes the marks out of a text: "[1:the group] said [1:it] …",
// nested ones too. Brackets without a number and colon stay in the text. Chains
// are in the order of their first mention; one of a single mention is kept.
func ParseMarked(file, s string) (Marked, error) {
	text, marks, err := unmark(file, s, func(c byte) bool { return '0' <= c && c <= '9' })
	m := Marked{Text: text}
	of := map[string]int{}
	for _, k := range marks {
		i, ok := of[k.label]
		if !ok {
			i = len(m.Chains)
			of[k.label] = i
			m.Chains = append(m.Chains, nil)
		}
		m.Chains[i] = append(m.Chains[i], k.Span)
	}
	return m, err
}

// mark is words of a text with their label.
type mark struct {
	label string
	sitrep.Span
}

// unmark takes the marks "[label:words]" out of a text and returns them in text
// order. Brackets without a label of such letters and a colon stay in it. A
// fault names line and column.
func unmark(file, s string, letter func(byte) bool) (string, []mark, error) {
	type open struct {
		label    string // "": a bracket of the text
		at, from int    // from: in the text without marks
	}
	var stack []open
	var text strings.Builder
	var marks []mark
	fault := func(at int, want string) error {
		line := 1 + strings.Count(s[:at], "\n")
		return fmt.Errorf("%s:%d:%d: expected %s", file, line, at-strings.LastIndexByte(s[:at], '\n'), want)
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			j := i + 1
			for j < len(s) && letter(s[j]) {
				j++
			}
			if j > i+1 && j < len(s) && s[j] == ':' {
				stack = append(stack, open{s[i+1 : j], i, text.Len()})
				i = j
				continue
			}
			stack = append(stack, open{"", i, 0})
		case ']':
			if len(stack) == 0 {
				break
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if o.label == "" {
				break
			}
			if text.Len() == o.from {
				return "", nil, fault(o.at, "words in the mark")
			}
			marks = append(marks, mark{o.label, sitrep.Span{Start: o.from, End: text.Len()}})
			continue
		}
		text.WriteByte(s[i])
	}
	for _, o := range stack {
		if o.label != "" {
			return "", nil, fault(o.at, "a mark that is closed")
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return inTextOrder(a.Span, b.Span) })
	return text.String(), marks, nil
}

func inTextOrder(a, b sitrep.Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}

// offsets maps byte offsets of one text into another that differs in white
// space alone; ok is false when it differs in more.
func offsets(from, to string) (at []int, ok bool) {
	at = make([]int, len(from)+1)
	j := 0
	for i := range len(from) {
		if white(from[i]) {
			at[i] = j
			continue
		}
		for j < len(to) && white(to[j]) {
			j++
		}
		if j >= len(to) || to[j] != from[i] {
			return nil, false
		}
		at[i] = j
		j++
	}
	at[len(from)] = j
	return at, true
}

func white(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// InDocument are the chains as spans of an analysed document's text.
func (m *Marked) InDocument(doc *sitrep.Document) ([][]sitrep.Span, error) {
	at, ok := offsets(m.Text, doc.Text)
	if !ok {
		return nil, fmt.Errorf("%s: the document's text is not the marked one", m.ID)
	}
	out := make([][]sitrep.Span, len(m.Chains))
	for i, c := range m.Chains {
		for _, s := range c {
			out[i] = append(out[i], sitrep.Span{Start: at[s.Start], End: at[s.End-1] + 1})
		}
	}
	return out, nil
}
