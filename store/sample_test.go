package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/store/compact"
)

func openServer(t testing.TB, u *url.URL) *sql.DB {
	db, err := sql.Open("pgx", u.String())
	if err != nil {
		t.Fatal(err)
	}
	return db
}

var (
	madeTowns  = []string{"Velmora", "Osk", "Tarrin", "Bela Pont", "Khorasht", "Nyemba", "Dolvik", "Santa Ruela", "Marusk", "Ilhe"}
	madeSides  = []string{"army", "police", "rebels", "militia", "protesters", "coast guard", "gunmen", "border guards"}
	madeVerbs  = []string{"attacked", "shelled", "arrested", "met", "warned", "released", "besieged", "evacuated"}
	madeTypes  = []string{"ASSAULT", "ASSAULT", "COERCE", "CONSULT", "THREATEN", "YIELD", "COERCE", "AID"}
	madeThings = []string{"convoy", "market", "bridge", "school", "harbour", "ministry", "checkpoint", "radio station", "village", "airfield"}
)

// made is a report that nobody wrote, with one mention a sentence.
type made struct {
	capture  sitrep.Capture
	doc      sitrep.Document
	mentions []sitrep.EventMention
	events   []*sitrep.Event
	telling  Telling
}

// makeReport makes the same report of the same number, of about so many sentences.
func makeReport(n, sentences int) *made {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	pick := func(list []string) int { return r.IntN(len(list)) }
	var b strings.Builder
	m := &made{}
	day := sitrep.DayOf(2012, 1, 1) + sitrep.Day(r.IntN(2000))
	type line struct{ start, end, actor, actorEnd, verb, verbEnd, what, whatEnd, town, townEnd, t, k int }
	var lines []line
	for i := range sentences {
		if i > 0 {
			b.WriteByte(' ')
		}
		v, town := pick(madeVerbs), pick(madeTowns)
		l := line{start: b.Len(), t: v, k: town}
		put := func(s string) (int, int) {
			at := b.Len()
			b.WriteString(s)
			return at, b.Len()
		}
		put("The ")
		l.actor, l.actorEnd = put(madeSides[pick(madeSides)])
		put(" ")
		l.verb, l.verbEnd = put(madeVerbs[v])
		put(" ")
		l.what, l.whatEnd = put("a " + madeThings[pick(madeThings)])
		put(" near ")
		l.town, l.townEnd = put(madeTowns[town])
		put(fmt.Sprintf(" on %s, witnesses number %d said, and %d people were in the %s of Señor Đorđe %s.", day, r.IntN(90000), r.IntN(300), madeThings[pick(madeThings)], madeTowns[pick(madeTowns)]))
		l.end = b.Len()
		lines = append(lines, l)
	}
	text := b.String()
	sum := sha256.Sum256([]byte(text))
	m.capture = sitrep.Capture{Kind: "capture", Source: fmt.Sprintf("made/%d.txt", n), SourceID: fmt.Sprint(n), SHA256: hex.EncodeToString(sum[:]), Form: sitrep.FormClean, Bytes: []byte(text)}
	m.capture.ID = sitrep.ID("cap", m.capture.SHA256, m.capture.Source, m.capture.SourceID)
	m.doc = sitrep.Document{Kind: "document", ID: sitrep.ID("doc", m.capture.ID, text), SourceID: fmt.Sprint(n), Capture: m.capture.ID, Title: "Report " + madeTowns[n%len(madeTowns)],
		Lang: "en", Publisher: []string{"Harbour Gazette", "Northern Wire"}[n%2], URL: fmt.Sprintf("https://news%d.example.org/%d", n%3, n), Text: text,
		PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata},
		Blocks:      []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{Start: 0, End: len(text)}}}, Origin: []sitrep.OriginRun{{Text: 0, Len: len(text), Capture: 0, Size: len(text)}}}
	for _, l := range lines {
		lat, lon := float64(l.k*10-40), float64(l.k*30-130)
		killed := r.IntN(9)
		e := sitrep.EventMention{Kind: "event_mention", Document: m.doc.ID, Type: madeTypes[l.t], Modes: []string{}, Quad: 4, Reality: sitrep.Actual, Polarity: sitrep.Positive, Certainty: 1,
			Actors:     []sitrep.Participant{{Text: text[l.actor:l.actorEnd], Span: sitrep.Span{Start: l.actor, End: l.actorEnd}, Name: text[l.actor:l.actorEnd], Country: "XVE", Sectors: []string{"MIL"}}},
			Recipients: []sitrep.Participant{{Text: text[l.what:l.whatEnd], Span: sitrep.Span{Start: l.what, End: l.whatEnd}, Sectors: []string{"CVL"}}},
			OccurredOn: &sitrep.When{Interval: sitrep.Interval{Start: day, End: day}, Precision: sitrep.PrecisionDay},
			Place:      &sitrep.EventPlace{Place: sitrep.Place{Name: madeTowns[l.k], GeonameID: 1000 + l.k, Country: "XVE", Lat: &lat, Lon: &lon, Precision: sitrep.PlaceNear}, Text: text[l.town:l.townEnd], Span: sitrep.Span{Start: l.town, End: l.townEnd}},
			Sizes:      []sitrep.Quantity{{Kind: "killed", Best: &killed, Text: text[l.what:l.whatEnd], Span: sitrep.Span{Start: l.what, End: l.whatEnd}}},
			Trigger:    sitrep.Text{Text: text[l.verb:l.verbEnd], Span: sitrep.Span{Start: l.verb, End: l.verbEnd}}, Sentence: sitrep.Span{Start: l.start, End: l.end},
			Evidence: []sitrep.Evidence{{Field: "type", Span: sitrep.Span{Start: l.verb, End: l.verbEnd}, By: "lexicon/verbs.txt:" + fmt.Sprint(100+l.t)}, {Field: "place", Span: sitrep.Span{Start: l.town, End: l.townEnd}, By: "place: near"}}}
		e.ID = sitrep.ID("mention", m.doc.ID, fmt.Sprint(l.verb), e.Type)
		m.mentions = append(m.mentions, e)
		m.events = append(m.events, eventOf(&e))
	}
	m.telling = Telling{Document: m.doc.ID, Data: compact.Record{Body: []byte(strings.Repeat(m.doc.ID, 20))}, Keys: []uint64{uint64(day) << 48, uint64(n+1000) << 32, uint64(n%50) << 32}}
	return m
}

