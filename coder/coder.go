// Package coder turns an annotated Analysis into quotations and event mentions:
// who did what to whom, when, where, how many, who says so.
//
// Rules (rules/FORMAT.md) name the words that tell an event and which of their
// arguments are its actor and recipient; the package undoes the grammar
// (passive, control, relative clauses, coordination, light verbs), finds sizes,
// time, place, factuality and who asserts it, and joins the mentions of one
// happening. Rule of thumb: what hangs on the trigger in the syntax counts
// first, the sentence next, the same happening elsewhere last, and nothing is
// guessed beyond that.
//
// Limits: what no rule names is not seen; a wrong parse gives a wrong role;
// time and place are carried from one sentence to the next only between mentions
// of one happening, under headings and in steps of a story within a paragraph.
package coder

import (
	"strings"
	"sync"

	"sitrep"
)

// Coder holds the rules and lexicons; it is safe for concurrent use.
type Coder struct {
	// NoLocations leaves out Analysis.Locations. To be set before the first Annotate.
	NoLocations bool

	rules    *Ruleset
	ownForce map[string]bool // types of the user's that are material conflict

	class     map[string]*wordClass
	phrasal   map[string]bool   // verbs with a particle that rules have as triggers: "hand over"
	unpassive map[string]bool   // verbs with a particle that have no object: "pull out"
	toll      map[string]string // kind of size by word
	lifting   *wordClass        // what takes a curb away
	anyone    *wordClass        // people of a kind
	bond      *wordClass        // verbs of standing with somebody
	means     []*wordClass      // weapons, vehicles and the like
	topic     *wordClass        // nouns whose "of" is a kind of deed

	worlds struct{ public, civic, everyday, homely, pastime, grave, fiction, telling, reader, writer, saying *wordClass } // of whether a sentence is of public affairs

	forms     *inflection
	lexemes   *lexemes
	facts     *factLexicon
	reasons   *reasonLexicon
	speech    *speechLexicon
	totals    *totalLexicon
	accused   *accusedLexicon
	contexts  *contextLexicon
	mishaps   *mishapLexicon
	scene     *sceneLexicon
	capitals  map[string][]seatOfState // by country
	times     *timeLexicon
	types     *typeModel // nil: the rules decide alone
	judge     TypeJudge  // of the careful tier, nil in the fast one
	certain   signWeights
	relevance *relevanceModel
	sections  map[string]string // what a section or a part of an address says, by the word
	same      *identityLexicon

	plots *sync.Pool
}

// New loads the built-in rules.
func New() (*Coder, error) {
	rs, err := LoadRules(ruleFiles, "rules/en")
	if err != nil {
		return nil, err
	}
	types, err := loadTypes()
	if err != nil {
		return nil, err
	}
	c, err := newCoder(rs, types)
	if err != nil {
		return nil, err
	}
	for _, typ := range TypeClasses()[1:] {
		if rs.learned[typ] == nil {
			return nil, faultf("rules/en/learned.rules", 1, 1, "want a rule LEARNED %s", typ)
		}
	}
	return c, nil
}

// newCoder is a coder by rules and a model of types, which may be nil.
func newCoder(rs *Ruleset, types *typeModel) (*Coder, error) {
	c := &Coder{rules: rs, class: rs.classes, types: types, plots: &sync.Pool{New: func() any { return &plot{ends: map[string]int{}} }}}
	k := rs.classes // TestWordClasses finds the names that it lacks
	c.worlds.public, c.worlds.civic, c.worlds.everyday, c.worlds.homely, c.worlds.pastime, c.worlds.grave = k["public"], k["civic"], k["daily"], k["homely"], k["pastime"], k["grave"]
	c.worlds.fiction, c.worlds.telling, c.worlds.reader, c.worlds.writer, c.worlds.saying = k["fiction"], k["telling"], k["reader"], k["writer"], k["saying"]
	c.anyone, c.bond, c.topic, c.lifting = k["anyone"], k["bond"], k["topic"], k["lifting"]
	c.means = []*wordClass{k["weapon"], k["drone"], k["explosive"], k["artillery"], k["firearm"], k["blade"], k["riotgear"], k["volley"]}
	c.toll = map[string]string{}
	for kind, told := range map[string]*wordClass{"killed": k["dead"], "injured": k["wounded"], "missing": k["vanished"], "struck": k["struck"]} {
		for w := range told.words {
			c.toll[w] = kind
		}
	}
	c.phrasal = rs.phrasal()
	c.unpassive = map[string]bool{}
	for _, runs := range k["particled"].multi {
		for _, run := range runs {
			c.unpassive[strings.Join(run, " ")] = true
		}
	}
	var err error
	if c.forms, err = loadInflection(rs); err != nil {
		return nil, err
	}
	if c.reasons, err = loadReasons(); err != nil {
		return nil, err
	}
	if c.facts, err = loadFacts(); err != nil {
		return nil, err
	}
	if c.speech, err = loadSpeech(); err != nil {
		return nil, err
	}
	if c.totals, err = loadTotals(); err != nil {
		return nil, err
	}
	if c.accused, err = loadAccused(); err != nil {
		return nil, err
	}
	if c.scene, err = loadScene(); err != nil {
		return nil, err
	}
	if c.capitals, err = loadCapitals(); err != nil {
		return nil, err
	}
	if c.times, err = loadTime(); err != nil {
		return nil, err
	}
	if c.same, err = loadIdentity(); err != nil {
		return nil, err
	}
	if c.contexts, err = loadContexts(); err != nil {
		return nil, err
	}
	if c.mishaps, err = loadMishaps("lexicon/mishap.txt", mishapText); err != nil {
		return nil, err
	}
	certain, err := readCertainty("lexicon/certainty.txt", certaintyText)
	if err != nil {
		return nil, err
	}
	c.certain = newSignWeights(certain)
	if c.relevance, err = readRelevance("lexicon/relevance.txt", relevanceText); err != nil {
		return nil, err
	}
	if c.sections, err = readSections("lexicon/sections.txt", sectionsText); err != nil {
		return nil, err
	}
	c.learn()
	return c, nil
}

