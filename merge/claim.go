package merge

import (
	"cmp"
	"slices"
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
		for i := range m.Actors {
			add("actors", label(&m.Actors[i]), by, m, m.Actors[i].Span)
		}
		for i := range m.Cleared {
			add("cleared", label(&m.Cleared[i]), by, m, m.Cleared[i].Span)
		}
		for i := range m.Recipients {
			add("recipients", label(&m.Recipients[i]), by, m, m.Recipients[i].Span)
		}
		if w := m.OccurredOn; w != nil {
			add("occurred_on", claimedDays(w), by, m, w.Span)
		}
		if p := m.Place; p != nil {
			add("place", p.Name, by, m, p.Span)
		}
		for i := range m.Sizes {
			if s := &m.Sizes[i]; told.claimed(m, s) {
				add(sizesOf(s.Kind), Range(*s), s.By, m, s.Span) // told in another sentence it is not of who asserts the event
			}
		}
		add("polarity", m.Polarity, by, m, m.Trigger.Span)
		add("reality", m.Reality, by, m, m.Trigger.Span)
		for i := range m.Stances {
			if s := &m.Stances[i]; s.Act != "asserts" {
				add("stances", s.Act, cmp.Or(s.Who.Name, s.Who.Text), m, s.Span)
			}
		}
	}
	return g.claims(src)
}

// claimedDays is a time as claims have it.
func claimedDays(w *sitrep.When) string { return w.Start.String() + "/" + w.End.String() }

// sizesOf is the field of the sizes of a kind.
func sizesOf(kind string) string { return "sizes." + kind }

// choose marks the claims that the event's own fields have. Of several claimants of one
// value the one with most sources stands for it, of equals the first.
func choose(e *sitrep.Event) {
	mark := func(cs []sitrep.Claim, value string) {
		best := -1
		for i := range cs {
			if c := &cs[i]; c.Value == value && (best < 0 || c.Sources > cs[best].Sources) {
				best = i
			}
		}
		if best >= 0 {
			cs[best].Chosen = true
		}
	}
	mark(e.Claims["type"], e.Type)
	for _, mode := range e.Modes {
		mark(e.Claims["modes"], mode)
	}
	for i := range e.Actors {
		mark(e.Claims["actors"], label(&e.Actors[i]))
	}
	for i := range e.Recipients {
		mark(e.Claims["recipients"], label(&e.Recipients[i]))
	}
	if w := e.OccurredOn; w != nil {
		mark(e.Claims["occurred_on"], claimedDays(w))
	}
	if e.Place != nil {
		mark(e.Claims["place"], e.Place.Name)
	}
	for i := range e.Sizes {
		mark(e.Claims[sizesOf(e.Sizes[i].Kind)], Range(e.Sizes[i]))
	}
	mark(e.Claims["polarity"], e.Polarity)
	mark(e.Claims["reality"], e.Reality)
}

// asserter is who the report has say that it happened; "" the report itself. Who only
// counts those struck says neither who did it nor where.
func asserter(m *sitrep.EventMention) string {
	for i := range m.Stances {
		if s := &m.Stances[i]; s.Act == "asserts" && !slices.ContainsFunc(m.Sizes, func(q sitrep.Quantity) bool { return q.Span == s.Span }) {
			return cmp.Or(s.Who.Name, s.Who.Text)
		}
	}
	return ""
}

func label(p *sitrep.Participant) string { return cmp.Or(p.Name, p.Text) }

// Range writes a quantity as "3", "24–99", "3 or more", "about 40".
func Range(q sitrep.Quantity) string {
	var s string
	switch {
	case q.Best != nil:
		s = strconv.Itoa(*q.Best)
	case q.Low != nil && q.High != nil && *q.Low != *q.High:
		s = strconv.Itoa(*q.Low) + "–" + strconv.Itoa(*q.High)
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
	var room [256]byte
	b := room[:0]
	list := func(opens string, ps []sitrep.Participant, closes string) {
		before := b
		b = append(b, opens...)
		from := len(b)
		for i := range ps {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(b, sitrep.OneLine(label(&ps[i]))...)
			if as := ps[i].Standing(); as != "" {
				b = append(append(append(b, " ("...), as...), ')')
			}
		}
		if len(b) == from {
			b = before // nobody
			return
		}
		b = append(b, closes...)
	}
	list("", e.Actors, ": ")
	b = append(b, strings.ToLower(e.Type)...)
	for i, m := range e.Modes {
		if i == 0 {
			b = append(b, " ("...)
		} else {
			b = append(b, ", "...)
		}
		b = append(b, m...)
	}
	if len(e.Modes) > 0 {
		b = append(b, ')')
	}
	list(" → ", e.Recipients, "")
	if e.Place != nil {
		b = append(append(b, ", "...), e.Place.Name...)
	}
	if e.OccurredOn != nil {
		b = append(append(b, ", "...), days(e.OccurredOn.Interval)...)
	}
	return string(b)
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
