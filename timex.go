package sitrep

// Timex is a temporal expression after TIMEX3 with its closed interval.
type Timex struct {
	Span
	Words Words  `json:"-"`
	Type  string `json:"type"`  // DATE TIME DURATION SET
	Value string `json:"value"` // TIMEX3 value, "" when it cannot be said
	Mod   string `json:"mod,omitempty"`
	From  Day    `json:"from"` // the closed interval that it denotes; zero sides open
	To    Day    `json:"to"`

	Precision Precision `json:"precision,omitempty"`
	Anchors   []Span    `json:"anchors,omitempty"` // the expressions or words that it leans on
	Rule      string    `json:"rule,omitempty"`
}

// Interval that the expression denotes.
func (t *Timex) Interval() Interval { return Interval{t.From, t.To} }

// When is the time of an event: an interval with the words that give it.
type When struct {
	Interval
	Precision Precision `json:"precision"`
	Text      string    `json:"text"`
	Span      Span      `json:"span"`
	Anchors   []Span    `json:"anchors,omitempty"`
}
