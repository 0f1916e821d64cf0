package export

import (
	"io"

	"sitrep"
)

// Select copies of a native record the lines that belong to the events that fit, in
// their order: the events, their mentions, documents and captures, the quotations and
// annotations of these, the actors that take part, and whole the processes of which one
// is a step. Failures are of no event and left out. Without fit the record is copied.
func Select(w io.Writer, f io.ReaderAt, size int64, fit func(*sitrep.Told) bool, opt Options) error {
	kept := once{}
	for t, err := range ReadEvents(f, size) {
		if err != nil {
			return err
		}
		if fit != nil && fit(t) {
			kept.keep(t)
		}
	}
	out := NewNDJSON(w)
	out.Origins = true
	for v, err := range ReadNDJSON(io.NewSectionReader(f, 0, size)) {
		if err != nil {
			return err
		}
		if fit != nil && !kept.belongs(v) {
			continue
		}
		if _, ok := v.(*sitrep.Event); ok {
			opt.Tally.event(1)
		}
		if err := out.Line(v); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (o once) keep(t *sitrep.Told) {
	o.first("event\x00" + t.Event.ID)
	for _, d := range t.Documents {
		o.first("document\x00" + d.ID)
		o.first("capture\x00" + d.Capture)
		o.first("source\x00" + d.SourceID)
	}
	for _, m := range t.Mentions {
		o.first("mention\x00" + m.ID)
		o.parties(m.Actors)
		o.parties(m.Recipients)
		o.parties(m.Cleared)
	}
	o.parties(t.Event.Actors)
	o.parties(t.Event.Recipients)
}

func (o once) parties(ps []sitrep.Participant) {
	for i := range ps {
		if ps[i].Actor != "" {
			o.first("actor\x00" + ps[i].Actor)
		}
	}
}

// belongs reports whether a line is of what has been kept.
func (o once) belongs(v any) bool {
	switch v := v.(type) {
	case *sitrep.Capture:
		return o.has("capture\x00" + v.ID)
	case *sitrep.Document:
		return o.has("document\x00" + v.ID)
	case *sitrep.EventMention:
		return o.has("mention\x00" + v.ID)
	case *sitrep.Quotation:
		return o.has("document\x00" + v.Document)
	case *sitrep.Annotation:
		return o.has("source\x00" + v.SourceID)
	case *sitrep.Actor:
		return o.has("actor\x00" + v.ID)
	case *sitrep.Event:
		return o.has("event\x00" + v.ID)
	case *sitrep.Process:
		for i := range v.Steps {
			if o.has("event\x00" + v.Steps[i].Event) {
				return true
			}
		}
	}
	return false
}

// Steps gives the IDs of the events that are steps of the processes of a native record
// that a filter names.
func Steps(r io.Reader, f *sitrep.Filter) (map[string]bool, error) {
	steps := map[string]bool{}
	for v, err := range ReadNDJSON(r) {
		if err != nil {
			return nil, err
		}
		if p, ok := v.(*sitrep.Process); ok && f.MatchProcess(p) {
			for i := range p.Steps {
				steps[p.Steps[i].Event] = true
			}
		}
	}
	return steps, nil
}
