package coder

import (
	"strings"

	"sitrep"
)

// tree is a sentence's dependency tree with its children in order.
type tree struct {
	w        *work
	si       int
	s        *sitrep.Sentence
	tok      []sitrep.Token
	form     []string    // lower case
	lemma    []string    // lower case
	rels     []string    // relations without their subtypes
	keys     []uint32    // of forms and lemmas, two by two
	lex      []*lexeme   // of the same
	words    sentenceSet // forms and lemmas, as the syntax stage has them
	first    []int32     // first child, -1 none
	next     []int32     // next sibling, -1 none
	args     [][]argument
	state    []uint8      // 0 unknown, 1 in work, 2 known: args
	found    []*found     // rules, see rule
	judged   []*found     // what is left of them, see event
	jst      []uint8      // the same for judged
	phrases  []phrase     // of the rules
	with     [][]argument // arguments, with those lent by light verbs and objects; nil before they are asked for
	fst      []uint8      // the same for found
	about    *typeScores  // what the sentence as a whole says of types; nil before it is asked for
	ment     []int32      // mention headed by the token, -1 none
	place    []int32      // place mention that holds the token, -1
	timex    []int32      // timex that holds the token, -1
	inner    []int32      // the token's content, -1 before it is asked for
	has      []uint64     // bits of with
	told     []*event     // by token: the event that it tells or carries
	linked   bool         // the tree is repaired and its children are known
	kind     []tokenKind
	pub      publicity
	heard    voiced
	labelled uint8 // one more than label, once asked for

	voices      []voice // whose words are whose, once asked for
	voicesKnown bool
}

func newTree(w *work, si int, p *plot) *tree {
	a := w.a
	s := &a.Sentences[si]
	n := len(s.Tokens)
	t := &p.trees[si]
	*t = tree{w: w, si: si, s: s, tok: s.Tokens, form: cut(&p.words, n), lemma: cut(&p.words, n), rels: cut(&p.words, n), keys: cut(&p.keys, 2*n),
		first: cut(&p.ints, n), next: cut(&p.ints, n), ment: cut(&p.ints, n), place: cut(&p.ints, n), timex: cut(&p.ints, n), inner: cut(&p.ints, n), lex: cut(&p.lex, 2*n),
		args: cut(&p.args, n), with: cut(&p.with, n), has: cut(&p.bits, n), state: cut(&p.state, n), fst: cut(&p.state, n), jst: cut(&p.state, n), told: cut(&p.told, n), kind: cut(&p.kinds, n), found: cut(&p.found, n), judged: cut(&p.found, n)}
	form, lemma, keys, lex := t.form, t.lemma[:n], t.keys[:2*n], t.lex[:2*n]
	for i := range s.Tokens {
		tk := &s.Tokens[i]
		t.rels[i], t.kind[i] = bare(tk.Deprel), kindOf(tk)
		text := a.Text(tk.Span)
		form[i], keys[2*i] = lowerKey(text, tk.Lemma)
		lemma[i], keys[2*i+1] = form[i], keys[2*i] // the same bytes where they are the same: compared at once from here on
		if tk.Lemma != text && tk.Lemma != form[i] && tk.Lemma != "" && tk.Lemma != "_" {
			if l, key := lowerKey(tk.Lemma, form[i]); l != form[i] {
				lemma[i], keys[2*i+1] = l, key
			}
		}
	}
	for i := range form { // apart from the above, so that the looks into memory overlap
		x := w.c.lexemes.find(keys[2*i], form[i])
		if lex[2*i], lex[2*i+1] = x, x; lemma[i] != form[i] {
			lex[2*i+1] = w.c.lexemes.find(keys[2*i+1], lemma[i])
		}
	}
	for i := range form {
		x := lex[2*i]
		if x.verb|x.noun != 0 {
			if l := w.c.forms.lemma(s.Tokens[i].UPOS, form[i], x, lemma[i], lex[2*i+1]); l != lemma[i] {
				t.setLemma(i, l)
			}
		}
		t.words.add(keys[2*i])
		t.words.add(keys[2*i+1])
		if x.is&isPronoun != 0 {
			t.words.add(wordKey(w.c.forms.pronoun[form[i]])) // "themselves" for the rules' "oneself"
		}
	}
	t.closeCompounds()
	repair(t)
	for i := n - 1; i >= 0; i-- {
		if h := t.head(i); h >= 0 && h < n && h != i {
			t.next[i] = t.first[h]
			t.first[h] = int32(i)
			if t.tok[i].Deprel == "conj" {
				t.kind[h] |= joinedKind
			}
		}
	}
	t.linked = true
	for i := range t.tok {
		if t.tok[i].UPOS == "ADJ" && t.ofAge(i) && t.somebody(i) {
			t.kind[i] |= nominalKind
		}
	}
	if w.headline(si) {
		for i := range t.kind {
			if t.kind[i]&properKind != 0 {
				t.kind[i] |= phraseKind
			}
		}
	}
	t.phrases = w.rules.phrases(t)
	for _, p := range t.phrases {
		for i := p.start; i < p.end; i++ {
			t.kind[i] |= phraseKind
		}
	}
	return t
}

