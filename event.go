package sitrep

// Claim is a value of a field as one source gives it.
type Claim struct {
	Value     string   `json:"value"`
	By        string   `json:"by,omitempty"` // who claims it; "" the report itself
	Documents []string `json:"documents"`
	Span      Span     `json:"span"` // in the first document

	Reported *Interval `json:"reported,omitempty"` // days of the first and the last report that gives it; nil: unknown
	Sources  int       `json:"sources,omitempty"`  // independent ones among the documents
	Chosen   bool      `json:"chosen,omitempty"`   // the value that the event's own field has, by the rule of docs/merging.md
}

// EventSource is reports of an event that are one source: reprints of one text, copy of one agency.
type EventSource struct {
	Name      string   `json:"name,omitempty"`  // the agency, else who published the first of them
	Documents []string `json:"documents"`       // the one that the others were taken from first
	From      []string `json:"from,omitempty"`  // for each document which one it was taken from, "" for none that is known
	Cites     string   `json:"cites,omitempty"` // the source of this event that it has its telling from by its own words
}

// Revision is a number as one claimant changed it from report to report.
type Revision struct {
	Kind  string         `json:"kind"` // of Quantity
	By    string         `json:"by,omitempty"`
	Steps []RevisionStep `json:"steps"` // in the order of the reports
}

// RevisionStep is a number from the day of a report on.
type RevisionStep struct {
	On        Day      `json:"on"`
	Value     string   `json:"value"`
	Documents []string `json:"documents"`
}

// Relations of events.
const (
	EventCounts    = "counts"     // a series or total, of which the other is an instance
	EventCountedIn = "counted in" // the other way round
	EventDenies    = "denies"     // says that the other did not happen
	EventDeniedBy  = "denied by"
	EventAnnounces = "announces" // tells ahead what the other tells as a fact
	EventAnnounced = "announced by"
)

// EventLink relates an event to another one that it is not merged with.
type EventLink struct {
	Relation string `json:"relation"`
	Event    string `json:"event"` // ID
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

	Relevance *Relevance `json:"relevance,omitempty"` // of what its mentions tell; nil: not judged
	Salience  float64    `json:"salience,omitempty"`  // share of the mentions of its reports that tell it; 0: unknown

	Mentions           []string           `json:"mentions"`
	Documents          []string           `json:"documents"`
	IndependentSources int                `json:"independent_sources"`
	Status             string             `json:"status"`   // machine-coded, reviewed, rejected, withdrawn, hand-coded, imported
	Claims             map[string][]Claim `json:"claims"`   // by field
	Headline           string             `json:"headline"` // in one line: who, type and modes, whom, where, when

	Sources   []EventSource `json:"sources,omitempty"`   // independent ones
	Revisions []Revision    `json:"revisions,omitempty"` // numbers that changed
	Links     []EventLink   `json:"links,omitempty"`
	Flags     []string      `json:"flags,omitempty"` // what is odd about it

	Coding *Coding `json:"coding,omitempty"` // nil: the program coded it

	Decided []Decided `json:"decided,omitempty"` // by analysts
}

// Status of events.
const (
	MachineCoded = "machine-coded" // by this program
	HandCoded    = "hand-coded"    // by people, read from their file
	Imported     = "imported"      // by another program or by nobody knows whom, read from a file
	Reviewed     = "reviewed"      // by this program, accepted by an analyst
	Rejected     = "rejected"      // by this program; an analyst says that there was no such event
	Withdrawn    = "withdrawn"     // by this program, told by no report any longer; it stays to be seen
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