// work is the scratch of one document.
type work struct {
	a      *sitrep.Analysis
	c      *Coder
	rules  *Ruleset
	plot   *plot
	trees  []*tree
	names  [][]int // names by sentence
	cls    map[string]*wordClass
	line   *lineup
	ctx    map[int][]string // contexts by block
	titles []sitrep.Span    // names in quotation marks

	sites    []sitrep.PlaceMention // where something can have happened: the places, then sites known by name alone
	siteOf   [][]int32             // sites by sentence, in text order
	holder   []int32               // by site: the site that it only says the whereabouts of, -1
	nameless []sitrep.PlaceMention // places of which only the name is known
	heads    []head                // what heads the paragraph that a sentence opens
	tense    int8                  // of the document's main verbs: 1 past, -1 not, 0 unknown
	over     int8                  // whether it is an account of what is over: 1 yes, -1 no, 0 unknown
	quote    []quoted              // quotations with what the coding needs of them

	signs     [][]string // of the records, where keepSigns asks for them
	keepSigns bool
	judged    *sitrep.Relevance // the report, once asked for
	ofReport  []string          // signs of the relevance of the report, where keepSigns asks for them
	ofEvents  [][]string        // and of its events

	leisure  uint8           // whether the report is of pastimes, once asked for
	told     map[string]bool // types, and types with modes, that the sentences before toldTill tell
	toldTill int

	first    int          // first sentence of running text
	aside    []int        // by sentence: the last one of its paragraph up to it that leaves what was told
	teaser   []bool       // by block: the first lines of another story, nil where none is
	apart    [][2]*event  // happenings that the report tells apart
	counted  bool         // some attack is told to have struck several people
	item     []int        // by sentence: the item of a round-up that it stands in, 0 none
	sought   []string     // family names of all who stand accused, once asked for
	labelled map[int]bool // blocks that have a heading of their own, of a digest
}

// headline reports whether the sentence is no running text: headline, deck or caption.
func (w *work) headline(si int) bool {
	switch w.role(si) {
	case sitrep.RoleHeadline, sitrep.RoleDeck, sitrep.RoleCaption:
		return true
	}
	return false
}

// role is that of the block of a sentence, "" where it stands in none.
func (w *work) role(si int) sitrep.BlockRole {
	if b := w.a.Sentences[si].Block; b >= 0 && b < len(w.a.Doc.Blocks) {
		return w.a.Doc.Blocks[b].Role
	}
	return ""
}

// coded reports whether events are looked for in the sentence.
func (w *work) coded(si int) bool {
	switch w.role(si) {
	case sitrep.RoleDateline, sitrep.RoleByline, sitrep.RoleCredit:
		return false
	}
	b := w.a.Sentences[si].Block
	return b < 0 || b >= len(w.teaser) || !w.teaser[b]
}

// offered: a label beside the sentence says that it is of another story.
func (w *work) offered(si int) bool {
	b := w.a.Sentences[si].Block
	return b >= 0 && b < len(w.teaser) && w.teaser[b] && w.c.offered(w.a.Text(w.a.Doc.Blocks[b].Span))
}

func (c *Coder) newWork(a *sitrep.Analysis) *work {
	w := &work{a: a, c: c, rules: c.rules, cls: c.class, told: map[string]bool{}}
	w.plot = c.newPlot(a)
	w.teaser = c.teasers(a.Doc)
	w.names = w.plot.names
	for i := range a.Names {
		if s := a.Names[i].Words.Sentence; s >= 0 && s < len(w.names) {
			w.names[s] = append(w.names[s], i)
		}
	}
	w.trees = w.plot.list
	left := *w.plot
	for i := range a.Sentences {
		w.trees[i] = newTree(w, i, &left)
	}
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if t := w.tree(m.Words.Sentence); t != nil && m.Head >= 0 && m.Head < len(t.tok) {
			if o := t.ment[m.Head]; o < 0 || a.Mentions[o].Span.Len() < m.Span.Len() {
				t.ment[m.Head] = int32(i)
			}
		}
	}
	mark := func(ws sitrep.Words, of func(*tree) []int32, i int) {
		if t := w.tree(ws.Sentence); t != nil {
			for k := max(0, ws.First); k < ws.End && k < len(t.tok); k++ {
				of(t)[k] = int32(i)
			}
		}
	}
	for i := range a.Places {
		mark(a.Places[i].Words, func(t *tree) []int32 { return t.place }, i)
	}
	for i := range a.Timexes {
		mark(a.Timexes[i].Words, func(t *tree) []int32 { return t.timex }, i)
	}
	w.addSites()
	return w
}

func (w *work) tree(si int) *tree {
	if si < 0 || si >= len(w.trees) {
		return nil
	}
	return w.trees[si]
}

// Annotate fills a.Quotations and a.Events.
func (c *Coder) Annotate(a *sitrep.Analysis) {
	w := c.newWork(a)
	w.annotate()
	w.leave()
}

func (w *work) annotate() {
	a := w.a
	if j := w.c.judge; j != nil {
		j.Read(a)
	}
	a.Quotations = w.quotations()
	var all []*event
	repeats := w.repeats()
	for si, t := range w.trees {
		if w.coded(si) && !repeats[si] {
			all = t.events(all)
		}
	}
	a.Events = w.mentions(all)
	a.Doc.Relevance = w.about()
}
