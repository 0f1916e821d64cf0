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
	Status             string             `json:"status"`   // machine-coded, hand-coded, imported
	Claims             map[string][]Claim `json:"claims"`   // by field
	Headline           string             `json:"headline"` // one sentence in words

	Coding *Coding `json:"coding,omitempty"` // nil: the program coded it
}

// Status of events.
const (
	MachineCoded = "machine-coded" // by this program
	HandCoded    = "hand-coded"    // by people, read from their file
	Imported     = "imported"      // by another program or by nobody knows whom, read from a file
)

// Coding says who coded an event that comes from the file of somebody else.
type Coding struct {
	Dataset  string `json:"dataset"` // the file or the collection
	Record   string `json:"record"`  // the ID that it has there
	Line     int    `json:"line,omitempty"`
	Coder    string `json:"coder,omitempty"`
	On       Day    `json:"on"` // when it was coded
	Codebook string `json:"codebook,omitempty"`
	Version  string `json:"version,omitempty"`
	Code     string `json:"code"` // the type in the codebook's own words
	Comment  string `json:"comment,omitempty"`

	// Extra is what the file says beyond the fields of an event, by its own names.
	Extra map[string]string `json:"extra,omitempty"`
}
