package export

import (
	"math"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

func (r *gedRow) write(c *cells, t *sitrep.Told) {
	e := t.Event
	c.int(eventNumber(e.ID, 0))
	c.text(e.ID)
	c.known(eventYear(e.OccurredOn))
	c.empty(1) // whether the dyad reached 25 dead in the year takes a whole year
	c.text(e.Status)
	c.int(r.kind)
	a, b := gedSide(r.a, e.Place), "Civilians"
	if r.kind != gedOneSided {
		b = gedSide(r.b, e.Place)
	}
	dyad := ""
	if a != "" && b != "" {
		dyad = a + " - " + b
	}
	c.empty(2)
	if r.kind == gedStateBased {
		c.empty(1) // what they fight over is not in the record
	} else {
		c.text(dyad)
	}
	c.empty(2)
	c.text(dyad)
	c.empty(2)
	c.text(a)
	c.empty(2)
	c.text(b)
	c.int(e.IndependentSources)
	gedSources(c, t)
	gedPlace(c, e.Place)
	gedWhen(c, e)
	d := &r.deaths
	for _, n := range [...]int{d.a, d.b, d.civil, d.unknown, d.best, d.high, d.low} {
		c.int(n)
	}
	c.text(gedState(r.a, e.Place))
	if r.kind == gedOneSided {
		c.empty(1)
	} else {
		c.text(gedState(r.b, e.Place))
	}
}

// gedSide is the name of a side: states are governments.
func gedSide(p *sitrep.Participant, at *sitrep.EventPlace) string {
	if p == nil {
		return ""
	}
	if country := gedGovernment(p, at); country != nil {
		return "Government of " + country.Name
	}
	if p.Name != "" {
		return p.Name
	}
	return groupWords(p.Text)
}

// gedState is Gleditsch and Ward's number of a side that is a state.
func gedState(p *sitrep.Participant, at *sitrep.EventPlace) string {
	if country := gedGovernment(p, at); country != nil {
		return country.GW
	}
	return ""
}

// gedGovernment is the country of a side that is a state, that of the place where its own
// is not told: "soldiers"; nil for others.
func gedGovernment(p *sitrep.Participant, at *sitrep.EventPlace) *ontology.Country {
	if p == nil || sideOf(p, false, "") != sideState {
		return nil
	}
	if p.Country == "" && p.Name == "" && at != nil {
		return ontology.CountryOf(at.Country)
	}
	return ontology.CountryOf(p.Country)
}

// gedSources writes source_article to source_original, a semicolon between reports.
func gedSources(c *cells, t *sitrep.Told) {
	var articles, offices, dates, headlines []string
	for _, d := range t.Documents {
		office, day, title := outlet(d), published(d).String(), d.Title
		articles = append(articles, `"`+strings.Join([]string{office, day, title}, ",")+`"`)
		offices, dates, headlines = append(offices, office), append(dates, day), append(headlines, title)
	}
	c.texts(strings.Join(articles, ";"), strings.Join(offices, ";"), strings.Join(dates, ";"), strings.Join(headlines, ";"), strings.Join(whoTakes(t.Event.Stances, "asserts"), ";"))
}

var gedPrecisions = map[sitrep.PlacePrecision]int{sitrep.PlacePoint: 1, sitrep.PlaceNear: 2, sitrep.PlaceDistrict: 3, sitrep.PlaceRegion: 4, sitrep.PlaceArea: 5, sitrep.PlaceCountry: 6}

// gedPlace writes where_prec to region.
func gedPlace(c *cells, p *sitrep.EventPlace) {
	if p == nil {
		c.empty(12)
		return
	}
	c.known(gedPrecisions[p.Precision])
	c.texts(p.Name, p.Text)
	admin1, admin2 := divisions(p)
	c.texts(admin1, admin2)
	c.degrees(p.Lat)
	c.degrees(p.Lon)
	if p.Lat != nil && p.Lon != nil {
		c.text("POINT (" + degrees(*p.Lon) + " " + degrees(*p.Lat) + ")")
		c.int(prioGrid(*p.Lat, *p.Lon))
	} else {
		c.empty(2)
	}
	if country := ontology.CountryOf(p.Country); country != nil {
		c.texts(country.Name, country.GW, country.UCDP)
	} else {
		c.empty(3)
	}
}

// divisions are the first- and second-order division of a place as far as it is known
// to lie in one.
func divisions(p *sitrep.EventPlace) (admin1, admin2 string) {
	admin1 = p.Admin1
	switch p.Precision {
	case sitrep.PlaceDistrict:
		admin2 = p.Name
	case sitrep.PlaceRegion:
		if admin1 == "" {
			admin1 = p.Name
		}
	case sitrep.PlaceCountry, sitrep.PlaceArea:
		admin1 = ""
	}
	return admin1, admin2
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// prioGrid is the cell of PRIO-GRID: half degrees, 720 to a row, from 1 in the south-
// west.
func prioGrid(lat, lon float64) int {
	cell := func(x float64, n int) int { return min(n-1, max(0, int(math.Floor(x*2)))) }
	return cell(lat+90, 360)*720 + cell(lon+180, 720) + 1
}

const gedTime = " 00:00:00.000"

// gedWhen writes event_clarity to date_end.
func gedWhen(c *cells, e *sitrep.Event) {
	w := e.OccurredOn
	precision := gedDatePrecision(w)
	// Clear: one happening, not a total over a time or over a region.
	if precision >= 1 && precision <= 2 && e.Place != nil && gedPrecisions[e.Place.Precision] <= 4 {
		c.int(1)
	} else {
		c.int(2)
	}
	c.known(precision)
	if w == nil {
		c.empty(2)
		return
	}
	for _, d := range [...]sitrep.Day{w.Start, w.End} {
		if d != 0 {
			c.text(d.String() + gedTime)
		} else {
			c.empty(1)
		}
	}
}

// gedDatePrecision: 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a
// year; 0 beyond that.
func gedDatePrecision(w *sitrep.When) int {
	if w == nil {
		return 0
	}
	switch n := w.Days(); {
	case n == 0 || n > 366:
		return 0
	case n == 1:
		return 1
	case n <= 6:
		return 2
	case n == 7:
		return 3
	case n <= 31:
		return 4
	}
	return 5
}
