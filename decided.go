package sitrep

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Decided says that an analyst decided a field of an event or a mention.
type Decided struct {
	Field    string          `json:"field,omitempty"` // "": the whole
	Act      string          `json:"act"`             // accept, reject, correct
	By       string          `json:"by"`              // the author
	Decision string          `json:"decision"`        // its ID
	Was      json.RawMessage `json:"was,omitempty"`   // what it would be without the decision
}

// fieldsOf are the fields of an event or a mention that can be decided.
type fieldsOf struct {
	kind               *string
	modes              *[]string
	cameo              *string
	quad               *int
	score              *float64
	actors, recipients *[]Participant
	when               **When
	place              **EventPlace
	sizes              *[]Quantity
	polarity, reality  *string
}

func (e *Event) fields() *fieldsOf {
	return &fieldsOf{&e.Type, &e.Modes, &e.CAMEO, &e.Quad, &e.Score, &e.Actors, &e.Recipients, &e.OccurredOn, &e.Place, &e.Sizes, &e.Polarity, &e.Reality}
}

func (m *EventMention) fields() *fieldsOf {
	return &fieldsOf{&m.Type, &m.Modes, &m.CAMEO, &m.Quad, &m.Score, &m.Actors, &m.Recipients, &m.OccurredOn, &m.Place, &m.Sizes, &m.Polarity, &m.Reality}
}

// FieldValue is a field of an event as decisions write values, nil for none of DecisionFields.
func (e *Event) FieldValue(field string) json.RawMessage { return e.fields().value(field) }

// FieldValue is a field of a mention as decisions write values.
func (m *EventMention) FieldValue(field string) json.RawMessage { return m.fields().value(field) }

func (f *fieldsOf) value(field string) json.RawMessage {
	var v any
	switch field {
	case "type":
		v = TypeValue{*f.kind, *f.modes, *f.cameo, *f.quad, *f.score}
	case "actors":
		v = *f.actors
	case "recipients":
		v = *f.recipients
	case "occurred_on":
		v = *f.when
	case "place":
		v = *f.place
	case "sizes":
		v = *f.sizes
	case "polarity":
		v = *f.polarity
	case "reality":
		v = *f.reality
	default:
		return nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil // the types are ours and marshal
	}
	return b
}

// Amend applies decisions to an event, in their order, and notes them in Decided. Only
// accept, reject and correct of the event itself change it; which ones are its own says the caller.
func (e *Event) Amend(ds []Decision) error {
	for i := range ds {
		if err := e.fields().decide(&ds[i], &e.Decided); err != nil {
			return fmt.Errorf("decision %s: %w", ds[i].ID, err)
		}
		switch d := &ds[i]; {
		case d.Field != "":
		case d.Act == ActAccept:
			e.Status = Reviewed
		case d.Act == ActReject:
			e.Status = Rejected
		}
	}
	return nil
}

// Amend applies decisions to a mention as Event.Amend does. What is shared with other copies
// of the mention is not written to.
func (m *EventMention) Amend(ds []Decision) error {
	m.Decided = slices.Clone(m.Decided)
	for i := range ds {
		if err := m.fields().decide(&ds[i], &m.Decided); err != nil {
			return fmt.Errorf("decision %s: %w", ds[i].ID, err)
		}
	}
	return nil
}

func (f *fieldsOf) decide(d *Decision, noted *[]Decided) error {
	note := Decided{Field: d.Field, Act: d.Act, By: d.Author, Decision: d.ID}
	if d.Act == ActReject && d.Field != "" || d.Act == ActCorrect {
		note.Was = f.value(d.Field)
		if at := slices.IndexFunc(*noted, func(o Decided) bool { return o.Field == d.Field && o.Was != nil }); at >= 0 {
			note.Was = (*noted)[at].Was // what the program had, not what an earlier decision made of it
		}
		if err := f.set(d); err != nil {
			return err
		}
	}
	*noted = slices.DeleteFunc(*noted, func(o Decided) bool { return o.Field == d.Field && d.Field != "sizes" }) // the later one holds
	*noted = append(*noted, note)
	return nil
}

// set gives the field the decision's value; a rejected field has none.
func (f *fieldsOf) set(d *Decision) error {
	reject := d.Act == ActReject
	read := func(v any) error {
		if reject {
			return nil
		}
		dec := json.NewDecoder(bytes.NewReader(d.Value))
		dec.DisallowUnknownFields()
		if err := dec.Decode(v); err != nil {
			return fmt.Errorf("%s: want it as the field stands in the native record (%w)", d.Field, err)
		}
		return nil
	}
	oneOf := func(to *string, all ...string) error {
		var v string
		if err := read(&v); err != nil {
			return err
		}
		if !reject && !slices.Contains(all, v) {
			return fmt.Errorf("%s %q: want one of %s", d.Field, v, strings.Join(all, ", "))
		}
		*to = v
		return nil
	}
	switch d.Field {
	case "type":
		v := TypeValue{}
		if len(d.Value) > 0 && d.Value[0] == '"' {
			if err := read(&v.Type); err != nil {
				return err
			}
		} else if err := read(&v); err != nil {
			return err
		}
		if v.Type == "" {
			return fmt.Errorf("type: want a PLOVER type")
		}
		*f.kind, *f.modes, *f.cameo, *f.quad, *f.score = v.Type, v.Modes, v.CAMEO, v.Quad, v.Score
	case "actors", "recipients":
		v := []Participant{}
		if err := read(&v); err != nil {
			return err
		}
		for i := range v {
			if v[i].Name == "" && v[i].Text == "" {
				return fmt.Errorf("%s: want a name or text for each", d.Field)
			}
		}
		if d.Field == "actors" {
			*f.actors = v
		} else {
			*f.recipients = v
		}
	case "occurred_on":
		var v *When
		if err := read(&v); err != nil {
			return err
		}
		if v != nil && (!v.Known() || v.Start != 0 && v.End != 0 && v.End < v.Start) {
			return fmt.Errorf("occurred_on: want a first and a last day in order")
		}
		*f.when = v
	case "place":
		var v *EventPlace
		if err := read(&v); err != nil {
			return err
		}
		if v != nil && v.Name == "" {
			return fmt.Errorf("place: want its name")
		}
		*f.place = v
	case "sizes":
		v := []Quantity{}
		if err := read(&v); err != nil {
			return err
		}
		for i := range v {
			if v[i].Kind == "" || v[i].Low == nil && v[i].Best == nil && v[i].High == nil {
				return fmt.Errorf("sizes: want a kind and a number for each")
			}
		}
		if !reject { // kinds that were not decided stay
			v = append(v, slices.DeleteFunc(slices.Clone(*f.sizes), func(q Quantity) bool {
				return slices.ContainsFunc(v, func(o Quantity) bool { return o.Kind == q.Kind })
			})...)
		}
		*f.sizes = v
	case "polarity":
		return oneOf(f.polarity, Positive, Negative)
	case "reality":
		return oneOf(f.reality, Actual, Planned, Conditional, Hypothetical, Alleged, Habitual, Historical)
	}
	return nil
}
