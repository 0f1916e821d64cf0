// Package merge turns the event mentions of many documents into events: one
// record a happening, with every claim about each of its fields.
//
// Every document gives a digest (Report) with one Telling for each happening: the
// mentions that the coder takes for one (SameAs). Tellings that share a key are compared:
// readable signs of type, time, place, participants, tolls and words add up to the
// log-odds that they are of one happening (weights.txt, fitted by cmd/train -events), unless
// something excludes it: another day, another place of fine precision, another polarity or
// reality. Pairs above zero make components, each cut up by average linkage. The score of a pair
// depends on its two reports and on static tables alone, so that neither the order of the
// documents nor what else arrived changes it.
//
// Limits: two reports of one happening that share neither a place, nor two participants, nor
// a full name, nor a toll, nor two of their heaviest words are not compared at all.
package merge

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// Record merges reports in memory. The zero value is ready.
type Record struct {
	reprints Reprints
	reports  []*Report
	texts    map[*Report]int32 // once all reports are there
	Rulings  Rulings           // of analysts
}

// Add takes the next report. It returns the ID of the earliest document of the same text
// among those before, "" for none.
func (r *Record) Add(p *Report) (reprintOf string) {
	n := r.reprints.add(p)
	p.Runs, p.Facts = nil, nil // Reprints has them
	r.reports = append(r.reports, p)
	return r.reprints.Origin(n)
}

// Events are the happenings that the reports tell, ordered by the day and ID of the first
// report that tells them and their place there. They do not depend on the order of the
// reports. No report can be added after that.
func (r *Record) Events() []sitrep.Event {
	if r.texts == nil {
		r.texts = make(map[*Report]int32, len(r.reports))
		for i, n := range r.reprints.Groups() {
			r.texts[r.reports[i]] = n
		}
		r.reprints = Reprints{} // the room is needed
	}
	all, texts := tellingsOf(r.reports), r.texts
	links := compared(all, &r.Rulings)
	of := make([]int, len(all))
	clusters := clustered(all, links, &r.Rulings)
	events := make([]sitrep.Event, len(clusters))
	spread(len(clusters), func(next iter.Seq[int]) {
		for i := range next {
			for _, m := range clusters[i] {
				of[m] = i
			}
			events[i] = newEvent(refs(all, clusters[i]), func(p *Report) string { return strconv.Itoa(int(texts[p])) })
		}
	})
	relate(events, all, links, of)
	return events
}

// earlier orders reports by day and ID; those without a day come last.
func earlier(a, b *Report) int {
	day := func(r *Report) sitrep.Day {
		if r.Published.Start == 0 {
			return 1 << 30
		}
		return r.Published.Start
	}
	return cmp.Or(cmp.Compare(day(a), day(b)), strings.Compare(a.ID, b.ID))
}

// Merge returns the events of all analyses. Analyses are not changed.
func Merge(as []*sitrep.Analysis) []sitrep.Event {
	var r Record
	for _, a := range as {
		r.Add(Read(a))
	}
	return r.Events()
}

// EventID is the ID of the event whose first mention has this ID. An event that once began
// with another of its mentions is found by that one's EventID: such IDs redirect.
func EventID(mention string) string { return sitrep.ID("event", mention) }

// Event merges the tellings of one happening, given in the order of their reports (Regroup),
// whose mentions have to be set. texts names the text of a report, the same for reprints.
func Event(members []Ref, texts func(*Report) string) sitrep.Event { return newEvent(members, texts) }

func newEvent(members []Ref, texts func(*Report) string) sitrep.Event {
	n := 0
	for _, m := range members {
		n += len(m.Telling.Mentions)
	}
	ms := make([]*sitrep.EventMention, 0, n)
	for _, m := range members {
		ms = m.Telling.mentions(m.Report, ms)
	}
	e := sitrep.Event{Kind: "event", ID: EventID(ms[0].ID), Status: "machine-coded"}
	best := chosen(ms)
	e.Type, e.Quad, e.Score, e.CAMEO = best.Type, best.Quad, best.Score, best.CAMEO
	e.Mentions = make([]string, 0, len(ms))
	for _, m := range ms {
		e.Mentions = append(e.Mentions, m.ID)
		e.Contexts = union(e.Contexts, m.Contexts)
		if n := len(e.Documents); n == 0 || e.Documents[n-1] != m.Document {
			e.Documents = append(e.Documents, m.Document)
		}
	}
	e.Modes = modes(ms, e.Type)
	own := withoutCleared(withoutBrawl(ofType(ms, e.Type), e.Type), cleared(members, ms))
	e.Actors, e.Recipients = parties(own, e.Type)
	if e.Type == "ASSAULT" {
		e.Actors = whoFell(own, e.Actors, e.Recipients)
	}
	e.Actors = accuse(e.Actors, own)
	if twoSided(own, e.Type) {
		e.Recipients = nil
	}
	src := sourcesOf(members, texts)
	e.OccurredOn, e.Place = dated(ms), whereOf(members, ms, e.Type)
	e.Sizes = sizes(onSpot(own, e.Place), src)
	e.Polarity = majority(ms, func(m *sitrep.EventMention) string { return m.Polarity })
	e.Reality = majority(ms, func(m *sitrep.EventMention) string { return m.Reality })
	e.Certainty = certainty(ofType(ms, e.Type))
	for _, m := range ms {
		e.Stances = joinStances(e.Stances, m.Stances)
	}
	e.Relevance = relevance(ms)
	e.Salience = salience(members)
	e.Sources, e.IndependentSources = src.list, len(src.list)-src.citing
	e.Claims = claims(ms, src)
	choose(&e)
	e.Revisions = revisions(e.Claims, src)
	e.Flags = oddities(members, src)
	e.Headline = headline(&e)
	return e
}

// certainty is the mean over reports of what each has for the surest of its mentions, of those
// that call it an accident where any does. Such a report counts for two: who does not say how it
// came about says nothing against it.
// ms are ordered by report.
func certainty(ms []*sitrep.EventMention) float64 {
	sum, reports := 0.0, 0.0
	for i := 0; i < len(ms); {
		doc, surest, mishap := ms[i].Document, 0.0, false
		for ; i < len(ms) && ms[i].Document == doc; i++ {
			switch told := asMishap(ms[i]) != nil; {
			case told && !mishap:
				mishap, surest = true, ms[i].Certainty
			case told == mishap:
				surest = max(surest, ms[i].Certainty)
			}
		}
		weight := 1.0
		if mishap {
			weight = 2
		}
		sum, reports = sum+weight*surest, reports+weight
	}
	return math.Round(100*sum/reports) / 100
}

func union(a, b []string) []string {
	for _, s := range b {
		a = with(a, s)
	}
	return a
}

// with is the list with a member, once.
func with(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// except is the list without those of a kind, itself where it has none.
func except[T any](list []T, of func(T) bool) []T {
	if !slices.ContainsFunc(list, of) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), of)
}
