package actor

import (
	"strings"

	"sitrep"
)

// tie is a dated relation as a file states it.
type tie struct {
	relation string // as in sitrep.Tie; "office" with a title
	to       string // name of the other actor; "" with an office: the record's state
	title    string
	from     sitrep.Day
	until    sitrep.Day
	ended    bool
	line     line
	at       cell
}

// coding is a country and sectors over an interval, as dictionaries state them.
type coding struct {
	country string // "" the record's
	sectors []string
	from    sitrep.Day
	until   sitrep.Day
}

// record is one actor of the files.
type record struct {
	names   []string // first: canonical; a trailing "?" wants the country in the context
	typ     sitrep.EntityType
	country string
	sectors []string
	ties    []tie
	coded   []coding
	founded sitrep.Day
	ended   sitrep.Day
	ref     string // the works in which a reader can check it
	line    line
}

var relations = []string{"part of", "led by", "backed by", "aligned with", "allied with", "opposed to", "sanctioned by", "member of"}

var types = map[string]sitrep.EntityType{
	"person": sitrep.EntityPerson, "group": sitrep.EntityGroup, "organization": sitrep.EntityOrg, "thing": sitrep.EntityThing,
}

// parseCodes reads "IRQ PRM UAF": at most one country, sectors; ok is false when
// a word is neither.
func parseCodes(c cell) (country string, sectors []string, ok bool) {
	for _, w := range strings.Fields(c.text) {
		switch {
		case w == "-":
		case isSector(w):
			sectors = append(sectors, w)
		case w == "NGO" && country != "":
			// an aid organisation of a state: the state says more
		case len(w) == 3 && capitals(w) && (country == "" || country == "NGO"):
			country = w
		default:
			return "", nil, false
		}
	}
	return country, sectors, c.text != ""
}

// parseActors reads a file of actors.
func parseActors(file, text string) ([]record, error) {
	var sect record
	var fileRef, ref string
	ls := lines(file, text)
	out := make([]record, 0, len(ls))
	for _, l := range ls {
		if own, ok := strings.CutPrefix(l.text, "@ "); ok {
			ref = strings.TrimSpace(own)
			if sect.typ == "" {
				fileRef = ref
			}
			continue
		}
		if l.text[0] == '[' {
			c := cell{strings.Trim(l.text, "[]"), 1}
			f := strings.Fields(c.text)
			if len(f) < 2 || types[f[1]] == "" {
				return nil, l.fault(c, "[CODE type SECTORS]")
			}
			country, sectors, ok := parseCodes(cell{strings.Join(append(f[2:], f[0]), " "), 1})
			if !ok {
				return nil, l.fault(c, "[CODE type SECTORS]")
			}
			sect, ref = record{typ: types[f[1]], country: country, sectors: sectors}, fileRef
			continue
		}
		if sect.typ == "" {
			return nil, l.fault(cell{l.text, 0}, "a section in brackets before the first actor")
		}
		cols := l.columns()
		r := sect
		r.line, r.ref = l, ref
		if own := l.reference(); own != "" {
			r.ref = own
		}
		for i, c := range cols[1:] {
			if c.text == "" {
				continue
			}
			if country, sectors, ok := parseCodes(c); ok && i == 0 {
				if country != "" {
					r.country = country
				}
				if len(sectors) > 0 {
					r.sectors = sectors
				}
				continue
			}
			if i < len(cols)-2 {
				return nil, l.fault(c, "codes: a country and sectors in capitals")
			}
			if err := r.parseTies(l, c); err != nil {
				return nil, err
			}
		}
		if strings.HasPrefix(cols[0].text, "+ ") { // a list of several actors with nothing else to say
			for _, one := range (cell{cols[0].text[2:], cols[0].at + 2}).split(';') {
				q := r
				for _, n := range one.split('=') {
					q.names = append(q.names, n.text)
				}
				out = append(out, q)
			}
			continue
		}
		for _, n := range cols[0].split(';') {
			if n.text == "" {
				return nil, l.fault(n, "a name")
			}
			r.names = append(r.names, n.text)
		}
		out = append(out, r)
	}
	return out, nil
}

// parseTies reads the last column.
func (r *record) parseTies(l line, c cell) error {
	for _, one := range c.split(';') {
		if one.text == "" {
			continue
		}
		t := tie{line: l, at: one}
		rest := one.text
		if i := strings.LastIndexByte(rest, ' '); i >= 0 && strings.Contains(rest[i:], "..") {
			var ok bool
			t.from, t.until, t.ended, ok = parseInterval(rest[i+1:])
			if !ok {
				return l.fault(cell{rest[i+1:], one.at + i + 1}, "FROM..UNTIL with days as YYYY, YYYY-MM or YYYY-MM-DD")
			}
			rest = strings.TrimSpace(rest[:i])
		}
		if w, day, ok := strings.Cut(rest, " "); ok && (w == "founded" || w == "dissolved") {
			d, good := parseDay(day, w == "dissolved")
			if !good {
				return l.fault(one, w+" YYYY, YYYY-MM or YYYY-MM-DD")
			}
			if w == "founded" {
				r.founded = d
			} else {
				r.ended = d
			}
			continue
		}
		if codes, ok := strings.CutPrefix(rest, "coded "); ok {
			country, sectors, good := parseCodes(cell{codes, one.at + len("coded ")})
			if !good {
				return l.fault(one, "coded CODES FROM..UNTIL")
			}
			r.coded = append(r.coded, coding{country, sectors, t.from, t.until})
			continue
		}
		for _, rel := range relations {
			if strings.HasPrefix(rest, rel+" ") {
				t.relation, t.to = rel, rest[len(rel)+1:]
			}
		}
		if t.relation == "" {
			t.relation = "office"
			title, to, _ := strings.Cut(rest, ",")
			t.title, t.to = strings.TrimSpace(title), strings.TrimSpace(to)
			if t.title == "" || capitalized(t.title[:1]) {
				return l.fault(one, "RELATION NAME or TITLE[, ORGANISATION], with FROM..UNTIL")
			}
		}
		r.ties = append(r.ties, t)
	}
	return nil
}
