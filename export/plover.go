package export

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/ontology"
)

// ploverRecord is an event as the PLOVER manual's chapter on data fields has it; the
// same type is read and written.
type ploverRecord struct {
	ID         string         `json:"id"`
	HasEvent   *bool          `json:"has_event,omitempty"`
	Date       string         `json:"date"`
	Time       string         `json:"time,omitempty"`
	EndDate    string         `json:"enddate,omitempty"`
	EndTime    string         `json:"endtime,omitempty"`
	Actor      []ploverEntity `json:"actor"`
	Recipient  []ploverEntity `json:"recipient,omitempty"`
	Event      []string       `json:"event"`
	EventLoc   *ploverPlace   `json:"event_loc,omitempty"`
	EventText  []string       `json:"event_text,omitempty"`
	QuadCode   int            `json:"quad_code,omitempty"`
	EventScale *float64       `json:"event_scale,omitempty"`
	Mode       []string       `json:"mode,omitempty"`
	Context    []string       `json:"context,omitempty"`
	Size       map[string]any `json:"size,omitempty"` // numbers; others may write codes
	Link       string         `json:"link,omitempty"`
	Text       string         `json:"text,omitempty"`
	TextInfo   *ploverText    `json:"text_info,omitempty"`
	CiteInfo   *ploverCite    `json:"cite_info,omitempty"`
	Coder      string         `json:"coder,omitempty"`
	CodedDate  string         `json:"coded_date,omitempty"`
	CodedTime  string         `json:"coded_time,omitempty"`
	Comment    string         `json:"comment,omitempty"`
}

type ploverEntity struct {
	Code           string `json:"code,omitempty"`
	Sector         string `json:"sector,omitempty"`
	EntityText     string `json:"entity_text,omitempty"`
	IdentifierID   string `json:"identifier_id,omitempty"`
	IdentifierText string `json:"identifier_text,omitempty"`
	Religion       string `json:"religion,omitempty"`
	Ethnicity      string `json:"ethnicity,omitempty"`
	Office         string `json:"office,omitempty"`
	Gender         string `json:"gender,omitempty"`
	Age            int    `json:"age,omitempty"`
}

type ploverPlace struct {
	ExtractedPlace string      `json:"extracted_place,omitempty"`
	ResolvedPlace  string      `json:"resolved_place,omitempty"`
	GeonameID      looseInt    `json:"geonameid,omitempty"`
	Lat            *looseFloat `json:"lat,omitempty"`
	Lon            *looseFloat `json:"lon,omitempty"`
	City           string      `json:"city,omitempty"`
	District       string      `json:"district,omitempty"`
	Province       string      `json:"province,omitempty"`
	Country        string      `json:"country,omitempty"`
	CountryCode    string      `json:"country_code,omitempty"`
	FeatureClass   string      `json:"feature_class,omitempty"`
	FeatureCode    string      `json:"feature_code,omitempty"`
	Resolution     int         `json:"resolution,omitempty"` // 5 sub-city, 4 city, 3 district, 2 province, 1 country
}

// ploverSizes are the manual's names of sizes; other kinds keep their own, as it allows.
var ploverSizes = map[string]string{"killed": "dead", "detained": "arrested"}

type ploverText struct {
	Sequence  *int     `json:"sequence,omitempty"`
	Start     *int     `json:"start,omitempty"`
	End       *int     `json:"end,omitempty"`
	TextStory []string `json:"text_story,omitempty"`
}

