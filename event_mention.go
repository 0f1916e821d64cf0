package sitrep

// Evidence ties a field of a record to words and to the rule or model that set it.
type Evidence struct {
	Field string `json:"field"`
	Span
	By string `json:"by"`
}

// Values of Evidence.By that later stages ask for. All but the last say that the mention's own words
// do not give the field.
const (
	ByScene     = "scene of the report"
	BySceneDay  = "day of the scene"
	ByHappening = "same happening" // another mention of it
	ByLoneTimex = "only expression of the sentence"
	ByHour      = "hour without a day" // of the report's own day for want of another
	ByDayBefore = "day of the sentence before"
	ByNarrative = "narrative goes on"
	ByMishap    = "told as a mishap" // an accident, or what befell animals alone
)

// Stance is somebody's position to an event.
type Stance struct {
	Who     Speaker `json:"who"`
	Act     string  `json:"act"` // asserts denies confirms doubts
	Channel string  `json:"channel,omitempty"`
	Text    string  `json:"text"` // the words that express it
	Span
}

// Polarity and Reality values.
const (
	Positive = "positive"
	Negative = "negative"

	Actual       = "actual"
	Planned      = "planned"
	Conditional  = "conditional"
	Hypothetical = "hypothetical"
	Alleged      = "alleged"
	Habitual     = "habitual"
	Historical   = "historical"
)

// Text is words with where they stand.
type Text struct {
	Text string `json:"text"`
	Span
}

// EventMention is one coding in one document.
type EventMention struct {
	Kind     string `json:"kind"` // "event_mention"
	ID       string `json:"id"`
	Document string `json:"document"`

	Type     string   `json:"type"`  // PLOVER
	Modes    []string `json:"modes"` // PLOVER
	Contexts []string `json:"contexts"`
	CAMEO    string   `json:"cameo"`
	Quad     int      `json:"quad"`
	Score    float64  `json:"score"`

	Actors     []Participant `json:"actors"`
	Recipients []Participant `json:"recipients"`
	Cleared    []Participant `json:"cleared,omitempty"` // held to have done it once, and no longer
	OccurredOn *When         `json:"occurred_on"`
	Place      *EventPlace   `json:"place"`
	Sizes      []Quantity    `json:"sizes"`

	Polarity  string   `json:"polarity"`
	Reality   string   `json:"reality"`
	Certainty float64  `json:"certainty"`
	Stances   []Stance `json:"stances"`

	Relevance *Relevance `json:"relevance,omitempty"` // nil: not judged

	Trigger   Text       `json:"trigger"`
	Sentence  Span       `json:"sentence"`
	Quote     *Span      `json:"quote,omitempty"` // the quotation that it stands in
	Condition *Text      `json:"condition,omitempty"`
	Cause     *Text      `json:"cause,omitempty"` // what the text says brought it about
	Evidence  []Evidence `json:"evidence"`

	// Alternatives are other types that could be defended, likeliest first.
	Alternatives []Alternative `json:"alternatives,omitempty"`

	Decided []Decided `json:"decided,omitempty"` // by analysts

	// SameAs is the index in Analysis.Events of the first mention of the same
	// happening in this document, its own index when it is the first.
	SameAs int `json:"-"`
	// Apart are the indices of first mentions of happenings that the document itself tells
	// apart from that of this first mention, as items of a round-up, all before it.
	Apart []int `json:"-"`
	// Several: it is told of several places at once, so that its numbers are of no single one.
	Several bool `json:"-"`
	// Sums: its numbers are those of many happenings of a town or a time.
	Sums bool `json:"-"`
	// Head is the trigger's head token.
	Head Words `json:"-"`
}

// Alternative is another reading of an event's type.
type Alternative struct {
	Type        string  `json:"type"`        // PLOVER
	Probability float64 `json:"probability"` // as By sees it
	By          string  `json:"by"`          // the rule or model that reads it so
}

// Quotation is words that somebody is quoted with.
type Quotation struct {
	Kind     string `json:"kind"` // "quotation"
	Document string `json:"document"`
	Span
	Text    string   `json:"text"`
	Speaker *Speaker `json:"speaker"`
	Verb    *Text    `json:"verb"`
	Channel string   `json:"channel,omitempty"`
	Direct  bool     `json:"direct"` // in quotation marks, or set as a quote
}
