package timex

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// tokens is a plain tokenizer for the examples: it knows the abbreviations of
// words.txt and keeps prefixes on their word.
func tokens(g *grammar, text string) (out []sitrep.Token) {
	add := func(a, b int) {
		if a < b {
			out = append(out, sitrep.Token{Span: sitrep.Span{Start: a, End: b}})
		}
	}
	figure := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		j := i
		for j < len(text) {
			r, size := utf8.DecodeRuneInString(text[j:])
			prefix := strings.HasSuffix(text[i:j], "mid")
			inner := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' && prefix ||
				strings.ContainsRune(":/,.", r) && figure(j-1) && figure(j+1) || r == '-' && figure(j-1) && figure(j+1) && strings.Count(text[j:min(len(text), j+6)], "-")+strings.Count(text[i:j], "-") > 1 ||
				r == '.' && g.words[strings.ToLower(text[i:j+1])] != nil || r == '.' && j+1 < len(text) && unicode.IsLetter(rune(text[j+1])) && j-i == 1 ||
				r == '\'' && strings.EqualFold(text[i:j], "o")
			if !inner || r == '\'' && j == i {
				break
			}
			j += size
		}
		if j == i {
			if r == '\'' && strings.HasPrefix(text[i:], "'s") {
				size = 2
			}
			j = i + size
		}
		k := j // 5pm
		for k > i && unicode.IsLetter(rune(text[k-1])) {
			k--
		}
		if s := text[k:j]; figure(k-1) && (s == "am" || s == "pm") {
			add(i, k)
			i = k
		}
		add(i, j)
		i = j
	}
	return out
}

func analyse(g *grammar, text string) *sitrep.Analysis {
	d := sitrep.DayOf(2024, 2, 13)
	a := &sitrep.Analysis{Doc: &sitrep.Document{Text: text, PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d, End: d}, Basis: sitrep.BasisMetadata}}}
	if t := tokens(g, text); len(t) > 0 {
		a.Sentences = []sitrep.Sentence{{Span: sitrep.Span{End: len(text)}, Block: -1, Tokens: t}}
	}
	return a
}

func recognizer(t testing.TB) *Recognizer {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func show(t sitrep.Timex, want string) string {
	s := t.Type + " " + t.Value
	if t.Mod != "" {
		s += " " + t.Mod
	}
	if strings.Contains(want, "..") {
		s += " " + t.From.String() + ".." + t.To.String()
	}
	return s
}

func TestRuleExamples(t *testing.T) {
	r := recognizer(t)
	tried := map[string]bool{}
	for _, e := range r.grammar.examples {
		text, want, _ := strings.Cut(e.text, " => ")
		marked := text
		text = strings.NewReplacer("[", "", "]", "").Replace(text)
		a := analyse(r.grammar, text)
		r.Annotate(a)
		if e.negative {
			for _, x := range a.Timexes {
				if x.Rule == e.rule {
					t.Errorf("%s:%d: %s took %q", e.file, e.line, e.rule, a.Text(x.Span))
				}
			}
			continue
		}
		tried[e.rule] = true
		wants := strings.Split(want, "; ")
		for i, part := range strings.Split(marked, "[")[1:] {
			phrase, _, _ := strings.Cut(part, "]")
			got := "nothing"
			for _, x := range a.Timexes {
				if a.Text(x.Span) == phrase {
					got = show(x, wants[min(i, len(wants)-1)])
					if i == 0 && x.Rule != e.rule {
						got += " by " + x.Rule
					}
				} else if strings.Contains(a.Text(x.Span), phrase) || strings.Contains(phrase, a.Text(x.Span)) {
					got += ", found " + a.Text(x.Span) + " by " + x.Rule
				}
			}
			if i < len(wants) && got != wants[i] {
				t.Errorf("%s:%d: %s\n got %s\nwant %s", e.file, e.line, marked, got, wants[i])
			}
		}
	}
}

func TestResourceFaults(t *testing.T) {
	f := func(name, line, want string) {
		t.Helper()
		_, err := readGrammar(func(n string) (string, error) {
			if n == name {
				return "# head\n" + line, nil
			}
			return "", nil
		})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s %q: error %v, want %q", name, line, err, want)
		}
	}
	f("words.txt", "DAY 1", "words.txt:2:1: want CLASS, a value and words")
	f("words.txt", "DAG 1 maandag", "words.txt:2:1: want a class")
	f("words.txt", "DAY 1 Monday", "words.txt:2:7: want lower case")
	f("expressions.txt", "rule x: today -> dayy 0", "expressions.txt:2:18: want an operation")
	f("expressions.txt", "rule x: today -> day", "expressions.txt:2:18: want an operation")
	f("expressions.txt", "rule x: TODAY -> day 0", "expressions.txt:2:9: want a class")
	f("expressions.txt", "rule x: {in today -> day 0", `expressions.txt:2:9: want "}"`)
	f("expressions.txt", "today -> day 0", `expressions.txt:2:1: want "rule NAME`)
	f("expressions.txt", "+ today", "expressions.txt:2:1: want a rule before")
}
