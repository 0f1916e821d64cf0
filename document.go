package sitrep

import (
	"encoding/json"
	"fmt"
	"time"
)

// BlockRole says what a block of a document is.
type BlockRole string

// Roles of blocks.
const (
	RoleHeadline BlockRole = "headline"
	RoleDeck     BlockRole = "deck"
	RoleDateline BlockRole = "dateline"
	RoleByline   BlockRole = "byline"
	RoleCaption  BlockRole = "caption"
	RoleCredit   BlockRole = "credit"
	RoleBody     BlockRole = "body"
	RoleQuote    BlockRole = "quote"
)

// Block is a stretch of a document's text with one role. Blocks are in text
// order and do not overlap; what lies between them is white space.
type Block struct {
	Role BlockRole `json:"role"`
	Span
	Lang string     `json:"lang,omitempty"` // ISO 639-1 or "und", where it is another one than the document's: such a block is kept and not coded
	At   *time.Time `json:"at,omitempty"`   // of an entry of a live report or a discussion: when it was published, as the page states
}

// DateBasis says where a document's date comes from.
type DateBasis string

// Bases of a document's date.
const (
	BasisMetadata DateBasis = "metadata"
	BasisDateline DateBasis = "dateline"
	BasisAddress  DateBasis = "address"  // the URL has it
	BasisInferred DateBasis = "inferred" // worked out from the report's own expressions
)

// PublishedOn is a document's own date.
type PublishedOn struct {
	Interval
	Basis DateBasis `json:"basis"`
	Timex []Span    `json:"timex,omitempty"` // the expressions it was inferred from

	Conflicts []DateClaim `json:"conflicts,omitempty"` // what of the report contradicts it
}

// DateClaim is a date that a report gives itself, or cannot be older than.
type DateClaim struct {
	Interval
	Basis DateBasis `json:"basis"`
	Timex []Span    `json:"timex,omitempty"` // none: the address says it
}

// Finding says where a value of a document was found.
type Finding struct {
	Field   string `json:"field"`             // its name in the document's record
	Source  string `json:"source"`            // "input"; a page's "json-ld", "h1", "time", "text", "script", "address", or the name of a <meta>
	Capture *Span  `json:"capture,omitempty"` // its range of the capture's bytes; nil: of none
}

// Reasons of LeftOut.
const LeftOutHost = "host" // it stands in other articles of the host too

// LeftOut is a stretch of a page that reads like its article and is none of it.
type LeftOut struct {
	Why      string `json:"why"`
	Articles int    `json:"articles"` // of the host that have it, this one among them
	Of       int    `json:"of"`       // articles that were compared
	Text     string `json:"text"`
	Capture  *Span  `json:"capture,omitempty"` // its range of the capture's bytes
}

// OriginRun maps a stretch of a document's text to the capture's bytes:
// text bytes [Text, Text+Len) come from capture bytes [Capture, Capture+Size).
// Len == Size where bytes were copied unchanged; otherwise (an entity, another
// charset, folded white space) the run as a whole stands for the range.
type OriginRun struct {
	Text, Len, Capture, Size int
}

// MarshalJSON writes the four numbers as a list: a document has many runs.
func (r OriginRun) MarshalJSON() ([]byte, error) {
	return json.Marshal([4]int{r.Text, r.Len, r.Capture, r.Size})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *OriginRun) UnmarshalJSON(b []byte) error {
	var n []int
	if err := json.Unmarshal(b, &n); err != nil {
		return err
	}
	if len(n) != 4 {
		return fmt.Errorf("a run of origin has %d numbers, want 4: text, length, capture, size", len(n))
	}
	*r = OriginRun{n[0], n[1], n[2], n[3]}
	return nil
}

// PrivateName is words that name a private person, whom exports can hide.
type PrivateName struct {
	Span
	Person string `json:"person"` // ID of the actor
	Why    string `json:"why"`    // victim, detained, minor, bystander
}

// Document is one report's text with its blocks and metadata.
type Document struct {
	Kind        string        `json:"kind"` // "document"
	ID          string        `json:"id"`
	SourceID    string        `json:"source_id"`
	Capture     string        `json:"capture"`
	Title       string        `json:"title"`
	Byline      string        `json:"byline,omitempty"`
	Lang        string        `json:"lang"`             // ISO 639-1; "" unknown
	Parser      string        `json:"parser,omitempty"` // the model that parsed it, where it is not the program's own
	Publisher   string        `json:"publisher,omitempty"`
	Section     string        `json:"section,omitempty"` // of the outlet, as it names it
	URL         string        `json:"url,omitempty"`
	Canonical   string        `json:"canonical,omitempty"` // the address that stands for all by which the page is reached; "" the same as URL
	ReprintOf   string        `json:"reprint_of,omitempty"`
	VersionOf   string        `json:"version_of,omitempty"`  // the document that was read before at the same Address
	Changes     []Change      `json:"changes,omitempty"`     // since that one, in the order of the text
	PublishedOn *PublishedOn  `json:"published_on"`          // nil: unknown
	ModifiedOn  *Interval     `json:"modified_on,omitempty"` // the last change, as the page states it
	Found       []Finding     `json:"found,omitempty"`       // where the input says the values above, in their order
	Blocks      []Block       `json:"blocks"`
	Relevance   *Relevance    `json:"relevance,omitempty"` // nil: not judged
	LeftOut     []LeftOut     `json:"left_out,omitempty"`  // of a page, in its order
	Private     []PrivateName `json:"private,omitempty"`   // in text order, none overlap
	Text        string        `json:"text"`
	Origin      []OriginRun   `json:"origin,omitempty"` // in order of Text, without gaps in the blocks; NDJSON has it where captures are written too
}

// BlockAt is the index of the block that holds the byte offset, -1 if none.
func (d *Document) BlockAt(offset int) int {
	for i, b := range d.Blocks {
		if b.Start <= offset && offset < b.End {
			return i
		}
	}
	return -1
}

// CaptureSpan is the range of the capture's bytes that a span of the text
// comes from; ok is false when no run covers it.
func (d *Document) CaptureSpan(s Span) (c Span, ok bool) {
	for _, r := range d.Origin {
		if r.Text >= s.End || r.Text+r.Len <= s.Start {
			continue
		}
		part := Span{r.Capture, r.Capture + r.Size}
		if r.Len == r.Size {
			part.Start += max(0, s.Start-r.Text)
			part.End -= max(0, r.Text+r.Len-s.End)
		}
		c, ok = c.Cover(part), true
	}
	return c, ok
}
