package export

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/ontology"
)

// side is who an actor is in ACLED's terms: its code of interaction.
type side int

// ACLED's codes; nobody is told of, or told of and of unknown kind.
const (
	sideNobody     side = 0
	sideState      side = 1
	sideRebels     side = 2
	sideMilitia    side = 3
	sideIdentity   side = 4
	sideRioters    side = 5
	sideProtesters side = 6
	sideCivilians  side = 7
	sideOther      side = 8
	sideUnknown    side = 9
)

// acledSector is a row of the table of actors.
type acledSector struct {
	actor, recipient   side
	generic, associate string
}

var acledSectors = loaded(func() (map[string]acledSector, error) {
	rows, err := readTable("acled-actors.txt", 5)
	if err != nil {
		return nil, err
	}
	all := map[string]acledSector{}
	for _, r := range rows {
		if _, ok := ontology.SectorOf(r.cells[0]); !ok {
			return nil, r.fault("a PLOVER sector", r.cells[0])
		}
		s := acledSector{sideUnknown, sideUnknown, r.cells[3], r.cells[4]}
		for i, to := range []*side{&s.actor, &s.recipient} {
			if c := r.cells[1+i]; len(c) == 1 && c >= "1" && c <= "8" {
				*to = side(c[0] - '0')
			} else if c != "" {
				return nil, r.fault("1 to 8 or -", c)
			}
		}
		all[r.cells[0]] = s
	}
	return all, nil
})

// acledWords gives the words of actors by kind.
var acledWords = loaded(func() (map[string]map[string]bool, error) {
	rows, err := readTable("acled-words.txt", 2)
	all := map[string]map[string]bool{}
	for _, r := range rows {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(r.cells[1]) {
			set[strings.ToLower(w)] = true
		}
		all[r.cells[0]] = set
	}
	return all, err
})

