package actor

import (
	"bytes"

	"sitrep"
)

// word is a token as this stage sees it.
type word struct {
	at, n    int32 // folded form in document.arena
	vocab    int32 // id in base.vocab, -1 unknown, -2 to be passed over in a name
	from, to int32 // in document.more: further words of a token with hyphens in it
	noun     int32 // number of the agent noun that the form is, -1 none
	marks    marks
	upper    bool  // some capital
	caps     bool  // nothing but capitals
	ends     uint8 // words of the longest agent noun that the word or its singular ends
	agents   uint8 // what agentWords says of it + 1; 0: not asked yet
}

// passed marks tokens that a name's words skip: hyphens, possessive marks, points.
const passed = -2

// read folds the tokens of a sentence into d.words and finds the built-in names in
// them, d.found; both are kept for reread.
func (d *document) read(toks []sitrep.Token) {
	at := len(d.wordPool)
	text := d.a.Doc.Text
	some, all := 0, 0
	for i := range toks {
		w := d.word(text[toks[i].Start:toks[i].End])
		if w.n > 2 {
			all++
			if w.caps {
				some++
			}
		}
		d.wordPool = append(d.wordPool, w)
	}
	d.words = d.wordPool[at:len(d.wordPool):len(d.wordPool)]
	d.match(toks)
	d.foundPool = append(d.foundPool, d.found...)
	d.kept = append(d.kept, kept{int32(len(d.wordPool)), int32(len(d.foundPool)), some*2 > all})
}

// kept is where the words and names of a sentence end in the pools.
type kept struct {
	words, found int32
	shouted      bool // most words are in capitals
}

// wordsOf a sentence that was read.
func (d *document) wordsOf(sent int) []word {
	from := int32(0)
	if sent > 0 {
		from = d.kept[sent-1].words
	}
	return d.wordPool[from:d.kept[sent].words:d.kept[sent].words]
}

// recall restores the words and names of a sentence that was read.
func (d *document) recall(sent int32) {
	from := int32(0)
	if sent > 0 {
		from = d.kept[sent-1].found
	}
	d.words, d.shouted = d.wordsOf(int(sent)), d.kept[sent].shouted
	d.found = append(d.found[:0], d.foundPool[from:d.kept[sent].found]...)
}

// word is what a form is, read anew or remembered.
func (d *document) word(form string) word {
	if d.forms == nil || len(form) == 0 || len(form) > maxForm {
		return d.newWord(form)
	}
	k := &d.forms[formSlot(form)]
	if string(k.form[:k.n]) == form {
		at := int32(len(d.arena))
		d.arena = append(d.arena, k.folded[:k.m]...)
		return word{at: at, n: int32(k.m), vocab: k.vocab, noun: k.noun, marks: k.marks, upper: k.upper, caps: k.caps, ends: k.ends}
	}
	w := d.newWord(form)
	if folded := d.arena[w.at : w.at+w.n]; w.from == w.to && len(folded) <= maxForm {
		*k = knownForm{n: uint8(len(form)), m: uint8(len(folded)), vocab: w.vocab, noun: w.noun, marks: w.marks, upper: w.upper, caps: w.caps, ends: w.ends}
		copy(k.form[:], form)
		copy(k.folded[:], folded)
	}
	return w
}

func (d *document) newWord(form string) word {
	w := word{at: int32(len(d.arena)), vocab: -1, noun: -1}
	d.arena = appendFold(d.arena, form)
	w.n = int32(len(d.arena)) - w.at
	if len(form) <= 3 && quotes(form) {
		w.marks = quotation
	}
	if len(form) > 0 {
		switch form[0] {
		case '-', '\'', '`', '"', '&', '(':
			if len(form) == 1 || clitic(form) {
				w.vocab = passed
				return w
			}
		}
		if clitic(form) || form == "–" || form == "‐" {
			w.vocab = passed
			return w
		}
	}
	if w.vocab = d.base.vocab.find(d.arena[w.at : w.at+w.n]); w.vocab < 0 && dash(form) {
		w.from = int32(len(d.more))
		for _, part := range surfaceWords(form) {
			d.more = append(d.more, d.base.vocab.find(appendFold(nil, part)))
		}
		w.to = int32(len(d.more))
	}
	f := d.arena[w.at:]
	if w.ends = d.base.endOf(f); w.ends > 0 || bytes.IndexByte(f, ' ') >= 0 {
		w.noun = d.base.nouns.find(f)
	}
	if s := singular(string(f)); s != string(f) {
		w.ends = max(w.ends, d.base.endOf([]byte(s)))
	}
	w.marks |= d.base.marksOf(f, w.vocab)
	w.upper = capitalized(form)
	w.caps = w.upper && capitals(form)
	return w
}

// dash reports a hyphen or slash within a form.
func dash(form string) bool {
	for i := 1; i < len(form)-1; i++ {
		if form[i] == '-' || form[i] == '/' {
			return true
		}
	}
	return false
}

// form of a word, folded.
func (d *document) form(i int) []byte { return d.lettersOf(&d.words[i]) }

// lettersOf is the folded form of a word of any sentence.
func (d *document) lettersOf(w *word) []byte { return d.arena[w.at : w.at+w.n] }

// is reports whether the folded form of a word is s.
func (d *document) is(i int, s string) bool {
	return i >= 0 && i < len(d.words) && string(d.form(i)) == s
}

// found is a built-in name in a sentence.
type found struct {
	lo, hi int
	node   int32
}

// match finds the longest built-in names, left to right.
func (d *document) match(toks []sitrep.Token) {
	d.found = d.found[:0]
	n := len(d.words)
	for i := 0; i < n; {
		w := &d.words[i]
		if w.marks&beginsName == 0 && w.from == w.to {
			i++
			continue
		}
		node, end, best := int32(0), 0, int32(-1)
		upper, caps := false, true
	walk:
		for j := i; j < n; j++ {
			w := &d.words[j]
			switch {
			case w.vocab == passed:
				if node == 0 {
					break walk
				}
				continue
			case w.vocab >= 0:
				next := d.base.names.to(node, w.vocab)
				if next == 0 {
					break walk
				}
				node = next
			case w.from < w.to:
				for _, id := range d.more[w.from:w.to] {
					if id < 0 {
						break walk
					}
					next := d.base.names.to(node, id)
					if next == 0 {
						break walk
					}
					node = next
				}
			default:
				break walk
			}
			upper = upper || w.upper
			caps = caps && w.caps
			for _, t := range d.base.names.at(node) {
				if (!t.caps || caps || j == i && toks[j].UPOS == "PROPN" && d.written(i, t)) && (!t.proper || upper) {
					end, best = j+1, node
					break
				}
			}
		}
		if best < 0 {
			i++
			continue
		}
		d.found = append(d.found, found{i, end, best})
		i = end
	}
}

// written reports an acronym of an organisation written as a word: "the Farc".
func (d *document) written(i int, t target) bool {
	w := &d.words[i]
	if !w.upper || w.caps || w.n < 4 || d.base.records[t.entry].typ != sitrep.EntityOrg {
		return false
	}
	f := d.form(i)
	return !d.base.common[string(f)] && d.base.given[string(f)] == 0
}
