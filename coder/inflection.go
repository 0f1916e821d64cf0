package coder

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
)

//go:embed lexicon/irregular.txt
var irregularText string

// inflection maps the forms of the words that the rules know to their lemmas.
// The syntax stage's lemma counts first; this table helps where it guessed a
// stem that no rule knows ("shelled" as "shel").
type inflection struct {
	verb, noun, pronoun map[string]string     // form → lemma; the pronouns' lemma is that of rules ("blow oneself up")
	verbBase, isNoun    map[string]bool       // lemmas that the rules know
	compounds           map[string][]compound // by last word
	standIns            []string              // the lemmas that pronouns have
	lemmas              []string              // of lexemes, by their indices
}

// compound is a noun of two words, with a space or hyphen between, that the rules
// know in one: "cease-fire".
type compound struct{ first, closed string }

func loadInflection(rs *Ruleset) (*inflection, error) {
	lines, err := readLexicon("lexicon/irregular.txt", irregularText, 1)
	if err != nil {
		return nil, err
	}
	f := &inflection{verb: make(map[string]string, 1<<14), noun: make(map[string]string, 1<<13), pronoun: map[string]string{},
		verbBase: map[string]bool{}, isNoun: make(map[string]bool, 1<<13), compounds: map[string][]compound{}}
	for _, l := range lines {
		for _, e := range l.list {
			w := strings.Fields(e)
			switch l.keys[0] {
			case "noun":
				for _, p := range w[1:] {
					f.noun[p] = w[0]
				}
			case "verb":
				for _, p := range w[1:] {
					f.verb[p] = w[0]
				}
			case "pronoun":
				for _, p := range w[1:] {
					f.pronoun[p] = w[0]
				}
				f.standIns = append(f.standIns, w[0])
			case "compound":
				if len(w) != 3 {
					return nil, faultf(l.file, l.line, 1, "want a noun and the two words that it is written with, found %q", e)
				}
				f.compounds[w[2]] = append(f.compounds[w[2]], compound{w[1], w[0]})
			default:
				return nil, faultf(l.file, l.line, 1, "want noun, verb, pronoun or compound, found %q", l.keys[0])
			}
		}
	}
	verbs := map[string]bool{}
	for _, r := range rs.rules {
		for _, t := range r.triggers {
			switch t.class {
			case classVerb:
				f.verbBase[t.words[0]] = true
				verbs[t.words[0]] = true
			case classNoun:
				for _, w := range t.words {
					f.isNoun[w] = true
				}
			}
		}
		for _, c := range append(r.conds, r.when...) {
			for _, v := range c.values {
				if v.kind == valueLemma {
					verbs[v.word] = true
				}
			}
		}
	}
	for w := range verbs {
		f.addVerb(w)
	}
	for _, w := range slices.Sorted(maps.Keys(f.isNoun)) { // two may have one plural
		f.addNoun(w)
	}
	for _, name := range slices.Sorted(maps.Keys(rs.classes)) {
		for _, w := range slices.Sorted(maps.Keys(rs.classes[name].words)) {
			f.isNoun[w] = true
			f.addNoun(w)
		}
	}
	return f, nil
}

func (f *inflection) set(m map[string]string, form, lemma string) {
	// Where two lemmas claim a form ("lay", "found"), the alphabetically first stays, so that the order of maps does not matter.
	if old, ok := m[form]; !ok || lemma < old {
		m[form] = lemma
	}
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// addVerb adds the regular forms; the irregular ones have their lemma from the syntax stage.
func (f *inflection) addVerb(w string) {
	if len(w) < 2 {
		return
	}
	last, prev := w[len(w)-1], w[len(w)-2]
	f.set(f.verb, plural(w), w)
	var past, ing []string
	switch {
	case strings.HasSuffix(w, "ee") || strings.HasSuffix(w, "oe") || strings.HasSuffix(w, "ye"):
		past, ing = []string{w + "d"}, []string{w + "ing"}
	case last == 'e':
		past, ing = []string{w + "d"}, []string{w[:len(w)-1] + "ing"}
	case last == 'y' && !vowel(prev):
		past, ing = []string{w[:len(w)-1] + "ied"}, []string{w + "ing"}
	case last == 'c':
		past, ing = []string{w + "ked"}, []string{w + "king"}
	default:
		past, ing = []string{w + "ed"}, []string{w + "ing"}
		if !vowel(last) && last != 'w' && last != 'x' && last != 'y' && vowel(prev) && (len(w) < 3 || !vowel(w[len(w)-3])) {
			past = append(past, w+string(last)+"ed")
			ing = append(ing, w+string(last)+"ing")
		}
	}
	for _, x := range append(past, ing...) {
		f.set(f.verb, x, w)
	}
}

func plural(w string) string {
	last := w[len(w)-1]
	switch {
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), last == 'o' && len(w) > 1 && !vowel(w[len(w)-2]):
		return w + "es"
	case last == 'y' && len(w) > 1 && !vowel(w[len(w)-2]):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

func (f *inflection) addNoun(w string) {
	if len(w) > 2 {
		if _, ok := f.noun[plural(w)]; !ok {
			f.noun[plural(w)] = w
		}
	}
}

// inflects: the form can be one of the verb's regular ones.
func inflects(form, verb string) bool {
	stem := strings.TrimSuffix(verb, "e")
	return strings.HasPrefix(form, stem) || strings.HasSuffix(verb, "y") && strings.HasPrefix(form, verb[:len(verb)-1]+"i")
}

// lemma corrects the syntax stage's lemma of a word.
func (f *inflection) lemma(upos, form string, ofForm *lexeme, lemma string, ofLemma *lexeme) string {
	switch upos {
	case "VERB", "AUX":
		if ofForm.verb == 0 || ofLemma.is&isVerbBase != 0 && inflects(form, lemma) {
			return lemma
		}
		return f.lemmas[ofForm.verb]
	case "NOUN", "PROPN":
		switch {
		case ofForm.noun == 0:
		case lemma == form && ofForm.is&ofNounBase != 0:
			return f.lemmas[ofForm.noun] // "troops": conditions look at the form as well
		case ofLemma.is&isNounBase == 0:
			return f.lemmas[ofForm.noun]
		}
	}
	return lemma
}
