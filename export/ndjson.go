// Package export writes what the program found in the forms that others read:
// the native record as NDJSON, a page for the terminal, a self-contained HTML
// page, CoNLL-U and TimeML. One file a form.
//
// Nothing is decided here: a writer shows what the record says, and leaves out
// what it does not say. All text of reports is foreign text and is escaped for
// the form in hand, control characters included.
package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"sitrep"
)

// Record is all that one run found, for the forms that show it as a whole.
type Record struct {
	Analyses  []*sitrep.Analysis
	Failures  []sitrep.Failure
	Actors    []sitrep.Actor
	Events    []sitrep.Event
	Processes []sitrep.Process
}

// NDJSON writes the native record, one JSON object a line. Lists are never null,
// so that a reader need not tell an empty one from a missing one.
type NDJSON struct {
	// Origins: documents with their maps to the bytes of the captures, which are of
	// use where the captures are written too.
	Origins bool

	buf *bufio.Writer
	enc *json.Encoder

	line []byte // in the making
	keys []string
	rest bytes.Buffer // of the line, by encoding/json
	more *json.Encoder
}

// NewNDJSON returns a writer; Flush when done.
func NewNDJSON(w io.Writer) *NDJSON {
	buf := bufio.NewWriterSize(w, 64<<10)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	n := &NDJSON{buf: buf, enc: enc}
	n.more = json.NewEncoder(&n.rest)
	n.more.SetEscapeHTML(false)
	return n
}

// Flush writes what is still buffered.
func (n *NDJSON) Flush() error { return n.buf.Flush() }

// Document writes a document, its event mentions and its quotations.
func (n *NDJSON) Document(a *sitrep.Analysis) error {
	if err := n.Article(a.Doc); err != nil {
		return err
	}
	for i := range a.Events {
		if err := n.Mention(&a.Events[i]); err != nil {
			return err
		}
	}
	for i := range a.Quotations {
		if err := n.enc.Encode(&a.Quotations[i]); err != nil {
			return err
		}
	}
	return nil
}

// Capture writes a capture with its bytes.
func (n *NDJSON) Capture(c *sitrep.Capture) error { return n.enc.Encode(c) }

// Article writes a document alone.
func (n *NDJSON) Article(d *sitrep.Document) error {
	doc := *d
	doc.Blocks = list(doc.Blocks)
	if !n.Origins {
		doc.Origin = nil
	}
	if len(doc.Origin) > 0 {
		return n.enc.Encode(&doc)
	}
	doc.Text = "" // most of the line, and its last field
	b, err := n.encoded(&doc)
	if err != nil {
		return err
	}
	n.line = append(n.line[:0], b[:len(b)-len(`""}`)]...)
	n.line = append(appendJSON(n.line, d.Text), '}')
	return n.write()
}

// encoded is what encoding/json writes, until the next call.
func (n *NDJSON) encoded(v any) ([]byte, error) {
	n.rest.Reset()
	if err := n.more.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(n.rest.Bytes(), []byte("\n")), nil
}

// Mention writes an event mention.
func (n *NDJSON) Mention(m *sitrep.EventMention) error {
	w := appender{b: n.line[:0]}
	w.mention(m)
	n.line = w.b
	if w.odd {
		return n.enc.Encode(listedMention(m))
	}
	return n.write()
}

// write writes the appended line.
func (n *NDJSON) write() error {
	n.line = append(n.line, '\n')
	_, err := n.buf.Write(n.line)
	return err
}

// listedMention is a mention for encoding/json: lists that are not null, ties that are told.
func listedMention(of *sitrep.EventMention) *sitrep.EventMention {
	m := *of // a copy: the analysis stays as it is
	m.Modes, m.Contexts, m.Sizes = list(m.Modes), list(m.Contexts), list(m.Sizes)
	m.Stances, m.Evidence = list(m.Stances), list(m.Evidence)
	m.Actors, m.Recipients = toldTies(participants(m.Actors)), toldTies(participants(m.Recipients))
	if len(m.Cleared) > 0 {
		m.Cleared = toldTies(participants(m.Cleared))
	}
	return &m
}

// Failure writes a failure.
func (n *NDJSON) Failure(f sitrep.Failure) error { return n.enc.Encode(&f) }

// Annotation writes the layers under the coding of one document.
func (n *NDJSON) Annotation(a *sitrep.Analysis) error {
	return n.enc.Encode(newAnnotation(a))
}

