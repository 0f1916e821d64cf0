package sitrep

// Told is an event with what it rests on.
type Told struct {
	Event     *Event
	Mentions  []*EventMention // in the order of Event.Mentions
	Documents []*Document     // in the order of Event.Documents
}
