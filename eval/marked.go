package eval

import (
	"fmt"
	"slices"
	"strconv"
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
	type open struct{ chain, at, from int } // from: in the text without marks; chain -1: a bracket of the text
	var stack []open
	var text strings.Builder
	m := Marked{}
	of := map[int]int{}
	fault := func(at int, want string) error {
		line := 1 + strings.Count(s[:at], "\n")
		return fmt.Errorf("%s:%d:%d: expected %s", file, line, at-strings.LastIndexByte(s[:at], '\n'), want)
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			j := i + 1
			for j < len(s) && '0' <= s[j] && s[j] <= '9' {
				j++
			}
			if j > i+1 && j < len(s) && s[j] == ':' {
				n, err := strconv.Atoi(s[i+1 : j])
				if err != nil {
					return m, fault(i+1, "the number of a chain")
				}
				stack = append(stack, open{n, i, text.Len()})
				i = j
				continue
			}
			stack = append(stack, open{-1, i, 0})
		case ']':
			if len(stack) == 0 {
				break
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if o.chain < 0 {
				break
			}
			if text.Len() == o.from {
				return m, fault(o.at, "words in the mark")
			}
			k, ok := of[o.chain]
			if !ok {
				k = len(m.Chains)
				of[o.chain] = k
				m.Chains = append(m.Chains, nil)
			}
			m.Chains[k] = append(m.Chains[k], sitrep.Span{Start: o.from, End: text.Len()})
			continue
		}
		text.WriteByte(s[i])
	}
	for _, o := range stack {
		if o.chain >= 0 {
			return m, fault(o.at, "a mark that is closed")
		}
	}
	m.Text = text.String()
	for _, c := range m.Chains {
		slices.SortFunc(c, inTextOrder)
	}
	slices.SortStableFunc(m.Chains, func(a, b []sitrep.Span) int { return inTextOrder(a[0], b[0]) })
	return m, nil
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
