package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// searched stores some reports and gives their events and documents.
func searched(t testing.TB, db *DB, n int) []*made {
	var ms []*made
	for i := range n {
		m := makeReport(i, 2)
		if i%10 == 3 { // over a long time, from before the first day on
			w := &sitrep.When{Interval: sitrep.Interval{Start: sitrep.DayOf(2011, 1, 1), End: sitrep.DayOf(2013, 6, 1)}, Precision: sitrep.PrecisionYear}
			m.events[0].OccurredOn, m.mentions[0].OccurredOn = w, w
		}
		if i%10 == 4 {
			m.events[0].OccurredOn, m.mentions[0].OccurredOn = nil, nil
		}
		if i%10 == 5 {
			m.events[0].Place, m.mentions[0].Place = nil, nil
		}
		m.events[0].IndependentSources = 1 + i%7
		ms = append(ms, m)
	}
	storeAll(t, db, ms...)
	return ms
}

func TestSearchFindsWhatFilterMatches(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		ms := searched(t, db, 120)
		var told []*sitrep.Told
		for _, m := range ms {
			for i, e := range m.events {
				told = append(told, &sitrep.Told{Event: e, Mentions: []*sitrep.EventMention{&m.mentions[i]}, Documents: []*sitrep.Document{&m.doc}})
			}
		}
		r := rand.New(rand.NewPCG(5, 6))
		choose := func(list ...string) string { return list[r.IntN(len(list))] }
		value := map[string]func() string{
			"type": func() string { return choose(madeTypes...) }, "actor": func() string { return choose("army", "XVE", "MIL", "coast guard", "nobody") },
			"recipient": func() string { return choose("market", "CVL", "a bridge") }, "place": func() string { return choose("Osk", "Bela Pont", "XVE", "1003", "pont") },
			"bbox": func() string {
				return choose("-10,-10,40,40", "170,-90,-100,90", "-180,-90,180,90", "-130,-40,-100,-30")
			},
			"from": func() string { return choose("2012-06-01", "2013-05-05", "2016-01-01") }, "to": func() string { return choose("2014-01-01", "2016-06-01", "2017-12-01") },
			"lang": func() string { return choose("en", "de") }, "source": func() string { return choose("Harbour Gazette", "example.org", "news1.example.org", "17") },
			"min_sources": func() string { return choose("2", "3", "4", "6") }, "max_time_precision": func() string { return choose("day", "month", "year") },
			"since": func() string { return choose("2013-01-01", "2015-01-01") }, "status": func() string { return choose("machine-coded", "reviewed") },
			"reality": func() string { return choose("actual", "planned") },
		}
		found := 0
		for n := range 150 {
			q := url.Values{}
			for name, v := range value {
				if r.IntN(6) == 0 {
					q.Add(name, v())
				}
			}
			f, err := sitrep.ParseFilter(q)
			if err != nil {
				continue // from after to
			}
			var want []string
			for _, t := range told {
				if f.Match(t) {
					want = append(want, t.Event.ID)
				}
			}
			var got []string
			last := sitrep.Day(1 << 30)
			for rg := (Range{Limit: 1 + n%40}); ; {
				p, err := db.SearchEvents(bg, f, rg)
				if err != nil {
					t.Fatal(q, err)
				}
				for _, e := range p.Items {
					if d := eventDay(e); d > last {
						t.Errorf("%v: %s comes after %s", q, d, last)
					} else {
						last = d
					}
					got = append(got, e.ID)
				}
				if rg.Cursor = p.Cursor; rg.Cursor == "" {
					break
				}
			}
			found += len(got)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("%v: found %d, want %d", q, len(got), len(want))
			}
		}
		if found == 0 {
			t.Error("no query found anything")
		}
	})
}

func TestWords(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		texts := []string{
			"The Ministry of Ports said Tuesday that dockers had struck at Bela Pont.",
			"Striking dockers marched to the ministry in São Telmo; ports stayed closed.",
			"Полиция задержала докеров в порту Осск, сообщило министерство.",
			"A ministry spokesman denied it. Of ports he said nothing.",
		}
		tx := begin(t, db)
		for i, text := range texts {
			m := makeReport(i, 1)
			m.doc.Text, m.doc.Title = text, ""
			m.doc.ID = sitrep.ID("doc", fmt.Sprint(i))
			if err := tx.PutCapture(&m.capture); err != nil {
				t.Fatal(err)
			}
			if err := tx.PutDocument(&m.doc, nil, nil); err != nil {
				t.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		for query, want := range map[string]string{
			"dockers":             "0 1",
			"docker":              "0 1", // by the stem
			"ministry ports":      "0 1 3",
			`"ministry of ports"`: "0",
			`"of ports"`:          "0 3",
			"sao telmo":           "1",
			"São Telmo":           "1",
			"докеров":             "2",
			"ДОКЕРОВ министерство": "2",
			"minis*":                    "0 1 3",
			"ministry -spokesman":       "0 1",
			`ministry -"of ports"`:      "1",
			"spokesman OR marched":      "1 3",
			"nobody":                    "",
			`it's) AND "(ports`:         "",
			`ports NEAR OR ( * ^ : & |`: "",
			"zqtassault":                "",
			"ministry -spokesman" + strings.Repeat(" -wharf", 200): "0 1",
		} {
			p, err := db.SearchReports(bg, &sitrep.Filter{Query: query}, Range{})
			if err != nil {
				t.Errorf("%s: %v", query, err)
				continue
			}
			var got []string
			for i := range texts {
				if slices.ContainsFunc(p.Items, func(r *Report) bool { return r.Document.ID == sitrep.ID("doc", fmt.Sprint(i)) }) {
					got = append(got, fmt.Sprint(i))
				}
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: found %v, want %s", query, got, want)
			}
		}
		if _, err := db.SearchReports(bg, &sitrep.Filter{Query: "-ports"}, Range{}); !errors.Is(err, ErrQuery) {
			t.Errorf("only words that are not to be there: %v", err)
		}
		if _, err := db.SearchReports(bg, &sitrep.Filter{}, Range{Cursor: "äöü"}); err == nil {
			t.Error("a cursor that no search gave was taken")
		}
	})
}

