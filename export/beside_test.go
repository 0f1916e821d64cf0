package export

import (
	"bytes"
	"strings"
	"testing"

	"sitrep"
)

// A headline that the input states beside a report stands behind its text, and was shown there.
func TestHeadlineBesideAReportIsReadFirst(t *testing.T) {
	const body, more, title = "Rebels shelled Osk on Sunday.", "Rain fell.", "Shells hit Osk"
	text := body + "\n\n" + more + "\n\n" + title
	at := func(words string) sitrep.Span {
		i := strings.LastIndex(text, words)
		return sitrep.Span{Start: i, End: i + len(words)}
	}
	d := &sitrep.Document{ID: "doc-1", Title: title, Lang: "en", Text: text, Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: at(body)}, {Role: sitrep.RoleBody, Span: at(more)}, {Role: sitrep.RoleHeadline, Span: at(title)}}}
	mention := func(id, trigger, sentence string) sitrep.EventMention {
		return sitrep.EventMention{ID: id, Document: d.ID, Type: "ASSAULT", Polarity: sitrep.Positive, Reality: sitrep.Actual, Sentence: at(sentence), Trigger: sitrep.Text{Text: trigger, Span: at(trigger)}}
	}
	ms := []sitrep.EventMention{mention("mention-1", "shelled", body), mention("mention-2", "hit", title)}
	e := sitrep.Event{ID: "event-1", Type: "ASSAULT", Headline: "assault", Polarity: sitrep.Positive, Reality: sitrep.Actual, Documents: []string{d.ID}, Mentions: []string{"mention-1", "mention-2"}}
	told := &sitrep.Told{Event: &e, Documents: []*sitrep.Document{d}, Mentions: []*sitrep.EventMention{&ms[0], &ms[1]}}
	record := &Record{Analyses: []*sitrep.Analysis{{Doc: d, Events: ms}}, Events: []sitrep.Event{e}}

	inOrder := func(what, page string, times int) {
		t.Helper()
		if first, then := strings.Index(page, title), strings.Index(page, body); first < 0 || then < first || strings.Count(page, title) != times {
			t.Errorf("%s: the headline is not first, %d times:\n%s", what, times, page)
		}
	}
	var page bytes.Buffer
	if err := TerminalTold(&page, told, TerminalOptions{}); err != nil {
		t.Fatal(err)
	}
	inOrder("show", page.String(), 1)
	page.Reset()
	if err := Terminal(&page, record, TerminalOptions{}); err != nil {
		t.Fatal(err)
	}
	inOrder("terminal", page.String(), 2) // what the report is called, and words of the event
	page.Reset()
	w := NewArticles(&page, false)
	if err := w.Document(record.Analyses[0]); err != nil || w.Flush() != nil {
		t.Fatal(err)
	}
	inOrder("text", page.String(), 1)
	shown := Show(record)[0]
	var roles []string
	for _, b := range shown.Blocks {
		roles = append(roles, string(b.Role))
	}
	if got := strings.Join(roles, " "); got != "headline body body" {
		t.Errorf("page: blocks %s", got)
	}
	for words, want := range map[string]bool{"hit": true, "shelled": true, "fell": false} {
		m := mention("mention-3", words, more)
		if got := inLead(&sitrep.Told{Documents: told.Documents, Mentions: []*sitrep.EventMention{&m}}); got != want {
			t.Errorf("%s: in the lead: %v", words, got)
		}
	}

	// A report that has its headline where it stands, and a page that ends in another one, are as they are.
	d.Blocks = []sitrep.Block{{Role: sitrep.RoleHeadline, Span: at(body)}, {Role: sitrep.RoleBody, Span: at(more)}, {Role: sitrep.RoleHeadline, Span: at(title)}}
	if readAt(d, at("hit").Start) != at("hit").Start || asRead(d, d.Blocks)[0].Span != at(body) {
		t.Error("the last of several headlines is read first")
	}
}
