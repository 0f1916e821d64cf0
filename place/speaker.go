package place

import (
	"strings"
	"unicode"
)

// speaker is a name that speaks for somewhere without naming it.
type speaker struct {
	words []string // folded
	caps  bool     // the first word counts in capitals alone
}

// readSpeakers reads "WHERE: name, name" lines. Where gives what is before the colon, or a fault and
// the word that it is in; add takes each name of a line.
func readSpeakers[T any](file, text, want string, where func(string) (of T, word, fault string), add func(of T, name string, s speaker)) error {
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		before, names, ok := strings.Cut(line, ":")
		if !ok || strings.TrimSpace(before) == "" {
			return fault(file, n, 1, "want %s, found %q", want, line)
		}
		of, word, wrong := where(before)
		if wrong != "" {
			return fault(file, n, strings.Index(line, word)+1, "%q: %s", word, wrong)
		}
		for name := range strings.SplitSeq(names, ",") {
			words := strings.FieldsFunc(strings.ReplaceAll(name, "'s", ""), func(r rune) bool { return !wordRune(r) || isApostrophe(r) })
			if len(words) == 0 {
				return fault(file, n, 1, "want %s, found %q", want, line)
			}
			s := speaker{caps: strings.ToUpper(words[0]) == words[0] && strings.IndexFunc(words[0], unicode.IsDigit) < 0}
			for _, w := range words {
				s.words = append(s.words, foldName(w)[0])
			}
			add(of, strings.TrimSpace(name), s)
		}
	}
	return nil
}

// key is that of the first word.
func (s *speaker) key() key { return keyStart.word([]byte(s.words[0])) }

// speaks: the atoms from i on are the name, of whose first word the key is known to be that of atom i.
func (d *reading) speaks(i int, s *speaker) bool {
	if s.caps && !d.atoms[i].caps || i+len(s.words) > len(d.atoms) {
		return false
	}
	for j, w := range s.words[1:] {
		if string(d.folded(i+1+j)) != w {
			return false
		}
	}
	return true
}
