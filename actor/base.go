package actor

import (
	"embed"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

//go:embed data/*.txt
var files embed.FS

// actorFiles are the lists of actors, in the order that decides between equals.
var actorFiles = []string{
	"forces.txt",
	"groups-mideast.txt", "groups-world.txt", "groups-asia.txt", "groups-africa.txt", "groups-americas.txt", "groups-europe.txt",
	"bodies.txt",
	"offices-americas.txt", "offices-europe.txt", "offices-mideast.txt", "offices-africa.txt", "offices-asia.txt", "offices-world.txt",
}

func isSector(code string) bool {
	_, ok := ontology.SectorOf(code)
	return ok
}

// state is a line of states.txt.
type state struct {
	code  string
	now   string // of a state of the past: the code of the one that continues it
	name  string
	names []string // all, the canonical one first
	adjs  []string // adjectives and people
	seats []string
	entry int32
}

// adjective that builds the names of organs.
func (s *state) adjective() string {
	if len(s.adjs) > 0 {
		return s.adjs[0]
	}
	return s.name
}

// organ is a line of organs.txt.
type organ struct {
	key     string
	nouns   []string
	sectors []string
	not     []string
}

// role says how a name refers to its entry.
type role uint8

const (
	roleName   role = iota
	roleDemo        // adjective or people of a state
	rolePeople      // people only: "Iraqis"
	roleSeat        // capital
)

// target is one reading of a name.
type target struct {
	entry  int32
	role   role
	caps   bool // all words must be in capitals
	proper bool // some word must have a capital
	near   bool // only with the entry's country in the context
	part   bool // a surname alone
	common bool // of words that names of many countries have
}

// holder of an office of a state.
type holder struct {
	entry int32
	tie   *tie
}

// base is the compiled knowledge.
type base struct {
	records  []record
	states   []state
	byCode   stateCodes
	organs   []organ
	byNoun   map[string]int32 // organ by folded noun
	agents   map[string]*agent
	nouns    *vocabulary // of agents
	byNumber []agentNoun // by number of the noun
	ends     *vocabulary // last words of agents
	endWords []uint8     // by last word: words of the longest of them
	anaphor  map[string]*anaphor
	ties     tieLists
	sounds   *sounds
	heard    spelledNames
	given    map[string]byte  // gender by folded first name: 'm', 'f'
	gender   map[string]byte  // by folded noun or title
	honor    map[string]bool  // "mrs", "dr": before a name, not of it
	replaced map[string]int32 // other names of records that a user's took the place of
	common   map[string]bool  // words that are also names
	roads    map[string]bool  // last words of names of roads
	verbs    map[string]verb  // by lemma
	towards  map[string]bool  // lemma and preposition that govern somebody
	same     map[string]*kin  // by folded noun

	holders map[organRef][]holder // who held a state's office, and when
	generic map[string]bool       // words of such names
	world   map[string]bool       // words of names of bodies of no one state
	comment map[string]bool       // verbs by which a state speaks of others
	shouted map[string]bool       // words that acronyms look like in a line of capitals
	regions map[[2]string]bool    // word and adjective after it that are of no one state
	shared  []bool                // by record: another one has one of its names

	vocab  *vocabulary
	names  *nameTree
	marked *vocabulary // words that have marks
	marks  []marks     // by number
	begins []bool      // by word of the vocabulary: some name begins with it
	spoken sieve       // lemmas in verbs
	buf    []byte
}

func embedded(own ...Source) (*base, error) {
	return load(func(name string) (string, error) {
		b, err := files.ReadFile("data/" + name)
		return string(b), err
	}, own...)
}

// load compiles the resource files that read yields, and users' files over them.
func load(read func(name string) (string, error), own ...Source) (*base, error) {
	users, err := readOwn(own)
	if err != nil {
		return nil, err
	}
	actors := parsedFiles(read)
	b := &base{
		byNoun: map[string]int32{}, given: map[string]byte{}, gender: map[string]byte{}, honor: map[string]bool{}, verbs: map[string]verb{}, towards: map[string]bool{}, common: map[string]bool{}, roads: map[string]bool{}, same: map[string]*kin{}, holders: map[organRef][]holder{},
		agents: make(map[string]*agent, 4096), anaphor: map[string]*anaphor{}, generic: map[string]bool{}, world: map[string]bool{}, comment: map[string]bool{}, shouted: map[string]bool{}, regions: map[[2]string]bool{},
		marked: newVocabulary(1 << 11), vocab: newVocabulary(1 << 16), names: newNameTree(1 << 17), records: make([]record, 0, 20000),
	}
	for _, f := range []struct {
		name string
		add  func(file, text string) error
	}{
		{"states.txt", b.addStates}, {"agents.txt", b.addAgents}, {"organs.txt", b.addOrgans},
		{"anaphors.txt", b.addAnaphors}, {"same.txt", b.addSame}, {"verbs.txt", b.addVerbs}, {"given.txt", b.addGiven}, {"ties.txt", b.addTies}, {"spelling.txt", b.addSpelling}, {"generic.txt", b.addGeneric}, {"world.txt", b.addWorld}, {"comments.txt", b.addComments}, {"roads.txt", b.addRoads}, {"common.txt", b.addCommon},
		{"shouted.txt", b.addShouted}, {"regions.txt", b.addRegions}, {"describers.txt", b.addDescribers},
	} {
		if f.name == "agents.txt" {
			for i := len(users.agents) - 1; i >= 0; i-- { // the first line of a noun counts
				if err := b.addAgents(users.agents[i].Name, users.agents[i].Text); err != nil {
					return nil, err
				}
			}
		}
		text, err := read(f.name)
		if err != nil {
			return nil, err
		}
		if err := f.add(f.name, text); err != nil {
			return nil, err
		}
	}
	for i := range users.records {
		if err := b.addRecord(&users.records[i]); err != nil {
			return nil, err
		}
	}
	builtin := int32(len(b.records))
	for range actorFiles {
		f := <-actors
		if f.err != nil {
			return nil, f.err
		}
		for i := range f.records {
			if r := &f.records[i]; len(users.names) > 0 && users.names[foldName(r.names[0])] {
				b.replace(r)
				continue
			}
			if err := b.addRecord(&f.records[i]); err != nil {
				return nil, err
			}
		}
	}
	b.names.finish()
	b.indexAgents()
	b.indexMarks()
	b.addHolders()
	b.addShared()
	b.yield(builtin)
	if err := b.check(); err != nil {
		return nil, err
	}
	return b, b.consistent()
}

// parsedFile is a list of actors or why it is none.
type parsedFile struct {
	records []record
	err     error
}

// parsedFiles parses the lists of actors in their order, while those before are compiled.
func parsedFiles(read func(name string) (string, error)) <-chan parsedFile {
	out := make(chan parsedFile, len(actorFiles))
	go func() {
		for _, name := range actorFiles {
			text, err := read(name)
			f := parsedFile{err: err}
			if err == nil {
				f.records, f.err = parseActors(name, text)
			}
			out <- f
		}
	}()
	return out
}

// addName files a name under its words and returns its node, 0 for none.
func (b *base) addName(name string, t target) int32 {
	if s, ok := strings.CutSuffix(name, "?"); ok {
		name, t.near = s, true
	}
	var room [8]string
	return b.addWords(appendWords(room[:0], name), t)
}

// addWords files a name that is cut into words; the node of the last of them, 0 none.
func (b *base) addWords(words []string, t target) int32 {
	words = withoutArticle(words)
	t.caps, t.proper, t.common = true, false, true
	node := int32(0)
	for i, w := range words {
		t.caps = t.caps && capitals(w)
		t.proper = t.proper || capitalized(w)
		b.buf = appendFold(b.buf[:0], w)
		t.common = t.common && b.generic[string(b.buf)]
		if i == 0 && len(words) == 1 && t.role == roleName && !t.caps && b.common[string(b.buf)] && b.records[t.entry].typ != sitrep.EntityCountry {
			t.near = true
		}
		node = b.names.grow(node, b.vocab.add(b.buf))
	}
	if node != 0 {
		b.names.add(node, t)
	}
	return node
}

func (b *base) addStates(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		code, now, past := strings.Cut(c[0].text, " ")
		packed := packedCode(code)
		if _, known := b.byCode.find(now); len(c) != 4 || packed < 0 || past && !known {
			return l.fault(c[0], "CODE | names | adjectives | seats")
		}
		if _, ok := b.byCode.find(code); ok {
			return l.fault(c[0], "a code that has no line yet")
		}
		s := state{code: code, now: now}
		for i, into := range []*[]string{&s.names, &s.adjs, &s.seats} {
			for x := range c[i+1].split(';') {
				if x.text != "" {
					*into = append(*into, x.text)
				}
			}
		}
		if len(s.names) == 0 {
			return l.fault(c[1], "a name")
		}
		s.name = s.names[0]
		r := record{section: &section{file: file, typ: sitrep.EntityCountry, country: s.code}, names: s.names, text: l.text, no: int32(l.no)}
		s.entry = int32(len(b.records))
		b.records = append(b.records, r)
		for _, n := range s.names {
			b.addName(n, target{entry: s.entry})
		}
		for _, n := range s.adjs {
			b.addName(n, target{entry: s.entry, role: roleDemo})
			switch n[len(n)-1] {
			case 'i', 'n', 'o', 'r', 'b', 'k', 'u':
				b.addName(n+"s", target{entry: s.entry, role: rolePeople})
			}
		}
		for _, n := range s.seats {
			b.addName(n, target{entry: s.entry, role: roleSeat})
		}
		b.byCode[packed] = int16(len(b.states) + 1)
		b.states = append(b.states, s)
	}
	return nil
}

