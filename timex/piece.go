package timex

import (
	"slices"

	"sitrep"
)

// A piece is a report among others on one page, under a day of its own: a release of a
// police force, an entry of a log, a summary of a week.
type piece struct {
	from int        // its first block
	day  sitrep.Day // that heads it
	by   *found
	own  bool // the day opens a paragraph and is of that paragraph alone
}

const (
	fewestPieces = 2
	longestTitle = 40 // tokens of a line that a day closes
	besideDay    = 6  // expressions that a weekday or hour stands from the date that it belongs to
)

// findPieces finds the pieces of a page: two at least that a full date opens or closes, set off
// from its other words, with text under it: "Man held in Arbin - 04/10/17", "Posted: 3 May 2019".
// A date that opens a paragraph is of that paragraph, a line of its own or a title of all that
// follows it.
func (r *resolver) findPieces() {
	r.pieces = nil
	told := 0
	last := func() *piece {
		if n := len(r.pieces); n > 0 {
			return &r.pieces[n-1]
		}
		return nil
	}
	for i, k := range r.order {
		f := &r.found[k]
		d, b := f.statedDay(), r.block(f)
		if d == 0 || f.dropped || b < 0 || r.role(f) {
			continue
		}
		p := last()
		if p != nil && p.from == b {
			continue
		}
		title := r.closesTitle(i)
		if !title && !r.opensBlock(f) {
			continue
		}
		if p != nil && !p.own && (b > p.from+1 || !title) {
			told++
		}
		if p != nil && !p.own && !title && p.day == d {
			continue // the text repeats the day of its title
		}
		if !title {
			told++
		}
		r.pieces = append(r.pieces, piece{b, d, f, !title})
	}
	if p := last(); p != nil && !p.own && p.from < r.a.Sentences[len(r.a.Sentences)-1].Block {
		told++
	}
	if told < fewestPieces || 2*told < len(r.pieces) {
		r.pieces = nil // one report, or a list of links
	}
}

// opensBlock: only marks stand before the date in its block, and a mark parts it from what
// follows or stands before it: "12 May 2007 – Gunmen", "- 04/10/17 Officers".
func (r *resolver) opensBlock(f *found) bool {
	s := f.sentence
	if s > 0 && r.a.Sentences[s-1].Block == r.block(f) {
		return false
	}
	toks := r.a.Sentences[s].Tokens
	for k := 0; k < f.first; k++ {
		if !setsOff(r.a.Text(toks[k].Span)) {
			return false
		}
	}
	return f.end < len(toks) && (f.first > 0 || setsOff(r.a.Text(toks[f.end].Span)))
}

// closesTitle: the block is a line without an end that the i-th expression closes behind a mark
// or a word of publishing, or is that date alone.
func (r *resolver) closesTitle(i int) bool {
	f := &r.found[r.order[i]]
	s := f.sentence
	if s+1 < len(r.a.Sentences) && r.a.Sentences[s+1].Block == r.block(f) || s > 0 && r.a.Sentences[s-1].Block == r.block(f) {
		return false
	}
	toks := r.a.Sentences[s].Tokens
	if len(toks) > longestTitle {
		return false
	}
	first, end := f.first, f.end
	for j := max(0, i-besideDay); j < len(r.order) && j <= i+besideDay; j++ {
		if g := &r.found[r.order[j]]; g.sentence == s && g.first <= end+1 && g.end >= first-1 { // "Monday, 3 May 2019, 10:15 a.m."
			first, end = min(first, g.first), max(end, g.end)
		}
	}
	for k := end; k < len(toks); k++ {
		if t := r.a.Text(toks[k].Span); t != ")" && t != "]" {
			return false
		}
	}
	k := first - 1
	if k >= 0 && r.a.Text(toks[k].Span) == "on" {
		k--
	}
	return k < 0 || setsOff(r.a.Text(toks[k].Span)) || r.verbs.has("published", r.a.Text(toks[k].Span))
}

// setsOff: the mark parts what stands beside it.
func setsOff(s string) bool {
	switch s {
	case ":", "|", "(", "[", "•", "*", "·":
		return true
	}
	return sitrep.IsDash(s)
}

// pieceOf is the piece that holds a sentence, nil where it is part of none.
func (r *resolver) pieceOf(sentence int) *piece {
	b := r.a.Sentences[sentence].Block
	i, ok := slices.BinarySearchFunc(r.pieces, b, func(p piece, b int) int { return p.from - b })
	if ok {
		return &r.pieces[i]
	}
	for from := i - maxExpressions; i > max(0, from); i-- {
		if p := &r.pieces[i-1]; !p.own {
			return p
		}
	}
	return nil
}

// datedByPieces: a report cannot be older than the pieces that it carries: where two of them are
// of later days than its metadata say, and tell what happened on such days, it is of the last.
func (r *resolver) datedByPieces(on *sitrep.PublishedOn) *sitrep.PublishedOn {
	if len(r.pieces) == 0 {
		return on
	}
	late := map[*piece]bool{} // those that tell in the past what is of a later day
	for i := range r.found {
		f := &r.found[i]
		d := f.statedDay()
		if d <= on.End+1 || f.dropped {
			continue
		}
		if p := r.pieceOf(f.sentence); p != nil && d <= p.day && f != p.by && r.tense(f) == tensePast {
			late[p] = true
		}
	}
	var last *piece
	for p := range late {
		if last == nil || p.day > last.day || p.day == last.day && p.from < last.from {
			last = p
		}
	}
	if len(late) < fewestPieces {
		return on
	}
	return &sitrep.PublishedOn{
		Interval:  sitrep.Interval{Start: last.day, End: last.day},
		Basis:     sitrep.BasisDateline,
		Timex:     []sitrep.Span{last.by.span},
		Conflicts: []sitrep.DateClaim{{Interval: on.Interval, Basis: on.Basis}},
	}
}
