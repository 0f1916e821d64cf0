package petrarch

import "strings"

// reader goes through one file after the other.
type reader struct {
	d      *Dictionary
	file   string
	line   []line
	faults []*Fault
}

// line is what is left of a line without its comment.
type line struct {
	n    int // 1-based
	text string
}

func (r *reader) fault(n, col int, text string) {
	r.faults = append(r.faults, &Fault{r.file, n, col, text})
}

// lines parts a text, without comments and empty lines.
func (r *reader) lines(text string) {
	r.line = r.line[:0]
	hidden := false // within <!-- -->
	for i, s := range strings.Split(text, "\n") {
		s = strings.TrimRight(s, "\r")
		if hidden {
			_, after, ok := strings.Cut(s, "-->")
			if hidden = !ok; hidden {
				continue
			}
			s = after
		}
		for {
			before, rest, ok := strings.Cut(s, "<!")
			if !ok || !strings.HasPrefix(strings.TrimLeft(rest, " "), "--") {
				break
			}
			_, after, closed := strings.Cut(rest, "-->")
			if s = before + after; !closed {
				hidden = true
				break
			}
		}
		if s = strings.TrimRight(uncomment(s), " \t"); strings.TrimSpace(s) != "" {
			r.line = append(r.line, line{i + 1, s})
		}
	}
}

// uncomment cuts "#" or ";" and what follows, unless in brackets ("[###]").
func uncomment(s string) string {
	in := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			in = true
		case ']':
			in = false
		case '#', ';':
			if !in {
				return s[:i]
			}
		}
	}
	return s
}

// column of a part of a line, 1-based.
func (l line) column(part string) int { return max(0, strings.Index(l.text, part)) + 1 }

// brackets parts a text from the codes after it: "TEXT [A] [B]".
func brackets(s string) (text string, codes []string) {
	text, rest, _ := strings.Cut(s, "[")
	for rest != "" {
		var c string
		c, rest, _ = strings.Cut(rest, "]")
		codes = append(codes, strings.TrimSpace(c))
		_, rest, _ = strings.Cut(rest, "[")
	}
	return strings.TrimSpace(text), codes
}

// words parts a word of a dictionary as the words of a sentence are parted: at
// hyphens and underscores, "n't" and "'s" by themselves, in capitals.
func words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToUpper(strings.ReplaceAll(s, "’", "'")), func(r rune) bool {
		return r == '-' || r == '_' || r == ' ' || r == '\t' || r == ','
	}) {
		for _, end := range []string{"N'T", "'S", "'"} {
			if rest, ok := strings.CutSuffix(w, end); ok && rest != "" {
				w = rest
				if end == "N'T" {
					out, w = append(out, w), end
				}
				break
			}
		}
		if w != "" && w != "'S" && w != "'" {
			out = append(out, w)
		}
	}
	return out
}
