package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// happening is one event as one document tells it.
type happening struct {
	index    int
	doc      int // index of the report
	mentions []*sitrep.EventMention

	kind       string // PLOVER type
	modes      []string
	polarity   string
	reality    string
	when       *sitrep.When
	loose      bool // the time is that of the report's scene, not of the happening's own words
	place      *sitrep.EventPlace
	actors     []string // IDs of resolved participants
	recipients []string
	roles      []string // descriptions: sector and country, of both sides
	killed     *int
	lead       bool // what the report is about
	series     bool // counts many happenings
	published  sitrep.Interval
}

// happenings groups the mentions of every document by the coder's SameAs.
func happenings(reports []*Report) []*happening {
	var all []*happening
	for d, r := range reports {
		of := map[int]*happening{}
		for i := range r.Mentions {
			m := &r.Mentions[i]
			h := of[m.SameAs]
			if h == nil {
				h = &happening{index: len(all), doc: d, published: r.Published}
				of[m.SameAs] = h
				all = append(all, h)
			}
			h.mentions = append(h.mentions, m)
		}
	}
	for _, h := range all {
		h.summarize()
	}
	lead(all)
	return all
}

// lead marks the happening of each document that its report tells most of, the
// first of equals.
func lead(all []*happening) {
	best := map[int]*happening{}
	for _, h := range all {
		if b := best[h.doc]; b == nil || len(h.mentions) > len(b.mentions) {
			best[h.doc] = h
		}
	}
	for _, h := range best {
		h.lead = true
	}
}

func (h *happening) summarize() {
	ms := h.mentions
	best := chosen(ms)
	h.kind = best.Type
	h.polarity = majority(ms, func(m *sitrep.EventMention) string { return m.Polarity })
	h.reality = majority(ms, func(m *sitrep.EventMention) string { return m.Reality })
	h.when, h.place = dated(ms), finest(ms)
	h.loose = h.when != nil && !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return m.OccurredOn != nil && m.OccurredOn.Interval == h.when.Interval && firm(m, "occurred_on")
	})
	for _, m := range ms {
		h.modes = union(h.modes, m.Modes)
		h.actors = union(h.actors, actorIDs(m.Actors))
		h.recipients = union(h.recipients, actorIDs(m.Recipients))
		for _, ps := range [][]sitrep.Participant{m.Actors, m.Recipients} {
			for _, p := range ps {
				h.roles = union(h.roles, []string{p.Country + " " + strings.Join(p.Sectors, " ")})
			}
		}
	}
	for _, s := range sizes(ms) {
		if s.Kind == "attacks" {
			h.series = true
		}
		if s.Kind == "killed" && h.killed == nil {
			h.killed = s.Best
			if s.Best == nil {
				h.killed = s.Low
			}
		}
	}
}

func actorIDs(ps []sitrep.Participant) (ids []string) {
	for _, p := range ps {
		if p.Actor != "" && !slices.Contains(ids, p.Actor) {
			ids = append(ids, p.Actor)
		}
	}
	return ids
}