// setLemma makes a word the lemma of token i.
func (t *tree) setLemma(i int, lemma string) {
	t.lemma[i] = lemma
	if lemma == t.form[i] {
		t.keys[2*i+1], t.lex[2*i+1] = t.keys[2*i], t.lex[2*i]
		return
	}
	key := wordKey(lemma)
	t.keys[2*i+1], t.lex[2*i+1] = key, t.w.c.lexemes.find(key, lemma)
}

// closeCompounds spells nouns of two words as the rules do: "cease-fire" as "ceasefire".
func (t *tree) closeCompounds() {
	for i := 1; i < len(t.tok); i++ {
		if !t.lemmaIs(i, isCompound) {
			continue
		}
		first := i - 1
		if t.form[first] == "-" {
			first--
		}
		if first < 0 || t.tok[i].UPOS != "NOUN" && t.tok[i].UPOS != "PROPN" {
			continue
		}
		for _, c := range t.w.c.forms.compounds[t.lemma[i]] {
			if t.form[first] == c.first {
				k := wordKey(c.closed)
				t.form[i], t.keys[2*i], t.lex[2*i] = c.closed, k, t.w.c.lexemes.find(k, c.closed)
				t.setLemma(i, c.closed)
				t.words.add(k)
			}
		}
	}
}

// compoundStart is the first word of the compound that closeCompounds closed at i, i
// for any other word.
func (t *tree) compoundStart(i int) int {
	if len(t.form[i]) == t.tok[i].End-t.tok[i].Start || i == 0 || !strings.HasPrefix(t.form[i], t.form[i-1]) && t.form[i-1] != "-" {
		return i
	}
	for _, cs := range t.w.c.forms.compounds {
		for _, c := range cs {
			switch {
			case c.closed != t.form[i]:
			case t.form[i-1] == c.first:
				return i - 1
			case i > 1 && t.form[i-2] == c.first:
				return i - 2
			}
		}
	}
	return i
}

// lowerKey is lower with the key of what it gives, which is like where that is the same word.
func lowerKey(s, like string) (string, uint32) {
	h, capitals := firstKey, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			s = lower(s)
			return s, wordKey(s)
		}
		if c-'A' <= 'Z'-'A' {
			c += 'a' - 'A'
			capitals++
		}
		h = nextKey(h, c)
	}
	switch {
	case capitals == 0:
		return s, h
	case capitals == 1 && len(s) == len(like) && s[0] < 'a' && s[0]+'a'-'A' == like[0] && s[1:] == like[1:]:
		return like, h
	}
	return strings.ToLower(s), h
}

// lower is strings.ToLower without the copy for what is lower case already;
// the typographic apostrophe becomes the plain one.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80 {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}

func (t *tree) head(i int) int { return t.tok[i].Head - 1 }

// rel is the relation without its subtype.
func (t *tree) rel(i int) string { return t.rels[i] }

func bare(rel string) string {
	for k := range len(rel) {
		if rel[k] == ':' {
			return rel[:k]
		}
	}
	return rel
}

// child is the first child with the full or bare relation, -1 if none.
func (t *tree) child(i int, rel string) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.rels[c] == rel || t.tok[c].Deprel == rel {
			return int(c)
		}
	}
	return -1
}

// tokenKind is what tags say of a token that is asked for all the time.
type tokenKind uint16

const (
	verbKind    tokenKind = 1 << iota // verbs, and auxiliaries that head a clause
	nounKind                          // common and proper nouns
	nominalKind                       // they, pronouns and numbers
	mereKind                          // function words and marks: no trigger
	properKind                        // proper nouns
	joinedKind                        // it has conjuncts; known once the children are linked
	voiceKnown                        // passiveKind was looked for
	passiveKind                       // see passive
	phraseKind                        // it stands in a phrase of the rules or in capitals of a headline; known as late
)

func kindOf(tk *sitrep.Token) tokenKind {
	switch tk.UPOS {
	case "NOUN":
		return nounKind | nominalKind
	case "PROPN":
		return nounKind | nominalKind | properKind
	case "VERB":
		return verbKind
	case "AUX":
		if tk.Deprel != "aux" && tk.Deprel != "aux:pass" && tk.Deprel != "cop" {
			return verbKind
		}
	case "PRON", "NUM", "SYM":
		return nominalKind | mereKind
	case "PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "PART":
		return mereKind
	}
	return 0
}

