package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

const theirTable = `event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,iso,region,country,admin1,admin2,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp
NER771,14 March 2019,2019,1,Battles,Armed clash,Military Forces of Niger (2011-2021),,1,Red Valley Army,Osk Front; Velm Front,2,12,562,Western Africa,Niger,Diffa,Bosso,Tal Osk,13.7,13.31,1,Velm Courier; Radio Osk,Local,"On 14 March, soldiers and the Red Valley Army fought at Tal Osk.",4,,1600000000
NER772,16 March 2019,2019,3,Protests,Excessive force against protesters,Protesters (Niger),Students (Niger),Protesters,Police Forces of Niger (2011-2021),,State forces,16,562,Western Africa,Niger,Diffa,,Diffa,13.3,12.6,2,Radio Osk,Local,Police fired on students.,0,crowd size=about 200,1600000000
NER773,2019-03-18,2019,2,Strategic developments,Change to group/activity,Red Valley Army,,2,,,0,20,562,Western Africa,Niger,,,,,,3,Radio Osk,Local,The group renamed itself.,0,,1600000000
`

func TestACLEDShapedFilesOfOthersAreRead(t *testing.T) {
	ts, err := streamed(ReadACLED(strings.NewReader(theirTable), ImportOptions{Dataset: "niger.csv"}))
	if err != nil || len(ts) != 3 {
		t.Fatalf("%d events, %v", len(ts), err)
	}
	e, d := ts[0].Event, ts[0].Documents[0]
	if e.Type != "ASSAULT" || len(e.Actors) != 4 || len(e.Recipients) != 0 || e.Actors[0].Country != "NER" || e.Actors[0].Sectors[0] != "MIL" || e.Actors[1].Sectors[0] != "REB" || e.Actors[3].Name != "Velm Front" {
		t.Errorf("clash: %+v", e.Actors)
	}
	if e.OccurredOn.Start.String() != "2019-03-14" || e.OccurredOn.Days() != 1 || *e.Place.Lat != 13.7 || e.Place.Country != "NER" || e.Place.Precision != sitrep.PlacePoint || *e.Sizes[0].Low != 4 || e.Sizes[0].High != nil {
		t.Errorf("clash: %+v", e)
	}
	c := e.Coding
	if e.Status != sitrep.Imported || c.Record != "NER771" || c.Line != 2 || c.Dataset != "niger.csv" || c.Code != "Battles: Armed clash" || c.Extra["admin2"] != "Bosso" || c.Extra["interaction"] != "12" || e.IndependentSources != 2 {
		t.Errorf("coding: %+v", c)
	}
	if !strings.HasPrefix(d.Text, "On 14 March") || d.Publisher != "Velm Courier; Radio Osk" {
		t.Errorf("document: %+v", d)
	}
	p := ts[1].Event
	if p.Type != "PROTEST" || p.Modes[0] != "demo" || p.OccurredOn.Start.String() != "2019-03-01" || p.OccurredOn.End.String() != "2019-03-31" || len(p.Sizes) != 0 || p.Recipients[0].Sectors[0] != "COP" || p.Actors[1].Sectors[0] != "EDU" {
		t.Errorf("protest: %+v", p)
	}
	if x := ts[2].Event; x.Type != "CODE_CHANGE_TO_GROUP_ACTIVITY" || x.OccurredOn.Days() != 7 || x.Place.Precision != sitrep.PlaceRegion {
		t.Errorf("change: %+v", x)
	}

	tabs := strings.NewReplacer(",", "\t", `"On 14 March, soldiers`, `On 14 March soldiers`, `Tal Osk."`, `Tal Osk.`).Replace(theirTable)
	if ts, err := streamed(ReadACLED(strings.NewReader("\ufeff"+tabs), ImportOptions{Coder: "J.K."})); err != nil || ts[0].Event.Status != sitrep.HandCoded || ts[0].Event.Coding.Coder != "J.K." {
		t.Errorf("tabs: %v", err)
	}
}

