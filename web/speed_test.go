package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
)

// measured is a desk over as many events as an environment variable says, in a database
// that SITREP_SPEED_DB keeps; without the variable the test is left out.
func measured(t *testing.T, variable string) (*httptest.Server, int) {
	t.Helper()
	n, _ := strconv.Atoi(os.Getenv(variable))
	if n == 0 {
		t.Skip(variable + " is not set")
	}
	path := os.Getenv("SITREP_SPEED_DB")
	if path == "" {
		path = filepath.Join(t.TempDir(), "speed.db")
	}
	db, err := store.Open(bg, path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	fill(t, db, n)
	srv := httptest.NewServer(desk(t, db))
	t.Cleanup(srv.Close)
	return srv, n
}

// SITREP_SPEED_EVENTS=N measures the first byte of the list pages over so many events,
// in a database that SITREP_SPEED_DB keeps.
func TestFirstByte(t *testing.T) {
	srv, _ := measured(t, "SITREP_SPEED_EVENTS")
	// Each address is asked for sixty times; where it has a number, with another one each
	// time, so that nothing that was counted is of use.
	for _, p := range []string{"/", "/events", "/events?type=ASSAULT&from=2024-01-01&to=2024-06-01", "/events?type=COERCE&from=2022-01-%02d", "/events?place=TCD&source=Gazette+%d", "/events?q=convoy+4%d", "/events?actor=actor:invented-%d", "/events?recipient=NER&type=AID&min_sources=1&from=2023-02-%02d",
		"/events?bbox=10,-10,30,%d.5&type=PROTEST", "/timeline", "/timeline?type=PROTEST&from=2022-03-%02d", "/timeline?by=process&place=%d", "/map", "/map?type=PROTEST&from=2022-03-%02d", "/network", "/network?by=country&type=ASSAULT&from=2022-03-%02d", "/processes", "/processes?kind=negotiation",
		"/actors", "/actors?name=army+%d", "/actors/actor:invented-%d", "/review", "/review?type=PROTEST&from=2022-03-%02d", "/sources", "/coverage", "/coverage?type=AID&from=2022-03-%02d", "/search?q=convoy+%d", "/search?q=harbour+convoy+%d&from=2022-01-01", "/search?q=witness+said+%d",
		"/points?type=PROTEST&from=2022-03-%02d", "/api/v1/events?limit=100", "/api/v1/events?type=ASSAULT&min_sources=1&limit=100&from=2022-03-%02d"} {
		var took []time.Duration
		before := processor()
		for k := range 60 {
			at := p
			if strings.Contains(p, "%02d") {
				at = fmt.Sprintf(p, 1+k%28)
			} else if strings.Contains(p, "%") {
				at = fmt.Sprintf(p, k)
			}
			began := time.Now()
			r, err := http.Get(srv.URL + at)
			if err != nil {
				t.Fatal(err)
			}
			took = append(took, time.Since(began))
			r.Body.Close()
			if r.StatusCode != 200 {
				t.Fatalf("%s: %d", at, r.StatusCode)
			}
		}
		first, worked := took[0], (processor()-before)/time.Duration(len(took))
		slices.Sort(took)
		t.Logf("%-75s first %6.1f ms, p50 %6.1f ms  p99 %6.1f ms; processor %6.1f ms each", p, float64(first.Microseconds())/1000, float64(took[len(took)/2].Microseconds())/1000, float64(took[len(took)*99/100].Microseconds())/1000, float64(worked.Microseconds())/1000)
	}
}

// processor is how long this process has had a processor: what a loaded machine does not
// change.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// fill makes a store hold so many invented events, eight a report: twenty thousand actors
// of whom few do most, as many places as events, a twentieth without a day, a tenth with a
// month, a process for every two hundred reports.
func fill(t testing.TB, db *store.DB, n int) {
	t.Helper()
	st, err := db.Stats(bg)
	if err != nil {
		t.Fatal(err)
	}
	const perReport, perBatch = 8, 1000
	first, last := int(st.Events)/perReport, (n+perReport-1)/perReport
	var actors []sitrep.Actor
	if first == 0 {
		for k := range inventedActors {
			actors = append(actors, inventedActor(k))
		}
	}
	for at := first; at < last; at += perBatch {
		tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(1e9+int64(at), 0)})
		if err != nil {
			t.Fatal(err)
		}
		tx.PutActors(actors)
		actors = nil
		var put store.Events
		var processes []sitrep.Process
		for k := at; k < min(at+perBatch, last); k++ {
			x := invent(k, perReport)
			if err := errors.Join(tx.PutCapture(&x.capture), tx.PutDocument(&x.doc, x.mentions, nil)); err != nil {
				t.Fatal(err)
			}
			put.Put = append(put.Put, x.events...)
			if k%200 == 0 {
				p := sitrep.Process{Kind: "process", ID: sitrep.ID("process", fmt.Sprint(k)), Type: "negotiation", Name: fmt.Sprintf("Talks %d at %s", k, x.events[0].Place.Name), Parties: x.events[0].Actors}
				for _, e := range x.events {
					on := sitrep.Interval{Start: day(k % 4000), End: day(k % 4000)}
					p.Steps = append(p.Steps, sitrep.Step{Event: e.ID, Phase: "resumed", On: on})
					p.Phases = append(p.Phases, sitrep.Phase{Phase: "resumed", State: "on", From: on})
				}
				processes = append(processes, p)
			}
		}
		if err := tx.PutEvents(put); err != nil {
			t.Fatal(err)
		}
		tx.PutProcesses(processes, nil)
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	}
}

