package export

import (
	"hash/fnv"
	"iter"

	"sitrep"
)

// Documents streams documents, each once; an error ends it.
type Documents = iter.Seq2[*sitrep.Document, error]

// DocumentsOf streams the documents that events rest on, in the order in which the
// events come to them. Eight bytes of each are kept.
func DocumentsOf(events Events) Documents {
	return func(yield func(*sitrep.Document, error) bool) {
		seen := once{}
		for t, err := range events {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, d := range t.Documents {
				if seen.first(d.ID) && !yield(d, nil) {
					return
				}
			}
		}
	}
}

// once tells what has come before by the hash of its ID.
type once map[uint64]struct{}

// first reports whether the ID comes for the first time.
func (o once) first(id string) bool {
	h := fnv.New64a()
	h.Write([]byte(id))
	n := h.Sum64()
	if _, ok := o[n]; ok {
		return false
	}
	o[n] = struct{}{}
	return true
}
