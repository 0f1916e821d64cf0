package export

import (
	"io"

	"sitrep"
	"sitrep/ontology"
)

// gdeltTime is how GDELT writes an instant.
const gdeltTime = "20060102150405"

// GDELT writes events as a GDELT 2.0 event file: 61 columns set off by tabs, no
// header. An event of several actors or recipients is a row for each pair. What is
// told as not having happened is left out, and what has no CAMEO code.
func GDELT(w io.Writer, events Events, opt Options) error {
	c := newTSV(w)
	added := ""
	if !opt.Made.IsZero() {
		added = opt.Made.UTC().Format(gdeltTime)
	}
	for d, err := range inDyads(events, opt.Tally, notGDELT) {
		if err != nil {
			return err
		}
		e := d.Event
		for i, p := range d.pairs {
			c.int(eventNumber(e.ID, i))
			gdeltDate(c, e.OccurredOn)
			gdeltActor(c, p.actor)
			gdeltActor(c, p.recipient)
			gdeltAction(c, d.Told)
			gdeltNowhere(c) // where the actor is
			gdeltNowhere(c)
			gdeltPlace(c, e.Place)
			c.text(added)
			if len(d.Documents) > 0 {
				c.text(address(d.Documents[0]))
			} else {
				c.empty(1)
			}
			if err := c.end(); err != nil {
				return err
			}
		}
		opt.Tally.dyads(d, "SQLDATE", "ActionGeo_Lat")
	}
	return c.w.Flush()
}

func notGDELT(e *sitrep.Event) string {
	if why := unreal(e); why != "" {
		return why
	}
	if len(e.CAMEO) < 2 {
		return "no CAMEO code"
	}
	return ""
}

// gdeltDate writes SQLDATE, MonthYear, Year and FractionDate; what the record
// does not know to the day, month or year stays empty. The fraction of the year
// counts months of 30 days, as GDELT does.
func gdeltDate(c *cells, w *sitrep.When) {
	year, month := eventYear(w), eventMonth(w)
	if day := eventDay(w); day != 0 {
		_, _, d := day.Date()
		c.int(year*10000 + month*100 + d)
		c.int(year*100 + month)
		c.int(year)
		c.float(float64(year)+float64((month-1)*30+d)/365, 4)
		return
	}
	c.empty(1)
	if month != 0 {
		c.int(year*100 + month)
	} else {
		c.empty(1)
	}
	c.known(year)
	c.empty(1)
}

func gdeltActor(c *cells, p *sitrep.Participant) {
	if p == nil {
		c.empty(10)
		return
	}
	a := newCAMEOActor(p)
	c.texts(a.Code, upperName(p), a.Country, a.Group)
	c.empty(3) // ethnic group, religions: the record does not say
	c.texts(a.Roles[:]...)
}

// gdeltAction writes IsRootEvent to AvgTone.
func gdeltAction(c *cells, t *sitrep.Told) {
	e := t.Event
	c.bool(inLead(t))
	code, known := ontology.CodeOf(e.CAMEO)
	code.Code = e.CAMEO
	c.texts(e.CAMEO, code.Base(), code.Root())
	c.int(int(code.Quad()))
	if known {
		c.float(code.Score, 1)
	} else {
		c.empty(1)
	}
	c.int(len(e.Mentions))
	c.int(e.IndependentSources)
	c.int(len(e.Documents))
	c.empty(1) // tone is not measured
}

// inLead reports whether a mention stands in the headline or the first paragraph.
func inLead(t *sitrep.Told) bool {
	for _, m := range t.Mentions {
		for _, d := range t.Documents {
			if d.ID == m.Document && readAt(d, m.Trigger.Start) < leadEnd(d) {
				return true
			}
		}
	}
	return false
}

func leadEnd(d *sitrep.Document) int {
	for _, b := range d.Blocks {
		if b.Role == sitrep.RoleBody {
			return b.End
		}
	}
	return len(d.Text)
}

// gdeltNowhere writes the eight columns of a place that is not known.
func gdeltNowhere(c *cells) {
	c.int(0)
	c.empty(7)
}

// Kinds of places in GDELT.
const (
	gdeltCountry    = 1
	gdeltUSState    = 2
	gdeltUSCity     = 3
	gdeltWorldCity  = 4
	gdeltWorldState = 5
)

func gdeltPlace(c *cells, p *sitrep.EventPlace) {
	var country *ontology.Country
	if p != nil {
		country = ontology.CountryOf(p.Country)
	}
	if country == nil || p.Precision == sitrep.PlaceArea {
		gdeltNowhere(c)
		return
	}
	us := p.Country == "USA"
	kind := gdeltWorldState
	switch {
	case p.Precision == sitrep.PlaceCountry:
		kind = gdeltCountry
	case p.Precision == sitrep.PlacePoint || p.Precision == sitrep.PlaceNear:
		kind = gdeltWorldCity
		if us {
			kind = gdeltUSCity
		}
	case us:
		kind = gdeltUSState
	}
	c.int(kind)
	c.text(fullName(p, country))
	c.text(country.FIPS)
	if kind == gdeltCountry {
		c.text(country.FIPS)
	} else {
		c.text(stateFIPS(p, country))
	}
	c.empty(1)
	c.degrees(p.Lat)
	c.degrees(p.Lon)
	if kind == gdeltCountry {
		c.text(country.FIPS)
	} else {
		c.empty(1) // GDELT has the numbers of GNS and GNIS here, the record those of GeoNames
	}
}

// fullName is "place, first-order division, country" without repeating a name.
func fullName(p *sitrep.EventPlace, country *ontology.Country) string {
	name := p.Name
	if p.Admin1 != "" && p.Admin1 != p.Name && p.Precision != sitrep.PlaceCountry {
		name += ", " + p.Admin1
	}
	if p.Precision == sitrep.PlaceCountry || p.Name == country.Name {
		return country.Name
	}
	return name + ", " + country.Name
}

// stateFIPS is the code of a state of the US, "" elsewhere: the record knows
// first-order divisions by name.
func stateFIPS(p *sitrep.EventPlace, country *ontology.Country) string {
	if country.FIPS != "US" {
		return ""
	}
	if s := usStates()[p.Admin1]; s != "" {
		return "US" + s
	}
	return ""
}
