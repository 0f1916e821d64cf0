package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// finest is the place of the finest precision, of equals the one that most reports tell in their own words,
// the earliest told. Of places that
// exclude each other those come first against which the fewest reports speak: what one of many
// reports alone has is rather of something else that it tells.
func finest(ms []*sitrep.EventMention) *sitrep.EventPlace {
	var roomTold [8]*sitrep.EventPlace
	var roomWhere [8]*sitrep.EventMention
	told, where := roomTold[:0], roomWhere[:0]
	for _, m := range ms {
		if m.Place != nil {
			told, where = append(told, m.Place), append(where, m)
		}
	}
	if len(told) == 0 {
		return nil
	}
	// against is how many reports give places but none that may be p.
	against := func(p *sitrep.EventPlace) (n int) {
		for i := 0; i < len(where); {
			doc, may := where[i].Document, false
			for ; i < len(where) && where[i].Document == doc; i++ {
				may = may || told[i] == p || mayBe(told[i], p)
			}
			if !may {
				n++
			}
		}
		return n
	}
	// said is how many reports give p, in their own words.
	said := func(p *sitrep.EventPlace) (n int) {
		doc := ""
		for i, m := range where {
			if m.Document != doc && firm(m, "place") && samePlaces(told[i], p) {
				doc = m.Document
				n++
			}
		}
		return n
	}
	several := where[0].Document != where[len(where)-1].Document
	var best *sitrep.EventPlace
	least, most := 0, 0
	for _, p := range told {
		n, by := 0, 0
		switch {
		case fine(p) <= fineness(sitrep.PlaceCountry):
			n = len(told) // against a whole country nobody speaks
		case several:
			n, by = against(p), said(p)
		}
		if best == nil || n < least || n == least && (fine(p) > fine(best) || fine(p) == fine(best) && by > most) {
			best, least, most = p, n, by
		}
	}
	return best
}

// whereOf is the finest place, unless as many reports tell the event of several places at
// once as put it into one, or count more dead there than any that does: then what those name that
// holds them all, or none.
func whereOf(members []Ref, ms []*sitrep.EventMention, typ string) *sitrep.EventPlace {
	one, all := 0, 0
	var holds *sitrep.EventPlace
	for _, r := range members {
		switch t := r.Telling; {
		case t.Several:
			if all++; holds == nil {
				holds = t.Place
			}
		case t.Place != nil:
			one++
		}
	}
	if all > 0 && all >= one || joint(members) {
		return holds
	}
	p := finest(onSite(ms, typ))
	if p != nil && !located(p) && p.Country == "" {
		return finest(ms) // a name alone: what else is told may place it
	}
	return p
}

// joint: more are told to be dead in several places together than in any one.
func joint(members []Ref) bool {
	one, all := 1, 0
	for _, r := range members {
		all = max(all, r.Telling.Joint)
		for _, m := range r.Telling.mentions(r.Report, nil) {
			if m.Place != nil && fineness(m.Place.Precision) >= fineness(sitrep.PlaceDistrict) {
				one = max(one, leastDead(m.Sizes))
			}
		}
	}
	return all > one
}

// leastDead is how many are dead at least: unlike deadOf it takes "at least nine" for nine.
func leastDead(all []sitrep.Quantity) (n int) {
	for i := range all {
		if all[i].Kind == "killed" {
			n = max(n, number(&all[i]))
		}
	}
	return n
}

// onSite are the mentions that may tell where an event of the type was: whoever shot is arrested
// elsewhere, and nobody is shot where he was arrested.
func onSite(ms []*sitrep.EventMention, typ string) []*sitrep.EventMention {
	return except(ms, func(m *sitrep.EventMention) bool {
		return typ == "COERCE" && m.Type == "ASSAULT" || typ == "ASSAULT" && m.Type == "COERCE"
	})
}

// mayBe: two places can be one, or one is within the other.
func mayBe(a, b *sitrep.EventPlace) bool {
	switch {
	case samePlaces(a, b) || namesakes(a, b):
		return true
	case a.Country != b.Country:
		return false
	}
	x, y := fineness(a.Precision), fineness(b.Precision)
	switch {
	case min(x, y) == fineness(sitrep.PlaceCountry):
		return true
	case min(x, y) == fineness(sitrep.PlaceRegion), !located(a) || !located(b):
		return a.Admin1 == b.Admin1 && a.Admin1 != ""
	}
	return kilometres(a, b) <= 50
}