func (b *base) addOrgans(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		if len(c) != 4 {
			return l.fault(c[0], "key | nouns | sectors | not for")
		}
		_, sectors, ok := parseCodes(c[2])
		if !ok {
			return l.fault(c[2], "PLOVER sectors")
		}
		o := organ{key: c[0].text, sectors: sectors, not: strings.Fields(c[3].text)}
		for n := range c[1].split(';') {
			f := foldName(n.text)
			if at, dup := b.byNoun[f]; dup {
				return l.fault(n, "a noun that "+b.organs[at].key+" does not have")
			}
			b.byNoun[f] = int32(len(b.organs))
			if a := b.agents[singular(f)]; a != nil && b.agents[f] == nil && singular(f) != f {
				one := *a
				one.organ = true
				b.agents[f] = &one
			} else if a := b.agents[f]; a == nil {
				typ := sitrep.EntityOrg
				if strings.HasSuffix(o.key, "minister") || strings.HasSuffix(o.key, "president") {
					typ = sitrep.EntityPerson
				}
				b.agents[f] = &agent{sectors: sectors, typ: typ, title: typ == sitrep.EntityPerson, organ: true, ref: typ == sitrep.EntityOrg, words: strings.Count(f, " ") + 1}
			} else {
				a.organ = true
			}
			o.nouns = append(o.nouns, n.text)
		}
		b.organs = append(b.organs, o)
	}
	return nil
}

