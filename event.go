package sitrep

// Claim is a value of a field as one source gives it.
type Claim struct {
	Value     string   `json:"value"`
	By        string   `json:"by,omitempty"` // who claims it; "" the report itself
	Documents []string `json:"documents"`
	Span      Span     `json:"span"` // in the first document
}

// Event is a happening, merged from its mentions.
type Event struct {
	Kind     string   `json:"kind"` // "event"
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	Modes    []string `json:"modes"`
	Contexts []string `json:"contexts"`
	CAMEO    string   `json:"cameo"`
	Quad     int      `json:"quad"`
	Score    float64  `json:"score"`

	Actors     []Participant `json:"actors"`
	Recipients []Participant `json:"recipients"`
	OccurredOn *When         `json:"occurred_on"`
	Place      *EventPlace   `json:"place"`
	Sizes      []Quantity    `json:"sizes"`
	Polarity   string        `json:"polarity"`
	Reality    string        `json:"reality"`
	Certainty  float64       `json:"certainty"`
	Stances    []Stance      `json:"stances"`

	Mentions           []string           `json:"mentions"`
	Documents          []string           `json:"documents"`
	IndependentSources int                `json:"independent_sources"`
	Status             string             `json:"status"`   // machine-coded
	Claims             map[string][]Claim `json:"claims"`   // by field
	Headline           string             `json:"headline"` // one sentence in words
}
