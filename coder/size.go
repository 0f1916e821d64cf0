package coder

import (
	"strings"

	"sitrep"
)

// size is a quantity before it becomes a record.
type size struct {
	kind       string
	t          *tree
	a          amount
	of         int // head token of those counted, -1 none
	first, end int
	by         string
	said       *sitrep.Speaker // who gives it, where its own words say so
	who        []string        // single persons among those counted
	sides      []side          // where it sums up two sides
	shares     bool            // it sums up those whom a sentence shares out
	some       bool            // it counts some of those told before
	early      bool            // as was first said
}

// sizes of an event: by its rule, by the number of the trigger itself, by "N times".
func (e *event) sizes() []size {
	t := e.t
	if e.typ == "ASSAULT" && t.attempted(e.tok) {
		return nil
	}
	var out []size
	for _, sr := range e.f.rule.sizes {
		for _, a := range e.args {
			if !a.is(sr.arg) {
				continue
			}
			s, ok := t.sizeOf(sr.kind, a.tok, e.f.rule.by)
			if in := t.content(a.tok); !ok && in != a.tok && !t.otherFate(sr.kind, a.tok) && !t.countsThings(a.tok) { // "a first group of 300 soldiers"
				s, ok = t.sizeOf(sr.kind, in, e.f.rule.by)
			}
			if ok {
				out = append(out, s)
			}
		}
	}
	if kind := t.fateOf(e.tok); kind != "" && len(out) == 0 && t.isVerb(e.tok) {
		// "A bomb killed a guard", by a rule for bombs.
		if x := e.arg(arg{kind: argObj}); x >= 0 {
			if s, ok := t.sizeOf(kind, x, "word of fate"); ok {
				out = append(out, s)
			}
		}
	}
	if s, ok := t.toll(e.tok); ok {
		switch i := indexKind(out, s.kind); {
		case i < 0:
			out = append(out, s)
		case t.elided(&out[i], &s), t.ofFormer(&out[i], e.tok, &s):
			out[i] = s
		}
	}
	if s, ok := e.headcount(); ok && !hasKind(out, s.kind) {
		out = append(out, s)
	}
	out = e.terse(out)
	fatal := e.f.rule.kills() || t.fatal(e.tok)
	for i := range out {
		switch {
		case fatal && out[i].kind == "struck", out[i].kind == "injured" && t.mortally(e.tok):
			out[i].kind = "killed"
		}
		if out[i].kind == "killed" {
			t.thenHimself(e.tok, &out[i])
		}
	}
	if e.typ == "ASSAULT" || e.typ == "PROTEST" {
		if s, ok := e.repeated(); ok {
			out = append(out, s)
		}
	}
	return e.leaveOpen(out)
}

// thenHimself counts him who dies by his own hand after those at s, however the
// parser hangs the word: "killed his two children and then himself".
func (t *tree) thenHimself(i int, s *size) {
	if s.t != t || s.a.best == nil || *s.a.best == 0 {
		return
	}
	for k := max(i, s.end-1) + 1; k < len(t.form) && k < i+12; k++ {
		if !t.reflexive(k) || t.plural(k) {
			if t.isVerb(k) || t.form[k] == ";" {
				return
			}
			continue
		}
		if w := t.form[k-1]; w == "then" || w == "and" || w == "," || w == "finally" {
			s.a = s.a.sum(exactly(1, k, k+1))
			s.who, s.of = nil, -1
		}
		return
	}
}

// elided: the words before the trigger count those of whom it tells apart from the
// people that the parser shares out: "three were killed and five wounded".
func (t *tree) elided(shared, own *size) bool {
	k := own.a.first - 1
	if k > 0 && t.form[k] == "another" {
		k--
	}
	if shared.t != t || k < shared.a.end || t.tok[k].UPOS != "CCONJ" && t.form[k] != "," && t.form[k] != ";" {
		return false
	}
	for ; k >= shared.a.end; k-- {
		if f := t.fateOf(k); f != "" && f != own.kind {
			return true
		}
	}
	return false
}

// ofFormer: those shared out stand before verb x, as what another one did, and it has a number of its own
// behind it: "killed two people during raids, injured at least three more".
func (t *tree) ofFormer(shared *size, x int, own *size) bool {
	if shared.t != t || shared.end > x || own.a.first != x+1 { // not "wounded in five shootings"
		return false
	}
	for k := shared.first - 1; k >= 0; k-- {
		if t.isVerb(k) {
			f := t.fateOf(k)
			return f != "" && f != own.kind
		}
	}
	return false
}

func hasKind(sizes []size, kind string) bool { return indexKind(sizes, kind) >= 0 }

func indexKind(sizes []size, kind string) int {
	for i := range sizes {
		if sizes[i].kind == kind {
			return i
		}
	}
	return -1
}

