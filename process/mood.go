package process

import (
	"strings"

	"sitrep"
)

// mood is how far what a word tells is told as done.
type mood struct {
	not      bool   // the word itself is negated: "did not take place"
	mode     string // "" done, planned, wanted, denied (not done, refused, or supposed only)
	announce int    // the word that announces or decides it, -1
	say      int    // the word of speech above, -1
	top      int    // the highest word of the chain
	chain    []int  // from the word up
}

// modes of signs.
const (
	modePlanned = "planned"
	modeWanted  = "wanted"
	modeDenied  = "denied"
)

// mood climbs from a word to what is said of it: "agreed to …", "refused to …", "if … ".
func (ks *Kinds) mood(t *tree, g int) mood {
	m := mood{announce: -1, say: -1, top: g}
	i := g
	for range 7 {
		m.chain = append(m.chain, i)
		m.top = i
		ks.own(t, i, &m, i == g)
		h := t.head(i)
		if h < 0 {
			break
		}
		r := t.rel(i)
		up := false
		switch r {
		case "xcomp", "ccomp", "parataxis":
			up = true
		case "obj", "nmod", "acl", "obl", "compound":
			up = !t.verb(i) || r == "acl"
			if p := t.prep(i); r == "obl" && (!openPreps[p] || p == "in") {
				up = false // "agreed after a week of talks"
			}
		case "nsubj":
			up = !t.verb(i) && (t.passive(h) || ks.lists["plan"][t.lemma(h)] || ks.lists["announce"][t.lemma(h)])
			if t.rel(h) == "advcl" && ks.lists["if"][t.prep(h)] { // "once the exchange has begun"
				m.set(modeDenied)
			}
		case "csubj":
			up = true
		case "conj":
			// moods go on over "and": "will meet and sign"
			if t.verb(i) && t.child(i, "aux") < 0 && t.subject(i) < 0 && t.verb(h) {
				ks.aux(t, h, &m)
			}
			up = t.verb(i) && t.subject(i) < 0 || t.noun(i)
			if t.verb(i) && t.verb(h) && t.rel(h) == "advcl" && ks.lists["if"][t.prep(h)] && t.prep(i) == "" {
				m.set(modeDenied) // "if the dead were paid for and the soldiers left"
			}
			if up && t.verb(i) {
				i = h
				m.top = h
				if h = t.head(i); h < 0 {
					return m
				}
				switch t.rel(i) {
				case "xcomp", "ccomp", "parataxis":
				default:
					return m
				}
			}
		case "advcl":
			p := t.prep(i)
			if ks.lists["if"][p] {
				m.set(modeDenied)
			}
			up = p == "to" && (ks.lists["plan"][t.lemma(h)] || ks.lists["want"][t.lemma(h)] || ks.lists["negate"][t.lemma(h)] || ks.lists["announce"][t.lemma(h)])
		}
		if r == "parataxis" && t.in(i, ks.lists["say"]) {
			up = false
		}
		if !up {
			break
		}
		ks.above(t, i, h, &m)
		i = h
	}
	// "…, the ministry said on Monday": the verb of speech below what it says
	if m.say < 0 {
		for _, k := range t.kids(m.top) {
			if (t.rel(k) == "parataxis" || t.rel(k) == "advcl") && t.in(k, ks.lists["say"]) {
				m.say = k
			}
		}
	}
	return m
}

func (m *mood) set(mode string) {
	switch {
	case m.mode == modeDenied:
	case mode == modeDenied, m.mode == "":
		m.mode = mode
	case mode == modeWanted && m.mode == modePlanned:
		m.mode = modeWanted
	}
}

// above reads what the governing word h says of i.
func (ks *Kinds) above(t *tree, i, h int, m *mood) {
	switch {
	case t.in(h, ks.lists["say"]):
		m.say = h
	case ks.of(t, h, "negate"), ks.of(t, h, "doubt"):
		m.set(modeDenied)
	case ks.of(t, h, "want"):
		m.set(modeWanted)
	case ks.of(t, h, "plan"):
		if m.announce < 0 {
			m.announce = h
		}
		m.set(modePlanned)
	case ks.of(t, h, "announce"):
		if m.announce < 0 {
			m.announce = h
		}
	}
}

// own reads negation and auxiliaries of the word itself.
func (ks *Kinds) own(t *tree, i int, m *mood, first bool) {
	for _, k := range t.kids(i) {
		switch t.rel(k) {
		case "advmod", "det":
			switch t.form(k) {
			case "not", "n't", "never", "no", "nor", "neither", "hardly", "without":
				m.set(modeDenied)
				m.not = m.not || first && t.aux(i, "did", "has", "have", "was", "were")
			}
		case "nsubj":
			switch t.form(k) {
			case "nobody", "none", "no-one", "neither", "nothing":
				m.set(modeDenied)
			default:
				if t.none(k) && !t.passive(k) {
					m.set(modeDenied)
				}
			}
		case "cc":
			if t.form(k) == "nor" {
				m.set(modeDenied)
			}
		case "case", "mark":
			if f := t.form(k); f == "without" || f == "despite" && first {
				m.set(modeDenied)
			} else if ks.lists["if"][t.prep(i)] && t.verb(i) && t.rel(i) != "obl" {
				m.set(modeDenied)
			}
		}
	}
	ks.aux(t, i, m)
}

