package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// document is the scratch of one report.
type document struct {
	base *base
	a    *sitrep.Analysis
	day  sitrep.Day

	forms  *formCache // nil: a single name is read
	words  []word     // of the sentence that is read
	arena  []byte
	more   []int32
	found  []found
	left   []int32 // of the sentence: first token of the subtree, relative clauses and the like left out
	right  []int32 // one past its last
	up     []int32 // the head whose phrase the token is part of, -1 none
	buf    []byte
	byHead []int32 // of the sentence: mention headed by the token + 1
	kids   []int32 // first child + 1 by token, then next sibling + 1
	sib    []int32

	wordPool  []word // of all sentences
	foundPool []found
	kept      []kept // by sentence

	mentions []mention
	entities []entity
	current  int32     // sentence whose words are read
	heads    [][]int32 // by sentence: byHead, kept for the later passes
	headPool []int32
	joined   []int32 // mentions of entities

	byEntry map[int32]int32
	byOrgan map[organRef]int32
	byName  map[string]int32  // folded name, or its last word with a leading space
	states  []int32           // mentions by state
	stated  bool              // some state is mentioned
	weights []int32           // by state
	ids     map[int32]string  // of records, not cleared between reports
	folded  map[string]string // names by foldName, not cleared between reports
	family  map[string]string // last words with a leading space, likewise
	places  map[int]int       // end of the place name that starts at an offset
	main    int32             // the state that the report is about, -1 none
	mixed   bool              // it speaks of others nearly as much
	desk    int32             // the state that it comes from, whose ministers need no more than their titles; -1 none
	shouted bool              // the sentence is in capitals
	quotes  []quote
	inQuote []int32                    // of the sentence: by token, index in quotes + 1
	voice   []int32                    // by sentence: mention that says something outside quotation marks + 1
	keepers []int32                    // by entity: whose it is, -1 none
	rank    []standing                 // candidates of a pronoun
	barred  []int32                    // entities that it cannot stand for
	bodies  map[string]bool            // words of the names of bodies in the report, folded
	known   map[string]sitrep.NameType // family names and acronyms of the report's names, folded
	heard   spelling                   // room for a name that is heard
	long    map[string]string          // what the report's acronyms stand for, all folded
}

// mention is words that refer, with what they tell by themselves.
type mention struct {
	sent, head, lo, hi int32
	kind               sitrep.MentionKind
	desc               desc
	nameLo, nameHi     int32 // the proper name within, if any
	person             bool  // the name is a person's, as the model sees it
	armed              bool  // it is an armed group's
	pronoun            pronoun
	subject            bool
	owned              bool  // a possessive or a modifier within another phrase
	modifier           bool  // a compound or adjective of a noun that names nobody
	theirs             bool  // it begins with a possessive pronoun: "its forces"
	nested             bool  // a name within the phrase that it describes: "Iraqi" in "the Iraqi army"
	quote              int32 // index in document.quotes + 1 of the quotation that it stands in
	entity             int32
}

// entity is a chain in the making.
type entity struct {
	typ      sitrep.EntityType
	entry    int32 // record, -1 none
	organ    organRef
	hasOrgan bool
	name     string // of those that no list knows
	key      string // folded
	seat     string // the state whose capital stands for the government
	country  string
	homeless bool // of a movement of no country
	sectors  []string
	ties     []sitrep.Tie
	noun     string // folded head noun of its first description
	gender   byte
	plural   bool
	by       string
	mentions []int32
}

func (d *document) begin(b *base, a *sitrep.Analysis) {
	d.base, d.a, d.day = b, a, latest
	if p := a.Doc.PublishedOn; p != nil {
		if p.End != 0 {
			d.day = p.End
		} else if p.Start != 0 {
			d.day = p.Start
		}
	}
	d.mentions, d.entities = d.mentions[:0], d.entities[:0]
	d.wordPool, d.foundPool, d.kept = d.wordPool[:0], d.foundPool[:0], d.kept[:0]
	d.arena, d.more = d.arena[:0], d.more[:0]
	d.heads, d.headPool, d.joined = d.heads[:0], d.headPool[:0], d.joined[:0]
	d.main, d.desk, d.current = -1, -1, -1
	d.states, d.stated = append(d.states[:0], make([]int32, len(b.states))...), false
	d.quotes, d.voice = d.quotes[:0], d.voice[:0]
	if d.byEntry == nil {
		d.byEntry, d.byOrgan, d.byName, d.places = map[int32]int32{}, map[organRef]int32{}, map[string]int32{}, map[int]int{}
		d.ids, d.folded, d.family = map[int32]string{}, map[string]string{}, map[string]string{}
		d.known, d.bodies = map[string]sitrep.NameType{}, map[string]bool{}
	}
}

func (d *document) end() {
	clear(d.byEntry)
	clear(d.byOrgan)
	clear(d.byName)
	clear(d.places)
	clear(d.known)
	clear(d.bodies)
	clear(d.long)
	clear(d.mentions)
	clear(d.entities)
	d.a = nil
}

// mostNames bounds the names kept folded between reports.
const mostNames = 1 << 12

// foldName is foldName, remembered: a report tells a name again and again.
func (d *document) foldName(name string) string {
	key, ok := d.folded[name]
	if !ok {
		if len(d.folded) >= mostNames {
			clear(d.folded)
		}
		key = foldName(name)
		d.folded[strings.Clone(name)] = key // the name is part of its report's text
	}
	return key
}

// at is the mention headed by a token, -1 none.
func (d *document) at(sent, tok int32) int32 {
	if h := d.heads[sent]; tok >= 0 && int(tok) < len(h) {
		return h[tok] - 1
	}
	return -1
}

// tok of a sentence.
func (d *document) tok(sent, i int32) *sitrep.Token { return &d.a.Sentences[sent].Tokens[i] }

// text of a run of tokens of one sentence.
func (d *document) text(sent, lo, hi int32) string {
	t := d.a.Sentences[sent].Tokens
	return d.a.Doc.Text[t[lo].Start:t[hi-1].End]
}

// write hands the result over, in the room that the analysis has.
func (d *document) write() {
	d.a.Mentions = slices.Grow(d.a.Mentions[:0], len(d.mentions))[:len(d.mentions)]
	for i := range d.mentions {
		m := &d.mentions[i]
		w := sitrep.Words{Sentence: int(m.sent), First: int(m.lo), End: int(m.hi)}
		d.a.Mentions[i] = sitrep.Mention{Span: d.a.WordsSpan(w), Words: w, Head: int(m.head), Kind: m.kind, Entity: int(m.entity)}
	}
	d.a.Entities = slices.Grow(d.a.Entities[:0], len(d.entities))[:len(d.entities)]
	total := 0
	for i := range d.entities {
		total += len(d.entities[i].mentions)
	}
	pool := make([]int, 0, total)
	for i := range d.entities {
		e := &d.entities[i]
		at := len(pool)
		for _, m := range e.mentions {
			pool = append(pool, int(m))
		}
		d.a.Entities[i] = d.finished(e)
		d.a.Entities[i].Mentions = pool[at:len(pool):len(pool)]
	}
}
