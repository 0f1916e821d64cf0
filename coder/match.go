package coder

import "slices"

// found is the rule that won at a token, with the tokens of its trigger.
type found struct {
	rule   *rule
	trig   *trigger
	words  []int // tokens of the trigger in text order, the head among them
	weight int
	sure   float64     // of the model of types, where no rule says anything
	judged bool        // the judge of the careful tier chose the type
	scores *typeScores // of the model, nil where it was not asked
}

func (t *tree) newFound(e *entry, words []int) *found {
	f := t.w.plot.rules.one()
	*f = found{rule: e.rule, trig: e.trig, words: words, weight: int(e.wt)}
	return f
}

// weight of a rule for one of its triggers; see rules/FORMAT.md, "Which rule wins".
func (e entry) weight() int {
	w := 4*(len(e.trig.words)-1-e.trig.parts) + e.rule.priority
	for _, c := range e.rule.conds {
		if !c.neg {
			w += 2
		}
	}
	if len(e.rule.modes) > 0 {
		w += 3
	}
	return w
}

// rule is the winning rule of an event (or of none) at token i, nil if none fits.
func (t *tree) rule(i int) *found {
	switch t.fst[i] {
	case 1:
		return nil
	case 2:
		return t.found[i]
	}
	if t.silent(i, ruleEvent) || t.ofNumber(i) {
		return nil
	}
	t.fst[i] = 1
	f := t.search(i, ruleEvent, ruleNone)
	t.found[i], t.fst[i] = f, 2
	return f
}

// tells reports the type of the event at token i, "" if none.
func (t *tree) tells(i int) string { return t.event(i).told() }

// ruled is the type that the rules alone give the token, "" if none.
func (t *tree) ruled(i int) string { return t.rule(i).told() }

func (f *found) told() string {
	if f != nil && f.rule.kind == ruleEvent {
		return f.rule.typ
	}
	return ""
}

// silent: no rule of the kind or its like has the token for the head of its trigger.
func (t *tree) silent(i int, k ruleKind) bool {
	return t.kind[i]&mereKind != 0 || t.kind[i]&phraseKind == 0 && !t.lemmaIs(i, kindFlags[k])
}

// search is the heaviest rule of one of the kinds that fits at token i.
func (t *tree) search(i int, k1, k2 ruleKind) *found {
	if t.silent(i, k1) {
		return nil
	}
	return t.searchType(i, k1, k2, "")
}

// searchType is search among the rules of a type, "" for any.
func (t *tree) searchType(i int, k1, k2 ruleKind, typ string) *found {
	if t.kind[i]&mereKind != 0 || t.timex[i] >= 0 { // "on March 3" is no march
		return nil
	}
	rs, proper := t.w.rules, t.kind[i]&properKind != 0
	lists := [2][]entry{t.entries(i, k1).by[t.wordClasses(i)]}
	if t.kind[i]&phraseKind != 0 && (rs.phrased[k1] || rs.phrased[k2]) {
		lists[1] = t.phraseAt(i)
	}
	if len(lists[0])+len(lists[1]) == 0 && !proper {
		return nil
	}
	var best *found
	for _, list := range lists {
		for k := range list {
			e := &list[k]
			if e.kind != k1 && e.kind != k2 || typ != "" && e.rule.typ != typ {
				continue
			}
			if best != nil && int(e.wt) < best.weight {
				break // sorted by weight
			}
			if !t.words.hasAll(&e.need) {
				continue
			}
			if e.asks != 0 && (t.with[i] == nil || t.has[i]&e.asks == 0) && !t.reaches(i, e.asks) {
				continue
			}
			words := t.only(i)
			if e.class == classPhrase || e.need[0] != 0 {
				words = t.triggerAt(i, e.trig)
			}
			if words == nil || !t.allHold(i, e.conds, e.rule) {
				continue
			}
			if best == nil || int(e.wt) > best.weight || e.rule.order > best.rule.order {
				best = t.newFound(e, words)
			}
			break // the heaviest of this list
		}
	}
	if best == nil && proper && len(t.lemma[i]) > 3 && t.w.headline(t.si) {
		// Headlines in capitals: "Attacks" as a proper noun keeps its plural.
		if s := t.lemma[i]; s[len(s)-1] == 's' {
			list := rs.words[s[:len(s)-1]].of(k1).by[1<<classNoun]
			for k := range list {
				e := &list[k]
				if e.kind == k1 || e.kind == k2 {
					if words := t.triggerAt(i, e.trig); words != nil && t.holds(i, e.rule) {
						return t.newFound(e, words)
					}
				}
			}
		}
	}
	return best
}