func (ks *Kinds) aux(t *tree, i int, m *mood) {
	for _, k := range t.kids(i) {
		if t.rel(k) != "aux" && t.rel(k) != "cop" {
			continue
		}
		switch f := t.form(k); {
		case f == "will" || f == "shall" || f == "'ll" || f == "wo" || f == "would" || f == "’ll":
			m.set(modePlanned)
		case ks.lists["maybe"][f]:
			m.set(modeDenied)
		case (f == "was" || f == "were" || f == "is" || f == "are") && t.verb(i) && t.prep(i) == "to" || f == "be" && t.prep(i) == "to" && t.rel(i) == "root": // "is to expire on Friday"
			m.set(modePlanned)
		}
	}
	if t.tok[i].Deprel == "acl" && t.prep(i) == "to" && t.noun(t.head(i)) && t.child(i, "nsubj") < 0 { // "talks to resume on Monday"
		m.set(modePlanned)
	}
	// headlines: "Talks to resume on Monday"
	if t.rel(i) == "root" && t.prep(i) == "to" && t.subject(i) >= 0 {
		m.set(modePlanned)
	}
}

// denied: the anchor's own phrase says that there is none.
func (t *tree) none(x int) bool {
	for _, k := range t.kids(x) {
		if f := t.form(k); t.rel(k) == "det" && f == "no" || t.rel(k) == "case" && f == "without" || t.rel(k) == "advmod" && f == "not" {
			return true
		}
	}
	return false
}

// speaker is who is said to say it: the subject of the word of speech.
func (t *tree) speaker(say int) int {
	if say < 0 {
		return -1
	}
	return t.subject(say)
}

func headline(a *sitrep.Analysis, n int) bool {
	b := a.Sentences[n].Block
	if b < 0 || b >= len(a.Doc.Blocks) {
		return false
	}
	if r := a.Doc.Blocks[b].Role; r == sitrep.RoleHeadline || r == sitrep.RoleDeck {
		return true
	}
	// a first line without a full stop, where nothing says what it is
	return b == 0 && !strings.ContainsAny(a.Text(a.Sentences[n].Span)[max(0, a.Sentences[n].Len()-4):], ".?!…")
}

// aux: the word has one of these auxiliaries.
func (t *tree) aux(i int, words ...string) bool {
	for _, k := range t.kids(i) {
		if r := t.rel(k); r == "aux" || r == "cop" {
			for _, w := range words {
				if t.form(k) == w {
					return true
				}
			}
		}
	}
	return false
}

// pluperfect: "had been suspended".
func (t *tree) pluperfect(g int) bool {
	for _, k := range t.kids(g) {
		if (t.rel(k) == "aux" || t.rel(k) == "cop") && t.form(k) == "had" {
			return true
		}
	}
	return false
}

// of: the word, with the words that follow it, is of the class.
func (ks *Kinds) of(t *tree, i int, class string) bool {
	if t.in(i, ks.lists[class]) {
		return true
	}
	longer := ks.longer[class]
	if longer == nil {
		return false
	}
	for _, key := range [2]string{t.lemma(i), t.form(i)} {
		for _, rest := range longer[key] {
			if t.follow(i, rest, 6) {
				return true
			}
		}
	}
	return false
}

// aside: told as the background of something else: "four months after the talks broke down",
// "the talks, which were suspended".
func (t *tree) aside(g int) bool {
	for range t.tok {
		switch r := t.rel(g); {
		case t.tok[g].Deprel == "acl:relcl":
			return true
		case r == "advcl":
			switch t.prep(g) {
			case "after", "since", "before", "when", "while", "although", "though", "until", "despite":
				return true
			}
		case r == "obl" || r == "nmod":
			switch t.prep(g) {
			case "after", "since", "before", "during", "despite", "until":
				return true
			}
		}
		if g = t.head(g); g < 0 {
			return false
		}
	}
	return false
}

// lead: the sentence is the headline's or among the first of the body.
func (r *docReader) lead(n int) bool {
	if headline(r.a, n) {
		return true
	}
	body := 0
	for i := n - 1; i >= 0 && body < 3; i-- {
		if !headline(r.a, i) {
			body++
		}
	}
	return body < 2
}

// leadDay is the day that the first sentence of the body tells its news of, as far as it is
// a day of the week before the report: a headline is of the same.
func (r *docReader) leadDay() sitrep.Interval {
	if r.leadRead {
		return r.leadOn
	}
	r.leadRead = true
	for n := range r.a.Sentences {
		if headline(r.a, n) {
			continue
		}
		if b := r.a.Sentences[n].Block; b >= 0 && b < len(r.a.Doc.Blocks) && r.a.Doc.Blocks[b].Role != sitrep.RoleBody {
			continue
		}
		t := r.tree(n)
		root := -1
		for i := range t.tok {
			if t.head(i) < 0 {
				root = i
				break
			}
		}
		if root < 0 {
			break
		}
		verbs := []int{root}
		for _, k := range t.kids(root) { // what is said, and what is told besides
			if rel := t.rel(k); t.verb(k) && (rel == "ccomp" || rel == "xcomp" || rel == "conj" || rel == "parataxis") {
				verbs = append(verbs, k)
			}
		}
		for _, v := range verbs {
			if on, since := r.timeOf(t, v, false); !since && on.Start != 0 && on.Days() > 0 && on.Days() <= narrow {
				if p := r.a.Doc.PublishedOn; p == nil || p.End == 0 || on.Start <= p.End && p.End-on.Start < 8 {
					r.leadOn = on
				}
				return r.leadOn
			}
		}
		break
	}
	return r.leadOn
}

// now: told in the present or the present perfect, in a clause of its own.
func (t *tree) now(g int) bool {
	switch t.rel(g) {
	case "root", "ccomp", "conj", "parataxis":
	default:
		return false
	}
	for _, k := range t.kids(g) {
		if r := t.rel(k); r == "aux" || r == "cop" {
			switch t.form(k) {
			case "has", "have", "is", "are", "'s", "’s":
				return true
			}
		}
	}
	return strings.Contains(t.tok[g].Feats, "Tense=Pres") && strings.Contains(t.tok[g].Feats, "VerbForm=Fin")
}
