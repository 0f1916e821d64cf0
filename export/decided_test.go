package export

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"sitrep"
)

// A corrected event used to leave as what the program had coded: nothing told its toll from the reports'.
func TestTablesSayWhatAnAnalystDecided(t *testing.T) {
	seven, nine := 7, 9
	e := &sitrep.Event{ID: "event-1", Type: "ASSAULT", Status: sitrep.MachineCoded, Sizes: []sitrep.Quantity{{Kind: "killed", Low: &seven, High: &nine}}}
	m := &sitrep.EventMention{ID: "mention-1"}
	correct := func(field, value string) sitrep.Decision {
		return sitrep.Decision{ID: "decision-1", Act: sitrep.ActCorrect, Field: field, Value: json.RawMessage(value), Author: "Ana Brito"}
	}
	if err := e.Amend([]sitrep.Decision{correct("sizes", `[{"kind":"killed","low":10,"best":10,"high":10}]`), correct("occurred_on", `{"start":"2021-05-03","end":"2021-05-03","precision":"day"}`),
		{ID: "decision-2", Act: sitrep.ActAccept, Field: "type", Author: "Ivo Marek"}}); err != nil {
		t.Fatal(err)
	}
	if err := m.Amend([]sitrep.Decision{correct("place", `{"name":"Dorim","country":"MLI"}`)}); err != nil {
		t.Fatal(err)
	}
	told := &sitrep.Told{Event: e, Mentions: []*sitrep.EventMention{m}}
	plain := &sitrep.Told{Event: &sitrep.Event{ID: "event-2", Type: "ASSAULT", Status: sitrep.MachineCoded}}
	events := func(yield func(*sitrep.Told, error) bool) { _ = yield(told, nil) && yield(plain, nil) }
	want := []string{"sizes corrected by Ana Brito, was killed=7-9", "occurred_on corrected by Ana Brito, was nothing", "type accepted by Ivo Marek", "place of a mention corrected by Ana Brito, was nothing"}

	var b bytes.Buffer
	if err := CSV(&b, events, Options{Columns: []string{"id", "killed_low", "decided"}}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "id,killed_low,decided\nevent-1,10,\""+strings.Join(want, "; ")+"\"\nevent-2,,\n"; got != want {
		t.Errorf("CSV %q\nwant %q", got, want)
	}
	b.Reset()
	if err := GeoJSON(&b, events, Options{Columns: []string{"decided"}}); err != nil || !strings.Contains(b.String(), `"decided":["`+want[0]+`",`) || !strings.Contains(b.String(), `"decided":null`) {
		t.Errorf("GeoJSON %s, %v", b.String(), err)
	}
	b.Reset()
	if err := ParquetEvents(&b, events, Options{}); err != nil {
		t.Fatal(err)
	}
	r := parquet.NewGenericReader[parquetEvent](bytes.NewReader(b.Bytes()))
	rows := make([]parquetEvent, 2)
	if n, err := r.Read(rows); n != 2 || err != nil && err != io.EOF || strings.Join(rows[0].Decided, "; ") != strings.Join(want, "; ") || len(rows[1].Decided) != 0 {
		t.Errorf("Parquet: %d rows, %v, %q", n, err, rows[0].Decided)
	}
}
