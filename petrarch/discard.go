package petrarch

import "strings"

// discard is words with which a sentence or a whole report is not coded.
type discard struct {
	text   string // in capitals, a space before
	report bool
	whole  bool // not a stem
	file   string
	line   int
}

func (r *reader) discards() {
	for _, l := range r.line {
		s := strings.TrimSpace(strings.ToUpper(l.text))
		if text, codes := brackets(s); len(codes) > 0 {
			s = text // "[###]" of the older lists
		}
		d := discard{file: r.file, line: l.n}
		s, d.report = strings.CutPrefix(s, "+")
		s, d.whole = strings.CutSuffix(s, "_")
		s = strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '_' || c == '\t' }), " ")
		if s == "" {
			r.fault(l.n, 1, "want words")
			continue
		}
		d.text = " " + s
		r.d.discards = append(r.d.discards, d)
	}
}

// discarded reports the discard that a sentence meets, nil if none.
func (d *Dictionary) discarded(sentence string) *discard {
	if len(d.discards) == 0 {
		return nil
	}
	text := " " + strings.Join(strings.Fields(strings.ToUpper(sentence)), " ") + " "
	var found *discard
	for i := range d.discards {
		x := &d.discards[i]
		for rest := text; ; {
			k := strings.Index(rest, x.text)
			if k < 0 {
				break
			}
			rest = rest[k+len(x.text):]
			if !x.whole || !letter(rest[0]) {
				if x.report {
					return x
				}
				if found == nil {
					found = x
				}
				break
			}
		}
	}
	return found
}

func letter(b byte) bool {
	return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80
}
