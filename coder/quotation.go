package coder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// quoted is a quotation with where its words stand.
type quoted struct {
	q        *sitrep.Quotation
	block    int
	complete bool // a sentence or more, no fragment
}

// quotations of the document with their speakers.
func (w *work) quotations() []sitrep.Quotation {
	var out []sitrep.Quotation
	var info []quoted
	doc := w.a.Doc
	last := speakerMemo{block: -9, plain: -9}
	si := 0
	for bi, b := range doc.Blocks {
		for si < len(w.a.Sentences) && w.a.Sentences[si].Block < bi {
			si++
		}
		end := si
		for end < len(w.a.Sentences) && w.a.Sentences[end].Block == bi {
			end++
		}
		switch b.Role {
		case sitrep.RoleByline, sitrep.RoleCredit, sitrep.RoleDateline:
			continue
		}
		spans := marks(doc.Text, b.Start, b.End)
		if b.Role == sitrep.RoleQuote && len(spans) == 0 {
			spans = []sitrep.Span{b.Span}
		}
		pending := map[int]bool{}
		for _, sp := range spans {
			q, whole := w.quotation(sp, si, end, &last, bi)
			if q == nil {
				continue
			}
			q.Kind, q.Document, q.Direct = "quotation", doc.ID, true
			if q.Speaker == nil {
				pending[len(out)] = true
			} else {
				last = speakerMemo{who: q.Speaker, block: bi, plain: -9}
			}
			out = append(out, *q)
			info = append(info, quoted{block: bi, complete: whole})
		}
		// A quotation whose speaker follows in the same block.
		for i := len(out) - 1; i >= 0 && info[i].block == bi; i-- {
			if pending[i] && i+1 < len(out) && info[i+1].block == bi && out[i+1].Speaker != nil {
				out[i].Speaker = out[i+1].Speaker
			}
		}
		if len(spans) == 0 {
			if q := w.statement(si, end, bi); q != nil {
				q.Kind, q.Document, q.Direct = "quotation", doc.ID, true
				last = speakerMemo{who: q.Speaker, block: bi, plain: -9}
				out = append(out, *q)
				info = append(info, quoted{block: bi, complete: true})
				continue
			}
			last.plain, last.from, last.end = bi, si, end
		}
	}
	kept := out[:0]
	for i := range out {
		if out[i].Speaker == nil && (!info[i].complete || out[i].Len() > 600) {
			continue // scare quotes, titles, names; a mark that was never closed
		}
		if len(kept) > 0 && kept[len(kept)-1].Span.Overlaps(out[i].Span) {
			continue // within a statement
		}
		info[len(kept)] = info[i]
		kept = append(kept, out[i])
	}
	w.quote = info[:len(kept)]
	for i := range kept {
		w.quote[i].q = &kept[i]
	}
	return kept
}

// speakerMemo is who spoke last and where.
type speakerMemo struct {
	who   *sitrep.Speaker
	block int

	plain     int // the last block since without quotation marks, of which nobody asked yet
	from, end int // its sentences
}

// quotation looks for the speaker of a stretch in quotation marks among the
// sentences [si, end) of its block; nil when it is no quotation at all.
func (w *work) quotation(sp sitrep.Span, si, end int, last *speakerMemo, bi int) (*sitrep.Quotation, bool) {
	text := strings.TrimSpace(w.a.Doc.Text[sp.Start:sp.End])
	words := wordCount(text)
	if words == 0 {
		return nil, false
	}
	lead := strings.Index(w.a.Doc.Text[sp.Start:sp.End], text)
	sp = sitrep.Span{Start: sp.Start + lead, End: sp.Start + lead + len(text)}
	if titleLike(text) && !w.headline(min(si, len(w.a.Sentences)-1)) {
		w.titles = append(w.titles, sp)
		return nil, false
	}
	q := &sitrep.Quotation{Span: sp, Text: text}
	whole := words >= 5 && strings.ContainsAny(text[len(text)-1:], ".,!?") || words > 12
	for k := si; k < end; k++ {
		s := &w.a.Sentences[k]
		if !s.Span.Overlaps(sp) {
			continue
		}
		if w.speakerIn(k, sp, q) {
			return q, whole
		}
	}
	// The sentence right after, as the tokenizer may split `"…" he said.`, and the one before that ends in a colon.
	for k := si; k < end; k++ {
		s := &w.a.Sentences[k]
		if s.Start >= sp.End && s.Start <= sp.End+3 && len(s.Tokens) <= 25 && w.tagAfter(k, q) {
			return q, whole
		}
		if whole && s.End <= sp.Start && s.End >= sp.Start-4 && strings.HasSuffix(strings.TrimRight(w.a.Text(s.Span), " \"“"), ":") && w.lastSpeech(k, q) {
			return q, whole
		}
	}
	if w.signed(sp, q) {
		return q, whole
	}
	if !whole {
		return q, false
	}
	// Goes on from what was said before in this block or the one before.
	if before := w.spokeBefore(sp, si); before != nil {
		q.Speaker = before.Speaker
		return q, true
	}
	if bi-last.plain <= 1 {
		w.remember(last)
	}
	if last.who != nil && bi-last.block <= 1 {
		q.Speaker = last.who
	}
	return q, true
}