// Merged writes what all documents together say.
func (n *NDJSON) Merged(actors []sitrep.Actor, events []sitrep.Event, processes []sitrep.Process) error {
	for i := range actors {
		if err := n.Actor(actors[i]); err != nil {
			return err
		}
	}
	for i := range events {
		if err := n.Event(events[i]); err != nil {
			return err
		}
	}
	for i := range processes {
		if err := n.Process(processes[i]); err != nil {
			return err
		}
	}
	return nil
}

// Actor writes an actor.
func (n *NDJSON) Actor(a sitrep.Actor) error {
	a.Sectors, a.Ties = list(a.Sectors), list(a.Ties)
	return n.enc.Encode(&a)
}

// Event writes an event.
func (n *NDJSON) Event(e sitrep.Event) error {
	w := appender{b: n.line[:0], keys: n.keys}
	w.event(&e)
	n.line, n.keys = w.b, w.keys
	if w.odd {
		return n.enc.Encode(listedEvent(e))
	}
	if len(e.Sources)+len(e.Revisions)+len(e.Links)+len(e.Flags) > 0 || e.Coding != nil {
		b, err := n.encoded(eventRest{e.Sources, e.Revisions, e.Links, e.Flags, e.Coding})
		if err != nil {
			return err
		}
		n.line = append(append(n.line, ','), b[1:len(b)-1]...)
	}
	n.line = append(n.line, '}')
	return n.write()
}

// eventRest is the last fields of an event, which few have.
type eventRest struct {
	Sources   []sitrep.EventSource `json:"sources,omitempty"`
	Revisions []sitrep.Revision    `json:"revisions,omitempty"`
	Links     []sitrep.EventLink   `json:"links,omitempty"`
	Flags     []string             `json:"flags,omitempty"`
	Coding    *sitrep.Coding       `json:"coding,omitempty"`
}

// listedEvent is an event for encoding/json: lists that are not null.
func listedEvent(e sitrep.Event) *sitrep.Event {
	e.Modes, e.Contexts, e.Sizes, e.Stances = list(e.Modes), list(e.Contexts), list(e.Sizes), list(e.Stances)
	e.Mentions, e.Documents = list(e.Mentions), list(e.Documents)
	e.Actors, e.Recipients = participants(e.Actors), participants(e.Recipients)
	if e.Claims == nil {
		e.Claims = map[string][]sitrep.Claim{}
	}
	return &e
}

// Process writes a process.
func (n *NDJSON) Process(p sitrep.Process) error {
	p.Parties, p.Conditions, p.Phases = participants(p.Parties), list(p.Conditions), list(p.Phases)
	p.Steps, p.Counters = list(p.Steps), list(p.Counters)
	for i := range p.Phases {
		if p.Phases[i].Evidence == nil {
			p.Phases = append([]sitrep.Phase(nil), p.Phases...)
			p.Phases[i].Evidence = []sitrep.Source{}
		}
	}
	for i := range p.Counters {
		if p.Counters[i].Claims == nil {
			p.Counters = append([]sitrep.Counter(nil), p.Counters...)
			p.Counters[i].Claims = []sitrep.Claim{}
		}
	}
	return n.enc.Encode(&p)
}

// Line writes a line that ReadNDJSON gave.
func (n *NDJSON) Line(v any) error {
	switch v := v.(type) {
	case *sitrep.Document:
		return n.Article(v)
	case *sitrep.EventMention:
		return n.Mention(v)
	case *sitrep.Actor:
		return n.Actor(*v)
	case *sitrep.Event:
		return n.Event(*v)
	case *sitrep.Process:
		return n.Process(*v)
	case *sitrep.Capture, *sitrep.Quotation, *sitrep.Annotation, *sitrep.Failure, *sitrep.Decision, *sitrep.Kept, *sitrep.Redirect:
		return n.enc.Encode(v)
	}
	return fmt.Errorf("no line of the native record is a %T", v)
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func participants(ps []sitrep.Participant) []sitrep.Participant {
	out := make([]sitrep.Participant, len(ps))
	copy(out, ps)
	for i := range out {
		out[i].Sectors = list(out[i].Sectors)
	}
	return out
}

// toldTies keeps of the ties those that the document itself tells; what is known
// besides stands with the actor.
func toldTies(ps []sitrep.Participant) []sitrep.Participant {
	for i := range ps {
		ps[i].Ties = slices.DeleteFunc(slices.Clone(ps[i].Ties), func(t sitrep.Tie) bool {
			return !slices.ContainsFunc(t.Evidence, func(s sitrep.Source) bool { return s.Document != "" })
		})
	}
	return ps
}
