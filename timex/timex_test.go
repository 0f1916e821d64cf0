package timex

import (
	"os"
	"strings"
	"testing"
)

func recognizer(t testing.TB) *Recognizer {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRuleExamples(t *testing.T) {
	r := recognizer(t)
	files, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	positive, negative := map[string]int{}, map[string]int{}
	for _, f := range files {
		for _, err := range r.check(f.Lang, f.Name) {
			t.Error(err)
		}
	}
	for lang, g := range r.grammars {
		shown := map[string]bool{}
		for _, e := range g.examples {
			if e.negative {
				negative[lang]++
			} else {
				positive[lang]++
				shown[e.rule] = true
			}
		}
		for _, r := range g.rules {
			if r.op != "none" && !shown[r.name] {
				t.Errorf("%s: rule %s has no example", lang, r.name)
			}
		}
		// A new language may begin with one rule; en and es are shown in full.
		if full := lang == "en" || lang == "es"; full && (positive[lang] < 100 || negative[lang] < 10) || positive[lang] < 1 || negative[lang] < 1 {
			t.Errorf("%s: %d examples, %d negative ones", lang, positive[lang], negative[lang])
		}
	}
}

func TestRuleFileFaults(t *testing.T) {
	f := func(line, want string) {
		t.Helper()
		_, err := New(File{"en", "own.txt", "# head\nrule y: ides of MON -> month near\n" + line})
		if err == nil || !strings.Contains(err.Error(), "own.txt:3:"+want) {
			t.Errorf("%q: error %v, want %q", line, err, want)
		}
	}
	f("DAY 1", "1: want CLASS, a value and words")
	f("DAG 1 maandag", "1: want a class")
	f("DAY 8 doomsday", "5: want a number from 1 to 7, found 8")
	f("DAY 1 Monday", "7: want lower case")
	f("UNIT X fortnight", "6: want one of D W")
	f("HOL festivus festivus", "5: want a holiday")
	f("NUM 4 four", "1: want a class")
	f("FRAME around around", "7: want one of since until")
	f("rule x: today -> dayy 0", "18: want an operation")
	f("rule x: today -> day", "18: want 1 arguments after day")
	f("rule x: today -> day soon", "18: want a number after day")
	f("rule x: DAY -> weekday never", "16: want near, nearest, last, next")
	f("rule x: today -> event 2023-02-30", "18: want a day YYYY-MM-DD")
	f("rule x: TODAY -> day 0", "9: want a class")
	f("rule x: FRAME -> day 0", "9: want a class for patterns")
	f("rule x: {in today -> day 0", `9: want "}"`)
	f("rule x: today day 0", `19: want " -> OPERATION"`)
	f("rule y: today -> day 0", "6: want a name of its own")
	f("today -> day 0", `1: want a rule`)
	f("language Dutch", "10: want two letters of ISO 639-1, found Dutch")
	f("order year", "7: want day-month, month-day or clock-point")
	f("+ It fell today.", "3: want the expression in [ ]")
	f("+ It fell [today].", `19: want " => TYPE VALUE"`)
	f("+ It fell on the [ides of May]. => DATE 2023-06", "3: want It fell on the [ides of May]. => DATE 2023-06, got DATE 2023-05")
	f("- It fell on the ides of May.", `3: want It fell on the ides of May., got "ides of May"`)
	if _, err := New(File{"en", "own.txt", "+ [today] => DATE 2024-02-13"}); err == nil || !strings.Contains(err.Error(), "own.txt:1:1: want a rule before") {
		t.Errorf("got %v", err)
	}
}

func TestOwnRulesExtendAndReplace(t *testing.T) {
	r, err := New(File{"en", "own.txt", `UNITS W sennights
rule yesterday: yesterday -> day -2
+ They met [yesterday]. => DATE 2024-02-11
rule feast: the feast of the axe -> event 2024-01-06
+ They met on [the feast of the axe]. => DATE 2024-01-06
- They met at the feast of the year.
`}, File{"", "nl.txt", "language nl\nrule vandaag: vandaag -> day 0\n+ Zij komen [vandaag]. => DATE 2024-02-13\n"})
	if err != nil {
		t.Fatal(err)
	}
	f := func(lang, text, want string) {
		t.Helper()
		a := analyse(r.grammars[lang], lang, text)
		r.Annotate(a)
		if len(a.Timexes) != 1 || a.Timexes[0].Value != want {
			t.Errorf("%s: got %+v, want %s", text, a.Timexes, want)
		}
	}
	f("en", "They fought for three sennights.", "P3W")
	f("en", "They met yesterday.", "2024-02-11")
	f("nl", "Zij komen vandaag.", "2024-02-13")
}

// TestClasses runs testdata/classes.txt: ten or so of each class of expressions.
func TestClasses(t *testing.T) {
	b, err := os.ReadFile("testdata/classes.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := recognizer(t)
	n := 0
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		text, want, _ := strings.Cut(line[2:], " => ")
		a := analyse(r.grammars["en"], "en", strings.NewReplacer("[", "", "]", "").Replace(text))
		r.Annotate(a)
		if line[0] == '-' {
			for _, x := range a.Timexes {
				t.Errorf("classes.txt:%d: %s: found %q by %s", i+1, text, a.Text(x.Span), x.Rule)
			}
			continue
		}
		e := example{}
		for _, x := range a.Timexes {
			e.rule = x.Rule // any rule will do
		}
		if got := e.outcome(a, text, strings.Split(want, "; ")); got != "" && !strings.HasPrefix(got, "it by ") {
			t.Errorf("classes.txt:%d: %s\n got %s\nwant %s", i+1, text, got, want)
		}
	}
	if n < 80 {
		t.Errorf("only %d examples", n)
	}
}