// signed reads a name behind a dash after a quotation: “It was hell.” — Mariam Haddad, nurse
func (w *work) signed(sp sitrep.Span, q *sitrep.Quotation) bool {
	text := w.a.Doc.Text
	at := sp.End
	skip := func(set string) bool {
		from := at
		for at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			if !strings.ContainsRune(set, r) {
				break
			}
			at += n
		}
		return at > from
	}
	if !skip("\"”»’' .,!?") || !skip("―—–-") {
		return false
	}
	skip(" ")
	end, words := at, 0
	for words < 5 {
		n := strings.IndexAny(text[end:], " ,.\n\"“")
		if n < 0 {
			n = len(text) - end
		}
		r, _ := utf8.DecodeRuneInString(text[end:])
		if n == 0 || !unicode.IsUpper(r) {
			break
		}
		end, words = end+n, words+1
		if end < len(text) && text[end] == '.' && n <= 2 { // an initial
			end++
		}
		if end+1 >= len(text) || text[end] != ' ' {
			break
		}
		end++
	}
	if words < 2 {
		return false
	}
	name := strings.TrimRight(text[at:end], " ")
	q.Speaker = &sitrep.Speaker{Text: name, Span: sitrep.Span{Start: at, End: at + len(name)}, Entity: -1}
	for i := range w.a.Mentions {
		if m := &w.a.Mentions[i]; m.Start == at && m.Entity >= 0 && m.Entity < len(w.a.Entities) {
			e := &w.a.Entities[m.Entity]
			q.Speaker.Entity, q.Speaker.Actor, q.Speaker.Name = m.Entity, e.Actor, e.Name
		}
	}
	return true
}

// spokeBefore is the speaker of the last attributed statement before sp in its block.
func (w *work) spokeBefore(sp sitrep.Span, si int) *sitrep.Quotation {
	k := si
	for k < len(w.a.Sentences) && w.a.Sentences[k].End <= sp.Start {
		k++
	}
	for k--; k >= si; k-- {
		q := &sitrep.Quotation{}
		if w.lastSpeech(k, q) {
			return q
		}
	}
	return nil
}

// remember looks who spoke in the last block without quotation marks.
func (w *work) remember(last *speakerMemo) {
	for k := last.end - 1; k >= last.from; k-- {
		q := &sitrep.Quotation{}
		if w.lastSpeech(k, q) {
			last.who, last.block = q.Speaker, last.plain
			break
		}
	}
	last.plain = -9
}

// lastSpeech: the sentence's root, or a conjunct of it, is a verb of saying.
func (w *work) lastSpeech(k int, q *sitrep.Quotation) bool {
	t := w.trees[k]
	root := t.s.Root()
	if root < 0 {
		return false
	}
	for _, x := range []int{root, t.child(root, "conj"), t.child(root, "parataxis")} {
		if x >= 0 && t.isVerb(x) && t.lemmaIs(x, isSaying) && w.setSpeaker(t, x, q) {
			return true
		}
	}
	return false
}

// tagAfter: a short sentence that is the tag of the quotation before: "he said."
func (w *work) tagAfter(k int, q *sitrep.Quotation) bool {
	t := w.trees[k]
	root := t.s.Root()
	return root >= 0 && t.isVerb(root) && w.c.speech.quoting[t.lemma[root]] && t.child(root, "ccomp") < 0 && w.setSpeaker(t, root, q)
}

// quoteOver is the quotation that holds the token, nil if none.
func (w *work) quoteOver(t *tree, x int) *quoted {
	sp := t.tok[x].Span
	lo, hi := 0, len(w.quote)
	for lo < hi {
		m := (lo + hi) / 2
		if w.quote[m].q.End <= sp.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(w.quote) && w.quote[lo].q.Span.Contains(sp) {
		return &w.quote[lo]
	}
	return nil
}
