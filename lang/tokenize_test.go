package lang

import "sitrep"

// Tokenize splits text into the syntactic words of UD English (EWT): clitics
// and the parts of most hyphenated compounds are words of their own. Spans are
// shifted by base; they lie in order and do not overlap, and what lies between
// them is white space. Whether a full stop after an abbreviation also ends a
// sentence is told by rules alone; Segment knows better.
func Tokenize(text string, base int) []sitrep.Token {
	ps := pieces(nil, text, base)
	toks := make([]sitrep.Token, 0, len(ps)+len(ps)/8)
	for _, p := range ps {
		toks = p.tokens(toks, p.stop == stopEnds)
	}
	return toks
}

// tokens appends the piece; ends: a sentence ends here, and UD makes the stop a
// word of its own.
func (p piece) tokens(toks []sitrep.Token, ends bool) []sitrep.Token {
	if ends && p.stop >= stopJoins {
		return append(toks,
			sitrep.Token{Span: sitrep.Span{Start: p.start, End: p.end - 1}},
			sitrep.Token{Span: sitrep.Span{Start: p.end - 1, End: p.end}})
	}
	return append(toks, sitrep.Token{Span: sitrep.Span{Start: p.start, End: p.end}})
}
