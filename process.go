package sitrep

// Step is an event as a step of a process.
type Step struct {
	Event string   `json:"event"`
	Phase string   `json:"phase"` // the phase that it begins or continues
	On    Interval `json:"on"`
}

// Phase is a state of a process over an interval.
type Phase struct {
	Phase    string   `json:"phase"`
	From     Interval `json:"from"`  // when it began, as an interval
	Until    Interval `json:"until"` // when it ended; open when it has not
	Cause    string   `json:"cause,omitempty"`
	CauseBy  string   `json:"cause_event,omitempty"` // the event that brought it about
	Evidence []Source `json:"evidence"`
}

// Counter is a number that a process keeps.
type Counter struct {
	Kind   string  `json:"kind"`
	Claims []Claim `json:"claims"`
}

// Condition is words that make a process depend on something.
type Condition struct {
	Text     string `json:"text"`
	Document string `json:"document"`
	Span
}

// Process is a long thing with phases: talks, a ceasefire, a release.
type Process struct {
	Kind       string        `json:"kind"` // "process"
	ID         string        `json:"id"`
	Type       string        `json:"type"` // negotiation ceasefire release withdrawal investigation campaign
	Name       string        `json:"name"`
	Parties    []Participant `json:"parties"`
	Subject    string        `json:"subject"`
	Conditions []Condition   `json:"conditions"`
	Phases     []Phase       `json:"phases"`
	Steps      []Step        `json:"steps"`
	Counters   []Counter     `json:"counters"`
}
