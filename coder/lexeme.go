package coder

import "encoding/binary"

// lexeme is what the rules, the inflection and the model of types know of a word, found
// once for a token instead of in each of their tables.
type lexeme struct { // 64 bytes, a line of the cache, with the word itself
	head       [2]uint64 // its first bytes
	rest       string    // those behind the sixteenth
	size, set  uint16    // how many bytes all are; the classes that it is in, an index into lexemes.sets
	verb, noun int32     // its lemma as a form of a verb and of a noun that the rules know: index into inflection.lemmas, 0 for none
	kin        int32     // index of its clusters in the model of types, unseen for none
	entries    *entries  // of rules, with the word as head lemma; nil for none
	is         lexFlags
}

// split is a word as a lexeme has it.
func split(text string) (head [2]uint64, rest string) {
	switch n := len(text); {
	case n >= 16:
		return [2]uint64{eight(text), eight(text[8:])}, text[16:]
	case n >= 8:
		head = [2]uint64{eight(text), eight(text[n-8:]) >> (8 * (16 - n))}
	case n >= 4:
		head[0] = four(text) | four(text[n-4:])<<(8*(n-4)) // those in both are the same
	default:
		for i := range n {
			head[0] |= uint64(text[i]) << (8 * i)
		}
	}
	return head, ""
}

func eight(s string) uint64 { return four(s) | four(s[4:])<<32 }

