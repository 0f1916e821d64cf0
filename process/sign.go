package process

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// Sign is what some words of one report say of a process. It is serialisable; a
// document's signs are all that tracking needs of it.
type Sign struct {
	Kind    string `json:"kind"`              // of process
	Phase   string `json:"phase,omitempty"`   // that it begins or continues; "" when it says none
	Mode    string `json:"mode,omitempty"`    // "" told as fact, planned, wanted, denied
	By      string `json:"by"`                // file and line of the rule
	Thread  int    `json:"thread"`            // of the report's processes
	Weak    bool   `json:"weak,omitempty"`    // joins a process that others tell, makes none
	Mention string `json:"mention,omitempty"` // the event mention at its words
	Repeat  bool   `json:"repeat,omitempty"`  // told of an act that may be one of several
	Past    bool   `json:"past,omitempty"`    // told as past before the past: "had been suspended"
	News    bool   `json:"news,omitempty"`    // told as what is new: in the headline or the lead, or as what is so now

	Words    sitrep.Text     `json:"words"`
	Sentence sitrep.Span     `json:"sentence"`
	On       sitrep.Interval `json:"on"`     // when the phase began, as the words say
	Latest   sitrep.Day      `json:"latest"` // no later than the day of saying it
	Planned  string          `json:"planned,omitempty"`
	Due      sitrep.Interval `json:"due"` // of what is planned

	Parties    []sitrep.Participant `json:"parties,omitempty"`
	Mediators  []sitrep.Participant `json:"mediators,omitempty"`
	Venue      *sitrep.EventPlace   `json:"venue,omitempty"`
	Scope      string               `json:"scope,omitempty"` // the place that it is of
	Subject    *sitrep.Text         `json:"subject,omitempty"`
	Topics     []string             `json:"topics,omitempty"`
	Round      int                  `json:"round,omitempty"`
	Cause      *sitrep.Text         `json:"cause,omitempty"`
	CauseBy    string               `json:"cause_by,omitempty"` // the event mention in the words that give the cause
	Conditions []Demand             `json:"conditions,omitempty"`
	Deadlines  []Demand             `json:"deadlines,omitempty"`
	Around     []string             `json:"around,omitempty"` // who and where the report is about; with the first sign of a thread
}

// Demand is a condition or deadline with who set it.
type Demand struct {
	sitrep.Text
	By string          `json:"by,omitempty"`
	On sitrep.Interval `json:"on"` // of a deadline
}

// found is a sign in the making.
type found struct {
	Sign
	kind     *Kind
	sentence int
	anchor   anchor
	tok      int // the governing word, the anchor itself for an act
	mood     mood
	former   bool // "the last truce": another one
}

// Read returns the signs of one analysis by the built-in kinds.
func Read(a *sitrep.Analysis) []Sign { return Builtin().Read(a) }

// Read returns what one analysis says of processes, in text order.
func (ks *Kinds) Read(a *sitrep.Analysis) []Sign {
	r := &docReader{ks: ks, a: a}
	for n := range a.Sentences {
		r.sentence(n)
	}
	r.events()
	if len(r.found) == 0 {
		return nil
	}
	slices.SortStableFunc(r.found, func(a, b *found) int { return a.Words.Start - b.Words.Start })
	r.inOrder()
	r.continued()
	r.orphans()
	return r.threads()
}

// docReader reads one document.
type docReader struct {
	ks      *Kinds
	a       *sitrep.Analysis
	found   []*found
	trees   map[int]*tree
	byToken map[int][]int // mentions of actors by sentence
}

// mayHave is a look without a tree: most sentences have no word of any process.
func (ks *Kinds) mayHave(a *sitrep.Analysis, n int) bool {
	for i := range a.Sentences[n].Tokens {
		t := &a.Sentences[n].Tokens[i]
		switch t.UPOS {
		case "NOUN", "PROPN", "VERB":
			if len(ks.heads[strings.ToLower(t.Lemma)]) > 0 {
				return true
			}
			if f := a.Doc.Text[t.Start:t.End]; f != t.Lemma && len(ks.heads[strings.ToLower(f)]) > 0 {
				return true
			}
		}
	}
	return false
}

func (r *docReader) tree(n int) *tree {
	if r.trees == nil {
		r.trees = map[int]*tree{}
	}
	t := r.trees[n]
	if t == nil {
		t = newTree(r.a, n)
		r.trees[n] = t
	}
	return t
}

