package sitrep_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"sitrep"
)

var decidedAt = time.Date(2026, 2, 3, 9, 0, 0, 0, time.UTC)

func TestFaultsOfDecisions(t *testing.T) {
	f := func(fault string, change func(*sitrep.Decision)) {
		t.Helper()
		d := sitrep.Decision{Act: sitrep.ActAccept, Subject: "event-1", Author: "Ana Brito", At: decidedAt}
		change(&d)
		err := d.Check()
		var got *sitrep.DecisionFault
		switch {
		case fault == "" && err != nil:
			t.Errorf("%+v: %v", d, err)
		case fault != "" && (!errors.As(err, &got) || got.Field != fault):
			t.Errorf("%+v: %v, want a fault of %s", d, err, fault)
		}
	}
	set := func(act, field, value string) func(*sitrep.Decision) {
		return func(d *sitrep.Decision) { d.Act, d.Field, d.Value = act, field, json.RawMessage(value) }
	}
	f("", func(d *sitrep.Decision) {})
	f("author", func(d *sitrep.Decision) { d.Author = " " })
	f("at", func(d *sitrep.Decision) { d.At = time.Time{} })
	f("subject", func(d *sitrep.Decision) { d.Subject = "doc-1" })
	f("subject", func(d *sitrep.Decision) { d.Act = sitrep.ActUndo })
	f("with", func(d *sitrep.Decision) { d.Act = sitrep.ActMerge })
	f("with", func(d *sitrep.Decision) { d.Act, d.With = sitrep.ActMerge, "event-1" })
	f("", func(d *sitrep.Decision) { d.Act, d.With = sitrep.ActMerge, "event-2" })
	f("off", func(d *sitrep.Decision) { d.Act = sitrep.ActSplit })
	f("field", set("reject", "type", ""))
	f("field", set("reject", "colour", ""))
	f("field", set("correct", "", `"x"`))
	f("value", set("accept", "type", `"ASSAULT"`))
	f("", set("correct", "type", `"ASSAULT"`))
	f("", set("correct", "type", `{"type":"ASSAULT","modes":["aerial"]}`))
	f("value", set("correct", "type", `7`))
	f("", set("correct", "occurred_on", `{"start":"2020-05-01","end":"2020-05-02","precision":"interval","text":"","span":{"start":0,"end":0}}`))
	f("value", set("correct", "occurred_on", `{"start":"2020-05-03","end":"2020-05-02"}`))
	f("value", set("correct", "place", `{"city":"Osk"}`))
	f("value", set("correct", "sizes", `[{"kind":"killed"}]`))
	f("", set("correct", "sizes", `[{"kind":"killed","best":3}]`))
	f("value", set("correct", "reality", `"maybe"`))
}

func TestWhatStandsAfterUndoing(t *testing.T) {
	d := func(id, act, subject string) sitrep.Decision {
		return sitrep.Decision{ID: id, Act: act, Subject: subject}
	}
	f := func(want []string, ds ...sitrep.Decision) {
		t.Helper()
		var got []string
		for _, d := range sitrep.Standing(ds) {
			got = append(got, d.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v stand, want %v", got, want)
		}
	}
	a, b := d("a", "accept", "event-1"), d("b", "reject", "event-1")
	f([]string{"a", "b"}, a, b)
	f([]string{"b"}, a, b, d("c", "undo", "a"))
	f([]string{"a", "b"}, a, b, d("c", "undo", "a"), d("d", "undo", "c"))
	f([]string{"b"}, a, b, d("c", "undo", "a"), d("d", "undo", "c"), d("e", "undo", "d"))
}

func TestDecidedFields(t *testing.T) {
	three, nine := 3, 9
	e := sitrep.Event{ID: "event-1", Type: "PROTEST", Quad: 3, Status: sitrep.MachineCoded, Place: &sitrep.EventPlace{Place: sitrep.Place{Name: "Osk"}}, Sizes: []sitrep.Quantity{{Kind: "killed", Best: &three}}}
	sizes := func(n int) json.RawMessage {
		b, _ := json.Marshal([]sitrep.Quantity{{Kind: "killed", Best: &n}})
		return b
	}
	if err := e.Amend([]sitrep.Decision{
		{ID: "1", Act: sitrep.ActCorrect, Field: "sizes", Value: sizes(5), Author: "A"},
		{ID: "2", Act: sitrep.ActCorrect, Field: "sizes", Value: sizes(nine), Author: "B"},
		{ID: "3", Act: sitrep.ActReject, Field: "place", Author: "A"},
		{ID: "4", Act: sitrep.ActAccept, Author: "A"},
	}); err != nil {
		t.Fatal(err)
	}
	if *e.Sizes[0].Best != nine || e.Place != nil || e.Status != sitrep.Reviewed || len(e.Decided) != 4 {
		t.Errorf("%+v", e)
	}
	var was []sitrep.Quantity
	if err := json.Unmarshal(e.Decided[1].Was, &was); err != nil || *was[0].Best != three || e.Decided[1].By != "B" {
		t.Errorf("what was before: %s by %s", e.Decided[1].Was, e.Decided[1].By)
	}
}

func TestMentionsAreFoundAgain(t *testing.T) {
	m := func(id string, start, end int, kind string, sentence int) sitrep.EventMention {
		return sitrep.EventMention{ID: id, Document: "doc-1", Type: kind, Trigger: sitrep.Text{Span: sitrep.Span{Start: start, End: end}}, Sentence: sitrep.Span{Start: 100 * sentence, End: 100*sentence + 100}}
	}
	was := m("mention-1", 10, 18, "ASSAULT", 0)
	a := sitrep.AnchorOf(&was)
	f := func(want int, ms ...sitrep.EventMention) {
		t.Helper()
		if got := a.In(ms); got != want {
			t.Errorf("found %d, want %d", got, want)
		}
	}
	f(1, m("mention-7", 10, 18, "COERCE", 0), was)
	f(1, m("mention-7", 10, 18, "COERCE", 0), m("mention-8", 12, 16, "ASSAULT", 0)) // the same words, coded as before
	f(0, m("mention-7", 10, 18, "COERCE", 0), m("mention-8", 40, 45, "ASSAULT", 0)) // the same words, coded anew
	f(1, m("mention-7", 210, 218, "COERCE", 2), m("mention-8", 40, 45, "ASSAULT", 0))
	f(-1, m("mention-7", 30, 34, "ASSAULT", 0), m("mention-8", 40, 45, "ASSAULT", 0)) // which of the two?
	f(-1, m("mention-7", 210, 218, "ASSAULT", 2))
}
