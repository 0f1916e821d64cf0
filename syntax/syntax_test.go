package syntax

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sitrep"
)

// analysisOf makes a document of sentences whose tokens are parted by blanks.
func analysisOf(sentences ...string) *sitrep.Analysis {
	a := &sitrep.Analysis{Doc: &sitrep.Document{Text: strings.Join(sentences, "\n")}}
	at := 0
	for _, s := range sentences {
		sent := sitrep.Sentence{Span: sitrep.Span{Start: at, End: at + len(s)}}
		for _, f := range strings.Fields(s) {
			i := at + strings.Index(a.Doc.Text[at:], f)
			sent.Tokens = append(sent.Tokens, sitrep.Token{Span: sitrep.Span{Start: i, End: i + len(f)}})
			at = i + len(f)
		}
		at = sent.End + 1
		a.Sentences = append(a.Sentences, sent)
	}
	return a
}

func parser(t testing.TB) *Parser {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m.NewParser()
}

// invented sentences of news, odd ones among them
var samples = []string{
	"Gunmen killed three soldiers near the northern town of Marvan on Tuesday .",
	"Three officers recently freed had surrendered at the border , the ministry said .",
	"THE REBELS WHO ATTACKED THE BARRACKS WERE ARRESTED BY POLICE .",
	"Army Says Talks With Rebels Will Go On",
	"“ We do n’t want war , ” President Ana Torvald told reporters — and left .",
	"Yes",
	"...",
	"",
	"\u200b \ufffd 5,000 http://example.org/x?y=1 :-) 日本",
	strings.Repeat("the army , which blames the rebels , shelled the town and ", 60) + "withdrew .",
}

func TestTrees(t *testing.T) {
	a := analysisOf(samples...)
	parser(t).Annotate(a)
	for _, s := range a.Sentences {
		if len(s.Tokens) == 0 {
			continue
		}
		heads := []int32{-1}
		for i, tok := range s.Tokens {
			heads = append(heads, int32(tok.Head))
			if tok.UPOS == "" || tok.XPOS == "" || tok.Lemma == "" || tok.Deprel == "" {
				t.Errorf("%q: token %d not annotated: %+v", a.Text(s.Span), i+1, tok)
			}
			if (tok.Head == 0) != (tok.Deprel == "root") {
				t.Errorf("%q: token %d has head %d and relation %q", a.Text(s.Span), i+1, tok.Head, tok.Deprel)
			}
		}
		if !isTree(heads) {
			t.Errorf("%q: no tree: %v", a.Text(s.Span), heads)
		}
	}
	for i, n := range a.Names {
		if n.Words.First >= n.Words.End || a.WordsSpan(n.Words) != n.Span {
			t.Errorf("name %d: %+v", i, n)
		}
		if i > 0 && n.Start < a.Names[i-1].End {
			t.Errorf("names out of order at %d", i)
		}
	}
}

// What a news coder reads off first; the words are "form relation head".
func TestArcs(t *testing.T) {
	p := parser(t)
	f := func(input string, want ...string) {
		t.Helper()
		a := analysisOf(input)
		p.Annotate(a)
		got := map[string]bool{}
		tokens := a.Sentences[0].Tokens
		for i, tok := range tokens {
			head := "0"
			if tok.Head > 0 {
				head = a.Form(0, tok.Head-1)
			}
			got[fmt.Sprint(a.Form(0, i), " ", tok.Deprel, " ", head)] = true
		}
		for _, w := range want {
			if !got[w] {
				t.Errorf("%q: no %q in %v", input, w, got)
			}
		}
	}
	f("Gunmen killed three soldiers .", "Gunmen nsubj killed", "killed root 0", "soldiers obj killed", "three nummod soldiers")
	f("Three soldiers were killed by gunmen .", "soldiers nsubj:pass killed", "were aux:pass killed", "gunmen obl:agent killed")
	f("The drone that struck the camp killed two guards .", "struck acl:relcl drone", "that nsubj struck", "camp obj struck", "drone nsubj killed")
	f("REBELS ATTACKED THE BARRACKS .", "REBELS nsubj ATTACKED", "BARRACKS obj ATTACKED")
}

