package actor

import (
	"strings"
)

// parser reads a file of actors line by line.
type parser struct {
	sect  *section
	same  map[[2]string]*section // as sect, by the codes and works of its lines
	names stock[string]
	ties  stock[tie]
}

// stock keeps short slices in long ones.
type stock[T any] struct{ room []T }

func (s *stock[T]) keep(few []T) []T {
	if len(few) == 0 {
		return nil
	}
	if len(few) > cap(s.room)-len(s.room) {
		s.room = make([]T, 0, max(256, len(few)))
	}
	at := len(s.room)
	s.room = append(s.room, few...)
	return s.room[at:len(s.room):len(s.room)]
}

// parseActors reads a file of actors.
func parseActors(file, text string) ([]record, error) {
	p := parser{same: map[[2]string]*section{}}
	fileRef, ref := "", ""
	out := make([]record, 0, strings.Count(text, "\n")+1)
	for l := range lines(file, text) {
		if own, ok := strings.CutPrefix(l.text, "@ "); ok {
			ref = strings.TrimSpace(own)
			if p.sect == nil {
				fileRef = ref
			}
			continue
		}
		if l.text[0] == '[' {
			if err := p.head(l); err != nil {
				return nil, err
			}
			ref = fileRef
			continue
		}
		if p.sect == nil {
			return nil, l.fault(cell{l.text, 0}, "a section in brackets before the first actor")
		}
		var err error
		if out, err = p.line(out, l, ref); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// head begins a section.
func (p *parser) head(l line) error {
	c := cell{strings.Trim(l.text, "[]"), 1}
	f := strings.Fields(c.text)
	if len(f) < 2 {
		return l.fault(c, "[CODE type SECTORS]")
	}
	word := func(w string) cell { return cell{w, c.at + strings.Index(c.text, w)} }
	if types[f[1]] == "" {
		return l.fault(word(f[1]), "a type: group, organization, person or thing")
	}
	country, sectors, ok := parseCodes(cell{strings.Join(append(f[2:], f[0]), " "), 1})
	if !ok {
		for _, w := range f[2:] {
			if !isSector(w) {
				return l.fault(word(w), "a PLOVER sector in capitals, as REB or MIL")
			}
		}
		return l.fault(word(f[0]), "a country in three capitals, a PLOVER sector or -")
	}
	p.sect = &section{file: l.file, typ: types[f[1]], country: country, sectors: sectors}
	clear(p.same)
	return nil
}

// line appends the actor of a line, or the several of a list.
func (p *parser) line(out []record, l line, ref string) ([]record, error) {
	var room [8]cell
	cols, works := l.read(room[:0])
	if works == "" {
		works = ref
	}
	r := record{text: l.text, no: int32(l.no)}
	var codes cell
	if len(cols) > 1 {
		codes = cols[1]
	}
	var coded bool
	r.section, coded = p.under(codes, works)
	for i, c := range cols[1:] {
		if c.text == "" || i == 0 && coded {
			continue
		}
		if i < len(cols)-2 {
			return nil, l.fault(c, "codes: a country and sectors in capitals")
		}
		if err := p.readTies(&r, l, c); err != nil {
			return nil, err
		}
	}
	var few [16]string
	if strings.HasPrefix(cols[0].text, "+ ") { // a list of several actors with nothing else to say
		for one := range (cell{cols[0].text[2:], cols[0].at + 2}).split(';') {
			names := few[:0]
			for n := range one.split('=') {
				names = append(names, n.text)
			}
			r.names = p.names.keep(names)
			out = append(out, r)
		}
		return out, nil
	}
	names := few[:0]
	for n := range cols[0].split(';') {
		if n.text == "" {
			return nil, l.fault(n, "a name")
		}
		names = append(names, n.text)
	}
	r.names = p.names.keep(names)
	return append(out, r), nil
}

// under is the section as a line with such codes and works has it; ok is false where the
// codes are none.
func (p *parser) under(codes cell, works string) (s *section, ok bool) {
	key := [2]string{codes.text, works}
	if s = p.same[key]; s != nil {
		return s, codes.text != ""
	}
	country, sectors, ok := parseCodes(codes)
	if !ok && codes.text != "" {
		s, _ = p.under(cell{}, works)
		return s, false
	}
	own := *p.sect
	own.ref = works
	if country != "" {
		own.country = country
	}
	if len(sectors) > 0 {
		own.sectors = sectors
	}
	p.same[key] = &own
	return &own, ok
}

// readTies reads the last column.
func (p *parser) readTies(r *record, l line, c cell) error {
	var few [16]tie
	ties, coded := few[:0], []coding(nil)
	for one := range c.split(';') {
		if one.text == "" {
			continue
		}
		var t tie
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
			coded = append(coded, coding{country, sectors, t.from, t.until})
			continue
		}
		if !t.related(rest) {
			title, to, _ := strings.Cut(rest, ",")
			t.title, t.to = strings.TrimSpace(title), strings.TrimSpace(to)
			if t.title == "" || capitalized(t.title[:1]) {
				return l.fault(one, "RELATION NAME or TITLE[, ORGANISATION], with FROM..UNTIL")
			}
		}
		t.toAt = int32(one.at + max(0, strings.Index(one.text, t.to)))
		ties = append(ties, t)
	}
	r.ties = p.ties.keep(ties)
	if coded != nil {
		own := *r.section
		own.coded, r.section = coded, &own
	}
	return nil
}

// related reads a relation and whom it is to.
func (t *tie) related(text string) bool {
	for i, name := range relations[office+1:] {
		if rest, ok := strings.CutPrefix(text, name); ok && rest != "" && rest[0] == ' ' {
			t.relation, t.to = office+1+relation(i), rest[1:]
			return true
		}
	}
	return false
}