const inventedActors = 20000

var (
	inventedLands    = []string{"TCD", "NER", "MLI", "SDN", "SOM", "KEN", "IRQ", "SYR", "YEM", "UKR", "COL", "MEX", "PER", "PAK", "IND", "MMR", "PHL", "THA", "GEO", "ARM"}
	inventedTypes    = []string{"ASSAULT", "ASSAULT", "COERCE", "CONSULT", "PROTEST", "THREATEN", "AID", "RETREAT"}
	inventedSyllable = []string{"ka", "ro", "mi", "den", "tal", "osh", "bu", "ver", "ni", "sa", "lun", "gor", "ath", "pe", "zim", "dol"}
)

func inventedName(k int) string {
	s := ""
	for range 3 {
		s += inventedSyllable[k%len(inventedSyllable)]
		k /= len(inventedSyllable)
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func inventedActor(k int) sitrep.Actor {
	return sitrep.Actor{Kind: "actor", ID: fmt.Sprint("actor:invented-", k), Name: fmt.Sprint(inventedName(k*7), " ", []string{"Front", "Army", "Union", "Council", "Brigade"}[k%5], " ", k), Country: inventedLands[k*3%len(inventedLands)], Sectors: []string{[]string{"REB", "MIL", "CVL", "GOV"}[k%4]}}
}

type invented struct {
	capture  sitrep.Capture
	doc      sitrep.Document
	mentions []sitrep.EventMention
	events   []*sitrep.Event
}

// invent makes the same report of the same number.
func invent(n, events int) *invented {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	who := func(text *strings.Builder) sitrep.Participant { // few do most
		a := inventedActor(int(math.Pow(r.Float64(), 4) * inventedActors))
		at := text.Len()
		text.WriteString(a.Name)
		return sitrep.Participant{Text: a.Name, Span: sitrep.Span{Start: at, End: text.Len()}, Actor: a.ID, Name: a.Name, Country: a.Country, Sectors: a.Sectors}
	}
	x := &invented{}
	on := day(n % 4000)
	var text strings.Builder
	for i := range events {
		at := text.Len()
		m := sitrep.EventMention{Kind: "event_mention", Type: inventedTypes[r.IntN(len(inventedTypes))], Modes: []string{}, Polarity: sitrep.Positive, Reality: sitrep.Actual, Certainty: r.Float64()}
		m.Quad = map[string]int{"ASSAULT": 4, "COERCE": 4, "CONSULT": 1, "PROTEST": 3, "THREATEN": 3, "AID": 2, "RETREAT": 2}[m.Type]
		m.Actors = []sitrep.Participant{who(&text)}
		v := text.Len() + 1
		text.WriteString(" struck at ")
		m.Trigger = sitrep.Text{Text: "struck", Span: sitrep.Span{Start: v, End: v + 6}}
		if r.IntN(3) > 0 {
			m.Recipients = []sitrep.Participant{who(&text)}
		}
		town := r.IntN(3000)
		name, p := inventedName(town), text.Len()+6
		fmt.Fprintf(&text, " near %s, convoy %d, and %d people were in the harbour of %s, said a witness who was among those that left in time.\n", name, r.IntN(90000), r.IntN(300), inventedName(r.IntN(3000)))
		m.Sentence = sitrep.Span{Start: at, End: text.Len() - 1}
		precision := []sitrep.PlacePrecision{sitrep.PlacePoint, sitrep.PlaceNear, sitrep.PlaceDistrict, sitrep.PlaceRegion, sitrep.PlaceCountry}[r.IntN(5)]
		m.Place = &sitrep.EventPlace{Place: sitrep.Place{Name: name, GeonameID: 1000 + town, Country: inventedLands[town%len(inventedLands)], Precision: precision}, Text: name, Span: sitrep.Span{Start: p, End: p + len(name)}}
		if r.IntN(4) > 0 {
			lat, lon := -30+r.Float64()*70, -15+r.Float64()*130
			m.Place.Lat, m.Place.Lon = &lat, &lon
		}
		span, k := sitrep.Interval{Start: on, End: on}, r.IntN(20)
		switch {
		case k > 1:
			m.OccurredOn = &sitrep.When{Interval: span, Precision: sitrep.PrecisionDay}
		case k > 0:
			span.Start -= 20
			m.OccurredOn = &sitrep.When{Interval: span, Precision: "month"}
		}
		killed := r.IntN(9)
		m.Sizes = []sitrep.Quantity{{Kind: "killed", Best: &killed, Text: "people", Span: m.Trigger.Span}}
		m.Evidence = []sitrep.Evidence{{Field: "type", Span: m.Trigger.Span, By: "rules/attack.txt:12"}}
		m.ID = sitrep.ID("mention", fmt.Sprint(n), fmt.Sprint(i))
		x.mentions = append(x.mentions, m)
	}
	body := text.String()
	sum := sha256.Sum256([]byte(body))
	source := fmt.Sprintf("invented/%d", n)
	x.capture = sitrep.Capture{Kind: "capture", Source: source, SourceID: source, SHA256: hex.EncodeToString(sum[:]), Form: sitrep.FormClean, Bytes: []byte(body)}
	x.capture.ID = sitrep.ID("cap", x.capture.SHA256, source)
	whole := sitrep.Span{End: len(body)}
	x.doc = sitrep.Document{Kind: "document", ID: sitrep.ID("doc", x.capture.ID), SourceID: source, Capture: x.capture.ID, Title: body[:strings.IndexByte(body, ',')], Lang: "en", Publisher: fmt.Sprintf("Gazette %d", n%40), URL: "https://example.org/" + source, Text: body,
		PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: on, End: on}, Basis: sitrep.BasisMetadata}, Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: whole}}, Origin: []sitrep.OriginRun{{Len: len(body), Size: len(body)}}}
	for i := range x.mentions {
		m := &x.mentions[i]
		m.Document = x.doc.ID
		x.events = append(x.events, &sitrep.Event{Kind: "event", ID: sitrep.ID("event", m.ID), Type: m.Type, Modes: m.Modes, Quad: m.Quad, Polarity: m.Polarity, Reality: m.Reality, Certainty: m.Certainty, Actors: m.Actors, Recipients: m.Recipients, OccurredOn: m.OccurredOn, Place: m.Place,
			Sizes: m.Sizes, Mentions: []string{m.ID}, Documents: []string{x.doc.ID}, IndependentSources: 1, Status: "machine-coded", Headline: m.Actors[0].Name + " struck near " + m.Place.Name})
	}
	return x
}
