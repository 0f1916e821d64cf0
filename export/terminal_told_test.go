package export

import (
	"bytes"
	"strings"
	"testing"

	"sitrep"
)

// Who denies a deed seldom tells it in the same sentence.
func TestToldShowsTheDenial(t *testing.T) {
	text := "Rebels accused the army of shelling Osk. Nobody was hurt, Mr. Dan said.\nThe army \"denied\" it on Friday. It rained."
	at := func(words string) sitrep.Span {
		i := strings.Index(text, words)
		return sitrep.Span{Start: i, End: i + len(words)}
	}
	d := &sitrep.Document{ID: "doc-1", Title: "Osk", Text: text}
	m := &sitrep.EventMention{ID: "mention-1", Document: "doc-1", Type: "ASSAULT", Sentence: sitrep.Span{End: 40}, Trigger: sitrep.Text{Text: "shelling", Span: at("shelling")},
		Stances:  []sitrep.Stance{{Who: sitrep.Speaker{Text: "army"}, Act: "denies", Text: "denied", Span: at("denied")}, {Who: sitrep.Speaker{Text: "Rebels"}, Act: "asserts", Text: "accused", Span: at("accused")}},
		Evidence: []sitrep.Evidence{{Field: "stances", Span: at("denied"), By: "speech denies"}, {Field: "stances", Span: at("denied"), By: "speech denies"}, {Field: "place", Span: at("Osk"), By: sitrep.ByHappening}}}
	told := &sitrep.Told{Event: &sitrep.Event{ID: "event-1", Type: "ASSAULT", Headline: "Osk", Documents: []string{"doc-1"}, Mentions: []string{"mention-1"}}, Documents: []*sitrep.Document{d}, Mentions: []*sitrep.EventMention{m}}
	var page bytes.Buffer
	sentences := func(*sitrep.Document) (out []sitrep.Sentence) {
		for _, s := range []string{"Rebels accused the army of shelling Osk.", "Nobody was hurt, Mr. Dan said.", "The army \"denied\" it on Friday.", "It rained."} {
			out = append(out, sitrep.Sentence{Span: at(s)})
		}
		return out
	}
	if err := TerminalTold(&page, told, TerminalOptions{Sentences: sentences}); err != nil {
		t.Fatal(err)
	}
	if got := page.String(); strings.Count(got, "\n     The army \"denied\" it on Friday.\n") != 1 || strings.Contains(got, "rained") {
		t.Errorf("the denial is not shown as a sentence, once:\n%s", got)
	}
	page.Reset()
	if err := TerminalExplain(&page, told, TerminalOptions{}); err != nil {
		t.Fatal(err)
	}
	for want, times := range map[string]int{"mention-1": 1, "“denied” by speech denies": 1, "from another mention of the same happening": 1} {
		if got := strings.Count(page.String(), want); got != times {
			t.Errorf("%q stands %d times:\n%s", want, got, page.String())
		}
	}
	page.Reset()
	if err := TerminalTold(&page, told, TerminalOptions{}); err != nil || !strings.Contains(page.String(), "\n     denied\n") {
		t.Errorf("where nobody tells sentences, the word is not shown: %v\n%s", err, page.String())
	}
}
