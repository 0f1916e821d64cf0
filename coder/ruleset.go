package coder

import (
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"sitrep/ontology"
)

//go:embed rules
var ruleFiles embed.FS

// Ruleset is the rules of one language, indexed by the trigger's head lemma.
type Ruleset struct {
	rules   []*rule
	classes classTable
	words   map[string]*entries   // by head lemma of verb, noun and adj triggers, and first form of phrases
	phrased [ruleLearned + 1]bool // by kind: whether a phrase is a trigger of such rules
	modes   map[string][]*rule    // MODE rules by type
	learned map[string]*rule      // LEARNED rules by type
}

// entry is one trigger of one rule.
type entry struct { // 64 bytes, a line of the cache
	rule  *rule
	trig  *trigger
	conds []cond // the rule's
	asks  uint64 // of the rule's first condition that wants an argument, if nothing before it looks for events; 0 if none
	wt    int32
	kind  ruleKind
	class triggerClass
	need  needs // words beside the head, in a sentence's words
}

// entries of a lemma, the heaviest first.
type entries struct {
	events   ranked  // of rules for events and for none
	carriers *ranked // of light and phase rules, nil for none
	sizes    *ranked // of rules for sizes, nil for none
	phrases  []entry // of phrases that begin with the word, as a form
}

// ranked is entries, the heaviest first, all and those that a token may be the head of:
// by its bits of triggerClasses, without that of phrases.
type ranked struct {
	all []entry
	by  [8][]entry
}

// sort puts the heaviest entry first and fills by.
func (r *ranked) sort() {
	if r == nil || len(r.all) == 0 {
		return
	}
	inOrder(r.all)
	var n [8]int
	for is := range r.by {
		for k := range r.all {
			n[is] += is >> r.all[k].class & 1
		}
	}
	const verb, adj = 1 << classVerb, 1 << classAdj
	for is := range r.by {
		switch {
		case n[is] == 0:
		case n[is] == len(r.all):
			r.by[is] = r.all // no second copy in the cache
		case is == verb|adj && n[is] == n[verb]:
			r.by[is] = r.by[verb]
		case is == verb|adj && n[is] == n[adj]:
			r.by[is] = r.by[adj]
		default:
			r.by[is] = slices.DeleteFunc(slices.Clone(r.all), func(e entry) bool { return is>>e.class&1 == 0 })
		}
	}
}

func (es *entries) add(e entry) {
	switch e.kind {
	case ruleLight, rulePhase:
		if es.carriers == nil {
			es.carriers = new(ranked)
		}
		es.carriers.all = append(es.carriers.all, e)
	case ruleSize:
		if es.sizes == nil {
			es.sizes = new(ranked)
		}
		es.sizes.all = append(es.sizes.all, e)
	default:
		es.events.all = append(es.events.all, e)
	}
}

// of is those of the rules of a kind and its like.
func (es *entries) of(k ruleKind) *ranked {
	if es == nil {
		return &noEntries
	}
	list := &es.events
	switch k {
	case ruleLight, rulePhase:
		list = es.carriers
	case ruleSize:
		list = es.sizes
	}
	if list == nil {
		return &noEntries
	}
	return list
}

var noEntries ranked

// entries are those of the rules of a kind and its like for the lemma of token i.
func (t *tree) entries(i int, k ruleKind) *ranked {
	if l := t.lex[2*i+1]; l.is&kindFlags[k] != 0 {
		return l.entries.of(k)
	}
	return &noEntries
}

// kindFlags say of a lexeme that it has entries of a kind and its like.
var kindFlags = [...]lexFlags{ruleEvent: isTrigger, ruleNone: isTrigger, ruleMode: isTrigger, ruleLight: isCarrier, rulePhase: isCarrier, ruleSize: isSizing, ruleLearned: isTrigger}

// LoadRules reads *.words and *.rules of a folder, in alphabetical order.
func LoadRules(fsys fs.FS, dir string) (*Ruleset, error) {
	names, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	raw, order := map[string]*rawClass{}, []string(nil)
	for _, e := range names {
		if strings.HasSuffix(e.Name(), ".words") {
			data, err := fs.ReadFile(fsys, path.Join(dir, e.Name()))
			if err != nil {
				return nil, err
			}
			if err := readWords(e.Name(), data, raw, &order); err != nil {
				return nil, err
			}
		}
	}
	classes, err := resolveClasses(raw, order)
	if err != nil {
		return nil, err
	}
	classes.number()
	voc := &vocabulary{classes: classes, types: map[string]map[string]bool{}}
	for _, t := range ontology.Types() {
		voc.types[t.Name] = map[string]bool{}
		for _, m := range t.Modes {
			voc.types[t.Name][m.Name] = true
		}
	}
	s := &Ruleset{classes: classes, modes: map[string][]*rule{}, learned: map[string]*rule{}}
	var faults []error
	for _, e := range names {
		if !strings.HasSuffix(e.Name(), ".rules") {
			continue
		}
		data, err := fs.ReadFile(fsys, path.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		rs, err := readRules(e.Name(), data, voc)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		s.rules = append(s.rules, rs...)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	s.index()
	return s, nil
}

func (s *Ruleset) index() {
	s.words = make(map[string]*entries, 1<<12)
	for i, r := range s.rules {
		r.order = i
		switch r.kind {
		case ruleLearned:
			s.learned[r.typ] = r
			r.kind = ruleEvent
		case ruleMode:
			s.modes[r.typ] = append(s.modes[r.typ], r)
		}
		for k := range r.triggers {
			t := &r.triggers[k]
			e := entry{rule: r, trig: t, conds: r.conds, kind: r.kind, class: t.class, asks: r.asks()}
			t.keys = make([]uint32, len(t.words))
			for k, w := range t.words {
				t.keys[k] = wordKey(w)
			}
			for k, key := range t.keys {
				if k != t.head {
					e.need.add(key)
				}
			}
			e.wt = int32(e.weight())
			w := t.words[t.head]
			if t.class == classPhrase {
				s.phrased[r.kind] = true
				s.of(w).phrases = append(s.of(w).phrases, e)
				continue
			}
			s.of(w).add(e)
		}
	}
	for _, es := range s.words {
		es.events.sort()
		es.carriers.sort()
		es.sizes.sort()
		inOrder(es.phrases)
	}
}

// of is the entries of a word, made when it has none.
func (s *Ruleset) of(word string) *entries {
	es := s.words[word]
	if es == nil {
		es = &entries{}
		s.words[word] = es
	}
	return es
}

// inOrder puts the heaviest entry first, of equals the last written.
func inOrder(list []entry) {
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.wt, a.wt), cmp.Compare(b.rule.order, a.rule.order))
	})
}

// Examples of all rules in file order.
func (s *Ruleset) Examples() []Example {
	var out []Example
	for _, r := range s.rules {
		out = append(out, r.examples...)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].File < out[j].File })
	return out
}

// particles that make one verb with the verb before them; the parser takes them for prepositions at times.
var particles = map[string]bool{"over": true, "in": true, "up": true, "off": true, "out": true, "down": true, "back": true, "away": true}

// phrasal lists the verbs with a particle among the triggers.
func (rs *Ruleset) phrasal() map[string]bool {
	m := map[string]bool{}
	for _, r := range rs.rules {
		for k := range r.triggers {
			if g := &r.triggers[k]; g.class == classVerb && len(g.words) == 2 && particles[g.words[1]] {
				m[g.words[0]+" "+g.words[1]] = true
			}
		}
	}
	return m
}
