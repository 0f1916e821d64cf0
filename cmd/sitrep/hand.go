package main

import (
	"cmp"
	"slices"

	"sitrep"
	"sitrep/merge"
	"sitrep/review"
	"sitrep/store"
)

// hand is what decisions of analysts do to merging, of the mentions as they are in one
// change of the store. nil: nothing was decided.
type hand struct {
	merge.Rulings
	effect *review.Effect
	order  map[string]int         // of decisions, by ID
	finds  map[merge.Key][]string // documents that stand under the key of a ruling
	parted []string               // documents with tellings that are parted
	absent map[string]bool        // documents that decisions are about and that are not stored
	about  map[string]bool        // documents that decisions are about, and their later versions
}

// handOf works out what all decisions do, those of the change itself after the stored ones.
func handOf(tx *store.Tx, more []sitrep.Decision, fresh arriving) (*hand, error) {
	ds, err := tx.Decisions()
	if err != nil {
		return nil, err
	}
	if ds = append(ds, more...); len(ds) == 0 {
		return nil, nil
	}
	f, err := find(tx, ds, fresh)
	if err != nil {
		return nil, err
	}
	of := f.of
	h := &hand{absent: f.absent, about: f.about, effect: review.Apply(ds, f.find, f.later), order: map[string]int{}, finds: map[merge.Key][]string{}}
	for i := range ds {
		h.order[ds[i].ID] = i
	}
	for _, r := range h.effect.Rulings {
		h.Rule(r.A, r.B, r.Same)
		h.finds[merge.PairKey(r.A, r.B)] = []string{of[r.A], of[r.B]}
	}
	for _, g := range h.effect.Closed {
		h.Close(g)
	}
	for _, set := range h.effect.Parted {
		for id := range set {
			h.parted = append(h.parted, of[id])
		}
	}
	slices.Sort(h.parted)
	h.parted = slices.Compact(h.parted)
	return h, nil
}

// rulings are those for merging; nil where there are none.
func (h *hand) rulings() *merge.Rulings {
	if h == nil {
		return nil
	}
	return &h.Rulings
}

// amended are the mentions with what was decided on them.
func (h *hand) amended(ms []sitrep.EventMention) ([]sitrep.EventMention, error) {
	if h == nil || len(h.effect.Mentions) == 0 {
		return ms, nil
	}
	cloned := false
	for i := range ms {
		ds := h.effect.Mentions[ms[i].ID]
		if ds == nil {
			continue
		}
		if !cloned {
			ms, cloned = slices.Clone(ms), true
		}
		if err := ms[i].Amend(ds); err != nil {
			return nil, err
		}
	}
	return ms, nil
}

// part parts the tellings of a report; its mentions have to be set.
func (h *hand) part(r *merge.Report) {
	if h == nil || !slices.Contains(h.parted, r.ID) {
		return
	}
	for _, set := range h.effect.Parted {
		r.Part(func(id string) bool { return set[id] })
	}
}

// on are the decisions on an event, in their order.
func (h *hand) on(e *sitrep.Event) (ds []sitrep.Decision) {
	if h == nil || len(h.effect.Events) == 0 {
		return nil
	}
	for _, m := range e.Mentions {
		ds = append(ds, h.effect.Events[m]...)
	}
	slices.SortStableFunc(ds, func(a, b sitrep.Decision) int { return cmp.Compare(h.order[a.ID], h.order[b.ID]) })
	return ds
}

// take makes the reports whose tellings are parted ready before others are looked up.
func (s *shelf) take(h *hand) error {
	s.hand = h
	if h == nil {
		return nil
	}
	return s.load(h.parted, func(r *merge.Report) {
		for _, k := range r.Keys() {
			s.filed[k] = append(s.filed[k], r)
		}
	})
}

// load reads reports that are stored and not at hand yet, whole, and calls f with each.
func (s *shelf) load(documents []string, f func(*merge.Report)) error {
	wanted := slices.DeleteFunc(slices.Clone(documents), func(id string) bool { return s.reports[id] != nil })
	slices.Sort(wanted)
	found, err := s.tx.TellingsOf(slices.Compact(wanted))
	if err != nil {
		return err
	}
	for _, t := range found {
		r, err := unpackDigest(t.Data)
		if err != nil {
			return err
		}
		if err := s.fill(r); err != nil {
			return err
		}
		s.hand.part(r)
		s.reports[r.ID] = r
		f(r)
	}
	return nil
}

// with adds the reports of documents to those of a step, also those that a key led to already: what
// they tell is merged anew though nothing of the step may be of it any longer.
func (s *shelf) with(documents []string, reports []*merge.Report) ([]*merge.Report, error) {
	if err := s.load(documents, func(*merge.Report) {}); err != nil {
		return reports, err
	}
	known := map[*merge.Report]bool{}
	for _, r := range reports {
		known[r] = true
	}
	for _, id := range documents {
		if r := s.reports[id]; r != nil && !known[r] {
			known[r] = true
			if err := s.fill(r); err != nil {
				return reports, err
			}
			reports = append(reports, r)
		}
	}
	return reports, nil
}

// ruled files under a key the reports that a ruling ties.
func (s *shelf) ruled(k merge.Key) error {
	docs := s.hand.finds[k]
	if docs == nil {
		return nil
	}
	if err := s.load(docs, func(*merge.Report) {}); err != nil {
		return err
	}
	for _, id := range docs {
		if r := s.reports[id]; r != nil && !slices.Contains(s.filed[k], r) {
			s.filed[k] = append(s.filed[k], r)
		}
	}
	return nil
}
