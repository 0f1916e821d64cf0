package encoder

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep"
)

func TestPieces(t *testing.T) {
	v, err := newVocabulary(tinyWords)
	if err != nil {
		t.Fatal(err)
	}
	s := splitter{v: v}
	// The pieces as words of the text, [] around unknown ones.
	f := func(text, want string, cuts ...int) {
		t.Helper()
		var got []string
		for _, p := range s.split(nil, text, sitrep.Span{End: len(text)}, cuts) {
			w := text[p.Start:p.End]
			if p.id == v.unknown {
				w = "[" + w + "]"
			}
			got = append(got, w)
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q: pieces %s, want %s", text, g, want)
		}
	}
	f("", "")
	f(" \t\n", "")
	f("The ARMY", "The|ARMY")
	f("ceasefires renewed", "cease|fire|s|re|new|ed")
	f("armyx", "army|x")
	f("armyq", "[armyq]")
	f("don't", "don|'|t")
	f("don't", "do|n|'|t", 2)
	f("cannot", "cannot")
	f("cannot", "can|not", 3)
	f("Ée e\u0301e", "É|e|e|e") // the accent is nobody's
	f("x北京x", "x|北|京|x")
}

func TestOddPieces(t *testing.T) {
	v, err := newVocabulary(tinyWords)
	if err != nil {
		t.Fatal(err)
	}
	s := splitter{v: v}
	ids := func(text string) (out []string) {
		for _, p := range s.split(nil, text, sitrep.Span{End: len(text)}, nil) {
			out = append(out, tinyWords[p.id])
		}
		return out
	}
	f := func(text, want string) {
		t.Helper()
		if got := strings.Join(ids(text), " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	f("Ée e\u0301e", "e ##e e ##e")
	f("ar\u00admy ar\u200bmy ar\x00my ar\ufffdmy", "army army army army")
	f("army\u00a0the\u2028a\u3000x", "army the a x")
	f("x北京x", "x 北 京 x")
	f("“the”", "[UNK] the [UNK]")
	f("[SEP]", "[ [UNK] ]")
	f(strings.Repeat("x", 100), "x"+strings.Repeat(" ##x", 99))
	f(strings.Repeat("x", 101), "[UNK]")
	f(strings.Repeat("x", 101)+" a", "[UNK] a")
	f("İN", "in")
	f("a\xff x", "a x")
	if _, err := newVocabulary([]string{"a", "[CLS]", "[SEP]"}); err == nil || !strings.Contains(err.Error(), "[UNK]") {
		t.Errorf("a vocabulary without [UNK]: %v", err)
	}
}

func TestTokensGetTheirPieces(t *testing.T) {
	v, err := newVocabulary(tinyWords)
	if err != nil {
		t.Fatal(err)
	}
	s := splitter{v: v}
	span := func(a, b int) sitrep.Span { return sitrep.Span{Start: a, End: b} }
	f := func(text string, tokens []sitrep.Span, p Pooling, want ...link) {
		t.Helper()
		pieces := s.split(nil, text, span(0, len(text)), nil)
		if got := linksOf(nil, tokens, pieces, p); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	f("the ceasefires", []sitrep.Span{span(0, 3), span(4, 14)}, First, link{0, 0}, link{1, 1})
	f("the ceasefires", []sitrep.Span{span(0, 3), span(4, 14)}, Mean, link{0, 0}, link{1, 1}, link{1, 2}, link{1, 3})
	// Uncut pieces: "n't" of "don't" begins in "don"; its first own piece counts.
	f("don't", []sitrep.Span{span(0, 2), span(2, 5)}, First, link{0, 0}, link{1, 1})
	f("cannot", []sitrep.Span{span(0, 3), span(3, 6)}, First, link{0, 0}, link{1, 0})
	f("\u200b a \u200b x", []sitrep.Span{span(0, 3), span(4, 5), span(6, 9), span(10, 11)}, First,
		link{0, -1}, link{1, 0}, link{2, 0}, link{3, 1})
}

func FuzzPieces(f *testing.F) {
	v, err := newVocabulary(tinyWords)
	if err != nil {
		f.Fatal(err)
	}
	for _, r := range reports {
		f.Add(r, 3)
	}
	f.Fuzz(func(t *testing.T, text string, cut int) {
		s := splitter{v: v}
		last := 0
		for _, p := range s.split(nil, text, sitrep.Span{End: len(text)}, []int{cut}) {
			if p.Empty() || p.Start < 0 || p.End > len(text) || p.End < last {
				t.Fatalf("%q: piece %v after %d", text, p.Span, last)
			}
			if p.Start < cut && cut < p.End && utf8.ValidString(text) && utf8.RuneStart(text[cut]) {
				t.Fatalf("%q: piece %v crosses %d", text, p.Span, cut)
			}
			last = p.End
		}
	})
}
