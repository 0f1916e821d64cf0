package syntax

import (
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfInitials(t *testing.T) {
	for text, is := range examples(initialsFile) {
		var tokens []sitrep.Token
		at := 0
		for w := range strings.FieldsSeq(text) {
			i := at + strings.Index(text[at:], w)
			at = i + len(w)
			tokens = append(tokens, sitrep.Token{Span: sitrep.Span{Start: i, End: at}})
		}
		named := false
		for i := range tokens {
			form := text[tokens[i].Start:tokens[i].End]
			named = named || read(form, text, tokens, i) != form
		}
		if named != is {
			t.Errorf("%s: a name %v", text, named)
		}
	}
}

// "IS" was read as "is", so that those who fought it fought nobody.
func TestInitialsThatAreAWordToo(t *testing.T) {
	f := func(text, form, upos string) {
		t.Helper()
		a := analysisOf(text)
		parser(t).Annotate(a)
		for _, tok := range a.Sentences[0].Tokens {
			if a.Text(tok.Span) == form && tok.UPOS != upos {
				t.Errorf("%s: %s is %s", text, form, tok.UPOS)
			}
		}
	}
	f("Iraqi troops fight IS in the north .", "IS", "PROPN")
	f("Members of IS killed nine people .", "IS", "PROPN")
	f("The strikes hit 40 clinics , WHO said .", "WHO", "PROPN")
	f("The army accused WHO of helping the rebels .", "WHO", "PROPN")
	f("It IS a war , he said .", "IS", "AUX")
}