func (b *base) addRecord(r *record) error {
	at := int32(len(b.records))
	b.records = append(b.records, *r)
	for i, n := range r.names {
		node := b.addName(n, target{entry: at})
		if i > 0 {
			continue
		}
		for _, o := range b.names.at(node) {
			if o.entry != at && o.role == roleName && !o.part && b.canonical(o.entry, n) {
				l := b.records[o.entry].line()
				return r.line().fault(cell{n, 0}, "a name that "+l.file+" does not have already: "+strings.TrimSpace(l.text))
			}
		}
	}
	if r.typ == sitrep.EntityPerson {
		var room [8]string
		if w := appendWords(room[:0], r.names[0]); len(w) > 1 {
			if part := b.family(r, w); len(part) > 1 || len(part) == 1 && len(part[0]) > 1 && !b.common[fold(part[0])] {
				b.addWords(part, target{entry: at, part: true})
			}
		}
	}
	return nil
}

// family is the words of a person's name by which alone it is called, none where that
// is not usual.
func (b *base) family(r *record, words []string) []string {
	part := words[surnameAt(words):]
	switch r.country {
	case "CHN", "KOR", "PRK", "TWN", "HKG", "ETH", "ERI": // the family name, or the one that is used, comes first
		if r.country == "ETH" || r.country == "ERI" || b.given[fold(words[0])] == 0 { // but "Carrie Lam"
			part = words[:1]
		}
	case "VNM", "KHM", "MMR", "IDN", "THA", "SOM", "MNG":
		return nil
	}
	for _, w := range part {
		if strings.Contains(w, "II") {
			return nil
		}
	}
	return part
}

// id of a record.
func (b *base) id(entry int32) string {
	r := &b.records[entry]
	if r.typ == sitrep.EntityCountry {
		return sitrep.ListedID(strings.ToLower(r.country))
	}
	return sitrep.ListedID(slug(r.names[0]))
}
