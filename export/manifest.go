package export

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"time"

	"sitrep"
)

// Manifest says of an exported file what it holds, what was left out of it and how to
// cite it; it stands beside the file, which has no place for it.
type Manifest struct {
	File     string         `json:"file"`
	Format   string         `json:"format"`
	Bytes    int64          `json:"bytes"`
	SHA256   string         `json:"sha256"`
	Program  string         `json:"program"`
	Made     string         `json:"made,omitempty"`
	From     string         `json:"from"` // the file or database that it was made from
	Filters  url.Values     `json:"filters"`
	Columns  []string       `json:"columns,omitempty"`
	Redacted bool           `json:"redacted,omitempty"` // names of private persons are hidden
	Events   int            `json:"events"`             // written
	Rows     int            `json:"rows"`
	LeftOut  map[string]int `json:"left_out"` // events, by reason
	Empty    map[string]int `json:"empty"`    // rows without a date or place, by column
	Citation string         `json:"citation"`
	Notice   string         `json:"notice,omitempty"`
}

// Write fills in the program, the counts and the citation and writes the manifest.
func (m Manifest) Write(w io.Writer, opt Options) error {
	m.Program = "sitrep " + sitrep.Version
	if t := opt.Tally; t != nil {
		m.Events, m.Rows, m.LeftOut, m.Empty = t.Events, t.Rows, t.LeftOut, t.Empty
	}
	when := ""
	if !opt.Made.IsZero() {
		m.Made = opt.Made.UTC().Format(time.RFC3339)
		when = " (" + m.Made[:len("2006-01-02")] + ")"
	}
	if m.LeftOut == nil {
		m.LeftOut = map[string]int{}
	}
	if m.Empty == nil {
		m.Empty = map[string]int{}
	}
	what := fmt.Sprintf("%d events coded from news reports", m.Events)
	if m.Events == 0 && m.Rows > 0 {
		what = fmt.Sprintf("%d annotated news reports", m.Rows)
	}
	m.Citation = fmt.Sprintf("%s%s: %s, data file %s, SHA-256 %s.", m.Program, when, what, m.File, m.SHA256)
	m.Notice = notices[m.Format]
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}

// notices keep a file in somebody's shape from being taken for theirs.
var notices = map[string]string{
	"acled":          "In the shape of ACLED's files; not ACLED data, and not to be called so.",
	"ged":            "In the shape of UCDP GED; not UCDP data, and not to be called so.",
	"gdelt":          "In the shape of GDELT 2.0; not GDELT data.",
	"gdelt-mentions": "In the shape of GDELT 2.0; not GDELT data.",
	"polecat":        "In the shape of POLECAT; not POLECAT data.",
	"icews":          "In the shape of ICEWS; not ICEWS data.",
}
