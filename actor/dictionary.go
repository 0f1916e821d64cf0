package actor

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"sitrep"
	"sitrep/ontology"
)

// Convert turns an actor or agent dictionary in the TABARI or PETRARCH format into
// a file in the format of this package, ready to be read, corrected and given to
// New. What cannot be carried over is told to skip and left out: codes that name
// neither a state nor a role, dates that are no days, and names that stand for a
// state itself (the built-in list has them; towns belong in a gazetteer).
//
// Format: the CAMEO dictionaries' manual; dates of two-digit years up to 30 are of this century.
func Convert(src Source, skip func(error)) (string, error) {
	b, err := embedded()
	if err != nil {
		return "", err
	}
	text := src.Text
	if invalidUTF8(text) >= 0 { // the old ones are Latin-1
		text, _ = charmap.Windows1252.NewDecoder().String(text)
	}
	d := &dictionary{file: filepath.Base(src.Name), states: b.byCode, skip: skip, seen: map[string]bool{}, agents: map[string]bool{}}
	for i, s := range strings.Split(text, "\n") {
		d.read(line{d.file, i + 1, strings.TrimRight(s, " \r")})
	}
	d.flush()
	return d.native(), nil
}

// dictionary is one file of another program while it is read.
type dictionary struct {
	file   string
	states map[string]int32
	skip   func(error)
	seen   map[string]bool
	agents map[string]bool
	sets   map[string][]string // !NAME! = words

	cur   *dictEntry
	actor []dictEntry
	agent []string // lines
}

// dictEntry is a name, its synonyms and its codes.
type dictEntry struct {
	line  line
	names []string
	codes []coding
}

func (d *dictionary) read(l line) {
	text := l.text
	if i := strings.IndexAny(text, "#;"); i >= 0 {
		text = strings.TrimRight(text[:i], " \t")
	}
	switch {
	case strings.TrimSpace(text) == "":
	case text[0] == '!':
		name, words, ok := strings.Cut(text, "=")
		if !ok {
			d.skip(l.fault(cell{text, 0}, "!SET! = WORD, WORD"))
			return
		}
		if d.sets == nil {
			d.sets = map[string][]string{}
		}
		for w := range strings.SplitSeq(words, ",") {
			d.sets[strings.TrimSpace(name)] = append(d.sets[strings.TrimSpace(name)], strings.TrimSpace(w))
		}
	case text[0] == '+':
		if d.cur == nil {
			d.skip(l.fault(cell{text, 0}, "a name before its synonyms"))
			return
		}
		phrase, codes := cutCodes(text[1:])
		d.name(phrase)
		d.code(l, codes, text)
	case text[0] == ' ' || text[0] == '\t':
		_, codes := cutCodes(text)
		if d.cur == nil || len(codes) == 0 {
			d.skip(l.fault(cell{strings.TrimSpace(text), 0}, "[CODE DATES] after a name"))
			return
		}
		d.code(l, codes, text)
	default:
		d.flush()
		phrase, codes := cutCodes(text)
		if slices.ContainsFunc(codes, func(c string) bool { return strings.Contains(c, "~") }) {
			d.addAgent(l, phrase, codes[0])
			return
		}
		d.cur = &dictEntry{line: l}
		d.name(phrase)
		d.code(l, codes, text)
	}
}

// cutCodes parts a phrase from the brackets after it.
func cutCodes(s string) (phrase string, codes []string) {
	phrase, rest, _ := strings.Cut(s, "[")
	for rest != "" {
		var c string
		c, rest, _ = strings.Cut(rest, "]")
		codes = append(codes, strings.TrimSpace(c))
		if _, after, ok := strings.Cut(rest, "["); ok {
			rest = after
		} else {
			rest = ""
		}
	}
	return strings.TrimSpace(phrase), codes
}

func (d *dictionary) name(phrase string) {
	if n := wordsOf(phrase); n != "" && !slices.Contains(d.cur.names, n) {
		d.cur.names = append(d.cur.names, n)
	}
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
		if p != "" && (i == 0 || p != "al" && p != "e") {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "-")
}

// code adds codes with their dates to the current name.
func (d *dictionary) code(l line, codes []string, text string) {
	for _, c := range codes {
		at := cell{c, max(0, strings.Index(l.text, c))}
		word, dates, _ := strings.Cut(c, " ")
		var one coding
		var ok bool
		if one.country, one.sectors, ok = d.roles(word); !ok {
			d.skip(l.fault(at, "a CAMEO code of a state, an organisation or a role"))
			continue
		}
		if one.from, one.until, ok = restriction(strings.ReplaceAll(dates, " ", "")); !ok {
			d.skip(l.fault(at, "<DATE, >DATE or DATE-DATE with dates as YYYYMMDD or YYMMDD"))
			continue
		}
		d.cur.codes = append(d.cur.codes, one)
	}
}

// roles reads a CAMEO actor code three letters at a time.
func (d *dictionary) roles(code string) (country string, sectors []string, ok bool) {
	for i := 0; i+3 <= len(code); i += 3 {
		c := code[i : i+3]
		if old := formerCodes[c]; old != "" {
			c = old
		}
		_, state := d.states[c]
		switch {
		case state && country == "":
			country, ok = c, true
		case state && ofState[country] != "": // "NGOUSA": the state says more
			sectors = append(sectors, ofState[country])
			country = c
		case state:
		case c == "UNO" && country == "IGO", d.isGroup(c) && country == "":
			country, ok = c, true
		default:
			if s := sectorOfRole(c); s != "" {
				if ok = true; !slices.Contains(sectors, s) {
					sectors = append(sectors, s)
				}
			}
		}
	}
	return country, sectors, ok
}

