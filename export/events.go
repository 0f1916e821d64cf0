package export

import (
	"iter"
	"time"

	"sitrep"
)

// Events streams events in a fixed order; an error ends it.
type Events = iter.Seq2[*sitrep.Told, error]

// Options of the writers of events. The zero value will do for all of them.
type Options struct {
	Made    time.Time // when the record was made, for formats that carry it; zero: their cell stays empty
	Columns []string  // of CSV; nil: all
	Tally   *Tally    // counts what is written and left out; nil: nobody asks
	Feed    Feed      // of Atom
}

// Feed is what a feed says of itself; each part may be left out.
type Feed struct {
	ID, Title string
	Self      string // its own address
	Page      string // of what it is a feed
	Events    string // what the address of an event's page begins with
}

// Told streams the record's events in its order. What is yielded is valid until
// the next step.
func (r *Record) Told() Events {
	return func(yield func(*sitrep.Told, error) bool) {
		mentions := map[string]*sitrep.EventMention{}
		documents := make(map[string]*sitrep.Document, len(r.Analyses))
		for _, a := range r.Analyses {
			documents[a.Doc.ID] = a.Doc
			for i := range a.Events {
				mentions[a.Events[i].ID] = &a.Events[i]
			}
		}
		var told sitrep.Told
		for i := range r.Events {
			e := &r.Events[i]
			told.Event, told.Mentions, told.Documents = e, told.Mentions[:0], told.Documents[:0]
			for _, id := range e.Mentions {
				if m := mentions[id]; m != nil {
					told.Mentions = append(told.Mentions, m)
				}
			}
			for _, id := range e.Documents {
				if d := documents[id]; d != nil {
					told.Documents = append(told.Documents, d)
				}
			}
			if !yield(&told, nil) {
				return
			}
		}
	}
}

// Tally counts what a writer made of the events it was given.
type Tally struct {
	Events  int            // written
	Rows    int            // written: an event can be several
	LeftOut map[string]int // events not written, by reason
	Empty   map[string]int // rows whose date or place is unknown, by column
}

func (t *Tally) event(rows int) {
	if t != nil {
		t.Events++
		t.Rows += rows
	}
}

// Relevant streams the events of public affairs and counts the others.
func (t *Tally) Relevant(events Events) Events {
	return Where(events, func(e *sitrep.Told) bool {
		if e.Event.Relevance.Off() {
			t.leaveOut("of no public affairs, --relevance all writes them")
			return false
		}
		return true
	})
}

// Standing streams the events that hold, and counts those that an analyst rejected and
// those that no report tells any longer.
func (t *Tally) Standing(events Events) Events {
	return Where(events, func(e *sitrep.Told) bool {
		if s := e.Event.Status; s == sitrep.Rejected || s == sitrep.Withdrawn {
			t.leaveOut(s + ", --status " + s + " writes them")
			return false
		}
		return true
	})
}

func (t *Tally) leaveOut(reason string) {
	if t != nil {
		if t.LeftOut == nil {
			t.LeftOut = map[string]int{}
		}
		t.LeftOut[reason]++
	}
}

// empty counts rows for which a column that readers sort by stays empty.
func (t *Tally) empty(column string, rows int) {
	if t != nil {
		if t.Empty == nil {
			t.Empty = map[string]int{}
		}
		t.Empty[column] += rows
	}
}
