package encoder

import "sitrep"

// Window is a stretch of a text with its tokens, all as byte ranges into Text,
// in order and within Span.
type Window struct {
	Text   string
	Span   sitrep.Span
	Tokens []sitrep.Span
}

// WindowOf is the window of a sentence of a document.
func WindowOf(doc *sitrep.Document, s *sitrep.Sentence) Window {
	w := Window{Text: doc.Text, Span: s.Span, Tokens: make([]sitrep.Span, len(s.Tokens))}
	for i := range s.Tokens {
		w.Tokens[i] = s.Tokens[i].Span
	}
	return w
}

// Pooling says which pieces of a token make its vector.
type Pooling int

// First is the first piece that begins in the token, Mean the mean of all that
// share a byte with it. A token without pieces (control characters) has the
// vector of the piece before it.
const (
	First Pooling = iota
	Mean
)

// link says that a piece counts for a token.
type link struct {
	token int
	piece int // -1 is the opening mark
}

// cutsOf are the offsets that no piece may cross.
func cutsOf(cuts []int, w Window) []int {
	for _, t := range w.Tokens {
		for _, c := range [...]int{t.Start, t.End} {
			if len(cuts) == 0 || c > cuts[len(cuts)-1] {
				cuts = append(cuts, c)
			}
		}
	}
	return cuts
}

// linksOf appends the links of all tokens, at least one each.
func linksOf(links []link, tokens []sitrep.Span, pieces []piece, p Pooling) []link {
	at := 0 // first piece that ends behind the token's start
	for t, tok := range tokens {
		for at < len(pieces) && pieces[at].End <= tok.Start {
			at++
		}
		end := at
		for end < len(pieces) && pieces[end].Start < tok.End {
			end++
		}
		switch {
		case end == at:
			links = append(links, link{t, at - 1})
		case p == Mean:
			for i := at; i < end; i++ {
				links = append(links, link{t, i})
			}
		case pieces[at].Start < tok.Start && at+1 < end:
			links = append(links, link{t, at + 1})
		default:
			links = append(links, link{t, at})
		}
	}
	return links
}

// partEnd is the index behind the pieces from first on that are encoded
// together: all, or as many as limit allows without parting a word.
func partEnd(pieces []piece, first, limit int) int {
	if len(pieces)-first <= limit {
		return len(pieces)
	}
	for end := first + limit; end > first+limit/2; end-- {
		if pieces[end].Start > pieces[end-1].End {
			return end
		}
	}
	return first + limit
}
