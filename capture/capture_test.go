package capture

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep"
)

// all reads an input to its end: forms and contents of the captures, messages of the faults.
func all(t testing.TB, path string, opt Options) (got, faults []string) {
	t.Helper()
	r, err := Open(path, opt)
	if err != nil {
		var in *InputError
		if !errors.As(err, &in) {
			t.Fatalf("Open gave a %T", err)
		}
		return nil, []string{err.Error()}
	}
	defer r.Close()
	for {
		c, err := r.Next()
		if err == io.EOF {
			break
		}
		var in *InputError
		switch {
		case errors.As(err, &in):
			faults = append(faults, err.Error())
		case err != nil:
			t.Fatalf("Next gave a %T: %v", err, err)
		default:
			got = append(got, fmt.Sprintf("%s %s %s", c.Form, c.SourceID, c.Bytes))
		}
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("after the end: %v", err)
	}
	return got, faults
}

func TestKinds(t *testing.T) {
	f := func(name, content, want string) {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got, faults := all(t, path, Options{})
		if s := strings.Join(append(got, faults...), "|"); s != want {
			t.Errorf("%s %q:\n got %s\nwant %s", name, content, s, want)
		}
	}
	f("a.txt", "A report.", "scraped a.txt A report.")
	f("a", "A report.", "scraped a A report.")
	f("a.html", "<p>x", "html a.html <p>x")
	f("a.HTM", "<p>x", "html a.HTM <p>x")
	f("a", "\n<!DOCTYPE html><p>x", "html a \n<!DOCTYPE html><p>x")
	f("a.txt", "<html><p>x", "html a.txt <html><p>x")
	f("a.txt", "<3 killed", "scraped a.txt <3 killed")
	f("a", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "html a \xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00")
	f("a", `{"id":"7","text":"x y"}`, "clean 7 x y")
	f("a.txt", "\ufeff\n{\"id\":7,\"raw\":\"x y\"}\n\n{\"text\":\"\",\"html\":\"<p>z\",\"id\":\"8\",\"date\":null}\n", "scraped 7 x y|html 8 <p>z")
	f("a.txt", "{ braces } are no record", "scraped a.txt { braces } are no record")
}

func TestLineFaults(t *testing.T) {
	f := func(content, want string) {
		t.Helper()
		got, faults := all(t, "-", Options{Stdin: strings.NewReader(content), MaxLine: 100})
		if len(got) != 1 || got[0] != "clean z last" {
			t.Errorf("%.40q: the line after the fault was not read: %q", content, got)
		}
		if len(faults) != 1 || !strings.HasPrefix(faults[0], "standard input:2: ") || !strings.Contains(faults[0], want) {
			t.Errorf("%.40q:\n got %q\nwant %q", content, faults, want)
		}
	}
	last := "\n" + `{"id":"z","text":"last"}`
	f("\n"+`{"id":"a","text":"x"`+last, "ends within its JSON object")
	f("\n"+`{"id":"a" "text":"x"}`+last, "column 11")
	f("\n"+`{"id":"a","text":["x"]}`+last, `"text" is a JSON array`)
	f("\n"+`{"id":{"a":1},"text":"x"}`+last, `"id" is a JSON object`)
	f("\n"+`{"id":"a"}`+last, "has no words")
	f("\n"+`{"id":"a","text":" \n"}`+last, "has no words")
	f("\n"+`{"id":"a","text":"x","raw":"y"}`+last, "has text and raw")
	f("\n"+`{"id":"a","text":"`+strings.Repeat("x", 200)+`"}`+last, "more than 100 bytes")
}

func TestWholeFaults(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	f := func(path, want string) {
		t.Helper()
		got, faults := all(t, path, Options{MaxText: 1000})
		if len(got) != 0 || len(faults) != 1 || !strings.HasPrefix(faults[0], path+": ") || !strings.Contains(faults[0], want) {
			t.Errorf("%s: got %q %q, want %q", path, got, faults, want)
		}
	}
	f(filepath.Join(dir, "none.txt"), "no such file")
	f(dir, "is a folder without files")
	f(write("empty.txt", ""), "is empty")
	f(write("empty.ndjson", ""), "is empty")
	f(write("space.txt", " \r\n\t\n"), "nothing but white space")
	f(write("large.txt", strings.Repeat("x", 1001)), "has 1001 bytes, and one text may have 1000 bytes")
}

func TestLargeOnStandardInputIsRefused(t *testing.T) {
	_, faults := all(t, "-", Options{Stdin: strings.NewReader(strings.Repeat("x", 1001)), MaxText: 1000})
	if len(faults) != 1 || !strings.Contains(faults[0], "goes on beyond 1000 bytes") {
		t.Errorf("got %q", faults)
	}
}

func TestFieldsAndIDs(t *testing.T) {
	line := `{"id":"a","url":"https://example.org/1","title":"T","date":"2024-02-04","source":"S","lang":"en","text":"x"}` + "\n"
	r, err := Open("-", Options{Stdin: strings.NewReader(line + line)})
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	want := sitrep.Capture{Kind: "capture", Source: "-:1", SourceID: "a", Title: "T", URL: "https://example.org/1", Date: "2024-02-04",
		Publisher: "S", Lang: "en", Form: sitrep.FormClean, Bytes: c.Bytes, ID: c.ID, SHA256: c.SHA256}
	if fmt.Sprint(*c) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", *c, want)
	}
	d, err := r.Next()
	if err != nil || d.ID == c.ID || d.SHA256 != c.SHA256 {
		t.Errorf("second: %v %v", d, err)
	}
}

func TestStreamIsReadInConstantMemory(t *testing.T) {
	line := []byte(`{"id":"a","text":"` + strings.Repeat("word ", 1000) + `"}` + "\n")
	r, err := Open("-", Options{Stdin: io.LimitReader(&repeat{line: line}, int64(len(line))*2000)})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for ; ; n++ {
		if _, err := r.Next(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if n != 2000 || cap(r.in.line) > 4*len(line) {
		t.Errorf("%d lines, buffer of %d bytes for lines of %d", n, cap(r.in.line), len(line))
	}
}

type repeat struct {
	line []byte
	at   int
}

func (r *repeat) Read(p []byte) (int, error) {
	n := copy(p, r.line[r.at:])
	r.at = (r.at + n) % len(r.line)
	return n, nil
}

func FuzzNext(f *testing.F) {
	f.Add([]byte("A report.\n"))
	f.Add([]byte(`{"id":1,"text":"x"}` + "\n{\n" + `{"html":"<p>"}`))
	f.Add([]byte("<html>\x00"))
	f.Add([]byte("\xff\xfe{\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, faults := all(t, "-", Options{Stdin: bytes.NewReader(b), MaxLine: 64, MaxText: 256})
		if len(got)+len(faults) > bytes.Count(b, []byte("\n"))+2 {
			t.Errorf("%d captures and %d faults of %d bytes", len(got), len(faults), len(b))
		}
	})
}
