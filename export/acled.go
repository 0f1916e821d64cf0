package export

import (
	"io"
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// ACLEDColumns are the columns of an ACLED-shaped file.
var ACLEDColumns = strings.Fields(`event_id_cnty event_date year time_precision disorder_type event_type sub_event_type
	actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3
	location latitude longitude geo_precision source source_scale notes fatalities tags timestamp`)

// ACLED writes events in the shape of ACLED's files: 31 columns, CSV with a header.
// One row is one event. What ACLED's codebook does not hold is left out and counted:
// anything but political violence, demonstrations and strategic developments, and
// what did not happen. The file is not ACLED's data and must not be called so.
func ACLED(w io.Writer, events Events, opt Options) error {
	c := newCSV(w)
	if err := c.header(ACLEDColumns); err != nil {
		return err
	}
	stamp := 0
	if !opt.Made.IsZero() {
		stamp = int(opt.Made.Unix())
	}
	for told, err := range events {
		if err != nil {
			return err
		}
		var row acledRow
		if why := row.fill(told); why != "" {
			opt.Tally.leaveOut(why)
			continue
		}
		row.write(c, told)
		c.known(stamp)
		if err := c.end(); err != nil {
			return err
		}
		opt.Tally.event(1)
		if row.day == 0 {
			opt.Tally.empty("event_date", 1)
		}
		if p := told.Event.Place; p == nil || p.Lat == nil {
			opt.Tally.empty("latitude", 1)
		}
	}
	return c.w.Flush()
}

type acledParty struct {
	*sitrep.Participant
	side   side
	others []sitrep.Participant
}

type acledRow struct {
	event, sub string
	one, two   acledParty
	day        sitrep.Day
	precision  int
	year       int
	where      string // country of the place
	dead       int
}

// fill says why the event is no row of ACLED's, "" when it is one.
func (r *acledRow) fill(t *sitrep.Told) (why string) {
	e := t.Event
	if why := unreal(e); why != "" {
		return why
	}
	if e.Place != nil {
		r.where = e.Place.Country
	}
	r.parties(t)
	r.dead = acledFatalities(e)
	rule := acledRuleFor(e, r.one.side, r.two.side)
	switch {
	case rule == nil:
		return "no event of ACLED's kinds"
	case rule.event == "out":
		return rule.sub
	case rule.sub == "Arrests" && !significant(e):
		return "arrest of no known political significance"
	case rule.sub == "Non-violent transfer of territory" && toldWith(t, "flight"):
		return "flight from a fight"
	}
	r.event, r.sub = rule.event, rule.sub
	r.name(e)
	switch {
	case e.Type == ontology.Assault && r.event == "Protests": // those who were met with force come first
		r.one, r.two = r.two, r.one
		fallthrough
	case r.event == "Protests":
		r.one.side = sideProtesters
		if r.dead > 0 {
			r.sub = "Excessive force against protesters"
		}
	case r.sub == "Violent demonstration":
		r.one.side = sideRioters
	case r.sub == "Remote explosive/landmine/IED" && tells(t, "grenade"):
		r.sub = "Grenade"
	}
	r.year = eventYear(e.OccurredOn)
	r.day, r.precision = acledDay(e.OccurredOn)
	return ""
}

// parties finds the two sides: the first actor and the first recipient with those
// beside them, or the first two of actors who do it to or with each other. Where a
// fight is told of one side that is several ("both militias clashed") it is both.
func (r *acledRow) parties(t *sitrep.Told) {
	e := t.Event
	r.one, r.two = acledParty{}, acledParty{}
	if len(e.Actors) > 0 {
		r.one = acledParty{&e.Actors[0], sideOf(&e.Actors[0], false, r.where), e.Actors[1:]}
	}
	switch {
	case len(e.Recipients) > 0:
		first := acledTarget(e.Recipients, r.where)
		r.two = acledParty{&e.Recipients[first], sideOf(&e.Recipients[first], true, r.where), nil}
		if len(e.Recipients) > 1 {
			r.two.others = slices.Delete(slices.Clone(e.Recipients), first, first+1)
		}
	case len(e.Actors) > 1 && mutual(e.Type):
		r.one.others = nil
		r.two = acledParty{&e.Actors[1], sideOf(&e.Actors[1], false, r.where), e.Actors[2:]}
	case len(e.Actors) == 1 && e.Type == ontology.Assault && toldWith(t, "mutual"):
		if r.one.side == sideUnknown && crowd(r.one.Text) {
			r.one.side = sideRioters
		}
		r.two = r.one
		return
	}
	if r.two.side == sideUnknown || r.two.side == sideNobody {
		if s := sideOfVictims(e); s != sideNobody {
			r.two.side = s
		}
	}
}

// toldWith reports whether a word of the kind tells the event.
func toldWith(t *sitrep.Told, kind string) bool {
	for _, m := range t.Mentions {
		if hasWord(m.Trigger.Text, kind) {
			return true
		}
	}
	return false
}

// name gives the sides the kind that ACLED's event types imply. Who is behind an act of
// violence and not known is an unidentified armed group there, and a demonstration has
// those who take part, but not whom it is directed at.
func (r *acledRow) name(e *sitrep.Event) {
	switch r.event {
	case "Battles", "Explosions/Remote violence", "Violence against civilians":
		if r.one.Participant == nil || r.one.side == sideUnknown && (r.event == "Explosions/Remote violence" || hasWord(r.one.Text, "unknown")) {
			r.one.side = sideMilitia
		}
		if r.event == "Violence against civilians" && r.two.side == sideUnknown {
			r.two.side = sideCivilians
		}
	}
	switch two := r.two.Participant; {
	case e.Type == ontology.Protest:
		r.two = acledParty{}
	case r.event == "Riots" && two != nil && slices.Contains(two.Sectors, "CRM") && !crowd(two.Text):
		r.two.side = sideCivilians // whom a mob takes for a thief
	case two == nil || r.two.side != sideUnknown:
	case r.sub == "Arrests":
		r.two.side = sideCivilians
	case two.Name == "" && len(two.Sectors) == 0 && (r.event == "Explosions/Remote violence" || r.sub == "Looting/property destruction"):
		r.two = acledParty{} // a thing, which is no actor
	}
	if r.two.Participant == nil && r.two.side != sideCivilians && r.event != "Battles" {
		r.two.side = sideNobody
	}
}

// acledTarget is the first recipient of whom it is known who they are: a convoy and
// four drivers are civilians.
func acledTarget(ps []sitrep.Participant, where string) int {
	for i := range ps {
		if sideOf(&ps[i], true, where) != sideUnknown {
			return i
		}
	}
	return 0
}

// sideOfVictims is who was attacked by the words for the dead and hurt.
func sideOfVictims(e *sitrep.Event) side {
	for i := range e.Sizes {
		q := &e.Sizes[i]
		if q.Kind != "killed" && q.Kind != "injured" {
			continue
		}
		switch victimOfSize(q) {
		case victimCivil:
			return sideCivilians
		case victimState:
			return sideState
		case victimNonstate:
			return sideMilitia
		}
	}
	return sideNobody
}

// significant reports whether an arrest is one that ACLED codes: of many at once or
// of persons of political weight.
func significant(e *sitrep.Event) bool {
	if t := tollOf(e, "detained"); t.low != nil && *t.low >= 10 {
		return true
	}
	for i := range e.Recipients {
		for _, s := range e.Recipients[i].Sectors {
			if acledWords()["significant"][strings.ToLower(s)] {
				return true
			}
		}
	}
	return false
}

// tells reports whether a sentence that tells the event has a word of the kind.
func tells(t *sitrep.Told, kind string) bool {
	for _, m := range t.Mentions {
		if d := documentOf(t, m); d != nil && hasWord(sentenceOf(d, m), kind) {
			return true
		}
	}
	return false
}

// sentenceOf is the words of a mention's sentence.
func sentenceOf(d *sitrep.Document, m *sitrep.EventMention) string {
	if s := m.Sentence; s.Start >= 0 && s.Start <= s.End && s.End <= len(d.Text) {
		return d.Text[s.Start:s.End]
	}
	return ""
}

// acledDay is the day with its precision: 1 known, 2 a time of up to a week, its
// first day; 3 up to a month, the middle of it. Zero beyond that.
func acledDay(w *sitrep.When) (sitrep.Day, int) {
	if w == nil {
		return 0, 0
	}
	switch n := w.Days(); {
	case n == 1:
		return w.Start, 1
	case n >= 2 && n <= 7:
		return w.Start, 2
	case n > 7 && n <= 31:
		return w.Start + sitrep.Day((n-1)/2), 3
	}
	return 0, 0
}

// acledFatalities is the number of the dead by ACLED's convention: the lowest of
// the estimates; tens are 10, dozens 12, hundreds 100; nobody reported dead is 0.
func acledFatalities(e *sitrep.Event) int {
	t := tollOf(e, "killed")
	if !t.told || t.low == nil {
		return 0
	}
	n := *t.low
	switch text := strings.ToLower(t.text); {
	case n >= leastDozens && n < 2*leastDozens && strings.Contains(text, "dozens"):
		return n - leastDozens + 12 // "three soldiers and dozens of rebels" too
	case n == 20 && strings.Contains(text, "tens"):
		return 10
	}
	return n
}

// leastDozens is the least that the record takes "dozens" for.
const leastDozens = 24
