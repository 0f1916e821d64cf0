package export

import (
	"io"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// POLECATColumns are the columns of a POLECAT file.
var POLECATColumns = strings.Split("Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,"+
	"Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"+
	"Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,"+
	"Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,"+
	"Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version", ",")

// POLECAT writes events as POLECAT's weekly files are: 40 columns set off by tabs, with
// a header. An event of several actors or recipients is a row for each pair, the second
// and later with "-2" and so on behind the ID. What is told as not having happened is
// left out, and what has no PLOVER type.
func POLECAT(w io.Writer, events Events, opt Options) error {
	c := newTSV(w)
	if err := c.header(POLECATColumns); err != nil {
		return err
	}
	for d, err := range inDyads(events, opt.Tally, notPOLECAT) {
		if err != nil {
			return err
		}
		e := d.Event
		for i, p := range d.pairs {
			polecatCoding(c, e, i)
			polecatParty(c, p.actor)
			polecatParty(c, p.recipient)
			polecatPlace(c, e.Place)
			polecatStory(c, d.Told)
			if err := c.end(); err != nil {
				return err
			}
		}
		opt.Tally.dyads(d, "Event Date", "Latitude")
	}
	return c.w.Flush()
}

// notPOLECAT is why an event is not in a POLECAT file; "" when it is.
func notPOLECAT(e *sitrep.Event) string {
	why := unreal(e)
	if _, ok := ontology.TypeOf(e.Type); !ok && why == "" {
		why = "no PLOVER type"
	}
	return why
}

// polecatCoding writes Event ID to Contexts.
func polecatCoding(c *cells, e *sitrep.Event, pair int) {
	if pair == 0 {
		c.text(e.ID)
	} else {
		c.text(e.ID + "-" + strconv.Itoa(pair+1))
	}
	c.text(eventDay(e.OccurredOn).String())
	c.text(e.Type)
	if len(e.Modes) > 0 {
		c.text(e.Modes[0])
	} else {
		c.empty(1)
	}
	c.float(e.Score, 1)
	c.text(strings.ToUpper(ontology.QuadOf(e.Type).String()))
	c.text(strings.Join(e.Contexts, ";"))
}

func polecatParty(c *cells, p *sitrep.Participant) {
	if p == nil {
		c.empty(8)
		return
	}
	c.texts(named(p), p.Country)
	if country := ontology.CountryOf(p.Country); country != nil {
		c.text(country.COW)
	} else {
		c.empty(1)
	}
	if len(p.Sectors) > 0 {
		c.text(p.Sectors[0])
	} else {
		c.empty(1)
	}
	c.text(strings.Join(p.Sectors, ";"))
	c.text(title(p))
	c.text(p.Text)
	c.empty(1)
}

// title is the office that a participant holds, "" when none is told.
func title(p *sitrep.Participant) string {
	for i := range p.Ties {
		if t := &p.Ties[i]; t.Relation == "office" && !t.Ended && t.Title != "" {
			return t.Title
		}
	}
	return ""
}

// polecatPlace writes Placename to Feature Type.
func polecatPlace(c *cells, p *sitrep.EventPlace) {
	if p == nil {
		c.empty(10)
		return
	}
	c.text(p.Name)
	cityDistrictProvince(c, p)
	c.text(p.Country)
	c.degrees(p.Lat)
	c.degrees(p.Lon)
	c.known(p.GeonameID)
	c.text(p.Text)
	c.empty(1)
}

// cityDistrictProvince writes three columns: the place itself stands in the one of its
// precision.
func cityDistrictProvince(c *cells, p *sitrep.EventPlace) {
	city := ""
	if p.Precision == sitrep.PlacePoint || p.Precision == sitrep.PlaceNear {
		city = p.Name
	}
	province, district := divisions(p)
	c.texts(city, district, province)
}

// polecatStory writes Source to Version, of the first report.
func polecatStory(c *cells, t *sitrep.Told) {
	if len(t.Documents) > 0 {
		d := t.Documents[0]
		c.texts(outlet(d), published(d).String())
		c.empty(3) // who and what else the story names is not the event's
		c.text(d.Lang)
	} else {
		c.empty(6)
	}
	c.text("sitrep " + sitrep.Version)
}
