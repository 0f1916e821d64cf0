package export

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

func pageOf(t *testing.T, r *Record) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestHTMLLinksLeadSomewhere(t *testing.T) {
	p := pageOf(t, sample(t))
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`\sid="([^"]+)"`).FindAllStringSubmatch(p, -1) {
		if ids[m[1]] {
			t.Errorf("two things have the id %q", m[1])
		}
		ids[m[1]] = true
	}
	links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(p, -1)
	if len(links) < 20 {
		t.Errorf("only %d links", len(links))
	}
	for _, m := range links {
		if !ids[m[1]] {
			t.Errorf("the link #%s leads nowhere", m[1])
		}
	}
	for _, want := range []string{"River Guard", "part of Northern Front", "told as not having happened", "no text in it"} {
		if !strings.Contains(p, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
}

func TestHTMLEscapesReports(t *testing.T) {
	evil := `</script><script>alert(1)</script><img src=x onerror=alert(2)> "'` + "`"
	d := &sitrep.Document{ID: evil, SourceID: evil, Title: evil, Text: evil, URL: "javascript:alert(3)", Lang: evil, Publisher: evil, Byline: evil}
	s := sitrep.Span{Start: 0, End: len(evil)}
	m := sitrep.EventMention{ID: "m", Type: evil, Modes: []string{evil}, Trigger: sitrep.Text{Text: evil, Span: s}, Sentence: s,
		Actors: []sitrep.Participant{{Text: evil, Span: s, Name: evil, Country: evil, Sectors: []string{evil}}}}
	p := pageOf(t, &Record{
		Analyses: []*sitrep.Analysis{{Doc: d, Events: []sitrep.EventMention{m}}},
		Actors:   []sitrep.Actor{{ID: evil, Name: evil, Ties: []sitrep.Tie{{Relation: evil, Actor: evil}}}},
		Failures: []sitrep.Failure{{SourceID: evil, Stage: evil, Reason: evil}}})
	if n := strings.Count(p, "<script"); n != 1 {
		t.Errorf("%d scripts, want the page's own", n)
	}
	for _, bad := range []string{"<img", "href=\"javascript:"} {
		if strings.Contains(p, bad) {
			t.Errorf("%s comes through", bad)
		}
	}
}

// The text on the page is the report's, whatever spans overlap in it.
func TestHTMLKeepsText(t *testing.T) {
	for _, r := range reports(sample(t)) {
		bl, _ := blocks(&r)
		for i, b := range bl {
			var text strings.Builder
			for _, s := range b.Segments {
				text.WriteString(s.Text)
			}
			if want := r.Text(r.Doc.Blocks[i].Span); text.String() != want {
				t.Errorf("got %q, want %q", text.String(), want)
			}
		}
	}
}

func TestStackedMarksTakeLanes(t *testing.T) {
	f := func(want []int, spans ...sitrep.Span) {
		t.Helper()
		var ms []mark
		for _, s := range spans {
			ms = append(ms, mark{Span: s, field: "actor"})
		}
		stack(ms)
		var got []int
		for _, m := range ms {
			got = append(got, m.lane)
		}
		if !slices.Equal(got, want) {
			t.Errorf("lanes %v, want %v", got, want)
		}
	}
	f([]int{0, 0}, sitrep.Span{Start: 0, End: 3}, sitrep.Span{Start: 3, End: 5})
	f([]int{0, 1, 0}, sitrep.Span{Start: 0, End: 3}, sitrep.Span{Start: 2, End: 5}, sitrep.Span{Start: 4, End: 6})
	f([]int{0, 1, 2, 3, 3}, slices.Repeat([]sitrep.Span{{Start: 0, End: 9}}, 5)...)
}

func TestScaleFoldsEmptyTime(t *testing.T) {
	s := newScale([]sitrep.Day{sitrep.DayOf(1990, 1, 1), sitrep.DayOf(2020, 1, 1), sitrep.DayOf(2020, 1, 5), sitrep.DayOf(2020, 1, 20)})
	if len(s.gaps()) != 1 {
		t.Errorf("%d folds, want one", len(s.gaps()))
	}
	last := -1.0
	for _, d := range []sitrep.Day{sitrep.DayOf(1980, 1, 1), sitrep.DayOf(1990, 1, 1), sitrep.DayOf(2005, 1, 1), sitrep.DayOf(2020, 1, 1), sitrep.DayOf(2020, 1, 9), sitrep.DayOf(2030, 1, 1)} {
		x := s.at(d)
		if x < 0 || x > 100 || x <= last {
			t.Errorf("%s lies at %v after %v", d, x, last)
		}
		last = x
	}
}
