package petrarch

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/ontology"
)

// List is the list of actors that a converted dictionary goes over.
type List interface {
	IsState(code string) bool
	IsStateName(name string) bool
	Key(name string) string // equal for two names that are one to the list
}

// Convert turns a dictionary of actors or agents into a file in the format of the
// list of actors (actor/data/forces.txt), ready to be read, corrected and given to
// --actors. What cannot be carried over is returned as faults and left out: codes
// that name neither a state nor a role, dates that are no days, and names that
// stand for a state itself (the built-in list has them; towns belong in a
// gazetteer).
func Convert(f File, list List) (text string, faults []*Fault) {
	f.Text = readable(f.Text)
	r := &reader{file: filepath.Base(f.Name)}
	r.lines(f.Text)
	c := &converter{reader: r, list: list, seen: map[string]bool{}}
	if kindOf(f.Text) == kindAgents {
		r.nouns(c.agent)
	} else {
		r.groups(c.actor)
	}
	return c.native(), r.faults
}

// converter collects the lines of the new file.
type converter struct {
	*reader
	list List
	seen map[string]bool // names and nouns

	bodies, people, agents []string
}

// actor takes over a name with its synonyms.
func (c *converter) actor(names []line, codes []dated) {
	first := names[0]
	leave := func(why string) { c.fault(first.n, 1, why+", found "+first.text) }
	var all []string
	for _, n := range names {
		if w := strings.NewReplacer("|", "", ";", "", "@", "").Replace(wordsOf(n.text)); w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	var rest string
	var ties []string
	person, bare, known := false, len(codes) == 1, 0
	for _, d := range codes {
		country, sectors, ok := c.roles(d.code)
		if !ok {
			c.fault(d.line, d.col, "want a CAMEO code of a state, an organisation or a role, found "+d.code)
			continue
		}
		known++
		bare = bare && len(sectors) == 0 && !isGroup(country)
		person = person || d.from != 0 || d.until != 0 || slices.Contains(sectors, "ELI")
		s := strings.TrimSpace(country + " " + strings.Join(sectors, " "))
		if d.from == 0 && d.until == 0 {
			rest = s // the code of all other days
			continue
		}
		ties = append(ties, "coded "+s+" "+interval(d.from, d.until))
	}
	switch {
	case len(all) == 0 || known == 0:
		leave("want a name and its code")
		return
	case bare, c.list.IsStateName(all[0]):
		leave("want more than a state's own name")
		return
	case c.seen[c.list.Key(all[0])]:
		leave("want a name once")
		return
	}
	c.seen[c.list.Key(all[0])] = true
	out := strings.Join(all, "; ") + " | " + rest
	if len(ties) > 0 {
		out += " | " + strings.Join(ties, "; ")
	}
	if person { // only people change their codes with the date
		c.people = append(c.people, out)
	} else {
		c.bodies = append(c.bodies, out)
	}
}

// agent takes over a noun.
func (c *converter) agent(l line, forms []string, _ string, _ bool, code string) {
	_, sectors, ok := c.roles(strings.Trim(code, "~"))
	if !ok || len(sectors) == 0 {
		c.fault(l.n, l.column(code), "want a CAMEO role, found "+code)
		return
	}
	var nouns []string
	for _, n := range forms {
		n = strings.ToLower(strings.Join(strings.FieldsFunc(n, func(r rune) bool { return r == '_' || r == ' ' }), " "))
		if n != "" && !c.seen[n] {
			c.seen[n] = true
			nouns = append(nouns, n)
		}
	}
	if len(nouns) > 0 {
		c.agents = append(c.agents, strings.Join(nouns, "; ")+" | "+strings.Join(sectors, " ")+" | person")
	}
}

// native prints what was taken over.
func (c *converter) native() string {
	var out strings.Builder
	fmt.Fprintf(&out, "# Converted from %s\n", c.file)
	section := func(head string, lines []string) {
		if len(lines) > 0 {
			out.WriteString(head + "\n" + strings.Join(lines, "\n") + "\n")
		}
	}
	section("[- organization -]\n@ "+c.file, c.bodies)
	section("[- person -]\n@ "+c.file, c.people)
	section("[agents]", c.agents)
	return out.String()
}

// roles reads a CAMEO actor code three letters at a time.
func (c *converter) roles(code string) (country string, sectors []string, ok bool) {
	for i := 0; i+3 <= len(code); i += 3 {
		part := code[i : i+3]
		if now := formerCodes[part]; now != "" {
			part = now
		}
		state := c.list.IsState(part)
		switch {
		case state && country == "":
			country, ok = part, true
		case state && ofState[country] != "": // "NGOUSA": the state says more
			sectors = append(sectors, ofState[country])
			country = part
		case state:
		case part == "UNO" && country == "IGO", isGroup(part) && country == "":
			country, ok = part, true
		default:
			if s := sectorOfRole(part); s != "" {
				if ok = true; !slices.Contains(sectors, s) {
					sectors = append(sectors, s)
				}
			}
		}
	}
	return country, sectors, ok
}

// isGroup: codes that stand in the place of a state's.
func isGroup(c string) bool {
	switch c {
	case "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC":
		return true
	}
	return false
}

// ofState is the sector that a kind of body leaves when a state takes its place.
var ofState = map[string]string{"NGO": "SOC", "MNC": "BUS"}

// formerCodes are codes of CAMEO that are none of ISO 3166.
var formerCodes = map[string]string{"PAL": "PSE", "GMY": "DEU", "NGM": "NGO", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "KOS": "XKX"}

// otherRoles are CAMEO roles that no sector of PLOVER has for its own.
var otherRoles = map[string]string{"SEP": "REB", "INS": "UAF", "RAD": "UAF", "DEV": "SOC", "HRI": "SOC", "ENV": "SOC", "SET": "CVL",
	"MOS": "REL", "CHR": "REL", "JEW": "REL", "BUD": "REL", "HIN": "REL"}

// sectorOfRole is the PLOVER sector of a CAMEO role, "" for none.
func sectorOfRole(role string) string {
	first := otherRoles[role]
	for _, s := range ontology.Sectors() {
		if s.CAMEO == role && (s.Code == role || first == "") {
			first = s.Code
		}
	}
	return first
}

// wordsOf is a phrase of a dictionary as it would stand in a report.
func wordsOf(phrase string) string {
	words := strings.FieldsFunc(phrase, func(r rune) bool { return r == '_' || r == ' ' || r == '\t' })
	for i, w := range words {
		words[i] = cased(w, i == 0, len(words) == 1)
	}
	return strings.Join(words, " ")
}

// cased gives a word in capitals the case of a name. Short words alone and words
// without a vowel are taken for acronyms.
func cased(w string, first, alone bool) string {
	if w != strings.ToUpper(w) {
		return w
	}
	lower := strings.ToLower(w)
	switch {
	case strings.Contains(w, "."), alone && len(w) <= 3, !strings.ContainsAny(lower, "aeiouy") && len(w) > 1:
		return w
	case !first:
		switch lower {
		case "of", "the", "and", "for", "in", "on", "to", "de", "da", "du", "la", "le", "bin", "ben", "ibn", "von", "van", "der":
			return lower
		}
	}
	parts := strings.Split(lower, "-")
	for i, p := range parts {
		if r, n := utf8.DecodeRuneInString(p); n > 0 && (i == 0 || p != "al" && p != "e") {
			parts[i] = string(unicode.ToUpper(r)) + p[n:]
		}
	}
	return strings.Join(parts, "-")
}

// interval prints FROM..UNTIL.
func interval(from, until sitrep.Day) string {
	s := ""
	if from != 0 {
		s = from.String()
	}
	s += ".."
	if until != 0 {
		s += until.String()
	}
	return s
}
