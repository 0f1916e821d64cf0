package process

import (
	"sitrep"
	"slices"
	"strings"
)

// anchor makes signs of what is said of an anchor.
func (r *docReader) anchor(t *tree, a anchor) {
	k := a.kind
	any := false
	gs := t.governors(a.top)
	within := k.within(t, &a)
	for _, g := range gs {
		// The nearest word upwards that moves the process.
		for range 3 {
			if m := k.match(t, &a, g); m != nil {
				if within != nil && k.phase(m.phase).state == "over" { // "completed the release of a first group"
					m = within
				}
				r.add(t, a, g.tok, m)
				any = true
				break
			}
			up := t.head(g.tok)
			if up < 0 || g.pos == anyRole && !openPreps[g.prep] || !r.ks.climbs(t, g.tok) {
				break
			}
			prep := t.prep(g.tok)
			pos := asObject
			if t.rel(g.tok) == "obl" {
				pos = anyRole
			} else if t.tok[g.tok].Deprel == "nsubj" {
				pos, prep = asAgent, ""
				if t.passive(up) {
					pos = asObject
				}
			}
			g = governor{up, pos, prep}
		}
	}
	if any {
		return
	}
	if a.act && r.ks.happens(t, a.top) {
		for i := range k.itself {
			if m := &k.itself[i]; m.groups == nil || slices.Contains(m.groups, a.group) {
				if within != nil {
					m = within
				}
				r.add(t, a, a.tok, m)
				return
			}
		}
		return
	}
	if h := t.head(a.top); h >= 0 && t.tok[a.top].Deprel == "nsubj" && t.in(h, r.ks.lists["follow"]) && len(k.itself) > 0 {
		for i := range k.itself { // "the release followed the pardon"
			if it := &k.itself[i]; it.groups == nil || slices.Contains(it.groups, a.group) {
				r.add(t, a, a.top, it)
				return
			}
		}
	}
	// Nothing moves it: plans and wishes of it still say something.
	m := r.ks.mood(t, a.top)
	for i := range k.itself {
		it := &k.itself[i]
		if it.groups != nil && !slices.Contains(it.groups, a.group) {
			continue
		}
		if predicate := !a.weak && t.predicate(a.top); predicate && m.mode == "" || t.none(a.top) || r.demanded(t, a.top) || m.mode == modePlanned && k.planned[it.phase] != "" || m.mode == modeWanted && k.wanted[it.phase] != "" {
			r.add(t, a, a.top, it)
		}
		return
	}
}

// demanded: a condition of it is told: "made the release a condition for talks".
func (r *docReader) demanded(t *tree, i int) bool {
	h := t.head(i)
	return h >= 0 && t.noun(h) && t.in(h, r.ks.lists["demand"])
}

// predicate: "have been on strike", "is under siege".
func (t *tree) predicate(i int) bool {
	p := t.prep(i)
	return (p == "on" || p == "under") && (t.child(i, "cop") >= 0 || t.head(i) >= 0 && t.rel(i) == "obl" && (t.is(t.head(i), "go") || t.is(t.head(i), "remain")))
}

// happens: the word tells the act as such, not what talks, a deal or a call are about.
func (ks *Kinds) happens(t *tree, i int) bool {
	if t.verb(i) {
		if t.prep(i) != "to" && t.prep(i) != "how" && t.prep(i) != "how to" {
			return true
		}
		for _, k := range t.kids(i) { // "on how to withdraw troops"
			if t.form(k) == "how" || t.form(k) == "whether" {
				return false
			}
		}
		h := t.head(i)
		return t.rel(i) == "xcomp" || t.rel(i) == "conj" || t.rel(i) == "root" || h >= 0 && t.rel(i) != "csubj" && (ks.lists["plan"][t.lemma(h)] || ks.lists["announce"][t.lemma(h)])
	}
	for range 3 {
		h := t.head(i)
		if h < 0 {
			return true
		}
		switch t.rel(i) {
		case "nsubj", "obj", "conj", "appos":
			return true
		case "obl":
			switch t.prep(i) {
			case "after", "following", "since", "with", "during", "in", "as", "by":
				return true
			}
			return false
		case "compound", "nmod", "amod":
			return false
		}
		i = h
	}
	return false
}

// climbs: what governs this word may tell the step: "put an end to", "began to pull out".
func (ks *Kinds) climbs(t *tree, i int) bool {
	switch t.rel(i) {
	case "obj", "nmod", "compound", "xcomp":
		return true
	case "obl":
		return t.noun(i)
	case "nsubj":
		return t.noun(i) && t.in(i, ks.lists["aspect"])
	}
	return false
}

