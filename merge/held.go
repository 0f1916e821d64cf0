package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// namesHeld are hashes of the words in the names of those whom a mention tells to be arrested,
// by which two reports tell that they mean the same people, whether or not either has the first
// name. States and bodies that a dictionary lists are none.
func namesHeld(m *sitrep.EventMention) (words []uint32) {
	if m.Type != "COERCE" || !slices.Contains(m.Modes, "arrest") {
		return nil
	}
	for i := range m.Recipients {
		if p := &m.Recipients[i]; p.Name != "" && !sitrep.Listed(p.Actor) {
			for w := range strings.FieldsSeq(p.Name) {
				words = append(words, lowerHash(w))
			}
		}
	}
	return words
}

// othersHeld: two arrests of people with other names, or one of somebody known by name and one
// of a crowd. Whom an arrest takes says which one it is.
func othersHeld(a, b *Telling) bool {
	if a.Type != "COERCE" || b.Type != "COERCE" || slices.ContainsFunc(a.Held, func(w uint32) bool { return slices.Contains(b.Held, w) }) {
		return false
	}
	const crowd = 10
	x, y := a.count("detained"), b.count("detained")
	return len(a.Held) > 0 && len(b.Held) > 0 || len(a.Held) > 0 && x < crowd && y >= crowd || len(b.Held) > 0 && y < crowd && x >= crowd
}

// goes says how somebody gives way, "" where nothing or several things say so: a release is no surrender.
func goes(t *Telling) (mode string) {
	if t.Type != "RETREAT" {
		return ""
	}
	for _, m := range t.Modes {
		switch m {
		case "release", "disarm", "withdraw":
			if mode != "" {
				return ""
			}
			mode = m
		}
	}
	return mode
}
