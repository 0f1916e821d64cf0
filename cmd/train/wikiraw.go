package main

import (
	"os"
	"strings"

	"sitrep"
)

// wikiRaw makes running text of WikiGold, whose sentences stand as tokens: the
// blanks before closing and after opening marks go. Every fifth block of 20
// sentences is left out (other ones than in the training of names, which counts
// the marks of documents too). Headings and the like,
// which end in no final mark, are paragraphs of their own.
func wikiRaw(path string) ([]*rawText, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []*rawText
	t := &rawText{id: "wikigold wiki"}
	var text strings.Builder
	flush := func() {
		if len(t.sents) > 0 {
			t.text = text.String()
			out = append(out, t)
		}
		t = &rawText{id: "wikigold wiki"}
		text.Reset()
	}
	n := 0
	for _, block := range strings.Split(string(b), "\n\n") {
		var words []string
		for line := range strings.Lines(block) {
			if w, _, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
				words = append(words, w)
			}
		}
		if len(words) == 0 {
			continue
		}
		if words[0] == "-DOCSTART-" {
			flush()
			continue
		}
		n++
		if (n-1)/20%5 == 4 {
			flush()
			continue
		}
		s := detokenize(words)
		gap := " "
		if last := words[len(words)-1]; text.Len() > 0 && !strings.HasSuffix(text.String(), ".") || !strings.ContainsAny(last, `.!?"`) {
			gap = "\n\n"
		}
		if text.Len() > 0 {
			text.WriteString(gap)
		}
		start := text.Len()
		text.WriteString(s)
		t.sents = append(t.sents, rawSentence{Span: sitrep.Span{Start: start, End: text.Len()}})
	}
	flush()
	return out, nil
}

// detokenize joins tokens with blanks where English has them.
func detokenize(words []string) string {
	var b strings.Builder
	open, glue := false, true
	for _, w := range words {
		closing := strings.Contains(" , . ; : ! ? ) ] ' 's 't n't % '' ", " "+w+" ")
		if w == `"` {
			closing = open
		}
		if !glue && !closing {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		glue = w == "(" || w == "[" || w == "$" || w == "``" || w == `"` && !open
		if w == `"` {
			open = !open
		}
	}
	return b.String()
}
