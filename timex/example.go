package timex

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// check runs the examples of a file, read as published on Tuesday 2024-02-13,
// and says which do not come out.
func (r *Recognizer) check(lang, name string) (faults []error) {
	g := r.grammars[lang]
	for _, e := range g.examples {
		if e.file != name {
			continue
		}
		text, want, _ := strings.Cut(e.text, " => ")
		a := analyse(g, lang, strings.NewReplacer("[", "", "]", "").Replace(text))
		r.Annotate(a)
		if got := e.outcome(a, text, strings.Split(want, "; ")); got != "" {
			faults = append(faults, &Fault{e.file, e.line, 3, e.text + ", got " + got})
		}
	}
	return faults
}

// outcome is "" when the example comes out, else what was found.
func (e *example) outcome(a *sitrep.Analysis, marked string, wants []string) string {
	if e.negative {
		for _, x := range a.Timexes {
			if x.Rule == e.rule {
				return fmt.Sprintf("%q", a.Text(x.Span))
			}
		}
		return ""
	}
	var bad, by []string
	for i, part := range strings.Split(marked, "[")[1:] {
		phrase, _, _ := strings.Cut(part, "]")
		got := "nothing"
		for _, x := range a.Timexes {
			if a.Text(x.Span) == phrase && (got == "nothing" || got != wants[i]) {
				got = show(x, wants[i])
				by = append(by, x.Rule)
			} else if strings.Contains(a.Text(x.Span), phrase) || strings.Contains(phrase, a.Text(x.Span)) {
				got += ", found " + a.Text(x.Span) + " by " + x.Rule
			}
		}
		if got != wants[i] {
			bad = append(bad, got)
		}
	}
	if len(bad) == 0 && !slices.Contains(by, e.rule) {
		bad = append(bad, "it by "+strings.Join(by, ", "))
	}
	return strings.Join(bad, "; ")
}

// show writes an expression as examples do: the interval only where the
// example has one.
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

func analyse(g *grammar, lang, text string) *sitrep.Analysis {
	d := sitrep.DayOf(2024, 2, 13)
	a := &sitrep.Analysis{Doc: &sitrep.Document{Lang: lang, Text: text, PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d, End: d}, Basis: sitrep.BasisMetadata}}}
	if t := tokens(g, text); len(t) > 0 {
		a.Sentences = []sitrep.Sentence{{Span: sitrep.Span{End: len(text)}, Block: -1, Tokens: t}}
	}
	return a
}

// tokens is a plain tokenizer for the examples: it knows the abbreviations of
// the word files and keeps prefixes on their word.
func tokens(g *grammar, text string) (out []sitrep.Token) {
	add := func(a, b int) {
		if a < b {
			out = append(out, sitrep.Token{Span: sitrep.Span{Start: a, End: b}})
		}
	}
	figure := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	known := func(s string) bool { w, _ := g.lookup(s); return w != nil }
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		j := i
		for j < len(text) {
			r, size := utf8.DecodeRuneInString(text[j:])
			prefix := j > i && g.value(text[i:j], classPrefix) != ""
			inner := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' && prefix || r == 'º' ||
				strings.ContainsRune(":/,.", r) && figure(j-1) && figure(j+1) || r == '-' && figure(j-1) && figure(j+1) && strings.Count(text[j:min(len(text), j+6)], "-")+strings.Count(text[i:j], "-") > 1 ||
				r == '.' && j-i < 8 && known(text[i:j+1]) || r == '.' && j+1 < len(text) && unicode.IsLetter(rune(text[j+1])) && j-i == 1 ||
				r == '\'' && (strings.EqualFold(text[i:j], "o") || j+2 < len(text) && known(text[i:j+3]))
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
		if figure(k-1) && g.value(text[k:j], classAmPm) != "" {
			add(i, k)
			i = k
		}
		add(i, j)
		i = j
	}
	return out
}
