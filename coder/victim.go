package coder

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// victim is one person whom a happening struck, as the report tells.
type victim struct {
	key    string
	names  []string // words of the name
	chain  int      // entity, -1 none
	sex    byte     // 'm', 'f', 0 unknown
	age    int      // -1 unknown
	grown  int8     // 1 grown up, -1 young, 0 unknown
	side   int8     // 1 offender, -1 bystander, 0 unknown
	other  bool     // told apart from those before: "another man"
	nth    int      // by an ordinal: "a fourth man"
	pron   bool
	si     int // sentence and token that told of the victim last
	tok    int
	states map[string]bool // kinds of size
}

// victims gives every single person that a happening struck one key, so that who
// is told of twice counts once: by name, chain, age, sex, and what part he has.
func (w *work) victims(live []*event) {
	of := map[*event][]*victim{}
	for _, e := range live {
		if e.typ != "ASSAULT" {
			continue
		}
		f := e.firstMention()
		for i := range e.quantities {
			s := &e.quantities[i]
			if s.kind != "struck" && !harmed[s.kind] {
				continue
			}
			of[f] = w.meet(s, of[f])
		}
	}
	outlives(live, of)
}

// meet finds the persons of a size among those known or adds them.
func (w *work) meet(s *size, known []*victim) []*victim {
	t := s.t
	if s.of < 0 || len(s.who) == 0 && !s.one() {
		return known
	}
	heads := []int{s.of}
	if len(s.who) > 1 {
		heads = t.fellows(s.of, heads)
		if len(heads) != len(s.who) {
			return known
		}
	}
	told := make([]*victim, len(heads))
	for i, x := range heads {
		told[i] = t.victimAt(x)
	}
	// Whom more is told of is found first: "the man and the two-year-old boy", both of them male.
	slices.SortStableFunc(told, func(a, b *victim) int { return b.marks() - a.marks() })
	keys := make([]string, 0, len(heads))
	for _, v := range told {
		var best *victim
		bestFit := 0
		for _, k := range known {
			if slices.Contains(keys, k.key) {
				continue
			}
			n := 2 * v.fits(k)
			if n > 0 && k.states[s.kind] { // "the surviving victim" is who was hurt rather than who was shot
				n++
			}
			if n > bestFit || n == bestFit && n > 0 && k.si >= best.si {
				best, bestFit = k, n
			}
		}
		if best == nil {
			v.key = t.w.a.Doc.ID + " " + strconv.Itoa(t.si) + " " + strconv.Itoa(v.tok)
			v.states = map[string]bool{}
			best = v
			known = append(known, v)
		} else {
			best.learn(v)
		}
		best.states[s.kind] = true
		keys = append(keys, best.key)
	}
	s.who = keys
	return known
}

// one: exactly one person.
func (s *size) one() bool {
	return s.a.best != nil && *s.a.best == 1 && s.a.low != nil && *s.a.low == 1 && !s.a.approx
}

// victimAt is what the words at x say of a person.
func (t *tree) victimAt(x int) *victim {
	v := &victim{chain: -1, age: t.ageOf(x), si: t.si, tok: x}
	class := func(name string, k int) bool {
		c := t.w.c.class[name]
		return (c.use(t.keys[2*k], t.form[k])|c.use(t.keys[2*k+1], t.lemma[k]))&asWord != 0
	}
	look := func(k int) {
		if !t.lemmaIs(k, isTrait) && !t.formIs(k, isTrait) {
			return
		}
		switch {
		case class("male", k):
			v.sex = 'm'
		case class("female", k):
			v.sex = 'f'
		}
		switch {
		case class("young", k):
			v.grown = -1
		case class("grown", k):
			v.grown = 1
		}
		switch {
		case class("offender", k):
			v.side = 1
		case class("bystander", k):
			v.side = -1
		}
		if class("others", k) {
			v.other, v.nth = true, ordinalOf(t.form[k])
		}
	}
	look(x)
	if in := t.content(x); in != x { // "one of the officers"
		look(in)
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		switch t.rel(k) {
		case "amod", "det", "compound", "appos", "nummod":
			look(k)
			if t.rel(k) == "appos" && t.tok[k].UPOS == "PROPN" {
				v.name(t, k)
			}
		}
	}
	v.pron = t.tok[x].UPOS == "PRON"
	if m := t.ment[x]; m >= 0 {
		v.chain = t.w.a.Mentions[m].Entity
		if e := t.entityAt(x); e != nil && e.Name != "" && e.Type == sitrep.EntityPerson && !(t.lemmaIs(x, isTrait) && !strings.Contains(e.Name, " ")) { // no "Child" of a headline
			v.names = strings.Fields(lower(e.Name))
		}
	}
	if t.tok[x].UPOS == "PROPN" && v.names == nil && !t.lemmaIs(x, isTrait) {
		v.name(t, x)
	}
	switch {
	case v.age >= 20:
		v.grown = 1
	case v.age >= 0 && v.age < 18:
		v.grown = -1
	}
	return v
}

