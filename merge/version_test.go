package merge

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// page is a document of paragraphs.
func page(id, address string, paragraphs ...string) *sitrep.Document {
	d := &sitrep.Document{ID: id, Capture: "cap-" + id, URL: address}
	for _, p := range paragraphs {
		if d.Text != "" {
			d.Text += "\n\n"
		}
		start := len(d.Text)
		d.Text += p
		d.Blocks = append(d.Blocks, sitrep.Block{Role: sitrep.RoleBody, Span: sitrep.Span{Start: start, End: len(d.Text)}})
	}
	return d
}

const (
	shelled = "Shells fell on the market of Anlo on Monday and killed four people, the mayor said."
	revised = "Shells fell on the market of Anlo on Monday and killed seven people, the mayor said."
	denied  = "The army denied that it had fired."
	buried  = "The dead were buried in the evening."
	talks   = "Talks between both sides are to go on in Corvan next week."
	closed  = "The road to the north stayed closed."
)

func TestChanges(t *testing.T) {
	f := func(was, now []string, want ...string) {
		t.Helper()
		a, b := page("a", "", was...), page("b", "", now...)
		var got []string
		for _, c := range Changes(OutlineOf(a), OutlineOf(b)) {
			s := c.What + " "
			if c.Was != nil {
				s += a.Text[c.Was.Start:c.Was.End]
			}
			if s += " > "; c.Start < c.End {
				s += b.Text[c.Start:c.End]
			} else {
				s += fmt.Sprint("at ", c.Start)
			}
			got = append(got, s)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	f([]string{shelled, denied}, []string{shelled, denied})
	f([]string{shelled, denied}, []string{"SHELLS fell on the market of Anlo, on Monday, and killed four people; the mayor said.", denied})
	f([]string{shelled, denied}, []string{revised, denied}, "changed "+shelled+" > "+revised)
	f([]string{shelled, denied}, []string{shelled, buried, denied}, "added  > "+buried)
	f([]string{shelled, buried, denied}, []string{shelled, denied}, "dropped "+buried+" > at "+fmt.Sprint(len(shelled)))
	f([]string{shelled, buried}, []string{buried}, "dropped "+shelled+" > at 0")
	f([]string{shelled, denied, talks, closed}, []string{shelled, talks, closed, denied}, "moved "+denied+" > "+denied)
	f([]string{shelled, denied, closed}, []string{talks, revised, closed, buried}, "added  > "+talks, "changed "+shelled+" > "+revised, "dropped "+denied+" > at "+fmt.Sprint(len(talks)+2+len(revised)), "added  > "+buried)
	f(nil, []string{shelled}, "added  > "+shelled)
}

func TestVersionsOfARun(t *testing.T) {
	var v Versions
	f := func(d *sitrep.Document, want string) {
		t.Helper()
		if got, _ := v.Add(d); got != want {
			t.Errorf("%s is a version of %q, want %q", d.ID, got, want)
		}
	}
	f(page("a", "https://wire.example/1", shelled), "")
	f(page("b", "https://wire.example/2", shelled), "")
	f(page("c", "https://wire.example/1#top", revised), "a")
	f(page("d", "https://wire.example/", shelled), "")
	f(page("e", "https://wire.example/", denied), "")
	f(page("g", "", shelled), "")
	d := page("h", "https://m.wire.example/1?from=feed", talks)
	d.Canonical = "https://wire.example/1"
	f(d, "c")
}

// TestVersionsAreOneSource: the versions of a page are one source, however little of the
// first is in the last.
func TestVersionsAreOneSource(t *testing.T) {
	f := func(want int, pages ...uint64) {
		t.Helper()
		var members []Ref
		for i, p := range pages {
			r := &Report{ID: fmt.Sprint("doc-", i), Page: p, Tellings: []Telling{{}}}
			members = append(members, Ref{r, &r.Tellings[0]})
		}
		if got := len(sourcesOf(members, func(r *Report) string { return r.ID }).list); got != want {
			t.Errorf("pages %v are %d sources, want %d", pages, got, want)
		}
	}
	f(2, 1, 2)
	f(1, 1, 1, 1)
	f(2, 0, 0)
	f(2, 1, 2, 1)
}

// BenchmarkChanges compares two versions of a long live report.
func BenchmarkChanges(b *testing.B) {
	var was []string
	for i := range 300 {
		was = append(was, fmt.Sprintf("Entry %d: %s", i, shelled))
	}
	x, y := OutlineOf(page("a", "", was...)), OutlineOf(page("b", "", append([]string{talks}, was...)...))
	for b.Loop() {
		Changes(x, y)
	}
}