// add makes a sign of a move at word g.
func (r *docReader) add(t *tree, a anchor, g int, m *move) {
	f := &found{kind: a.kind, sentence: t.n, anchor: a, tok: g, mood: r.ks.mood(t, g)}
	if f.mood.mode == "" && (t.none(a.top) || g == a.top && r.demanded(t, a.top)) {
		f.mood.mode = modeDenied
	}
	f.Sign = Sign{Kind: a.kind.Name, Phase: m.phase, Mode: f.mood.mode, By: a.kind.at(m.line), Weak: a.weak && !a.kind.firm[m.phase], Repeat: a.act}
	sp := t.words(g, m).Cover(t.tok[a.tok].Span)
	if !a.act {
		sp = sp.Cover(t.tok[a.top].Span)
	}
	if sp.Len() > longest { // the words that name it stand far off
		sp = t.words(g, m)
	}
	f.Words = sitrep.Text{Text: r.a.Text(sp), Span: sp}
	f.Sentence = r.a.Sentences[t.n].Span
	if a.kind.apart == "group" {
		f.Scope, _, _ = strings.Cut(a.group, "-")
	}
	f.Past = t.pluperfect(g) && !(t.rel(g) == "ccomp" && t.head(g) >= 0 && t.in(t.head(g), r.ks.lists["say"])) || t.aside(g)
	f.News = !f.Past && (r.lead(t.n) || t.now(g))
	r.roles(t, f)
	r.when(t, f)
	r.because(t, f)
	r.provided(t, f)
	r.mention(f)
	if !f.On.Known() && !f.Past && (f.Mode == "" || f.Mode == modePlanned) && headline(r.a, t.n) {
		f.On, f.Lent = r.leadDay(), true
		if f.Mode == modePlanned && f.On == f.Due {
			f.On = sitrep.Interval{}
		}
	}
	f.lasting = r.ks.of(t, g, "lasting")
	if to := f.kind.again[f.Phase]; to != "" && f.Mode == "" && t.again(g) {
		f.Phase = to
	}
	if to := f.kind.fresh[f.Phase]; to != "" && f.Mode == "" && t.fresh(a.top) {
		f.Phase = to
	}
	if !f.settle() {
		return
	}
	f.former = t.formerly(r.ks, f)
	// One word tells one step of a process: "ceasefire talks resumed" is told of the talks.
	for i, o := range r.found {
		if o.sentence == f.sentence && o.tok == f.tok && o.Kind == f.Kind && (o.Phase == f.Phase && o.Planned == f.Planned || o.Weak != f.Weak) {
			if o.Weak && !f.Weak {
				r.found[i] = f
			}
			return
		}
	}
	r.found = append(r.found, f)
}

// again: "closed the roads again".
func (t *tree) again(g int) bool {
	for _, k := range t.kids(g) {
		if t.rel(k) == "advmod" && (t.is(k, "again") || t.is(k, "anew") || t.is(k, "afresh")) {
			return true
		}
	}
	return false
}

// fresh: "launched new air strikes".
func (t *tree) fresh(x int) bool {
	for _, k := range t.kids(x) {
		if t.rel(k) == "amod" || t.rel(k) == "det" {
			switch t.form(k) {
			case "new", "fresh", "renewed", "further", "more", "another":
				return true
			}
		}
	}
	return false
}

// longest are the words of a sign in bytes, where the name of the process stands far from
// what is said of it.
const longest = 60

// words of a move, where they stand.
func (t *tree) words(g int, m *move) sitrep.Span {
	sp := t.tok[g].Span
	for _, w := range m.words[min(1, len(m.words)):] {
		for i := g + 1; i < min(len(t.tok), g+9); i++ {
			if t.is(i, w) {
				sp = sp.Cover(t.tok[i].Span)
				break
			}
		}
	}
	return sp
}

// before: the phase comes before the process has begun.
func (f *found) before() bool {
	p := f.kind.phase(f.Phase)
	return p != nil && p.state == "before"
}

// fromOn: the time is that of a beginning to come: "from Monday".
func (r *docReader) fromOn(sp sitrep.Span) bool {
	return strings.HasSuffix(r.a.Doc.Text[:sp.Start], " from ")
}

// settle turns the phase that the words name into the one that their mood makes of it;
// false when nothing is left to tell.
func (f *found) settle() bool {
	switch f.Mode {
	case modePlanned:
		f.Planned, f.Phase = f.Phase, f.kind.planned[f.Phase]
		if f.lasting { // "will go on" announces nothing
			f.Phase = ""
		}
	case modeWanted:
		f.Phase = f.kind.wanted[f.Phase]
	case modeDenied:
		if to := f.kind.denied[f.Phase]; to != "" && f.mood.not {
			f.Phase, f.Mode = to, ""
		} else {
			f.Phase = ""
		}
	}
	return f.Phase != "" || f.Planned != "" || len(f.Conditions) > 0 || len(f.Deadlines) > 0
}

// reasoned: what brings about the phase is told as its cause.
func (f *found) reasoned() bool { return f.kind.causes == nil || f.kind.causes[f.Phase] }

// formerly: told of another one of the kind ("the previous truce", "a 2014 ceasefire").
func (t *tree) formerly(ks *Kinds, f *found) bool {
	if f.anchor.act || f.anchor.top != f.anchor.tok {
		return false
	}
	for _, k := range t.kids(f.anchor.tok) {
		if (t.rel(k) == "amod" || t.rel(k) == "det" || t.rel(k) == "compound" || t.rel(k) == "nummod") && (t.in(k, ks.lists["former"]) || year(t.form(k))) {
			return true
		}
	}
	return false
}

func year(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}