// triggerClasses has a bit for each class of trigger of which token i may be the head.
func (t *tree) triggerClasses(i int) uint8 { return 1<<classPhrase | t.wordClasses(i) }

// wordClasses is triggerClasses without the phrases.
func (t *tree) wordClasses(i int) (is uint8) {
	if t.isVerb(i) {
		// Participles that the tagger calls adjectives keep the form: too doubtful for verbs.
		is |= 1 << classVerb
	}
	if t.isNoun(i) {
		is |= 1 << classNoun
	}
	if u := t.tok[i].UPOS; u == "ADJ" || u == "VERB" && t.participle(i) {
		is |= 1 << classAdj
	}
	return is
}

// matchTrigger gives the tokens of the trigger with its head at i, nil if it does not stand there.
func (t *tree) matchTrigger(i int, g *trigger) []int {
	if t.triggerClasses(i)&(1<<g.class) == 0 {
		return nil
	}
	return t.triggerAt(i, g)
}

// triggerAt is matchTrigger where token i is known to be of the trigger's class.
func (t *tree) triggerAt(i int, g *trigger) []int {
	switch g.class {
	case classVerb:
		if len(g.words) == 1 {
			return t.only(i)
		}
		x := t.near(i, g.words[1], g.keys[1])
		if x < 0 {
			return nil
		}
		words := append(t.w.plot.runs.take(len(g.words))[:0], i, x)
		for k := 2; k < len(g.words); k++ {
			if x = t.near(i, g.words[k], g.keys[k]); x < 0 {
				return nil
			}
			words = append(words, x)
		}
		return sorted(words)
	case classPhrase:
		return t.phraseWords(i, g)
	}
	return t.row(i, g)
}

// only is token i as the tokens of a trigger, without a copy for each try.
func (t *tree) only(i int) []int { return t.w.plot.ids[i : i+1 : i+1] }

func sorted(w []int) []int {
	for i := 1; i < len(w); i++ {
		for k := i; k > 0 && w[k] < w[k-1]; k-- {
			w[k], w[k-1] = w[k-1], w[k]
		}
	}
	return w
}

// near finds a word among what hangs on verb i, at most three steps down, in
// the same clause, within twelve words.
func (t *tree) near(i int, word string, key uint32) int {
	best, standIn := -1, slices.Contains(t.w.c.forms.standIns, word)
	for x := max(0, i-8); x < len(t.tok) && x <= i+12; x++ {
		if !standIn && t.keys[2*x] != key && t.keys[2*x+1] != key || x == i {
			continue
		}
		is := t.keys[2*x] == key && t.form[x] == word || t.keys[2*x+1] == key && t.lemma[x] == word && t.rel(x) != "amod"
		if !is && (!standIn || !t.formIs(x, isPronoun) || t.w.c.forms.pronoun[t.form[x]] != word) {
			continue
		}
		if x < i && t.leads(x) || (word == "for" || word == "on") && t.forTime(x) {
			continue
		}
		if r := t.rel(x); (r == "parataxis" || r == "conj") && t.firstRel(x, "nsubj") >= 0 {
			continue // "four shot, three dead": told of others
		}
		ok := false
		for k, y := 0, x; k < 3; k++ {
			r := t.rel(y)
			if r == "advcl" && (t.form[x] != word || k > 0 && t.rel(x) == "xcomp" && t.tok[x].UPOS == "ADJ") { // "while filming", "leaving one dead": another clause
				break
			}
			if k > 0 && (r == "acl" || r == "ccomp" || r == "conj") {
				break
			}
			if y = t.head(y); y < 0 {
				break
			}
			if y == i {
				ok = true
				break
			}
		}
		if ok && (best < 0 || best < i || x-i < best-i) {
			if best < 0 || best < i && x > i || x > i && x < best {
				best = x
			}
		}
	}
	return best
}

