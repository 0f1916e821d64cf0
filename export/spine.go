package export

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"sitrep"
)

// Spine is one process laid out in time: what is shown of it in every form.
type Spine struct {
	Process *sitrep.Process `json:"process"`
	Now     string          `json:"now"`     // the phase that it is in, in words
	Reports int             `json:"reports"` // that tell it
	Knots   []Knot          `json:"knots"`

	kept *Kept
}

// Knot is one step with what lies before it.
type Knot struct {
	Phase  string          `json:"phase"`
	Begins bool            `json:"begins"` // the step begins the phase
	State  string          `json:"state,omitempty"`
	On     sitrep.Interval `json:"on"`
	When   string          `json:"when"` // On in words
	Gap    string          `json:"gap,omitempty"`
	Days   int             `json:"gap_days,omitempty"` // since the step before
	Round  int             `json:"round,omitempty"`
	Event  string          `json:"event,omitempty"`
	What   string          `json:"what,omitempty"` // the event in words
	Cause  string          `json:"cause,omitempty"`
	Quotes []Cited         `json:"quotes"`
	Same   bool            `json:"same,omitempty"` // told by the same sentence as the knot before
	More   int             `json:"more,omitempty"` // further sentences that tell it
}

// Cited is words of a report.
type Cited struct {
	Text      string     `json:"text"`
	Document  string     `json:"document"`
	Source    string     `json:"source,omitempty"` // outlet or file
	Published sitrep.Day `json:"published"`
	sitrep.Span
}

// quotesOf a step that are shown.
const quotesOf = 2

// NewSpine lays a process of a record out.
func NewSpine(k *Kept, p *sitrep.Process) *Spine {
	s := &Spine{Process: p, kept: k, Knots: []Knot{}}
	docs := map[string]bool{}
	next := 0 // the next phase to begin
	steps := slices.Clone(p.Steps)
	for i := range steps {
		st := &steps[i]
		n := Knot{Phase: st.Phase, On: st.On, When: stepWords(st.On), Round: st.Round, Event: st.Event, Quotes: []Cited{}}
		if next < len(p.Phases) && p.Phases[next].Phase == st.Phase {
			ph := &p.Phases[next]
			n.Begins, n.State, n.Cause = true, ph.State, ph.Cause
			if ph.From != st.On && ph.From.Known() {
				n.On, n.When = ph.From, stepWords(ph.From)
			}
			if ph.Basis == "reported" && n.When != "" {
				n.When = "reported " + n.When // the words give no day
			}
			next++
		}
		if e := k.Events[st.Event]; e != nil {
			n.What = e.Headline
		}
		for _, src := range st.Evidence {
			docs[src.Document] = true
		}
		n.Quotes, n.More = s.quotes(st)
		if i := len(s.Knots) - 1; i >= 0 && slices.Equal(s.Knots[i].Quotes, n.Quotes) {
			n.Same = true
		}
		s.add(n)
	}
	for ; next < len(p.Phases); next++ { // silence, and what older records tell without steps
		ph := &p.Phases[next]
		s.add(Knot{Phase: ph.Phase, Begins: true, State: ph.State, On: ph.From, When: stepWords(ph.From), Cause: ph.Cause, Quotes: []Cited{}})
	}
	s.Reports = len(docs)
	if n := len(p.Phases); n > 0 {
		s.Now = p.Phases[n-1].Phase
		if w := stepWords(p.Phases[n-1].From); w != "" {
			s.Now += ", " + w
		}
	}
	return s
}

// add sets the gap to the dated knot before.
func (s *Spine) add(n Knot) {
	for i := len(s.Knots) - 1; i >= 0 && n.On.Start != 0; i-- {
		if o := &s.Knots[i]; o.On.Known() {
			from := cmp.Or(o.On.End, o.On.Start)
			if n.Days = int(n.On.Start - from); n.Days > 0 {
				n.Gap = gapWords(n.Days)
			} else {
				n.Days = 0
			}
			break
		}
	}
	s.Knots = append(s.Knots, n)
}

// quotes are the sentences that tell a step, each report's words once.
func (s *Spine) quotes(st *sitrep.Step) (out []Cited, more int) {
	out = []Cited{}
	seen := map[string]bool{}
	for _, src := range st.Evidence {
		d := s.kept.Documents[src.Document]
		if d == nil || src.End > len(d.Text) || src.Start >= src.End || src.Start < 0 {
			continue
		}
		text := sitrep.OneLine(d.Text[src.Start:src.End])
		if seen[text] {
			continue
		}
		seen[text] = true
		out = append(out, Cited{Text: text, Document: src.Document, Source: cmp.Or(d.Publisher, d.SourceID), Published: toldOn(d), Span: src.Span})
	}
	slices.SortStableFunc(out, func(a, b Cited) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.Document, b.Document), a.Start-b.Start)
	})
	if len(out) > quotesOf {
		more = len(out) - quotesOf
		out = out[:quotesOf]
	}
	return out, more
}

func toldOn(d *sitrep.Document) sitrep.Day {
	if d.PublishedOn == nil {
		return 0
	}
	return cmp.Or(d.PublishedOn.End, d.PublishedOn.Start)
}

// stepWords: "by 4 February 2024" where only the latest day is known.
func stepWords(i sitrep.Interval) string {
	if i.Start == 0 && i.End != 0 {
		return "by " + dayWords(i.End)
	}
	return intervalWords(i)
}

// gapWords: "16 days", "5 months", "2 years 3 months".
func gapWords(days int) string {
	switch {
	case days == 1:
		return "1 day"
	case days < 60:
		return fmt.Sprintf("%d days", days)
	case days < 700:
		return fmt.Sprintf("%d months", (days+15)/30)
	}
	months := (days*12 + 182) / 365
	if months%12 == 0 {
		return fmt.Sprintf("%d years", months/12)
	}
	return fmt.Sprintf("%d years %s", months/12, count(months%12, "month"))
}

// SpineJSON writes a spine as one JSON object.
func SpineJSON(w io.Writer, s *Spine) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(s)
}
