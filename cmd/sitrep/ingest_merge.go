package main

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"sitrep"
	"sitrep/article"
	"sitrep/merge"
	"sitrep/pipeline"
	"sitrep/process"
	"sitrep/store"
	"sitrep/store/compact"
)

// tracked is what tracking needs of a report.
type tracked struct {
	Published sitrep.Interval
	Signs     []process.Sign
}

// kept is what the store keeps of a report for merging and tracking.
type kept struct {
	tracked
	Report *merge.Report
	Words  merge.Packed
}

func packDigest(d *pipeline.Digest) (compact.Record, error) {
	report, words := d.Report.PackWords()
	return compact.Append(compact.Record{}, &kept{tracked{d.Report.Published, d.Signs}, report, words})
}

func unpackDigest(r compact.Record) (*merge.Report, error) {
	var k kept
	if err := compact.Read(r, &k); err != nil {
		return nil, err
	}
	if k.Report == nil {
		return nil, errors.New("what is kept of a report for merging has no report")
	}
	return k.Report, k.Report.UnpackWords(k.Words)
}

// takes makes a chain give what it reads to the ingester.
func (g *ingester) takes(chain *pipeline.Chain) {
	g.gatherer = chain.Gather()
	chain.Gather = func() pipeline.Gatherer { return g }
	chain.Settle = func() pipeline.Settler { return &hostMemory{article.NewFurniture(), g, map[string]bool{}} }
	chain.NoCast, chain.NoSentences = true, true
}

// Read is called by the workers.
func (g *ingester) Read(a *sitrep.Analysis) any { return g.gatherer.Read(a) }

// Add is called before Document of the same report.
func (g *ingester) Add(_ *sitrep.Document, d any) { g.digest = d.(pipeline.Digest) }

// Finish has nothing left to do: events are merged step by step.
func (g *ingester) Finish() ([]sitrep.Event, []sitrep.Process) { return nil, nil }

// related is how the reports of a step change what is stored.
type related struct {
	events   store.Events
	tellings []store.Telling
}

// put writes the reports of a step and what they changed.
func (r *related) put(tx *store.Tx, items []*item) error {
	for _, it := range items {
		if err := tx.PutDocument(it.doc, it.mentions, it.quotations); err != nil {
			return err
		}
	}
	for _, t := range r.tellings {
		if err := tx.PutTelling(t); err != nil {
			return err
		}
	}
	return tx.PutEvents(r.events)
}

// relate merges what the reports of a step tell with each other and with what is stored.
// The events are those that all reports together would give, in whatever steps they came.
func relate(tx *store.Tx, items []*item, h *hand) (related, error) {
	out, _, err := relateBeside(tx, items, h, nil, nil)
	return out, err
}

// relateBeside is relate with stored reports that are merged anew beside the items, and
// mentions whose events are made anew in any case. owners are the events of all mentions
// that were looked at.
func relateBeside(tx *store.Tx, items []*item, h *hand, beside []string, touched map[string]bool) (out related, owners map[string]string, err error) {
	s := newShelf(tx)
	s.touched = touched
	for _, it := range items {
		s.reports[it.doc.ID] = it.digest.Report // not to be read
	}
	if err := s.take(h); err != nil {
		return out, nil, err
	}
	for _, it := range items {
		r := it.digest.Report
		keys := r.Keys()
		data, err := packDigest(&it.digest)
		if err != nil {
			return out, nil, err
		}
		t := store.Telling{Document: it.doc.ID, Data: data}
		for _, k := range keys {
			t.Keys = append(t.Keys, uint64(k))
		}
		if r.Mentions, err = h.amended(r.Mentions); err != nil {
			return out, nil, err
		}
		if h != nil {
			h.part(r)
			keys = r.Keys()
		}
		s.add(r, keys)
		out.tellings = append(out.tellings, t)
	}
	if err := s.fetch(); err != nil {
		return out, nil, err
	}
	reports := make([]*merge.Report, len(items))
	for i, it := range items {
		reports[i] = it.digest.Report
		if it.doc.ReprintOf, err = s.origin(reports[i]); err != nil {
			return out, nil, err
		}
	}
	if reports, err = s.with(beside, reports); err != nil {
		return out, nil, err
	}
	if err := setVersions(tx, items); err != nil {
		return out, nil, err
	}
	groups, related, err := merge.RegroupRelated(s, reports, h.rulings())
	if err != nil {
		return out, nil, err
	}
	out.events, err = s.changes(groups, related)
	owners = map[string]string{}
	for _, g := range groups {
		id := merge.EventID(g[0].Telling.IDs[0])
		for _, ref := range g {
			for _, m := range ref.Telling.IDs {
				owners[m] = id
			}
		}
	}
	return out, owners, err
}

