package export

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"sitrep"
)

// FollowTheMoneyEvents writes events as FollowTheMoney entities, one JSON object a
// line: an Event each; the reports it rests on as Articles, its place as an Address,
// those with a name who take part as LegalEntities, each once; an UnknownLink that says
// in what role they take part; a Mention for each name in each report. Whether one with
// a name is a person or a body is not said: the entities of `sitrep actors --format ftm`
// have the same IDs and say it. Lost: sizes as numbers, evidence, offsets, claims,
// participants without a name.
func FollowTheMoneyEvents(w io.Writer, events Events, opt Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	f := ftmWriter{enc: json.NewEncoder(out), seen: once{}}
	f.enc.SetEscapeHTML(false)
	for t, err := range events {
		if err != nil {
			return err
		}
		if err := f.event(t); err != nil {
			return err
		}
		opt.Tally.event(1)
	}
	return out.Flush()
}

type ftmWriter struct {
	enc  *json.Encoder
	seen once
}

// once writes an entity unless one of its ID has been written.
func (f *ftmWriter) once(e ftmEntity) error {
	if !f.seen.first(e.ID) {
		return nil
	}
	return f.enc.Encode(e)
}

func newFTM(schema, id string) ftmEntity {
	return ftmEntity{id, schema, map[string][]string{}}
}

// set adds values that say something, each once.
func (e *ftmEntity) set(property string, values ...string) {
	for _, v := range values {
		if v = sitrep.OneLine(v); v != "" {
			e.add(property, v)
		}
	}
}

func (f *ftmWriter) event(t *sitrep.Told) error {
	e := t.Event
	x := newFTM("Event", ftmID(e.ID))
	name := e.Headline
	if name == "" {
		name = importedHeadline(e)
	}
	x.set("name", name)
	x.set("keywords", e.Type)
	x.set("keywords", e.Modes...)
	x.set("keywords", e.Contexts...)
	x.set("recordId", e.ID)
	x.set("notes", factuality(e.Polarity, e.Reality))
	for i := range e.Sizes {
		x.set("notes", sizeWords(&e.Sizes[i]))
	}
	if c := e.Coding; c != nil {
		x.set("publisher", c.Dataset)
		x.set("notes", c.Comment)
	} else {
		x.set("publisher", "sitrep "+sitrep.Version)
	}
	ftmDates(&x, e.OccurredOn)
	if d := firstSentence(t); d != "" {
		x.set("summary", d)
	}
	for _, d := range t.Documents {
		if err := f.once(ftmArticle(d)); err != nil {
			return err
		}
		x.add("proof", ftmID(d.ID))
		if isWeb(d.URL) {
			x.set("sourceUrl", d.URL)
		}
	}
	if p := e.Place; p != nil && p.Name != "" {
		x.set("location", placeWords(&p.Place))
		x.set("country", ftmCountry(p.Country))
		a := ftmAddress(&p.Place)
		x.add("addressEntity", a.ID)
		if err := f.once(a); err != nil {
			return err
		}
	}
	var links []ftmEntity
	for _, side := range []struct {
		role string
		ps   []sitrep.Participant
	}{{"actor", e.Actors}, {"recipient", e.Recipients}} {
		for i := range side.ps {
			who, ok := ftmParty(&side.ps[i])
			if !ok {
				continue
			}
			if err := f.once(who); err != nil {
				return err
			}
			l := newFTM("UnknownLink", ftmID(sitrep.ID("part", e.ID, who.ID, side.role)))
			if slices.ContainsFunc(links, func(o ftmEntity) bool { return o.ID == l.ID }) {
				continue // told of twice
			}
			if !slices.Contains(x.Properties["involved"], who.ID) {
				x.add("involved", who.ID)
			}
			l.add("subject", who.ID)
			l.add("object", x.ID)
			l.add("role", side.role)
			links = append(links, l)
		}
	}
	if err := f.enc.Encode(x); err != nil {
		return err
	}
	for _, l := range links {
		if err := f.enc.Encode(l); err != nil {
			return err
		}
	}
	return f.mentions(t)
}