func (r *docReader) sentence(n int) {
	if !r.ks.mayHave(r.a, n) {
		return
	}
	t := r.tree(n)
	for _, a := range r.ks.anchors(t) {
		r.anchor(t, a)
	}
}

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
		for _, k := range t.kids[i] { // "on how to withdraw troops"
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
	f.Sign = Sign{Kind: a.kind.Name, Phase: m.phase, Mode: f.mood.mode, By: fmt.Sprintf("process/%s:%d", a.kind.file, m.line), Weak: a.weak && !a.kind.firm[m.phase], Repeat: a.act}
	sp := t.words(g, m).Cover(t.tok[a.tok].Span)
	if !a.act {
		sp = sp.Cover(t.tok[a.top].Span)
	}
	if sp.Len() > longest { // the words that name it stand far off
		sp = t.words(g, m)
	}
	f.Words = sitrep.Text{Text: r.a.Text(sp), Span: sp}
	f.Sentence = r.a.Sentences[t.n].Span
	f.Past = t.pluperfect(g) && !(t.rel(g) == "ccomp" && t.head(g) >= 0 && t.in(t.head(g), r.ks.lists["say"]))
	f.News = !f.Past && (r.lead(t.n) || t.now(g))
	r.roles(t, f)
	r.when(t, f)
	r.because(t, f)
	r.provided(t, f)
	r.mention(f)
	if !f.settle() {
		return
	}
	f.former = t.formerly(r.ks, f)
	// One word tells one step of a process: "ceasefire talks resumed" is told of the talks.
	for i, o := range r.found {
		if o.sentence == f.sentence && o.tok == f.tok && o.Kind == f.Kind && o.Phase == f.Phase && o.Planned == f.Planned {
			if o.Weak && !f.Weak {
				r.found[i] = f
			}
			return
		}
	}
	r.found = append(r.found, f)
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
	for _, k := range t.kids[f.anchor.tok] {
		if (t.rel(k) == "amod" || t.rel(k) == "det" || t.rel(k) == "compound" || t.rel(k) == "nummod") && (t.in(k, ks.lists["former"]) || year(t.form(k))) {
			return true
		}
	}
	return false
}

