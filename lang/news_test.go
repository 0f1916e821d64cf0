package lang

import (
	"os"
	"strings"
	"testing"

	"sitrep"
)

// paragraphs are the lines of a file less its comments.
func paragraphs(t testing.TB, file string) (out []string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func TestNews(t *testing.T) {
	for _, want := range paragraphs(t, "testdata/news.txt") {
		if got := sentences(strings.ReplaceAll(want, " | ", " ")); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// All of it as one text: what stands in the next paragraph must not matter.
func TestNewsAsOneText(t *testing.T) {
	want := strings.Join(paragraphs(t, "testdata/news.txt"), " | ")
	text := strings.ReplaceAll(strings.Join(paragraphs(t, "testdata/news.txt"), "\n\n"), " | ", " ")
	var got []string
	for _, s := range Segment(&sitrep.Document{Text: text}) {
		got = append(got, text[s.Start:s.End])
	}
	if g := strings.Join(got, " | "); g != want {
		t.Errorf("\n got %s\nwant %s", g, want)
	}
}

// Lines of one length, a long address among them, are wrapped: their ends tell
// nothing.
func TestNewsWrapped(t *testing.T) {
	var text, line strings.Builder
	for _, p := range paragraphs(t, "testdata/news.txt") {
		line.Reset()
		for w := range strings.FieldsSeq(strings.ReplaceAll(p, " | ", " ")) {
			if line.Len()+len(w) > 70 {
				text.WriteString(strings.TrimSpace(line.String()) + "\n")
				line.Reset()
			}
			line.WriteString(w + " ")
		}
		text.WriteString(strings.TrimSpace(line.String()) + "\n\n")
	}
	text.WriteString("http://example.org/" + strings.Repeat("x", 200) + "\n")
	want := strings.Join(paragraphs(t, "testdata/news.txt"), " | ")
	if got := sentences(text.String()); !strings.HasPrefix(got, want) {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestModelFaults(t *testing.T) {
	if _, err := SegmentWith([]byte("sitrep sentences 0\n")); err == nil {
		t.Error("no error")
	}
	file := PackModel(new(Vocabulary), make([]float32, ModelSize), 0)
	segment, err := SegmentWith(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(segment(&sitrep.Document{Text: "It rained. He left."})); got != 2 { // the rules alone
		t.Errorf("%d sentences", got)
	}
}
