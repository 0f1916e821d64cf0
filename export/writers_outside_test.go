package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"sitrep"
)

// read is what an outside reader says of a file.
type read struct {
	Rows, Dated, Events, Dead, Located int
	Mentions, Claims, Killed, Undated  int
	Days                               int // sum of the days since 1970
	Columns                            []string
}

func readOutside(t *testing.T, script string, args ...string) (r read) {
	t.Helper()
	out := outside(t, script, args...)
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%s says %q", script, out)
	}
	return r
}

const outsideEvents = 3000

func TestTablesAreReadOutside(t *testing.T) {
	for _, wr := range writers {
		if wr.columns == 0 {
			continue
		}
		t.Run(wr.name, func(t *testing.T) {
			t.Parallel()
			var tally Tally
			path := fileOf(t, wr.name+".csv", func(b *bytes.Buffer) error {
				return wr.write(b, synthetic(outsideEvents), Options{Made: made, Tally: &tally})
			})
			r := readOutside(t, "tables.py", wr.name, path)
			if r.Rows != tally.Rows {
				t.Errorf("%d rows read, %d written", r.Rows, tally.Rows)
			}
			switch wr.name {
			case "gdelt":
				if r.Dated != tally.Rows-tally.Empty["SQLDATE"] {
					t.Errorf("%d dated, want %d", r.Dated, tally.Rows-tally.Empty["SQLDATE"])
				}
			case "acled", "ged":
				if r.Dead == 0 {
					t.Error("nobody dead")
				}
			case "polecat":
				sameColumns(t, r.Columns, POLECATColumns)
			case "icews":
				sameColumns(t, r.Columns, ICEWSColumns)
			}
		})
	}
}

func sameColumns(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d columns, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("column %d is %q, want %q", i, got[i], want[i])
		}
	}
}

func TestGeoJSONIsReadOutside(t *testing.T) {
	var tally Tally
	path := fileOf(t, "events.geojson", func(b *bytes.Buffer) error {
		return GeoJSON(b, synthetic(outsideEvents), Options{Tally: &tally})
	})
	r := readOutside(t, "geo.py", path)
	if r.Rows != outsideEvents || r.Located != outsideEvents-tally.Empty["geometry"] {
		t.Errorf("%d read, %d located; %v", r.Rows, r.Located, tally)
	}
}

func TestParquetIsReadOutside(t *testing.T) {
	var events, mentions, claims Tally
	paths := []string{
		fileOf(t, "events.parquet", func(b *bytes.Buffer) error {
			return ParquetEvents(b, synthetic(outsideEvents), Options{Tally: &events})
		}),
		fileOf(t, "mentions.parquet", func(b *bytes.Buffer) error {
			return ParquetMentions(b, synthetic(outsideEvents), Options{Tally: &mentions})
		}),
		fileOf(t, "claims.parquet", func(b *bytes.Buffer) error {
			return ParquetClaims(b, synthetic(outsideEvents), Options{Tally: &claims})
		}),
	}
	killed, undated, days := 0, 0, 0
	for told := range synthetic(outsideEvents) {
		for _, q := range told.Event.Sizes {
			if q.Kind == "killed" && q.Low != nil {
				killed += *q.Low
			}
		}
		if when := told.Event.OccurredOn; when != nil {
			days += int(when.Start - sitrep.DayOf(1970, 1, 1))
		} else {
			undated++
		}
	}
	r := readOutside(t, "parquet.py", paths...)
	if r.Events != events.Rows || r.Mentions != mentions.Rows || r.Claims != claims.Rows || r.Killed != killed || r.Undated != undated || r.Days != days {
		t.Errorf("read %+v, want %d events, %d mentions, %d claims, %d killed, %d undated, %d days", r, events.Rows, mentions.Rows, claims.Rows, killed, undated, days)
	}
}
