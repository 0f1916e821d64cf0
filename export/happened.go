package export

import (
	"strconv"
	"strings"

	"sitrep"
)

// The data sets of the field hold what happened. An event that is told as not
// having happened, or as yet to come, would stand in them as a happening.

// unreal says why an event did not happen, "" when it is told as having happened.
// What is alleged counts as told.
func unreal(e *sitrep.Event) string {
	switch {
	case e.Polarity == sitrep.Negative:
		return "told as not having happened"
	case e.Reality == sitrep.Planned:
		return "planned"
	case e.Reality == sitrep.Conditional, e.Reality == sitrep.Hypothetical:
		return "conditional or hypothetical"
	case e.Reality == sitrep.Habitual:
		return "habitual, no single event"
	}
	return ""
}

// eventNumber is the event's ID for formats that want an integer: 53 bits of it, so
// that it stays exact where numbers are floating point (R, JavaScript,
// spreadsheets).
func eventNumber(id string, pair int) int {
	hex := id[strings.LastIndexByte(id, '-')+1:]
	if pair > 0 || len(hex) != 16 {
		hex = sitrep.ID("n", id, strconv.Itoa(pair))[2:]
	}
	n, err := strconv.ParseUint(hex, 16, 64)
	if err != nil {
		return eventNumber(sitrep.ID("n", id), pair)
	}
	return int(n >> 11)
}

// eventDay is the day of an event, zero when it is only known to lie within a
// longer time.
func eventDay(w *sitrep.When) sitrep.Day {
	if w == nil || w.Start == 0 || w.Start != w.End {
		return 0
	}
	return w.Start
}

// eventYear and eventMonth are zero when the event may lie in more than one.
func eventYear(w *sitrep.When) int {
	if w == nil || w.Start == 0 || w.End == 0 {
		return 0
	}
	from, _, _ := w.Start.Date()
	if to, _, _ := w.End.Date(); to != from {
		return 0
	}
	return from
}

func eventMonth(w *sitrep.When) int {
	if eventYear(w) == 0 {
		return 0
	}
	_, from, _ := w.Start.Date()
	if _, to, _ := w.End.Date(); to != from {
		return 0
	}
	return from
}

// pair is one actor against one recipient; either may be nil.
type pair struct {
	actor, recipient *sitrep.Participant
}

// pairs is what data sets of dyads make of an event with several actors or
// recipients: every actor with every recipient. Where nobody is the recipient of
// what several do to or with each other, each stands against each other one.
func pairs(into []pair, e *sitrep.Event) []pair {
	into = into[:0]
	switch {
	case len(e.Actors) == 0 && len(e.Recipients) == 0:
		return append(into, pair{})
	case len(e.Actors) == 0:
		for i := range e.Recipients {
			into = append(into, pair{nil, &e.Recipients[i]})
		}
	case len(e.Recipients) > 0:
		for i := range e.Actors {
			for j := range e.Recipients {
				into = append(into, pair{&e.Actors[i], &e.Recipients[j]})
			}
		}
	case len(e.Actors) > 1 && mutual(e.Type):
		for i := range e.Actors {
			for j := range e.Actors {
				if i != j {
					into = append(into, pair{&e.Actors[i], &e.Actors[j]})
				}
			}
		}
	default:
		for i := range e.Actors {
			into = append(into, pair{&e.Actors[i], nil})
		}
	}
	return into
}

// mutual reports whether actors of a type without a recipient do it to or with
// each other: talks, fights, deals; not protests or statements.
func mutual(typ string) bool {
	switch typ {
	case "AGREE", "CONSULT", "COOPERATE", "RETREAT", "ASSAULT":
		return true
	}
	return false
}

// named is a participant's name, its words when it has none.
func named(p *sitrep.Participant) string {
	switch {
	case p == nil:
		return ""
	case p.Name != "":
		return p.Name
	}
	return p.Text
}

// address of a document: its URL, else the name of its source.
func address(d *sitrep.Document) string {
	if d.URL != "" {
		return d.URL
	}
	return d.SourceID
}

// outlet is the publisher of a document, else the host of its address.
func outlet(d *sitrep.Document) string {
	if d.Publisher != "" {
		return d.Publisher
	}
	return host(d.URL)
}

func host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(rest, "www.")
}

// published is the day a document is dated with, zero when it is not known to the
// day.
func published(d *sitrep.Document) sitrep.Day {
	if p := d.PublishedOn; p != nil && p.Start == p.End {
		return p.Start
	}
	return 0
}
