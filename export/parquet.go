package export

import (
	"io"
	"slices"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"sitrep"
)

// Parquet is three tables, a file each: events, their mentions, and the claims of
// which the events are merged. Unknown values are null, days are dates, lists are
// lists; offsets are those of the record, bytes of UTF-8 into the document's text. A
// row group has 50,000 rows at most, and no more than one is kept in memory.

const rowGroup = 50_000

func newParquet[T any](w io.Writer) *parquet.GenericWriter[T] {
	return parquet.NewGenericWriter[T](w,
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedFastest}),
		parquet.MaxRowsPerRowGroup(rowGroup),
		parquet.PageBufferSize(64<<10),
		parquet.CreatedBy("sitrep", sitrep.Version, ""),
		parquet.KeyValueMetadata("sitrep.version", sitrep.Version),
	)
}

// parquetParty is an actor or recipient.
type parquetParty struct {
	Name    string   `parquet:"name,optional"`
	Text    string   `parquet:"text,optional"`
	ID      string   `parquet:"id,optional"`
	Country string   `parquet:"country,optional,dict"`
	Sectors []string `parquet:"sectors,list" parquet-element:",dict"`
	Accused string   `parquet:"accused,optional,dict"`
}

type parquetSize struct {
	Kind        string `parquet:"kind,dict"`
	Of          string `parquet:"of,optional"`
	Low         *int   `parquet:"low,optional"`
	Best        *int   `parquet:"best,optional"`
	High        *int   `parquet:"high,optional"`
	Approximate bool   `parquet:"approximate"`
	By          string `parquet:"by,optional"`
	Text        string `parquet:"text,optional"`
}

// parquetCoding is what an event and a mention have in common.
type parquetCoding struct {
	Type           string         `parquet:"type,dict"`
	Modes          []string       `parquet:"modes,list" parquet-element:",dict"`
	Contexts       []string       `parquet:"contexts,list" parquet-element:",dict"`
	CAMEO          string         `parquet:"cameo,optional,dict"`
	Quad           int32          `parquet:"quad,optional"`
	Score          float64        `parquet:"score"`
	Actors         []parquetParty `parquet:"actors,list"`
	Recipients     []parquetParty `parquet:"recipients,list"`
	DateStart      *int32         `parquet:"date_start,date"`
	DateEnd        *int32         `parquet:"date_end,date"`
	DatePrecision  string         `parquet:"date_precision,optional,dict"`
	DateText       string         `parquet:"date_text,optional"`
	Place          string         `parquet:"place,optional"`
	GeonameID      int32          `parquet:"geonameid,optional"`
	Country        string         `parquet:"country,optional,dict"`
	Admin1         string         `parquet:"admin1,optional,dict"`
	Latitude       *float64       `parquet:"latitude,optional"`
	Longitude      *float64       `parquet:"longitude,optional"`
	PlacePrecision string         `parquet:"place_precision,optional,dict"`
	PlaceText      string         `parquet:"place_text,optional"`
	Sizes          []parquetSize  `parquet:"sizes,list"`
	Polarity       string         `parquet:"polarity,dict"`
	Reality        string         `parquet:"reality,dict"`
	Certainty      float64        `parquet:"certainty"`
	AssertedBy     []string       `parquet:"asserted_by,list"`
	DeniedBy       []string       `parquet:"denied_by,list"`
	ConfirmedBy    []string       `parquet:"confirmed_by,list"`
}

type parquetEvent struct {
	ID       string `parquet:"id"`
	Headline string `parquet:"headline,optional"`
	parquetCoding
	IndependentSources int32    `parquet:"independent_sources"`
	Mentions           []string `parquet:"mentions,list"`
	Documents          []string `parquet:"documents,list"`
	Sources            []string `parquet:"sources,list" parquet-element:",dict"`
	Addresses          []string `parquet:"addresses,list"`
	Status             string   `parquet:"status,optional,dict"`
	Decided            []string `parquet:"decided,list"`
	Relevance          string   `parquet:"relevance,optional,dict"`
	RelevanceReasons   []string `parquet:"relevance_reasons,list" parquet-element:",dict"`
	Salience           float64  `parquet:"salience,optional"`
}

// ParquetEvents writes the table of events, all of them: polarity and reality tell what
// did not happen.
func ParquetEvents(w io.Writer, events Events, opt Options) error {
	var coding parquetScratch
	return parquetRows(w, events, opt, func(t *sitrep.Told, add func(*parquetEvent) error) error {
		e := t.Event
		relevance := relevanceOf(e)
		row := parquetEvent{ID: e.ID, Headline: e.Headline, IndependentSources: int32(e.IndependentSources), Mentions: e.Mentions, Documents: e.Documents,
			Sources: outlets(t), Addresses: addresses(t), Status: e.Status, Decided: decidedOf(t), Relevance: relevance.Level, RelevanceReasons: relevance.Reasons, Salience: e.Salience}
		coding.fill(&row.parquetCoding, e.Type, e.Modes, e.Contexts, e.CAMEO, e.Quad, e.Score, e.Actors, e.Recipients, e.OccurredOn, e.Place, e.Sizes, e.Polarity, e.Reality, e.Certainty, e.Stances)
		return add(&row)
	})
}

type parquetMention struct {
	ID       string `parquet:"id"`
	Event    string `parquet:"event,delta"`
	Document string `parquet:"document,delta"`
	parquetCoding
	Trigger       string `parquet:"trigger,optional"`
	TriggerStart  int32  `parquet:"trigger_start"`
	TriggerEnd    int32  `parquet:"trigger_end"`
	SentenceStart int32  `parquet:"sentence_start"`
	SentenceEnd   int32  `parquet:"sentence_end"`
	Title         string `parquet:"title,optional,dict"`
	Publisher     string `parquet:"publisher,optional,dict"`
	Address       string `parquet:"address,optional"`
	Published     *int32 `parquet:"published,date"`
	Language      string `parquet:"language,optional,dict"`
}

