package sitrep

// Quantity is a size of an event: one kind, one claim.
type Quantity struct {
	Kind string `json:"kind"` // killed injured missing detained released displaced surrendered protesters troops attacks
	Of   string `json:"of"`   // the words for those counted, without the number
	Low  *int   `json:"low"`  // nil: open
	Best *int   `json:"best"`
	High *int   `json:"high"`

	Approximate bool   `json:"approximate,omitempty"`
	By          string `json:"by,omitempty"` // who claims it, when not the report
	Text        string `json:"text"`
	Span

	// Who are those counted where they are single persons, by name or by chain
	// within the document: two reports of one death are one.
	Who []string `json:"-"`
	// Struck: hit by bullets or blades; the dead among them count as killed.
	Struck bool `json:"-"`
	// Others: told apart from people told before ("two others").
	Others bool `json:"-"`
	// Part: some of people told before ("two of the victims").
	Part bool `json:"-"`
	// Side: those of one of two sides whose sum is told before it ("four soldiers
	// and 11 rebels").
	Side bool `json:"-"`
}