// Forms come in one by one or many at a time.
func TestFormsAreSummedUpOnce(t *testing.T) {
	p := parser(t)
	for _, s := range []string{"Stop .", "Go !", "Yes", samples[0], "Stop .", "Go !"} {
		got, want := analysisOf(s), analysisOf(s)
		p.Annotate(got)
		parser(t).Annotate(want)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: annotation depends on what was parsed before", s)
		}
	}
}

// What was parsed before must not matter.
func TestParserKeepsNothing(t *testing.T) {
	p := parser(t)
	first, again := analysisOf(samples...), analysisOf(samples...)
	p.Annotate(first)
	p.Annotate(analysisOf(samples[2], samples[0]))
	p.Annotate(again)
	if !reflect.DeepEqual(first, again) {
		t.Error("the second annotation differs from the first")
	}
}

// A token as long as a document may be, letters and junk, and a sentence without end.
func TestEndlessInput(t *testing.T) {
	p := parser(t)
	for _, s := range []string{
		strings.Repeat("x", 1<<20) + " fell .",
		strings.Repeat("7,", 1<<19),
		strings.Repeat("\xff\u2019É", 1<<18),
		strings.Repeat("word ", 20_000),
	} {
		a := analysisOf(s)
		p.Annotate(a)
		heads := []int32{-1}
		for _, tok := range a.Sentences[0].Tokens {
			heads = append(heads, int32(tok.Head))
		}
		if !isTree(heads) {
			t.Errorf("%.20q…: no tree", s)
		}
	}
	if n := len(p.memory.text); n > 2*memoryText {
		t.Errorf("%d bytes of forms remembered", n)
	}
}

// Forms met once are forgotten when they become too many; annotations do not show it.
func TestForgetting(t *testing.T) {
	p := parser(t)
	first := analysisOf(samples...)
	p.Annotate(first)
	for round := range 4 { // the forms of the samples come to lie among the others
		for i := range memoryForms / 2000 {
			var some strings.Builder
			for k := range 1999 {
				fmt.Fprintf(&some, "w%d ", (round*10+i)*1999+k)
			}
			p.Annotate(analysisOf(some.String(), samples[i%len(samples)]))
			if len(p.memory.forms) > memoryForms {
				t.Fatalf("%d forms remembered", len(p.memory.forms))
			}
		}
		again := analysisOf(samples...)
		p.Annotate(again)
		if !reflect.DeepEqual(first, again) {
			t.Error("the annotation differs after forms were forgotten")
		}
	}
	p.Annotate(analysisOf(samples...)) // twice since the last sweep
	p.memory.keep(2)
	kept := len(p.memory.forms)
	p.Annotate(analysisOf(samples...))
	if n := len(p.memory.forms); kept > 200 || n != kept {
		t.Errorf("%d forms kept, %d of the samples forgotten", kept, n-kept)
	}
}

func TestDecodeFaults(t *testing.T) {
	f := func(file []byte) {
		t.Helper()
		if _, err := NewModel(file); err == nil {
			t.Errorf("no error for %d bytes", len(file))
		}
	}
	f(nil)
	f([]byte("sitsyn00"))
	f(embedded[:12])
	f(embedded[:100])
	f(embedded[:len(embedded)/2])
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range samples[:9] {
		f.Add(s)
	}
	m, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := analysisOf(strings.Join(strings.Fields(s), " "))
		m.NewParser().Annotate(a)
		heads := []int32{-1}
		for _, tok := range a.Sentences[0].Tokens {
			heads = append(heads, int32(tok.Head))
		}
		if len(heads) > 1 && !isTree(heads) {
			t.Errorf("no tree: %v", heads)
		}
	})
}
