package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// ReadPLOVER streams the events of a file of PLOVER JSON, one record a line or all in one
// list, in the names of the manual or of its first drafts (source, target, eventText). A record
// with several categories becomes an event each. Records that name a coder are
// hand-coded, unless they name an extraction system in cite_info; others are imported. A
// field that the manual does not have, a code that it does not know or a date that is
// none is refused with line and field.
func ReadPLOVER(r io.Reader, opt ImportOptions) Events {
	return func(yield func(*sitrep.Told, error) bool) {
		l := newRecordReader(r)
		for {
			err := l.read()
			if err == io.EOF {
				return
			}
			var told []*sitrep.Told
			if err == nil {
				told, err = l.plover(opt)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for _, t := range told {
				if !yield(t, nil) {
					return
				}
			}
		}
	}
}

// at is a fault of a field of the current line.
func (l *lineReader) at(field, format string, args ...any) error {
	column := bytes.Index(l.line, []byte(`"`+field+`"`)) + 1
	if l.rewritten {
		column = 0
	}
	return &LineError{l.number, column, fmt.Sprintf(format, args...)}
}

func (l *lineReader) plover(opt ImportOptions) ([]*sitrep.Told, error) {
	kept := l.draft()
	p := &ploverRecord{}
	more, err := l.ploverRecord(p, opt)
	if err != nil {
		return nil, err
	}
	switch {
	case p.ID == "":
		return nil, &LineError{l.number, 0, `no field "id"; a PLOVER record has id, date, actor and event`}
	case p.HasEvent != nil && !*p.HasEvent:
		return nil, nil
	case len(p.Event) == 1 && p.Event[0] == "DOCUMENT": // what describes the file
		return nil, nil
	case len(p.Event) == 0:
		return nil, &LineError{l.number, 0, `no field "event"; a PLOVER record has id, date, actor and event`}
	}
	x := &importedEvent{text: p.Text, sources: 1}
	for _, values := range []map[string]string{more, kept} {
		for name, v := range values {
			x.extra(name, v)
		}
	}
	if err := l.ploverTime(x, p); err != nil {
		return nil, err
	}
	if x.actors, err = l.ploverParties(x, "actor", p.Actor, opt); err != nil {
		return nil, err
	}
	if x.recipients, err = l.ploverParties(x, "recipient", p.Recipient, opt); err != nil {
		return nil, err
	}
	if x.place, err = l.ploverPlace(p.EventLoc); err != nil {
		return nil, err
	}
	for _, c := range append(slices.Clone(p.Context), p.Mode...) { // the manual has the auxiliary modes among contexts
		switch c {
		case "future":
			x.reality = sitrep.Planned
		case "hypothetical":
			x.reality = sitrep.Hypothetical
		case "historical":
			x.reality = sitrep.Historical
		case "negation":
			x.negative = true
		default:
			if slices.Contains(p.Context, c) {
				switch {
				case ontology.IsContext(c):
					x.contexts = append(x.contexts, c)
				case opt.Extra:
					x.more("context", c)
				default:
					return nil, l.at("context", "%q is no PLOVER context; --extra keeps such codes", c)
				}
			}
		}
	}
	if err := l.ploverSize(x, p); err != nil {
		return nil, err
	}
	l.ploverSource(x, p, opt)
	return l.ploverEvents(x, p, opt)
}

// ploverRecord decodes the line; with Extra, fields of the record itself that the
// manual does not have are given back.
func (l *lineReader) ploverRecord(p *ploverRecord, opt ImportOptions) (map[string]string, error) {
	err := decodeStrict(l.line, p)
	if err == nil {
		return nil, nil
	}
	name, unknown := strings.CutPrefix(err.Error(), "json: unknown field ")
	if !unknown {
		return nil, l.fault("PLOVER record", err)
	}
	if !opt.Extra {
		return nil, l.at(strings.Trim(name, `"`), "field %s is none of PLOVER's; take it out, or keep such fields with --extra", name)
	}
	*p = ploverRecord{}
	if err := json.Unmarshal(l.line, p); err != nil {
		return nil, l.fault("PLOVER record", err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(l.line, &all); err != nil {
		return nil, l.fault("PLOVER record", err)
	}
	more := map[string]string{}
	for k, v := range all {
		if !slices.Contains(ploverFields, k) {
			more[k] = unquoted(v)
		}
	}
	return more, nil
}

var ploverFields = jsonFields[ploverRecord]()

// unquoted is a JSON string's text, any other value as it is written.
func unquoted(v json.RawMessage) string {
	var s string
	if json.Unmarshal(v, &s) == nil {
		return s
	}
	return string(v)
}

func (l *lineReader) ploverTime(x *importedEvent, p *ploverRecord) error {
	if p.Date == "" {
		return &LineError{l.number, 0, `no field "date"; a PLOVER record has id, date, actor and event`}
	}
	from, err := wholeDay(p.Date)
	if err != nil {
		return l.at("date", "%s", dayFault("date", p.Date))
	}
	to, precision := from, sitrep.PrecisionDay
	if p.EndDate != "" {
		if to, err = wholeDay(p.EndDate); err != nil {
			return l.at("enddate", "%s", dayFault("enddate", p.EndDate))
		}
		if to < from {
			return l.at("enddate", "enddate %s is before date %s", to, from)
		}
		if to > from {
			precision = sitrep.PrecisionInterval
		}
	}
	x.when = onDays(from, to, precision)
	x.extra("time", p.Time)
	x.extra("endtime", p.EndTime)
	x.extra("link", p.Link)
	return nil
}

// wholeDay reads YYYY-MM-DD and nothing else.
func wholeDay(s string) (sitrep.Day, error) {
	if len(s) != len("2006-01-02") {
		return 0, fmt.Errorf("day %q: want YYYY-MM-DD", s)
	}
	return sitrep.ParseDay(s)
}

func (l *lineReader) ploverParties(x *importedEvent, field string, es []ploverEntity, opt ImportOptions) ([]sitrep.Participant, error) {
	out := []sitrep.Participant{}
	for i, e := range es {
		sectors, ok := sectorsOf(e.Sector)
		at := fmt.Sprintf("%s.%d.", field, i)
		switch {
		case ok:
		case opt.Extra:
			sectors = []string{}
			x.extra(at+"sector", e.Sector)
		default:
			return nil, l.at("sector", "sector %q of %s %d: want PLOVER codes of three letters; --extra keeps others", e.Sector, field, i+1)
		}
		if e == (ploverEntity{Sector: "UNK"}) {
			continue // the manual's word for one who is not told
		}
		p := sitrep.Participant{Name: e.IdentifierText, Actor: e.IdentifierID, Country: e.Code, Sectors: sectors, Entity: -1}
		if j := strings.Index(x.text, e.EntityText); j >= 0 && e.EntityText != "" {
			p.Text, p.Span = e.EntityText, sitrep.Span{Start: j, End: j + len(e.EntityText)}
		} else if p.Name == "" {
			p.Name = e.EntityText
		}
		x.extra(at+"religion", e.Religion)
		x.extra(at+"ethnicity", e.Ethnicity)
		x.extra(at+"office", e.Office)
		x.extra(at+"gender", e.Gender)
		if e.Age != 0 {
			x.extra(at+"age", strconv.Itoa(e.Age))
		}
		out = append(out, p)
	}
	return out, nil
}

func (l *lineReader) ploverPlace(g *ploverPlace) (*sitrep.EventPlace, error) {
	if g == nil {
		return nil, nil
	}
	p := &sitrep.EventPlace{}
	p.Name, p.Country, p.Admin1, p.GeonameID = g.ResolvedPlace, g.CountryCode, g.Province, int(g.GeonameID)
	for _, n := range []string{g.City, g.District, g.Province, g.Country, g.ExtractedPlace} {
		if p.Name == "" {
			p.Name = n
		}
	}
	switch g.Resolution {
	case 5, 4:
		p.Precision = sitrep.PlacePoint
	case 3:
		p.Precision = sitrep.PlaceDistrict
	case 2:
		p.Precision = sitrep.PlaceRegion
	case 1:
		p.Precision = sitrep.PlaceCountry
	case 0:
		switch {
		case g.City != "" || strings.HasPrefix(g.FeatureClass, "P"):
			p.Precision = sitrep.PlacePoint
		case g.District != "":
			p.Precision = sitrep.PlaceDistrict
		case g.Province != "":
			p.Precision = sitrep.PlaceRegion
		default:
			p.Precision = sitrep.PlaceArea // nothing says how large it is
		}
	default:
		return nil, l.at("resolution", "resolution %d: want 1 (country) to 5 (part of a city)", g.Resolution)
	}
	if (g.Lat == nil) != (g.Lon == nil) {
		return nil, l.at("event_loc", "event_loc: want lat and lon together")
	}
	if g.Lat != nil {
		lat, lon := float64(*g.Lat), float64(*g.Lon)
		if lat < -90 || lat > 90 || lon < -180 || lon > 180 {
			return nil, l.at("lat", "lat %g, lon %g: want degrees", lat, lon)
		}
		p.Lat, p.Lon = &lat, &lon
	}
	return p, nil
}

func (l *lineReader) ploverSize(x *importedEvent, p *ploverRecord) error {
	names := make([]string, 0, len(p.Size))
	for n := range p.Size {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, name := range names {
		kind := name
		for ours, theirs := range ploverSizes {
			if theirs == name {
				kind = ours
			}
		}
		n, isNumber := p.Size[name].(float64)
		switch {
		case isNumber && (n < 0 || n != float64(int(n))):
			return l.at(name, "size %s %v: want a whole number", name, n)
		case isNumber && ontology.IsSize(kind):
			x.size(kind, int(n))
		default: // a code, as the manual allows, or a size of somebody's own
			x.extra("size."+name, fmt.Sprint(p.Size[name]))
		}
	}
	return nil
}

// ploverSource says where the record comes from and who coded it.
func (l *lineReader) ploverSource(x *importedEvent, p *ploverRecord, opt ImportOptions) {
	c := p.CiteInfo
	if c == nil {
		c = &ploverCite{}
	}
	x.coding = sitrep.Coding{Dataset: opt.Dataset, Record: p.ID, Line: l.number, Coder: opt.Coder, Codebook: c.Codebook, Version: c.Version,
		Comment: p.Comment, Extra: x.coding.Extra}
	if c.Corpus != "" {
		x.coding.Dataset = c.Corpus
	}
	switch {
	case opt.Coder != "":
		x.status = sitrep.HandCoded
	case c.Coder != "":
		x.status, x.coding.Coder = sitrep.Imported, c.Coder
	case p.Coder != "":
		x.status, x.coding.Coder = sitrep.HandCoded, p.Coder
	default:
		x.status = sitrep.Imported
	}
	x.coding.On, _ = wholeDay(p.CodedDate)
	x.title, x.url, x.lang, x.publisher = c.Title, c.URL, c.Language, c.Publication
	x.extra("citation", c.Citation)
	x.extra("license", c.License)
	x.extra("copyright", c.Copyright)
}

// ploverEvents makes an event of each category, with the modes that are its own.
func (l *lineReader) ploverEvents(x *importedEvent, p *ploverRecord, opt ImportOptions) ([]*sitrep.Told, error) {
	var all []importedEvent
	known := map[string]bool{"future": true, "hypothetical": true, "historical": true, "negation": true}
	for _, name := range p.Event {
		one := *x
		one.typ, one.coding.Code, one.modes = name, name, nil
		if old, ok := ploverDrafts()[name]; ok {
			if one.typ = old[0]; old[1] != "" {
				one.modes = []string{old[1]}
			}
		} else if _, ok := ontology.TypeOf(name); !ok && opt.Extra {
			one.typ = codeType(name)
		} else if !ok {
			return nil, l.at("event", "%q is no PLOVER event type; --extra keeps such codes", name)
		}
		for _, m := range p.Mode {
			if _, ok := ontology.ModeOf(one.typ, m); ok && !slices.Contains(one.modes, m) {
				one.modes = append(one.modes, m)
			}
			known[m] = known[m] || slices.Contains(one.modes, m)
		}
		all = append(all, one)
	}
	for _, m := range p.Mode {
		switch {
		case known[m]:
		case opt.Extra:
			for i := range all {
				all[i].more("mode", m)
			}
		default:
			return nil, l.at("mode", "mode %q is none of %s; --extra keeps such codes", m, strings.Join(p.Event, " or "))
		}
	}
	out := make([]*sitrep.Told, len(all))
	for i := range all {
		out[i] = all[i].told()
	}
	return out, nil
}
