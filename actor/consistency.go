package actor

import (
	"fmt"
	"slices"

	"sitrep"
)

// Contradiction is two lines of actor files that cannot both be true.
type Contradiction struct {
	What string
	a, b line
}

func (c *Contradiction) Error() string {
	s := fmt.Sprintf("%s:%d: %s", c.b.file, c.b.no, c.What)
	for i, l := range []line{c.a, c.b} {
		if i == 0 || l != c.a {
			s += fmt.Sprintf("\n\t%s:%d: %s", l.file, l.no, l.text)
		}
	}
	return s
}

// sole are the organs that one person holds at a time.
var sole = []string{"president", "prime-minister", "foreign-minister", "defence-minister", "interior-minister"}

// yield ends the open terms of the built-in list where a user's actor takes office.
func (b *base) yield(users int32) {
	for o, hs := range b.holders {
		if !slices.Contains(sole, b.organs[o.organ].key) {
			continue
		}
		for _, own := range hs {
			if own.entry >= users || own.tie.from == 0 {
				continue
			}
			for _, h := range hs {
				if h.entry >= users && h.tie.until == 0 && h.tie.from < own.tie.from && h.tie.title == own.tie.title {
					h.tie.until = own.tie.from - 1
				}
			}
		}
	}
}

// consistent refuses two holders of an office that only one can hold and ties
// outside the life of their actor.
func (b *base) consistent() error {
	for i := range b.records {
		r := &b.records[i]
		if r.founded != 0 && r.ended != 0 && r.founded > r.ended {
			return &Contradiction{r.names[0] + " ends before it begins", r.line(), r.line()}
		}
		for _, t := range r.ties {
			if t.from != 0 && r.founded != 0 && t.from.String()[:4] < r.founded.String()[:4] {
				return &Contradiction{fmt.Sprintf("%s: %s %s from %v, founded %v", r.names[0], t.relation, t.to, t.from, r.founded), r.line(), r.line()}
			}
			if t.from != 0 && r.ended != 0 && t.from > r.ended {
				return &Contradiction{fmt.Sprintf("%s: %s %s from %v, after its end %v", r.names[0], t.relation, t.to, t.from, r.ended), r.line(), r.line()}
			}
			if t.relation != office || t.to != "" {
				continue
			}
			if err := b.rival(int32(i), &t); err != nil {
				return err
			}
		}
	}
	return nil
}

// rival is an earlier record that holds the same office at the same time.
func (b *base) rival(entry int32, t *tie) error {
	r := &b.records[entry]
	s, ok := b.byCode.find(r.country)
	o, known := b.byNoun[t.title]
	if !ok || !known || r.typ != sitrep.EntityPerson || t.from == 0 || !slices.Contains(sole, b.organs[o].key) {
		return nil
	}
	for _, h := range b.holders[organRef{s, o}] {
		if h.entry >= entry || h.tie.title != t.title || h.tie.from == 0 {
			continue
		}
		from, until := max(t.from, h.tie.from), min(last(t.until), last(h.tie.until))
		if until-from > 1 { // both may sit on the day of the change
			first := &b.records[h.entry]
			return &Contradiction{fmt.Sprintf("%s and %s: both %s of %s from %v", first.names[0], r.names[0], t.title, b.states[s].name, from), first.line(), r.line()}
		}
	}
	return nil
}

func last(d sitrep.Day) sitrep.Day {
	if d == 0 {
		return latest
	}
	return d
}
