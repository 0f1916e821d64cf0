package sitrep

import (
	"strings"
	"unicode"
)

// Token is a syntactic word of Universal Dependencies.
type Token struct {
	Span
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"`
	Feats  string `json:"feats"` // "Name=Value|…", "" none
	Head   int    `json:"head"`  // 1-based within the sentence, 0 root
	Deprel string `json:"deprel"`
}

// Sentence is a run of tokens. It never crosses a block.
type Sentence struct {
	Span
	Block  int     `json:"-"` // index into Document.Blocks
	Tokens []Token `json:"-"`
}

// Root is the index of the token that is the sentence's root, -1 if none.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head == 0 {
			return i
		}
	}
	return -1
}

// IsDash reports whether a token is a dash, or a hyphen that may stand for one.
func IsDash(token string) bool {
	return token == "-" || token == "--" || token == "–" || token == "—"
}

// NameType is a kind of named thing.
type NameType string

// Kinds of names that the model tells apart. Dates are left to timex.
const (
	NamePerson       NameType = "person"
	NameOrganization NameType = "organization"
	NameArmedGroup   NameType = "armed group" // an armed group or militia that is not the state's
	NamePlace        NameType = "place"
	NameNationality  NameType = "nationality" // nationality, religion, ethnic or political group: "Iraqi", "Shiite"
	NameFacility     NameType = "facility"
	NameEvent        NameType = "event"
	NameOther        NameType = "other"
)

// Collective reports the kinds that are people acting together.
func (t NameType) Collective() bool { return t == NameOrganization || t == NameArmedGroup }

// Name is a named thing that the model found.
type Name struct {
	Span
	Words Words    `json:"-"`
	Type  NameType `json:"type"`
}

// OneLine is a text with each run of white space folded into one blank, and none around it: reports break
// names and sentences over lines.
func OneLine(s string) string {
	odd := func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }
	if !strings.Contains(s, "  ") && !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") && !strings.ContainsFunc(s, odd) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
