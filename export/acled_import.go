package export

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// acledMeaning is what a sub-event type of ACLED is in PLOVER.
type acledMeaning struct {
	typ, mode, context string
	both               bool // nobody is the recipient
}

// acledMeanings is by event type and sub-event type.
var acledMeanings = loaded(func() (map[[2]string]acledMeaning, error) {
	rows, err := readTable("acled-plover.txt", 6)
	if err != nil {
		return nil, err
	}
	all := map[[2]string]acledMeaning{}
	for _, r := range rows {
		key := [2]string{r.cells[0], r.cells[1]}
		m := acledMeaning{r.cells[2], r.cells[3], r.cells[5], r.cells[4] == "both"}
		_, isType := ontology.TypeOf(m.typ)
		_, isMode := ontology.ModeOf(m.typ, m.mode)
		switch {
		case acledSubs[key[0]][key[1]] == "":
			return nil, r.fault("an event type of ACLED with one of its sub-event types", key[0]+" | "+key[1])
		case m.typ != "" && !isType:
			return nil, r.fault("a PLOVER type", m.typ)
		case m.mode != "" && !isMode:
			return nil, r.fault("a mode of "+m.typ, m.mode)
		case m.context != "" && !ontology.IsContext(m.context):
			return nil, r.fault("a PLOVER context", m.context)
		}
		all[key] = m
	}
	return all, nil
})

// acledNames is what beginnings of names say, and the executed examples.
var acledNames = loaded(func() (t struct{ names, examples [][2]string }, err error) {
	b, err := crosswalkFiles.ReadFile("tables/acled-names.txt")
	if err != nil {
		return t, err
	}
	n := 0
	for l := range strings.Lines(string(b)) {
		n++
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		if name, want, ok := strings.Cut(l, " : "); ok {
			t.examples = append(t.examples, [2]string{name, want})
			continue
		}
		name, sector, ok := strings.Cut(l, " | ")
		if _, known := ontology.SectorOf(sector); !ok || !known {
			return t, &tableError{"acled-names.txt", n, "beginning of a name | PLOVER sector", l}
		}
		t.names = append(t.names, [2]string{name, sector})
	}
	return t, nil
})

// acledKinds are the sectors of ACLED's codes; state forces may be of any.
var acledKinds = map[string]string{"2": "REB", "3": "UAF", "4": "UAF", "5": "CVL", "6": "CVL", "7": "CVL",
	"rebel group": "REB", "rebel groups": "REB", "political militia": "UAF", "identity militia": "UAF", "rioters": "CVL", "protesters": "CVL", "civilians": "CVL"}

// acledParticipant reads a name as ACLED writes it, with its code of interaction.
func acledParticipant(name, code string) sitrep.Participant {
	p := sitrep.Participant{Name: sitrep.OneLine(name), Sectors: []string{}, Entity: -1}
	if c := acledCountry(p.Name); c != nil {
		p.Country = c.Alpha3
	}
	for _, n := range acledNames().names {
		if strings.HasPrefix(p.Name, n[0]) {
			p.Sectors = append(p.Sectors, n[1])
			return p
		}
	}
	if s := acledKinds[strings.ToLower(code)]; s != "" {
		p.Sectors = append(p.Sectors, s)
	}
	return p
}

// acledCountry is the country that a name names: in parentheses, or after "of" and
// before years.
func acledCountry(name string) *ontology.Country {
	rest := name
	for {
		_, after, ok := strings.Cut(rest, "(")
		if !ok {
			break
		}
		inside, _, _ := strings.Cut(after, ")")
		if c := ontology.CountryNamed(inside); c != nil {
			return c
		}
		rest = after
	}
	if _, after, ok := strings.Cut(name, "s of "); ok || strings.HasPrefix(name, "Government of ") {
		if !ok {
			_, after, _ = strings.Cut(name, " of ")
		}
		country, _, _ := strings.Cut(after, "(")
		return ontology.CountryNamed(strings.TrimSpace(country))
	}
	return nil
}

// event makes the event of the current row.
func (a *acledReader) event() (*sitrep.Told, error) {
	x := &importedEvent{text: a.cell("notes"), status: sitrep.Imported, sources: 1}
	kind := [2]string{a.cell("event_type"), a.cell("sub_event_type")}
	m, ok := acledMeanings()[kind]
	switch {
	case ok:
	case acledSubs[kind[0]] == nil:
		return nil, a.at("event_type", "%q is no event type of ACLED's", kind[0])
	default:
		return nil, a.at("sub_event_type", "%q is no sub-event type of %s", kind[1], kind[0])
	}
	x.typ = m.typ
	if x.typ == "" {
		x.typ = codeType(kind[1])
	}
	if m.mode != "" {
		x.modes = []string{m.mode}
	}
	if m.context != "" {
		x.contexts = []string{m.context}
	}
	if err := a.when(x); err != nil {
		return nil, err
	}
	first, second := a.side("1"), a.side("2")
	if m.both {
		first, second = append(first, second...), []sitrep.Participant{}
	}
	x.actors, x.recipients = first, second
	if err := a.place(x); err != nil {
		return nil, err
	}
	if err := a.fatalities(x); err != nil {
		return nil, err
	}
	x.publisher = a.cell("source")
	for s := range strings.SplitSeq(x.publisher, ";") {
		if strings.TrimSpace(s) != "" {
			x.sources++
		}
	}
	x.sources = max(1, x.sources-1)
	x.coding = sitrep.Coding{Dataset: a.opt.Dataset, Record: a.cell("event_id_cnty"), Line: a.line, Coder: a.opt.Coder, Codebook: "ACLED", Code: kind[0] + ": " + kind[1]}
	if a.opt.Coder != "" {
		x.status = sitrep.HandCoded
	}
	if x.coding.Record == "" {
		x.coding.Record = "line " + strconv.Itoa(a.line)
	}
	for i, name := range a.header {
		if !slices.Contains(acledTaken, name) {
			x.extra(name, sitrep.OneLine(a.row[i]))
		}
	}
	return x.told(), nil
}

