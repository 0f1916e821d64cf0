package export

import (
	"strings"
	"testing"

	"sitrep"
)

// The sample is two invented reports of a country that does not exist, coded by
// hand, with what makes pages hard: overlapping spans, foreign words, markup.
const (
	sampleOne = "Ardania says talks go on “if the river stays quiet”\n\n" +
		"Talks between Ardania and the River Guard resumed on Sunday in Velm. They had been paused on 2 May after a drone strike near the bridge of Osk killed three soldiers & injured dozens.\n\n" +
		"The River Guard, which is part of the Northern Front, denied any part in the strike. “We did not fire,” said its spokesman <Jaro Tem>."
	sampleTwo = "Velm: no strikes since May\n\nThere have been no strikes on Velm since 2 May, the mayor said. البلدة هادئة"
)

type sampleDoc struct {
	*testing.T
	doc *sitrep.Document
}

// at is the span of the n-th time that the words occur, from 0.
func (d sampleDoc) at(words string, n int) sitrep.Span {
	d.Helper()
	start := 0
	for {
		i := strings.Index(d.doc.Text[start:], words)
		if i < 0 {
			d.Fatalf("%q does not occur %d times", words, n+1)
		}
		start += i
		if n == 0 {
			return sitrep.Span{Start: start, End: start + len(words)}
		}
		n--
		start += len(words)
	}
}

func (d sampleDoc) text(words string, n int) sitrep.Text {
	return sitrep.Text{Text: words, Span: d.at(words, n)}
}

func (d sampleDoc) who(words string, n int, id, name, country string, sectors ...string) sitrep.Participant {
	return sitrep.Participant{Text: words, Span: d.at(words, n), Actor: id, Name: name, Country: country, Sectors: sectors, Entity: -1}
}

func newSampleDoc(t *testing.T, id, text string, published *sitrep.PublishedOn) sampleDoc {
	d := &sitrep.Document{Kind: "document", ID: id, SourceID: id + ".txt", Capture: "cap-" + id, Lang: "en", Text: text, PublishedOn: published}
	at := 0
	for i, part := range strings.Split(text, "\n\n") {
		role := sitrep.RoleBody
		if i == 0 {
			role = sitrep.RoleHeadline
			d.Title = part
		}
		d.Blocks = append(d.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: at, End: at + len(part)}})
		at += len(part) + 2
	}
	return sampleDoc{t, d}
}

func num(n int) *int { return &n }