func four(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

type lexFlags uint64

const (
	isTelling  lexFlags = 1 << iota // may tell an event, says the model of types
	isVerbBase                      // a lemma of a verb that the rules know
	isNounBase                      // a lemma of a noun that the rules know
	ofNounBase                      // a form of one
	isPronoun                       // a form of a pronoun that the rules name
	isOpening                       // the first form of phrases of the rules
	isContext                       // the first word of signs of a context
	isCompound                      // the last word of compounds that the rules write as one
	isSaying                        // a verb of saying with a stance
	isFate                          // says what became of people, see Coder.toll
	isDigit                         // a number from zero to ninety
	isScale                         // a hundred and more, a dozen
	// The word classes that are asked for most.
	isPartitive
	isArmed
	isCivilian
	isGov
	isPeople
	isFacility
	isIntransitive
	isCalling
	isStriking
	isAgent
	isVessel
	isViolent
	isTerritory
	isUndergone
	isHurting
	isPassing // passes its agent on to the noun that it modifies
	isFact    // decides of what is under it whether it happened
	isRebuff  // calls a charge names, as one who denies it does
	isSum     // a noun that may give a total
	isTrigger // the head of a trigger of rules for events and for none
	isCarrier // of light and phase rules
	isSizing  // of rules for sizes
	isWorld   // a word of what publicity asks for
	isVoice   // of what voiced does
	isTrait   // says of a person what sex, age or side, or that it is another
	// Words of which a lexicon says anything: no other is in one of its lists.
	ofScene
	ofIdentity
	isAsserting // a verb of saying that asserts
	isReply     // a verb by which one answers
	isMishap    // the first word of phrases of mishaps
)

// isSomebody: words for who acts, people and bodies.
const isSomebody = isPeople | isArmed | isGov | isAgent

// classFlags are the flags of word classes.
var classFlags = map[string]lexFlags{"partitive": isPartitive, "armed": isArmed, "civilian": isCivilian, "gov": isGov, "people": isPeople, "facility": isFacility,
	"intransitive": isIntransitive, "calling": isCalling, "striking": isStriking, "agent": isAgent, "vessel": isVessel, "violent": isViolent, "territory": isTerritory,
	"undergone": isUndergone, "hurting": isHurting, "passing-on": isPassing}

// traitClasses are those that victimAt asks for.
var traitClasses = []string{"male", "female", "young", "grown", "offender", "bystander", "others"}

// lemmaIs reports whether token i's lemma is one of the kinds.
func (t *tree) lemmaIs(i int, kinds lexFlags) bool { return t.lex[2*i+1].is&kinds != 0 }

// formIs reports whether token i's form is one of the kinds.
func (t *tree) formIs(i int, kinds lexFlags) bool { return t.lex[2*i].is&kinds != 0 }

// isAny reports whether token i's form or lemma is one of the kinds.
func (t *tree) isAny(i int, kinds lexFlags) bool { return (t.lex[2*i].is|t.lex[2*i+1].is)&kinds != 0 }

// fateOf is the kind of size of which token i's form tells, "" for none.
func (t *tree) fateOf(i int) string {
	if !t.formIs(i, isFate) {
		return ""
	}
	return t.w.c.toll[t.form[i]]
}

// String is the word itself.
func (w *lexeme) String() string {
	var b [16]byte
	binary.LittleEndian.PutUint64(b[:], w.head[0])
	binary.LittleEndian.PutUint64(b[8:], w.head[1])
	return string(b[:min(int(w.size), len(b))]) + w.rest
}

// lexemes holds words by their wordKey, by open addressing.
type lexemes struct {
	slots []uint32 // upper bits of the key and index of the word, 1-based; 0: free
	words []lexeme
	none  lexeme // what is known of any other word
	sets  []classSet
}

const (
	slotIndex = 1<<20 - 1
	slotKey   = ^uint32(slotIndex)
)

// newLexemes is of about n words.
func newLexemes(n int) *lexemes {
	size := 2
	for size < n+n/2 {
		size *= 2
	}
	return &lexemes{slots: make([]uint32, size), words: make([]lexeme, 0, n), none: lexeme{kin: unseen}}
}

// place puts word i, 1-based, into the first free slot of its key.
func (v *lexemes) place(key uint32, i int) {
	mask := uint32(len(v.slots) - 1)
	at := key & mask
	for v.slots[at] != 0 {
		at = (at + 1) & mask
	}
	v.slots[at] = key&slotKey | uint32(i)
}

// find is what is known of a word of which the key is known.
func (v *lexemes) find(key uint32, text string) *lexeme {
	mask := uint32(len(v.slots) - 1)
	head, rest := split(text)
	for i := key & mask; ; i = (i + 1) & mask {
		s := v.slots[i]
		if s == 0 {
			return &v.none
		}
		if (s^key)&slotKey == 0 {
			if w := &v.words[s&slotIndex-1]; w.head == head && int(w.size) == len(text) && w.rest == rest {
				return w
			}
		}
	}
}

// add is the word, to be filled in before the next is added, which may move it.
func (v *lexemes) add(text string) *lexeme {
	key := wordKey(text)
	if w := v.find(key, text); w != &v.none {
		return w
	}
	head, rest := split(text)
	v.words = append(v.words, lexeme{head: head, rest: rest, size: uint16(len(text)), kin: unseen})
	if len(v.words) > len(v.slots)/4*3 {
		v.slots = make([]uint32, 2*len(v.slots))
		for k := range v.words[:len(v.words)-1] {
			v.place(wordKey(v.words[k].String()), k+1)
		}
	}
	v.place(key, len(v.words))
	return &v.words[len(v.words)-1]
}

// learn gathers what is known of words; to be called when all that knows any is loaded.
func (c *Coder) learn() {
	f := c.forms
	n := len(c.rules.words) + len(f.verb) + len(f.noun) + len(f.verbBase) + len(f.isNoun) + len(f.pronoun) + len(f.compounds) + len(c.contexts.first) + len(c.mishaps.first) +
		len(c.speech.act) + len(c.speech.reply) + len(c.scene.all) + len(c.same.all) + len(c.totals.sum) + len(c.toll) + len(digitWords) + len(scaleWords)
	n += len(c.speech.calling) + len(c.speech.rebuff) + len(c.facts.effects)
	for _, k := range c.class {
		n += len(k.nouns) + len(k.multi) // their words are all in f.isNoun
	}
	worlds := []*wordClass{c.worlds.public, c.worlds.civic, c.worlds.grave, c.worlds.pastime, c.worlds.everyday, c.worlds.homely}
	voices := []*wordClass{c.worlds.reader, c.worlds.writer, c.worlds.saying}
	if c.types != nil {
		n += len(c.types.words) + len(c.types.tells)
	}
	v := newLexemes(n)
	if c.types != nil {
		for i, w := range c.types.words {
			x := v.add(w)
			x.kin = c.types.kin[i]
		}
		for w := range c.types.tells {
			v.add(w).is |= isTelling
		}
	}
	for w, es := range c.rules.words {
		x := v.add(w)
		if x.entries = es; len(es.phrases) > 0 {
			x.is |= isOpening
		}
		for k, as := range kindFlags {
			if len(es.of(ruleKind(k)).all) > 0 {
				x.is |= as
			}
		}
	}
	f.lemmas = append(f.lemmas, "")
	at := make(map[string]int32, 1<<13)
	index := func(lemma string) int32 {
		if at[lemma] == 0 {
			at[lemma] = int32(len(f.lemmas))
			f.lemmas = append(f.lemmas, lemma)
		}
		return at[lemma]
	}
	for w, l := range f.verb {
		v.add(w).verb = index(l)
	}
	for w, l := range f.noun {
		x := v.add(w)
		if x.noun = index(l); f.isNoun[l] {
			x.is |= ofNounBase
		}
	}
	flag(v, f.verbBase, isVerbBase)
	flag(v, f.isNoun, isNounBase)
	flag(v, f.pronoun, isPronoun)
	flag(v, f.compounds, isCompound)
	flag(v, c.contexts.first, isContext)
	flag(v, c.mishaps.first, isMishap)
	flag(v, c.speech.act, isSaying)
	for w, act := range c.speech.act {
		if act == "asserts" {
			v.add(w).is |= isAsserting
		}
	}
	flag(v, c.speech.reply, isReply)
	flag(v, c.scene.all, ofScene)
	flag(v, c.same.all, ofIdentity)
	flag(v, c.toll, isFate)
	flag(v, c.totals.sum, isSum)
	flag(v, digitWords, isDigit)
	flag(v, scaleWords, isScale)
	flag(v, c.speech.calling, isRebuff)
	flag(v, c.speech.rebuff, isRebuff)
	for k := range c.facts.effects {
		v.add(k.lemma).is |= isFact
	}
	for _, name := range traitClasses {
		flag(v, c.class[name].words, isTrait)
	}
	for name, as := range classFlags {
		flag(v, c.class[name].words, as)
	}
	v.classify(c.class)
	flagAll(v, worlds, isWorld)
	flagAll(v, voices, isVoice)
	c.lexemes = v
	f.verb, f.noun, f.verbBase, f.isNoun = nil, nil, nil, nil // lexemes know it
	if c.types != nil {
		c.types.words, c.types.kin, c.types.tells = nil, nil, nil
	}
}

// classify tells each word of the classes in which of those with an id it is.
func (v *lexemes) classify(classes classTable) {
	in := make(map[string]classSet, 1<<14)
	for _, k := range classes {
		for _, s := range k.slots {
			if s.as != 0 && k.id != 0 {
				set := in[s.word]
				set[k.id>>6] |= 1 << (k.id & 63)
				in[s.word] = set
			}
		}
	}
	at := map[classSet]uint16{{}: 0}
	v.sets = []classSet{{}}
	for w, set := range in {
		if _, ok := at[set]; !ok {
			at[set] = uint16(len(v.sets))
			v.sets = append(v.sets, set)
		}
		v.add(w).set = at[set]
	}
}

// flagAll marks all words of classes.
func flagAll(v *lexemes, classes []*wordClass, as lexFlags) {
	for _, k := range classes {
		flag(v, k.words, as)
		flag(v, k.nouns, as)
		flag(v, k.multi, as)
	}
}

// flag marks the words that a table has.
func flag[T any](v *lexemes, table map[string]T, as lexFlags) {
	for w := range table {
		v.add(w).is |= as
	}
}
