package coder

import (
	"testing"

	"sitrep"
	"sitrep/lang"
)

// sentence makes a tree of bare words: every word hangs on the last one.
func sentence(t *testing.T, text string) *tree {
	t.Helper()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	doc := &sitrep.Document{Text: text, Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(text)}}}}
	a := &sitrep.Analysis{Doc: doc, Sentences: lang.Segment(doc)}
	return c.newWork(a).tree(0)
}

func TestAmountAt(t *testing.T) {
	f := func(text string, at int, want string) {
		t.Helper()
		tr := sentence(t, text)
		a, ok := tr.amountAt(at)
		if !ok {
			t.Errorf("%q: no number at %d", text, at)
			return
		}
		q := sitrep.Quantity{Low: a.low, Best: a.best, High: a.high}
		if got := bounds(&q); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	f("12 villagers fled", 0, "12")
	f("twelve villagers fled", 0, "12")
	f("Twenty-one villagers fled", 2, "21")
	f("at least forty-five villagers fled", 2, "45-")
	f("one hundred and twenty-two villagers fled", 5, "122")
	f("twenty to twenty-five villagers fled", 0, "20-25")
	f("two hundred villagers fled", 0, "200")
	f("3,500 villagers fled", 0, "3500")
	f("2.5 million people fled", 0, "2500000")
	f("at least 12 villagers fled", 2, "12-")
	f("more than 60 villagers fled", 2, "60-")
	f("over 40 villagers fled", 1, "40-")
	f("nearly 40 villagers fled", 1, "40")
	f("dozens of villagers fled", 0, "24-99")
	f("hundreds of villagers fled", 0, "100-999")
	f("thousands of villagers fled", 0, "1000-9999")
	f("tens of thousands of villagers fled", 0, "10000-99999")
	f("tens of thousands of villagers fled", 2, "10000-99999")
	f("hundreds of thousands of villagers fled", 0, "100000-999999")
	f("hundreds of thousands of villagers fled", 2, "100000-999999")
	f("tens of millions of voters fled", 0, "10000000-99999999")
	f("hundreds of the thousands of villagers fled", 0, "100-999")
	f("several hundred thousand villagers fled", 0, "100000-999999")
	f("a few hundred thousand villagers fled", 2, "100000-999999")
	f("several villagers fled", 0, "3-")
	f("several hundred villagers fled", 0, "100-999")
	f("several hundred villagers fled", 1, "100-999")
	f("a few thousand villagers fled", 2, "1000-9999")
	f("12 500 villagers fled", 0, "12500")
	f("3 000 villagers fled", 1, "3000")
	f("at least 3 000 villagers fled", 2, "3000-")
	f("3,000 to 5,000 villagers fled", 0, "3000-5000")
	f("between 10 and 15 villagers fled", 1, "10-15")
	f("up to 30 villagers fled", 2, "-30")
	f("fewer than 20 villagers fled", 2, "-19")
}

func TestAboutLeavesTheBoundsOpen(t *testing.T) {
	a, ok := sentence(t, "about 30,000 villagers fled").amountAt(1)
	if !ok || a.low != nil || a.high != nil || a.best == nil || *a.best != 30000 || !a.approx {
		t.Errorf("got %+v, want best 30000 alone, approximate", a)
	}
}

func TestUnitAfterAHyphenIsNoPeople(t *testing.T) {
	for _, text := range []string{"wounded by the 500-lb bombs", "wounded by the 250-pound shells", "wounded by the 120-mm mortars"} {
		if a, ok := sentence(t, text).amountAt(3); ok {
			t.Errorf("%q: got %+v, want no number", text, a)
		}
	}
	if _, ok := sentence(t, "wounded in the 12-man patrol").amountAt(3); !ok {
		t.Error("12-man: no number")
	}
}
