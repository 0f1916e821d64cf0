package review

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// FieldNamed is the field that an analyst means: one of sitrep.DecisionFields or a common
// word for it; "" for none.
func FieldNamed(name string) string {
	name = strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
	switch name {
	case "actor":
		return "actors"
	case "recipient":
		return "recipients"
	case "date", "day", "time":
		return "occurred_on"
	case "number", "numbers", "size":
		return "sizes"
	}
	if slices.Contains(sitrep.DecisionFields, name) {
		return name
	}
	return ""
}

// ParseValue reads the value of a field as an analyst writes it, or as JSON in the form of
// the native record:
//
//	type         ASSAULT, or ASSAULT/aerial,firearms with modes
//	actors       a name, several with semicolons between; a country's code in brackets after it
//	occurred_on  2024-03-05, or 2024-03-05/2024-03-07
//	place        a name; NAME, CCC; NAME, CCC, LATITUDE, LONGITUDE
//	sizes        killed=3; injured=10-12
//
// Names of participants and places that the mentions have too are those.
func ParseValue(field, text string, ms []*sitrep.EventMention) (json.RawMessage, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, fmt.Errorf("%s: want a value", field)
	}
	if strings.ContainsRune(`[{"`, rune(text[0])) {
		if !json.Valid([]byte(text)) {
			return nil, fmt.Errorf("%s: %s is no JSON", field, text)
		}
		return json.RawMessage(text), nil
	}
	var v any
	var err error
	switch field {
	case "type":
		kind, modes, _ := strings.Cut(text, "/")
		t := sitrep.TypeValue{Type: strings.ToUpper(kind)}
		if _, known := ontology.TypeOf(t.Type); !known {
			var names []string
			for _, t := range ontology.Types() {
				names = append(names, t.Name)
			}
			return nil, fmt.Errorf("type %q: want one of %s; one of your own ontology as JSON, {\"type\":\"%s\"}", kind, strings.Join(names, ", "), t.Type)
		}
		if modes != "" {
			t.Modes = strings.Split(modes, ",")
		}
		v = t
	case "actors", "recipients":
		v, err = parties(text, ms)
	case "occurred_on":
		v, err = when(text)
	case "place":
		v, err = where(text, ms)
	case "sizes":
		v, err = sizes(text)
	case "polarity", "reality":
		v = strings.ToLower(text)
	default:
		return nil, fmt.Errorf("%q: want one of %s", field, strings.Join(sitrep.DecisionFields, ", "))
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(v)
}

var coded = regexp.MustCompile(`^(.+) \(([A-Z]{3})\)$`)

func parties(text string, ms []*sitrep.EventMention) (out []sitrep.Participant, err error) {
	for name := range strings.SplitSeq(text, ";") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		p := sitrep.Participant{Text: name, Name: name, Sectors: []string{}}
		if m := coded.FindStringSubmatch(name); m != nil {
			p.Text, p.Name, p.Country = m[1], m[1], m[2]
		}
		for _, m := range ms {
			for _, o := range slices.Concat(m.Actors, m.Recipients) {
				if p.Country == "" && (strings.EqualFold(o.Name, name) || strings.EqualFold(o.Text, name)) {
					p = o
				}
			}
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%q: want names with semicolons between", text)
	}
	return out, nil
}

func when(text string) (*sitrep.When, error) {
	first, last, two := strings.Cut(text, "/")
	if !two {
		last = first
	}
	from, err := sitrep.ParseDay(first)
	if err == nil && len(first) == 10 {
		var to sitrep.Day
		if to, err = sitrep.ParseDay(last); err == nil && len(last) == 10 && to >= from {
			w := &sitrep.When{Interval: sitrep.Interval{Start: from, End: to}, Precision: sitrep.PrecisionDay}
			if from != to {
				w.Precision = sitrep.PrecisionInterval
			}
			return w, nil
		}
	}
	return nil, fmt.Errorf("%q: want a day as YYYY-MM-DD, or the first and the last with a stroke between", text)
}

func where(text string, ms []*sitrep.EventMention) (*sitrep.EventPlace, error) {
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	p := &sitrep.EventPlace{Place: sitrep.Place{Name: parts[0], Precision: sitrep.PlacePoint}}
	if len(parts) == 1 || len(parts) == 2 {
		for _, m := range ms {
			if o := m.Place; o != nil && strings.EqualFold(o.Name, parts[0]) && (len(parts) == 1 || o.Country == parts[1]) {
				p.Place = o.Place
				return p, nil
			}
		}
	}
	if len(parts) >= 2 {
		c := ontology.CountryOf(strings.ToUpper(parts[1]))
		if c == nil {
			c = ontology.CountryNamed(parts[1])
		}
		if c == nil {
			return nil, fmt.Errorf("%q: %q is no country", text, parts[1])
		}
		p.Country = c.Alpha3
	}
	if len(parts) == 4 {
		lat, err := strconv.ParseFloat(parts[2], 64)
		lon, e := strconv.ParseFloat(parts[3], 64)
		if err == nil && e == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 {
			p.Lat, p.Lon = &lat, &lon
			return p, nil
		}
	}
	if len(parts) > 2 || parts[0] == "" {
		return nil, fmt.Errorf("%q: want NAME, or NAME, COUNTRY, or NAME, COUNTRY, LATITUDE, LONGITUDE", text)
	}
	return p, nil
}

var counted = regexp.MustCompile(`^([a-z_ ]+)\s*=\s*(\d+)(?:\s*-\s*(\d+))?$`)

func sizes(text string) (out []sitrep.Quantity, err error) {
	for part := range strings.SplitSeq(text, ";") {
		m := counted.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil || !ontology.IsSize(strings.TrimSpace(m[1])) {
			var names []string
			for _, s := range ontology.Sizes() {
				names = append(names, s.Name)
			}
			return nil, fmt.Errorf("%q: want KIND=NUMBER or KIND=LOW-HIGH, with KIND one of %s", strings.TrimSpace(part), strings.Join(names, ", "))
		}
		low, err := strconv.Atoi(m[2])
		if err != nil {
			return nil, fmt.Errorf("%q: too large", m[2])
		}
		q := sitrep.Quantity{Kind: strings.TrimSpace(m[1]), Low: &low, Best: &low, High: &low, Text: strings.TrimSpace(part)}
		if m[3] != "" {
			high, err := strconv.Atoi(m[3])
			if err != nil || high < low {
				return nil, fmt.Errorf("%q: want the lower number first", strings.TrimSpace(part))
			}
			q.Best, q.High = nil, &high
		}
		out = append(out, q)
	}
	return out, nil
}
