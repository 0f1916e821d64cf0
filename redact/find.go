// Package redact hides the names of private persons: it finds them in a coded
// report, by a written rule, and replaces them in what goes out by pseudonyms that
// are the same wherever the same secret is used.
//
// The rule (docs/redaction.md): a person is private who is named, whom no list of
// actors knows, who holds no office and is not described as one who does, and who is
// told of as a victim, as detained or freed, as a minor, or as somebody's relative,
// neighbour or witness. It errs towards hiding. Names that the report never
// connects with such words stay.
package redact

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

//go:embed words.txt
var wordsText string

var words = mustWords(wordsText)

// lists that describe asks for.
type lists uint8

const (
	inPublic lists = 1 << iota
	inMinor
	inBystander
)

var listsOf = func() map[string]lists {
	of := map[string]lists{}
	for name, in := range map[string]lists{"public": inPublic, "minor": inMinor, "bystander": inBystander} {
		for w := range words[name] {
			of[w] |= in
		}
	}
	return of
}()

// mustWords reads the lists of words; a fault in the built-in file is a programming error.
func mustWords(text string) map[string]map[string]bool {
	lists, err := readWords(text)
	if err != nil {
		panic(err)
	}
	return lists
}

func readWords(text string) (map[string]map[string]bool, error) {
	lists := map[string]map[string]bool{}
	for n, line := range strings.Split(strings.ReplaceAll(text, "\\\n", " "), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("redact: words.txt:%d:1: want LIST: word, word, found %q", n+1, line)
		}
		m := map[string]bool{}
		for w := range strings.SplitSeq(list, ",") {
			m[strings.TrimSpace(w)] = true
		}
		lists[name] = m
	}
	return lists, nil
}

// Reasons for which a name is private.
const (
	Victim    = "victim"    // killed, hurt, abducted
	Detained  = "detained"  // arrested, tried, held, freed
	Minor     = "minor"     // under age
	Bystander = "bystander" // a witness, a relative
)

// Finder is the stage that notes the names in the document. It is safe for concurrent use.
type Finder struct{}

// Annotate fills a.Doc.Private.
func (Finder) Annotate(a *sitrep.Analysis) { a.Doc.Private = Find(a) }

// Find lists the words of the report that name private persons, in text order.
func Find(a *sitrep.Analysis) []sitrep.PrivateName {
	var out []sitrep.PrivateName
	var public map[string]bool
	for i := range a.Entities {
		e := &a.Entities[i]
		if e.Type != sitrep.EntityPerson || e.Name == "" || known(e) {
			continue
		}
		why, open := describe(a, e)
		if open {
			continue
		}
		if befell := fate(a, i); befell != "" && why != Minor {
			why = befell
		}
		if why == "" {
			continue
		}
		if public == nil {
			public = surnames(a)
		}
		for _, s := range named(a, e, public) {
			out = append(out, sitrep.PrivateName{Span: s, Person: e.Actor, Why: why})
		}
	}
	slices.SortFunc(out, func(x, y sitrep.PrivateName) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return y.End - x.End
	})
	kept, end := out[:0], 0
	for _, n := range out { // the longest of those that overlap
		if n.Start >= end {
			kept, end = append(kept, n), n.End
		}
	}
	return kept
}

// known: a list of actors has the person, or an office or rank of command is told.
func known(e *sitrep.Entity) bool {
	if sitrep.Listed(e.Actor) {
		return true
	}
	for _, t := range e.Ties {
		if t.Relation == "office" {
			return true
		}
	}
	for _, s := range e.Sectors {
		switch s {
		case "GOV", "LEG", "JUD", "ELI", "PTY":
			return true
		}
	}
	return false
}