// kills: the rule's victims are dead.
func (r *rule) kills() bool {
	for _, s := range r.sizes {
		if s.kind == "killed" {
			return true
		}
	}
	return false
}

// fatal: a word beside it says that the blow or shot killed.
func (t *tree) fatal(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch t.rel(int(c)) {
		case "conj": // "shot and killed"
			if t.fateOf(int(c)) == "killed" && t.child(int(c), "nsubj") < 0 && !t.otherThan(x, int(c)) {
				return true
			}
		case "amod": // "the fatal shooting of"
			if t.w.c.class["fatal"].words[t.lemma[c]] {
				return true
			}
		}
	}
	return x > 0 && t.tok[x-1].UPOS == "ADV" && t.fateOf(x-1) == "killed" ||
		x+1 < len(t.form) && t.fateOf(x+1) == "killed"
}

// otherThan: the verb at c has others for its object than the one at x before it: "shooting 11 people and
// then killing himself", not "shot the guard and killed him".
func (t *tree) otherThan(x, c int) bool {
	o, p := t.child(x, "obj"), t.child(c, "obj")
	if o < x || o > c || p < c {
		return false
	}
	switch t.form[p] {
	case "him", "her", "them":
		return false
	}
	return true
}

// mortally: an adverb says that the wound at x killed.
func (t *tree) mortally(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].UPOS == "ADV" && t.fateOf(int(c)) == "killed" {
			return true
		}
	}
	return false
}

// sizeOf reads the number of people at x, conjuncts summed.
func (t *tree) sizeOf(kind string, x int, by string) (size, bool) {
	if kind == "released" && t.w.c.class["remains"].words[t.lemma[x]] { // bodies handed over
		return size{}, false
	}
	if kind == "missing" && t.soughtFor(x) {
		return size{}, false
	}
	x = t.members(kind, t.whose(x))
	if (kind == "troops" || kind == "surrendered") && t.inBodies(t.content(x)) { // "two battalions", "both clans"
		return size{}, false
	}
	a, who, ok := t.counted(kind, x)
	if !ok || t.otherFate(kind, x) || t.countsThings(x) {
		return size{}, false
	}
	first, kept := a, who
	var sides []side
	named := who != ""
	fellows := t.fellows(x, nil)
	for _, c := range fellows {
		b, also, ok := t.counted(kind, c)
		if !ok || also == "" && !t.property(c, "people") && !t.numeric(c) && !t.w.c.class["others"].words[t.lemma[c]] || t.fate(c) || t.parted(kind, x, c) {
			continue
		}
		if t.opposed(x, c) {
			if sides == nil {
				sides = append(sides, side{a, x})
			}
			sides = append(sides, side{b, c})
		}
		a = a.sum(b)
		a.end = max(a.end, c+1)
		if who != "" && also != "" {
			who += "\n" + also
		} else {
			who = ""
		}
	}
	if !named && t.spellsOut(x, fellows, first, a) {
		first.end, a, who, sides = a.end, first, kept, nil
	}
	if b, names, ok := t.countNames(x, a, who); ok {
		a, who, sides = b, names, nil
	}
	if !t.property(x, "people") && t.lemmaIs(x, isFacility) || t.timex[a.first] >= 0 && t.timex[a.first] == t.timex[x] && !t.ofAge(x) || t.unitNoun(x) {
		return size{}, false
	}
	if kind == "displaced" && a.high != nil && *a.high < few && !t.groupNoun(t.content(x)) { // run away
		return size{}, false
	}
	s := size{kind: kind, t: t, a: a, of: x, first: min(a.first, x), end: max(a.end, x+1), by: by, sides: sides}
	if a.high != nil && *a.high == 0 && s.others() {
		return size{}, false // "no other injuries"
	}
	if who != "" {
		s.who = strings.Split(who, "\n")
	}
	return s, true
}

// few: fewer people than these who flee run away; it takes so many of them, or families, to be driven out.
const few = 6

// countsThings: the number at x is of some of things: "four of the 12 posts".
func (t *tree) countsThings(x int) bool {
	of := t.content(x)
	if of == x || !t.numeric(x) || t.tok[of].UPOS != "NOUN" {
		return false
	}
	return !t.property(of, "people") && !t.agent(of) && !t.numeric(of) && !t.groupNoun(of) && t.timex[of] < 0 && !t.w.c.class["remains"].words[t.lemma[of]] && t.fateOf(of) == ""
}

// either: the conjunct at c stands for the one before it or beside it: "for the two, or for the five".
func (t *tree) either(c int) bool {
	cc := t.child(c, "cc")
	return cc >= 0 && (t.form[cc] == "or" || t.form[cc] == "nor")
}

