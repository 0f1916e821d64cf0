package export

import (
	"hash/fnv"
	"io"
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

// ReadDocuments streams the documents of a native record.
func ReadDocuments(r io.Reader) Documents {
	return func(yield func(*sitrep.Document, error) bool) {
		for v, err := range ReadNDJSON(r) {
			d, ok := v.(*sitrep.Document)
			if (err != nil || ok) && !yield(d, err) {
				return
			}
		}
	}
}

// once tells what has come before by the hash of its ID.
type once map[uint64]struct{}

func idHash(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return h.Sum64()
}

// first reports whether the ID comes for the first time.
func (o once) first(id string) bool {
	n := idHash(id)
	if _, ok := o[n]; ok {
		return false
	}
	o[n] = struct{}{}
	return true
}

func (o once) has(id string) bool {
	_, ok := o[idHash(id)]
	return ok
}
