package timex

import (
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

var verbKinds = []string{"will", "unsure", "perfect", "pluperfect", "infinitive", "be", "announce", "plan", "schedule", "defer", "fix", "fixed-by", "timetable", "ahead", "sure-ahead", "past", "past-ending", "future-ending", "possessive", "sooner", "condition", "has", "befell", "dread", "inquire", "owed", "published"}

func newVerbs() verbs {
	v := verbs{}
	for _, k := range verbKinds {
		v[k] = map[string]bool{}
	}
	return v
}

func (v verbs) add(line string, fault faultAt) error {
	f := strings.Fields(line)
	kind, ok := v[f[0]]
	if !ok || len(f) < 2 {
		return fault(1, `a rule, "+ example", "- example", CLASS and words, or one of `+strings.Join(verbKinds, ", ")+" and words, found "+f[0])
	}
	for _, w := range f[1:] {
		if w != strings.ToLower(w) {
			return fault(1+strings.Index(line, w), "lower case, found "+w)
		}
		kind[w] = true
		kind[strings.ReplaceAll(w, "'", "’")] = true
	}
	return nil
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
	open, of := false, i
	for steps := 0; i >= 0 && i < len(toks) && steps < 10; steps++ {
		t := &toks[i]
		if t.UPOS == "VERB" || t.UPOS == "AUX" || t.Head == 0 {
			switch r := v.ofVerb(text, toks, i); {
			case (r == tenseFuture || r == tenseOpen) && (v.befell(text, toks, of) || v.overIt(text, toks, of)):
				return tensePast // "are investigating a shooting on Saturday"
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

// befell: the expression hangs on a noun for what befell somebody, or stands right behind one in a
// phrase: "details of the shooting on Friday". One that a verb dreads is none.
func (v verbs) befell(text string, toks []sitrep.Token, i int) bool {
	harm := func(k int) bool {
		t := &toks[k]
		return (t.UPOS == "NOUN" || t.UPOS == "PROPN") && v.has("befell", text[t.Start:t.End])
	}
	found := false
	for k := i; k >= 0 && k > i-5 && !found; k-- {
		found = harm(k) && (toks[k].Deprel == "obl" || toks[k].Deprel == "nmod")
	}
	for steps := 0; i >= 0 && i < len(toks) && steps < 10; steps++ {
		t := &toks[i]
		if found = found || harm(i); t.UPOS == "VERB" || t.UPOS == "AUX" || t.Head == 0 {
			return found && !v.toCome(text, toks, i)
		}
		i = t.Head - 1
	}
	return false
}

// overIt: the expression hangs on a noun for what befell somebody that says what others are of, or
// what something is done for: "will pay the families of the shooting in March".
func (v verbs) overIt(text string, toks []sitrep.Token, i int) bool {
	h := toks[i].Head - 1
	if i > 1 && toks[i-1].UPOS == "ADP" && v.has("befell", text[toks[i-2].Start:toks[i-2].End]) {
		h = i - 2 // the parser hangs it on the verb
	}
	if h < 0 || h > i || toks[h].Deprel != "nmod" && toks[h].Deprel != "obl" || !v.has("befell", text[toks[h].Start:toks[h].End]) {
		return false
	}
	for j := range toks {
		if t := &toks[j]; t.Head-1 == h && t.Deprel == "case" {
			return v.has("owed", text[t.Start:t.End])
		}
	}
	return false
}

// toCome: the verb tells of what may still befall somebody: "fear an attack on Friday", "will".
func (v verbs) toCome(text string, toks []sitrep.Token, verb int) bool {
	if v.has("dread", text[toks[verb].Start:toks[verb].End]) {
		return true
	}
	for j := range toks {
		if t := &toks[j]; t.Head-1 == verb && t.Deprel == "aux" && (t.XPOS == "MD" || v.has("will", text[t.Start:t.End])) {
			return true
		}
	}
	return false
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
		case !own && t.Deprel == "mark" && v.has("condition", form): // "if they lay down their arms by Friday"
			return tenseOpen
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
		case own && be && t.XPOS == "VBG" && v.has("inquire", form):
			return tensePast // "is looking into claims made on Saturday"
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

// saidVerb is the verb that an expression stands right behind and that has a clause
// for its object, where the parser hung the expression into that clause: "said on
// Tuesday she would resign", "…, the envoy said on Monday"; -1 for none.
func saidVerb(toks []sitrep.Token, first, end int) int {
	k := first - 1
	for k > 0 && (toks[k].UPOS == "ADP" || toks[k].UPOS == "DET" || toks[k].UPOS == "ADV" || toks[k].UPOS == "ADJ") {
		k--
	}
	if k < 0 || toks[k].XPOS != "VBD" {
		return -1
	}
	for i := first; i < end; i++ {
		h := toks[i].Head - 1
		switch {
		case h < 0 || h >= first && h < end || h == k:
			continue
		case toks[h].Head-1 == k && (toks[h].Deprel == "ccomp" || toks[h].Deprel == "parataxis"), h < k && toks[k].Head-1 == h && toks[k].Deprel == "parataxis":
			return k
		}
		return -1
	}
	return -1
}

// pluperfect reports a clause of "had": told from a later past. Without syntax
// any such word of the sentence will do.
func (v verbs) pluperfect(text string, toks []sitrep.Token, i int) bool {
	had := func(k int) bool { return v.has("pluperfect", text[toks[k].Start:toks[k].End]) }
	if toks[i].UPOS == "" {
		for k := range toks {
			if had(k) {
				return true
			}
		}
		return false
	}
	for steps := 0; i >= 0 && i < len(toks) && steps < 6; steps++ {
		if t := &toks[i]; t.UPOS == "VERB" || t.Head == 0 {
			for k := range toks {
				if toks[k].Head-1 == i && toks[k].UPOS == "AUX" && had(k) {
					return true
				}
			}
			return false
		}
		i = toks[i].Head - 1
	}
	return false
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

// fixes reports that the verb over the date sets something for it: "called a strike for
// Friday", "summoned the council for 3 May".
func (v verbs) fixes(text string, toks []sitrep.Token, i int) bool {
	return v.fixedBy(text, toks, i) >= 0
}

func (v verbs) fixedBy(text string, toks []sitrep.Token, i int) int {
	for steps := 0; i >= 0 && i < len(toks) && steps < 5; steps++ {
		if toks[i].UPOS == "VERB" {
			if v.has("fix", text[toks[i].Start:toks[i].End]) {
				return i
			}
			return -1
		}
		i = toks[i].Head - 1
	}
	return -1
}

// hasFixed reports that the verb over the date has set something for it, which is no
// time of the perfect itself: "have called a strike on Saturday".
func (v verbs) hasFixed(text string, toks []sitrep.Token, i int) bool {
	k := v.fixedBy(text, toks, i)
	if k < 0 || toks[i].Head-1 == k && !v.object(toks, k, i) {
		return false
	}
	for j := range toks {
		if t := &toks[j]; t.Head-1 == k && t.Deprel == "aux" && (t.XPOS == "VBZ" || t.XPOS == "VBP") && v.has("has", text[t.Start:t.End]) {
			return true
		}
	}
	return false
}

// object: something is set before the date: the verb has an object between them.
func (v verbs) object(toks []sitrep.Token, verb, i int) bool {
	for j := verb + 1; j < i; j++ {
		if toks[j].Head-1 == verb && toks[j].Deprel == "obj" {
			return true
		}
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
	case v.has("past", form):
		return tensePast
	}
	low := strings.ToLower(form)
	switch {
	case v.ends("future-ending", low):
		return tenseFuture
	case v.ends("past-ending", low):
		return tensePast
	}
	return tenseUnknown
}

// ends reports an ending of a kind on a word of five letters or more.
func (v verbs) ends(kind, form string) bool {
	for e := range v[kind] {
		if len(form) > 4 && len(form) > len(e)+1 && strings.HasSuffix(form, e) {
			return true
		}
	}
	return false
}

func (r *resolver) tense(f *found) tense {
	if r.opens(f) {
		return tensePast // "they plan no talks since June"
	}
	toks := r.a.Sentences[f.sentence].Tokens
	if k := saidVerb(toks, f.first, f.end); k >= 0 {
		return r.verbs.at(r.a.Doc.Text, toks, k)
	}
	switch text := r.a.Doc.Text; {
	case r.pointsAhead(f) && r.verbs.defers(text, toks, f.end-1), r.prefixed(f, "fixed-by") && r.verbs.fixes(text, toks, f.end-1),
		r.verbs.hasFixed(text, toks, f.end-1):
		return tenseFuture
	}
	return r.verbs.at(r.a.Doc.Text, toks, r.outer(f).end-1)
}

// outer is the compound that an expression is part of, or itself.
func (r *resolver) outer(f *found) *found {
	for f.parent > 0 {
		f = &r.found[f.parent-1]
	}
	return f
}
