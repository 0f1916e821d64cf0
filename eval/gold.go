package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// Report is one report coded by hand: ID.json beside its text ID.txt.
// eval/gold/README.md says how it is coded.
type Report struct {
	ID         string          `json:"id"`
	Published  string          `json:"published"` // YYYY-MM-DD, "" unknown
	Events     []GoldEvent     `json:"events"`
	Quotations []GoldQuotation `json:"quotations"`
	Ties       []GoldTie       `json:"ties"`
	Notes      string          `json:"notes"`
	Text       string          `json:"-"`
}

// GoldEvent is one event as a careful reader codes it from the report alone.
type GoldEvent struct {
	ID         string      `json:"id"`
	Mentions   []string    `json:"mentions"` // words of the text, "@n" for the nth occurrence
	Type       string      `json:"type"`
	AlsoType   []string    `json:"also_type"`
	Modes      []string    `json:"modes"`
	Actors     []GoldParty `json:"actors"`
	Recipients []GoldParty `json:"recipients"`
	On         []string    `json:"on"` // first and last day
	Place      *GoldPlace  `json:"place"`
	Sizes      []GoldSize  `json:"sizes"`
	Polarity   string      `json:"polarity"`
	Reality    string      `json:"reality"`
	By         []GoldBy    `json:"by"`
	Main       bool        `json:"main"`
	Sure       bool        `json:"sure"` // false: neither asked for nor punished
}

// GoldParty is an actor or recipient.
type GoldParty struct {
	Text    string   `json:"text"`
	Name    string   `json:"name"`
	Country string   `json:"country"`
	Sectors []string `json:"sectors"`
}

// GoldPlace is where an event happened.
type GoldPlace struct {
	Text      string   `json:"text"`
	Name      string   `json:"name"`
	Country   string   `json:"country"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Precision string   `json:"precision"`
}

// GoldSize is a number that belongs to an event; nil is an open side.
type GoldSize struct {
	Kind string `json:"kind"`
	Low  *int   `json:"low"`
	Best *int   `json:"best"`
	High *int   `json:"high"`
	Text string `json:"text"`
}

// GoldBy is who says so.
type GoldBy struct {
	Who string `json:"who"`
	Act string `json:"act"`
}

// GoldQuotation is a quotation with its speaker; Text may be shortened to its
// first and last words around "…".
type GoldQuotation struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
}

// GoldTie is a tie that the report tells.
type GoldTie struct {
	Actor    string `json:"actor"`
	Relation string `json:"relation"`
	To       string `json:"to"`
	Text     string `json:"text"`
}

// ReadGold reads the hand-coded reports of a folder, ordered by name. A fault
// names the file and what was expected.
func ReadGold(dir string) ([]Report, error) {
	return readFolder(dir, ".json", "hand-coded reports (ID.json beside ID.txt)", func(path, id string, b []byte) (r Report, err error) {
		if err := json.Unmarshal(b, &r); err != nil {
			return r, fmt.Errorf("%s: %w", path, err)
		}
		text, err := textOf(path)
		if err != nil {
			return r, fmt.Errorf("%s: its text: %w", path, err)
		}
		r.Text = string(text)
		if faults := r.check(); len(faults) > 0 {
			return r, fmt.Errorf("%s: %s", path, strings.Join(faults, "; "))
		}
		return r, nil
	})
}

// readFolder reads the files of a folder with an ending, in the order of their names.
func readFolder[T any](dir, ending, what string, read func(path, id string, b []byte) (T, error)) ([]T, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*"+ending))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no %s", dir, what)
	}
	slices.Sort(paths)
	out := make([]T, len(paths))
	for i, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		if out[i], err = read(p, strings.TrimSuffix(filepath.Base(p), ending), b); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// textOf reads the text of a coding: beside it, or, for one reader's coding
// DIR/readers/NAME/ID.json, in DIR.
func textOf(p string) ([]byte, error) {
	dir, name := filepath.Dir(p), strings.TrimSuffix(filepath.Base(p), ".json")+".txt"
	b, err := os.ReadFile(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		if above, err := os.ReadFile(filepath.Join(dir, "..", "..", name)); err == nil {
			return above, nil
		}
	}
	return b, err
}

// find is the span of words of the text, "words@2" the second occurrence.
func (r *Report) find(words string) (sitrep.Span, bool) {
	nth := 1
	if i := strings.LastIndexByte(words, '@'); i >= 0 {
		if n, err := strconv.Atoi(words[i+1:]); err == nil && n > 0 {
			words, nth = words[:i], n
		}
	}
	at := 0
	for ; nth > 0; nth-- {
		i := strings.Index(r.Text[at:], words)
		if i < 0 || words == "" {
			return sitrep.Span{}, false
		}
		at += i + len(words)
	}
	return sitrep.Span{Start: at - len(words), End: at}, true
}

// findQuote also finds a quotation that is shortened around "…".
func (r *Report) findQuote(words string) (sitrep.Span, bool) {
	head, tail, cut := strings.Cut(words, "…")
	if !cut {
		return r.find(words)
	}
	a, ok := r.find(strings.TrimSpace(head))
	if !ok {
		return a, false
	}
	tail = strings.TrimSpace(tail)
	i := strings.Index(r.Text[a.End:], tail)
	return sitrep.Span{Start: a.Start, End: a.End + max(i, 0) + len(tail)}, i >= 0
}

var (
	realities = []string{sitrep.Actual, sitrep.Planned, sitrep.Conditional, sitrep.Hypothetical, sitrep.Alleged, sitrep.Habitual, sitrep.Historical}
	acts      = []string{"asserts", "denies", "confirms", "doubts"}
)

func (r *Report) check() (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	words := func(where, s string) {
		if _, ok := r.find(s); !ok {
			fault("%s: %q is not in the text", where, s)
		}
	}
	for _, e := range r.Events {
		if len(e.Mentions) == 0 {
			fault("%s: no mention", e.ID)
		}
		for _, m := range e.Mentions {
			words(e.ID+" mention", m)
		}
		for _, ps := range [][]GoldParty{e.Actors, e.Recipients} {
			for _, p := range ps {
				words(e.ID+" party", p.Text)
			}
		}
		if e.Place != nil {
			words(e.ID+" place", e.Place.Text)
		}
		for _, s := range e.Sizes {
			words(e.ID+" size", s.Text)
		}
		if e.On != nil && len(e.On) != 2 {
			fault("%s: on wants the first and the last day", e.ID)
		}
		for _, d := range e.On {
			if _, err := sitrep.ParseDay(d); err != nil {
				fault("%s: %v", e.ID, err)
			}
		}
		if !slices.Contains(realities, e.Reality) {
			fault("%s: reality %q is none of %q", e.ID, e.Reality, realities)
		}
		if e.Polarity != sitrep.Positive && e.Polarity != sitrep.Negative {
			fault("%s: polarity %q", e.ID, e.Polarity)
		}
		for _, b := range e.By {
			if !slices.Contains(acts, b.Act) {
				fault("%s: act %q is none of %q", e.ID, b.Act, acts)
			}
		}
	}
	for _, q := range r.Quotations {
		if _, ok := r.findQuote(q.Text); !ok {
			fault("quotation %q is not in the text", q.Text)
		}
	}
	return faults
}
