package sitrep

import "time"

// Form says how the bytes of a capture are to be read.
type Form string

// Forms of captures.
const (
	FormScraped Form = "scraped" // raw scraped text: several reports, doubled parts, page controls
	FormClean   Form = "clean"   // one clean report, taken as it is; offsets are those of the bytes
	FormHTML    Form = "html"    // a saved page
)

// Capture is raw input as it came in, unchanged.
type Capture struct {
	Kind   string    `json:"kind"` // "capture"
	ID     string    `json:"id"`   // from the bytes and the source
	Source string    `json:"source"`
	Time   time.Time `json:"time,omitzero"` // when captured, where the input says so; never the clock
	SHA256 string    `json:"sha256"`
	Form   Form      `json:"form"`
	Bytes  []byte    `json:"bytes,omitempty"`   // base64 in JSON
	SameAs string    `json:"same_as,omitempty"` // a stored capture of the same place whose reports have the same words: the bytes of this one are not kept

	// What the input states beside the bytes (the fields of an NDJSON line).
	SourceID  string `json:"source_id"` // the line's "id", else the file's name
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`
	Date      string `json:"date,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Lang      string `json:"lang,omitempty"`
}

// Failure records that one stage could not deal with one input.
type Failure struct {
	Kind     string `json:"kind"` // "failure"
	Capture  string `json:"capture"`
	SourceID string `json:"source_id,omitempty"`
	Document string `json:"document,omitempty"`
	Stage    string `json:"stage"`
	Reason   string `json:"reason"`
}
