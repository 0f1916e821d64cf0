package timex

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sitrep"
)

// report makes an analysis of blocks, each "role: text" with one sentence a line.
func report(g *grammar, on *sitrep.PublishedOn, blocks ...string) *sitrep.Analysis {
	doc := &sitrep.Document{PublishedOn: on}
	a := &sitrep.Analysis{Doc: doc}
	for i, b := range blocks {
		role, text, _ := strings.Cut(b, ": ")
		start := len(doc.Text)
		for line := range strings.Lines(text) {
			at := len(doc.Text)
			toks := tokens(g, line)
			for k := range toks {
				toks[k].Start += at
				toks[k].End += at
			}
			doc.Text += line
			a.Sentences = append(a.Sentences, sitrep.Sentence{Span: sitrep.Span{Start: at, End: len(doc.Text)}, Block: i, Tokens: toks})
		}
		doc.Blocks = append(doc.Blocks, sitrep.Block{Role: sitrep.BlockRole(role), Span: sitrep.Span{Start: start, End: len(doc.Text)}})
		doc.Text += "\n\n"
	}
	return a
}

// All reports are invented.
func TestPublishedOn(t *testing.T) {
	r := recognizer(t)
	f := func(want string, blocks ...string) {
		t.Helper()
		a := report(r.grammars["en"], nil, blocks...)
		r.Annotate(a)
		if len(a.Timexes) == 0 {
			t.Errorf("%q: no expressions", blocks)
		}
		got := "unknown"
		if p := a.Doc.PublishedOn; p != nil {
			got = string(p.Basis) + " " + p.Start.String() + ".." + p.End.String()
			for _, s := range p.Timex {
				got += ", " + a.Text(s)
			}
		}
		if got != want {
			t.Errorf("%q\n got %s\nwant %s", blocks, got, want)
		}
	}
	f("unknown", "body: The envoys met on Tuesday and left last week.")
	f("unknown", "body: The war of March 5, 1946 is taught on Tuesday.")
	f("dateline 2023-05-03..2023-05-03, May 3, 2023", "dateline: TARIM, May 3, 2023", "body: The envoys met on Tuesday.")
	f("dateline 1989-03-29..1989-03-29, 29 MAR 89", "dateline: SAN TOMAS, 29 MAR 89 -- [TEXT]", "body: THE TALKS FAILED.")
	f("dateline 1990-01-08..1990-01-08, 8 JAN 90", "body: TARIM, 8 JAN 90 (ARDEN RADIO) -- THE TALKS FAILED.")
	f("inferred 2022-03-14..2022-03-20, 2 March 2022, March 6, Monday",
		"caption: 2 March 2022, Tarim: A guard at the gate.", "body: The envoys met Monday.\nNobody has died since March 6.")
	f("inferred 2022-03-03..2022-03-09, 2 March 2022, Thursday",
		"caption: 2 March 2022, Tarim: A guard at the gate.", "body: The envoys met Thursday after the raids of Feb. 20.")
	f("unknown", "caption: 2 March 2022, Tarim: A guard at the gate.", "body: The envoys met.")
}

func TestNarrative(t *testing.T) {
	r := recognizer(t)
	d := sitrep.DayOf(2022, 3, 16) // a Wednesday
	on := &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d, End: d}, Basis: sitrep.BasisMetadata}
	f := func(want string, blocks ...string) {
		t.Helper()
		a := report(r.grammars["en"], on, blocks...)
		r.Annotate(a)
		if got := told(a, false); got != want {
			t.Errorf("%q\n got %s\nwant %s", blocks, got, want)
		}
	}
	f("Feb. 20 2022-02-20..2022-02-20; the very next day 2022-02-21..2022-02-21; the weeks since 2022-02-21..2022-03-16",
		"body: They met Feb. 20, but the raid came the very next day.\nIn the weeks since, nothing happened.")
	f("March 6 2022-03-06..2022-03-16", "body: Nobody has died since March 6.")
	f("October 2021-10-01..2022-03-16", "body: The two sides plan no talks since October.")
	f("May ..2021-05-31", "body: They held the town until May.")
	f("2011 2011-01-01..2013-12-31; 2013 2011-01-01..2013-12-31", "body: He fought from 2011 to 2013.")
	f("2 March 2021 2021-03-02..2021-03-02; last week 2021-02-22..2021-02-28; Monday 2022-03-14..2022-03-14",
		"caption: 2 March 2021, Tarim: A guard shot last week.", "body: They met Monday.")
	f("Sunday 2022-03-13..2022-03-13; Monday 2022-03-14..2022-03-14", "body: They met on Sunday and Monday.")
	f("1973 1973-01-01..1973-12-31; Oct. 6 1973-10-06..1973-10-06", "body: In 1973, the army struck on Oct. 6.")
	f("the third quarter of 2021 2021-07-01..2021-09-30; a year earlier 2020-07-01..2020-09-30",
		"body: Exports fell in the third quarter of 2021 from those of a year earlier.")
	f("MAY 5 2021-05-05..2021-05-05", "body: THE GUERRILLAS MAY ATTACK AGAIN AS THEY DID ON MAY 5.")
}