// changes are the events of the groups that are not stored as they are, and what
// became of the IDs of those that were.
func (s *shelf) changes(groups [][]merge.Ref, related []merge.Related) (out store.Events, err error) {
	var mentions []string
	for _, g := range groups {
		for _, ref := range g {
			mentions = append(mentions, ref.Telling.IDs...)
		}
	}
	before, err := s.tx.EventsOf(mentions)
	if err != nil {
		return out, err
	}
	firsts := make([]string, len(mentions))
	for i, m := range mentions {
		firsts[i] = merge.EventID(m)
	}
	redirects, err := s.tx.Redirects(firsts)
	if err != nil {
		return out, err
	}
	now := map[string]bool{}
	owner := map[string]string{} // the event of each telling
	for _, g := range groups {
		id := merge.EventID(g[0].Telling.IDs[0])
		now[id] = true
		for _, ref := range g {
			owner[ref.Telling.ID] = id
		}
	}
	links, outside, err := s.links(related, owner)
	if err != nil {
		return out, err
	}
	for _, g := range groups {
		id := merge.EventID(g[0].Telling.IDs[0])
		e, err := s.stored(id, g, before)
		if err != nil {
			return out, err
		}
		if e != nil {
			if !slices.Equal(e.Links, links[id]) {
				e.Links = links[id]
				out.Put = append(out.Put, e)
			}
			continue
		}
		if err := s.complete(g); err != nil {
			return out, err
		}
		made := merge.Event(g, merge.Texts(g))
		e = &made
		e.Links = links[id]
		e.Actors, e.Recipients = toldTies(e.Actors), toldTies(e.Recipients)
		if err := merge.Amend(e, s.hand.on(e)); err != nil {
			return out, err
		}
		out.Put = append(out.Put, e)
		from := map[string]bool{}
		for _, m := range e.Mentions {
			old, first := before[m], merge.EventID(m)
			if target := redirects[first]; first != id && !now[first] && (old == first || target != "" && target != id) {
				out.Merged = append(out.Merged, store.Redirect{From: first, To: id})
			}
			if old != "" && old != id && now[old] && !from[old] { // that one lives on without this mention
				from[old] = true
				out.Merged = append(out.Merged, store.Redirect{From: old, To: id, Split: true})
			}
		}
	}
	old := map[string]bool{}
	for _, id := range before {
		old[id] = true
	}
	for _, id := range outside {
		e, err := s.tx.Event(id)
		if err != nil {
			return out, err
		}
		now := slices.DeleteFunc(slices.Clone(e.Links), func(l sitrep.EventLink) bool { return old[l.Event] || now[l.Event] })
		now = append(now, links[id]...)
		sortLinks(now)
		if now = slices.Compact(now); !slices.Equal(now, e.Links) {
			e.Links = now
			out.Put = append(out.Put, e)
		}
	}
	return out, nil
}

// stored is an event that is stored with these mentions, nil where it is not.
func (s *shelf) stored(id string, g []merge.Ref, before map[string]string) (*sitrep.Event, error) {
	n := 0
	for _, ref := range g {
		for _, m := range ref.Telling.IDs {
			if before[m] != id || s.touched[m] {
				return nil, nil
			}
			n++
		}
	}
	e, err := s.tx.Event(id)
	if err != nil || len(e.Mentions) != n {
		return nil, err
	}
	return e, nil
}

// links are what each event is related to, and the events outside of the groups among them.
func (s *shelf) links(related []merge.Related, owner map[string]string) (links map[string][]sitrep.EventLink, outside []string, err error) {
	var ask []string
	for _, r := range related {
		for _, x := range []merge.Ref{r.A, r.B} {
			if owner[x.Telling.ID] == "" {
				ask = append(ask, x.Telling.IDs[0])
			}
		}
	}
	of, err := s.tx.EventsOf(ask)
	if err != nil {
		return nil, nil, err
	}
	event := func(x merge.Ref) string {
		if id := owner[x.Telling.ID]; id != "" {
			return id
		}
		return of[x.Telling.IDs[0]]
	}
	links = map[string][]sitrep.EventLink{}
	for _, r := range related {
		a, b := event(r.A), event(r.B)
		if a == "" || b == "" || a == b {
			continue
		}
		links[a] = append(links[a], sitrep.EventLink{Relation: r.FromA, Event: b})
		links[b] = append(links[b], sitrep.EventLink{Relation: r.FromB, Event: a})
	}
	in := map[string]bool{}
	for _, id := range owner {
		in[id] = true
	}
	for _, id := range slices.Sorted(maps.Keys(links)) {
		sortLinks(links[id])
		links[id] = slices.Compact(links[id])
		if !in[id] {
			outside = append(outside, id)
		}
	}
	return links, outside, nil
}

func sortLinks(links []sitrep.EventLink) {
	slices.SortFunc(links, func(a, b sitrep.EventLink) int {
		return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Event, b.Event))
	})
}
