package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep"
	"sitrep/lang"
)

const rawExample = `# newdoc id = weblog-a
# newpar id = p1
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

1	He	he	PRON	PRP	_	3	nsubj	_	_
2-3	ain't	_	_	_	_	_	_	_	SpaceAfter=No
2	is	be	AUX	VBZ	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

# newpar id = p2
1	End	end	NOUN	NN	_	0	root	_	_

# newdoc id = email-b
1	Hi	hi	INTJ	UH	_	0	root	_	_

`

func readExample(t *testing.T) []*rawText {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.conllu")
	if err := os.WriteFile(path, []byte(rawExample), 0o644); err != nil {
		t.Fatal(err)
	}
	texts, err := readRaw(path, "x")
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestReadRaw(t *testing.T) {
	texts := readExample(t)
	if len(texts) != 2 || texts[0].id != "x weblog" || texts[1].id != "x email" {
		t.Fatalf("%d texts", len(texts))
	}
	a := joinRaw(texts)
	if want := "Don't go. He ain't.\n\nEnd\n\nHi"; a.text != want {
		t.Errorf("text %q, want %q", a.text, want)
	}
	var words []string
	for _, s := range a.sents {
		for _, w := range s.words {
			words = append(words, a.text[w.Start:w.End])
		}
	}
	if got, want := strings.Join(words, " "), "Do n't go . He ain't ain't . End Hi"; got != want {
		t.Errorf("words %s, want %s", got, want)
	}
}

func TestScoreRaw(t *testing.T) {
	f := func(sents [][]string, want rawScore) {
		t.Helper()
		a := joinRaw(readExample(t))
		var found []sitrep.Sentence
		at := 0
		for _, words := range sents {
			var s sitrep.Sentence
			for i, w := range words {
				at += strings.Index(a.text[at:], w)
				if i == 0 {
					s.Start = at
				}
				s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: at, End: at + len(w)}})
				at += len(w)
			}
			s.End = at
			found = append(found, s)
		}
		got := scoreRaw(a, found)
		got.upos, got.las = 0, 0
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	// "ai" has no word of its own in the treebank, "n't" aligns by its form
	f([][]string{{"Do", "n't", "go", "."}, {"He", "ai", "n't", "."}, {"End"}, {"Hi"}}, rawScore{gold: 4, found: 4, right: 4, goldWords: 10, foundWords: 10, aligned: 9})
	f([][]string{{"Don't", "go", "."}, {"He", "ai", "n't", ".", "End"}, {"Hi"}}, rawScore{gold: 4, found: 3, right: 2, goldWords: 10, foundWords: 9, aligned: 7})
}

func TestWrapped(t *testing.T) {
	if got, want := wrapped(&rawText{text: "aa bb cc dd\n\nee ff"}, 5).text, "aa bb\ncc dd\n\nee ff"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDetokenize(t *testing.T) {
	if got, want := detokenize(strings.Fields(`He said " no " ( twice ) , and left .`)), `He said "no" (twice), and left.`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The same texts give the same model, and it learns what they show.
func TestTrainSentences(t *testing.T) {
	var texts []*rawText
	for range 40 {
		texts = append(texts, readNews()...)
	}
	set := sentenceSettings{epochs: 2, rate: 0.1, l2: 3e-3, seen: 4, often: 2, seed: 1}
	a := trainSentences(texts[:800], set)
	if b := trainSentences(texts[:800], set); string(a) != string(b) {
		t.Error("two runs differ")
	}
	segment, err := lang.SegmentWith(a)
	if err != nil {
		t.Fatal(err)
	}
	all := joinRaw(readNews())
	if r := scoreRaw(all, segment(&sitrep.Document{Text: all.text})); r.sentenceF() < 97 {
		t.Errorf("F %.1f on what it was trained on", r.sentenceF())
	}
}
