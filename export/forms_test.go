package export

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// harder is the sample with addresses and a place that has none, foreign words in
// names, and a record that somebody coded by hand.
func harder(t *testing.T) *Record {
	r := sample(t)
	one, two := r.Analyses[0].Doc, r.Analyses[1].Doc
	one.URL, one.Publisher, one.Byline = "https://news.example/a b?x=1&y={2}", "Velm & Osk Courier", "By Ana_Tem, 50% Press"
	two.URL, two.ReprintOf = "http://www.other.example/2", "doc-one"
	return r
}

func forms(t *testing.T) map[string]*bytes.Buffer {
	t.Helper()
	out := map[string]*bytes.Buffer{}
	for _, f := range Formats {
		out[f.Name] = &bytes.Buffer{}
		if err := f.Write(out[f.Name], harder(t).Told(), Options{Tally: &Tally{}, Made: time.Date(2021, 7, 1, 8, 30, 0, 0, time.UTC)}); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	return out
}

// The forms of the sample stand in testdata/forms as they are to be; -update writes them.
func TestFormsOfTheSample(t *testing.T) {
	out := forms(t)
	for _, f := range Formats {
		name := f.Name
		if strings.HasPrefix(name, "parquet") { // no text
			continue
		}
		got := out[name]
		path := filepath.Join("testdata", "forms", name)
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%v; -update writes it", err)
			continue
		}
		if !bytes.Equal(got.Bytes(), want) {
			a, b := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
			for i := range b {
				if i >= len(a) || a[i] != b[i] {
					t.Errorf("%s, line %d\n got %s\nwant %s", name, i+1, a[min(i, len(a)-1)], b[i])
					break
				}
			}
		}
	}
}

// A stream that ends in an error is an error of every form.
func TestFormsEndWithTheirStream(t *testing.T) {
	broken := func(yield func(*sitrep.Told, error) bool) {
		for told, err := range sample(t).Told() {
			if !yield(told, err) {
				return
			}
			break
		}
		yield(nil, &LineError{7, 0, "cut off"})
	}
	for _, f := range Formats {
		var b bytes.Buffer
		if err := f.Write(&b, broken, Options{}); err == nil || !strings.Contains(err.Error(), "line 7") {
			t.Errorf("%s: %v", f.Name, err)
		}
		b.Reset()
		if err := f.Write(&b, (&Record{}).Told(), Options{}); err != nil {
			t.Errorf("%s of nothing: %v", f.Name, err)
		}
	}
}