// mentions ties names in reports to those they name.
func (f *ftmWriter) mentions(t *sitrep.Told) error {
	for _, m := range t.Mentions {
		for _, ps := range [][]sitrep.Participant{m.Actors, m.Recipients, m.Cleared} {
			for i := range ps {
				p := &ps[i]
				who, ok := ftmParty(p)
				if !ok || sitrep.OneLine(p.Text) == "" {
					continue
				}
				if err := f.once(who); err != nil {
					return err
				}
				x := newFTM("Mention", ftmID(sitrep.ID("name", m.Document, who.ID, sitrep.OneLine(p.Text))))
				x.add("document", ftmID(m.Document))
				x.add("resolved", who.ID)
				x.set("name", p.Text)
				x.set("contextCountry", ftmCountry(p.Country))
				if err := f.once(x); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// ftmParty is a participant with a name.
func ftmParty(p *sitrep.Participant) (ftmEntity, bool) {
	id := p.Actor
	if id == "" {
		id = sitrep.ID("named", strings.ToLower(sitrep.OneLine(p.Name)), p.Country)
	}
	x := newFTM("LegalEntity", ftmID(id))
	x.set("name", p.Name)
	x.set("country", ftmCountry(p.Country))
	return x, sitrep.OneLine(p.Name) != ""
}

func ftmArticle(d *sitrep.Document) ftmEntity {
	x := newFTM("Article", ftmID(d.ID))
	file := d.SourceID
	if file == "" {
		file = d.ID
	}
	x.set("fileName", file)
	x.set("title", headline(d))
	x.set("author", writer(d.Byline))
	x.set("publisher", outlet(d))
	x.set("mimeType", "text/plain")
	if isWeb(d.URL) {
		x.set("sourceUrl", d.URL)
	}
	if p := d.PublishedOn; p != nil {
		x.set("publishedAt", ftmDate(p.Interval))
	}
	if b, err := language.ParseBase(d.Lang); err == nil {
		x.set("language", b.ISO3())
	}
	if d.Text != "" {
		x.add("bodyText", d.Text)
	}
	return x
}

func ftmAddress(p *sitrep.Place) ftmEntity {
	where := placeWords(p)
	var lat, lon string
	if p.Lat != nil && p.Lon != nil {
		lat, lon = strconv.FormatFloat(*p.Lat, 'f', -1, 64), strconv.FormatFloat(*p.Lon, 'f', -1, 64)
	}
	x := newFTM("Address", ftmID(sitrep.ID("place", where, string(p.Precision), lat, lon)))
	x.set("full", where)
	x.set("name", where)
	if p.Precision == sitrep.PlacePoint {
		x.set("city", p.Name)
	}
	x.set("state", p.Admin1)
	x.set("country", ftmCountry(p.Country))
	x.set("latitude", lat)
	x.set("longitude", lon)
	x.set("remarks", "precision: "+string(p.Precision))
	return x
}

// ftmDates sets the days; open sides stay open.
func ftmDates(x *ftmEntity, w *sitrep.When) {
	if w == nil {
		return
	}
	if d := ftmDate(w.Interval); d != "" {
		x.add("date", d)
	}
	x.set("startDate", w.Start.String())
	x.set("endDate", w.End.String())
}

// ftmDate is a day, month or year as a prefix of ISO 8601; "" for other intervals.
func ftmDate(i sitrep.Interval) string {
	if i.Start == 0 || i.End == 0 || whole(i) == sitrep.PrecisionInterval {
		return ""
	}
	return bibDate(i)
}

// firstSentence is the words of the first report that tells the event.
func firstSentence(t *sitrep.Told) string {
	for _, m := range t.Mentions {
		for _, d := range t.Documents {
			if d.ID == m.Document && !m.Sentence.Empty() && m.Sentence.End <= len(d.Text) {
				return sitrep.OneLine(d.Text[m.Sentence.Start:m.Sentence.End])
			}
		}
	}
	return ""
}
