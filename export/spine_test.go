package export

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"sitrep"
)

// spineSample is talks that were set, opened and suspended, with a sentence that tells two steps.
func spineSample() (*Kept, *sitrep.Process) {
	const text = "Talks <opened> on 4 February but were suspended; nobody, it seems, was surprised. They will meet on 1 March."
	doc := &sitrep.Document{ID: "d", Publisher: "Harbour *News*", Text: text, PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: sitrep.DayOf(2019, 2, 20), End: sitrep.DayOf(2019, 2, 20)}}}
	on := func(m, d int) sitrep.Interval {
		v := sitrep.DayOf(2019, m, d)
		return sitrep.Interval{Start: v, End: v}
	}
	first := sitrep.Span{Start: 0, End: strings.Index(text, " They")}
	src := []sitrep.Source{{Document: "d", Span: first}}
	p := &sitrep.Process{Kind: "process", ID: "process-1", Type: "negotiation", Name: "Talks: Ardania, Karem Front (water)", Subject: "water",
		Phases: []sitrep.Phase{
			{Phase: "under way", State: "on", From: on(2, 4), Until: on(2, 19)},
			{Phase: "paused", State: "halt", From: on(2, 19), Cause: "over the arrest of two envoys"}},
		Steps:      []sitrep.Step{{Phase: "under way", On: on(2, 4), Round: 2, Evidence: src}, {Phase: "paused", On: on(2, 19), Evidence: src}},
		Conditions: []sitrep.Condition{{Text: "unless they are freed", By: "the Front", Document: "d"}},
		Next:       []sitrep.NextStep{{Phase: "resumed", On: on(3, 1), Announced: sitrep.DayOf(2019, 2, 20), Outcome: "pending", Text: "will meet", Document: "d", Sentence: sitrep.Span{Start: first.End + 1, End: len(text)}}},
		Deadlines:  []sitrep.Deadline{{Text: "1 April", On: on(4, 1), By: "Ardania", Document: "d"}},
		LastHeard:  sitrep.DayOf(2019, 2, 20)}
	return &Kept{Processes: []sitrep.Process{*p}, Documents: map[string]*sitrep.Document{"d": doc}, Events: map[string]*sitrep.Event{}}, p
}

func TestSpineShowsGapsCausesAndQuotations(t *testing.T) {
	k, p := spineSample()
	var b bytes.Buffer
	if err := SpineText(&b, NewSpine(k, p), TerminalOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"● under way (round 2)", "┊ 15 days", "◐ paused", "cause: over the arrest of two envoys", "in the same sentence",
		"“unless they are freed”, says the Front", "resumed for 1 March 2019", "pending", "— Harbour *News*, 20"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("missing %q in\n%s", want, b.String())
		}
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if columns(line) > 80 {
			t.Errorf("wider than 80 columns: %q", line)
		}
	}
}

func TestSpineMarkdownEscapesForeignText(t *testing.T) {
	k, p := spineSample()
	var b bytes.Buffer
	if err := SpineMarkdown(&b, NewSpine(k, p)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Talks: Ardania", `Harbour \*News\*`, "&lt;opened&gt;", "**paused**", "*15 days*"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("missing %q in\n%s", want, b.String())
		}
	}
}

func TestSpineSVGIsWellFormed(t *testing.T) {
	k, p := spineSample()
	var b bytes.Buffer
	if err := SpineSVG(&b, NewSpine(k, p)); err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(&b); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestCalendarFoldsLinesAndEscapes(t *testing.T) {
	k, p := spineSample()
	p.Deadlines[0].By = strings.Repeat("the Assembly of the Åland-like Islands; ", 4)
	var b bytes.Buffer
	if err := Calendar(&b, k, []*sitrep.Process{p}); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
	unfolded := strings.ReplaceAll(b.String(), "\r\n ", "")
	for _, want := range []string{"DTSTART;VALUE=DATE:20190301", "DTEND;VALUE=DATE:20190302", "DTSTAMP:20190220T000000Z", "STATUS:TENTATIVE", `Islands\; the`, "SUMMARY:Talks: Ardania\\, Karem Front", "DTSTART;VALUE=DATE:20190401"} {
		if !strings.Contains(unfolded, want) {
			t.Errorf("missing %q in\n%s", want, unfolded)
		}
	}
}
