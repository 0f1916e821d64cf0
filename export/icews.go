package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// ICEWSColumns are the columns of an ICEWS event file.
var ICEWSColumns = strings.Split("Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,"+
	"Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude", ",")

// ICEWS writes events as ICEWS' files are: 20 columns set off by tabs, with a header. An
// event of several actors or recipients is a row for each pair. Left out is what is
// told as not having happened and what has no CAMEO code.
func ICEWS(w io.Writer, events Events, opt Options) error {
	c := newTSV(w)
	if err := c.header(ICEWSColumns); err != nil {
		return err
	}
	for d, err := range inDyads(events, opt.Tally, notGDELT) {
		if err != nil {
			return err
		}
		e := d.Event
		for i, p := range d.pairs {
			c.int(eventNumber(e.ID, i))
			c.text(eventDay(e.OccurredOn).String())
			icewsParty(c, p.actor)
			if code, known := ontology.CodeOf(e.CAMEO); known {
				c.texts(code.Name, e.CAMEO)
				c.float(code.Score, 1)
			} else {
				c.texts("", e.CAMEO, "")
			}
			icewsParty(c, p.recipient)
			icewsStory(c, d.Told)
			icewsPlace(c, e.Place)
			if err := c.end(); err != nil {
				return err
			}
		}
		opt.Tally.dyads(d, "Event Date", "Latitude")
	}
	return c.w.Flush()
}

// icewsSector is a row of the table of sectors.
type icewsSector struct{ name, generic string }

var icewsSectors = loaded(func() (map[string]icewsSector, error) {
	rows, err := readTable("icews.txt", 3)
	all := map[string]icewsSector{}
	for _, r := range rows {
		if _, ok := ontology.SectorOf(r.cells[0]); !ok {
			return nil, r.fault("a PLOVER sector", r.cells[0])
		}
		all[r.cells[0]] = icewsSector{r.cells[1], r.cells[2]}
	}
	return all, err
})

// icewsParty writes name, sectors and country. Who has no name of its own has that of
// its kind and country, as "Police (Chad)".
func icewsParty(c *cells, p *sitrep.Participant) {
	if p == nil {
		c.empty(3)
		return
	}
	country := ""
	if k := ontology.CountryOf(p.Country); k != nil {
		country = k.Name
	}
	name := p.Name
	var sectors []string
	for _, s := range p.Sectors {
		x := icewsSectors()[s]
		if name == "" && x.generic != "" && country != "" {
			name = fmt.Sprintf(x.generic, country)
		}
		if x.name != "" && !slices.Contains(sectors, x.name) {
			sectors = append(sectors, x.name)
		}
	}
	if name == "" {
		name = p.Text
	}
	c.texts(name, strings.Join(sectors, ","), country)
}

// icewsStory writes Story ID to Publisher, of the first report.
func icewsStory(c *cells, t *sitrep.Told) {
	if len(t.Documents) == 0 {
		c.empty(3)
		return
	}
	d := t.Documents[0]
	c.int(eventNumber(d.ID, 0))
	c.empty(1) // number of the sentence: the record has its offsets
	c.text(outlet(d))
}

// icewsPlace writes City to Longitude.
func icewsPlace(c *cells, p *sitrep.EventPlace) {
	if p == nil {
		c.empty(6)
		return
	}
	cityDistrictProvince(c, p)
	if k := ontology.CountryOf(p.Country); k != nil {
		c.text(k.Name)
	} else {
		c.empty(1)
	}
	c.degrees(p.Lat)
	c.degrees(p.Lon)
}
