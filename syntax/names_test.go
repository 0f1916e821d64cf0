package syntax

import (
	"strings"
	"testing"

	"sitrep"
)

// Dashes around a name are no part of it; hyphens within it are.
func TestNamesEndBeforeDashes(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Ruiz - -": "Ana Ruiz", "-- Ana Ruiz": "Ana Ruiz", "Ana - Ruiz —": "Ana - Ruiz", "Ana Ruiz": "Ana Ruiz", "- -": "",
	} {
		a, at := &sitrep.Analysis{Doc: &sitrep.Document{Text: text}}, 0
		var s sitrep.Sentence
		for _, f := range strings.Fields(text) {
			at += strings.Index(text[at:], f)
			s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: at, End: at + len(f)}})
			at += len(f)
		}
		a.Sentences = append(a.Sentences, s)
		w := withoutDashes(a, sitrep.Words{End: len(s.Tokens)})
		if got := a.Text(a.WordsSpan(w)); got != want {
			t.Errorf("of %q got %q, want %q", text, got, want)
		}
	}
}
