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
	lasting  bool // told as going on
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
