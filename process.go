package sitrep

// Step is an event as a step of a process, or what reports say of the process itself.
type Step struct {
	Event    string   `json:"event"` // "" when no event tells it
	Phase    string   `json:"phase"` // the phase that it begins or continues
	On       Interval `json:"on"`
	Round    int      `json:"round,omitempty"`    // of talks, as counted by reports
	Evidence []Source `json:"evidence,omitempty"` // the sentences that tell it
}

// Phase is a state of a process over an interval.
type Phase struct {
	Phase    string   `json:"phase"`
	State    string   `json:"state,omitempty"` // before, on, halt, over
	From     Interval `json:"from"`            // when it began, as an interval
	Basis    string   `json:"basis,omitempty"` // "": the words say when; "reported": told as news on these days, without a date
	Until    Interval `json:"until"`           // when it ended; open when it has not
	Cause    string   `json:"cause,omitempty"`
	CauseBy  string   `json:"cause_event,omitempty"` // the event that brought it about
	Evidence []Source `json:"evidence"`
}

// Counter is a number that a process keeps.
type Counter struct {
	Kind   string  `json:"kind"`
	Claims []Claim `json:"claims"`

	// Corroborated adds up the single acts that several independent sources tell; nil: none.
	Corroborated *int `json:"corroborated,omitempty"`
}

// Condition is words that make a process depend on something.
type Condition struct {
	Text     string `json:"text"`
	By       string `json:"by,omitempty"` // who sets it
	Document string `json:"document"`
	Span
}

// Deadline is a day by which a process is to have gone on.
type Deadline struct {
	Text     string   `json:"text"`
	On       Interval `json:"on"`
	By       string   `json:"by,omitempty"` // who sets it
	Document string   `json:"document"`
	Span
}

// NextStep is a step that was announced, and what became of it.
type NextStep struct {
	Phase     string   `json:"phase"`
	On        Interval `json:"on"`        // for when; the zero value: not told
	Announced Day      `json:"announced"` // no later than
	Outcome   string   `json:"outcome"`   // came about, came about earlier, came about later, not reported, pending
	Event     string   `json:"event,omitempty"`
	Text      string   `json:"text"`
	Document  string   `json:"document"`
	Span
	Sentence Span `json:"sentence"`
}

// Process is a long thing with phases: talks, a ceasefire, a release.
type Process struct {
	Kind       string        `json:"kind"` // "process"
	ID         string        `json:"id"`
	Type       string        `json:"type"` // negotiation ceasefire release withdrawal investigation campaign, or a kind of the user's
	Name       string        `json:"name"`
	Parties    []Participant `json:"parties"`
	Subject    string        `json:"subject"`
	Conditions []Condition   `json:"conditions"`
	Phases     []Phase       `json:"phases"`
	Steps      []Step        `json:"steps"`
	Counters   []Counter     `json:"counters"`

	Mediators   []Participant `json:"mediators,omitempty"`
	Venues      []EventPlace  `json:"venues,omitempty"`
	Deadlines   []Deadline    `json:"deadlines,omitempty"`
	Next        []NextStep    `json:"next,omitempty"`         // announced steps
	LastHeard   Day           `json:"last_heard,omitempty"`   // the latest report of it
	SilentSince Day           `json:"silent_since,omitempty"` // nothing heard for longer than its rhythm lets expect
}
