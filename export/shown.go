package export

import (
	"strings"

	"sitrep"
)

// Shown is a report as pages show it: its text in segments under the marks of fields,
// a card for each event.
type Shown = htmlReport

// Card is an event as one report tells it.
type Card = htmlCard

// Show lays the reports of a record out as the page of HTML does.
func Show(r *Record) []Shown {
	b := newHTMLBuilder(r, reports(r))
	out := make([]Shown, len(b.reps))
	for i := range b.reps {
		out[i] = b.report(i)
	}
	return out
}

// Legend are the fields that a report is underlined by, with their words.
func Legend() []struct{ Name, Label string } {
	out := make([]struct{ Name, Label string }, len(legend))
	for i, f := range legend {
		out[i] = struct{ Name, Label string }(f)
	}
	return out
}

// The words of the pages, for other pages.

// DayWords: "4 February 2024".
func DayWords(d sitrep.Day) string {
	if d == 0 {
		return ""
	}
	return dayWords(d)
}

// IntervalWords writes an interval as people do; "" when unknown.
func IntervalWords(i sitrep.Interval) string { return intervalWords(i) }

// PlaceWords: "near Rukban, Homs, SYR".
func PlaceWords(p *sitrep.Place) string { return placeWords(p) }

// SizeWords: "3 killed (service members)".
func SizeWords(q *sitrep.Quantity) string { return sizeWords(q) }

// ParticipantName is what to call a participant.
func ParticipantName(p *sitrep.Participant) string { return participantName(p) }

// Codes are country and sectors: "IRQ GOV MIL".
func Codes(country string, sectors []string) string { return codes(country, sectors) }

// Factuality says whether an event happened, as far as it is told; "" for a plain fact.
func Factuality(polarity, reality string) string { return factuality(polarity, reality) }

// Headline is a report's title, or its first words.
func Headline(d *sitrep.Document) string { return sitrep.OneLine(headline(d)) }

// PhaseWords says from when to when a phase lasted.
func PhaseWords(p *sitrep.Phase) string { return phaseWords(p) }

// Thousands: "12,500".
func Thousands(n int) string { return thousands(n) }

// WordsID is the id on the page of the words that begin at an offset of a report, by its
// number.
func WordsID(report, start int) string { return segmentID(report, start) }

// Excerpt is the words of a text about the first place where one of a query's stands.
func Excerpt(text, query string) string {
	return excerpt(text, strings.FieldsFunc(query, func(r rune) bool { return strings.ContainsRune(` "*`, r) }))
}
