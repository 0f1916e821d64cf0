package merge

import (
	"strings"
	"sync"

	"sitrep"
)

// asked are copies of mentions with what merging asks of them: evidence, of which there is
// much, only where it says that a field is not firm or that all who take part are actors.
// Their words are their own.
func asked(all []sitrep.EventMention) []sitrep.EventMention {
	n := 0
	for i := range all {
		for _, field := range firmFields {
			if loosely(&all[i], field) != nil {
				n++
			}
		}
		if allSides(&all[i]) != nil {
			n++
		}
	}
	out, room := make([]sitrep.EventMention, len(all)), make([]sitrep.Evidence, 0, n)
	words := detachers.Get().(*sitrep.Detacher)
	defer detachers.Put(words)
	for i := range all {
		m, from := &out[i], len(room)
		*m = all[i]
		if e := allSides(m); e != nil {
			room = append(room, *e)
		}
		for _, field := range firmFields {
			if e := loosely(m, field); e != nil {
				room = append(room, *e)
			}
		}
		m.Evidence = room[from:len(room):len(room)]
		m.Trigger.Text, m.Quote, m.Condition, m.Cause = "", nil, nil, nil
		words.Mention(m)
	}
	words.Done()
	return out
}

// detachers keep their room.
var detachers = sync.Pool{New: func() any { return new(sitrep.Detacher) }}

// firmFields are the fields that firm is asked of.
var firmFields = [...]string{"occurred_on", "place", "actors", "recipients", "certainty"}

// asMishap is the evidence that a report tells an accident, or what befell animals alone.
const asMishap = "told as a mishap"

// firm reports whether the mention's own words give the field, not the scene of
// its report or another mention of the happening.
func firm(m *sitrep.EventMention, field string) bool { return loosely(m, field) == nil }

// loosely is the evidence that says otherwise, nil where a field is firm.
func loosely(m *sitrep.EventMention, field string) *sitrep.Evidence {
	for i := len(m.Evidence) - 1; i >= 0; i-- {
		if e := &m.Evidence[i]; e.Field == field {
			switch e.By {
			case "scene of the report", "day of the scene", "same happening", "only expression of the sentence", asMishap:
				return e
			}
			return nil
		}
	}
	return nil
}

// allSides is the evidence that those who take part are actors all, as in a clash, nil where
// there is none.
func allSides(m *sitrep.EventMention) *sitrep.Evidence {
	for i := range m.Evidence {
		if e := &m.Evidence[i]; e.Field == "actors" && strings.HasSuffix(e.By, " all") {
			return e
		}
	}
	return nil
}
