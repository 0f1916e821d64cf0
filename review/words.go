package review

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"sitrep"
)

// Words is a decision in a line.
func Words(d *sitrep.Decision) string {
	var b strings.Builder
	b.WriteString(d.Act + " " + d.Subject)
	switch {
	case d.With != "":
		b.WriteString(" with " + d.With)
	case len(d.Off) > 0:
		b.WriteString(", off " + strings.Join(d.Off, ", "))
	case d.Field != "":
		b.WriteString(" " + d.Field)
	}
	if d.Act == sitrep.ActCorrect {
		b.WriteString(": " + ValueWords(d.Field, d.Was) + " → " + ValueWords(d.Field, d.Value))
	}
	if d.Reason != "" {
		b.WriteString(" — " + d.Reason)
	}
	return b.String()
}

// ValueWords is a field's value for people; "nothing" where it has none.
func ValueWords(field string, v json.RawMessage) string {
	m := sitrep.EventMention{}
	if err := m.Amend([]sitrep.Decision{{Act: sitrep.ActCorrect, Field: field, Value: v}}); err != nil || len(v) == 0 {
		return "nothing"
	}
	names := func(ps []sitrep.Participant) string {
		var out []string
		for _, p := range ps {
			name := cmp.Or(p.Name, p.Text)
			if p.Accused != "" {
				name += " (" + p.Accused + ")"
			}
			out = append(out, name)
		}
		return strings.Join(out, "; ")
	}
	s := ""
	switch field {
	case "type":
		if s = m.Type; len(m.Modes) > 0 {
			s += "/" + strings.Join(m.Modes, ",")
		}
	case "actors":
		s = names(m.Actors)
	case "recipients":
		s = names(m.Recipients)
	case "occurred_on":
		if w := m.OccurredOn; w != nil {
			if s = w.Start.String(); w.End != w.Start {
				s += "/" + w.End.String()
			}
		}
	case "place":
		if p := m.Place; p != nil {
			if s = p.Name; p.Country != "" {
				s += ", " + p.Country
			}
		}
	case "sizes":
		var out []string
		for _, q := range m.Sizes {
			out = append(out, q.Kind+"="+number(&q))
		}
		s = strings.Join(out, "; ")
	case "polarity":
		s = m.Polarity
	case "reality":
		s = m.Reality
	}
	if s == "" {
		return "nothing"
	}
	return s
}

func number(q *sitrep.Quantity) string {
	side := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	if q.Best != nil {
		return side(q.Best)
	}
	return fmt.Sprintf("%s-%s", side(q.Low), side(q.High))
}
