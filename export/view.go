package export

import (
	"cmp"
	"slices"

	"sitrep"
)

// report is a document as the pages show it.
type report struct {
	*sitrep.Analysis
	number   int // from 1
	headline string
	told     []told
	quotes   []*sitrep.Quotation
}

// told is an event as one report tells it.
type told struct {
	*sitrep.Event
	number   int                    // of the event in the record, from 1
	mentions []*sitrep.EventMention // in this report, in the order in which it is read
	others   int                    // further reports that tell it
}

// reports arranges the record by document, events in the order in which each
// report first tells them. A mention that no event holds stands for itself.
func reports(r *Record) []report {
	number := map[string]int{} // of the event of each mention
	for i := range r.Events {
		for _, m := range r.Events[i].Mentions {
			number[m] = i + 1
		}
	}
	extra := len(r.Events)
	var out []report
	for i, a := range r.Analyses {
		rep := report{Analysis: a, number: i + 1, headline: headline(a.Doc)}
		at := map[int]int{}
		for j := range a.Events {
			m := &a.Events[j]
			n := number[m.ID]
			if k, ok := at[n]; ok && n > 0 {
				rep.told[k].mentions = append(rep.told[k].mentions, m)
				continue
			}
			t := told{mentions: []*sitrep.EventMention{m}}
			if n == 0 {
				extra++
				t.number, t.Event = extra, alone(m)
			} else {
				at[n] = len(rep.told)
				t.number, t.Event = n, &r.Events[n-1]
				t.others = max(len(t.Event.Documents)-1, 0)
			}
			rep.told = append(rep.told, t)
		}
		read := func(x, y *sitrep.EventMention) int {
			return cmp.Compare(readAt(a.Doc, x.Trigger.Start), readAt(a.Doc, y.Trigger.Start))
		}
		for j := range rep.told {
			slices.SortStableFunc(rep.told[j].mentions, read)
		}
		slices.SortStableFunc(rep.told, func(a, b told) int { return read(a.mentions[0], b.mentions[0]) })
		for j := range a.Quotations {
			rep.quotes = append(rep.quotes, &a.Quotations[j])
		}
		out = append(out, rep)
	}
	return out
}

// alone is the event of a single mention.
func alone(m *sitrep.EventMention) *sitrep.Event {
	return &sitrep.Event{Kind: "event", ID: m.ID, Type: m.Type, Modes: m.Modes, Contexts: m.Contexts, CAMEO: m.CAMEO, Quad: m.Quad, Score: m.Score,
		Actors: m.Actors, Recipients: m.Recipients, OccurredOn: m.OccurredOn, Place: m.Place, Sizes: m.Sizes,
		Polarity: m.Polarity, Reality: m.Reality, Certainty: m.Certainty, Stances: m.Stances,
		Mentions: []string{m.ID}, Documents: []string{m.Document}, IndependentSources: 1}
}

// headline is what a report is called: its title, else its first words.
func headline(d *sitrep.Document) string {
	if d.Title != "" {
		return d.Title
	}
	for _, b := range d.Blocks {
		if b.Role == sitrep.RoleHeadline {
			return d.Text[b.Start:b.End]
		}
	}
	return first(sitrep.OneLine(d.Text), 12)
}

// titleBeside is the headline that the input states beside a report, of which it is the last block, though it is
// read first: its index, -1 where there is none.
func titleBeside(d *sitrep.Document) int {
	i := slices.IndexFunc(d.Blocks, func(b sitrep.Block) bool { return b.Role == sitrep.RoleHeadline })
	if i < 1 || i != len(d.Blocks)-1 {
		return -1
	}
	return i
}

// asRead are the blocks of a report, or what was made of each, in the order in which they are read.
func asRead[T any](d *sitrep.Document, blocks []T) []T {
	if i := titleBeside(d); i >= 0 {
		return slices.Concat(blocks[i:], blocks[:i])
	}
	return blocks
}

// readAt is where an offset stands in that order: before 0 in a headline beside the report.
func readAt(d *sitrep.Document, offset int) int {
	if i := titleBeside(d); i >= 0 && offset >= d.Blocks[i].Start {
		return offset - len(d.Text)
	}
	return offset
}

// first is the first n words of a line, with an ellipsis when there are more.
func first(s string, n int) string {
	for i := range s {
		if s[i] == ' ' {
			if n--; n == 0 {
				return s[:i] + " …"
			}
		}
	}
	return s
}

// document finds a report's number by its document's ID.
func document(reps []report, id string) int {
	for i := range reps {
		if reps[i].Doc.ID == id {
			return reps[i].number
		}
	}
	return 0
}
