package process

import (
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
	On       sitrep.Interval `json:"on"`             // when the phase began, as the words say
	Lent     bool            `json:"lent,omitempty"` // On is that of the event mention, the words of the sign have none
	Latest   sitrep.Day      `json:"latest"`         // no later than the day of saying it
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
	cast     []party // the parties, once all signs are found
	lasting  bool    // told as going on
	former   bool    // "the last truce": another one
}

// Read returns what one analysis says of processes, in text order.
func (ks *Kinds) Read(a *sitrep.Analysis) []Sign {
	r := &docReader{ks: ks, a: a, forest: forests.Get().(*forest)}
	defer r.forest.leave()
	for n := range a.Sentences {
		r.sentence(n)
	}
	r.events()
	if len(r.found) == 0 && !r.named {
		return nil
	}
	slices.SortStableFunc(r.found, func(a, b *found) int { return a.Words.Start - b.Words.Start })
	r.foretold()
	r.inOrder()
	r.continued()
	r.orphans()
	signs := r.threads()
	var words sitrep.Detacher
	for i := range signs {
		signs[i].detach(&words)
	}
	words.Done()
	return signs
}

// detach gives the sign words of its own, so that it does not keep its report's text.
func (s *Sign) detach(words *sitrep.Detacher) {
	words.Participants(s.Parties)
	words.Participants(s.Mediators)
	for _, t := range [...]*sitrep.Text{&s.Words, s.Subject, s.Cause} {
		words.Text(t)
	}
	for _, all := range [...][]Demand{s.Conditions, s.Deadlines} {
		for i := range all {
			words.Words(&all[i].Text.Text, &all[i].By)
		}
	}
	words.Place(s.Venue)
	words.Words(&s.Scope)
	for i := range s.Topics {
		words.Words(&s.Topics[i])
	}
}

// pronoun reads what is said of the process told in the sentence before by "it".
func (r *docReader) pronoun(n int, anchors []anchor) {
	if r.last.kind == nil || r.lastAt != n-1 {
		return
	}
	for _, a := range anchors {
		if a.kind == r.last.kind {
			return
		}
	}
	toks := r.a.Sentences[n].Tokens
	for i := range toks {
		if toks[i].UPOS != "PRON" || !strings.HasPrefix(toks[i].Deprel, "nsubj") {
			continue
		}
		if w := r.a.Text(toks[i].Span); w != "It" && w != "it" && w != "They" {
			continue
		}
		t := r.tree(n)
		a := anchor{kind: r.last.kind, group: r.last.group, tok: i, top: i, weak: r.last.weak}
		for _, g := range t.governors(i) {
			if m := a.kind.match(t, &a, g); m != nil && (g.pos == asObject || t.child(g.tok, "obj") < 0) {
				r.add(t, a, g.tok, m)
			}
		}
		return
	}
}

// docReader reads one document.
type docReader struct {
	ks       *Kinds
	a        *sitrep.Analysis
	found    []*found
	forest   *forest
	trees    []*tree         // by sentence
	may      []int           // room of heads
	leadOn   sitrep.Interval // see leadDay
	leadRead bool
	named    bool   // some word names a process
	last     anchor // the name of a process told last
	lastAt   int    // its sentence
}

func (r *docReader) tree(n int) *tree {
	if r.trees == nil {
		r.trees = make([]*tree, len(r.a.Sentences))
	}
	t := r.trees[n]
	if t == nil {
		t = r.forest.tree(r.a, n)
		r.trees[n] = t
	}
	return t
}

func (r *docReader) sentence(n int) {
	heads := r.heads(n)
	if len(heads) == 0 {
		r.pronoun(n, nil)
		return
	}
	t := r.tree(n)
	anchors := r.ks.anchors(t, heads)
	r.named = r.named || len(anchors) > 0
	r.pronoun(n, anchors)
	for _, a := range anchors {
		if !a.act || t.noun(a.tok) {
			r.last, r.lastAt = a, n
		}
	}
	for _, a := range anchors {
		// "signed an accord after ten weeks of talks": the talks make the accord theirs
		a.weak = a.weak && !slices.ContainsFunc(anchors, func(o anchor) bool { return o.kind == a.kind && !o.weak })
		r.anchor(t, a)
	}
}
