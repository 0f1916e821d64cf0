package sitrep

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// Span is a half-open UTF-8 byte range into a document's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that contains both; an empty one counts for nothing.
func (s Span) Cover(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Words is a run of tokens of one sentence, half-open; indices from 0 into
// Analysis.Sentences and Sentence.Tokens.
type Words struct {
	Sentence, First, End int
}

// Contains reports whether the token stands in the run.
func (w Words) Contains(sentence, token int) bool {
	return w.Sentence == sentence && w.First <= token && token < w.End
}

// Overlaps reports whether the two share a token.
func (w Words) Overlaps(o Words) bool {
	return w.Sentence == o.Sentence && w.First < o.End && o.First < w.End
}

// ID is a deterministic identifier: a prefix that names the kind and sixteen
// hexadecimal digits of SHA-256 over the parts.
func ID(prefix string, parts ...string) string {
	size := 0
	for _, p := range parts {
		size += len(p) + 1
	}
	var room [128]byte // for most
	b := slices.Grow(room[:0], size)
	for _, p := range parts {
		b = append(append(b, p...), 0)
	}
	sum := sha256.Sum256(b)
	id := append(append(room[:0], prefix...), '-')
	return string(hex.AppendEncode(id, sum[:8]))
}
