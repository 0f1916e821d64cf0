package export

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// decidedOf says what analysts decided of an event and of the mentions that it is merged
// of: field, act and who, of a field that has another value now also which one it had.
func decidedOf(t *sitrep.Told) (out []string) {
	add := func(ds []sitrep.Decided, of string) {
		for i := range ds {
			d := &ds[i]
			s := cmp.Or(d.Field, "whole") + of + " " + decidedWords[d.Act] + " by " + sitrep.OneLine(d.By)
			if d.Was != nil {
				s += ", was " + wasWords(d.Field, d.Was)
			}
			out = append(out, s)
		}
	}
	add(t.Event.Decided, "")
	for _, m := range t.Mentions {
		add(m.Decided, " of a mention")
	}
	return out
}

// wasWords is a field's value as a cell has it, "nothing" where it had none.
func wasWords(field string, value json.RawMessage) string {
	e := sitrep.Event{}
	if e.Amend([]sitrep.Decision{{Act: sitrep.ActCorrect, Field: field, Value: value}}) != nil {
		return "nothing"
	}
	var words []string
	switch field {
	case "type":
		words = append([]string{e.Type}, e.Modes...)
	case "actors", "recipients":
		ps := append(e.Actors, e.Recipients...)
		words = eachOf(ps, named)
	case "occurred_on":
		if w := e.OccurredOn; w != nil {
			words = append(words, intervalWords(w.Interval))
		}
	case "place":
		if p := e.Place; p != nil {
			words = append(words, placeWords(&p.Place))
		}
	case "sizes":
		for _, kind := range ontology.Sizes() {
			n := tollOf(&e, kind.Name)
			if n.low == nil && n.high == nil {
				continue
			}
			bound := func(n *int) string {
				if n == nil {
					return ""
				}
				return strconv.Itoa(*n)
			}
			s := kind.Name + "=" + bound(n.low)
			if high := bound(n.high); high != bound(n.low) {
				s += "-" + high
			}
			words = append(words, s)
		}
	case "polarity":
		words = append(words, e.Polarity)
	case "reality":
		words = append(words, e.Reality)
	}
	return cmp.Or(strings.Join(words, ", "), "nothing")
}