// acledTaken are the columns that have a place in the record; all others go to
// Coding.Extra.
var acledTaken = strings.Fields("event_id_cnty event_date year event_type sub_event_type actor1 assoc_actor_1 actor2 assoc_actor_2 country admin1 location latitude longitude notes fatalities source")

// side gathers the actor of a side with those beside it.
func (a *acledReader) side(n string) []sitrep.Participant {
	out := []sitrep.Participant{}
	if name := a.cell("actor" + n); name != "" {
		out = append(out, acledParticipant(name, a.cell("inter"+n)))
	}
	for name := range strings.SplitSeq(a.cell("assoc_actor_"+n), ";") {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, acledParticipant(name, ""))
		}
	}
	return out
}

// when reads the day and how exactly it is known: 2 is within a week, whose middle is
// given, 3 within the month.
func (a *acledReader) when(x *importedEvent) error {
	day, ok := acledDate(a.cell("event_date"))
	if a.cell("event_date") == "" { // a file of ours, where no day is known
		if y, err := strconv.Atoi(a.cell("year")); err == nil && sitrep.DayOf(y, 1, 1) != 0 {
			x.when = onDays(sitrep.DayOf(y, 1, 1), sitrep.DayOf(y, 12, 31), sitrep.PrecisionYear)
		}
		return nil
	}
	if !ok {
		return a.at("event_date", "event_date %q: want a day as YYYY-MM-DD or 02 January 2006", a.cell("event_date"))
	}
	switch p := a.cell("time_precision"); p {
	case "1", "":
		x.when = onDays(day, day, sitrep.PrecisionDay)
	case "2":
		x.when = onDays(day-3, day+3, sitrep.PrecisionWeek)
	case "3":
		y, m, _ := day.Date()
		first := sitrep.DayOf(y, m, 1)
		last := first + 27
		for _, next, _ := (last + 1).Date(); next == m; _, next, _ = (last + 1).Date() {
			last++
		}
		x.when = onDays(first, last, sitrep.PrecisionMonth)
	default:
		return a.at("time_precision", "time_precision %q: want 1 (day), 2 (week) or 3 (month)", p)
	}
	return nil
}

func (a *acledReader) place(x *importedEvent) error {
	p := &sitrep.EventPlace{Place: sitrep.Place{Name: a.cell("location"), Admin1: a.cell("admin1")}}
	if c := ontology.CountryNamed(a.cell("country")); c != nil {
		p.Country = c.Alpha3
	} else if n, err := strconv.Atoi(a.cell("iso")); err == nil && n > 0 {
		digits := strconv.Itoa(1000 + n)[1:]
		if c := ontology.CountryNamed(digits); c != nil {
			p.Country = c.Alpha3
		}
	} else if name := a.cell("country"); name != "" {
		x.extra("country", name)
	}
	lat, lon := a.cell("latitude"), a.cell("longitude")
	if (lat == "") != (lon == "") {
		return a.at("latitude", "want latitude and longitude together")
	}
	if lat != "" {
		y, err1 := strconv.ParseFloat(lat, 64)
		z, err2 := strconv.ParseFloat(lon, 64)
		if err1 != nil || err2 != nil || !(y >= -90 && y <= 90) || !(z >= -180 && z <= 180) {
			return a.at("latitude", "latitude %q, longitude %q: want degrees", lat, lon)
		}
		p.Lat, p.Lon = &y, &z
	}
	switch g := a.cell("geo_precision"); g {
	case "1":
		p.Precision = sitrep.PlacePoint
	case "": // not said
		if p.Precision = sitrep.PlaceArea; p.Lat != nil {
			p.Precision = sitrep.PlacePoint
		}
	case "2":
		p.Precision = sitrep.PlaceNear
	case "3":
		p.Precision = sitrep.PlaceRegion
	default:
		return a.at("geo_precision", "geo_precision %q: want 1 (town), 2 (area near a town) or 3 (larger region)", g)
	}
	if p.Name != "" || p.Country != "" || p.Lat != nil {
		x.place = p
	}
	return nil
}

// fatalities is the lowest estimate; 0 is what no source reports any of.
func (a *acledReader) fatalities(x *importedEvent) error {
	v := a.cell("fatalities")
	if v == "" {
		return nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		return a.at("fatalities", "fatalities %q: want a whole number", v)
	}
	if n > 0 {
		x.sizes = append(x.sizes, sitrep.Quantity{Kind: "killed", Low: &n, Best: &n})
	}
	return nil
}
