package store

import (
	"os"
	"slices"
	"testing"

	"sitrep"
	"sitrep/store/compact"
)

// dictionarySize is the bytes of each dictionary: packing goes through all of it for every
// record.
var dictionarySize = map[byte]int{asCapture: 256, asDocument: 512, asCoded: 1024, asEvent: 768, asActor: 192, asProcess: 1024, asTelling: 512}

// TestMakeDictionaries makes the dictionaries anew from the records of a database that
// SITREP_DICTIONARIES names: see dictionary/README.md.
func TestMakeDictionaries(t *testing.T) {
	path := os.Getenv("SITREP_DICTIONARIES")
	if path == "" {
		t.Skip("SITREP_DICTIONARIES is not set")
	}
	db, err := Open(bg, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	bodies := map[byte][][]byte{}
	for _, column := range [][2]string{{"captures", "data"}, {"documents", "data"}, {"documents", "coded"}, {"event_data", "data"}, {"actors", "data"},
		{"processes", "data"}, {"tellings", "data"}} {
		if err := each(bg, db.read, db.dialect, "SELECT "+column[1]+" FROM "+column[0]+" ORDER BY num", nil, func(scan func(...any) error) error {
			var b []byte
			if err := scan(&b); err != nil {
				return err
			}
			r, err := unpackRecord(b)
			if err == nil {
				r, err = placeless(b[0], r)
			}
			bodies[b[0]] = append(bodies[b[0]], r.Body)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	for kind, size := range dictionarySize {
		if err := os.WriteFile("dictionary/"+kindNames[kind]+".bin", covering(bodies[kind], size), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// placeless is a record without what is of one machine alone: where it lay.
func placeless(kind byte, r compact.Record) (compact.Record, error) {
	switch kind {
	case asCapture:
		var c sitrep.Capture
		if err := compact.Read(r, &c); err != nil {
			return r, err
		}
		c.Source, c.SourceID, c.SHA256 = "", "", ""
		return compact.Append(compact.Record{}, &c)
	case asDocument:
		var d record
		if err := compact.Read(r, &d); err != nil {
			return r, err
		}
		d.SourceID = ""
		return compact.Append(compact.Record{}, &d)
	}
	return r, nil
}

// covering picks stretches of the records whose bytes stand in the most of them, the best
// at the end, where packing reaches them in the fewest bits.
func covering(records [][]byte, size int) []byte {
	const gram, stretch = 6, 40
	in := map[string]int{} // in how many records
	for _, b := range records {
		here := map[string]bool{}
		for i := range len(b) - gram + 1 {
			here[string(b[i:i+gram])] = true
		}
		for g := range here {
			in[g]++
		}
	}
	type piece struct {
		bytes []byte
		worth int
	}
	var picked []piece
	for total := 0; total < size && len(records) > 0; {
		best := piece{}
		for _, b := range records {
			sum := 0
			for i := range len(b) - gram + 1 {
				sum += in[string(b[i:i+gram])]
				if i >= stretch-gram {
					if sum > best.worth {
						best = piece{b[i+gram-stretch : i+gram], sum}
					}
					sum -= in[string(b[i+gram-stretch:i+2*gram-stretch])]
				}
			}
		}
		if best.worth == 0 {
			break
		}
		picked = append(picked, best)
		total += len(best.bytes)
		for i := range len(best.bytes) - gram + 1 {
			in[string(best.bytes[i:i+gram])] = 0
		}
	}
	var out []byte
	for _, p := range slices.Backward(picked) {
		out = append(out, p.bytes...)
	}
	return out
}
