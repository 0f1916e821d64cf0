package coder

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"sort"
	"strings"
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
}

// entry is one trigger of one rule.
type entry struct {
	rule *rule
	trig *trigger
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
	for t, ms := range ploverModes {
		voc.types[t] = map[string]bool{}
		for _, m := range ms {
			voc.types[t][m] = true
		}
	}
	s := &Ruleset{classes: classes, byLemma: map[string][]entry{}, byForm: map[string][]entry{}, modes: map[string][]*rule{}}
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
		if r.kind == ruleMode {
			s.modes[r.typ] = append(s.modes[r.typ], r)
		}
		for k := range r.triggers {
			t := &r.triggers[k]
			m := s.byLemma
			if t.class == classPhrase {
				m = s.byForm
			}
			m[t.words[t.head]] = append(m[t.words[t.head]], entry{r, t})
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
