package export

import (
	"io"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// GEDColumns are the columns of a file in the shape of UCDP's Georeferenced Event
// Dataset.
var GEDColumns = strings.Fields(`id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
	dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
	source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2
	latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end
	deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob`)

// GED writes events in the shape of UCDP GED: 49 columns, CSV with a header. An event
// there is a use of armed force by an organised actor against another one or against
// civilians with at least one direct death; all else is left out and counted. UCDP's
// numbers of conflicts, dyads and actors stay empty: they are UCDP's to give.
func GED(w io.Writer, events Events, opt Options) error {
	c := newCSV(w)
	if err := c.header(GEDColumns); err != nil {
		return err
	}
	var row gedRow
	for told, err := range events {
		if err != nil {
			return err
		}
		if why := row.fill(told); why != "" {
			opt.Tally.leaveOut(why)
			continue
		}
		row.write(c, told)
		if err := c.end(); err != nil {
			return err
		}
		opt.Tally.event(1)
		e := told.Event
		if e.OccurredOn == nil || e.OccurredOn.Start == 0 {
			opt.Tally.empty("date_start", 1)
		}
		if e.Place == nil || e.Place.Lat == nil {
			opt.Tally.empty("latitude", 1)
		}
	}
	return c.w.Flush()
}

// UCDP's types of organised violence.
const (
	gedStateBased = 1
	gedNonState   = 2
	gedOneSided   = 3
)

type gedRow struct {
	kind   int
	a, b   *sitrep.Participant // b is nil where civilians at large are attacked
	deaths deaths
}

// fill says why the event is none of GED's, "" when it is one.
func (r *gedRow) fill(t *sitrep.Told) (why string) {
	e := t.Event
	if why := unreal(e); why != "" {
		return why
	}
	if e.Type != ontology.Assault {
		return "no use of armed force"
	}
	toll := tollOf(e, "killed")
	if most := toll.most(); most == 0 {
		return "no direct death known"
	}
	r.a, r.b = nil, nil
	one, two := sideNobody, sideNobody
	if len(e.Actors) > 0 {
		r.a, one = &e.Actors[0], sideOf(&e.Actors[0], false, "")
	}
	switch {
	case len(e.Recipients) > 0:
		i := acledTarget(e.Recipients, "")
		r.b, two = &e.Recipients[i], sideOf(&e.Recipients[i], true, "")
	case len(e.Actors) > 1:
		r.b, two = &e.Actors[1], sideOf(&e.Actors[1], false, "")
	}
	if two == sideUnknown || two == sideNobody {
		if s := sideOfVictims(e); s != sideNobody {
			two = s
		}
	}
	swapped := false
	switch {
	case !organised(one):
		return "no organised actor known to have used force"
	case two == sideCivilians:
		r.kind = gedOneSided
	case !organised(two):
		return "other side not known"
	case one == sideState || two == sideState:
		r.kind = gedStateBased
		if one != sideState { // the state is side A, whoever began
			r.a, r.b, swapped = r.b, r.a, true
			one, two = two, one
		}
	default:
		r.kind = gedNonState
	}
	if r.kind == gedStateBased && one == two && r.a != nil && r.b != nil {
		if g := gedGovernment(r.a, e.Place); g == gedGovernment(r.b, e.Place) && (g != nil || r.a.Country == r.b.Country) {
			return "both sides of one state"
		}
	}
	r.deaths = deathsOf(t, toll)
	r.deaths.take(one, two, r.kind, swapped)
	return ""
}

// organised reports the sides that UCDP's definitions know: states, and groups that
// fight.
func organised(s side) bool { return s >= sideState && s <= sideIdentity }

// deaths are the dead of an event by side.
type deaths struct {
	by              [victimAttackers + 1]int // what the words tell, then
	a, b, civil     int                      // by side of the dyad
	unknown         int
	low, best, high int
}

// deathsOf reads the toll, and of its parts what the mentions tell: "14 dead, among
// them three soldiers". Parts that would be more than the whole tell nothing.
func deathsOf(t *sitrep.Told, whole toll) (d deaths) {
	d.low, d.best, d.high = whole.range3()
	sum := 0
	part := func(qs []sitrep.Quantity) {
		for i := range qs {
			q := &qs[i]
			if q.Kind != "killed" || q.By != whole.by {
				continue
			}
			if v := victimOfSize(q); v != victimUnknown {
				n := quantity(q)
				sum += max(0, n-d.by[v])
				d.by[v] = max(d.by[v], n)
			}
		}
	}
	part(t.Event.Sizes)
	for _, m := range t.Mentions {
		part(m.Sizes)
	}
	if sum > d.best {
		d.by = [len(d.by)]int{}
		sum = 0
		for i := range t.Event.Sizes { // the whole has words of its own
			q := &t.Event.Sizes[i]
			if q.Kind == "killed" && quantity(q) == d.best {
				if v := victimOfSize(q); v != victimUnknown {
					d.by[v], sum = d.best, d.best
				}
				break
			}
		}
	}
	d.unknown = d.best - sum
	return d
}

// take gives the dead to the sides of a dyad.
func (d *deaths) take(a, b side, kind int, swapped bool) {
	d.civil = d.by[victimCivil]
	give := func(v victim, fits func(side) bool) {
		switch n := d.by[v]; {
		case fits(a) && fits(b):
			d.unknown += n
		case fits(a):
			d.a += n
		case fits(b):
			d.b += n
		default:
			d.unknown += n
		}
	}
	give(victimState, func(s side) bool { return s == sideState })
	give(victimNonstate, func(s side) bool { return organised(s) && s != sideState })
	if swapped {
		d.b += d.by[victimAttackers]
	} else {
		d.a += d.by[victimAttackers]
	}
	if kind == gedOneSided { // those attacked are civilians, whatever they are called
		d.civil, d.unknown = d.civil+d.unknown, 0
	}
}
