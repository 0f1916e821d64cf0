// Package compare sets two records of events side by side: which events both have, which
// only one has. Two events are taken for one happening when their days, places, types and
// parties agree well enough (Options says how close days and places have to be); each
// event has one counterpart at most, the best first. Rule of thumb: an event that did not
// happen or has no day is not compared, and what one side does not say never counts
// against the other.
package compare

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sitrep"
)

// Item is what of an event is compared.
type Item struct {
	ID         string   `json:"id"`
	Record     string   `json:"record,omitempty"` // the ID in the file of others
	Type       string   `json:"type"`
	Modes      []string `json:"modes"`
	Start      string   `json:"start"`
	End        string   `json:"end"`
	Place      string   `json:"place"`
	Admin1     string   `json:"admin1"`
	Country    string   `json:"country"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Killed     *int     `json:"killed"`
	Headline   string   `json:"headline"`

	when      sitrep.Interval
	quad      int
	precision sitrep.PlacePrecision
	name      string // of the place, folded
	province  string
	parties   []party
}

// party is a participant as it is compared.
type party struct {
	actor, name, words, country string // name and words folded, with a blank on either side
	sectors                     []string
}

// told reports whether it says who it is.
func (p *party) told() bool { return p.actor != "" || p.name != "" || p.country != "" }

func newItem(e *sitrep.Event) *Item {
	x := &Item{ID: e.ID, Type: e.Type, Modes: slices.Clone(e.Modes), Headline: e.Headline, quad: e.Quad, Actors: []string{}, Recipients: []string{}}
	if x.Modes == nil {
		x.Modes = []string{}
	}
	if e.Coding != nil {
		x.Record = e.Coding.Record
	}
	x.when = e.OccurredOn.Interval
	x.Start, x.End = x.when.Start.String(), x.when.End.String()
	if p := e.Place; p != nil {
		x.Place, x.Admin1, x.Country, x.Lat, x.Lon, x.precision = p.Name, p.Admin1, p.Country, p.Lat, p.Lon, p.Precision
		x.name, x.province = fold(p.Name), fold(p.Admin1)
	}
	for i, side := range [][]sitrep.Participant{e.Actors, e.Recipients} {
		for j := range side {
			p := &side[j]
			x.parties = append(x.parties, party{p.Actor, padded(p.Name), padded(p.Text), p.Country, p.Sectors})
			who := p.Name
			if who == "" {
				who = strings.Join(strings.Fields(p.Text), " ")
			}
			if who == "" {
				who = strings.TrimSpace(p.Country + " " + strings.Join(p.Sectors, " "))
			}
			if i == 0 {
				x.Actors = append(x.Actors, who)
			} else {
				x.Recipients = append(x.Recipients, who)
			}
		}
	}
	for i := range e.Sizes {
		if q := &e.Sizes[i]; q.Kind == "killed" && x.Killed == nil {
			for _, n := range []*int{q.Best, q.Low, q.High} {
				if n != nil && x.Killed == nil {
					x.Killed = n
				}
			}
		}
	}
	return x
}

// longest is the most days of an interval that says when: a longer one agrees with
// anything.
const longest = 31

// uncompared says why an event is not compared, "" when it is.
func uncompared(e *sitrep.Event) string {
	w := e.OccurredOn
	switch {
	case e.Polarity == sitrep.Negative:
		return "told as not having happened"
	case e.Reality == sitrep.Planned, e.Reality == sitrep.Conditional, e.Reality == sitrep.Hypothetical, e.Reality == sitrep.Habitual:
		return e.Reality
	case w == nil || w.Start == 0 || w.End == 0:
		return "day unknown"
	case w.Days() > longest:
		return "known to no month"
	}
	return ""
}

func padded(s string) string {
	if s = fold(s); s == "" {
		return ""
	}
	return " " + s + " "
}

// fold writes a name without case, accents, punctuation and articles, so that spellings
// of one name are the same.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʿ', r == 'ʾ', r == '`':
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	words := strings.Fields(b.String())
	words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "of" || w == "al" || w == "el" })
	return strings.Join(words, " ")
}
