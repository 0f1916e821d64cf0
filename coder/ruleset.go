package coder

import (
	"embed"
	"errors"
	"io/fs"
	"path"
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
	byLemma map[string][]entry // head lemma of verb, noun and adj triggers
	byForm  map[string][]entry // first form of phrases
	modes   map[string][]*rule // MODE rules by type
	learned map[string]*rule   // LEARNED rules by type
}

// entry is one trigger of one rule.
type entry struct {
	rule *rule
	trig *trigger
	wt   int
}

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
	voc := &vocabulary{classes: classes, types: map[string]map[string]bool{}}
	for _, t := range ontology.Types() {
		voc.types[t.Name] = map[string]bool{}
		for _, m := range t.Modes {
			voc.types[t.Name][m.Name] = true
		}
	}
	s := &Ruleset{classes: classes, byLemma: map[string][]entry{}, byForm: map[string][]entry{}, modes: map[string][]*rule{}, learned: map[string]*rule{}}
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
			m := s.byLemma
			if t.class == classPhrase {
				m = s.byForm
			}
			for k, w := range t.words {
				if k != t.head && t.class != classPhrase {
					t.bits = append(t.bits, wordBit(w))
				}
			}
			e := entry{r, t, 0}
			e.wt = e.weight()
			m[t.words[t.head]] = append(m[t.words[t.head]], e)
		}
	}
	for _, m := range []map[string][]entry{s.byLemma, s.byForm} {
		for _, list := range m {
			sort.SliceStable(list, func(i, j int) bool {
				if list[i].wt != list[j].wt {
					return list[i].wt > list[j].wt
				}
				return list[i].rule.order > list[j].rule.order
			})
		}
	}
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
