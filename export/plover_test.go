package export

import (
	"bytes"
	"strings"
	"testing"

	"sitrep"
)

// streamed is the events of a stream, up to its error.
func streamed(events Events) (ts []*sitrep.Told, err error) {
	for t, err := range events {
		if err != nil {
			return ts, err
		}
		ts = append(ts, t)
	}
	return ts, nil
}

func TestPLOVER(t *testing.T) {
	var b bytes.Buffer
	var tally Tally
	if err := PLOVER(&b, sample(t).Told(), Options{Tally: &tally}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`{"id":"event-1","date":"2021-05-09","actor":[{"code":"ARD","sector":"GOV","entity_text":"Ardania","identifier_id":"a-ard","identifier_text":"Ardania"},{"code":"ARD","sector":"UAF","entity_text":"the River Guard","identifier_id":"a-rg","identifier_text":"River Guard"}],"event":["CONSULT"],"event_loc":{"extracted_place":"Velm","resolved_place":"Velm","geonameid":7,"lat":1.5,"lon":2.25,"city":"Velm","province":"Upper Ardania","country_code":"ARD","resolution":4},"event_text":["Talks between Ardania and the River Guard resumed"],"quad_code":1,"event_scale":2.5,"mode":["visit"],"text_info":{"start":53,"end":121},"cite_info":{"citation":"doc-one","title":"Ardania says talks go on “if the river stays quiet”","language":"en","coder":"sitrep ` + sitrep.Version + `","codebook":"PLOVER 2.0"}}`,
		`"actor":[{"sector":"UNK"}],"recipient":[{"code":"ARD","sector":"MIL","entity_text":"three soldiers"}],"event":["ASSAULT"]`,
		`"context":["negation"]`,
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	for i, w := range want {
		if i >= len(lines) || !strings.Contains(lines[i], w) {
			t.Errorf("line %d\n got %s\nwant %s", i+1, lines[min(i, len(lines)-1)], w)
		}
	}
	if tally.Events != 3 {
		t.Errorf("%d events counted", tally.Events)
	}

	// Read back, the record of a program stays one: nobody takes it for hand coding.
	ts, err := streamed(ReadPLOVER(&b, ImportOptions{Dataset: "ours.jsonl"}))
	if err != nil {
		t.Fatal(err)
	}
	e := ts[1].Event
	if len(ts) != 3 || e.Status != sitrep.Imported || e.Coding.Coder != "sitrep "+sitrep.Version || e.Type != "ASSAULT" || len(e.Actors) != 0 || *e.Sizes[0].Best != 24 && *e.Sizes[0].Best != 3 {
		t.Errorf("read back: %d events, second %+v", len(ts), e)
	}
}

// handCoded is a record as a coder of another project would write it.
const handCoded = `{"id":"vc-17","date":"2019-03-04","enddate":"2019-03-05","actor":[{"code":"ARD","sector":"GOVMIL","entity_text":"border guards","office":"guard"}],"recipient":[{"code":"VEL","sector":"CVL","entity_text":"traders"}],"event":["COERCE"],"mode":["arrest"],"context":["migration","historical"],"size":{"arrested":6,"dead":"0-9","herds":3},"event_loc":{"resolved_place":"Osk","lat":"12.5","lon":30,"geonameid":"99","country_code":"ARD","resolution":3},"text":"On Monday border guards held six traders at Osk.","cite_info":{"corpus":"Valley Chronicle","publication":"Velm Courier","title":"Six held at Osk","language":"en","codebook":"PLOVER 1.2"},"coder":"M.T.","coded_date":"2020-01-02","comment":"second reader agreed"}` + "\n"

func TestPLOVERFilesOfOthersAreRead(t *testing.T) {
	ts, err := streamed(ReadPLOVER(strings.NewReader(handCoded), ImportOptions{Dataset: "valley.jsonl"}))
	if err != nil {
		t.Fatal(err)
	}
	e, m, d := ts[0].Event, ts[0].Mentions[0], ts[0].Documents[0]
	c := e.Coding
	if e.Status != sitrep.HandCoded || c.Coder != "M.T." || c.Dataset != "Valley Chronicle" || c.Record != "vc-17" || c.On.String() != "2020-01-02" || c.Codebook != "PLOVER 1.2" || c.Comment == "" {
		t.Errorf("coding: %s %+v", e.Status, c)
	}
	if c.Extra["size.dead"] != "0-9" || c.Extra["size.herds"] != "3" || c.Extra["actor.0.office"] != "guard" {
		t.Errorf("extra: %v", c.Extra)
	}
	if e.Type != "COERCE" || e.Modes[0] != "arrest" || e.Reality != sitrep.Historical || e.OccurredOn.Days() != 2 || len(e.Sizes) != 1 || *e.Sizes[0].Best != 6 || e.Sizes[0].Kind != "detained" {
		t.Errorf("event: %+v", e)
	}
	if p := e.Actors[0]; d.Text[p.Start:p.End] != "border guards" || len(p.Sectors) != 2 {
		t.Errorf("actor: %+v", p)
	}
	if *e.Place.Lat != 12.5 || e.Place.GeonameID != 99 || e.Place.Precision != sitrep.PlaceDistrict {
		t.Errorf("place: %+v", e.Place)
	}
	if m.Document != d.ID || d.Publisher != "Velm Courier" || m.Evidence[0].By != "coded by hand: M.T." {
		t.Errorf("mention: %+v", m)
	}

	// Out and in again: the provenance stays.
	var b bytes.Buffer
	if err := PLOVER(&b, ReadPLOVER(strings.NewReader(handCoded), ImportOptions{}), Options{}); err != nil {
		t.Fatal(err)
	}
	again, err := streamed(ReadPLOVER(&b, ImportOptions{}))
	if err != nil {
		t.Fatal(err)
	}
	if a := again[0].Event; a.Status != sitrep.HandCoded || a.Coding.Coder != "M.T." || a.Coding.Dataset != "Valley Chronicle" {
		t.Errorf("again: %s %+v", a.Status, a.Coding)
	}
}

func TestReadPLOVERSaysWhatIsWrong(t *testing.T) {
	f := func(old, new, want string) {
		t.Helper()
		in := handCoded + strings.Replace(handCoded, old, new, 1)
		_, err := streamed(ReadPLOVER(strings.NewReader(in), ImportOptions{}))
		if err == nil || err.Error() != want {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
	f(`"date":"2019-03-04"`, `"date":"2019-13-04"`, `line 2, column 15: date "2019-13-04": want a day as YYYY-MM-DD`)
	f(`"date":"2019-03-04"`, `"day":"2019-03-04"`, `line 2, column 15: field "day" is none of PLOVER's; take it out, or keep such fields with --extra`)
	f(`"date":"2019-03-04",`, ``, `line 2: no field "date"; a PLOVER record has id, date, actor and event`)
	f(`2019-03-05`, `2018-03-05`, `line 2, column 35: enddate 2018-03-05 is before date 2019-03-04`)
	f(`"COERCE"`, `"COERSE"`, `line 2, column 216: "COERSE" is no PLOVER event type; --extra keeps such codes`)
	f(`"arrest"`, `"detain"`, `line 2, column 235: mode "detain" is none of COERCE; --extra keeps such codes`)
	f(`"migration"`, `"borders"`, `line 2, column 253: "borders" is no PLOVER context; --extra keeps such codes`)
	f(`GOVMIL`, `ARMY`, `line 2, column 81: sector "ARMY" of actor 1: want PLOVER codes of three letters; --extra keeps others`)
	f(`"resolution":3`, `"resolution":9`, `line 2, column 431: resolution 9: want 1 (country) to 5 (part of a city)`)
	f(`"lat":"12.5",`, ``, `line 2, column 335: event_loc: want lat and lon together`)
	f(`"id":"vc-17"`, `"id":17`, `line 2, column 8: field "id" of a PLOVER record: want a string, got number`)
	f(`"arrested":6`, `"arrested":-6`, `line 2, column 298: size arrested -6: want a whole number`)
	f(`"lat":"12.5"`, `"lat":"NaN"`, `line 2: want a number, got "NaN"`)
	extra := strings.Replace(handCoded, `"id"`, `"weight":0.5,"id"`, 1)
	ts, err := streamed(ReadPLOVER(strings.NewReader(extra), ImportOptions{Extra: true}))
	if err != nil || ts[0].Event.Coding.Extra["weight"] != "0.5" {
		t.Errorf("extra: %v", err)
	}
}

// The first drafts had other names, and files of them are one JSON list.
func TestPLOVERFilesOfTheFirstDraftsAreRead(t *testing.T) {
	const list = `[
  {"id": "HEAD", "event": "DOCUMENT", "eventText": "what this file is", "dateCoded": "2017-01-02"},
  {
    "id": "VAL-3", "date": "2016-05-04", "source": [{"actorText": "Velm", "code": "VEL", "sector": "GOV"}],
    "target": "", "event": "DEMAND", "eventText": "demanded", "mode": "", "context": "military, diplomatic",
    "text": "Velm demanded that the border be opened.", "textInfo": {"markup": "(SRC: Velm) (EVT: demanded)"},
    "dead": "3", "size": "dozens", "eventLoc": {"name": "Osk", "country code": "ARD"},
    "language": "en", "publication": "Velm Courier", "coder": "A.B.", "version": "0.5", "dateCoded": "2017-01-03"
  }
]
`
	ts, err := streamed(ReadPLOVER(strings.NewReader(list), ImportOptions{}))
	if err != nil || len(ts) != 1 {
		t.Fatalf("%d events, %v", len(ts), err)
	}
	e, c := ts[0].Event, ts[0].Event.Coding
	if e.Type != "REQUEST" || c.Code != "DEMAND" || e.Status != sitrep.HandCoded || c.Coder != "A.B." || c.Line != 3 || c.On.String() != "2017-01-03" || c.Version != "0.5" || ts[0].Documents[0].Publisher != "Velm Courier" {
		t.Errorf("%+v %+v", e, c)
	}
	if e.Actors[0].Text != "Velm" || len(e.Recipients) != 0 || len(e.Contexts) != 2 || *e.Sizes[0].Best != 3 || c.Extra["size.size"] != "dozens" || e.Place.Name != "Osk" || e.Place.Country != "ARD" || c.Extra["text_info.markup"] == "" {
		t.Errorf("%+v %v", e, c.Extra)
	}
	f := func(old, new, want string, opt ImportOptions) {
		t.Helper()
		_, err := streamed(ReadPLOVER(strings.NewReader(strings.Replace(list, old, new, 1)), opt))
		if got := ""; err != nil {
			if got = err.Error(); got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		} else if want != "" {
			t.Errorf("no error, want %s", want)
		}
	}
	f(`"mode": ""`, `"mode": "loud"`, `line 3: mode "loud" is none of DEMAND; --extra keeps such codes`, ImportOptions{})
	f(`"mode": ""`, `"mode": "loud"`, "", ImportOptions{Extra: true})
	f(`"DEMAND"`, `"WHISPER"`, "", ImportOptions{Extra: true})
	f(`"sector": "GOV"`, `"sector": "GOVosk"`, "", ImportOptions{Extra: true})
	f("]\n", "", "line 10: cut off: the file ends within its list", ImportOptions{})
	f(`"date": "2016`, `date: "2016`, "line 4: no JSON list from here on: invalid character 'd' looking for beginning of object key string", ImportOptions{})
}