func (t *tree) isVerb(i int) bool  { return t.kind[i]&verbKind != 0 }
func (t *tree) isNoun(i int) bool  { return t.kind[i]&nounKind != 0 }
func (t *tree) nominal(i int) bool { return t.kind[i]&nominalKind != 0 }

// passive: a participle with a passive auxiliary or subject, or one that
// modifies a noun.
func (t *tree) passive(i int) bool {
	if t.kind[i]&voiceKnown == 0 {
		is := t.readPassive(i)
		if !t.linked {
			return is
		}
		if t.kind[i] |= voiceKnown; is {
			t.kind[i] |= passiveKind
		}
	}
	return t.kind[i]&passiveKind != 0
}

func (t *tree) readPassive(i int) bool {
	if t.child(i, "aux:pass") >= 0 || t.child(i, "nsubj:pass") >= 0 || t.child(i, "obl:agent") >= 0 {
		return true
	}
	if !t.participle(i) {
		if t.tok[i].Deprel == "xcomp" && t.ordered(i) >= 0 {
			return true // a tagger's past tense in "had eleven men rounded up"
		}
		// "the members killed in strikes": a tagger's past tense in a reduced relative clause
		return t.tok[i].Deprel == "acl" && t.tok[i].XPOS == "VBD" && t.child(i, "obj") < 0 && t.child(i, "nsubj") < 0
	}
	switch t.tok[i].Deprel {
	case "acl", "amod":
		return true
	case "advcl", "xcomp":
		return t.child(i, "obj") < 0 && (t.tok[i].Deprel == "advcl" || t.child(i, "aux") < 0) // "are known to have died"
	case "conj":
		h := t.head(i)
		return h >= 0 && t.child(i, "nsubj") < 0 && t.child(i, "obj") < 0 && t.child(i, "aux") < 0 && t.isVerb(h) && t.passive(h)
	}
	// A headline's or caption's participle without subject: "16 killed in strike" has one, "Killed in action" none.
	return t.child(i, "nsubj") < 0 && t.child(i, "obj") < 0 && t.child(i, "aux") < 0
}

// participle: a past participle by tag.
func (t *tree) participle(i int) bool {
	return t.tok[i].XPOS == "VBN" || t.tok[i].XPOS == "" && strings.Contains(t.tok[i].Feats, "VerbForm=Part") && strings.Contains(t.tok[i].Feats, "Tense=Past")
}

// gerund: a present participle or gerund by tag.
func (t *tree) gerund(i int) bool {
	return t.tok[i].XPOS == "VBG" || t.tok[i].XPOS == "" && strings.HasSuffix(t.form[i], "ing")
}

// infinitive: marked with "to".
func (t *tree) infinitive(i int) bool {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.form[c] == "to" && t.rel(int(c)) == "mark" {
			return true
		}
	}
	return false
}

// prep is the preposition or subordinator of a token, "" if none; multiword
// ones with an underscore.
func (t *tree) prep(i int) string {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		r := t.rel(int(c))
		if r != "case" && r != "mark" || t.form[c] == "'s" || t.form[c] == "'" {
			continue
		}
		p := t.lemma[c]
		fixed := false
		for f := t.first[c]; f >= 0; f = t.next[f] {
			if t.rel(int(f)) == "fixed" {
				p += "_" + t.form[f]
				fixed = true
			}
		}
		// Two case words in a row ("out of", "from near"): the last governs, "out of" is one.
		if n := t.next[c]; !fixed && n >= 0 && t.rel(int(n)) == "case" && t.form[n] != "'s" {
			if p == "out" || p == "because" || p == "ahead" || p == "as" || p == "due" || p == "next" || p == "according" {
				return p + "_" + t.lemma[n]
			}
			continue
		}
		return p
	}
	return ""
}

// under reports whether x is d or hangs on it.
func (t *tree) under(x, d int) bool {
	for k := 0; x >= 0 && k < len(t.tok); k++ {
		if x == d {
			return true
		}
		x = t.head(x)
	}
	return false
}

// subtree is the run of tokens that hang on i, cut at clauses and conjuncts
// when short.
func (t *tree) subtree(i int, short bool) (first, end int) {
	first, end = i, i+1
	for c := t.first[i]; c >= 0; c = t.next[c] {
		ci := int(c)
		if short {
			switch t.rel(ci) {
			case "acl", "conj", "cc", "appos", "parataxis", "punct", "advcl", "dep", "case", "mark", "cop", "nsubj", "csubj", "aux", "advmod", "ccomp", "list", "discourse", "obl":
				continue
			case "nmod":
				if ci > i && t.prep(ci) == "by" {
					continue
				}
			}
		}
		f, e := t.subtree(ci, short)
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// span of a run of tokens.
func (t *tree) span(first, end int) sitrep.Span {
	return sitrep.Span{Start: t.tok[first].Start, End: t.tok[end-1].End}
}
