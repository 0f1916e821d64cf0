package actor

import (
	"slices"

	"sitrep"
)

// lookup collects what a name may denote.
func (b *base) lookup(name string, on sitrep.Day, layers ...Annotator) []sitrep.Actor {
	day := on
	if day == 0 {
		day = latest
	}
	var out []sitrep.Actor
	type ranked struct {
		t     target
		score int
	}
	var rs []ranked
	for _, t := range b.readings(name) {
		score := 4 * b.typical(t.entry, day)
		if t.part || t.near {
			score--
		}
		rs = append(rs, ranked{t, score})
	}
	slices.SortStableFunc(rs, func(x, y ranked) int { return y.score - x.score })
	for _, r := range rs {
		a := b.actor(r.t.entry, day)
		if on == 0 {
			a.Ties = b.tiesAt(r.t.entry, 0)
			a.Sectors = b.withLastOffice(r.t.entry, a.Sectors)
		}
		if r.t.role == roleSeat {
			a.Sectors = []string{"GOV"}
		}
		out = append(out, a)
	}
	if len(out) > 0 {
		return out
	}
	if ref, ok := b.organOf(name); ok {
		return []sitrep.Actor{b.organActor(ref)}
	}
	if at := b.spelled(new(spelling), name, nil); at >= 0 && capitalized(name) {
		a := b.actor(at, day)
		if on == 0 {
			a.Ties, a.Sectors = b.tiesAt(at, 0), b.withLastOffice(at, a.Sectors)
		}
		return []sitrep.Actor{a}
	}
	if e, ok := b.describeText(name, day, layers...); ok {
		return []sitrep.Actor{e}
	}
	return nil
}

// withLastOffice adds to what is said of those out of office the sectors of the
// last one: without a day it may be meant.
func (b *base) withLastOffice(entry int32, sectors []string) []string {
	if len(sectors) != 1 || sectors[0] != "ELI" {
		return sectors
	}
	last := sitrep.Day(0)
	for i := range b.records[entry].ties {
		if t := &b.records[entry].ties[i]; t.relation == office {
			last = max(last, t.until)
		}
	}
	if last == 0 {
		return sectors
	}
	return append(slices.Clip(sectors), b.sectorsAt(entry, last)...)
}

// actor is a record as it is on a day.
func (b *base) actor(entry int32, day sitrep.Day) sitrep.Actor {
	r := &b.records[entry]
	a := sitrep.Actor{Kind: "actor", ID: b.id(entry), Name: r.names[0], Country: b.coded(b.countryAt(entry, day)), Sectors: b.sectorsAt(entry, day), Ties: b.tiesAt(entry, day), Type: r.typ, Reference: r.ref}
	for _, n := range r.names[1:] {
		a.Aliases = append(a.Aliases, bare(n))
	}
	return a
}

func (b *base) organActor(ref organRef) sitrep.Actor {
	s := &b.states[ref.state]
	return sitrep.Actor{
		Kind: "actor", ID: b.organID(ref), Name: b.organName(ref), Country: b.coded(s.code), Sectors: b.organs[ref.organ].sectors,
		Ties: []sitrep.Tie{{Relation: "part of", Actor: s.name, Evidence: []sitrep.Source{{By: "actor/organs.txt"}}}},
	}
}

// bare is an alias without the mark that it needs a context.
func bare(alias string) string {
	if n := len(alias); n > 0 && alias[n-1] == '?' {
		return alias[:n-1]
	}
	return alias
}
