package timex

import (
	"fmt"
	"strings"

	"sitrep"
)

// tense of the clause that an expression belongs to.
type tense int8

const (
	tenseUnknown tense = iota
	tensePast
	tenseFuture
	tenseOpen // an infinitive, a subjunctive or the present: the nearer of two dates is meant
)

// verbs is what tense.txt says: forms by kind.
type verbs map[string]map[string]bool

var verbKinds = []string{"will", "unsure", "perfect", "infinitive", "be", "announce", "plan", "schedule", "defer", "timetable", "ahead", "since", "past", "past-ending", "possessive"}

func readVerbs(name, text string) (verbs, error) {
	v := verbs{}
	for _, k := range verbKinds {
		v[k] = map[string]bool{}
	}
	for i, line := range strings.Split(text, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		kind, ok := v[f[0]]
		if !ok || len(f) < 2 {
			return nil, fmt.Errorf("%s:%d:1: want a kind of this file's header and words, found %s", name, i+1, line)
		}
		for _, w := range f[1:] {
			kind[w] = true
			kind[strings.ReplaceAll(w, "'", "’")] = true
		}
	}
	return v, nil
}

func (v verbs) has(kind, form string) bool {
	m := v[kind]
	return m[form] || m[strings.ToLower(form)]
}

// at is the tense of the verb that governs a token: from the dependencies
// where the sentence has them, else from the words around it. Above an
// infinitive or a present the past of a higher verb says little: that is open.
func (v verbs) at(text string, toks []sitrep.Token, i int) tense {
	if i+1 < len(toks) && v["possessive"][text[toks[i+1].Start:toks[i+1].End]] {
		return tensePast // "Tuesday's attack": what has a day of its own is mostly over
	}
	if toks[i].UPOS == "" {
		return v.byWords(text, toks, i)
	}
	open := false
	for steps := 0; i >= 0 && i < len(toks) && steps < 10; steps++ {
		t := &toks[i]
		if t.UPOS == "VERB" || t.UPOS == "AUX" || t.Head == 0 {
			switch r := v.ofVerb(text, toks, i); {
			case r == tenseOpen:
				open = true
			case r == tensePast && open:
				return tenseOpen
			case r != tenseUnknown:
				return r
			}
		}
		i = t.Head - 1
	}
	if open {
		return tenseOpen
	}
	return tenseUnknown
}

func (v verbs) ofVerb(text string, toks []sitrep.Token, verb int) tense {
	r := tenseUnknown
	to, be := false, false
	for j := range toks {
		t := &toks[j]
		own := j == verb
		if !own {
			if t.Head-1 != verb {
				continue
			}
			switch t.Deprel {
			case "aux", "aux:pass", "cop", "mark":
			default:
				continue
			}
		}
		form := text[t.Start:t.End]
		present := t.XPOS == "VBZ" || t.XPOS == "VBP"
		be = be || !own && present && v.has("be", form)
		switch {
		case v.has("will", form) && !own:
			return tenseFuture
		case own && v.has("announce", form) && t.XPOS != "VBD" && t.XPOS != "VBZ", own && v.has("schedule", form):
			return tenseFuture
		case !own && v.has("infinitive", form):
			to = true
		case !own && v.has("perfect", form) && t.XPOS == "VB": // "could have left"
			return tensePast
		case t.XPOS == "MD":
			if !v.has("unsure", form) {
				r = tenseFuture
			}
		case t.XPOS == "VBD":
			return tensePast
		case t.XPOS == "VBN" && r == tenseUnknown:
			r = tensePast
			if be {
				r = tenseOpen
			}
		case own && present && v.has("timetable", form), !own && present && toks[verb].XPOS == "VBG":
			r = tenseFuture
		case own && (present || t.XPOS == "VB") && r == tenseUnknown:
			r = tenseOpen
		}
	}
	if to {
		h := toks[verb].Head - 1
		if be || h >= 0 && h < len(toks) && (v.has("plan", text[toks[h].Start:toks[h].End]) || v.has("be", text[toks[h].Start:toks[h].End])) {
			return tenseFuture
		}
		return tenseOpen
	}
	return r
}

// defers reports a governing verb that moves something to the date: "postponed until Tuesday".
func (v verbs) defers(text string, toks []sitrep.Token, i int) bool {
	for steps := 0; i >= 0 && i < len(toks) && steps < 5; steps++ {
		if v.has("defer", text[toks[i].Start:toks[i].End]) {
			return true
		}
		i = toks[i].Head - 1
	}
	return false
}

// byWords looks for the nearest sign of tense before the token, then after it.
func (v verbs) byWords(text string, toks []sitrep.Token, i int) tense {
	for j := i - 1; j >= 0 && j >= i-14; j-- {
		if t := v.ofForm(text[toks[j].Start:toks[j].End]); t != tenseUnknown {
			return t
		}
	}
	for j := i + 1; j < len(toks) && j < i+10; j++ {
		if t := v.ofForm(text[toks[j].Start:toks[j].End]); t != tenseUnknown {
			return t
		}
	}
	return tenseUnknown
}

func (v verbs) ofForm(form string) tense {
	n := len(form)
	switch {
	case n > 14 || n < 2:
	case v.has("will", form), v.has("announce", form):
		return tenseFuture
	case v.has("past", form), n > 4 && (strings.HasSuffix(form, "ed") || strings.HasSuffix(form, "ED")):
		return tensePast
	}
	return tenseUnknown
}
