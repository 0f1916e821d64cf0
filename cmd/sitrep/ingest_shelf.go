package main

import (
	"slices"

	"sitrep/merge"
	"sitrep/store"
)

// shelf finds the reports of a step and of the store by the keys of merging.
type shelf struct {
	tx      *store.Tx
	fresh   map[merge.Key][]*merge.Report // of the step
	now     map[*merge.Report]bool        // of the step
	reports map[string]*merge.Report      // of the step and read
	whole   map[*merge.Report]bool        // mentions and runs are set
	read    map[merge.Key]bool            // keys that were looked up in the store
	filed   map[merge.Key][]*merge.Report // what was found
	hand    *hand                         // what analysts decided
	touched map[string]bool               // mentions whose event is made anew whatever is stored of it
}

func newShelf(tx *store.Tx) *shelf {
	return &shelf{tx: tx, fresh: map[merge.Key][]*merge.Report{}, now: map[*merge.Report]bool{}, reports: map[string]*merge.Report{}, whole: map[*merge.Report]bool{},
		read: map[merge.Key]bool{}, filed: map[merge.Key][]*merge.Report{}}
}

func (s *shelf) add(r *merge.Report, keys []merge.Key) {
	s.reports[r.ID] = r
	s.whole[r], s.now[r] = true, true
	keys = slices.Clone(keys)
	slices.Sort(keys)
	for _, k := range slices.Compact(keys) {
		s.fresh[k] = append(s.fresh[k], r)
	}
}

// fetch looks up all keys of the step at once.
func (s *shelf) fetch() error {
	keys := make([]merge.Key, 0, len(s.fresh))
	for k := range s.fresh {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return s.lookUp(keys)
}

func (s *shelf) lookUp(keys []merge.Key) error {
	wanted := make([]uint64, 0, len(keys))
	for _, k := range keys {
		if !s.read[k] {
			s.read[k] = true
			wanted = append(wanted, uint64(k))
			if s.hand != nil {
				if err := s.ruled(k); err != nil {
					return err
				}
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	found, err := s.tx.Tellings(wanted, func(id string) bool { return s.reports[id] != nil })
	if err != nil {
		return err
	}
	for _, t := range found {
		r := s.reports[t.Document]
		if r == nil {
			if r, err = unpackDigest(t.Data); err != nil {
				return err
			}
			s.reports[t.Document] = r
		} else if s.now[r] {
			continue // stored before, and put again by this step
		}
		for _, k := range t.Keys {
			s.filed[merge.Key(k)] = append(s.filed[merge.Key(k)], r)
		}
	}
	return nil
}

// Fetch is merge.Fetcher.
func (s *shelf) Fetch(keys []merge.Key) error { return s.lookUp(keys) }

// Filed is merge.Shelf.
func (s *shelf) Filed(k merge.Key) ([]*merge.Report, error) {
	if err := s.lookUp([]merge.Key{k}); err != nil {
		return nil, err
	}
	return slices.Concat(s.fresh[k], s.filed[k]), nil
}

// complete sets mentions and runs of the reports that were read.
func (s *shelf) complete(g []merge.Ref) error {
	for _, ref := range g {
		if err := s.fill(ref.Report); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) fill(r *merge.Report) error {
	if s.whole[r] {
		return nil
	}
	d, err := s.tx.Document(r.ID)
	if err != nil {
		return err
	}
	if r.Mentions, err = s.hand.amended(d.Mentions); err != nil {
		return err
	}
	r.SetText(d.Document.Text)
	s.whole[r] = true
	return nil
}

// origin is the earliest report of the same text, "" where it is this one. A report of
// which more than a few keys are known shares more than one with another of its text.
func (s *shelf) origin(r *merge.Report) (string, error) {
	keys := r.TextKeys()
	shared := map[*merge.Report]int{}
	var near []*merge.Report
	for _, k := range keys {
		reports, err := s.Filed(k)
		if err != nil {
			return "", err
		}
		for _, o := range reports {
			if o == r {
				continue
			}
			if shared[o]++; shared[o] == 1+min(len(keys)/8, 1) {
				near = append(near, o)
			}
		}
	}
	for _, o := range near {
		if o.Runs == nil {
			text, err := s.tx.Text(o.ID)
			if err != nil {
				return "", err
			}
			o.SetText(text)
		}
	}
	first := r.Earliest(near)
	if first == r {
		return "", nil
	}
	return first.ID, nil
}