// ofType are the mentions of the event's own type. Those of another one tell what led to it or
// came of it, by and to others: the killing for which a man is arrested.
func ofType(ms []*sitrep.EventMention, typ string) (own []*sitrep.EventMention) {
	if !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool { return m.Type != typ }) {
		return ms
	}
	for _, m := range ms {
		if m.Type == typ {
			own = append(own, m)
		}
	}
	return own
}

// parties are the two sides of an event. Nobody is on both: whoever reports have on either
// is where most have them, of equals an actor. Beside others who strike more often than they
// are struck nobody is an actor of a deed who does not, and the other way round.
func parties(ms []*sitrep.EventMention, typ string) (actors, recipients []sitrep.Participant) {
	var harmed map[person]bool
	if typ == "ASSAULT" {
		harmed = harmedOf(ms)
	}
	did := func(m *sitrep.EventMention) []sitrep.Participant { return doersOf(m, harmed) }
	if policeArrest(ms, typ) {
		did = func(m *sitrep.EventMention) []sitrep.Participant { return without(m.Actors, "JUD") }
	}
	met := struckIn(ms, typ)
	if typ == "ASSAULT" {
		met = withoutCulprits(ms, met)
	}
	nobody := func(*sitrep.Participant) bool { return false }
	if len(ms) == 1 && !slices.ContainsFunc(ms[0].Actors, func(p sitrep.Participant) bool { return hasActor(ms[0].Recipients, &p) }) {
		return participants(ms, "actors", did, nil, nobody), participants(ms, "recipients", met, nil, nobody)
	}
	deed := typ == "ASSAULT" || typ == "COERCE"
	a, r := sidesOf(ms, did), sidesOf(ms, met)
	if !anyOnBoth(a, r) {
		actors, recipients = participants(ms, "actors", did, a, nobody), participants(ms, "recipients", met, r, nobody)
		return byName(actors, ms, "actors", did, a, nobody), byName(recipients, ms, "recipients", met, r, nobody)
	}
	acts := func(p *sitrep.Participant) bool { k := key(p); return a[k].more(r[k]) }
	struck := func(p *sitrep.Participant) bool { k := key(p); return r[k].more(a[k]) }
	others := deed && anyMore(r, a)
	recipients = participants(ms, "recipients", met, r, func(p *sitrep.Participant) bool {
		return a[key(p)].reports > r[key(p)].reports || others && acts(p)
	})
	actors = participants(ms, "actors", did, a, func(p *sitrep.Participant) bool { return r[key(p)].reports > a[key(p)].reports })
	others = deed && slices.ContainsFunc(actors, func(p sitrep.Participant) bool { return acts(&p) })
	actors = slices.DeleteFunc(actors, func(p sitrep.Participant) bool {
		return struck(&p) && (typ == "COERCE" || hasActor(recipients, &p)) || others && !acts(&p)
	})
	actors = byName(actors, ms, "actors", did, a, func(p *sitrep.Participant) bool { return struck(p) || others && !acts(p) || hasActor(recipients, p) })
	recipients = slices.DeleteFunc(recipients, func(p sitrep.Participant) bool { return hasActor(actors, &p) })
	return actors, byName(recipients, ms, "recipients", met, r, func(p *sitrep.Participant) bool { return a[key(p)].reports > 0 || hasActor(actors, p) })
}

// side is how often somebody stands on one.
type side struct{ reports, mentions int }

func (s side) more(o side) bool {
	return s.reports > o.reports || s.reports == o.reports && s.mentions > o.mentions
}

// anyOnBoth: somebody is on both sides.
func anyOnBoth(a, b map[string]side) bool {
	for k := range a {
		if _, ok := b[k]; ok {
			return true
		}
	}
	return false
}

// anyMore: somebody is more often on this side than on the other.
func anyMore(here, there map[string]side) bool {
	for k, s := range here {
		if s.more(there[k]) {
			return true
		}
	}
	return false
}

// plainly leaves out articles and hyphens.
var plainly = strings.NewReplacer(" a ", " ", " an ", " ", " the ", " ", "-", " ")

// key is who somebody is, or how he is described, however it is written: "A 12-year-old boy",
// "12-year old boy".
func key(p *sitrep.Participant) string {
	if p.Actor != "" {
		return p.Actor
	}
	return plainly.Replace(" " + strings.ToLower(p.Text))
}

func sidesOf(ms []*sitrep.EventMention, of func(*sitrep.EventMention) []sitrep.Participant) map[string]side {
	all, last := map[string]side{}, map[string]string{}
	for _, m := range ms {
		ps := of(m)
		for i := range ps {
			k := key(&ps[i])
			s := all[k]
			if s.mentions++; last[k] != m.Document {
				s.reports++
			}
			all[k], last[k] = s, m.Document
		}
	}
	return all
}