// isGroup: codes that stand in the place of a state's.
func (d *dictionary) isGroup(c string) bool {
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

// restriction reads <DATE, >DATE, DATE-DATE or nothing.
func restriction(s string) (from, until sitrep.Day, ok bool) {
	switch {
	case s == "":
		return 0, 0, true
	case s[0] == '<':
		until, ok = dictDay(s[1:])
		return 0, until, ok
	case s[0] == '>':
		from, ok = dictDay(s[1:])
		return from, 0, ok
	}
	a, b, both := strings.Cut(s, "-")
	from, ok = dictDay(a)
	if !ok || !both {
		return 0, 0, false
	}
	until, ok = dictDay(b)
	return from, until, ok && from <= until
}

func dictDay(s string) (sitrep.Day, bool) {
	if len(s) == 6 {
		century := "19"
		if s[:2] <= "30" {
			century = "20"
		}
		s = century + s
	}
	if len(s) != 8 {
		return 0, false
	}
	return parseDay(s[:4]+"-"+s[4:6]+"-"+s[6:], false)
}

// addAgent turns "NOUN {PLURAL} [~CODE]" into a line of agents.
func (d *dictionary) addAgent(l line, phrase, code string) {
	noun, _, _ := strings.Cut(phrase, "{")
	_, sectors, ok := d.roles(strings.Trim(code, "~"))
	if !ok || len(sectors) == 0 {
		d.skip(l.fault(cell{code, max(0, strings.Index(l.text, code))}, "a CAMEO role"))
		return
	}
	var nouns []string
	for _, n := range d.expand(strings.ToUpper(strings.TrimSpace(noun))) {
		n = strings.ToLower(strings.Join(strings.FieldsFunc(n, func(r rune) bool { return r == '_' || r == ' ' }), " "))
		if n != "" && !d.agents[n] {
			d.agents[n] = true
			nouns = append(nouns, n)
		}
	}
	if len(nouns) > 0 {
		d.agent = append(d.agent, strings.Join(nouns, "; ")+" | "+strings.Join(sectors, " ")+" | person")
	}
}

// expand writes out the sets of a phrase.
func (d *dictionary) expand(phrase string) []string {
	for name, words := range d.sets {
		if strings.Contains(phrase, name) {
			var out []string
			for _, w := range words {
				out = append(out, d.expand(strings.Replace(phrase, name, w, 1))...)
			}
			slices.Sort(out)
			return out
		}
	}
	return []string{phrase}
}

// flush ends the current name.
func (d *dictionary) flush() {
	e := d.cur
	d.cur = nil
	if e == nil || len(e.names) == 0 || len(e.codes) == 0 {
		if e != nil && len(e.names) > 0 && len(e.codes) == 0 {
			d.skip(e.line.fault(cell{e.names[0], 0}, "a code after the name"))
		}
		return
	}
	if c := e.codes[0]; len(e.codes) == 1 && len(c.sectors) == 0 && !d.isGroup(c.country) {
		d.skip(e.line.fault(cell{e.names[0], 0}, "more than a state's own name"))
		return
	}
	key := foldName(e.names[0])
	if key == "" || d.seen[key] {
		d.skip(e.line.fault(cell{e.names[0], 0}, "a name once"))
		return
	}
	d.seen[key] = true
	d.actor = append(d.actor, *e)
}

// native prints what was read.
func (d *dictionary) native() string {
	var out strings.Builder
	fmt.Fprintf(&out, "# Converted from %s\n", d.file)
	if len(d.actor) > 0 {
		fmt.Fprintf(&out, "[- organization -]\n@ %s\n", d.file)
	}
	person := false
	for pass := range 2 {
		for _, e := range d.actor {
			if e.isPerson() != (pass == 1) {
				continue
			}
			if pass == 1 && !person {
				person = true
				fmt.Fprintf(&out, "[- person -]\n@ %s\n", d.file)
			}
			out.WriteString(e.native())
		}
	}
	if len(d.agent) > 0 {
		out.WriteString("[agents]\n" + strings.Join(d.agent, "\n") + "\n")
	}
	return out.String()
}

// isPerson: only people change their codes with the date.
func (e *dictEntry) isPerson() bool {
	return slices.ContainsFunc(e.codes, func(c coding) bool { return c.from != 0 || c.until != 0 || slices.Contains(c.sectors, "ELI") })
}

func (e *dictEntry) native() string {
	var ties []string
	codes := ""
	for _, c := range e.codes {
		s := strings.TrimSpace(c.country + " " + strings.Join(c.sectors, " "))
		if c.from == 0 && c.until == 0 {
			codes = s // the code of all other days
			continue
		}
		ties = append(ties, "coded "+s+" "+interval(c.from, c.until))
	}
	for i, n := range e.names {
		e.names[i] = strings.NewReplacer("|", "", ";", "").Replace(n)
	}
	line := strings.Join(e.names, "; ") + " | " + codes
	if len(ties) > 0 {
		line += " | " + strings.Join(ties, "; ")
	}
	return line + "\n"
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