func (v *victim) name(t *tree, x int) {
	v.names = append(v.names, t.form[x])
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == "flat" || r == "compound" && t.tok[c].UPOS == "PROPN" {
			v.names = append(v.names, t.form[c])
		}
	}
}

// ageOf reads the age of the person at x, -1 unknown.
func (t *tree) ageOf(x int) int {
	first, end := t.subtree(x, true)
	for k := max(first, x-8); k < min(end+3, len(t.form)) && k < x+8; k++ {
		f := t.form[k]
		if i := strings.Index(f, "-year-old"); i > 0 {
			return years(f[:i])
		}
		if k+2 < len(t.form) && (t.form[k+1] == "-" || t.form[k+1] == "year" || t.form[k+1] == "years") && k < x+2 {
			n := k + 1
			if t.form[n] == "-" {
				n++
			}
			if (t.form[n] == "year" || t.form[n] == "years") && n+1 < len(t.form) && (t.form[n+1] == "-" || t.form[n+1] == "old") {
				return years(f)
			}
		}
		if k > x && t.numeric(k) && (t.form[k-1] == "," || t.form[k-1] == "aged" || t.form[k-1] == "age") && (k+1 >= len(t.form) || t.tok[k+1].UPOS == "PUNCT" || t.isVerb(k+1) || t.tok[k+1].UPOS == "AUX" || t.form[k+1] == "of") {
			return years(f)
		}
	}
	return -1
}

func years(s string) int {
	if n, ok := digitWords[s]; ok {
		return n
	}
	if n, err := strconv.Atoi(s); err == nil && n < 120 {
		return n
	}
	return -1
}

// marks is how much is told of who somebody is.
func (v *victim) marks() (n int) {
	for _, told := range [...]bool{v.age >= 0, v.grown != 0, v.side != 0, len(v.names) > 0} {
		if told {
			n++
		}
	}
	return n
}

// fits is how well the words of v can mean the person k, 0 not at all.
func (v *victim) fits(k *victim) int {
	if v.si == k.si && v.tok == k.tok {
		return 9
	}
	if v.differs(k) {
		return 0
	}
	if v.nth > 0 && v.nth == k.nth { // "a fourth was hurt … A fourth man, 24, was hit in the leg"
		return 7
	}
	if v.other && v.si != k.si && v.chain != k.chain && !sharesName(v.names, k.names) { // "another 15-year-old"
		return 0
	}
	if len(v.names) > 0 && len(k.names) > 0 {
		if !sharesName(v.names, k.names) {
			return 0
		}
		return 8
	}
	if v.chain >= 0 && v.chain == k.chain {
		return 7
	}
	if v.age >= 0 && v.age == k.age {
		return 6
	}
	if v.si == k.si && !v.pron || v.other {
		return 0
	}
	n := 1
	if v.sex != 0 && v.sex == k.sex {
		n++
	}
	return n
}

func sharesName(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && len(x) > 2 {
				return true
			}
		}
	}
	return false
}

// learn takes over what the words of v add.
func (k *victim) learn(v *victim) {
	if k.sex == 0 {
		k.sex = v.sex
	}
	if k.age < 0 {
		k.age = v.age
	}
	if k.grown == 0 {
		k.grown = v.grown
	}
	if k.side == 0 {
		k.side = v.side
	}
	if k.chain < 0 {
		k.chain = v.chain
	}
	if len(k.names) == 0 && (!v.pron || v.chain == k.chain) { // who "he" is may be read wrongly
		k.names = v.names
	}
	k.si, k.tok = v.si, v.tok
}

// others: the words tell those counted apart from people told before.
func (s *size) others() bool {
	c := s.t.w.c.class["others"].words
	for k := max(0, s.first-1); k < s.end && k < len(s.t.form); k++ {
		if k > s.first && s.t.tok[k].UPOS == "CCONJ" && k+1 < s.end && s.t.form[k+1] != "the" { // "a guard and six others" are all of them
			return false
		}
		if s.t.isAny(k, isTrait) && (c[s.t.lemma[k]] || c[s.t.form[k]]) && !(s.t.form[k] == "more" && k+1 < len(s.t.form) && s.t.form[k+1] == "than") {
			return true
		}
	}
	return false
}