type ploverCite struct {
	Corpus      string `json:"corpus,omitempty"`
	Citation    string `json:"citation,omitempty"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	License     string `json:"license,omitempty"`
	Copyright   string `json:"copyright,omitempty"`
	Coder       string `json:"coder,omitempty"`
	Codebook    string `json:"codebook,omitempty"`
	Version     string `json:"version,omitempty"`
}

// ploverCodebook is the manual that the types and modes are of.
const ploverCodebook = "PLOVER 2.0"

// PLOVER writes events as PLOVER JSON, one a line. What is negated, planned,
// conditional or past for long carries the manual's auxiliary mode among its contexts.
// An event without a first day is left out: a record must have one. Lost: precision and
// words of dates, ranges and claims of sizes, stances, ties, all mentions but the
// first, all documents but the first.
func PLOVER(w io.Writer, events Events, opt Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for t, err := range events {
		if err != nil {
			return err
		}
		if t.Event.OccurredOn == nil || t.Event.OccurredOn.Start == 0 {
			opt.Tally.leaveOut("no first day, which a record must have")
			continue
		}
		r := newPLOVER(t)
		if !opt.Made.IsZero() && t.Event.Coding == nil {
			made := opt.Made.UTC()
			r.CodedDate, r.CodedTime = made.Format("2006-01-02"), made.Format("15:04:05Z")
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
		opt.Tally.event(1)
	}
	return out.Flush()
}

func newPLOVER(t *sitrep.Told) *ploverRecord {
	e := t.Event
	r := &ploverRecord{ID: e.ID, Date: e.OccurredOn.Start.String(), Event: []string{e.Type}, QuadCode: e.Quad, EventScale: &e.Score, Mode: e.Modes,
		Actor: ploverEntities(e.Actors), Recipient: ploverEntities(e.Recipients), EventLoc: newPLOVERPlace(e.Place), Context: ploverContexts(e)}
	if len(r.Actor) == 0 {
		r.Actor = []ploverEntity{{Sector: "UNK"}} // the manual's word for an actor that is not told
	}
	if w := e.OccurredOn; w.End > w.Start {
		r.EndDate = w.End.String()
	}
	for i := range e.Sizes {
		q := &e.Sizes[i]
		n := q.Best
		if n == nil {
			n = q.Low
		}
		if n == nil {
			n = q.High
		}
		if n == nil {
			continue
		}
		if r.Size == nil {
			r.Size = map[string]any{}
		}
		name := cmp.Or(ploverSizes[q.Kind], q.Kind)
		if r.Size[name] == nil {
			r.Size[name] = *n
		}
	}
	if c := e.Coding; c != nil {
		r.CodedDate, r.Comment = c.On.String(), c.Comment
		if e.Status == sitrep.HandCoded {
			r.Coder = c.Coder
		}
	}
	if len(t.Mentions) > 0 {
		r.EventText, r.TextInfo = ploverWords(t)
	}
	r.CiteInfo = newPLOVERCite(t)
	return r
}

// ploverContexts adds the auxiliary modes, which the manual counts among contexts.
func ploverContexts(e *sitrep.Event) []string {
	out := append([]string(nil), e.Contexts...)
	switch e.Reality {
	case sitrep.Planned:
		out = append(out, "future")
	case sitrep.Conditional, sitrep.Hypothetical:
		out = append(out, "hypothetical")
	case sitrep.Historical:
		out = append(out, "historical")
	}
	if e.Polarity == sitrep.Negative {
		out = append(out, "negation")
	}
	return out
}

func ploverEntities(ps []sitrep.Participant) []ploverEntity {
	var out []ploverEntity
	for i := range ps {
		p := &ps[i]
		out = append(out, ploverEntity{Code: p.Country, Sector: strings.Join(p.Sectors[:min(2, len(p.Sectors))], ""), EntityText: sitrep.OneLine(p.Text),
			IdentifierID: p.Actor, IdentifierText: p.Name})
	}
	return out
}

func newPLOVERPlace(p *sitrep.EventPlace) *ploverPlace {
	if p == nil {
		return nil
	}
	out := &ploverPlace{ExtractedPlace: sitrep.OneLine(p.Text), ResolvedPlace: p.Name, GeonameID: looseInt(p.GeonameID), Lat: (*looseFloat)(p.Lat), Lon: (*looseFloat)(p.Lon), Province: p.Admin1, CountryCode: p.Country}
	if c := ontology.CountryOf(p.Country); c != nil {
		out.Country = c.Name
	}
	switch p.Precision {
	case sitrep.PlacePoint:
		out.City, out.Resolution = p.Name, 4
	case sitrep.PlaceNear, sitrep.PlaceDistrict:
		out.Resolution = 3
		if p.Precision == sitrep.PlaceDistrict {
			out.District = p.Name
		}
	case sitrep.PlaceRegion:
		out.Resolution = 2
		if out.Province == "" {
			out.Province = p.Name
		}
	case sitrep.PlaceCountry:
		out.Resolution = 1
	}
	return out
}

// ploverWords is the words that tell the event in its first mention and where the
// sentence stands, in characters.
func ploverWords(t *sitrep.Told) (words []string, info *ploverText) {
	m := t.Mentions[0]
	if m.Trigger.Text != "" {
		words = []string{sitrep.OneLine(m.Trigger.Text)}
	}
	for _, d := range t.Documents {
		if d.ID == m.Document && m.Sentence.End <= len(d.Text) && !m.Sentence.Empty() {
			start := utf8.RuneCountInString(d.Text[:m.Sentence.Start])
			end := start + utf8.RuneCountInString(d.Text[m.Sentence.Start:m.Sentence.End])
			return words, &ploverText{Start: &start, End: &end}
		}
	}
	return words, nil
}

func newPLOVERCite(t *sitrep.Told) *ploverCite {
	c := &ploverCite{Coder: "sitrep " + sitrep.Version, Codebook: ploverCodebook}
	if by := t.Event.Coding; by != nil {
		c.Corpus, c.Coder, c.Codebook, c.Version, c.Citation = by.Dataset, "", by.Codebook, by.Version, by.Record
		if t.Event.Status == sitrep.Imported {
			c.Coder = by.Coder
		}
	}
	if len(t.Documents) > 0 {
		d := t.Documents[0]
		c.URL, c.Title, c.Language, c.Publication = d.URL, sitrep.OneLine(d.Title), d.Lang, d.Publisher
		if c.Citation == "" {
			c.Citation = d.ID
		}
	}
	return c
}
