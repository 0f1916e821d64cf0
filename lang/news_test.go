package lang

import (
	"os"
	"strings"
	"testing"

	"sitrep"
)

// paragraphs are the lines of a file less its comments.
func paragraphs(t *testing.T, file string) (out []string) {
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
