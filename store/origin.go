package store

import (
	"encoding/binary"
	"errors"

	"sitrep"
)

// packOrigin writes the map from a text to its capture: each run by its distance from
// the end of the one before.
func packOrigin(runs []sitrep.OriginRun) []byte {
	out := make([]byte, 0, 6*len(runs))
	text, capture := 0, 0
	for _, r := range runs {
		out = binary.AppendVarint(out, int64(r.Text-text))
		out = binary.AppendUvarint(out, uint64(r.Len))
		out = binary.AppendVarint(out, int64(r.Capture-capture))
		out = binary.AppendVarint(out, int64(r.Size-r.Len))
		text, capture = r.Text+r.Len, r.Capture+r.Size
	}
	return out
}

func unpackOrigin(b []byte) ([]sitrep.OriginRun, error) {
	var runs []sitrep.OriginRun
	text, capture := 0, 0
	next := func() int {
		v, n := binary.Varint(b)
		if n <= 0 {
			b = nil
			text = -1
			return 0
		}
		b = b[n:]
		return int(v)
	}
	for len(b) > 0 {
		r := sitrep.OriginRun{Text: text + next()}
		l, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errOrigin
		}
		b = b[n:]
		r.Len = int(l)
		r.Capture = capture + next()
		r.Size = r.Len + next()
		if text < 0 {
			return nil, errOrigin
		}
		runs = append(runs, r)
		text, capture = r.Text+r.Len, r.Capture+r.Size
	}
	return runs, nil
}

var errOrigin = errors.New("the map to the capture's bytes is cut off")