// eventOf is what a mention alone tells.
func eventOf(ms ...*sitrep.EventMention) *sitrep.Event {
	m := ms[0]
	e := &sitrep.Event{Kind: "event", ID: sitrep.ID("event", m.ID), Type: m.Type, Modes: m.Modes, Quad: m.Quad, Actors: m.Actors, Recipients: m.Recipients, OccurredOn: m.OccurredOn,
		Place: m.Place, Sizes: m.Sizes, Polarity: m.Polarity, Reality: m.Reality, Certainty: 1, Status: "machine-coded", IndependentSources: len(ms),
		Headline: m.Actors[0].Name + " " + m.Trigger.Text + " " + m.Place.Name}
	for _, o := range ms {
		e.Mentions = append(e.Mentions, o.ID)
		e.Documents = append(e.Documents, o.Document)
	}
	return e
}

var madeAt = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func begin(t testing.TB, db *DB) *Tx {
	t.Helper()
	tx, err := db.Begin(context.Background(), Cause{What: "ingest", At: madeAt})
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// put puts all of a report.
func (m *made) put(tx *Tx) error {
	if err := tx.PutCapture(&m.capture); err != nil {
		return err
	}
	if err := tx.PutDocument(&m.doc, m.mentions, nil); err != nil {
		return err
	}
	if err := tx.PutTelling(m.telling); err != nil {
		return err
	}
	return tx.PutEvents(Events{Put: m.events})
}

// store puts reports in one change.
func storeAll(t testing.TB, db *DB, ms ...*made) {
	t.Helper()
	tx := begin(t, db)
	for _, m := range ms {
		if err := m.put(tx); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}
