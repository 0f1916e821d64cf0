package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sitrep"
	"sitrep/lang"
	"sitrep/syntax"
)

// segmenter finds the sentences of a document.
type segmenter func(*sitrep.Document) []sitrep.Sentence

// reportSentences prints scores on raw text: of the rules alone and with the
// model, of ways of writing that treebanks do not have, and of the tags and
// trees that the parser in the folder models makes of it.
func reportSentences(sets map[string][]*rawText, file, models string) error {
	rules, err := lang.SegmentWith(nil)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	learned, err := lang.SegmentWith(b)
	if err != nil {
		return err
	}
	for _, name := range rawSets {
		reportRaw("rules  "+name, joinRaw(sets[name]), rules, nil)
	}
	for _, name := range rawSets[:2] {
		reportRaw("model  "+name, joinRaw(sets[name]), learned, nil)
	}
	var parser *syntax.Parser
	if b, err := os.ReadFile(filepath.Join(models, syntax.ModelFile)); err == nil {
		m, err := syntax.NewModel(b)
		if err != nil {
			return err
		}
		parser = m.NewParser()
	}
	for _, name := range rawSets[2:] {
		texts := sets[name]
		all := joinRaw(texts)
		reportRaw("model  "+name, all, learned, parser)
		genres := map[string][]*rawText{}
		for _, t := range texts {
			genres[t.id] = append(genres[t.id], t)
		}
		var ids []string
		for id := range genres {
			ids = append(ids, id)
		}
		sort.Strings(ids)
		for _, id := range ids {
			reportRaw("  "+id, joinRaw(genres[id]), learned, nil)
		}
		for _, v := range []struct {
			title  string
			change func(*rawText) *rawText
		}{
			{"wrapped at 72", func(t *rawText) *rawText { return wrapped(t, 72) }},
			{"in capitals", func(t *rawText) *rawText { return mapRaw(t, strings.ToUpper) }},
			{"in small letters", func(t *rawText) *rawText { return mapRaw(t, strings.ToLower) }},
			{"without paragraphs", withoutParagraphs},
		} {
			reportRaw("  rules, "+v.title, v.change(all), rules, nil)
			reportRaw("  model, "+v.title, v.change(all), learned, nil)
		}
	}
	return nil
}

func reportRaw(title string, t *rawText, segment segmenter, parser *syntax.Parser) {
	doc := &sitrep.Document{Text: t.text}
	a := &sitrep.Analysis{Doc: doc, Sentences: segment(doc)}
	if parser != nil {
		parser.Annotate(a)
	}
	r := scoreRaw(t, a.Sentences)
	fmt.Printf("%-34s %s\n", title, r.String())
}

// wrapped breaks the lines of a text where a mail program would.
func wrapped(t *rawText, width int) *rawText {
	b := []byte(t.text)
	start, blank := 0, -1
	for i, c := range b {
		switch {
		case c == '\n':
			start, blank = i+1, -1
		case c == ' ':
			if i-start > width && blank >= 0 {
				b[blank], start = '\n', blank+1
			}
			blank = i
		}
	}
	return &rawText{id: t.id, text: string(b), sents: t.sents}
}
