package merge

import (
	"strconv"
	"strings"

	"sitrep"
)

// claims lists, by field, every value with the documents that give it and who
// claims it. Fields that all mentions leave empty are absent.
func claims(ms []*sitrep.EventMention, src *sources) map[string][]sitrep.Claim {
	g := gathering.Get().(*gathered)
	defer g.done()
	add := g.add
	told := readTolls(ms)
	for _, m := range ms {
		by := asserter(m)
		add("type", m.Type, by, m, m.Trigger.Span)
		for _, mode := range m.Modes {
			add("modes", mode, by, m, m.Trigger.Span)
		}
		for _, p := range m.Actors {
			add("actors", label(p), by, m, p.Span)
		}
		for _, p := range m.Recipients {
			add("recipients", label(p), by, m, p.Span)
		}
		if w := m.OccurredOn; w != nil {
			add("occurred_on", w.Start.String()+"/"+w.End.String(), by, m, w.Span)
		}
		if p := m.Place; p != nil {
			add("place", p.Name, by, m, p.Span)
		}
		for _, s := range m.Sizes {
			if told.claimed(m, s) {
				add("sizes."+s.Kind, Range(s), s.By, m, s.Span) // told in another sentence it is not of who asserts the event
			}
		}
		add("polarity", m.Polarity, by, m, m.Trigger.Span)
		add("reality", m.Reality, by, m, m.Trigger.Span)
		for _, s := range m.Stances {
			if s.Act != "asserts" {
				add("stances", s.Act, label(sitrep.Participant{Name: s.Who.Name, Text: s.Who.Text}), m, s.Span)
			}
		}
	}
	return g.claims(src)
}

// choose marks the claims that the event's own fields have. Of several claimants of one
// value the one with most sources stands for it, of equals the first.
func choose(e *sitrep.Event) {
	mark := func(field string, values ...string) {
		for _, v := range values {
			best := -1
			for i, c := range e.Claims[field] {
				if c.Value == v && (best < 0 || c.Sources > e.Claims[field][best].Sources) {
					best = i
				}
			}
			if best >= 0 {
				e.Claims[field][best].Chosen = true
			}
		}
	}
	mark("type", e.Type)
	mark("modes", e.Modes...)
	for _, p := range e.Actors {
		mark("actors", label(p))
	}
	for _, p := range e.Recipients {
		mark("recipients", label(p))
	}
	if w := e.OccurredOn; w != nil {
		mark("occurred_on", w.Start.String()+"/"+w.End.String())
	}
	if e.Place != nil {
		mark("place", e.Place.Name)
	}
	for _, q := range e.Sizes {
		mark("sizes."+q.Kind, Range(q))
	}
	mark("polarity", e.Polarity)
	mark("reality", e.Reality)
}

// asserter is who the report has say that it happened; "" the report itself.
func asserter(m *sitrep.EventMention) string {
	for _, s := range m.Stances {
		if s.Act == "asserts" {
			return label(sitrep.Participant{Name: s.Who.Name, Text: s.Who.Text})
		}
	}
	return ""
}

func label(p sitrep.Participant) string {
	if p.Name != "" {
		return p.Name
	}
	return p.Text
}

// Range writes a quantity as "3", "24–99", "3 or more", "about 40".
func Range(q sitrep.Quantity) string {
	var s string
	switch {
	case q.Low != nil && q.High != nil && *q.Low != *q.High:
		s = strconv.Itoa(*q.Low) + "–" + strconv.Itoa(*q.High)
	case q.Best != nil:
		s = strconv.Itoa(*q.Best)
	case q.Low != nil && q.High == nil:
		return strconv.Itoa(*q.Low) + " or more"
	case q.Low != nil:
		s = strconv.Itoa(*q.Low)
	case q.High != nil:
		return "up to " + strconv.Itoa(*q.High)
	default:
		return ""
	}
	if q.Approximate {
		return "about " + s
	}
	return s
}

// headline says the event in one line: who, what, whom, where, when.
func headline(e *sitrep.Event) string {
	var b strings.Builder
	list := func(ps []sitrep.Participant) string {
		var names []string
		for _, p := range ps {
			names = append(names, label(p))
		}
		return strings.Join(names, ", ")
	}
	if a := list(e.Actors); a != "" {
		b.WriteString(a + ": ")
	}
	b.WriteString(strings.ToLower(e.Type))
	if len(e.Modes) > 0 {
		b.WriteString(" (" + strings.Join(e.Modes, ", ") + ")")
	}
	if r := list(e.Recipients); r != "" {
		b.WriteString(" → " + r)
	}
	if e.Place != nil {
		b.WriteString(", " + e.Place.Name)
	}
	if e.OccurredOn != nil {
		b.WriteString(", " + days(e.OccurredOn.Interval))
	}
	return b.String()
}

func days(i sitrep.Interval) string {
	switch {
	case i.Start == i.End:
		return i.Start.String()
	case i.Start == 0:
		return "until " + i.End.String()
	case i.End == 0:
		return "since " + i.Start.String()
	}
	return i.Start.String() + " to " + i.End.String()
}
