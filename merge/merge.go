// Package merge turns the event mentions of many documents into events: one
// record a happening, with every claim about each of its fields.
//
// Mentions of one document are already grouped by the coder (SameAs); such a
// group is a happening as one report tells it. Happenings of different
// documents join when their type, participants, dates, places, sizes and words
// fit better than chance and nothing excludes it: another day, another place of
// fine precision, another polarity or reality. The result does not depend on
// the order of the documents.
//
// Limits: only happenings of one run are compared; two reports of one happening
// that share neither a place, nor a named participant, nor a rare name are not
// compared at all.
package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// newEvent merges the happenings of one cluster, given in document order.
func newEvent(members []*happening, texts *Reprints) sitrep.Event {
	var ms []*sitrep.EventMention
	var docs []int
	for _, h := range members {
		ms = append(ms, h.mentions...)
		docs = append(docs, h.doc)
	}
	first := slices.MinFunc(ms, func(a, b *sitrep.EventMention) int { return strings.Compare(a.ID, b.ID) })
	e := sitrep.Event{Kind: "event", ID: sitrep.ID("event", first.ID), Status: "machine-coded"}
	best := chosen(ms)
	e.Type, e.Quad, e.Score, e.CAMEO = best.Type, best.Quad, best.Score, best.CAMEO
	for _, m := range ms {
		e.Mentions = append(e.Mentions, m.ID)
		if m.Type == e.Type {
			e.Modes = union(e.Modes, m.Modes)
		}
		e.Contexts = union(e.Contexts, m.Contexts)
		if !slices.Contains(e.Documents, m.Document) {
			e.Documents = append(e.Documents, m.Document)
		}
	}
	e.Actors = participants(ms, func(m *sitrep.EventMention) []sitrep.Participant { return m.Actors })
	e.Recipients = participants(ms, func(m *sitrep.EventMention) []sitrep.Participant { return m.Recipients })
	e.Recipients = without(e.Recipients, e.Actors)
	e.OccurredOn, e.Place, e.Sizes = dated(ms), finest(ms), sizes(ms)
	e.Polarity = majority(ms, func(m *sitrep.EventMention) string { return m.Polarity })
	e.Reality = majority(ms, func(m *sitrep.EventMention) string { return m.Reality })
	for _, m := range ms {
		e.Certainty = max(e.Certainty, m.Certainty)
		e.Stances = joinStances(e.Stances, m.Stances)
	}
	e.IndependentSources = texts.independent(docs)
	e.Claims = claims(ms)
	e.Headline = headline(&e)
	return e
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}