// ParquetMentions writes the table of mentions, each with its event and its document.
func ParquetMentions(w io.Writer, events Events, opt Options) error {
	var coding parquetScratch
	var day int32
	return parquetRows(w, events, opt, func(t *sitrep.Told, add func(*parquetMention) error) error {
		for _, m := range t.Mentions {
			row := parquetMention{ID: m.ID, Event: t.Event.ID, Document: m.Document, Trigger: m.Trigger.Text, TriggerStart: int32(m.Trigger.Start), TriggerEnd: int32(m.Trigger.End),
				SentenceStart: int32(m.Sentence.Start), SentenceEnd: int32(m.Sentence.End)}
			coding.fill(&row.parquetCoding, m.Type, m.Modes, m.Contexts, m.CAMEO, m.Quad, m.Score, m.Actors, m.Recipients, m.OccurredOn, m.Place, m.Sizes, m.Polarity, m.Reality, m.Certainty, m.Stances)
			if d := documentOf(t, m); d != nil {
				row.Title, row.Publisher, row.Address, row.Language = d.Title, d.Publisher, address(d), d.Lang
				row.Published = dateOf(published(d), &day)
			}
			if err := add(&row); err != nil {
				return err
			}
		}
		return nil
	})
}

type parquetClaim struct {
	Event     string   `parquet:"event,delta"`
	Field     string   `parquet:"field,dict"`
	Value     string   `parquet:"value"`
	By        string   `parquet:"by,optional"`
	Documents []string `parquet:"documents,list"`
	Start     int32    `parquet:"start"`
	End       int32    `parquet:"end"`
}

// ParquetClaims writes the table of claims: what each source gives for a field of an
// event, with the words for it in the first of its documents.
func ParquetClaims(w io.Writer, events Events, opt Options) error {
	var fields []string
	return parquetRows(w, events, opt, func(t *sitrep.Told, add func(*parquetClaim) error) error {
		fields = fields[:0]
		for f := range t.Event.Claims {
			fields = append(fields, f)
		}
		slices.Sort(fields)
		for _, f := range fields {
			for _, c := range t.Event.Claims[f] {
				if err := add(&parquetClaim{t.Event.ID, f, c.Value, c.By, c.Documents, int32(c.Span.Start), int32(c.Span.End)}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// parquetRows writes the rows that are made of each event.
func parquetRows[T any](w io.Writer, events Events, opt Options, of func(*sitrep.Told, func(*T) error) error) error {
	out := newParquet[T](w)
	var one [1]T
	rows := 0
	add := func(row *T) error {
		one[0] = *row
		rows++
		_, err := out.Write(one[:])
		return err
	}
	for told, err := range events {
		if err != nil {
			return err
		}
		rows = 0
		if err := of(told, add); err != nil {
			return err
		}
		opt.Tally.event(rows)
	}
	return out.Close()
}

// parquetScratch holds what a row points at until it is written.
type parquetScratch struct {
	actors, recipients []parquetParty
	sizes              []parquetSize
	start, end         int32
}

func (s *parquetScratch) fill(row *parquetCoding, typ string, modes, contexts []string, cameo string, quad int, score float64, actors, recipients []sitrep.Participant,
	when *sitrep.When, place *sitrep.EventPlace, sizes []sitrep.Quantity, polarity, reality string, certainty float64, stances []sitrep.Stance) {
	row.Type, row.Modes, row.Contexts, row.CAMEO, row.Quad, row.Score = typ, modes, contexts, cameo, int32(quad), score
	row.Polarity, row.Reality, row.Certainty = polarity, reality, certainty
	s.actors, s.recipients = parquetParties(s.actors[:0], actors), parquetParties(s.recipients[:0], recipients)
	row.Actors, row.Recipients = s.actors, s.recipients
	if when != nil {
		row.DateStart, row.DateEnd = dateOf(when.Start, &s.start), dateOf(when.End, &s.end)
		row.DatePrecision, row.DateText = string(when.Precision), when.Text
	}
	if place != nil {
		row.Place, row.GeonameID, row.Country, row.Admin1 = place.Name, int32(place.GeonameID), place.Country, place.Admin1
		row.Latitude, row.Longitude, row.PlacePrecision, row.PlaceText = place.Lat, place.Lon, string(place.Precision), place.Text
	}
	s.sizes = s.sizes[:0]
	for i := range sizes {
		q := &sizes[i]
		s.sizes = append(s.sizes, parquetSize{q.Kind, q.Of, q.Low, q.Best, q.High, q.Approximate, q.By, q.Text})
	}
	row.Sizes = s.sizes
	if len(stances) > 0 {
		row.AssertedBy, row.DeniedBy, row.ConfirmedBy = whoTakes(stances, "asserts"), whoTakes(stances, "denies"), whoTakes(stances, "confirms")
	}
}

func parquetParties(into []parquetParty, ps []sitrep.Participant) []parquetParty {
	for i := range ps {
		p := &ps[i]
		into = append(into, parquetParty{p.Name, p.Text, p.Actor, p.Country, p.Sectors, p.Accused})
	}
	return into
}

// epoch is 1 January 1970, from which Parquet counts days.
var epoch = sitrep.DayOf(1970, 1, 1)

// dateOf is a day of Parquet, nil when unknown. The library writes other numbers for
// times than their days, so it is given the number itself.
func dateOf(d sitrep.Day, into *int32) *int32 {
	if d == 0 {
		return nil
	}
	*into = int32(d - epoch)
	return into
}