// leads: a preposition before the verb, of a noun that is not asked for or
// relative, belongs to its noun alone ("In Narva, police let a march pass").
func (t *tree) leads(x int) bool {
	h := t.head(x)
	return t.rel(x) == "case" && h > x && t.isNoun(h)
}

// forTime: the preposition is one of a time: nobody "calls for" Friday or "calls on" Monday.
func (t *tree) forTime(x int) bool {
	h := t.head(x)
	return t.rel(x) == "case" && h >= 0 && t.timex[h] >= 0
}

// row matches words that stand next to each other with the head at i; hyphens
// between them count for nothing.
func (t *tree) row(i int, g *trigger) []int {
	if len(g.words) == 1 {
		return t.only(i)
	}
	words := append(t.w.plot.runs.take(len(g.words))[:0], i)
	x := i
	for k := g.head - 1; k >= 0; k-- {
		for x--; x >= 0 && t.form[x] == "-"; x-- {
		}
		if x < 0 || t.lemma[x] != g.words[k] && t.form[x] != g.words[k] {
			return nil
		}
		words = append(words, x)
	}
	x = i
	for k := g.head + 1; k < len(g.words); k++ {
		for x++; x < len(t.tok) && (t.form[x] == "-" || k > g.head+1 && (t.tok[x].UPOS == "DET" || t.rel(x) == "amod")); x++ {
		}
		if x >= len(t.tok) || t.lemma[x] != g.words[k] && t.form[x] != g.words[k] {
			return nil
		}
		words = append(words, x)
	}
	return sorted(words)
}

// phrase is a phrase of some rule that stands in the sentence.
type phrase struct {
	start, end int
	entry      []entry // one
}

// phraseAt lists the phrases whose words stand around token i with i as their syntactic head.
func (t *tree) phraseAt(i int) []entry {
	for k := range t.phrases {
		p := &t.phrases[k]
		if p.start > i {
			break
		}
		if p.end <= i {
			continue
		}
		if h := t.head(i); h >= p.start && h < p.end {
			continue // another word of the phrase is its head
		}
		return p.entry
	}
	return nil
}

// phrases of the rules in the sentence, in the order of their first words.
func (rs *Ruleset) phrases(t *tree) []phrase {
	var out []phrase
	for s := range t.form {
		if !t.formIs(s, isOpening) {
			continue
		}
		list := t.lex[2*s].entries.phrases
		second := uint16(0)
		if s+1 < len(t.form) {
			second = sentenceBit(t.keys[2*(s+1)])
		}
	next:
		for k := range list {
			e := &list[k]
			if e.need[0] != second && e.need[0] != 0 || !t.words.hasAll(&e.need) {
				continue
			}
			n := len(e.trig.words)
			if s+n > len(t.form) {
				continue
			}
			for j, w := range e.trig.words {
				if t.form[s+j] != w {
					continue next
				}
			}
			out = append(out, phrase{s, s + n, list[k : k+1]})
		}
	}
	return out
}

// phraseWords are the tokens of a phrase around i.
func (t *tree) phraseWords(i int, g *trigger) []int {
	n := len(g.words)
	for s := max(0, i-n+1); s <= i && s+n <= len(t.form); s++ {
		ok := true
		for j, w := range g.words {
			ok = ok && t.form[s+j] == w
		}
		if ok {
			words := t.w.plot.runs.take(n)
			for j := range words {
				words[j] = s + j
			}
			return words
		}
	}
	return nil
}
