package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"sitrep"
)

const given = "# newdoc id = a\n# sent_id = 1\n# text = They can't go.\n" +
	"1\tThey\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"4\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
	"4.1\tout\t_\t_\t_\t_\t_\t_\t2:x\t_\n" +
	"5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n" +
	"# newdoc id = b\n1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n"

func TestGivenWordsComeOutAsTheyWere(t *testing.T) {
	r := NewWordsReader(strings.NewReader(given))
	var b bytes.Buffer
	w := NewCoNLLU(&b)
	var texts []string
	for {
		g, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, g.Analysis.Doc.Text)
		for i := range g.Analysis.Sentences {
			for j := range g.Analysis.Sentences[i].Tokens {
				tok := &g.Analysis.Sentences[i].Tokens[j]
				if form := g.Analysis.Form(i, j); form == "" || strings.ContainsAny(form, " \n") {
					t.Errorf("form %q", form)
				}
				tok.UPOS, tok.Lemma, tok.Head, tok.Deprel = "X", "l", 0, "root"
			}
		}
		if err := w.Given(g); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(texts, "|"), "They can't go.\n|Yes\n"; got != want {
		t.Errorf("texts %q, want %q", got, want)
	}
	want := given
	for _, form := range []string{"They", "ca", "n't", "go", ".", "Yes"} {
		want = strings.Replace(want, "\t"+form+"\t_\t_\t_\t_\t_\t_\t", "\t"+form+"\tl\tX\t_\t_\t0\troot\t", 1)
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestFaultyWords(t *testing.T) {
	f := func(in, want string) {
		t.Helper()
		_, err := NewWordsReader(strings.NewReader(in)).Next()
		var fault *WordsError
		if !errors.As(err, &fault) || err.Error() != want {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	f("1\tone\n", "line 1: 2 columns, a word of CoNLL-U has 10")
	f("# c\n2\tx"+strings.Repeat("\t_", 8)+"\n", `line 2: "2", expected word number 1`)
	f("1\t"+strings.Repeat("\t_", 8)+"\n", "line 1: a word without a form")
	f("1-x\tab"+strings.Repeat("\t_", 8)+"\n", `line 1: "1-x" is no range of words`)
}

func TestTimeMLIsXML(t *testing.T) {
	r := sample(t)
	for _, a := range r.Analyses {
		var b bytes.Buffer
		w := NewTimeML(&b)
		if err := errors.Join(w.Document(a), w.Flush()); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Text struct {
				Timex []struct {
					Value string `xml:"value,attr"`
					Words string `xml:",chardata"`
				} `xml:"TIMEX3"`
			} `xml:"TEXT"`
		}
		if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Text.Timex) != len(a.Timexes) {
			t.Errorf("%d expressions, want %d", len(doc.Text.Timex), len(a.Timexes))
		}
		for i, x := range doc.Text.Timex {
			if x.Value != a.Timexes[i].Value || x.Words != a.Text(a.Timexes[i].Span) {
				t.Errorf("got %+v, want %+v", x, a.Timexes[i])
			}
		}
	}
}

func TestWritersSurviveEmptyDocuments(t *testing.T) {
	a := &sitrep.Analysis{Doc: &sitrep.Document{}}
	for _, w := range []interface {
		Document(*sitrep.Analysis) error
	}{NewNDJSON(io.Discard), NewCoNLLU(io.Discard), NewTimeML(io.Discard), NewArticles(io.Discard, true)} {
		if err := w.Document(a); err != nil {
			t.Error(err)
		}
	}
	if err := HTML(io.Discard, &Record{Analyses: []*sitrep.Analysis{a}}); err != nil {
		t.Error(err)
	}
	if err := Terminal(io.Discard, &Record{}, TerminalOptions{}); err != nil {
		t.Error(err)
	}
}
