package coder

// found is the rule that won at a token, with the tokens of its trigger.
type found struct {
	rule   *rule
	trig   *trigger
	words  []int // tokens of the trigger in text order, the head among them
	weight int
}

// weight of a rule for one of its triggers; see rules/FORMAT.md, "Which rule wins".
func (e entry) weight() int {
	w := 4*(len(e.trig.words)-1) + e.rule.priority
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

// event is the winning rule of an event (or of none) at token i, nil if none fits.
func (t *tree) event(i int) *found {
	switch t.fst[i] {
	case 1:
		return nil
	case 2:
		return t.found[i]
	}
	t.fst[i] = 1
	f := t.search(i, ruleEvent, ruleNone)
	t.found[i], t.fst[i] = f, 2
	return f
}

// tells reports the type of the event at token i, "" if none.
func (t *tree) tells(i int) string {
	if f := t.event(i); f != nil && f.rule.kind == ruleEvent {
		return f.rule.typ
	}
	return ""
}

// search is the heaviest rule of one of the kinds that fits at token i.
func (t *tree) search(i int, k1, k2 ruleKind) *found {
	u := t.tok[i].UPOS
	switch u {
	case "PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PRON", "NUM", "SYM":
		return nil
	}
	rs := t.w.rules
	var best *found
	for _, list := range [2][]entry{rs.byLemma[t.lemma[i]], rs.phraseAt(t, i)} {
		for _, e := range list {
			if e.rule.kind != k1 && e.rule.kind != k2 {
				continue
			}
			if best != nil && (e.wt < best.weight) {
				break // sorted by weight
			}
			words := t.matchTrigger(i, e.trig)
			if words == nil || !t.holds(i, e.rule) {
				continue
			}
			if best == nil || e.wt > best.weight || e.rule.order > best.rule.order {
				best = &found{e.rule, e.trig, words, e.wt}
			}
			break // the heaviest of this list
		}
	}
	if best == nil && u == "PROPN" && len(t.lemma[i]) > 3 && t.w.headline(t.si) {
		// Headlines in capitals: "Attacks" as a proper noun keeps its plural.
		if s := t.lemma[i]; s[len(s)-1] == 's' {
			for _, e := range rs.byLemma[s[:len(s)-1]] {
				if (e.rule.kind == k1 || e.rule.kind == k2) && e.trig.class == classNoun {
					if words := t.matchTrigger(i, e.trig); words != nil && t.holds(i, e.rule) {
						return &found{e.rule, e.trig, words, e.wt}
					}
				}
			}
		}
	}
	return best
}

// matchTrigger gives the tokens of the trigger with its head at i, nil if it does not stand there.
func (t *tree) matchTrigger(i int, g *trigger) []int {
	switch g.class {
	case classVerb:
		if !t.isVerb(i) {
			// Participles that the tagger calls adjectives keep the form: too doubtful for verbs.
			return nil
		}
		if len(g.words) == 1 {
			return []int{i}
		}
		words := []int{i}
		for _, w := range g.words[1:] {
			x := t.near(i, w)
			if x < 0 {
				return nil
			}
			words = append(words, x)
		}
		return sorted(words)
	case classNoun:
		if !t.isNoun(i) {
			return nil
		}
		return t.row(i, g)
	case classPhrase:
		return t.phraseWords(i, g)
	case classAdj:
		if u := t.tok[i].UPOS; u != "ADJ" && !(u == "VERB" && t.participle(i)) {
			return nil
		}
		return t.row(i, g)
	}
	return nil
}

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
func (t *tree) near(i int, word string) int {
	best := -1
	for x := max(0, i-8); x < len(t.tok) && x <= i+12; x++ {
		if x == i || t.form[x] != word && (t.lemma[x] != word || t.rel(x) == "amod") {
			continue
		}
		ok := false
		for k, y := 0, x; k < 3; k++ {
			r := t.rel(y)
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

// row matches words that stand next to each other with the head at i; hyphens
// between them count for nothing.
func (t *tree) row(i int, g *trigger) []int {
	if len(g.words) == 1 {
		return []int{i}
	}
	words := []int{i}
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

// holds evaluates the conditions of a rule at token i.
func (t *tree) holds(i int, r *rule) bool {
	for k := range r.conds {
		if t.cond(i, &r.conds[k]) == r.conds[k].neg {
			return false
		}
	}
	return true
}

// cond evaluates a condition without its negation.
func (t *tree) cond(i int, c *cond) bool {
	switch c.op {
	case opVoice:
		return t.isVerb(i) && t.passive(i) == (c.word == "passive")
	case opMood:
		return t.mood(i) == c.word
	}
	for _, a := range t.argumentsWith(i) {
		for k := range c.args {
			if !a.is(c.args[k]) {
				continue
			}
			if c.op == opHas {
				return true
			}
			for n := range c.values {
				if t.fits(a.tok, &c.values[n]) {
					return true
				}
			}
		}
	}
	return false
}

// argumentsWith is the arguments of i and those that a light verb above it passes down.
func (t *tree) argumentsWith(i int) []argument {
	own := t.arguments(i)
	if !t.isNoun(i) {
		return own
	}
	h := t.carrierOf(i)
	if h < 0 || !t.isVerb(h) {
		return own
	}
	out := own[:len(own):len(own)]
	for _, a := range t.arguments(h) {
		if a.tok == i || t.under(i, a.tok) {
			continue
		}
		switch {
		case a.kind == argSubj && !has(own, argSubj) && t.lightish(h), a.kind == argPrep && t.lightish(h):
			out = append(out, a)
		}
	}
	return out
}

// carrierOf is the verb that the noun is an object of, also under "a series of".
func (t *tree) carrierOf(i int) int {
	for k := 0; k < 3; k++ {
		h := t.head(i)
		if h < 0 {
			return -1
		}
		switch t.rel(i) {
		case "obj", "obl", "nsubj":
			return h
		case "nmod":
			if t.prep(i) != "of" || !t.w.c.partitive[t.lemma[h]] {
				return -1
			}
		case "conj":
		default:
			return -1
		}
		i = h
	}
	return -1
}

// lightish: some light rule has the verb as trigger.
func (t *tree) lightish(i int) bool {
	for _, e := range t.w.rules.byLemma[t.lemma[i]] {
		if e.rule.kind == ruleLight {
			return true
		}
	}
	return false
}

func (a argument) is(w arg) bool {
	if w.kind == argPrep {
		return a.prep == w.prep && a.kind != argMod && a.kind != argAdv
	}
	return a.kind == w.kind
}

// fits evaluates a value at the head word of an argument and its conjuncts.
func (t *tree) fits(x int, v *value) bool {
	if t.fitsOne(x, v) {
		return true
	}
	if inner := t.content(x); inner != x && t.fitsOne(inner, v) {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "conj" && t.fitsOne(int(c), v) {
			return true
		}
	}
	return false
}

func (t *tree) fitsOne(x int, v *value) bool {
	switch v.kind {
	case valueLemma:
		return t.lemma[x] == v.word || t.form[x] == v.word
	case valueClass:
		return t.inClass(x, v.class)
	case valueProperty:
		return t.property(x, v.word)
	case valueEvent:
		typ := t.tells(x)
		if typ == "" && t.isVerb(x) {
			typ = t.carried(x)
		}
		return typ != "" && (v.word == "" || typ == v.word)
	}
	return false
}

// carried is the type of the event that a light or phase verb carries, "" if none.
func (t *tree) carried(v int) string {
	for _, e := range t.w.rules.byLemma[t.lemma[v]] {
		if e.rule.kind != ruleLight && e.rule.kind != rulePhase {
			continue
		}
		for _, a := range t.arguments(v) {
			for _, w := range e.rule.event {
				if a.is(w) && a.tok != v {
					if typ := t.tells(t.content(a.tok)); typ != "" && t.matchTrigger(v, e.trig) != nil {
						return typ
					}
				}
			}
		}
	}
	return ""
}

// inClass: the token, or a run of lemmas that ends in it, is in the class; the
// modifier of a compound head counts too ("rocket attack").
func (t *tree) inClass(x int, c *wordClass) bool {
	if c.words[t.lemma[x]] || c.words[t.form[x]] {
		return true
	}
	for _, run := range c.multi[t.lemma[x]] {
		k, y := len(run)-2, x
		for ; k >= 0; k-- {
			for y--; y >= 0 && t.form[y] == "-"; y-- {
			}
			if y < 0 || t.lemma[y] != run[k] && t.form[y] != run[k] {
				break
			}
		}
		if k < 0 {
			return true
		}
	}
	return false
}

// content steps from a partitive or quantity word to what is meant: "dozens of
// rockets", "members of the group".
func (t *tree) content(x int) int {
	for k := 0; k < 3 && t.w.c.partitive[t.lemma[x]]; k++ {
		n := -1
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "nmod" && t.prep(int(c)) == "of" {
				n = int(c)
				break
			}
		}
		if n < 0 {
			return x
		}
		x = n
	}
	return x
}

func (t *tree) mood(i int) string {
	switch {
	case !t.isVerb(i):
		return ""
	case t.infinitive(i):
		return "infinitive"
	case t.gerund(i) && t.child(i, "aux") < 0:
		return "gerund"
	case t.tok[i].XPOS == "VB" && t.child(i, "aux") < 0 && t.child(i, "nsubj") < 0:
		return "imperative"
	}
	return "finite"
}

// phraseAt lists the phrases whose words stand around token i with i as their syntactic head.
func (rs *Ruleset) phraseAt(t *tree, i int) []entry {
	if len(rs.byForm) == 0 {
		return nil
	}
	for s := max(0, i-rs.longest+1); s <= i; s++ {
		list := rs.byForm[t.form[s]]
		for k, e := range list {
			n := len(e.trig.words)
			if s+n <= i || s+n > len(t.form) {
				continue
			}
			ok := true
			for j, w := range e.trig.words {
				if t.form[s+j] != w {
					ok = false
					break
				}
			}
			if !ok {
				continue
			}
			if h := t.head(i); h >= s && h < s+n {
				continue // another word of the phrase is its head
			}
			return list[k : k+1]
		}
	}
	return nil
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
			words := make([]int, n)
			for j := range words {
				words[j] = s + j
			}
			return words
		}
	}
	return nil
}
