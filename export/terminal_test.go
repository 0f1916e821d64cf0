package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep"
)

var update = flag.Bool("update", false, "write golden files and the schema anew")

// golden compares with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test ./export -update, then look at the difference\n%s", path, got)
	}
}

func TestTerminal(t *testing.T) {
	f := func(name string, opt TerminalOptions) {
		t.Helper()
		var b bytes.Buffer
		if err := Terminal(&b, sample(t), opt); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
		if opt.Colour {
			return
		}
		for line := range strings.Lines(b.String()) {
			if n := columns(strings.TrimSuffix(line, "\n")); n > opt.Width {
				t.Errorf("%d columns, want at most %d: %q", n, opt.Width, line)
			}
			if strings.TrimRight(line, " \n")+"\n" != line {
				t.Errorf("blanks at the end of %q", line)
			}
		}
	}
	f("page-100.txt", TerminalOptions{Width: 100})
	f("page-60.txt", TerminalOptions{Width: 60})
	f("page-colour.txt", TerminalOptions{Width: 100, Colour: true})
}

func TestTerminalObeysNoText(t *testing.T) {
	text := "\x1b]0;owned\x07 \x1b[31m \u202e reversed \x9b2J"
	d := &sitrep.Document{ID: "d", Title: text, Text: text, SourceID: text, Blocks: []sitrep.Block{}}
	var b bytes.Buffer
	if err := Terminal(&b, &Record{Analyses: []*sitrep.Analysis{{Doc: d}}, Failures: []sitrep.Failure{{SourceID: text, Reason: text}}}, TerminalOptions{}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x07\u202e\u009b") {
		t.Errorf("control characters come through: %q", b.String())
	}
}

func TestWrap(t *testing.T) {
	f := func(cols int, want string, runs ...run) {
		t.Helper()
		if got := wrap(runs, cols, "> ", "  ", false); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	f(10, "> one two\n  three\n", run{"one two three", plain})
	f(10, "> one\n  unbreakable\n  two\n", run{"one unbreakable two", plain})
	f(10, "> aa (bb)\n  (cc)\n", run{"aa (", plain}, run{"bb", bold}, run{") (cc)", plain}) // styles do not break words
	f(8, "> 中文\n  字\n", run{"中文 字字"[:len("中文 字")], plain})
	f(20, "> label  words\n", run{"label  ", dim | fixed}, run{"words", plain})
	if got, want := wrap([]run{{"a ", bold}, {"b", plain}}, 9, "", "", true), "\x1b[1ma\x1b[0m b\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestIntervalWords(t *testing.T) {
	f := func(from, to, want string) {
		t.Helper()
		var i sitrep.Interval
		if err := i.Start.UnmarshalText([]byte(from)); err != nil {
			t.Fatal(err)
		}
		if err := i.End.UnmarshalText([]byte(to)); err != nil {
			t.Fatal(err)
		}
		if got := intervalWords(i); got != want {
			t.Errorf("%s/%s: got %q, want %q", from, to, got, want)
		}
	}
	f("", "", "")
	f("2024-02-04", "2024-02-04", "4 February 2024")
	f("2024-02-04", "2024-02-09", "4–9 February 2024")
	f("2024-01-30", "2024-02-09", "30 January – 9 February 2024")
	f("2023-12-30", "2024-02-09", "30 December 2023 – 9 February 2024")
	f("2024-02-01", "2024-02-29", "February 2024")
	f("2024-02-01", "2024-02-28", "1–28 February 2024")
	f("2024-02-01", "2024-04-30", "February–April 2024")
	f("2024-01-01", "2024-12-31", "2024")
	f("2021-01-01", "2024-12-31", "2021–2024")
	f("2024-02-04", "", "from 4 February 2024 on")
	f("", "2024-02-04", "until 4 February 2024")
}
