package sitrep

// Kept is what a database keeps of a document for merging later ones with it, in a record of
// all of a database. Only this program reads it.
type Kept struct {
	Kind     string `json:"kind"` // "kept"
	Document string `json:"document"`
	Hidden   []byte `json:"hidden,omitempty"` // of its mentions, what the native record leaves out
	Digest   []byte `json:"digest"`
}

// Redirect is the ID of an event that became part of another, in a record of all of a
// database.
type Redirect struct {
	Kind string `json:"kind"` // "redirect"
	ID   string `json:"id"`
	To   string `json:"to"`
}