func TestYearGoesOnWithoutReportDate(t *testing.T) {
	r := recognizer(t)
	a := report(r.grammars["en"], nil, "body: They met in early November 2005.\nOn 5 November the army left.")
	r.Annotate(a)
	if n := len(a.Timexes); n != 2 || a.Timexes[1].Value != "2005-11-05" {
		t.Errorf("got %+v", a.Timexes)
	}
}

func TestTenseFromSyntax(t *testing.T) {
	r := recognizer(t)
	f := func(form, xpos, want string) {
		t.Helper()
		a := analyse(r.grammars["en"], "en", "Envoys "+form+" Friday")
		toks := a.Sentences[0].Tokens
		v := len(toks) - 2
		for i := range toks {
			toks[i].UPOS, toks[i].Head, toks[i].Deprel = "NOUN", v+1, "obl"
		}
		if v == 2 {
			toks[1].UPOS, toks[1].XPOS, toks[1].Deprel = "AUX", "MD", "aux"
		}
		toks[v].UPOS, toks[v].XPOS, toks[v].Head = "VERB", xpos, 0
		r.Annotate(a)
		if len(a.Timexes) != 1 || a.Timexes[0].Value != want {
			t.Errorf("%s: got %+v, want %s", form, a.Timexes, want)
		}
	}
	f("met", "VBD", "2024-02-09")
	f("meet", "VBP", "2024-02-16")
	f("will meet", "VB", "2024-02-16")
	f("hope", "VBP", "2024-02-09")
}

func TestPersonsAreNoDates(t *testing.T) {
	r := recognizer(t)
	a := analyse(r.grammars["en"], "en", "They saw January Jones in Tarim.")
	a.Names = []sitrep.Name{{Span: sitrep.Span{Start: 9, End: 22}, Type: sitrep.NamePerson}}
	if r.Annotate(a); len(a.Timexes) != 0 {
		t.Errorf("got %+v", a.Timexes)
	}
}

func TestCalendar(t *testing.T) {
	f := func(g grain, y, m, d int, value, interval string) {
		t.Helper()
		p := periodOf(g, sitrep.DayOf(y, m, d))
		if i := p.interval(); p.value() != value || i.Start.String()+".."+i.End.String() != interval {
			t.Errorf("%c of %d-%d-%d: %s %s..%s, want %s %s", g, y, m, d, p.value(), i.Start, i.End, value, interval)
		}
	}
	f(grainWeek, 2021, 1, 3, "2020-W53", "2020-12-28..2021-01-03")
	f(grainWeek, 2024, 12, 30, "2025-W01", "2024-12-30..2025-01-05")
	f(grainSeason, 2024, 1, 5, "2024-WI", "2023-12-01..2024-02-29")
	f(grainQuarter, 2024, 5, 5, "2024-Q2", "2024-04-01..2024-06-30")
	f(grainDecade, 1999, 5, 5, "199", "1990-01-01..1999-12-31")
	f(grainYear, 9999, 5, 5, "9999", "9999-01-01..")
	f(grainCentury, 50, 1, 1, "00", "0001-01-01..0100-12-31")
	if d := shift(grainMonth, sitrep.DayOf(2024, 1, 31), 1); d.String() != "2024-02-29" {
		t.Errorf("a month after 31 January: %s", d)
	}
	if d := shift(grainMonth, sitrep.DayOf(2024, 1, 15), -1); d.String() != "2023-12-15" {
		t.Errorf("a month before 15 January: %s", d)
	}
	if d, _, _ := holiday("easter", 2024); d.String() != "2024-03-31" {
		t.Errorf("Easter 2024: %s", d)
	}
	if d, _, _ := holiday("thanksgiving", 2023); d.String() != "2023-11-23" {
		t.Errorf("Thanksgiving 2023: %s", d)
	}
}