func sample(t *testing.T) *Record {
	t.Helper()
	lat, lon := 1.5, 2.25
	velm := sitrep.Place{Name: "Velm", GeonameID: 7, Country: "ARD", Admin1: "Upper Ardania", Lat: &lat, Lon: &lon, Precision: sitrep.PlacePoint}
	sunday := sitrep.Interval{Start: sitrep.DayOf(2021, 5, 9), End: sitrep.DayOf(2021, 5, 9)}
	second := sitrep.Interval{Start: sitrep.DayOf(2021, 5, 2), End: sitrep.DayOf(2021, 5, 2)}

	one := newSampleDoc(t, "doc-one", sampleOne, nil)
	one.doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: sunday.Start, End: sunday.Start + 6}, Basis: sitrep.BasisInferred, Timex: []sitrep.Span{one.at("Sunday", 0)}}
	ardania := one.who("Ardania", 1, "a-ard", "Ardania", "ARD", "GOV")
	guard := one.who("the River Guard", 0, "a-rg", "River Guard", "ARD", "UAF")
	guard.Ties = []sitrep.Tie{{Relation: "part of", Actor: "Northern Front"}}
	soldiers := one.who("three soldiers", 0, "", "", "ARD", "MIL")
	spokesman := sitrep.Speaker{Text: "Jaro Tem", Span: one.at("Jaro Tem", 0), Actor: "a-jt", Name: "Jaro Tem", Entity: -1}
	first, second2, third := one.at("Talks between Ardania", 0), one.at("They had been paused", 0), one.at("The River Guard, which", 0)
	first.End = one.at("Velm.", 0).End
	second2.End = one.at("dozens.", 0).End
	third.End = one.at("in the strike.", 0).End
	talks := sitrep.EventMention{Kind: "event_mention", ID: "m-1", Document: "doc-one", Type: "CONSULT", Modes: []string{"visit"}, CAMEO: "046", Quad: 1, Score: 2.5,
		Actors: []sitrep.Participant{ardania, guard}, OccurredOn: &sitrep.When{Interval: sunday, Precision: sitrep.PrecisionDay, Text: "Sunday", Span: one.at("Sunday", 0)},
		Place:    &sitrep.EventPlace{Place: velm, Text: "Velm", Span: one.at("Velm", 0)},
		Polarity: sitrep.Positive, Reality: sitrep.Actual, Certainty: 0.9, Trigger: one.text("Talks between Ardania and the River Guard resumed", 0), Sentence: first,
		Evidence: []sitrep.Evidence{{Field: "type", Span: one.at("Talks", 0), By: "rule consult-1"}}, SameAs: 0}
	condition := one.text("if the river stays quiet", 0)
	talks.Condition = &condition
	strike := sitrep.EventMention{Kind: "event_mention", ID: "m-2", Document: "doc-one", Type: "ASSAULT", Modes: []string{"drone"}, CAMEO: "1952", Quad: 4, Score: -9.5,
		Recipients: []sitrep.Participant{soldiers}, OccurredOn: &sitrep.When{Interval: second, Precision: sitrep.PrecisionDay, Text: "2 May", Span: one.at("2 May", 0)},
		Place: &sitrep.EventPlace{Place: sitrep.Place{Name: "Osk", Country: "ARD", Precision: sitrep.PlaceNear}, Text: "near the bridge of Osk", Span: one.at("near the bridge of Osk", 0)},
		Sizes: []sitrep.Quantity{
			{Kind: "killed", Of: "soldiers", Low: num(3), Best: num(3), High: num(3), Text: "three soldiers", Span: one.at("three soldiers", 0)},
			{Kind: "injured", Low: num(24), High: num(99), Text: "dozens", Span: one.at("dozens", 0)}},
		Polarity: sitrep.Positive, Reality: sitrep.Actual, Certainty: 0.95, Trigger: one.text("drone strike", 0), Sentence: second2, SameAs: 1}
	again := strike
	again.ID, again.Trigger, again.Sentence, again.Sizes, again.Place, again.OccurredOn, again.Recipients = "m-3", one.text("strike", 1), third, nil, nil, nil, nil
	again.Stances = []sitrep.Stance{{Who: sitrep.Speaker{Text: "The River Guard", Span: one.at("The River Guard", 0), Actor: "a-rg", Name: "River Guard", Entity: -1}, Act: "denies", Text: "denied", Span: one.at("denied", 0)}}
	verb := one.text("said", 0)
	a1 := &sitrep.Analysis{Doc: one.doc, Events: []sitrep.EventMention{talks, strike, again},
		Timexes: []sitrep.Timex{
			{Span: one.at("Sunday", 0), Type: "DATE", Value: "2021-05-09", From: sunday.Start, To: sunday.End},
			{Span: one.at("2 May", 0), Type: "DATE", Value: "2021-05-02", From: second.Start, To: second.End}},
		Quotations: []sitrep.Quotation{{Kind: "quotation", Document: "doc-one", Span: one.at("“We did not fire,”", 0), Text: "We did not fire,", Speaker: &spokesman, Verb: &verb, Channel: "press conference", Direct: true}}}

	two := newSampleDoc(t, "doc-two", sampleTwo, &sitrep.PublishedOn{Interval: sitrep.Interval{Start: sitrep.DayOf(2021, 6, 1), End: sitrep.DayOf(2021, 6, 1)}, Basis: sitrep.BasisMetadata})
	sentence := two.at("There have been no strikes on Velm since 2 May, the mayor said.", 0)
	none := sitrep.EventMention{Kind: "event_mention", ID: "m-4", Document: "doc-two", Type: "ASSAULT", Quad: 4, Score: -9,
		Recipients: []sitrep.Participant{two.who("Velm", 1, "", "Velm", "ARD")},
		OccurredOn: &sitrep.When{Interval: sitrep.Interval{Start: second.Start}, Precision: sitrep.PrecisionInterval, Text: "since 2 May", Span: two.at("since 2 May", 0)},
		Polarity:   sitrep.Negative, Reality: sitrep.Actual, Certainty: 0.8, Trigger: two.text("strikes", 1), Sentence: sentence,
		Stances: []sitrep.Stance{{Who: sitrep.Speaker{Text: "the mayor", Span: two.at("the mayor", 0), Entity: -1}, Act: "asserts", Channel: "statement", Text: "said", Span: two.at("said", 0)}}}
	a2 := &sitrep.Analysis{Doc: two.doc, Events: []sitrep.EventMention{none}}

	e1, e2, e3 := alone(&talks), alone(&strike), alone(&none)
	e1.ID, e2.ID, e3.ID = "event-1", "event-2", "event-3"
	e2.Mentions, e2.Stances = []string{"m-2", "m-3"}, again.Stances
	for _, e := range []*sitrep.Event{e1, e2, e3} {
		e.Status, e.Headline = "machine-coded", "Something happened."
		e.Claims = map[string][]sitrep.Claim{"type": {{Value: e.Type, Documents: e.Documents}}}
	}
	return &Record{
		Analyses: []*sitrep.Analysis{a1, a2}, Events: []sitrep.Event{*e1, *e2, *e3},
		Actors: []sitrep.Actor{{Kind: "actor", ID: "a-ard", Name: "Ardania", Country: "ARD", Sectors: []string{"GOV"}},
			{Kind: "actor", ID: "a-rg", Name: "River Guard", Aliases: []string{"RG"}, Country: "ARD", Sectors: []string{"UAF"},
				Ties: []sitrep.Tie{{Relation: "part of", Actor: "Northern Front", From: sitrep.DayOf(2019, 1, 1), Evidence: []sitrep.Source{{Document: "doc-one", Span: one.at("which is part of the Northern Front", 0)}}},
					{Relation: "office", Title: "commander", Actor: "Osk", Ended: true}}}},
		Processes: []sitrep.Process{{Kind: "process", ID: "p-1", Type: "negotiation", Name: "Talks of Ardania and the River Guard", Parties: []sitrep.Participant{ardania, guard}, Subject: "the river",
			Conditions: []sitrep.Condition{{Text: condition.Text, Document: "doc-one", Span: condition.Span}},
			Phases: []sitrep.Phase{{Phase: "paused", From: second, Until: sunday, Cause: "drone strike", CauseBy: "event-2", Evidence: []sitrep.Source{{Document: "doc-one", Span: one.at("paused", 0)}}},
				{Phase: "resumed", From: sunday, Evidence: []sitrep.Source{{Document: "doc-one", Span: one.at("resumed", 0)}}}},
			Steps:    []sitrep.Step{{Event: "event-1", Phase: "resumed", On: sunday}},
			Counters: []sitrep.Counter{{Kind: "rounds", Claims: []sitrep.Claim{{Value: "2", By: "Ardania", Documents: []string{"doc-one"}, Span: one.at("Talks", 0)}}}}}},
		Failures: []sitrep.Failure{{Kind: "failure", Capture: "cap-x", SourceID: "x.bin", Stage: "article", Reason: "no text in it"}},
	}
}
