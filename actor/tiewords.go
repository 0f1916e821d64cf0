package actor

import (
	"slices"
	"strings"
)

// tieWords is a line of ties.txt.
type tieWords struct {
	words    []string // all, folded
	relation string
	turned   bool
	force    bool
	ended    bool
}

// tieLists are the lines of ties.txt by the word that they are found by.
type tieLists struct {
	byLast  map[string][]tieWords // by the word before the preposition, longest first
	verbs   map[string][]tieWords // by lemma; with a preposition or without
	verbal  sieve                 // of these lemmas
	hyphens map[string]string     // relation by the participle of "Iran-backed"
	passed  map[string]bool       // words that a title leaves out
	over    map[string]bool       // "former"

	carry     map[string]bool // verbs of having what ties: "has links to"
	heads     map[string]bool // titles that are of a state where nothing else is told
	ministers map[string]bool // their last words
	local     map[string]bool // words that make them a province's
}

func (b *base) addTies(file, text string) error {
	b.ties = tieLists{
		byLast: map[string][]tieWords{}, verbs: map[string][]tieWords{}, hyphens: map[string]string{}, passed: map[string]bool{}, over: map[string]bool{},
		heads: map[string]bool{}, carry: map[string]bool{}, ministers: map[string]bool{}, local: map[string]bool{},
	}
	for l := range lines(file, text) {
		c := l.columns()
		if len(c) < 2 || len(c) > 3 {
			return l.fault(c[0], "words | relation | flags")
		}
		w := tieWords{words: strings.Fields(c[0].text), relation: c[1].text}
		verb, hyphen := false, false
		if len(c) == 3 {
			for _, f := range strings.Fields(c[2].text) {
				switch f {
				case "verb":
					verb = true
				case "turned":
					w.turned = true
				case "force":
					w.force = true
				case "ended":
					w.ended = true
				case "hyphen":
					for x := range c[0].split(';') {
						b.ties.hyphens[x.text] = w.relation
					}
					hyphen = true
				case "passed", "over", "head", "minister", "local", "carry":
					into := map[string]map[string]bool{"passed": b.ties.passed, "over": b.ties.over, "head": b.ties.heads, "minister": b.ties.ministers, "local": b.ties.local, "carry": b.ties.carry}[f]
					for x := range c[0].split(';') {
						into[x.text] = true
					}
					w.relation = ""
				default:
					return l.fault(c[2], "flags: verb, turned, force, ended, hyphen, passed, over, head, minister, local, carry")
				}
			}
		}
		switch {
		case w.relation == "":
			continue
		case !slices.Contains(relations[office+1:], w.relation):
			return l.fault(c[1], "a relation: "+strings.Join(relations[office+1:], ", "))
		case hyphen:
			continue
		case verb && (len(w.words) == 1 || len(w.words) == 2 && prepositions[w.words[1]]):
			b.ties.verbal.add(w.words[0])
			b.ties.verbs[w.words[0]] = append(b.ties.verbs[w.words[0]], w)
			continue
		case verb || len(w.words) < 2 || !prepositions[w.words[len(w.words)-1]]:
			return l.fault(c[0], "words that end in a preposition, or a verb with or without one")
		}
		last := w.words[len(w.words)-2]
		for _, noun := range strings.Split(last, "/") {
			one := w
			one.words = slices.Clone(w.words)
			one.words[len(w.words)-2] = noun
			b.ties.byLast[noun] = append(b.ties.byLast[noun], one)
		}
	}
	for _, ws := range b.ties.byLast {
		slices.SortStableFunc(ws, func(x, y tieWords) int { return len(y.words) - len(x.words) })
	}
	return nil
}

// prepositions that may stand before the other actor.
var prepositions = map[string]bool{"of": true, "by": true, "with": true, "to": true, "from": true, "for": true, "alongside": true, "under": true, "against": true, "in": true}
