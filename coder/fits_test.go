package coder

import (
	command "flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

var fits = command.String("fits", "", "a sentence, or FILE or FILE:LINE of a rule whose examples are meant: list the rules for each word, the heaviest first")

// rival is a rule whose trigger stands at a token, with what it weighs there.
type rival struct {
	entry
	fails int // its first condition that does not hold, from 1; 0 where all do
}

// fitsAt lists the rules of events, and of none, whose trigger has token i for its head, as the
// choice among them goes: the first without a failing condition wins.
func (t *tree) fitsAt(i int) (out []rival) {
	if t.silent(i, ruleEvent) || t.timex[i] >= 0 {
		return nil
	}
	list := slices.Clone(t.entries(i, ruleEvent).by[t.wordClasses(i)])
	if t.kind[i]&phraseKind != 0 {
		list = append(list, t.phraseAt(i)...)
	}
	inOrder(list)
	for _, e := range list {
		if e.kind != ruleEvent && e.kind != ruleNone || !t.words.hasAll(&e.need) {
			continue
		}
		if (e.class == classPhrase || e.need[0] != 0) && t.triggerAt(i, e.trig) == nil {
			continue
		}
		f := rival{entry: e}
		for k := range e.conds {
			if f.fails == 0 && !t.allHold(i, e.conds[k:k+1], e.rule) {
				f.fails = k + 1
			}
		}
		out = append(out, f)
	}
	return out
}

// sum is how a rule's weight adds up, as rules/FORMAT.md says.
func (f *rival) sum() string {
	ifs := 0
	for _, c := range f.conds {
		if !c.neg {
			ifs++
		}
	}
	s := fmt.Sprintf("%3d = 4 × %d more words + 2 × %d if:", f.wt, len(f.trig.words)-1-f.trig.parts, ifs)
	if len(f.rule.modes) > 0 {
		s += " + 3 for its mode"
	}
	if f.rule.priority != 0 {
		s += fmt.Sprintf(" + priority %d", f.rule.priority)
	}
	return s
}

// tellFits writes the rules for each word of a text and what was coded.
func (c *chain) tellFits(text string) string {
	a := c.code(text)
	var b strings.Builder
	fmt.Fprintln(&b, text)
	for _, t := range c.coder.newWork(a).trees {
		for i := range t.tok {
			list := t.fitsAt(i)
			if len(list) > 0 {
				fmt.Fprintf(&b, "  %s\n", a.Doc.Text[t.tok[i].Start:t.tok[i].End])
			}
			won := false
			for _, f := range list {
				state := "fits, a heavier or later one won"
				switch {
				case f.fails > 0:
					state = fmt.Sprintf("does not fit: its condition %d", f.fails)
				case !won:
					state, won = "wins", true
				}
				typ := f.rule.typ
				if f.kind == ruleNone {
					typ = "NONE"
				}
				fmt.Fprintf(&b, "    %-24s %-22s %-52s %s\n", f.rule.name(), strings.Join(append([]string{typ}, f.rule.modes...), "."), f.sum(), state)
			}
		}
	}
	fmt.Fprintf(&b, "  coded: %s\n", summary(a))
	return b.String()
}

// TestFits lists what -fits asks for, and knows its answer to one sentence.
func TestFits(t *testing.T) {
	c := testChain(t)
	if *fits != "" {
		n := 0
		for _, r := range c.coder.rules.rules {
			if *fits != r.file && *fits != r.name() {
				continue
			}
			for i := range r.examples {
				fmt.Print(c.tellFits(r.examples[i].Text))
				n++
			}
		}
		if n == 0 {
			fmt.Print(c.tellFits(*fits))
		}
		return
	}
	got := c.tellFits("Rebels shelled the town of Arbin on Monday.")
	for _, want := range []string{"  shelled\n", " = 4 × 0 more words + 2 × ", " + 3 for its mode", "wins\n", "coded: ASSAULT.heavy-weapons"} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
	for _, tr := range c.coder.newWork(c.code("Rebels shelled the town of Arbin on Monday.")).trees {
		for i := range tr.tok { // the list names the rule that the coder takes
			list := slices.DeleteFunc(tr.fitsAt(i), func(f rival) bool { return f.fails > 0 })
			if f := tr.rule(i); (f == nil) != (len(list) == 0) || f != nil && f.rule != list[0].rule {
				t.Errorf("%s: the coder takes another rule than the first of %v", tr.form[i], list)
			}
		}
	}
}

// overruled says which rule with a mode gave an example of a rule without one its event, "" where the
// rule's own or another without one did: the example would hold if its rule were not there.
func (c *chain) overruled(ex *Example, a *sitrep.Analysis) string {
	if ex.Mark != '+' || ex.rule.kind != ruleEvent || len(ex.rule.modes) > 0 {
		return ""
	}
	for _, w := range ex.Want {
		if len(w.Modes) > 0 { // the example says so
			return ""
		}
	}
	by := ""
	for i := range a.Events {
		for _, e := range a.Events[i].Evidence {
			at := slices.IndexFunc(c.coder.rules.rules, func(r *rule) bool { return r.by == e.By })
			if e.Field != "type" || at < 0 {
				continue
			}
			switch r := c.coder.rules.rules[at]; {
			case r == ex.rule, r.typ == ex.Type && len(r.modes) == 0:
				return ""
			case r.typ == ex.Type:
				by = "another rule won, " + r.name() + " (" + r.typ + "." + strings.Join(r.modes, ".") + "): rules/FORMAT.md, \"Which rule wins\""
			}
		}
	}
	return by
}