func check(t *testing.T, r *Recognizer, lang, text string) {
	t.Helper()
	for _, on := range []*sitrep.PublishedOn{nil, {Interval: sitrep.Interval{Start: 1, End: 1}}, {Interval: sitrep.Interval{Start: lastDay}}, {Interval: sitrep.Interval{Start: 738000, End: 738006}}} {
		a := analyse(r.grammars[lang], lang, text)
		a.Doc.PublishedOn = on
		r.Annotate(a)
		last := 0
		for _, x := range a.Timexes {
			if x.Start < last || x.End <= x.Start || x.End > len(text) || x.Type == "" || x.Rule == "" {
				t.Fatalf("%+v in %q", x, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[x.Start:x.End]) {
				t.Fatalf("%v cuts a character in %q", x.Span, text)
			}
			if x.From < 0 || x.To < 0 || x.From > lastDay || x.To > lastDay {
				t.Fatalf("%q: %d..%d", a.Text(x.Span), x.From, x.To)
			}
			if x.From != 0 && x.To != 0 && x.From > x.To {
				t.Fatalf("%q: %s after %s", a.Text(x.Span), x.From, x.To)
			}
			if d, err := sitrep.ParseDay(x.Value); err == nil && x.Precision == sitrep.PrecisionDay && x.Type == "DATE" && len(x.Value) == 10 && (x.From != d || x.To != d) {
				t.Fatalf("%q is %s but %s..%s", a.Text(x.Span), x.Value, x.From, x.To)
			}
			last = x.End
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	r := recognizer(f)
	for _, g := range r.grammars {
		for _, e := range g.examples {
			text, _, _ := strings.Cut(e.text, " => ")
			f.Add(strings.NewReplacer("[", "", "]", "").Replace(text))
		}
	}
	for _, s := range []string{"99999 centuries ago", "9,999,999 years later", "31 February 2024", "the first of Feb. 30", "0 days ago", "'9s '99 ’", "mid- mid-mid-May", "2 1/ 1/2", "nineteen nineteen", "q5 2020 q1 1999", "half hundred thousand years ago", "Feb. 29", "1.2.2024 1/1/1 13/13/2013 2024-99-99T"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 2000 {
			check(t, r, "en", text)
			check(t, r, "es", text)
		}
	})
}

// FuzzRuleFile: a user's file is read or refused with its place, whatever is in it.
func FuzzRuleFile(f *testing.F) {
	files, err := builtin()
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		for i, line := range strings.Split(file.Text, "\n") {
			if i%9 == 0 {
				f.Add(line)
			}
		}
	}
	for _, s := range []string{"rule x: a? -> day 0", "rule x: {a} -> day 0", "rule x: {!a} b {!} -> day 0", "rule : -> ", "rule x: a|| -> day 0", "CARD *0 none", "order", "\xff", "rule x: <date> <date> <date> -> join", "rule x: ? -> none\n- x", "rule x: <time> -> half 9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := readGrammars([]File{{Lang: "en", Name: "own.txt", Text: text}})
		if err != nil {
			var at *Fault
			if !errors.As(err, &at) || at.Line < 1 || at.Column < 1 {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		rec := newRecognizer(r)
		a := analyse(r["en"], "en", "They met on the first of May 2023 at 10 a.m., a day later, and in 1990s winter")
		rec.Annotate(a)
	})
}

func TestLinearTime(t *testing.T) {
	r := recognizer(t)
	for _, unit := range []string{"May ", "two ", "early ", "the day before ", "Jan. 5 ", "early late ", "the end of the "} {
		a := analyse(r.grammars["en"], "en", strings.Repeat(unit, 20000))
		start := time.Now()
		r.Annotate(a)
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q repeated: %v", unit, d)
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	r := recognizer(b)
	text := "The envoys of both sides met in Tarim on Tuesday after the raid of Jan. 27 and will meet again next week to talk about prisoners, officials of the ministry said."
	a := report(r.grammars["en"], nil, "body: "+strings.Repeat(text+"\n", 200))
	d := sitrep.DayOf(2024, 2, 13)
	a.Doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d, End: d}}
	n := 0
	for b.Loop() {
		r.Annotate(a)
		for i := range a.Sentences {
			n += len(a.Sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
}

// What is relative in an entry of a live report counts from the entry's own day.
func TestEntriesCountFromTheirOwnDay(t *testing.T) {
	r := recognizer(t)
	day := sitrep.DayOf(2024, 3, 5)
	on := &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata}
	a := report(r.grammars["en"], on, "body: The bridge was hit yesterday.", "body: The port was shelled yesterday.", "body: The envoys left on Friday.")
	for i, at := range []string{"", "2024-03-03T00:20:00+02:00", "2024-02-29T23:50:00-05:00"} {
		if when, err := time.Parse(time.RFC3339, at); err == nil {
			a.Doc.Blocks[i].At = &when
		}
	}
	r.Annotate(a)
	for i, want := range []string{"2024-03-04", "2024-03-02", "2024-02-23"} {
		if got := a.Timexes[i].Value; got != want {
			t.Errorf("%s is %s, want %s", a.Text(a.Timexes[i].Span), got, want)
		}
	}
}
