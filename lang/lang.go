// Package lang turns the blocks of a document into sentences and tokens after
// the conventions of Universal Dependencies for English (EWT), and tells the
// language of a text.
//
// Rule of thumb: white space parts chunks, chunks part at punctuation, clitics
// and most hyphens; a sentence ends at a final mark, with the quotation marks
// and brackets that close on it, where what follows can begin one; blank lines
// and ends of blocks always end it, line ends where the text is not wrapped.
// Clear cases are the rules' alone (a full stop after a word in small letters
// and before a capital; initials; a word of saying after "Why?"). The others,
// and places where people leave final marks out, are decided by a linear model
// that has the rules' verdict among its features (models/README.md). The word
// lists stand beside the code (*.txt), each line with an example that the
// tests run.
//
// Limits: English only; words run together by a slip stay so ("alot"), but for
// listed ones without their apostrophe; a sentence of more than 256 tokens is
// cut.
package lang

import (
	"sync"

	"sitrep"
)

// maxTokens bounds a sentence, so that what is quadratic in its length stays
// harmless on lists and junk without full stops.
const maxTokens = 256

// Segment splits a document's blocks into sentences with their tokens. A
// sentence never crosses a block; one without blocks is taken as one block
// (Block -1).
func Segment(doc *sitrep.Document) []sitrep.Sentence {
	return SegmentInto(doc, nil)
}

// SegmentInto is Segment in the room of sentences that it made and nobody needs any more.
func SegmentInto(doc *sitrep.Document, room []sitrep.Sentence) []sitrep.Sentence {
	return segment(doc, englishModel(), room)
}

func segment(doc *sitrep.Document, m *model, room []sitrep.Sentence) []sitrep.Sentence {
	s := splitters.Get().(*splitter)
	*s = splitter{text: doc.Text, textWidth: -1, lex: words(), model: m, ps: s.ps[:0], found: s.found[:0]}
	if m != nil {
		s.view.known = m.known
	}
	s.document(doc)
	sents := s.sentences(room)
	s.text = ""
	splitters.Put(s)
	return sents
}

// splitters keep their room for pieces.
var splitters = sync.Pool{New: func() any { return new(splitter) }}

// sentences makes the sentences with their tokens.
func (s *splitter) sentences(room []sitrep.Sentence) []sitrep.Sentence {
	n := len(s.ps)
	for _, f := range s.found {
		if s.ps[f.end-1].stop >= stopJoins {
			n++
		}
	}
	toks, sents := emptied(room, n, len(s.found))
	n = 0
	for k, f := range s.found {
		first := n
		for i := f.first; i < f.end; i++ {
			toks[n].Start, toks[n].End = s.ps[i].start, s.ps[i].end
			n++
		}
		if last := &s.ps[f.end-1]; last.stop >= stopJoins { // a sentence ends here: the stop is a word of its own
			toks[n-1].End = last.end - 1
			toks[n].Start, toks[n].End = last.end-1, last.end
			n++
		}
		sents[k] = sitrep.Sentence{
			Span:   sitrep.Span{Start: s.ps[f.first].start, End: s.ps[f.end-1].end},
			Block:  f.block,
			Tokens: toks[first:n:n],
		}
	}
	if len(sents) > 0 {
		sents[0].Tokens = toks[:len(sents[0].Tokens)] // reaches to the end: see emptied
	}
	return sents
}

// emptied is room for tokens and sentences, if it can be that of sentences, whose tokens
// lie one after the other.
func emptied(room []sitrep.Sentence, tokens, sentences int) (toks []sitrep.Token, sents []sitrep.Sentence) {
	if len(room) > 0 && tokens <= cap(room[0].Tokens) {
		toks = room[0].Tokens[:tokens]
		clear(toks)
	} else {
		toks = make([]sitrep.Token, tokens)
	}
	if sentences <= cap(room) {
		return toks, room[:sentences]
	}
	return toks, make([]sitrep.Sentence, sentences)
}

// piece is a token whose full stop, if it is an abbreviation's, may yet turn
// out to be a word of its own.
type piece struct {
	start, end int
	stop       stop
}

// stop says what the rules make of an abbreviation's full stop.
type stop uint8

const (
	stopNone   stop = iota // no abbreviation
	stopInside             // never ends a sentence ("Gen. Osman")
	stopJoins              // may end one; the rules say it does not ("U.S. Army")
	stopEnds               // may end one; the rules say it does ("the U.S. The")
)