// hasWord reports whether a text has a word of the kind.
func hasWord(text, kind string) bool {
	set := acledWords()[kind]
	for w := range wordsOf(text) {
		if set[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

func wordsOf(text string) iter.Seq[string] {
	return strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
}

// crowd reports whether the words for civilians are those for a crowd: of a kind that
// the table names, or a plural without a number.
func crowd(text string) bool {
	if hasWord(text, "crowd") {
		return true
	}
	if strings.ContainsAny(text, "0123456789") {
		return false
	}
	words := acledWords()
	head := ""
	for w := range wordsOf(text) {
		w = strings.ToLower(w)
		if words["single"][w] {
			return false
		}
		if words["head"][w] && head != "" {
			break
		}
		head = w
	}
	plural := strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "us") && !strings.HasSuffix(head, "is")
	return plural || words["plural"][head]
}

// sideOf is who a participant is; where is the country of the event's place, ""
// when unknown.
func sideOf(p *sitrep.Participant, recipient bool, where string) side {
	if p == nil {
		return sideNobody
	}
	at := sideUnknown
	for _, sector := range p.Sectors {
		s, ok := acledSectors()[sector]
		if at = s.actor; recipient {
			at = s.recipient
		}
		if !ok {
			at = sideUnknown
		}
		if at != sideUnknown {
			break
		}
	}
	if at == sideUnknown && p.State() {
		at = sideState
	}
	switch {
	case at == sideState && where != "" && p.Country != "" && p.Country != where:
		return sideOther
	case at == sideMilitia && hasWord(p.Text, "identity"):
		return sideIdentity
	case at == sideCivilians && !recipient && hasWord(p.Text, "armed") && hasWord(p.Text, "identity"):
		return sideIdentity
	case at == sideCivilians && !recipient && (hasWord(p.Text, "armed") || p.Name == "" && hasWord(p.Text, "unknown")):
		return sideMilitia
	case at == sideCivilians && !recipient && crowd(p.Text):
		return sideRioters
	case at == sideUnknown && ontology.CountryOf(p.Country) == nil && p.Country != "" && p.Country != "NGO":
		return sideOther // UN, other international bodies
	case at == sideUnknown && p.Country == "NGO":
		return sideCivilians
	}
	return at
}

// acledName is the actor's name as ACLED gives one: that of its kind and country for
// states, civilians and those whom nobody knows, else its own.
func acledName(p *sitrep.Participant, s side, where string) string {
	country := ""
	if p != nil {
		country = countryName(p.Country)
	}
	if country == "" {
		country = countryName(where)
	}
	kind := ""
	switch {
	case s == sideRioters:
		kind = "Rioters"
	case s == sideProtesters:
		kind = "Protesters"
	case s == sideCivilians:
		kind = "Civilians"
	case s == sideMilitia && (p == nil || anonymous(p)):
		kind = "Unidentified Armed Group"
	case p == nil:
		return ""
	}
	generic := ""
	if p != nil {
		for _, sector := range p.Sectors {
			if generic = acledSectors()[sector].generic; generic != "" {
				break
			}
		}
	}
	switch {
	case s == sideMilitia && kind != "" && strings.HasPrefix(generic, "Unidentified") && country != "":
		return fmt.Sprintf(generic, country)
	case kind != "" && country != "":
		return kind + " (" + country + ")"
	case kind != "":
		return kind
	case p.State() && p.Name != "" && country != "":
		return "Government of " + country
	case generic != "" && country != "" && (s == sideState || s == sideOther):
		name := fmt.Sprintf(generic, country)
		if hasWord(p.Name, "unit") {
			name += " " + p.Name
		}
		return name
	case p.Name != "":
		return p.Name
	case strings.HasPrefix(generic, "Unidentified") && country != "" && anonymous(p):
		return fmt.Sprintf(generic, country)
	}
	return groupWords(p.Text)
}

// groupWords is the words for a group without its number and what comes with one.
func groupWords(text string) string {
	lead := acledWords()["lead"]
	rest := text
	for {
		rest = strings.TrimLeft(rest, " ")
		w, after, more := strings.Cut(rest, " ")
		if !more {
			return rest
		}
		if lower := strings.ToLower(w); !lead[lower] && strings.Trim(lower, "0123456789,.-–") != "" {
			return rest
		}
		rest = after
	}
}

// anonymous reports whether the words for armed people hold no name: only words for
// their kind, and no capitals but the first.
func anonymous(p *sitrep.Participant) bool {
	if p.Name != "" {
		return false
	}
	if hasWord(p.Text, "unknown") {
		return true
	}
	plain := acledWords()["plain"]
	first := true
	for w := range wordsOf(p.Text) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && (!first || !plain[strings.ToLower(w)]) {
			return false
		}
		first = false
	}
	return true
}

// acledAssociate is a row of the table of associates.
type acledAssociate struct {
	words map[string]bool
	name  string
}

type associateTable struct {
	rows     []acledAssociate
	examples [][2]string
}

var acledAssociates = loaded(func() (*associateTable, error) {
	b, err := crosswalkFiles.ReadFile("tables/acled-associates.txt")
	if err != nil {
		return nil, err
	}
	t := &associateTable{}
	n := 0
	for l := range strings.Lines(string(b)) {
		n++
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		if words, names, ok := strings.Cut(l, " : "); ok {
			t.examples = append(t.examples, [2]string{words, strings.Trim(names, "-")})
			continue
		}
		words, name, ok := strings.Cut(l, "|")
		if !ok || !strings.HasSuffix(name, "(%s)") {
			return nil, (tableRow{file: "acled-associates.txt", line: n}).fault("words | name (%s)", l)
		}
		set := map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			set[w] = true
		}
		t.rows = append(t.rows, acledAssociate{set, strings.TrimSuffix(strings.TrimSpace(name), " (%s)")})
	}
	return t, nil
})

// associatesBy gives what the words for people say of them beside that they are
// civilians, without the country.
func associatesBy(text string) []string {
	var names []string
	for _, r := range acledAssociates().rows {
		for w := range wordsOf(text) {
			if r.words[strings.ToLower(w)] {
				names = append(names, r.name)
				break
			}
		}
	}
	return names
}

// associates is what ACLED says of civilians and crowds beside their generic name.
func associates(p *sitrep.Participant, s side, where string) []string {
	if p == nil || s != sideCivilians && s != sideRioters && s != sideProtesters {
		return nil
	}
	if p.Name != "" && len(p.Sectors) > 0 && (p.Sectors[0] == "PTY" || p.Sectors[0] == "OPP" || p.Sectors[0] == "SOC") {
		return []string{p.Name}
	}
	country := countryName(p.Country)
	if country == "" {
		country = countryName(where)
	}
	if country == "" {
		return nil
	}
	names := associatesBy(p.Text)
	for i := range names {
		names[i] += " (" + country + ")"
	}
	if len(names) > 0 {
		return names
	}
	for _, sector := range p.Sectors {
		if a := acledSectors()[sector].associate; a != "" {
			return []string{fmt.Sprintf(a, country)}
		}
	}
	return nil
}

// countryName as ACLED spells it, "" when unknown.
func countryName(alpha3 string) string {
	if c := ontology.CountryOf(alpha3); c != nil {
		return c.ACLEDName()
	}
	return ""
}