// describe is what the words in and around the person's mentions make of them: a
// reason to hide the name, or open when they say that the person is public.
func describe(a *sitrep.Analysis, e *sitrep.Entity) (why string, open bool) {
	for _, m := range e.Mentions {
		if m < 0 || m >= len(a.Mentions) {
			continue
		}
		mm := &a.Mentions[m]
		if mm.Words.Sentence < 0 || mm.Words.Sentence >= len(a.Sentences) {
			continue
		}
		toks := a.Sentences[mm.Words.Sentence].Tokens
		for k := max(0, mm.Words.First); k < min(len(toks), mm.Words.End+6); k++ {
			w := strings.ToLower(a.Text(toks[k].Span))
			in := listsOf[w]
			if k >= mm.Words.End { // "Aminata, 14," and "Fatou Sidibe, a resident"
				if in&(inBystander|inMinor|inPublic) == 0 && w != "," && w != "a" && w != "an" && w != "the" && w != "aged" && w != "who" && !number(w) {
					break
				}
			}
			switch {
			case in&inPublic != 0 && toks[k].UPOS != "VERB":
				return "", true
			case in&inMinor != 0, k >= mm.Words.End && young(w), strings.HasSuffix(w, "-year-old") && young(strings.TrimSuffix(w, "-year-old")):
				why = Minor
			case in&inBystander != 0 && why == "":
				why = Bystander
			}
		}
	}
	return why, false
}

func number(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// young: a number of years under eighteen.
func young(w string) bool {
	return number(w) && len(w) <= 2 && (len(w) == 1 || w < "18")
}

// fate is what the report tells to have befallen the entity.
func fate(a *sitrep.Analysis, entity int) string {
	for i := range a.Events {
		m := &a.Events[i]
		at := slices.ContainsFunc(m.Recipients, func(p sitrep.Participant) bool { return p.Entity == entity })
		for _, q := range m.Sizes {
			at = at || slices.Contains(q.Who, a.Entities[entity].Name)
		}
		if !at {
			continue
		}
		switch {
		case m.Type == "ASSAULT":
			return Victim
		case m.Type == "COERCE" && slices.Contains(m.Modes, "arrest"), m.Type == "SANCTION" && slices.Contains(m.Modes, "convict"),
			m.Type == "RETREAT" && slices.Contains(m.Modes, "release"), m.Type == "COERCE" && slices.Contains(m.Modes, "deport"):
			return Detained
		}
	}
	return ""
}

// surnames are the last words of the names of everybody who is not private for certain.
func surnames(a *sitrep.Analysis) map[string]bool {
	out := map[string]bool{}
	for i := range a.Entities {
		if e := &a.Entities[i]; e.Name != "" && (known(e) || e.Type != sitrep.EntityPerson) {
			if f := strings.Fields(e.Name); len(f) > 0 {
				out[f[len(f)-1]] = true
			}
		}
	}
	return out
}

// named is where the person's full name, a longer alias or the surname alone stands;
// a surname that somebody public bears too counts only where a mention is of the person.
func named(a *sitrep.Analysis, e *sitrep.Entity, public map[string]bool) []sitrep.Span {
	var out []sitrep.Span
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		f := strings.Fields(name)
		if len(f) == 0 || utf8.RuneCountInString(name) < 3 {
			continue
		}
		if len(f) > 1 || !public[name] {
			out = append(out, occurrences(a.Doc.Text, name)...)
		}
	}
	if f := strings.Fields(e.Name); len(f) > 1 {
		if last := f[len(f)-1]; !public[last] && utf8.RuneCountInString(last) > 2 {
			out = append(out, occurrences(a.Doc.Text, last)...)
		}
	}
	for _, m := range e.Mentions {
		if m < 0 || m >= len(a.Mentions) || a.Mentions[m].Kind != sitrep.MentionName {
			continue
		}
		for w := range strings.FieldsSeq(e.Name) {
			for _, s := range occurrences(a.Text(a.Mentions[m].Span), w) {
				out = append(out, sitrep.Span{Start: a.Mentions[m].Start + s.Start, End: a.Mentions[m].Start + s.End})
			}
		}
	}
	return out
}

// occurrences are the places where the words stand whole, capitals as in the name or all of them.
func occurrences(text, name string) []sitrep.Span {
	var out []sitrep.Span
	upper := strings.ToUpper(name)
	for _, n := range [2]string{name, upper} {
		for from := 0; ; {
			i := strings.Index(text[from:], n)
			if i < 0 {
				break
			}
			s := sitrep.Span{Start: from + i, End: from + i + len(n)}
			from = s.End
			if !letterBefore(text, s.Start) && !letterAfter(text, s.End) {
				out = append(out, s)
			}
		}
		if n == upper && n == name {
			break
		}
	}
	return out
}

func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func letterAfter(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return i < len(text) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
