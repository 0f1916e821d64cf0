package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// GeoJSON writes events as a FeatureCollection (RFC 7946), a feature a line. The
// geometry is a point, longitude first, and null for what is not located; the
// property place_precision says how exactly it is known, and where that is not "point"
// the point only stands for the region, country or area. Properties are the columns of
// CSV, null where nothing is known, those that Options names or all.
func GeoJSON(w io.Writer, events Events, opt Options) error {
	columns, err := columnsNamed(opt.Columns)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 64<<10)
	out.WriteString(`{"type":"FeatureCollection","features":[`)
	j := newJSONText()
	first := true
	for told, err := range events {
		if err != nil {
			return err
		}
		e := told.Event
		b := j.buf[:0]
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, "\n{\"type\":\"Feature\",\"id\":"...)
		b = j.text(b, e.ID)
		if p := e.Place; p != nil && p.Lat != nil && p.Lon != nil {
			b = append(b, `,"geometry":{"type":"Point","coordinates":[`...)
			b = strconv.AppendFloat(b, *p.Lon, 'f', -1, 64)
			b = append(b, ',')
			b = strconv.AppendFloat(b, *p.Lat, 'f', -1, 64)
			b = append(b, "]}"...)
		} else {
			b = append(b, `,"geometry":null`...)
			opt.Tally.empty("geometry", 1)
		}
		b = append(b, `,"properties":{`...)
		for i := range columns {
			if i > 0 {
				b = append(b, ',')
			}
			b = j.text(b, columns[i].name)
			b = append(b, ':')
			b = j.value(b, columns[i].of(told))
		}
		b = append(b, "}}"...)
		j.buf = b
		if _, err := out.Write(b); err != nil {
			return err
		}
		opt.Tally.event(1)
	}
	out.WriteString("\n]}\n")
	return out.Flush()
}

// jsonText appends JSON values to a buffer.
type jsonText struct {
	buf   []byte
	quote bytes.Buffer
	enc   *json.Encoder
}

func newJSONText() *jsonText {
	j := &jsonText{}
	j.enc = json.NewEncoder(&j.quote)
	j.enc.SetEscapeHTML(false)
	return j
}

func (j *jsonText) text(b []byte, s string) []byte {
	if plainJSON(s) {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	j.quote.Reset()
	if j.enc.Encode(strings.ToValidUTF8(s, "\uFFFD")) != nil {
		return append(b, `""`...)
	}
	return append(b, bytes.TrimSuffix(j.quote.Bytes(), []byte("\n"))...)
}

// plainJSON reports whether a string stands in JSON as it is.
func plainJSON(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			return false
		}
	}
	return true
}

func (j *jsonText) value(b []byte, v cellValue) []byte {
	switch v.kind {
	case valueText:
		return j.text(b, v.text)
	case valueWhole:
		return strconv.AppendInt(b, int64(v.whole), 10)
	case valueReal:
		return strconv.AppendFloat(b, v.real, 'f', -1, 64)
	case valueList:
		b = append(b, '[')
		for i, s := range v.list {
			if i > 0 {
				b = append(b, ',')
			}
			b = j.text(b, s)
		}
		return append(b, ']')
	}
	return append(b, "null"...)
}