func TestReadACLEDSaysWhatIsWrong(t *testing.T) {
	f := func(old, new, want string) {
		t.Helper()
		_, err := streamed(ReadACLED(strings.NewReader(strings.Replace(theirTable, old, new, 1)), ImportOptions{}))
		if err == nil || err.Error() != want {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
	f("time_precision", "precision", `line 1, column 4: column "precision" is none of ACLED's; take it out, or keep such columns with --extra`)
	f("time_precision", "year", `line 1, column 4: column "year" stands twice`)
	f("sub_event_type", "data_id", `line 1: no column "sub_event_type"; an event has at least event_date, event_type, sub_event_type`)
	f("14 March 2019", "14/03/2019", `line 2, column 2: event_date "14/03/2019": want a day as YYYY-MM-DD or 02 January 2006`)
	f("Battles", "Battle", `line 2, column 5: "Battle" is no event type of ACLED's`)
	f("Armed clash", "Clash", `line 2, column 6: "Clash" is no sub-event type of Battles`)
	f("13.7,", "113.7,", `line 2, column 20: latitude "113.7", longitude "13.31": want degrees`)
	f("13.7,", ",", `line 2, column 20: want latitude and longitude together`)
	f(",4,,1600000000", ",many,,1600000000", `line 2, column 26: fatalities "many": want a whole number`)
	f("NER772", "NER771", `line 3, column 1: event_id_cnty "NER771" stands in an earlier row too`)
	f(",4,,1600000000", ",4", `line 2: 26 cells, and the header has 28 columns`)
	f("Diffa,Bosso", "Dif\xffa,Bosso", `line 2, column 17: no UTF-8`)
	f(`"On 14`, `On "14`, `line 2: byte 223: a quotation mark out of place`)
	if _, err := streamed(ReadACLED(strings.NewReader(""), ImportOptions{})); err == nil || err.Error() != "line 1: empty: want a header with the names of the columns" {
		t.Error(err)
	}
	wide := strings.Replace(theirTable, "tags", "our_flag", 1)
	ts, err := streamed(ReadACLED(strings.NewReader(wide), ImportOptions{Extra: true}))
	if err != nil || ts[1].Event.Coding.Extra["our_flag"] != "crowd size=about 200" {
		t.Errorf("extra: %v", err)
	}
}

func TestACLEDNames(t *testing.T) {
	for _, ex := range acledNames().examples {
		p := acledParticipant(ex[0], "")
		if got := strings.TrimSpace(codes(p.Country, p.Sectors)); got != strings.Trim(ex[1], "- ") {
			t.Errorf("%q is %q, want %q", ex[0], got, ex[1])
		}
	}
}

// Every sub-event type that files can have has its row.
func TestACLEDMeaningsAreWhole(t *testing.T) {
	for event, subs := range acledSubs {
		for sub := range subs {
			if _, ok := acledMeanings()[[2]string{event, sub}]; !ok {
				t.Errorf("no row for %s | %s", event, sub)
			}
		}
	}
}

// What we write in ACLED's shape can be read in again, and what is written of that is
// of the same kind, day, place and toll.
func TestACLEDOutAndIn(t *testing.T) {
	var first, second bytes.Buffer
	if err := ACLED(&first, synthetic(400), Options{}); err != nil {
		t.Fatal(err)
	}
	if err := ACLED(&second, ReadACLED(bytes.NewReader(first.Bytes()), ImportOptions{}), Options{}); err != nil {
		t.Fatal(err)
	}
	a, b := rowsOf(t, first.String(), false), rowsOf(t, second.String(), false)
	if len(a) < 20 || len(b) < len(a)/2 {
		t.Fatalf("%d rows, %d after reading", len(a), len(b))
	}
	same := 0
	key := func(row []string) string {
		return strings.Join([]string{row[6], row[15+2], row[21], row[22], row[23], row[28]}, "|")
	}
	var keys []string
	for _, row := range a {
		keys = append(keys, key(row))
	}
	for _, row := range b {
		if slices.Contains(keys, key(row)) {
			same++
		}
	}
	if same < len(b)*3/4 {
		t.Errorf("%d of %d rows are the same", same, len(b))
	}
}