func TestAReportOfVeryManyWordsIsStored(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		m := makeReport(1, 2)
		var b strings.Builder
		b.WriteString("Wharfingers met. ")
		for n := range 120000 {
			b.WriteString(sitrep.ID("", fmt.Sprint(n))[1:] + " ")
		}
		m.doc.Text = b.String()
		m.capture.Bytes = []byte(m.doc.Text)
		sum := sha256.Sum256(m.capture.Bytes)
		m.capture.SHA256 = hex.EncodeToString(sum[:])
		m.mentions, m.events, m.doc.Origin, m.doc.Blocks = nil, nil, nil, nil
		storeAll(t, db, m)
		for _, f := range []sitrep.Filter{{Query: "wharfingers"}, {Sources: []string{m.doc.Publisher}}} {
			if p, err := db.SearchReports(bg, &f, Range{}); err != nil || len(p.Items) != 1 {
				t.Errorf("%+v: %d found, %v", f, len(p.Items), err)
			}
		}
		checked(t, db)
	})
}

func TestEventsAreFoundByTheirSentences(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		ms := searched(t, db, 30)
		text := ms[7].doc.Text
		s := ms[7].mentions[1].Sentence
		number := text[s.Start+strings.Index(text[s.Start:s.End], "number ")+7:]
		number = number[:strings.IndexByte(number, ' ')]
		p, err := db.SearchEvents(bg, &sitrep.Filter{Query: "witnesses " + number}, Range{})
		if err != nil || len(p.Items) != 1 || p.Items[0].ID != ms[7].events[1].ID {
			t.Errorf("%v, %v", p.Items, err)
		}
	})
}

func TestReportsOfOldTimesAreFound(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		m := makeReport(1, 1)
		old := sitrep.DayOf(1848, 3, 18)
		m.mentions[0].OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: old, End: old}, Precision: sitrep.PrecisionDay}
		m.events = nil
		storeAll(t, db, m)
		for _, f := range []sitrep.Filter{{To: sitrep.DayOf(2000, 1, 1)}, {To: sitrep.DayOf(1850, 1, 1)}, {From: sitrep.DayOf(1840, 1, 1)}, {From: sitrep.DayOf(1848, 3, 1), To: sitrep.DayOf(1848, 4, 1)}, {From: sitrep.DayOf(1700, 1, 1), To: sitrep.DayOf(2000, 1, 1)}} {
			if p, err := db.SearchReports(bg, &f, Range{}); err != nil || len(p.Items) != 1 {
				t.Errorf("%s to %s: %d found, %v", f.From, f.To, len(p.Items), err)
			}
		}
	})
}

func TestReportsAreFoundByWhatIsToldInThem(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		ms := searched(t, db, 80)
		r := rand.New(rand.NewPCG(8, 1))
		for range 60 {
			f := sitrep.Filter{}
			f.From = sitrep.DayOf(2011, 6, 1) + sitrep.Day(r.IntN(2400))
			if r.IntN(3) > 0 {
				f.To = f.From + 1 + sitrep.Day(r.IntN(1000))
			}
			if r.IntN(4) == 0 {
				f.From, f.To = 0, f.From
			}
			if r.IntN(3) == 0 {
				f.Types = []string{"ASSAULT"}
			}
			var want, got []string
			for _, m := range ms {
				if slices.ContainsFunc(m.mentions, func(e sitrep.EventMention) bool {
					return f.Match(&sitrep.Told{Event: &sitrep.Event{Type: e.Type, OccurredOn: e.OccurredOn}})
				}) {
					want = append(want, m.doc.ID)
				}
			}
			p, err := db.SearchReports(bg, &f, Range{Limit: 1000})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range p.Items {
				got = append(got, d.Document.ID)
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("%s to %s: found %d, want %d", f.From, f.To, len(got), len(want))
			}
		}
	})
}