func TestOutsideReadersOfCitations(t *testing.T) {
	out := forms(t)
	got := outside(t, "read_citations.py", "bibtex", fileOf(t, "a.bib", copyOf(out["bibtex"])))
	for _, want := range []string{"article doc-one title={Ardania says talks go on “if the river stays quiet”}|author={Ana\\_Tem, 50\\% Press}|journal=Velm \\& Osk Courier|", "date=2021-06-01", "Reprint of doc-one"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	got = outside(t, "read_citations.py", "csl", fileOf(t, "a.json", copyOf(out["csl"])))
	for _, want := range []string{"article-newspaper doc-two Velm: no strikes since May {'circa': 0, 'year': 2021, 'month': 6, 'day': 1}"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestOutsideReaderOfFeeds(t *testing.T) {
	got := outside(t, "read_feed.py", fileOf(t, "a.atom", copyOf(forms(t)["atom"])))
	for _, want := range []string{"urn:sitrep:events Events 2021-07-01T08:30:00Z", "urn:sitrep:event-1 | Something happened. | 2021-05-09T00:00:00Z | CONSULT visit machine-coded |", "(2.25, 1.5)"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestOutsideReaderOfNetworks(t *testing.T) {
	got := outside(t, "read_network.py", fileOf(t, "a.gexf", copyOf(forms(t)["gexf"])))
	for _, want := range []string{"node a-ard Ardania ARD 1", "edge a-ard a-rg 1 1 2.5 2021-05-09 2021-05-09", "edge a-rg a-ard 1 1 2.5"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestOutsideReaderOfProvenance(t *testing.T) {
	got := outside(t, "read_graph.py", fileOf(t, "a.jsonld", copyOf(forms(t)["prov"])))
	want := "urn:sitrep:event-1 1 1 1\nurn:sitrep:event-2 2 1 1\nurn:sitrep:event-3 1 1 1\nagent sitrep " + sitrep.Version + "\nderivations 1"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	theirs := fileOf(t, "b.jsonld", func(b *bytes.Buffer) error {
		return PROV(b, ReadPLOVER(strings.NewReader(handCoded), ImportOptions{}), Options{})
	})
	if got := outside(t, "read_graph.py", theirs); !strings.Contains(got, "agent M.T.") {
		t.Error(got)
	}
}

func TestOutsideReaderOfWebAnnotations(t *testing.T) {
	texts := map[string]string{}
	for _, a := range sample(t).Analyses {
		texts[a.Doc.ID] = a.Doc.Text
	}
	b, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	page, ids := fileOf(t, "a.jsonld", copyOf(forms(t)["annotation"])), fileOf(t, "texts.json", copyOf(bytes.NewBuffer(b)))
	if got := outside(t, "read_annotations.py", page, ids); got != "1 annotations" {
		t.Error(got)
	}
}

func TestOutsideReaderOfFollowTheMoney(t *testing.T) {
	events := fileOf(t, "events.json", copyOf(forms(t)["ftm"]))
	if got := outside(t, "read_ftm.py", events); got != "Address 2 Article 2 Event 3 LegalEntity 3 Mention 3 UnknownLink 3" {
		t.Error(got)
	}
	actors := fileOf(t, "actors.json", func(b *bytes.Buffer) error { return FollowTheMoney(b, sample(t).Actors) })
	if got := outside(t, "read_ftm.py", actors); !strings.Contains(got, "Organization") && !strings.Contains(got, "PublicBody") {
		t.Error(got)
	}
}

func TestOutsideValidatorOfSchemas(t *testing.T) {
	record := fileOf(t, "record.ndjson", func(b *bytes.Buffer) error { b.WriteString(full(t)); return nil })
	if got := outside(t, "read_schema.py", schemaPath, record); !strings.HasSuffix(got, " lines") {
		t.Error(got)
	}
	records := fileOf(t, "plover.jsonl", copyOf(forms(t)["plover"]))
	if got := outside(t, "read_schema.py", filepath.Join("..", "docs", "formats", "plover.schema.json"), records); got != "3 lines" {
		t.Error(got)
	}
}

func TestOutsideReaderOfCoNLLU(t *testing.T) {
	file := fileOf(t, "a.conllu", func(b *bytes.Buffer) error {
		w := NewCoNLLU(b)
		if err := w.Document(parsed(t)); err != nil {
			return err
		}
		return w.Flush()
	})
	if got := outside(t, "read_conllu.py", file); !strings.HasPrefix(got, "d1-1 ") {
		t.Error(got)
	}
}

// parsed is a document with its syntax.
func parsed(t *testing.T) *sitrep.Analysis {
	t.Helper()
	d := newSampleDoc(t, "d1", "Guards left\n\nThey didn't say why.", nil)
	token := func(words string, n, head int, upos, deprel string) sitrep.Token {
		return sitrep.Token{Span: d.at(words, n), Lemma: strings.ToLower(words), UPOS: upos, Head: head, Deprel: deprel}
	}
	return &sitrep.Analysis{Doc: d.doc, Sentences: []sitrep.Sentence{
		{Span: d.at("Guards left", 0), Block: 0, Tokens: []sitrep.Token{token("Guards", 0, 2, "NOUN", "nsubj"), token("left", 0, 0, "VERB", "root")}},
		{Span: d.at("They didn't say why.", 0), Block: 1, Tokens: []sitrep.Token{token("They", 0, 4, "PRON", "nsubj"), token("did", 0, 4, "AUX", "aux"), token("n't", 0, 4, "PART", "advmod"),
			token("say", 0, 0, "VERB", "root"), token("why", 0, 4, "ADV", "obj"), token(".", 0, 4, "PUNCT", "punct")}}}}
}

func copyOf(from *bytes.Buffer) func(*bytes.Buffer) error {
	return func(to *bytes.Buffer) error { _, err := to.Write(from.Bytes()); return err }
}