func year(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// mention ties the sign to the event mention whose trigger its words hold.
func (r *docReader) mention(f *found) {
	best := -1
	for i := range r.a.Events {
		m := &r.a.Events[i]
		if m.Head.Sentence != f.sentence || !m.Trigger.Overlaps(f.Words.Span) {
			continue
		}
		at := m.Head.First <= f.tok && f.tok < m.Head.End
		if at {
			best = i
			break
		}
		if m.Head.First <= f.anchor.top && f.anchor.top < m.Head.End || m.Head.First <= f.anchor.tok && f.anchor.tok < m.Head.End {
			best = i
		}
	}
	if p := f.kind.phase(f.Phase); p != nil && p.deed && f.Mode == "" {
		if deed := r.byDeed(f); deed >= 0 {
			best = deed
			if d := r.a.Events[deed].OccurredOn; d != nil && d.Known() {
				f.On = d.Interval
			}
		}
	}
	if best < 0 {
		return
	}
	m := &r.a.Events[best]
	f.Mention = m.ID
	if m.Reality == sitrep.Hypothetical && f.Mode == "" {
		f.Mode = modeDenied
	}
	if !f.On.Known() && m.OccurredOn != nil && m.OccurredOn.Known() && m.Sentence.Contains(m.OccurredOn.Span) && !r.ofNoun(m.OccurredOn.Span, f) && !(r.fromOn(m.OccurredOn.Span) && f.before()) && f.Mode == "" && m.Head.First <= f.tok && f.tok < m.Head.End {
		f.On = m.OccurredOn.Interval
	}
	if f.Cause == nil && m.Cause != nil && f.Mode == "" && f.reasoned() {
		f.Cause, f.CauseBy = m.Cause, r.causing(m.Cause.Span)
	}
	if m.Condition != nil && len(f.Conditions) == 0 {
		f.Conditions = append(f.Conditions, Demand{Text: *m.Condition})
	}
	r.lend(f, m)
}

// lend gives a sign the participants of its event where the words name none.
func (r *docReader) lend(f *found, m *sitrep.EventMention) {
	for _, ps := range [2][]sitrep.Participant{m.Actors, m.Recipients} {
		for _, p := range ps {
			if p.Actor == "" && r.place(p.Span) || r.dateline(p.Span) || p.Country == "" && len(p.Sectors) == 0 && !strings.HasPrefix(p.Actor, "actor:") {
				continue
			}
			r.party(f, p)
		}
	}
}

// events makes signs of the coded events that rules take, where no words did.
func (r *docReader) events() {
	taken := map[string]bool{}
	for _, f := range r.found {
		taken[f.Kind+" "+f.Mention] = true
	}
	for i := range r.a.Events {
		m := &r.a.Events[i]
		for _, tr := range r.ks.typed[m.Type] {
			if taken[tr.kind.Name+" "+m.ID] || !tr.rule.coded(m) {
				continue
			}
			t := r.tree(m.Head.Sentence)
			if head, near := triggerWords(t, m.Trigger.Span); !tr.rule.worded(head, near) {
				continue
			}
			taken[tr.kind.Name+" "+m.ID] = true
			f := &found{kind: tr.kind, sentence: m.Head.Sentence, tok: m.Head.First}
			f.mood = r.ks.mood(t, f.tok)
			f.anchor = anchor{kind: tr.kind, tok: m.Head.First, top: m.Head.First, act: true}
			f.Sign = Sign{Kind: tr.kind.Name, Phase: tr.rule.phase, By: fmt.Sprintf("process/%s:%d", tr.kind.file, tr.rule.line), Weak: tr.rule.weak, Mention: m.ID, Repeat: true,
				Words: m.Trigger, Sentence: m.Sentence}
			if p := r.a.Doc.PublishedOn; p != nil {
				f.Latest = p.End
			}
			f.Past = t.pluperfect(f.tok)
			f.News = !f.Past && (r.lead(t.n) || t.now(f.tok))
			f.Mode = f.mood.mode
			switch {
			case f.Mode == modeDenied:
			case m.Polarity == sitrep.Negative:
				f.Mode = modeDenied
			case m.Reality == sitrep.Planned:
				f.Mode = modePlanned
			case m.Reality == sitrep.Hypothetical || m.Reality == sitrep.Conditional:
				f.Mode = modeDenied
			}
			f.mood.mode = f.Mode
			r.when(t, f)
			if !f.On.Known() && f.Mode == "" && m.OccurredOn != nil && m.Sentence.Contains(m.OccurredOn.Span) && !r.ofNoun(m.OccurredOn.Span, f) {
				f.On = m.OccurredOn.Interval
			}
			r.because(t, f)
			r.provided(t, f)
			if w := tr.kind.within(t, &f.anchor); w != nil {
				f.Phase = w.phase
			}
			r.lend(f, m)
			if m.Cause != nil && f.Cause == nil && f.Mode == "" && f.reasoned() {
				f.Cause, f.CauseBy = m.Cause, r.causing(m.Cause.Span)
			}
			if m.Condition != nil && len(f.Conditions) == 0 {
				f.Conditions = append(f.Conditions, Demand{Text: *m.Condition})
			}
			if f.settle() {
				r.found = append(r.found, f)
			}
		}
	}
}

// causing is the first event mention within the words that give the cause.
func (r *docReader) causing(sp sitrep.Span) string {
	for i := range r.a.Events {
		if sp.Contains(r.a.Events[i].Trigger.Span) {
			return r.a.Events[i].ID
		}
	}
	return ""
}

// byDeed is the event that a step is told of: "shelled the town in breach of the truce",
// "the clash was a violation of it", "this is a violation".
func (r *docReader) byDeed(f *found) int {
	t := r.tree(f.sentence)
	g := f.tok
	if h := t.head(g); h >= 0 && t.noun(g) && (t.rel(g) == "obl" || t.rel(g) == "nmod") {
		if e := r.eventAt(f.sentence, h); e >= 0 {
			return e
		}
	}
	s := t.subject(g)
	for h := g; s < 0 && h >= 0 && (t.rel(h) == "xcomp" || t.rel(h) == "obj" || t.rel(h) == "appos"); {
		if h = t.head(h); h >= 0 {
			s = t.subject(h)
			if o := t.child(h, "obj"); t.rel(g) == "xcomp" && o >= 0 && !t.under(g, o) { // "called it a violation"
				s = o
			}
		}
	}
	if s < 0 {
		return -1
	}
	if e := r.eventAt(f.sentence, s); e >= 0 {
		return e
	}
	if !t.in(s, r.ks.lists["deed"]) {
		return -1
	}
	best := -1
	for i := range r.a.Events {
		m := &r.a.Events[i]
		if m.Type == "ASSAULT" && m.Polarity == sitrep.Positive && m.Head.Sentence < f.sentence && m.Head.Sentence+4 > f.sentence {
			best = i
		}
	}
	return best
}

func (r *docReader) eventAt(sentence, tok int) int {
	for i := range r.a.Events {
		if m := &r.a.Events[i]; m.Head.Contains(sentence, tok) {
			return i
		}
	}
	return -1
}
