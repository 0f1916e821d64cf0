package merge

import (
	"iter"
	"strings"
	"sync"

	"sitrep"
)

// asked are copies of mentions with what merging asks of them: of evidence, of which there is
// much, only what it asks for.
// Their words are their own.
func asked(all []sitrep.EventMention) []sitrep.EventMention {
	n := 0
	for i := range all {
		for range askedFor(&all[i]) {
			n++
		}
	}
	out, room := make([]sitrep.EventMention, len(all)), make([]sitrep.Evidence, 0, n)
	words := detachers.Get().(*sitrep.Detacher)
	defer detachers.Put(words)
	for i := range all {
		m, from := &out[i], len(room)
		*m = all[i]
		for e := range askedFor(m) {
			room = append(room, *e)
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

// askedFor is the evidence that all who take part are actors, or are held to have done it, that a
// field is not firm, and that a mishap is told.
func askedFor(m *sitrep.EventMention) iter.Seq[*sitrep.Evidence] {
	return func(yield func(*sitrep.Evidence) bool) {
		if e := allSides(m); e != nil && !yield(e) {
			return
		}
		for _, field := range [...]string{"occurred_on", "place", "actors", "recipients"} { // firm is asked of them
			if e := loosely(m, field); e != nil && !yield(e) {
				return
			}
		}
		if e := accused(m); e != nil && !yield(e) {
			return
		}
		if e := asMishap(m); e != nil {
			yield(e)
		}
	}
}

// firm reports whether the mention's own words give the field, not the scene of
// its report or another mention of the happening.
func firm(m *sitrep.EventMention, field string) bool { return loosely(m, field) == nil }

// loosely is the evidence that says otherwise, nil where a field is firm.
func loosely(m *sitrep.EventMention, field string) *sitrep.Evidence {
	for i := len(m.Evidence) - 1; i >= 0; i-- {
		if e := &m.Evidence[i]; e.Field == field {
			switch e.By {
			case sitrep.ByScene, sitrep.BySceneDay, sitrep.ByHappening, sitrep.ByLoneTimex, sitrep.ByHour:
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

// asMishap is the evidence that the mention tells a mishap, nil where there is none.
func asMishap(m *sitrep.EventMention) *sitrep.Evidence {
	for i := range m.Evidence {
		if e := &m.Evidence[i]; e.By == sitrep.ByMishap {
			return e
		}
	}
	return nil
}

// accused is the evidence that police or courts say who did it, nil where nothing says so.
func accused(m *sitrep.EventMention) *sitrep.Evidence {
	for i := range m.Evidence {
		if e := &m.Evidence[i]; e.Field == "actors" && (strings.HasSuffix(e.By, " blamed") || strings.HasSuffix(e.By, " culprit")) {
			return e
		}
	}
	return nil
}

// chargedIn are those, by key, whom the mentions that say so in their own words have police or courts
// hold to have done it.
func chargedIn(ms []*sitrep.EventMention, of func(*sitrep.EventMention) []sitrep.Participant) map[string]bool {
	charged := map[string]bool{}
	for _, m := range ms {
		if accused(m) == nil || !firm(m, "actors") {
			continue
		}
		ps := of(m)
		for i := range ps {
			charged[key(&ps[i])] = true
		}
	}
	return charged
}