// whose: those whose lives were lost or bodies found: "the lives of six students", "a guard's life".
func (t *tree) whose(x int) int {
	if !t.w.c.class["remains"].words[t.lemma[x]] || t.child(x, "nummod") >= 0 {
		return x
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch {
		case t.rel(int(c)) == "nmod" && t.prep(int(c)) == "of":
			return int(c)
		case t.tok[c].Deprel == "nmod:poss" && !t.plural(x): // "claimed a guard's life", "took his own life"
			return int(c)
		}
	}
	return x
}

// otherFate: a word right after those at x says that something else became of
// them: "left three people injured and one dead".
func (t *tree) otherFate(kind string, x int) bool {
	if x+1 >= len(t.form) || kind != "killed" && kind != "injured" {
		return false
	}
	k, h := t.fateOf(x+1), t.head(x)
	return (k == "killed" || k == "injured") && k != kind && t.tok[x+1].UPOS != "ADV" &&
		(!t.isVerb(x+1) || t.head(x+1) == x || h >= 0 && t.rel(x) == "obj" && t.head(x+1) == h && t.lemma[h] == "leave")
}

// counted is the amount at x; of a single person also who it is.
func (t *tree) counted(kind string, x int) (amount, string, bool) {
	if (harmed[kind] || kind == "struck") && t.isNoun(x) && t.w.c.class["machine"].words[t.lemma[x]] { // "shot down a drone"
		return amount{}, "", false
	}
	if kind == "killed" && (t.form[x] == "me" || t.form[x] == "i") { // who says so lives
		return amount{}, "", false
	}
	if harmed[kind] && (t.form[x] == "none" || t.form[x] == "nobody") {
		return exactly(0, x, x+1), "", true
	}
	switch kind {
	case "killed", "injured", "struck", "missing", "detained", "released":
		if t.form[x] == "another" || t.ordinal(x) {
			return exactly(1, x, x+1), t.personKey(x), true
		}
		if t.onePerson(x) {
			one := exactly(1, x, x+1)
			if m := t.ment[x]; m >= 0 {
				one.first, one.end = min(x, t.w.a.Mentions[m].Words.First), max(x+1, t.w.a.Mentions[m].Words.End)
			} else if t.ofAge(x) {
				one.first, _ = t.subtree(x, true)
			}
			return one, t.personKey(x), true
		}
	}
	a, ok := t.amountOf(x)
	if !ok && harmed[kind] && t.form[x] == "couple" && t.child(x, "nmod") < 0 {
		return exactly(2, x, x+1), "", true
	}
	if !ok && t.plural(x) {
		if d := t.child(x, "det"); d >= 0 && t.form[d] == "both" || t.form[x] == "both" {
			a, ok = exactly(2, min(x, max(d, 0)), x+1), true
			if d < 0 {
				a.first = x
			}
		} else if x > 0 && (t.form[x-1] == "twin" || t.form[x] == "twins") {
			a, ok = exactly(2, x-1, x+1), true
		}
	}
	if !ok && harmed[kind] || !ok && kind == "struck" {
		if t.w.headline(t.si) && t.bareHead(x) {
			return exactly(1, x, x+1), "", true
		}
	}
	if ok && kind == "protesters" && t.property(x, "org") && !t.numeric(x) { // "two unions"
		return amount{}, "", false
	}
	if ok && !t.property(x, "people") && !t.numeric(x) {
		switch {
		case kind == "protesters" && t.groupNoun(x):
			return amount{}, "", false
		case kind == "struck": // "20 shots were fired"
			return amount{}, "", false
		case t.article(x) && t.entityAt(x) == nil && harmed[kind]: // "detonated a device"
			return amount{}, "", false
		}
	}
	return a, "", ok
}

// harmed are the kinds of size that count people one by one.
var harmed = map[string]bool{"killed": true, "injured": true, "missing": true, "detained": true, "released": true}

// article: the noun has "a" or "an" and no number.
func (t *tree) article(x int) bool {
	d := t.child(x, "det")
	return d >= 0 && (t.form[d] == "a" || t.form[d] == "an") && t.child(x, "nummod") < 0
}

// fate: the number at x has a word of its own that says what became of those ("4 shot, 1 dead").
func (t *tree) fate(x int) bool {
	for _, k := range []int{x, x + 1} {
		if k < len(t.form) && t.fateOf(k) != "" {
			return true
		}
	}
	return false
}

// parted: a word of fate after those at x closes what it says of them: "two men
// dead and a woman", and so does another deed: "killing a guard and shooting the others, Jan and Tom".
func (t *tree) parted(kind string, x, c int) bool {
	for k := x + 1; k < c; k++ {
		if t.fateOf(k) == kind && t.tok[k].UPOS == "ADJ" || t.form[k-1] == "and" && t.gerund(k) && t.tells(k) == "ASSAULT" {
			return true
		}
	}
	return false
}

// unitNoun: the number counts no people.
func (t *tree) unitNoun(x int) bool { return t.w.c.class["no-people"].words[t.lemma[t.content(x)]] }
